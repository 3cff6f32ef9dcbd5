package nn

// A portable holds two weights in each float64, as first + second * 2^27. A product with a whole number, and a sum of
// such products, then carries two results, exactly, and one multiplication does the work of two.
type portable struct {
	in     int
	groups [][8]float64 // [panels*panelWidth/16][in]; outputs k and k+8 of a group of 16 lie together
}

const (
	second = 1 << 27
	// round27 rounds to multiples of 2^27 when it is added and subtracted.
	round27 = 1.5 * (1 << 52) * second
)

func (p *portable) reset(panels, in int) {
	p.in = in
	p.groups = Grow(p.groups, panels*panelWidth/16*in)
	clear(p.groups)
}

func (p *portable) set(row int, q []int16) {
	factor := 1.0
	if row%16 >= 8 {
		factor = second
	}
	group := p.groups[row/16*p.in:]
	for i, v := range q {
		group[i][row%8] += float64(v) * factor
	}
}

func (p *portable) mulAdd(y []float32, x []int16, unit float32, rows []float32) {
	var memory [maxIn]float64
	in := memory[:p.in]
	for i := range in {
		in[i] = float64(x[i])
	}
	for o := 0; o+16 <= len(y); o += 16 {
		w := p.groups[o/16*p.in:]
		w = w[:len(in)]
		var a0, a1, a2, a3, a4, a5, a6, a7 float64
		for k, v := range in {
			r := &w[k]
			a0 += v * r[0]
			a1 += v * r[1]
			a2 += v * r[2]
			a3 += v * r[3]
			a4 += v * r[4]
			a5 += v * r[5]
			a6 += v * r[6]
			a7 += v * r[7]
		}
		add((*[16]float32)(y[o:]), &[8]float64{a0, a1, a2, a3, a4, a5, a6, a7}, unit, (*[16]float32)(rows[o:]))
	}
}

// mulAdd2 reads each weight once for both vectors.
func (p *portable) mulAdd2(y0, y1 []float32, x0, x1 []int16, unit0, unit1 float32, rows []float32) {
	var memory [maxIn][2]float64
	in := memory[:p.in]
	for i := range in {
		in[i] = [2]float64{float64(x0[i]), float64(x1[i])}
	}
	for o := 0; o+16 <= len(y0); o += 16 {
		w := p.groups[o/16*p.in:]
		w = w[:len(in)]
		var sums [2][8]float64
		for half := range 2 {
			var a0, a1, a2, a3, b0, b1, b2, b3 float64
			for k := range in {
				v0, v1 := in[k][0], in[k][1]
				r := (*[4]float64)(w[k][4*half:])
				w0, w1, w2, w3 := r[0], r[1], r[2], r[3]
				a0 += v0 * w0
				a1 += v0 * w1
				a2 += v0 * w2
				a3 += v0 * w3
				b0 += v1 * w0
				b1 += v1 * w1
				b2 += v1 * w2
				b3 += v1 * w3
			}
			*(*[4]float64)(sums[0][4*half:]) = [4]float64{a0, a1, a2, a3}
			*(*[4]float64)(sums[1][4*half:]) = [4]float64{b0, b1, b2, b3}
		}
		add((*[16]float32)(y0[o:]), &sums[0], unit0, (*[16]float32)(rows[o:]))
		add((*[16]float32)(y1[o:]), &sums[1], unit1, (*[16]float32)(rows[o:]))
	}
}

// add takes pairs of sums apart and adds what they stand for to y.
func add(y *[16]float32, sums *[8]float64, unit float32, rows *[16]float32) {
	for k, sum := range sums {
		high := (sum + round27) - round27
		y[k] += float32(float32(float32(sum-high)*unit) * rows[k])
		y[k+8] += float32(float32(float32(high*(1.0/second))*unit) * rows[k+8])
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
