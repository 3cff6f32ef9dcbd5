package resolve

import (
	"slices"
	"strings"

	"relata/nlp"
)

// Newswriting names somebody and then says something new of them, by a noun that the article has not used: "Sa directrice, *Ada Roy*, … . {La conservatrice} …".

// presented is who stands just before a subject that says something new of them, -1 if that is not clear.
func (r *resolver) presented(want *wanted, w *nlp.Word) int {
	t := r.tree(want.sentence)
	if roleOf(t, w.ID) < mainSubjectRole || r.identified(want.sentence, w) || r.quoteAt(want.before) >= 0 {
		return -1
	}
	lemma := r.lemma(want.sentence, w)
	only, beside := r.justBefore(want)
	if only >= 0 && beside >= 0 && r.calledOtherwise(&r.entities[only], lemma) && !r.calledOtherwise(&r.entities[beside], lemma) {
		only = beside // "Le procureur Tom Hale a vu *Ada Roy*. {La coiffeuse} …"
	}
	if only < 0 || !r.entities[only].agrees(&wanted{gender: want.gender}) {
		return -1
	}
	if r.counsel(&r.entities[only]) && !r.lex.Has(Counsel, lemma) {
		return -1 // whoever is called a lawyer there is no surgeon
	}
	for part := range strings.FieldsSeq(lemma) {
		if (part != lemma || r.qualified(want.sentence, w.ID)) && r.entities[only].nouns[part] {
			return -1 // who was "the minister" is not "the prime minister" of the next sentence
		}
	}
	return only
}

// counsel says whether the text calls somebody a lawyer of another.
func (r *resolver) counsel(e *entity) bool {
	for n, said := range e.nouns {
		if said && r.lex.Has(Counsel, n) && !r.lex.Has(Sexed, n) {
			return true
		}
	}
	return false
}

// roleless says whether somebody was named for the first time in the sentence before, as its subject, without anybody else and without a word on who they are: "*Ada Roy* fulmine.
// {La maire} …".
func (r *resolver) roleless(e, sentence int) bool {
	for _, said := range r.entities[e].nouns {
		if said {
			return false
		}
	}
	if slices.ContainsFunc(r.uses, func(u use) bool {
		return u.entity != e && u.sentence == sentence-1 && r.entities[u.entity].typ == string(nlp.Person)
	}) {
		return false
	}
	return slices.ContainsFunc(r.uses, func(u use) bool {
		return u.entity == e && u.sentence == sentence-1 && u.role >= subjectRole && r.firstUse(u)
	})
}

// justBefore is the only person of the sentence before, else the only one who is a subject named there for the first time; -1 if that is nobody, or if anybody is spoken of
// before a place in its own sentence. Beside is the only other one who is named there for the first time, -1 if nobody is alone in that.
func (r *resolver) justBefore(want *wanted) (just, beside int) {
	var all, subjects, others []int // subjects and others are new
	add := func(to *[]int, e int) {
		if !slices.Contains(*to, e) {
			*to = append(*to, e)
		}
	}
	for _, u := range r.uses {
		if u.start >= want.before || u.sentence < want.sentence-1 || r.entities[u.entity].typ != string(nlp.Person) {
			continue
		}
		if u.sentence == want.sentence {
			return -1, -1
		}
		add(&all, u.entity)
		switch {
		case !r.firstUse(u):
		case u.role >= subjectRole:
			add(&subjects, u.entity)
		default:
			add(&others, u.entity)
		}
	}
	beside = -1
	if len(others) == 1 {
		beside = others[0]
	}
	switch {
	case len(all) == 1:
		return all[0], -1
	case len(subjects) == 1:
		return subjects[0], beside
	}
	return -1, beside
}

// namedLater is who a role that an article begins with is, where the article names nobody before it and then goes on about somebody of whom it tells no other role: "{The head of Voltea}
// resigned on Monday. *Ada Roy*, who …"; itself if that is not clear.
func (r *resolver) namedLater(sentence int, w *nlp.Word) (int, Reason) {
	t := r.tree(sentence)
	if sentence > lead || roleOf(t, w.ID) < subjectRole || w.Feats.Has("Number", "Plur") || r.identified(sentence, w) {
		return itself, ""
	}
	end := r.doc.Sentences[sentence].End
	next := -1
	for i := range r.uses {
		u := &r.uses[i]
		switch {
		case r.entities[u.entity].typ != string(nlp.Person):
		case u.start < end:
			return itself, ""
		case next < 0 || u.start < r.uses[next].start:
			next = i
		}
	}
	if next < 0 || r.uses[next].sentence > sentence+2 || r.uses[next].role < subjectRole {
		return itself, ""
	}
	e := &r.entities[r.uses[next].entity]
	if !strings.Contains(e.name, " ") || !e.agrees(&wanted{gender: r.genderOf(t, w), sex: r.lex.Note(Sexed, w.Lemma)}) {
		return itself, ""
	}
	for n, said := range e.nouns {
		if said && r.lex.Note(TypeNoun, n) == string(nlp.Person) && n != w.Lemma && !r.lex.Has(Sexed, n) && !r.calledAfter(r.uses[next].entity, n, r.uses[next].sentence) {
			return itself, "" // somebody else, whom the text calls otherwise
		}
	}
	return r.uses[next].entity, Named
}

