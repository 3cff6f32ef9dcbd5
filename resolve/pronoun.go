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

// pronoun finds the antecedent of a third person pronoun, -1 if none leads clearly. The rules:
// it stands before the pronoun, at most two sentences away; it agrees in sex or gender and number; it is no
// other argument of the same predicate, unless the pronoun is a possessive; subjects go before objects before others,
// near before far, often named before once named.
func (r *resolver) pronoun(a *extract.Argument) int {
	s := r.doc.Sentences[a.Sentence]
	w := s.Word(a.Head)
	if w == nil {
		return -1
	}
	if e, ok := r.latter(a, w); ok {
		return e
	}
	if p := w.Feats.Get("Person"); p == "1" || p == "2" {
		return -1 // the speaker: see firstPerson
	}
	want := wanted{plural: w.Feats.Has("Number", "Plur") && !w.Feats.Has("Poss", "Yes")}
	low := strings.ToLower(w.Form)
	switch {
	case r.lex.Has(PersonPronoun, low):
		want.types = []string{string(nlp.Person)}
		want.sex = r.lex.Note(PersonPronoun, low)
	case r.lex.Has(ThingPronoun, low):
		want.not = []string{string(nlp.Person)}
	case !w.Feats.Has("Poss", "Yes"): // a possessive agrees with what is possessed
		want.gender = w.Feats.Get("Gender")
	}
	if !w.Feats.Has("Poss", "Yes") && !w.Deprel.In(nlp.Nmod, nlp.Det) {
		want.apart = w.Head
	}
	e, reason := clearBest(r.candidates(a.Sentence, a.Span.Start, want))
	if e >= 0 {
		reason = PronounRule
		r.refer(e, a)
	}
	r.decide(a.Mention, a.Span.Start, e, reason)
	return e
}

// latter resolves "ce dernier", "the latter": the last name before it that agrees; "the former": the one before that.
func (r *resolver) latter(a *extract.Argument, w *nlp.Word) (int, bool) {
	lemma := w.Lemma
	if !r.lex.Has(Latter, lemma) {
		lemma = strings.ToLower(w.Form)
	}
	if !r.lex.Has(Latter, lemma) {
		return -1, false
	}
	cands := r.candidates(a.Sentence, a.Span.Start, wanted{gender: w.Feats.Get("Gender")})
	slices.SortStableFunc(cands, func(a, b candidate) int { return cmp.Compare(b.start, a.start) })
	i := 0
	if r.lex.Note(Latter, lemma) == "former" {
		i = 1
	}
	if i >= len(cands) {
		r.decide(a.Mention, a.Span.Start, -1, NoAntecedent)
		return -1, true
	}
	e := cands[i].entity
	r.refer(e, a)
	r.decide(a.Mention, a.Span.Start, e, LatterRule)
	return e, true
}

// refer records a use of an entity by a pronoun or a description.
func (r *resolver) refer(e int, a *extract.Argument) {
	r.entities[e].count++
	r.uses = append(r.uses, use{e, a.Sentence, a.Span.Start, roleWeight(r.tree(a.Sentence), a.Head), a.Head})
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
