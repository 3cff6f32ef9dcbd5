//go:build cgo

package kuzu_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/storetest"
)

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	held := filepath.Join(dir, "held.db")
	s, err := kuzu.Open(held, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	old := filepath.Join(dir, "old.db")
	o, err := kuzu.Open(old, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(o.Exec("MATCH (m:RelataMeta) SET m.model = 999", nil), o.Close()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		readOnly   bool
		want       error
	}{
		{"Text", file("text", "not a database"), false, kuzu.ErrNotStore},
		{"Short", file("short", "K"), false, kuzu.ErrNotStore},
		{"Folder", dir, false, kuzu.ErrNotStore},
		{"NoFolder", filepath.Join(dir, "nowhere", "x.db"), false, nil},
		{"FolderIsFile", filepath.Join(file("plain", "x"), "x.db"), false, nil},
		{"Damaged", file("damaged", "KUZU"+strings.Repeat("x", 5000)), false, kuzu.ErrVersion},
		{"None", filepath.Join(dir, "none.db"), true, kuzu.ErrNoStore},
		{"Held", held, false, kuzu.ErrInUse},
		{"HeldRead", held, true, kuzu.ErrInUse},
		{"OtherVersion", old, false, nil},
		{"OtherVersionRead", old, true, nil},
	} {
		got, err := kuzu.Open(c.path, storetest.Builtin(t), kuzu.Options{ReadOnly: c.readOnly})
		if err == nil {
			_ = got.Close()
		}
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.path) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		var version *graph.VersionError
		if strings.HasPrefix(c.name, "OtherVersion") != errors.As(err, &version) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	var version *graph.VersionError
	if _, err := kuzu.Migrate(t.Context(), old, storetest.Builtin(t), kuzu.Options{}); !errors.As(err, &version) || version.Have != 999 {
		t.Errorf("migrate a newer one: %v", err)
	}
}

func TestUnwritable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := kuzu.Open(filepath.Join(dir, "x.db"), storetest.Builtin(t), kuzu.Options{}); !errors.Is(err, os.ErrPermission) {
		t.Errorf("%v", err)
	}
}

func TestReaders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "relata.db")
	s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	g := storetest.Article(storetest.Builtin(t), "one", "", storetest.Claim{Subject: "Person/A", Type: "SUES", Object: "Person/B", Confidence: 1})
	if err := errors.Join(s.Write(t.Context(), g), s.Close()); err != nil {
		t.Fatal(err)
	}
	for range 2 { // both stay open
		r, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		rows, err := storetest.Rows(t.Context(), r, "MATCH (a)-[r:SUES]->(b) RETURN a.name", nil)
		if err != nil || len(rows) != 1 {
			t.Errorf("%v, %v", rows, err)
		}
		if err := r.Write(t.Context(), g); err == nil {
			t.Error("a reader writes")
		}
	}
	if _, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{}); !errors.Is(err, kuzu.ErrInUse) {
		t.Errorf("a writer beside readers: %v", err)
	}
}

// TestKill kills a writing program again and again: what it said it had written is there, whole, and another run completes it.
func TestKill(t *testing.T) {
	if path := os.Getenv("RELATA_TEST_KILL"); path != "" {
		writeUntilKilled(t, path)
		return
	}
	path := filepath.Join(t.TempDir(), "relata.db")
	for i := range 4 {
		//nolint:gosec // the test itself
		c := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestKill$", "-test.v")
		c.Env = append(os.Environ(), "RELATA_TEST_KILL="+path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		written := 0
		timer := time.AfterFunc(time.Duration(500+i*137)*time.Millisecond, func() { _ = c.Process.Kill() })
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if _, err := fmt.Sscanf(lines.Text(), "written %d", &written); err != nil {
				continue
			}
		}
		timer.Stop()
		_ = c.Wait()
		r, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{ReadOnly: true})
		if err != nil {
			if errors.Is(err, kuzu.ErrNoStore) && written == 0 {
				continue
			}
			t.Fatal(err)
		}
		got, err := storetest.Rows(t.Context(), r, "MATCH (a:Article) RETURN count(a) AS n", nil)
		if err != nil || len(got) != 1 || got[0][0].(int64) < int64(written) {
			t.Errorf("%v articles, %d written; %v", got, written, err)
		}
		half, err := storetest.Rows(t.Context(), r, "MATCH (a:Article) WHERE a.hash IS NULL RETURN a.id", nil)
		if err != nil || len(half) != 0 {
			t.Errorf("half written: %v, %v", half, err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Write(t.Context(), killArticle(t, 0)); err != nil {
		t.Error(err)
	}
}

func killArticle(t *testing.T, i int) *graph.Graph {
	t.Helper()
	return storetest.Article(
		storetest.Builtin(t), fmt.Sprint("article ", i), "2024-01-01",
		storetest.Claim{Subject: "Person/A", Type: "LEADS", Object: fmt.Sprint("Organization/B", i%3), Confidence: 1},
	)
}

func writeUntilKilled(t *testing.T, path string) {
	t.Helper()
	s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 100000 {
		if err := s.Write(t.Context(), killArticle(t, i)); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(os.Stdout, "written %d\n", i+1)
	}
}

func TestMigrate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "relata.db")
	storetest.Migrate(t, storetest.Migration{
		Open: func(*testing.T) (graph.Store, error) { return kuzu.Open(path, storetest.Builtin(t), kuzu.Options{}) },
		Downgrade: func(t *testing.T, s graph.Store) {
			t.Helper()
			queries := []string{"ALTER TABLE RELATES_TO DROP sources", "MATCH (m:RelataMeta) SET m.model = 1"}
			for i := range graph.Bands {
				queries = append(queries, fmt.Sprintf("ALTER TABLE Article DROP band%d", i+1))
			}
			for _, r := range storetest.Builtin(t).Relations {
				queries = append(queries, "ALTER TABLE "+r.Name+" DROP sources")
			}
			for _, q := range queries {
				if err := s.(*kuzu.Store).Exec(q, nil); err != nil {
					t.Fatal(err)
				}
			}
		},
		Migrate: func(t *testing.T) (int, error) {
			t.Helper()
			return kuzu.Migrate(t.Context(), path, storetest.Builtin(t), kuzu.Options{})
		},
	})
}
