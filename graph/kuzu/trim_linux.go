//go:build cgo

package kuzu

// #include <malloc.h>
import "C"

// trim gives the memory that the C library keeps for itself back to the system.
func trim() { C.malloc_trim(0) }
