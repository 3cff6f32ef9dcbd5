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

// reference is y + W x with each sum in the order of x.
func reference(w, x, y []float32, out, in int) []float32 {
	r := append([]float32(nil), y[:out]...)
	for o := range r {
		for i := range in {
			r[o] += float32(w[o*in+i] * x[i])
		}
	}
	return r
}

func TestMulAddBits(t *testing.T) {
	t.Logf("kernel: %s", Kernel())
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		in, out, n := 1+r.IntN(150), 1+r.IntN(200), 1+r.IntN(5)
		w, x := random(r, in*out), random(r, n*in)
		m, err := NewMatrix(w, out, in)
		if err != nil {
			t.Fatal(err)
		}
		y := random(r, n*m.Stride())
		before := append([]float32(nil), y...)
		m.MulAdd(y, x, n, in)
		for i := range n {
			want := reference(w, x[i*in:], before[i*m.Stride():], out, in)
			equalBits(t, fmt.Sprintf("%dx%d, vector %d of %d", out, in, i, n), y[i*m.Stride():], want)
		}
	}
}

func TestKernelsMatchPortable(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := 1; n < 70; n++ {
		w, x0, x1 := make([]row32, 2*n), random(r, n), random(r, n)
		for i := range w {
			for j := range w[i] {
				copy(w[i][j][:], random(r, 8))
			}
		}
		var y, want [64]float32
		copy(y[:], random(r, 64))
		want = y
		mulAdd1x64(w, x0, &y)
		mulAdd1x32Go(w[:n], x0, (*[32]float32)(want[:32]))
		mulAdd1x32Go(w[n:], x0, (*[32]float32)(want[32:]))
		equalBits(t, "1x64", y[:], want[:])
		mulAdd2x32(w, x0, x1, (*[32]float32)(y[:32]), (*[32]float32)(y[32:]))
		mulAdd1x32Go(w, x0, (*[32]float32)(want[:32]))
		mulAdd1x32Go(w, x1, (*[32]float32)(want[32:]))
		equalBits(t, "2x32", y[:], want[:])
	}
}

func TestGatesMatchPortable(t *testing.T) {
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
		x, y := random(r, size.n*size.in), make([]float32, size.n*m.Stride())
		b.Run(fmt.Sprintf("%dx%dx%d", size.out, size.in, size.n), func(b *testing.B) {
			for b.Loop() {
				m.MulAdd(y, x, size.n, size.in)
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
