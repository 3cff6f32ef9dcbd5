package nn

// The portable kernels fix the order of operations that the vector kernels follow.

// mulAdd1x32Go adds the product of a panel [len(x)][32] with x to y. Eight sums at a time stay in registers.
func mulAdd1x32Go(w []row32, x []float32, y *[32]float32) {
	w = w[:len(x)]
	for j := range 4 {
		o := (*[8]float32)(y[8*j:])
		a0, a1, a2, a3, a4, a5, a6, a7 := o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7]
		for k, v := range x {
			r := &w[k][j]
			a0 += float32(v * r[0])
			a1 += float32(v * r[1])
			a2 += float32(v * r[2])
			a3 += float32(v * r[3])
			a4 += float32(v * r[4])
			a5 += float32(v * r[5])
			a6 += float32(v * r[6])
			a7 += float32(v * r[7])
		}
		o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7] = a0, a1, a2, a3, a4, a5, a6, a7
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
