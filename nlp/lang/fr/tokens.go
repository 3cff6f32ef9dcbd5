package fr

import (
	_ "embed"
	"strings"

	"relata/nlp"
	"relata/nlp/internal/tokenize"
)

//go:embed tokens.txt
var tokensText string

// Splitter is the stage that cuts French text into sentences, tokens and words.
func Splitter() (nlp.Stage, error) {
	lists, err := nlp.ReadLexicon("lang/fr/tokens.txt", strings.NewReader(tokensText))
	if err != nil {
		return nlp.Stage{}, err
	}
	s, err := tokenize.New(lists)
	if err != nil {
		return nlp.Stage{}, err
	}
	return s.Stage(), nil
}
