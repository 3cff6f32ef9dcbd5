package nlp

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadLexicon(t *testing.T) {
	t.Parallel()
	lex, err := ReadLexicon("x.txt", strings.NewReader("# Source: written here.\n\n[kinship]\nsœur\tsister\nfrère  de lait\r\n#tag\n[number]\ndeux\t2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Class{"kinship", "number"}, lex.Classes()); diff != "" {
		t.Errorf("classes: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"#tag", "frère de lait", "sœur"}, lex.Lemmas("kinship")); diff != "" {
		t.Errorf("lemmas: -want +got\n%s", diff)
	}
	if got := lex.Note("kinship", "sœur"); got != "sister" {
		t.Errorf("note %q, want %q", got, "sister")
	}
	if lex.Has("number", "sœur") || !lex.Has("number", "deux") {
		t.Error("a lemma is in the wrong class")
	}
	both := lex.With("woman", map[string]string{"sœur": ""})
	if diff := cmp.Diff([]Class{"kinship", "woman"}, both.ClassesOf("sœur")); diff != "" {
		t.Errorf("classes of a lemma: -want +got\n%s", diff)
	}
	if got := lex.ClassesOf("frère"); got != nil {
		t.Errorf("classes of part of a lemma: %v, want none", got)
	}
}

func TestReadLexiconErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"before the first class", "# c\nun\n", `x.txt:2: "un" before the first [class]`},
		{"class name", "[Verbe]\n", `x.txt:1: class name "Verbe" is not in lower case with hyphens`},
		{"class twice", "[a]\nb\n[a]\n", `x.txt:3: class "a" stands twice`},
		{"lemma twice", "[a]\nb c\nb  c\tnote\n", `x.txt:3: "b c" stands twice in its class`},
		{"note alone", "[a]\n\tnote\n", `x.txt:2: a note without a lemma`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := ReadLexicon("x.txt", strings.NewReader(c.text))
			var le *LexiconError
			if !errors.As(err, &le) || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func FuzzReadLexicon(f *testing.F) {
	f.Add("[a]\nb\tc\n")
	f.Fuzz(func(t *testing.T, text string) {
		lex, err := ReadLexicon("x", strings.NewReader(text))
		if err != nil {
			return
		}
		for _, c := range lex.Classes() {
			for _, l := range lex.Lemmas(c) {
				if l == "" || !lex.Has(c, l) {
					t.Fatalf("class %s: lemma %q", c, l)
				}
			}
		}
	})
}
