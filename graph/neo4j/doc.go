// Package neo4j keeps a graph in a Neo4j database, version 5 or later, beside whatever else is in it.
//
// Open connects and makes constraints where they are missing; the rest is graph.Store. Any number of programs may write at
// once: each locks what it derives anew, articles before entities, both in the order of their IDs. Neither APOC nor GDS is needed. Which
// facts follow from which statements is left to package merge.
package neo4j

import (
	"errors"
	"time"
)

// Auth is who logs in. The zero value logs in as nobody, where the server allows it.
type Auth struct{ User, Password string }

// Options are choices that have a good default.
type Options struct {
	Database  string        // "": the user's home database
	Timeout   time.Duration // for the first connection; 0: 15 seconds
	Retry     time.Duration // how long a write is tried again after errors that pass, a server that is away among them; 0: 30 seconds
	UserAgent string        // "": "relata"
	ReadOnly  bool          // make and change nothing, not even constraints
	CAFile    string        // PEM file of the authorities that vouch for the server, beside the system's; "": the system's alone
}

// Errors on which a caller may want to branch.
var (
	ErrUnreachable = errors.New("no Neo4j answers there: is the server running, and are host, port and scheme right (neo4j://, neo4j+s://, bolt://)")
	ErrLogin       = errors.New("user or password is wrong: set NEO4J_USERNAME and NEO4J_PASSWORD")
	ErrCertificate = errors.New("the server's certificate cannot be verified: name the authority that issued it (NEO4J_CA_FILE), or connect unverified with neo4j+ssc:// or bolt+ssc://")
	ErrForbidden   = errors.New("the user may not do that here: ask for the right, or let somebody who has it open the store once, which makes the constraints")
)

const (
	defaultTimeout = 15 * time.Second
	defaultRetry   = 30 * time.Second
)
