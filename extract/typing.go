package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
	"relata/schema"
)

// A Reason says why a proposition made no statement.
type Reason string

// The reasons for a proposition without a statement, or a sentence without any.
const (
	NoWording     Reason = "no wording, and no open relation between names"
	RoleMissing   Reason = "an argument that the wording needs is missing"
	TypeBroken    Reason = "an argument has a type that the relation does not take"
	EmptyArgument Reason = "an argument stands for nothing in particular"
	NothingNamed  Reason = "neither argument is named"
	TooLong       Reason = "sentence longer than the limit"
	TooMany       Reason = "more statements in a sentence than the limit"
	Told          Reason = "a rule has read a relation between the two"
)

// pair is the two arguments of one statement with the slots they come from.
type pair struct {
	subject, object         Argument
	subjectSlot, objectSlot *slot
}

// typed is a proposition that a wording gives a relation type.
type typed struct {
	wording  *schema.Wording
	relation schema.RelationType
	with     int // the further word that the wording asks for, 0 if none
	pairs    []pair
}

// typeOf finds the first wording, the most specific ones first, whose roles are filled by arguments that its relation takes: by the types that the
// arguments have, and only then by those that a name in doubt might have. A wording with a further word goes before those without even where it must doubt a
// name: "a vendu sa part de 30 % dans A à B" sells a share, whatever A may be. The wordings that hold beside it follow it.
func (r *reading) typeOf(p *proposition) ([]typed, Reason) {
	list := r.word.Of(p.lemma)
	p.reflexive = p.class == verbClass && len(list) > 0 && r.reflexive(p.head) && r.child(p.head, "aux:caus") == 0
	further := 0 // how many ask for a further word: they stand first. Of an announced deal its noun tells.
	for further < len(list) && list[further].With != "" && !r.is(Announcing, p.head) {
		further++
	}
	why, stays := NoWording, false
	var out []typed
	for _, part := range [...][]schema.Wording{list[:further], list[further:]} {
		t, reason := r.firstTyped(p, part)
		if len(t.pairs) > 0 {
			out = append(out, t)
			break
		}
		if reason == idiom {
			why, stays = NoWording, true
			break
		}
		if reason == TypeBroken || why == NoWording {
			why = reason
		}
	}
	if len(out) == 0 && !stays && p.holder != 0 {
		if t, reason := r.firstTyped(p, r.word.Of(r.anyOf(p.head))); len(t.pairs) > 0 {
			out = append(out, t)
		} else if reason == TypeBroken {
			why = reason
		}
	}
	for i := range list {
		if w := &list[i]; w.Also && !(w.With == "" && len(out) > 0 && r.officeMoved(p, &out[0])) {
			if t, _ := r.tryWording(p, w, false); len(t.pairs) > 0 {
				out = append(out, t)
			}
		}
	}
	return out, why
}

// officeMoved says whether what a verb moves is an office in a body, and not the body: who cedes the chair of A to B sells nothing.
func (r *reading) officeMoved(p *proposition, t *typed) bool {
	o := p.first(roleObj)
	return o != nil && o.word == t.with && (t.relation.Name == leadsBody || t.relation.Name == resignedFrom)
}

// fullName says whether a name is one of a person with more than one word.
func (r *reading) fullName(id int) bool {
	m := r.name(id)
	return m != nil && m.Type == nlp.Person && m.Last > m.First && m.Sure > 0.95
}

// numbered says whether a noun has a number in digits beside it: "200 personnes".
func (r *reading) numbered(id int) bool {
	n := r.child(id, nlp.Nummod)
	return n != 0 && strings.ContainsAny(r.at(n).Form, "0123456789")
}

// firstTyped is the first of some wordings that fits, one without pairs if none does: first with the types that the arguments have, then with those that
// names in doubt might have.
func (r *reading) firstTyped(p *proposition, list []schema.Wording) (typed, Reason) {
	var why Reason
	for _, doubt := range [...]bool{false, true} {
		why = NoWording
		for i := range list {
			w := &list[i]
			if w.Also {
				continue
			}
			t, reason := r.tryWording(p, w, doubt)
			switch {
			case len(t.pairs) > 0:
				return t, ""
			case reason == idiom:
				return typed{}, idiom
			case reason != "" && (why == NoWording || reason == TypeBroken):
				why = reason
			}
		}
		if why == NoWording {
			break
		}
	}
	return typed{}, why
}

