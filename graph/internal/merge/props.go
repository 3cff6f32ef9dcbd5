package merge

import (
	"slices"
	"strconv"

	"relata/graph"
)

// A Column is a property with its type.
type Column struct {
	Name string
	Type string // "string", "int", "float", "bool", "strings", "ints"
}

// The properties that Relata writes, by label; those of facts and statements have the qualifiers beside them. Of foreign properties
// nothing is known and nothing is touched.
var (
	ArticleColumns = []Column{
		{"id", "string"},
		{"url", "string"},
		{"title", "string"},
		{"language", "string"},
		{"published", "string"},
		{"hash", "string"},
		{"band1", "int"},
		{"band2", "int"},
		{"band3", "int"},
		{"band4", "int"},
		{"band5", "int"},
		{"band6", "int"},
		{"band7", "int"},
		{"band8", "int"},
	}
	SentenceColumns = []Column{{"id", "string"}, {"index", "int"}, {"text", "string"}, {"start", "int"}, {"end", "int"}}
	EntityColumns   = []Column{
		{"id", "string"},
		{"type", "string"},
		{"name", "string"},
		{"aliases", "strings"},
		{"alias_uses", "ints"},
		{"mentions", "int"},
		{"first_seen", "string"},
		{"last_seen", "string"},
	}
	StatementColumns = []Column{
		{"id", "string"},
		{"predicate", "string"},
		{"open", "bool"},
		{"negated", "bool"},
		{"modality", "string"},
		{"attributed", "bool"},
		{"speaker", "string"},
		{"confidence", "float"},
		{"text", "string"},
		{"rule", "string"},
		{"subject_start", "int"},
		{"subject_end", "int"},
		{"predicate_start", "int"},
		{"predicate_end", "int"},
		{"object_start", "int"},
		{"object_end", "int"},
	}
	FactColumns = []Column{
		{"type", "string"},
		{"statements", "int"},
		{"sources", "int"},
		{"confidence", "float"},
		{"statement", "string"},
		{"first_seen", "string"},
		{"last_seen", "string"},
		{"attributed", "bool"},
	}
	MentionColumns      = []Column{{"count", "int"}, {"names", "strings"}}
	AttributedToColumns = []Column{{"position", "int"}}
)

// orNil is nil for "": a property without a value is not there.
func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// ArticleProps are the properties of an article node, without its ID.
func ArticleProps(a graph.Article) map[string]any {
	p := map[string]any{
		"url": orNil(a.URL), "title": orNil(a.Title), "language": orNil(a.Language), "published": orNil(a.Published), "hash": a.Hash,
	}
	for i := range graph.Bands {
		p[BandName(i)] = nil
		if i < len(a.Bands) {
			p[BandName(i)] = a.Bands[i]
		}
	}
	return p
}

// BandName is the property of an article that holds its band i. Each is a property of its own, since a store can index no part of a list.
func BandName(i int) string { return "band" + strconv.Itoa(i+1) }

// bandsFrom reads the bands among the properties of an article; nil if it has none.
func bandsFrom(p map[string]any) []int64 {
	var out []int64
	for i := range graph.Bands {
		if v, ok := p[BandName(i)].(int64); ok {
			out = append(out, v)
		}
	}
	return out
}

// SentenceProps are the properties of a sentence node.
func SentenceProps(s graph.Sentence) map[string]any {
	return map[string]any{"id": s.ID, "index": s.Index, "text": s.Text, "start": s.Start, "end": s.End}
}

// StatementProps are the properties of a statement node; names are the qualifiers of the schema.
func StatementProps(s graph.Statement, names []string) map[string]any {
	p := map[string]any{
		"id": s.ID, "predicate": s.Predicate, "open": s.Open, "negated": s.Negated, "modality": s.Modality, "attributed": s.Attributed,
		"speaker": orNil(s.Speaker), "confidence": s.Confidence, "text": orNil(s.Text), "rule": orNil(s.Rule),
		"subject_start": s.SubjectStart, "subject_end": s.SubjectEnd, "predicate_start": s.PredicateStart, "predicate_end": s.PredicateEnd,
		"object_start": s.ObjectStart, "object_end": s.ObjectEnd,
	}
	for _, n := range names {
		p[n] = orNil(s.Qualifiers[n])
	}
	return p
}

