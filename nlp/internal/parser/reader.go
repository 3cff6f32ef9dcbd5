package parser

import (
	"fmt"

	"relata/nlp/internal/model"
	"relata/nlp/internal/nn"
)

// A reader reads tensors and keeps the first error.
type reader struct {
	file *model.File
	err  error
}

func (r *reader) strings(name string) []string {
	if r.err != nil {
		return nil
	}
	list, err := r.file.Strings(name)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("%s is empty", name)
	}
	r.err = err
	return list
}

func (r *reader) rules(name string) []rule {
	list := r.strings(name)
	rules := make([]rule, len(list))
	for i, text := range list {
		var err error
		if rules[i], err = parseRule(text); err != nil && r.err == nil {
			r.err = fmt.Errorf("%s, line %d: %w", name, i+1, err)
		}
	}
	return rules
}

func (r *reader) floats(name string, shape ...int) []float32 {
	if r.err != nil {
		return nil
	}
	var v []float32
	v, r.err = r.file.Floats(name, shape...)
	return v
}

// linear reads NAME.weight [out][in] and NAME.bias, if there is one; out -1 takes any.
func (r *reader) linear(name string, out, in int) *nn.Linear {
	w := r.floats(name+".weight", out, in)
	if r.err != nil {
		return nil
	}
	if in > 0 {
		out = len(w) / in
	}
	var bias []float32
	if r.file.Has(name + ".bias") {
		bias = r.floats(name+".bias", out)
	}
	return r.pack(name, w, bias, out, in)
}

// split reads a linear map over [h ; x] as two: one over h [width], one with the bias over x [dim].
func (r *reader) split(name string, out, width, dim int) (*nn.Matrix, *nn.Linear) {
	h, x, err := ReadSplit(r.file, name, out, width, dim)
	if r.err == nil {
		r.err = err
	}
	return h, x
}

// ReadSplit reads a linear map NAME.weight [out][width+dim] and NAME.bias as two: one over the first width
// elements, and one with the bias over the others. An out of -1 takes any.
func ReadSplit(f *model.File, name string, out, width, dim int) (*nn.Matrix, *nn.Linear, error) {
	r := reader{file: f}
	w := r.floats(name+".weight", out, width+dim)
	if r.err == nil {
		out = len(w) / (width + dim)
	}
	bias := r.floats(name+".bias", out)
	if r.err != nil {
		return nil, nil, r.err
	}
	var first, second []float32
	for o := range out {
		row := w[o*(width+dim) : (o+1)*(width+dim)]
		first, second = append(first, row[:width]...), append(second, row[width:]...)
	}
	h, err := nn.NewMatrix(first, out, width)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return h, r.pack(name, second, bias, out, dim), r.err
}

func (r *reader) pack(name string, w, bias []float32, out, in int) *nn.Linear {
	if r.err != nil {
		return nil
	}
	l, err := nn.NewLinear(w, bias, out, in)
	if err != nil {
		r.err = fmt.Errorf("%s: %w", name, err)
	}
	return l
}

// bilinear reads U [size][size] as the map of d to d U.
func (r *reader) bilinear(name string, size int) *nn.Linear {
	u := r.floats(name, size, size)
	if r.err != nil {
		return nil
	}
	t := make([]float32, len(u))
	for i := range size {
		for j := range size {
			t[j*size+i] = u[i*size+j]
		}
	}
	return r.pack(name, t, nil, size, size)
}

// trilinear reads U [labels][size][size] as the map of d to all d U_l, one after the other.
func (r *reader) trilinear(name string, labels, size int) *nn.Linear {
	u := r.floats(name, labels, size, size)
	if r.err != nil {
		return nil
	}
	t := make([]float32, len(u))
	for l := range labels {
		for i := range size {
			for j := range size {
				t[(l*size+j)*size+i] = u[(l*size+i)*size+j]
			}
		}
	}
	return r.pack(name, t, nil, labels*size, size)
}

// bilstm reads NAME.fwd and NAME.bwd.
func (r *reader) bilstm(name string, in int) *nn.BiLSTM {
	if r.err != nil {
		return nil
	}
	l, err := ReadBiLSTM(r.file, name, in)
	r.err = err
	return l
}

// ReadBiLSTM reads the tensors NAME.fwd.ih, .hh, .bias and NAME.bwd.… of one layer.
func ReadBiLSTM(f *model.File, name string, in int) (*nn.BiLSTM, error) {
	r := reader{file: f}
	bias := r.floats(name+".fwd.bias", -1)
	hidden := len(bias) / 4
	var dirs [2]nn.Direction
	for i, dir := range []string{".fwd", ".bwd"} {
		dirs[i] = nn.Direction{
			Input:     r.floats(name+dir+".ih", 4*hidden, in),
			Recurrent: r.floats(name+dir+".hh", 4*hidden, hidden),
			Bias:      r.floats(name+dir+".bias", 4*hidden),
		}
	}
	if r.err != nil {
		return nil, r.err
	}
	return nn.NewBiLSTM(in, hidden, dirs[0], dirs[1])
}