// idiom is the reason of a wording that is to stay open.
const idiom Reason = "idiom"

// tryWording types a proposition by one wording, without pairs if it does not fit; the reason is then "" if the wording is about something else.
func (r *reading) tryWording(p *proposition, w *schema.Wording, doubt bool) (typed, Reason) {
	if w.Class != p.class || w.Relational != (p.holder != 0) || p.class == verbClass && w.Reflexive != p.reflexive {
		return typed{}, ""
	}
	with := 0
	if w.With != "" {
		if with = r.with(p, w); with == 0 {
			return typed{}, ""
		}
	}
	if w.Relation == "" {
		return typed{}, idiom
	}
	rel, ok := r.x.schema.Relation(w.Relation)
	if !ok {
		return typed{}, ""
	}
	pairs, reason := r.fill(p, with, frame{rel, w, doubt})
	return typed{wording: w, relation: rel, with: with, pairs: pairs}, reason
}

// reflexive says whether a verb stands with its reflexive pronoun.
func (r *reading) reflexive(v int) bool {
	for _, c := range r.t.Children(v) {
		if w := r.at(c); w.UPOS == nlp.PRON && r.ownObject(v, c) {
			return true // "nous nous battons"
		}
		if w := r.at(c); w.UPOS == nlp.PRON && (w.Feats.Has("Reflex", "Yes") && w.Deprel.In(nlp.Expl, nlp.Obj, nlp.Iobj) || w.Deprel == nlp.ExplPv || w.Deprel == nlp.ExplPass) {
			return true
		}
	}
	return false
}

// ownObject says whether a clitic before the verb is of the same first or second person as the subject before it.
func (r *reading) ownObject(v, c int) bool {
	w := r.at(c)
	p := w.Feats.Get("Person")
	if p != "1" && p != "2" || c > v || !w.Deprel.In(nlp.Obj, nlp.Iobj, nlp.Expl) {
		return false
	}
	s := r.child(v, nlp.Nsubj)
	return s != 0 && s < c && r.at(s).UPOS == nlp.PRON && r.at(s).Feats.Has("Person", p) && r.at(s).Feats.Get("Number") == w.Feats.Get("Number")
}

// with finds the further word of a wording among the dependents of the head, or 0.
func (r *reading) with(p *proposition, w *schema.Wording) int {
	if w.WithRole == "case" { // "en concurrence avec": the head's own preposition
		if c := r.child(p.head, nlp.Case); c != 0 && r.preposition(p.head) == w.With {
			return c
		}
		return 0
	}
	for i := range p.slots {
		s := &p.slots[i]
		if r.at(s.word).UPOS == nlp.PRON || !r.spells(s.word, w.With) || r.dateAt(s.word) != "" { // "l'an dernier" is no sentence of years
			continue
		}
		switch {
		case w.WithCase != "":
			if !s.has(w.WithCase) && !slices.Contains(r.marks(s.word, nlp.Mark), w.WithCase) && !slices.ContainsFunc(s.roles, func(role string) bool { return strings.HasSuffix(role, " "+w.WithCase) }) {
				continue
			}
		case w.WithRole == "":
			if s.via == "" && r.preposition(s.word) != "" {
				continue // what another clause says of the word has its preposition there
			}
		case w.WithRole == "prt":
			continue
		case !s.has(w.WithRole) && !r.rel(s.word, nlp.Deprel(w.WithRole)):
			continue
		}
		return s.word
	}
	if o := p.first(roleObj); o != nil && w.WithCase == "" && w.WithRole == "" {
		if n := r.measured(o.word, w.With); n != 0 {
			return n
		}
	}
	for _, c := range r.t.Children(p.head) {
		cw := r.at(c)
		if !r.spells(c, w.With) || r.dateAt(c) != "" {
			continue
		}
		if w.WithCase != "" {
			if r.preposition(c) == w.WithCase {
				return c
			}
			continue
		}
		switch w.WithRole {
		case "prt":
			if cw.Deprel.In(nlp.CompoundPrt, nlp.Advmod) || cw.UPOS == nlp.ADP {
				return c
			}
		case "":
			if !cw.Deprel.In(nlp.Nsubj) && r.preposition(c) == "" {
				return c
			}
		default:
			if cw.Deprel.In(nlp.Deprel(w.WithRole)) {
				return c
			}
		}
	}
	if w.WithCase == "" && w.WithRole != "prt" {
		return r.predicate(p, w.With)
	}
	if w.WithCase != "" && p.class == verbClass { // "relieved A, the chief, of his duties"
		for _, n := range r.objectWords(p) {
			for _, c := range r.t.Children(n) {
				if c > n && r.rel(c, nlp.Nmod) && r.preposition(c) == w.WithCase && r.spells(c, w.With) {
					return c
				}
			}
		}
	}
	return 0
}

