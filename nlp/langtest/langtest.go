// Package langtest checks what every language promises to the packages above it.
//
// A language and some texts come in; what it breaks comes out as test errors:
//
//	func TestLanguage(t *testing.T) { langtest.Run(t, fr.Language(), langtest.Texts("fr")) }
//
// How good an analysis is, is no matter of conformance: the quality tests of each language hold that.
package langtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"relata/nlp"
)

// Run opens the language's engine and checks it on the texts and on odd ones.
func Run(t *testing.T, l nlp.Language, texts []string) {
	t.Helper()
	if l.Code == "" || l.Name == "" || len(l.Lexicon.Classes()) == 0 {
		t.Errorf("language %+v lacks its code, name or lexicon", l)
	}
	engine, err := l.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range slices.Concat(texts, Odd()) {
		d, err := engine.Analyze(t.Context(), text)
		if err != nil {
			t.Errorf("%.60q: %v", text, err)
			continue
		}
		if d.Language != l.Code {
			t.Errorf("%.60q: language %q, want %q", text, d.Language, l.Code)
		}
		Check(t, d, engine.Fills())
	}
	t.Run("same text, same analysis, from many at once", func(t *testing.T) { repeat(t, engine, texts) })
	t.Run("context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := engine.Analyze(ctx, strings.Join(texts, "\n\n")); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want that of the context", err)
		}
	})
}

func repeat(t *testing.T, engine nlp.Engine, texts []string) {
	t.Helper()
	text := strings.Join(texts, "\n\n")
	docs := make([]*nlp.Document, 3)
	var wg sync.WaitGroup
	for i := range docs {
		wg.Go(func() { docs[i], _ = engine.Analyze(t.Context(), text) })
	}
	wg.Wait()
	for _, d := range docs[1:] {
		if diff := cmp.Diff(docs[0], d, cmpopts.IgnoreUnexported(nlp.Document{})); diff != "" {
			t.Fatalf("two analyses differ:\n%s", diff)
		}
	}
}

// Check verifies one document: offsets give back the text, words are numbered, heads form a tree, mentions lie on words.
func Check(t *testing.T, d *nlp.Document, layers nlp.Layer) {
	t.Helper()
	at := 0
	left := func(to int) {
		if s := d.Slice(nlp.Span{Start: at, End: to}); strings.ContainsFunc(s, visible) {
			t.Errorf("%q at %d is in no token", s, at)
		}
	}
	for i, s := range d.Sentences {
		if s.Index != i || len(s.Tokens) == 0 || len(s.Words) == 0 {
			t.Errorf("sentence %d: index %d, %d tokens, %d words", i, s.Index, len(s.Tokens), len(s.Words))
			continue
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Errorf("sentence %d has the span %v, its tokens reach from %d to %d", i, s.Span, s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End)
		}
		for k, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || string([]rune(d.Slice(tok.Span))) != tok.Form { // an invalid byte reads as U+FFFD
				t.Errorf("token %q at %v: the text there is %q", tok.Form, tok.Span, d.Slice(tok.Span))
				return
			}
			if k > 0 {
				next := s.Tokens[k-1].Last + 1
				if tok.First != next {
					t.Errorf("token %q begins with word %d, want %d", tok.Form, tok.First, next)
				}
			}
			left(tok.Start)
			at = tok.End
		}
		words(t, s, layers)
		mentions(t, d, s)
	}
	left(d.Len())
}

func visible(r rune) bool { return !unicode.IsSpace(r) && unicode.IsGraphic(r) && r != utf8.RuneError }

