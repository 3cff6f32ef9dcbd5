//go:build cgo

package export_test

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"relata/graph"
	"relata/graph/export"
	"relata/graph/kuzu"
	"relata/graph/storetest"
	"relata/schema"
)

// BenchmarkAdmin exports a graph for neo4j-admin: from the embedded store, and from a store that has every answer ready, which leaves
// the cost of the writing alone.
func BenchmarkAdmin(b *testing.B) {
	s, err := schema.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	store, err := kuzu.Open(filepath.Join(b.TempDir(), "db"), s, kuzu.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	storetest.Fill(b, store, s, 1000)
	b.Run("Kuzu", func(b *testing.B) { exportAdmin(b, store, s) })
	b.Run("Ready", func(b *testing.B) { exportAdmin(b, &ready{Store: store, rows: map[string][]graph.Row{}}, s) })
}

func exportAdmin(b *testing.B, store graph.Store, s *schema.Schema) {
	b.Helper()
	f, _ := export.FormatNamed("neo4j-admin")
	dir := filepath.Join(b.TempDir(), "admin")
	write := func() {
		if err := errors.Join(os.RemoveAll(dir), f.WriteTo(b.Context(), store, s, export.Options{}, dir)); err != nil {
			b.Fatal(err)
		}
	}
	write()
	size := int64(0)
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		write()
	}
}

// ready is a store that remembers its answers.
type ready struct {
	graph.Store
	rows map[string][]graph.Row
}

func (r *ready) Query(ctx context.Context, query string, params map[string]any) iter.Seq2[graph.Row, error] {
	return func(yield func(graph.Row, error) bool) {
		if _, ok := r.rows[query]; !ok {
			for row, err := range r.Store.Query(ctx, query, params) {
				if err != nil {
					yield(row, err)
					return
				}
				r.rows[query] = append(r.rows[query], row)
			}
		}
		for _, row := range r.rows[query] {
			if !yield(row, nil) {
				return
			}
		}
	}
}
