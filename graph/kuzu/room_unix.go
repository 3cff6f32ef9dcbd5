//go:build cgo && (linux || darwin)

package kuzu

import (
	"path/filepath"
	"syscall"
)

// room is how many bytes are free on the disk that a file is on, or is to be on.
func room(path string) (int64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true //nolint:gosec,unconvert // other types on other systems
}
