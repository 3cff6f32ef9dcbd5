package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
)

// What a description gives beside an entity.
const (
	itself = -2 // the phrase stands for itself
	vague  = -3 // it stands for something named before, but for what is unsure
)

// leadSentences are those in which newswriting names its subject and then describes it: "Aline Caron quitte Lyon. La maire de …".
const leadSentences = 4

// newParty says whether a description is of an office, or a part in a story, that nobody said the person has whom it seems to stand for: "Ada Roy is on trial. {The prosecutor} …" is
// somebody else, whom the text does not name. An office of the same kind will do, "the judge", "the magistrate"; so will a body that the person leads.
func (r *resolver) newParty(sentence int, w *nlp.Word, e int) bool {
	if e < 0 || e >= len(r.entities) || w.UPOS != nlp.NOUN || w.Feats.Has("Number", "Plur") {
		return false
	}
	if r.entities[e].typ != string(nlp.Person) {
		return r.elsewhere(sentence, w)
	}
	t := r.tree(sentence)
	lemma := r.lemma(sentence, w)
	if !r.lex.Has(PartyNoun, lemma) || !definite(t, w.ID) || pointing(t, w.ID) || r.possessed(place{sentence, w.ID}) || w.Deprel.In(nlp.Appos) || r.former(sentence, w.ID) {
		return false
	}
	if sentence < lead && r.headline(0) && r.usedIn(e, 0) || sentence < leadSentences && len(r.serves[e]) == 0 && restricted(t, w.ID) && r.nationBeside(t, w) == "" && r.usedIn(e, sentence-1) {
		return false // the first sentences say who somebody is: "Ada Roy is leaving. {The mayor of Dole} …"
	}
	kind, known := r.lex.Note(PartyNoun, lemma), r.entities[e].nouns
	for n := range known {
		if n == lemma || r.lex.Note(PartyNoun, n) == kind || slices.Contains(strings.Fields(r.lex.Note(Hypernym, n)), lemma) || strings.HasPrefix(n, lemma) || strings.HasPrefix(lemma, n) {
			return false
		}
	}
	if n := r.nationBeside(t, w); n != "" && !r.entities[e].nations[n] {
		return true // "the Russian president"
	}
	return kind == "court" || len(known) > 0 && !(r.lex.Has(Leader, lemma) && len(r.serves[e]) > 0)
}

// elsewhere says whether a noun for a club is of a place by which no body was called before: "{le club de Braga}".
func (r *resolver) elsewhere(sentence int, w *nlp.Word) bool {
	if !r.lex.Has(Club, r.lemma(sentence, w)) {
		return false
	}
	t := r.tree(sentence)
	for _, i := range r.mentionsIn(sentence) {
		m := &r.mentions[i]
		p := t.Sentence.Word(headOf(t, m.First, m.Last))
		if p.Head != w.ID || !p.Deprel.In(nlp.Nmod) || m.First < w.ID || r.entities[r.byMention[i]].typ != string(nlp.Place) {
			continue
		}
		town := r.entities[r.byMention[i]].name
		return !slices.ContainsFunc(r.uses, func(u use) bool {
			e := &r.entities[u.entity]
			return e.typ == string(nlp.Organization) && (strings.Contains(e.name, town) || e.host < 0)
		})
	}
	return false
}

// foundedBy is what a noun means of which a relative clause tells who founded it: the only body that the article says they did, "Ada Roy founded *Voltea*. … {The company} she
// started …", or none that was named. ok says whether there is such a clause.
func (r *resolver) foundedBy(sentence int, w *nlp.Word) (e int, ok bool) {
	t := r.tree(sentence)
	for _, c := range t.Children(w.ID) {
		v := t.Sentence.Word(c)
		if c < w.ID || !v.Deprel.In(nlp.AclRelcl, nlp.Acl) || !r.lex.Has(Founding, v.Lemma) {
			continue
		}
		s := t.Child(c, nlp.Nsubj)
		if s == nil || s.Feats.Has("PronType", "Rel") {
			continue
		}
		who := r.entityAt(place{sentence, s.ID})
		if who < 0 && s.UPOS == nlp.PRON {
			e, reason := r.pronoun(sentence, s)
			who, _ = r.judge(sentence, s, e, reason)
		}
		if bodies := r.founds[who]; who >= 0 && len(bodies) == 1 {
			return bodies[0], true
		}
		return itself, true
	}
	return itself, false
}

