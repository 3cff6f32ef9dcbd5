package names

import (
	"strings"
	"testing"

	"relata/nlp"
)

// document makes sentences of plain words, every capitalised word a proper noun; names are given as "first-last:Type:sure".
func document(lines []string, names [][]nlp.Mention) *nlp.Document {
	d := nlp.NewDocument(strings.Join(lines, "\n"), "en")
	at := 0
	for i, line := range lines {
		s := &nlp.Sentence{Index: i, Span: nlp.Span{Start: at, End: at + len(line)}}
		for _, form := range strings.Split(line, " ") {
			id := len(s.Words) + 1
			upos := nlp.NOUN
			if capitalised(form) {
				upos = nlp.PROPN
			}
			s.Tokens = append(s.Tokens, nlp.Token{Span: nlp.Span{Start: at, End: at + len(form)}, Form: form, First: id, Last: id})
			s.Words = append(s.Words, nlp.Word{ID: id, Token: id - 1, Form: form, UPOS: upos})
			at += len(form) + 1
		}
		for _, m := range names[i] {
			m.Span = s.WordSpan(m.First, m.Last)
			s.Mentions = append(s.Mentions, m)
		}
		d.Sentences = append(d.Sentences, s)
	}
	return d
}

func TestHarmonise(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		names [][]nlp.Mention
		want  []string
	}{
		{
			"addresses and handles are no names, a domain may be one",
			[]string{"write to ada@example.com or @adaroy", "Ada Roy @adaroy of Booking.com", "see https://example.com/a and www.exemple.fr and exemple.fr/une"},
			[][]nlp.Mention{
				{{First: 3, Last: 3, Type: nlp.Person, Sure: 0.95}, {First: 5, Last: 5, Type: nlp.Person, Sure: 0.95}},
				{{First: 1, Last: 3, Type: nlp.Person, Sure: 0.8}, {First: 5, Last: 5, Type: nlp.Organization, Sure: 0.8}},
				{{First: 2, Last: 2, Type: nlp.Product, Sure: 0.8}, {First: 4, Last: 4, Type: nlp.Other, Sure: 0.8}, {First: 6, Last: 6, Type: nlp.Place, Sure: 0.8}},
			},
			[]string{"Ada Roy Person", "Booking.com Organization"},
		},
		{
			"the surer reading of a name wins",
			[]string{"Voltea sells trams .", "trams of Voltea run ."},
			[][]nlp.Mention{
				{{First: 1, Last: 1, Type: nlp.Organization, Sure: 0.8}},
				{{First: 3, Last: 3, Type: nlp.Person, Sure: 0.4}},
			},
			[]string{"Voltea Organization", "Voltea Organization"},
		},
		{
			"a sure reading is kept",
			[]string{"Carter spoke in Carter ."},
			[][]nlp.Mention{{
				{First: 1, Last: 1, Type: nlp.Person, Sure: 0.97},
				{First: 4, Last: 4, Type: nlp.Place, Sure: 0.95},
			}},
			[]string{"Carter Person", "Carter Place"},
		},
		{
			"a missed name is found again, the last name too",
			[]string{"Aline Caron left .", "then Caron came back , said Aline Caron ."},
			[][]nlp.Mention{{{First: 1, Last: 2, Type: nlp.Person, Sure: 0.9}}, nil},
			[]string{"Aline Caron Person", "Caron Person", "Aline Caron Person"},
		},
		{
			"a common noun that is spelled like a name is none",
			[]string{"Orange sells phones .", "an orange fell ."},
			[][]nlp.Mention{{{First: 1, Last: 1, Type: nlp.Organization, Sure: 0.9}}, nil},
			[]string{"Orange Organization"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := document(tt.lines, tt.names)
			Harmonise(d)
			checkNames(t, d, tt.want)
		})
	}
}

// In a file of many articles, a name is one thing within an article only.
func TestHarmoniseStretches(t *testing.T) {
	lines := []string{"Voltea sells trams ."}
	names := [][]nlp.Mention{{{First: 1, Last: 1, Type: nlp.Organization, Sure: 0.8}}}
	for range stretch {
		lines, names = append(lines, "nothing of it ."), append(names, nil)
	}
	lines = append(lines, "then Voltea sang .")
	names = append(names, []nlp.Mention{{First: 2, Last: 2, Type: nlp.Person, Sure: 0.4}})
	d := document(lines, names)
	Harmonise(d)
	if got := d.Sentences[len(lines)-1].Mentions[0].Type; got != nlp.Person {
		t.Errorf("got %s from far away", got)
	}
}
