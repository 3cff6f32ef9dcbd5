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
	}
	for _, tt := range tests {
		w := nlp.Word{Form: tt.form, UPOS: tt.upos, Lemma: tt.lemma}
		if correctLemma(&w); w.Lemma != tt.want {
			t.Errorf("%s %s: lemma %s, want %s", tt.form, tt.upos, w.Lemma, tt.want)
		}
	}
}
