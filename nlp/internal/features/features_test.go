package features

import (
	"fmt"
	"hash/crc32"
	"strings"
	"sync"
	"testing"
)

func TestShape(t *testing.T) {
	tests := []struct{ form, want string }{
		{"Paris", "Xxx"},
		{"OTAN", "XX"},
		{"iPhone15", "xXxxdd"},
		{"10.000", "dd.dd"},
		{"l'", "x'"},
		{"...", ".."},
		{"Été", "Xxx"},
		{"a1b2c3d4e5f6", "xdxdxdxdxd"},
		{"日本", "xx"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := shape(tt.form); got != tt.want {
			t.Errorf("shape(%q) = %q, want %q", tt.form, got, tt.want)
		}
	}
}

func TestNormalise(t *testing.T) {
	if got, want := Normalise("« L’“x” »"), `" L'"x" "`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The keys are prefixes and suffixes by code points with the name of their table before them.
func TestHashes(t *testing.T) {
	form := "Électrique"
	lower := strings.ToLower(form)
	want := []string{"p1é", "p2él", "p3éle", "s1e", "s2ue", "s3que", "s4ique", "shXxx"}
	for i, h := range hashes(form, lower) {
		if h != crc32.ChecksumIEEE([]byte(want[i])) {
			t.Errorf("hash %d is not that of %q", i, want[i])
		}
	}
	short := hashes("à", "à")
	if short[2] != crc32.ChecksumIEEE([]byte("p3à")) || short[6] != crc32.ChecksumIEEE([]byte("s4à")) {
		t.Error("a form shorter than its affixes")
	}
}

// A cache gives what the function gives, whatever it has forgotten, and holds no more than two generations.
func TestCache(t *testing.T) {
	c := NewCache(func(k Key) []float32 { return []float32{float32(len(k.Form)), float32(k.Class)} })
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			rows := make([][]float32, 3)
			for i := range 3 * generation {
				keys := []Key{{fmt.Sprint("w", i+w), int32(i % 5)}, {"the", 0}, {strings.Repeat("x", longForm+i%7), 1}}
				c.Rows(rows, keys)
				for q, k := range keys {
					if rows[q][0] != float32(len(k.Form)) || rows[q][1] != float32(k.Class) {
						t.Errorf("%v: %v", k, rows[q])
						return
					}
				}
			}
		})
	}
	wg.Wait()
	if len(c.young) > generation || len(c.old) > generation {
		t.Errorf("%d and %d forms", len(c.young), len(c.old))
	}
}

func FuzzHashes(f *testing.F) {
	f.Add("Électrique")
	f.Add("\xff’")
	f.Fuzz(func(_ *testing.T, form string) {
		form = Normalise(form)
		hashes(form, strings.ToLower(form))
		capitalised(strings.ToLower(form))
	})
}
