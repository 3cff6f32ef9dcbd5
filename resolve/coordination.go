package resolve

import (
	"slices"

	"relata/extract"
	"relata/nlp"
)

// A plural pronoun stands for the names of a coordination: "*A* et *B* se sont vus. {Ils} ont signé un accord" are two statements.

// coordinations notes the coordinated nominals of a sentence.
func (r *resolver) coordinations(sentence int) {
	t := r.tree(sentence)
	s := r.doc.Sentences[sentence]
	r.couples(sentence)
	for i := range s.Words {
		w := &s.Words[i]
		if w.Deprel.In(nlp.Conj, nlp.Flat, nlp.Compound) || w.UPOS != nlp.NOUN && w.UPOS != nlp.PROPN {
			continue
		}
		heads := []int{w.ID}
		for _, c := range t.Children(w.ID) {
			if k := s.Word(c); k.Deprel.In(nlp.Conj) && (k.UPOS == nlp.NOUN || k.UPOS == nlp.PROPN) {
				heads = append(heads, c)
			}
		}
		if len(heads) < 2 {
			continue
		}
		p := stranger{use: use{-1, place{sentence, w.ID}, r.wordStart(sentence, heads[len(heads)-1]), roleOf(t, w.ID), false}, plural: true}
		for _, h := range heads {
			e := r.entityAt(place{sentence, h}) // "le groupe *A* et la banque *B*"
			if e < 0 || len(p.members) > 0 && r.entities[e].typ != p.typ && !r.entities[e].doubtful {
				p.members, p.typ = nil, ""
				break
			}
			if len(p.members) == 0 {
				p.typ = r.entities[e].typ
			}
			if !slices.Contains(p.members, e) {
				p.members = append(p.members, e)
			}
		}
		if len(p.members) == 1 {
			continue
		}
		if i := slices.IndexFunc(r.strangers, func(o stranger) bool { return o.place == p.place && o.plural && o.start == p.start }); i >= 0 {
			r.strangers[i] = p
			continue
		}
		r.strangers = append(r.strangers, p)
	}
}

// couples notes two people of whom a sentence tells that one met or married the other: "*A* a rencontré *B*. Ensemble, {ils} …".
func (r *resolver) couples(sentence int) {
	t := r.tree(sentence)
	for i := range t.Sentence.Words {
		v := &t.Sentence.Words[i]
		if v.UPOS != nlp.VERB || !r.lex.Has(Joining, v.Lemma) {
			continue
		}
		s, o := t.Child(v.ID, nlp.Nsubj), t.Child(v.ID, nlp.Obj)
		if s == nil || o == nil || t.Child(s.ID, nlp.Conj) != nil || t.Child(o.ID, nlp.Conj) != nil {
			continue
		}
		a, b := r.entityAt(place{sentence, s.ID}), r.entityAt(place{sentence, o.ID})
		if a < 0 || b < 0 || a == b || r.entities[a].typ != string(nlp.Person) || r.entities[b].typ != string(nlp.Person) {
			continue
		}
		r.strangers = append(r.strangers, stranger{use: use{-1, place{sentence, s.ID}, r.wordStart(sentence, o.ID), mainSubjectRole, false}, plural: true, members: []int{a, b}, typ: string(nlp.Person)})
	}
}

// several finds what a plural pronoun stands for: a coordination of names, or where group says so one body ("Voltea said {they} …"). Any other plural before it
// that may be meant leaves it unresolved.
func (r *resolver) several(want *wanted, group bool) (int, Reason) {
	best, top := -1, 0.0
	for i := range r.strangers {
		if p := &r.strangers[i]; r.stands(p, want) && r.allAgree(p, want) {
			if s := r.score(p, want); best < 0 || s > top {
				best, top = i, s
			}
		}
	}
	body := -1
	if group {
		one := *want
		one.plural, one.mayBeBody = false, false
		one.types = []string{string(nlp.Organization)}
		cands := r.candidates(&one)
		if e, _ := clearBest(cands, margin); e >= 0 && cands[0].role >= subjectRole && cands[0].start >= r.doc.Sentences[max(want.sentence-1, 0)].Start && (best < 0 || cands[0].score > top+margin) {
			body = e
		}
	}
	for i := range r.strangers {
		if p := &r.strangers[i]; i != best && best >= 0 && (p.members == nil || !sameSet(p.members, r.strangers[best].members)) && r.stands(p, want) && r.allAgree(p, want) && r.score(p, want) > top-margin {
			return -1, Ambiguous
		}
	}
	switch {
	case body >= 0:
		return body, PronounRule
	case best < 0:
		return -1, NoAntecedent
	case r.strangers[best].members == nil:
		return -1, Ambiguous
	}
	return setBase - best, PluralRule
}

// allAgree says whether each of the members of a coordination has the type and sex that are wanted.
func (r *resolver) allAgree(p *stranger, want *wanted) bool {
	for _, e := range p.members {
		one := *want
		one.plural = false
		if one.gender != "Fem" {
			one.gender = "" // "ils" are men and women
		}
		if !r.entities[e].agrees(&one) {
			return false
		}
	}
	return true
}

// setBase and below stand for the members of a coordination where an entity is wanted.
const setBase = -10

// membersOf are the entities that an entity or set stands for.
func (r *resolver) membersOf(e int) []int {
	if e > setBase {
		return []int{e}
	}
	return r.strangers[setBase-e].members
}

// distribute makes a statement for each of the members where a set is subject or object.
func (r *resolver) distribute(statements []extract.Statement) []extract.Statement {
	var out []extract.Statement
	for _, st := range statements {
		same := st.Subject.Entity == st.Object.Entity // "they merged"
		for i, a := range r.membersOf(st.Subject.Entity) {
			for j, b := range r.membersOf(st.Object.Entity) {
				if same && i >= j {
					continue
				}
				each := st
				each.Subject.Entity, each.Object.Entity = a, b
				each.AttributedTo = nil
				for _, by := range st.AttributedTo {
					by.Entity = r.membersOf(by.Entity)[0] // who else says so is in the words
					each.AttributedTo = append(each.AttributedTo, by)
				}
				out = append(out, each)
			}
		}
	}
	return out
}
