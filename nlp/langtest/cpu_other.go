//go:build !unix

package langtest

import "time"

// cpuTime is how long the process has computed, 0 where nobody knows.
func cpuTime() time.Duration { return 0 }
