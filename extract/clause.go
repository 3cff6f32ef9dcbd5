package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
	"relata/schema"
)

// verbRule reads a verb with its subject, objects and obliques.
var verbRule = Rule{
	Name:  "verb",
	Doc:   "a verb with its arguments, active or passive: 'A acquired B', 'B a été racheté par A'",
	apply: verbs,
}

func verbs(r *reading) {
	for id := 1; id <= len(r.s.Words); id++ {
		if !r.verbal(id) || r.name(id) != nil || r.sourceWithin(id) != 0 {
			continue
		}
		slots, passive := r.clause(id)
		p := proposition{rule: "verb", head: id, lemma: r.lemma(id), class: verbClass, slots: slots, passive: passive, context: id}
		switch {
		case passive && r.participle(id) && r.rel(id, nlp.Acl, nlp.Advcl, nlp.Amod):
			p.rule = "participle"
		case passive:
			p.rule = "passive"
		}
		r.props = append(r.props, p)
		r.props = append(r.props, r.gaps(&p)...)
		if passive || r.participle(id) {
			r.participial(&p)
		}
	}
}

// participial looks a past participle up as an adjective too: "diplômée de A", "born in B".
func (r *reading) participial(p *proposition) {
	w := r.at(p.head)
	form := strings.ToLower(w.Form)
	for _, l := range [...]string{form, strings.TrimSuffix(form, "s"), strings.TrimSuffix(form, "e"), strings.TrimSuffix(form, "es")} {
		for _, wd := range r.word.Of(l) {
			if wd.Class != adjClass {
				continue
			}
			q := *p
			q.class, q.lemma, q.slots = adjClass, l, slices.Clone(p.slots)
			for i := range q.slots {
				if s := &q.slots[i]; s.has(roleObj) && p.passive {
					s.roles = []string{roleSubj}
				} else if s.has(roleSubj) && p.passive {
					s.roles = s.roles[1:]
				}
			}
			r.props = append(r.props, q)
			return
		}
	}
}

