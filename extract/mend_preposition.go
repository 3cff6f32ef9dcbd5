package extract

import (
	"slices"
	"strings"

	"relata/nlp"
)

// mendPreposition makes one preposition of a noun with those before and behind it, where the parser saw a complement with another below it: "au sein de A" is no
// bosom of A. Nouns that wordings ask for stay: "à la tête de A".
func (r *reading) mendPreposition(id int) bool {
	if !r.rel(id, nlp.Obl, nlp.Nmod) || r.at(id).UPOS != nlp.NOUN || r.name(id) != nil || r.child(id, nlp.Case) == 0 {
		return false
	}
	var inner int
	for _, c := range r.t.Children(id) {
		if c > id && r.rel(c, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(c)) && inner == 0 {
			inner = c
		}
	}
	first, _ := r.t.Extent(id)
	if inner == 0 || first == id || id-first > 3 {
		return false
	}
	prep := normalForm(strings.Join(strings.Fields(r.doc.Slice(r.s.WordSpan(first, id))), " ")) + " " + r.preposition(inner)
	if by := r.lex.Note(AgentPhrase, prep); by != "" {
		prep = by
	} else if !slices.Contains(r.word.Prepositions, prep) && !r.lex.Has(IfMark, prep) || len(r.word.Of(r.lemma(id))) > 0 {
		return false
	}
	for i := range r.s.Words {
		if c := &r.s.Words[i]; c.ID != id && (c.Head == id && c.ID < id || c.Head == inner && c.Deprel.In(nlp.Case)) {
			c.Head, c.Deprel = id, nlp.Dep
		}
	}
	noun, w := r.at(id), r.at(inner)
	w.Head, w.Deprel = noun.Head, noun.Deprel
	noun.Head, noun.Deprel, noun.UPOS, noun.Lemma = inner, nlp.Case, nlp.ADP, prep
	return true
}

// mendAgentOfNoun hangs what an event is directed at on the event, not on its agent: "the attack by rebels on A", "la plainte de l'association contre A".
func (r *reading) mendAgentOfNoun(id int) bool {
	h := r.head(id)
	n := r.head(h)
	p := r.preposition(id)
	if p == "" || n == 0 || !r.rel(id, nlp.Nmod) || !r.rel(h, nlp.Nmod) || !(n < h && h < id) {
		return false
	}
	if by := r.preposition(h); !r.lex.Has(AgentMark, by) && (!r.lex.Has(OfMark, by) || !r.lex.Has(GovernedMark, p) || len(r.word.Of(r.listed(h, false))) > 0) {
		return false
	}
	for _, w := range r.word.Of(r.listed(n, false)) {
		if w.Class == nounClass && slices.Contains(w.Object, p) {
			r.at(id).Head = n
			r.t = nlp.NewTree(r.s)
			return true
		}
	}
	return false
}
