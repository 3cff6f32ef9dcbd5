package resolve

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
)

// The lexicon classes of pronouns and of what they stand beside.
const (
	PersonPronoun nlp.Class = "person-pronoun" // "he", "her": a person; note: sex
	ThingPronoun  nlp.Class = "thing-pronoun"  // "it", "its": no person
	CliticRole    nlp.Class = "clitic-role"    // "en", "y": stand for a phrase with its preposition
	GroupPronoun  nlp.Class = "group-pronoun"  // "they": may stand for one body
	Impersonal    nlp.Class = "impersonal"     // "probable", "time", "rain": "it" before it stands for nothing; note: "alone" if no clause need follow, "clitic" if "y", "en" or "se" must stand by
	Minded        nlp.Class = "minded"         // "confident": who is so is somebody, although a clause follows
)

// person is the grammatical person of a pronoun, or of the possessor of a possessive; "" if it has none.
func (r *resolver) person(w *nlp.Word) string {
	if n := r.lex.Note(SpeakerWord, strings.ToLower(strings.ReplaceAll(w.Form, "’", "'"))); n != "" {
		return n[:1]
	}
	if p := w.Feats.Get("Person[psor]"); p != "" {
		return p
	}
	return w.Feats.Get("Person")
}

// plural says whether a pronoun, or the possessor of a possessive, is more than one.
func plural(w *nlp.Word) bool {
	if n := w.Feats.Get("Number[psor]"); n != "" {
		return n == "Plur"
	}
	return w.Feats.Has("Number", "Plur") && (w.UPOS != nlp.DET || !possessive(w))
}

func possessive(w *nlp.Word) bool { return w.Feats.Has("Poss", "Yes") }

// referring says whether a word is a pronoun or possessive of the third person that stands for something named: no relative or
// interrogative, no reflexive, no dummy subject ("il pleut", "it rains").
func (r *resolver) referring(sentence int, w *nlp.Word) bool {
	switch w.UPOS {
	case nlp.PRON, nlp.DET:
	default:
		return false
	}
	poss := possessive(w)
	if w.UPOS == nlp.DET && !poss || w.Deprel.In(nlp.Expl) || w.Feats.Has("Reflex", "Yes") || r.takes[place{sentence, w.ID}] == nil && r.lex.Has(CliticRole, strings.ToLower(w.Form)) || r.dummy(sentence, w) {
		return false
	}
	if w.Deprel.In(nlp.Case, nlp.Mark, nlp.Fixed) || r.stresses(sentence, w) || r.said(sentence, w) {
		return false // "il y a dix ans"
	}
	if t := w.Feats.Get("PronType"); t != "" && t != "Prs" && !poss {
		return false
	}
	p := r.person(w)
	return p == "3" || poss && p == ""
}

// said says whether a pronoun is what somebody says: "Elle {l}'a annoncé".
func (r *resolver) said(sentence int, w *nlp.Word) bool {
	v := r.tree(sentence).Head(w.ID)
	return v != nil && w.UPOS == nlp.PRON && w.Deprel == nlp.Obj && r.lex.Has(Reporting, v.Lemma) && !r.lex.Has(Blaming, v.Lemma) && !r.lex.Has(Siding, v.Lemma) && !w.Feats.Has("Gender", "Fem") && !w.Feats.Has("Number", "Plur") &&
		!r.lex.Has(PersonPronoun, strings.ToLower(w.Form)) && !(v.Deprel.In(nlp.Acl) && slices.Contains(r.takes[place{sentence, w.ID}], string(nlp.Person))) // "qui {l}'accuse"
}

// stresses says whether a pronoun only sets off its subject: "Ada Roy a {elle} signé".
func (r *resolver) stresses(sentence int, w *nlp.Word) bool {
	s := r.doc.Sentences[sentence]
	aux, v := s.Word(w.ID-1), s.Word(w.ID+1)
	return w.UPOS == nlp.PRON && !w.Deprel.In(nlp.Nsubj) && aux != nil && v != nil && aux.UPOS == nlp.AUX && v.UPOS == nlp.VERB && aux.Head == v.ID && w.Head == v.ID
}

