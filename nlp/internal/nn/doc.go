// Package nn has the arithmetic of the networks: products of matrices, the gates of an LSTM,
// layer normalisation, softmax.
//
// The same input gives the same bits on every machine. Weights and the vectors that they multiply are rounded to whole
// numbers (vectors to 11 bits, weights to about 12), so small that every sum of products is exact, in whatever order it
// is taken; what is left, scaling and the functions of the gates, has one fixed order of operations, each rounded before the
// next (explicit conversions keep the compiler from fusing them). Kernels in assembly for SSE2, AVX2, AVX-512 and NEON do the
// work of the portable code, several results at a time. The build tag purego leaves them out.
//
// Slices of float32 and Vectors come in, slices of float32 go out; what they mean is left to the callers.
package nn
