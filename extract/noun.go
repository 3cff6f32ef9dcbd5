package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
	"relata/schema"
)

// The classes of wordings, for short.
const (
	verbClass = schema.Verb
	nounClass = schema.Noun
	adjClass  = schema.Adj
)

// nounSlots collects what a noun is said to be of, by or against: possessors, prepositional dependents, compounds, and
// those of a participle that only carries them ("la plainte déposée par A contre B").
func (r *reading) nounSlots(n int) []slot {
	slots := r.ownNounSlots(n)
	if len(slots) == 0 && r.attachedName(n) == 0 {
		// "président et fondateur de A": the complement stands at the last of the coordination.
		for _, c := range r.t.Children(n) {
			if r.rel(c, nlp.Conj) && r.at(c).UPOS == nlp.NOUN {
				if slots = r.ownNounSlots(c); len(slots) > 0 {
					break
				}
			}
		}
	}
	if len(slots) == 0 && r.rel(n, nlp.Conj) && r.child(n, nlp.Det) == 0 && r.at(n).UPOS == nlp.NOUN {
		// "A's founder and chairman", "founder and chairman of A": the complement hangs on the first.
		for _, s := range r.ownNounSlots(r.head(n)) {
			if s.has(rolePoss) || s.word > n && r.head(s.word) == r.head(n) {
				slots = append(slots, s)
			}
		}
	}
	return slots
}

