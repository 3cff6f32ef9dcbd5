//go:build !cgo

package kuzu

import (
	"context"
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

// Migrate returns ErrNotBuilt.
func Migrate(_ context.Context, path string, _ *schema.Schema, _ Options) (int, error) {
	return 0, fmt.Errorf("migrate store %s: %w", path, ErrNotBuilt)
}
