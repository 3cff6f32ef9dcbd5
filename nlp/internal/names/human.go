package names

import (
	"strconv"

	"relata/nlp"
)

// The words that tell that a name is somebody's, in the lexicon of a language. They are the evidence for people that the recogniser takes for a body or a place,
// or misses: it knows full names better than single ones.

const (
	humanDeed nlp.Class = "human-deed" // "marry", "sourire": done by people
	humanVerb nlp.Class = "human-verb" // "arrest", "inhumer": done to people
	humanNoun nlp.Class = "human-noun" // "widow", "enfance": what people have
	ageUnit   nlp.Class = "age-unit"   // "an", "year"
)

// humanly says whether a sentence treats the name from one word to another as somebody's.
func humanly(s *nlp.Sentence, first, last int, lex *nlp.Lexicon) bool {
	w := governed(s, first, last)
	if w == nil {
		return false
	}
	if aged(s, last, lex) {
		return true
	}
	for n := 0; w.Deprel.In(nlp.Conj) && n < maxWords; n++ { // "Roy and Hale were born"
		up := s.Word(w.Head)
		if up == nil {
			return false
		}
		w = up
	}
	g := s.Word(w.Head)
	switch {
	case g == nil:
		return false
	case owner(s, w, lex):
		return g.UPOS == nlp.NOUN && lex.Has(humanNoun, lemmaOf(g))
	case w.Deprel == nlp.Nsubj && (g.UPOS == nlp.VERB || g.UPOS == nlp.ADJ):
		return lex.Has(humanDeed, withParticle(s, g))
	case w.Deprel == nlp.NsubjPass, w.Deprel == nlp.Obj:
		return g.UPOS == nlp.VERB && lex.Has(humanVerb, withParticle(s, g))
	}
	return false
}

// aged says whether an age stands behind a word: "Roy, 43,", "Roy (43 ans)".
func aged(s *nlp.Sentence, id int, lex *nlp.Lexicon) bool {
	open, n, end := s.Word(id+1), s.Word(id+2), s.Word(id+3)
	if open == nil || n == nil || end == nil || open.Form != "," && open.Form != "(" {
		return false
	}
	if years, err := strconv.Atoi(n.Form); err != nil || years < 5 || years > 110 {
		return false
	}
	return open.Form == "," && end.Form == "," || lex.Has(ageUnit, lemmaOf(end)) // and "Sarlan (62)" is a place
}

// governed is the word of a stretch whose governor lies outside, or nil.
func governed(s *nlp.Sentence, first, last int) *nlp.Word {
	return headWord(s, &nlp.Mention{First: first, Last: last})
}