func words(t *testing.T, s *nlp.Sentence, layers nlp.Layer) {
	t.Helper()
	roots := 0
	for i := range s.Words {
		w := &s.Words[i]
		if w.ID != i+1 || w.Token < 0 || w.Token >= len(s.Tokens) || w.ID < s.Tokens[w.Token].First || w.ID > s.Tokens[w.Token].Last {
			t.Errorf("word %d: %+v is not of its token", i+1, w)
			return
		}
		if w.Form == "" || layers&nlp.Tags != 0 && w.UPOS == "" || layers&nlp.Lemmas != 0 && w.Lemma == "" {
			t.Errorf("word %d lacks its form, tag or lemma: %+v", i+1, w)
		}
		if layers&nlp.Heads == 0 {
			continue
		}
		if w.Head == 0 {
			roots++
		}
		if w.Head < 0 || w.Head > len(s.Words) || w.Deprel == "" || (w.Head == 0) != (w.Deprel == nlp.Root) || w.Sure < 0 || w.Sure > 1.0001 {
			t.Errorf("word %d: head %d, relation %q, sure %v", i+1, w.Head, w.Deprel, w.Sure)
			return
		}
		for h, steps := w.Head, 0; h != 0; h, steps = s.Words[h-1].Head, steps+1 {
			if steps > len(s.Words) {
				t.Errorf("word %d hangs in a circle", i+1)
				return
			}
		}
	}
	if layers&nlp.Heads != 0 && roots != 1 {
		t.Errorf("%d roots in the sentence %q…", roots, s.Words[0].Form)
	}
}

func mentions(t *testing.T, d *nlp.Document, s *nlp.Sentence) {
	t.Helper()
	for i, m := range s.Mentions {
		switch {
		case m.First < 1 || m.Last < m.First || m.Last > len(s.Words) || m.Type == "":
			t.Errorf("mention %+v of a sentence of %d words", m, len(s.Words))
		case m.Span != s.WordSpan(m.First, m.Last):
			t.Errorf("mention %q is not the text of its words, %q", d.Slice(m.Span), d.Slice(s.WordSpan(m.First, m.Last)))
		case m.Sure < 0 || m.Sure > 1.0001:
			t.Errorf("mention %q: probability %v", d.Slice(m.Span), m.Sure)
		case i > 0 && m.Start < s.Mentions[i-1].Start:
			t.Errorf("mention %q comes after one that begins later", d.Slice(m.Span))
		case m.Type.IsName() != (m.Value == ""):
			t.Errorf("mention %q of type %s has the value %q", d.Slice(m.Span), m.Type, m.Value)
		}
	}
}

// Odd are texts that no newspaper prints and that come all the same.
func Odd() []string {
	return []string{
		"", " ", "\n\n\n", "\x00", "\xff\xfe broken \xc3", ".", "?!…", "«", "’", "a", "1", "- \n- \n* ", "🙂🙃 👩‍👩‍👧", "e\u0301te\u0301 \u200b\u200d\ufeff x",
		"日本語のテキスト。 Русский текст. نص عربي.", "http://a.b/c?d=e#f @x #y a@b.c", "A.B.C. St. M. X. 3.5 1 234,5 49% $5 £6bn 7€",
		strings.Repeat("word ", 400), strings.Repeat("x", 3000), strings.Repeat("(", 200) + strings.Repeat(")", 200), strings.Repeat("a, ", 200), "l'l'l'l'' d'd’’ n't's's",
		"- Ada Roy", "-Voltéa", "Ada Roy-", "– Mme Roy, 52", "the Brio", "(Brio)", "« Brio »", "maire de Brio", ", Ada Roy, ,",
	}
}

// Texts are a few sentences of news in a language; nil for one that has none here.
func Texts(language string) []string {
	switch language {
	case "fr":
		return []string{
			"Lyon (AFP) – La société Voltéa, basée à Lyon, a annoncé mardi le rachat de son concurrent Ormeau pour 12,5 millions d’euros.",
			"« Nous n’avons rien vendu », a déclaré Mme Claire Roy, PDG du groupe depuis 2019. Qu’en pensent-ils ?\n\nAujourd’hui, l’usine du Mans appartient aux salariés.",
		}
	case "en":
		return []string{
			"LEEDS — Voltar Ltd, which is based in Leeds, said on Tuesday it had bought its rival Ormeau for £12.5 million.",
			"“We haven’t sold anything,” said Dr. Alice Carter, the group's chief executive since 2019. Why didn't they?\n\nToday the plant belongs to its workers.",
		}
	}
	return nil
}
