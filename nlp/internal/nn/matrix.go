package nn

import (
	"fmt"
	"math"
)

// panelWidth is the number of outputs that lie side by side in a panel of a matrix.
const panelWidth = 32

// maxIn bounds the inputs of a matrix: what the portable kernel keeps on its stack.
const maxIn = 1 << 10

// A Matrix maps vectors of In elements to vectors of Out elements.
type Matrix struct {
	In, Out int
	unit    []float32 // [Stride()] value of 1 in the weights of each row; 0 past Out
	weights native
	q       []int16 // [In] memory to round a row in
}

// A kernel keeps the rounded weights in an order of its own, and multiplies.
type kernel interface {
	// reset makes room for weights [panels*panelWidth][in], all zero.
	reset(panels, in int)
	// set places the weights of a row.
	set(row int, q []int16)
	// mulAdd adds to each y the product with one vector, scaled by the vector's and the rows' units.
	mulAdd(y []float32, x []int16, unit float32, rows []float32)
	// mulAdd2 does it for two vectors.
	mulAdd2(y0, y1 []float32, x0, x1 []int16, unit0, unit1 float32, rows []float32)
}

var _ kernel = (*native)(nil)

// NewMatrix packs weights [out][in], row-major.
func NewMatrix(w []float32, out, in int) (*Matrix, error) {
	if out <= 0 || in <= 0 || in > maxIn || len(w) != out*in {
		return nil, fmt.Errorf("nn: %d weights for a matrix %d by %d", len(w), out, in)
	}
	for i, f := range w {
		if !(f > -math.MaxFloat32 && f < math.MaxFloat32) {
			return nil, fmt.Errorf("nn: weight %d of a matrix %d by %d is %v", i, out, in, f)
		}
	}
	m := &Matrix{}
	m.Pack(w, out, in, in)
	m.q = nil
	return m, nil
}

// Pack makes m the matrix whose rows (outputs) lie in w, each stride elements after the one
// before. It reuses m's memory.
func (m *Matrix) Pack(w []float32, out, in, stride int) {
	m.In, m.Out = in, out
	m.unit, m.q = Grow(m.unit, m.Stride()), Grow(m.q, in)
	m.weights.reset(m.Stride()/panelWidth, in)
	for o := range out {
		m.unit[o] = roundRow(m.q, w[o*stride:o*stride+in])
		m.weights.set(o, m.q)
	}
	clear(m.unit[out:])
}

// roundRow rounds weights to whole numbers, as fine as rowBound and int16 allow, and returns what 1 stands for.
func roundRow(q []int16, w []float32) float32 {
	var sum, top float64
	for _, f := range w {
		a := math.Abs(float64(f))
		sum += a
		top = max(top, a)
	}
	// Each of them may be rounded up by a half.
	unit := float32(max(sum/float64(rowBound-len(w)), top/(math.MaxInt16-1)))
	if !(unit >= 1e-30 && unit <= math.MaxFloat32) {
		clear(q)
		return 0
	}
	for i, f := range w {
		q[i] = int16(math.RoundToEven(float64(f) / float64(unit)))
	}
	return unit
}

// Stride is the distance between results: Out rounded up to whole panels.
func (m *Matrix) Stride() int { return (m.Out + panelWidth - 1) / panelWidth * panelWidth }

// MulAdd adds the products of the matrix with vectors of In elements to y, where result i begins at y[i*m.Stride()].
// All elements of a result up to Stride are written.
func (m *Matrix) MulAdd(y []float32, x *Vectors) {
	stride, i := m.Stride(), 0
	for ; i+1 < x.N; i += 2 {
		m.weights.mulAdd2(y[i*stride:(i+1)*stride], y[(i+1)*stride:(i+2)*stride], x.vector(i, 0), x.vector(i+1, 0), x.unit[i], x.unit[i+1], m.unit)
	}
	if i < x.N {
		m.mulAddOne(y[i*stride:(i+1)*stride], x, i)
	}
}

// mulAddOne adds the product with vector i.
func (m *Matrix) mulAddOne(y []float32, x *Vectors, i int) {
	m.weights.mulAdd(y[:m.Stride()], x.vector(i, 0), x.unit[i], m.unit)
}

// Grow returns a slice of n elements, s's memory if it is large enough. The elements are not
// cleared.
func Grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
