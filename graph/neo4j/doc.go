// Package neo4j keeps a graph in a Neo4j server, 5 and later, through the official driver.
//
// Open connects, and makes constraints and indexes where they are missing and the user may; the rest is graph.Store. Writes are
// batched (UNWIND) in managed transactions, which the driver repeats after transient errors; rows come sorted by key, so that
// writers wait for each other rather than deadlock. Nothing that Relata did not write is touched. Neither APOC nor an enterprise
// feature is needed. Which facts follow from which statements is left to package merge.
package neo4j

import (
	"errors"
	"time"
)

// Auth is who connects.
type Auth struct{ User, Password string }

// Options are choices that a store has a good default for.
type Options struct {
	Database string        // "": the user's home database
	Timeout  time.Duration // for connecting, and for repeating a transaction after transient errors; 0: 30 seconds
}

// Errors on which a caller may want to branch.
var (
	ErrUnreachable = errors.New("the server does not answer: is it running, and are host and port right?")
	ErrAuth        = errors.New("the server refuses user or password: set NEO4J_USERNAME and NEO4J_PASSWORD")
	ErrDatabase    = errors.New("the server has no such database")
	ErrVersion     = errors.New("the database was written by another version of Relata")
	ErrForbidden   = errors.New("the user may not do this")
)

const defaultTimeout = 30 * time.Second
