package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"relata/nlp"
)

// Open relations: what a verb says between two arguments when no wording of the schema types it. Only what says something about
// somebody is kept: a subject that is named or stands for something named, and an object with content.

// open returns the name, lemma and arguments of a proposition's open relation. Whether they are worth telling is for worthOpen.
func (r *reading) open(p *proposition) (name, lemma string, prs []pair, why Reason) {
	if p.class != verbClass || r.linking(p) || (r.is(ModalAux, p.head) || r.is(Bare, p.head)) && !r.owing(p) || r.is(Light, p.head) && p.first(roleObj) == nil && !r.governing(p) {
		return "", "", nil, NoWording
	}
	s, o := p.first(roleSubj), p.first(roleObj)
	prep := ""
	if u := r.urged(p); u != nil {
		o = u
		if p := u.roles[0]; p != roleObj && p != roleIobj {
			prep = p
		}
	} else if r.embeds(p.head) && p.first(roleComp) != nil || r.speaks(p.head) && (o == nil && !r.governing(p) || p.first(roleComp) != nil || o != nil && r.personal(o.word)) {
		if prs = r.denied(p, s); len(prs) > 0 {
			return RelationName(r.lemma(p.head)), r.lemma(p.head), prs, ""
		}
		return "", "", nil, NoWording // what is said or meant has its own statements
	}
	if s != nil && (s.via == "noun-complement" || s.via == "adverbial" && r.marked(PurposeMark, p.head)) {
		return "", "", nil, NoWording // aims are no news
	}
	turned := s == nil && p.rule == "passive" // "the novel is set in Lagos"
	if turned {
		s, o = o, nil
	}
	if s == nil || r.child(p.head, nlp.AuxCaus) != 0 {
		return "", "", nil, RoleMissing
	}
	if o != nil && r.duration(o.word) {
		o = nil
		for i := range p.slots {
			if q := &p.slots[i]; q.has(roleObj) && !r.duration(q.word) {
				o = q // "lost the contract last year"
				break
			}
		}
	}
	if o != nil && o.word != s.word && r.sum(o.word) {
		if q, from := r.partner(p, s, o.word); q != nil {
			o, prep = q, from // "received $250,000 from Norsel"
		}
	}
	pred := 0
	if o == nil || o.word == s.word {
		if pred, o, prep = r.pleaded(p); o == nil {
			if o, prep = r.openOblique(p, s); o == nil {
				return "", "", nil, RoleMissing
			}
		}
	}
	if s.word == o.word {
		return "", "", nil, RoleMissing
	}
	for _, a := range r.arguments(s) {
		for _, b := range r.arguments(o) {
			if !a.Span.Overlaps(b.Span) && !(turned && b.Kind != Named) && len(prs) < maxPairs {
				prs = append(prs, pair{a, b, s, o})
			}
		}
	}
	lemma = r.lemma(p.head)
	for _, c := range r.t.Children(p.head) {
		if r.rel(c, nlp.CompoundPrt) {
			lemma += " " + r.lemma(c)
		}
	}
	if pred != 0 {
		lemma += " " + r.lemma(pred)
	}
	if prep != "" {
		lemma += " " + prep
	}
	return RelationName(lemma), lemma, prs, ""
}

// owing says whether a verb that is mostly modal has a sum for its object: "devait 210 000 euros à A".
func (r *reading) owing(p *proposition) bool {
	o := p.first(roleObj)
	return o != nil && r.sum(o.word)
}

// denied is what somebody denies, in words: "denied that its blasting caused the slide". Package resolve drops it where a statement tells it.
func (r *reading) denied(p *proposition, s *slot) []pair {
	c := p.first(roleComp)
	if note, ok := r.note(Reporting, p.head); !ok || note != "deny" || c == nil || s == nil || !r.finite(c.word) {
		return nil
	}
	var prs []pair
	for _, a := range r.arguments(s) {
		for _, b := range r.reportedArguments(c) {
			prs = append(prs, pair{a, b, s, c})
		}
	}
	return prs
}

// sum says whether an argument is a sum of money, and not what is said of one: "3 millions d'euros de subventions".
func (r *reading) sum(id int) bool {
	v := r.value(id)
	return v != nil && v.Type == nlp.Money && v.First <= id && id <= v.Last && r.whole(id) == 0
}

