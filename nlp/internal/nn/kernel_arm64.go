//go:build arm64 && !purego

package nn

// Kernel names the code that multiplies.
func Kernel() string { return "neon" }

// The kernels in assembly: w is a panel [n][32]; n is not 0.

//go:noescape
func neonMulAdd1x32(w, x *int16, n int, y *float32, unit float32, rows *float32)

//go:noescape
func neonMulAdd2x32(w, x0, x1 *int16, n int, y0, y1 *float32, unit0, unit1 float32, rows *float32)

// A native keeps the weights of an input side by side, as SMLAL multiplies them.
type native struct {
	in     int
	panels []int16 // [panels][in][32]
}

func (p *native) reset(panels, in int) {
	p.in = in
	p.panels = Grow(p.panels, panels*in*panelWidth)
	clear(p.panels)
}

func (p *native) set(row int, q []int16) {
	panel := p.panels[row/panelWidth*p.in*panelWidth:]
	for i, v := range q {
		panel[i*panelWidth+row%panelWidth] = v
	}
}

func (p *native) mulAdd(y []float32, x []int16, unit float32, rows []float32) {
	_, rows = x[p.in-1], rows[:len(y)]
	for o := 0; o+panelWidth <= len(y); o += panelWidth {
		neonMulAdd1x32(p.panel(o), &x[0], p.in, &y[o], unit, &rows[o])
	}
}

func (p *native) mulAdd2(y0, y1 []float32, x0, x1 []int16, unit0, unit1 float32, rows []float32) {
	_, _, y1, rows = x0[p.in-1], x1[p.in-1], y1[:len(y0)], rows[:len(y0)]
	for o := 0; o+panelWidth <= len(y0); o += panelWidth {
		neonMulAdd2x32(p.panel(o), &x0[0], &x1[0], p.in, &y0[o], &y1[o], unit0, unit1, &rows[o])
	}
}

// panel is where the panel of an output begins.
func (p *native) panel(output int) *int16 {
	size := p.in * panelWidth
	at := output / panelWidth * size
	return &p.panels[at : at+size][0]
}

func gates(g, c, h []float32, n int) { gatesGo(g, c, h, 0, n) }
