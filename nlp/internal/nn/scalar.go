package nn

import "math"

// Exp is e to the x, within two units in the last place; x is kept in -87..88.
func Exp(x float32) float32 {
	// Written as the vector instructions compare: the bound where x is not a number.
	if !(x < expHigh) {
		x = expHigh
	}
	if !(x > expLow) {
		x = expLow
	}
	n := float32(float32(x*log2e)+roundInt) - roundInt
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	p := exp5
	p = float32(p*r) + exp4
	p = float32(p*r) + exp3
	p = float32(p*r) + exp2
	p = float32(p*r) + exp1
	p = float32(p*r) + exp0
	p = float32(p*float32(r*r)) + r
	p += 1
	return float32(p * math.Float32frombits(uint32(int32(n)+127)<<23))
}

// Sigmoid is 1 / (1 + e^-x).
func Sigmoid(x float32) float32 { return 1 / (1 + Exp(-x)) }

// Tanh is the hyperbolic tangent, with an absolute error below 2e-7.
func Tanh(x float32) float32 {
	s := Sigmoid(float32(2 * x))
	return float32(2*s) - 1
}

// Leaky multiplies negative elements by 0.1.
func Leaky(v []float32) {
	for i, x := range v {
		if x < 0 {
			v[i] = x * 0.1
		}
	}
}

// LayerNorm brings v to mean 0 and variance 1, then scales and shifts it.
func LayerNorm(v, weight, bias []float32) {
	weight, bias = weight[:len(v)], bias[:len(v)]
	var sum float32
	for _, x := range v {
		sum += x
	}
	mean := sum / float32(len(v))
	var square float32
	for _, x := range v {
		d := x - mean
		square += float32(d * d)
	}
	inv := 1 / float32(math.Sqrt(float64(square/float32(len(v))+1e-5)))
	for i, x := range v {
		v[i] = float32(float32(float32(x-mean)*inv)*weight[i]) + bias[i]
	}
}

// ArgMax is the index of the largest element, the first of equals.
func ArgMax(v []float32) int {
	best := 0
	for i, x := range v {
		if x > v[best] {
			best = i
		}
	}
	return best
}

// SoftmaxAt is the probability of element at under the softmax of v.
func SoftmaxAt(v []float32, at int) float32 {
	top := v[ArgMax(v)]
	var sum float32
	for _, x := range v {
		sum += Exp(x - top)
	}
	return Exp(v[at]-top) / sum
}

// Dot is the sum of products, in order.
func Dot(a, b []float32) float32 {
	b = b[:len(a)]
	var sum float32
	for i, x := range a {
		sum += float32(x * b[i])
	}
	return sum
}
