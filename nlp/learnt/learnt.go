// Package learnt reads relations between two mentions of a sentence by a network that was trained on news in which every mention and
// every fact is marked (nlp/train/articles).
//
// What a caller says of a pair comes in: the words that matter, and classes of the pair, by name; a probability of each relation goes out.
// Which pairs there are, which classes they have, and what is made of the answer is left to package extract.
//
// The network has one hidden layer. Its inputs are the vectors of four words, or means of words, and a row for each class: with few
// examples, that does as well as a network that reads the sentence (docs/decisions/0017).
package learnt

import (
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"

	"relata/nlp/internal/nn"
)

// Vectors are the word vectors that a network was trained with.
type Vectors interface {
	Size() int
	AddTo(dst []float32, form string)
}

// Words of a pair that the network reads the vectors of.
const (
	Subject = iota // the head of the subject, as it is written
	Object
	Top // the lemma of the word under which the two meet in the tree
	Way // the lemmas on the way between the two, top among them; their mean counts
	parts
)

// A Pair is what the network reads of two mentions.
type Pair struct {
	Subject, Object, Top string
	Way                  []string
	Classes              []string // "types=po", "top=VERB": those that training has not seen count nothing
}

// A Relation is an answer of the network.
type Relation struct {
	Name string
	Sure float32 // probability, 0..1
}

// Labels of pairs without a relation, and with one that was too rare to learn.
const (
	none  = "none"
	other = "other"
)

// A Network is immutable and safe for concurrent use.
type Network struct {
	vectors Vectors
	labels  []string
	hidden  int
	words   [parts]table // rows are the elements of a vector
	classes map[string]int
	class   table
	bias    []float32
	answer  *nn.Linear // of the hidden layer: what each label gets

	mu    sync.RWMutex
	cache map[word][]float32
}

// A word is a form in one of the places.
type word struct {
	part int
	form string
}

// maxCache bounds what is kept of words.
const maxCache = 20_000

// A table is a matrix of rows of int8, each with what 1 stands for.
type table struct {
	Values []byte    `json:"values"`
	Scale  []float32 `json:"scale"`
}

func (t *table) addTo(dst []float32, row int, by float32) {
	by = float32(by * t.Scale[row])
	raw := t.Values[row*len(dst):][:len(dst)]
	for i := range dst {
		dst[i] += float32(float32(int8(raw[i])) * by)
	}
}

// Open reads the network in a file of a language with its vectors. It is nil for a language that has no such file or no vectors, or where one of them does not
// fit: texts are read all the same, and tests open the networks that there are.
func Open[V Vectors](files embed.FS, name string, vectors func() (V, error)) *Network {
	if vectors == nil {
		return nil
	}
	v, err := vectors()
	if err != nil {
		return nil // opening the engine says so
	}
	data, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	n, err := Read(data, v)
	if err != nil {
		return nil
	}
	return n
}

// Read reads a network from the JSON that nlp/train/learnt.py writes. The error says what does not fit.
func Read(data []byte, vectors Vectors) (*Network, error) {
	var f struct {
		Hidden  int       `json:"hidden"`
		Labels  []string  `json:"labels"`
		Classes []string  `json:"classes"`
		Words   []table   `json:"words"`
		Class   table     `json:"class"`
		Bias    []float32 `json:"bias"`
		Answer  table     `json:"answer"`
		Base    []float32 `json:"base"`
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("learnt: %w", err)
	}
	if f.Hidden < 1 || f.Hidden > 1024 || len(f.Words) != parts || len(f.Bias) != f.Hidden || len(f.Base) != len(f.Labels) || len(f.Labels) < 2 {
		return nil, fmt.Errorf("learnt: %d hidden units, %d words, %d labels do not fit together", f.Hidden, len(f.Words), len(f.Labels))
	}
	n := &Network{vectors: vectors, labels: f.Labels, hidden: f.Hidden, classes: make(map[string]int, len(f.Classes)), class: f.Class, bias: f.Bias, cache: map[word][]float32{}}
	copy(n.words[:], f.Words)
	check := func(name string, t *table, rows int) error {
		if len(t.Scale) != rows || len(t.Values) != rows*f.Hidden {
			return fmt.Errorf("learnt: table %s has %d values and %d rows, want %d rows of %d", name, len(t.Values), len(t.Scale), rows, f.Hidden)
		}
		return nil
	}
	for i := range n.words {
		if err := check("words", &n.words[i], vectors.Size()); err != nil {
			return nil, err
		}
	}
	if err := check("class", &n.class, len(f.Classes)); err != nil {
		return nil, err
	}
	if err := check("answer", &f.Answer, len(f.Labels)); err != nil {
		return nil, err
	}
	weights := make([]float32, len(f.Labels)*f.Hidden)
	for k := range f.Labels {
		f.Answer.addTo(weights[k*f.Hidden:(k+1)*f.Hidden], k, 1)
	}
	var err error
	if n.answer, err = nn.NewLinear(weights, f.Base, len(f.Labels), f.Hidden); err != nil {
		return nil, fmt.Errorf("learnt: %w", err)
	}
	for i, c := range f.Classes {
		n.classes[c] = i
	}
	return n, nil
}