func (r *reading) ownNounSlots(n int) []slot {
	var slots []slot
	add := func(word int, via string, roles ...string) {
		if a := r.antecedent(word); a != 0 {
			word, via = a, "relative"
		}
		slots = append(slots, slot{roles: roles, word: word, via: via})
	}
	if h := r.head(n); h > n && r.name(h) != nil && r.rel(n, nlp.Nmod, nlp.Compound) { // "French President A": the adjective may hang on the name
		for _, c := range r.t.Children(h) {
			if c < n && r.demonym(c) != "" {
				add(c, "", roleAmod)
			}
		}
	}
	for _, c := range r.t.Children(n) {
		w := r.at(c)
		if roles := r.cliticRoles(c); roles != nil && w.Feats.Has("PronType", "Rel") {
			add(c, "", roles...)
			continue
		}
		if r.joined(c, n) { // "UN Secretary-General"
			for _, o := range r.t.Children(c) {
				if r.rel(o, nlp.Compound) {
					add(o, "", roleCompound)
				}
			}
			continue
		}
		switch {
		case w.Deprel == nlp.NmodPoss, w.Deprel.In(nlp.Det) && w.Feats.Has("Poss", "Yes"):
			add(c, "", rolePoss)
		case w.Deprel.In(nlp.Nmod, nlp.Obl):
			switch prep := r.preposition(c); {
			case prep != "":
				if !r.ranks(c) {
					add(c, "", prep)
				} else { // "ingénieure en chef de A": what hangs on the rank is what the noun is of
					for _, o := range r.t.Children(c) {
						if p := r.preposition(o); r.rel(o, nlp.Nmod) && p != "" {
							add(o, "", p)
						}
					}
				}
				if byAgent := r.name(c) == nil; !byAgent || len(r.word.Of(r.lemma(c))) == 0 { // "la plainte de A contre B", "le rachat par A de B", "the assault on the base by A": what hangs on A
					for _, o := range r.t.Children(c) {
						if p := r.preposition(o); r.rel(o, nlp.Nmod) && (!byAgent || r.lex.Has(AgentMark, p)) && p != "" && !r.rel(o, nlp.NmodPoss) && r.lex.Has(OfMark, p) == r.lex.Has(AgentMark, prep) && !r.lex.Has(PlaceMark, p) {
							add(o, "", p)
						}
					}
				}
				// "une amende de 4 millions d'euros à A": what hangs on the sum belongs to the noun.
				for d, m := 0, c; d < 3 && (r.value(m) != nil || r.is(PartNoun, m) || r.at(m).UPOS == nlp.NUM || r.at(m).UPOS == nlp.SYM); d++ {
					next := 0
					for _, o := range r.t.Children(m) {
						if r.rel(o, nlp.Nmod) && r.preposition(o) != "" {
							if r.value(o) == nil {
								add(o, "", r.preposition(o))
							}
							next = o
						}
					}
					if next == 0 {
						break
					}
					m = next
				}
			case w.Deprel == "nmod:unmarked" || w.Deprel == "nmod:desc":
				add(c, "", roleCompound)
			}
		case r.demonym(c) != "":
			add(c, "", roleAmod)
		case w.Deprel.In(nlp.Compound) && r.name(c) == nil && r.noted(c, nlp.Place) && r.noted(n, nlp.Organization):
			// "a property firm": what it deals in, not where it is
		case w.Deprel.In(nlp.Compound) && r.name(c) == nil && r.nounType(c) == string(nlp.Person) && r.personal(n): // "Detective Chief Inspector"
		case w.Deprel.In(nlp.Compound) && r.name(c) == nil && r.is(Spokesman, n) && r.noted(c, nlp.Organization): // "a company spokesman"
		case w.Deprel.In(nlp.Compound) && r.is(CourtRank, c): // "U.S. District Judge"
			if o := r.child(c, nlp.Compound); o != 0 {
				add(o, "", roleCompound)
			}
		case w.Deprel.In(nlp.Compound) && w.Deprel != nlp.CompoundPrt, w.Deprel == nlp.Amod && w.UPOS == nlp.PROPN && r.name(c) != nil:
			add(c, "", roleCompound)
		case w.Deprel.In(nlp.Acl, nlp.Advcl) && r.askedOf(c) != 0:
			add(r.askedOf(c), viaQuestion, r.x.topics...)
		case w.Deprel == nlp.Acl && r.is(Aiming, c) && r.child(c, nlp.Obj) != 0:
			note, _ := r.note(Aiming, c)
			add(r.child(c, nlp.Obj), "participle", strings.Split(note, "|")...)
		case w.Deprel == nlp.Acl && r.verbal(c) && r.participle(c):
			for _, o := range r.t.Children(c) {
				if r.rel(o, nlp.Obl) && r.nominal(o) {
					if m := r.name(o); m != nil && m.Type == nlp.Place && r.tells(c, locatedIn) {
						continue // "un équipementier implanté à Rennes"
					}
					if prep := r.preposition(o); prep != "" && !(r.is(Financing, n) && r.is(Heading, c)) { // who leads a round does not raise it
						add(o, "participle", prep)
					}
					for _, b := range r.t.Children(o) { // "a lawsuit filed by A against B": B may hang on A
						if p := r.preposition(b); r.rel(b, nlp.Nmod) && p != "" && r.name(o) != nil && !r.rel(b, nlp.NmodPoss) && !r.lex.Has(OfMark, p) && !r.lex.Has(PlaceMark, p) {
							add(b, "participle", p)
						}
					}
				}
			}
		}
	}
	// "conseil d'administration de A": the bare noun says of what kind, and comes last.
	slices.SortStableFunc(slots, func(a, b slot) int { return cmp.Compare(r.kindOnly(n, &a), r.kindOnly(n, &b)) })
	return slots
}

// joined says whether a hyphen joins a word that is no name with the one behind it that it hangs on.
func (r *reading) joined(id, head int) bool {
	return id+2 == head && r.at(id+1).Form == "-" && r.rel(id, nlp.Compound, nlp.Nmod, nlp.Amod) && !r.surely(id)
}

// ranks says whether the complement of a role says what rank it is, and not what it is of: "secrétaire d'État", "editor in chief".
func (r *reading) ranks(id int) bool {
	return r.lex.Has(RankComplement, r.preposition(id)+" "+r.low[id].lemma)
}

