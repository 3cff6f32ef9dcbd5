// Package assembly makes the engine of a language out of its data: model, lexicon of lemmas,
// and the stages that language supplies itself.
//
// The parts come in, an nlp.Pipeline goes out. It turns the analyses of packages parser and ner,
// which know forms and places alone, into words and mentions. How a text is cut, how
// contractions are expanded and how values are read is left to the stages of the language.
package assembly

import (
	"context"
	"fmt"
	"slices"

	"relata/nlp"
	"relata/nlp/internal/contraction"
	"relata/nlp/internal/features"
	"relata/nlp/internal/lemma"
	"relata/nlp/internal/model"
	"relata/nlp/internal/names"
	"relata/nlp/internal/ner"
	"relata/nlp/internal/parser"
)

// Parts are what an engine is made of.
type Parts struct {
	Language string      // ISO 639-1
	Model    string      // the bytes of the model file
	Lemmas   string      // the bytes of the lexicon of lemmas
	Before   []nlp.Stage // fill tokens and sentences, with units as words
	After    []nlp.Stage // run after the names
	// Contractions are the tokens that are one unit for the parser and several words after it; nil if there are none.
	Contractions contraction.Table
	// WholeTokens says that names are recognised over tokens; otherwise over words.
	WholeTokens bool
	// ReadAs gives titles that the networks have hardly seen one that stands in the same places: "Me" is read as "M." before a
	// capital letter. nil if there are none.
	ReadAs map[string]string
	// Correct corrects a word, its head and deprel aside, after network and lexicon, if it is not nil.
	Correct func(w *nlp.Word)
}

// An Engine analyses texts, and documents that somebody else has cut.
type Engine struct {
	*nlp.Pipeline
	given   *nlp.Pipeline
	vectors *features.Vectors
}

// Vectors gives the word vectors of the engine that pipeline makes.
func Vectors(pipeline func() (*Engine, error)) func() (nlp.WordVectors, error) {
	return func() (nlp.WordVectors, error) {
		e, err := pipeline()
		if err != nil {
			return nil, err
		}
		return e.vectors, nil
	}
}

// Reanalyze implements nlp.Reanalyzer.
func (e *Engine) Reanalyze(ctx context.Context, d *nlp.Document) error { return e.given.Run(ctx, d) }

// Open reads model and lexicon and puts the stages together.
func Open(p Parts) (*Engine, error) {
	f, err := model.Open(p.Model)
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", p.Language, err)
	}
	if f.Language != p.Language {
		return nil, fmt.Errorf("language %s: its model is for %q", p.Language, f.Language)
	}
	lex, err := lemma.Open(p.Lemmas)
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", p.Language, err)
	}
	vectors, err := features.NewVectors(f)
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", p.Language, err)
	}
	net, err := parser.New(f, vectors)
	if err != nil {
		return nil, fmt.Errorf("language %s: %w", p.Language, err)
	}
	parse := parseStage{net: net, lexicon: lex, readAs: p.ReadAs, fix: p.Correct}
	stages := []nlp.Stage{{
		Name:  "parse",
		Needs: nlp.Tokens | nlp.Sentences,
		Fills: nlp.Tags | nlp.Feature | nlp.Lemmas | nlp.Heads,
		Run:   parse.run,
	}}
	if p.Contractions != nil {
		stages = append(stages, p.Contractions.Stage())
	}
	if f.Has("ner.emit.weight") {
		recognizer, err := ner.New(f, vectors)
		if err != nil {
			return nil, fmt.Errorf("language %s: %w", p.Language, err)
		}
		name := nameStage{net: recognizer, wholeTokens: p.WholeTokens, readAs: p.ReadAs}
		stages = append(stages, nlp.Stage{
			Name:  "names",
			Needs: nlp.Tokens | nlp.Sentences | nlp.Tags,
			Fills: nlp.Names,
			Run:   name.run,
		})
	}
	stages = append(stages, p.After...)
	e := Engine{vectors: vectors}
	if e.Pipeline, err = nlp.NewPipeline("relata", p.Language, slices.Concat(p.Before, stages)...); err != nil {
		return nil, err
	}
	given := nlp.Stage{
		Name:  "given words",
		Fills: nlp.Tokens | nlp.Sentences,
		Run: func(_ context.Context, d *nlp.Document) error {
			p.Contractions.Contract(d)
			return nil
		},
	}
	if e.given, err = nlp.NewPipeline("relata", p.Language, slices.Concat([]nlp.Stage{given}, stages)...); err != nil {
		return nil, err
	}
	return &e, nil
}

