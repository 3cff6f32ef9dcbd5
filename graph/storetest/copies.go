package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
)

// copyOf is an article that says the same as any other made by it, with bands of its own but for those given.
func copyOf(h *harness, id string, shared ...int64) *graph.Graph {
	g := Article(
		h.schema, id, "2024-03-01",
		Claim{Subject: "Person/Ada Lovelace", Type: "SUES", Object: "Organization/Babbage & Co", Confidence: 0.5},
		Claim{Subject: "Organization/Voltéa", Type: "STOCKER", Object: "Product/battery", Open: true, Confidence: 0.5},
	)
	a := &g.Articles[0]
	a.Hash = fmt.Sprint(id, shared)
	for i := range a.Bands {
		a.Bands[i] = int64(1000*(int(id[0])+1) + i)
	}
	copy(a.Bands, shared)
	return g
}

// copies checks that copies of one dispatch count once, along chains, in any order, and after each of them is taken out.
func copies(t *testing.T, h *harness) {
	a, b, c, d := copyOf(h, "a", 1), copyOf(h, "b", 1, 2), copyOf(h, "c", 2), copyOf(h, "d")
	s, m := h.open(t), newModel()
	steps := []struct {
		write   []*graph.Graph
		forget  string
		sources int64
	}{
		{write: []*graph.Graph{a}, sources: 1},
		{write: []*graph.Graph{c}, sources: 2},
		{write: []*graph.Graph{b}, sources: 1}, // links a and c
		{write: []*graph.Graph{d}, sources: 2},
		{forget: "b", sources: 3},
		{write: []*graph.Graph{merged(b, copyOf(h, "e", 7), copyOf(h, "f", 7))}, sources: 3},
		{write: []*graph.Graph{copyOf(h, "d", 7)}, sources: 2},                      // another version, now a copy
		{write: []*graph.Graph{merged(copyOf(h, "a"), copyOf(h, "c"))}, sources: 4}, // and these no longer
		{forget: "e", sources: 4},
		{forget: "f", sources: 4},
	}
	for i, step := range steps {
		write(t, s, step.write...)
		for _, g := range step.write {
			m.write(g)
		}
		if step.forget != "" {
			if _, err := s.Forget(t.Context(), []string{step.forget}); err != nil {
				t.Fatal(err)
			}
			m.forget(step.forget)
		}
		got := rows(t, s, "MATCH (:Person)-[r:SUES]->(:Organization) RETURN r.sources", nil)
		if diff := cmp.Diff([][]any{{step.sources}}, got); diff != "" {
			t.Errorf("step %d: sources (-want +got):\n%s", i, diff)
		}
	}
	same(t, s, m)
	write(t, s, copyOf(h, "g", 7))
	all, err := graph.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if r.Name == "copies" {
			got := rows(t, s, r.Query, map[string]any{"article": "", "limit": 10})
			if diff := cmp.Diff([][]any{{"d", "g"}}, got); diff != "" {
				t.Errorf("recipe (-want +got):\n%s", diff)
			}
		}
	}
}

// copiesConcurrent has several writers write copies and their new versions at once.
func copiesConcurrent(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	r := rand.New(rand.NewPCG(5, 5))
	var graphs []*graph.Graph
	for i := range 16 {
		g := randomArticle(h.schema, r, fmt.Sprint("article ", i))
		for k := range g.Articles[0].Bands {
			g.Articles[0].Bands[k] = int64(100*i + k)
		}
		g.Articles[0].Bands[0] = int64(-1 - r.IntN(6)) // a few dispatches
		g.Articles[0].Bands[1] = int64(-11 - r.IntN(12))
		graphs = append(graphs, g, g)
		m.write(g)
	}
	var wg sync.WaitGroup
	for part := range slices.Chunk(graphs, len(graphs)/h.Writers) {
		wg.Go(func() {
			for _, g := range part {
				if err := s.Write(t.Context(), g); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	same(t, s, m)
	gone := []string{"article 1", "article 4", "article 9"}
	if _, err := s.Forget(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	m.forget(gone...)
	same(t, s, m)
}