// kindOnly is 1 for a slot whose noun only says of what kind the noun n above is, 0 for others: "conseil d'administration", but "chef de police".
func (r *reading) kindOnly(n int, s *slot) int {
	if s.via == "" && r.lex.Has(OfMark, s.roles[0]) && r.name(s.word) == nil &&
		(r.undetermined(s.word) || r.is(Institution, s.word) && r.child(s.word, nlp.Det) == 0 && !r.personal(n)) {
		return 1
	}
	return 0
}

// demonym is the name of the place that an adjective stands for: "le président français"; "" for other words.
func (r *reading) demonym(id int) string {
	w := r.at(id)
	if w == nil || w.UPOS != nlp.ADJ && w.UPOS != nlp.PROPN || !w.Deprel.In(nlp.Amod, nlp.Compound, nlp.Nmod) {
		return ""
	}
	if place := r.lex.Note(Demonym, r.lemma(id)); place != "" {
		return place
	}
	return r.lex.Note(Demonym, w.Form)
}

// relational says whether the schema has a wording for a noun that names its holder: "PDG", "subsidiary".
func (r *reading) relational(id int) bool {
	w := r.at(id)
	if w == nil || w.UPOS != nlp.NOUN && w.UPOS != nlp.PROPN && w.UPOS != nlp.ADJ {
		return false
	}
	return slices.ContainsFunc(r.nounLemmas(id), r.x.relational)
}

// relational says whether some wording of a noun names its holder.
func (x *Extractor) relational(noun string) bool {
	return slices.ContainsFunc(x.wordings.Of(noun), func(w schema.Wording) bool { return w.Relational })
}

// anyOf is the lemma of the wordings for all nouns that describe what a common noun describes, if there are some; or "".
func (r *reading) anyOf(id int) string {
	if r.at(id).UPOS != nlp.NOUN || r.name(id) != nil {
		return ""
	}
	t, ok := r.note(TypeNoun, id)
	if !ok || t == "" || len(r.word.Of(schema.AnyOf(t))) == 0 {
		return ""
	}
	return schema.AnyOf(t)
}

// telling says whether some wording, of its own or of all nouns of its type, makes a noun tell something of its holder.
func (r *reading) telling(id int) bool { return r.relational(id) || r.anyOf(id) != "" }

// nounLemmas are the lemmas under which a noun may be listed: with what is fixed to it ("directeur général", "vice president"),
// its own, its form in lower case, and the form without a prefix for a former holder.
func (r *reading) nounLemmas(id int) []string {
	l := strings.ToLower(r.lemma(id))
	low := r.low[id].form
	var out []string
	for _, c := range r.t.Children(id) {
		cw := r.at(c)
		switch {
		case c == id+1 && cw.Deprel.In(nlp.Amod, nlp.Flat, nlp.Fixed, nlp.Compound, nlp.Nmod) && cw.UPOS != nlp.PROPN:
			out = append(out, l+" "+strings.ToLower(r.lemma(c)), low+" "+strings.ToLower(cw.Form))
		case c == id-1 && cw.Deprel.In(nlp.Amod, nlp.Compound):
			out = append(out, strings.ToLower(r.lemma(c))+" "+l, strings.ToLower(cw.Form)+" "+low)
		}
	}
	out = append(out, l)
	if low != l {
		out = append(out, low)
	}
	for _, s := range [...]string{l, low} {
		if pre, rest, ok := strings.Cut(s, "-"); ok && r.lex.Has(Former, pre) {
			out = append(out, rest)
		} else if ok && rest != "" {
			// Feminine and compound titles such as "co-fondateur" are listed as they are; nothing to add.
			continue
		}
	}
	return out
}

// listed is the first of a noun's lemmas that has a wording of a kind.
func (r *reading) listed(id int, relational bool) string {
	for _, l := range r.nounLemmas(id) {
		for _, wd := range r.word.Of(l) {
			if wd.Class == nounClass && wd.Relational == relational {
				return l
			}
		}
	}
	return ""
}

