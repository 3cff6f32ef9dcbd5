package storetest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"relata/graph"
)

// Reopen writes articles, new versions of them among them, and takes some out, with the store closed and opened again between: what is in a store's file
// already must come out as what is in its memory. Open opens the same store each time.
func Reopen(t *testing.T, open func(t *testing.T) graph.Store) {
	t.Helper()
	h, m := &harness{schema: Builtin(t)}, newModel()
	r := rand.New(rand.NewPCG(5, 5))
	for round := range 3 {
		s := open(t)
		for i := range 5 {
			g := randomArticle(h.schema, r, fmt.Sprint("article ", round*3+i))
			write(t, s, g)
			m.write(g)
		}
		gone := fmt.Sprint("article ", round)
		if _, err := s.Forget(t.Context(), []string{gone}); err != nil {
			t.Fatal(err)
		}
		m.forget(gone)
		shut(t, s)
		s = open(t)
		same(t, s, m)
		sound(t, s, h)
		shut(t, s)
	}
}
