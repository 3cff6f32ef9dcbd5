package extract

import (
	"cmp"
	"slices"

	"relata/nlp"
	"relata/schema"
)

// The rules of this file read nouns that name their holder: roles, kinship, and what a company is to another.

var copulaRule = Rule{
	Name: "copula",
	Doc:  "what the subject is said to be: 'A est le PDG de B', 'A is based in C', 'le PDG de B est A'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.predicative(id) {
				continue
			}
			subject, via := r.subject(id, 0)
			if subject == 0 {
				continue
			}
			if r.at(id).UPOS == nlp.ADJ {
				r.adjective("copula", id, subject, via, id)
			}
			if c := r.child(id, nlp.Case); c != 0 && len(r.word.Of(r.preposition(id))) > 0 { // "A is against B"
				slots := []slot{{roles: []string{roleSubj}, word: subject, via: via}, {roles: []string{roleObj}, word: id}}
				r.props = append(r.props, proposition{rule: "copula", head: c, lemma: r.preposition(id), class: adjClass, slots: slots, context: id})
			}
			if m := r.name(id); m != nil && m.Type == nlp.Place && r.seated(subject) != 0 && r.lex.Has(PlaceMark, r.preposition(id)) {
				r.implicit("copula", locatedIn, subject, id) // "whose headquarters are in B"
			}
			more := r.relativeOf(id)
			for _, c := range r.t.Children(id) { // "A en est la présidente"
				if roles := r.cliticRoles(c); roles != nil && c < id && r.at(c).UPOS == nlp.PRON && !r.at(c).Feats.Has("PronType", "Rel") {
					more = append(more, slot{roles: roles, word: c})
				}
			}
			for _, n := range r.roles(id) {
				r.hold("copula", n, subject, id, via, more...)
			}
			// "Le PDG de B est A": the name is the predicate.
			if r.name(id) != nil && r.relational(subject) && r.name(subject) == nil {
				r.hold("copula", subject, id, id, via)
			}
		}
	},
}

var listingRule = Rule{
	Name: "listing",
	Doc:  "who or what is said to be in a group that its role names: 'B's customers include A', 'A figure parmi les fournisseurs de B'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.verbal(id) || r.passive(id) {
				continue
			}
			subject, via := r.subject(id, 0)
			object := r.child(id, nlp.Obj)
			if r.is(Listing, id) && subject != 0 && object != 0 && r.name(subject) == nil && r.relational(subject) {
				r.hold("listing", subject, object, id, "")
				continue
			}
			for _, c := range r.t.Children(id) {
				if object == 0 && subject != 0 && r.rel(c, nlp.Obl, nlp.Nmod) && r.lex.Has(AmongMark, r.preposition(c)) && r.relational(c) && r.name(c) == nil {
					r.hold("listing", c, subject, id, via)
				}
			}
		}
	},
}

// relativeOf is the slot of a relative "dont" in the clause of a predicate noun, wherever the parser hung it: "A, dont B est membre".
func (r *reading) relativeOf(id int) []slot {
	first, _ := r.t.Extent(id)
	for w := first; w < id && w < first+3; w++ {
		if roles := r.cliticRoles(w); roles != nil && r.at(w).UPOS == nlp.PRON {
			if a := r.antecedent(w); a != 0 {
				return []slot{{roles: roles, word: a, via: "relative"}}
			}
		}
	}
	return nil
}