// clause collects the slots of a verb's clause, its voice undone, and says whether it was passive.
func (r *reading) clause(v int) ([]slot, bool) {
	passive := r.passive(v)
	var slots []slot
	add := func(word int, via string, roles ...string) {
		if a := r.antecedent(word); a != 0 {
			word, via = a, "relative"
		}
		slots = append(slots, slot{roles: roles, word: word, via: via})
	}
	subject, via := r.subject(v, 0)
	agent := r.child(v, "obj:agent", "iobj:agent", "obl:agent")
	if subject != 0 {
		switch {
		case r.seen(v):
			// "A s'est vu infliger une amende par B": A is whom it happens to.
			if r.child(v, nlp.Obj) != 0 {
				add(subject, via, append([]string{roleIobj}, r.x.datives...)...)
			} else {
				add(subject, via, roleObj)
			}
			passive = true
		case r.child(v, nlp.ExplPass) != 0:
			add(subject, via, roleObj, roleSubj)
		case passive:
			add(subject, via, roleObj)
		case r.child(v, nlp.AuxCaus) != 0 && agent != 0:
			// "A fait vendre B par C": C sells.
		default:
			add(subject, via, roleSubj)
		}
	}
	for _, c := range r.t.Children(v) {
		w := r.at(c)
		if roles := r.cliticRoles(c); roles != nil && w.Deprel.In(nlp.Obj, nlp.Iobj, nlp.Obl, nlp.Advmod, nlp.Nmod, nlp.Expl) {
			add(c, "", roles...)
			continue
		}
		if w.Feats.Has("Reflex", "Yes") {
			continue
		}
		switch w.Deprel.Base() {
		case nlp.Obj:
			switch {
			case c == subject && via == "inversion":
			case w.Deprel == nlp.ObjAgent:
				add(c, "", roleSubj)
			case passive && r.is(Naming, v) && subject != 0 && r.bareRole(c):
				add(c, "", rolePred) // "A, nommée directrice de B"
			default:
				add(c, "", roleObj)
			}
		case nlp.Iobj:
			add(c, "", append([]string{roleIobj}, r.x.datives...)...)
		case nlp.Ccomp, nlp.Csubj:
			if w.Deprel.Base() == nlp.Ccomp {
				add(c, "", roleComp)
			}
		case nlp.Xcomp:
			if r.verbal(c) {
				add(c, "", roleComp)
			} else {
				add(c, "", rolePred)
			}
		case nlp.Obl, nlp.Nmod:
			r.oblique(c, passive, add)
		case nlp.Advcl:
			// "Il accuse X d'avoir …": infinitives after a preposition are complements to the wordings that ask for them.
			switch m := r.marks(c, nlp.Mark); {
			case r.askedOf(c) != 0:
				add(r.askedOf(c), viaQuestion, r.x.topics...)
			case r.finite(c):
			case len(m) > 0 && w.Feats.Has("VerbForm", "Part"): // "en achetant B" says how
				add(c, "", m...)
			case len(m) > 0:
				add(c, "", append(m, roleComp)...)
			case c > v && r.follows(c, v): // "ruled out selling it"
				add(c, "", roleComp)
			}
		case nlp.Compound, nlp.Amod:
			if r.rel(v, nlp.Amod) && c < v && r.at(v).UPOS == nlp.VERB && (r.knownName(c) || r.demonym(c) != "") { // "the Paris-based group", "a Nigerian-born driver"
				add(c, "", append([]string{roleSubj}, r.x.hyphened...)...)
			}
		case nlp.Advmod, nlp.Case:
			if w.UPOS == nlp.ADV { // "auprès de A", where the adverb was made the head
				for _, o := range r.t.Children(c) {
					if prep := r.preposition(o); r.rel(o, nlp.Obl, nlp.Nmod) && prep != "" {
						add(o, "", strings.ToLower(r.lemma(c))+" "+prep, prep)
					}
				}
			}
			if w.UPOS == nlp.ADP && r.rel(v, nlp.AclRelcl) {
				if h := r.head(v); h != 0 && r.zeroRelative(v) { // "the company he works for"
					add(h, "relative", r.lemma(c))
				}
			}
		}
	}
	if h := r.head(v); h != 0 && !passive && r.speaks(v) && r.inserted(h) == v && !slices.ContainsFunc(slots, func(s slot) bool { return s.has(roleComp) }) {
		add(h, "speech", roleComp) // "…, said A"
	}
	if roles := r.leavingRoles(v); roles != nil && !passive {
		if o := cmp.Or(r.officeLeft(v, slots), r.leftBehind(subject, slots, roles)); o != 0 {
			add(o, "role", roles...)
		}
	}
	if passive && !slices.ContainsFunc(slots, func(s slot) bool { return s.has(roleSubj) }) {
		if a := r.strayAgent(v); a != 0 {
			add(a, "", roleSubj, r.preposition(a))
		} else if r.tells(v, dismissed) {
			if o := cmp.Or(r.officeLeft(v, slots), r.placeLost(cmp.Or(subject, r.child(v, nlp.NsubjPass)))); o != 0 {
				add(o, "role", roleSubj) // "was fired as head of A", "the head of A, B, was fired"
			}
		}
	}
	slots = r.wholeOutside(v, slots)
	if g := cmp.Or(r.gap(v, slots), r.raisedObject(v, slots), r.sharedGap(v, slots)); g != 0 {
		add(g, "relative", roleObj)
	}
	return slots, passive
}

