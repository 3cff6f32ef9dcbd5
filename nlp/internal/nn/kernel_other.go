//go:build !amd64 || purego

package nn

// Kernel names the code that multiplies.
func Kernel() string { return "portable" }

func mulAdd1x32(w []row32, x []float32, y *[32]float32) { mulAdd1x32Go(w, x, y) }

func mulAdd1x64(w []row32, x []float32, y *[64]float32) {
	half := len(x)
	mulAdd1x32Go(w[:half], x, (*[32]float32)(y[:32]))
	mulAdd1x32Go(w[half:], x, (*[32]float32)(y[32:]))
}

func mulAdd2x32(w []row32, x0, x1 []float32, y0, y1 *[32]float32) {
	mulAdd1x32Go(w, x0, y0)
	mulAdd1x32Go(w, x1, y1)
}

func gates(g, c, h []float32, n int) { gatesGo(g, c, h, 0, n) }