// A Sum is what a network makes of what is read of a pair so far. It is immutable.
type Sum struct {
	n *Network
	h []float32
}

// Begin reads what several pairs have in common; words that are not told count nothing.
func (n *Network) Begin(p *Pair) Sum {
	return Sum{n, n.read(n.bias, p)}
}

// Odds is how much the first label outweighs the second once the rest of a pair is read, in log-odds.
func (s Sum) Odds(p *Pair) float64 {
	out := s.n.scores(s.n.read(s.h, p))
	return out[0] - out[1]
}

// read is the hidden layer before it answers, once what is read of a pair is added to what it was.
func (n *Network) read(before []float32, p *Pair) []float32 {
	h := slices.Clone(before)
	add := func(part int, form string, by float32) {
		if form == "" {
			return
		}
		for i, v := range n.of(part, form) {
			h[i] += float32(v * by)
		}
	}
	add(Subject, p.Subject, 1)
	add(Object, p.Object, 1)
	add(Top, p.Top, 1)
	for _, w := range p.Way {
		add(Way, w, 1/float32(len(p.Way)))
	}
	for _, c := range p.Classes {
		if row, ok := n.classes[c]; ok {
			n.class.addTo(h, row, 1)
		}
	}
	return h
}

// scores are what each label gets; the hidden layer is used up.
func (n *Network) scores(h []float32) []float64 {
	nn.Leaky(h)
	m := memories.Get().(*memory)
	defer memories.Put(m)
	m.in.Reset(1, n.hidden)
	m.in.Set(0, h)
	m.out = nn.Grow(m.out, n.answer.Stride())
	n.answer.Apply(m.out, &m.in)
	out := make([]float64, len(n.labels))
	for k := range out {
		out[k] = float64(m.out[k])
	}
	return out
}

// A memory is what a product is computed in.
type memory struct {
	in  nn.Vectors
	out []float32
}

var memories = sync.Pool{New: func() any { return new(memory) }}

// Relations are those of a pair that are at least so sure, in the order of the network's labels.
func (n *Network) Relations(p *Pair, sure float32) []Relation {
	out := n.scores(n.read(n.bias, p))
	top, total := slices.Max(out), 0.0
	for k := range out {
		out[k] = math.Exp(out[k] - top)
		total += out[k]
	}
	var rs []Relation
	for k, label := range n.labels {
		if p := float32(out[k] / total); p >= sure && label != none && label != other {
			rs = append(rs, Relation{label, p})
		}
	}
	return rs
}

// of is what a word in one of the places adds to the hidden layer.
func (n *Network) of(part int, form string) []float32 {
	k := word{part, form}
	n.mu.RLock()
	v, ok := n.cache[k]
	n.mu.RUnlock()
	if ok {
		return v
	}
	x := make([]float32, n.vectors.Size())
	n.vectors.AddTo(x, form)
	v = make([]float32, n.hidden)
	for i, f := range x {
		if f != 0 {
			n.words[part].addTo(v, i, f)
		}
	}
	n.mu.Lock()
	if len(n.cache) < maxCache {
		n.cache[k] = v
	}
	n.mu.Unlock()
	return v
}
