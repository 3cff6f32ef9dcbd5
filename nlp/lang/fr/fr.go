// Package fr is the French language: how its text is cut, its trained models, its lexicons.
//
// Language is the one value that other packages need:
//
//	engine, err := fr.Language().Open()
package fr

import (
	_ "embed"
	"sync"

	"relata/nlp"
	"relata/nlp/internal/assembly"
	"relata/nlp/internal/contraction"
	"relata/nlp/internal/names"
	"relata/nlp/internal/values"
)

var (
	//go:embed fr.model
	modelData string

	//go:embed fr.lex
	lemmaData string

	//go:embed contractions.txt
	contractionText string

	//go:embed values.txt
	valueText string

	//go:embed lexicon.txt
	lexiconText string

	//go:embed nouns.txt
	nounsText string
)

// Language is French. Its model is read by the first Open; all engines share it.
func Language() nlp.Language {
	lex, _ := lexicon() // Open reports the error
	return nlp.Language{Code: "fr", Name: "French", Lexicon: lex, Open: open, Vectors: assembly.Vectors(pipeline)}
}

var lexicon = sync.OnceValues(func() (*nlp.Lexicon, error) {
	lex, err := assembly.Lexicon("lang/fr", lexiconText, nounsText)
	if err != nil {
		return nil, err
	}
	return lex.With("inhabitant", inhabitants(lex)), nil
})

func open() (nlp.Engine, error) {
	if _, err := lexicon(); err != nil {
		return nil, err
	}
	p, err := pipeline()
	if err != nil {
		return nil, err
	}
	return p, nil
}

var pipeline = sync.OnceValues(func() (*assembly.Engine, error) {
	split, err := Splitter()
	if err != nil {
		return nil, err
	}
	classes, err := lexicon()
	if err != nil {
		return nil, err
	}
	contractions, err := contraction.ParseTable("lang/fr/contractions.txt", contractionText)
	if err != nil {
		return nil, err
	}
	grammar, err := values.ParseGrammar("lang/fr/values.txt", valueText)
	if err != nil {
		return nil, err
	}
	return assembly.Open(assembly.Parts{
		Language:     "fr",
		Model:        modelData,
		Lemmas:       lemmaData,
		Before:       []nlp.Stage{split},
		After:        []nlp.Stage{names.Stage(classes), grammar.Stage()},
		WholeTokens:  true,
		Contractions: contractions,
		ReadAs:       map[string]string{"Me": "M.", "Mgr": "M.", "Pr": "Dr"},
		Correct:      correct,
	})
})
