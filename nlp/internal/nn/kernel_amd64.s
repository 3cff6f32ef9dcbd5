//go:build amd64 && !purego

#include "textflag.h"

// Sums of products of whole numbers are exact. Scaling them is not: there, products and sums are separate instructions,
// in the order of the portable code.

// STEP multiplies pairs of weights with a pair of elements and adds both products to a sum.
#define STEP(mem, x, tmp, acc) \
	VPMADDWD mem, x, tmp \
	VPADDD tmp, acc, acc

// SCALE adds a sum, times the unit of the vector and those of the rows, to a result.
#define SCALE(acc, unit, rows, y) \
	VCVTDQ2PS acc, acc \
	VMULPS unit, acc, acc \
	VMULPS rows, acc, acc \
	VADDPS y, acc, acc \
	VMOVUPS acc, y

// func avx2MulAdd1x32(w, x *int16, pairs int, y *float32, unit float32, rows *float32)
TEXT ·avx2MulAdd1x32(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ pairs+16(FP), CX
	MOVQ y+24(FP), DX
	VBROADCASTSS unit+32(FP), Y14
	MOVQ rows+40(FP), R9
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
loopavx2MulAdd1x32:
	VPBROADCASTD (SI), Y8
	STEP((DI), Y8, Y9, Y0)
	STEP(32(DI), Y8, Y10, Y1)
	STEP(64(DI), Y8, Y11, Y2)
	STEP(96(DI), Y8, Y12, Y3)
	ADDQ $4, SI
	ADDQ $128, DI
	DECQ CX
	JNZ loopavx2MulAdd1x32
	SCALE(Y0, Y14, (R9), (DX))
	SCALE(Y1, Y14, 32(R9), 32(DX))
	SCALE(Y2, Y14, 64(R9), 64(DX))
	SCALE(Y3, Y14, 96(R9), 96(DX))
	VZEROUPPER
	RET

// func avx2MulAdd1x64(w, x *int16, pairs int, y *float32, unit float32, rows *float32)
TEXT ·avx2MulAdd1x64(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ pairs+16(FP), CX
	MOVQ y+24(FP), DX
	VBROADCASTSS unit+32(FP), Y14
	MOVQ rows+40(FP), R9
	MOVQ CX, R8
	SHLQ $7, R8
	ADDQ DI, R8
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
loopavx2MulAdd1x64:
	VPBROADCASTD (SI), Y8
	STEP((DI), Y8, Y9, Y0)
	STEP(32(DI), Y8, Y10, Y1)
	STEP(64(DI), Y8, Y11, Y2)
	STEP(96(DI), Y8, Y12, Y3)
	STEP((R8), Y8, Y9, Y4)
	STEP(32(R8), Y8, Y10, Y5)
	STEP(64(R8), Y8, Y11, Y6)
	STEP(96(R8), Y8, Y12, Y7)
	ADDQ $4, SI
	ADDQ $128, DI
	ADDQ $128, R8
	DECQ CX
	JNZ loopavx2MulAdd1x64
	SCALE(Y0, Y14, (R9), (DX))
	SCALE(Y1, Y14, 32(R9), 32(DX))
	SCALE(Y2, Y14, 64(R9), 64(DX))
	SCALE(Y3, Y14, 96(R9), 96(DX))
	SCALE(Y4, Y14, 128(R9), 128(DX))
	SCALE(Y5, Y14, 160(R9), 160(DX))
	SCALE(Y6, Y14, 192(R9), 192(DX))
	SCALE(Y7, Y14, 224(R9), 224(DX))
	VZEROUPPER
	RET

// func avx2MulAdd2x32(w, x0, x1 *int16, pairs int, y0, y1 *float32, unit0, unit1 float32, rows *float32)
TEXT ·avx2MulAdd2x32(SB), NOSPLIT, $0-64
	MOVQ w+0(FP), DI
	MOVQ x0+8(FP), SI
	MOVQ x1+16(FP), R8
	MOVQ pairs+24(FP), CX
	MOVQ y0+32(FP), DX
	MOVQ y1+40(FP), R9
	MOVQ rows+56(FP), R10
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
loopavx2MulAdd2x32:
	VPBROADCASTD (SI), Y8
	VPBROADCASTD (R8), Y9
	VMOVUPS (DI), Y10
	STEP(Y10, Y8, Y12, Y0)
	STEP(Y10, Y9, Y13, Y4)
	VMOVUPS 32(DI), Y11
	STEP(Y11, Y8, Y14, Y1)
	STEP(Y11, Y9, Y15, Y5)
	VMOVUPS 64(DI), Y10
	STEP(Y10, Y8, Y12, Y2)
	STEP(Y10, Y9, Y13, Y6)
	VMOVUPS 96(DI), Y11
	STEP(Y11, Y8, Y14, Y3)
	STEP(Y11, Y9, Y15, Y7)
	ADDQ $4, SI
	ADDQ $4, R8
	ADDQ $128, DI
	DECQ CX
	JNZ loopavx2MulAdd2x32
	VBROADCASTSS unit0+48(FP), Y8
	VBROADCASTSS unit1+52(FP), Y9
	SCALE(Y0, Y8, (R10), (DX))
	SCALE(Y1, Y8, 32(R10), 32(DX))
	SCALE(Y2, Y8, 64(R10), 64(DX))
	SCALE(Y3, Y8, 96(R10), 96(DX))
	SCALE(Y4, Y9, (R10), (R9))
	SCALE(Y5, Y9, 32(R10), 32(R9))
	SCALE(Y6, Y9, 64(R10), 64(R9))
	SCALE(Y7, Y9, 96(R10), 96(R9))
	VZEROUPPER
	RET

// func avx512MulAdd1x64(w, x *int16, pairs int, y *float32, unit float32, rows *float32)
TEXT ·avx512MulAdd1x64(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ pairs+16(FP), CX
	MOVQ y+24(FP), DX
	VBROADCASTSS unit+32(FP), Z14
	MOVQ rows+40(FP), R9
	MOVQ CX, R8
	SHLQ $7, R8
	ADDQ DI, R8
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
loopavx512MulAdd1x64:
	VPBROADCASTD (SI), Z8
	STEP((DI), Z8, Z9, Z0)
	STEP(64(DI), Z8, Z10, Z1)
	STEP((R8), Z8, Z11, Z2)
	STEP(64(R8), Z8, Z12, Z3)
	ADDQ $4, SI
	ADDQ $128, DI
	ADDQ $128, R8
	DECQ CX
	JNZ loopavx512MulAdd1x64
	SCALE(Z0, Z14, (R9), (DX))
	SCALE(Z1, Z14, 64(R9), 64(DX))
	SCALE(Z2, Z14, 128(R9), 128(DX))
	SCALE(Z3, Z14, 192(R9), 192(DX))
	VZEROUPPER
	RET

// func avx512MulAdd2x32(w, x0, x1 *int16, pairs int, y0, y1 *float32, unit0, unit1 float32, rows *float32)
TEXT ·avx512MulAdd2x32(SB), NOSPLIT, $0-64
	MOVQ w+0(FP), DI
	MOVQ x0+8(FP), SI
	MOVQ x1+16(FP), R8
	MOVQ pairs+24(FP), CX
	MOVQ y0+32(FP), DX
	MOVQ y1+40(FP), R9
	MOVQ rows+56(FP), R10
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
loopavx512MulAdd2x32:
	VPBROADCASTD (SI), Z8
	VPBROADCASTD (R8), Z9
	VMOVUPS (DI), Z10
	STEP(Z10, Z8, Z12, Z0)
	STEP(Z10, Z9, Z13, Z2)
	VMOVUPS 64(DI), Z11
	STEP(Z11, Z8, Z14, Z1)
	STEP(Z11, Z9, Z15, Z3)
	ADDQ $4, SI
	ADDQ $4, R8
	ADDQ $128, DI
	DECQ CX
	JNZ loopavx512MulAdd2x32
	VBROADCASTSS unit0+48(FP), Z8
	VBROADCASTSS unit1+52(FP), Z9
	SCALE(Z0, Z8, (R10), (DX))
	SCALE(Z1, Z8, 64(R10), 64(DX))
	SCALE(Z2, Z9, (R10), (R9))
	SCALE(Z3, Z9, 64(R10), 64(R9))
	VZEROUPPER
	RET

// SSE2 is there on every amd64: the kernel of machines without AVX2.

#define STEPSSE(w, tmp, acc) \
	MOVOU w, tmp \
	PMADDWL X8, tmp \
	PADDL tmp, acc

#define SCALESSE(acc, rows, y) \
	CVTPL2PS acc, acc \
	MULPS X8, acc \
	MOVUPS rows, X9 \
	MULPS X9, acc \
	MOVUPS y, X10 \
	ADDPS X10, acc \
	MOVUPS acc, y

// func sseMulAdd1x32(w, x *int16, pairs int, y *float32, unit float32, rows *float32)
TEXT ·sseMulAdd1x32(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ pairs+16(FP), CX
	MOVQ y+24(FP), DX
	MOVQ rows+40(FP), R9
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	PXOR X3, X3
	PXOR X4, X4
	PXOR X5, X5
	PXOR X6, X6
	PXOR X7, X7
loopsse:
	MOVSS (SI), X8
	PSHUFD $0, X8, X8
	STEPSSE((DI), X9, X0)
	STEPSSE(16(DI), X10, X1)
	STEPSSE(32(DI), X11, X2)
	STEPSSE(48(DI), X12, X3)
	STEPSSE(64(DI), X9, X4)
	STEPSSE(80(DI), X10, X5)
	STEPSSE(96(DI), X11, X6)
	STEPSSE(112(DI), X12, X7)
	ADDQ $4, SI
	ADDQ $128, DI
	DECQ CX
	JNZ loopsse
	MOVSS unit+32(FP), X8
	SHUFPS $0, X8, X8
	SCALESSE(X0, (R9), (DX))
	SCALESSE(X1, 16(R9), 16(DX))
	SCALESSE(X2, 32(R9), 32(DX))
	SCALESSE(X3, 48(R9), 48(DX))
	SCALESSE(X4, 64(R9), 64(DX))
	SCALESSE(X5, 80(R9), 80(DX))
	SCALESSE(X6, 96(R9), 96(DX))
	SCALESSE(X7, 112(R9), 112(DX))
	RET

// Offsets into the table of constants.
#define HIGH 0(BX)
#define LOW 32(BX)
#define LOG2E 64(BX)
#define ROUND 96(BX)
#define LN2HIGH 128(BX)
#define LN2LOW 160(BX)
#define EXP5 192(BX)
#define EXP4 224(BX)
#define EXP3 256(BX)
#define EXP2 288(BX)
#define EXP1 320(BX)
#define EXP0 352(BX)
#define ONE 384(BX)
#define TWO 416(BX)
#define BIAS 448(BX)

// SIGMOID replaces v by 1/(1+exp(-v)); Y15 is zero, n, r and p are overwritten.
#define SIGMOID(v, n, r, p) \
	VXORPS SIGN, v, v \
	VMINPS HIGH, v, v \
	VMAXPS LOW, v, v \
	VMULPS LOG2E, v, n \
	VADDPS ROUND, n, n \
	VSUBPS ROUND, n, n \
	VMULPS LN2HIGH, n, r \
	VSUBPS r, v, r \
	VMULPS LN2LOW, n, p \
	VSUBPS p, r, r \
	VMULPS EXP5, r, p \
	VADDPS EXP4, p, p \
	VMULPS r, p, p \
	VADDPS EXP3, p, p \
	VMULPS r, p, p \
	VADDPS EXP2, p, p \
	VMULPS r, p, p \
	VADDPS EXP1, p, p \
	VMULPS r, p, p \
	VADDPS EXP0, p, p \
	VMULPS r, r, v \
	VMULPS v, p, p \
	VADDPS r, p, p \
	VADDPS ONE, p, p \
	VADDPS BIAS, n, n \
	VCVTPS2DQ n, n \
	VPSLLD $23, n, n \
	VMULPS n, p, p \
	VADDPS ONE, p, p \
	VMOVUPS ONE, n \
	VDIVPS p, n, v

#define SIGN Y14

// TANH replaces v by 2*sigmoid(2*v)-1.
#define TANH(v, n, r, p) \
	VMULPS TWO, v, v \
	SIGMOID(v, n, r, p) \
	VMULPS TWO, v, v \
	VSUBPS ONE, v, v

// func avx2Gates(sums, c, h *float32, n, stride int, constants *[15][8]float32)
TEXT ·avx2Gates(SB), NOSPLIT, $0-48
	MOVQ sums+0(FP), DI
	MOVQ c+8(FP), SI
	MOVQ h+16(FP), DX
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	MOVQ constants+40(FP), BX
	LEAQ (DI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	VPCMPEQD Y14, Y14, Y14
	VPSLLD $31, Y14, Y14
	XORQ AX, AX
	SHLQ $2, CX
loopgates:
	VMOVUPS (DI)(AX*1), Y0
	VMOVUPS (R9)(AX*1), Y1
	VMOVUPS (R10)(AX*1), Y2
	VMOVUPS (R11)(AX*1), Y3
	SIGMOID(Y0, Y4, Y5, Y6)
	SIGMOID(Y1, Y7, Y8, Y9)
	TANH(Y2, Y4, Y5, Y6)
	SIGMOID(Y3, Y7, Y8, Y9)
	VMULPS (SI)(AX*1), Y1, Y1
	VMULPS Y2, Y0, Y0
	VADDPS Y0, Y1, Y1
	VMOVUPS Y1, (SI)(AX*1)
	TANH(Y1, Y4, Y5, Y6)
	VMULPS Y1, Y3, Y3
	VMOVUPS Y3, (DX)(AX*1)
	ADDQ $32, AX
	CMPQ AX, CX
	JLT loopgates
	VZEROUPPER
	RET
