//go:build arm64 && !purego

#include "textflag.h"

// Sums of products of whole numbers are exact. Scaling them is not: there, products and sums are separate instructions,
// in the order of the portable code. What Go's assembler has no name for stands as its encoding.

// func neonMulAdd1x32(w, x *int16, n int, y *float32, unit float32, rows *float32)
TEXT ·neonMulAdd1x32(SB), NOSPLIT, $0-48
	MOVD w+0(FP), R0
	MOVD x+8(FP), R1
	MOVD n+16(FP), R2
	MOVD y+24(FP), R3
	MOVWU unit+32(FP), R4
	MOVD rows+40(FP), R5
	VDUP R4, V21.S4
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
loop1x32:
	VLD1.P 64(R0), [V16.H8, V17.H8, V18.H8, V19.H8]
	VLD1R.P 2(R1), [V20.H8]
	WORD $0x0e748200 // smlal v0.4s, v16.4h, v20.4h
	WORD $0x4e748201 // smlal2 v1.4s, v16.8h, v20.8h
	WORD $0x0e748222 // smlal v2.4s, v17.4h, v20.4h
	WORD $0x4e748223 // smlal2 v3.4s, v17.8h, v20.8h
	WORD $0x0e748244 // smlal v4.4s, v18.4h, v20.4h
	WORD $0x4e748245 // smlal2 v5.4s, v18.8h, v20.8h
	WORD $0x0e748266 // smlal v6.4s, v19.4h, v20.4h
	WORD $0x4e748267 // smlal2 v7.4s, v19.8h, v20.8h
	SUBS $1, R2, R2
	BNE loop1x32
	VLD1.P 64(R5), [V22.S4, V23.S4, V24.S4, V25.S4]
	VLD1 (R3), [V26.S4, V27.S4, V28.S4, V29.S4]
	WORD $0x4e21d800 // scvtf v0.4s, v0.4s
	WORD $0x4e21d821 // scvtf v1.4s, v1.4s
	WORD $0x4e21d842 // scvtf v2.4s, v2.4s
	WORD $0x4e21d863 // scvtf v3.4s, v3.4s
	WORD $0x6e35dc00 // fmul v0.4s, v0.4s, v21.4s
	WORD $0x6e35dc21 // fmul v1.4s, v1.4s, v21.4s
	WORD $0x6e35dc42 // fmul v2.4s, v2.4s, v21.4s
	WORD $0x6e35dc63 // fmul v3.4s, v3.4s, v21.4s
	WORD $0x6e36dc00 // fmul v0.4s, v0.4s, v22.4s
	WORD $0x6e37dc21 // fmul v1.4s, v1.4s, v23.4s
	WORD $0x6e38dc42 // fmul v2.4s, v2.4s, v24.4s
	WORD $0x6e39dc63 // fmul v3.4s, v3.4s, v25.4s
	WORD $0x4e20d75a // fadd v26.4s, v26.4s, v0.4s
	WORD $0x4e21d77b // fadd v27.4s, v27.4s, v1.4s
	WORD $0x4e22d79c // fadd v28.4s, v28.4s, v2.4s
	WORD $0x4e23d7bd // fadd v29.4s, v29.4s, v3.4s
	VST1.P [V26.S4, V27.S4, V28.S4, V29.S4], 64(R3)
	VLD1 (R5), [V22.S4, V23.S4, V24.S4, V25.S4]
	VLD1 (R3), [V26.S4, V27.S4, V28.S4, V29.S4]
	WORD $0x4e21d884 // scvtf v4.4s, v4.4s
	WORD $0x4e21d8a5 // scvtf v5.4s, v5.4s
	WORD $0x4e21d8c6 // scvtf v6.4s, v6.4s
	WORD $0x4e21d8e7 // scvtf v7.4s, v7.4s
	WORD $0x6e35dc84 // fmul v4.4s, v4.4s, v21.4s
	WORD $0x6e35dca5 // fmul v5.4s, v5.4s, v21.4s
	WORD $0x6e35dcc6 // fmul v6.4s, v6.4s, v21.4s
	WORD $0x6e35dce7 // fmul v7.4s, v7.4s, v21.4s
	WORD $0x6e36dc84 // fmul v4.4s, v4.4s, v22.4s
	WORD $0x6e37dca5 // fmul v5.4s, v5.4s, v23.4s
	WORD $0x6e38dcc6 // fmul v6.4s, v6.4s, v24.4s
	WORD $0x6e39dce7 // fmul v7.4s, v7.4s, v25.4s
	WORD $0x4e24d75a // fadd v26.4s, v26.4s, v4.4s
	WORD $0x4e25d77b // fadd v27.4s, v27.4s, v5.4s
	WORD $0x4e26d79c // fadd v28.4s, v28.4s, v6.4s
	WORD $0x4e27d7bd // fadd v29.4s, v29.4s, v7.4s
	VST1.P [V26.S4, V27.S4, V28.S4, V29.S4], 64(R3)
	RET

