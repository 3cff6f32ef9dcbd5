package assembly_test

import (
	"slices"
	"strings"
	"testing"

	"relata/nlp"
	"relata/nlp/internal/assembly"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
)

func TestLexicon(t *testing.T) {
	t.Parallel()
	lex, err := assembly.Lexicon("x", "[article]\nthe\n", "[type-noun]\nfirm\tOrganization\n[lone-noun]\nnurse\tPerson\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		class nlp.Class
		lemma string
		note  string
		has   bool
	}{
		{"article", "the", "", true},
		{"type-noun", "firm", "Organization", true},
		{"type-noun", "nurse", "Person", true},
		{"lone-noun", "nurse", "Person", true},
		{"lone-noun", "firm", "", false},
	} {
		if note, has := lex.Note(c.class, c.lemma), lex.Has(c.class, c.lemma); note != c.note || has != c.has {
			t.Errorf("%s %q: %q, %v; want %q, %v", c.class, c.lemma, note, has, c.note, c.has)
		}
	}
}

func TestLexiconErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, classes, nouns, want string }{
		{"classes", "the\n", "", `x/lexicon.txt:1: "the" before the first [class]`},
		{"nouns", "", "[type-noun]\n\tPerson\n", "x/nouns.txt:2: a note without a lemma"},
		{"in both", "", "[type-noun]\nnurse\tPerson\n[lone-noun]\nnurse\tPerson\n", `x/nouns.txt: "nurse" stands in two classes`},
	} {
		if _, err := assembly.Lexicon("x", c.classes, c.nouns); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

// The types that nouns describe are those of names.
func TestTypeNouns(t *testing.T) {
	t.Parallel()
	types := []nlp.MentionType{"", nlp.Person, nlp.Organization, nlp.Place, nlp.Product, nlp.Work, nlp.Event}
	for _, l := range []nlp.Language{en.Language(), fr.Language()} {
		for lemma, typ := range l.Lexicon.Notes("type-noun") {
			if !slices.Contains(types, nlp.MentionType(typ)) || lemma != strings.ToLower(lemma) {
				t.Errorf("%s: %q describes %q", l.Code, lemma, typ)
			}
		}
	}
}
