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
	r := rand.New(rand.NewPCG(7, 7))
	zipf := rand.NewZipf(r, 1.2, 8, uint64(articles*5))
	n := 0
	for b.Loop() {
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
		if err := s.Write(b.Context(), g); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*10)/b.Elapsed().Seconds(), "statements/s")
}
