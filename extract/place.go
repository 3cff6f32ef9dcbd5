package extract

import (
	"strings"

	"relata/nlp"
	"relata/schema"
)

// The rules of this file read relations that no word states: possession and apposition between names. They hold only
// where the schema has the relation.
const (
	locatedIn = "LOCATED_IN"
	develops  = "DEVELOPS"
	memberOf  = "MEMBER_OF"
)

// anyRelation takes any two arguments.
var anyRelation = schema.RelationType{}

var possessionRule = Rule{
	Name: "possession",
	Doc:  "a product of its maker: 'le ChatGPT d'OpenAI', 'Google's Gemini'; a body of a place: 'Qatar's Falcon Capital'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			m := r.name(id)
			if m == nil || !r.named(m, id) {
				continue
			}
			for _, c := range r.t.Children(id) {
				o := r.name(c)
				if o == nil || r.names[c] == r.names[id] || !r.named(o, c) || !r.rel(c, nlp.Nmod) {
					continue
				}
				if r.rel(c, nlp.Nmod) && !r.rel(c, nlp.NmodPoss) && !r.lex.Has(OfMark, r.preposition(c)) {
					continue
				}
				switch {
				case (m.Type == nlp.Product || m.Type == nlp.Work) && (o.Type == nlp.Organization || o.Type == nlp.Person):
					r.implicit("possession", develops, c, id)
				case m.Type == nlp.Organization && o.Type == nlp.Place:
					r.implicit("possession", locatedIn, id, c)
				}
			}
		}
	},
}

// OfMark is the class of prepositions of possession: "de", "of".
const OfMark nlp.Class = "of-mark"

var placeRule = Rule{
	Name: "place",
	Doc:  "where a name is: 'Los Altos, California', 'Vitré (Ille-et-Vilaine)', 'the London company A'; the party in 'Paul Roy (LR)'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			m := r.name(id)
			if m == nil || !r.named(m, id) {
				continue
			}
			for _, c := range r.t.Children(id) {
				if c < id {
					continue
				}
				o := r.name(c)
				if o != nil && r.names[c] != r.names[id] && r.named(o, c) && r.rel(c, nlp.Appos, nlp.Nmod, nlp.Parataxis, nlp.Dep, nlp.Flat, nlp.List) && r.preposition(c) == "" {
					paren := r.bracketed(c)
					switch {
					case m.Type == nlp.Place && o.Type == nlp.Place && (paren || r.comma(id, c)) && !r.coordinated(c):
						r.implicit("place", locatedIn, id, c)
					case m.Type == nlp.Organization && o.Type == nlp.Place && paren:
						r.implicit("place", locatedIn, id, c)
					case m.Type == nlp.Person && o.Type == nlp.Organization && paren:
						r.implicit("place", memberOf, id, c)
					}
					continue
				}
				// "A, une société de Lyon": the class that stands in apposition has the place.
				if o == nil && r.rel(c, nlp.Appos) && r.noted(c, nlp.Organization) && m.Type == nlp.Organization {
					for _, pl := range r.t.Children(c) {
						if pm := r.name(pl); pm != nil && pm.Type == nlp.Place && r.rel(pl, nlp.Nmod, nlp.Compound) &&
							(r.rel(pl, nlp.Compound) || r.lex.Has(OfMark, r.preposition(pl)) || r.lex.Has(PlaceMark, r.preposition(pl))) {
							r.implicit("place", locatedIn, id, pl)
						}
					}
				}
			}
		}
	},
}

func (r *reading) noted(id int, t nlp.MentionType) bool {
	n, _ := r.note(TypeNoun, id)
	return n == string(t)
}

func (r *reading) bracketed(id int) bool {
	first, _ := r.t.Extent(id)
	for _, i := range [...]int{first, first - 1} {
		if w := r.at(i); w != nil && strings.ContainsAny(w.Form, "([") {
			return true
		}
	}
	return false
}

func (r *reading) comma(a, b int) bool {
	return b-1 > a && r.at(b-1).Form == "," || func() bool {
		first, _ := r.t.Extent(b)
		return first > 1 && (r.at(first).Form == "," || r.at(first-1).Form == ",")
	}()
}

func (r *reading) coordinated(id int) bool { return r.child(id, nlp.Conj, nlp.Cc) != 0 }

// implicit makes a proposition of a relation that stands in the grammar alone.
func (r *reading) implicit(rule, relation string, subject, object int) {
	if _, ok := r.x.schema.Relation(relation); !ok {
		return
	}
	r.props = append(r.props, proposition{
		rule: rule, head: object, lemma: "", class: nounClass, context: subject, implicit: relation,
		slots: []slot{{roles: []string{roleSubj}, word: subject, alone: true}, {roles: []string{roleObj}, word: object, alone: true}},
	})
}
