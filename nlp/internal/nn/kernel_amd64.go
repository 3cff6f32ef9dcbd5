//go:build amd64 && !purego

package nn

import "golang.org/x/sys/cpu"

var (
	hasAVX2   = cpu.X86.HasAVX2
	hasAVX512 = hasAVX2 && cpu.X86.HasAVX512F
)

// Kernel names the code that multiplies.
func Kernel() string {
	switch {
	case hasAVX512:
		return "avx512"
	case hasAVX2:
		return "avx2"
	}
	return "sse2"
}

// The kernels in assembly: n is len(x), not 0; w is a panel [n][32], for 1x64 two of them.

//go:noescape
func sseMulAdd1x32(w, x *float32, n int, y *float32)

//go:noescape
func avx2MulAdd1x32(w, x *float32, n int, y *float32)

//go:noescape
func avx2MulAdd1x64(w, x *float32, n int, y *float32)

//go:noescape
func avx2MulAdd2x32(w, x0, x1 *float32, n int, y0, y1 *float32)

//go:noescape
func avx512MulAdd1x64(w, x *float32, n int, y *float32)

//go:noescape
func avx512MulAdd2x32(w, x0, x1 *float32, n int, y0, y1 *float32)

// avx2Gates does gatesGo for n elements, n a multiple of 8; stride is the bytes from one gate to the next.
//
//go:noescape
func avx2Gates(sums, c, h *float32, n, stride int, constants *[constantCount][8]float32)

func mulAdd1x32(w []row32, x []float32, y *[32]float32) {
	if hasAVX2 {
		avx2MulAdd1x32(&w[0][0][0], &x[0], len(x), &y[0])
		return
	}
	sseMulAdd1x32(&w[0][0][0], &x[0], len(x), &y[0])
}

func mulAdd1x64(w []row32, x []float32, y *[64]float32) {
	switch {
	case hasAVX512:
		avx512MulAdd1x64(&w[0][0][0], &x[0], len(x), &y[0])
	case hasAVX2:
		avx2MulAdd1x64(&w[0][0][0], &x[0], len(x), &y[0])
	default:
		sseMulAdd1x32(&w[0][0][0], &x[0], len(x), &y[0])
		sseMulAdd1x32(&w[len(x)][0][0], &x[0], len(x), &y[32])
	}
}

func mulAdd2x32(w []row32, x0, x1 []float32, y0, y1 *[32]float32) {
	switch {
	case hasAVX512:
		avx512MulAdd2x32(&w[0][0][0], &x0[0], &x1[0], len(x0), &y0[0], &y1[0])
	case hasAVX2:
		avx2MulAdd2x32(&w[0][0][0], &x0[0], &x1[0], len(x0), &y0[0], &y1[0])
	default:
		sseMulAdd1x32(&w[0][0][0], &x0[0], len(x0), &y0[0])
		sseMulAdd1x32(&w[0][0][0], &x1[0], len(x1), &y1[0])
	}
}

func gates(g, c, h []float32, n int) {
	done := 0
	if hasAVX2 && n >= 8 {
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
