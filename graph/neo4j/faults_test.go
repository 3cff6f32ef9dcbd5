package neo4j_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"relata/graph"
	"relata/graph/neo4j"
	"relata/graph/storetest"
)

func TestKill(t *testing.T) {
	uri, auth := server(t)
	if os.Getenv("RELATA_TEST_LOADING") == "" {
		run(t, connect(t), "MATCH (n) DETACH DELETE n", nil)
	}
	storetest.Kill(t, "TestKill", 4, nil, func(t *testing.T) graph.Store {
		t.Helper()
		s, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

// TestServerKilled kills the server in the middle of a load, and starts it again on what is on its disk.
func TestServerKilled(t *testing.T) {
	uri, auth := server(t)
	script := os.Getenv("RELATA_TEST_NEO4J_SCRIPT")
	if script == "" || os.Getenv("RELATA_TEST_SOAK") == "" {
		t.Skip("takes some minutes, and a server to kill: RELATA_TEST_SOAK=1 dev/neo4j/neo4j.sh run go test ./graph/neo4j -run TestServerKilled")
	}
	run(t, connect(t), "MATCH (n) DETACH DELETE n", nil)
	s, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{Retry: 5 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Disturb(t, s, func() {
		time.Sleep(time.Duration(rand.IntN(1500)) * time.Millisecond) // another moment each time; the outcome must be the same
		//nolint:gosec // the script that started the server
		if out, err := exec.CommandContext(t.Context(), script, "crash").CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	})
}

// TestShare has several programs write the same articles at once.
func TestShare(t *testing.T) {
	uri, auth := server(t)
	if os.Getenv("RELATA_TEST_SHARING") == "" {
		run(t, connect(t), "MATCH (n) DETACH DELETE n", nil)
	}
	storetest.Share(t, "TestShare", 4, func(t *testing.T) graph.Store {
		t.Helper()
		s, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
