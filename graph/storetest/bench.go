package storetest

import (
	"testing"

	"relata/graph"
	"relata/schema"
)

// Load writes made articles (News), a batch at a time, and reports statements a second.
func Load(b *testing.B, s graph.Store, sch *schema.Schema, batch int) {
	b.Helper()
	news := NewNews(sch, 7)
	i, statements := 0, 0
	for b.Loop() {
		b.StopTimer()
		g := gather(news, i, i+batch)
		i, statements = i+batch, statements+len(g.Statements)
		b.StartTimer()
		if err := s.Write(b.Context(), g); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
}

// Fill writes so many articles of Load.
func Fill(b *testing.B, s graph.Store, sch *schema.Schema, articles int) {
	b.Helper()
	const batch = 32
	news := NewNews(sch, 7)
	for n := 0; n < articles; n += batch {
		if err := s.Write(b.Context(), gather(news, n, min(n+batch, articles))); err != nil {
			b.Fatal(err)
		}
	}
}

// gather puts a range of articles into one graph.
func gather(news *News, from, to int) *graph.Graph {
	g := &graph.Graph{}
	for a := range news.Articles(from, to) {
		g.Append(a)
	}
	return g
}