// dummy says whether a subject stands for a clause that follows, or for nothing: "il est temps de partir", "it is likely that", "it rained".
func (r *resolver) dummy(sentence int, w *nlp.Word) bool {
	if !w.Deprel.In(nlp.Nsubj) || r.lex.Has(PersonPronoun, strings.ToLower(w.Form)) || w.Feats.Has("Number", "Plur") || w.Feats.Has("Gender", "Fem") {
		return false
	}
	t := r.tree(sentence)
	p := t.Head(w.ID)
	if p == nil || w.ID > p.ID {
		return false
	}
	switch note := r.lex.Note(Impersonal, p.Lemma); {
	case note == "alone", p.UPOS == nlp.ADJ && r.lex.Has(Impersonal, p.Lemma):
		return true
	case note == "clitic": // "il y a", "il s'agit", "quoi qu'il en soit"
		for _, c := range t.Children(p.ID) {
			if k := t.Sentence.Word(c); c < p.ID && (r.lex.Has(CliticRole, strings.ToLower(k.Form)) || k.Feats.Has("Reflex", "Yes")) {
				return true
			}
		}
		return false
	}
	clause := t.Child(p.ID, nlp.Csubj, nlp.Ccomp, nlp.Xcomp, nlp.Acl, nlp.Advcl)
	if clause == nil || clause.ID < p.ID {
		return false
	}
	if r.lex.Has(Impersonal, p.Lemma) {
		return true
	}
	finite := clause.Deprel.In(nlp.Csubj) || clause.Deprel.In(nlp.Ccomp) && clause.UPOS != nlp.PART
	return t.Child(p.ID, nlp.Cop) != nil && p.UPOS == nlp.ADJ && finite && !r.lex.Has(Minded, p.Lemma)
}

// pronoun finds the antecedent of a third person pronoun or possessive. It stands before the pronoun, at most two sentences away; it
// agrees in sex or gender and number and has a type that the statement takes; it is no other argument of the same predicate, unless the
// pronoun is a possessive.
func (r *resolver) pronoun(sentence int, w *nlp.Word) (int, Reason) {
	want := r.pronounWant(sentence, w)
	if r.ownedByStranger(&want) {
		return -1, Ambiguous
	}
	if e := r.shared(sentence, w); e >= 0 {
		return e, PronounRule
	}
	if e := r.tellersPhrase(sentence, w); e >= 0 {
		return e, TellersBody
	}
	if want.plural {
		return r.several(&want, r.lex.Has(GroupPronoun, strings.ToLower(w.Form)))
	}
	if e := r.announced(sentence, w); e >= 0 && r.entities[e].agrees(&want) {
		return e, PronounRule
	}
	if e := r.conjoined(sentence, w); e >= 0 && r.entities[e].agrees(&want) {
		return e, PronounRule
	}
	if e := r.turnedOn(&want, w); e >= 0 {
		return e, PronounRule
	}
	if e := r.undecided(sentence, w); e >= 0 && r.entities[e].agrees(&wanted{gender: want.gender, sex: want.sex}) {
		return e, PronounRule
	}
	takes := want.types
	subject := w.Deprel.In(nlp.Nsubj) && !r.lex.Has(PersonPronoun, strings.ToLower(w.Form))
	if subject {
		want.types = r.predicated(sentence, w) // who is spoken of is told before what is said of them
	}
	cands := r.candidates(&want)
	e, reason := clearBest(cands, margin)
	if reason == Ambiguous && subject && len(takes) > 0 { // of those alike, those that may do it
		want.types = takes
		cands = r.candidates(&want)
		e, reason = clearBest(cands, margin)
	}
	if len(want.charged) > 0 && (e < 0 || r.judges(&r.entities[e])) {
		return r.accused(&want, "")
	}
	switch {
	case reason == NoAntecedent && slices.Equal(want.types, []string{string(nlp.Person)}) && want.sex != "":
		if e, reason := r.onlyBefore(&want); e >= 0 {
			return e, reason
		}
		return r.misnamed(&want)
	case reason == NoAntecedent && want.parallel && want.gender != "":
		return r.misnamed(&want)
	case e < 0:
		return e, reason
	case subject && r.lex.Has(ThingPronoun, strings.ToLower(w.Form)) && len(takes) == 0 && want.types == nil && r.unclear(sentence, w):
		return -1, Ambiguous
	case subject && len(takes) > 0 && !slices.Contains(takes, r.entities[e].typ):
		return -1, NoAntecedent
	case len(takes) == 0 && r.lex.Has(ThingPronoun, strings.ToLower(w.Form)) && !possessive(w) && !want.subject &&
		(!want.object || len(cands) > 1 && cands[0].start < r.doc.Sentences[sentence].Start):
		return -1, Ambiguous // "I told them about {it}" is rarely about a name
	case r.outranked(&want, cands[0].score), subject && want.gender != "" && cands[0].role == innerRole && len(r.entities[e].gender) == 0 && r.entities[e].sex == "":
		return -1, Ambiguous // "l'équipe d'Ada Roy a trouvé un os. {Il} …"
	}
	return e, PronounRule
}

