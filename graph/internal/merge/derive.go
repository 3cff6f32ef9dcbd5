package merge

import "relata/graph"

// A Deriver gathers the supports of facts, in any order.
type Deriver struct {
	facts   map[Key]*Fact
	sources map[Key]*graph.Dispatches
}

// NewDeriver returns one without any facts.
func NewDeriver() *Deriver { return &Deriver{map[Key]*Fact{}, map[Key]*graph.Dispatches{}} }

// Add takes one more supporting statement.
func (d *Deriver) Add(s Support) {
	f := d.facts[s.Key]
	if f == nil {
		f = &Fact{}
		d.facts[s.Key], d.sources[s.Key] = f, graph.NewDispatches()
	}
	f.add(s)
	d.sources[s.Key].Add(s.Article, s.Bands)
}

// Facts are the facts that the statements taken so far give.
func (d *Deriver) Facts() map[Key]Fact {
	out := make(map[Key]Fact, len(d.facts))
	for k, f := range d.facts {
		one := *f
		one.Sources = d.sources[k].Count()
		out[k] = one
	}
	return out
}

// Supports are the supports among the statements of a prepared graph (graph.Prepare).
func Supports(g *graph.Graph) []Support {
	return supportsOf(g.Statements, typesOf(g), articlesOf(g))
}

// Mentions are the mentions of a prepared graph, with the dates of their articles.
func Mentions(g *graph.Graph) []Mentioned {
	types, articles := typesOf(g), articlesOf(g)
	out := make([]Mentioned, len(g.Mentions))
	for i, m := range g.Mentions {
		out[i] = Mentioned{Ref{m.Entity, types[m.Entity]}, m.Count, m.Names, articles[m.Article].Published}
	}
	return out
}

func typesOf(g *graph.Graph) map[string]string {
	types := make(map[string]string, len(g.Entities))
	for _, e := range g.Entities {
		types[e.ID] = e.Type
	}
	return types
}

func articlesOf(g *graph.Graph) map[string]graph.Article {
	articles := make(map[string]graph.Article, len(g.Articles))
	for _, a := range g.Articles {
		articles[a.ID] = a
	}
	return articles
}
