//go:build (!amd64 && !arm64) || purego

package nn

// Kernel names the code that multiplies.
func Kernel() string { return "portable" }

type native = portable

func gates(g, c, h []float32, n int) { gatesGo(g, c, h, 0, n) }
