package extract

import (
	"testing"

	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// TestGovernors climbs from every word of the example of each governor, which must be the one that applies to one of them.
func TestGovernors(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []nlp.Language{fr.Language(), en.Language()} {
		engine, err := lang.Open()
		if err != nil {
			t.Fatal(err)
		}
		x := New(sch, lang)
		for i := range governors {
			g := &governors[i]
			text := g.en
			if lang.Code == "fr" {
				text = g.fr
			}
			if text == "" {
				continue
			}
			doc, err := engine.Analyze(t.Context(), text)
			if err != nil {
				t.Fatal(err)
			}
			doc = x.Mend(doc)
			r := newReading(x, doc, doc.Sentences[0], Options{})
			met := false
			for id := range len(r.s.Words) {
				c := climb{circumstance: &circumstance{}, id: id + 1, at: id + 1, up: r.head(id + 1), factual: true}
				met = met || c.up != 0 && r.governor(&c) == g
			}
			if !met {
				t.Errorf("%s: governor %d has nothing to do with %q", lang.Code, i, text)
			}
		}
	}
}
