package en

import (
	"testing"

	"relata/nlp"
)

func TestCorrectLemma(t *testing.T) {
	tests := []struct {
		form  string
		upos  nlp.UPOS
		feats nlp.Feats
		lemma string
		want  string
	}{
		{"Oslo", nlp.PROPN, "Number=Sing", "oslo", "Oslo"},
		{"oslo", nlp.PROPN, "Number=Sing", "oslo", "Oslo"},
		{"van", nlp.PROPN, "Number=Sing", "van", "van"},
		{"info@oslo.example", nlp.PROPN, "Number=Sing", "info@oslo.example", "info@oslo.example"},
		{"Brussels", nlp.PROPN, "Number=Sing", "Brussel", "Brussels"},
		{"Olympics", nlp.PROPN, "Number=Plur", "Olympic", "Olympic"},
		{"Capt.", nlp.PROPN, "Number=Sing", "Captember", "Capt."},
		{"Sept.", nlp.PROPN, "Number=Sing", "September", "September"},
		{"Team", nlp.NOUN, "Number=Sing", "Team", "team"},
		{"NGOs", nlp.NOUN, "Number=Plur", "NGO", "NGO"},
		{"sharing", nlp.NOUN, "Number=Sing", "share", "sharing"},
		{"buildings", nlp.NOUN, "Number=Plur", "build", "building"},
		{"king", nlp.NOUN, "Number=Sing", "king", "king"},
		{"devoted", nlp.ADJ, "Degree=Pos", "devote", "devoted"},
		{"devoted", nlp.VERB, "Tense=Past", "devote", "devote"},
	}
	for _, tt := range tests {
		w := nlp.Word{Form: tt.form, UPOS: tt.upos, Feats: tt.feats, Lemma: tt.lemma}
		if correctLemma(&w); w.Lemma != tt.want {
			t.Errorf("%s %s: lemma %s, want %s", tt.form, tt.upos, w.Lemma, tt.want)
		}
	}
}
