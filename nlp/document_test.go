package nlp

import "testing"

func TestWordSpan(t *testing.T) {
	t.Parallel()
	d := NewDocument("É du John’s", "")
	s := &Sentence{
		Span:   Span{0, 11},
		Tokens: []Token{{Span: Span{0, 1}, First: 1, Last: 1}, {Span: Span{2, 4}, First: 2, Last: 3}, {Span: Span{5, 11}, First: 4, Last: 5}},
		Words:  []Word{{ID: 1, Form: "É"}, {ID: 2, Token: 1, Form: "de"}, {ID: 3, Token: 1, Form: "le"}, {ID: 4, Token: 2, Form: "John"}, {ID: 5, Token: 2, Form: "’s"}},
	}
	for _, c := range []struct {
		name        string
		first, last int
		want        string
	}{
		{"a word that is its token", 1, 1, "É"},
		{"a word of a contraction that is undone", 3, 3, "du"},
		{"a word of a contraction that stands as it is", 4, 4, "John"},
		{"its other word", 5, 5, "’s"},
		{"across tokens", 1, 4, "É du John"},
		{"out of range", 0, 9, ""},
	} {
		if got := d.Slice(s.WordSpan(c.first, c.last)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
