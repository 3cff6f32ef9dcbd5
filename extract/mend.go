package extract

import (
	"slices"

	"relata/nlp"
)

// Statistical parsers have habits: an apposition hung on the last name before the comma instead of on the role that it fills, a
// detached role taken for a second subject. mend puts right what the classes of the words involved rule out, in a copy of the
// sentence, so that rules need not ask for every misreading.

// mend returns the sentence with its tree mended; s stays as it is.
func (r *reading) mend() {
	words := slices.Clone(r.s.Words)
	s := *r.s
	s.Words = words
	r.s, r.t = &s, nlp.NewTree(&s)
	changed := false
	for id := 1; id <= len(words); id++ {
		if h := r.appositionHead(id); h != 0 {
			words[id-1].Head, words[id-1].Deprel = h, nlp.Appos
			changed = true
		} else if h := r.strayApposition(id); h != 0 {
			words[id-1].Head, words[id-1].Deprel = h, nlp.Appos
			changed = true
		} else if v := r.sumAsObject(id); v != 0 {
			money := words[id-1].Head
			words[money-1].Deprel = nlp.Obl
			words[id-1].Head, words[id-1].Deprel = v, nlp.Obj
			changed = true
		} else if r.compounded(id) {
			words[id-1].Deprel = nlp.Compound
			changed = true
		} else if r.doubleSubject(id) {
			words[id-1].Deprel = nlp.Dislocated
			changed = true
		}
	}
	if changed {
		r.t = nlp.NewTree(r.s)
	}
}

// appositionHead is the role noun that a name in apposition to a later word of its phrase belongs to: "le président du mouvement, Paul Roy",
// where the parser made Paul Roy the movement; 0 if the tree may stay.
func (r *reading) appositionHead(id int) int {
	m := r.name(id)
	if m == nil || !r.rel(id, nlp.Appos, nlp.Conj, nlp.Nmod, nlp.Parataxis, nlp.FlatName, nlp.Dep) || r.preposition(id) != "" || m.Type != nlp.Person && m.Type != nlp.Other {
		return 0
	}
	h := r.head(id)
	first, _ := r.t.Extent(id)
	if h == 0 || h > id || first < 2 || r.at(m.First-1) == nil || r.at(m.First-1).Form != "," || r.child(id, nlp.Cc) != 0 {
		return 0
	}
	if o := r.name(h); o != nil && (o.Type == nlp.Person || o == m) {
		return 0
	}
	if o := r.name(h); o == nil && r.personal(h) {
		return 0
	}
	for up, n := h, 0; n < 4; n++ {
		if !r.rel(up, nlp.Nmod, nlp.Flat, nlp.Appos, nlp.Amod, nlp.Compound) {
			return 0
		}
		if up = r.head(up); up == 0 {
			return 0
		}
		if r.name(up) == nil && r.relational(up) && r.personal(up) {
			for _, c := range r.t.Children(up) {
				if r.rel(c, nlp.Appos) && c != id && r.name(c) != nil {
					return 0
				}
			}
			if r.attachedName(up) != 0 || r.conjoined(id, up) {
				return 0
			}
			return up
		}
	}
	return 0
}

// strayApposition is the name right before a comma that a noun phrase behind the comma describes, where the parser hung the phrase elsewhere: on
// the verb as a second subject, or on another role; 0 if the tree may stay.
func (r *reading) strayApposition(id int) int {
	w := r.at(id)
	if w.UPOS != nlp.NOUN || r.name(id) != nil || !w.Deprel.In(nlp.Nsubj, nlp.Appos, nlp.Conj) || r.preposition(id) != "" || r.child(id, nlp.Cc) != 0 {
		return 0
	}
	h := r.head(id)
	switch {
	case h == 0 || r.name(h) != nil && w.Deprel.In(nlp.Appos):
		return 0
	case w.Deprel.In(nlp.Nsubj):
		other := 0
		for _, c := range r.t.Children(h) {
			if c < id && c != id && r.rel(c, nlp.Nsubj) {
				other = c
			}
		}
		if other == 0 {
			return 0
		}
	case w.Deprel.In(nlp.Conj) && !r.relational(id):
		return 0
	}
	first, _ := r.t.Extent(id)
	for first > 1 && first <= id && r.at(first).Form == "," {
		first++
	}
	if first < 3 || r.at(first-1).Form != "," || r.name(first-2) == nil {
		return 0
	}
	m := r.name(first - 2)
	person := r.personal(id)
	if t, ok := r.note(TypeNoun, id); !ok && !r.relational(id) || m.Type != nlp.Other && ok && person != (m.Type == nlp.Person) && t != "" {
		return 0
	}
	for i := m.First; i <= m.Last; i++ {
		if r.named(m, i) && r.head(i) != id {
			return i
		}
	}
	return 0
}

// sumAsObject is the verb whose object a name is, where the parser made the name part of the sum behind it: "fined Voltéa £62 million";
// 0 if the tree may stay.
func (r *reading) sumAsObject(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Compound, nlp.Nmod) || h < id || r.name(id) == nil || !r.rel(h, nlp.Obj) || r.preposition(id) != "" {
		return 0
	}
	if v := r.value(h); v == nil && r.at(h).UPOS != nlp.SYM || v != nil && v.Type != nlp.Money {
		return 0
	}
	if v := r.head(h); r.verbal(v) && v < id {
		return v
	}
	return 0
}

// compounded says whether a common noun stands right behind its head as a part of it: "code source".
func (r *reading) compounded(id int) bool {
	h := r.head(id)
	w := r.at(id)
	if h != id-1 || w.UPOS != nlp.NOUN || r.name(id) != nil || !w.Deprel.In(nlp.Appos, nlp.Nmod) || r.at(h).UPOS != nlp.NOUN || r.name(h) != nil {
		return false
	}
	return r.child(id, nlp.Det, nlp.Case, nlp.Punct) == 0
}

// conjoined says whether more conjuncts of the name show a list rather than an apposition.
func (r *reading) conjoined(id, up int) bool {
	return r.rel(id, nlp.Conj) && r.rel(r.head(id), nlp.Conj)
}

// personal says whether a noun describes a person.
func (r *reading) personal(id int) bool {
	if t, ok := r.note(TypeNoun, id); ok {
		return t == string(nlp.Person)
	}
	return r.nounType(id) == string(nlp.Person)
}

// doubleSubject says whether a word is a role set before the real subject: "Présidente de A, B a salué …".
func (r *reading) doubleSubject(id int) bool {
	if !r.rel(id, nlp.Nsubj) || r.at(id).UPOS == nlp.PRON || r.name(id) != nil {
		return false
	}
	v := r.head(id)
	for _, c := range r.t.Children(v) {
		if c > id && c < v && r.rel(c, nlp.Nsubj) {
			d := r.child(id, nlp.Det)
			return d == 0 || r.at(d).Feats.Has("Definite", "Ind")
		}
	}
	return false
}
