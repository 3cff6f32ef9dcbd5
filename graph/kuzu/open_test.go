//go:build cgo

package kuzu_test

import (
	"bufio"
	"context"
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
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
	t.Parallel()
	path := filepath.Join(t.TempDir(), "relata.db")
	storetest.Migrate(t, storetest.Migration{
		Open: func(*testing.T) (graph.Store, error) { return kuzu.Open(path, storetest.Builtin(t), kuzu.Options{}) },
		Downgrade: func(t *testing.T, s graph.Store, version int) {
			t.Helper()
			if err := s.(*kuzu.Store).Old(version); err != nil {
				t.Fatal(err)
			}
		},
		Migrate: func(t *testing.T) (int, error) {
			t.Helper()
			return kuzu.Migrate(t.Context(), path, storetest.Builtin(t), kuzu.Options{})
		},
	})
}

// TestMigrateOwn has somebody's own tables, properties and relationships in an old store, and kills its migration at random moments: each time the
// store is the old one or the new one, and at last nothing is lost.
func TestMigrateOwn(t *testing.T) {
	t.Parallel()
	if path := os.Getenv("RELATA_TEST_MIGRATE"); path != "" {
		fmt.Println("migrating")
		if _, err := kuzu.Migrate(t.Context(), path, storetest.Builtin(t), kuzu.Options{}); err != nil {
			t.Fatal(err)
		}
		return
	}
	path := filepath.Join(t.TempDir(), "relata.db")
	s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		if err := s.Write(t.Context(), killArticle(t, i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Old(2); err != nil {
		t.Fatal(err)
	}
	err = kuzu.ExecOld(
		path, "CREATE NODE TABLE Folder(nr INT64, made DATE, PRIMARY KEY(nr))", "CREATE REL TABLE HOLDS(FROM Folder TO Person, FROM Folder TO Organization, since INT64)",
		"ALTER TABLE Person ADD note STRING", "ALTER TABLE Organization ADD tags STRING[]", "ALTER TABLE LEADS ADD mine BOOLEAN",
		"CREATE REL TABLE KNOWS(FROM Person TO Organization, since INT64)", "CREATE (:Folder {nr: 7, made: date('2024-01-01')})",
		"MATCH (f:Folder), (p:Person) CREATE (f)-[:HOLDS {since: 1}]->(p) SET p.note = 'it\\'s mine'", "MATCH (f:Folder), (o:Organization) CREATE (f)-[:HOLDS {since: 2}]->(o)",
		"MATCH (o:Organization) SET o.tags = ['a', 'b,c']", "MATCH (p:Person), (o:Organization) CREATE (p)-[:KNOWS {since: 1999}]->(o), (p)-[:LEADS {mine: true}]->(o)",
	)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if from, err := kuzu.Migrate(ctx, path, storetest.Builtin(t), kuzu.Options{}); from != 2 || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: from %d, %v", from, err)
	}
	if left, err := filepath.Glob(path + ".migrating*"); err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
	for i := range 4 {
		c := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestMigrateOwn$", "-test.v") //nolint:gosec // the test itself
		c.Env = append(os.Environ(), "RELATA_TEST_MIGRATE="+path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); lines.Scan() && lines.Text() != "migrating"; {
		}
		time.Sleep(time.Duration(i*i*40) * time.Millisecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		var version *graph.VersionError
		s, err := kuzu.Open(path, storetest.Builtin(t), kuzu.Options{})
		if err == nil {
			err = s.Close()
		} else if errors.As(err, &version) && version.Have == 2 {
			err = nil
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := kuzu.Migrate(t.Context(), path, storetest.Builtin(t), kuzu.Options{}); err != nil {
		t.Fatal(err)
	}
	if s, err = kuzu.Open(path, storetest.Builtin(t), kuzu.Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for query, want := range map[string]any{
		"MATCH (a:Article)<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(:Statement)-[:SUBJECT]->(:Person) RETURN count(*)": int64(5),
		"MATCH (f:Folder)-[h:HOLDS {since: 1}]->(p:Person) RETURN p.note":                                              "it's mine",
		"MATCH (f:Folder {nr: 7})-[h:HOLDS {since: 2}]->(o:Organization) RETURN sum(size(o.tags))":                     int64(6),
		"MATCH (:Person)-[:KNOWS {since: 1999}]->(o:Organization) RETURN count(o)":                                     int64(3),
		"MATCH (:Person)-[r:LEADS]->(:Organization) WHERE r.type IS NULL AND r.mine RETURN count(r)":                   int64(3),
		"MATCH (:Person)-[r:LEADS {type: 'LEADS'}]->(:Organization) RETURN sum(r.statements)":                          int64(5),
	} {
		if got, err := storetest.Rows(t.Context(), s, query, nil); err != nil || len(got) != 1 || fmt.Sprint(got[0][0]) != fmt.Sprint(want) {
			t.Errorf("%s: %v, %v; want %v", query, got, err, want)
		}
	}
}
