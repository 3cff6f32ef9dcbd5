package extract

import (
	"slices"
	"strings"

	"relata/nlp"
)

// Repairs of coordination: who does something together with the subject, and subjects in series that a parser took for something else.

// mendCompanion coordinates with a subject who does the same beside it: "A a fondé B aux côtés de C", "A joined B alongside C".
func (r *reading) mendCompanion(id int) bool {
	if r.name(id) == nil || !r.rel(id, nlp.Obl, nlp.Nmod, nlp.Advcl) {
		return false
	}
	beside, v := id, r.head(id)
	if !r.lex.Has(CompanionMark, r.preposition(id)) {
		if beside = v; beside == 0 || beside > id || !r.lex.Has(OfMark, r.preposition(id)) || !r.rel(beside, nlp.Obl, nlp.Nmod) {
			return false
		}
		first, _ := r.t.Extent(beside)
		if !r.lex.Has(CompanionMark, normalForm(strings.TrimSpace(r.doc.Slice(r.s.WordSpan(first, beside))))) {
			return false
		}
		v = r.head(beside)
	}
	for n := 0; n < 3 && v != 0 && !r.verbal(v); n++ { // hung on the object
		v = r.head(v)
	}
	s := r.child(v, nlp.Nsubj)
	if v == 0 || s == 0 || s == id || r.at(s).UPOS == nlp.PRON {
		return false
	}
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Case) {
			r.at(c).Deprel = nlp.Cc
		}
	}
	if beside != id {
		w := r.at(beside)
		w.Head, w.Deprel = id, nlp.Cc
	}
	w := r.at(id)
	w.Head, w.Deprel = s, nlp.Conj
	return true
}

// seriesSubject says whether the first of several coordinated names is a subject, which the parser took for a clause: "A ainsi que B ont …".
func (r *reading) seriesSubject(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Advcl, nlp.Dislocated, nlp.Obl) || v < id || r.name(id) == nil || !r.verbal(v) || !r.finite(v) || r.preposition(id) != "" || r.child(id, nlp.Mark) != 0 || r.child(id, nlp.Conj) == 0 {
		return false
	}
	return r.child(v, nlp.Nsubj, nlp.Csubj, nlp.Expl) == 0
}

// rightAntecedent is who a relative clause is about, where the parser hung it on a name that is only said not to be meant: "c'est A, et non B, qui …"; 0 if the
// tree may stay.
func (r *reading) rightAntecedent(id int) int {
	b := r.head(id)
	if !r.rel(id, nlp.AclRelcl) || r.name(b) == nil || !r.rel(b, nlp.Conj) || r.head(b) > b || r.name(r.head(b)) == nil || !r.predicative(r.head(b)) {
		return 0
	}
	for _, c := range r.t.Children(b) {
		if c < b && r.rel(c, nlp.Advmod) && r.is(Negation, c) {
			return r.head(b)
		}
	}
	return 0
}

// neitherObject says whether a nominal behind "ni" is the object of the verb that the parser coordinated it with: "A n'a racheté ni B ni C".
func (r *reading) neitherObject(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Conj) || v == 0 || v > id || !r.verbal(v) || r.verbal(id) || !r.nominal(id) || r.preposition(id) != "" || r.passive(v) || r.child(v, nlp.Obj) != 0 {
		return false
	}
	c := r.child(id, nlp.Cc)
	return c != 0 && r.is(Negation, c)
}

// secondRole is the role that a role behind it is coordinated with, which the parser coordinated with the complement between: "directrice du centre et conseillère
// municipale"; 0 if the tree may stay.
func (r *reading) secondRole(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Conj) || h == 0 || h > id || r.name(id) != nil || r.at(id).UPOS != nlp.NOUN || !r.personal(id) || !r.bareRole(id) || r.name(h) == nil && r.personal(h) {
		return 0
	}
	for n := 0; h != 0 && n < 3 && r.rel(h, nlp.Nmod); n++ {
		h = r.head(h)
		if h != 0 && h < id && r.name(h) == nil && r.at(h).UPOS == nlp.NOUN && r.relational(h) && r.personal(h) && r.at(h).Feats.Get("Number") == r.at(id).Feats.Get("Number") {
			return h
		}
	}
	return 0
}

// orphan is how a complement hangs on the subject of a clause whose verb is left out.
const orphan nlp.Deprel = "orphan"