// measured is the noun that a sum of money is said of, if it is the one that a wording asks for: "3 millions d'euros de subventions"; or 0.
func (r *reading) measured(id int, lemma string) int {
	if v := r.value(id); v == nil || v.Type != nlp.Money {
		return 0
	}
	for range 3 {
		next := 0
		for _, c := range r.t.Children(id) {
			if !r.rel(c, nlp.Nmod) || !r.lex.Has(OfMark, r.preposition(c)) {
				continue
			}
			if r.spells(c, lemma) {
				return c
			}
			next = c
		}
		if next == 0 {
			break
		}
		id = next
	}
	return 0
}

// predicate finds an adjective said of the object, wherever the parser hung it: "rendre le code source de A accessible".
func (r *reading) predicate(p *proposition, lemma string) int {
	o := p.first(roleObj)
	if o == nil || o.via != "" {
		return 0
	}
	first, last := r.t.Extent(o.word)
	for id := first; id <= last && id < first+maxPhrase; id++ {
		if w := r.at(id); w.UPOS == nlp.ADJ && w.Deprel.In(nlp.Amod, nlp.Acl, nlp.Xcomp) && strings.EqualFold(w.Lemma, lemma) {
			return id
		}
	}
	return 0
}

// spells says whether a word, with what is fixed to it, is what a wording asks for.
func (r *reading) spells(id int, lemma string) bool {
	w := r.at(id)
	if strings.EqualFold(r.lemma(id), lemma) || strings.EqualFold(w.Form, lemma) {
		return true
	}
	if !strings.Contains(lemma, " ") {
		return false
	}
	if r.phraseLemma(id) == lemma {
		return true
	}
	return slices.Contains(r.nounLemmas(id), lemma)
}

// fill gives the roles of a wording to slots and returns the pairs of arguments that the relation takes.
func (r *reading) fill(p *proposition, with int, f frame) ([]pair, Reason) {
	w, rel := f.wording, f.relation
	slots := p.slots
	if with != 0 {
		slots = slices.Clone(slots)
		for _, s := range r.nounSlots(with) {
			s.via = cmpOr(s.via, "")
			slots = append(slots, s)
		}
	}
	why := RoleMissing
	subjects := withRoles(slots, w.Subject, with)
	objects := withRoles(slots, w.Object, with)
	if p.class == verbClass && rel.Name != locatedIn {
		objects = slices.DeleteFunc(objects, func(s *slot) bool { return r.fronted(s, p.head) })
		if len(objects) == 0 && with != 0 && p.passive {
			objects = r.belowAgent(subjects, w.Object, p.head)
		}
		if len(objects) == 0 {
			objects = r.belowObject(p, w.Object)
		}
		if len(subjects) == 0 {
			subjects = r.belowObject(p, w.Subject)
		}
	}
	sameRole := len(w.Subject) == 1 && len(w.Object) == 1 && w.Subject[0] == w.Object[0]
	if p.class == nounClass && !w.Relational && !sameRole {
		if len(subjects) == 0 && !r.anyDative(w.Subject) { // nobody buys what they announce the sale of
			subjects = withRoles(slots, schema.Role{roleSubj}, with)
		}
		if len(objects) == 0 {
			objects = withRoles(slots, schema.Role{roleUndergone}, with)
		}
	}
	for i := range subjects {
		for j := range objects {
			if sameRole || subjects[i].word == objects[j].word || subjects[i].word == p.head && p.class == verbClass {
				continue
			}
			pairs, reason := r.pairs(subjects[i], objects[j], f)
			for k := range pairs {
				pairs[k].object = r.before(pairs[k].object, with)
			}
			if len(pairs) > 0 {
				return pairs, ""
			}
			why = reason
		}
	}
	if rel.Symmetric && !w.Also && (sameRole || len(objects) == 0) && !(w.Reflexive && r.child(p.head, nlp.Xcomp) > p.head) { // "se sont vu remettre un prix"
		for i := range subjects {
			if subjects[i].via == "support" && r.told(p.head, w.Object) {
				continue // "A and B signed a deal with C" says nothing of A and B
			}
			if pairs, _ := r.collect(subjects[i], f); len(pairs) > 0 {
				return pairs, ""
			}
		}
	}
	return nil, why
}

