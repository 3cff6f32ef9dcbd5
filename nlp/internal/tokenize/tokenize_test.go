package tokenize

import (
	"context"
	"errors"
	"strings"
	"testing"

	"relata/nlp"
	"relata/nlp/internal/tokenize/tokenizetest"
)

func lists(t *testing.T, text string) *nlp.Lexicon {
	t.Helper()
	lex, err := nlp.ReadLexicon("lists", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func TestLongSentenceIsCut(t *testing.T) {
	t.Parallel()
	s, err := New(lists(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text string }{
		{"words alone", strings.Repeat("mot ", 25_000)},
		{"with commas", strings.Repeat("un mot, ", 12_500)},
		{"without spaces", strings.Repeat("a", 100_000)},
		{"invalid bytes", strings.Repeat("\xff\x00", 50_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := nlp.NewDocument(c.text, "")
			if err := s.Run(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			tokenizetest.Check(t, d)
			for _, sent := range d.Sentences {
				if len(sent.Words) > MaxUnits {
					t.Fatalf("sentence %d has %d words, at most %d wanted", sent.Index, len(sent.Words), MaxUnits)
				}
				if len(d.Sentences) > 1 && !sent.Cut {
					t.Fatalf("sentence %d is not marked as cut", sent.Index)
				}
			}
			if c.name == "with commas" {
				if last := d.Sentences[0].Tokens[len(d.Sentences[0].Tokens)-1].Form; last != "," {
					t.Errorf("cut behind %q, want a comma", last)
				}
			}
		})
	}
}

func TestNewErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, lists, want string }{
		{"note of an abbreviation", "[abbreviation]\nm.\ttitel\n", `abbreviation "m.": note "titel" is not title, may-end or number`},
		{"words of a contraction", "[contraction]\ncannot\tcan  nott\n", `contraction "cannot": its words ["can" "nott"] do not make it up`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, err := New(lists(t, c.lists)); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestRunStops(t *testing.T) {
	t.Parallel()
	s, err := New(lists(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Run(ctx, nlp.NewDocument("Un mot.", "")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
