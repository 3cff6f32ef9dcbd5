package storetest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"relata/graph"
)

// A model is a store that keeps nothing but the articles and derives the rest whenever it is asked: slow, short, and written
// without a look at how the stores do it.
type model struct {
	articles map[string]*graph.Graph // one article each
}

func newModel() *model { return &model{map[string]*graph.Graph{}} }

func (m *model) write(g *graph.Graph) {
	for _, a := range g.Articles {
		if old := m.articles[a.ID]; old != nil && old.Articles[0].Hash == a.Hash {
			continue
		}
		part := &graph.Graph{Articles: []graph.Article{a}, Entities: g.Entities}
		for _, s := range g.Sentences {
			if s.Article == a.ID {
				part.Sentences = append(part.Sentences, s)
			}
		}
		for _, x := range g.Mentions {
			if x.Article == a.ID {
				part.Mentions = append(part.Mentions, x)
			}
		}
		for _, s := range g.Statements {
			if s.Article == a.ID {
				part.Statements = append(part.Statements, s)
			}
		}
		m.articles[a.ID] = part
	}
}

func (m *model) forget(ids ...string) int {
	n := 0
	for _, id := range ids {
		if m.articles[id] != nil {
			n++
			delete(m.articles, id)
		}
	}
	return n
}

type props map[string]any

func (p props) text(name, v string) {
	if v != "" {
		p[name] = v
	}
}

// dump is what Dump of a store with the same articles must be.
func (m *model) dump() (string, error) {
	d := dumper{types: map[string]string{}, mentions: map[string][]dated{}, facts: map[[4]string][]graph.Statement{}, published: map[string]string{}, bands: map[string][]int64{}}
	for _, id := range slices.Sorted(maps.Keys(m.articles)) {
		d.article(m.articles[id])
	}
	for _, id := range slices.Sorted(maps.Keys(d.mentions)) {
		d.entity(id)
	}
	for k := range d.facts {
		d.fact(k)
	}
	slices.Sort(d.lines)
	return strings.Join(d.lines, "\n"), d.err
}

type dated struct {
	graph.Mention
	published string
}

type dumper struct {
	types     map[string]string
	mentions  map[string][]dated
	facts     map[[4]string][]graph.Statement
	published map[string]string
	bands     map[string][]int64
	lines     []string
	err       error
}

func (d *dumper) line(kind string, values ...any) {
	l, err := dumpLine(kind, values)
	d.err = cmp.Or(d.err, err)
	d.lines = append(d.lines, l)
}

func (d *dumper) article(g *graph.Graph) {
	a := g.Articles[0]
	p := props{"id": a.ID, "hash": a.Hash}
	p.text("url", a.URL)
	p.text("title", a.Title)
	p.text("language", a.Language)
	p.text("published", a.Published)
	for i, band := range a.Bands {
		p[fmt.Sprint("band", i+1)] = band
	}
	d.line("article", p)
	d.published[a.ID], d.bands[a.ID] = a.Published, a.Bands
	for _, e := range g.Entities {
		d.types[e.ID] = e.Type
	}
	for _, s := range g.Sentences {
		d.line("sentence", props{"id": s.ID, "index": s.Index, "text": s.Text, "start": s.Start, "end": s.End}, a.ID)
	}
	for _, m := range g.Mentions {
		d.line("mention", a.ID, props{"count": m.Count, "names": m.Names}, m.Entity)
		d.mentions[m.Entity] = append(d.mentions[m.Entity], dated{m, a.Published})
	}
	for _, s := range g.Statements {
		d.statement(s)
	}
}

func (d *dumper) statement(s graph.Statement) {
	p := props{
		"id": s.ID, "predicate": s.Predicate, "open": s.Open, "negated": s.Negated, "modality": s.Modality, "attributed": s.Attributed,
		"confidence":    s.Confidence,
		"subject_start": s.SubjectStart, "subject_end": s.SubjectEnd, "predicate_start": s.PredicateStart, "predicate_end": s.PredicateEnd,
		"object_start": s.ObjectStart, "object_end": s.ObjectEnd,
	}
	p.text("speaker", s.Speaker)
	p.text("text", s.Text)
	p.text("rule", s.Rule)
	for k, v := range s.Qualifiers {
		p.text(k, v)
	}
	d.line("statement", p)
	d.line("subject", s.ID, s.Subject)
	d.line("object", s.ID, s.Object)
	d.line("evidence", s.ID, s.Sentence)
	for i, by := range s.AttributedTo {
		d.line("speaker", s.ID, props{"position": i}, by)
	}
	if s.Negated || s.Modality != "asserted" {
		return
	}
	k := [4]string{s.Subject, s.Predicate, "", s.Object}
	if s.Open {
		k[1], k[2] = "RELATES_TO", s.Predicate
	}
	d.facts[k] = append(d.facts[k], s)
}

func (d *dumper) entity(id string) {
	n, uses, all := 0, map[string]int{}, map[string]bool{}
	var dates []string
	for _, m := range d.mentions[id] {
		n += m.Count
		uses[m.Names[0]]++
		for _, name := range m.Names {
			all[name] = true
		}
		if m.published != "" {
			dates = append(dates, m.published)
		}
	}
	aliases := slices.Sorted(maps.Keys(all))
	counts := make([]int, len(aliases))
	name := ""
	better := func(a, b string) bool {
		if uses[a] != uses[b] {
			return uses[a] > uses[b]
		}
		if x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b); x != y {
			return x > y
		}
		return a < b
	}
	for i, a := range aliases {
		counts[i] = uses[a]
		if name == "" || better(a, name) {
			name = a
		}
	}
	p := props{"id": id, "type": d.types[id], "name": name, "aliases": aliases, "alias_uses": counts, "mentions": n}
	if len(dates) > 0 {
		p["first_seen"], p["last_seen"] = slices.Min(dates), slices.Max(dates)
	}
	d.line("entity", d.types[id], p)
}

// sources counts the groups of articles that are copies of one another, or of a copy: it strikes out one group after the other.
func (d *dumper) sources(statements []graph.Statement) int {
	left := map[string]bool{}
	for _, s := range statements {
		left[s.Article] = true
	}
	n := 0
	for ; len(left) > 0; n++ {
		group := []string{slices.Min(slices.Collect(maps.Keys(left)))}
		for i := 0; i < len(group); i++ {
			delete(left, group[i])
			for other := range left {
				if slices.ContainsFunc(d.bands[other], func(b int64) bool { return slices.Contains(d.bands[group[i]], b) }) {
					group = append(group, other)
					delete(left, other)
				}
			}
		}
	}
	return n
}

func (d *dumper) fact(k [4]string) {
	statements := d.facts[k]
	best := slices.MinFunc(statements, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.ID, b.ID))
	})
	p := props{
		"type": k[1], "statements": len(statements), "sources": d.sources(statements), "confidence": best.Confidence, "statement": best.ID,
		"attributed": !slices.ContainsFunc(statements, func(s graph.Statement) bool { return !s.Attributed }),
	}
	p.text("predicate", k[2])
	var dates []string
	for _, s := range statements {
		if at := d.published[s.Article]; at != "" {
			dates = append(dates, at)
		}
	}
	if len(dates) > 0 {
		p["first_seen"], p["last_seen"] = slices.Min(dates), slices.Max(dates)
	}
	for q, v := range best.Qualifiers {
		p.text(q, v)
	}
	d.line("fact", k[0], p, k[3])
}
