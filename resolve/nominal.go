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

// nominal finds what a definite description stands for, in this order: what the same noun was said of before ("le groupe" after
// "Kerlann, un groupe laitier"); what the same noun brought up before without a name ("the team" after "a team of divers"); the only
// name of its type nearby.
func (r *resolver) nominal(sentence int, w *nlp.Word) (int, Reason) {
	t := r.tree(sentence)
	lemma := r.lemma(sentence, w)
	typ, typed := r.lex.Note(TypeNoun, lemma), r.lex.Has(TypeNoun, lemma)
	start := r.wordStart(sentence, w.ID)
	if !definite(t, w.ID) {
		return itself, ""
	}
	tells := restricted(t, w.ID) && !r.placed(sentence, w.ID)
	if r.offices[place{sentence, w.ID}] || tells && !r.classed(sentence, w.ID) {
		if e, reason := r.lead(sentence, w, typ); e >= 0 {
			return e, reason
		}
		return r.redescribed(sentence, w, typ)
	}
	if e := r.described(sentence, start, w, lemma, typ); e >= 0 {
		return e, Description
	}
	if tells {
		return itself, ""
	}
	at, introduced := r.introduced[lemma]
	introduced = introduced && (at.sentence < sentence || at.sentence == sentence && at.word < w.ID) && !r.otherPhrase(at, sentence, w)
	if introduced && !r.possessed(at) {
		return r.phrase(at, typ), SameNoun
	}
	e, reason := r.nounOfType(sentence, w, lemma, typ, typed)
	if introduced && e < 0 {
		return r.phrase(at, typ), SameNoun
	}
	return e, reason
}

// nounOfType finds the only clear candidate for a definite description by the type that its noun describes: "the company".
func (r *resolver) nounOfType(sentence int, w *nlp.Word, lemma, typ string, typed bool) (int, Reason) {
	t := r.tree(sentence)
	start := r.wordStart(sentence, w.ID)
	if !typed || r.lex.Has(Institution, lemma) || r.lex.Has(Lone, lemma) || r.qualified(sentence, w.ID) {
		return itself, ""
	}
	want := wanted{apart: w.Head, types: r.takes[place{sentence, w.ID}]}
	if typ != "" {
		if len(want.types) > 0 && !slices.Contains(want.types, typ) {
			return itself, ""
		}
		want.types = []string{typ}
	}
	if typ == string(nlp.Person) {
		want.gender = genderOf(t, w)
		want.known = true
	}
	if w.Feats.Has("Number", "Plur") {
		return itself, ""
	}
	if e := r.doer(sentence, start, w, lemma, typ); e >= 0 {
		return e, Doer
	}
	want.deeds = r.deedsOf(lemma)
	want.outer, want.noun = true, lemma
	want.topic = typ == string(nlp.Organization)
	cands := r.candidates(sentence, start, want)
	cands = slices.DeleteFunc(cands, func(c candidate) bool { return r.otherKind(&r.entities[c.entity], lemma) })
	if r.lex.Has(Medium, lemma) {
		cands = slices.DeleteFunc(cands, func(c candidate) bool {
			return !r.lex.Has(Medium, r.entities[c.entity].kind) && !r.reports(c.entity, start)
		})
	}
	e, reason := clearBest(cands, 2*margin)
	if reason == NoAntecedent {
		if only := r.onlyMade(start, lemma, typ, want); only >= 0 {
			return only, NounOfType
		}
	}
	switch {
	case e >= 0:
		return e, NounOfType
	case reason == NoAntecedent, t.Child(w.ID, nlp.Amod) != nil:
		return itself, reason
	}
	return vague, reason
}

// lead links a description that says which one it means to the only person named so far, near the top of the article:
// "la maire de Saint-Paul" after a headline that names her.
func (r *resolver) lead(sentence int, w *nlp.Word, typ string) (int, Reason) {
	if typ != string(nlp.Person) || sentence >= leadSentences || w.Feats.Has("Number", "Plur") {
		return itself, ""
	}
	t := r.tree(sentence)
	if !w.Deprel.In(nlp.Nsubj) {
		return itself, ""
	}
	start := r.wordStart(sentence, w.ID)
	only := -1
	for _, u := range r.uses {
		if u.start >= start || r.entities[u.entity].typ != string(nlp.Person) {
			continue
		}
		if only >= 0 && only != u.entity {
			return itself, ""
		}
		only = u.entity
	}
	if only < 0 || !r.entities[only].agrees(wanted{gender: genderOf(t, w), known: true}) {
		return itself, ""
	}
	return only, OnlyPerson
}

