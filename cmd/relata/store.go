package main

import (
	"context"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/neo4j"
	"relata/schema"
)

// storeFlags are the flags of a command that uses a store.
func storeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "store", Value: "relata.db", EnvVars: []string{"RELATA_STORE"},
			Usage: "path of an embedded store, or neo4j://HOST, neo4j+s://HOST, bolt://HOST",
		},
		&cli.StringFlag{Name: "database", EnvVars: []string{"NEO4J_DATABASE"}, Usage: "database of a Neo4j server (default: the user's own)"},
		&cli.StringFlag{
			Name: "ca-file", EnvVars: []string{"NEO4J_CA_FILE"},
			Usage: "authorities (PEM) that may vouch for the server of neo4j+s:// and bolt+s://, beside the system's",
		},
		schemaFlag(),
	}
}

// storeWait is how long to wait for another program that has an embedded store.
const storeWait = 2 * time.Second

// The kinds of store.
const (
	embedded = "embedded"
	server   = "neo4j"
)

// storeKind is the kind of store that a name stands for. This is where stores are listed.
func storeKind(name string) (string, error) {
	scheme, _, isURL := strings.Cut(name, "://")
	switch {
	case !isURL:
		return embedded, nil
	case slices.Contains([]string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}, scheme):
		return server, nil
	}
	return "", usagef("", "--store %s: a store is a path, neo4j://HOST or bolt://HOST", scheme+"://…")
}

func openStore(ctx context.Context, c *cli.Context, s *schema.Schema, readOnly bool) (graph.Store, error) {
	name := c.String("store")
	kind, err := storeKind(name)
	if err != nil {
		return nil, err
	}
	if kind == embedded {
		return kuzu.Open(name, s, kuzu.Options{ReadOnly: readOnly, Wait: storeWait})
	}
	auth, o, err := neo4jAccess(c)
	if err != nil {
		return nil, err
	}
	o.ReadOnly = readOnly
	return neo4j.Open(ctx, name, auth, s, o)
}

// neo4jAccess is how to reach the server that the flags name. User and password come from the environment, where other users do not see
// them, under the names that the tools of Neo4j use.
func neo4jAccess(c *cli.Context) (neo4j.Auth, neo4j.Options, error) {
	name := c.String("store")
	u, err := url.Parse(name)
	if err != nil {
		return neo4j.Auth{}, neo4j.Options{}, usagef("", "--store: not a URL of a server") // the error would repeat a password in it
	}
	if u.User != nil {
		return neo4j.Auth{}, neo4j.Options{}, usagef("", "--store: user and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD, where other users do not see them")
	}
	auth := neo4j.Auth{User: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
	if auth.User == "" {
		auth.User = "neo4j"
	}
	o := neo4j.Options{
		Database: c.String("database"), CAFile: c.String("ca-file"), UserAgent: "relata/" + strings.ReplaceAll(version(), " ", "-"),
	}
	if o.CAFile != "" && !strings.HasSuffix(u.Scheme, "+s") {
		return neo4j.Auth{}, neo4j.Options{}, usagef("", "--ca-file: %s:// does not ask who vouches for the server: use neo4j+s:// or bolt+s://", u.Scheme)
	}
	return auth, o, nil
}

// withStore opens schema and store, and closes the store behind use.
func withStore(ctx context.Context, c *cli.Context, readOnly bool, use func(graph.Store, *schema.Schema) error) (err error) {
	s, err := schema.Load(c.StringSlice("schema")...)
	if err != nil {
		return err
	}
	store, err := openStore(ctx, c, s, readOnly)
	if err != nil {
		return err
	}
	defer func() {
		if closed := store.Close(); err == nil {
			err = closed
		}
	}()
	return use(store, s)
}
