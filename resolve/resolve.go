package resolve

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"relata/extract"
	"relata/nlp"
	"relata/schema"
)

// A resolver holds the state of one article.
type resolver struct {
	doc *nlp.Document
	lex *nlp.Lexicon
	Options

	trees      []*nlp.Tree
	quotations []quotation // in the order of the text
	quotesIn   [][]int     // by sentence, the quotations that reach into it
	groups     []group
	gaps       map[[2]int]string // between names that follow each other: see lookBetween
	neighbours map[int][]int     // those names
	mentions   []mention         // in the order of the text
	byMention  []int             // entity of each mention
	entities   []entity
	uses       []use // the references to entities, pronouns so far included, that a sentence may look at: see look
	all        []use // all of them
	strangers  []stranger
	decisions  []Decision
	dropped    map[Drop]int
	made       map[string]int // entities made for arguments that no name mention covers, by type and key

	argumentAt map[place]*extract.Argument // arguments by their head word
	takes      map[place][]string          // entity types that the statements of an argument take; nil: any
	takenBy    map[place]nlp.Span          // the predicate that tells them
	referents  map[place]int               // what pronouns and descriptions stand for, itself or vague
	introduced map[string]place            // by lemma, the phrase that first brought a noun up
	phrases    map[place]int               // entities made of noun phrases without a name
	offices    map[place]bool              // nouns that say by themselves of what they are the head: "the German chancellor"
	heads      map[int][]int               // bodies that a person leads, by statements of the article
	ownedIn    map[int]int                 // what is owned in a sentence, by a statement that names it
	seats      map[int]int                 // places that bodies are named as those of: see seat
	founds     map[int][]int               // bodies that a person founded, by statements that name both
	serves     map[int][]int               // bodies where a person has a role, by what the article asserts of names
	countries  map[string]bool             // that demonyms tell; nil until asked for
	beside     map[place]int               // nouns that describe a name beside them: the entity of the name
}

// A place is a word of the document.
type place struct{ sentence, word int }

// An entity under construction.
type entity struct {
	name, typ string
	sex       string
	told      bool           // its sex is known by more than the first name
	gender    map[string]int // grammatical gender of its determiners and descriptions
	names     map[string]int
	nouns     map[string]bool // lemmas that stand for it, "romancier", "company"; true: the text says so of its name
	does      map[string]bool // relation types whose subject it is in what the article asserts
	traits    map[string]bool // adjectives and nouns that the text restricts those with: "prime" of "prime minister"
	nations   map[string]bool // countries that adjectives and nouns say it is of
	age       int             // in years, 0 if unknown
	doubtful  bool            // its type is the recogniser's guess, and a weak one: it may be a body
	kind      string          // the noun within its name that says what it is: "bank" of "Sala Bank"; "" if there is none
	club      bool            // its name is one that sports clubs have
	host      int             // group, -1 if made for an argument
	count     int
}