// fronted says whether a prepositional phrase stands before the subject of its verb, set off by a comma: it tells where or when, and is no argument.
func (r *reading) fronted(s *slot, v int) bool {
	if s.via != "" || s.word > v || !r.rel(s.word, nlp.Obl) || r.preposition(s.word) == "" || r.head(s.word) != v {
		return false
	}
	_, last := r.t.Extent(s.word)
	subject := r.child(v, nlp.Nsubj)
	return subject > last && (r.at(last).Form == "," || r.at(last+1).Form == ",")
}

// belowAgent are the objects that the parser hung on the agent before them: "une enquête a été ouverte par A contre B".
func (r *reading) belowAgent(subjects []*slot, roles schema.Role, v int) []*slot {
	var out []*slot
	for _, s := range subjects {
		if s.word < v || r.name(s.word) != nil && r.name(s.word).Last > s.word+3 {
			continue
		}
		for _, c := range r.t.Children(s.word) {
			if prep := r.preposition(c); c > s.word && r.rel(c, nlp.Nmod) && slices.Contains(roles, prep) && !r.lex.Has(OfMark, prep) {
				out = append(out, &slot{roles: []string{prep}, word: c})
			}
		}
	}
	return out
}

// belowObject are the complements of a verb that the parser hung on its object before them: "supply 40 km of cable to A", "vend ses parts à A".
func (r *reading) belowObject(p *proposition, roles schema.Role) []*slot {
	var out []*slot
	for _, n := range r.objectWords(p) {
		for _, c := range r.t.Children(n) {
			prep := r.preposition(c)
			if c < n || !r.rel(c, nlp.Nmod) || prep == "" || !slices.Contains(roles, prep) || r.lex.Has(OfMark, prep) || r.lex.Has(PurposeMark, prep) && !r.lex.Has(DativeMark, prep) || r.takesPreposition(n, prep) {
				continue
			}
			out = append(out, &slot{roles: []string{prep}, word: c})
		}
	}
	return out
}

// objectWords are the object of a verb, where it is a common noun, and the nouns that it counts or that stand beside it: "40 km", "cable", "the chief, A".
func (r *reading) objectWords(p *proposition) []int {
	o := p.first(roleObj)
	if o == nil || o.via != "" || o.word < p.head {
		return nil
	}
	var out []int
	for n := o.word; n != 0 && len(out) < 3; {
		out = append(out, n)
		next := 0
		for _, c := range r.t.Children(n) {
			if c > n && (r.rel(c, nlp.Appos) || r.rel(c, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(c))) {
				next = c
			}
		}
		n = next
	}
	return out
}

// takesPreposition says whether a noun has a complement with a preposition by a wording of its own: "an attack on A".
func (r *reading) takesPreposition(n int, prep string) bool {
	return slices.ContainsFunc(r.word.Of(r.lemma(n)), func(w schema.Wording) bool {
		return w.Class == nounClass && (slices.Contains(w.Object, prep) || slices.Contains(w.Subject, prep))
	})
}