// nominal finds what a definite description stands for, in this order: what the same noun was said of before ("le groupe" after
// "Voltéa, un groupe laitier"); what the same noun brought up before without a name ("the team" after "a team of divers"); who was
// charged, for "the defendant"; who has just been named; the only name of its type nearby.
func (r *resolver) nominal(sentence int, w *nlp.Word) (int, Reason) {
	if e := r.tellersOwn(sentence, w); e >= 0 {
		return e, TellersBody
	}
	t := r.tree(sentence)
	lemma := r.lemma(sentence, w)
	typ := r.lex.Note(TypeNoun, lemma)
	if n, types, ok := r.counted(sentence, w); ok {
		if e, reason := r.count(sentence, w, n, types); e <= setBase {
			return e, reason
		}
	}
	if e, ok := r.foundedBy(sentence, w); ok {
		return e, FoundedRule
	}
	if r.lex.Has(Opponent, lemma) && r.possessed(place{sentence, w.ID}) {
		return itself, "" // "{its rival}" is not where its owner has a role
	}
	if typ == string(nlp.Organization) && r.possessed(place{sentence, w.ID}) && !w.Feats.Has("Number", "Plur") && !r.lex.Has(FamilyNoun, lemma) {
		return r.ownBody(sentence, w, lemma)
	}
	if h := t.Head(w.ID); w.Deprel.In(nlp.Compound) && h != nil && h.ID > w.ID && definite(t, h.ID) && !w.Feats.Has("Number", "Plur") && !r.lex.Has(Portfolio, h.Lemma) {
		want := r.want(place{sentence, w.ID})
		if e := r.described(&want, w, lemma, typ); e >= 0 && r.entities[e].nouns[lemma] {
			return e, Description // "the *mine* manager"
		}
	}
	if !definite(t, w.ID) || t.Child(w.ID, nlp.Cop) != nil && w.Head == 0 && typ == string(nlp.Person) {
		if typ == string(nlp.Person) && (r.possessed(place{sentence, w.ID}) || restricted(t, w.ID) && r.lex.Has(Holder, lemma) && t.Child(w.ID, nlp.Cop) == nil) {
			return r.namedLater(sentence, w) // "{A former mayor of Voltea} was jailed"
		}
		return itself, "" // "Roy is {the president}"
	}
	want := r.want(place{sentence, w.ID})
	want.apart, want.subject = w.Head, w.Deprel.In(nlp.Nsubj)
	if w.Feats.Has("Number", "Plur") {
		if at, ok := r.again(sentence, w, lemma); ok {
			return r.phrase(at, typ), SameNoun
		}
		return itself, ""
	}
	tells := restricted(t, w.ID) && !r.placed(sentence, w.ID) && (lemma == w.Lemma || !strings.ContainsAny(lemma, " -"))
	if typ == string(nlp.Person) {
		want.gender, want.sex = r.genderOf(t, w), r.lex.Note(Sexed, lemma)
		want.known = true
		want.above = r.above(sentence, w)
		if tells && pointing(t, w.ID) {
			return r.pointedAt(&want, w, lemma)
		}
	}
	if r.joint(sentence, w.ID) {
		return itself, "" // "the combined group" is neither
	}
	if typ == string(nlp.Organization) && pointing(t, w.ID) && (r.lex.Has(Company, lemma) || r.lex.Has(Trade, lemma)) {
		if e := r.lastBody(&want, lemma); e >= 0 {
			return e, Description
		}
	}
	if e := r.partOfName(&want, w); e >= 0 {
		return e, Description
	}
	if e := r.buyer(&want, w, lemma); e >= 0 && !tells {
		return e, Doer
	}
	if age := r.agedNoun(sentence, w); age > 0 && typ == string(nlp.Person) {
		if e, reason := r.aged(&want, w, lemma, age); e >= 0 {
			return e, reason
		}
	}
	if typ == string(nlp.Organization) {
		want.bodies = r.bodiesOf(sentence, w)
	}
	if r.former(sentence, w.ID) && !tells {
		if e := r.described(&want, w, formerly+lemma, typ); e >= 0 {
			return e, Description
		}
		if e, reason := r.justNamed(sentence, w, lemma, typ); e >= 0 {
			return e, reason
		}
		return r.lead(sentence, w, typ)
	}
	if r.offices[place{sentence, w.ID}] || tells && !r.classed(sentence, w.ID) {
		if e, reason := r.lead(sentence, w, typ); e >= 0 {
			return e, reason
		}
		if e, reason := r.justNamed(sentence, w, lemma, typ); e >= 0 || typ != string(nlp.Person) {
			return e, reason
		}
		return r.namedLater(sentence, w)
	}
	if e := r.described(&want, w, lemma, typ); e >= 0 && (typ == string(nlp.Person) || r.lex.Has(Company, lemma) || !r.qualified(sentence, w.ID)) {
		return e, Description
	}
	if tells {
		if e := r.coveredBody(&want, w, lemma); e >= 0 {
			return e, Description
		}
		if _, introduced := r.introduced[lemma]; !introduced && r.ofClass(sentence, w.ID) {
			return r.newlyCalled(&want, w, lemma, typ)
		}
		return itself, ""
	}
	if typ == string(nlp.Person) {
		if e := r.onlyWoman(&want, w); e >= 0 {
			return e, OnlyPerson
		}
		if e := r.described(&want, w, formerly+lemma, typ); e >= 0 {
			return e, Description // "Ada Roy, ancienne conseillère de …" is "la conseillère" in what follows
		}
	}
	at, introduced := r.again(sentence, w, lemma)
	if introduced && !r.possessed(at) {
		if e := r.namedSince(at, &want, lemma, typ); e >= 0 {
			return e, Named
		}
		return r.phrase(at, typ), SameNoun
	}
	if !introduced && r.lex.Has(Accused, lemma) && !r.qualified(sentence, w.ID) {
		switch e, reason := r.accused(&want, lemma); {
		case e >= 0:
			return e, reason
		case reason == Ambiguous:
			return vague, reason
		}
	}
	if !introduced && typ == string(nlp.Person) {
		if e := r.presented(&want, w); e >= 0 && (!r.lex.Has(Holder, lemma) || r.roleless(e, sentence)) {
			return e, Presented
		}
	}
	if !introduced && typ == string(nlp.Organization) && r.qualified(sentence, w.ID) {
		if e := r.presentedBody(&want, w, lemma); e >= 0 {
			return e, Presented
		}
	}
	e, reason := r.nounOfType(&want, w, lemma, typ)
	if introduced && e < 0 {
		return r.phrase(at, typ), SameNoun
	}
	return e, reason
}

// lastBody is the body named last in the sentence before or, if that names none, the one before that, at which "this firm" points: "Brio livre pour *Voltéa*. {Cette société} …"; -1 if there is
// none.
func (r *resolver) lastBody(want *wanted, lemma string) int {
	last, at := -1, -1
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= want.before || u.sentence < want.sentence-reach || u.sentence == want.sentence || e.typ != string(nlp.Organization) || r.otherKind(e, lemma) || r.lex.Has(Trade, lemma) && r.lex.Note(Kind, e.kind) == "body" || u.start < at {
			continue
		}
		last, at = u.entity, u.start
	}
	return last
}

// partOfName is the only body, place or work so far whose name begins or ends with a noun and what stands with it: "the *Harrow District Council*" is {the district council}; -1 if there is
// none.
func (r *resolver) partOfName(want *wanted, w *nlp.Word) int {
	t := r.tree(want.sentence)
	first, last := w.ID, w.ID
	for _, c := range t.Children(w.ID) {
		if m := t.Sentence.Word(c); m.Deprel.In(nlp.Amod, nlp.Compound) && m.UPOS != nlp.PUNCT && r.nation(m) == "" {
			first, last = min(first, c), max(last, c)
		}
	}
	if last-first < 1 || last-first > 3 {
		return -1
	}
	phrase := strings.ToLower(r.doc.Slice(t.Sentence.WordSpan(first, last)))
	only, _ := r.onlyUsed(want.before, func(e *entity) bool {
		name := strings.ToLower(e.name)
		return e.typ != string(nlp.Person) && len(name) > len(phrase)+1 && (strings.HasSuffix(name, " "+phrase) || strings.HasPrefix(name, phrase+" "))
	})
	if only >= 0 || !r.lex.Has(Company, r.lemma(want.sentence, w)) {
		return only
	}
	var trade []string // "the *storage* company" is *Polarline Storage*
	for _, c := range t.Children(w.ID) {
		if m := t.Sentence.Word(c); m.Deprel.In(nlp.Amod, nlp.Compound) && len(m.Form) > 3 {
			trade = append(trade, strings.ToLower(m.Form), strings.ToLower(m.Form)+"s", strings.TrimSuffix(strings.ToLower(m.Form), "y")+"ies")
		}
	}
	only, _ = r.onlyUsed(want.before, func(e *entity) bool {
		return e.typ == string(nlp.Organization) && !slices.Contains(trade, e.kind) && slices.ContainsFunc(strings.Fields(strings.ToLower(e.name)), func(word string) bool { return slices.Contains(trade, word) })
	})
	return only
}

