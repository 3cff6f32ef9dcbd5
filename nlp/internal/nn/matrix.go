package nn

import "fmt"

// panelWidth is the number of outputs that lie side by side in a panel of a matrix.
const panelWidth = 32

// maxIn bounds what a matrix with few outputs takes when these are rounded up to panels.
const maxIn = 1 << 14

// A row32 is the weights from one input to the outputs of a panel.
type row32 = [4][8]float32

// A Matrix maps vectors of In elements to vectors of Out elements.
type Matrix struct {
	In, Out int
	panels  []row32 // [Stride()/panelWidth][In]; outputs past Out are zero
}

// NewMatrix packs weights [out][in], row-major.
func NewMatrix(w []float32, out, in int) (*Matrix, error) {
	if out <= 0 || in <= 0 || in > maxIn || len(w) != out*in {
		return nil, fmt.Errorf("nn: %d weights for a matrix %d by %d", len(w), out, in)
	}
	m := &Matrix{In: in, Out: out}
	m.panels = make([]row32, m.Stride()/panelWidth*in)
	m.pack(w, in)
	return m, nil
}

// Pack makes m the matrix whose rows (outputs) lie in w, each stride elements after the one
// before. It reuses m's memory.
func (m *Matrix) Pack(w []float32, out, in, stride int) {
	m.In, m.Out = in, out
	m.panels = Grow(m.panels, m.Stride()/panelWidth*in)
	clear(m.panels)
	m.pack(w, stride)
}

func (m *Matrix) pack(w []float32, stride int) {
	for o := range m.Out {
		panel := m.panels[o/panelWidth*m.In:]
		for i, v := range w[o*stride : o*stride+m.In] {
			panel[i][o%panelWidth/8][o%8] = v
		}
	}
}

// Stride is the distance between results: Out rounded up to whole panels.
func (m *Matrix) Stride() int { return (m.Out + panelWidth - 1) / panelWidth * panelWidth }

// MulAdd adds the products of the matrix with n vectors to y. Vector i begins at x[i*xstride],
// its result at y[i*m.Stride()]. All elements of a result up to Stride are written.
func (m *Matrix) MulAdd(y, x []float32, n, xstride int) {
	if n == 0 {
		return
	}
	ystride := m.Stride()
	_ = x[(n-1)*xstride+m.In-1]
	_ = y[n*ystride-1]
	if n == 1 {
		m.mulAddOne(y, x)
		return
	}
	for p := 0; p < ystride; p += panelWidth {
		w := m.panel(p, 1)
		i := 0
		for ; i+1 < n; i += 2 {
			mulAdd2x32(w, x[i*xstride:i*xstride+m.In], x[(i+1)*xstride:(i+1)*xstride+m.In],
				(*[32]float32)(y[i*ystride+p:]), (*[32]float32)(y[(i+1)*ystride+p:]))
		}
		if i < n {
			mulAdd1x32(w, x[i*xstride:i*xstride+m.In], (*[32]float32)(y[i*ystride+p:]))
		}
	}
}

// mulAddOne takes panels two by two, which hides more of the latency of additions.
func (m *Matrix) mulAddOne(y, x []float32) {
	x = x[:m.In]
	p, end := 0, m.Stride()
	for ; p+2*panelWidth <= end; p += 2 * panelWidth {
		mulAdd1x64(m.panel(p, 2), x, (*[64]float32)(y[p:]))
	}
	if p < end {
		mulAdd1x32(m.panel(p, 1), x, (*[32]float32)(y[p:]))
	}
}

// panel is the weights of n panels from the one that begins at an output.
func (m *Matrix) panel(output, n int) []row32 {
	from := output / panelWidth * m.In
	return m.panels[from : from+n*m.In]
}

// Grow returns a slice of n elements, s's memory if it is large enough. The elements are not
// cleared.
func Grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}
