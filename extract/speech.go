package extract

import (
	"relata/nlp"
	"relata/schema"
)

// What is said, where no statement of its content tells who said it: SAID and its like with the words as their object.

// said is the relation type of a source with what it says.
const said = "SAID"

var sourceRule = Rule{
	Name: "source",
	Doc:  "who a phrase names as the source of a sentence: 'selon A, …', 'according to A, …'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.verbal(id) && !r.rel(id, nlp.Root) && !r.predicative(id) {
				continue
			}
			src := r.source(id)
			if src == 0 || r.child(src, nlp.Case, nlp.Mark) == 0 {
				continue
			}
			r.props = append(r.props, proposition{
				rule: "source", head: r.child(src, nlp.Case, nlp.Mark), lemma: "", class: nounClass, context: id, implicit: said,
				slots: []slot{{roles: []string{roleSubj}, word: src, alone: true}, {roles: []string{roleComp}, word: id}},
			})
		}
	},
}

// reportedArguments are the words that a slot of a reporting verb holds.
func (r *reading) reportedArguments(s *slot) []Argument {
	if s.via == "" && !r.finite(s.word) && r.is(Embedding, r.head(s.word)) {
		return nil // "agreed to buy B"
	}
	first, last := r.spoken(s.word)
	a := r.spanned(s.word, first, last)
	a.Name = r.doc.Slice(a.Span)
	a.Kind, a.Type = Value, schema.Statement
	return []Argument{a}
}

// spoken is the first and last word of what a clause says: the words around its head that hang on it, without the mark before it and the clause that names
// who says it.
func (r *reading) spoken(id int) (first, last int) {
	by, src := r.inserted(id), r.source(id)
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
	return first, last
}

// maxSpoken bounds the words of what somebody says.
const maxSpoken = 60

// Verbatim says whether the object of a statement is what somebody says, in words.
func (st *Statement) Verbatim() bool { return !st.Predicate.Open && st.Object.Type == schema.Statement }
