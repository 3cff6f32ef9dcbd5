package parser

import (
	"math/rand/v2"
	"testing"
)

// bestByTrying returns the score of the best tree with one root.
func bestByTrying(scores []float32, n int) float64 {
	best := -1e18
	heads := make([]int, n)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if isTree(heads) {
				best = max(best, total(scores, heads))
			}
			return
		}
		for h := 0; h <= n; h++ {
			if h != i+1 {
				heads[i] = h
				try(i + 1)
			}
		}
	}
	try(0)
	return best
}

func total(scores []float32, heads []int) float64 {
	sum := 0.0
	for i, h := range heads {
		sum += float64(scores[i*(len(heads)+1)+h])
	}
	return sum
}

func TestHeadsAreTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 400 {
		n := 1 + r.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(r.NormFloat64() * 5)
		}
		for i := range n {
			scores[i*(n+1)+i+1] = forbidden
		}
		heads := make([]int, n)
		bestTree(heads, scores, n, n+1)
		if !isTree(heads) {
			t.Fatalf("%v is no tree", heads)
		}
		if got, want := total(scores, heads), bestByTrying(scores, n); got < want-1e-4 {
			t.Fatalf("tree %v scores %g, the best %g", heads, got, want)
		}
	}
}

func TestHeadsOfLongSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, n := range []int{100, 400} {
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(r.NormFloat64())
		}
		for i := range n {
			scores[i*(n+1)+i+1] = forbidden
			// Pairs that prefer each other make many cycles.
			scores[i*(n+1)+(i^1)%n+1] += 6
		}
		heads := make([]int, n)
		bestTree(heads, scores, n, n+1)
		if !isTree(heads) {
			t.Errorf("%d words: no tree", n)
		}
	}
}

func TestIsTree(t *testing.T) {
	tests := []struct {
		heads []int
		want  bool
	}{
		{[]int{0}, true},
		{[]int{2, 0, 2}, true},
		{[]int{0, 0}, false},
		{[]int{2, 1, 0}, false},
		{[]int{2, 3, 4, 0}, true},
		{[]int{2, 3, 1, 0}, false},
	}
	for _, tt := range tests {
		if got := isTree(tt.heads); got != tt.want {
			t.Errorf("isTree(%v) = %v", tt.heads, got)
		}
	}
}
