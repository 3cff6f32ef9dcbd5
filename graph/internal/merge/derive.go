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
