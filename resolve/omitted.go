package resolve

import (
	"slices"
	"strings"

	"relata/extract"
	"relata/nlp"
)

// A role that does not say of what it is one is of the body that the article is about: "Le maire, Paul Roy, …", "The chief executive, Jane Roe, …".

const (
	// halfAway is after how many sentences a use counts half.
	halfAway = 4.0
	// clearlyAhead is how many times as salient as the next one the body must be.
	clearlyAhead = 2.0
	// asSubject is what the use as the subject of a sentence counts.
	asSubject = 1.5
)

// omitted finds the bodies that roles leave to the reader.
func (r *resolver) omitted(statements []extract.Statement) {
	r.heads, r.ownedIn = map[int][]int{}, map[int]int{}
	for i := range statements {
		if st := &statements[i]; st.Predicate.Type == "OWNS" && st.Object.Kind != extract.Omitted && st.Object.Entity >= 0 {
			r.ownedIn[st.Object.Sentence] = st.Object.Entity
		}
	}
	for i := range statements {
		if st := &statements[i]; st.Predicate.Type == "LEADS" && !st.Negated && !r.past(st.Qualifiers.Role) && st.Subject.Entity >= 0 && st.Object.Kind != extract.Omitted && st.Object.Entity >= 0 && (r.entities[st.Object.Entity].host >= 0 || st.Object.Type == string(nlp.Organization) && capitalised(r.entities[st.Object.Entity].name)) {
			if !slices.Contains(r.heads[st.Subject.Entity], st.Object.Entity) {
				r.heads[st.Subject.Entity] = append(r.heads[st.Subject.Entity], st.Object.Entity)
			}
		}
	}
	for _, inherits := range [...]bool{false, true} { // what somebody leads is known before who leads it next
		for i := range statements {
			st := &statements[i]
			if st.Object.Kind != extract.Omitted || r.inherits(st) != inherits {
				continue
			}
			st.Object.Entity = -1
			if e := r.leftOut(st); e >= 0 {
				st.Object.Entity = e
				r.decide(st.Object.Mention, st.Object.Span.Start, e, Topic)
				if st.Predicate.Type == "LEADS" && !st.Negated && !inherits && !slices.Contains(r.heads[st.Subject.Entity], e) {
					r.heads[st.Subject.Entity] = append(r.heads[st.Subject.Entity], e)
				}
			}
		}
	}
}

// inherits says whether a statement is of what somebody leads, or left, because they come before or after another.
func (r *resolver) inherits(st *extract.Statement) bool {
	return r.succession(st) != 0
}

// succession is the word that tells that the subject of a statement comes before or after another: its own, or that over a clause about who left, "succeeds A, who resigned"; or 0.
func (r *resolver) succession(st *extract.Statement) int {
	t := r.tree(st.Object.Sentence)
	w := t.Sentence.Word(st.Object.Head)
	switch {
	case w == nil:
		return 0
	case r.lex.Has(Succeeding, w.Lemma) || r.lex.Has(Successor, w.Lemma) || st.Predicate.Type == "LEADS" && w.UPOS == nlp.VERB:
		return w.ID
	}
	if p := t.Head(w.ID); p != nil && w.Deprel.In(nlp.AclRelcl) {
		if v := t.Head(p.ID); v != nil && r.lex.Has(Succeeding, v.Lemma) {
			return v.ID
		}
	}
	return 0
}

// leftOut is the body that a statement leaves to the article, -1 if that is not clear: of a post, where its subject has one; of a round of financing what the article is about so
// far; of a share, the subject of the sentence, what the article is about, or where the owner has a role; of a role what the article is about.
func (r *resolver) leftOut(st *extract.Statement) int {
	at := place{st.Object.Sentence, st.Object.Head}
	w := r.doc.Sentences[at.sentence].Word(at.word)
	serves := r.serves[st.Subject.Entity]
	switch {
	case st.Subject.Entity < 0 || w == nil:
		return -1
	case r.inherits(st):
		return r.inherited(st.Subject.Entity, place{at.sentence, r.succession(st)})
	case w.UPOS == nlp.VERB || w.UPOS == nlp.AUX:
		if led, ok := r.heads[st.Subject.Entity]; ok { // rather than a party
			serves = led
		}
		if len(serves) != 1 {
			return -1
		}
		return serves[0]
	case st.Predicate.Type == "INVESTS_IN": // of those in the sentence, each may be one who gives
		return r.topic(at.sentence, r.doc.Sentences[at.sentence].Start, st.Subject.Entity, false)
	case r.lex.Has(PartNoun, w.Lemma) || w.UPOS == nlp.SYM || w.UPOS == nlp.NUM:
		if e, ok := r.ownedIn[at.sentence]; ok && e != st.Subject.Entity {
			return e // "A owns 38% of B, C 10% of the capital"
		}
		for _, u := range r.uses {
			if u.sentence == at.sentence && u.role == mainSubjectRole && u.entity != st.Subject.Entity && body(&r.entities[u.entity]) && u.start < st.Object.Span.Start {
				return u.entity
			}
		}
		if e := r.topic(at.sentence, st.Object.Span.Start, st.Subject.Entity, false); e >= 0 || len(serves) != 1 {
			return e
		}
		return serves[0]
	}
	office := strings.ToLower(w.Lemma)
	e := r.topic(at.sentence, st.Object.Span.Start, st.Subject.Entity, r.lex.Has(TownOffice, office))
	if e >= 0 && r.past(st.Qualifiers.Role) && r.lex.Note(Sector, r.entities[e].kind) == "public" && r.usedIn(e, at.sentence) {
		return -1 // "the court acquitted former director A"
	}
	if e >= 0 && r.lex.Has(TownOffice, office) && r.lex.Note(TownOffice, office) != "region" && r.otherPlace(&r.entities[e], "town") {
		return -1 // no mayor is one of "the state of Montana"
	}
	return e
}