// wholeOutside gives a partitive object its whole where the relative pronoun holds it: "A, dont B détient 30 % du capital".
func (r *reading) wholeOutside(v int, slots []slot) []slot {
	for i := range slots {
		o := &slots[i]
		if !o.has(roleObj) || o.via != "" {
			continue
		}
		last := o.word
		for n := 0; n < 4 && r.whole(last) != 0; n++ {
			last = r.whole(last)
		}
		if m := r.value(last); !r.is(PartNoun, last) && (m == nil || m.Type != nlp.Percent) {
			continue
		}
		if h := r.heldBeside(v, slots); h != 0 {
			return append([]slot{{roles: []string{roleObj}, word: h, via: "relative"}}, slots...)
		}
		if w := r.relativeBeside(v, slots); w != 0 {
			return append([]slot{{roles: []string{roleObj}, word: w, via: "relative"}}, slots...)
		}
		for j := range slots {
			if s := slots[j]; s.via == "relative" && r.lex.Has(OfMark, s.roles[0]) {
				return append([]slot{{roles: []string{roleObj}, word: s.word, via: "relative"}}, slots...)
			}
		}
	}
	return slots
}

// relativeBeside is what a relative pronoun for a complement stands for that the parser hung on the subject: "A, dont B détient 12 %"; or 0.
func (r *reading) relativeBeside(v int, slots []slot) int {
	for i := range slots {
		if !slots[i].has(roleSubj) || slots[i].via != "" {
			continue
		}
		for _, c := range r.t.Children(slots[i].word) {
			if roles := r.cliticRoles(c); c < slots[i].word && r.at(c).Feats.Has("PronType", "Rel") && roles != nil && r.lex.Has(OfMark, roles[0]) && r.rel(v, nlp.AclRelcl) {
				return r.antecedent(c)
			}
		}
	}
	return 0
}

// heldBeside is what a share belongs to when its holder is told in a relation to it: "A, filiale de B, qui détient 60 % des parts" speaks of
// the parts of A; or 0.
func (r *reading) heldBeside(v int, slots []slot) int {
	if !r.rel(v, nlp.AclRelcl) {
		return 0
	}
	h := r.head(v)
	for i := range slots {
		if s := &slots[i]; s.has(roleSubj) && s.via == "relative" && r.name(s.word) != nil {
			if s.word == h { // the parser chose the name: the noun above it is the relation
				h = r.head(h)
			}
			break
		}
	}
	if h == 0 || r.name(h) != nil || !r.relational(h) {
		return 0
	}
	if r.holds(h) {
		for _, s := range r.ownNounSlots(h) { // "A's largest investor, the fund B, which holds a 19% stake"
			if s.has(rolePoss) || r.lex.Has(OfMark, s.roles[0]) {
				return s.word
			}
		}
	}
	if r.personal(h) || !slices.ContainsFunc(r.ownNounSlots(h), func(s slot) bool { return s.has(rolePoss) || r.lex.Has(OfMark, s.roles[0]) }) {
		return 0 // "A, a firm that owns 70% of the shares"
	}
	switch g := r.head(h); {
	case r.rel(h, nlp.Appos):
		return r.apposHead(h)
	case r.predicative(h):
		s, _ := r.subject(h, 0)
		return s
	case r.verbal(g) && r.lex.Has(RoleMark, r.preposition(h)):
		return r.child(g, nlp.Obj)
	}
	return 0
}

// holds says whether a noun names who holds a share: "investor", "actionnaire".
func (r *reading) holds(n int) bool {
	return slices.ContainsFunc(r.word.Of(r.lemma(n)), func(w schema.Wording) bool {
		return w.Relational && (w.Relation == owns || w.Relation == investsIn) && slices.Contains(w.Subject, roleSelf)
	})
}

// seen says whether an infinitive is the complement of a reflexive verb that makes a passive of it: "se voir", "se faire".
func (r *reading) seen(v int) bool {
	h := r.head(v)
	return r.rel(v, nlp.Xcomp) && r.at(v).Feats.Has("VerbForm", "Inf") && r.verbal(h) && r.is(PassiveSee, h) && r.reflexive(h)
}

// knownName says whether a word is in a name of a known type.
func (r *reading) knownName(id int) bool {
	m := r.name(id)
	return m != nil && m.Type != nlp.Other
}