// announced is the name that a sentence begins with, before a pronoun for it: "Quant à *Ada Roy*, {elle} part", "As for *Roy*, {she} left", "*Roy*, {elle}, part"; -1 if there is none.
func (r *resolver) announced(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	if roleOf(t, w.ID) != mainSubjectRole || possessive(w) {
		return -1
	}
	for _, i := range r.mentionsIn(sentence) {
		m := &r.mentions[i]
		if m.First > w.ID || m.First > 5 {
			return -1
		}
		h := headOf(t, m.First, m.Last)
		for n := 0; n < 2 && t.Sentence.Word(h).Deprel.In(nlp.Nmod, nlp.Flat, nlp.Appos) && t.Child(h, nlp.Case) == nil && t.Sentence.Word(h).Head != 0; n++ {
			h = t.Sentence.Word(h).Head // "M." of "M. Roy"
		}
		d := t.Sentence.Word(h)
		if d.Head == w.Head && d.Deprel.In(nlp.Dislocated, nlp.Obl, nlp.Advmod) && (d.Deprel.In(nlp.Dislocated) || r.lex.Has(AboutMark, r.caseOf(t, h))) {
			return r.byMention[i]
		}
	}
	return -1
}

// caseOf is the preposition of a word with those fixed to it, in small letters.
func (r *resolver) caseOf(t *nlp.Tree, id int) string {
	form := ""
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		if !w.Deprel.In(nlp.Case) {
			continue
		}
		form = strings.TrimSpace(form + " " + strings.ToLower(w.Form))
		for _, f := range t.Children(c) {
			if w := t.Sentence.Word(f); w.Deprel.In(nlp.Fixed) {
				form += " " + strings.ToLower(w.Form)
			}
		}
	}
	return form
}

// undecided is who decides whether to do something, for the subject of that: "*Voltéa* décidera lundi si {elle} signe"; -1 if the clause is no such one.
func (r *resolver) undecided(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	v := t.Head(w.ID)
	if !w.Deprel.In(nlp.Nsubj) || v == nil || !v.Deprel.In(nlp.Ccomp, nlp.Advcl, nlp.Xcomp) {
		return -1
	}
	up := t.Head(v.ID)
	if up == nil || up.ID > v.ID || !r.lex.Has(Deciding, up.Lemma) {
		return -1
	}
	for _, c := range t.Children(v.ID) {
		if m := t.Sentence.Word(c); m.Deprel.In(nlp.Mark) && r.lex.Has(Whether, strings.ToLower(m.Form)) {
			if s := t.Child(up.ID, nlp.Nsubj); s != nil {
				return r.entityAt(place{sentence, s.ID})
			}
		}
	}
	return -1
}

// turnedOn is whom a relative clause does something to, where they do or undergo what its main clause tells and nobody else there may be meant: "*Voltéa* est poursuivie par
// Norsel, qui {l}'accuse de fraude"; -1 if that is not clear.
func (r *resolver) turnedOn(want *wanted, w *nlp.Word) int {
	t := r.tree(want.sentence)
	v := t.Head(w.ID)
	if !w.Deprel.In(nlp.Obj, nlp.Iobj) || v == nil {
		return -1
	}
	main := t.Head(v.ID)
	s := t.Child(v.ID, nlp.Nsubj)
	switch {
	case v.Deprel.In(nlp.Advcl) && s == nil && v.Feats.Has("VerbForm", "Part") && t.Child(v.ID, nlp.Mark) == nil: // "Roy a quitté *Norsel*, {l}'accusant de fraude"
	case v.Deprel.In(nlp.Acl) && s != nil && s.Feats.Has("PronType", "Rel"):
		main = t.Head(v.Head)
	default:
		return -1
	}
	for n := 0; main != nil && main.UPOS != nlp.VERB && n < 4; n++ {
		main = t.Head(main.ID)
	}
	if main == nil {
		return -1
	}
	only := -1
	for _, c := range t.Children(main.ID) {
		d := t.Sentence.Word(c)
		if c > w.ID || c == v.Head || !d.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Iobj) || s == nil && d.Deprel.In(nlp.Nsubj) {
			continue
		}
		e := r.entityAt(place{want.sentence, c})
		if e < 0 || e == r.entityAt(place{want.sentence, v.Head}) || !r.entities[e].agrees(want) {
			continue
		}
		if only >= 0 && only != e {
			return -1
		}
		only = e
	}
	return only
}

