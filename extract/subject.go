package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
)

// subject is the surface subject of a predicate, relative pronouns replaced, and the Finder that found it; 0 if it has none.
func (r *reading) subject(id, depth int) (int, string) {
	if id < 1 || id >= len(r.subj) || depth > maxClimb {
		return 0, ""
	}
	if f := r.subj[id]; f.done {
		return f.word, f.via
	}
	r.subj[id] = found{done: true} // cuts circles
	word, via := r.findSubject(id, depth)
	r.subj[id] = found{true, word, via}
	return word, via
}

func (r *reading) findSubject(id, depth int) (int, string) {
	for _, c := range r.t.Children(id) {
		if d := r.at(c).Deprel; d.In(nlp.Nsubj, nlp.Csubj) && (d.Subtype() != "outer" || r.isTo(id) && r.speaker(c)) { // "A is to buy B", but not "the plan is to"
			if a := r.antecedent(c); a != 0 {
				return a, "relative"
			}
			return c, ""
		}
	}
	if r.child(id, nlp.ExplSubj) != 0 {
		return 0, ""
	}
	if c := r.inverted(id); c != 0 {
		return c, "inversion"
	}
	for _, f := range r.x.finders {
		if w := f.find(r, id, depth+1); w != 0 {
			if a := r.antecedent(w); a != 0 {
				w = a
			}
			return w, f.Name
		}
	}
	return 0, ""
}

// inverted is a subject behind its verb that the parser took for an object: "…", révèle une étude; "le parti que dirige A"; or 0.
func (r *reading) inverted(v int) int {
	if !r.verbal(v) || r.child(v, nlp.Nsubj, nlp.Csubj, nlp.AuxPass) != 0 {
		return 0
	}
	relative, after := false, 0
	for _, c := range r.t.Children(v) {
		switch {
		case !r.rel(c, nlp.Obj):
		case r.at(c).Feats.Has("PronType", "Rel"):
			relative = true
		case c > v && after == 0:
			after = c
		}
	}
	if after == 0 {
		return 0
	}
	if relative && r.rel(v, nlp.AclRelcl) {
		return after
	}
	if !r.speaks(v) || !r.finite(v) || r.child(v, nlp.Ccomp) > v || !r.speaker(after) {
		return 0
	}
	if first, _ := r.t.Extent(after); first != v+1 {
		return 0
	}
	start := v
	for start > 1 && r.head(start-1) == v && (r.rel(start-1, nlp.Aux, nlp.Advmod) || r.at(start-1).UPOS == nlp.PRON) {
		start--
	}
	if start > 1 && r.at(start-1).UPOS == nlp.PUNCT && r.at(start-1).Form != "(" {
		return after
	}
	return 0
}

var participleFinder = Finder{
	Name: "participle",
	Doc:  "a participle says something of its noun: 'une société fondée par A', 'a company making B'",
	find: func(r *reading, id, _ int) int {
		w := r.at(id)
		if !w.Deprel.In(nlp.Acl, nlp.Amod) || w.Deprel == nlp.AclRelcl || w.Feats.Has("VerbForm", "Inf") || r.finite(id) {
			return 0
		}
		if h := r.head(id); r.nominal(h) && !r.intended(id) && (w.Feats.Get("VerbForm") == "" && w.UPOS == nlp.VERB || w.Feats.Has("VerbForm", "Part") || w.Feats.Has("VerbForm", "Ger") || w.UPOS == nlp.ADJ) {
			return h
		}
		return 0
	},
}

var conjunctFinder = Finder{
	Name: "shared-subject",
	Doc:  "coordinated predicates share the subject of the first: 'A bought B and sold C'",
	find: func(r *reading, id, depth int) int {
		if !r.rel(id, nlp.Conj) {
			return 0
		}
		h := r.head(id)
		if h == 0 || h > id || !r.verbal(h) && !r.predicative(h) && r.at(h).UPOS != nlp.ADJ {
			return 0
		}
		w, _ := r.subject(h, depth)
		return w
	},
}

