package extract

import (
	"cmp"
	"slices"

	"relata/nlp"
	"relata/schema"
)

// The rules of this file read relations that no word states: possession and apposition between names. They hold only
// where the schema has the relation.

var possessionRule = Rule{
	Name: "possession",
	Doc:  "a name and what it is of, as the schema words it for any name: 'le ChatGPT d'OpenAI', 'Google's Gemini', 'Qatar's Norsel'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			m := r.name(id)
			if m == nil || !r.named(m, id) || m.Type == nlp.Other {
				continue
			}
			var slots []slot
			for _, s := range r.ownNounSlots(id) {
				if n := r.attachedName(s.word); n != 0 && m.Type != nlp.Product && (r.agentive(s.word) || m.Type == nlp.Work && r.name(n).Type == nlp.Person) { // "Ada Roy, du cabinet Voltéa"
					s.word = n
				}
				if o := r.name(s.word); s.via == "" && o != nil && r.names[s.word] != r.names[id] && o.Type != nlp.Other && r.named(o, s.word) && !r.wayTo(id, s.word) && !r.claimed(m, s.word) && !r.belongs(m, s.word) {
					s.alone = true
					slots = append(slots, s)
				}
			}
			if n := r.head(id); len(slots) == 0 && n > id && m.Type == nlp.Product && r.rel(id, nlp.Compound) && r.at(n).UPOS == nlp.NOUN { // "Voltar's Kappa cell"
				for _, c := range r.t.Children(n) {
					if o := r.name(c); c < id && r.rel(c, nlp.NmodPoss) && o != nil && r.names[c] != r.names[id] {
						slots = append(slots, slot{roles: []string{rolePoss}, word: c, alone: true})
					}
				}
			}
			if len(slots) == 0 {
				continue
			}
			slots = append(slots, slot{roles: []string{roleSelf, roleSubj}, word: id, alone: true})
			r.props = append(r.props, proposition{
				rule: "possession", head: id, lemma: schema.AnyName, class: nounClass, slots: slots, context: id, holder: id,
			})
		}
	},
}

// ownsRole says whether a place is the owner of what another is called, if that is no place: "Spain, *Morocco*'s largest trading partner".
func (r *reading) ownsRole(id int) bool {
	n := r.head(id)
	return (r.rel(id, nlp.NmodPoss) || r.rel(id, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(id)) && r.relational(n)) && r.at(n).UPOS == nlp.NOUN && !r.noted(n, nlp.Place) && !r.is(CompassNoun, n)
}

// belongs says whether what somebody is of is a party: "Labour's Ada Reed".
func (r *reading) belongs(m *nlp.Mention, of int) bool {
	return m.Type == nlp.Person && r.partyName(of) != "" && r.lex.Has(Party, r.partyName(of))
}

// claimed says whether a complement that stands right behind a name may be one of the verb above: "a vendu sa part dans A à B" says of no A that it is at B.
func (r *reading) claimed(name *nlp.Mention, complement int) bool {
	prep := r.preposition(complement)
	if !r.lex.Has(DativeMark, prep) || r.at(name.Last+1).Form == "," {
		return false
	}
	v := r.head(complement)
	for n := 0; v != 0 && !r.verbal(v) && n < maxClimb; n++ {
		v = r.head(v)
	}
	return slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool {
		return slices.Contains(w.Object, prep) || slices.Contains(w.Subject, prep)
	})
}

// wayTo says whether the second of two places is where a way from the first one leads, "de Lille à Toulouse": the first is not in it.
func (r *reading) wayTo(first, second int) bool {
	return r.name(first).Type == nlp.Place && r.name(second).Type == nlp.Place && r.lex.Has(OfMark, r.preposition(first)) && r.lex.Has(DativeMark, r.preposition(second)) && r.at(r.name(first).Last+1).Form != ","
}