var copularVerbRule = Rule{
	Name: "copular-verb",
	Doc:  "what the subject becomes, or is named: 'A est devenu le PDG de B', 'A was appointed chairman of B', 'A serves as chair of B'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.verbal(id) {
				continue
			}
			note, copular := r.note(Copular, id)
			naming := r.is(Naming, id) || r.is(Describing, id)
			if !copular && !naming {
				continue
			}
			slots, passive := r.clause(id)
			var clitics []slot // "en devenir le PDG"
			for i := range slots {
				if r.cliticRoles(slots[i].word) != nil {
					clitics = append(clitics, slots[i])
				}
			}
			holderRole := roleSubj
			if naming && !copular {
				holderRole = roleObj
			}
			var holder *slot
			for i := range slots {
				if slots[i].has(holderRole) {
					holder = &slots[i]
					break
				}
			}
			if holder == nil {
				continue
			}
			for i := range slots {
				sl := &slots[i]
				pred := sl.has(rolePred) || note != "" && sl.has(note) ||
					copular && note == "" && !passive && sl.has(roleObj) || naming && r.lex.Has(RoleMark, r.preposition(sl.word))
				if !pred || sl.word == holder.word {
					continue
				}
				before := len(r.props)
				for _, n := range r.roles(sl.word) {
					more := clitics
					if o := cmp.Or(r.namer(id, n, slots), r.employer(id, n)); o != 0 && len(more) == 0 {
						more = []slot{{roles: []string{rolePoss}, word: o, via: "role"}}
					}
					r.hold("copular-verb", n, holder.word, id, holder.via, more...)
				}
				if s := r.describer(id, slots); s != 0 {
					for j := before; j < len(r.props); j++ {
						r.props[j].claimant = s
					}
				}
			}
		}
	},
}

var officeRule = Rule{
	Name: "role-office",
	Doc:  "a role that somebody leaves or takes over: 'A stepped down as chair of B', 'A a été limogé de son poste de PDG de B', 'A replaced C as head of B'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.verbal(id) {
				continue
			}
			succeeds := r.is(Succeeding, id)
			if !succeeds && r.leavingRoles(id) == nil && !r.tells(id, resignedFrom, dismissed) {
				continue
			}
			slots, _ := r.clause(id)
			left := slices.IndexFunc(slots, func(sl slot) bool { return sl.has(roleObj) && r.somebody(sl.word) })
			for i := range slots {
				n := r.roleHeld(&slots[i])
				if n == 0 || r.indefinite(n) {
					continue
				}
				for j := range slots {
					sl := &slots[j]
					if j == i || j != left && (!sl.has(roleSubj) || left >= 0 && !succeeds) {
						continue
					}
					context := n // whoever leaves it had it
					if j != left && succeeds {
						context = id
					}
					var more []slot
					if b := cmp.Or(r.bodyBeside(slots, i, j), r.employer(id, n)); b != 0 {
						more = []slot{{roles: []string{rolePoss}, word: b, via: "role"}}
					}
					before := len(r.props)
					r.hold("role-office", n, sl.word, context, sl.via, more...)
					for k := before; k < len(r.props); k++ {
						r.props[k].given = succeeds && j == left && !r.negative(id)
					}
				}
			}
		}
	},
}

var capacityRule = Rule{
	Name: "role-as",
	Doc:  "a role in which the subject of a clause does something, set before it: 'As head of A, B …', 'En tant que directrice de A, B …'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			v := r.head(id)
			if r.at(id).UPOS != nlp.NOUN || v < id || !r.rel(id, nlp.Obl, nlp.Advcl, nlp.Dislocated) || !r.verbal(v) || !r.marked(CapacityMark, id) || !r.setOffPhrase(id) || !r.personal(id) {
				continue
			}
			if s, via := r.subject(v, 0); s > id && (r.name(s) != nil && r.name(s).Type == nlp.Person || r.at(s).UPOS == nlp.PRON || r.personal(s)) {
				r.hold("role-as", id, s, id, via)
			}
		}
	},
}

// bodyBeside is the body among the subject and the object of a verb beside a role that it tells of and its holder, "A fired B as chairman"; or 0.
func (r *reading) bodyBeside(slots []slot, role, holder int) int {
	for i := range slots {
		if s := &slots[i]; i != role && i != holder && (s.has(roleObj) || s.has(roleSubj)) && r.body(s.word) {
			return s.word
		}
	}
	return 0
}

