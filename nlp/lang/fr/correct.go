package fr

import (
	"strings"

	"relata/nlp"
)

// correct undoes what network and lexicon get wrong by their nature.
func correct(w *nlp.Word) {
	correctLemma(w)
	correctMood(w)
}

// correctMood tells the conditional from the imperfect, which differ by an r before the ending: "rendrait" is of "rendre", "tirait" of "tirer",
// whose stem has that r itself.
func correctMood(w *nlp.Word) {
	if !w.Feats.Has("Mood", "Ind") || !w.Feats.Has("Tense", "Imp") {
		return
	}
	form := strings.ToLower(w.Form)
	for _, ending := range []string{"ais", "ait", "ions", "iez", "aient"} {
		stem, ok := strings.CutSuffix(form, ending)
		if ok && strings.HasSuffix(stem, "r") && w.Lemma != stem+"er" && w.Lemma != stem+"ir" {
			w.Feats = nlp.Feats(conditional.Replace(string(w.Feats)))
			return
		}
	}
}

var conditional = strings.NewReplacer("Mood=Ind", "Mood=Cnd", "Tense=Imp", "Tense=Pres")

// correctLemma: a name keeps its capital, a title that was read as another (see fr.go) has a lemma of its own, and "ait" is no form of "voir". What the
// lexicon gives for "vit" and "mise" is no verb.
func correctLemma(w *nlp.Word) {
	switch {
	case w.UPOS == nlp.PROPN && w.Lemma == strings.ToLower(w.Form):
		w.Lemma = w.Form
	case w.UPOS == nlp.NOUN && titles[w.Form] != "":
		w.Lemma = titles[w.Form]
	case w.UPOS == nlp.AUX && w.Lemma == "voir":
		w.Lemma = "avoir"
	case w.UPOS == nlp.VERB && strings.EqualFold(w.Form, "vit"):
		w.Lemma = "vivre"
		if w.Feats.Has("Tense", "Past") {
			w.Lemma = "voir"
		}
	case w.UPOS == nlp.VERB && w.Lemma == "prier" && strings.HasPrefix(strings.ToLower(w.Form), "prise"):
		w.Lemma = "prendre"
	case w.UPOS == nlp.VERB && verbs[w.Lemma] != "" && !strings.HasSuffix(w.Form, "r"):
		w.Lemma = verbs[w.Lemma]
	}
}

// verbs are the lemmas that the lexicon guesses for feminine participles, "mise", "reprise", and prefers to more frequent ones: "ouvre".
var verbs = map[string]string{"mier": "mettre", "mise": "mettre", "remier": "remettre", "reprier": "reprendre", "ouvrer": "ouvrir"}

var titles = map[string]string{"Me": "maître", "Mgr": "monseigneur", "Pr": "professeur"}