// hold makes a proposition: the noun n is said of the holder.
func (r *reading) hold(rule string, n, holder, context int, via string, more ...slot) {
	alone := rule != "copula" && rule != "copular-verb" && rule != "listing" && rule != "role-member"
	l := cmp.Or(r.listed(n, true), r.anyOf(n))
	if l == "" || holder == 0 || holder == n && rule != RoleDescription {
		return
	}
	if a := r.antecedent(holder); a != 0 {
		holder, via = a, "relative"
	}
	var slots []slot
	for _, s := range r.nounSlots(n) {
		if before := r.at(r.head(s.word) - 1); s.via != "participle" || before == nil || before.Form != "," { // "le ministre de A, attendu à B"
			slots = append(slots, s)
		}
	}
	if !slices.ContainsFunc(slots, func(s slot) bool { return s.via != "participle" && (!s.has(roleCompound) || r.name(s.word) != nil) }) { // "dont A est la vice-présidente chargée de l'emploi"
		slots = append(slots, more...)
		if c := r.workplace(n); c != 0 {
			slots = append(slots, slot{roles: []string{r.preposition(c)}, word: c, via: "fronted"})
		}
	}
	if !slices.ContainsFunc(slots, func(s slot) bool { return !s.has(roleAmod) }) {
		if c := cmp.Or(r.ownerBefore(n, holder), r.counterparty(n, l)); c != 0 {
			slots = append(slots, r.owner(c, "clause"))
		}
	}
	if !slices.ContainsFunc(slots, func(s slot) bool { return s.has(rolePoss) || slices.ContainsFunc(r.x.ofMarks, s.has) }) {
		if c := r.haver(n); c != 0 {
			slots = append(slots, r.owner(c, "clause"))
		}
	}
	if len(slots) == 0 && rule == "role-title" {
		if c := r.speakingBody(n, holder); c != 0 {
			slots = append(slots, r.owner(c, "clause"))
		}
	}
	if h := r.head(holder); alone && (r.name(holder) != nil || r.attachedName(holder) != 0) && r.at(n).Feats.Has("Number", "Plur") && (r.rel(n, nlp.Appos) || h == n && r.rel(holder, nlp.Appos)) {
		if r.rel(holder, nlp.Conj) && h < holder {
			holder = h // "A et B, rivaux de C"
		}
		alone = len(r.conjuncts(holder)) < 2
	}
	slots = append(slots, slot{roles: []string{roleSelf, roleSubj}, word: holder, via: via, alone: alone})
	r.props = append(r.props, proposition{rule: rule, head: n, lemma: l, class: nounClass, slots: slots, context: context, holder: holder})
}

// owner is a slot for whose, or of what, a noun is, where that stands elsewhere than at the noun.
func (r *reading) owner(word int, via string) slot {
	return slot{roles: append([]string{rolePoss}, r.x.ofMarks...), word: word, via: via}
}

// haver is who has what a relational noun names: "*A* has a brother, B", "*Ils* ont deux filles, B et C"; or 0.
func (r *reading) haver(n int) int {
	v := r.head(n)
	if !r.rel(n, nlp.Obj) || r.definite(n) || v > n || !r.is(Having, v) || r.negative(v) || r.passive(v) {
		return 0
	}
	s, _ := r.subject(v, 0)
	return s
}

// counterparty is the subject of the clause, a body, for a relational noun in its object or complement that does not say whose it is: "A has switched to a supplier, B", "A a débauché
// Roy chez son rival", "from rival B"; or 0.
func (r *reading) counterparty(n int, lemma string) int {
	if r.definite(n) || !slices.ContainsFunc(r.word.Of(lemma), func(w schema.Wording) bool {
		return w.Class == nounClass && w.Relational && w.With == "" && (w.Relation == supplies || w.Relation == competes || w.Relation == partners)
	}) {
		return 0
	}
	v, below := r.head(n), n
	if m := r.name(v); m != nil && r.rel(n, nlp.Compound, nlp.Amod, "nmod:desc") { // "from rival B"
		v, below = r.head(v), v
	}
	if !r.verbal(v) || !r.rel(below, nlp.Obj, nlp.Obl) {
		return 0
	}
	s, _ := r.subject(v, 0)
	if r.lex.Has(AgentMark, r.preposition(below)) { // "A was bought by rival B"
		s = r.child(v, nlp.NsubjPass)
	}
	if s == 0 || s > n || !r.body(s) {
		return 0
	}
	return s
}

