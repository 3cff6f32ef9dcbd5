package export

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/schema"
)

// How many rows are asked for at once: of a store that walks along an index, and of one that looks at everything for each page and holds it in memory.
const (
	pageRows   = 20_000
	sortedRows = 250_000
)

// A source reads a store in pages, so that an export of any size needs little memory on any store.
type source struct {
	store      graph.Store
	schema     *schema.Schema
	qualifiers []string
	page       int
	sorts      bool // the store is a graph.Sorter
}

func newSource(store graph.Store, s *schema.Schema, o Options) *source {
	src := &source{store: store, schema: s, qualifiers: graph.QualifierNames(s), page: o.Page}
	_, src.sorts = store.(graph.Sorter)
	switch {
	case src.page > 0:
	case src.sorts:
		src.page = sortedRows
	default:
		src.page = pageRows
	}
	return src
}

// A stream is one kind of row, in the order of its keys.
type stream struct {
	name    string
	match   string   // patterns and, after WHERE, what must hold beside the keys
	keys    []string // expressions that together tell a row from all others; the first is the indexed ID of a node
	columns []merge.Column
	exprs   []string // one for each column
	all     string   // matches statements that must have one row each; "" for none
}

// A record is a row of a stream: its values in the order of the columns.
type record []any

func (r record) text(i int) string { s, _ := r[i].(string); return s }

func (r record) number(i int) int64 { n, _ := r[i].(int64); return n }

func (r record) truth(i int) bool { return r[i] == true }

// props are columns that are properties of the variable v.
func (s *stream) props(v string, columns []merge.Column) *stream {
	for _, c := range columns {
		s.columns = append(s.columns, c)
		s.exprs = append(s.exprs, v+".`"+c.Name+"`")
	}
	return s
}

// column adds a column that is an expression.
func (s *stream) column(name, typ, expr string) *stream {
	s.columns = append(s.columns, merge.Column{Name: name, Type: typ})
	s.exprs = append(s.exprs, expr)
	return s
}

// query asks for the rows behind the keys $k0, $k1 …, or the first ones.
func (s *stream) query(first bool) string {
	from := s.keys[0] + " > ''"
	if !first {
		from = s.keys[0] + " >= $k0 AND " + s.behind(0)
	}
	return s.where(from) + s.answer() + "\nLIMIT $rows"
}

// where matches what the conditions hold of.
func (s *stream) where(conditions ...string) string {
	switch {
	case len(conditions) == 0:
		return s.match
	case strings.Contains(s.match, " WHERE "):
		return s.match + " AND " + strings.Join(conditions, " AND ")
	}
	return s.match + " WHERE " + strings.Join(conditions, " AND ")
}

// answer asks for columns and keys, in the order of the keys.
func (s *stream) answer() string {
	var list, keys []string
	for i, e := range s.exprs {
		list = append(list, fmt.Sprintf("%s AS c%d", e, i))
	}
	for i, k := range s.keys {
		list = append(list, fmt.Sprintf("%s AS key%d", k, i))
		keys = append(keys, fmt.Sprintf("key%d", i))
	}
	return "\nRETURN " + strings.Join(list, ", ") + "\nORDER BY " + strings.Join(keys, ", ")
}

// behind says in Cypher that the keys from the i-th on come after the parameters.
func (s *stream) behind(i int) string {
	after := fmt.Sprintf("%s > $k%d", s.keys[i], i)
	if i+1 == len(s.keys) {
		return after
	}
	return fmt.Sprintf("(%s OR (%s = $k%d AND %s))", after, s.keys[i], i, s.behind(i+1))
}

