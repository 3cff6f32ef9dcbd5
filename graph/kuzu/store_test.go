//go:build cgo

package kuzu_test

import (
	"path/filepath"
	"testing"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/storetest"
	"relata/schema"
)

func TestStore(t *testing.T) {
	storetest.Run(t, storetest.Subject{
		Open: func(t *testing.T) graph.Store {
			t.Helper()
			s, err := kuzu.Open(filepath.Join(t.TempDir(), "relata.db"), storetest.Builtin(t), kuzu.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
		Exec: func(t *testing.T, s graph.Store, query string, params map[string]any) {
			t.Helper()
			if err := s.(*kuzu.Store).Exec(query, params); err != nil {
				t.Fatal(err)
			}
		},
		Foreign: storetest.ForeignData{
			Make: []string{
				"CREATE NODE TABLE Folder(id STRING PRIMARY KEY)",
				"CREATE REL TABLE HOLDS(FROM Folder TO Entity)",
				"ALTER TABLE Entity ADD note STRING",
				"CREATE REL TABLE KNOWS(FROM Entity TO Entity, since INT64)",
				"ALTER TABLE Fact ADD mine BOOLEAN",
				"ALTER TABLE Fact ADD note STRING",
				"CREATE (:Folder {id: 'f'})",
				"MATCH (f:Folder {id: 'f'}), (p:Person {id: $id}) CREATE (f)-[:HOLDS]->(p) SET p.note = 'look again'",
				"MATCH (p:Person {id: $id}), (o:Organization {id: $other}) CREATE (p)-[:KNOWS {since: 1999}]->(o), (p)-[:SUES {mine: true}]->(o)",
				"MATCH (p:Person {id: $id})-[r:LEADS {type: 'LEADS'}]->(o:Organization {id: $other}) SET r.note = 'mine'",
			},
			Count: `MATCH (f:Folder)-[r:HOLDS]->(p:Person)-[k:KNOWS {since: 1999}]->(o:Organization), (p)-[x:SUES {mine: true}]->(o)
				WHERE p.note = 'look again' RETURN count(f) + count(k) + count(x) AS n`,
			Want: 3,
		},
		Writers: 4,
	})
}

func FuzzHostile(f *testing.F) {
	storetest.Fuzz(f, func(t *testing.T) graph.Store {
		t.Helper()
		s, err := kuzu.Open(filepath.Join(t.TempDir(), "relata.db"), storetest.Builtin(t), kuzu.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func BenchmarkLoad(b *testing.B) {
	s, err := schema.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	store, err := kuzu.Open(filepath.Join(b.TempDir(), "relata.db"), s, kuzu.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	storetest.Load(b, store, s, 100)
}