// coveredBody is the only body so far that a noun for bodies of some kind lies above, for a subject that says of which class it is: "l'*Institut Valdor* … . {Le centre de recherche
// lyonnais} …"; -1 if that is not clear.
func (r *resolver) coveredBody(want *wanted, w *nlp.Word, lemma string) int {
	if typ, _ := r.typeOf(want.sentence, w); typ != string(nlp.Organization) || roleOf(r.tree(want.sentence), w.ID) < mainSubjectRole || !r.classed(want.sentence, w.ID) || r.lex.Note(Hypernym, lemma) == "*" {
		return -1
	}
	only, _ := r.onlyUsed(want.before, func(e *entity) bool {
		return e.typ == string(nlp.Organization) && r.covers(lemma, e) && !r.foreign(e, r.nationBeside(r.tree(want.sentence), w))
	})
	return only
}

// newlyCalled is whom the sentence before presented, for a subject that says of which class they are: "*Voltéa* a … . {La chaîne de boulangeries} …".
func (r *resolver) newlyCalled(want *wanted, w *nlp.Word, lemma, typ string) (int, Reason) {
	e := -1
	switch {
	case typ == string(nlp.Person) && !r.lex.Has(Holder, lemma):
		e = r.presented(want, w)
	case typ == string(nlp.Organization):
		e = r.presentedBody(want, w, lemma)
	}
	if e < 0 {
		return itself, ""
	}
	return e, Presented
}

// joint says whether a noun is of what several become together.
func (r *resolver) joint(sentence, id int) bool {
	t := r.tree(sentence)
	return slices.ContainsFunc(t.Children(id), func(c int) bool {
		w := t.Sentence.Word(c)
		return w.Deprel.In(nlp.Amod, nlp.Acl) && r.lex.Has(Joint, w.Lemma)
	})
}

// bodiesOf are the bodies where the subject of the clause of a word has a role: "Roy a fondé {la société}".
func (r *resolver) bodiesOf(sentence int, w *nlp.Word) []int {
	t := r.tree(sentence)
	v := t.Head(w.ID)
	for n := 0; v != nil && v.UPOS == nlp.NOUN && w.Deprel.In(nlp.Nmod) && n < 3; n++ { // "Roy reste à la tête de {la société}"
		w, v = v, t.Head(v.ID)
	}
	if v == nil || v.UPOS != nlp.VERB || w.Deprel == nlp.Nsubj {
		return nil
	}
	s := t.Child(v.ID, nlp.Nsubj)
	if s == nil || s.ID > w.ID {
		return nil
	}
	subject := s.ID
	if s.Feats.Has("PronType", "Rel") && v.Deprel.In(nlp.Acl) { // "Roy, who owns a part of {the company}"
		subject = v.Head
	}
	return r.serves[r.entityAt(place{sentence, subject})]
}

// pointing says whether a demonstrative points back at somebody, whatever else is said of them, but for a relative clause: "cette énarque de 54 ans".
func pointing(t *nlp.Tree, id int) bool {
	d := t.Child(id, nlp.Det)
	if d == nil || !d.Feats.Has("PronType", "Dem") {
		return false
	}
	return !slices.ContainsFunc(t.Children(id), func(c int) bool { return t.Sentence.Word(c).Deprel.In(nlp.Acl) && !setOff(t, c) })
}

// pointedAt finds whom a demonstrative points at: the person who stands out.
func (r *resolver) pointedAt(want *wanted, w *nlp.Word, lemma string) (int, Reason) {
	if e := r.described(want, w, lemma, string(nlp.Person)); e >= 0 {
		return e, Description
	}
	if only, _ := r.justBefore(want); only >= 0 && r.entities[only].agrees(&wanted{gender: want.gender, sex: want.sex}) {
		return only, Presented
	}
	want.types, want.noun, want.topic = []string{string(nlp.Person)}, lemma, true
	e, reason := clearBest(r.candidates(want), margin)
	if reason == NoAntecedent {
		want.known = false
		e, reason = clearBest(r.candidates(want), margin)
	}
	if e < 0 {
		return itself, reason
	}
	return e, NounOfType
}

