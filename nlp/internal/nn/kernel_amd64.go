//go:build amd64 && !purego

package nn

import "golang.org/x/sys/cpu"

// A level is a set of instructions.
type level int

const (
	sse2 level = iota
	avx2
	avx512
)

// use is the best level of this machine. The environment variable GODEBUG takes levels away: cpu.avx512bw=off, cpu.avx2=off.
var use = func() level {
	switch {
	case cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW:
		return avx512
	case cpu.X86.HasAVX2:
		return avx2
	}
	return sse2
}()

// Kernel names the code that multiplies.
func Kernel() string { return [...]string{"sse2", "avx2", "avx512"}[use] }

// The kernels in assembly: w is a panel [pairs][32][2], for 1x64 two of them; pairs is not 0.

//go:noescape
func sseMulAdd1x32(w, x *int16, pairs int, y *float32, unit float32, rows *float32)

//go:noescape
func avx2MulAdd1x32(w, x *int16, pairs int, y *float32, unit float32, rows *float32)

//go:noescape
func avx2MulAdd1x64(w, x *int16, pairs int, y *float32, unit float32, rows *float32)

//go:noescape
func avx2MulAdd2x32(w, x0, x1 *int16, pairs int, y0, y1 *float32, unit0, unit1 float32, rows *float32)

//go:noescape
func avx512MulAdd1x64(w, x *int16, pairs int, y *float32, unit float32, rows *float32)

//go:noescape
func avx512MulAdd2x32(w, x0, x1 *int16, pairs int, y0, y1 *float32, unit0, unit1 float32, rows *float32)

// avx2Gates does gatesGo for n elements, n a multiple of 8; stride is the bytes from one gate to the next.
//
//go:noescape
func avx2Gates(sums, c, h *float32, n, stride int, constants *[constantCount][8]float32)

// A native keeps the weights of two inputs together, as PMADDWD multiplies them.
type native struct {
	pairs  int // of inputs; a last one alone has a weight 0 beside it
	panels []int16
}

func (p *native) reset(panels, in int) {
	p.pairs = (in + 1) / 2
	p.panels = Grow(p.panels, panels*p.pairs*2*panelWidth)
	clear(p.panels)
}

func (p *native) set(row int, q []int16) {
	panel := p.panels[row/panelWidth*p.pairs*2*panelWidth:]
	for i, v := range q {
		panel[(i/2*panelWidth+row%panelWidth)*2+i%2] = v
	}
}

func (p *native) mulAdd(y []float32, x []int16, unit float32, rows []float32) {
	_, rows = x[2*p.pairs-1], rows[:len(y)]
	o := 0
	for ; use >= avx2 && o+2*panelWidth <= len(y); o += 2 * panelWidth {
		if use == avx512 {
			avx512MulAdd1x64(p.panel(o, 2), &x[0], p.pairs, &y[o], unit, &rows[o])
		} else {
			avx2MulAdd1x64(p.panel(o, 2), &x[0], p.pairs, &y[o], unit, &rows[o])
		}
	}
	for ; o+panelWidth <= len(y); o += panelWidth {
		if use >= avx2 {
			avx2MulAdd1x32(p.panel(o, 1), &x[0], p.pairs, &y[o], unit, &rows[o])
		} else {
			sseMulAdd1x32(p.panel(o, 1), &x[0], p.pairs, &y[o], unit, &rows[o])
		}
	}
}

func (p *native) mulAdd2(y0, y1 []float32, x0, x1 []int16, unit0, unit1 float32, rows []float32) {
	if use == sse2 {
		p.mulAdd(y0, x0, unit0, rows)
		p.mulAdd(y1, x1, unit1, rows)
		return
	}
	_, _, y1, rows = x0[2*p.pairs-1], x1[2*p.pairs-1], y1[:len(y0)], rows[:len(y0)]
	for o := 0; o+panelWidth <= len(y0); o += panelWidth {
		if use == avx512 {
			avx512MulAdd2x32(p.panel(o, 1), &x0[0], &x1[0], p.pairs, &y0[o], &y1[o], unit0, unit1, &rows[o])
		} else {
			avx2MulAdd2x32(p.panel(o, 1), &x0[0], &x1[0], p.pairs, &y0[o], &y1[o], unit0, unit1, &rows[o])
		}
	}
}

// panel is where the n panels from an output on begin; there are as many.
func (p *native) panel(output, n int) *int16 {
	size := p.pairs * 2 * panelWidth
	at := output / panelWidth * size
	return &p.panels[at : at+n*size][0]
}

func gates(g, c, h []float32, n int) {
	done := 0
	if use >= avx2 && n >= 8 {
		done = n &^ 7
		_, _, _ = g[4*n-1], c[n-1], h[n-1]
		avx2Gates(&g[0], &c[0], &h[0], done, 4*n, &constants)
	}
	gatesGo(g, c, h, done, n)
}

const constantCount = 15

// constants are those of Exp, each eight times, in the order in which the assembly names them.
var constants = func() (all [constantCount][8]float32) {
	for i, v := range [constantCount]float32{
		expHigh, expLow, log2e, roundInt, ln2High, ln2Low,
		exp5, exp4, exp3, exp2, exp1, exp0, 1, 2, 127,
	} {
		for j := range all[i] {
			all[i][j] = v
		}
	}
	return all
}()
