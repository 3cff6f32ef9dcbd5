package nlp

import (
	"context"
	"fmt"
	"strings"
)

// An Engine turns a text into an analysed document. It is safe for concurrent use.
type Engine interface {
	// Name is the engine's name, such as "relata" or "prose".
	Name() string
	// Fills says which layers the engine's documents have.
	Fills() Layer
	// Analyze splits, tags, parses and names. Any text is accepted; the error is the context's.
	Analyze(ctx context.Context, text string) (*Document, error)
}

// A Reanalyzer is an engine that can analyse a document anew whose sentences, tokens and words are given: as a treebank has them, say.
// Tags, heads and names are replaced; the words stay.
type Reanalyzer interface {
	Engine
	Reanalyze(ctx context.Context, d *Document) error
}

// A Language is what Relata knows about one language.
type Language struct {
	Code    string   // ISO 639-1
	Name    string   // in English
	Lexicon *Lexicon // classes of lemmas
	// Open makes the engine; models are read on first use, once.
	Open func() (Engine, error)
	// Vectors are the word vectors of its models, read with them; nil if it has none.
	Vectors func() (WordVectors, error)
}

// WordVectors are pretrained vectors of words: what occurs in the same company lies close.
type WordVectors interface {
	// Size is how many numbers a vector has.
	Size() int
	// AddTo adds the vector of a form to dst, which has Size elements: nothing for a form without one.
	AddTo(dst []float32, form string)
}

// A Layer is one kind of annotation, or a set of them.
type Layer uint

// The layers, in the order in which a full analysis fills them.
const (
	Tokens Layer = 1 << iota
	Sentences
	Tags
	Feature
	Lemmas
	Heads
	Names
	Values
)

// String lists the layers, joined by commas.
func (l Layer) String() string {
	names := []string{"tokens", "sentences", "tags", "features", "lemmas", "heads", "names", "values"}
	var set []string
	for i, n := range names {
		if l&(1<<i) != 0 {
			set = append(set, n)
		}
	}
	return strings.Join(set, ",")
}

// A Stage reads some layers of a document and fills others.
type Stage struct {
	Name         string
	Needs, Fills Layer
	Run          func(context.Context, *Document) error
}

// A Pipeline is an engine made of stages.
type Pipeline struct {
	name, language string
	stages         []Stage
}

// NewPipeline checks the order of the stages: a layer must be filled before it is needed, and by one stage.
func NewPipeline(name, language string, stages ...Stage) (*Pipeline, error) {
	var have Layer
	for _, st := range stages {
		if missing := st.Needs &^ have; missing != 0 {
			return nil, fmt.Errorf("pipeline %s: stage %s needs %s, which no stage before it fills", name, st.Name, missing)
		}
		if twice := st.Fills & have; twice != 0 {
			return nil, fmt.Errorf("pipeline %s: stage %s fills %s again", name, st.Name, twice)
		}
		have |= st.Fills
	}
	return &Pipeline{name: name, language: language, stages: stages}, nil
}

// Name implements Engine.
func (p *Pipeline) Name() string { return p.name }

// Fills implements Engine.
func (p *Pipeline) Fills() Layer {
	var l Layer
	for _, st := range p.stages {
		l |= st.Fills
	}
	return l
}

// Analyze implements Engine.
func (p *Pipeline) Analyze(ctx context.Context, text string) (*Document, error) {
	d := NewDocument(text, p.language)
	return d, p.Run(ctx, d)
}

// Run runs the stages over a document that may have some layers already.
func (p *Pipeline) Run(ctx context.Context, d *Document) error {
	for _, st := range p.stages {
		if err := st.Run(ctx, d); err != nil {
			return fmt.Errorf("%s: %w", st.Name, err)
		}
	}
	return nil
}