// onlyMade is the only product, work or newspaper that the article has named so far, however far back, -1 if there are none or several: "the drug".
func (r *resolver) onlyMade(before int, lemma, typ string, want wanted) int {
	medium := r.lex.Has(Medium, lemma)
	if typ != string(nlp.Product) && typ != string(nlp.Work) && !medium {
		return -1
	}
	only := -1
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start >= before || u.entity == only || !e.agrees(want) || medium && !r.lex.Has(Medium, e.kind) {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = u.entity
	}
	return only
}

// redescribed links a subject that says what somebody was to the only candidate nearby: newswriting calls who is spoken of "the former mayor of B", without
// having said so before. What somebody is may be news of another: "the mayor of B".
func (r *resolver) redescribed(sentence int, w *nlp.Word, typ string) (int, Reason) {
	if typ != string(nlp.Person) || !w.Deprel.In(nlp.Nsubj) || w.Feats.Has("Number", "Plur") || !r.was(sentence, w) {
		return itself, ""
	}
	t := r.tree(sentence)
	want := wanted{types: []string{typ}, apart: w.Head, outer: true}
	if d := t.Child(w.ID, nlp.Det); d != nil { // the noun's own gender is no help: "l'ex-capitaine"
		want.gender, want.known = d.Feats.Get("Gender"), true
	}
	for _, s := range r.strangers {
		if s.sentence >= sentence-reach && s.typ == typ {
			return itself, ""
		}
	}
	if cands := r.candidates(sentence, r.wordStart(sentence, w.ID), want); len(cands) == 1 {
		return cands[0].entity, Redescribed
	}
	return itself, ""
}

