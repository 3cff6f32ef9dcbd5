package nn

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(r.NormFloat64())
	}
	return v
}

func equalBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: element %d is %g, want %g", what, i, got[i], want[i])
		}
	}
}

// fill makes v n random vectors of different sizes.
func fill(r *rand.Rand, v *Vectors, n, size int) {
	v.Reset(n, size)
	for i := range v.q {
		v.q[i] = 9999 // what lies behind a vector must not show
	}
	for i := range n {
		x := random(r, size)
		for k := range x {
			x[k] *= float32(math.Exp(r.NormFloat64()))
		}
		v.Set(i, x)
	}
}

// Each kernel gives the bits of whole numbers multiplied one by one.
func TestMulAddBits(t *testing.T) {
	eachKernel(t, func(t *testing.T) {
		t.Helper()
		r := rand.New(rand.NewPCG(1, 2))
		for range 100 {
			in, out, n := 1+r.IntN(300), 1+r.IntN(200), 1+r.IntN(5)
			weights, w, rows := random(r, in*out), make([]int16, in*out), make([]float32, out)
			for o := range out {
				rows[o] = roundRow(w[o*in:(o+1)*in], weights[o*in:(o+1)*in])
			}
			m, err := NewMatrix(weights, out, in)
			if err != nil {
				t.Fatal(err)
			}
			var x Vectors
			fill(r, &x, n, in)
			y := random(r, n*m.Stride())
			before := append([]float32(nil), y...)
			m.MulAdd(y, &x)
			equalBits(t, "the portable kernel", portably(m, w, before, &x), y)
			for i := range n {
				want := before[i*m.Stride() : i*m.Stride()+out]
				for o := range want {
					var sum int32
					for k, q := range w[o*in : (o+1)*in] {
						sum += int32(q) * int32(x.vector(i, 0)[k])
					}
					want[o] += float32(float32(float32(sum)*x.unit[i]) * rows[o])
				}
				equalBits(t, fmt.Sprintf("%dx%d, vector %d of %d", out, in, i, n), y[i*m.Stride():], want)
			}
		}
	})
}

// portably is before and the products that the portable kernel computes of rounded weights w.
func portably(m *Matrix, w []int16, before []float32, x *Vectors) []float32 {
	y, size := append([]float32(nil), before...), m.Stride()
	var p portable
	p.reset(size/panelWidth, m.In)
	for o := range m.Out {
		p.set(o, w[o*m.In:(o+1)*m.In])
	}
	p.mulAdd(y[:size], x.vector(0, 0), x.unit[0], m.unit)
	for i := 1; i < x.N; i += 2 {
		k := min(i+1, x.N-1)
		other := append([]float32(nil), y[k*size:(k+1)*size]...)
		if k > i {
			other = y[k*size : (k+1)*size]
		}
		p.mulAdd2(y[i*size:(i+1)*size], other, x.vector(i, 0), x.vector(k, 0), x.unit[i], x.unit[k], m.unit)
	}
	return y
}

// The largest sums that the bounds allow stay exact.
func TestMulAddBounds(t *testing.T) {
	eachKernel(t, func(t *testing.T) {
		t.Helper()
		for _, in := range []int{1, 2, 128, maxIn} {
			w, x := make([]float32, 32*in), make([]float32, in)
			for i := range w {
				w[i] = 1
				if i/in%2 == 1 {
					w[i] = -1
				}
			}
			for i := range x {
				x[i] = 0.999999
			}
			m, err := NewMatrix(w, 32, in)
			if err != nil {
				t.Fatal(err)
			}
			var v Vectors
			v.Reset(2, in)
			v.Set(0, x)
			v.Set(1, x)
			y := make([]float32, 64)
			m.MulAdd(y, &v)
			for o, got := range y {
				want := float64(in * (1 - o%2*2))
				if math.Abs(float64(got)-want) > 0.01*math.Abs(want) {
					t.Fatalf("%d inputs: output %d is %v, want %v", in, o, got, want)
				}
			}
		}
	})
}

