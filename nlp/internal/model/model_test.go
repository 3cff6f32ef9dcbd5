package model

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func small(tb testing.TB) string {
	tb.Helper()
	w := &Writer{Header: Header{Language: "fr", Networks: nil}}
	w.Float32("dense", []float32{1, 2, 3, 4, 5, 6}, 2, 3)
	w.Int8("table", []float32{1, -1, 0.5, 0, 2, -2}, 3, 2)
	w.Strings("tags.strings", []string{"O", "B-Person", "é"})
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func TestRoundTrip(t *testing.T) {
	f, err := Open(small(t))
	if err != nil {
		t.Fatal(err)
	}
	dense, err := f.Floats("dense", 2, -1)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]float32{1, 2, 3, 4, 5, 6}, dense); d != "" {
		t.Error(d)
	}
	tags, err := f.Strings("tags.strings")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"O", "B-Person", "é"}, tags); d != "" {
		t.Error(d)
	}
	tab, err := f.Table("table", 2)
	if err != nil {
		t.Fatal(err)
	}
	row := []float32{10, 10}
	tab.AddTo(row, 2)
	if row[0] != 12 || row[1] != 8 {
		t.Errorf("row 2 of the table added to 10: %v", row)
	}
	if f.Language != "fr" || !f.Has("table") || f.Has("tables") {
		t.Error("header lost")
	}
}

func TestOpenRefuses(t *testing.T) {
	good := small(t)
	tests := []struct {
		name, data, want string
	}{
		{"empty", "", "not a model file"},
		{"other file", strings.Repeat("x", 100), "not a model file"},
		{"cut header", good[:100], "cut or damaged"},
		{"cut tensors", good[:len(good)-1], "do not lie in the file"},
		{"other format", strings.Replace(good, `"format":1`, `"format":9`, 1), "unknown version"},
		{"other features", strings.Replace(good, `"features":1`, `"features":2`, 1), "unknown version"},
		{"dtype", strings.Replace(good, `"dtype":"f32"`, `"dtype":"f64"`, 1), "unknown dtype"},
		{"huge shape", strings.Replace(good, `"shape":[2,3]`, `"shape":[2147483647,2147483647,2147483647]`, 1), ""},
		{"negative shape", strings.Replace(good, `"shape":[2,3]`, `"shape":[2,-3]`, 1), ""},
		{"not JSON", strings.Replace(good, `{"format"`, `["format"`, 1), "header"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(tt.data)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	_, err := Open(tests[4].data)
	if !errors.Is(err, ErrVersion) {
		t.Errorf("%v is not ErrVersion", err)
	}
}

func TestReadsRefuse(t *testing.T) {
	f, err := Open(small(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, read := range map[string]func() error{
		"missing":           func() error { _, err := f.Floats("none", 1); return err },
		"shape":             func() error { _, err := f.Floats("dense", 3, 2); return err },
		"floats of strings": func() error { _, err := f.Floats("tags.strings", -1); return err },
		"strings of floats": func() error { _, err := f.Strings("table.scale"); return err },
		"table of a vector": func() error { _, err := f.Table("table.scale", 1); return err },
		"columns":           func() error { _, err := f.Table("table", 7); return err },
		"network":           func() error { return f.Network("none", new(int)) },
	} {
		if read() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestHalf(t *testing.T) {
	for h, want := range map[uint16]float32{
		0: 0, 0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0001: 5.9604645e-08, 0x8400: -6.1035156e-05, 0x3555: 0.33325195,
	} {
		if got := half(h); got != want {
			t.Errorf("half(%#x) = %v, want %v", h, got, want)
		}
	}
}

// Whatever the bytes are, reading everything that the header claims neither panics nor
// gives more than the file can hold.
func FuzzOpen(f *testing.F) {
	good := small(f)
	f.Add(good)
	f.Add(good[:200])
	f.Add(strings.Replace(good, `"offset":`, `"offset":-`, 1))
	f.Fuzz(func(t *testing.T, data string) {
		file, err := Open(data)
		if err != nil {
			return
		}
		for _, tensor := range file.Tensors {
			if v, err := file.Floats(tensor.Name, tensor.Shape...); err == nil && len(v) > len(data) {
				t.Errorf("%d numbers out of %d bytes", len(v), len(data))
			}
			_, _ = file.Strings(tensor.Name)
			if tab, err := file.Table(tensor.Name, -1); err == nil {
				tab.AddTo(make([]float32, tab.Cols), tab.Rows-1)
			}
		}
	})
}