// conjoined is the name that a possessive is joined to: "*Ada Roy* et {son} frère", "*Roy* and two of {her} aides"; -1 if there is none.
func (r *resolver) conjoined(sentence int, w *nlp.Word) int {
	if !possessive(w) {
		return -1
	}
	t := r.tree(sentence)
	n := t.Head(w.ID)
	if n != nil && n.Deprel.In(nlp.Nmod) && t.Head(n.ID) != nil && t.Head(n.ID).ID < n.ID {
		n = t.Head(n.ID)
	}
	if n == nil || !n.Deprel.In(nlp.Conj) || n.Head > n.ID || n.UPOS == nlp.VERB || n.UPOS == nlp.AUX {
		return -1
	}
	return r.entityAt(place{sentence, n.Head})
}

// misnamed is the only person spoken of in the sentence of a pronoun and the one before, whatever sex the first name tells: Andrea is a man in Italy.
func (r *resolver) misnamed(want *wanted) (int, Reason) {
	only := -1
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= want.before || u.sentence < want.sentence-1 || u.entity == only || e.typ != string(nlp.Person) {
			continue
		}
		if only >= 0 || e.told || r.coArgument(u, want) {
			return -1, NoAntecedent
		}
		only = u.entity
	}
	if only < 0 || r.quoteAt(want.before) >= 0 || r.roleJustBefore(only, want) != mainSubjectRole {
		return -1, NoAntecedent
	}
	r.entities[only].sex = cmp.Or(want.sex, sexOf(want.gender))
	return only, PronounRule
}

// roleJustBefore is the highest role of an entity in the sentence before an anaphor and in its own before it.
func (r *resolver) roleJustBefore(entity int, want *wanted) role {
	best := innerRole
	for _, u := range r.uses {
		if u.entity == entity && u.start < want.before && u.sentence >= want.sentence-1 {
			best = max(best, u.role)
		}
	}
	return best
}

// judges says whether the text calls somebody by an office: a prosecutor has no lawyer.
func (r *resolver) judges(e *entity) bool {
	for n, said := range e.nouns {
		if said && r.lex.Has(Holder, n) {
			return true
		}
	}
	return false
}

// onlyBefore is the only person of a sex that the article has spoken of, if that is not far: "she" sentences after her name.
func (r *resolver) onlyBefore(want *wanted) (int, Reason) {
	only, last := r.onlyUsed(want.before, func(e *entity) bool { return e.agrees(want) })
	if only < 0 || last < want.sentence-farReach || r.quoteAt(want.before) >= 0 || r.entities[only].sex != want.sex {
		return -1, NoAntecedent
	}
	return only, PronounRule
}

// farReach is how far back the only person may stand, in sentences.
const farReach = 6

// unclear says whether what is said of a subject is of no known type: "It was a study", "It's because".
func (r *resolver) unclear(sentence int, w *nlp.Word) bool {
	t := r.tree(sentence)
	p := t.Head(w.ID)
	return p != nil && p.UPOS != nlp.ADJ && t.Child(p.ID, nlp.Cop) != nil
}

// predicated are the entity types that the predicate noun of a subject tells: "It is a company". nil if it tells none.
func (r *resolver) predicated(sentence int, w *nlp.Word) []string {
	t := r.tree(sentence)
	p := t.Head(w.ID)
	if p == nil || p.UPOS != nlp.NOUN || t.Child(p.ID, nlp.Cop) == nil {
		return nil
	}
	if typ, _ := r.typeOf(sentence, p); typ != "" {
		return []string{typ}
	}
	return nil
}