// Resolve resolves the names, pronouns and descriptions of one article. The statements are not changed; those of
// the result are copies. The error is the context's.
func Resolve(ctx context.Context, doc *nlp.Document, statements []extract.Statement, opts Options) (Result, error) {
	r := &resolver{
		doc: doc, lex: opts.Lexicon, Options: opts,
		trees:   make([]*nlp.Tree, len(doc.Sentences)),
		dropped: map[Drop]int{}, made: map[string]int{},
		argumentAt: map[place]*extract.Argument{}, takes: map[place][]string{}, takenBy: map[place]nlp.Span{}, referents: map[place]int{},
		introduced: map[string]place{}, phrases: map[place]int{}, beside: map[place]int{}, offices: map[place]bool{}, seats: map[int]int{}, serves: map[int][]int{}, founds: map[int][]int{},
	}
	r.quote()
	r.collect()
	r.hear(statements)
	r.shorten()
	r.makeEntities()
	r.describe()
	r.deeds(statements)
	r.roles(statements)

	out := slices.Clone(statements)
	args := make([]*extract.Argument, 0, 3*len(out))
	for i := range out {
		st := &out[i]
		st.AttributedTo = slices.Clone(st.AttributedTo)
		if st.Rule == extract.RoleDescription {
			r.offices[place{st.Subject.Sentence, st.Subject.Head}] = st.Object.Kind == extract.Named
		}
		from, to := r.domains(st)
		r.expect(&st.Subject, from, st.Evidence.PredicateSpan)
		if st.Object.Kind != extract.Omitted {
			r.expect(&st.Object, to, st.Evidence.PredicateSpan)
		}
		args = append(args, &st.Subject)
		if st.Object.Kind != extract.Omitted {
			args = append(args, &st.Object)
		}
		for j := range st.AttributedTo {
			r.expect(&st.AttributedTo[j], speaking, nlp.Span{})
			args = append(args, &st.AttributedTo[j])
		}
	}
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		r.look(i)
		r.refer(i)
	}
	r.uses = r.all
	r.speakers()
	r.clients(out)
	slices.SortStableFunc(args, func(a, b *extract.Argument) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Span.Start - b.Span.Start
	})
	seen := map[nlp.Span]int{}
	for _, a := range args {
		if a.Mention == "" && a.Name == "" {
			a.Entity = -1
			continue
		}
		if e, ok := seen[a.Span]; ok && a.Kind != extract.Value {
			a.Entity = e
			continue
		}
		a.Entity = r.argument(a)
		seen[a.Span] = a.Entity
	}
	r.omitted(out)
	r.quoted(out)
	r.holders(out, args)
	r.bodies(out, args)
	for i := range out {
		r.firstPerson(&out[i], &out[i].Subject)
		r.firstPerson(&out[i], &out[i].Object)
	}
	kept := r.finish(r.distribute(out))
	return r.result(kept), nil
}

// argument finds the entity of an argument, -1 if there is none to be had.
func (r *resolver) argument(a *extract.Argument) int {
	if e := r.named(a); e >= 0 {
		return e
	}
	if e, ok := r.beside[place{a.Sentence, a.Head}]; ok && a.Kind == extract.Nominal {
		return e
	}
	if e, ok := r.referents[place{a.Sentence, a.Head}]; ok && e != itself && a.Kind != extract.Value {
		return e
	}
	if a.Kind == extract.Pronoun {
		return -1
	}
	if e, ok := r.phrases[place{a.Sentence, a.Head}]; ok {
		return e
	}
	return r.make(a)
}

// speaking are the types of those who say something.
var speaking = []string{string(nlp.Person), string(nlp.Organization), string(nlp.Work), "Concept", string(nlp.Place)}

// domains are the entity types that the relation of a statement takes; nil: any.
func (r *resolver) domains(st *extract.Statement) (from, to []string) {
	if r.Schema == nil || st.Predicate.Open {
		return nil, nil
	}
	rel, _ := r.Schema.Relation(st.Predicate.Type)
	return rel.From, rel.To
}

// expect notes what the statement of an argument takes. Of two statements that disagree, the first decides.
func (r *resolver) expect(a *extract.Argument, types []string, predicate nlp.Span) {
	at := place{a.Sentence, a.Head}
	if _, ok := r.argumentAt[at]; !ok {
		r.argumentAt[at] = a
	}
	switch {
	case len(types) == 0:
	case r.takes[at] == nil:
		r.takes[at], r.takenBy[at] = types, predicate
	case r.takenBy[at] == predicate && predicate.Start < predicate.End: // "né à" says where somebody was born, or where a firm is
		r.takes[at] = append(slices.Clip(r.takes[at]), types...)
	}
}