// body says whether a word stands for a body: by its name, or as a common noun for one.
func (r *reading) body(id int) bool {
	if m := r.nominalName(id); m != nil {
		return m.Type != nlp.Person && m.Type != nlp.Place
	}
	return r.noted(id, nlp.Organization)
}

// somebody says whether a word stands for a person: by a name, a pronoun, or as a common noun for one.
func (r *reading) somebody(id int) bool {
	if m := r.nominalName(id); m != nil {
		return m.Type == nlp.Person
	}
	return r.personal(id) || r.at(id).UPOS == nlp.PRON && !r.is(Vague, id)
}

// roleHeld is the role in a slot, "as chair of A", "de son poste de PDG de A"; or 0.
func (r *reading) roleHeld(s *slot) int {
	n := s.word
	if r.is(Office, n) {
		n = 0
		for _, c := range r.t.Children(s.word) {
			if p := r.preposition(c); r.lex.Has(OfMark, p) || r.lex.Has(RoleMark, p) {
				n = c
			}
		}
	} else if !r.lex.Has(RoleMark, r.preposition(n)) {
		return 0
	}
	if n == 0 || !r.telling(n) || r.name(n) != nil || !r.personal(n) {
		return 0
	}
	return n
}

// namer is the body that names somebody to a role that leads it: "A has named B chief executive"; or 0.
func (r *reading) namer(v, role int, slots []slot) int {
	if !r.is(Naming, v) || !r.leads(role) || !slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool { return w.Relation == appointed }) {
		return 0
	}
	for i := range slots {
		if w := slots[i].word; slots[i].has(roleSubj) {
			if m := r.name(cmp.Or(r.attachedName(w), w)); m != nil && m.Type != nlp.Person && m.Type != nlp.Place {
				return w
			}
		}
	}
	return 0
}

// describer is who says so, when a verb only describes: "la plainte décrit A comme une filiale de B"; or 0.
func (r *reading) describer(v int, slots []slot) int {
	if !r.is(Describing, v) {
		return 0
	}
	for i := range slots {
		if slots[i].has(roleSubj) {
			return slots[i].word
		}
	}
	return 0
}

var appositionRule = Rule{
	Name: "role-apposition",
	Doc:  "a role beside a name: 'Carla Bell, PDG de Voltéa', 'le dirigeant de B, Paul Roy', 'her husband, Tom Day'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.rel(id, nlp.Appos) {
				continue
			}
			h := r.apposHead(id)
			if h == 0 || !r.nominal(id) && !r.telling(id) {
				continue
			}
			for _, n := range r.roles(id) {
				r.hold("role-apposition", n, h, n, "")
			}
			if r.telling(h) && r.name(h) == nil && (r.name(id) != nil || r.attachedName(id) != 0) {
				r.hold("role-apposition", h, id, h, "")
				for _, n := range r.conjuncts(h)[1:] { // "A's founder and chairman, B"
					if n < id && r.bareRole(n) {
						r.hold("role-apposition", n, id, n, "")
					}
				}
			}
		}
	},
}