// partner is the name that a sum comes from or goes to, and its preposition: "received €3 million *from Voltéa*"; nil if there is none.
func (r *reading) partner(p *proposition, s *slot, sum int) (*slot, string) {
	for i := range p.slots {
		q := &p.slots[i]
		if role := q.roles[0]; q.word != s.word && r.isNamed(q.word) && (r.lex.Has(GiverMark, role) || r.lex.Has(DativeMark, role)) {
			return q, role
		}
	}
	for _, c := range r.t.Children(sum) { // "a reçu 3 millions d'euros de Voltéa"
		if prep := r.preposition(c); c > sum && r.rel(c, nlp.Nmod) && r.lex.Has(GiverMark, prep) && r.isNamed(c) {
			return &slot{word: c, roles: []string{prep}}, prep
		}
	}
	return nil, ""
}

// isNamed says whether a word stands for what a name names.
func (r *reading) isNamed(id int) bool {
	a, ok := r.argument(id)
	return ok && a.Kind == Named
}

// pleaded is the adjective that a verb has beside its subject, its first complement that may be an argument and the preposition of that: "pleaded *guilty* to fraud",
// "reste *opposé* à la grève"; 0 and nil if there is none.
func (r *reading) pleaded(p *proposition) (adjective int, s *slot, prep string) {
	for _, a := range r.t.Children(p.head) {
		if a < p.head || r.at(a).UPOS != nlp.ADJ || r.at(a).Feats.Get("NumType") != "" || !r.rel(a, nlp.Xcomp) {
			continue
		}
		for _, c := range r.t.Children(a) {
			if prep := r.preposition(c); c > a && r.rel(c, nlp.Obl) && prep != "" && r.value(c) == nil && r.at(c).UPOS != nlp.PRON && !r.verbal(c) {
				return a, &slot{word: c, roles: []string{prep}}, prep
			}
		}
	}
	return 0, nil, ""
}

// urged is whom a verb tells, asks or forces to do something, where that is somebody named or a pronoun for them: "urged A to resign", "a demandé à A de partir"; nil if there is nobody.
func (r *reading) urged(p *proposition) *slot {
	c := p.first(roleComp)
	if !r.is(Urging, p.head) || c != nil && (!r.verbal(c.word) || r.finite(c.word)) {
		return nil
	}
	for i := range p.slots {
		s := &p.slots[i]
		if r.nominalName(s.word) == nil && r.apposed(s.word) == 0 && !(c != nil && r.otherPerson(s.word)) || r.verbal(s.word) || s.has(roleSubj) || s.has(roleComp) {
			continue
		}
		if s.has(roleObj) && c != nil || s.roles[0] == roleIobj || r.lex.Has(DativeMark, s.roles[0]) && c != nil {
			return s
		}
	}
	return nil
}

// otherPerson says whether a word is a pronoun for somebody other than its subject.
func (r *reading) otherPerson(id int) bool {
	w := r.at(id)
	return w.UPOS == nlp.PRON && w.Feats.Has("Person", "3") && !w.Feats.Has("Reflex", "Yes") && !w.Deprel.In(nlp.Expl)
}

// duration says whether a word heads a stretch of time, which measures an event and is none of its arguments: "played 60 minutes", but not "seeks four years of
// prison".
func (r *reading) duration(id int) bool {
	v := r.value(id)
	if v == nil || r.child(id, nlp.Nmod) != 0 {
		return false
	}
	unit, _, _ := strings.Cut(v.Value, " ")
	return v.Type == nlp.Date || v.Type == nlp.Quantity && slices.Contains(timeUnits, unit)
}

// timeUnits are the units of time as values name them.
var timeUnits = []string{"s", "min", "h", "d", "wk", "mo", "a"}

// openOblique is the prepositional argument that stands in for a missing object, and its preposition: one that the verb governs ("vote against the plan",
// "renonce à ce projet"), or a name ("moved to Lyon").
func (r *reading) openOblique(p *proposition, s *slot) (*slot, string) {
	for _, governed := range [...]bool{true, false} {
		for i := range p.slots {
			o := &p.slots[i]
			prep := o.roles[0]
			if o.word == s.word || o.has(roleComp) || o.has(rolePred) || o.has(roleUnmarked) || prep == roleObj || prep == roleSubj || prep == roleIobj ||
				r.verbal(o.word) || r.lex.Has(SourceMark, prep) || r.value(o.word) != nil {
				continue
			}
			if governed == (r.governed(o.word, prep) || r.governs(p, prep) && !r.toDo(o.word)) && (governed || r.name(o.word) != nil) {
				return o, prep
			}
		}
	}
	return nil, ""
}