// refer goes through the words of a sentence in order and finds what its pronouns and descriptions stand for.
func (r *resolver) refer(sentence int) {
	s := r.doc.Sentences[sentence]
	named := make([]bool, len(s.Words)+2)
	for _, i := range r.mentionsIn(sentence) {
		for id := r.mentions[i].First; id <= r.mentions[i].Last && id < len(named); id++ {
			named[id] = true
		}
	}
	r.coordinations(sentence)
	var waiting []*nlp.Word // those that look ahead
	for _, w := range r.saidLast(sentence) {
		if named[w.ID] {
			continue
		}
		e, reason := itself, Reason("")
		if l, why, ok := r.latter(sentence, w); ok {
			e, reason = l, why
		} else if l, why, ok := r.relative(sentence, w); ok {
			e, reason = l, why
		} else if r.referring(sentence, w) {
			if possessive(w) && r.ahead(sentence, w) > 0 || r.inOpening(sentence, w) {
				waiting = append(waiting, w)
				continue
			}
			e, reason = r.pronoun(sentence, w)
			if e < 0 && reason != Ambiguous && r.openingClause(sentence, w) > 0 {
				waiting = append(waiting, w)
				continue
			}
		} else if d, ok := r.attribute(sentence, w); ok {
			e, reason = r.bearer(sentence, w, d)
		} else if n, types, ok := r.counted(sentence, w); ok && w.UPOS != nlp.NOUN {
			e, reason = r.count(sentence, w, n, types)
		} else if w.UPOS == nlp.NOUN && !r.nameLike(sentence, w) && !r.besideName(place{sentence, w.ID}) {
			e, reason = r.nominal(sentence, w)
			if e == itself {
				r.introduce(sentence, w)
			}
			if e < 0 && e > setBase {
				r.meet(sentence, w)
			}
		}
		e, reason = r.judge(sentence, w, e, reason)
		if r.newParty(sentence, w, e) {
			e, reason = -1, NoAntecedent
		}
		r.settle(sentence, w, e, reason)
	}
	r.coordinations(sentence) // those of descriptions, now that they are known
	for _, w := range waiting {
		e, reason := r.lookAhead(sentence, w, cmp.Or(r.openingClause(sentence, w), r.ahead(sentence, r.clauseOf(sentence, w))))
		e, reason = r.judge(sentence, w, e, reason)
		r.settle(sentence, w, e, reason)
	}
}

// saidLast are the words of a sentence, those in quotation marks behind the others: who says "he" is known by then.
func (r *resolver) saidLast(sentence int) []*nlp.Word {
	s := r.doc.Sentences[sentence]
	words := make([]*nlp.Word, 0, len(s.Words))
	var quoted []*nlp.Word
	for i := range s.Words {
		if w := &s.Words[i]; len(r.quotations) > 0 && r.quoteAt(r.wordStart(sentence, w.ID)) >= 0 {
			quoted = append(quoted, w)
		} else {
			words = append(words, w)
		}
	}
	return append(words, quoted...)
}

// What is too far away is no antecedent; without a bound, the work would grow with the square of a long text.
const (
	view = 200 // sentences on either side that a sentence may look at
	step = 100 // how many sentences have the same view
)

// look moves the view to a sentence, in documents that are longer than it: what the article begins with stays in it.
func (r *resolver) look(sentence int) {
	if sentence%step != 0 || len(r.doc.Sentences) <= view {
		return
	}
	r.uses = nil
	for _, u := range r.all {
		if u.sentence < lead || u.sentence >= sentence-view && u.sentence < sentence+view {
			r.uses = append(r.uses, u)
		}
	}
}

func (r *resolver) use(u use) {
	r.uses, r.all = append(r.uses, u), append(r.all, u)
}

// settle notes what a word stands for.
func (r *resolver) settle(sentence int, w *nlp.Word, e int, reason Reason) {
	if e == itself {
		return
	}
	at := place{sentence, w.ID}
	r.referents[at] = e
	start := r.wordStart(sentence, w.ID)
	if e <= setBase {
		for _, m := range r.membersOf(e) {
			r.entities[m].count++
			r.decide(w.Form, start, m, reason)
		}
		again := r.strangers[setBase-e]
		again.use = use{-1, at, start, roleOf(r.tree(sentence), w.ID), false}
		r.strangers = append(r.strangers, again)
		return
	}
	if e >= 0 && !r.ofRole(sentence, w) { // "en" makes nobody stand out
		r.entities[e].count++
		r.guess(&r.entities[e], sentence, w)
		r.tellSex(&r.entities[e], w)
		if w.UPOS == nlp.NOUN {
			// Who has been told by a description that says which one it means is meant by its noun from there on.
			r.entities[e].addNoun(r.lemma(sentence, w), reason == OnlyPerson)
			r.entities[e].addGender(w.Feats.Get("Gender")) // "L'entreprise … . Elle …", whatever it was called before
		}
		t := r.tree(sentence)
		r.use(use{e, at, start, roleOf(t, w.ID), joined(t, w.ID)})
	}
	r.decide(w.Form, start, max(e, -1), reason)
}

