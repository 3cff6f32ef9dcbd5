package storetest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
	"relata/graph/storetest"
	"relata/schema"
)

// TestNews holds the generator to what it says of itself.
func TestNews(t *testing.T) {
	t.Parallel()
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	n := storetest.NewNews(s, 1)
	if diff := cmp.Diff(n.Article(1234), storetest.NewNews(s, 1).Article(1234)); diff != "" {
		t.Errorf("the same article, twice:\n%s", diff)
	}
	if cmp.Equal(n.Article(1234), storetest.NewNews(s, 2).Article(1234)) {
		t.Error("the seed does not matter")
	}
	const articles = 2000
	var statements, sentences, mentions, facts int
	uses, pairs := map[string]int{}, map[[3]string]int{}
	for g := range n.Batches(0, articles, 300) {
		if _, err := graph.Prepare(g, s); err != nil {
			t.Fatal(err)
		}
		statements, sentences, mentions = statements+len(g.Statements), sentences+len(g.Sentences), mentions+len(g.Mentions)
		for _, m := range g.Mentions {
			uses[m.Entity]++
		}
		for _, st := range g.Statements {
			if st.IsFact() {
				facts++
				pairs[[3]string{st.Subject, st.Predicate, st.Object}]++
			}
		}
	}
	once := 0
	most := 0
	for _, n := range uses {
		most = max(most, n)
		if n == 1 {
			once++
		}
	}
	t.Logf("%d articles: %d statements in %d sentences, %d mentions of %d entities (%d once, one %d times), %d facts of %d",
		articles, statements, sentences, mentions, len(uses), once, most, len(pairs), facts)
	for _, c := range []struct {
		what           string
		got, low, high float64
	}{
		{"statements an article", float64(statements) / articles, 9, 11},
		{"sentences an article", float64(sentences) / articles, 6, 8},
		{"mentions an article", float64(mentions) / articles, 8, 14},
		{"share of entities in one article", float64(once) / float64(len(uses)), 0.4, 0.9},
		{"share of articles with the most frequent entity", float64(most) / articles, 0.05, 0.4},
		{"statements a fact", float64(facts) / float64(len(pairs)), 1.1, 2},
	} {
		if c.got < c.low || c.got > c.high {
			t.Errorf("%s: %.2f, want %.2f to %.2f", c.what, c.got, c.low, c.high)
		}
	}
}

func BenchmarkNews(b *testing.B) {
	s, err := schema.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	n := storetest.NewNews(s, 1)
	i := 0
	for b.Loop() {
		n.Article(i)
		i++
	}
}
