package fr

import (
	"strings"

	"relata/nlp"
)

// correctLemma undoes what network and lexicon get wrong by their nature: a name keeps its capital.
func correctLemma(w *nlp.Word) {
	if w.UPOS == nlp.PROPN && w.Lemma == strings.ToLower(w.Form) {
		w.Lemma = w.Form
	}
}