// leavingRoles are the roles of what somebody leaves with a verb that need not say what: those of a leaving verb, and of an idiom with a word of its own, "handed in
// his notice", "a annoncé son départ"; nil for other verbs.
func (r *reading) leavingRoles(v int) []string {
	if note, ok := r.note(Leaving, v); ok {
		return strings.Split(note, "|")
	}
	for _, w := range r.word.Of(r.lemma(v)) {
		if w.Relation != resignedFrom || w.With == "" || w.Reflexive != r.reflexive(v) {
			continue
		}
		for _, c := range r.t.Children(v) {
			if r.rel(c, nlp.Obj, nlp.Obl, nlp.CompoundPrt, nlp.Advmod) && r.preposition(c) == w.WithCase && r.spells(c, w.With) {
				return w.Object
			}
		}
	}
	return nil
}

// tells says whether some wording of a verb alone tells one of some relations.
func (r *reading) tells(v int, relations ...string) bool {
	return slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool {
		return w.Class == verbClass && w.With == "" && slices.Contains(relations, w.Relation)
	})
}

// officeLeft is what somebody leaves by laying down a role: "resigned as leader of A", "A announced that B had resigned as chairman"; or 0.
func (r *reading) officeLeft(v int, slots []slot) int {
	for i := range slots {
		if w := slots[i].word; r.lex.Has(RoleMark, r.preposition(w)) && r.relational(w) && r.personal(w) {
			return cmp.Or(r.bodyOf(w), r.employer(v, w))
		}
	}
	return 0
}

// employer is the body that a role without one is held in, because it is the body that announces what the verb says of its holder: "A said that B had
// stood down as chief executive"; or 0.
func (r *reading) employer(v, role int) int {
	if r.indefinite(role) || !r.leads(role) || slices.ContainsFunc(r.ownNounSlots(role), func(s slot) bool { return !s.has(roleCompound) || r.name(s.word) != nil }) {
		return 0
	}
	h := r.head(v)
	if !r.rel(v, nlp.Ccomp) || !r.verbal(h) {
		return 0
	}
	s, _ := r.subject(h, 0)
	if s == 0 {
		return 0
	}
	switch m := r.name(cmp.Or(r.attachedName(s), s)); {
	case m != nil && m.Type != nlp.Person && m.Type != nlp.Place && r.is(Announcing, h), m == nil && r.noted(s, nlp.Organization) && r.speaks(h):
		return s
	}
	return 0
}

// leads says whether a role is one of those who lead.
func (r *reading) leads(role int) bool {
	return slices.ContainsFunc(r.x.roleWordings(r.lemma(role)), func(w schema.Wording) bool {
		return w.Relation == leadsBody && (w.With == "" || slices.ContainsFunc(r.t.Children(role), func(c int) bool { return r.spells(c, w.With) }))
	})
}

// bodyOf is the body or its pronoun that a role is held in, or 0.
func (r *reading) bodyOf(role int) int {
	for _, s := range r.nounSlots(role) {
		if s.has(rolePoss) || r.lex.Has(OfMark, s.roles[0]) || s.has(roleCompound) {
			if w := r.at(s.word); s.has(rolePoss) && (w.UPOS == nlp.DET || w.UPOS == nlp.PRON) {
				return s.word
			}
			if m := r.name(s.word); m != nil && m.Type != nlp.Person || r.noted(s.word, nlp.Organization) {
				return s.word
			}
		}
	}
	return 0
}

// leftBehind is what somebody leaves who is named by a role there: "le PDG de Voltéa, A, a démissionné", "Voltéa's CEO stepped down",
// "Voltéa chairman A resigned"; 0 if the clause says it itself.
func (r *reading) leftBehind(subject int, slots []slot, roles []string) int {
	role := subject
	if subject != 0 && r.name(subject) != nil {
		if role = r.titleOf(subject); role == 0 {
			return r.ledBy(subject, slots, roles)
		}
	}
	if role == 0 || !r.relational(role) || !r.personal(role) {
		return 0
	}
	for i := range slots {
		if slots[i].has(roleObj) && !r.is(Bare, slots[i].word) && r.name(slots[i].word) != nil {
			return 0
		}
		for _, p := range roles {
			if slots[i].has(p) && r.value(slots[i].word) == nil && (r.name(slots[i].word) != nil || role != subject) {
				return 0
			}
		}
	}
	return r.bodyOf(role)
}

