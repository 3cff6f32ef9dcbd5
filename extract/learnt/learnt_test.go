package learnt_test

import (
	"strings"
	"testing"

	"relata/extract/learnt"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
)

func network(tb testing.TB, lang nlp.Language) *learnt.Network {
	tb.Helper()
	vectors, err := lang.Vectors()
	if err != nil {
		tb.Fatal(err)
	}
	n, err := learnt.Open(lang.Code, vectors)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// "A sues B": what the words and the tree say, without any wording.
func TestRelations(t *testing.T) {
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
		got := network(t, tt.lang).Relations(&p, 0.1)
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

func TestReadSaysWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	vectors, err := en.Language().Vectors()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ data, want string }{
		{``, "unexpected end"},
		{`{"hidden": 0}`, "do not fit together"},
		{`{"hidden": 1, "labels": ["a", "b"], "base": [0, 0], "bias": [0], "words": [{}, {}, {}, {}]}`, "table words"},
	} {
		if _, err := learnt.Read([]byte(tt.data), vectors); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.data, err, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	vectors, err := en.Language().Vectors()
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"hidden": 1, "labels": ["a", "none"], "classes": ["c"], "words": [{}, {}, {}, {}], "class": {"values": "AA==", "scale": [1]}, "bias": [0]}`))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if n, err := learnt.Read(data, vectors); err == nil {
			n.Relations(&learnt.Pair{Subject: "a", Object: "b", Top: "c", Way: []string{"c"}, Classes: []string{"c"}}, 0)
		}
	})
}

func BenchmarkRelations(b *testing.B) {
	n := network(b, en.Language())
	p := learnt.Pair{Subject: "Voltea", Object: "Norsel", Top: "sue", Way: []string{"sue"}, Classes: []string{"types=oo", "kinds=nn", "up0=nsubj", "down0=obj"}}
	for b.Loop() {
		n.Relations(&p, 0.5)
	}
}