// was says whether a noun stands with a word that puts it in the past: "ancien", "former", "ex-".
func (r *resolver) was(sentence int, w *nlp.Word) bool {
	t := r.tree(sentence)
	for _, c := range t.Children(w.ID) {
		if a := t.Sentence.Word(c); a.Deprel.In(nlp.Amod, nlp.Compound) && r.lex.Has(Former, a.Lemma) {
			return true
		}
	}
	if dash, ex := t.Sentence.Word(w.ID-1), t.Sentence.Word(w.ID-2); dash != nil && ex != nil && dash.Form == "-" && r.lex.Has(Former, strings.ToLower(ex.Form)) {
		return true
	}
	first, _, ok := strings.Cut(strings.ToLower(w.Form), "-")
	return ok && r.lex.Has(Former, first)
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

// described is the entity nearest before a place of which the text has said that it is what the noun describes, -1 if there is none.
func (r *resolver) described(sentence, before int, w *nlp.Word, lemma, typ string) int {
	best, at := -1, -1
	for _, u := range r.uses {
		e := &r.entities[u.entity]
		if u.start < before && u.start > at && e.nouns[lemma] && (typ == "" || e.typ == typ || e.typ == string(nlp.Other)) &&
			!r.coArgument(u, sentence, w.Head) && !r.someoneElse(e, sentence, w) {
			best, at = u.entity, u.start
		}
	}
	return best
}

// someoneElse says whether a description is of another person than one whom the same noun has described: "le maire" is no woman whom the text called
// "la maire", "the prime minister" no minister of transport.
func (r *resolver) someoneElse(e *entity, sentence int, w *nlp.Word) bool {
	if e.typ != string(nlp.Person) {
		return r.lex.Note(Kind, r.lemma(sentence, w)) == "body" && r.othersTrait(e, sentence, w) // "le parti démocrate"
	}
	t := r.tree(sentence)
	g := genderOf(t, w)
	if d := t.Child(w.ID, nlp.Det); g == "Masc" && (d == nil || d.Feats.Get("Gender") == "") {
		g = "" // "l'ex-maire" may be a woman
	}
	if sex := sexOf(g); sex != "" && e.gender[g] == 0 && (e.sex == "m" || e.sex == "f") && e.sex != sex {
		return true
	}
	return r.othersTrait(e, sentence, w)
}

// othersTrait says whether a description has a trait that the text has not told of an entity.
func (r *resolver) othersTrait(e *entity, sentence int, w *nlp.Word) bool {
	return slices.ContainsFunc(r.traits(sentence, w.ID), func(t string) bool { return !e.traits[t] })
}

// otherPhrase says whether a description tells its bearer apart by what the phrase that brought its noun up does not say: "le nouveau maire" is not "la maire".
func (r *resolver) otherPhrase(at place, sentence int, w *nlp.Word) bool {
	first := r.doc.Sentences[at.sentence].Word(at.word)
	if a, b := genderOf(r.tree(at.sentence), first), genderOf(r.tree(sentence), w); a != "" && b != "" && a != b {
		return true
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
	case !w.Deprel.In(nlp.Amod, nlp.Compound), w.UPOS == nlp.PUNCT, w.UPOS == nlp.VERB, r.hyphenPart(sentence, w.ID, head),
		w.ID > head && setOff(r.tree(sentence), w.ID): // "l'ailier, natif de Tarbes, …"
		return false
	case w.UPOS == nlp.ADJ && (r.lex.Has(Demonym, w.Lemma) || r.lex.Has(Demonym, w.Form) || r.lex.Has(Former, w.Lemma) || r.lex.Has(Epithet, w.Lemma)),
		w.UPOS == nlp.PROPN && r.nameAt(sentence, w.ID) == string(nlp.Place):
		return false
	case w.UPOS == nlp.ADJ && w.ID > head && r.lex.Has(Company, r.lemma(sentence, r.doc.Sentences[sentence].Word(head))) && !r.lex.Has(TypeNoun, w.Lemma):
		return false // "le groupe laitier"
	}
	return true
}

// hyphenPart says whether a word is joined to the noun behind it by a hyphen.
func (r *resolver) hyphenPart(sentence, c, id int) bool {
	return c == id-2 && r.doc.Sentences[sentence].Word(id-1).Form == "-"
}

// otherKind says whether a name says by a word of its own that it is something else than a noun calls it: no "School of Economics" is "the bank".
func (r *resolver) otherKind(e *entity, lemma string) bool {
	if e.kind != "" && e.kind != lemma && r.lex.Has(Kind, e.kind) && (r.lex.Has(Kind, lemma) || r.lex.Has(Company, lemma) && r.lex.Note(Kind, e.kind) == "body") {
		return true
	}
	if r.lex.Note(Kind, e.kind) == "body" && e.kind != lemma && !r.lex.Has(Body, lemma) {
		return true // no parliament is "the coalition"
	}
	for n, said := range e.nouns { // "the drugmaker Belvane" is no regulator
		if said && (r.lex.Has(Company, n) && r.lex.Note(Kind, lemma) == "body" || r.lex.Note(Kind, n) == "body" && r.lex.Has(Company, lemma)) {
			return true
		}
	}
	return false
}

// reports says whether an entity is the subject of a reporting verb before a place, as a medium is that a text calls "the newspaper".
func (r *resolver) reports(entity, before int) bool {
	for _, u := range r.uses {
		if u.entity != entity || u.start >= before {
			continue
		}
		t := r.tree(u.sentence)
		if w := t.Sentence.Word(u.word); w != nil && w.Deprel.In(nlp.Nsubj) {
			if h := t.Head(u.word); h != nil && r.lex.Has(Reporting, h.Lemma) {
				return true
			}
		}
	}
	return false
}

// lemma is a noun's lemma, with what hyphens join to it where the lexicon knows that, "start-up", and without what puts it in the past: "ex-maire".
func (r *resolver) lemma(sentence int, w *nlp.Word) string {
	s := r.doc.Sentences[sentence]
	if first, rest, ok := strings.Cut(w.Lemma, "-"); ok && r.lex.Has(Former, strings.ToLower(first)) && r.lex.Has(TypeNoun, rest) {
		return rest
	}
	if w.ID < 3 || s.Word(w.ID-1).Form != "-" {
		return w.Lemma
	}
	if l := strings.ToLower(s.Word(w.ID-2).Form) + "-" + strings.ToLower(w.Lemma); r.lex.Has(TypeNoun, l) {
		return l
	}
	return w.Lemma
}

// typeOf is the entity type that a noun describes, and whether it describes one.
func (r *resolver) typeOf(sentence int, w *nlp.Word) (string, bool) {
	l := r.lemma(sentence, w)
	return r.lex.Note(TypeNoun, l), r.lex.Has(TypeNoun, l)
}

// genderOf is the gender that a description gives its bearer: the determiner's before the noun's, since "la maire" is a woman.
func genderOf(t *nlp.Tree, w *nlp.Word) string {
	if d := t.Child(w.ID, nlp.Det); d != nil {
		if g := d.Feats.Get("Gender"); g != "" {
			return g
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
	case t.Child(w.ID, nlp.Det, nlp.Nummod, nlp.NmodPoss) == nil && !w.Feats.Has("Number", "Plur") && !restricted(t, w.ID):
		return // a headline leaves articles out: its "regulator" is named in the text
	}
	r.introduced[lemma] = place{sentence, w.ID}
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
