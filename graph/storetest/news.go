package storetest

import (
	"encoding/binary"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"relata/extract"
	"relata/graph"
	"relata/nlp"
	"relata/resolve"
	"relata/schema"
)

// News makes articles as a day's papers have them, from a seed: article i is the same however many are asked for, and from whatever
// number on. They come one at a time, so that any number of them takes no memory.
//
// An article holds some ten statements in some seven sentences, among some eight entities. Few entities, relation types and open predicates are
// in many articles, most in few (Zipf); a third of the statements are facts that other articles have as well. What is negated, planned, claimed or qualified
// is so about as often as in the development articles of the evaluation.
type News struct {
	schema *schema.Schema
	seed   uint64
	types  []schema.EntityType // no literals
}

// NewNews makes a generator of articles that a store of the schema takes.
func NewNews(s *schema.Schema, seed uint64) *News {
	n := &News{schema: s, seed: seed}
	for _, e := range s.Entities {
		if !e.Literal {
			n.types = append(n.types, e)
		}
	}
	return n
}

// Articles yields the articles from number first up to, but without, number last.
func (n *News) Articles(first, last int) iter.Seq[*graph.Graph] {
	return func(yield func(*graph.Graph) bool) {
		for i := first; i < last; i++ {
			if !yield(n.Article(i)) {
				return
			}
		}
	}
}

// Batches yields the same articles, so many in a graph.
func (n *News) Batches(first, last, articles int) iter.Seq[*graph.Graph] {
	return func(yield func(*graph.Graph) bool) {
		for ; first < last; first += articles {
			g := &graph.Graph{}
			for a := range n.Articles(first, min(first+articles, last)) {
				g.Append(a)
			}
			if !yield(g) {
				return
			}
		}
	}
}

// Article makes article number i.
func (n *News) Article(i int) *graph.Graph {
	d := newDraw(n.seed, articleOf, uint64(i))
	w := newsArticle{news: n, draw: d, at: map[string]int{}}
	w.cast(3 + d.IntN(5))
	for range 4 + d.IntN(7) {
		w.sentence(1 + d.IntN(2))
	}
	language := []string{"fr", "en"}[d.IntN(2)]
	id := fmt.Sprintf("news-%09d", i)
	g, err := graph.Build(graph.Article{
		ID: id, URL: "https://news.example/" + id, Title: "News " + w.names(0), Language: language,
		Published: fmt.Sprintf("20%02d-%02d-%02d", 10+d.IntN(15), 1+d.IntN(12), 1+d.IntN(28)), Hash: fmt.Sprintf("%d-%d", n.seed, i),
	}, w.result, n.schema)
	if err != nil {
		panic(err) // a mistake in this file
	}
	return g
}

// The streams of chance of one seed.
const (
	articleOf uint64 = iota
	entityOf
	factOf
)

// A draw is chance that depends on nothing but its arguments.
type draw struct{ *rand.Rand }

func newDraw(seed, stream, number uint64) draw {
	var key [32]byte
	for i, v := range []uint64{seed, stream, number} {
		binary.LittleEndian.PutUint64(key[8*i:], v)
	}
	return draw{rand.New(rand.NewChaCha8(key))}
}

// zipf draws a rank below most: rank k about as often as 1/(k+top)^s.
func (d draw) zipf(s, top float64, most uint64) uint64 {
	return rand.NewZipf(d.Rand, s, top, most-1).Uint64()
}

func pick[T any](d draw, list []T) T { return list[d.IntN(len(list))] }

const (
	newsEntities   = 4 << 20 // ranks of each type
	newsFacts      = 1 << 20
	newsPredicates = 4000
)

// typeShares is how often an entity type is drawn, of 100, by its place in the schema; what is left goes to the last.
var typeShares = []int{34, 32, 14, 6, 4, 3, 7}

