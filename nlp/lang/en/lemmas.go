package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
)

// particles are words of names that keep their small letter.
var particles = map[string]bool{
	"al": true, "bin": true, "da": true, "de": true, "del": true, "della": true, "den": true, "der": true, "di": true, "do": true,
	"dos": true, "du": true, "el": true, "et": true, "ibn": true, "la": true, "le": true, "of": true, "ter": true, "the": true,
	"und": true, "van": true, "von": true, "y": true, "zu": true,
}

// months are what names such as "Sept." are short for.
var months = map[string]bool{
	"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true,
	"September": true, "October": true, "November": true, "December": true,
}

// correctLemma undoes what network and lexicon get wrong by their nature: a name has a capital, and keeps its s unless
// it is a plural; a common noun has none; what -ing makes a noun and -ed an adjective is its own lemma.
func correctLemma(w *nlp.Word) {
	lower := strings.ToLower(w.Form)
	switch w.UPOS {
	case nlp.PROPN:
		w.Lemma = nameLemma(w, lower)
	case nlp.NOUN:
		switch {
		case strings.HasSuffix(lower, "ing") && !strings.HasSuffix(w.Lemma, "ing"):
			w.Lemma = lower
		case strings.HasSuffix(lower, "ings") && !strings.HasSuffix(w.Lemma, "ing") && !strings.HasSuffix(w.Lemma, "ings"):
			w.Lemma = strings.TrimSuffix(lower, "s")
		case capitalised(w.Lemma):
			w.Lemma = strings.ToLower(w.Lemma)
		}
	case nlp.ADJ:
		if strings.HasSuffix(lower, "ed") && !strings.EqualFold(w.Lemma, w.Form) {
			w.Lemma = lower
		}
	}
}

func nameLemma(w *nlp.Word, lower string) string {
	plural := strings.EqualFold(w.Lemma+"s", w.Form) && w.Feats.Has("Number", "Plur")
	if plural || months[w.Lemma] || len(w.Lemma) < len(w.Form) && !strings.EqualFold(w.Lemma+"s", w.Form) {
		return w.Lemma
	}
	if lower == w.Form && !particles[lower] && !strings.ContainsAny(lower, ".@:/") {
		r, size := utf8.DecodeRuneInString(w.Form)
		return string(unicode.ToUpper(r)) + w.Form[size:]
	}
	return w.Form
}

// capitalised says whether s is small letters but for a capital at its start.
func capitalised(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && s[size:] == strings.ToLower(s[size:]) && s[size:] != strings.ToUpper(s[size:])
}
