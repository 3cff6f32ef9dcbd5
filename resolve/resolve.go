package resolve

import (
	"context"
	"slices"
	"strings"

	"relata/extract"
	"relata/nlp"
)

// A resolver holds the state of one article.
type resolver struct {
	doc *nlp.Document
	lex *nlp.Lexicon
	Options

	trees     []*nlp.Tree
	groups    []group
	mentions  []mention // in the order of the text
	byMention []int     // entity of each mention
	entities  []entity
	uses      []use // every reference to an entity so far, pronouns included, in the order of the text
	decisions []Decision
	dropped   map[Drop]int
	made      map[string]int // entities made for arguments that no name mention covers, by type and key
}

// An entity under construction.
type entity struct {
	name, typ string
	sex       string
	gender    map[string]int // grammatical gender of its determiners and descriptions
	names     map[string]int
	votes     map[string]float64
	nouns     map[string]bool // lemmas that describe it: "romancier", "company"
	host      int             // group, -1 if made for an argument
	count     int
	first     int // code point of the first mention
}

// Resolve resolves the names, pronouns and descriptions of one article. The statements are not changed; those of
// the result are copies. The error is the context's.
func Resolve(ctx context.Context, doc *nlp.Document, statements []extract.Statement, opts Options) (Result, error) {
	r := &resolver{
		doc: doc, lex: opts.Lexicon, Options: opts,
		trees:   make([]*nlp.Tree, len(doc.Sentences)),
		dropped: map[Drop]int{}, made: map[string]int{},
	}
	r.collect()
	r.shorten()
	r.makeEntities()
	r.describe()

	out := slices.Clone(statements)
	// In the order of the text, so that a pronoun can lean on the pronoun before it.
	args := make([]*extract.Argument, 0, 3*len(out))
	for i := range out {
		st := &out[i]
		st.AttributedTo = slices.Clone(st.AttributedTo)
		args = append(args, &st.Subject, &st.Object)
		for j := range st.AttributedTo {
			args = append(args, &st.AttributedTo[j])
		}
	}
	slices.SortStableFunc(args, func(a, b *extract.Argument) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Span.Start - b.Span.Start
	})
	seen := map[nlp.Span]int{}
	for _, a := range args {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
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
	for i := range out {
		r.firstPerson(&out[i], &out[i].Subject)
		r.firstPerson(&out[i], &out[i].Object)
	}
	kept := r.finish(out)
	return r.result(kept), nil
}

// argument finds the entity of an argument, -1 if there is none to be had.
func (r *resolver) argument(a *extract.Argument) int {
	if e := r.named(a); e >= 0 {
		return e
	}
	switch a.Kind {
	case extract.Value:
		return r.make(a)
	case extract.Pronoun:
		return r.pronoun(a)
	case extract.Nominal:
		if e := r.nominal(a); e != itself {
			return e
		}
	}
	return r.make(a)
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
	f := newForm(name, r.lex)
	if f.key == "" {
		return -1
	}
	typ := a.Type
	if typ == "" {
		typ = "Concept"
	}
	id := ID(typ, f.key)
	if e, ok := r.made[id]; ok {
		r.entities[e].count++
		return e
	}
	e := len(r.entities)
	r.made[id] = e
	r.entities = append(r.entities, entity{
		name: f.surface, typ: typ, host: -1, count: 1, first: a.Span.Start,
		names: map[string]int{f.surface: 1}, votes: map[string]float64{typ: 1},
	})
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
		case st.Subject.Entity == st.Object.Entity:
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
		r.canonical(&st)
		k := told{st.Evidence.Index, st.Subject.Entity, st.Object.Entity, st.Predicate.Type, string(st.Modality), st.Negated, by}
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
	return kept
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

// canonical orders the arguments of a symmetric relation by name, so that it is stored once.
func (r *resolver) canonical(st *extract.Statement) {
	if r.Schema == nil {
		return
	}
	rel, ok := r.Schema.Relation(st.Predicate.Type)
	if !ok || !rel.Symmetric {
		return
	}
	a, b := ID(st.Subject.Type, st.Subject.Name), ID(st.Object.Type, st.Object.Name)
	if b < a {
		st.Subject, st.Object = st.Object, st.Subject
		st.Evidence.SubjectSpan, st.Evidence.ObjectSpan = st.Evidence.ObjectSpan, st.Evidence.SubjectSpan
	}
}

// name writes an entity's name and type into an argument.
func (r *resolver) name(a *extract.Argument) {
	if a.Entity < 0 {
		return
	}
	e := &r.entities[a.Entity]
	a.Name = e.name
	if e.typ != "" && (e.host >= 0 || a.Type == "") {
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