// placeLost is the body where somebody has a role who loses it without a word of who took it: "the head of A, B, was fired"; 0 if the role is of another kind, as a client's is.
func (r *reading) placeLost(subject int) int {
	body := r.leftBehind(subject, nil, nil)
	if m := r.name(body); m != nil && m.Type == nlp.Organization || r.noted(body, nlp.Organization) {
		return body
	}
	return 0
}

// titleOf is the role right before a name, or set off right behind it, that is held now, or 0.
func (r *reading) titleOf(n int) int {
	for _, c := range r.t.Children(n) {
		if r.at(c).UPOS != nlp.NOUN || r.name(c) != nil || r.former(c) {
			continue
		}
		if c < n && r.rel(c, nlp.Compound, "nmod:desc") || c > n && r.rel(c, nlp.Appos) && r.relational(c) {
			return c
		}
	}
	return 0
}

// ledBy is the body that a relative clause says its head leads: A of "B, who has run A since 2001, will step down"; 0 if the clause of the slots says itself what is left.
func (r *reading) ledBy(head int, slots []slot, roles []string) int {
	for i := range slots {
		for _, p := range roles {
			if slots[i].has(p) && r.value(slots[i].word) == nil && r.name(slots[i].word) != nil {
				return 0
			}
		}
	}
	for _, c := range r.t.Children(head) {
		if !r.rel(c, nlp.AclRelcl) || !r.verbal(c) || r.passive(c) {
			continue
		}
		o := r.child(c, nlp.Obj)
		if m := r.name(o); m == nil && !r.noted(o, nlp.Organization) || m != nil && (m.Type == nlp.Person || m.Type == nlp.Place) {
			continue
		}
		if slices.ContainsFunc(r.word.Of(r.lemma(c)), func(w schema.Wording) bool { return w.Relation == leadsBody && w.With == "" }) {
			return o
		}
	}
	return 0
}

// former says whether a role is one that somebody held before.
func (r *reading) former(n int) bool {
	return slices.ContainsFunc(r.t.Children(n), func(c int) bool { return r.rel(c, nlp.Amod) && r.is(Former, c) })
}

// strayAgent is the agent of a passive that the parser hung on a word before it: "was sentenced to six years by a court", "was found guilty by a jury"; or 0.
func (r *reading) strayAgent(v int) int {
	for _, c := range r.t.Children(v) {
		if c < v || !r.rel(c, nlp.Obl, nlp.Obj, nlp.Xcomp) || r.preposition(c) != "" && r.listed(c, false) != "" { // "opened after a complaint by A"
			continue
		}
		below := r.t.Children(c)
		if r.at(c).UPOS == nlp.ADJ { // "guilty of fraud by a jury"
			below = slices.Clone(below)
			for _, d := range r.t.Children(c) {
				below = append(below, r.t.Children(d)...)
			}
		}
		for _, d := range below {
			if d > c && r.rel(d, nlp.Nmod, nlp.Obl) && (r.rel(d, nlp.Nmod) || r.at(c).UPOS == nlp.ADJ) && r.lex.Has(AgentMark, r.preposition(d)) && r.agentive(d) {
				return d
			}
		}
	}
	return 0
}

// follows says whether a clause stands right behind a verb or its particle, and so is a complement rather than an adjunct.
func (r *reading) follows(c, v int) bool {
	first, _ := r.t.Extent(c)
	return first == v+1 || first == v+2 && r.rel(v+1, nlp.CompoundPrt)
}

