package resolve

import (
	"cmp"
	"slices"
	"strings"

	"relata/extract"
	"relata/nlp"
)

// The lexicon classes of pronouns that agree with what they stand for rather than with a word's gender.
const (
	PersonPronoun nlp.Class = "person-pronoun" // "he", "her": a person; note: sex
	ThingPronoun  nlp.Class = "thing-pronoun"  // "it", "its": no person
)

// referring says whether a word is a pronoun or possessive of the third person that stands for something named: no relative or
// interrogative, no reflexive, no dummy subject ("il pleut", "it rains").
func referring(w *nlp.Word) bool {
	switch w.UPOS {
	case nlp.PRON, nlp.DET:
	default:
		return false
	}
	poss := w.Feats.Has("Poss", "Yes")
	if w.UPOS == nlp.DET && !poss || w.Deprel.In(nlp.Expl) || w.Feats.Has("Reflex", "Yes") {
		return false
	}
	if t := w.Feats.Get("PronType"); t != "" && t != "Prs" && !poss {
		return false
	}
	return w.Feats.Has("Person", "3") || poss && w.Feats.Get("Person") == ""
}

// pronoun finds the antecedent of a third person pronoun. The rules: it stands before the pronoun, at most two sentences away; it
// agrees in sex or gender and number and has a type that the statement takes; it is no other argument of the same predicate, unless the
// pronoun is a possessive; subjects go before objects before others, near before far, persons before things, often named before once named.
func (r *resolver) pronoun(sentence int, w *nlp.Word) (int, Reason) {
	want := r.want(place{sentence, w.ID})
	want.plural = w.Feats.Has("Number", "Plur") && !w.Feats.Has("Poss", "Yes")
	low := strings.ToLower(w.Form)
	poss := w.Feats.Has("Poss", "Yes")
	switch {
	case r.lex.Has(PersonPronoun, low):
		want.types = []string{string(nlp.Person)}
		want.sex = r.lex.Note(PersonPronoun, low)
	case r.lex.Has(ThingPronoun, low):
		want.not = []string{string(nlp.Person)}
	case !poss: // a possessive agrees with what is possessed
		want.gender = w.Feats.Get("Gender")
		want.lively = true
		want.known = w.Deprel.In(nlp.Obj) // "la" may be any thing before it
	default:
		want.lively = true
	}
	if w.Deprel.In(nlp.Nsubj) {
		want.not = append(want.not, string(nlp.Place), string(nlp.Event))
	}
	if !poss && !w.Deprel.In(nlp.Nmod, nlp.Det) {
		want.apart = w.Head
	}
	takes := want.types
	subject := w.Deprel.In(nlp.Nsubj) && !r.lex.Has(PersonPronoun, low)
	if subject {
		want.types = nil // who is spoken of is told before what is said of them
	}
	e, reason := clearBest(r.candidates(&want), margin)
	switch {
	case e < 0:
		return e, reason
	case subject && len(takes) > 0 && !slices.Contains(takes, r.entities[e].typ):
		return -1, NoAntecedent
	case r.outranked(&want, e):
		return -1, Ambiguous
	}
	return e, PronounRule
}

// outranked says whether a phrase that names nobody stands higher than an entity as the antecedent of a pronoun: "Le groupe construit un pont. Il …" is
// about the group, whoever was named before.
func (r *resolver) outranked(want *wanted, e int) bool {
	best := 0.0
	for _, c := range r.candidates(want) {
		if c.entity == e {
			best = c.score
		}
	}
	for i := range r.strangers {
		p := &r.strangers[i]
		if p.sentence < want.sentence-reach || p.start >= want.before || p.word == want.apart && p.sentence == want.sentence || !p.agrees(want) {
			continue
		}
		if c := (comparison{use: p.use, want: want, typ: p.typ}); c.score() > best+strangerLead {
			return true
		}
	}
	return false
}

// strangerLead is by how much a phrase must lead.
const strangerLead = 0.5

// A stranger is a subject that names nobody: what it stands for is unknown.
type stranger struct {
	use
	typ    string // entity type that its noun describes, "" if unknown
	gender string
	plural bool
}

func (p *stranger) agrees(want *wanted) bool {
	switch {
	case len(want.types) > 0 && p.typ != "" && !slices.Contains(want.types, p.typ),
		len(want.types) > 0 && p.typ == "" && slices.Contains(want.types, string(nlp.Person)),
		slices.Contains(want.not, p.typ),
		want.gender != "" && p.gender != "" && p.gender != want.gender,
		want.plural != p.plural && p.typ != string(nlp.Organization):
		return false
	}
	return true
}

// meet notes a subject that names nobody.
func (r *resolver) meet(sentence int, w *nlp.Word) {
	if !w.Deprel.In(nlp.Nsubj) {
		return
	}
	t := r.tree(sentence)
	if !definite(t, w.ID) && t.Child(w.ID, nlp.Det) == nil {
		return
	}
	typ, _ := r.typeOf(sentence, w)
	r.strangers = append(r.strangers, stranger{
		use: use{-1, place{sentence, w.ID}, r.wordStart(sentence, w.ID), roleOf(t, w.ID)}, typ: typ,
		gender: genderOf(t, w), plural: w.Feats.Has("Number", "Plur"),
	})
}

// latter resolves "ce dernier", "the latter": the last name before it that agrees; "the former": the one before that. ok says whether
// the word is one of these.
func (r *resolver) latter(sentence int, w *nlp.Word) (e int, reason Reason, ok bool) {
	lemma := w.Lemma
	if !r.lex.Has(Latter, lemma) {
		lemma = strings.ToLower(w.Form)
	}
	if !r.lex.Has(Latter, lemma) || w.UPOS != nlp.PRON && (w.Deprel.In(nlp.Amod, nlp.Advmod) || !definite(r.tree(sentence), w.ID)) {
		return -1, "", false
	}
	want := r.want(place{sentence, w.ID})
	want.gender = w.Feats.Get("Gender")
	cands := r.candidates(&want)
	slices.SortStableFunc(cands, func(a, b candidate) int { return cmp.Compare(b.start, a.start) })
	i := 0
	if r.lex.Note(Latter, lemma) == "former" {
		i = 1
	}
	if i >= len(cands) {
		return -1, NoAntecedent, true
	}
	return cands[i].entity, LatterRule, true
}

// firstPerson gives "I" and "je" in reported words to the one who says them.
func (r *resolver) firstPerson(st *extract.Statement, a *extract.Argument) {
	if a.Entity >= 0 || a.Kind != extract.Pronoun || len(st.AttributedTo) == 0 {
		return
	}
	w := r.doc.Sentences[a.Sentence].Word(a.Head)
	if w != nil && w.Feats.Has("Person", "1") && w.Feats.Has("Number", "Sing") {
		a.Entity = st.AttributedTo[0].Entity
	}
}
