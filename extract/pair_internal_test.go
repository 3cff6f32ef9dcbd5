package extract

import (
	"testing"

	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/nlp/learnt"
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