// workplace is the body that a clause begins with, for somebody's role in its subject that does not say where: "Chez A, l'ingénieur B …", "At A, engineer B …"; or 0.
func (r *reading) workplace(role int) int {
	if !r.personal(role) {
		return 0
	}
	v := role
	for n := 0; n < 4 && v != 0 && !r.rel(v, nlp.Nsubj); n++ {
		v = r.head(v)
	}
	if v = r.head(v); !r.verbal(v) || v < role {
		return 0
	}
	for _, c := range r.t.Children(v) {
		if m := r.name(c); m != nil && m.Type == nlp.Organization && c < role && r.rel(c, nlp.Obl) && r.lex.Has(WorkplaceMark, r.preposition(c)) && r.at(m.Last+1).Form == "," {
			if first, _ := r.t.Extent(c); first == 1 || r.at(first-1).UPOS == nlp.PUNCT {
				return c
			}
		}
	}
	return 0
}

// roles are a noun and the relational nouns coordinated with it: "président de A et fondateur de B".
func (r *reading) roles(n int) []int {
	var out []int
	named := r.name(n) != nil || r.attachedName(n) != 0
	for _, c := range r.conjuncts(n) {
		if c != n && named && r.child(c, nlp.Det, nlp.NmodPoss) != 0 {
			continue // "A and the mother of B", "A and his wife" are two
		}
		if r.telling(c) && r.name(c) == nil {
			out = append(out, c)
		}
	}
	return out
}

var eventNounRule = Rule{
	Name: "event-noun",
	Doc:  "a noun that names an event, with who and what: 'la plainte de A contre B', 'A's acquisition of B', 'A announced the acquisition of B'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if w := r.at(id); w.UPOS != nlp.NOUN || r.name(id) != nil {
				continue
			}
			l := r.listed(id, false)
			if l == "" {
				continue
			}
			slots := r.nounSlots(id)
			if a := r.agentBelow(id, slots); a != 0 {
				slots = append(slots, slot{roles: []string{r.preposition(a)}, word: a})
			}
			r.actingCompound(slots)
			if r.predicative(id) && r.preposition(id) != "" { // "A was in talks with B"
				if s, via := r.subject(id, 0); s != 0 {
					slots = append(slots, slot{roles: []string{roleSubj}, word: s, via: via})
				}
			} else if s, via := r.supporter(id); s != 0 {
				slots = append(slots, slot{roles: []string{roleSubj}, word: s, via: via})
			} else if s := r.setOffHolder(id, l); s != 0 {
				slots = append(slots, slot{roles: []string{roleSubj}, word: s})
			} else if s, via := r.attender(id, slots); s != 0 {
				slots = append(slots, slot{roles: []string{roleSubj}, word: s, via: via})
			}
			if h := r.head(id); len(slots) == 1 && slots[0].has(roleSubj) && slots[0].word == h && r.brings(h) { // "with A at the helm, B …"
				if s, via := r.subject(r.head(h), 0); s != 0 {
					slots = append(slots, r.owner(s, via))
				}
			}
			if s, ok := r.quitted(l, slots); ok {
				slots = append(slots, s)
			}
			if s := r.undergoer(id); s != 0 {
				slots = append(slots, slot{roles: []string{roleUndergone}, word: s, via: "support"})
			}
			if len(slots) < 2 && !r.collective(slots) || r.is(Stake, id) && r.rel(id, nlp.Obj) && r.tells(r.head(id), sold) {
				continue
			}
			r.props = append(r.props, proposition{rule: "event-noun", head: id, lemma: l, class: nounClass, slots: slots, context: id})
		}
	},
}