// oblique adds a prepositional dependent under its preposition, an agent as the subject too.
func (r *reading) oblique(c int, passive bool, add func(int, string, ...string)) {
	prep := r.preposition(c)
	switch {
	case r.lex.Has(OfMark, prep) && r.child(c, nlp.Det) == 0 && r.head(c) < c && r.negative(r.head(c)) && r.child(r.head(c), nlp.Obj) == 0:
		add(c, "", roleObj, prep) // "n'a pas déposé d'offre"
	case r.rel(c, nlp.OblAgent) && (prep == "" || !r.lex.Has(OfMark, prep)) && !r.is(Unaccusative, r.head(c)), passive && r.lex.Has(AgentMark, prep):
		add(c, "", roleSubj, prep)
	case prep == "":
		if v := r.head(c); r.rel(v, nlp.Amod) && c < v && r.knownName(c) {
			add(c, "", append([]string{roleSubj}, r.x.hyphened...)...)
			return
		}
		add(c, "", roleUnmarked)
	case r.lex.Has(DativeMark, prep):
		add(c, "", prep, roleIobj)
	default:
		add(c, "", prep)
	}
}

// cliticRoles are the prepositions that a clitic or relative adverb stands for: French "en", "y", "dont", English "where"; nil for other words.
func (r *reading) cliticRoles(id int) []string {
	w := r.at(id)
	if w.UPOS != nlp.PRON && w.UPOS != nlp.ADV || r.child(id, nlp.Case) != 0 {
		return nil
	}
	note := r.lex.Note(CliticRole, strings.ToLower(w.Form))
	if note == "" {
		return nil
	}
	return strings.Split(note, "|")
}

// passive says whether the surface subject of a verb is what the verb is done to.
func (r *reading) passive(v int) bool { return r.passiveWithin(v, 0) }

func (r *reading) passiveWithin(v, depth int) bool {
	// "A est entré", "A s'est imposé": a parser may take être for the passive's.
	if r.child(v, "aux:caus") != 0 && r.reflexive(v) {
		return true // "A se fait racheter par B"
	}
	if r.child(v, nlp.OblAgent) == 0 && (r.is(Unaccusative, v) || r.child(v, nlp.ExplPv) != 0) {
		return false
	}
	if aux := r.child(v, nlp.AuxTense, nlp.Aux); aux != 0 && r.is(ActiveAux, aux) && r.child(v, nlp.AuxPass) == 0 {
		return false
	}
	if r.child(v, nlp.AuxPass, nlp.NsubjPass, "csubj:pass") != 0 || r.child(v, nlp.ExplPass) != 0 {
		return true
	}
	// "Nancy Reed elected Speaker": headlines leave the auxiliary out.
	if o := r.child(v, nlp.Obj, nlp.Xcomp); o != 0 && depth == 0 && r.is(Naming, v) && r.bareRole(o) && !r.at(o).Feats.Has("Number", "Plur") && r.child(v, nlp.Nsubj) != 0 && r.child(v, nlp.Aux) == 0 {
		return true
	}
	if !r.participle(v) || r.is(Unaccusative, v) {
		return false
	}
	w := r.at(v)
	switch {
	case w.Deprel == nlp.Acl, w.Deprel == nlp.Advcl, w.Deprel == nlp.Amod, w.Deprel == nlp.Root && r.child(v, nlp.Nsubj) == 0,
		w.Deprel == nlp.Appos, w.Deprel == nlp.Parataxis && r.child(v, nlp.Nsubj) == 0:
		return true
	case w.Deprel == nlp.Xcomp:
		return r.child(v, nlp.Obj) == 0
	case w.Deprel.Base() == nlp.Conj && depth < maxClimb: // shares the auxiliary: "was bought and sold"
		h := r.head(v)
		if r.verbal(h) {
			return r.child(v, nlp.Nsubj) == 0 && r.passiveWithin(h, depth+1)
		}
		return true
	}
	return false
}

// bareRole says whether a word is a role without a determiner and without the name of who holds it: "Speaker of the House".
func (r *reading) bareRole(id int) bool {
	if p := r.child(id, nlp.NmodPoss); p != 0 && r.at(p).UPOS == nlp.PRON {
		return false // "his wife"
	}
	return r.name(id) == nil && r.relational(id) && r.child(id, nlp.Det) == 0 && r.attachedName(id) == 0
}

