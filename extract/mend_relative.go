package extract

import (
	"slices"

	"relata/nlp"
)

// Repairs of relative clauses: parsers trained on short ones lose the subject behind "dont" and behind the verb.

// relativeVerb is the verb or the predicate of the relative clause that a relative pronoun opens, whatever the parser hung the pronoun on; or 0.
func (r *reading) relativeVerb(pronoun int) int {
	if w := r.at(pronoun); w == nil || !w.Feats.Has("PronType", "Rel") {
		return 0
	}
	for id := pronoun + 1; id <= len(r.s.Words) && id <= pronoun+maxPhrase && r.at(id).Form != ","; id++ {
		if r.rel(id, nlp.AclRelcl) && r.head(id) < pronoun {
			return id
		}
	}
	return 0
}

// subjectBehindPronoun is the verb of a relative clause whose subject a name right behind the pronoun is, where the parser hung the name on what stands before
// the clause: "la société B, dont A détient 20 %"; 0 if the tree may stay.
func (r *reading) subjectBehindPronoun(id int) int {
	m := r.name(id)
	if m == nil || m.First < 3 || r.head(id) >= m.First-1 || !r.rel(id, nlp.Appos, nlp.Nmod, nlp.Conj, nlp.Dep) || r.nameHead(m) != id {
		return 0
	}
	v := r.relativeVerb(m.First - 1)
	if v < m.Last || r.child(v, nlp.Nsubj) != 0 {
		return 0
	}
	return v
}

// pronounOfVerb is the verb that a relative pronoun belongs to, where the parser hung it on the subject behind it: "dont A a démissionné"; 0 if the tree may stay.
func (r *reading) pronounOfVerb(id int) int {
	v, h := r.relativeVerb(id), r.head(id)
	if v == 0 || h <= id || h >= v || r.name(h) == nil || r.name(h).First != id+1 || r.cliticRoles(id) == nil {
		return 0
	}
	return v
}

// subjectBehindVerb says whether a nominal behind the verb of a relative clause is its subject, which the parser took for an object: "où a étudié A", "dont fait
// partie A". The pronoun is no subject, nor an object.
func (r *reading) subjectBehindVerb(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Obj) || v == 0 || v > id || !r.rel(v, nlp.AclRelcl) || !r.finite(v) || r.child(v, nlp.Nsubj) != 0 || r.name(id) == nil && r.child(id, nlp.Det) == 0 {
		return false
	}
	oblique := false
	for _, c := range r.t.Children(v) {
		switch {
		case c < v && r.at(c).Feats.Has("PronType", "Rel"):
			oblique = r.cliticRoles(c) != nil || r.preposition(c) != ""
		case c < v && !r.rel(c, nlp.Aux, nlp.Advmod, nlp.Punct, nlp.Cop, nlp.Expl):
			return false
		case c > id && r.rel(c, nlp.Obj):
			return false // the first of two objects is one
		}
	}
	return oblique
}

// objectPronoun says whether a relative pronoun is the object of its clause, which the parser took for a second subject: "A, whom B hired".
func (r *reading) objectPronoun(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Nsubj) || !r.at(id).Feats.Has("PronType", "Rel") || r.passive(v) || r.child(v, nlp.Obj) != 0 {
		return false
	}
	for _, c := range r.t.Children(v) {
		if c > id && c < v && r.rel(c, nlp.Nsubj) {
			return true
		}
	}
	return false
}

// namedAntecedent is the noun that a clause tells apart and a name behind the clause names, where the parser took the name into the clause or for a second subject:
// "the company that A founded, B, …", "the company founded by A, B, …"; 0 if the tree may stay.
func (r *reading) namedAntecedent(id int) int {
	m := r.name(id)
	if m == nil || m.First < 4 || r.at(m.First-1).Form != "," || r.nameHead(m) != id || !r.closed(m) || r.preposition(id) != "" || r.child(id, nlp.Cc) != 0 {
		return 0
	}
	v := r.head(id)
	if o := r.name(v); r.rel(id, nlp.Appos) && o != nil && o.Type != m.Type && o.Last == m.First-2 {
		v = r.head(v)
	} else if r.rel(id, nlp.Nsubj) {
		v = 0
		for _, c := range r.t.Children(r.head(id)) {
			if _, last := r.t.Extent(c); c < id && r.rel(c, nlp.Nsubj) && last >= m.First-2 {
				v = r.child(c, nlp.AclRelcl, nlp.Acl)
			}
		}
	} else if !r.rel(id, nlp.Obj, nlp.Nmod) {
		return 0
	}
	n := r.head(v)
	if v == 0 || v > id || !r.rel(v, nlp.AclRelcl, nlp.Acl) || n == 0 || n > v || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || r.attachedName(n) != 0 || r.at(v-1).Form == "," {
		return 0
	}
	if t, ok := r.typeNote(n); !ok || m.Type != nlp.Other && t != string(m.Type) && m.Sure >= certain {
		return 0
	}
	return n
}