// told says whether the verb above an event noun has one of the roles itself.
func (r *reading) told(n int, roles schema.Role) bool {
	for _, c := range r.t.Children(r.head(n)) {
		if prep := r.preposition(c); prep != "" && slices.Contains(roles, prep) {
			return true
		}
	}
	return false
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// withRoles are the slots with one of the roles, in the order of the roles; the one at a wording's further word only as the subject, or where the wording asks for it.
func withRoles(slots []slot, roles schema.Role, not int) []*slot {
	var out []*slot
	for _, role := range roles {
		for i := range slots {
			if s := &slots[i]; ((s.word != not || role == roleSubj) && s.has(role) || s.word == not && role == roleFurther) && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// pairs distributes two slots over their conjuncts and keeps what the relation takes.
func (r *reading) pairs(s, o *slot, f frame) ([]pair, Reason) {
	var out []pair
	why := EmptyArgument
	objects := r.arguments
	if f.relation.Reported && o.has(roleComp) && (f.relation.Name == said || r.finite(o.word)) {
		objects = r.reportedArguments
	}
	subjects, others := r.arguments(s), objects(o)
	inTurn := len(subjects) == len(others) && len(subjects) > 1 && r.respectively()
	for i, a := range subjects {
		for j, b := range others {
			if inTurn && i != j {
				continue
			}
			a, b := r.apart(a, b), r.apart(b, a)
			if a.Span.Overlaps(b.Span) {
				continue
			}
			if !r.fits(f, &a, &b) {
				why = TypeBroken
				continue
			}
			out = append(out, pair{a, b, s, o})
			if len(out) >= maxPairs {
				return out, ""
			}
		}
	}
	return out, why
}

// before is an argument without an adjective at its end that is the further word of the predicate: "ses brevets" of "rendre ses brevets publics".
func (r *reading) before(a Argument, with int) Argument {
	if with <= a.Head || a.Kind != Nominal || r.at(with).UPOS != nlp.ADJ || a.Sentence != r.s.Index {
		return a
	}
	first, last := r.phrase(a.Head)
	if with > last || with <= first {
		return a
	}
	c := r.spanned(a.Head, first, with-1)
	c.Kind, c.Type = a.Kind, a.Type
	return c
}

// apart is an argument without another one that stands inside its phrase: "lender" in "the Paris-based lender".
func (r *reading) apart(a, b Argument) Argument {
	if a.Kind != Nominal || !a.Span.Contains(b.Span) || b.Span.Contains(a.Span) || a.Sentence != b.Sentence || r.verbal(a.Head) {
		return a
	}
	first, last := r.phrase(a.Head)
	if b.Head < a.Head {
		first = a.Head
	} else if lo, _ := r.t.Extent(b.Head); lo > a.Head {
		for last = lo - 1; last > a.Head && (r.at(last).UPOS == nlp.PUNCT || r.at(last).UPOS == nlp.ADP || r.at(last).UPOS == nlp.DET); last-- {
		}
	} else {
		last = a.Head
	}
	c := r.spanned(a.Head, first, last)
	c.Kind, c.Type = a.Kind, a.Type
	return c
}

// maxPairs bounds the statements of one proposition.
const maxPairs = 36

// collect pairs the conjuncts of one slot with each other: "A et B ont fusionné".
func (r *reading) collect(s *slot, f frame) ([]pair, Reason) {
	args := r.arguments(s)
	var out []pair
	for i := range args {
		for j := i + 1; j < len(args) && len(out) < maxPairs; j++ {
			if r.fits(f, &args[i], &args[j]) && !args[i].Span.Overlaps(args[j].Span) {
				out = append(out, pair{args[i], args[j], s, s})
			}
		}
	}
	if len(args) == 1 && args[0].Kind != Named && r.several(s.word) && r.fits(f, &args[0], &args[0]) {
		out = append(out, pair{args[0], args[0], s, s}) // package resolve knows who "they" are
	}
	return out, RoleMissing
}

// respectively says whether the first subject goes with the first object, the second with the second: "A and B founded C and D respectively".
func (r *reading) respectively() bool {
	for id := range r.low {
		if r.is(Respective, id) {
			return true
		}
	}
	return false
}

// several says whether a word stands for some that are named elsewhere: "they", "les deux groupes".
func (r *reading) several(id int) bool {
	w := r.at(id)
	return w.Feats.Has("Number", "Plur") && (w.UPOS == nlp.PRON && w.Feats.Has("Person", "3") || w.UPOS == nlp.NOUN && r.name(id) == nil && r.child(id, nlp.Nummod) != 0)
}

// arguments are the arguments of a slot: one for each conjunct.
func (r *reading) arguments(s *slot) []Argument {
	if s.has(roleComp) || r.verbal(s.word) && r.names[s.word] < 0 {
		if a, ok := r.clauseArgument(s.word); ok {
			return []Argument{a}
		}
		return nil
	}
	switch a := r.spanned(s.word, s.word, s.word); s.via {
	case viaDemonym:
		a.Name, a.Kind, a.Type = cmp.Or(r.demonym(s.word), r.fromPlace(s.word)), Named, string(nlp.Place)
		return []Argument{a}
	case viaParty:
		a.Name, a.Kind, a.Type = r.partyName(s.word), Named, string(nlp.Organization)
		return []Argument{a}
	}
	prep := r.preposition(s.word)
	var out []Argument
	ids := r.conjuncts(s.word)
	if n := r.member(s.word); n != 0 && len(ids) == 1 {
		ids = r.conjuncts(n)
		prep = r.preposition(n)
	}
	if n := r.apposed(s.word); n != 0 && r.name(s.word) == nil && len(ids) == 1 && r.attachedName(s.word) == 0 {
		if h := r.head(n); h != s.word && r.attachedName(h) == n {
			n = h // "deux élèves de C, le peintre A et la pianiste B"
		}
		ids = r.conjuncts(n) // "deux élèves de C, A et B"
		prep = r.preposition(n)
	} else if n := r.attachedName(s.word); n != 0 && len(r.conjuncts(n)) > 1 && len(ids) == 1 && !r.mismatch(s.word, n) {
		ids = r.conjuncts(n) // "les ingénieurs A et B"
	}
	for i, id := range ids {
		if i > 0 {
			if r.bareRole(id) && r.apposed(ids[0]) != 0 && r.possessed(ids[0]) {
				continue // "A's founder and chairman, B" is one
			}
			if s.via == "relative" && r.behindRelative(ids[0], id) {
				continue // "A, which …, and B": B does not
			}
			if own := r.preposition(id); s.alone || !r.nominal(id) || own != "" && own != prep || r.name(id) != nil && r.names[id] == r.names[ids[0]] {
				continue
			}
		}
		a, ok := r.argument(id)
		if !ok || slices.ContainsFunc(out, func(b Argument) bool { return b.Span == a.Span }) {
			continue
		}
		out = append(out, a)
	}
	return out
}

// behindRelative says whether a relative clause of a first conjunct stands before a second one.
func (r *reading) behindRelative(first, second int) bool {
	for _, c := range r.t.Children(first) {
		if c > first && c < second && r.rel(c, nlp.AclRelcl) {
			return true
		}
	}
	return false
}

// member is the first name of those that stand for the group that a common noun or a number of it names: "companies including A and B", "most of the donors,
// including A", "des entreprises, dont A et B"; or 0.
func (r *reading) member(n int) int {
	for range 4 {
		if r.name(n) != nil || r.at(n).UPOS == nlp.PRON {
			return 0
		}
		below := 0
		for _, c := range r.t.Children(n) {
			switch {
			case c < n || !r.rel(c, nlp.Nmod, nlp.Appos, nlp.AclRelcl):
			case (r.name(c) != nil || r.attachedName(c) != 0 || r.apposed(c) != 0) && r.included(c):
				return c
			case below == 0 && r.lex.Has(OfMark, r.preposition(c)):
				below = c
			}
		}
		if below == 0 || r.at(n).UPOS == nlp.NOUN && r.whole(n) == 0 {
			return 0
		}
		n = below
	}
	return 0
}

// included says whether a nominal is introduced as a member of a group.
func (r *reading) included(id int) bool {
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool {
		return c < id && r.rel(c, nlp.Case, nlp.Mark, nlp.Advmod, nlp.Nmod) && r.lex.Has(Including, r.phraseLemma(c))
	})
}

// A frame is a relation and the wording that states it; no wording where the grammar alone does.
type frame struct {
	relation schema.RelationType
	wording  *schema.Wording
	doubt    bool // a name in doubt may be of another type
}

// fits says whether a relation, in this wording, takes two arguments. What is not known of a pronoun is for package resolve to check.
func (r *reading) fits(f frame, a, b *Argument) bool {
	if f.relation.Name == "" {
		return true
	}
	if r.takes(f, a, b) || f.relation.Symmetric && r.takes(f, b, a) {
		fillType(a, f.relation.From)
		fillType(b, f.relation.To)
		return true
	}
	if f.wording == nil || f.wording.Lemma == schema.AnyName || !f.doubt {
		return false
	}
	return r.retype(f, a, b)
}

// fillType gives a name of no known type, or a share in something, one that the relation takes.
func fillType(a *Argument, types []string) {
	if a.Kind != Named && a.Kind != Nominal || a.Type != "" {
		return
	}
	for _, t := range [...]nlp.MentionType{nlp.Organization, nlp.Product, nlp.Person, nlp.Work, nlp.Place, nlp.Event} {
		if slices.Contains(types, string(t)) {
			a.Type = string(t)
			return
		}
	}
}

// retype gives a name whose type is in doubt the type that the wording asks for: nobody but an organisation is bought, whatever
// the recogniser took an unknown word for.
func (r *reading) retype(f frame, a, b *Argument) bool {
	types := func(g *Argument) []string {
		if !r.doubtful(g) {
			return []string{g.Type}
		}
		types := []string{g.Type, string(nlp.Organization), string(nlp.Product), string(nlp.Work)}
		if m := r.name(g.Head); m.Type == nlp.Other {
			types = append(types, string(nlp.Person))
		}
		return types
	}
	from, to := a.Type, b.Type
	for _, s := range types(a) {
		for _, o := range types(b) {
			a.Type, b.Type = s, o
			if r.takes(f, a, b) {
				return true
			}
		}
	}
	a.Type, b.Type = from, to
	return false
}

// certain is how sure a name's type is, at least, that is in no doubt.
const certain = 0.85

// doubtful says whether the type of an argument's name is in doubt.
func (r *reading) doubtful(a *Argument) bool {
	if a.Kind != Named || a.Sentence != r.s.Index {
		return false
	}
	m := r.name(a.Head)
	if m != nil && (m.Type == nlp.Event && r.runs(m) || m.Type == nlp.Person && m.First == m.Last && r.bodies[r.at(m.First).Form]) {
		return true
	}
	return m != nil && m.Sure < certain && (m.Type != nlp.Other || a.Type == "")
}

// runs says whether the first or the last word of an event's name is a noun for a body that puts it on: "the Norsel Film Festival".
func (r *reading) runs(m *nlp.Mention) bool {
	for _, id := range [...]int{m.First, m.Last} {
		if r.lex.Note(TypeNoun, strings.ToLower(r.at(id).Form)) == string(nlp.Organization) {
			return true
		}
	}
	return false
}

func (r *reading) takes(f frame, a, b *Argument) bool {
	if f.wording == nil {
		return r.x.schema.Accepts(f.relation.Name, a.Type, b.Type)
	}
	from, to := a.Type, b.Type
	if (a.Kind == Pronoun || a.Kind == Nominal) && from == "" && len(f.wording.From) > 0 {
		from = f.wording.From[0]
	}
	if (b.Kind == Pronoun || b.Kind == Nominal) && to == "" && len(f.wording.To) > 0 && (b.Kind == Nominal || !r.rivalled(f.wording)) {
		to = f.wording.To[0]
	}
	return r.x.schema.Fits(f.wording, from, to)
}

// rivalled says whether a verb says something else of other types: "is to launch it" founds nothing, as far as the verb tells.
func (r *reading) rivalled(w *schema.Wording) bool {
	return w.Class == verbClass && w.With == "" && slices.ContainsFunc(r.word.Of(w.Lemma), func(o schema.Wording) bool {
		return o.Class == verbClass && o.Relation != "" && o.Relation != w.Relation && o.With == "" && o.Reflexive == w.Reflexive && !o.Also && o.To == nil && slices.Equal(o.Object, w.Object)
	})
}