// governed says whether a prepositional phrase is an argument of its verb rather than when, where or how.
func (r *reading) governed(id int, prep string) bool {
	return r.rel(id, nlp.OblArg, nlp.Iobj) || r.name(id) == nil && r.lex.Has(GovernedMark, prep) && (r.definite(id) || r.classed(id))
}

// governs says whether a preposition opens an argument of a verb, whatever that is: "look *for* a partner", "opter *pour* une fusion".
func (r *reading) governs(p *proposition, prep string) bool {
	lemma := r.withAdverb(p)
	if r.reflexive(p.head) {
		lemma = "se " + lemma
	}
	return r.lex.Has(GoverningVerb, lemma+" "+prep)
}

// governing says whether a verb has such an argument.
func (r *reading) governing(p *proposition) bool {
	return slices.ContainsFunc(p.slots, func(s slot) bool { return r.governs(p, s.roles[0]) })
}

// toDo says whether an infinitive that tells what a word is to do stands right behind it: "called for *the minister* to resign".
func (r *reading) toDo(id int) bool {
	_, last := r.t.Extent(id)
	mark := r.at(last + 1)
	return mark != nil && mark.Deprel.In(nlp.Mark) && r.at(mark.Head) != nil && r.at(mark.Head).Feats.Has("VerbForm", "Inf")
}

// worthOpen says whether two arguments make an open statement worth keeping: one of them is named, or stands for something that may be.
func (r *reading) worthOpen(a, b *Argument) bool {
	if a.Kind == Value || b.Kind == Pronoun && !r.thirdPerson(b) {
		return false
	}
	if b.Kind == Nominal && (r.is(NonRole, b.Head) || r.asked(b.Head)) {
		return false
	}
	if a.Kind == Nominal {
		return b.Kind == Named && (r.negativeNominal(a.Head) || r.classed(a.Head) && !r.bare(a) && !r.counted(a))
	}
	return true
}

// asked says whether a nominal is what a question asks for: "which newspaper".
func (r *reading) asked(id int) bool {
	if r.at(id).Feats.Has("PronType", "Int") {
		return true
	}
	d := r.child(id, nlp.Det)
	return d != 0 && r.at(d).Feats.Has("PronType", "Int")
}

// thirdPerson says whether a pronoun is not the speaker's or the reader's.
func (r *reading) thirdPerson(a *Argument) bool {
	w := r.at(a.Head)
	return !w.Feats.Has("Person", "1") && !w.Feats.Has("Person", "2")
}

// definite says whether a nominal has a definite, demonstrative or possessive determiner, or a possessor.
func (r *reading) definite(id int) bool {
	for _, c := range r.t.Children(id) {
		w := r.at(c)
		if w.Deprel == nlp.NmodPoss || w.Deprel.In(nlp.Det) && (w.Feats.Has("Definite", "Def") || w.Feats.Has("PronType", "Dem") || w.Feats.Has("Poss", "Yes")) {
			return true
		}
	}
	return false
}

// bare says whether an argument is a single common noun in the singular without any determiner: "historien de formation", "un produit de
// marketing" name no body.
func (r *reading) bare(a *Argument) bool {
	if a.Kind != Nominal || a.Sentence != r.s.Index {
		return false
	}
	w := r.at(a.Head)
	if w.UPOS != nlp.NOUN || !w.Feats.Has("Number", "Sing") || r.noted(a.Head, nlp.Person) || r.is(Institution, a.Head) {
		return false
	}
	for _, c := range r.t.Children(a.Head) {
		if r.rel(c, nlp.Det, nlp.Nmod, nlp.Amod, nlp.Compound, nlp.Nummod, nlp.Acl, nlp.Flat, nlp.Appos) {
			return false
		}
	}
	return r.preposition(a.Head) != ""
}

// linking says whether a verb only links its subject to a predicate: "became chairman", "serves as chairman", but not "replaces A as chairman".
func (r *reading) linking(p *proposition) bool {
	note, ok := r.note(Copular, p.head)
	return ok && (note == "" || p.first(roleObj) == nil)
}

// possessed says whether a noun has a possessor: "his stake".
func (r *reading) possessed(id int) bool {
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.NmodPoss) || r.rel(c, nlp.Det) && r.at(c).Feats.Has("Poss", "Yes") {
			return true
		}
	}
	return false
}

// counted says whether an argument is a number of unnamed people or things: "12,000 people".
func (r *reading) counted(a *Argument) bool {
	return a.Kind == Nominal && a.Sentence == r.s.Index && r.child(a.Head, nlp.Nummod) != 0 && !r.definite(a.Head)
}

