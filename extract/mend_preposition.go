package extract

import (
	"slices"
	"strings"

	"relata/nlp"
	"relata/schema"
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
	} else if !slices.Contains(r.word.Prepositions, prep) && !r.lex.Has(IfMark, prep) && !r.lex.Has(OccasionMark, prep) && !r.lex.Has(CapacityMark, prep) || len(r.word.Of(r.lemma(id))) > 0 {
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

// mendAdverb makes one preposition of an adverb and the preposition behind it, where the parser hung the noun on the adverb: "lors d'une visite".
func (r *reading) mendAdverb(id int) bool {
	h := r.head(id)
	if !r.rel(id, nlp.Obl) || h == 0 || h > id || r.at(h).UPOS != nlp.ADV || !r.rel(h, nlp.Advmod) || !r.lex.Has(OccasionMark, r.low[h].form+" "+r.preposition(id)) {
		return false
	}
	w, adverb := r.at(id), r.at(h)
	for i := range r.s.Words {
		switch c := &r.s.Words[i]; {
		case c.Head == id && c.Deprel.In(nlp.Case):
			c.Head, c.Deprel = h, nlp.Fixed
		case c.Head == h && c.ID > id:
			c.Head = id
		}
	}
	w.Head, w.Deprel = adverb.Head, nlp.Obl
	adverb.Head, adverb.Deprel, adverb.UPOS = id, nlp.Case, nlp.ADP
	r.t = nlp.NewTree(r.s)
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

// roundOf is the round of financing that a complement says whose it is, where the parser hung it on the money: "la levée de fonds de Voltéa"; 0 if the tree may stay.
func (r *reading) roundOf(id int) int {
	h := r.head(id)
	n := r.head(h)
	if !r.rel(id, nlp.Nmod) || !r.rel(h, nlp.Nmod) || n == 0 || n > h || h > id || !r.is(Financing, n) || r.name(h) != nil || r.child(h, nlp.Det) != 0 || !r.lex.Has(OfMark, r.preposition(h)) || !r.lex.Has(OfMark, r.preposition(id)) || r.value(id) != nil {
		return 0
	}
	return n
}

// behindAcronym is the body before an acronym in brackets that a place set off behind it says where it is, where the parser hung the place on the verb: "le Théâtre des
// Rives (TDR), à Lille, …"; 0 if the tree may stay.
func (r *reading) behindAcronym(id int) int {
	m := r.name(id)
	first, _ := r.t.Extent(id)
	if r.at(first).Form == "," {
		first++
	}
	if m == nil || m.Type != nlp.Place || !r.rel(id, nlp.Obl, nlp.Nmod, nlp.Appos) || !r.lex.Has(PlaceMark, r.preposition(id)) || first < 6 || r.at(first-1).Form != "," || r.at(first-2).Form != ")" || r.at(first-4).Form != "(" {
		return 0
	}
	if w := r.at(m.Last + 1); w == nil || w.UPOS != nlp.PUNCT {
		return 0
	}
	b := r.name(first - 5)
	if b == nil || b.Type != nlp.Organization {
		return 0
	}
	return r.nameHead(b)
}

// behindName is the name of a body or a place right before a place set off by commas that says where it is, where the parser hung the place on the verb: "les travaux du barrage de
// Sarlan, en Ardèche, …"; 0 if the tree may stay.
func (r *reading) behindName(id int) int {
	m := r.name(id)
	first, last := r.t.Extent(id)
	if r.at(first).Form == "," {
		first++
	}
	if m == nil || m.Type != nlp.Place || !r.rel(id, nlp.Obl) || !r.lex.Has(PlaceMark, r.preposition(id)) || first < 3 || r.at(first-1).Form != "," {
		return 0
	}
	if end := r.at(last); end.UPOS != nlp.PUNCT && (r.at(last+1) == nil || r.at(last+1).UPOS != nlp.PUNCT) {
		return 0
	}
	b := r.name(first - 2)
	if b == nil || b.Last != first-2 || b.Type != nlp.Organization && b.Type != nlp.Place && b.Type != nlp.Event {
		return 0
	}
	h := r.nameHead(b)
	if r.rel(h, nlp.Obl) && b.Type == nlp.Place && r.lex.Has(PlaceMark, r.preposition(h)) {
		return 0 // "à Lille, en France" says so anyway
	}
	return h
}

// possessedNoun is the noun behind an amount that a possessor before it has, where the parser hung them on the amount: "Voltar's $30m round"; 0 if the tree may stay.
func (r *reading) possessedNoun(id int) int {
	h := r.head(id)
	n := r.head(h)
	if !r.rel(id, nlp.NmodPoss) || !r.rel(h, nlp.Compound, nlp.Nummod, nlp.Amod) || h < id || n < h || r.value(h) == nil || r.at(n).UPOS != nlp.NOUN {
		return 0
	}
	return n
}

// agentOfPassive is the passive verb whose agent the parser hung on the noun before it: "was charged with fraud by A"; 0 if the tree may stay.
func (r *reading) agentOfPassive(id int) int {
	if !r.rel(id, nlp.Nmod, nlp.Obl) || !r.lex.Has(AgentMark, r.preposition(id)) {
		return 0
	}
	for v, n := r.head(r.head(id)), 0; v != 0 && n < 2; v, n = r.head(v), n+1 {
		if r.verbal(v) && r.passive(v) {
			if !r.agented(v) && r.strayAgent(v) == id {
				return v
			}
			return 0
		}
	}
	return 0
}

// complementOfObject is the event noun that a complement behind it belongs to, its agent or its receiver, where the parser hung it on the verb, which is active and gives
// nothing: "a autorisé le rachat de A par *B*", "approuve la vente de A à *B*"; 0 if the tree may stay.
func (r *reading) complementOfObject(id int) int {
	v := r.head(id)
	if !r.rel(id, nlp.Obl) || v == 0 || v > id || !r.verbal(v) || r.passive(v) || !r.agentive(id) {
		return 0
	}
	o, prep := r.child(v, nlp.Obj), r.preposition(id)
	for _, c := range r.t.Children(v) { // "a donné son feu vert au rachat de A par B"
		if c > v && c < id && r.rel(c, nlp.Obl) && r.lex.Has(DativeMark, r.preposition(c)) && r.takesPreposition(c, prep) {
			o = c
		}
	}
	if o < v || o > id || r.name(o) != nil {
		return 0
	}
	switch {
	case r.lex.Has(AgentMark, prep) && r.takesPreposition(o, prep),
		r.lex.Has(DativeMark, prep) && r.dativeNoun(o) && !r.gives(v) && r.tells(v, supports, opposes):
		return o
	}
	return 0
}

// chargeBehindName is the verb that takes a complement which the parser hung on the name that is its object: "accused A of *theft*", "accuse A de *vol*"; 0 if the tree
// may stay.
func (r *reading) chargeBehindName(id int) int {
	o := r.head(id)
	if o == 0 {
		return 0
	}
	if n := r.head(o); n != 0 && r.name(o) != nil && r.rel(o, nlp.Appos, nlp.Flat) && r.attachedName(n) == o { // "accuse le directeur A de *vol*"
		o = n
	}
	v := r.head(o)
	prep := r.preposition(id)
	named := r.name(o) != nil || r.at(o).UPOS == nlp.PRON || r.attachedName(o) > o && r.attachedName(o) < id
	if !r.rel(id, nlp.Nmod) || !r.lex.Has(OfMark, prep) || o > id || !r.rel(o, nlp.Obj) || !named || r.name(id) != nil || r.at(id).UPOS != nlp.NOUN || !r.verbal(v) || v > o {
		return 0
	}
	if slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool {
		return w.Class == verbClass && w.With == "" && slices.Contains(w.Qualifier["of"], prep)
	}) {
		return v
	}
	return 0
}

// metBehindPlace is the verb of meeting whose object a person is, where the parser set the name in apposition to the place before it: "rencontrera dimanche à Genève *Paul
// Roy*"; 0 if the tree may stay.
func (r *reading) metBehindPlace(id int) int {
	m, at := r.name(id), r.name(r.head(id))
	if m == nil || at == nil || m.Type != nlp.Person || at.Type != nlp.Place || r.nameHead(m) != id || !r.rel(id, nlp.Appos, nlp.Flat, nlp.Nmod) || m.First != at.Last+1 {
		return 0
	}
	v := r.head(r.head(id))
	if !r.rel(r.head(id), nlp.Obl) || !r.verbal(v) || v > id || r.passive(v) || r.child(v, nlp.Obj) != 0 || !r.tells(v, meets) {
		return 0
	}
	return v
}