func (r *resolver) pronounWant(sentence int, w *nlp.Word) wanted {
	want := r.want(place{sentence, w.ID})
	if q := r.quoteAt(want.before); q >= 0 {
		want.back = sentence - r.quotations[q].first
	} else {
		want.back = r.behindQuotation(sentence)
	}
	want.plural = plural(w)
	low := strings.ToLower(w.Form)
	poss := possessive(w)
	want.mayBeBody = poss || w.Deprel.In(nlp.Nsubj)
	switch {
	case r.lex.Has(PersonPronoun, low):
		want.types = []string{string(nlp.Person)}
		want.sex = r.lex.Note(PersonPronoun, low)
	case r.lex.Has(ThingPronoun, low):
		want.not = []string{string(nlp.Person)}
	case !poss: // a possessive agrees with what is possessed
		if !w.Deprel.In(nlp.Iobj) { // "lui" is he and she
			want.gender = w.Feats.Get("Gender")
		}
		want.lively = true
		want.known = w.Deprel.In(nlp.Obj) // "la" may be any thing before it
	default:
		want.lively = true
	}
	if w.Deprel.In(nlp.Nsubj) {
		want.not = append(want.not, string(nlp.Place), string(nlp.Event))
	}
	if poss {
		want.owner, want.rival = r.owner(sentence, w)
		if p := r.doc.Sentences[sentence].Word(w.Head); p != nil && r.lex.Has(Dwelling, p.Lemma) && len(want.types) == 0 {
			want.not, want.lively = append(want.not, string(nlp.Person)), false // "Sarlan refuse, alors que {ses} habitants …"
		} else if p != nil && r.lex.Has(Spouse, p.Lemma) { // "son mari" is a woman's
			want.types, want.sex = []string{string(nlp.Person)}, cmp.Or(want.sex, r.lex.Note(Spouse, p.Lemma))
		} else if p != nil && r.lex.Has(Leader, p.Lemma) {
			want.body, want.lively = true, false
		} else if p != nil && r.lex.Has(Counsel, p.Lemma) {
			want.charged = r.charged(want.before)
		}
	} else if !w.Deprel.In(nlp.Nmod, nlp.Det) {
		want.apart = w.Head
		want.subject = w.Deprel.In(nlp.Nsubj)
		want.object = w.Deprel.In(nlp.Obj, nlp.Iobj)
		want.teller = r.teller(sentence, w)
		want.parallel = roleOf(r.tree(sentence), w.ID) == mainSubjectRole
	}
	return want
}

// owner is the subject of the clause that a possessive stands in: "*le maire* vend {sa} maison"; of an infinitive, who is to do it. Where the clause has an object before
// the possessive that is as good, that is its rival: "The court fined *Voltea* for {its} emissions". 0 where there is none.
func (r *resolver) owner(sentence int, w *nlp.Word) (owner, rival int) {
	t := r.tree(sentence)
	many := plural(w)
	within, listed := w, false // listed: within is no first conjunct
	for v, n := t.Head(w.ID), 0; v != nil && n < 12; within, listed, v, n = v, within.Deprel.In(nlp.Conj), t.Head(v.ID), n+1 {
		if within.Deprel.In(nlp.Nsubj, nlp.Csubj, nlp.Dislocated, nlp.Parataxis) {
			continue
		}
		for _, c := range t.Children(v.ID) {
			o := t.Sentence.Word(c)
			if !o.Deprel.In(nlp.Obj, nlp.Iobj) && !(o.Deprel == nlp.OblArg && within.Deprel.In(nlp.Xcomp)) || o.ID == within.ID && !listed || o.ID > w.ID ||
				o.UPOS == nlp.PRON || o.UPOS == nlp.NOUN && o.Feats.Has("Number", "Plur") != many {
				continue
			}
			if within.Deprel.In(nlp.Xcomp) {
				return o.ID, rival // "le juge empêche *la firme* de vendre {sa} filiale"
			}
			if r.lex.Has(Blaming, v.Lemma) && within.Deprel.In(nlp.Obl) && r.marks(t, within.ID, BlameMark) {
				return o.ID, 0 // "a critiqué *la banque* pour {sa} lenteur"
			}
			rival = o.ID
		}
		s := t.Child(v.ID, nlp.Nsubj)
		if s == nil && v.Deprel.In(nlp.Acl) && v.Head < v.ID && rival == 0 {
			if v.Feats.Has("VerbForm", "Inf") {
				if o := r.ownerOf(t, v.Head, v.ID); o > 0 {
					return o, 0 // "the *group*'s decision to cut {its} workforce"
				}
			}
			return v.Head, 0 // "*ships* bearing {their} flag"
		}
		if s == nil || s.ID > w.ID {
			continue
		}
		if s.Feats.Has("PronType", "Rel") && v.Deprel.In(nlp.Acl) {
			return v.Head, rival
		}
		if rival > 0 {
			return 0, rival
		}
		return s.ID, 0
	}
	return 0, rival
}