// nobody says whether a statement about persons or their roles is about nobody in particular: "12,000 people" work somewhere, "un groupe de supporters", "une amende de 2 millions".
func (r *reading) nobody(p *proposition, t *typed, pr *pair) bool {
	if from := t.relation.From; r.counted(&pr.subject) && (len(from) == 1 && from[0] == string(nlp.Person) || r.part(pr.subject.Head) && r.whole(pr.subject.Head) == 0) {
		return true
	}
	for _, a := range [...]*Argument{&pr.subject, &pr.object} { // a headline's "film studio" is named in the text
		if a.Kind == Nominal && a.Sentence == r.s.Index && a.Type == string(nlp.Organization) && r.at(a.Head).Feats.Has("Number", "Sing") && r.undetermined(a.Head) {
			return true
		}
	}
	if p.holder == 0 {
		return false
	}
	if o := &pr.object; t.relation.Name == develops && o.Kind == Nominal && o.Sentence == r.s.Index && r.undetermined(o.Head) {
		return true // "Voltar, a battery maker": of no battery in particular
	}
	for _, s := range [...]struct {
		slot *slot
		a    *Argument
	}{{pr.subjectSlot, &pr.subject}, {pr.objectSlot, &pr.object}} {
		if s.a.Kind == Nominal && s.slot.word != p.holder && r.lex.Has(OfMark, s.slot.roles[0]) && s.a.Sentence == r.s.Index && r.undetermined(s.a.Head) {
			return true
		}
	}
	return false
}

// undetermined says whether a common noun stands for a kind: without determiner, number, possessor or name.
func (r *reading) undetermined(id int) bool {
	w := r.at(id)
	if w.UPOS != nlp.NOUN || r.is(Institution, id) || r.portfolio(id) || capitalised(w.Form) {
		return false
	}
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Det, nlp.Nummod, nlp.NmodPoss, nlp.Acl) || r.name(c) != nil {
			return false
		}
	}
	return true
}

// worth says whether a typed statement is about somebody or something in particular. Of a relation that takes anything, the object may be a kind: "fights corruption".
func (r *reading) worth(a, b *Argument, anything bool) bool {
	if r.bare(a) || r.bare(b) && !anything {
		return false
	}
	if b.Kind == Nominal && b.Sentence == r.s.Index && r.part(b.Head) && r.whole(b.Head) == 0 && !r.possessed(b.Head) {
		return false // a share in nobody knows what
	}
	if a.Kind != Nominal && a.Kind != Value || b.Kind == Named || b.Kind == Pronoun {
		return true
	}
	return a.Kind == Nominal && r.agentive(a.Head) && (r.definite(b.Head) || r.definite(a.Head) && r.child(a.Head, nlp.Amod, nlp.Nmod, nlp.Compound) != 0)
}

// toll says whether a statement counts those killed or arrested: it is news, whoever they are: "an explosion killed 19 miners", "police arrested two men".
func (r *reading) toll(t *typed, pr *pair) bool {
	return slices.Contains(tolls, t.relation.Name) && pr.subject.Kind == Nominal && (pr.subject.Type == string(nlp.Event) || r.agentive(pr.subject.Head)) && pr.object.Type == string(nlp.Person) && r.counted(&pr.object)
}

// tolls are the relations that take a toll.
var tolls = []string{killed, arrested}

// describes says whether a subject may stand for somebody named before, and the object for something in particular.
func (r *reading) describes(a, b *Argument) bool {
	if a.Kind != Nominal || a.Sentence != r.s.Index || !r.definite(a.Head) || !r.classed(a.Head) || !r.at(a.Head).Feats.Has("Number", "Sing") {
		return false
	}
	return !r.bare(b) && (b.Kind == Value || b.Kind == Nominal && !(b.Sentence == r.s.Index && r.part(b.Head) && r.whole(b.Head) == 0 && !r.possessed(b.Head)))
}

// RelationName spells a lemma as the name of an open relation: capitals without accents, joined by "_".
func RelationName(lemma string) string {
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	s, _, err := transform.String(t, lemma)
	if err != nil {
		s = lemma
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "œ", "oe"), "æ", "ae")
	var b strings.Builder
	gap := false
	for _, c := range strings.ToUpper(s) {
		switch {
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(c)
		default:
			gap = true
		}
	}
	return b.String()
}

// classed says whether a description may stand for something that has a name: a common noun of a known type.
func (r *reading) classed(id int) bool {
	t, _ := r.note(TypeNoun, id)
	return t != "" || r.agentive(id)
}
