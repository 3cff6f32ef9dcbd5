package neo4j_test

import (
	"context"
	"errors"
	"fmt"
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

// server is the Neo4j that dev/neo4j starts. Where there is none the test is skipped, or fails if RELATA_TEST_REQUIRE_NEO4J is set.
func server(t *testing.T) (string, neo4j.Auth) {
	t.Helper()
	uri := os.Getenv("RELATA_TEST_NEO4J_URI")
	if uri == "" {
		const reason = "no Neo4j: RELATA_TEST_NEO4J_URI is not set (dev/neo4j/neo4j.sh start)"
		if os.Getenv("RELATA_TEST_REQUIRE_NEO4J") != "" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	return uri, neo4j.Auth{User: os.Getenv("RELATA_TEST_NEO4J_USERNAME"), Password: os.Getenv("RELATA_TEST_NEO4J_PASSWORD")}
}

func connect(t *testing.T) driver.DriverWithContext {
	t.Helper()
	uri, auth := server(t)
	d, err := driver.NewDriverWithContext(uri, driver.BasicAuth(auth.User, auth.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(context.Background()) })
	return d
}

func run(t *testing.T, d driver.DriverWithContext, query string, params map[string]any) {
	t.Helper()
	if _, err := driver.ExecuteQuery(t.Context(), d, query, params, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
}

func TestStore(t *testing.T) {
	uri, auth := server(t)
	d := connect(t)
	storetest.Run(t, storetest.Subject{
		Open: func(t *testing.T) graph.Store {
			t.Helper()
			run(t, d, "MATCH (n) DETACH DELETE n", nil)
			s, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return s
		},
		Exec: func(t *testing.T, _ graph.Store, query string, params map[string]any) {
			t.Helper()
			run(t, d, query, params)
		},
		Foreign: storetest.ForeignData{
			Make: []string{
				"CREATE (:Folder {id: 'f'})",
				"MATCH (f:Folder {id: 'f'}), (p:Person {id: $id}) CREATE (f)-[:HOLDS]->(p) SET p.note = 'look again'",
				"MATCH (p:Person {id: $id}), (o:Organization {id: $other}) CREATE (p)-[:KNOWS {since: 1999}]->(o), (p)-[:SUES {mine: true}]->(o)",
				"MATCH (:Person {id: $id})-[r:LEADS {type: 'LEADS'}]->(:Organization {id: $other}) SET r.note = 'mine'",
				"CREATE (:Person {name: 'of somebody else'})-[:SUES]->(:Organization), (:Article), (:Statement), (:Sentence), (:Article {id: 'theirs'})",
			},
			Count: `MATCH (f:Folder)-[r:HOLDS]->(p:Person)-[k:KNOWS {since: 1999}]->(o), (p)-[x:SUES {mine: true}]->(o) WHERE p.note = 'look again'
				MATCH (q:Person {name: 'of somebody else'})-[:SUES]->(:Organization)
				MATCH (a:Article) WHERE a.id IS NULL OR a.hash IS NULL
				RETURN count(DISTINCT f) + count(DISTINCT k) + count(DISTINCT x) + count(DISTINCT q) + count(DISTINCT a) AS n`,
			Want: 6,
		},
		Writers:    8,
		Favourites: true,
	})
}

func TestOpenErrors(t *testing.T) {
	uri, auth := server(t)
	wrong := neo4j.Auth{User: auth.User, Password: "not-the-password"}
	for _, c := range []struct {
		name, uri string
		auth      neo4j.Auth
		want      error
	}{
		{"Down", "bolt://127.0.0.1:1", auth, neo4j.ErrUnreachable},
		{"Password", uri, wrong, neo4j.ErrLogin},
		{"InAddress", strings.Replace(uri, "://", "://neo4j:secret-word@", 1), auth, nil},
		{"NoURL", "neo4j", auth, nil},
		{"Scheme", "ftp://127.0.0.1", auth, nil},
	} {
		start := time.Now()
		s, err := neo4j.Open(t.Context(), c.uri, c.auth, storetest.Builtin(t), neo4j.Options{Timeout: 5 * time.Second})
		if err == nil {
			_ = s.Close()
		}
		switch {
		case err == nil || c.want != nil && !errors.Is(err, c.want):
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		case strings.Contains(err.Error(), "secret-word") || strings.Contains(err.Error(), wrong.Password) || strings.Contains(err.Error(), auth.Password):
			t.Errorf("%s: the password is in the error", c.name)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: took %v", c.name, d)
		}
	}
}

func TestOtherVersion(t *testing.T) {
	uri, auth := server(t)
	d := connect(t)
	run(t, d, "MERGE (m:RelataMeta {id: 'relata'}) SET m.model = 999", nil)
	defer run(t, d, "MATCH (m:RelataMeta) DELETE m", nil)
	var version *graph.VersionError
	if _, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{}); !errors.As(err, &version) || version.Have != 999 {
		t.Errorf("open: %v", err)
	}
	if _, err := neo4j.Migrate(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{}); !errors.As(err, &version) {
		t.Errorf("migrate: %v", err)
	}
}

func FuzzHostile(f *testing.F) {
	storetest.Fuzz(f, func(t *testing.T) graph.Store {
		t.Helper()
		uri, auth := server(t)
		run(t, connect(t), "MATCH (n) DETACH DELETE n", nil)
		s, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestMigrate(t *testing.T) {
	uri, auth := server(t)
	d := connect(t)
	run(t, d, "MATCH (n) DETACH DELETE n", nil)
	defer run(t, d, "MATCH (n) DETACH DELETE n", nil)
	storetest.Migrate(t, storetest.Migration{
		Open: func(t *testing.T) (graph.Store, error) {
			t.Helper()
			return neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{})
		},
		Downgrade: func(t *testing.T, _ graph.Store, version int) {
			t.Helper()
			run(t, d, "MATCH (m:RelataMeta) SET m.model = $version", map[string]any{"version": version})
			if version > 1 {
				return
			}
			run(t, d, "MATCH (:Entity)-[r]->(:Entity) REMOVE r.sources", nil)
			for i := range graph.Bands {
				run(t, d, fmt.Sprintf("DROP INDEX relata_band%d", i+1), nil)
			}
		},
		Migrate: func(t *testing.T) (int, error) {
			t.Helper()
			return neo4j.Migrate(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{})
		},
	})
	// One that was cut off is neither opened nor taken for one that is up to date.
	run(t, d, "MATCH (m:RelataMeta) SET m.migrating = 1", nil)
	var version *graph.VersionError
	if _, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{ReadOnly: true}); !errors.As(err, &version) || version.Have != 1 {
		t.Errorf("open one half migrated: %v", err)
	}
	if from, err := neo4j.Migrate(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{}); err != nil || from != 1 {
		t.Errorf("complete a migration: from %d, %v", from, err)
	}
}

func BenchmarkLoad(b *testing.B) {
	uri := os.Getenv("RELATA_TEST_NEO4J_URI")
	if uri == "" {
		b.Skip("no Neo4j: RELATA_TEST_NEO4J_URI is not set (dev/neo4j/neo4j.sh start)")
	}
	s, err := schema.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	auth := neo4j.Auth{User: os.Getenv("RELATA_TEST_NEO4J_USERNAME"), Password: os.Getenv("RELATA_TEST_NEO4J_PASSWORD")}
	store, err := neo4j.Open(b.Context(), uri, auth, s, neo4j.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	storetest.Load(b, store, s, 100)
}
