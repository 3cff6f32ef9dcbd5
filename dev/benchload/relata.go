package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/neo4j"
	"relata/graph/storetest"
)

// server is where the Neo4j is.
func server() (uri, user, password string, err error) {
	uri = os.Getenv("RELATA_TEST_NEO4J_URI")
	if uri == "" {
		return "", "", "", errNoServer
	}
	return uri, os.Getenv("RELATA_TEST_NEO4J_USERNAME"), os.Getenv("RELATA_TEST_NEO4J_PASSWORD"), nil
}

// emptied connects to the server and deletes what it holds.
func emptied(ctx context.Context) (driver.DriverWithContext, error) {
	uri, user, password, err := server()
	if err != nil {
		return nil, err
	}
	d, err := driver.NewDriverWithContext(uri, driver.BasicAuth(user, password, ""))
	if err != nil {
		return nil, err
	}
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	// Apart, or the transaction outgrows the server's memory.
	for _, q := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		r, err := session.Run(ctx, q, nil)
		if err != nil {
			return nil, err
		}
		if _, err := r.Consume(ctx); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func relataNeo4j(ctx context.Context, b *bench) error {
	d, err := emptied(ctx)
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	uri, user, password, _ := server()
	s, err := neo4j.Open(ctx, uri, neo4j.Auth{User: user, Password: password}, b.schema, neo4j.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	return b.load(ctx, s, 500)
}

func relataKuzu(ctx context.Context, b *bench) error {
	return inFolder(func(path string) error {
		s, err := kuzu.Open(path, b.schema, kuzu.Options{})
		if err != nil {
			return err
		}
		err = b.write(ctx, s, 128) // what a job writes at once
		start := time.Now()
		if err = errors.Join(err, s.Close()); err != nil {
			return err
		}
		b.Ending = time.Since(start)
		if s, err = kuzu.Open(path, b.schema, kuzu.Options{ReadOnly: true}); err != nil {
			return err
		}
		b.Peak = peak() // the counting is not the load
		b.Rows, err = rows(ctx, s)
		return errors.Join(err, s.Close(), b.stat(path))
	})
}

// inFolder runs f with the path of a store that is gone afterwards.
func inFolder(f func(path string) error) error {
	dir, err := os.MkdirTemp("", "benchload")
	if err != nil {
		return err
	}
	return errors.Join(f(filepath.Join(dir, "bench.db")), os.RemoveAll(dir))
}

// stat notes how large a store is.
func (b *bench) stat(path string) error {
	info, err := os.Stat(path)
	if err == nil {
		b.File = int(info.Size() >> 20)
	}
	return err
}

func (b *bench) load(ctx context.Context, s graph.Store, batch int) error {
	err := b.write(ctx, s, batch)
	if err == nil {
		b.Rows, err = rows(ctx, s)
	}
	return err
}

func (b *bench) write(ctx context.Context, s graph.Store, batch int) error {
	if b.Batch == 0 {
		b.Batch = batch
	}
	first := 0
	for g := range storetest.NewNews(b.schema, 7).Batches(0, b.Articles, b.Batch) {
		if err := b.timed(first, len(g.Statements), func() error { return s.Write(ctx, g) }); err != nil {
			return err
		}
		first += b.Batch
	}
	return nil
}

// counts are the queries whose sum is the rows of a store.
var counts = []string{"MATCH (n) RETURN count(n) AS n", "MATCH ()-[r]->() RETURN count(r) AS n"}

func rows(ctx context.Context, s graph.Store) (int, error) {
	n := 0
	for _, q := range counts {
		for row, err := range s.Query(ctx, q, nil) {
			if err != nil {
				return 0, fmt.Errorf("count: %w", err)
			}
			v, _ := row.Values[0].(int64)
			n += int(v)
		}
	}
	return n, nil
}