// A product is near that of the numbers before rounding.
func TestMulAddIsNear(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	w, x := random(r, 64*256), random(r, 256)
	m, err := NewMatrix(w, 64, 256)
	if err != nil {
		t.Fatal(err)
	}
	var v Vectors
	v.Reset(1, 256)
	v.Set(0, x)
	y := make([]float32, 64)
	m.MulAdd(y, &v)
	for o, got := range y {
		if want := Dot(w[o*256:(o+1)*256], x); math.Abs(float64(got-want)) > 0.06 { // of about 16
			t.Errorf("output %d is %v, want %v", o, got, want)
		}
	}
}

func TestSetOddNumbers(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, x := range [][]float32{{0, 0}, {nan, 1}, {inf, -inf}, {1e-38, -1e-38}, {math.MaxFloat32, 1}} {
		var v Vectors
		v.Reset(1, 2)
		v.Set(0, x)
		for _, q := range v.vector(0, 0)[:2] {
			if q < -one || q > one {
				t.Errorf("%v: %d", x, q)
			}
		}
		if u := v.unit[0]; !(u > 0 && u < inf) {
			t.Errorf("%v: unit %v", x, u)
		}
	}
	if _, err := NewMatrix([]float32{1, nan}, 1, 2); err == nil {
		t.Error("a weight that is no number: no error")
	}
}

func TestGatesMatchPortable(t *testing.T) {
	eachKernel(t, func(t *testing.T) {
		t.Helper()
		r := rand.New(rand.NewPCG(5, 6))
		for _, n := range []int{1, 7, 8, 12, 64, 100, 128} {
			for scale := float32(0.01); scale < 1e6; scale *= 10 {
				g, c := random(r, 4*n), random(r, n)
				for i := range g {
					g[i] *= scale
				}
				wantC, wantH, h := append([]float32(nil), c...), make([]float32, n), make([]float32, n)
				gatesGo(g, wantC, wantH, 0, n)
				gates(g, c, h, n)
				equalBits(t, "cell", c, wantC)
				equalBits(t, "output", h, wantH)
			}
		}
	})
}

func TestExp(t *testing.T) {
	for x := float32(-87); x < 88; x += 0.0371 {
		got, want := float64(Exp(x)), math.Exp(float64(x))
		if math.Abs(got-want) > 3e-7*want {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	for x := float32(-20); x < 20; x += 0.0117 {
		if d := math.Abs(float64(Tanh(x)) - math.Tanh(float64(x))); d > 3e-7 {
			t.Fatalf("Tanh(%v) is off by %g", x, d)
		}
	}
	nan := float32(math.NaN())
	for _, x := range []float32{nan, float32(math.Inf(1)), float32(math.Inf(-1)), 1e30, -1e30} {
		if y := Exp(x); y != y || math.IsInf(float64(y), 0) {
			t.Errorf("Exp(%v) = %v", x, y)
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, size := range []struct{ out, in, n int }{{512, 128, 1}, {1024, 256, 32}, {96, 256, 32}} {
		m, err := NewMatrix(random(r, size.out*size.in), size.out, size.in)
		if err != nil {
			b.Fatal(err)
		}
		var x Vectors
		fill(r, &x, size.n, size.in)
		y := make([]float32, size.n*m.Stride())
		b.Run(fmt.Sprintf("%dx%dx%d", size.out, size.in, size.n), func(b *testing.B) {
			for b.Loop() {
				m.MulAdd(y, &x)
			}
			b.ReportMetric(float64(size.n*m.Stride()*size.in)*float64(b.N)/float64(b.Elapsed().Nanoseconds()), "MAC/ns")
		})
	}
	g, c, h := random(r, 512), make([]float32, 128), make([]float32, 128)
	b.Run("gates", func(b *testing.B) {
		for b.Loop() {
			gates(g, c, h, 128)
		}
	})
}
