// Package ner finds names: persons, organizations, places, products, works, events.
//
// The units of a sentence come in, spans with a type and a probability go out. A gazetteer marks
// phrases that are known, a bidirectional LSTM reads the units and these marks, and a
// linear-chain conditional random field chooses the tags (Lample et al. 2016, section 2, with
// features of package features in place of their character LSTM). Values such as dates and
// the agreement of names across a document are left to others.
package ner

import (
	"fmt"
	"sync"

	"relata/nlp/internal/features"
	"relata/nlp/internal/model"
	"relata/nlp/internal/nn"
	"relata/nlp/internal/parser"
)

// A Span is a name in a sentence.
type Span struct {
	First, Last int    // places of the first and last unit, from 0
	Type        string // PER, ORG, LOC, PROD, WORK, EVENT or MISC
	Sure        float32
}

// A Recognizer is a network that has been read. It is safe for concurrent use.
type Recognizer struct {
	input    *features.Input
	cache    *features.Cache
	gaz      *gazetteer
	lstm     *nn.BiLSTM
	emit     *nn.Matrix // over the outputs of the layer
	emitForm *nn.Linear // over the input vectors
	crf      *crf

	scratch sync.Pool
}

// A scratch is the memory of one analysis, kept for the next.
type scratch struct {
	gaz  gazScratch
	keys []features.Key
	rows [][]float32
	lstm nn.LSTMScratch
	h    nn.Vectors
	emit []float32
	crf  crfScratch
}

// maxUnits is the number of units of a sentence up to which it is read in one piece.
const maxUnits = 400

// New reads the network from a model file.
func New(f *model.File, vectors *features.Vectors) (*Recognizer, error) {
	r, err := read(f, vectors)
	if err != nil {
		return nil, fmt.Errorf("ner: %w", err)
	}
	return r, nil
}

func read(f *model.File, vectors *features.Vectors) (*Recognizer, error) {
	r := &Recognizer{}
	r.scratch.New = func() any { return new(scratch) }
	var err error
	if r.input, err = features.NewInput(f, "ner", "ner.gaz", vectors); err != nil {
		return nil, err
	}
	if r.gaz, err = newGazetteer(f, r.input.Classes()); err != nil {
		return nil, err
	}
	if r.lstm, err = parser.ReadBiLSTM(f, "ner.lstm0", r.input.Dim); err != nil {
		return nil, err
	}
	if r.crf, err = newCRF(f); err != nil {
		return nil, err
	}
	if r.emit, r.emitForm, err = parser.ReadSplit(f, "ner.emit", len(r.crf.tags), 2*r.lstm.Hidden, r.input.Dim); err != nil {
		return nil, err
	}
	r.cache = features.NewCache(r.ofForm)
	return r, nil
}

// ofForm is what depends on a form and its class alone: what the layer takes from the input vector, and what the emissions take.
func (r *Recognizer) ofForm(k features.Key) []float32 {
	x := make([]float32, r.input.Size())
	r.input.Embed(x, k.Form, int(k.Class))
	var fixed nn.Vectors
	fixed.Reset(1, r.input.Dim)
	fixed.Set(0, x)
	from := r.lstm.ProjectionSize()
	v := make([]float32, from+r.emitForm.Stride())
	r.lstm.Project(v[:from], &fixed)
	r.emitForm.Apply(v[from:], &fixed)
	return v
}

// Names returns the names of a sentence, given by the forms of its units, in order and not
// overlapping.
func (r *Recognizer) Names(forms []string) []Span {
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	var spans []Span
	for start := 0; start < len(forms); start += maxUnits {
		piece := forms[start:min(start+maxUnits, len(forms))]
		r.score(s, piece)
		for _, sp := range r.crf.decode(&s.crf, s.emit, len(piece), r.emit.Stride()) {
			sp.First += start
			sp.Last += start
			spans = append(spans, sp)
		}
	}
	return spans
}

// score computes s.emit, [n][stride].
func (r *Recognizer) score(s *scratch, forms []string) {
	n := len(forms)
	s.keys, s.rows = nn.Grow(s.keys, n), nn.Grow(s.rows, n)
	for i, class := range r.gaz.classes(&s.gaz, forms) {
		s.keys[i] = features.Key{Form: forms[i], Class: class}
	}
	r.cache.Rows(s.rows, s.keys)
	r.lstm.Run(&s.h, n, func(i int) []float32 { return s.rows[i] }, &s.lstm)
	from, size := r.lstm.ProjectionSize(), r.emit.Stride()
	s.emit = nn.Grow(s.emit, n*size)
	for i := range n {
		copy(s.emit[i*size:(i+1)*size], s.rows[i][from:])
	}
	r.emit.MulAdd(s.emit, &s.h)
}