// inherited is what somebody leads because who comes before or after them at a verb or a noun of succession does, -1 if that is not one body, or if they lead something themselves.
func (r *resolver) inherited(who int, at place) int {
	t := r.tree(at.sentence)
	other := -1
	if w := t.Sentence.Word(at.word); w.UPOS == nlp.VERB {
		for _, c := range t.Children(at.word) {
			if d := t.Sentence.Word(c); d.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Iobj, nlp.Obl) {
				if e := r.entityAt(place{at.sentence, c}); e >= 0 && e != who && r.entities[e].typ == string(nlp.Person) {
					other = e
				}
			}
		}
		if p := t.Head(at.word); other < 0 && p != nil && w.Deprel.In(nlp.AclRelcl) { // "Ada Roy, qui a succédé à Luc Morel"
			if e := r.entityAt(place{at.sentence, p.ID}); e >= 0 && e != who {
				other = e
			}
		}
	} else {
		other = r.possessor(at.sentence, at.word)
	}
	if bodies := r.heads[other]; other >= 0 && len(bodies) == 1 && len(r.heads[who]) == 0 {
		return bodies[0]
	}
	return -1
}

// topic is the named body, or place, that the text before a place is about: the one used most often and last, if it is well ahead of the others; -1 otherwise.
// Media that only report, and countries, are not asked.
func (r *resolver) topic(sentence, before, except int, town bool) int {
	salience := map[int]float64{}
	var order []int
	for _, u := range r.uses {
		if town {
			u.entity = r.seat(u.entity)
		}
		e := &r.entities[u.entity]
		if u.start >= before || u.sentence > sentence || e.host < 0 || u.entity == except || town != r.town(e) || !town && (!body(e) || r.medium(e) || r.lex.Note(Sector, e.kind) == "public" && u.sentence >= lead) || r.tells(u) {
			continue
		}
		if _, ok := salience[u.entity]; !ok {
			order = append(order, u.entity)
		}
		weight := halfAway / (halfAway + float64(sentence-u.sentence))
		if u.sentence < leadSentences {
			weight = 1 // what an article is about stands at its top
		}
		if u.role == mainSubjectRole {
			weight *= asSubject
		}
		salience[u.entity] += weight
	}
	if len(order) == 0 {
		return -1
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := salience[a], salience[b]; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	if len(order) > 1 && salience[order[0]] < clearlyAhead*salience[order[1]] {
		return -1
	}
	return order[0]
}

// seat is the place that a body is named as that of, "conseil municipal de Dole", if the text has it by itself too; otherwise the entity.
func (r *resolver) seat(of int) int {
	if at, ok := r.seats[of]; ok {
		return at
	}
	at, e := of, &r.entities[of]
	if e.typ == string(nlp.Organization) {
		for i := range r.entities {
			if p := &r.entities[i]; p.typ == string(nlp.Place) && p.host >= 0 && (strings.HasSuffix(e.name, " de "+p.name) || strings.HasPrefix(e.name, p.name+" ")) {
				at = i
				break
			}
		}
	}
	r.seats[of] = at
	return at
}

// body says whether an entity may be led: an organisation, or a place whose name says what it is, such as a museum.
func body(e *entity) bool {
	return e.typ == string(nlp.Organization) || e.typ == string(nlp.Place) && e.kind != ""
}

// tells says whether a use is as the subject of a verb that reports a clause about others: who tells it need not be what the text is about. Who says "it will close", or
// reports a loss, tells of itself.
func (r *resolver) tells(u use) bool {
	t := r.tree(u.sentence)
	w, v := t.Sentence.Word(u.word), t.Head(u.word)
	if w == nil || v == nil || !w.Deprel.In(nlp.Nsubj) || !r.lex.Has(Reporting, v.Lemma) {
		return false
	}
	clause := t.Child(v.ID, nlp.Ccomp, nlp.Parataxis)
	if v.Deprel.In(nlp.Parataxis) {
		clause = t.Head(v.ID)
	}
	if clause == nil {
		return t.Child(v.ID, nlp.Obj) == nil
	}
	s := t.Child(clause.ID, nlp.Nsubj, nlp.NsubjPass)
	return s == nil || s.UPOS != nlp.PRON
}

// town says whether an entity is a place but no country, or what is named as its town: "la mairie de Dole".
func (r *resolver) town(e *entity) bool {
	if e.typ == string(nlp.Place) && e.kind == "" {
		return !r.country(e)
	}
	first, _, _ := strings.Cut(strings.ToLower(e.name), " ")
	return e.typ == string(nlp.Organization) && r.lex.Has(PlaceNoun, first)
}

// past says whether a role is one that somebody had: "ancien maire", "ex-patron".
func (r *resolver) past(role string) bool {
	first, _, _ := strings.Cut(strings.ToLower(role), " ")
	before, _, _ := strings.Cut(first, "-")
	return r.lex.Has(Former, before)
}
