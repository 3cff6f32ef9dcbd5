package resolve

import (
	"relata/extract"
	"relata/nlp"
)

// What nominal returns beside an entity.
const (
	itself = -2 // the phrase stands for itself
	vague  = -3 // it stands for something named before, but for what is unsure
)

// nominal finds what a definite description stands for: "le groupe" after "Kerlann, un groupe laitier"; "the company", where one company alone
// was spoken of.
func (r *resolver) nominal(a *extract.Argument) int {
	t := r.tree(a.Sentence)
	w := t.Sentence.Word(a.Head)
	if w == nil {
		return itself
	}
	if e, ok := r.latter(a, w); ok {
		return e
	}
	if !r.lex.Has(TypeNoun, w.Lemma) || !definite(t, w.ID) || restricted(t, w.ID) {
		return itself
	}
	typ := r.lex.Note(TypeNoun, w.Lemma)
	want := wanted{apart: w.Head}
	if typ != "" {
		want.types = []string{typ}
	}
	cands := r.candidates(a.Sentence, a.Span.Start, want)
	for _, c := range cands {
		if r.entities[c.entity].nouns[w.Lemma] {
			r.refer(c.entity, a)
			r.decide(a.Mention, a.Span.Start, c.entity, Description)
			return c.entity
		}
	}
	e, reason := clearBest(cands)
	if e >= 0 && len(cands) == 1 {
		r.refer(e, a)
		r.decide(a.Mention, a.Span.Start, e, NounOfType)
		return e
	}
	if e >= 0 {
		reason = Ambiguous
	}
	r.decide(a.Mention, a.Span.Start, -1, reason)
	if reason == NoAntecedent || t.Child(w.ID, nlp.Amod) != nil {
		return itself
	}
	return vague
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
		case w.Deprel.In(nlp.Nmod, nlp.Acl, nlp.Appos, nlp.Nummod, nlp.Flat),
			w.Deprel.In(nlp.Compound) && w.UPOS == nlp.PROPN:
			return true
		}
	}
	return false
}