// each yields the rows of a stream. A record is the reader's own.
func (src *source) each(ctx context.Context, s *stream) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		n := int64(0)
		var last []any
		for r, err := range src.pages(ctx, s) {
			if err == nil && s.all != "" && slices.Equal(r.keys, last) {
				err = s.broken(r.keys)
			}
			if !yield(r.record, err) || err != nil {
				return
			}
			last = r.keys
			n++
		}
		if s.all == "" {
			return
		}
		all, err := src.count(ctx, s.all)
		if err == nil && all != n {
			err = s.broken(fmt.Sprintf("%d of %d", max(all-n, n-all), all))
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func (s *stream) broken(which any) error {
	return fmt.Errorf("export %s: %v without exactly one subject, object and sentence: relata check says what is wrong", s.name, which)
}

// count is the answer to a query that counts.
func (src *source) count(ctx context.Context, query string) (int64, error) {
	n := int64(0)
	for row, err := range src.store.Query(ctx, query+" RETURN count(*) AS n", nil) {
		if err != nil {
			return 0, err
		}
		n, _ = row.Values[0].(int64)
	}
	return n, nil
}

// A keyed is a row with its keys.
type keyed struct {
	record
	keys []any
}

// pages yields the rows of a stream with their keys.
func (src *source) pages(ctx context.Context, s *stream) iter.Seq2[keyed, error] {
	if src.sorts {
		return src.ranges(ctx, s)
	}
	return src.behind(ctx, s)
}

// ranges asks for all rows at once, if they are few, and otherwise for those between some keys.
func (src *source) ranges(ctx context.Context, s *stream) iter.Seq2[keyed, error] {
	return func(yield func(keyed, error) bool) {
		cuts, err := src.cuts(ctx, s)
		if err != nil {
			yield(keyed{}, fmt.Errorf("export %s: %w", s.name, err))
			return
		}
		own := len(s.exprs)
		for i := range len(cuts) + 1 {
			var within []string
			params := map[string]any{}
			if i > 0 {
				within, params["after"] = append(within, s.keys[0]+" > $after"), cuts[i-1]
			}
			if i < len(cuts) {
				within, params["upto"] = append(within, s.keys[0]+" <= $upto"), cuts[i]
			}
			for row, err := range src.store.Query(ctx, s.where(within...)+s.answer(), params) {
				if err != nil {
					yield(keyed{}, fmt.Errorf("export %s: %w", s.name, err))
					return
				}
				if !yield(keyed{row.Values[:own:own], row.Values[own:]}, nil) {
					return
				}
			}
		}
	}
}

// cuts are the keys at which the rows of a stream are cut into pages; a page ends with its cut.
func (src *source) cuts(ctx context.Context, s *stream) ([]any, error) {
	if rows, err := src.count(ctx, s.match); err != nil || rows <= int64(src.page) {
		return nil, err
	}
	var cuts []any
	n := 0
	for row, err := range src.store.Query(ctx, s.match+" RETURN "+s.keys[0]+" AS key ORDER BY key", nil) {
		if err != nil {
			return nil, err
		}
		if n++; n%src.page == 0 && (len(cuts) == 0 || cuts[len(cuts)-1] != row.Values[0]) {
			cuts = append(cuts, row.Values[0])
		}
	}
	return cuts, nil
}

// behind asks for pages of which each begins where the one before it ended.
func (src *source) behind(ctx context.Context, s *stream) iter.Seq2[keyed, error] {
	return func(yield func(keyed, error) bool) {
		params := map[string]any{"rows": src.page}
		own := len(s.exprs)
		for first := true; ; first = false {
			n := 0
			var last []any
			for row, err := range src.store.Query(ctx, s.query(first), params) {
				if err != nil {
					yield(keyed{}, fmt.Errorf("export %s: %w", s.name, err))
					return
				}
				n++
				last = row.Values[own:]
				if !yield(keyed{row.Values[:own:own], last}, nil) {
					return
				}
			}
			if n < src.page {
				return
			}
			for i, v := range last {
				params[fmt.Sprint("k", i)] = v
			}
		}
	}
}

// do calls f for each row.
func (src *source) do(ctx context.Context, s *stream, f func(record) error) error {
	for r, err := range src.each(ctx, s) {
		if err != nil {
			return err
		}
		if err := f(r); err != nil {
			return err
		}
	}
	return nil
}

// qualifierColumns are the properties of facts and statements that the schema has for qualifiers.
func (src *source) qualifierColumns() []merge.Column {
	out := make([]merge.Column, len(src.qualifiers))
	for i, q := range src.qualifiers {
		out[i] = merge.Column{Name: q, Type: "string"}
	}
	return out
}

// The streams of the whole graph. What Relata did not write has no ID or, a relationship, no property that says its type.

func (src *source) articles() *stream {
	s := &stream{name: "articles", match: "MATCH (n:Article)", keys: []string{"n.id"}}
	return s.props("n", merge.ArticleColumns)
}

// sentences end with the article's ID.
func (src *source) sentences() *stream {
	s := &stream{name: "sentences", match: "MATCH (n:Sentence)-[:IN_ARTICLE]->(a:Article)", keys: []string{"n.id"}}
	return s.props("n", merge.SentenceColumns).column("article", "string", "a.id")
}

func (src *source) entities() *stream {
	s := &stream{name: "entities", match: "MATCH (n:Entity)", keys: []string{"n.id"}}
	return s.props("n", merge.EntityColumns)
}

// mentions begin with the IDs of article and entity.
func (src *source) mentions() *stream {
	s := &stream{name: "mentions", match: "MATCH (a:Article)-[r:MENTIONS]->(e:Entity)", keys: []string{"a.id", "e.id"}}
	return s.column("article", "string", "a.id").column("entity", "string", "e.id").props("r", merge.MentionColumns)
}

// ownStatements are Relata's: they have an ID.
const ownStatements = "MATCH (n:Statement) WHERE n.id IS NOT NULL"

// statements end with the IDs of subject, object and sentence.
func (src *source) statements() *stream {
	s := &stream{
		name: "statements", keys: []string{"n.id"}, all: ownStatements,
		match: "MATCH (a:Entity)<-[:SUBJECT]-(n:Statement)-[:OBJECT]->(b:Entity) MATCH (n)-[:EVIDENCE]->(s:Sentence)",
	}
	s.props("n", merge.StatementColumns).props("n", src.qualifierColumns())
	return s.column("subject", "string", "a.id").column("object", "string", "b.id").column("sentence", "string", "s.id")
}

// speakers are who statements are attributed to: IDs of statement and entity, then the position.
func (src *source) speakers() *stream {
	s := &stream{name: "speakers", match: "MATCH (n:Statement)-[r:ATTRIBUTED_TO]->(e:Entity)", keys: []string{"n.id", "r.position"}}
	return s.column("statement", "string", "n.id").column("entity", "string", "e.id").props("r", merge.AttributedToColumns)
}

// eachFact yields the facts of all types, each with its stream.
func (src *source) eachFact(ctx context.Context, do func(relation string, s *stream, r record) error) error {
	s := src.facts()
	at := s.index()["type"]
	return src.do(ctx, s, func(r record) error {
		relation := r.text(at)
		if _, known := src.schema.Relation(relation); !known && relation != merge.OpenType {
			return nil // somebody else's
		}
		return do(relation, s, r)
	})
}

// facts are IDs of subject and object, then the properties, last the predicate of open ones.
func (src *source) facts() *stream {
	s := &stream{
		name:  "facts",
		match: "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.type = type(r)",
		keys:  []string{"a.id", "r.type", "b.id", "coalesce(r.predicate, '')"},
	}
	s.column("subject", "string", "a.id").column("object", "string", "b.id").props("r", merge.FactColumns).props("r", src.qualifierColumns())
	return s.column("predicate", "string", "r.predicate")
}

// told is a statement with all that a reader needs to understand it: article, sentence and the names of the entities beside it.
// The order is that of the articles' text.
func (src *source) told() *stream {
	s := &stream{
		name: "statements", keys: []string{"ar.id", "s.`index`", "n.id"}, all: ownStatements,
		match: "MATCH (n:Statement)-[:EVIDENCE]->(s:Sentence)-[:IN_ARTICLE]->(ar:Article) MATCH (a:Entity)<-[:SUBJECT]-(n)-[:OBJECT]->(b:Entity)",
	}
	s.props("n", merge.StatementColumns).props("n", src.qualifierColumns())
	s.column("sentence", "string", "s.text").column("sentence_start", "int", "s.`start`").column("sentence_end", "int", "s.`end`")
	s.column("article", "string", "ar.id").column("title", "string", "ar.title").column("url", "string", "ar.url").column("published", "string", "ar.published")
	return s.column("subject", "string", "a.name").column("subject_type", "string", "a.type").column("object", "string", "b.name").column("object_type", "string", "b.type")
}

// toldBy are the speakers in the order of told: the statement's ID, the entity's name and type.
func (src *source) toldBy() *stream {
	s := &stream{
		name:  "speakers",
		match: "MATCH (e:Entity)<-[r:ATTRIBUTED_TO]-(n:Statement)-[:EVIDENCE]->(s:Sentence)-[:IN_ARTICLE]->(ar:Article)",
		keys:  []string{"ar.id", "s.`index`", "n.id", "r.position"},
	}
	return s.column("statement", "string", "n.id").column("name", "string", "e.name").column("type", "string", "e.type")
}

// label is an entity's type, which must be one of the schema: it becomes the text of a label.
func (src *source) label(id string, typ string) (string, error) {
	if _, ok := src.schema.Entity(typ); !ok {
		return "", fmt.Errorf("export: entity %q has the type %q, which is not in the schema", id, typ)
	}
	return typ, nil
}