// quitted is what somebody leaves of whose departure a noun tells, where a role beside the name does: "le départ d'A, directeur de B", "the resignation of A, B's chairman".
func (r *reading) quitted(lemma string, slots []slot) (slot, bool) {
	for _, w := range r.word.Of(lemma) {
		if w.Relation != resignedFrom || w.Class != nounClass || w.With != "" {
			continue
		}
		for i := range slots {
			if !slices.ContainsFunc(w.Subject, slots[i].has) {
				continue
			}
			if o := r.leftBehind(slots[i].word, slices.Delete(slices.Clone(slots), i, i+1), w.Object); o != 0 {
				return slot{roles: w.Object, word: o, via: "role"}, true
			}
		}
	}
	return slot{}, false
}

// attender is who does what an event noun without an agent names, at or around which the subject of the clause does something: "Après une rencontre avec A, B a …", "during a visit
// to A, B …"; or 0. What has a definite article may be anybody's, but with "avec", "with": "Avec le rachat de A, B …".
func (r *reading) attender(n int, slots []slot) (int, string) {
	v := r.head(n)
	if !r.occasional(n) || v == 0 || !r.ofEncounter(n) || r.definite(n) && !r.lex.Has(WithMark, r.preposition(n)) || slices.ContainsFunc(slots, func(s slot) bool {
		return s.has(rolePoss) || s.has(roleSubj) || s.has(roleCompound) && r.name(s.word) != nil || r.lex.Has(AgentMark, s.roles[0])
	}) {
		return 0, ""
	}
	s, via := r.subject(v, 0)
	if s == 0 {
		s = r.child(v, nlp.NsubjPass)
	}
	if s == 0 || !r.agentive(s) {
		return 0, ""
	}
	return s, via
}

// ofEncounter says whether an event noun is of what the subject of its clause may well do: meet, visit, buy, or have the support of somebody. Who sues after an attack has not attacked.
func (r *reading) ofEncounter(n int) bool {
	return slices.ContainsFunc(r.word.Of(r.listed(n, false)), func(w schema.Wording) bool {
		rel, _ := r.x.schema.Relation(w.Relation)
		return w.Class == nounClass && (rel.Symmetric || slices.Contains([]string{visited, acquired, sold, launched, supports, investsIn}, w.Relation))
	})
}

// occasional says whether a noun stands with its preposition for when a clause happens: "after talks", "lors d'une visite".
func (r *reading) occasional(n int) bool {
	v := r.head(n)
	return r.rel(n, nlp.Obl, nlp.Advcl, nlp.Dislocated) && r.verbal(v) && r.lex.Has(OccasionMark, r.preposition(n))
}

// setOffPhrase says whether a comma ends the phrase of a word.
func (r *reading) setOffPhrase(id int) bool {
	_, last := r.t.Extent(id)
	next := r.at(last + 1)
	return r.at(last).Form == "," || next != nil && next.Form == ","
}

// setOffHolder is who a phrase that commas set off says something of, where its preposition makes a predicate of its noun: "À la tête de A depuis 2010, B a …", "B,
// à la tête de A, …"; or 0.
func (r *reading) setOffHolder(id int, lemma string) int {
	prep := r.preposition(id)
	if prep == "" || !slices.ContainsFunc(r.word.Of(lemma), func(w schema.Wording) bool { return w.WithRole == "case" && w.With == prep }) {
		return 0
	}
	h := r.head(id)
	first, last := r.t.Extent(id)
	switch {
	case h != 0 && h < first && r.name(h) != nil && r.rel(id, nlp.Nmod) && (r.at(first).Form == "," || r.at(first-1).Form == "," || r.verbless() || r.brings(h)):
		return h
	case r.rel(id, nlp.Obl, nlp.Advcl, nlp.Dislocated) && r.verbal(h) && last < h && (r.at(first).Form == "," || first > 1 && r.at(first-1).Form == ","):
		if s, _ := r.subject(h, 0); s != 0 && s < first {
			if _, hi := r.t.Extent(s); hi == first-1 {
				return s
			}
		}
	case r.rel(id, nlp.Obl, nlp.Dislocated, nlp.Advcl) && r.verbal(h) && (first == 1 || first == 2 && r.at(1).UPOS == nlp.ADV): // "Désormais à la tête de A, B a …"
		if s, _ := r.subject(h, 0); s > last && r.at(s) != nil && (r.at(last).Form == "," || r.at(last+1).Form == ",") {
			return s
		}
	}
	return 0
}

