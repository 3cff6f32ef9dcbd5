package merge

// A Deriver gathers the supports of facts, in any order.
type Deriver struct {
	facts   map[Key]*Fact
	sources map[Key]*dispatches
}

// NewDeriver returns one without any facts.
func NewDeriver() *Deriver { return &Deriver{map[Key]*Fact{}, map[Key]*dispatches{}} }

// Add takes one more supporting statement.
func (d *Deriver) Add(s Support) {
	f := d.facts[s.Key]
	if f == nil {
		f = &Fact{}
		d.facts[s.Key], d.sources[s.Key] = f, newDispatches()
	}
	f.add(s)
	d.sources[s.Key].add(s.Article, s.Bands)
}

// Facts are the facts that the statements taken so far give.
func (d *Deriver) Facts() map[Key]Fact {
	out := make(map[Key]Fact, len(d.facts))
	for k, f := range d.facts {
		one := *f
		one.Sources = d.sources[k].n
		out[k] = one
	}
	return out
}

// dispatches count the independent sources among articles. Articles that share a band print one dispatch, and so do the articles at the
// ends of a chain of such: a source is a connected component of what copies what, among the articles that support a fact. It depends
// on nothing else, so that no order of reading shows, and taking one article out may make two sources of one.
type dispatches struct {
	parent    []int // of articles, by their number; a root is its own
	byArticle map[string]int
	byBand    map[int64]int // an article that has the band
	n         int           // components
}

func newDispatches() *dispatches { return &dispatches{nil, map[string]int{}, map[int64]int{}, 0} }

func (d *dispatches) add(article string, bands []int64) {
	if _, ok := d.byArticle[article]; ok {
		return
	}
	i := len(d.parent)
	d.parent = append(d.parent, i)
	d.byArticle[article] = i
	d.n++
	for _, b := range bands {
		j, ok := d.byBand[b]
		if !ok {
			d.byBand[b] = i
			continue
		}
		if x, y := d.root(i), d.root(j); x != y {
			d.parent[x] = y
			d.n--
		}
	}
}

func (d *dispatches) root(i int) int {
	for d.parent[i] != i {
		d.parent[i] = d.parent[d.parent[i]]
		i = d.parent[i]
	}
	return i
}
