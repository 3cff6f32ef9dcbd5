package storetest

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"relata/graph"
	"relata/schema"
)

// loading tells a test's process that it is the one to be killed, and which run it is.
const loading = "RELATA_TEST_LOADING"

// Kill loads articles in a process of its own, which is killed at random moments and started again, each time with another version of all articles; the last run is
// left alone. The store must then hold what a load without faults leaves. Name is the test that calls Kill: the other process runs it too, with env, and
// ends up in here with loading set. Open opens the store as it stands.
func Kill(t *testing.T, name string, times int, env []string, open func(t *testing.T) graph.Store) {
	t.Helper()
	if run, err := strconv.Atoi(os.Getenv(loading)); err == nil {
		batches, _ := faultBatches(t, run)
		s := open(t)
		defer shut(t, s)
		_, _ = os.Stdout.WriteString("loading\n")
		write(t, s, batches...)
		return
	}
	chance := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0)) // other moments each time; the outcome must be the same
	limit := 1500
	for run := range times {
		after := chance.IntN(limit)
		killed := runLoading(t, name, append(env, loading+"="+strconv.Itoa(run)), time.Duration(after)*time.Millisecond)
		t.Logf("after %d ms: killed %v", after, killed)
		if !killed { // so the next one not so late
			limit = max(after, 100)
		}
	}
	batches, m := faultBatches(t, times)
	s := open(t)
	defer shut(t, s)
	write(t, s, batches...)
	same(t, s, m)
}

// faultBatches are a version of the articles of a load that is disturbed, and what a store of them holds.
func faultBatches(t *testing.T, version int) ([]*graph.Graph, *model) {
	t.Helper()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var batches []*graph.Graph
	m := newModel()
	for g := range NewNews(sch, 11).Batches(0, 24, 3) {
		for i := range g.Articles {
			g.Articles[i].Hash += fmt.Sprint(" ", version)
		}
		batches = append(batches, g)
		m.write(g)
	}
	return batches, m
}

// runLoading runs the test in another process and kills it some time after it has begun to load. It says whether the process was
// still at it.
func runLoading(t *testing.T, name string, env []string, after time.Duration) bool {
	t.Helper()
	//nolint:gosec // the test itself
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^"+name+"$")
	c.Env = append(os.Environ(), env...)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said = append(said, lines.Text())
		if lines.Text() == "loading" {
			timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
			defer timer.Stop()
		}
	}
	err = c.Wait()
	if text := strings.Join(said, "\n"); strings.Contains(text, "--- FAIL") {
		t.Fatalf("the load failed by itself:\n%s", text)
	}
	return err != nil
}

func shut(t *testing.T, s graph.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

// Disturb loads articles while disturb runs, which takes away what the store needs and gives it back. Writes that fail are written
// again by a second load. The store must then hold what a load without faults leaves.
func Disturb(t *testing.T, s graph.Store, disturb func()) {
	t.Helper()
	batches, m := faultBatches(t, 0)
	done := make(chan struct{})
	for i, g := range batches {
		if i == 2 {
			go func() { defer close(done); disturb() }()
		}
		if err := s.Write(t.Context(), g); err != nil {
			t.Logf("batch %d: %v", i, err)
		}
	}
	<-done
	write(t, s, batches...)
	same(t, s, m)
}

// FillDisk loads articles until the store says that something is wrong, at the latest when it is closed, which a full disk is; then makeRoom is called, the store opened again and the same
// load run a second time. The store must then hold what a load without faults leaves.
func FillDisk(t *testing.T, open func() graph.Store, makeRoom func()) {
	t.Helper()
	batches, m := faultBatches(t, 0)
	s := open()
	var full error
	for _, g := range batches {
		if full = s.Write(t.Context(), g); full != nil {
			break
		}
	}
	if full = errors.Join(full, s.Close()); full == nil {
		t.Fatal("the disk was not full")
	}
	t.Logf("full: %v", full)
	makeRoom()
	s = open()
	defer shut(t, s)
	write(t, s, batches...)
	same(t, s, m)
}
