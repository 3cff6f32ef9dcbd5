//go:build !cgo

package kuzu

import (
	"fmt"

	"relata/graph"
	"relata/schema"
)

// Store is not there without cgo.
type Store struct{ graph.Store }

// Open returns ErrNotBuilt.
func Open(path string, _ *schema.Schema, _ Options) (*Store, error) {
	return nil, fmt.Errorf("open store %s: %w", path, ErrNotBuilt)
}