// guess makes up the mind about an entity whose type was a weak guess, once an anaphor says what it is: "Its director", "the company" speak of a body, "she" of a person.
func (r *resolver) guess(e *entity, sentence int, w *nlp.Word) {
	low := strings.ToLower(w.Form)
	typ, _ := r.typeOf(sentence, w)
	owned := r.doc.Sentences[sentence].Word(w.Head)
	switch {
	case e.typ == string(nlp.Place) && typ == string(nlp.Organization) && w.UPOS == nlp.NOUN: // "the museum"
		e.typ = typ
	case !e.doubtful:
	case r.lex.Has(PersonPronoun, low):
		e.doubtful = false
	case w.UPOS == nlp.NOUN && typ == string(nlp.Organization),
		r.lex.Has(ThingPronoun, low) && slices.Contains(r.takes[place{sentence, w.ID}], string(nlp.Organization)),
		possessive(w) && e.typ != string(nlp.Person) && r.lex.Has(Leader, owned.Lemma):
		e.typ, e.doubtful = string(nlp.Organization), false
	}
}

// tellSex notes the sex of a person whose name does not tell it: Marian Cole, called "she" once, is no "he" after that.
func (r *resolver) tellSex(e *entity, w *nlp.Word) {
	sex := r.lex.Note(PersonPronoun, strings.ToLower(w.Form))
	if sex == "" && w.UPOS == nlp.PRON && !possessive(w) {
		sex = sexOf(w.Feats.Get("Gender"))
	}
	if e.typ != string(nlp.Person) || sex != "m" && sex != "f" {
		return
	}
	if e.sex == "" || e.sex == "mf" {
		e.sex = sex
	}
	e.told = true
}

// nameLike says whether a noun is written as a name although it does not begin the sentence. "ONG" is an acronym that describes.
func (r *resolver) nameLike(sentence int, w *nlp.Word) bool {
	return w.ID > 1 && capitalised(w.Form) && !(allCapitals(w.Form) && r.lex.Has(TypeNoun, r.lemma(sentence, w)))
}

// besideName says whether a noun stands with a name that it describes: "le groupe Voltéa" is Voltéa, whatever "le groupe" was before.
func (r *resolver) besideName(at place) bool {
	_, ok := r.beside[at]
	return ok
}

// named finds the name mention that an argument is: the same span, or the only name that its head word stands in when the
// argument was called a name.
func (r *resolver) named(a *extract.Argument) int {
	at := r.mentionsIn(a.Sentence)
	for _, i := range at {
		if r.mentions[i].Span == a.Span {
			return r.byMention[i]
		}
	}
	if a.Kind != extract.Named {
		return -1
	}
	for _, i := range at {
		if m := &r.mentions[i]; m.First <= a.Head && a.Head <= m.Last {
			return r.byMention[i]
		}
	}
	key := newForm(a.Mention, r.lex).key
	for i := range r.groups {
		if r.groups[i].key == key {
			for j := range r.mentions {
				if r.mentions[j].group == i {
					return r.byMention[j]
				}
			}
		}
	}
	return -1
}

// mentionsIn are the indices of a sentence's name mentions.
func (r *resolver) mentionsIn(sentence int) []int {
	lo, _ := slices.BinarySearchFunc(r.mentions, sentence, func(m mention, s int) int { return m.sentence - s })
	var at []int
	for i := lo; i < len(r.mentions) && r.mentions[i].sentence == sentence; i++ {
		at = append(at, i)
	}
	return at
}

