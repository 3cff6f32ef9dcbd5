package extract

import (
	"strconv"
	"strings"

	"relata/nlp"
)

// An age tells somebody from a thing where the noun alone does not: "un verrier de 43 ans" is no firm, and "the 43-year-old glazier", whose noun ends as those
// of trades do, is somebody, while a bridge or a dispute may be 43 years old as well.

const (
	youngest = 1
	oldest   = 110 // years; what is older is no person
)

// agedPerson says whether an age makes a person of what a noun means: of a trade, which may be a firm's, or of a noun of no known type that ends as trades do.
func (r *reading) agedPerson(id int, known bool) bool {
	if known && !r.is(Trade, id) || !known && !r.tradeEnding(r.lemma(id)) {
		return false
	}
	for w := 1; w <= len(r.s.Words); w++ {
		if !r.is(AgeUnit, w) || !r.hangsOn(w, id) {
			continue
		}
		for _, n := range r.t.Children(w) {
			if years, err := strconv.Atoi(r.at(n).Form); err == nil && r.rel(n, nlp.Nummod) {
				return youngest <= years && years <= oldest && r.ageOf(w, id)
			}
		}
	}
	return false
}

// ageOf says whether a number of years is an age of what a noun means: "43-year-old", "de 43 ans", "âgé de 43 ans", not "a three-year contract" or "43 ans plus tard".
func (r *reading) ageOf(unit, id int) bool {
	if next := r.at(unit + 1); unit < id {
		return next != nil && next.Form == "-" && r.at(unit+2).UPOS == nlp.ADJ
	}
	h := r.head(unit)
	return r.lex.Has(OfMark, r.preposition(unit)) && (h == id || h > id && h < unit && r.head(h) == id && r.rel(h, nlp.Amod, nlp.Acl))
}

// ageAlone says whether an age stands for somebody: "the 66-year-old".
func (r *reading) ageAlone(id int) bool {
	n, unit := r.at(id-4), r.at(id-2)
	if n == nil || unit == nil || r.at(id).UPOS != nlp.ADJ && r.at(id).UPOS != nlp.NOUN || r.at(id-1).Form != "-" || r.at(id-3).Form != "-" || !r.is(AgeUnit, id-2) {
		return false
	}
	years, err := strconv.Atoi(n.Form)
	return err == nil && youngest <= years && years <= oldest
}

// agedObject says whether an age with a determiner is the object of its verb, which the parser took for what the verb says of something: "arrested the 66-year-old".
func (r *reading) agedObject(id int) bool {
	return r.rel(id, nlp.Xcomp) && r.ageAlone(id) && r.child(id, nlp.Det) != 0 && r.verbal(r.head(id)) && r.child(r.head(id), nlp.Obj) == 0
}

// hangsOn says whether a word is within the phrase of a noun, at most three steps down.
func (r *reading) hangsOn(w, id int) bool {
	for range 3 {
		if w = r.head(w); w == id {
			return true
		}
	}
	return false
}

// tradeEnding says whether a lemma ends as nouns for those who do something end.
func (r *reading) tradeEnding(lemma string) bool {
	for n := 2; n <= 5 && n < len(lemma)-2; n++ {
		if end := lemma[len(lemma)-n:]; r.lex.Has(TradeEnding, end) && !strings.Contains(lemma, " ") {
			return true
		}
	}
	return false
}