// namedSince is the only firm that the article names between a description at its top and a later one by the same noun, in the two sentences behind the first: "… bribes from a construction
// company. … from *Arden Build*. {The company} …"; -1 if that is not clear.
func (r *resolver) namedSince(at place, want *wanted, lemma, typ string) int {
	if typ != string(nlp.Organization) || at.sentence > lead || !r.lex.Has(Company, lemma) || definite(r.tree(at.sentence), at.word) {
		return -1
	}
	only, start := -1, r.wordStart(at.sentence, at.word)
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= want.before || u.entity == only || e.typ != string(nlp.Organization) && e.typ != string(nlp.Other) || r.lex.Note(Kind, e.kind) == "body" || r.otherKind(e, lemma) || r.medium(e) {
			continue
		}
		if only >= 0 || u.start < start || u.sentence > at.sentence+2 || r.usedBefore(u.entity, at.sentence+1) {
			return -1
		}
		only = u.entity
	}
	return only
}

// calledAfter says whether a noun that stands with a name says what they are only in later sentences.
func (r *resolver) calledAfter(entity int, noun string, sentence int) bool {
	later := false
	for at, e := range r.beside {
		w := r.doc.Sentences[at.sentence].Word(at.word)
		if e != entity || strings.TrimPrefix(r.called(at.sentence, w), formerly) != strings.TrimPrefix(noun, formerly) {
			continue
		}
		if at.sentence <= sentence {
			return false
		}
		later = true
	}
	return later
}

// presentedBody is the only body of the sentence before, for a subject that calls it a firm or a club of some kind: "*Voltéa* a … . {La jeune laiterie} …"; -1 if that is not clear.
func (r *resolver) presentedBody(want *wanted, w *nlp.Word, lemma string) int {
	t := r.tree(want.sentence)
	firm := r.lex.Has(Company, lemma) || r.lex.Has(Club, lemma) || r.lex.Note(Kind, lemma) == "firm"
	if !firm || roleOf(t, w.ID) < mainSubjectRole || r.quoteAt(want.before) >= 0 {
		return -1
	}
	only := -1
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= want.before || u.sentence < want.sentence-1 || u.entity == only || e.typ == string(nlp.Place) || e.typ == string(nlp.Person) && strings.Contains(e.name, " ") {
			continue
		}
		if only >= 0 || u.sentence == want.sentence {
			return -1 // a name of one word that is no town may be a body as well
		}
		only = u.entity
	}
	if only < 0 || r.entities[only].typ != string(nlp.Organization) || r.otherKind(&r.entities[only], lemma) || r.foreign(&r.entities[only], r.nationBeside(t, w)) {
		return -1
	}
	return only
}

// onlyWoman is the only one named so far who may be a woman, if she is one and not far, for a feminine noun that has not brought up anybody else: "la musicienne".
// -1 if there is none.
func (r *resolver) onlyWoman(want *wanted, w *nlp.Word) int {
	lemma := r.lemma(want.sentence, w)
	if _, introduced := r.introduced[lemma]; introduced || want.gender != "Fem" && want.sex != "f" || r.lex.Has(Holder, lemma) || r.qualified(want.sentence, w.ID) {
		return -1
	}
	only, last := r.onlyUsed(want.before, func(e *entity) bool { return e.typ == string(nlp.Person) && e.sex != "m" })
	if only < 0 || last < want.sentence-farReach || r.entities[only].sex != "f" {
		return -1
	}
	return only
}

// usedBefore says whether something was said of an entity before a sentence.
func (r *resolver) usedBefore(entity, sentence int) bool {
	return slices.ContainsFunc(r.uses, func(o use) bool { return o.entity == entity && o.sentence < sentence })
}

// firstUse says whether nothing was said of an entity before a sentence.
func (r *resolver) firstUse(u use) bool {
	return !r.usedBefore(u.entity, u.sentence)
}
