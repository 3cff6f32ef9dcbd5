package resolve

import (
	"strings"

	"relata/nlp"
)

// Who says a clause is whom it is about, more often than not: "Voltar chairwoman Ada Reed said {the company} …", "…, {the company} said", "The army said {it} …".

// tellersOwn is the body of whoever says the clause of a noun that calls it no more than a firm, or the one that says of itself what the clause tells; -1 if neither is clear.
func (r *resolver) tellersOwn(sentence int, w *nlp.Word) int {
	if r.lex.Note(Hypernym, r.lemma(sentence, w)) != "*" || w.Feats.Has("Number", "Plur") || !definite(r.tree(sentence), w.ID) || r.qualified(sentence, w.ID) {
		return -1
	}
	if e := r.tellersBody(sentence, w); e >= 0 {
		return e
	}
	return r.tellerOfItself(sentence, w)
}

// within says whether a phrase names an entity, but for its relative clauses: "*Voltar* chairwoman Ada Reed", not "Ada Reed, who came from Arbel".
func (r *resolver) within(entity, sentence, head int) bool {
	t := r.tree(sentence)
	for _, i := range r.mentionsIn(sentence) {
		if r.byMention[i] != entity {
			continue
		}
		w := t.Sentence.Word(headOf(t, r.mentions[i].First, r.mentions[i].Last))
		for n := 0; w != nil && w.ID != head && !w.Deprel.In(nlp.Acl, nlp.AclRelcl) && n < 12; n++ {
			w = t.Head(w.ID)
		}
		if w != nil && w.ID == head {
			return true
		}
	}
	return false
}

// tellersBody is the body where whoever says a clause has a role, both named in its sentence, for a word in the clause that calls it no more than a firm: "Voltar
// chairwoman Ada Reed said {the company} would sell Norsel"; or -1.
func (r *resolver) tellersBody(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	for at, n := t.Sentence.Word(w.ID), 0; at != nil && n < 12; at, n = t.Head(at.ID), n+1 {
		v := t.Head(at.ID)
		if v == nil || !at.Deprel.In(nlp.Ccomp) || !r.lex.Has(Reporting, v.Lemma) {
			continue
		}
		s := t.Child(v.ID, nlp.Nsubj)
		if s == nil {
			return -1
		}
		teller := r.entityAt(place{sentence, s.ID})
		if teller < 0 || r.entities[teller].typ != string(nlp.Person) || len(r.serves[teller]) != 1 {
			return -1
		}
		body := r.serves[teller][0]
		if r.within(body, sentence, s.ID) && !r.otherKind(&r.entities[body], r.lemma(sentence, w)) {
			return body
		}
		return -1
	}
	return -1
}

// tellerOfItself is the body of whom a clause tells what a firm without a name says, set behind or into the clause: "*Voltar* has won an order from Norsel, {the company}
// said"; or -1.
func (r *resolver) tellerOfItself(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	v := t.Head(w.ID)
	if !w.Deprel.In(nlp.Nsubj) || v == nil || !r.lex.Has(Reporting, v.Lemma) {
		return -1
	}
	clause := t.Child(v.ID, nlp.Ccomp, nlp.Parataxis)
	if v.Deprel.In(nlp.Parataxis) {
		clause = t.Head(v.ID)
	}
	if clause == nil || clause.ID > min(w.ID, v.ID) {
		return -1
	}
	s := t.Child(clause.ID, nlp.Nsubj, nlp.NsubjPass)
	if s == nil {
		return -1
	}
	if e := r.entityAt(place{sentence, s.ID}); e >= 0 && r.entities[e].typ == string(nlp.Organization) && !r.otherKind(&r.entities[e], r.lemma(sentence, w)) {
		return e
	}
	return -1
}

// tellersPhrase is the body without a name that says the clause of which a pronoun is the subject: "*The army* said {it} had freed A", "La police dit qu'{elle} …"; or -1.
// Firms of any kind are not asked for: who "the company" is, the article says.
func (r *resolver) tellersPhrase(sentence int, w *nlp.Word) int {
	form := strings.ToLower(w.Form)
	t := r.tree(sentence)
	p := t.Head(w.ID)
	if !w.Deprel.In(nlp.Nsubj) || r.lex.Has(PersonPronoun, form) || p == nil || !p.Deprel.In(nlp.Ccomp) {
		return -1
	}
	v := t.Head(p.ID)
	if v == nil || !r.lex.Has(Reporting, v.Lemma) {
		return -1
	}
	s := t.Child(v.ID, nlp.Nsubj)
	at := place{sentence, 0}
	if s != nil {
		at.word = s.ID
	}
	if s == nil || s.UPOS != nlp.NOUN || s.ID > w.ID || r.entityAt(at) >= 0 || r.lex.Note(Hypernym, r.lemma(sentence, s)) == "*" || t.Child(s.ID, nlp.Det) != nil && !definite(t, s.ID) {
		return -1
	}
	typ, _ := r.typeOf(sentence, s)
	if g := w.Feats.Get("Gender"); typ != string(nlp.Organization) || g != "" && s.Feats.Get("Gender") != "" && g != s.Feats.Get("Gender") || w.Feats.Has("Number", "Plur") != s.Feats.Has("Number", "Plur") && !r.lex.Has(GroupPronoun, form) {
		return -1
	}
	return r.phrase(at, typ)
}