// nounOfType finds the only clear candidate for a definite description by the type that its noun describes: "the company".
func (r *resolver) nounOfType(want *wanted, w *nlp.Word, lemma, typ string) (int, Reason) {
	sentence := want.sentence
	t := r.tree(sentence)
	if !r.lex.Has(TypeNoun, lemma) || r.lex.Has(Institution, lemma) || r.lex.Has(Lone, lemma) || r.qualified(sentence, w.ID) && !(r.lex.Has(Holder, lemma) && r.newly(sentence, w.ID)) {
		return itself, ""
	}
	if typ == string(nlp.Place) && !r.lex.Has(PlaceNoun, lemma) || r.everybody(t, w) {
		return itself, "" // "la mer", "les droits de l'homme"
	}
	if typ != "" {
		if len(want.types) > 0 && !slices.Contains(want.types, typ) {
			return itself, ""
		}
		want.types = []string{typ}
		if typ == string(nlp.Organization) && r.lex.Has(Trade, lemma) && pointing(t, w.ID) {
			want.types = append(want.types, string(nlp.Person)) // "ce promoteur"
			want.gender = r.genderOf(t, w)
		}
	}
	want.deeds = r.deedsOf(lemma)
	nation := r.nationBeside(t, w)
	want.nation = nation
	if e := r.doer(want, lemma); e >= 0 && (nation == "" || r.entities[e].nations[nation]) {
		return e, Doer
	}
	if r.lex.Has(Holder, lemma) {
		if e := r.incoming(want, w, lemma); e >= 0 {
			return e, NounOfType
		}
		return vague, NoAntecedent // "le maire" is somebody, but nobody known
	}
	want.outer, want.noun, want.mayBeBody = true, lemma, want.subject
	want.topic = typ == string(nlp.Organization) || typ == string(nlp.Place)
	if nation != "" {
		if e := r.ofNation(want, nation, lemma); e >= 0 {
			return e, Description
		}
	}
	if r.lex.Has(Medium, lemma) && typ == string(nlp.Organization) && r.lex.Note(Kind, lemma) != "body" { // a "paper" may be a study
		if only, _ := r.onlyUsed(want.before, r.medium); only >= 0 {
			return only, NounOfType
		}
	}
	body := r.lex.Note(Kind, lemma) == "body" // "Norsel owns Voltar, the ministry said"
	cands := r.candidates(want)
	cands = slices.DeleteFunc(cands, func(c candidate) bool {
		e := &r.entities[c.entity]
		return r.otherKind(e, lemma) || r.foreign(e, nation) || body && !r.usedBefore(c.entity, sentence) ||
			r.lex.Has(Medium, lemma) && (!r.medium(e) && !r.reports(c.entity, want.before) || r.calledFirm(e))
	})
	if r.lex.Note(PlaceNoun, lemma) == "country" && slices.ContainsFunc(cands, func(c candidate) bool { return r.country(&r.entities[c.entity]) }) {
		cands = slices.DeleteFunc(cands, func(c candidate) bool { return !r.country(&r.entities[c.entity]) })
	}
	if rest := slices.DeleteFunc(slices.Clone(cands), func(c candidate) bool { return r.thing(&r.entities[c.entity]) }); len(rest) > 0 && r.lex.Has(Company, lemma) {
		cands = rest // of a mine and its owner, the owner is "the company"
	}
	e, reason := clearBest(cands, 2*margin)
	if reason == NoAntecedent {
		if only := r.onlyMade(want, typ); only >= 0 {
			return only, NounOfType
		}
	}
	switch {
	case e >= 0 && cands[0].joined:
		return vague, Ambiguous
	case e >= 0:
		return e, NounOfType
	case reason == NoAntecedent, t.Child(w.ID, nlp.Amod) != nil:
		return itself, reason
	}
	return vague, reason
}

// everybody says whether a noun stands for anybody of the kind, as after "droits".
func (r *resolver) everybody(t *nlp.Tree, w *nlp.Word) bool {
	p := t.Head(w.ID)
	return w.Deprel.In(nlp.Nmod) && p != nil && r.lex.Has(Rights, p.Lemma)
}

// newly says whether an adjective says that somebody has just become what a noun calls them: "le nouveau maire".
func (r *resolver) newly(sentence, id int) bool {
	t := r.tree(sentence)
	return slices.ContainsFunc(t.Children(id), func(c int) bool {
		w := t.Sentence.Word(c)
		return w.Deprel.In(nlp.Amod) && r.lex.Has(Incoming, w.Lemma)
	})
}

// incoming is who has just come into an office: whom the article is about, and never called so before; -1 if it is not clear.
func (r *resolver) incoming(want *wanted, w *nlp.Word, lemma string) int {
	if !r.newly(want.sentence, w.ID) {
		return -1
	}
	one := *want
	one.topic, one.known = true, false
	cands := slices.DeleteFunc(r.candidates(&one), func(c candidate) bool {
		e := &r.entities[c.entity]
		return e.nouns[lemma] || !slices.ContainsFunc(r.uses, func(u use) bool { return u.entity == c.entity && u.sentence < lead && u.role >= subjectRole })
	})
	e, _ := clearBest(cands, margin)
	return e
}

// again finds the phrase without a name that brought a noun up before: "the team" after "a team of divers".
func (r *resolver) again(sentence int, w *nlp.Word, lemma string) (place, bool) {
	at, ok := r.introduced[lemma]
	if ok && !w.Feats.Has("Number", "Plur") && r.doc.Sentences[at.sentence].Word(at.word).Feats.Has("Number", "Plur") {
		return at, false // "the trust" after "one of the biggest trusts"
	}
	ok = ok && (at.sentence < sentence || at.sentence == sentence && at.word < w.ID) && !restricted(r.tree(sentence), w.ID) && !r.otherPhrase(at, sentence, w)
	return at, ok
}

// lead links a description that says which one it means to the only person named so far, near the top of the article:
// "la maire de Saint-Paul" after a headline that names her.
func (r *resolver) lead(sentence int, w *nlp.Word, typ string) (int, Reason) {
	if typ != string(nlp.Person) || sentence >= leadSentences || w.Feats.Has("Number", "Plur") {
		return itself, ""
	}
	t := r.tree(sentence)
	if !w.Deprel.In(nlp.Nsubj) || r.identified(sentence, w) {
		return itself, ""
	}
	only, last := r.onlyUsed(r.wordStart(sentence, w.ID), func(e *entity) bool { return e.typ == string(nlp.Person) })
	if only < 0 || last == sentence || r.usedIn(only, sentence) || !r.entities[only].agrees(&wanted{gender: r.genderOf(t, w)}) {
		return itself, "" // in one sentence, "selon A, le directeur de B …", it is somebody else
	}
	return only, OnlyPerson
}

// usedIn says whether a sentence names an entity: then no role in it without a name is that one's.
func (r *resolver) usedIn(entity, sentence int) bool {
	return slices.ContainsFunc(r.uses, func(u use) bool { return u.entity == entity && u.sentence == sentence })
}

// ownBody is the body where the person has a role whose company, party or club a noun with a possessive speaks of: "Ada Roy, patronne de *Voltéa*, … . {Son groupe} …".
func (r *resolver) ownBody(sentence int, w *nlp.Word, lemma string) (int, Reason) {
	t := r.tree(sentence)
	who := -1
	for _, c := range t.Children(w.ID) {
		p := t.Sentence.Word(c)
		if e, ok := r.referents[place{sentence, c}]; ok && possessive(p) && e >= 0 && r.entities[e].typ == string(nlp.Person) {
			who = e
		}
	}
	only := -1
	for _, of := range r.serves[who] {
		if e := &r.entities[of]; e.typ == string(nlp.Organization) && !r.otherKind(e, lemma) && !r.qualified(sentence, w.ID) {
			if only >= 0 {
				return itself, ""
			}
			only = of
		}
	}
	if only < 0 {
		return itself, ""
	}
	return only, OwnBody
}

