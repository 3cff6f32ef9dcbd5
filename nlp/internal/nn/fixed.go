package nn

import "math"

// The networks multiply whole numbers. What a layer gives out is rounded to fixed point, weights are
// rounded row by row, and the bounds below keep every sum exact, in int32 as well as in the
// portable kernel's float64: the order of additions, fused or not, no longer shows in the result.

// one is what the bound of a vector's elements is in fixed point.
const one = 1 << 10

// rowBound is how large the weights of a row may be in sum, so that their product with a
// vector stays below 2^26.
const rowBound = 1<<16 - 1

// Vectors are vectors of one size in fixed point.
type Vectors struct {
	N, Size int
	stride  int     // a multiple of 2, as kernels read elements by twos
	q       []int16 // [N][stride], in -one..one
	unit    []float32
}

// Reset makes v n vectors of a size. Their elements are not cleared.
func (v *Vectors) Reset(n, size int) {
	v.N, v.Size, v.stride = n, size, size/2*2+2
	v.q, v.unit = Grow(v.q, n*v.stride), Grow(v.unit, n)
}

// Set rounds x to be vector i: to a 1024th of the power of two above its largest element.
func (v *Vectors) Set(i int, x []float32) {
	top := float32(1e-30)
	for _, f := range x[:v.Size] {
		if f < 0 {
			f = -f
		}
		if f > top {
			top = f
		}
	}
	top = min(top, 1e30)
	exponent := int32(math.Float32bits(top)>>23) - 127 + 1
	v.unit[i] = math.Float32frombits(uint32(exponent-10+127) << 23)
	inverse := math.Float32frombits(uint32(10-exponent+127) << 23)
	q := v.q[i*v.stride : i*v.stride+v.Size]
	for k, f := range x[:v.Size] {
		q[k] = fixed(f * inverse)
	}
}

// vector is vector i, from an element on, with what a kernel may read behind its end.
func (v *Vectors) vector(i, from int) []int16 { return v.q[i*v.stride+from : (i+1)*v.stride] }

// fixed rounds to the nearest whole number, of equals the even one, in -one..one; what is not a number becomes -one.
func fixed(f float32) int16 {
	if !(f > -one) {
		return -one
	}
	if f > one {
		return one
	}
	return int16(float32(f+roundInt) - roundInt)
}