// func neonMulAdd2x32(w, x0, x1 *int16, n int, y0, y1 *float32, unit0, unit1 float32, rows *float32)
TEXT ·neonMulAdd2x32(SB), NOSPLIT, $0-64
	MOVD w+0(FP), R0
	MOVD x0+8(FP), R1
	MOVD x1+16(FP), R6
	MOVD n+24(FP), R2
	MOVD y0+32(FP), R3
	MOVD y1+40(FP), R7
	MOVWU unit0+48(FP), R4
	MOVWU unit1+52(FP), R8
	MOVD rows+56(FP), R5
	MOVD R5, R9
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16
loop2x32:
	VLD1.P 64(R0), [V16.H8, V17.H8, V18.H8, V19.H8]
	VLD1R.P 2(R1), [V20.H8]
	VLD1R.P 2(R6), [V21.H8]
	WORD $0x0e748200 // smlal v0.4s, v16.4h, v20.4h
	WORD $0x4e748201 // smlal2 v1.4s, v16.8h, v20.8h
	WORD $0x0e748222 // smlal v2.4s, v17.4h, v20.4h
	WORD $0x4e748223 // smlal2 v3.4s, v17.8h, v20.8h
	WORD $0x0e748244 // smlal v4.4s, v18.4h, v20.4h
	WORD $0x4e748245 // smlal2 v5.4s, v18.8h, v20.8h
	WORD $0x0e748266 // smlal v6.4s, v19.4h, v20.4h
	WORD $0x4e748267 // smlal2 v7.4s, v19.8h, v20.8h
	WORD $0x0e758208 // smlal v8.4s, v16.4h, v21.4h
	WORD $0x4e758209 // smlal2 v9.4s, v16.8h, v21.8h
	WORD $0x0e75822a // smlal v10.4s, v17.4h, v21.4h
	WORD $0x4e75822b // smlal2 v11.4s, v17.8h, v21.8h
	WORD $0x0e75824c // smlal v12.4s, v18.4h, v21.4h
	WORD $0x4e75824d // smlal2 v13.4s, v18.8h, v21.8h
	WORD $0x0e75826e // smlal v14.4s, v19.4h, v21.4h
	WORD $0x4e75826f // smlal2 v15.4s, v19.8h, v21.8h
	SUBS $1, R2, R2
	BNE loop2x32
	VDUP R4, V20.S4
	VDUP R8, V21.S4
	VLD1.P 64(R5), [V22.S4, V23.S4, V24.S4, V25.S4]
	VLD1 (R3), [V26.S4, V27.S4, V28.S4, V29.S4]
	WORD $0x4e21d800 // scvtf v0.4s, v0.4s
	WORD $0x4e21d821 // scvtf v1.4s, v1.4s
	WORD $0x4e21d842 // scvtf v2.4s, v2.4s
	WORD $0x4e21d863 // scvtf v3.4s, v3.4s
	WORD $0x6e34dc00 // fmul v0.4s, v0.4s, v20.4s
	WORD $0x6e34dc21 // fmul v1.4s, v1.4s, v20.4s
	WORD $0x6e34dc42 // fmul v2.4s, v2.4s, v20.4s
	WORD $0x6e34dc63 // fmul v3.4s, v3.4s, v20.4s
	WORD $0x6e36dc00 // fmul v0.4s, v0.4s, v22.4s
	WORD $0x6e37dc21 // fmul v1.4s, v1.4s, v23.4s
	WORD $0x6e38dc42 // fmul v2.4s, v2.4s, v24.4s
	WORD $0x6e39dc63 // fmul v3.4s, v3.4s, v25.4s
	WORD $0x4e20d75a // fadd v26.4s, v26.4s, v0.4s
	WORD $0x4e21d77b // fadd v27.4s, v27.4s, v1.4s
	WORD $0x4e22d79c // fadd v28.4s, v28.4s, v2.4s
	WORD $0x4e23d7bd // fadd v29.4s, v29.4s, v3.4s
	VST1.P [V26.S4, V27.S4, V28.S4, V29.S4], 64(R3)
	VLD1 (R5), [V22.S4, V23.S4, V24.S4, V25.S4]
	VLD1 (R3), [V26.S4, V27.S4, V28.S4, V29.S4]
	WORD $0x4e21d884 // scvtf v4.4s, v4.4s
	WORD $0x4e21d8a5 // scvtf v5.4s, v5.4s
	WORD $0x4e21d8c6 // scvtf v6.4s, v6.4s
	WORD $0x4e21d8e7 // scvtf v7.4s, v7.4s
	WORD $0x6e34dc84 // fmul v4.4s, v4.4s, v20.4s
	WORD $0x6e34dca5 // fmul v5.4s, v5.4s, v20.4s
	WORD $0x6e34dcc6 // fmul v6.4s, v6.4s, v20.4s
	WORD $0x6e34dce7 // fmul v7.4s, v7.4s, v20.4s
	WORD $0x6e36dc84 // fmul v4.4s, v4.4s, v22.4s
	WORD $0x6e37dca5 // fmul v5.4s, v5.4s, v23.4s
	WORD $0x6e38dcc6 // fmul v6.4s, v6.4s, v24.4s
	WORD $0x6e39dce7 // fmul v7.4s, v7.4s, v25.4s
	WORD $0x4e24d75a // fadd v26.4s, v26.4s, v4.4s
	WORD $0x4e25d77b // fadd v27.4s, v27.4s, v5.4s
	WORD $0x4e26d79c // fadd v28.4s, v28.4s, v6.4s
	WORD $0x4e27d7bd // fadd v29.4s, v29.4s, v7.4s
	VST1.P [V26.S4, V27.S4, V28.S4, V29.S4], 64(R3)
	VLD1.P 64(R9), [V22.S4, V23.S4, V24.S4, V25.S4]
	VLD1 (R7), [V26.S4, V27.S4, V28.S4, V29.S4]
	WORD $0x4e21d908 // scvtf v8.4s, v8.4s
	WORD $0x4e21d929 // scvtf v9.4s, v9.4s
	WORD $0x4e21d94a // scvtf v10.4s, v10.4s
	WORD $0x4e21d96b // scvtf v11.4s, v11.4s
	WORD $0x6e35dd08 // fmul v8.4s, v8.4s, v21.4s
	WORD $0x6e35dd29 // fmul v9.4s, v9.4s, v21.4s
	WORD $0x6e35dd4a // fmul v10.4s, v10.4s, v21.4s
	WORD $0x6e35dd6b // fmul v11.4s, v11.4s, v21.4s
	WORD $0x6e36dd08 // fmul v8.4s, v8.4s, v22.4s
	WORD $0x6e37dd29 // fmul v9.4s, v9.4s, v23.4s
	WORD $0x6e38dd4a // fmul v10.4s, v10.4s, v24.4s
	WORD $0x6e39dd6b // fmul v11.4s, v11.4s, v25.4s
	WORD $0x4e28d75a // fadd v26.4s, v26.4s, v8.4s
	WORD $0x4e29d77b // fadd v27.4s, v27.4s, v9.4s
	WORD $0x4e2ad79c // fadd v28.4s, v28.4s, v10.4s
	WORD $0x4e2bd7bd // fadd v29.4s, v29.4s, v11.4s
	VST1.P [V26.S4, V27.S4, V28.S4, V29.S4], 64(R7)
	VLD1 (R9), [V22.S4, V23.S4, V24.S4, V25.S4]
	VLD1 (R7), [V26.S4, V27.S4, V28.S4, V29.S4]
	WORD $0x4e21d98c // scvtf v12.4s, v12.4s
	WORD $0x4e21d9ad // scvtf v13.4s, v13.4s
	WORD $0x4e21d9ce // scvtf v14.4s, v14.4s
	WORD $0x4e21d9ef // scvtf v15.4s, v15.4s
	WORD $0x6e35dd8c // fmul v12.4s, v12.4s, v21.4s
	WORD $0x6e35ddad // fmul v13.4s, v13.4s, v21.4s
	WORD $0x6e35ddce // fmul v14.4s, v14.4s, v21.4s
	WORD $0x6e35ddef // fmul v15.4s, v15.4s, v21.4s
	WORD $0x6e36dd8c // fmul v12.4s, v12.4s, v22.4s
	WORD $0x6e37ddad // fmul v13.4s, v13.4s, v23.4s
	WORD $0x6e38ddce // fmul v14.4s, v14.4s, v24.4s
	WORD $0x6e39ddef // fmul v15.4s, v15.4s, v25.4s
	WORD $0x4e2cd75a // fadd v26.4s, v26.4s, v12.4s
	WORD $0x4e2dd77b // fadd v27.4s, v27.4s, v13.4s
	WORD $0x4e2ed79c // fadd v28.4s, v28.4s, v14.4s
	WORD $0x4e2fd7bd // fadd v29.4s, v29.4s, v15.4s
	VST1.P [V26.S4, V27.S4, V28.S4, V29.S4], 64(R7)
	RET