// identified says whether a clause tells who a description is: "Le vice-président sera Tom Hale".
func (r *resolver) identified(sentence int, w *nlp.Word) bool {
	t := r.tree(sentence)
	p := t.Head(w.ID)
	return p != nil && w.Deprel.In(nlp.Nsubj) && t.Child(p.ID, nlp.Cop) != nil && r.nameAt(sentence, p.ID) != ""
}

// justNamed links what somebody once was, or where they come from, to the only person of the sentence before: "*Ada Roy* a signé. {L'ancienne joueuse de Lyon} …".
// Whoever is something now is named where it matters: "the head of the committee" is mostly somebody else.
func (r *resolver) justNamed(sentence int, w *nlp.Word, lemma, typ string) (int, Reason) {
	t := r.tree(sentence)
	if typ != string(nlp.Person) || !r.lex.Has(Native, lemma) && !r.modified(sentence, w.ID, Former) || roleOf(t, w.ID) != mainSubjectRole || r.identified(sentence, w) || r.quoteAt(r.wordStart(sentence, w.ID)) >= 0 {
		return itself, ""
	}
	only, before := -1, r.wordStart(sentence, w.ID)
	for _, u := range r.uses {
		if e := &r.entities[u.entity]; u.start >= before || u.sentence < sentence-1 || u.entity == only || e.typ != string(nlp.Person) || !e.agrees(&wanted{gender: r.genderOf(t, w)}) {
			continue
		}
		if only >= 0 || u.sentence == sentence { // of several the only one who is named for the first time, as a subject
			want := r.want(place{sentence, w.ID})
			only, _ = r.justBefore(&want)
			break
		}
		only = u.entity
	}
	if only < 0 || !r.entities[only].agrees(&wanted{gender: r.genderOf(t, w), known: true}) {
		return itself, ""
	}
	return only, JustNamed
}

// onlyUsed is the only one of some entities that was used before a place, and the last sentence where it was; -1 if there are none or several.
func (r *resolver) onlyUsed(before int, one func(*entity) bool) (only, last int) {
	only = -1
	for _, u := range r.uses {
		if u.start >= before || u.entity != only && !one(&r.entities[u.entity]) {
			continue
		}
		if only >= 0 && u.entity != only {
			return -1, 0
		}
		only, last = u.entity, max(last, u.sentence)
	}
	return only, last
}

// onlyMade is the only product or work that the article has named so far, however far back, -1 if there are none or several: "the drug".
func (r *resolver) onlyMade(want *wanted, typ string) int {
	if typ != string(nlp.Product) && typ != string(nlp.Work) {
		return -1
	}
	only, _ := r.onlyUsed(want.before, func(e *entity) bool { return e.agrees(want) })
	return only
}

// possessed says whether a phrase is told apart by its owner alone, as "his old club" is: the club after it may be another.
func (r *resolver) possessed(at place) bool {
	t := r.tree(at.sentence)
	for _, c := range t.Children(at.word) {
		if w := t.Sentence.Word(c); w.Deprel.In(nlp.NmodPoss) || w.Deprel.In(nlp.Det) && w.Feats.Has("Poss", "Yes") {
			return true
		}
	}
	return false
}

// described is the entity that a noun stands for because the text has called it so: the one used last; by a noun above, the one that stands out among those
// below it ("l'élu" after "le maire"); -1 if there is none.
func (r *resolver) described(want *wanted, w *nlp.Word, lemma, typ string) int {
	best, at := -1, -1
	var below []int
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= want.before || !r.mayBear(e, lemma, typ) || r.coArgument(u, want) || want.commanded(u) || r.someoneElse(e, want.sentence, w) {
			continue
		}
		if slices.Contains(want.bodies, u.entity) && (e.nouns[lemma] || r.lex.Has(Company, lemma)) && !r.otherKind(e, lemma) {
			return u.entity // "Voltea's founder, Ada Roy, … . Roy started {the company}"
		}
		nation := r.nationBeside(r.tree(want.sentence), w)
		if e.nouns[lemma] {
			if u.start > at && (nation == "" || e.typ != string(nlp.Organization) || e.nations[nation]) {
				best, at = u.entity, u.start
			}
		} else if (nation == "" || e.typ != string(nlp.Organization) || e.nations[nation]) && r.covers(lemma, e) && !slices.Contains(below, u.entity) && e.agrees(&wanted{gender: want.gender}) {
			below = append(below, u.entity)
		}
	}
	if best >= 0 && typ == string(nlp.Person) && r.sentenceOf(at) < want.sentence-reach {
		if theme := r.theme(want, lemma); theme >= 0 {
			return theme // of two ministers, neither of them just spoken of, the one whom the article is about
		}
	}
	switch {
	case best >= 0 || len(below) == 0:
		return best
	case len(below) == 1:
		return below[0]
	}
	cands := slices.DeleteFunc(r.candidates(want), func(c candidate) bool { return !slices.Contains(below, c.entity) })
	e, _ := clearBest(cands, margin)
	return e
}

// theme is the only person that a noun was said of whom the article begins with as a subject; -1 if there is none.
func (r *resolver) theme(want *wanted, lemma string) int {
	only, _ := r.onlyUsed(want.before, func(e *entity) bool {
		return e.typ == string(nlp.Person) && e.nouns[lemma] && e.agrees(&wanted{gender: want.gender}) && slices.ContainsFunc(r.uses, func(u use) bool {
			return &r.entities[u.entity] == e && u.sentence < lead && u.role >= subjectRole
		})
	})
	return only
}

// mayBear says whether an entity may be called by a noun that describes a type: it is of that type or of an unknown one, its own name says so ("the Sala
// *Museum*", taken for a place; a playhouse is a theatre and a venue), or it is somebody in the trade ("the shipowner").
func (r *resolver) mayBear(e *entity, lemma, typ string) bool {
	built := e.typ == string(nlp.Place) && typ == string(nlp.Organization) || e.typ == string(nlp.Organization) && typ == string(nlp.Place)
	return typ == "" || e.typ == typ || e.typ == string(nlp.Other) || e.kind == lemma || built && (e.nouns[lemma] || r.covers(lemma, e)) || e.typ == string(nlp.Person) && r.lex.Has(Trade, lemma)
}