// entity draws an entity of one of the types; of any but literals if there are none.
func (n *News) entity(d draw, types []string) (typ string, rank uint64) {
	types = slices.DeleteFunc(slices.Clone(types), func(t string) bool { return t == schema.Statement })
	if len(types) == 0 {
		p := d.IntN(100)
		for i, e := range n.types {
			if typ = e.Name; i >= len(typeShares) || p < typeShares[i] {
				break
			}
			p -= typeShares[i]
		}
	} else {
		typ = types[min(int(d.ExpFloat64()), len(types)-1)]
	}
	return typ, d.zipf(1.15, 8, newsEntities)
}

var (
	firstNames = []string{"Anne", "Louis", "Chloé", "Hugo", "Inès", "Marc", "Zoé", "Paul", "Emma", "Jean", "Ruth", "Omar", "Nora", "Ivan", "Lucy", "Karl"}
	onsets     = []string{"b", "br", "c", "d", "dr", "f", "g", "gr", "l", "m", "n", "p", "pl", "r", "s", "t", "tr", "v", "w", "z"}
	rimes      = []string{"a", "é", "i", "o", "u", "an", "el", "in", "or", "ou"}
	groupKinds = []string{"", " SA", " Group", " Energie", " Bank"}
)

// coined is a word of its own for each number.
func coined(n uint64) string {
	var b strings.Builder
	for n += 200; n > 0; n /= 200 {
		b.WriteString(onsets[n%200%20])
		b.WriteString(rimes[n%200/20])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// name is what an entity is called, the fullest name first.
func (n *News) name(typ string, rank uint64) []string {
	d := newDraw(n.seed, entityOf, rank)
	word := coined(rank)
	switch typ {
	case "Person":
		return []string{pick(d, firstNames) + " " + word, word}
	case "Organization":
		if kind := pick(d, groupKinds); kind != "" {
			return []string{word + kind, word}
		}
	}
	return []string{word}
}

type newsArticle struct {
	news   *News
	draw   draw
	result resolve.Result
	at     map[string]int // by ID
	chars  int            // of the text so far
	index  int            // of the next sentence
}

// cast brings in the entities that the article is about.
func (w *newsArticle) cast(n int) {
	for range n {
		w.mention(w.news.entity(w.draw, nil))
	}
}

// mention is the entity's place in the result.
func (w *newsArticle) mention(typ string, rank uint64) int {
	names := w.news.name(typ, rank)
	id := resolve.ID(typ, names[0])
	i, ok := w.at[id]
	if !ok {
		i = len(w.result.Entities)
		w.at[id] = i
		e := resolve.Entity{ID: id, Type: typ, Name: names[0]}
		if w.draw.IntN(3) == 0 {
			e.Aliases = names[1:]
		}
		w.result.Entities = append(w.result.Entities, e)
	}
	w.result.Entities[i].Mentions++
	return i
}

func (w *newsArticle) names(i int) string { return w.result.Entities[i].Name }

// one is an entity of the article with one of the types, new if there is none yet.
func (w *newsArticle) one(types []string) int {
	for range 8 {
		i := w.draw.IntN(len(w.result.Entities))
		if typ := w.result.Entities[i].Type; types == nil || slices.Contains(types, typ) {
			w.result.Entities[i].Mentions++
			return i
		}
	}
	return w.mention(w.news.entity(w.draw, types))
}

// A newsFact is what several articles may say.
type newsFact struct {
	predicate       extract.Predicate
	subject, object int
}

// known is one of the facts that make the rounds.
func (w *newsArticle) known() newsFact {
	d := newDraw(w.news.seed, factOf, w.draw.zipf(1.1, 20, newsFacts))
	rel, open := w.news.relation(d)
	s := w.mention(w.news.entity(d, rel.From))
	return newsFact{open, s, w.mention(w.news.entity(d, rel.To))}
}

// relation draws a relation type or an open relation.
func (n *News) relation(d draw) (schema.RelationType, extract.Predicate) {
	if d.IntN(100) < 30 {
		word := coined(d.zipf(1.2, 8, newsPredicates))
		return schema.RelationType{}, extract.Predicate{Type: strings.ToUpper(word), Text: strings.ToLower(word), Open: true}
	}
	r := n.schema.Relations[d.zipf(1.2, 6, uint64(len(n.schema.Relations)))]
	return r, extract.Predicate{Type: r.Name, Text: strings.ToLower(r.Name)}
}

func (w *newsArticle) fact() newsFact {
	if w.draw.IntN(3) == 0 {
		return w.known()
	}
	rel, p := w.news.relation(w.draw)
	s := w.one(rel.From)
	return newsFact{p, s, w.one(rel.To)}
}

var asides = []string{
	"", " on Tuesday in front of the press, two days after the first reports", " selon un communiqué publié mardi soir par le groupe",
	" in a filing with the regulator, whose answer is expected before the end of the year", " au terme de plusieurs mois de négociations",
}

// sentence writes a sentence that makes some statements: clauses joined by commas.
func (w *newsArticle) sentence(statements int) {
	text, from := "", len(w.result.Statements)
	var claimed []extract.Argument
	if w.draw.IntN(4) == 0 {
		by := w.one([]string{"Person", "Organization"})
		claimed = []extract.Argument{w.argument(by)}
		text = w.names(by) + ": "
	}
	for range statements {
		if text != "" {
			text += ", "
		}
		st := w.statement(w.fact())
		n := w.chars + len([]rune(text))
		s, p, o := len([]rune(st.Subject.Name)), len([]rune(st.Predicate.Text)), len([]rune(st.Object.Name))
		st.AttributedTo = claimed
		st.Evidence = extract.Evidence{
			Index:       w.index,
			SubjectSpan: nlp.Span{Start: n, End: n + s}, PredicateSpan: nlp.Span{Start: n + s + 1, End: n + s + 1 + p},
			ObjectSpan: nlp.Span{Start: n + s + p + 2, End: n + s + p + 2 + o},
		}
		text += st.Subject.Name + " " + st.Predicate.Text + " " + st.Object.Name + pick(w.draw, asides)
		w.result.Statements = append(w.result.Statements, st)
	}
	text += "."
	end := w.chars + len([]rune(text))
	for i := from; i < len(w.result.Statements); i++ {
		ev := &w.result.Statements[i].Evidence
		ev.Sentence, ev.Start, ev.End = text, w.chars, end
	}
	w.chars, w.index = end+1, w.index+1+w.draw.IntN(2)
}

func (w *newsArticle) argument(i int) extract.Argument {
	e := w.result.Entities[i]
	return extract.Argument{Name: e.Name, Type: e.Type, Mention: e.Name, Entity: i}
}

func (w *newsArticle) statement(f newsFact) extract.Statement {
	d := w.draw
	st := extract.Statement{
		Subject: w.argument(f.subject), Predicate: f.predicate, Object: w.argument(f.object), Modality: extract.Asserted,
		Negated: d.IntN(20) == 0, Confidence: float64(30+d.IntN(70)) / 100, Rule: pick(d, []string{"verb", "role-apposition", "event-noun", "copula"}),
	}
	switch d.IntN(12) {
	case 0:
		st.Modality = "planned"
	case 1:
		st.Modality = "possible"
	}
	switch d.IntN(10) {
	case 0, 1:
		st.Qualifiers.Time = fmt.Sprintf("20%02d", d.IntN(25))
	case 2:
		st.Qualifiers.Role = pick(d, []string{"PDG", "chief executive", "ministre", "porte-parole"})
	case 3:
		st.Qualifiers.Amount = fmt.Sprintf("%d millions d’euros", 1+d.IntN(900))
	case 4:
		st.Qualifiers.Place, st.Qualifiers.Time = coined(d.zipf(1.2, 8, newsPredicates)), fmt.Sprintf("20%02d-%02d", d.IntN(25), 1+d.IntN(12))
	}
	return st
}
