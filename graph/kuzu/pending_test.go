//go:build cgo

package kuzu

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"relata/graph"
)

// TestPending cuts and damages a log at many of its bytes: what was whole before is there, and the log goes on behind it.
func TestPending(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.pending")
	batches := []*graph.Graph{
		{Articles: []graph.Article{{ID: "one", Hash: "1", Bands: []int64{1, 2}}}, Statements: []graph.Statement{{ID: "s", Qualifiers: map[string]string{"of": "x"}}}},
		{Articles: []graph.Article{{ID: "two", Hash: "2"}}, Mentions: []graph.Mention{{Article: "two", Names: []string{"é\x00"}}}},
	}
	p, err := openPending(path)
	if err != nil {
		t.Fatal(err)
	}
	var ends []int64
	for _, g := range batches {
		if err := p.add(g); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, p.size)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += 11 {
		damaged := append([]byte{}, whole...)
		damaged[n] ^= 0xff
		for name, content := range map[string][]byte{"cut": whole[:n], "damaged": damaged} {
			if name == "damaged" && n < len(pendingMagic) {
				continue
			}
			want := 0
			for _, end := range ends {
				if int64(n) >= end {
					want++
				}
			}
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if got := reread(t, path, batches[1]); !reflect.DeepEqual(got, append(append([]*graph.Graph{}, batches[:want]...), batches[1])) {
				t.Fatalf("%s at %d: %v", name, n, got)
			}
		}
	}
}

// reread opens a log, adds one more graph, and opens it again.
func reread(t *testing.T, path string, more *graph.Graph) []*graph.Graph {
	t.Helper()
	p, err := openPending(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.add(more); err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if p, err = openPending(path); err != nil {
		t.Fatal(err)
	}
	defer p.close()
	var out []*graph.Graph
	for g, err := range p.graphs() {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, g.Graph)
	}
	return out
}

func FuzzPending(f *testing.F) {
	f.Add([]byte(pendingMagic))
	f.Add([]byte(pendingMagic + "\x05\x00\x00\x00\x00\x00\x00\x00hello"))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "x.pending")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if p, err := openPending(path); err == nil {
			if err := p.close(); err != nil {
				t.Error(err)
			}
		}
	})
}
