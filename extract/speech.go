package extract

import (
	"relata/nlp"
	"relata/schema"
)

// What is said, where no statement of its content tells who said it: SAID and its like with the words as their object.

var sourceRule = Rule{
	Name: "source",
	Doc:  "who a phrase names as the source of a sentence, and who is quoted behind a colon: 'selon A, …', 'according to A, …', 'A was cautious: “…”'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if s := r.quotedBehind(id); s != 0 {
				colon, _ := r.t.Extent(id)
				if r.at(colon).Form != ":" {
					colon--
				}
				r.saidBy(id, s, colon)
				continue
			}
			if !r.verbal(id) && !r.rel(id, nlp.Root) && !r.predicative(id) {
				continue
			}
			src, phrase := r.source(id)
			head := r.child(phrase, nlp.Case, nlp.Mark)
			if src == 0 || head == 0 {
				continue
			}
			r.saidBy(id, src, head)
		}
	},
}

// saidBy makes the proposition that somebody says a clause; head is the word that tells.
func (r *reading) saidBy(clause, speaker, head int) {
	r.props = append(r.props, proposition{
		rule: "source", head: head, lemma: "", class: nounClass, context: clause, implicit: said,
		slots: []slot{{roles: []string{roleSubj}, word: speaker, alone: true}, {roles: []string{roleComp}, word: clause, via: "speech"}},
	})
}

// quotedBehind is whom a clause in quotation marks behind a colon quotes: the subject of the clause before it, or the name that stands there alone: "A was
// cautious: “…”", "A : « … »"; or 0.
func (r *reading) quotedBehind(id int) int {
	h := r.head(id)
	first, _ := r.t.Extent(id)
	if h == 0 || h > first || !r.rel(id, nlp.Parataxis, nlp.Ccomp, nlp.Advcl, nlp.Appos, nlp.Conj, nlp.Dep, nlp.Acl, nlp.Obj, nlp.Xcomp) {
		return 0
	}
	switch {
	case first < id && r.at(first).Form == ":" && isQuote(r.at(first+1).Form):
	case first > 1 && r.at(first-1).Form == ":" && isQuote(r.at(first).Form):
	default:
		return 0
	}
	s := h
	for n := 0; r.name(s) == nil && n < maxClimb; n++ { // the words may hang on an object
		if r.verbal(s) || r.predicative(s) || r.at(s).UPOS == nlp.ADJ {
			break
		}
		if s = r.head(s); s == 0 {
			return 0
		}
	}
	if r.verbal(s) || r.predicative(s) || r.at(s).UPOS == nlp.ADJ {
		s, _ = r.subject(s, 0)
	} else if !r.rel(s, nlp.Root) {
		return 0
	}
	if m := r.name(s); s == 0 || m != nil && m.Type != nlp.Person || m == nil && !r.is(PersonPronoun, s) && !r.personal(s) {
		return 0
	}
	return s
}

// reportedArguments are the words that a slot of a reporting verb holds.
func (r *reading) reportedArguments(s *slot) []Argument {
	if s.via == "" && !r.finite(s.word) && r.embeds(r.head(s.word)) {
		return nil // "agreed to buy B"
	}
	var first, last int
	switch s.via {
	case viaQuotation:
		first, last = r.quotationAround(s.word)
	case viaDenial:
		first, last = r.denialOf(s.word)
	default:
		first, last = r.spoken(s.word)
	}
	a := r.spanned(s.word, first, last)
	a.Name = r.doc.Slice(a.Span)
	a.Kind, a.Type = Value, schema.Statement
	return []Argument{a}
}

// spoken is the first and last word of what a clause says: the words around its head that hang on it, without the mark before it and the clause that names
// who says it.
func (r *reading) spoken(id int) (first, last int) {
	by := r.inserted(id)
	_, src := r.source(id)
	said := func(w int) bool {
		for n := 0; w != id; n++ {
			h := r.head(w)
			if h == 0 || n > len(r.s.Words) || w == by || w == src || h == id && w < id && r.rel(w, nlp.Mark, nlp.Cc) {
				return false
			}
			w = h
		}
		return true
	}
	for first = id; first > 1 && said(first-1); first-- {
	}
	for last = id; last < len(r.s.Words) && last-first < maxSpoken && said(last+1); last++ {
	}
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	for last > id && r.at(last).UPOS == nlp.PUNCT {
		last--
	}
	open := 0
	for w := first; w <= last; w++ {
		if isQuote(r.at(w).Form) {
			open++
		}
	}
	if next := r.at(last + 1); open%2 == 1 && next != nil && isQuote(next.Form) {
		last++ // it was “a joke”
	}
	return first, last
}

// maxSpoken bounds the words of what somebody says.
const maxSpoken = 60

// Verbatim says whether the object of a statement is what somebody says, in words.
func (st *Statement) Verbatim() bool {
	return st.Object.Type == schema.Statement && st.Object.Kind == Value
}
