package extract

import (
	"strings"

	"relata/nlp"
)

// mendOneOf gives a role the place of the numeral that counts one of those who have it: "one of the founders of A", "l'un des fondateurs de A" are a founder of A.
func (r *reading) mendOneOf(id int) bool {
	one := r.head(id)
	if !r.rel(id, nlp.Nmod) || one == 0 || one > id || !r.is(SingleNumeral, one) || r.name(one) != nil || !r.relational(id) || !r.at(id).Feats.Has("Number", "Plur") || !r.lex.Has(OfMark, r.preposition(id)) {
		return false
	}
	role, count := r.at(id), r.at(one)
	role.Head, role.Deprel = count.Head, count.Deprel
	for i := range r.s.Words {
		c := &r.s.Words[i]
		switch {
		case c.Head == one && c.ID != id && !c.Deprel.In(nlp.Det):
			c.Head = id
		case c.Head == id && c.ID < id && c.Deprel.In(nlp.Case):
			c.Head, c.Deprel = one, nlp.Fixed
		}
	}
	count.Head, count.Deprel = id, nlp.Nummod
	r.t = nlp.NewTree(r.s)
	r.mendApposition(id) // "A, l'un des fondateurs de B, …", where the parser had two subjects
	return true
}

// mendAmong makes a member of a group of the name behind "among them", which the parser hung on the verb: "arrested ten men, among them A".
func (r *reading) mendAmong(id int) bool {
	if r.at(id).UPOS != nlp.PRON || !r.rel(id, nlp.Obl, nlp.Nmod) || !r.lex.Has(AmongMark, r.preposition(id)) {
		return false
	}
	prep := r.child(id, nlp.Case)
	m := r.name(id + 1)
	if prep != id-1 || prep < 3 || m == nil || m.First != id+1 || r.at(prep-1).Form != "," {
		return false
	}
	group := 0
	for n := prep - 2; n > 0 && group == 0; n-- {
		if r.at(n).UPOS == nlp.NOUN && r.at(n).Feats.Has("Number", "Plur") {
			group = n
		}
	}
	h := r.nameHead(m)
	if group == 0 || r.head(h) == group {
		return false
	}
	r.at(h).Head, r.at(h).Deprel = group, nlp.Appos
	w := r.at(id)
	w.Lemma = r.preposition(id) + " " + strings.ToLower(w.Form)
	w.Head, w.Deprel = h, nlp.Case
	r.at(prep).Head, r.at(prep).Deprel = id, nlp.Dep
	return true
}

// mendHeaded hangs the participle of who heads a group on the group, not on what it is for or against: "opponents of the merger, led by A".
func (r *reading) mendHeaded(id int) bool {
	h := r.head(id)
	if n := r.head(h); n != 0 && n < h && r.rel(h, nlp.Nmod) && r.headedBy(id) != 0 && r.relational(n) && r.at(n).Feats.Has("Number", "Plur") && !r.at(h).Feats.Has("Number", "Plur") {
		r.at(id).Head = n
		r.t = nlp.NewTree(r.s)
		return true
	}
	return false
}