// covers says whether a noun lies above one that the text has called an entity by.
func (r *resolver) covers(lemma string, e *entity) bool {
	if e.club && r.lex.Has(Club, lemma) {
		return true
	}
	lemma, once := strings.CutPrefix(lemma, formerly)
	for _, n := range strings.Fields(r.lex.Note(Hypernym, lemma)) {
		if once {
			n = formerly + n
		}
		if e.nouns[n] {
			return true
		}
		if n == "*" && r.calledFirm(e) {
			return true
		}
	}
	return false
}

// someoneElse says whether a description is of another person than one whom the same noun has described: "le maire" is no woman whom the text called
// "la maire", "the prime minister" no minister of transport.
func (r *resolver) someoneElse(e *entity, sentence int, w *nlp.Word) bool {
	if r.foreign(e, r.nationBeside(r.tree(sentence), w)) {
		return true // "le tireur hongrois" is no Korean
	}
	if e.typ != string(nlp.Person) {
		return false
	}
	g := r.genderOf(r.tree(sentence), w)
	if sex := sexOf(g); sex != "" && e.gender[g] == 0 && (e.sex == "m" || e.sex == "f") && e.sex != sex {
		return true
	}
	return slices.ContainsFunc(r.traits(sentence, w.ID), func(t string) bool { return !e.traits[t] })
}

// otherPhrase says whether a description tells its bearer apart by what the phrase that brought its noun up does not say: "le nouveau maire" is not "la maire".
func (r *resolver) otherPhrase(at place, sentence int, w *nlp.Word) bool {
	first := r.doc.Sentences[at.sentence].Word(at.word)
	if a, b := r.genderOf(r.tree(at.sentence), first), r.genderOf(r.tree(sentence), w); a != "" && b != "" && a != b {
		return true
	}
	if a, b := r.nationBeside(r.tree(at.sentence), first), r.nationBeside(r.tree(sentence), w); a != b && b != "" {
		return true // "the Russian players" after "the French players"
	}
	had := r.traits(at.sentence, at.word)
	return slices.ContainsFunc(r.traits(sentence, w.ID), func(t string) bool { return !slices.Contains(had, t) })
}

// traits are the lemmas of what tells the bearer of a description apart from others: the words for which it is qualified.
func (r *resolver) traits(sentence, id int) []string {
	t := r.tree(sentence)
	var out []string
	for _, c := range t.Children(id) {
		if w := t.Sentence.Word(c); r.trait(sentence, w, id) {
			out = append(out, strings.ToLower(w.Lemma))
		}
	}
	return out
}

// classed says whether what restricts a noun only says of which class it is, naming nothing: "le constructeur de bus électriques".
func (r *resolver) classed(sentence, id int) bool {
	t := r.tree(sentence)
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		switch {
		case w.Deprel.In(nlp.Det, nlp.Case, nlp.Punct, nlp.Amod), c > id && w.Deprel.In(nlp.Acl, nlp.Appos) && setOff(t, c):
		case w.Deprel.In(nlp.Nmod, nlp.Compound) && w.UPOS == nlp.NOUN && !capitalised(w.Form) && !definite(t, c) && t.Child(c, nlp.Nmod, nlp.Acl, nlp.Flat, nlp.Appos) == nil:
		case w.Deprel.In(nlp.Nmod, nlp.Acl, nlp.Appos, nlp.Nummod, nlp.Flat, nlp.Compound):
			return false
		}
	}
	return true
}

// placed says whether all that restricts a noun is where its bearer is: "the Cambridge start-up", "the London-based lender".
func (r *resolver) placed(sentence, id int) bool {
	t := r.tree(sentence)
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		switch {
		case c > id && w.Deprel.In(nlp.Acl, nlp.Appos) && setOff(t, c):
		case w.Deprel.In(nlp.Compound) && c < id && (w.UPOS != nlp.PROPN || r.nameAt(sentence, c) == string(nlp.Place)):
		case w.Deprel.In(nlp.Nmod) && w.Deprel != nlp.NmodPoss, w.Deprel.In(nlp.Acl, nlp.Appos, nlp.Nummod, nlp.Flat, nlp.Compound):
			return false
		}
	}
	return true
}

// nameAt is the entity type of the name that a word stands in, "" if it stands in none.
func (r *resolver) nameAt(sentence, id int) string {
	for _, i := range r.mentionsIn(sentence) {
		if m := &r.mentions[i]; m.First <= id && id <= m.Last {
			return r.entities[r.byMention[i]].typ
		}
	}
	return ""
}

// qualified says whether an adjective tells the bearer of a description apart from others: "the central bank", but not "the Italian striker", "the same firm".
func (r *resolver) qualified(sentence, id int) bool { return len(r.traits(sentence, id)) > 0 }

// trait says whether a word is an adjective, or a noun before its head, that tells the bearer of the head noun apart from others.
func (r *resolver) trait(sentence int, w *nlp.Word, head int) bool {
	switch {
	case !w.Deprel.In(nlp.Amod, nlp.Compound), w.UPOS == nlp.PUNCT, w.UPOS == nlp.VERB, r.hyphenPart(sentence, w.ID, head):
		return false
	case w.UPOS == nlp.ADJ && (r.lex.Has(Demonym, w.Lemma) || r.lex.Has(Demonym, w.Form) || r.lex.Has(Former, w.Lemma) || r.lex.Has(Epithet, w.Lemma)),
		w.UPOS == nlp.PROPN && r.nameAt(sentence, w.ID) == string(nlp.Place):
		return false
	case w.UPOS == nlp.ADJ && w.ID > head && r.lex.Has(Company, r.lemma(sentence, r.doc.Sentences[sentence].Word(head))) && !r.lex.Has(TypeNoun, w.Lemma):
		return false // "le groupe laitier"
	}
	return true
}

// ofClass says whether a noun behind another tells of which class its bearer is: "la chaîne de boulangeries", "the maker of lamps".
func (r *resolver) ofClass(sentence, id int) bool {
	return r.tree(sentence).Child(id, nlp.Nmod) != nil && r.classed(sentence, id)
}

