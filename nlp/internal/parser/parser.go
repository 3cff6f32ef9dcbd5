// Package parser tags and parses: universal part-of-speech tags, morphological features,
// lemma rules and dependency trees, by one network.
//
// The units of a sentence come in, an analysis of each goes out. The network is a bidirectional
// LSTM over the input vectors of package features, with softmax layers for tags and biaffine ones
// for arcs and labels (Dozat and Manning 2017, section 2; we share one encoder between tagging
// and parsing and take the best tree with one root). What the units are, lexicons of lemmas and
// the expansion of contractions are left to others.
package parser

import (
	"fmt"
	"sync"

	"relata/nlp/internal/features"
	"relata/nlp/internal/model"
	"relata/nlp/internal/nn"
)

// A Unit is the analysis of one unit.
type Unit struct {
	UPOS   string
	Feats  string // as CoNLL-U writes them, "" for none
	Lemma  string // by the network's rule
	Head   int    // place of the governor in the sentence, from 1; 0 for the root
	Deprel string // with its subtype
	Sure   float32
}

// A Parser is a network that has been read. It is safe for concurrent use.
type Parser struct {
	upos, feats, labels []string
	rules               []rule
	punct               int // index of PUNCT in upos, -1 if there is none

	input  *features.Input
	cache  *features.Cache
	layers []*nn.BiLSTM

	uposMap, morphMap     *nn.Matrix // over the outputs of the last layer
	uposForm, morphForm   *nn.Linear // over the input vectors
	featsMap, lemmaMap    *nn.Linear
	archead, arcdep, arcU *nn.Linear
	arcu                  []float32 // [arc]
	rootArc, rootLabel    []float32 // the root as a governor
	labhead, labdep       *nn.Linear
	labU                  *nn.Linear // [labels*label][label]
	labHead, labDep       *nn.Linear

	scratch sync.Pool
}

// maxUnits is the number of units of a sentence up to which its words are parsed together.
const maxUnits = 400

// New reads the network from a model file.
func New(f *model.File, vectors *features.Vectors) (*Parser, error) {
	p := &Parser{punct: -1}
	p.scratch.New = func() any { return new(scratch) }
	r := reader{file: f}
	p.upos = r.strings("parser.upos.strings")
	p.feats = r.strings("parser.feats.strings")
	p.labels = r.strings("parser.label.strings")
	p.rules = r.rules("parser.lemma.strings")
	for i, tag := range p.upos {
		if tag == "PUNCT" {
			p.punct = i
		}
	}
	for i, fs := range p.feats {
		if fs == "_" {
			p.feats[i] = ""
		}
	}
	if r.err == nil {
		p.input, r.err = features.NewInput(f, "parser", "", vectors)
	}
	if r.err != nil {
		return nil, fmt.Errorf("parser: %w", r.err)
	}
	width := p.input.Dim
	for f.Has(fmt.Sprintf("parser.lstm%d.fwd.ih", len(p.layers))) && r.err == nil {
		l := r.bilstm(fmt.Sprintf("parser.lstm%d", len(p.layers)), width)
		p.layers = append(p.layers, l)
		if r.err == nil {
			width = 2 * l.Hidden
		}
	}
	if r.err == nil && (len(p.layers) == 0 || len(p.layers) > 4) {
		r.err = fmt.Errorf("%d layers", len(p.layers))
	}
	p.uposMap, p.uposForm = r.split("parser.upos", len(p.upos), width, p.input.Dim)
	p.morphMap, p.morphForm = r.split("parser.morph", -1, width, p.input.Dim)
	if r.err == nil {
		p.featsMap = r.linear("parser.feats", len(p.feats), p.morphMap.Out)
		p.lemmaMap = r.linear("parser.lemma", len(p.rules), p.morphMap.Out)
	}
	p.archead = r.linear("parser.archead", -1, width)
	if r.err == nil {
		p.arcdep = r.linear("parser.arcdep", p.archead.Out, width)
		p.arcU = r.bilinear("parser.arc.U", p.archead.Out)
		p.arcu = r.floats("parser.arc.u", p.archead.Out)
	}
	p.labhead = r.linear("parser.labhead", -1, width)
	if r.err == nil {
		size := p.labhead.Out
		p.labdep = r.linear("parser.labdep", size, width)
		p.labU = r.trilinear("parser.lab.U", len(p.labels), size)
		p.labHead = r.linear("parser.lab.head", len(p.labels), size)
		p.labDep = r.linear("parser.lab.dep", len(p.labels), size)
	}
	root := r.floats("parser.root", width)
	if r.err != nil {
		return nil, fmt.Errorf("parser: %w", r.err)
	}
	var fixed nn.Vectors
	fixed.Reset(1, width)
	fixed.Set(0, root)
	p.rootArc = make([]float32, p.archead.Stride())
	p.archead.Apply(p.rootArc, &fixed)
	nn.Leaky(p.rootArc)
	p.rootLabel = make([]float32, p.labhead.Stride())
	p.labhead.Apply(p.rootLabel, &fixed)
	nn.Leaky(p.rootLabel)
	p.cache = features.NewCache(p.ofForm)
	return p, nil
}

// A row is what depends on a form alone: the input vector, and what the first layer and the tags take from it.
type row struct{ input, layer, upos, morph []float32 }

func (p *Parser) row(v []float32) row {
	var r row
	for _, part := range []struct {
		to   *[]float32
		size int
	}{
		{&r.input, p.input.Size()},
		{&r.layer, p.layers[0].ProjectionSize()},
		{&r.upos, p.uposForm.Stride()},
		{&r.morph, p.morphForm.Stride()},
	} {
		*part.to, v = v[:part.size:part.size], v[part.size:]
	}
	return r
}

func (p *Parser) ofForm(k features.Key) []float32 {
	v := make([]float32, p.input.Size()+p.layers[0].ProjectionSize()+p.uposForm.Stride()+p.morphForm.Stride())
	r := p.row(v)
	p.input.Embed(r.input, k.Form, 0)
	var fixed nn.Vectors
	fixed.Reset(1, p.input.Dim)
	fixed.Set(0, r.input)
	p.layers[0].Project(r.layer, &fixed)
	p.uposForm.Apply(r.upos, &fixed)
	p.morphForm.Apply(r.morph, &fixed)
	return v
}

// Parse analyses the units of one sentence, given by their forms, into out, which has as many
// elements. A sentence of more than 400 units is analysed in pieces, each of which but the
// first hangs on the first by parataxis.
func (p *Parser) Parse(forms []string, out []Unit) {
	s := p.scratch.Get().(*scratch)
	defer p.scratch.Put(s)
	firstRoot := 0
	for start := 0; start < len(forms); start += maxUnits {
		end := min(start+maxUnits, len(forms))
		piece := out[start:end]
		p.parse(s, forms[start:end], piece)
		for i := range piece {
			switch {
			case piece[i].Head > 0:
				piece[i].Head += start
			case start == 0:
				firstRoot = i + 1
			default:
				piece[i].Head, piece[i].Deprel = firstRoot, "parataxis"
			}
		}
	}
}
