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
		schemaFlag(),
	}
}

// openStore opens the store that a name stands for. This is where stores are listed.
func openStore(ctx context.Context, name string, s *schema.Schema, readOnly bool) (graph.Store, error) {
	scheme, _, isURL := strings.Cut(name, "://")
	switch {
	case !isURL:
		return kuzu.Open(name, s, kuzu.Options{ReadOnly: readOnly, Wait: 2 * time.Second})
	case slices.Contains([]string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}, scheme):
		return openNeo4j(ctx, name, s)
	}
	return nil, usagef("", "--store %s: a store is a path, neo4j://HOST or bolt://HOST", name)
}

// openNeo4j opens a server, with user and password from the environment, as the tools of Neo4j have them.
func openNeo4j(ctx context.Context, name string, s *schema.Schema) (graph.Store, error) {
	u, err := url.Parse(name)
	if err != nil {
		return nil, usagef("", "--store: not a URL of a server") // the error would repeat a password in it
	}
	if u.User != nil {
		return nil, usagef("", "--store: user and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD, where other users do not see them")
	}
	auth := neo4j.Auth{User: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD")}
	if auth.User == "" {
		auth.User = "neo4j"
	}
	return neo4j.Open(ctx, name, auth, s, neo4j.Options{Database: os.Getenv("NEO4J_DATABASE")})
}

// withStore opens schema and store, and closes the store behind use.
func withStore(ctx context.Context, c *cli.Context, readOnly bool, use func(graph.Store, *schema.Schema) error) (err error) {
	s, err := schema.Load(c.StringSlice("schema")...)
	if err != nil {
		return err
	}
	store, err := openStore(ctx, c.String("store"), s, readOnly)
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
