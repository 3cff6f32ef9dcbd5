//go:build !amd64 || purego

package nn

import "testing"

// eachKernel runs a test with each kernel of this machine.
func eachKernel(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	t.Run(Kernel(), test)
}
