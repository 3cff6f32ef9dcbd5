package learnt_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"relata/nlp/learnt"
)

// vectors of one number: a word is worth the number of its letters.
type vectors struct{}

func (vectors) Size() int { return 1 }

func (vectors) AddTo(dst []float32, form string) { dst[0] += float32(len(form)) }

// small is a network of one hidden unit: each letter of the subject is for "a", the class "c" is against it.
const small = `{"hidden": 1, "labels": ["a", "none"], "classes": ["c"], "words": [%[1]s, %[2]s, %[2]s, %[2]s],
	"class": {"values": "/w==", "scale": [1]}, "bias": [0], "answer": {"values": "AQA=", "scale": [2, 1]}, "base": [0, 0]}`

func TestRelations(t *testing.T) {
	t.Parallel()
	n, err := learnt.Read(fmt.Appendf(nil, small, `{"values": "AQ==", "scale": [1]}`, `{"values": "AA==", "scale": [1]}`), vectors{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		pair learnt.Pair
		odds float64
	}{
		{learnt.Pair{}, 0},
		{learnt.Pair{Subject: "ab"}, 4},
		{learnt.Pair{Subject: "ab", Object: "abc", Classes: []string{"c", "unheard"}}, 2},
		{learnt.Pair{Classes: []string{"c"}}, -0.2}, // what is below zero counts a tenth
	} {
		rs := n.Relations(&tt.pair, 0)
		want := 1 / (1 + math.Exp(-tt.odds))
		if len(rs) != 1 || rs[0].Name != "a" || math.Abs(float64(rs[0].Sure)-want) > 1e-3 {
			t.Errorf("%+v: %v, want a with %.3f", tt.pair, rs, want)
		}
		first, rest := learnt.Pair{Subject: tt.pair.Subject}, learnt.Pair{Object: tt.pair.Object, Classes: tt.pair.Classes}
		sum := n.Begin(&first)
		for range 2 { // a sum may be asked again
			if got := sum.Odds(&rest); math.Abs(got-tt.odds) > 1e-3 {
				t.Errorf("%+v: odds %.3f, want %.3f", tt.pair, got, tt.odds)
			}
		}
	}
}

func TestReadSaysWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ data, want string }{
		{``, "unexpected end"},
		{`{"hidden": 0}`, "do not fit together"},
		{`{"hidden": 1, "labels": ["a", "b"], "base": [0, 0], "bias": [0], "words": [{}, {}, {}, {}]}`, "table words"},
	} {
		if _, err := learnt.Read([]byte(tt.data), vectors{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.data, err, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"hidden": 1, "labels": ["a", "none"], "classes": ["c"], "words": [{}, {}, {}, {}], "class": {"values": "AA==", "scale": [1]}, "bias": [0]}`))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if n, err := learnt.Read(data, vectors{}); err == nil {
			p := &learnt.Pair{Subject: "a", Object: "b", Top: "c", Way: []string{"c"}, Classes: []string{"c"}}
			n.Relations(p, 0)
			n.Begin(p).Odds(p)
		}
	})
}
