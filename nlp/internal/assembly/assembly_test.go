package assembly_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"relata/nlp"
	"relata/nlp/internal/assembly"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
)

var texts = map[string]string{
	"fr": "La société Ferrolux, dirigée par Karim Dujardin, n’a pas racheté l’usine de Brévanne. " +
		"« Nous étudions le dossier », a dit mardi son avocate.\n\nLe maire s’y oppose.",
	"en": "Ferrolux, led by Karim Dujardin, didn't buy the Brevanne plant. " +
		"\"We're looking at it,\" his lawyer said on Tuesday.\n\nThe mayor's against it.",
}

func engines(t *testing.T) map[string]nlp.Engine {
	t.Helper()
	m := map[string]nlp.Engine{}
	for _, l := range []nlp.Language{fr.Language(), en.Language()} {
		e, err := l.Open()
		if err != nil {
			t.Fatal(err)
		}
		m[l.Code] = e
	}
	return m
}

// Documents that are analysed side by side are as they are alone.
func TestAnalyzeIsSafeForConcurrentUse(t *testing.T) {
	for lang, e := range engines(t) {
		want, err := e.Analyze(t.Context(), texts[lang])
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for range 10 {
					got, err := e.Analyze(context.Background(), texts[lang])
					if err != nil {
						t.Error(err)
						return
					}
					if d := cmp.Diff(want.Sentences, got.Sentences); d != "" {
						t.Error(d)
						return
					}
				}
			})
		}
		wg.Wait()
	}
}

// Names found over tokens have the words of these tokens, contractions included.
func TestNames(t *testing.T) {
	for lang, e := range engines(t) {
		d, err := e.Analyze(t.Context(), texts[lang])
		if err != nil {
			t.Fatal(err)
		}
		var persons []string
		for _, s := range d.Sentences {
			for _, m := range s.Mentions {
				if got, want := m.Span, s.WordSpan(m.First, m.Last); got != want {
					t.Errorf("%s: mention at %v, its words at %v", lang, got, want)
				}
				if m.Type == nlp.Person {
					persons = append(persons, d.Slice(m.Span))
				}
			}
		}
		if !slices.Contains(persons, "Karim Dujardin") {
			t.Errorf("%s: persons %q", lang, persons)
		}
	}
}

// A title that the treebanks lack is read as one that they have, before a name alone.
func TestReadAs(t *testing.T) {
	tests := []struct {
		lang, text, title string
		upos              nlp.UPOS
		lemma             string
		person            string
	}{
		{"fr", "Son avocate, Me Hélène Brun, a contesté la décision.", "Me", nlp.NOUN, "maître", "Hélène Brun"},
		{"fr", "Il me dit cela.", "me", nlp.PRON, "moi", ""},
		{"en", "The report was leaked, Cllr Jane Roe told the paper.", "Cllr", nlp.PROPN, "Cllr", "Jane Roe"},
	}
	all := engines(t)
	for _, tt := range tests {
		d, err := all[tt.lang].Analyze(t.Context(), tt.text)
		if err != nil {
			t.Fatal(err)
		}
		var person string
		for _, s := range d.Sentences {
			for _, w := range s.Words {
				if w.Form == tt.title && (w.UPOS != tt.upos || w.Lemma != tt.lemma) {
					t.Errorf("%s: %s is %s %s, want %s %s", tt.text, w.Form, w.UPOS, w.Lemma, tt.upos, tt.lemma)
				}
			}
			for _, m := range s.Mentions {
				person = d.Slice(m.Span)
			}
		}
		if person != tt.person {
			t.Errorf("%s: person %q, want %q", tt.text, person, tt.person)
		}
	}
}

// A document whose words are given keeps them, and gets the analysis that its text gets.
func TestReanalyze(t *testing.T) {
	for lang, e := range engines(t) {
		want, err := e.Analyze(t.Context(), texts[lang])
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Analyze(t.Context(), texts[lang])
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range got.Sentences {
			s.Mentions = nil
			for i := range s.Words {
				w := &s.Words[i]
				*w = nlp.Word{ID: w.ID, Token: w.Token, Form: w.Form, Head: -1}
			}
		}
		if err := e.(nlp.Reanalyzer).Reanalyze(t.Context(), got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.Sentences, got.Sentences, cmpopts.IgnoreFields(nlp.Token{}, "Fixed")); d != "" {
			t.Errorf("%s: %s", lang, d)
		}
	}
}

func TestAnalyzeOddTexts(t *testing.T) {
	for lang, e := range engines(t) {
		for _, text := range []string{"", " \n\t", "\xff\xfe\x00", "!", "« » ( ) .", strings.Repeat("a ", 2000), strings.Repeat("x", 5000), "😀👍🏽 ١٢٣"} {
			d, err := e.Analyze(t.Context(), text)
			if err != nil {
				t.Errorf("%s: %q: %v", lang, text[:min(len(text), 20)], err)
				continue
			}
			for _, s := range d.Sentences {
				for _, w := range s.Words {
					if w.Head < 0 || w.Head > len(s.Words) || w.UPOS == "" {
						t.Fatalf("%s: %q: %+v", lang, text[:min(len(text), 20)], w)
					}
				}
			}
		}
	}
}

func TestAnalyzeStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for lang, e := range engines(t) {
		if _, err := e.Analyze(ctx, texts[lang]); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", lang, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, p := range []assembly.Parts{{Language: "fr"}, {Language: "fr", Model: "RELATAM1"}} {
		if _, err := assembly.Open(p); err == nil || !strings.Contains(err.Error(), "language fr") {
			t.Errorf("error %v", err)
		}
	}
}
