package nn

import "fmt"

// A BiLSTM is one layer of a bidirectional LSTM (Hochreiter and Schmidhuber 1997, with forget
// gates; Graves and Schmidhuber 2005), as PyTorch computes it.
type BiLSTM struct {
	In, Hidden int
	input      *Matrix   // [2*4*Hidden][In], forward gates first
	bias       []float32 // [2*4*Hidden]
	recurrent  [2]*Matrix
}

// A Direction is the weights of one direction, row-major, gates in the order i f g o.
type Direction struct {
	Input     []float32 // [4*hidden][in]
	Recurrent []float32 // [4*hidden][hidden]
	Bias      []float32 // [4*hidden]
}

// NewBiLSTM packs the weights.
func NewBiLSTM(in, hidden int, forward, backward Direction) (*BiLSTM, error) {
	l := &BiLSTM{In: in, Hidden: hidden}
	if hidden <= 0 || len(forward.Bias) != 4*hidden || len(backward.Bias) != 4*hidden {
		return nil, fmt.Errorf("nn: bias of an LSTM of %d units: %d and %d elements", hidden, len(forward.Bias), len(backward.Bias))
	}
	var err error
	both := append(append([]float32(nil), forward.Input...), backward.Input...)
	if l.input, err = NewMatrix(both, 8*hidden, in); err != nil {
		return nil, err
	}
	for i, d := range []Direction{forward, backward} {
		if l.recurrent[i], err = NewMatrix(d.Recurrent, 4*hidden, hidden); err != nil {
			return nil, err
		}
		l.bias = append(l.bias, d.Bias...)
	}
	return l, nil
}

// ProjectionSize is the number of elements of one projected input.
func (l *BiLSTM) ProjectionSize() int { return l.input.Stride() }

// Project computes what the gates take from the inputs alone: a result for each input, ProjectionSize after the
// one before.
func (l *BiLSTM) Project(p []float32, x *Vectors) {
	size := l.ProjectionSize()
	for i := range x.N {
		copy(p[i*size:(i+1)*size], l.bias)
	}
	l.input.MulAdd(p, x)
}

// An LSTMScratch is the memory of one run.
type LSTMScratch struct{ gates, cell, hidden []float32 }

// Run reads n projected inputs, row i being proj(i), and makes out the outputs [forward; backward],
// each of 2*Hidden elements.
func (l *BiLSTM) Run(out *Vectors, n int, proj func(int) []float32, s *LSTMScratch) {
	h := l.Hidden
	s.gates = Grow(s.gates, l.recurrent[0].Stride())
	s.cell, s.hidden = Grow(s.cell, h), Grow(s.hidden, h)
	out.Reset(n, 2*h)
	for i := range out.unit {
		out.unit[i] = 1.0 / one // outputs lie between -1 and 1
	}
	for dir, w := range l.recurrent {
		clear(s.cell)
		last := -1
		for step := range n {
			t := step
			if dir == 1 {
				t = n - 1 - step
			}
			copy(s.gates, proj(t)[dir*4*h:(dir+1)*4*h])
			if last >= 0 {
				w.weights.mulAdd(s.gates, out.vector(last, dir*h), 1.0/one, w.unit)
			}
			last = t
			gates(s.gates, s.cell, s.hidden, h)
			q := out.vector(t, dir*h)
			for k, v := range s.hidden {
				q[k] = fixed(v * one)
			}
		}
	}
}
