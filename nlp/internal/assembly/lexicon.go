package assembly

import (
	"fmt"
	"strings"

	"relata/nlp"
	"relata/nlp/internal/names"
)

// The classes of nouns.txt. Their notes are entity types: "novelist" Person.
const (
	typeNoun nlp.Class = "type-noun"
	loneNoun nlp.Class = "lone-noun" // points back to no name by itself: "nurse"
)

// Lexicon reads the classes of lemmas of a language, lexicon.txt, and its common nouns by the entity types that they describe, nouns.txt; dir is how
// errors call the folder of both. A lone noun is a type noun as well. The error is a *nlp.LexiconError, or names the lemma that stands in both classes.
func Lexicon(dir, classes, nouns string) (*nlp.Lexicon, error) {
	lex, err := nlp.ReadLexicon(dir+"/lexicon.txt", strings.NewReader(classes))
	if err != nil {
		return nil, err
	}
	typed, err := nlp.ReadLexicon(dir+"/nouns.txt", strings.NewReader(nouns))
	if err != nil {
		return nil, err
	}
	lone := typed.Notes(loneNoun)
	all := typed.Notes(loneNoun)
	for lemma, typ := range typed.Notes(typeNoun) {
		if _, twice := all[lemma]; twice {
			return nil, fmt.Errorf("%s/nouns.txt: %q stands in two classes", dir, lemma)
		}
		all[lemma] = typ
	}
	return lex.With(typeNoun, all).With(loneNoun, lone).With("first-name", names.First()), nil
}
