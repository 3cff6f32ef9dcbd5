//go:build amd64 && !purego

package nn

import "testing"

// eachKernel runs a test with each kernel of this machine.
func eachKernel(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	best := use
	defer func() { use = best }()
	for use = sse2; use <= best; use++ {
		t.Run(Kernel(), test)
	}
}
