//go:build amd64 && !purego

#include "textflag.h"

// Products and sums are separate instructions, in the order of the portable code: no fused
// multiply-add, so that every machine gives the same bits.

#define STEP(mem, x, tmp, acc) \
	VMULPS mem, x, tmp \
	VADDPS tmp, acc, acc

// func avx2MulAdd1x32(w, x *float32, n int, y *float32)
TEXT ·avx2MulAdd1x32(SB), NOSPLIT, $0-32
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ y+24(FP), DX
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS 64(DX), Y2
	VMOVUPS 96(DX), Y3
loop1x32:
	VBROADCASTSS (SI), Y8
	STEP((DI), Y8, Y9, Y0)
	STEP(32(DI), Y8, Y10, Y1)
	STEP(64(DI), Y8, Y11, Y2)
	STEP(96(DI), Y8, Y12, Y3)
	ADDQ $4, SI
	ADDQ $128, DI
	DECQ CX
	JNZ loop1x32
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	VZEROUPPER
	RET

// func avx2MulAdd1x64(w, x *float32, n int, y *float32)
TEXT ·avx2MulAdd1x64(SB), NOSPLIT, $0-32
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ y+24(FP), DX
	MOVQ CX, R8
	SHLQ $7, R8
	ADDQ DI, R8
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS 64(DX), Y2
	VMOVUPS 96(DX), Y3
	VMOVUPS 128(DX), Y4
	VMOVUPS 160(DX), Y5
	VMOVUPS 192(DX), Y6
	VMOVUPS 224(DX), Y7
loop1x64:
	VBROADCASTSS (SI), Y8
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
	JNZ loop1x64
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	VMOVUPS Y4, 128(DX)
	VMOVUPS Y5, 160(DX)
	VMOVUPS Y6, 192(DX)
	VMOVUPS Y7, 224(DX)
	VZEROUPPER
	RET

// func avx2MulAdd2x32(w, x0, x1 *float32, n int, y0, y1 *float32)
TEXT ·avx2MulAdd2x32(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ x0+8(FP), SI
	MOVQ x1+16(FP), R8
	MOVQ n+24(FP), CX
	MOVQ y0+32(FP), DX
	MOVQ y1+40(FP), R9
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS 64(DX), Y2
	VMOVUPS 96(DX), Y3
	VMOVUPS (R9), Y4
	VMOVUPS 32(R9), Y5
	VMOVUPS 64(R9), Y6
	VMOVUPS 96(R9), Y7
loop2x32:
	VBROADCASTSS (SI), Y8
	VBROADCASTSS (R8), Y9
	VMOVUPS (DI), Y10
	VMOVUPS 32(DI), Y11
	STEP(Y10, Y8, Y12, Y0)
	STEP(Y10, Y9, Y13, Y4)
	STEP(Y11, Y8, Y14, Y1)
	STEP(Y11, Y9, Y15, Y5)
	VMOVUPS 64(DI), Y10
	VMOVUPS 96(DI), Y11
	STEP(Y10, Y8, Y12, Y2)
	STEP(Y10, Y9, Y13, Y6)
	STEP(Y11, Y8, Y14, Y3)
	STEP(Y11, Y9, Y15, Y7)
	ADDQ $4, SI
	ADDQ $4, R8
	ADDQ $128, DI
	DECQ CX
	JNZ loop2x32
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	VMOVUPS Y4, (R9)
	VMOVUPS Y5, 32(R9)
	VMOVUPS Y6, 64(R9)
	VMOVUPS Y7, 96(R9)
	VZEROUPPER
	RET

// func avx512MulAdd1x64(w, x *float32, n int, y *float32)
TEXT ·avx512MulAdd1x64(SB), NOSPLIT, $0-32
	MOVQ w+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	MOVQ y+24(FP), DX
	MOVQ CX, R8
	SHLQ $7, R8
	ADDQ DI, R8
	VMOVUPS (DX), Z0
	VMOVUPS 64(DX), Z1
	VMOVUPS 128(DX), Z2
	VMOVUPS 192(DX), Z3
loop512x64:
	VBROADCASTSS (SI), Z8
	STEP((DI), Z8, Z9, Z0)
	STEP(64(DI), Z8, Z10, Z1)
	STEP((R8), Z8, Z11, Z2)
	STEP(64(R8), Z8, Z12, Z3)
	ADDQ $4, SI
	ADDQ $128, DI
	ADDQ $128, R8
	DECQ CX
	JNZ loop512x64
	VMOVUPS Z0, (DX)
	VMOVUPS Z1, 64(DX)
	VMOVUPS Z2, 128(DX)
	VMOVUPS Z3, 192(DX)
	VZEROUPPER
	RET

// func avx512MulAdd2x32(w, x0, x1 *float32, n int, y0, y1 *float32)
TEXT ·avx512MulAdd2x32(SB), NOSPLIT, $0-48
	MOVQ w+0(FP), DI
	MOVQ x0+8(FP), SI
	MOVQ x1+16(FP), R8
	MOVQ n+24(FP), CX
	MOVQ y0+32(FP), DX
	MOVQ y1+40(FP), R9
	VMOVUPS (DX), Z0
	VMOVUPS 64(DX), Z1
	VMOVUPS (R9), Z2
	VMOVUPS 64(R9), Z3
loop512x2:
	VBROADCASTSS (SI), Z8
	VBROADCASTSS (R8), Z9
	VMOVUPS (DI), Z10
	VMOVUPS 64(DI), Z11
	STEP(Z10, Z8, Z12, Z0)
	STEP(Z10, Z9, Z13, Z2)
	STEP(Z11, Z8, Z14, Z1)
	STEP(Z11, Z9, Z15, Z3)
	ADDQ $4, SI
	ADDQ $4, R8
	ADDQ $128, DI
	DECQ CX
	JNZ loop512x2
	VMOVUPS Z0, (DX)
	VMOVUPS Z1, 64(DX)
	VMOVUPS Z2, (R9)
	VMOVUPS Z3, 64(R9)
	VZEROUPPER
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
