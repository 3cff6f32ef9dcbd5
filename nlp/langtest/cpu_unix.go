//go:build unix

package langtest

import (
	"syscall"
	"time"
)

// cpuTime is how long the process has computed, 0 where nobody knows.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