var controlFinder = Finder{
	Name: "control",
	Doc:  "the subject of an infinitive is an argument of its verb: 'A plans to buy B', 'A urged B to sell'",
	find: func(r *reading, id, depth int) int {
		w := r.at(id)
		if !w.Deprel.In(nlp.Xcomp, nlp.Ccomp) || r.finite(id) {
			return 0
		}
		h := r.head(id)
		if o := r.successor(h, id); o != 0 {
			return o
		}
		if !r.verbal(h) {
			if h != 0 && (r.predicative(h) || r.at(h).UPOS == nlp.ADJ) {
				s, _ := r.subject(h, depth)
				return s
			}
			return 0
		}
		if !r.passive(h) && !r.is(SubjectControl, h) {
			note, known := r.note(ObjectControl, h)
			if note == "dative" {
				if d := r.dative(h); d != 0 {
					return d
				}
			}
			if o := r.child(h, nlp.Obj); o != 0 && o != id && !r.at(o).Feats.Has("Reflex", "Yes") && known {
				return o
			}
			if known {
				if d := r.dative(h); d != 0 {
					return d
				}
			}
		}
		s, _ := r.subject(h, depth)
		return s
	},
}

// verbless says whether a sentence has no finite verb, as headlines often have not.
func (r *reading) verbless() bool {
	for id := 1; id <= len(r.s.Words); id++ {
		if w := r.at(id); (w.UPOS == nlp.VERB || w.UPOS == nlp.AUX) && w.Feats.Has("VerbForm", "Fin") {
			return false
		}
	}
	return true
}

// dative is the indirect object of a verb, or 0.
func (r *reading) dative(v int) int {
	if c := r.child(v, nlp.Iobj); c != 0 && !r.at(c).Feats.Has("Reflex", "Yes") {
		return c
	}
	for _, c := range r.t.Children(v) {
		if r.rel(c, nlp.Obl) && r.lex.Has(DativeMark, r.preposition(c)) && r.agentive(c) {
			return c
		}
	}
	return 0
}

// agentive says whether a nominal can act: a person, an organisation, a pronoun.
func (r *reading) agentive(id int) bool {
	if m := r.name(id); m != nil {
		return m.Type == nlp.Person || m.Type == nlp.Organization || m.Type == nlp.Place || m.Type == nlp.Other
	}
	if r.at(id).UPOS == nlp.PRON || r.at(id).UPOS == nlp.PROPN {
		return true
	}
	t, _ := r.note(TypeNoun, id)
	return t == string(nlp.Person) || t == string(nlp.Organization)
}

var adverbialFinder = Finder{
	Name: "adverbial",
	Doc:  "an adverbial clause without a subject has that of the main clause: 'Founded by C, A makes B', 'en rachetant B, A …'",
	find: func(r *reading, id, depth int) int {
		if !r.rel(id, nlp.Advcl, nlp.Parataxis, nlp.Dislocated) || r.finite(id) || r.rel(id, "advcl:relcl") {
			return 0
		}
		h := r.head(id)
		if h == 0 || !r.verbal(h) && !r.predicative(h) && !(r.at(h).UPOS == nlp.ADJ && r.rel(h, nlp.Advcl)) { // "Âgée de 40 ans, diplômée de B, A …"
			return 0
		}
		if r.at(id).Feats.Has("VerbForm", "Inf") && r.child(id, nlp.Mark, nlp.Case) == 0 {
			return 0 // "(voir page 4)"
		}
		if r.blamedFor(id) && !r.passive(h) { // "arrest A for selling B"
			if o := r.child(h, nlp.Obj); o != 0 && r.agentive(o) {
				return o
			}
			return cmp.Or(r.dative(h), r.punished(h, id))
		}
		if o := r.successor(h, id); o != 0 {
			return o
		}
		if id < h || r.doneBefore(id) || r.marked(Before, id) { // "Après avoir vendu B, A a autorisé C à …"
			s, _ := r.subject(h, depth)
			return s
		}
		if s, ok := r.controlled(h, id); ok {
			return s
		}
		if r.is(ObjectControl, h) && !r.passive(h) && r.child(id, nlp.Mark) != 0 { // "prevent A from selling B", "urge A to sell"
			if o := r.child(h, nlp.Obj); o != 0 && r.agentive(o) {
				return o
			}
		}
		s, _ := r.subject(h, depth)
		if s == id {
			return 0
		}
		return s
	},
}

