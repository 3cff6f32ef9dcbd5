package resolve

import (
	"slices"
	"strings"

	"relata/extract"
	"relata/nlp"
	"relata/schema"
)

// An article names the holder of a role once and calls them by the role after that: "Voltar's chief executive, Ada Reed, …" makes Ada Reed whom
// "the company's chief executive" and "its chief executive" mean.

// A held role is who is what to whom, as a statement says it.
type held struct {
	holder, of int // entities
	words      []string
}

// deeds notes which relations the article asserts of each name, so that who published a book is "the publisher".
func (r *resolver) deeds(statements []extract.Statement) {
	for i := range statements {
		st := &statements[i]
		due := st.Predicate.Type == acquired && st.Modality == extract.Planned // whoever is to buy is "the buyer"
		if st.Negated || st.Modality != extract.Asserted && !due || st.Predicate.Open || st.Subject.Kind != extract.Named {
			continue
		}
		if e := r.named(&st.Subject); e >= 0 {
			if r.entities[e].does == nil {
				r.entities[e].does = map[string]bool{}
			}
			r.entities[e].does[st.Predicate.Type] = true
		}
	}
}

// roles notes in which bodies the article asserts that names have a role.
func (r *resolver) roles(statements []extract.Statement) {
	for i := range statements {
		st := &statements[i]
		if st.Negated || st.Modality != extract.Asserted || st.Qualifiers.Role == "" && !slices.Contains(serving, st.Predicate.Type) || st.Subject.Kind != extract.Named || st.Object.Kind != extract.Named {
			continue
		}
		who, of := r.named(&st.Subject), r.named(&st.Object)
		if who >= 0 && of >= 0 && !r.formerAt(st) {
			r.serve(who, of)
		}
		if who >= 0 && of >= 0 && st.Predicate.Type == "FOUNDED" && !slices.Contains(r.founds[who], of) {
			r.founds[who] = append(r.founds[who], of)
		}
	}
}

// serving are the relations that tell where somebody has a role.
var serving = []string{"LEADS", "WORKS_FOR", "FOUNDED"}

// formerAt says whether the noun of a statement's predicate is what somebody was: "a former engineer at Google".
func (r *resolver) formerAt(st *extract.Statement) bool {
	s := r.doc.Sentences[st.Subject.Sentence]
	for i := range s.Words {
		if w := &s.Words[i]; w.UPOS == nlp.NOUN && r.wordStart(st.Subject.Sentence, w.ID) == st.Evidence.PredicateSpan.Start {
			return r.former(st.Subject.Sentence, w.ID)
		}
	}
	return false
}

func (r *resolver) serve(who, of int) {
	if !slices.Contains(r.serves[who], of) {
		r.serves[who] = append(r.serves[who], of)
	}
}

// deedsOf are the relations whose subjects a noun names: FOUNDED of "founder", PUBLISHED of "publisher". To be somewhere is no deed.
func (r *resolver) deedsOf(lemma string) []string {
	if r.Schema == nil {
		return nil
	}
	var out []string
	for _, w := range r.Schema.Wordings(r.doc.Language).Of(lemma) {
		if w.Relational && !w.Kinship && w.With == "" && slices.Equal(w.Subject, schema.Role{"self"}) && !slices.Contains(out, w.Relation) {
			if rel, _ := r.Schema.Relation(w.Relation); slices.Equal(rel.To, []string{string(nlp.Place)}) {
				continue
			}
			out = append(out, w.Relation)
		}
	}
	return out
}

// doer is the only name so far of which the article asserts what a noun names somebody for, -1 if there is none or there are several: "la dirigeante" is the
// woman who leads something.
func (r *resolver) doer(want *wanted, lemma string) int {
	if len(want.deeds) == 0 || r.lex.Has(Company, lemma) || r.lex.Has(Kind, lemma) {
		return -1
	}
	only := -1
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= want.before || u.entity == only || !e.agrees(want) || !e.did(want.deeds) || r.lex.Has(Holder, lemma) && r.calledOtherwise(e, lemma) {
			continue
		}
		if only >= 0 || r.coArgument(u, want) {
			return -1
		}
		only = u.entity
	}
	return only
}

