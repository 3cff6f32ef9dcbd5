package nn

import "fmt"

// A Linear is an affine map.
type Linear struct {
	Matrix
	bias []float32 // [Stride()], zero past Out
}

// NewLinear packs weights [out][in] and a bias [out]; a nil bias is zero.
func NewLinear(w, bias []float32, out, in int) (*Linear, error) {
	m, err := NewMatrix(w, out, in)
	if err != nil {
		return nil, err
	}
	if bias != nil && len(bias) != out {
		return nil, fmt.Errorf("nn: bias of %d elements for %d outputs", len(bias), out)
	}
	l := &Linear{Matrix: *m, bias: make([]float32, m.Stride())}
	copy(l.bias, bias)
	return l, nil
}

// Apply maps vectors; see Matrix.MulAdd for the places of the results. y is overwritten.
func (l *Linear) Apply(y []float32, x *Vectors) {
	size := l.Stride()
	for i := range x.N {
		copy(y[i*size:(i+1)*size], l.bias)
	}
	l.MulAdd(y, x)
}