// brings says whether a name is set before its clause with a preposition, as what the subject has with it: "avec A à sa tête, B …", "with A at the helm, B …".
func (r *reading) brings(id int) bool {
	first, _ := r.t.Extent(id)
	v := r.head(id)
	return first == 1 && r.verbal(v) && v > id && r.rel(id, nlp.Obl, nlp.Advcl) && r.lex.Has(WithMark, r.preposition(id))
}

// undergoer is who an event happens to, told by the verb that the noun depends on, "A a subi une attaque de B", "A faces a lawsuit from B", or as its victim; or 0.
func (r *reading) undergoer(n int) int {
	v := r.head(n)
	if r.rel(n, nlp.Nmod) && r.is(VictimNoun, v) && r.lex.Has(OfMark, r.preposition(n)) { // "A was the victim of an attack by B", "A, cible d'une attaque de B"
		if r.predicative(v) {
			s, _ := r.subject(v, 0)
			return s
		}
		if h := r.apposHead(v); r.rel(v, nlp.Appos) && r.name(h) != nil {
			return h
		}
		if c := r.head(v); r.rel(v, nlp.Advcl, nlp.Dislocated, nlp.Obl, nlp.Nmod, nlp.Parataxis) && r.verbal(c) && v < c {
			s, _ := r.subject(c, 0)
			return s
		}
	}
	if r.rel(n, nlp.Obl) && r.verbal(v) && r.passive(v) && r.is(Striking, v) && (r.rel(n, nlp.OblAgent) || r.lex.Has(AgentMark, r.preposition(n))) { // "hit by an attack by B"
		s, _ := r.subject(v, 0)
		if s == 0 {
			s = r.child(v, nlp.NsubjPass)
		}
		return s
	}
	if !r.rel(n, nlp.Obj, nlp.Obl) || !r.verbal(v) || r.passive(v) {
		return 0
	}
	if r.is(Undergo, v) && r.rel(n, nlp.Obj) || r.lex.Has(UndergoMark, r.preposition(n)) {
		s, _ := r.subject(v, 0)
		return s
	}
	return 0
}

// agentBelow is the agent of an event noun that the parser hung on a noun below it: "l'ouverture du code de A par B"; or 0.
func (r *reading) agentBelow(n int, slots []slot) int {
	for i := range slots {
		if r.lex.Has(AgentMark, slots[i].roles[0]) {
			return 0
		}
	}
	_, last := r.t.Extent(n)
	for id := n + 1; id <= last && id <= n+maxPhrase; id++ {
		if r.rel(id, nlp.Nmod) && r.lex.Has(AgentMark, r.preposition(id)) && r.agentive(id) && !r.is(Heading, r.head(id)) {
			return id
		}
		if r.rel(id, nlp.AclRelcl, nlp.Acl) {
			return 0
		}
	}
	return 0
}

// actingCompound gives the name before an event that is of something the part of who does it: "*Norsel* takeover of Velnor".
func (r *reading) actingCompound(slots []slot) {
	of := slices.ContainsFunc(slots, func(s slot) bool { return r.lex.Has(OfMark, s.roles[0]) })
	for i := range slots {
		if s := &slots[i]; of && s.has(roleCompound) && r.name(s.word) != nil && r.agentive(s.word) {
			s.roles = []string{rolePoss}
		}
	}
}

// collective says whether a single slot holds several conjuncts: "la rivalité entre A et B".
func (r *reading) collective(slots []slot) bool {
	return len(slots) == 1 && len(r.conjuncts(slots[0].word)) > 1
}

