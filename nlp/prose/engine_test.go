package prose_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"relata/nlp"
	"relata/nlp/prose"
)

func TestAnalyze(t *testing.T) {
	t.Parallel()
	const text = "“We won’t sell,” said Lebron James in Los Angeles.\n\nIt’s 3 o'clock (or $5.10)."
	d, err := prose.New().Analyze(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	var got []string
	for _, s := range d.Sentences {
		var b strings.Builder
		for i := range s.Words {
			b.WriteString(s.Words[i].Form + "/" + string(s.Words[i].UPOS) + " ")
		}
		got = append(got, strings.TrimSpace(b.String()))
	}
	want := []string{
		"“/PUNCT We/PRON wo/AUX n’t/ADV sell/VERB ,/PUNCT ”/PUNCT said/VERB Lebron/PROPN James/PROPN in/ADP Los/PROPN Angeles/PROPN ./PUNCT",
		"It/PRON ’s/VERB 3/NUM o'clock/NOUN (/PUNCT or/CCONJ $/SYM 5.10/NOUN )/PUNCT ./PUNCT",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
	names := map[string]nlp.MentionType{}
	for _, m := range d.Sentences[0].Mentions {
		names[d.Slice(m.Span)] = m.Type
	}
	if diff := cmp.Diff(map[string]nlp.MentionType{"Lebron James": nlp.Person, "Los Angeles": nlp.Place}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestAnalyzeStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := prose.New().Analyze(ctx, "A text."); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

var odd = []string{
	"", " \n\n ", "\x00\xff\xfe", "é\u0301 \u200b x", strings.Repeat("(", 600), strings.Repeat("don't", 900), strings.Repeat("a ", 300),
	"&rsquo;tis “odd” ‘quotes’", "A.B.C. Mr. Smith\r\nwent\u00a0home… 🙂🙂", "'s", "n't n't", "\n\n\n.",
}

func TestAnalyzeOddTexts(t *testing.T) {
	t.Parallel()
	e := prose.New()
	for _, text := range odd {
		d, err := e.Analyze(t.Context(), text)
		if err != nil {
			t.Errorf("%.40q: %v", text, err)
			continue
		}
		check(t, d)
	}
}

// check verifies the offsets of a document: tokens in order give back their form, and nothing but white space is left out.
func check(t *testing.T, d *nlp.Document) {
	t.Helper()
	at := 0
	between := func(to int) {
		if s := d.Slice(nlp.Span{Start: at, End: to}); strings.TrimFunc(s, unicode.IsSpace) != "" {
			t.Errorf("%q at %d is in no token", s, at)
		}
	}
	for i, s := range d.Sentences {
		if s.Index != i || len(s.Words) != len(s.Tokens) {
			t.Errorf("sentence %d: index %d, %d words of %d tokens", i, s.Index, len(s.Words), len(s.Tokens))
		}
		for _, tok := range s.Tokens {
			if tok.Start < at || d.Slice(tok.Span) != tok.Form {
				t.Fatalf("token %q at %v: the text has %q", tok.Form, tok.Span, d.Slice(tok.Span))
			}
			between(tok.Start)
			at = tok.End
		}
		for _, m := range s.Mentions {
			if d.Slice(m.Span) != d.Slice(s.WordSpan(m.First, m.Last)) {
				t.Errorf("mention %v is not its words", m)
			}
		}
	}
	between(d.Len())
}

func FuzzAnalyze(f *testing.F) {
	for _, text := range odd {
		f.Add(text)
	}
	e := prose.New()
	f.Fuzz(func(t *testing.T, text string) {
		d, err := e.Analyze(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		if utf8.RuneCountInString(text) != d.Len() {
			t.Fatal("the text has changed")
		}
		check(t, d)
	})
}
