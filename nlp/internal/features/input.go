package features

import (
	"fmt"
	"strings"

	"relata/nlp/internal/model"
	"relata/nlp/internal/nn"
)

// An Input computes the input vectors of one network. It is immutable.
type Input struct {
	Dim          int
	words        map[string]int32
	word         *model.Table
	hashed       [len(hashedTables)]*model.Table
	extra        *model.Table // of classes that a caller adds, or nil
	vectors      *Vectors
	proj         *nn.Matrix
	weight, bias []float32 // of the layer normalisation
}

// NewInput reads the tables of a network: prefix is "parser", "ner". The extra table, if its
// name is not empty, has a row for each class that Embed may be told.
func NewInput(f *model.File, prefix, extra string, vectors *Vectors) (*Input, error) {
	in := &Input{vectors: vectors}
	weight, err := f.Floats(prefix+".ln.weight", -1)
	if err != nil {
		return nil, err
	}
	in.Dim, in.weight = len(weight), weight
	if in.bias, err = f.Floats(prefix+".ln.bias", in.Dim); err != nil {
		return nil, err
	}
	if in.Dim == 0 || in.Dim%8 != 0 || in.Dim > 1024 {
		return nil, fmt.Errorf("features: inputs of %d elements", in.Dim)
	}
	if f.Has(prefix + ".word") {
		if err := in.readWords(f, prefix); err != nil {
			return nil, err
		}
	}
	for i, name := range hashedTables {
		if in.hashed[i], err = f.Table(prefix+"."+name, in.Dim); err != nil {
			return nil, err
		}
	}
	if extra != "" {
		if in.extra, err = f.Table(extra, in.Dim); err != nil {
			return nil, err
		}
	}
	proj, err := f.Floats(prefix+".proj", in.Dim, vectors.Dim)
	if err != nil {
		// The training scripts name it as they name the weights of any linear map.
		proj, err = f.Floats(prefix+".proj.weight", in.Dim, vectors.Dim)
	}
	if err != nil {
		return nil, err
	}
	in.proj, err = nn.NewMatrix(proj, in.Dim, vectors.Dim)
	return in, err
}

func (in *Input) readWords(f *model.File, prefix string) error {
	list, err := f.Strings(prefix + ".word.strings")
	if err != nil {
		return err
	}
	if in.word, err = f.Table(prefix+".word", in.Dim); err != nil {
		return err
	}
	if len(list)+2 > in.word.Rows {
		return fmt.Errorf("features: %d words in a table of %d rows", len(list), in.word.Rows)
	}
	in.words = make(map[string]int32, len(list))
	for i, w := range list {
		in.words[w] = int32(i + 2)
	}
	return nil
}

// Classes is the number of classes that Embed accepts.
func (in *Input) Classes() int {
	if in.extra == nil {
		return 1
	}
	return in.extra.Rows
}

// Size is the number of elements that Embed writes: Dim, rounded up to what a matrix writes.
func (in *Input) Size() int { return in.proj.Stride() }

const unknownWord = 1

// Embed writes the input vector of a form to x[:Dim], using x up to Size. The class is a row of
// the extra table and ignored without one.
func (in *Input) Embed(x []float32, form string, class int) {
	form = Normalise(form)
	lower := strings.ToLower(form)
	clear(x[:in.Size()])
	if in.word != nil {
		row, ok := in.words[lower]
		if !ok {
			row = unknownWord
		}
		in.word.AddTo(x, int(row))
	}
	for i, h := range hashes(form, lower) {
		in.hashed[i].AddTo(x, int(h%uint32(in.hashed[i].Rows)))
	}
	if in.extra != nil {
		in.extra.AddTo(x, class)
	}
	if row := in.vectors.row(form, lower); row != 0 {
		v := make([]float32, in.vectors.Dim)
		in.vectors.data.AddTo(v, row)
		var fixed nn.Vectors
		fixed.Reset(1, len(v))
		fixed.Set(0, v)
		in.proj.MulAdd(x, &fixed)
	}
	nn.LayerNorm(x[:in.Dim], in.weight, in.bias)
}
