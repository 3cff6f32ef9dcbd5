//go:build cgo

package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
	"relata/graph/export"
	"relata/graph/storetest"
)

// TestReadBack compares what a reader of the statements finds with what the store has.
func TestReadBack(t *testing.T) {
	store := difficult(t)
	var b bytes.Buffer
	if err := format(t, "jsonl").Write(t.Context(), store, storetest.Builtin(t), export.Options{Page: 3}, &b); err != nil {
		t.Fatal(err)
	}
	want, err := storetest.Rows(t.Context(), store, `MATCH (a:Entity)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b:Entity)
		MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
		RETURN st.id AS id, ar.id AS article, a.name, a.type, st.predicate, b.name, b.type, st.negated, st.modality, st.confidence, st.speaker,
			st.role, se.text, se.index AS place ORDER BY article, place, id`, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]any
	for l, err := range export.ReadJSONL(&b) {
		if err != nil {
			t.Fatal(err)
		}
		row := []any{
			l.ID, l.Article, l.Subject.Name, l.Subject.Type, l.Predicate.Type, l.Object.Name, l.Object.Type, l.Negated, l.Modality, l.Confidence,
			nil, nil, l.Evidence.Sentence, want[len(got)][13],
		}
		if l.AttributedTo != nil {
			row[10] = l.AttributedTo.Mention
		}
		if role, ok := l.Qualifiers["role"]; ok {
			row[11] = role
		}
		if l.Subject.Mention == "" || l.Object.Mention == "" {
			t.Errorf("%s: no mention", l.ID)
		}
		got = append(got, row)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-store +read):\n%s", diff)
	}

	b.Reset()
	if err := format(t, "csv").Write(t.Context(), store, storetest.Builtin(t), export.Options{}, &b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != len(want)+1 {
		t.Fatalf("%d rows, want %d and a header: %v", len(rows), len(want), err)
	}
	for i, r := range rows[1:] {
		subject, sentence := strings.TrimPrefix(r[4], "'"), r[15]
		name, text := want[i][2].(string), strings.ReplaceAll(want[i][12].(string), "\r\n", "\n")
		if subject != strings.TrimPrefix(name, "'") || strings.TrimPrefix(sentence, "'") != strings.TrimPrefix(text, "'") {
			t.Errorf("row %d: %q, %q; want %q, %q", i+1, subject, sentence, name, text)
		}
	}
}

// broken is a store that fails, or is cut off, after some rows.
type broken struct {
	graph.Store
	left int
}

var errBroken = errors.New("broken")

func (b *broken) Query(ctx context.Context, query string, params map[string]any) iter.Seq2[graph.Row, error] {
	return func(yield func(graph.Row, error) bool) {
		for row, err := range b.Store.Query(ctx, query, params) {
			if b.left--; b.left < 0 {
				yield(graph.Row{}, errBroken)
				return
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// TestWriteTo: nothing is half written, whatever is there stays.
func TestWriteTo(t *testing.T) {
	store := difficult(t)
	for _, f := range export.Formats {
		t.Run(f.Name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "out")
			for left := 0; ; left = left*2 + 7 {
				b := &broken{store, left}
				err := f.WriteTo(t.Context(), b, storetest.Builtin(t), export.Options{}, path)
				if err == nil {
					break
				}
				if !errors.Is(err, errBroken) {
					t.Fatal(err)
				}
				if files, err := os.ReadDir(dir); len(files) > 0 || err != nil {
					t.Fatalf("after %d rows: left over: %v, %v", left, files, err)
				}
			}
			err := f.WriteTo(t.Context(), store, storetest.Builtin(t), export.Options{}, path)
			if f.Folder() != errors.Is(err, export.ErrExists) || !f.Folder() && err != nil {
				t.Errorf("once more: %v", err)
			}
			if _, err := os.Stat(path); err != nil {
				t.Error(err)
			}
			if f.Folder() {
				if err := f.Write(t.Context(), store, storetest.Builtin(t), export.Options{}, &bytes.Buffer{}); !errors.Is(err, export.ErrFolder) {
					t.Errorf("to a writer: %v", err)
				}
			}
			if err := f.WriteTo(t.Context(), store, storetest.Builtin(t), export.Options{}, filepath.Join(dir, "none", "x")); err == nil {
				t.Error("no error for a folder that is not there")
			}
		})
	}
	if err := format(t, "nt").Write(t.Context(), store, storetest.Builtin(t), export.Options{Base: "> <x"}, &bytes.Buffer{}); err == nil {
		t.Error("a base that is no IRI is taken")
	}
}

// TestDelimiter: lists whose elements hold the first delimiter are written with the next.
func TestDelimiter(t *testing.T) {
	store := difficult(t)
	g := storetest.Article(storetest.Builtin(t), "unit separator", "", storetest.Claim{Subject: "Person/a\x1fb", Type: "LEADS", Object: "Organization/c", Confidence: 1})
	if err := store.Write(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "admin")
	if err := format(t, "neo4j-admin").WriteTo(t.Context(), store, storetest.Builtin(t), export.Options{}, dir); err != nil {
		t.Fatal(err)
	}
	args, err := os.ReadFile(filepath.Join(dir, "import.args"))
	if err != nil || !strings.Contains(string(args), "--array-delimiter=U+001E\n") || strings.Count(string(args), "--nodes=Article=") != 1 {
		t.Errorf("%s, %v", args, err)
	}
}

// TestBroken: a statement that has lost its subject, or has a second one, ends an export: it would be missing, or there twice.
func TestBroken(t *testing.T) {
	for _, q := range []string{
		"MATCH (:Statement {predicate: 'SUES'})-[r:SUBJECT]->() DELETE r",
		"MATCH (n:Statement {predicate: 'SUES'}), (e:Person {name: 'Grace Hopper'}) CREATE (n)-[:SUBJECT]->(e)",
	} {
		store := difficult(t)
		if _, err := store.Change(t.Context(), q, nil, func(graph.Row) {}); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"jsonl", "nt"} {
			err := format(t, name).Write(t.Context(), store, storetest.Builtin(t), export.Options{}, io.Discard)
			if err == nil || !strings.Contains(err.Error(), "relata check") {
				t.Errorf("%s, %s: %v", name, q, err)
			}
		}
	}
}
