//go:build cgo

package kuzu_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/storetest"
	"relata/schema"
)

// fresh is a new store, which its user closes.
func fresh(t *testing.T) graph.Store {
	t.Helper()
	s, err := kuzu.Open(filepath.Join(t.TempDir(), "relata.db"), storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) {
	t.Parallel()
	storetest.Run(t, storetest.Subject{
		Open: fresh,
		Exec: func(t *testing.T, s graph.Store, query string, params map[string]any) {
			t.Helper()
			if err := s.(*kuzu.Store).Exec(query, params); err != nil {
				t.Fatal(err)
			}
		},
		Foreign: storetest.ForeignData{
			Declare: []string{
				"CREATE NODE TABLE Folder(id STRING PRIMARY KEY)",
				"CREATE REL TABLE HOLDS(FROM Folder TO Entity)",
				"ALTER TABLE Entity ADD note STRING",
				"CREATE REL TABLE KNOWS(FROM Entity TO Entity, since INT64)",
				"ALTER TABLE Fact ADD mine BOOLEAN",
				"ALTER TABLE Fact ADD note STRING",
			},
			Make: []string{
				"CREATE (:Folder {id: 'f'})",
				"MATCH (f:Folder {id: 'f'}), (p:Person {id: $id}) CREATE (f)-[:HOLDS]->(p) SET p.note = 'look again'",
				"MATCH (p:Person {id: $id}), (o:Organization {id: $other}) CREATE (p)-[:KNOWS {since: 1999}]->(o), (p)-[:SUES {mine: true}]->(o)",
				"MATCH (p:Person {id: $id})-[r:LEADS {type: 'LEADS'}]->(o:Organization {id: $other}) SET r.note = 'mine'",
			},
			Count: `MATCH (f:Folder)-[r:HOLDS]->(p:Person)-[k:KNOWS {since: 1999}]->(o:Organization), (p)-[x:SUES {mine: true}]->(o)
				WHERE p.note = 'look again' RETURN count(f) + count(k) + count(x) AS n`,
			Want: 3,
		},
		Writers:  4,
		Parallel: true,
	})
}

// TestCopied has what is first written, however little, brought in by COPY.
func TestCopied(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "it's a [store].db") // Kùzu could read no rows beside it
	storetest.Reopen(t, func(t *testing.T) graph.Store {
		t.Helper()
		return openCopying(t, path)
	})
}

// openCopying opens a store that brings in by COPY whatever is first written, however little.
func openCopying(t *testing.T, path string) graph.Store {
	t.Helper()
	s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.CopyAlways()
	return s
}

// TestReopen has a store closed between writes, and by itself in a checkpoint after each, while others read.
func TestReopen(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "relata.db")
	storetest.Reopen(t, func(t *testing.T) graph.Store {
		t.Helper()
		s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.CheckpointAlways()
		return s
	})
	s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.CheckpointAlways()
	done := make(chan struct{})
	read := make(chan error, 2)
	for range cap(read) {
		go func() {
			for {
				select {
				case <-done:
					read <- nil
					return
				default:
				}
				if _, err := storetest.Rows(t.Context(), s, "MATCH (p:Person)-[r]->(b) RETURN p.name, r, b.name", nil); err != nil {
					read <- err
					return
				}
			}
		}()
	}
	for i := range 8 {
		if err := s.Write(t.Context(), killArticle(t, i)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	for range cap(read) {
		if err := <-read; err != nil {
			t.Error(err)
		}
	}
}

// TestQuery holds what is so on this store alone.
func TestQuery(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	defer s.Close()
	if err := s.Write(t.Context(), killArticle(t, 0)); err != nil {
		t.Fatal(err)
	}
	for row, err := range s.Query(t.Context(), "MATCH (:Person|Place)-[r:LEADS]->(:Organization) RETURN *", nil) {
		if err != nil || len(row.Keys) != 1 || row.Keys[0] != "r" || len(row.Values) != 1 || row.Values[0].(graph.Relationship).Type != "LEADS" {
			t.Errorf("names that the query does not have: %v, %v", row, err)
		}
	}
	for query, column := range map[string]int{
		"MATCH (r:Robot) RETURN r":                                      10,
		"MATCH (p:Person)-[r:EATS]->() RETURN p":                        21,
		"MATCH (p:Person {nme: 'x'}) RETURN p":                          18,
		"MATCH (p:Person) WHERE p.x = 1 RETURN p":                       26,
		"MATCH (a)-[:SUES|LEADS*1..2 (r, n | WHERE r.x)]->(b) RETURN a": 12,
	} {
		_, err := storetest.Rows(t.Context(), s, query, nil)
		var q *graph.QueryError
		if !errors.As(err, &q) || q.Column != column {
			t.Errorf("%s: at %v, want column %d: %v", query, q, column, err)
		}
	}
}

// TestUndeclared: what Kùzu has no table or column for is named, with how to declare it.
func TestUndeclared(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	defer s.Close()
	if err := s.Write(t.Context(), killArticle(t, 0)); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"MATCH (p:Person) SET p.note = 'x'":                          "ALTER TABLE Entity ADD note ",
		"MATCH (p:Person) SET p += {note: 'x'}":                      "ALTER TABLE Entity ADD note ",
		"MATCH (p:Person)-[r:LEADS]->() SET r.checked = true":        "ALTER TABLE Fact ADD checked ",
		"MATCH (a:Article) SET a.seen = true":                        "ALTER TABLE Article ADD seen ",
		"CREATE (:Work {id: 'w', note: 'x'})":                        "ALTER TABLE Entity ADD note ",
		"MATCH (p:Person), (w:Work) CREATE (p)-[:SUES {my: 1}]->(w)": "ALTER TABLE Fact ADD my ",
		"CREATE (:Folder {id: 'f'})":                                 "CREATE NODE TABLE Folder(",
		"MATCH (p:Person), (w:Work) CREATE (p)-[:KNOWS]->(w)":        "CREATE REL TABLE KNOWS(",
	} {
		_, err := s.Change(t.Context(), query, nil, func(graph.Row) {})
		var q *graph.QueryError
		if !errors.As(err, &q) || q.Line != 1 || q.Excerpt() == "" || !strings.Contains(q.Msg, want) {
			t.Errorf("%s: %v, want %q", query, err, want)
		}
	}
}

func FuzzHostile(f *testing.F) {
	storetest.Fuzz(f, fresh)
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
