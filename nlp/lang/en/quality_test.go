package en

import (
	"os"
	"strings"
	"testing"

	"relata/nlp"
	"relata/nlp/conllu"
	"relata/nlp/internal/score"
	"relata/nlp/langtest"
)

// floor is what the model must reach on the sample, a little below what it does.
var floor = score.Accuracy{UPOS: 0.965, Feats: 0.95, Lemmas: 0.95, UAS: 0.895, LAS: 0.868}

func TestQuality(t *testing.T) {
	raw, err := os.ReadFile("testdata/ud/sample.conllu")
	if err != nil {
		t.Fatal(err)
	}
	read := func() *nlp.Document {
		d, _, err := conllu.Read(strings.NewReader(string(raw)), "en")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	engine, err := Language().Open()
	if err != nil {
		t.Fatal(err)
	}
	got := read()
	if err := engine.(nlp.Reanalyzer).Reanalyze(t.Context(), got); err != nil {
		t.Fatal(err)
	}
	a, err := score.Compare(read(), got)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", a)
	if a.UPOS < floor.UPOS || a.Feats < floor.Feats || a.Lemmas < floor.Lemmas || a.UAS < floor.UAS || a.LAS < floor.LAS {
		t.Errorf("accuracy %+v is below %+v", a, floor)
	}
}

func BenchmarkAnalyze(b *testing.B) {
	raw, err := os.ReadFile("testdata/ud/sample.conllu")
	if err != nil {
		b.Fatal(err)
	}
	langtest.Bench(b, Language(), string(raw))
}
