package ingest_test

import (
	"strings"
	"testing"

	"relata/article"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/nlp/langtest"
	"relata/schema"
)

// Whatever a text is, it is read without a fault and makes a graph.
func FuzzReader(f *testing.F) {
	s, err := schema.Builtin()
	if err != nil {
		f.Fatal(err)
	}
	reader := ingest.NewReader(s, fr.Language(), en.Language())
	for _, text := range langtest.Odd() {
		f.Add(text)
	}
	for _, language := range []string{"fr", "en"} {
		for _, text := range langtest.Texts(language) {
			f.Add(text)
		}
	}
	f.Add("Le maire de Dorval, Paul Roy, ex-PDG de Brio, accuse M. Hale, l'ancien élu, d'avoir vendu sa société. Celui-ci l'a démenti. « Nous partons », a-t-il dit.")
	f.Add("A former mayor of Dorval sued Brio, a firm which he founded with his wife, the painter Ada Reed. The company denied it. \"We won\", she said.")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		for _, language := range []string{"fr", "en"} {
			reading, err := reader.Read(t.Context(), article.Article{ID: "a", Language: language, Text: text}, ingest.Trace{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := reader.Graph(reading); err != nil {
				t.Fatal(err)
			}
		}
	})
}
