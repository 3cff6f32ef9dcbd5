package extract

import (
	"cmp"
	"slices"

	"relata/nlp"
	"relata/schema"
)

var partyRule = Rule{
	Name: "party",
	Doc:  "the party that stands with somebody: 'Paul Roy (LR)', 'le député LR Paul Roy', 'Labour's Ada Reed', 'his Labour Party', 'Ada Reed, a Liberal Democrat', 'la sénatrice socialiste Ada Roy'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			m := r.name(id)
			switch {
			case m == nil, m.Type == nlp.Other, r.named(m, id) && r.indefinite(id):
				r.joins(r.adherent(id), id, viaParty)
			case !r.named(m, id):
			case r.partyOf(m) != 0:
				via := ""
				if m.Type != nlp.Organization { // the recogniser does not know "Horizons"
					via = viaParty
				}
				r.joins(r.holderOf(r.partyOf(m)), id, via)
			case m.Type == nlp.Person:
				for _, s := range r.ownNounSlots(id) {
					if r.name(s.word) != nil && r.belongs(m, s.word) {
						r.joins(id, s.word, "")
					}
				}
				if o, bracketed := r.beside(m); o != nil && o.Type == nlp.Organization && bracketed {
					r.joins(id, r.nameHead(o), "")
				}
			case m.Type == nlp.Organization:
				if own := r.child(id, nlp.NmodPoss, nlp.Det); own != 0 && own < m.First && (r.rel(own, nlp.NmodPoss) && r.at(own).UPOS == nlp.PRON || r.at(own).Feats.Has("Poss", "Yes")) && r.lex.Has(Party, r.at(id).Form) {
					r.joins(own, id, "") // "his Labour Party"
				}
				if n := r.head(id); id < n && r.rel(id, nlp.Compound) && r.name(n) == nil && r.sits(n) { // "a Labour member of Leeds council"
					r.joins(r.holderOf(n), id, "")
				}
			}
		}
	},
}

// joins says of a holder, if it is not 0, that they are of a party.
func (r *reading) joins(holder, party int, via string) {
	if holder == 0 || r.expels(r.head(party)) || r.rel(party, nlp.OblAgent) && !r.tells(r.head(party), memberOf) { // "soutenu par le Parti vert"
		return
	}
	before := len(r.props)
	r.implicit("party", memberOf, holder, party)
	for i := before; i < len(r.props); i++ {
		r.props[i].slots[1].via = via
	}
}

// holderOf is the name of the person that a noun in the singular is said of, or 0.
func (r *reading) holderOf(n int) int {
	c := cmp.Or(r.attachedName(n), r.apposed(n), r.described(n))
	if h := r.head(n); c == 0 && (h == n+1 && r.rel(n, nlp.Nmod, nlp.Compound, nlp.Amod) || r.rel(n, nlp.Appos)) {
		c = h // "Republican senator Paul Reed", "Ada Reed, a Democrat"
	}
	if c == 0 && r.predicative(n) {
		c, _ = r.subject(n, 0)
	}
	if h := r.name(c); h == nil || h.Type != nlp.Person || r.at(n).Feats.Has("Number", "Plur") {
		return 0
	}
	return c
}

// viaParty marks a slot that a word for whoever is of a party fills: the party is the argument.
const viaParty = "adherent"

// adherent is the name of whom a word calls one of a party: "Ada Reed, a Liberal Democrat", "the Republican Paul Reed", "la sénatrice socialiste Ada Roy"; or 0.
func (r *reading) adherent(id int) int {
	if p := r.partyName(id); p == "" || p == r.at(id).Form {
		return 0
	}
	n := r.head(id)
	if n != 0 && r.rel(id, nlp.Amod, nlp.Compound) && r.name(n) == nil {
		if !r.is(PartyHolder, n) {
			return 0
		}
		return r.holderOf(n)
	}
	if !capitalised(r.at(id).Form) { // "le socialiste Paul Roy" may be of another party
		return 0
	}
	return r.holderOf(id)
}

// partyName is the party that a word names, or makes somebody one of, by itself or with the word before it; "" for other words.
func (r *reading) partyName(id int) string {
	w := r.at(id)
	if b := r.at(id - 1); b != nil && r.head(id-1) == id {
		if party := r.lex.Note(Partisan, b.Form+" "+w.Form); party != "" {
			return party
		}
	}
	if party := cmp.Or(r.lex.Note(Partisan, w.Form), r.lex.Note(Partisan, w.Lemma)); party != "" || r.name(id) == nil {
		return party
	}
	return w.Form
}

// sits says whether a noun is a role of somebody in a body that is named behind it, so that a name before it is another one.
func (r *reading) sits(n int) bool {
	return slices.ContainsFunc(r.x.roleWordings(r.lemma(n)), func(w schema.Wording) bool { return w.Relation == memberOf && w.With == "" }) &&
		slices.ContainsFunc(r.t.Children(n), func(c int) bool { return c > n && r.rel(c, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(c)) })
}

// partyOf is the office right before the name of its holder's party: "le député PS Paul Roy", "Ada Roy, sénatrice (LR) de Nice"; or 0.
func (r *reading) partyOf(m *nlp.Mention) int {
	n := m.First - 1
	if w := r.at(n); w != nil && w.Form == "(" {
		n--
	}
	if m.Type == nlp.Person && !r.lex.Has(Party, r.at(m.First).Form) || m.Type == nlp.Place || m.First != m.Last || n < 1 || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || !r.is(PartyHolder, n) {
		return 0
	}
	if form := r.at(m.First).Form; allCapitals(form) || r.lex.Has(Party, form) {
		return n
	}
	return 0
}
