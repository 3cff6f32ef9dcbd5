// Package nn has the arithmetic of the networks: products of matrices, the gates of an LSTM,
// layer normalisation, softmax.
//
// Slices of float32 come in and go out; what they mean is left to the callers. The same input
// gives the same bits on every machine: each sum is taken in one fixed order, one element
// after the other, with each product rounded before it is added (explicit conversions keep
// the compiler from fusing them). A matrix is multiplied column by column with many outputs
// side by side, so the vector kernels for SSE2, AVX2 and AVX-512 do the operations of the portable
// code in its order, only several outputs at a time. The build tag purego leaves them out.
package nn