// hyphenPart says whether a word is joined to the noun behind it by a hyphen.
func (r *resolver) hyphenPart(sentence, c, id int) bool {
	return c == id-2 && r.doc.Sentences[sentence].Word(id-1).Form == "-"
}

// otherKind says whether a name says by a word of its own that it is something else than a noun calls it: no "School of Economics" is "the bank".
func (r *resolver) otherKind(e *entity, lemma string) bool {
	if r.lex.Has(Club, lemma) && r.lex.Has(Kind, e.kind) && !r.lex.Has(Club, e.kind) && !e.club && !e.nouns[lemma] {
		return true // a league is no club
	}
	if r.lex.Has(PlaceNoun, lemma) && r.otherPlace(e, lemma) {
		return true
	}
	if r.lex.Has(PlaceNoun, lemma) && (r.building(e) || r.lex.Note(PlaceNoun, lemma) == "town" && r.country(e)) {
		return true
	}
	if e.kind != "" && e.kind != lemma && r.lex.Has(Kind, e.kind) && (r.lex.Has(Kind, lemma) || r.lex.Has(Company, lemma) && r.lex.Note(Kind, e.kind) == "body") {
		return true
	}
	if r.lex.Has(Kind, e.kind) && r.lex.Has(Company, lemma) && r.lex.Note(Hypernym, lemma) != "*" && e.kind != lemma && !e.nouns[lemma] && !r.covers(lemma, e) {
		return true // a clinic is no manufacturer
	}
	for n, said := range e.nouns { // "the drugmaker Belvane" is no regulator, "la revue Brio" no firm
		if said && e.typ == string(nlp.Work) && !e.nouns[lemma] && r.lex.Note(TypeNoun, n) == string(nlp.Work) && r.lex.Note(TypeNoun, lemma) == string(nlp.Work) && !r.covers(lemma, e) && !slices.Contains(strings.Fields(r.lex.Note(Hypernym, n)), lemma) {
			return true // "the journal Brio" is no study, the film no report
		}
		if one, other := r.lex.Note(Sector, n), r.lex.Note(Sector, lemma); said && one != other && one != "" && other != "" && !e.nouns[lemma] {
			return true // "the regulator, Brio," is no charity
		}
		if said && r.lex.Has(Medium, n) && r.lex.Has(Company, lemma) && !r.calledFirm(e) {
			return true
		}
		if said && !e.nouns[lemma] && r.lex.Note(Kind, lemma) == "firm" && r.lex.Has(Company, n) && !r.lex.Has(Kind, n) && r.lex.Note(Hypernym, n) != "*" && !r.covers(lemma, e) {
			return true // no maker is "the bank"
		}
		if said && (r.lex.Has(Company, n) && r.lex.Note(Kind, lemma) == "body" || r.lex.Note(Kind, n) == "body" && r.lex.Has(Company, lemma)) {
			return true
		}
	}
	return false
}

// otherPlace says whether the text calls a place by nouns for places, and by none of the kind of another: no hamlet is "the county".
func (r *resolver) otherPlace(e *entity, lemma string) bool {
	other := false
	for n, said := range e.nouns {
		switch {
		case n == lemma || r.lex.Has(PlaceNoun, n) && r.lex.Note(PlaceNoun, n) == r.lex.Note(PlaceNoun, lemma):
			return false
		case said && r.lex.Note(TypeNoun, n) == string(nlp.Place):
			other = true
		}
	}
	return other
}

// thing says whether the text calls a body by nouns for places or products alone: "Sala, a mine".
func (r *resolver) thing(e *entity) bool {
	thing := false
	for n, said := range e.nouns {
		switch t := r.lex.Note(TypeNoun, n); {
		case t == string(nlp.Organization):
			return false
		case said && (t == string(nlp.Place) || t == string(nlp.Product)):
			thing = true
		}
	}
	return thing
}

// building says whether the text calls a place by a noun for a body: a theatre is no town.
func (r *resolver) building(e *entity) bool {
	for n := range e.nouns {
		if r.lex.Has(Kind, n) || r.lex.Note(TypeNoun, n) == string(nlp.Organization) {
			return true
		}
	}
	return false
}

// medium says whether an entity is a newspaper, a broadcaster or the like, by its name or by what the text calls it.
func (r *resolver) medium(e *entity) bool {
	if e.typ != string(nlp.Organization) {
		return false
	}
	for n, said := range e.nouns {
		if said && r.lex.Has(Medium, n) {
			return true
		}
	}
	for part := range strings.FieldsSeq(strings.ToLower(e.name)) {
		if r.lex.Has(Medium, part) || r.lex.Has(PaperName, part) {
			return true
		}
	}
	return false
}

// reports says whether an entity is the subject of a reporting verb before a place, or who is told, as a medium is that a text calls "the newspaper".
func (r *resolver) reports(entity, before int) bool {
	for _, u := range r.uses {
		if u.entity != entity || u.start >= before {
			continue
		}
		t := r.tree(u.sentence)
		if w := t.Sentence.Word(u.word); w != nil && (w.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Iobj) || w.Deprel == nlp.OblArg) { // it says, or is told
			if h := t.Head(u.word); h != nil && r.lex.Has(Reporting, h.Lemma) {
				return true
			}
		}
	}
	return false
}

// lemma is a noun's lemma, with what belongs to it where the lexicon knows that: "start-up", "homme d'affaires".
func (r *resolver) lemma(sentence int, w *nlp.Word) string {
	s := r.doc.Sentences[sentence]
	if w.ID > 2 && s.Word(w.ID-1).Form == "-" {
		if l := strings.ToLower(s.Word(w.ID-2).Form) + "-" + strings.ToLower(w.Lemma); r.lex.Has(TypeNoun, l) {
			return l
		}
	}
	if before := s.Word(w.ID - 1); before != nil && before.Head == w.ID {
		if both := strings.ToLower(before.Form) + " " + w.Lemma; r.lex.Has(TypeNoun, both) {
			return both // "the auction house"
		}
	}
	for last := w.ID + 3; last > w.ID+1 && w.UPOS == nlp.NOUN; last-- { // "chef de l'État", "homme d'affaires"
		if s.Word(last) == nil {
			continue
		}
		behind := strings.ReplaceAll(strings.ToLower(r.doc.Slice(s.WordSpan(w.ID+1, last))), "’", "'")
		if l := w.Lemma + " " + behind; r.lex.Has(TypeNoun, l) {
			return l
		}
	}
	if allCapitals(w.Form) {
		return strings.ToLower(w.Lemma) // "ONG"
	}
	if low := strings.ToLower(w.Form); !r.lex.Has(TypeNoun, w.Lemma) && r.lex.Has(TypeNoun, low) {
		return low // "grimpeuse", whose lemma is of a man
	}
	return w.Lemma
}

