//go:build cgo

package export_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/export"
	"relata/graph/kuzu"
	"relata/graph/neo4j"
	"relata/graph/storetest"
)

// difficult is an embedded store with the graph storetest.Difficult, whose exports storetest holds to be the same from any store.
func difficult(t *testing.T) graph.Store {
	t.Helper()
	s, err := kuzu.Open(filepath.Join(t.TempDir(), "db"), storetest.Builtin(t), kuzu.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	all := &graph.Graph{}
	for _, g := range storetest.Difficult(storetest.Builtin(t)) {
		all.Append(g)
	}
	if err := s.Write(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	return s
}

func format(t *testing.T, name string) export.Format {
	t.Helper()
	f, ok := export.FormatNamed(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	return f
}

// TestImport loads exports with Neo4j's own tools into a server of its own: the graph is the one that was exported.
func TestImport(t *testing.T) {
	foreignTools(t)
	store := difficult(t)
	want, err := storetest.Dump(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := format(t, "neo4j-admin").WriteTo(t.Context(), store, storetest.Builtin(t), export.Options{}, filepath.Join(dir, "admin")); err != nil {
		t.Fatal(err)
	}
	if err := format(t, "cypher").WriteTo(t.Context(), store, storetest.Builtin(t), export.Options{}, filepath.Join(dir, "graph.cypher")); err != nil {
		t.Fatal(err)
	}
	uri, user, password := startOn(t, filepath.Join(dir, "admin"))

	holds := func(t *testing.T) {
		t.Helper()
		s, err := neo4j.Open(t.Context(), uri, neo4j.Auth{User: user, Password: password}, storetest.Builtin(t), neo4j.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		got, err := storetest.Dump(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("the graph is another one (-exported +loaded):\n%s", diff)
		}
		for _, g := range storetest.Difficult(storetest.Builtin(t)) { // to write it once more changes nothing, labels and types included
			if err := s.Write(t.Context(), g); err != nil {
				t.Fatal(err)
			}
		}
		if again, err := storetest.Dump(t.Context(), s); err != nil || again != got {
			t.Errorf("a second reading changes it: %v\n%s", err, cmp.Diff(strings.Split(got, "\n"), strings.Split(again, "\n")))
		}
	}
	t.Run("Admin", holds)

	d, err := driver.NewDriverWithContext(uri, driver.BasicAuth(user, password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(context.Background())
	if _, err := driver.ExecuteQuery(t.Context(), d, "MATCH (n) DETACH DELETE n", nil, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
	t.Run("Cypher", func(t *testing.T) {
		for range 2 { // a script may be run again
			sh(t, []string{"NEO4J_USERNAME=" + user, "NEO4J_PASSWORD=" + password}, "neo4j/neo4j.sh", "shell", "-a", uri, "--file", filepath.Join(dir, "graph.cypher"))
		}
		holds(t)
	})
	t.Run("Literals", func(t *testing.T) { literals(t, d) })
}

// literals asks a server what it reads in literals.
func literals(t *testing.T, d driver.DriverWithContext) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 1))
	parts := []string{"'", `\`, `\\`, "u", "u0027", "U", `"`, "`", "\n", "\r", "\t", "\x00", "\x1f", "\x7f", "\u2028", "\u202e", "\ufeff", "é", "🦉", "//", "/*", "*/", ";", "}", "$p", "a"}
	values := []any{nil, true, false, int64(-1 << 63), int64(1<<63 - 1), 0.1, 1.0, 1e300, 5e-324, []any{"a", int64(1), []any{}}}
	for range 500 {
		s := ""
		for range r.IntN(8) {
			s += parts[r.IntN(len(parts))]
		}
		values = append(values, s)
	}
	query := string(export.AppendLiteral([]byte("RETURN "), values)) + " AS x"
	res, err := driver.ExecuteQuery(t.Context(), d, query, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(any(values), res.Records[0].Values[0]); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

// startOn starts a server whose database was imported from a folder.
func startOn(t *testing.T, folder string) (uri, user, password string) {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	env := []string{"RELATA_NEO4J_HOME=" + home}
	t.Cleanup(func() { sh(t, env, "neo4j/neo4j.sh", "stop") })
	settings := sh(t, env, "neo4j/neo4j.sh", "start", folder)
	get := func(name string) string {
		m := regexp.MustCompile(`(?m)^export RELATA_TEST_NEO4J_` + name + `=(.*)$`).FindStringSubmatch(settings)
		if m == nil {
			t.Fatalf("no %s in %s", name, settings)
		}
		return m[1]
	}
	return get("URI"), get("USERNAME"), get("PASSWORD")
}

// foreignTools skips a test that needs Maven and a JDK where there is no server either.
func foreignTools(t *testing.T) {
	t.Helper()
	if os.Getenv("RELATA_TEST_NEO4J_URI") == "" {
		t.Skip("RELATA_TEST_NEO4J_URI is not set (dev/neo4j/neo4j.sh run go test ./graph/export)")
	}
}

// sh runs a script of dev.
func sh(t *testing.T, env []string, script string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(context.Background(), "../../dev/"+script, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", script, args[0], err, out.String(), errs.String())
	}
	return out.String()
}
