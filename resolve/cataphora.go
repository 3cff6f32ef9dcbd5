package resolve

import (
	"relata/nlp"
)

// Cataphora: what stands in an adjunct at the head of a sentence looks ahead to the subject: "Dès {son} arrivée, *Ada Roy* a …", "In {its} report, *Voltea* …".

// ahead is the subject that a possessive in a fronted adjunct looks ahead to, 0 if there is none.
func (r *resolver) ahead(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	for d, n := w, 0; d != nil && n < 8; d, n = t.Head(d.ID), n+1 {
		if own := t.Child(d.ID, nlp.Nsubj); own != nil && own.ID < w.ID {
			return 0 // "alors que *l'Espagne* a fait {sa} demande, …"
		}
		if !d.Deprel.In(nlp.Obl, nlp.Advcl, nlp.Advmod) {
			if d.Deprel.In(nlp.Nsubj, nlp.Csubj, nlp.Ccomp, nlp.Parataxis, nlp.Conj) {
				return 0
			}
			continue
		}
		s := t.Child(d.Head, nlp.Nsubj)
		if s == nil || s.ID < w.ID {
			continue
		}
		if _, last := t.Extent(d.ID); last > s.ID || r.sourceOf(sentence, d.ID) {
			return 0
		}
		return s.ID
	}
	return 0
}

// openingClause is the subject of a sentence that the subject of the clause before it looks ahead to where nobody was named before, "Though {she} was born in Leeds, *Ada Roy* …"; 0 if
// there is none.
func (r *resolver) openingClause(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	v := t.Head(w.ID)
	if possessive(w) || !w.Deprel.In(nlp.Nsubj) || v == nil {
		return 0
	}
	_, last := t.Extent(v.ID)
	if up := t.Head(v.ID); v.Deprel.In(nlp.Acl) && up != nil && up.Deprel.In(nlp.Obl) { // "three weeks after {she} left, …"
		v = up
	}
	if !v.Deprel.In(nlp.Advcl, nlp.Obl) {
		return 0
	}
	s := t.Child(v.Head, nlp.Nsubj)
	if s == nil || s.ID < last {
		return 0
	}
	return s.ID
}

// clauseOf is where the look ahead of a word starts: a possessive at itself, another pronoun at its clause.
func (r *resolver) clauseOf(sentence int, w *nlp.Word) *nlp.Word {
	if possessive(w) {
		return w
	}
	t := r.tree(sentence)
	if v := t.Head(w.ID); v != nil {
		return t.Head(v.ID) // what its clause hangs on
	}
	return w
}

// inOpening says whether a pronoun is the subject of a relative clause within the participle that opens a sentence: "Entendu à Dole, où {il} vit, *Tom Hale* a …".
func (r *resolver) inOpening(sentence int, w *nlp.Word) bool {
	t := r.tree(sentence)
	v := t.Head(w.ID)
	if possessive(w) || v == nil || !w.Deprel.In(nlp.Nsubj) || !v.Deprel.In(nlp.AclRelcl) || t.Head(v.ID) == nil || r.ahead(sentence, t.Head(v.ID)) == 0 {
		return false
	}
	for d, n := v, 0; d != nil && n < 8; d, n = t.Head(d.ID), n+1 {
		if d.Deprel.In(nlp.Advcl) {
			return d.Feats.Has("VerbForm", "Part")
		}
	}
	return false
}

// lookAhead gives a possessive to the subject behind it, once that is known.
func (r *resolver) lookAhead(sentence int, w *nlp.Word, subject int) (int, Reason) {
	want := r.pronounWant(sentence, w)
	e := r.entityAt(place{sentence, subject})
	s := r.doc.Sentences[sentence].Word(subject)
	switch {
	case e >= 0 && !want.plural && r.entities[e].agrees(&want):
		return e, Ahead
	case e < 0 && s.UPOS == nlp.NOUN && s.Feats.Has("Number", "Plur") == want.plural:
		return -1, Ambiguous // the subject is whose it is, and nobody known
	}
	return r.pronoun(sentence, w)
}

// entityAt is the entity that a word names or stands for, -1 if none is known.
func (r *resolver) entityAt(at place) int {
	for _, i := range r.mentionsIn(at.sentence) {
		if m := &r.mentions[i]; m.First <= at.word && at.word <= m.Last {
			return r.byMention[i]
		}
	}
	if e, ok := r.beside[at]; ok {
		return e
	}
	if e, ok := r.referents[at]; ok && e >= 0 {
		return e
	}
	return -1
}
