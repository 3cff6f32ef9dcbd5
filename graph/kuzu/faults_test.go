//go:build cgo && linux

package kuzu_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/storetest"
)

// TestKillLoad kills a load at random moments.
func TestKillLoad(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "relata.db")
	if p := os.Getenv("RELATA_TEST_KILL_LOAD"); p != "" {
		path = p
	}
	storetest.Kill(t, "TestKillLoad", 4, []string{"RELATA_TEST_KILL_LOAD=" + path}, func(t *testing.T) graph.Store {
		t.Helper()
		s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

// TestKillCopy kills the end of a first load, where all that was written is brought in by COPY: at some moment of it, another one each time.
func TestKillCopy(t *testing.T) {
	t.Parallel()
	for i := range 3 {
		name := fmt.Sprint(i)
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "relata.db")
			if p := os.Getenv("RELATA_TEST_KILL_COPY"); p != "" {
				path = p
			}
			storetest.Kill(t, "TestKillCopy$/^"+name, 2, []string{"RELATA_TEST_KILL_COPY=" + path}, func(t *testing.T) graph.Store {
				t.Helper()
				return openCopying(t, path)
			})
			if left, err := filepath.Glob(path + ".*"); err != nil || len(left) > 1 { // the lock
				t.Errorf("left over: %v, %v", left, err)
			}
		})
	}
}

// TestDiskFull fills the disk in the middle of a load, and of a COPY; with more room a second run completes it.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, size string
		copied     bool
	}{
		{"Load", "600k", false},
		{"Copy", "600k", true},
		{"CopyLater", "3m", true},
	} {
		t.Run(c.name, func(t *testing.T) { fillDisk(t, c.size, c.copied) })
	}
}

func fillDisk(t *testing.T, size string, copied bool) {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("only root may make a small disk: ", err)
	}
	t.Cleanup(func() { // the database that was given up still holds its file
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	open := func() graph.Store {
		s, err := kuzu.Open(filepath.Join(dir, "relata.db"), storetest.Builtin(t), kuzu.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if copied {
			s.CopyAlways()
		}
		return s
	}
	storetest.FillDisk(t, open, func() {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=2g"); err != nil {
			t.Fatal(err)
		}
	})
}
