// Package tokenizetest tests how a language cuts its texts: on cases and, by what must hold for
// every text, on any bytes.
package tokenizetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"relata/nlp"
)

// Run runs the cases of a folder. A case is a txtar file: its comment says what it is about; the
// file "text" is cut; "want" has a sentence a line, tokens with spaces between, "·" for a space
// inside a token and "+" between the words of one.
func Run(t *testing.T, st nlp.Stage, dir string) {
	t.Helper()
	for name, c := range cases(t, dir) {
		t.Run(name, func(t *testing.T) {
			d := nlp.NewDocument(c.text, "")
			if err := st.Run(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			Check(t, d)
			if diff := cmp.Diff(strings.TrimSpace(c.want), strings.TrimSpace(show(d))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// Fuzz cuts any text and checks it; the cases are its seeds.
func Fuzz(f *testing.F, st nlp.Stage, dir string) {
	f.Helper()
	for _, c := range cases(f, dir) {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := nlp.NewDocument(text, "")
		if err := st.Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		Check(t, d)
	})
}

// Check checks what must hold for each document that has been cut: tokens are in order and give back
// the text, every code point but white space is in one, words make up their tokens.
func Check(t *testing.T, d *nlp.Document) {
	t.Helper()
	text := []rune(d.Text)
	at := 0
	blank := func(to int) {
		t.Helper()
		for ; at < to; at++ {
			if !unicode.IsSpace(text[at]) {
				t.Fatalf("code point %d, %q, is in no token", at, text[at])
			}
		}
	}
	for i, s := range d.Sentences {
		if len(s.Tokens) == 0 || len(s.Words) == 0 {
			t.Fatalf("sentence %d is empty", i)
		}
		if s.Index != i || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d has index %d and span %v", i, s.Index, s.Span)
		}
		id := 1
		for k, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("sentence %d, token %d: span %v after %d", i, k, tok.Span, at)
			}
			blank(tok.Start)
			at = tok.End
			if form := string(text[tok.Start:tok.End]); tok.Form != form || string([]rune(d.Slice(tok.Span))) != form {
				t.Fatalf("sentence %d, token %d: form %q, text %q", i, k, tok.Form, form)
			}
			if tok.First != id || tok.Last < tok.First || tok.Last > len(s.Words) {
				t.Fatalf("sentence %d, token %d: words %d to %d, want from %d", i, k, tok.First, tok.Last, id)
			}
			joined := ""
			for ; id <= tok.Last; id++ {
				w := s.Words[id-1]
				if w.ID != id || w.Token != k || w.Form == "" {
					t.Fatalf("sentence %d, word %d: %+v", i, id, w)
				}
				joined += w.Form
			}
			if joined != tok.Form {
				t.Fatalf("sentence %d, token %d: words %q of %q", i, k, joined, tok.Form)
			}
		}
		if len(s.Words) > 400 {
			t.Fatalf("sentence %d has %d words", i, len(s.Words))
		}
	}
	blank(len(text))
}

type testCase struct{ text, want string }

func cases(tb testing.TB, dir string) map[string]testCase {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases in %s (%v)", dir, err)
	}
	out := map[string]testCase{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		var c testCase
		for _, part := range txtar.Parse(b).Files {
			switch part.Name {
			case "text":
				c.text = string(part.Data)
			case "want":
				c.want = string(part.Data)
			}
		}
		out[strings.TrimSuffix(filepath.Base(f), ".txtar")] = c
	}
	return out
}

func show(d *nlp.Document) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		if s.Headline {
			b.WriteString("HEADLINE ")
		}
		for i, tok := range s.Tokens {
			if i > 0 {
				b.WriteByte(' ')
			}
			for id := tok.First; id <= tok.Last; id++ {
				if id > tok.First {
					b.WriteByte('+')
				}
				b.WriteString(strings.Map(func(r rune) rune {
					if unicode.IsSpace(r) {
						return '·'
					}
					return r
				}, s.Words[id-1].Form))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