// make makes an entity for an argument that stands for itself: a phrase, a value, a name that the recogniser missed.
func (r *resolver) make(a *extract.Argument) int {
	name := a.Name
	if name == "" {
		name = a.Mention
	}
	e := r.makeNamed(name, a.Type)
	if e >= 0 {
		r.entities[e].count++
	}
	return e
}

// makeNamed makes an entity, or finds the one of that type and name; -1 if nothing is left of the name.
func (r *resolver) makeNamed(name, typ string) int {
	f := newForm(name, r.lex)
	if f.key == "" {
		return -1
	}
	if typ == schema.Statement { // words as they were said
		typ, f.surface = "Concept", name
	}
	if typ == "" || typ == string(nlp.Event) && !capitalised(f.surface) {
		typ = "Concept" // an event that nobody named, "la vente", is one as well
	}
	id := ID(typ, f.key)
	if e, ok := r.made[id]; ok {
		return e
	}
	e := len(r.entities)
	r.made[id] = e
	r.entities = append(r.entities, entity{name: f.surface, typ: typ, host: -1, names: map[string]int{f.surface: 1}})
	return e
}

func (r *resolver) decide(mention string, start, entity int, reason Reason) {
	r.decisions = append(r.decisions, Decision{mention, start, entity, reason})
}

func (r *resolver) tree(sentence int) *nlp.Tree {
	if r.trees[sentence] == nil {
		r.trees[sentence] = nlp.NewTree(r.doc.Sentences[sentence])
	}
	return r.trees[sentence]
}

// finish writes entities into the statements and drops those that do not stand.
func (r *resolver) finish(statements []extract.Statement) []extract.Statement {
	type told struct {
		sentence, subject, object int
		predicate, modality       string
		negated                   bool
		by                        int
	}
	at := map[told]int{}
	kept := statements[:0]
	for _, st := range statements {
		if st.Object.Entity == vague && r.keepsVague(&st) {
			st.Object.Entity = r.make(&st.Object)
		}
		switch {
		case st.Subject.Entity == vague, st.Object.Entity == vague:
			r.dropped[VagueDescription]++
			continue
		case st.Subject.Entity < 0:
			r.dropped[UnresolvedSubject]++
			continue
		case st.Object.Entity < 0:
			r.dropped[UnresolvedObject]++
			continue
		case st.Rule == extract.RoleDescription && r.entities[st.Subject.Entity].host < 0:
			r.dropped[VagueDescription]++ // "la maire de B" leads B: news only if we know who she is
			continue
		case st.Rule == extract.RuleLearnt && (r.entities[st.Subject.Entity].host < 0 || r.entities[st.Object.Entity].host < 0):
			r.dropped[VagueDescription]++
			continue
		case st.Unnamed && r.entities[st.Subject.Entity].host < 0:
			r.dropped[VagueDescription]++
			continue
		case st.Subject.Entity == st.Object.Entity && st.Subject.Entity > setBase:
			r.dropped[Reflexive]++
			continue
		}
		if !r.fits(&st) {
			r.dropped[DomainBroken]++
			continue
		}
		r.name(&st.Subject)
		r.name(&st.Object)
		by := -1
		for i := range st.AttributedTo {
			r.name(&st.AttributedTo[i])
			if i == 0 {
				by = st.AttributedTo[0].Entity
			}
		}
		k := told{st.Evidence.Index, st.Subject.Entity, st.Object.Entity, st.Predicate.Type, string(st.Modality), st.Negated, by}
		if r.symmetric(&st) && k.object < k.subject {
			k.subject, k.object = k.object, k.subject
		}
		if i, ok := at[k]; ok {
			r.dropped[Repeated]++
			if st.Confidence > kept[i].Confidence {
				kept[i] = st
			}
			continue
		}
		at[k] = len(kept)
		kept = append(kept, st)
	}
	return untold(kept)
}

