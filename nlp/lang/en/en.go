// Package en is the English language: how its text is cut, its trained models, its lexicons.
//
// Language is the one value that other packages need:
//
//	engine, err := en.Language().Open()
package en

import (
	_ "embed"
	"sync"

	"relata/nlp"
	"relata/nlp/internal/assembly"
	"relata/nlp/internal/names"
	"relata/nlp/internal/values"
)

var (
	//go:embed en.model
	modelData string

	//go:embed en.lex
	lemmaData string

	//go:embed values.txt
	valueText string

	//go:embed lexicon.txt
	lexiconText string

	//go:embed nouns.txt
	nounsText string
)

// Language is English. Its model is read by the first Open; all engines share it.
func Language() nlp.Language {
	lex, _ := lexicon() // Open reports the error
	return nlp.Language{Code: "en", Name: "English", Lexicon: lex, Open: open, Vectors: assembly.Vectors(pipeline)}
}

var lexicon = sync.OnceValues(func() (*nlp.Lexicon, error) {
	return assembly.Lexicon("lang/en", lexiconText, nounsText)
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
	grammar, err := values.ParseGrammar("lang/en/values.txt", valueText)
	if err != nil {
		return nil, err
	}
	return assembly.Open(assembly.Parts{
		Language: "en",
		Model:    modelData,
		Lemmas:   lemmaData,
		Before:   []nlp.Stage{split},
		After:    []nlp.Stage{names.Stage(classes), grammar.Stage()},
		ReadAs:   map[string]string{"Cllr": "Mr.", "Cllr.": "Mr.", "Atty": "Mr.", "Atty.": "Mr."},
		Correct:  correctLemma,
	})
})