// omittedBody types a definite role beside a name, or a role that somebody takes or leaves, that does not say of what it is one, for the article does: "le maire,
// Paul Roy", "the chief executive, Jane Roe", "A was appointed chairman". nil if the noun is no such role, or says of what.
func (r *reading) omittedBody(p *proposition) *typed {
	beside := p.rule == appositionRule.Name || p.rule == titleRule.Name
	taken := p.rule == officeRule.Name || p.rule == copularVerbRule.Name && r.is(Naming, p.context)
	bare := p.rule == titleRule.Name && r.child(p.head, nlp.Det, nlp.Compound) == 0 && r.child(p.holder, nlp.Det) == 0 // "chief executive Jane Roe said"
	leads := r.child(p.head, nlp.Det) == 0 && r.leads(p.head)
	taken = taken || leads && p.rule == copulaRule.Name                        // "Jane Roe is chief executive"
	bare = bare || leads && p.rule == appositionRule.Name && p.head > p.holder // "Jane Roe, chief executive, said"
	speaks := beside && r.is(Spokesman, p.head)                                // "a spokesman, Tom Day"
	if !(beside && (r.definite(p.head) || bare || speaks) && r.name(p.holder) != nil || taken && !r.indefinite(p.head)) || r.is(Portfolio, p.head) || !r.at(p.head).Feats.Has("Number", "Sing") {
		return nil
	}
	var self *slot
	for i := range p.slots {
		switch s := &p.slots[i]; {
		case s.has(roleSelf):
			self = s
		case s.has(rolePoss) || r.name(s.word) != nil || r.preposition(s.word) != "" && r.value(s.word) == nil:
			return nil
		}
	}
	for _, c := range r.t.Children(p.head) {
		if r.is(Demonym, c) {
			return nil // "le président américain Paul Roy"
		}
	}
	holder, ok := r.argument(p.holder)
	if self == nil || !ok || holder.Kind != Named && !(taken && holder.Kind == Pronoun) || holder.Type != string(nlp.Person) && holder.Kind == Named {
		return nil
	}
	list := r.word.Of(p.lemma)
	if (p.rule == titleRule.Name || p.holder == r.attachedName(p.head)) && slices.ContainsFunc(list, func(w schema.Wording) bool { return slices.Equal(w.To, []string{string(nlp.Place)}) }) {
		return nil // "le président Paul Roy" is mostly a country's
	}
	for _, w := range list {
		if !w.Relational || w.Relation != leadsBody && !(beside && w.Relation == founded) && !(speaks && w.Relation == worksFor) || w.Subject[0] != roleSelf || w.With != "" && r.with(p, &w) == 0 {
			continue
		}
		rel, _ := r.x.schema.Relation(w.Relation)
		return &typed{wording: &w, relation: rel, pairs: []pair{{holder, r.left(p.head), self, &slot{roles: []string{rolePoss}, word: p.head}}}}
	}
	return nil
}

// indefinite says whether a nominal has an indefinite determiner.
func (r *reading) indefinite(id int) bool {
	d := r.child(id, nlp.Det)
	return d != 0 && r.at(d).Feats.Has("Definite", "Ind")
}

var memberRule = Rule{
	Name: "role-member",
	Doc:  "somebody named as one of those who have a role: 'critics of B, including A', 'les opposants à B, menés par A'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if w := r.at(id); w.UPOS != nlp.NOUN || r.name(id) != nil || !w.Feats.Has("Number", "Plur") || !r.relational(id) {
				continue
			}
			for _, c := range r.t.Children(id) {
				switch {
				case r.rel(c, nlp.Nmod) && r.name(c) != nil && r.included(c):
					r.hold("role-member", id, c, id, "")
				case r.headedBy(c) != 0:
					r.hold("role-member", id, r.headedBy(c), id, "")
				}
			}
		}
	},
}

// headedBy is the name of who is at the head of a group, by the participle set off behind it: "the opponents, led by A"; or 0.
func (r *reading) headedBy(participle int) int {
	if !r.rel(participle, nlp.Acl) || !r.is(Heading, participle) || r.at(participle-1).Form != "," {
		return 0
	}
	if a := r.child(participle, nlp.OblAgent); r.name(a) != nil {
		return a
	}
	return 0
}

