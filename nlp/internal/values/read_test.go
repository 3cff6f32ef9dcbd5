package values

import (
	"strings"
	"testing"

	"relata/nlp"
)

const small = "decimal\t,\n\n[number]\ndeux\t2\n\n[multiplier]\nmillions\t1000000\n\n[currency]\n€\tEUR\n\n[link]\nde\n\n[month]\nmars\t3\n\n[percent]\n%\n\n[span]\nans\tY\n\n[ago-before]\nil y a\n\n[weekday]\nlundi\t1\n\n[year-after]\nen\t\n"

func TestParseGrammarErrors(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                   "no decimal sign",
		"x\ty\n":                             "g:1",
		"decimal\t,\n[number]\ndeux\tzwei\n": "g:3",
	} {
		if _, err := ParseGrammar("g", in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", in, err, want)
		}
	}
}

// Whatever the words are, values lie within the sentence, in order, none over another.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"il y a deux ans", "1 2 3 mars 2024 , en 2024", "5bn € % 49 %", "lundi 3 mars", "2024-03-03 0s 1990s en 1990s", "deux millions de €"} {
		f.Add(s)
	}
	g, err := ParseGrammar("small", small)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := nlp.NewDocument(text, "fr")
		s := &nlp.Sentence{}
		at := 0
		for _, form := range strings.Fields(text) {
			n := len([]rune(form))
			id := len(s.Words) + 1
			s.Tokens = append(s.Tokens, nlp.Token{Span: nlp.Span{Start: at, End: at + n}, Form: form, First: id, Last: id})
			s.Words = append(s.Words, nlp.Word{ID: id, Token: id - 1, Form: form, UPOS: nlp.NUM})
			at += n + 1
		}
		d.Sentences = []*nlp.Sentence{s}
		if err := g.Stage().Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, m := range s.Mentions {
			if m.First <= last || m.Last < m.First || m.Last > len(s.Words) || m.Value == "" {
				t.Fatalf("%q: %+v", text, m)
			}
			last = m.Last
		}
	})
}