// EntityProps are the derived properties of an entity node, without its ID.
func EntityProps(e Entity) map[string]any {
	return map[string]any{
		"type": e.Type, "name": e.Name, "aliases": e.Aliases, "alias_uses": e.Uses, "mentions": e.Mentions,
		"first_seen": orNil(e.FirstSeen), "last_seen": orNil(e.LastSeen),
	}
}

// FactProps are the properties of a fact relationship, without the predicate of an open one.
func FactProps(f Fact, names []string) map[string]any {
	p := map[string]any{
		"type": f.Type, "statements": f.Statements, "sources": f.Sources, "confidence": f.Confidence, "statement": f.Statement,
		"first_seen": orNil(f.FirstSeen), "last_seen": orNil(f.LastSeen), "attributed": f.Attributed,
	}
	for _, n := range names {
		p[n] = orNil(f.Qualifiers[n])
	}
	return p
}

// EntityFrom reads the state of an entity from its properties.
func EntityFrom(r Ref, p map[string]any) Entity {
	return Entity{
		Ref: r, Name: str(p["name"]), Aliases: Strings(p["aliases"]), Uses: ints(p["alias_uses"]), Mentions: Int(p["mentions"]),
		FirstSeen: str(p["first_seen"]), LastSeen: str(p["last_seen"]),
	}
}

// FactFrom reads a fact from its properties.
func FactFrom(k Key, p map[string]any, names []string) Fact {
	return Fact{
		Key: k, Statements: Int(p["statements"]), Sources: Int(p["sources"]), Confidence: number(p["confidence"]), Statement: str(p["statement"]),
		FirstSeen: str(p["first_seen"]), LastSeen: str(p["last_seen"]), Attributed: p["attributed"] == true, Qualifiers: QualifiersFrom(p, names),
	}
}

// SupportFrom reads a support from the properties of its statement and of its article.
func SupportFrom(k Key, p, article map[string]any, names []string) Support {
	return Support{
		Key: k, Statement: str(p["id"]), Confidence: number(p["confidence"]), Attributed: p["attributed"] == true,
		Article: str(article["id"]), Published: str(article["published"]), Bands: bandsFrom(article), Qualifiers: QualifiersFrom(p, names),
	}
}

// QualifiersFrom reads the qualifiers among properties; nil if there are none.
func QualifiersFrom(p map[string]any, names []string) map[string]string {
	var q map[string]string
	for _, n := range names {
		if v := str(p[n]); v != "" {
			if q == nil {
				q = map[string]string{}
			}
			q[n] = v
		}
	}
	return q
}

// MentionedFrom reads a mention from its properties.
func MentionedFrom(r Ref, p map[string]any, published any) Mentioned {
	return Mentioned{Ref: r, Count: Int(p["count"]), Names: Strings(p["names"]), Published: str(published)}
}

func str(v any) string { s, _ := v.(string); return s }

// Int reads a whole number as a store returns it.
func Int(v any) int {
	switch n := v.(type) {
	case int64:
		return int(n)
	case float64:
		return int(n)
	}
	return 0
}

func number(v any) float64 {
	switch n := v.(type) {
	case float64:
		return n
	case int64:
		return float64(n)
	}
	return 0
}

// Strings reads a list of strings as a store returns it.
func Strings(v any) []string {
	list, _ := v.([]any)
	var out []string
	for _, x := range list {
		out = append(out, str(x))
	}
	return out
}

func ints(v any) []int64 {
	list, _ := v.([]any)
	var out []int64
	for _, x := range list {
		out = append(out, int64(Int(x)))
	}
	return out
}

// Foreign says whether an entity node has a property that is not ours.
func Foreign(p map[string]any) bool {
	for name, v := range p {
		if v != nil && !slices.ContainsFunc(EntityColumns, func(c Column) bool { return c.Name == name }) {
			return true
		}
	}
	return false
}
