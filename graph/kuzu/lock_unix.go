//go:build cgo && unix && !solaris && !aix

package kuzu

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// A fileLock keeps a second writer off a store. Kùzu has a lock of its own, but one that the same program does not see, and that
// says nothing about who holds it. The kernel releases both when a program dies.
type fileLock struct{ f *os.File }

func lock(path string, shared bool, wait time.Duration) (*fileLock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil && shared {
		// A reader of a folder that it may not write to.
		if f, err = os.Open(path); err != nil {
			return &fileLock{}, nil //nolint:nilerr // nobody else could write there either
		}
	}
	if err != nil {
		return nil, err
	}
	how := syscall.LOCK_EX
	if shared {
		how = syscall.LOCK_SH
	}
	for until := time.Now().Add(wait); ; time.Sleep(50 * time.Millisecond) {
		err = syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if err == nil || !errors.Is(err, syscall.EWOULDBLOCK) || time.Now().After(until) {
			break
		}
	}
	if errors.Is(err, syscall.EWOULDBLOCK) {
		pid := holder(f)
		_ = f.Close()
		return nil, fmt.Errorf("%w%s", ErrInUse, pid)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	if !shared {
		_ = f.Truncate(0)
		_, _ = f.WriteAt([]byte(fmt.Sprintf("%d\n", os.Getpid())), 0)
	}
	return &fileLock{f}, nil
}

// holder says which process wrote the lock file, if it says so.
func holder(f *os.File) string {
	b := make([]byte, 16)
	n, _ := f.ReadAt(b, 0)
	if pid := strings.TrimSpace(string(b[:n])); pid != "" {
		return " (process " + pid + ")"
	}
	return ""
}

func (l *fileLock) release() error {
	if l == nil || l.f == nil {
		return nil
	}
	return l.f.Close()
}
