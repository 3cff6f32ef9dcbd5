package storetest

import (
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"relata/graph"
)

// sharing tells a test's process that it is one of those that load at once, and which.
const sharing = "RELATA_TEST_SHARING"

// Share has so many processes load the same articles at once into one store, each in an order of its own and with two writers. The store must then hold what one load leaves.
// Name is the test that calls Share: the other processes run it too, and end up in here. Open opens the store as it stands.
func Share(t *testing.T, name string, processes int, open func(t *testing.T) graph.Store) {
	t.Helper()
	var batches []*graph.Graph
	m := newModel()
	for g := range NewNews(Builtin(t), 13).Batches(0, 60, 5) {
		batches = append(batches, g)
		m.write(g)
	}
	if i, err := strconv.Atoi(os.Getenv(sharing)); err == nil {
		first := i * len(batches) / processes
		batches = slices.Concat(batches[first:], batches[:first])
		if i%2 == 1 {
			slices.Reverse(batches)
		}
		shareLoad(t, open(t), batches)
		return
	}
	var wg sync.WaitGroup
	for i := range processes {
		wg.Go(func() {
			c := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+name+"$") //nolint:gosec // the test itself
			c.Env = append(os.Environ(), sharing+"="+strconv.Itoa(i))
			if out, err := c.CombinedOutput(); err != nil || strings.Contains(string(out), "--- SKIP") {
				t.Errorf("process %d: %v\n%s", i, err, out)
			}
		})
	}
	wg.Wait()
	s := open(t)
	defer shut(t, s)
	same(t, s, m)
	sound(t, s, &harness{schema: Builtin(t)})
}

func shareLoad(t *testing.T, s graph.Store, batches []*graph.Graph) {
	t.Helper()
	defer shut(t, s)
	work := make(chan *graph.Graph)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for g := range work {
				if err := s.Write(t.Context(), g); err != nil {
					t.Errorf("write: %v", err)
				}
			}
		})
	}
	for _, g := range batches {
		work <- g
	}
	close(work)
	wg.Wait()
}
