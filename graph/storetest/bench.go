package storetest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"relata/graph"
	"relata/schema"
)

// Load writes articles made from a seed, a batch at a time, and reports statements a second. Few entities are in many of them, most
// in few, as in the news.
func Load(b *testing.B, s graph.Store, sch *schema.Schema, articles, batch int) {
	b.Helper()
	next := news(sch, articles)
	n := 0
	for b.Loop() {
		if err := s.Write(b.Context(), next(batch)); err != nil {
			b.Fatal(err)
		}
		n += batch
	}
	b.ReportMetric(float64(n*10)/b.Elapsed().Seconds(), "statements/s")
}

// Fill writes so many articles of Load, of ten statements each.
func Fill(b *testing.B, s graph.Store, sch *schema.Schema, articles int) {
	b.Helper()
	next := news(sch, articles)
	for n := 0; n < articles; n += 500 {
		if err := s.Write(b.Context(), next(min(500, articles-n))); err != nil {
			b.Fatal(err)
		}
	}
}

// news makes articles from a seed, so many at each call.
func news(sch *schema.Schema, articles int) func(int) *graph.Graph {
	r := rand.New(rand.NewPCG(7, 7))
	zipf := rand.NewZipf(r, 1.2, 8, uint64(articles*5))
	n := 0
	return func(batch int) *graph.Graph {
		g := &graph.Graph{}
		for range batch {
			claims := make([]Claim, 10)
			for i := range claims {
				claims[i] = randomClaim(r)
				claims[i].Subject = fmt.Sprintf("Person/Name %d", zipf.Uint64())
				claims[i].Type = []string{"SUES", "LEADS", "CRITICIZES"}[i%3]
				claims[i].Open = false
				claims[i].Object = fmt.Sprintf("Organization/Group %d", zipf.Uint64())
			}
			n++
			g.Append(Article(sch, fmt.Sprint("load ", n), "2024-01-01", claims...))
		}
		return g
	}
}
