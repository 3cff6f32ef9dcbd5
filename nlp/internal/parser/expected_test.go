package parser

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The trained models give what the training scripts computed with them (nlp/train/expected.py).
// Python lets punctuation govern, which sentences of this kind do not show.
func TestExpected(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		t.Run(lang, func(t *testing.T) {
			data, err := os.ReadFile("../../lang/" + lang + "/" + lang + ".model")
			if err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile("../model/testdata/" + lang + ".expected.json")
			if err != nil {
				t.Fatal(err)
			}
			var sentences []struct {
				Units, UPOS, Feats, Lemmas, Labels []string
				Heads                              []int
				Probability                        []float32
			}
			if err := json.Unmarshal(raw, &sentences); err != nil {
				t.Fatal(err)
			}
			p := open(t, string(data))
			for _, s := range sentences {
				got := make([]Unit, len(s.Units))
				p.Parse(s.Units, got)
				want := make([]Unit, len(s.Units))
				for i := range want {
					want[i] = Unit{UPOS: s.UPOS[i], Feats: s.Feats[i], Lemma: s.Lemmas[i], Head: s.Heads[i], Deprel: s.Labels[i]}
					if want[i].Feats == "_" {
						want[i].Feats = ""
					}
					if diff := got[i].Sure - s.Probability[i]; diff > 0.01 || diff < -0.01 {
						t.Errorf("%s: probability %.4f, want %.4f", s.Units[i], got[i].Sure, s.Probability[i])
					}
					got[i].Sure = 0
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("%q:\n%s", s.Units, d)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../../lang/fr/fr.model")
	if err != nil {
		b.Skip(err)
	}
	raw, err := os.ReadFile("../model/testdata/fr.expected.json")
	if err != nil {
		b.Fatal(err)
	}
	var sentences []struct{ Units []string }
	if err := json.Unmarshal(raw, &sentences); err != nil {
		b.Fatal(err)
	}
	p := open(b, string(data))
	out := make([]Unit, 400)
	units := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sentences {
			p.Parse(s.Units, out[:len(s.Units)])
			units += len(s.Units)
		}
	}
	b.ReportMetric(float64(units)/b.Elapsed().Seconds(), "units/s")
}
