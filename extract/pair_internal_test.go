package extract

import (
	"testing"

	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/nlp/learnt"
	"relata/schema"
)

func taught(tb testing.TB, lang nlp.Language) *learnt.Network {
	tb.Helper()
	n := network(lang)
	if n == nil {
		tb.Fatalf("no network of relations for %s", lang.Code)
	}
	return n
}

// "A sues B": what the words and the tree say, without any wording.
func TestLearntRelations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lang nlp.Language
		top  string
		want string
	}{
		{fr.Language(), "attaquer", "SUES"},
		{en.Language(), "sue", "SUES"},
		{fr.Language(), "racheter", "ACQUIRED"},
		{en.Language(), "buy", "ACQUIRED"},
	} {
		p := learnt.Pair{Subject: "Voltéa", Object: "Norsel", Top: tt.top, Way: []string{tt.top}, Classes: []string{
			"types=oo", "kinds=nn", "mentions=oonn", "order=<1", "steps=1+1", "up0=nsubj", "down0=obj", "last up=nsubj", "last down=obj", "top=root VERB",
			"way=nsubj:/obj:", "ends=oonsubj/obj", "between=0", "lemma=" + tt.top, "meet=" + tt.top, "top tells=" + tt.want,
		}}
		got := taught(t, tt.lang).Relations(&p, 0.1)
		best := learnt.Relation{}
		for _, r := range got {
			if r.Sure > best.Sure {
				best = r
			}
		}
		if best.Name != tt.want {
			t.Errorf("%s: %q: %v, want %s", tt.lang.Code, tt.top, got, tt.want)
		}
	}
}

func BenchmarkLearntRelations(b *testing.B) {
	n := taught(b, en.Language())
	p := learnt.Pair{Subject: "Voltea", Object: "Norsel", Top: "sue", Way: []string{"sue"}, Classes: []string{"types=oo", "kinds=nn", "up0=nsubj", "down0=obj"}}
	for b.Loop() {
		n.Relations(&p, 0.5)
	}
}

// TestHolding reads what grammar says of how a sentence holds a relation that a network reads between its first and its last name.
func TestHolding(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang     nlp.Language
		text     string
		negated  bool
		modality Modality
	}{
		{en.Language(), "Voltar signed a deal with Norsel.", false, Asserted},
		{en.Language(), "Paul Reed denied talk of a deal with Norsel.", true, Asserted},
		{en.Language(), "Paul Reed refused to visit Norsel.", true, Asserted},
		{en.Language(), "Voltar ended a similar agreement with Norsel.", true, Asserted},
		{en.Language(), "A court has forbidden Voltar to merge with Norsel.", true, Asserted},
		{en.Language(), "Voltar denied that it had been in contact with Norsel.", true, Asserted},
		{en.Language(), "Voltar may sign a deal with Norsel.", false, Possible},
		{fr.Language(), "Voltéa a signé un accord avec Norsel.", false, Asserted},
		{fr.Language(), "Paul Roy nie tout lien avec Norsel.", true, Asserted},
		{fr.Language(), "Paul Roy refuse de visiter Norsel.", true, Asserted},
		{fr.Language(), "Voltéa a rompu un accord semblable avec Norsel.", true, Asserted},
		{fr.Language(), "Un tribunal a interdit à Voltéa de fusionner avec Norsel.", true, Asserted},
		{fr.Language(), "Voltéa dément tout contact avec Norsel.", true, Asserted},
		{fr.Language(), "Voltéa pourrait signer un accord avec Norsel.", false, Possible},
	} {
		engine, err := c.lang.Open()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := engine.Analyze(t.Context(), c.text)
		if err != nil {
			t.Fatal(err)
		}
		x := New(sch, c.lang)
		doc = x.Mend(doc)
		r := newReading(x, doc, doc.Sentences[0], Options{})
		names := r.s.Mentions
		if len(names) < 2 {
			t.Errorf("%s: %d names", c.text, len(names))
			continue
		}
		got := r.holding(r.nameHead(&names[0]), r.nameHead(&names[len(names)-1]))
		if got.negated != c.negated || got.modality != c.modality {
			t.Errorf("%s: negated %v, %s; want %v, %s", c.text, got.negated, got.modality, c.negated, c.modality)
		}
	}
}
