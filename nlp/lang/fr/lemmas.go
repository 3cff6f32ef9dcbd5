package fr

import (
	"strings"

	"relata/nlp"
)

// correctLemma undoes what network and lexicon get wrong by their nature: a name keeps its capital,
// and a title that was read as another (see fr.go) has a lemma of its own.
func correctLemma(w *nlp.Word) {
	switch {
	case w.UPOS == nlp.PROPN && w.Lemma == strings.ToLower(w.Form):
		w.Lemma = w.Form
	case w.UPOS == nlp.NOUN && titles[w.Form] != "":
		w.Lemma = titles[w.Form]
	}
}

var titles = map[string]string{"Me": "maître", "Mgr": "monseigneur", "Pr": "professeur"}
