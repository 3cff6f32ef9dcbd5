package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
)

// correctLemma undoes what network and lexicon get wrong by their nature: a name keeps its capital, and its s unless
// it is a plural; what -ing makes a noun and -ed an adjective is its own lemma.
func correctLemma(w *nlp.Word) {
	lower := strings.ToLower(w.Form)
	switch {
	case w.UPOS == nlp.PROPN && strings.EqualFold(w.Lemma, w.Form):
		w.Lemma = w.Form
		if lower == w.Form {
			r, size := utf8.DecodeRuneInString(w.Form)
			w.Lemma = string(unicode.ToUpper(r)) + w.Form[size:]
		}
	case w.UPOS == nlp.PROPN && !w.Feats.Has("Number", "Plur") && w.Lemma+"s" == w.Form:
		w.Lemma = w.Form
	case w.UPOS == nlp.NOUN && strings.HasSuffix(lower, "ing") && !strings.HasSuffix(w.Lemma, "ing"):
		w.Lemma = lower
	case w.UPOS == nlp.NOUN && strings.HasSuffix(lower, "ings") && !strings.HasSuffix(w.Lemma, "ing") && !strings.HasSuffix(w.Lemma, "ings"):
		w.Lemma = strings.TrimSuffix(lower, "s")
	case w.UPOS == nlp.ADJ && strings.HasSuffix(lower, "ed") && !strings.EqualFold(w.Lemma, w.Form):
		w.Lemma = lower
	}
}
