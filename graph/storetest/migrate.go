package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
)

// A Migration is a kind of store that is brought up to date.
type Migration struct {
	Open      func(t *testing.T) (graph.Store, error)        // the same store each time
	Downgrade func(t *testing.T, s graph.Store, version int) // makes of it one of that version
	Migrate   func(t *testing.T) (from int, err error)
}

// Migrate checks that a store of each older version is refused, then migrated, twice with the same result, and then holds what one of today would
// if its articles had no bands; reading them again gives them theirs.
func Migrate(t *testing.T, m Migration) {
	t.Helper()
	h := &harness{schema: Builtin(t)}
	old, now := append(h.three(), copyOf(h, "a", 1), copyOf(h, "b", 1)), append(h.three(), copyOf(h, "a", 1), copyOf(h, "b", 1))
	bare, full := newModel(), newModel()
	for i := range old {
		old[i].Articles[0].Bands = nil
		bare.write(old[i])
		now[i].Articles[0].Hash += " read again"
		full.write(now[i])
	}
	use := func(f func(graph.Store)) {
		t.Helper()
		s, err := m.Open(t)
		if err != nil {
			t.Fatal(err)
		}
		f(s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	use(func(s graph.Store) { write(t, s, old...) })
	for was := 1; was < graph.ModelVersion; was++ {
		use(func(s graph.Store) {
			same(t, s, bare)
			m.Downgrade(t, s, was)
		})
		var version *graph.VersionError
		s, err := m.Open(t)
		if err == nil {
			_ = s.Close()
		}
		if !errors.As(err, &version) || version.Have != was {
			t.Fatalf("a store of version %d is opened: %v", was, err)
		}
		for _, want := range []int{was, graph.ModelVersion} {
			if from, err := m.Migrate(t); err != nil || from != want {
				t.Fatalf("migrate: from %d, %v; want from %d", from, err, want)
			}
			use(func(s graph.Store) {
				same(t, s, bare)
				sound(t, s, h)
			})
		}
	}
	use(func(s graph.Store) {
		if got := rows(t, s, "MATCH (m:RelataMeta) RETURN m.model", nil); !cmp.Equal(got, [][]any{{int64(graph.ModelVersion)}}) {
			t.Errorf("model: %v", got)
		}
		write(t, s, now...)
		same(t, s, full)
	})
}