var titleRule = Rule{
	Name: "role-title",
	Doc:  "a role before a name: 'le ministre Paul Roy', 'Voltéa CEO Carla Bell', 'manager Tom Day'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.telling(id) || r.name(id) != nil {
				continue
			}
			if c := r.attachedName(id); c != 0 {
				r.hold("role-title", id, c, id, "")
				continue
			}
			h := r.head(id)
			if h == 0 || h < id || r.name(h) == nil || !r.rel(id, nlp.Compound, "nmod:desc", nlp.Flat, "nmod:unmarked") && !(r.rel(id, nlp.Amod) && (r.at(id).UPOS == nlp.NOUN || r.possessedBeside(id))) {
				continue
			}
			before := len(r.props)
			r.hold("role-title", id, h, id, "")
			// "Voltéa CEO Carla Bell", "President Carla Bell of Ostria": the parser may hang the company or the country on the name.
			if len(r.props) > before {
				p := &r.props[len(r.props)-1]
				for _, c := range r.t.Children(h) {
					if prep := r.preposition(c); c > h && r.rel(c, nlp.Nmod) && r.name(c) != nil && r.names[c] != r.names[h] && r.lex.Has(OfMark, prep) && len(p.slots) == 1 {
						p.slots = append(p.slots, slot{roles: []string{prep}, word: c})
						break
					}
					if c < id && r.rel(c, nlp.Compound, "nmod:unmarked", nlp.NmodPoss) && (r.name(c) != nil && r.names[c] != r.names[h] || r.rel(c, nlp.NmodPoss) && r.at(c).UPOS == nlp.PRON) {
						role := roleCompound
						if r.rel(c, nlp.NmodPoss) {
							role = rolePoss
						}
						p.slots = append(p.slots, slot{roles: []string{role}, word: c})
					}
				}
			}
		}
	},
}

// possessedBeside says whether a possessive or a preposition stands right before a role, which the tagger took for an adjective: "its rival Voltéa", "by rival Voltéa".
func (r *reading) possessedBeside(id int) bool {
	w := r.at(id - 1)
	return w != nil && w.Head == r.head(id) && (w.UPOS == nlp.PRON && w.Deprel.In(nlp.NmodPoss) || w.Deprel.In(nlp.Case))
}

// attachedName is a name that stands right after a common noun and belongs to it: "le groupe Voltéa", "President Bell"; or 0.
func (r *reading) attachedName(n int) int {
	if r.name(n) != nil || r.at(n).UPOS == nlp.PRON {
		return 0
	}
	for _, c := range r.t.Children(n) {
		if c < n || r.name(c) == nil || !r.rel(c, nlp.Flat, nlp.Nmod, nlp.Appos, nlp.Compound, nlp.Amod) || r.preposition(c) != "" {
			continue
		}
		if r.rel(c, nlp.Appos) && r.separated(n, c) || r.partyOf(r.name(c)) == n {
			continue
		}
		return c
	}
	if r.is(NameNoun, n) { // "the Voltéa group"
		for _, c := range r.t.Children(n) {
			if m := r.name(c); c == n-1 && m != nil && m.Type != nlp.Place && m.Type != nlp.Person && r.rel(c, nlp.Compound) && !r.is(League, m.Last) { // but not "the Premier League club"
				return c
			}
		}
	}
	// "le groupe laitier Voltéa": the name may hang on the adjective.
	if c := n + 1; c <= len(r.s.Words) && r.head(c) == n && r.name(c) == nil && (r.at(c).UPOS == nlp.ADJ || r.at(c).UPOS == nlp.NOUN) {
		for _, d := range r.t.Children(c) {
			if d == c+1 && r.name(d) != nil && r.rel(d, nlp.Flat, nlp.Nmod, nlp.Appos) && r.preposition(d) == "" {
				return d
			}
		}
	}
	return 0
}

// separated says whether punctuation stands between a word and a later dependent of it.
func (r *reading) separated(n, c int) bool {
	first, _ := r.t.Extent(c)
	if first > 1 && r.at(first-1).UPOS == nlp.PUNCT && !isQuote(r.at(first-1).Form) {
		return true
	}
	return r.at(first).UPOS == nlp.PUNCT && !isQuote(r.at(first).Form)
}

