package resolve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"relata/nlp"
)

// Descriptions by nation and age: "l'Italien", "the 34-year-old", "le trentenaire", "the 24-year-old Kenyan".

// An attribute is what a description says of somebody.
type attribute struct {
	nation   string // country, "" if it tells none
	partisan bool   // of a party: "the Conservative"
	from, to int    // age in years, 0 if it tells none
}

// attribute reads a description of a person by nation or age; ok says whether the word is the head of one.
func (r *resolver) attribute(sentence int, w *nlp.Word) (d attribute, ok bool) {
	s := r.doc.Sentences[sentence]
	if next := s.Word(w.ID + 1); next != nil && (next.UPOS == nlp.NOUN || next.UPOS == nlp.PROPN || next.UPOS == nlp.ADJ && w.Deprel.In(nlp.Amod, nlp.Compound) || next.Form == "-") || w.Feats.Has("Number", "Plur") {
		return d, false
	}
	first := w.ID
	if from, err := strconv.Atoi(r.lex.Note(AgeNoun, w.Lemma)); err == nil {
		d.from, d.to = from, from+9
	} else if words := r.partisan(s, w); words > 0 {
		d.partisan, first = true, w.ID+1-words
	} else if n := r.nationOfTwo(s, w); n != "" {
		d.nation, first = n, w.ID-1
	} else if n := r.nation(w); n != "" && n != w.Form && capitalised(w.Form) && !r.lex.Has(People, w.Form) { // "la Corse" is the island
		d.nation = n
		if age, at := r.hyphenAge(s, w.ID-1); age > 0 {
			d.from, d.to, first = age, age, at
		}
	} else if age, at := r.hyphenAge(s, w.ID); age > 0 {
		d.from, d.to, first = age, age, at
	}
	det := s.Word(first - 1)
	return d, d != attribute{} && det != nil && det.UPOS == nlp.DET && !det.Feats.Has("Number", "Plur") && (det.Feats.Has("Definite", "Def") || det.Feats.Has("PronType", "Dem"))
}

// agedNoun is the age that a complement or an apposition tells of whom a noun describes, where nothing else tells them apart: "le docker de 48 ans". 0 if none does.
func (r *resolver) agedNoun(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	age := 0
	for _, c := range t.Children(w.ID) {
		k := t.Sentence.Word(c)
		if !k.Deprel.In(nlp.Nmod, nlp.Appos, nlp.Acl, nlp.Flat, nlp.Compound) || c < w.ID || strings.HasPrefix(r.lemma(sentence, w), w.Lemma+" ") && c == w.ID+2 {
			continue // "la femme d'affaires"
		}
		if setOff(t, c) {
			continue // "le docker de 48 ans, né à Brest, …"
		}
		n := t.Child(c, nlp.Nummod)
		if n == nil || age > 0 || !r.lex.Has(AgeUnit, k.Lemma) {
			return 0
		}
		age = r.years(n, k)
	}
	return age
}

// aged finds whom a noun with an age means: who was called so, else who is of that age or stands out, unless the noun has brought up somebody else before.
func (r *resolver) aged(want *wanted, w *nlp.Word, lemma string, age int) (int, Reason) {
	d := attribute{from: age, to: age}
	if e := r.described(want, w, lemma, string(nlp.Person)); e >= 0 && !r.denied(&r.entities[e], d) {
		return e, Description
	}
	if _, introduced := r.introduced[lemma]; introduced {
		return itself, ""
	}
	return r.bearer(want.sentence, w, d)
}

// partisan is how many words that end at one call somebody of a party, "Liberal Democrat"; 0 if they do not.
func (r *resolver) partisan(s *nlp.Sentence, w *nlp.Word) int {
	if before := s.Word(w.ID - 1); before != nil && r.lex.Has(Partisan, before.Form+" "+w.Form) {
		return 2
	}
	if r.lex.Has(Partisan, w.Form) {
		return 1
	}
	return 0
}

// hyphenAge reads an age that ends at a word, "34-year-old", and the word it begins with.
func (r *resolver) hyphenAge(s *nlp.Sentence, last int) (age, first int) {
	n, d1, unit, d2 := s.Word(last-4), s.Word(last-3), s.Word(last-2), s.Word(last-1)
	if n == nil || s.Word(last) == nil || d1.Form != "-" || d2.Form != "-" || !r.lex.Has(AgeUnit, unit.Lemma) {
		return 0, 0
	}
	return r.years(n, nil), n.ID
}

func (d attribute) said(e *entity) bool {
	return (d.nation == "" || e.nations[d.nation]) && (d.from == 0 || d.from <= e.age && e.age <= d.to)
}

func (r *resolver) denied(e *entity, d attribute) bool {
	return r.foreign(e, d.nation) || d.from > 0 && e.age > 0 && (e.age < d.from || e.age > d.to)
}

// bearer finds whom the text has said an attribute of, else the person who stands out of whom it says no other.
func (r *resolver) bearer(sentence int, w *nlp.Word, d attribute) (int, Reason) {
	want := r.want(place{sentence, w.ID})
	want.types = []string{string(nlp.Person)}
	want.gender, want.sex = r.genderOf(r.tree(sentence), w), r.lex.Note(Sexed, w.Form)
	want.apart, want.subject = w.Head, w.Deprel.In(nlp.Nsubj)
	want.above = r.above(sentence, w)
	said := -1
	for _, u := range slices.Backward(r.uses) {
		if e := &r.entities[u.entity]; u.start < want.before && e.agrees(&want) && d.said(e) && !want.commanded(u) {
			said = u.entity
			break
		}
	}
	if said >= 0 && !d.partisan {
		return said, Description
	}
	just, beside := r.justBefore(&want)
	if just < 0 && d.nation != "" {
		just = beside // "He plays against *Luis Aranda*. {The Chilean} …"
	}
	switch {
	case just >= 0 && (d.nation != "" || d.partisan) && !r.denied(&r.entities[just], d) && r.entities[just].agrees(&want):
		r.entities[just].addNation(d.nation)
		return just, Presented
	case d.partisan:
		return itself, ""
	case d.nation == "" && just < 0 && beside >= 0:
		return vague, Ambiguous
	}
	cands := slices.DeleteFunc(r.candidates(&want), func(c candidate) bool { return r.denied(&r.entities[c.entity], d) })
	lead := margin
	if d.nation != "" {
		want.noun = w.Lemma // whom the text calls by an office it does not call by nation
		cands = slices.DeleteFunc(r.candidates(&want), func(c candidate) bool { return r.denied(&r.entities[c.entity], d) || c.role < objectRole })
		lead = 2 * margin // texts rarely say before that he is a Spaniard
	}
	e, reason := clearBest(cands, lead)
	if e < 0 {
		return vague, reason
	}
	r.entities[e].addNation(d.nation)
	return e, NounOfType
}

// ofNation is the entity used last that the text has said is of a nation and has the type of a noun: "the Dutch firm". -1 if there is none.
func (r *resolver) ofNation(want *wanted, nation, lemma string) int {
	one := *want
	one.topic, one.far = true, true
	cands := slices.DeleteFunc(r.candidates(&one), func(c candidate) bool {
		e := &r.entities[c.entity]
		return !e.nations[nation] || r.otherKind(e, lemma)
	})
	if len(cands) == 0 {
		return -1
	}
	return slices.MaxFunc(cands, func(a, b candidate) int { return cmp.Compare(a.score, b.score) }).entity
}
