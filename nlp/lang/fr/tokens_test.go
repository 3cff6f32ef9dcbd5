package fr

import (
	"testing"

	"relata/nlp/internal/tokenize/tokenizetest"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	st, err := Splitter()
	if err != nil {
		t.Fatal(err)
	}
	tokenizetest.Run(t, st, "testdata/tokens")
}

func FuzzSplit(f *testing.F) {
	st, err := Splitter()
	if err != nil {
		f.Fatal(err)
	}
	tokenizetest.Fuzz(f, st, "testdata/tokens")
}

func TestSplitIsLinear(t *testing.T) {
	t.Parallel()
	st, err := Splitter()
	if err != nil {
		t.Fatal(err)
	}
	tokenizetest.Linear(t, st)
}
