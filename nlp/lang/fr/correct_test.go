package fr

import (
	"testing"

	"relata/nlp"
)

func TestCorrectLemma(t *testing.T) {
	tests := []struct {
		form  string
		upos  nlp.UPOS
		lemma string
		want  string
	}{
		{"Nantes", nlp.PROPN, "nantes", "Nantes"},
		{"Nantes", nlp.PROPN, "Nantes", "Nantes"},
		{"Ville", nlp.NOUN, "ville", "ville"},
		{"Me", nlp.NOUN, "Me", "maître"},
		{"ait", nlp.AUX, "voir", "avoir"},
		{"vit", nlp.VERB, "enir", "vivre"},
		{"mise", nlp.VERB, "mier", "mettre"},
		{"prise", nlp.VERB, "prier", "prendre"},
		{"prier", nlp.VERB, "prier", "prier"},
		{"reprises", nlp.VERB, "reprier", "reprendre"},
		{"ouvre", nlp.VERB, "ouvrer", "ouvrir"},
	}
	for _, tt := range tests {
		w := nlp.Word{Form: tt.form, UPOS: tt.upos, Lemma: tt.lemma}
		if correctLemma(&w); w.Lemma != tt.want {
			t.Errorf("%s %s: lemma %s, want %s", tt.form, tt.upos, w.Lemma, tt.want)
		}
	}
}

func TestCorrectMood(t *testing.T) {
	const imperfect, conditional = "Mood=Ind|Number=Sing|Person=3|Tense=Imp|VerbForm=Fin", "Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	tests := []struct {
		form, lemma string
		want        nlp.Feats
	}{
		{"rendrait", "rendre", conditional},
		{"rachèterait", "racheter", conditional},
		{"tirerait", "tirer", conditional},
		{"ouvrirait", "ouvrir", conditional},
		{"tirait", "tirer", imperfect},
		{"ouvrait", "ouvrir", imperfect},
		{"vendait", "vendre", imperfect},
	}
	for _, tt := range tests {
		w := nlp.Word{Form: tt.form, UPOS: nlp.VERB, Lemma: tt.lemma, Feats: imperfect}
		if correct(&w); w.Feats != tt.want {
			t.Errorf("%s: %s, want %s", tt.form, w.Feats, tt.want)
		}
	}
}
