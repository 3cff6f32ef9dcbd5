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
	PersonPronoun nlp.Class = "person-pronoun"    // "he", "her": a person; note: sex
	ThingPronoun  nlp.Class = "thing-pronoun"     // "it", "its": no person
	PluralPoss    nlp.Class = "plural-possessive" // "leur", "their"
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
	low := strings.ToLower(w.Form)
	poss := w.Feats.Has("Poss", "Yes")
	want := wanted{plural: w.Feats.Has("Number", "Plur") && !poss || r.lex.Has(PluralPoss, low), types: r.takes[place{sentence, w.ID}]}
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
	if w.Deprel.In(nlp.Nsubj) || want.plural && poss {
		want.not = append(want.not, string(nlp.Place), string(nlp.Event))
	}
	if !poss && !w.Deprel.In(nlp.Nmod, nlp.Det) {
		want.apart = w.Head
	}
	if poss {
		want.within = clauseSubject(r.tree(sentence), w.ID)
	}
	start := r.wordStart(sentence, w.ID)
	takes := want.types
	subject := w.Deprel.In(nlp.Nsubj) && !r.lex.Has(PersonPronoun, low)
	if subject {
		want.types = nil // who is spoken of is told before what is said of them
	}
	e, reason := clearBest(r.candidates(sentence, start, want), margin)
	switch {
	case e < 0:
		return e, reason
	case subject && len(takes) > 0 && !slices.Contains(takes, r.entities[e].typ):
		return -1, NoAntecedent
	case r.outranked(sentence, start, want, e):
		return -1, Ambiguous
	}
	return e, PronounRule
}

// outranked says whether a phrase that names nobody stands higher than an entity as the antecedent of a pronoun: "Le groupe construit un pont. Il …" is
// about the group, whoever was named before.
func (r *resolver) outranked(sentence, before int, want wanted, e int) bool {
	best := 0.0
	for _, c := range r.candidates(sentence, before, want) {
		if c.entity == e {
			best = c.score
		}
	}
	for _, p := range r.strangers {
		if p.sentence < sentence-reach || p.start >= before || p.word == want.apart && p.sentence == sentence || !p.agrees(want) {
			continue
		}
		score := p.weight - perSentence*float64(sentence-p.sentence)
		switch {
		case want.plural && p.plural:
			score += several
		case want.lively && p.typ == string(nlp.Person):
			score += lively
		}
		if score > best+strangerLead {
			return true
		}
	}
	return false
}

// several is what a phrase in the plural has before a name for "they".
const several = 3.0

// strangerLead is by how much a phrase must lead.
const strangerLead = 0.5

// A stranger is a subject that names nobody: what it stands for is unknown.
type stranger struct {
	place
	start  int
	weight float64
	typ    string // entity type that its noun describes, "" if unknown
	gender string
	plural bool
}

func (p *stranger) agrees(want wanted) bool {
	switch {
	case len(want.types) > 0 && p.typ != "" && !slices.Contains(want.types, p.typ),
		len(want.types) > 0 && p.typ == "" && slices.Contains(want.types, string(nlp.Person)),
		slices.Contains(want.not, p.typ),
		want.gender != "" && p.gender != "" && p.gender != want.gender,
		p.plural && !want.plural, want.plural && !p.plural && p.typ != string(nlp.Organization):
		return false
	}
	return true
}

// meet notes a subject that names nobody, or several as an object.
func (r *resolver) meet(sentence int, w *nlp.Word) {
	if !w.Deprel.In(nlp.Nsubj) && !(w.Deprel.In(nlp.Obj) && w.Feats.Has("Number", "Plur")) {
		return
	}
	t := r.tree(sentence)
	if !definite(t, w.ID) && t.Child(w.ID, nlp.Det, nlp.Nummod) == nil && !w.Feats.Has("Number", "Plur") {
		return
	}
	typ, _ := r.typeOf(sentence, w)
	r.strangers = append(r.strangers, stranger{
		place: place{sentence, w.ID}, start: r.wordStart(sentence, w.ID), weight: roleWeight(t, w.ID), typ: typ,
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
	want := wanted{gender: w.Feats.Get("Gender"), types: r.takes[place{sentence, w.ID}]}
	if w.Deprel.In(nlp.Nsubj) {
		want.not = []string{string(nlp.Place), string(nlp.Event)}
	}
	cands := r.candidates(sentence, r.wordStart(sentence, w.ID), want)
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