// zeroRelative says whether a clause is a relative clause without a relative pronoun: "the company he founded".
func (r *reading) zeroRelative(v int) bool {
	if !r.rel(v, nlp.AclRelcl) {
		return false
	}
	first, last := r.t.Extent(v)
	for id := first; id <= last; id++ {
		if r.at(id).Feats.Has("PronType", "Rel") {
			return false
		}
	}
	return true
}

// gap is the noun that a relative clause without a pronoun leaves out as an object, or 0.
func (r *reading) gap(v int, slots []slot) int {
	for i := range slots {
		if slots[i].has(roleObj) || slots[i].has(roleComp) || slots[i].via == "relative" {
			return 0
		}
	}
	top := v
	for n := 0; r.rel(top, nlp.Xcomp) && n < maxClimb; n++ {
		top = r.head(top)
	}
	if top == 0 || !r.zeroRelative(top) || r.child(top, nlp.Nsubj) == 0 || r.is(NonRole, r.head(top)) {
		return 0
	}
	return r.head(top)
}

// sharedGap is what the relative pronoun that is the object of a first verb stands for, which a second one shares: "a program that A developed and now uses"; or 0.
func (r *reading) sharedGap(v int, slots []slot) int {
	h := r.head(v)
	if !r.rel(v, nlp.Conj) || h == 0 || !r.rel(h, nlp.AclRelcl) || !r.finite(v) && !r.participle(v) || r.child(v, nlp.Nsubj, nlp.Ccomp) != 0 || r.passive(v) ||
		slices.ContainsFunc(slots, func(s slot) bool { return s.has(roleObj) }) {
		return 0
	}
	if x := r.child(v, nlp.Xcomp); x != 0 && !r.marked(PurposeMark, x) || len(r.word.Of(r.lemma(v))) == 0 {
		return 0
	}
	o := r.child(h, nlp.Obj)
	if o == 0 || o > h || !r.at(o).Feats.Has("PronType", "Rel") {
		return 0
	}
	return r.antecedent(o)
}

// raisedObject is what a relative pronoun stands for that the parser hung on the verb above an infinitive: "B, qu'elle doit rencontrer"; or 0.
func (r *reading) raisedObject(v int, slots []slot) int {
	h := r.head(v)
	if !r.rel(v, nlp.Xcomp) || !r.at(v).Feats.Has("VerbForm", "Inf") || !r.verbal(h) || r.is(ObjectControl, h) || slices.ContainsFunc(slots, func(s slot) bool { return s.has(roleObj) }) {
		return 0
	}
	o := r.child(h, nlp.Obj)
	if o == 0 || o > h || !r.at(o).Feats.Has("PronType", "Rel") {
		return 0
	}
	return r.antecedent(o)
}

// roleUnmarked is the role of an adverbial noun phrase without a preposition: "last week".
const roleUnmarked = "unmarked"

// roleUndergone is the role of whom an event happens to, as a verb of undergoing tells it.
const roleUndergone = "undergone"

// viaQuestion marks a slot for whom a question is about.
const viaQuestion = "question"

// askedOf is the subject of the question that a clause asks, or is to answer, which says what an inquiry is into: "an inquiry into whether *A* lied", "une enquête pour
// déterminer si *A* a menti"; 0 if it asks none.
func (r *reading) askedOf(c int) int {
	q := c
	if r.is(Deciding, c) && !r.finite(c) {
		q = r.child(c, nlp.Ccomp, nlp.Advcl)
	} else if !slices.ContainsFunc(r.marks(c, nlp.Mark), func(m string) bool { return slices.Contains(r.x.topics, m) }) {
		return 0
	}
	if q == 0 || !slices.ContainsFunc(r.marks(q, nlp.Mark), func(m string) bool { return r.lex.Has(Whether, m) }) {
		return 0
	}
	s := r.child(q, nlp.Nsubj)
	for id := q - 1; s == 0 && id > c && id > q-4; id-- { // a name that the parser took for something else
		if m := r.name(id); m != nil && r.head(id) == q {
			s = id
		}
	}
	return s
}