// marks says whether a preposition of a class stands before a word.
func (r *resolver) marks(t *nlp.Tree, id int, class nlp.Class) bool {
	c := t.Child(id, nlp.Case)
	return c != nil && r.lex.Has(class, c.Lemma)
}

// teller is who says the clause whose subject a pronoun is: "*Brio* annonce qu'{elle} partira". 0 if nobody does.
func (r *resolver) teller(sentence int, w *nlp.Word) int {
	t := r.tree(sentence)
	p := t.Head(w.ID)
	if p == nil || !w.Deprel.In(nlp.Nsubj) || !p.Deprel.In(nlp.Ccomp) {
		return 0
	}
	v := t.Head(p.ID)
	if v == nil || v.ID > p.ID || !r.lex.Has(Reporting, v.Lemma) {
		return 0
	}
	s := t.Child(v.ID, nlp.Nsubj)
	if s == nil || s.ID > v.ID {
		return 0
	}
	return s.ID
}

// ownerOf is the noun or name that a noun belongs to, by a possessive or a complement that stands before a word; 0 if there is none.
func (r *resolver) ownerOf(t *nlp.Tree, id, before int) int {
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		if c < before && (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN) && (w.Deprel.In(nlp.NmodPoss) || w.Deprel.In(nlp.Nmod) && c > id && r.ofMarked(t, c)) {
			return c
		}
	}
	return 0
}

// ownedByStranger says whether a possessive's clause is about somebody or something that no name is known of: "le tribunal a rendu {sa} décision".
func (r *resolver) ownedByStranger(want *wanted) bool {
	o := r.doc.Sentences[want.sentence].Word(want.owner)
	if o == nil || o.UPOS != nlp.NOUN || r.entityAt(place{want.sentence, o.ID}) >= 0 || o.Feats.Has("Number", "Plur") != want.plural {
		return false
	}
	typ, _ := r.typeOf(want.sentence, o)
	switch {
	case slices.Contains(want.types, string(nlp.Person)), want.lively:
		return typ == string(nlp.Person) || typ == string(nlp.Organization) && (len(want.types) == 0 || slices.Contains(want.types, typ))
	case len(want.not) > 0:
		return typ != string(nlp.Person)
	}
	return typ != ""
}

// relative is what a relative possessive stands for: "Voltea, {whose} founder …". ok says whether the word is one.
func (r *resolver) relative(sentence int, w *nlp.Word) (e int, reason Reason, ok bool) {
	if !possessive(w) || !w.Feats.Has("PronType", "Rel") {
		return -1, "", false
	}
	t := r.tree(sentence)
	for v, n := t.Head(w.ID), 0; v != nil && n < 8; v, n = t.Head(v.ID), n+1 {
		if v.Deprel.In(nlp.Acl) {
			if e := r.entityAt(place{sentence, v.Head}); e >= 0 {
				return e, RelativeRule, true
			}
			break
		}
	}
	return -1, NoAntecedent, true
}

// outranked says whether a phrase that names nobody stands higher than the best entity as the antecedent of a pronoun: "Le groupe construit un pont. Il …" is
// about the group, whoever was named before.
func (r *resolver) outranked(want *wanted, best float64) bool {
	for i := range r.strangers {
		if p := &r.strangers[i]; r.stands(p, want) && r.score(p, want) > best+strangerLead {
			return true
		}
	}
	return false
}

// strangerLead is by how much a phrase must lead.
const strangerLead = 0.5

// A stranger is a phrase that names nobody: what it stands for is unknown. A coordination of names is known by its members.
type stranger struct {
	use
	typ     string // entity type that its noun describes, "" if unknown
	gender  string
	plural  bool
	members []int // entities, nil but for a coordination of names alone
}

