// Package kuzu keeps a graph in an embedded Kùzu database: one file, one program at a time that writes, any number that read
// while none writes.
//
// Open opens or makes it; the rest is graph.Store. The program must be built with cgo; without it, Open
// returns ErrNotBuilt. Queries are written as for Neo4j: what differs is translated (see Translate). Which facts
// follow from which statements is left to package merge.
//
// go-kuzu 0.11.2 never frees the C copies of strings that are parameters: a program grows by those of the queries that it asks. What is
// written goes by way of a file.
package kuzu

import (
	"errors"
	"time"
)

// Options are choices that a store has a good default for.
type Options struct {
	BufferPool uint64        // bytes at most; 0: 1 GiB
	Threads    int           // that one query may use; 0: two
	Wait       time.Duration // how long to wait for another program that has the store; 0: not at all
	ReadOnly   bool          // several programs may read at once
}

// Errors on which a caller may want to branch.
var (
	ErrNotBuilt = errors.New("this program was built without the embedded store: use the full program, or a Neo4j (neo4j://HOST)")
	ErrInUse    = errors.New("another program has the store open: wait for it to end, or use another store")
	ErrNotStore = errors.New("the file is no Relata store: choose another path")
	ErrVersion  = errors.New("the store cannot be opened: it may have been written by another version of Relata")
	ErrNoStore  = errors.New("there is no store: read articles into it first (relata ingest)")
)

const (
	// A checkpoint that the pool is too small for leaves a file that Kùzu 0.11.2 cannot open again, so that there is more than enough. A
	// load uses some 200 MB of it, since the database is opened anew after each checkpoint.
	defaultBufferPool = 1 << 30
	defaultThreads    = 2
)