// travels says whether a verb may say that its subject visits a place.
func (r *reading) travels(v int) bool {
	return r.verbal(v) && slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool { return w.Relation == visited })
}

// supporter is who does what an event noun names, told by the verb that the noun depends on: "A a annoncé le rachat de B",
// "A mène une enquête sur B". Nouns of plans in between are passed: "A annonce le projet de rachat de B".
func (r *reading) supporter(n int) (int, string) {
	for range maxClimb {
		h := r.head(n)
		switch {
		case h == 0:
			return 0, ""
		case r.rel(n, nlp.Conj):
			n = h
		case r.rel(n, nlp.Nmod) && r.is(PlanNoun, h):
			n = h
		case r.undergoer(n) != 0:
			return 0, ""
		case r.rel(n, nlp.Obl) && r.lex.Has(PurposeMark, r.preposition(n)) && r.travels(h) && !r.passive(h): // "flew to Paris for talks with A"
			s, _ := r.subject(h, 0)
			return s, "support"
		case r.is(Guilty, h) && r.rel(n, nlp.Obl, nlp.Nmod): // "was found guilty of the murder of A"
			s, _ := r.subject(h, 0)
			return s, "support"
		case r.passive(h) && r.chargedWith(n): // "mis en examen pour le meurtre de A"
			s, _ := r.subject(h, 0)
			if s == 0 {
				s = r.child(h, nlp.NsubjPass)
			}
			return s, "support"
		case r.rel(n, nlp.Obj, nlp.Xcomp, nlp.OblArg, nlp.Obl) && r.verbal(h) && !r.passive(h):
			if r.tells(h, supports, opposes) && !r.is(Light, h) {
				return 0, "" // "a approuvé le rachat de B": somebody else's
			}
			if r.is(FateNoun, n) && !r.is(Light, h) || r.isSupported(n, h) {
				return 0, ""
			}
			if !r.is(Light, h) && !r.is(Announcing, h) || r.rel(n, nlp.Obl) && (!r.is(Light, h) || n < h || r.child(h, nlp.Obj) != 0 || r.lex.Has(OccasionMark, r.preposition(n)) || r.lex.Has(AgainstMark, r.preposition(n))) {
				return 0, "" // "dès la sortie de A, B a eu …"
			}
			s, _ := r.subject(h, 0)
			return s, "support"
		default:
			return 0, ""
		}
	}
	return 0, ""
}

// isSupported says whether a verb tells that its subject has what another gives: "has the backing of the union".
func (r *reading) isSupported(n, h int) bool {
	return slices.ContainsFunc(r.word.Of(r.lemma(h)), func(w schema.Wording) bool {
		return w.Relation == supports && r.spells(n, w.With) && slices.Contains(w.Object, roleSubj)
	})
}

// chargedWith says whether a noun names the deed that somebody is charged with, or convicted of.
func (r *reading) chargedWith(n int) bool {
	_, ok := r.blamedForEvent(n)
	return ok
}

// speakingBody is the body that says a clause in which a role without an article, or a holder, stands: "*Voltar* said chief executive Ada Reed would leave"; or 0.
func (r *reading) speakingBody(n, holder int) int {
	if r.child(n, nlp.Det, nlp.NmodPoss) != 0 {
		return 0
	}
	for at, k := holder, 0; at != 0 && k < 4; at, k = r.head(at), k+1 {
		v := r.head(at)
		if !r.rel(at, nlp.Ccomp) || !r.verbal(v) || !r.speaks(v) {
			continue
		}
		if s, _ := r.subject(v, 0); s != 0 && r.name(s) != nil && r.name(s).Type == nlp.Organization {
			return s
		}
		return 0
	}
	return 0
}

// ownerBefore is whose a role before a name is, where the parser hung the owner on the name: "*Norsel*'s rival A"; or 0.
func (r *reading) ownerBefore(n, holder int) int {
	if o := r.child(holder, nlp.NmodPoss); o != 0 && o < n && n < holder && r.name(o) != nil {
		return o
	}
	return 0
}
