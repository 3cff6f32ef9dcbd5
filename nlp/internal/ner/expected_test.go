package ner

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/nlp/internal/features"
	"relata/nlp/internal/model"
)

func open(tb testing.TB, lang string) *Recognizer {
	tb.Helper()
	data, err := os.ReadFile("../../lang/" + lang + "/" + lang + ".model")
	if err != nil {
		tb.Fatal(err)
	}
	f, err := model.Open(string(data))
	if err != nil {
		tb.Fatal(err)
	}
	v, err := features.NewVectors(f)
	if err != nil {
		tb.Fatal(err)
	}
	r, err := New(f, v)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

type sentence struct {
	Units, Tags []string
	Gaz         []int32
	Emissions   [][]float32
}

func expected(tb testing.TB, lang string) []sentence {
	tb.Helper()
	raw, err := os.ReadFile("../model/testdata/" + lang + ".ner.expected.json")
	if errors.Is(err, fs.ErrNotExist) {
		tb.Skip(err)
	}
	if err != nil {
		tb.Fatal(err)
	}
	var all []sentence
	if err := json.Unmarshal(raw, &all); err != nil {
		tb.Fatal(err)
	}
	return all
}

// The trained models give what the training scripts computed with them.
func TestExpected(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		t.Run(lang, func(t *testing.T) {
			all := expected(t, lang)
			r := open(t, lang)
			for _, want := range all {
				n := len(want.Units)
				var s scratch
				if d := cmp.Diff(want.Gaz, r.gaz.classes(&s.gaz, want.Units)); d != "" {
					t.Errorf("%q: gazetteer: %s", want.Units, d)
				}
				r.score(&s, want.Units)
				for i, line := range want.Emissions {
					for k, v := range line {
						if got := s.emit[i*r.emit.Stride()+k]; math.Abs(float64(got-v)) > 0.2 { // of -20 to 10; the scripts have some weights before rounding
							t.Errorf("%s, tag %s: emission %g, want %g", want.Units[i], r.crf.tags[k], got, v)
						}
					}
				}
				r.crf.viterbi(&s.crf, s.emit, n, r.emit.Stride())
				got := make([]string, n)
				for i, k := range s.crf.tags {
					got[i] = r.crf.tags[k]
				}
				if d := cmp.Diff(want.Tags, got); d != "" {
					t.Errorf("%q: %s", want.Units, d)
				}
			}
		})
	}
}

func BenchmarkNames(b *testing.B) {
	all := expected(b, "fr")
	r := open(b, "fr")
	units := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range all {
			r.Names(s.Units)
			units += len(s.Units)
		}
	}
	b.ReportMetric(float64(units)/b.Elapsed().Seconds(), "units/s")
}