const acquired = "ACQUIRED"

// buyer is the only name so far of which the article says that it bought something, or will: for "the buyer", and for "the new owner"; -1 if there is none or there
// are several.
func (r *resolver) buyer(want *wanted, w *nlp.Word, lemma string) int {
	deeds := r.deedsOf(lemma)
	if w.Feats.Has("Number", "Plur") || !slices.Contains(deeds, acquired) && !(slices.Contains(deeds, "OWNS") && r.newly(want.sentence, w.ID)) {
		return -1
	}
	only, _ := r.onlyUsed(want.before, func(e *entity) bool { return e.does[acquired] })
	return only
}

// charged are the persons used before a place whom the text says were arrested, tried or the like.
func (r *resolver) charged(before int) []int {
	var out []int
	for _, u := range r.uses {
		if u.start >= before || r.entities[u.entity].typ != string(nlp.Person) || slices.Contains(out, u.entity) {
			continue
		}
		if r.chargedThere(u) {
			out = append(out, u.entity)
		}
	}
	for at, e := range r.referents { // "The mayor was jailed. *Roy*, …"
		if e >= 0 && r.wordStart(at.sentence, at.word) < before && r.entities[e].typ == string(nlp.Person) && !slices.Contains(out, e) && r.chargedThere(use{e, at, 0, 0, false}) {
			out = append(out, e)
		}
	}
	slices.Sort(out)
	return out
}

// chargedThere says whether the words around a use say that somebody was charged: "*Roy* a été arrêté", "*Roy*, soupçonné de vol, …", "*Roy* comparaît", "le procès de *Roy*".
func (r *resolver) chargedThere(u use) bool {
	t := r.tree(u.sentence)
	w, v := t.Sentence.Word(u.word), t.Head(u.word)
	if v != nil && slices.ContainsFunc(t.Children(v.ID), func(c int) bool { return c < v.ID && t.Sentence.Word(c).Feats.Has("Polarity", "Neg") }) {
		return false // "Roy has not been charged"
	}
	for _, c := range t.Children(u.word) {
		if p := t.Sentence.Word(c); p.Deprel.In(nlp.Acl) && p.Feats.Has("VerbForm", "Part") && r.lex.Has(Charging, p.Lemma) {
			return true
		}
	}
	switch {
	case v == nil:
		return false
	case r.lex.Has(Charging, v.Lemma):
		return w.Deprel == nlp.Obj || w.Deprel == nlp.NsubjPass || w.Deprel.In(nlp.Nsubj) && v.Feats.Has("Voice", "Pass")
	case w.Deprel.In(nlp.Nmod):
		return r.lex.Has(ChargeNoun, v.Lemma) && v.UPOS == nlp.NOUN
	case w.Deprel.In(nlp.Nsubj):
		return r.lex.Has(Appearing, v.Lemma) || slices.ContainsFunc(t.Children(v.ID), func(c int) bool { return r.lex.Has(Appearing, v.Lemma+" "+t.Sentence.Word(c).Lemma) })
	}
	return false
}

// accused is who was charged, for a noun that says so: the only one, or the one that stands out; -1 if there is none.
func (r *resolver) accused(want *wanted, lemma string) (int, Reason) {
	one := *want
	one.types, one.topic, one.noun = []string{string(nlp.Person)}, true, lemma
	who := slices.DeleteFunc(r.charged(want.before), func(e int) bool { return !r.entities[e].agrees(&wanted{gender: want.gender}) })
	if len(who) > 1 { // whom the article begins with is on trial
		if first := slices.DeleteFunc(slices.Clone(who), func(e int) bool {
			return !slices.ContainsFunc(r.uses, func(u use) bool { return u.entity == e && u.sentence < lead })
		}); len(first) == 1 {
			who = first
		}
	}
	if len(who) == 1 {
		return who[0], Doer
	}
	e, reason := clearBest(slices.DeleteFunc(r.candidates(&one), func(c candidate) bool { return !slices.Contains(who, c.entity) }), margin)
	if e >= 0 {
		return e, Doer
	}
	return -1, reason
}