var detachedRoleRule = Rule{
	Name: "role-detached",
	Doc:  "a role set before or after the clause whose subject holds it: 'Présidente de B depuis 2019, A a salué …'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.rel(id, nlp.Advcl, nlp.Dislocated, nlp.Obl, nlp.Parataxis, nlp.Nmod, nlp.Amod, nlp.Xcomp, nlp.Vocative) || r.predicative(id) || !r.relational(id) || r.name(id) != nil {
				continue
			}
			if d := r.child(id, nlp.Det); d != 0 && !r.at(d).Feats.Has("Definite", "Ind") {
				continue
			}
			v := r.head(id)
			if id > 4 && !r.rel(id, nlp.Dislocated) && r.at(id-1).UPOS != nlp.PUNCT {
				continue
			}
			if v < id || r.preposition(id) != "" || !r.verbal(v) && !r.predicative(v) {
				continue
			}
			s, _ := r.subject(v, 0)
			if s == 0 || s == id || s < id {
				continue
			}
			for _, n := range r.roles(id) {
				r.hold("role-detached", n, s, n, "")
			}
		}
	},
}

var descriptionRule = Rule{
	Name: RoleDescription,
	Doc:  "somebody called by a role alone: 'la maire de B a démissionné' leads B, if package resolve finds who it is",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if !r.rel(id, nlp.Nsubj, nlp.Obj, nlp.OblAgent) || r.name(id) != nil || !r.relational(id) || !r.personal(id) || r.predicative(id) {
				continue
			}
			if h := r.head(id); r.rel(id, nlp.Nsubj) && r.predicative(h) && r.name(h) != nil { // "le maire de B est A"
				continue
			}
			if v := r.head(id); !r.rel(id, nlp.Nsubj) && (r.is(Copular, v) || r.is(Naming, v) || r.is(Describing, v)) {
				continue // "became the president of B"
			}
			d := r.child(id, nlp.Det)
			own := r.child(id, nlp.NmodPoss) != 0 || d != 0 && r.at(d).Feats.Has("Poss", "Yes") // "its chairwoman said"
			one := r.rel(id, nlp.Nsubj) && r.indefinite(id) && r.child(id, nlp.Nmod) != 0       // "A former mayor of B was jailed"
			if !own && !one && (d == 0 || !r.at(d).Feats.Has("Definite", "Def")) || r.attachedName(id) != 0 || r.apposed(id) != 0 || r.at(id).Feats.Has("Number", "Plur") {
				continue
			}
			r.hold(RoleDescription, id, id, id, "")
		}
	},
}

// RoleDescription is the name of the rule whose statements hold only where their subject turns out to be somebody named.
const RoleDescription = "role-description"

var adjectiveRule = Rule{
	Name: "adjective",
	Doc:  "an adjective with a complement: 'A, basé à C', 'the A-based B'",
	apply: func(r *reading) {
		for id := 1; id <= len(r.s.Words); id++ {
			if r.at(id).UPOS != nlp.ADJ || r.predicative(id) {
				continue
			}
			switch {
			case r.rel(id, nlp.Amod, nlp.Acl, nlp.Appos):
				r.adjective("adjective", id, r.head(id), "", id)
			case r.rel(id, nlp.Advcl, nlp.Conj, nlp.Parataxis, nlp.Dislocated):
				if s, via := r.subject(id, 0); s != 0 {
					r.adjective("adjective", id, s, via, id)
				}
			}
		}
	},
}

// adjective makes a proposition of an adjective that the schema has a wording for.
func (r *reading) adjective(rule string, id, holder int, via string, context int) {
	l := r.lemma(id)
	if len(r.word.Of(l)) == 0 || holder == 0 {
		return
	}
	slots := append(r.ownNounSlots(id), slot{roles: []string{roleSubj}, word: holder, via: via})
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Obl) && r.lex.Has(DativeMark, r.preposition(c)) {
			slots = append(slots, slot{roles: []string{roleIobj}, word: c})
		}
	}
	r.props = append(r.props, proposition{rule: rule, head: id, lemma: l, class: adjClass, slots: slots, context: context})
}
