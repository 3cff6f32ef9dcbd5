//go:build cgo && !linux && !darwin

package kuzu

import (
	"iter"

	"github.com/kuzudb/go-kuzu"
)

func chunked(*kuzu.QueryResult) iter.Seq2[[]any, error] { return nil }