// A parseStage fills tags, features, lemmas and heads.
type parseStage struct {
	net     *parser.Parser
	lexicon *lemma.Lexicon
	readAs  map[string]string
	fix     func(*nlp.Word)
}

func (st *parseStage) run(ctx context.Context, d *nlp.Document) error {
	var forms []string
	var units []parser.Unit
	for _, s := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		forms = forms[:0]
		for i := range s.Words {
			forms = append(forms, s.Words[i].Form)
		}
		familiar(forms, st.readAs)
		units = append(units[:0], make([]parser.Unit, len(forms))...)
		if n := dateline(forms); n > 0 {
			parseApart(st.net, forms, units, n)
		} else {
			st.net.Parse(forms, units)
		}
		for i := range s.Words {
			st.fill(&s.Words[i], forms[i], &units[i])
		}
	}
	return nil
}

// familiar puts other forms in the place of titles (see Parts.ReadAs).
func familiar(forms []string, readAs map[string]string) {
	for i := range len(forms) - 1 {
		if as, ok := readAs[forms[i]]; ok {
			if isUpper(forms[i+1]) {
				forms[i] = as
			}
		}
	}
}

func (st *parseStage) fill(w *nlp.Word, readAs string, u *parser.Unit) {
	w.UPOS = nlp.UPOS(u.UPOS)
	w.Feats = nlp.Feats(u.Feats)
	if readAs != w.Form {
		u.Lemma = w.Form // not that of another title
	}
	w.Lemma = st.lexicon.Choose(features.Normalise(w.Form), u.UPOS, u.Lemma)
	w.Head = u.Head
	w.Deprel = nlp.Deprel(u.Deprel)
	w.Sure = u.Sure
	if st.fix != nil {
		st.fix(w)
	}
}

// types are the names of the model's classes.
var types = map[string]nlp.MentionType{
	"PER": nlp.Person, "ORG": nlp.Organization, "LOC": nlp.Place, "PROD": nlp.Product,
	"WORK": nlp.Work, "EVENT": nlp.Event, "MISC": nlp.Other,
}

// A nameStage fills the names among the mentions.
type nameStage struct {
	net         *ner.Recognizer
	wholeTokens bool
	readAs      map[string]string
}

func (st *nameStage) run(ctx context.Context, d *nlp.Document) error {
	var forms []string
	var first, last []int // IDs of the words of each unit
	for _, s := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		forms, first, last = forms[:0], first[:0], last[:0]
		if st.wholeTokens {
			for i := range s.Tokens {
				t := &s.Tokens[i]
				forms, first, last = append(forms, t.Form), append(first, t.First), append(last, t.Last)
			}
		} else {
			for i := range s.Words {
				forms, first, last = append(forms, s.Words[i].Form), append(first, i+1), append(last, i+1)
			}
		}
		familiar(forms, st.readAs)
		for _, sp := range st.net.Names(forms) {
			kind, ok := types[sp.Type]
			if !ok {
				kind = nlp.Other
			}
			m := nlp.Mention{First: first[sp.First], Last: last[sp.Last], Type: kind, Sure: sp.Sure}
			m.Span = s.WordSpan(m.First, m.Last)
			s.Mentions = append(s.Mentions, m)
		}
	}
	names.Harmonise(d)
	return nil
}