// viaGap says of a slot that its clause leaves the verb out.
const viaGap = "gap"

// mendGap makes a subject of a name that the parser coordinated with a complement before it, where a complement with the same preposition follows: "A a porté plainte
// contre B, et C contre D" leaves the second verb out.
func (r *reading) mendGap(id int) bool {
	x := r.head(id)
	v := r.head(x)
	m := r.name(id)
	if r.mendObjectGap(id) {
		return true
	}
	if m == nil || !r.rel(id, nlp.Conj) || x == 0 || x > id || !r.nominal(x) || !r.rel(x, nlp.Obj, nlp.Obl) || !r.verbal(v) || v > x || r.preposition(id) != "" || r.nameHead(m) != id {
		return false
	}
	prep, comma := r.preposition(x), false
	for _, c := range r.t.Children(id) {
		comma = comma || c < id && r.at(c).Form == ","
	}
	if !comma || prep == "" || r.lex.Has(OfMark, prep) {
		return false
	}
	for _, c := range r.t.Children(id) {
		if first, _ := r.t.Extent(c); first == m.Last+1 && r.rel(c, nlp.Nmod) && r.preposition(c) == prep && r.name(c) != nil {
			n, o := r.at(id), r.at(c)
			n.Head, o.Deprel = v, orphan
			return true
		}
	}
	return false
}

// mendObjectGap makes a second object of a name that the parser coordinated with the verb, where a complement with the same preposition stands behind each: "A a racheté B
// en 2012 et C en 2015" leaves the second subject out as well.
func (r *reading) mendObjectGap(id int) bool {
	v, m := r.head(id), r.name(id)
	if r.rel(v, nlp.Obl) {
		v = r.head(v) // "sold A to B and C to D"
	}
	if m == nil || !r.rel(id, nlp.Conj) || !r.verbal(v) || v > id || r.passive(v) || r.preposition(id) != "" || r.nameHead(m) != id || r.child(id, nlp.Cc) != m.First-1 {
		return false
	}
	o := r.child(v, nlp.Obj)
	if o < v || o > id {
		return false
	}
	for _, c := range slices.Concat(r.t.Children(v), r.t.Children(id)) {
		first, _ := r.t.Extent(c)
		prep := r.preposition(c)
		if first != m.Last+1 || !r.rel(c, nlp.Obl, nlp.Nmod) || prep == "" || r.lex.Has(OfMark, prep) {
			continue
		}
		for _, d := range r.t.Children(v) {
			if d > o && d < id && r.rel(d, nlp.Obl) && r.preposition(d) == prep {
				n, second := r.at(id), r.at(c)
				n.Head, n.Deprel, second.Head, second.Deprel = v, orphan, id, nlp.Nmod
				return true
			}
		}
	}
	return false
}

// gaps are the propositions of a verb that later subjects, or objects, leave out.
func (r *reading) gaps(p *proposition) []proposition {
	var out []proposition
	for _, c := range r.t.Children(p.head) {
		if r.rel(c, orphan) && !p.passive {
			q := *p
			q.slots, q.gap = slices.Clone(p.slots), c
			for i := range q.slots {
				s := &q.slots[i]
				o := r.child(c, nlp.Nmod)
				switch {
				case s.has(roleObj):
					s.word, s.via = c, viaGap
				case o != 0 && s.has(r.preposition(o)):
					s.word = o
				}
			}
			out = append(out, q)
			continue
		}
		o := r.child(c, orphan)
		if o == 0 || !r.rel(c, nlp.Conj) || p.passive {
			continue
		}
		q := *p
		q.slots = nil
		for _, s := range p.slots {
			switch {
			case s.has(roleSubj):
				s.word, s.via = c, viaGap
			case s.has(r.preposition(o)):
				s.word, s.via = o, ""
			}
			q.slots = append(q.slots, s)
		}
		out = append(out, q)
	}
	return out
}

// compoundSubject says whether a name before a finite verb without a subject is its subject, which the parser took for the first part of a compound.
func (r *reading) compoundSubject(id int) bool {
	v := r.head(id)
	m := r.name(id)
	return m != nil && r.rel(id, nlp.Compound) && v == m.Last+1 && r.at(v).UPOS == nlp.VERB && r.finite(v) && r.child(v, nlp.Nsubj, nlp.Csubj, nlp.Expl) == 0
}