// mendSaidIn gives the clause behind a circumstance of saying to the verb, where the parser made a relative clause of it: "a affirmé dans un communiqué *que* A *avait racheté* B",
// "said in a statement that it had bought A".
func (r *reading) mendSaidIn(id int) bool {
	n := r.head(id)
	v := r.head(n)
	if n == 0 || v == 0 || !r.rel(id, nlp.AclRelcl) || !r.rel(n, nlp.Obl) || n > id || v > n || !r.verbal(v) || !r.speaks(v) || r.child(v, nlp.Ccomp, nlp.Xcomp, nlp.Obj) != 0 || r.child(id, nlp.Nsubj, nlp.NsubjPass) == 0 {
		return false
	}
	first, _ := r.t.Extent(id)
	that := r.at(first)
	if first <= n || that.UPOS == nlp.PUNCT || !r.lex.Has(ContentMark, that.Lemma) || r.head(first) != id {
		return false
	}
	objects := 0
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Obj) {
			objects++
		}
	}
	if gap := r.rel(first, nlp.Obj, nlp.Nsubj); gap && objects < 2 && !r.is(SpeechNoun, n) {
		return false // "dans un livre que Paul a écrit"
	}
	that.UPOS, that.Deprel = nlp.SCONJ, nlp.Mark
	r.at(id).Head, r.at(id).Deprel = v, nlp.Ccomp
	return true
}

// bodyOfRelative is the body of a role, for a relative clause with a pronoun that stands for no person, where the parser gave the clause to the role: "the head of *A, which*
// owns B"; 0 if the tree may stay.
func (r *reading) bodyOfRelative(id int) int {
	n := r.head(id)
	p := r.child(id, nlp.Nsubj, nlp.NsubjPass)
	if !r.rel(id, nlp.AclRelcl) || p == 0 || p > id || !r.lex.Has(ThingRelative, r.low[p].form) || r.name(n) != nil || !r.personal(n) || n > p {
		return 0
	}
	for _, c := range slices.Backward(r.t.Children(n)) {
		if m := r.nominalName(c); c < p && c > n && r.rel(c, nlp.Nmod) && m != nil && m.Type != nlp.Person {
			return c
		}
	}
	return 0
}

// siteOfRelative is the noun for what is in a place, for a relative clause that tells of a deal in it, where the parser gave the clause to the place: "its plant in Lodz,
// *which it bought* from A", "son usine de Lodz, qu'elle a rachetée"; 0 if the tree may stay.
func (r *reading) siteOfRelative(id int) int {
	p := r.head(id)
	n := r.head(p)
	if p == 0 || n == 0 {
		return 0
	}
	if o := r.child(n, nlp.Obj); r.rel(p, nlp.Obl) && o != 0 && o < p && p <= o+3 { // "sold its mine in Chile, which it bought"
		n = o
	}
	if m := r.name(p); !r.rel(id, nlp.AclRelcl) || m == nil || m.Type != nlp.Place || !r.rel(p, nlp.Nmod, nlp.Obl) || !r.lex.Has(InMark, r.preposition(p)) && !r.lex.Has(OfMark, r.preposition(p)) || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || n > p || r.personal(n) {
		return 0
	}
	first, _ := r.t.Extent(id)
	if s := r.child(id, nlp.Obj, nlp.NsubjPass, nlp.Mark); s == 0 || s > id || first < p || !r.tells(id, acquired, sold, owns, launched, founded) {
		return 0
	}
	return n
}

// lastAntecedent is the last of several joined names, for a relative clause in the singular right behind it that the parser gave to the first: "by A and by B, which
// accuses it"; 0 if the tree may stay.
func (r *reading) lastAntecedent(id int) int {
	h := r.head(id)
	s := r.child(id, nlp.Nsubj)
	if o := r.child(id, nlp.Obj); o != 0 && o < id && r.at(o).Feats.Has("PronType", "Rel") {
		s = o // "A and B, which C founded"
	} else if s != 0 {
		finite := id
		if a := r.child(id, nlp.Aux, nlp.Cop); a != 0 {
			finite = a
		}
		if !r.at(finite).Feats.Has("Number", "Sing") {
			return 0
		}
	}
	if !r.rel(id, nlp.AclRelcl) || h == 0 || h > id || r.name(h) == nil || s == 0 || !r.at(s).Feats.Has("PronType", "Rel") {
		return 0
	}
	last := 0
	for _, c := range r.t.Children(h) {
		if c < s && r.rel(c, nlp.Conj) && r.name(c) != nil {
			last = c
		}
	}
	if last == 0 || r.name(last).Last < s-2 || r.predicative(h) || slices.ContainsFunc(r.t.Children(last), func(c int) bool { return r.rel(c, nlp.Advmod) && r.is(Negation, c) }) {
		return 0 // "it was A, not B, that did it"
	}
	return last
}