func (r *resolver) score(p *stranger, want *wanted) float64 {
	return (&comparison{use: p.use, want: want, typ: p.typ, owner: r.owns(p.use, want)}).score()
}

// stands says whether a phrase stands where an anaphor may reach it, and agrees with it.
func (r *resolver) stands(p *stranger, want *wanted) bool {
	return p.sentence >= want.sentence-want.back-reach && p.sentence <= want.sentence && p.start < want.before && !(p.word == want.apart && p.sentence == want.sentence) &&
		!r.coArgument(p.use, want) && p.agrees(want)
}

func (p *stranger) agrees(want *wanted) bool {
	switch {
	case len(want.types) > 0 && p.typ != "" && !slices.Contains(want.types, p.typ),
		len(want.types) > 0 && p.typ == "" && slices.Contains(want.types, string(nlp.Person)) && !slices.Contains(want.types, string(nlp.Product)),
		want.body && p.typ == "" && p.members == nil,
		slices.Contains(want.not, p.typ) && p.typ == string(nlp.Person), // no town is "il", but "le bassin" is
		want.gender != "" && p.gender != "" && p.gender != want.gender,
		want.plural != p.plural && !(want.plural && p.typ == string(nlp.Organization)):
		return false
	}
	return true
}

// meet notes a phrase that names nobody: a subject, or several persons or bodies.
func (r *resolver) meet(sentence int, w *nlp.Word) {
	t := r.tree(sentence)
	many := w.Feats.Has("Number", "Plur")
	typ, _ := r.typeOf(sentence, w)
	if !w.Deprel.In(nlp.Nsubj) && w.Head != 0 && !(many && (typ == string(nlp.Person) || typ == string(nlp.Organization))) {
		return
	}
	if !many && !definite(t, w.ID) && t.Child(w.ID, nlp.Det) == nil {
		return
	}
	r.strangers = append(r.strangers, stranger{
		use: use{-1, place{sentence, w.ID}, r.wordStart(sentence, w.ID), roleOf(t, w.ID), false}, typ: typ,
		gender: r.genderOf(t, w), plural: many,
	})
}

// sentenceOf is the sentence that a code point lies in.
func (r *resolver) sentenceOf(start int) int {
	i, _ := slices.BinarySearchFunc(r.doc.Sentences, start, func(s *nlp.Sentence, at int) int { return cmp.Compare(s.End, at+1) })
	return i
}

// latter resolves "ce dernier", "the latter": the last name before it that agrees; "the former": the one before that. ok says whether
// the word is one of these.
func (r *resolver) latter(sentence int, w *nlp.Word) (e int, reason Reason, ok bool) {
	t := r.tree(sentence)
	lemma := r.latterNoun(t, w)
	if lemma == "" {
		return -1, "", false
	}
	want := r.want(place{sentence, w.ID})
	want.gender = w.Feats.Get("Gender")
	want.plural = w.Feats.Has("Number", "Plur")
	if w.Deprel.In(nlp.Nsubj, nlp.Obj) {
		want.subject, want.apart = w.Deprel.In(nlp.Nsubj), w.Head
		want.not = []string{string(nlp.Place)}
	}
	if want.plural {
		e, reason = r.several(&want, false)
		return e, reason, true
	}
	if index := slices.Index([]string{"first", "second"}, r.lex.Note(Latter, lemma)); index >= 0 {
		next := t.Sentence.Word(w.ID + 1)
		aside := next != nil && next.Form == "," && w.Deprel.In(nlp.Nsubj) // "le premier, qui …,"
		if next == nil || !aside && next.UPOS != nlp.VERB && next.UPOS != nlp.AUX {
			return -1, "", false // "la première à sortir"
		}
		e, reason = r.ofPair(&want, index)
		return e, reason, true
	}
	cands := r.candidates(&want)
	if sex := sexOf(want.gender); sex != "" && slices.ContainsFunc(cands, func(c candidate) bool { return r.entities[c.entity].sex == sex }) {
		cands = slices.DeleteFunc(cands, func(c candidate) bool {
			e := &r.entities[c.entity]
			return e.typ == string(nlp.Person) && e.sex != sex && e.sex != "mf"
		})
	}
	slices.SortStableFunc(cands, func(a, b candidate) int { return cmp.Compare(b.start, a.start) })
	if at, ok := r.lastPhrase(&want, cands); ok && r.lex.Note(Latter, lemma) != "former" {
		typ, _ := r.typeOf(at.sentence, r.doc.Sentences[at.sentence].Word(at.word))
		return r.phrase(at, typ), LatterRule, true
	}
	i := 0
	if r.lex.Note(Latter, lemma) == "former" {
		i = 1
	} else if len(cands) > 1 && cands[0].role < objectRole && cands[1].role >= objectRole && r.entities[cands[1].entity].typ == string(nlp.Person) && r.entities[cands[0].entity].typ != string(nlp.Person) &&
		r.sentenceOf(cands[0].start) == r.sentenceOf(cands[1].start) {
		return cands[1].entity, LatterRule, true // "A remplace *B* au ministère de C. {Ce dernier} …"
	}
	if i >= len(cands) {
		return -1, NoAntecedent, true
	}
	if i == 1 && len(cands) > 2 && cands[2].start >= r.doc.Sentences[max(sentence-1, 0)].Start {
		return -1, Ambiguous, true // the former of three
	}
	return cands[i].entity, LatterRule, true
}

