// Package storetest is what every graph.Store must pass. Graphs made here go in through the interface, and what the store then
// holds is read out with queries and compared with a model in memory that derives everything from scratch.
package storetest

import (
	"context"
	"testing"

	"relata/graph"
	"relata/schema"
)

// A Subject is a kind of store under test.
type Subject struct {
	// Open opens an empty store. The test closes it.
	Open func(t *testing.T) graph.Store
	// Exec runs a query that writes, as a user of the database would with tools of his own.
	Exec func(t *testing.T, s graph.Store, query string, params map[string]any)
	// Foreign are statements that make data which is not Relata's, given an entity's label and ID, and a query that counts it.
	Foreign ForeignData
	// Writers is how many writers are tried at once.
	Writers int
	// Parallel says that each store that Open opens is another one, so that several tests may run at once.
	Parallel bool
	// Favourites says whether the store takes what Recipe.Favourite writes for Neo4j Browser.
	Favourites bool
}

// ForeignData is how a user adds to a store what Relata knows nothing of: a node of his own tied to the entity with $id, a property of that
// entity, relationships from it to the one with $other, one of a type of Relata's among them, and the property note on a fact of type LEADS.
type ForeignData struct {
	Declare []string // for Exec: the tables and properties that Make needs
	Make    []string // for graph.Store.Change, with $id and $other
	Count   string   // a query that returns how much of it is there, the note not counted
	Want    int64    // all of it
}

// Run runs all tests.
func Run(t *testing.T, sub Subject) {
	t.Helper()
	h := &harness{Subject: sub, schema: Builtin(t)}
	for _, c := range []struct {
		name string
		run  func(*testing.T, *harness)
	}{
		{"Empty", empty},
		{"WriteTwice", writeTwice},
		{"AnyOrder", anyOrder},
		{"Replace", replace},
		{"Forget", forget},
		{"Denied", denied},
		{"Hostile", hostile},
		{"HostileStore", hostileStore},
		{"Refused", refusedGraphs},
		{"AllOrNothing", allOrNothing},
		{"Foreign", foreign},
		{"ReadOnly", readOnly},
		{"Change", changing},
		{"ChangeRefused", changeRefused},
		{"QueryErrors", queryErrors},
		{"Values", values},
		{"Dialect", dialect},
		{"Concurrent", concurrent},
		{"Cancelled", cancelled},
		{"Random", random},
		{"Check", checks},
		{"Doubled", doubled},
		{"Changes", changed},
		{"Copies", copies},
		{"CopiesConcurrent", copiesConcurrent},
		{"Recipes", recipes},
		{"ManyFacts", manyFacts},
		{"Export", exported},
	} {
		t.Run(c.name, func(t *testing.T) {
			if h.Parallel {
				t.Parallel()
			}
			c.run(t, h)
		})
	}
}

// Builtin is the built-in schema.
func Builtin(t *testing.T) *schema.Schema {
	t.Helper()
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type harness struct {
	Subject
	schema *schema.Schema
}

func (h *harness) open(t *testing.T) graph.Store {
	t.Helper()
	s := h.Open(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func write(t *testing.T, s graph.Store, graphs ...*graph.Graph) {
	t.Helper()
	for _, g := range graphs {
		if err := s.Write(t.Context(), g); err != nil {
			t.Fatalf("write: %v", err)
		}
	}
}

// Rows runs a query and returns all rows.
func Rows(ctx context.Context, s graph.Store, query string, params map[string]any) ([][]any, error) {
	var out [][]any
	for row, err := range s.Query(ctx, query, params) {
		if err != nil {
			return nil, err
		}
		out = append(out, row.Values)
	}
	return out, nil
}

func rows(t *testing.T, s graph.Store, query string, params map[string]any) [][]any {
	t.Helper()
	out, err := Rows(t.Context(), s, query, params)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return out
}