// did says whether the article asserts one of some relations of an entity.
func (e *entity) did(deeds []string) bool {
	return slices.ContainsFunc(deeds, func(d string) bool { return e.does[d] })
}

// holders gives descriptions by a role to the one who is named in that role.
func (r *resolver) holders(statements []extract.Statement, args []*extract.Argument) {
	var all []held
	for i := range statements {
		st := &statements[i]
		q := &st.Qualifiers
		if st.Negated || st.Modality != extract.Asserted || q.Role == "" && q.Kinship == "" || st.Subject.Kind != extract.Named || st.Subject.Entity < 0 || st.Object.Entity < 0 {
			continue
		}
		words := strings.Fields(strings.ToLower(st.Predicate.Lemma + " " + q.Role + " " + q.Kinship))
		all = append(all, held{st.Subject.Entity, st.Object.Entity, words})
	}
	if len(all) == 0 {
		return
	}
	for _, a := range args {
		if a.Kind != extract.Nominal || a.Entity >= 0 && r.entities[a.Entity].host >= 0 {
			continue
		}
		w := r.doc.Sentences[a.Sentence].Word(a.Head)
		if w == nil || w.UPOS != nlp.NOUN || w.Feats.Has("Number", "Plur") {
			continue
		}
		of := r.possessor(a.Sentence, a.Head)
		if of < 0 {
			continue
		}
		who := -1
		for _, h := range all {
			if h.of != of || !slices.Contains(h.words, strings.ToLower(w.Lemma)) && !slices.Contains(h.words, strings.ToLower(w.Form)) {
				continue
			}
			if who >= 0 && who != h.holder {
				who = -1
				break
			}
			who = h.holder
		}
		if who >= 0 && !r.former(a.Sentence, a.Head) {
			a.Entity = who
		}
	}
}

// former says whether an adjective makes a role another one: "its former chairman" need not be its chairman.
func (r *resolver) former(sentence, id int) bool { return r.modified(sentence, id, Former, Epistemic) }

// modified says whether an adjective of one of some classes stands at a noun.
func (r *resolver) modified(sentence, id int, classes ...nlp.Class) bool {
	t := r.tree(sentence)
	if before, _, ok := strings.Cut(strings.ToLower(t.Sentence.Word(id).Form), "-"); ok && r.lex.Has(Former, before) {
		return true // "l'ex-capitaine"
	}
	return slices.ContainsFunc(t.Children(id), func(c int) bool {
		w := t.Sentence.Word(c)
		return w.Deprel.In(nlp.Amod) && slices.ContainsFunc(classes, func(class nlp.Class) bool { return r.lex.Has(class, w.Lemma) })
	})
}

// possessor is the entity that a noun belongs to, by a possessive or a complement; -1 if there is none, or none that is known.
func (r *resolver) possessor(sentence, id int) int {
	t := r.tree(sentence)
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		if !w.Deprel.In(nlp.NmodPoss) && !(w.Deprel.In(nlp.Det) && w.Feats.Has("Poss", "Yes")) && !(w.Deprel.In(nlp.Nmod) && c > id && r.ofMarked(t, c)) {
			continue
		}
		for _, i := range r.mentionsIn(sentence) {
			if m := &r.mentions[i]; m.First <= c && c <= m.Last {
				return r.byMention[i]
			}
		}
		at := place{sentence, c}
		if e, ok := r.beside[at]; ok {
			return e
		}
		if e, ok := r.referents[at]; ok && e >= 0 {
			return e
		}
	}
	return -1
}

func (r *resolver) ofMarked(t *nlp.Tree, id int) bool {
	for _, c := range t.Children(id) {
		if w := t.Sentence.Word(c); w.Deprel.In(nlp.Case) && r.lex.Has(OfMark, w.Lemma) {
			return true
		}
	}
	return false
}