// controlled is who does what an adverbial clause of a verb tells, where a preposition says so: "call on A to sell", "warn A against selling". ok is false where
// none does; of "warned against selling B" nobody is known.
func (r *reading) controlled(v, id int) (subject int, ok bool) {
	note, known := r.note(ObjectControl, v)
	if !known || r.passive(v) {
		return 0, false
	}
	if r.marked(ControlMark, id) {
		return r.child(v, nlp.Obj, nlp.Iobj), true
	}
	if note == "" || note == "dative" || !r.marked(PurposeMark, id) {
		return 0, false
	}
	for _, c := range r.t.Children(v) {
		if r.rel(c, nlp.Obl) && slices.Contains(strings.Split(note, "|"), r.preposition(c)) && r.agentive(c) {
			return c, true
		}
	}
	return 0, false
}

// punished is who a punishment is laid on that names its receiver with a preposition: "imposed a fine on A for selling B"; or 0.
func (r *reading) punished(v, before int) int {
	for _, h := range [...]int{v, r.child(v, nlp.Obj)} {
		if h == 0 {
			break
		}
		for _, c := range r.t.Children(h) {
			if c > v && c < before && r.rel(c, nlp.Obl, nlp.Nmod) && r.agentive(c) && !r.lex.Has(OfMark, r.preposition(c)) {
				return c
			}
		}
	}
	return 0
}

// blamedFor says whether a clause is what its verb blames, charges or praises somebody for: "arrested A for selling B", "condamné pour avoir vendu B".
func (r *reading) blamedFor(id int) bool {
	_, blames := r.blaming(r.head(id))
	return blames && r.rel(id, nlp.Advcl) && !r.finite(id) && r.marked(BlameMark, id) &&
		(!r.at(id).Feats.Has("VerbForm", "Inf") || !r.marked(PurposeMark, id) || r.child(id, nlp.Aux) != 0)
}

// intended says whether a gerund says what a noun of plans holds: "A has no intention of selling B".
func (r *reading) intended(id int) bool {
	m := r.child(id, nlp.Mark, nlp.Case)
	return m != 0 && r.lex.Has(OfMark, r.lemma(m)) && r.is(PlanNoun, r.head(id))
}

var nounComplementFinder = Finder{
	Name: "noun-complement",
	Doc:  "the subject of an infinitive under a noun is the noun's possessor or who has it: 'A's plan to buy B', 'A a pour projet de racheter B'",
	find: func(r *reading, id, depth int) int {
		w := r.at(id)
		if !w.Deprel.In(nlp.Acl) || w.Deprel == nlp.AclRelcl || !w.Feats.Has("VerbForm", "Inf") && !r.intended(id) {
			return 0
		}
		n := r.head(id)
		if r.name(n) != nil && n < id && r.child(id, nlp.Mark) != 0 && r.verbless() {
			return n // headline: "A to buy B"
		}
		if r.predicative(n) {
			s, _ := r.subject(n, depth)
			return s
		}
		for _, c := range r.t.Children(n) {
			if r.rel(c, nlp.NmodPoss) || r.rel(c, nlp.Det) && r.at(c).Feats.Has("Poss", "Yes") {
				return c
			}
		}
		for _, c := range r.t.Children(n) {
			if r.rel(c, nlp.Nmod) && r.agentive(c) && c < id {
				return c
			}
		}
		v := r.head(n)
		if r.rel(n, nlp.Obj, nlp.Obl, nlp.Xcomp) && r.verbal(v) && (r.is(Light, v) || r.is(Announcing, v) || r.embeds(v) && r.is(PlanNoun, n) || r.is(Winning, v) && r.is(Contract, n)) { // "A dropped plans to buy B", "won a contract to supply B"
			s, _ := r.subject(v, depth)
			return s
		}
		return 0
	},
}

// successor is whom a verb names who succeeds somebody, as a clause below it tells: "appointed *A* as chairman, replacing B", "named *A* to succeed B"; or 0.
func (r *reading) successor(v, clause int) int {
	if !r.verbal(v) || !r.is(Naming, v) || r.passive(v) || !r.is(Succeeding, clause) || clause < v {
		return 0
	}
	return r.child(v, nlp.Obj)
}
