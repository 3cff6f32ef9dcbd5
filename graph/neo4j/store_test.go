package neo4j_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/neo4j"
	"relata/graph/storetest"
	"relata/schema"
)

// server is the server to test on; without one a test is skipped, or fails where one is required.
func server(t *testing.T) (string, neo4j.Auth) {
	t.Helper()
	uri := os.Getenv("RELATA_TEST_NEO4J_URI")
	if uri == "" {
		if os.Getenv("RELATA_TEST_REQUIRE_NEO4J") != "" {
			t.Fatal("RELATA_TEST_NEO4J_URI is not set, and a server is required")
		}
		t.Skip("no Neo4j server: run dev/neo4j/neo4j.sh run go test ./graph/neo4j")
	}
	return uri, neo4j.Auth{User: os.Getenv("RELATA_TEST_NEO4J_USERNAME"), Password: os.Getenv("RELATA_TEST_NEO4J_PASSWORD")}
}

func builtin(t *testing.T) *schema.Schema {
	t.Helper()
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// exec runs a query that writes, as a user with tools of his own would.
func exec(t *testing.T, query string, params map[string]any) {
	t.Helper()
	uri, auth := server(t)
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(uri, driver.BasicAuth(auth.User, auth.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	r, err := session.Run(ctx, query, params)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Consume(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestStore(t *testing.T) {
	uri, auth := server(t)
	storetest.Run(t, storetest.Subject{
		Open: func(t *testing.T) graph.Store {
			t.Helper()
			exec(t, "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
			s, err := neo4j.Open(t.Context(), uri, auth, builtin(t), neo4j.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
		Exec: func(t *testing.T, _ graph.Store, query string, params map[string]any) {
			t.Helper()
			exec(t, query, params)
		},
		Foreign: storetest.ForeignData{
			Make:  []string{"MATCH (p:Person {id: $id}) SET p.note = 'look again' CREATE (:Folder {id: 'f'})-[:HOLDS]->(p)"},
			Count: "MATCH (f:Folder)-[r:HOLDS]->(p:Person) WHERE p.note = 'look again' RETURN count(f) + count(r) AS n",
		},
		Writers: 8,
	})
}

func TestOpenErrors(t *testing.T) {
	t.Parallel()
	const secret = "a password that no error repeats"
	t.Run("nobody there", func(t *testing.T) {
		t.Parallel()
		begin := time.Now()
		_, err := neo4j.Open(t.Context(), "bolt://127.0.0.1:1", neo4j.Auth{User: "neo4j", Password: secret}, builtin(t), neo4j.Options{Timeout: 3 * time.Second})
		if !errors.Is(err, neo4j.ErrUnreachable) || strings.Contains(err.Error(), secret) {
			t.Errorf("got %v", err)
		}
		if d := time.Since(begin); d > 15*time.Second {
			t.Errorf("gave up after %v", d)
		}
	})
	t.Run("wrong password", func(t *testing.T) {
		t.Parallel()
		uri, _ := server(t)
		_, err := neo4j.Open(t.Context(), uri, neo4j.Auth{User: "neo4j", Password: secret}, builtin(t), neo4j.Options{})
		if !errors.Is(err, neo4j.ErrAuth) || strings.Contains(err.Error(), secret) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no such database", func(t *testing.T) {
		t.Parallel()
		uri, auth := server(t)
		_, err := neo4j.Open(t.Context(), uri, auth, builtin(t), neo4j.Options{Database: "nowhere"})
		if !errors.Is(err, neo4j.ErrDatabase) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no URI", func(t *testing.T) {
		t.Parallel()
		if _, err := neo4j.Open(t.Context(), "http://127.0.0.1", neo4j.Auth{}, builtin(t), neo4j.Options{}); err == nil {
			t.Error("a web address is no Neo4j server")
		}
	})
}