// latterNoun is the word of the class for one that points at who was named last, "" if it is no such one.
func (r *resolver) latterNoun(t *nlp.Tree, w *nlp.Word) string {
	lemma := w.Lemma
	if !r.lex.Has(Latter, lemma) {
		lemma = strings.ToLower(w.Form)
	}
	if !r.lex.Has(Latter, lemma) || w.UPOS != nlp.PRON && (w.Deprel.In(nlp.Amod, nlp.Advmod) || !definite(t, w.ID) || t.Child(w.ID, nlp.Nummod) != nil) {
		return ""
	}
	return lemma
}

// lastPhrase is the description of somebody or some body without a name that "the latter" stands for: one of its gender that stands in the sentence before behind all names that
// agree, "confié à la cour régionale. {Cette dernière} …".
func (r *resolver) lastPhrase(want *wanted, cands []candidate) (place, bool) {
	if want.sentence == 0 || want.gender == "" || len(cands) > 0 && r.sentenceOf(cands[0].start) == want.sentence {
		return place{}, false
	}
	sentence := want.sentence - 1
	t := r.tree(sentence)
	for _, w := range slices.Backward(t.Sentence.Words) {
		if len(cands) > 0 && r.wordStart(sentence, w.ID) < cands[0].start {
			return place{}, false
		}
		typ, _ := r.typeOf(sentence, &w)
		if w.UPOS != nlp.NOUN || typ != string(nlp.Person) && typ != string(nlp.Organization) || w.Feats.Has("Number", "Plur") || r.genderOf(t, &w) != want.gender || !definite(t, w.ID) && (t.Child(w.ID, nlp.Det) == nil || !w.Deprel.In(nlp.Nsubj, nlp.Obj) && w.Deprel != nlp.OblAgent) {
			continue
		}
		if r.entityAt(place{sentence, w.ID}) >= 0 || len(want.types) > 0 && !slices.Contains(want.types, typ) {
			continue
		}
		return place{sentence, w.ID}, true
	}
	return place{}, false
}

// ofPair is the first or the second of the last two who were spoken of together: "*Ada Roy* et Tom Hale se sont vus. {La première} …".
func (r *resolver) ofPair(want *wanted, index int) (int, Reason) {
	for _, p := range slices.Backward(r.strangers) {
		if len(p.members) != 2 || p.sentence < want.sentence-reach || p.start >= want.before {
			continue
		}
		e := p.members[index]
		if !r.entities[e].agrees(&wanted{gender: want.gender}) {
			return -1, Ambiguous
		}
		return e, LatterRule
	}
	return -1, NoAntecedent
}

// shared is what a clitic before a share is a share of: the name that stood behind the share before it, "A détient 40 % de *B*, et C {en} possède 20 %"; or -1.
func (r *resolver) shared(sentence int, w *nlp.Word) int {
	if !r.ofRole(sentence, w) {
		return -1
	}
	t := r.tree(sentence)
	at := r.mentionsIn(sentence)
	for _, i := range slices.Backward(at) {
		m := &r.mentions[i]
		if m.First > w.ID {
			continue
		}
		if p := t.Head(headOf(t, m.First, m.Last)); p != nil && (p.Form == "%" || r.lex.Has(PartNoun, p.Lemma)) {
			return r.byMention[i]
		}
	}
	return -1
}