// keepsVague says whether a statement is worth having although its object is a description of which nobody knows what it stands for: what a relation of the schema tells of
// somebody named, "Anna Lind chairs the jury".
func (r *resolver) keepsVague(st *extract.Statement) bool {
	return !st.Predicate.Open && st.Object.Kind == extract.Nominal && st.Subject.Entity >= 0 && r.entities[st.Subject.Entity].host >= 0
}

// fits checks domain and range once more: a pronoun gets its type from its antecedent.
func (r *resolver) fits(st *extract.Statement) bool {
	if st.Predicate.Open || r.Schema == nil {
		return true
	}
	rel, ok := r.Schema.Relation(st.Predicate.Type)
	if !ok {
		return true
	}
	from, to := r.entities[st.Subject.Entity].typ, r.entities[st.Object.Entity].typ
	ok = accepts(rel.From, from) && accepts(rel.To, to)
	if !ok && rel.Symmetric {
		ok = accepts(rel.From, to) && accepts(rel.To, from)
	}
	return ok && (!rel.SameKind || from == to)
}

// accepts says whether a type is among those of a domain or range; nil takes any, and what nothing is known about is taken by any.
func accepts(types []string, t string) bool {
	return len(types) == 0 || t == "" || t == string(nlp.Other) || slices.Contains(types, t)
}

// symmetric says whether the arguments of a statement may change places.
func (r *resolver) symmetric(st *extract.Statement) bool {
	if r.Schema == nil {
		return false
	}
	rel, ok := r.Schema.Relation(st.Predicate.Type)
	return ok && rel.Symmetric
}

// name writes an entity's name and type into an argument.
func (r *resolver) name(a *extract.Argument) {
	if a.Entity < 0 {
		return
	}
	e := &r.entities[a.Entity]
	a.Name = e.name
	if e.typ != "" && a.Type != schema.Statement {
		a.Type = e.typ
	}
	if a.Type == string(nlp.Other) || a.Type == "" {
		a.Type = "Concept"
	}
}

// result keeps the entities in the order of first mention and drops those that only a dropped statement needed.
func (r *resolver) result(statements []extract.Statement) Result {
	used := make([]bool, len(r.entities))
	for _, st := range statements {
		used[st.Subject.Entity], used[st.Object.Entity] = true, true
		for _, a := range st.AttributedTo {
			if a.Entity >= 0 {
				used[a.Entity] = true
			}
		}
	}
	index := make([]int, len(r.entities))
	var out []Entity
	byID := map[string]int{}
	for i := range r.entities {
		e := &r.entities[i]
		index[i] = -1
		if e.host < 0 && !used[i] {
			continue
		}
		typ := e.typ
		if typ == "" || typ == string(nlp.Other) {
			typ = "Concept"
		}
		id := ID(typ, newForm(e.name, r.lex).key)
		if j, ok := byID[id]; ok { // a phrase and a name alike
			index[i] = j
			out[j].Mentions += e.count
			continue
		}
		var aliases []string
		for n := range e.names {
			if n != e.name && n != "" {
				aliases = append(aliases, n)
			}
		}
		slices.SortFunc(aliases, strings.Compare)
		byID[id] = len(out)
		index[i] = len(out)
		out = append(out, Entity{ID: id, Name: e.name, Type: typ, Aliases: aliases, Mentions: e.count})
	}
	move := func(e int) int {
		if e < 0 {
			return -1
		}
		return index[e]
	}
	for i := range statements {
		st := &statements[i]
		st.Subject.Entity, st.Object.Entity = move(st.Subject.Entity), move(st.Object.Entity)
		for j := range st.AttributedTo {
			st.AttributedTo[j].Entity = move(st.AttributedTo[j].Entity)
		}
	}
	for i := range r.decisions {
		r.decisions[i].Entity = move(r.decisions[i].Entity)
	}
	slices.SortStableFunc(r.decisions, func(a, b Decision) int { return a.Start - b.Start })
	return Result{Entities: out, Statements: statements, Decisions: r.decisions, Dropped: r.dropped}
}
