package storetest

import (
	"bytes"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"relata/extract"
	"relata/graph"
	"relata/graph/export"
	"relata/schema"
)

// The exports of the graph Difficult, the same bytes from every store: testdata/export.FORMAT. UPDATE_GOLDEN=1 writes them anew.
//
//go:embed testdata/export.*
var goldenExports embed.FS

// Difficult is a graph that is hard to write down: names that break quotes, qualifiers, speakers, what is denied.
func Difficult(s *schema.Schema) []*graph.Graph {
	h := &harness{schema: s}
	out := h.three()
	for i, name := range hostileNames[:7] {
		other := hostileNames[i+1]
		g := Article(
			s, "id "+name, "2024-01-01",
			Claim{
				Subject: "Person/" + name + "x", Type: "LEADS", Object: "Organization/" + other + "y", Confidence: 1, By: "Person/" + other + "z",
				Qualifiers: extract.Qualifiers{Role: name, To: other, From: name, Of: other, Date: name},
			},
			Claim{Subject: "Person/" + name + "x", Type: name, Object: "Concept/" + other + "w", Open: true, Confidence: 0.5},
		)
		g.Articles[0].Title, g.Articles[0].URL = name, other
		out = append(out, g)
	}
	return out
}

// exported checks that every format gives the same bytes, whatever the store, the order of reading and the size of pages.
func exported(t *testing.T, h *harness) {
	all := Difficult(h.schema)
	for i, page := range []int{0, 2} {
		s := h.open(t)
		if i > 0 {
			all = append(all[3:], all[2], all[0], all[1])
		}
		write(t, s, all...)
		for _, f := range export.Formats {
			if i > 0 && f.Name != "jsonl" && f.Name != "neo4j-admin" { // these two ask for all that the others do
				continue
			}
			got, err := exportText(t, s, h, f, export.Options{Page: page})
			if err != nil {
				t.Errorf("%s: %v", f.Name, err)
				continue
			}
			name := "testdata/export." + f.Name
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile("../storetest/"+name, got, 0o600); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := goldenExports.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Errorf("%s, pages of %d (-want +got):\n%s", f.Name, page, diff)
			}
		}
	}
}

// exportText is an export in one text; of a folder the txtar.
func exportText(t *testing.T, s graph.Store, h *harness, f export.Format, o export.Options) ([]byte, error) {
	t.Helper()
	if !f.Folder() {
		var b bytes.Buffer
		err := f.Write(t.Context(), s, h.schema, o, &b)
		return b.Bytes(), err
	}
	dir := filepath.Join(t.TempDir(), f.Name)
	if err := f.WriteTo(t.Context(), s, h.schema, o, dir); err != nil {
		return nil, err
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var a txtar.Archive
	for _, e := range files {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, fmt.Errorf("read back: %w", err)
		}
		a.Files = append(a.Files, txtar.File{Name: e.Name(), Data: data})
	}
	return txtar.Format(&a), nil
}
