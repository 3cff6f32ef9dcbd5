package nn

// A portable holds two weights in each float64, as first + second * 2^27. A product with a whole number, and a sum of
// such products, then carries two results, exactly, and one multiplication does the work of two.
type portable struct {
	in     int
	groups [][4]float64 // [panels*panelWidth/8][in]; outputs k and k+4 of a group of 8 lie together
}

const (
	second = 1 << 27
	// round27 rounds to multiples of 2^27 when it is added and subtracted.
	round27 = 1.5 * (1 << 52) * second
)

func (p *portable) reset(panels, in int) {
	p.in = in
	p.groups = Grow(p.groups, panels*panelWidth/8*in)
	clear(p.groups)
}

func (p *portable) set(row int, q []int16) {
	factor := 1.0
	if row%8 >= 4 {
		factor = second
	}
	group := p.groups[row/8*p.in:]
	for i, v := range q {
		group[i][row%4] += float64(v) * factor
	}
}

func (p *portable) mulAdd(y []float32, x []int16, unit float32, rows []float32) {
	var memory [maxIn]float64
	in := memory[:p.in]
	for i := range in {
		in[i] = float64(x[i])
	}
	for o := 0; o+8 <= len(y); o += 8 {
		sums := dot(in, p.groups[o/8*p.in:])
		add((*[8]float32)(y[o:]), &sums, unit, (*[8]float32)(rows[o:]))
	}
}

func (p *portable) mulAdd2(y0, y1 []float32, x0, x1 []int16, unit0, unit1 float32, rows []float32) {
	p.mulAdd(y0, x0, unit0, rows)
	p.mulAdd(y1, x1, unit1, rows)
}

// dot sums four products at a time: with more, the compiler keeps sums in memory, at less than half the speed.
func dot(in []float64, w [][4]float64) [4]float64 {
	var a0, a1, a2, a3 float64
	w = w[:len(in)]
	for k, v := range in {
		r := &w[k]
		a0 += v * r[0]
		a1 += v * r[1]
		a2 += v * r[2]
		a3 += v * r[3]
	}
	return [4]float64{a0, a1, a2, a3}
}

// add takes pairs of sums apart and adds what they stand for to y.
func add(y *[8]float32, sums *[4]float64, unit float32, rows *[8]float32) {
	for k, sum := range sums {
		high := (sum + round27) - round27
		y[k] += float32(float32(float32(sum-high)*unit) * rows[k])
		y[k+4] += float32(float32(float32(high*(1.0/second))*unit) * rows[k+4])
	}
}

// The argument of the exponential is kept where the result is a normal number.
const (
	expLow  float32 = -87
	expHigh float32 = 88
)

// Constants of the exponential: the argument is n ln 2 + r with |r| <= ln 2 / 2, and exp(r) a
// polynomial (the coefficients are those of Cephes' expf, S. L. Moshier).
const (
	log2e    float32 = 1.44269504088896341
	roundInt float32 = 12582912 // 1.5 * 2^23: adding and subtracting it rounds to an integer
	ln2High  float32 = 0.693359375
	ln2Low   float32 = -2.12194440e-4
	exp5     float32 = 1.9875691500e-4
	exp4     float32 = 1.3981999507e-3
	exp3     float32 = 8.3334519073e-3
	exp2     float32 = 4.1665795894e-2
	exp1     float32 = 1.6666665459e-1
	exp0     float32 = 5.0000001201e-1
)

// gatesGo is one step of an LSTM cell with gates in the order input, forget, cell, output:
// g [4*n], the state c [n], the output h [n], for elements from..n-1.
func gatesGo(g, c, h []float32, from, n int) {
	gi, gf, gc, gout := g[:n], g[n:2*n], g[2*n:3*n], g[3*n:4*n]
	c, h = c[:n], h[:n]
	for j := from; j < n; j++ {
		v := float32(Sigmoid(gf[j])*c[j]) + float32(Sigmoid(gi[j])*Tanh(gc[j]))
		c[j] = v
		h[j] = Sigmoid(gout[j]) * Tanh(v)
	}
}