// typeOf is the entity type that a noun describes, and whether it describes one.
func (r *resolver) typeOf(sentence int, w *nlp.Word) (string, bool) {
	l := r.lemma(sentence, w)
	return r.lex.Note(TypeNoun, l), r.lex.Has(TypeNoun, l)
}

// genderOf is the gender that a description gives its bearer: the determiner's before the noun's, since "la maire" is a woman. "L'artiste" tells none.
func (r *resolver) genderOf(t *nlp.Tree, w *nlp.Word) string {
	if d := t.Child(w.ID, nlp.Det); d != nil {
		if g := d.Feats.Get("Gender"); g != "" {
			return g
		}
		for _, c := range t.Children(w.ID) {
			if a := t.Sentence.Word(c); a.Deprel.In(nlp.Amod) && a.Feats.Get("Gender") != "" {
				return a.Feats.Get("Gender") // "l'ancienne pilote"
			}
		}
		if r.lex.Has(Epicene, w.Lemma) {
			return ""
		}
	}
	return w.Feats.Get("Gender")
}

// definite says whether a noun has a definite or a demonstrative determiner.
func definite(t *nlp.Tree, id int) bool {
	d := t.Child(id, nlp.Det)
	return d != nil && (d.Feats.Has("Definite", "Def") || d.Feats.Has("PronType", "Dem"))
}

// restricted says whether a noun phrase says by itself which one it means: "la société de Lyon", "the company that makes it".
func restricted(t *nlp.Tree, id int) bool {
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		switch {
		case c > id && w.Deprel.In(nlp.Acl, nlp.Appos) && setOff(t, c): // "the firm, which …"
		case w.Deprel.In(nlp.Nmod) && w.Deprel != nlp.NmodPoss, w.Deprel.In(nlp.Acl, nlp.Appos, nlp.Nummod, nlp.Flat),
			w.Deprel.In(nlp.Compound) && w.UPOS == nlp.PROPN:
			return true
		}
	}
	return false
}

// setOff says whether a comma stands before a clause.
func setOff(t *nlp.Tree, id int) bool {
	first, _ := t.Extent(id)
	for _, i := range [...]int{first, first - 1} {
		if w := t.Sentence.Word(i); w != nil && w.Form == "," {
			return true
		}
	}
	return false
}

// introduce remembers the phrase that brings a noun up without naming anything: "une équipe internationale".
func (r *resolver) introduce(sentence int, w *nlp.Word) {
	lemma := r.lemma(sentence, w)
	if _, ok := r.introduced[lemma]; ok || w.UPOS != nlp.NOUN {
		return
	}
	t := r.tree(sentence)
	switch {
	case definite(t, w.ID) && !restricted(t, w.ID) && t.Child(w.ID, nlp.Amod) == nil:
		return
	case t.Child(w.ID, nlp.Det, nlp.Nummod, nlp.NmodPoss) == nil && !w.Feats.Has("Number", "Plur") && (!restricted(t, w.ID) || r.headline(sentence) && r.lex.Has(TypeNoun, lemma)):
		return // a headline leaves articles out: its "regulator" is named in the text
	}
	r.introduced[lemma] = place{sentence, w.ID}
}

// headline says whether a sentence is the first of the text and ends like none.
func (r *resolver) headline(sentence int) bool {
	s := r.doc.Sentences[sentence]
	return sentence == 0 && len(s.Words) > 0 && s.Words[len(s.Words)-1].UPOS != nlp.PUNCT
}

// phrase makes an entity of a noun phrase without a name, or finds the one made of it before.
func (r *resolver) phrase(at place, typ string) int {
	if e, ok := r.phrases[at]; ok {
		return e
	}
	name := r.nominalPhrase(at)
	if a, ok := r.argumentAt[at]; ok { // as the extractor has cut it
		name = a.Name
		if a.Type != "" {
			typ = a.Type
		}
	}
	e := r.makeNamed(name, typ)
	r.phrases[at] = e
	return e
}

// nominalPhrase is a noun with its adjectives and the nominals beside it, without determiner and without clauses.
func (r *resolver) nominalPhrase(at place) string {
	t := r.tree(at.sentence)
	first, last := at.word, at.word
	for _, c := range t.Children(at.word) {
		w := t.Sentence.Word(c)
		low, high := t.Extent(c)
		switch {
		case w.Deprel.In(nlp.Amod, nlp.Compound, nlp.Nummod, nlp.Flat) && c < at.word:
			first = min(first, low)
		case w.Deprel.In(nlp.Amod, nlp.Nmod, nlp.Compound, nlp.Flat) && low == last+1 && high-low < 8:
			last = high
		}
	}
	return strings.TrimSpace(r.doc.Slice(t.Sentence.WordSpan(first, last)))
}

func (r *resolver) wordStart(sentence, id int) int {
	return r.doc.Sentences[sentence].WordSpan(id, id).Start
}

// capitalised says whether a word begins with a capital.
func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// calledSo says whether the noun of a description has stood for an entity, or names who did what the article asserts of it.
func (r *resolver) calledSo(e *entity, want *wanted) bool {
	_, called := e.nouns[want.noun]
	return called && want.noun != "" || e.did(want.deeds)
}

// calledFirm says whether the text calls an entity a firm: then it is no newspaper.
func (r *resolver) calledFirm(e *entity) bool {
	for called, said := range e.nouns {
		if said && r.lex.Has(Company, called) {
			return true
		}
	}
	return false
}

// calledOtherwise says whether the text calls a person by nouns, and none of them is that of a description or lies beside it.
func (r *resolver) calledOtherwise(e *entity, noun string) bool {
	if noun == "" || e.typ != string(nlp.Person) || e.nouns[noun] || r.covers(noun, e) {
		return false
	}
	for called, said := range e.nouns {
		if said && r.lex.Has(TypeNoun, called) {
			return true
		}
	}
	return false
}
