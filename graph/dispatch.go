package graph

import "slices"

// Dispatches are the independent sources among articles. Articles that share a band print one dispatch, and so do the articles at the
// ends of a chain of such: a source is a connected component of what copies what, among the articles that were added, such as those that
// support a fact. It depends on nothing else, so that no order of reading shows, and taking one article out may make two sources of one.
type Dispatches struct {
	articles  []string
	parent    []int // of articles, by their number; a root is its own
	byArticle map[string]int
	byBand    map[int64]int // an article that has the band
	n         int           // components
}

// NewDispatches returns one without articles.
func NewDispatches() *Dispatches {
	return &Dispatches{byArticle: map[string]int{}, byBand: map[int64]int{}}
}

// Add takes one more article; one that is there already changes nothing.
func (d *Dispatches) Add(article string, bands []int64) {
	if _, ok := d.byArticle[article]; ok {
		return
	}
	i := len(d.parent)
	d.articles = append(d.articles, article)
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

func (d *Dispatches) root(i int) int {
	for d.parent[i] != i {
		d.parent[i] = d.parent[d.parent[i]]
		i = d.parent[i]
	}
	return i
}

// Count is how many there are.
func (d *Dispatches) Count() int { return d.n }

// Copies are the other articles that print the dispatch of an article, sorted.
func (d *Dispatches) Copies(article string) []string {
	i, ok := d.byArticle[article]
	if !ok {
		return nil
	}
	var out []string
	for j, other := range d.articles {
		if j != i && d.root(j) == d.root(i) {
			out = append(out, other)
		}
	}
	slices.Sort(out)
	return out
}