var placeRule = Rule{
	Name: "place",
	Doc:  "where a name is: 'Los Altos, California', 'Vitré (Ille-et-Vilaine)', 'the London company A', 'l'usine de A, à Lyon', 'at the A theatre in Leeds'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			m := r.name(id)
			if m == nil || !r.named(m, id) {
				continue
			}
			if o, paren := r.beside(m); o != nil {
				c := r.nameHead(o)
				switch {
				case m.Type == nlp.Place && o.Type == nlp.Place && !r.ownsRole(c) && (paren || r.inCountry(o) || (r.closed(o) || r.country(o) && !r.listsOn(o)) && !r.rel(c, nlp.Conj)) && !r.coordinated(c):
					r.implicit("place", locatedIn, id, c)
				case m.Type == nlp.Organization && o.Type == nlp.Place && paren:
					r.implicit("place", locatedIn, id, c)
				}
			}
			if c := r.placeBehind(m); c != 0 {
				r.implicit("place", locatedIn, id, c)
			}
			if c, within := r.partBehind(m); c != 0 && within {
				r.implicit("place", locatedIn, id, c)
			} else if c != 0 {
				r.implicit("place", locatedIn, c, id)
			}
			if c := r.countryOf(m); c != 0 {
				if p := r.implicit("place", locatedIn, id, c); p != nil && r.name(c) == nil {
					p.slots[1].via = viaDemonym
				}
			}
			if n := m.First - 1; m.Type == nlp.Organization && r.fromPlace(n) != "" && r.attachedName(n) == id { // "l'américain Voltéa"
				if p := r.implicit("place", locatedIn, id, n); p != nil {
					p.slots[1].via = viaDemonym
				}
			}
			if m.Type == nlp.Organization { // "Dublin software firm Voltéa"
				place, class := 0, false
				for i := m.First - 1; i > 0 && i > m.First-6; i-- {
					if o := r.name(i); o != nil && o.Type == nlp.Place && r.rel(i, nlp.Compound, nlp.Nmod, nlp.Amod) && r.preposition(i) == "" && r.head(i) > i {
						place = i
						break
					}
					if w := r.at(i); w.UPOS != nlp.NOUN && w.UPOS != nlp.ADJ {
						break
					}
					class = class || r.noted(i, nlp.Organization)
				}
				if place != 0 && class {
					r.implicit("place", locatedIn, id, place)
				}
			}
			for _, c := range r.t.Children(id) {
				if c < id {
					continue
				}
				o := r.name(c)
				// "A, une société de Lyon": the class that stands in apposition has the place.
				if o == nil && r.rel(c, nlp.Appos) && r.noted(c, nlp.Organization) && m.Type == nlp.Organization && !r.relational(c) {
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

// viaDemonym marks a slot that a noun for what is from a place fills: that place is the argument.
const viaDemonym = "demonym"

// fromPlace is the place that a noun with a determiner says something is from: "l'américain"; "" for other words.
func (r *reading) fromPlace(id int) string {
	w := r.at(id)
	if w == nil || r.name(id) != nil || w.UPOS != nlp.NOUN && w.UPOS != nlp.ADJ && w.UPOS != nlp.PROPN || r.child(id, nlp.Det) != id-1 {
		return ""
	}
	return cmp.Or(r.lex.Note(Inhabitant, w.Form), r.lex.Note(Demonym, r.low[id].lemma), r.lex.Note(Demonym, r.low[id].form))
}

func (r *reading) noted(id int, t nlp.MentionType) bool {
	n, _ := r.note(TypeNoun, id)
	return n == string(t)
}

// placeBehind is the head of the place that a phrase right behind a name says that it is in: set off, "l'usine de *Voltéa*, au Togo, …", or behind what is itself a
// place where something happens, "at the *Vale Theatre* in Leeds"; 0 if there is none.
func (r *reading) placeBehind(m *nlp.Mention) int {
	id := m.Last + 1
	comma := r.at(id) != nil && r.at(id).Form == ","
	if comma {
		id++
	}
	if w := r.at(id); w == nil || w.UPOS != nlp.ADP || !r.lex.Has(InMark, w.Lemma) || m.Type != nlp.Organization && m.Type != nlp.Place {
		return 0
	}
	first := id + 1
	for w := r.at(first); w != nil && (w.UPOS == nlp.DET || w.UPOS == nlp.ADJ && first < id+3) && r.name(first) == nil; w = r.at(first) {
		first++ // "in the southern United States"
	}
	o := r.name(first)
	if o == nil || o.First != first || o.Type != nlp.Place || m.Type == nlp.Place && !comma && (!r.country(o) || r.country(m)) {
		return 0
	}
	head, own := r.nameHead(m), r.preposition(r.nameHead(m))
	c := r.nameHead(o)
	switch {
	case r.coordinated(c) || r.head(c) == 0 || r.preposition(c) != r.at(id).Lemma:
		return 0
	case m.Type == nlp.Place && !comma: // "Cincinnati, Ohio in the United States", not "de Londres en France"
		if r.lex.Has(OfMark, own) && r.verbal(r.head(head)) {
			return 0
		}
	case m.Type == nlp.Place:
		if own == r.preposition(c) || !r.closed(o) {
			return 0 // "à Lille, à Lyon"
		}
	case comma:
		if !r.closed(o) {
			return 0
		}
	case !r.lex.Has(PlaceMark, own) || r.head(c) == head:
		return 0
	}
	return c
}

// partBehind is the head of the place whose part a phrase right behind a name tells with a noun, and whether the name lies within that place: "*Achin*, in the
// province of Nangarhar", "*Semnan*, dans le nord de l'Iran"; a quarter lies within the town, "*Istanbul* in the Besiktas district". 0 if there is none.
func (r *reading) partBehind(m *nlp.Mention) (place int, within bool) {
	id := m.Last + 1
	if w := r.at(id); w != nil && w.Form == "," {
		id++
	}
	if w := r.at(id); w == nil || w.UPOS != nlp.ADP || !r.lex.Has(PlaceMark, w.Lemma) {
		return 0, false
	}
	if m.Type != nlp.Place && (m.Type != nlp.Organization || !r.lex.Has(PlaceMark, r.preposition(r.nameHead(m)))) { // "votes for the Labour Party in the state of Victoria"
		return 0, false
	}
	for first := id + 1; first < id+4 && r.at(first) != nil; first++ {
		o, noun := r.name(first), first
		switch {
		case o != nil && o.Type == nlp.Place && o.First == first: // "the Besiktas district"
			if noun = o.Last + 1; r.at(noun) == nil || r.at(noun).UPOS != nlp.NOUN {
				return 0, false
			}
		case o == nil && r.at(first).UPOS == nlp.NOUN: // "the province of Nangarhar"
			of := r.at(first + 1)
			if of == nil || of.UPOS != nlp.ADP || !r.lex.Has(OfMark, of.Lemma) {
				return 0, false
			}
			n := first + 2
			if w := r.at(n); w != nil && w.UPOS == nlp.DET {
				n++
			}
			if o = r.name(n); o == nil || o.Type != nlp.Place || o.First != n {
				return 0, false
			}
		default:
			continue
		}
		c := r.nameHead(o)
		switch {
		case r.is(RegionNoun, noun), r.is(CompassNoun, noun):
			return c, true
		case r.is(QuarterNoun, noun):
			return c, m.Type == nlp.Organization || r.site(m)
		}
		return 0, false
	}
	return 0, false
}

// site says whether a name has a noun for what stands in a town: "Hotel Arpit Palace".
func (r *reading) site(m *nlp.Mention) bool {
	for id := m.First; id <= m.Last; id++ {
		if r.lex.Note(TypeNoun, r.low[id].form) != "" && !r.is(RegionNoun, id) {
			return true
		}
	}
	return false
}

// countryOf is the name or the adjective of a country that the noun for what a place is bears: "the *Indian* state of Karnataka", "la capitale *ukrainienne*,
// Kiev", "the *US* state of Alabama"; 0 if there is none.
func (r *reading) countryOf(m *nlp.Mention) int {
	id := r.nameHead(m)
	n := r.head(id)
	if m.Type != nlp.Place || n == 0 || n > id || r.name(n) != nil || !r.noted(n, nlp.Place) && !r.is(RegionNoun, n) || !r.rel(id, nlp.Appos) && !(r.rel(id, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(id))) {
		return 0
	}
	for _, c := range r.t.Children(n) {
		if o := r.name(c); o != nil && o.Type == nlp.Place && c < n && r.rel(c, nlp.Compound, nlp.Amod, nlp.NmodPoss) && r.country(o) || r.x.countries[r.demonym(c)] {
			return c
		}
	}
	return 0
}

// Countries are the names of the countries, and of the regions, that a lexicon knows people to be called after.
func Countries(lex *nlp.Lexicon) map[string]bool {
	out := map[string]bool{}
	for _, l := range lex.Lemmas(Demonym) {
		if c := lex.Note(Demonym, l); !lex.Has(Town, c) {
			out[c] = true
		}
	}
	return out
}

// country says whether a name is that of a country, or of a region that people are called after.
func (x *Extractor) country(name string) bool {
	return x.countries[cmp.Or(x.lang.Lexicon.Note(PlaceAlias, name), name)]
}

func (r *reading) country(m *nlp.Mention) bool { return r.x.country(r.doc.Slice(m.Span)) }

// inCountry says whether a country stands right behind the name of a place: "Reading, *Berkshire*, UK".
func (r *reading) inCountry(m *nlp.Mention) bool {
	o, _ := r.beside(m)
	return o != nil && o.Type == nlp.Place && r.country(o) && !r.country(m) && !r.listsOn(o)
}

// listsOn says whether a list goes on behind a name: "Paris, France and Spain".
func (r *reading) listsOn(m *nlp.Mention) bool {
	w := r.at(m.Last + 1)
	return w != nil && (w.UPOS == nlp.CCONJ || w.Form == ",")
}

// beside is the name that stands right behind another one, after a comma or in brackets, and whether it stands in brackets; nil if there is none.
func (r *reading) beside(m *nlp.Mention) (o *nlp.Mention, bracketed bool) {
	sep := r.at(m.Last + 1)
	if sep == nil || sep.Form != "," && sep.Form != "(" {
		return nil, false
	}
	o = r.name(m.Last + 2)
	if o == nil || o.First != m.Last+2 {
		return nil, false
	}
	return o, sep.Form == "("
}

// nameHead is the word of a name that its other words hang on.
func (r *reading) nameHead(m *nlp.Mention) int {
	for i := m.First; i <= m.Last; i++ {
		if r.named(m, i) {
			return i
		}
	}
	return m.First
}

// closed says whether a comma or the end of the clause follows a name: "in Los Altos, California, …" but no list.
func (r *reading) closed(m *nlp.Mention) bool {
	w := r.at(m.Last + 1)
	if w == nil {
		return true
	}
	if w.Form == "," {
		n := r.at(m.Last + 2)
		return n == nil || r.name(n.ID) == nil || r.name(n.ID).Type != nlp.Place
	}
	return w.UPOS == nlp.PUNCT
}

func (r *reading) coordinated(id int) bool { return r.child(id, nlp.Conj, nlp.Cc) != 0 }

// implicit makes a proposition of a relation that stands in the grammar alone, and returns it for more to be told of it; nil if the schema has no such relation.
func (r *reading) implicit(rule, relation string, subject, object int) *proposition {
	if _, ok := r.x.schema.Relation(relation); !ok {
		return nil
	}
	r.props = append(r.props, proposition{
		rule: rule, head: object, lemma: "", class: nounClass, context: subject, implicit: relation,
		slots: []slot{{roles: []string{roleSubj}, word: subject, alone: true}, {roles: []string{roleObj}, word: object, alone: true}},
	})
	return &r.props[len(r.props)-1]
}
