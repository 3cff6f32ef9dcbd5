package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the program a command of the scripts: relata is the program itself, and status runs it and prints its
// exit status on standard error, so that a script can tell 1 from 2.
func TestMain(m *testing.M) {
	if os.Getenv("RELATA_TEST_AS_PROGRAM") != "" { // see TestReadme
		main()
	}
	testscript.Main(m, map[string]func(){
		"relata": main,
		"status": func() {
			status := run(context.Background(), os.Args[1:], standardStreams())
			fmt.Fprintf(os.Stderr, "status %d\n", status)
		},
	})
}

// TestScript runs testdata/script: each command, its errors and its exit status, as a user sees them.
func TestScript(t *testing.T) {
	t.Parallel()
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			for _, name := range []string{"URI", "USERNAME", "PASSWORD"} {
				env.Setenv("NEO4J_TEST_"+name, os.Getenv("RELATA_TEST_NEO4J_"+name))
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "cgo":
				return !strings.Contains(stores(), "without"), nil
			case "neo4j":
				if os.Getenv("RELATA_TEST_NEO4J_URI") != "" {
					return true, nil
				}
				if os.Getenv("RELATA_TEST_REQUIRE_NEO4J") != "" {
					return false, fmt.Errorf("no Neo4j: RELATA_TEST_NEO4J_URI is not set (dev/neo4j/neo4j.sh start)")
				}
				return false, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"line": writeLine,
			"wipe": wipe,
		},
	})
}

// writeLine is "line FILE BYTES": a file of one line of so many bytes.
func writeLine(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("forêt ", n/7+1)[:n]), 0o600))
}

// wipe empties the test server's database.
func wipe(ts *testscript.TestScript, _ bool, _ []string) {
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(ts.Getenv("NEO4J_TEST_URI"), driver.BasicAuth(ts.Getenv("NEO4J_TEST_USERNAME"), ts.Getenv("NEO4J_TEST_PASSWORD"), ""))
	ts.Check(err)
	_, err = driver.ExecuteQuery(ctx, d, "MATCH (n) DETACH DELETE n", nil, driver.EagerResultTransformer)
	ts.Check(err)
	ts.Check(d.Close(ctx))
}
