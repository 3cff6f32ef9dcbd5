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

// pageRows is how many rows are asked for at once. The embedded store holds an answer in memory and looks at everything for each page.
const pageRows = 20_000

// A source reads a store in pages, each beginning where the one before it ended, so that an export of any size needs little memory
// on any store.
type source struct {
	store      graph.Store
	schema     *schema.Schema
	qualifiers []string
	page       int
}

// A stream is one kind of row, in the order of its keys.
type stream struct {
	name    string
	match   string   // patterns and, after WHERE, what must hold beside the keys
	keys    []string // expressions that together tell a row from all others; the first is the indexed ID of a node
	columns []merge.Column
	exprs   []string // one for each column
	joined  []*stream
}

// join adds the columns of a stream that has one row for each of this one's, with the same keys. Here rather than in the query: the
// embedded store spends most of its time on a join of three relationships whose ends have many labels.
func (s *stream) join(o *stream) *stream {
	s.columns = append(s.columns, o.columns...)
	s.joined = append(s.joined, o)
	return s
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
	var b strings.Builder
	b.WriteString(s.match)
	if strings.Contains(s.match, " WHERE ") {
		b.WriteString(" AND ")
	} else {
		b.WriteString(" WHERE ")
	}
	if first {
		fmt.Fprintf(&b, "%s > ''", s.keys[0])
	} else {
		fmt.Fprintf(&b, "%s >= $k0 AND %s", s.keys[0], s.behind(0))
	}
	b.WriteString("\nRETURN ")
	for i, e := range s.exprs {
		fmt.Fprintf(&b, "%s AS c%d, ", e, i)
	}
	for i, k := range s.keys {
		fmt.Fprintf(&b, "%s AS key%d", k, i)
		if i+1 < len(s.keys) {
			b.WriteString(", ")
		}
	}
	b.WriteString("\nORDER BY ")
	for i := range s.keys {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "key%d", i)
	}
	b.WriteString("\nLIMIT $rows")
	return b.String()
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
		var joined []func() (keyed, error, bool)
		for _, o := range s.joined {
			next, stop := iter.Pull2(src.pages(ctx, o))
			defer stop()
			joined = append(joined, next)
		}
		for r, err := range src.pages(ctx, s) {
			rec := r.record
			for i := 0; err == nil && i < len(joined); i++ {
				o, failed, ok := joined[i]()
				if err = failed; err == nil && (!ok || !slices.Equal(o.keys, r.keys)) {
					err = fmt.Errorf("export %s: the one with the keys %v has not exactly one %s: relata check says what is wrong", s.name, r.keys, s.joined[i].name)
				}
				rec = append(rec, o.record...)
			}
			if !yield(rec, err) || err != nil {
				return
			}
		}
	}
}

// A keyed is a row with its keys.
type keyed struct {
	record
	keys []any
}

// pages yields the rows of a stream without those of the streams joined to it.
func (src *source) pages(ctx context.Context, s *stream) iter.Seq2[keyed, error] {
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

// statements end with the IDs of subject, object and sentence.
func (src *source) statements() *stream {
	s := &stream{name: "statements", match: "MATCH (n:Statement)", keys: []string{"n.id"}}
	s.props("n", merge.StatementColumns).props("n", src.qualifierColumns())
	for _, part := range []struct{ column, match string }{
		{"subject", "MATCH (n:Statement)-[:SUBJECT]->(x:Entity)"},
		{"object", "MATCH (n:Statement)-[:OBJECT]->(x:Entity)"},
		{"sentence", "MATCH (n:Statement)-[:EVIDENCE]->(x:Sentence)"},
	} {
		s.join((&stream{name: part.column, match: part.match, keys: s.keys}).column(part.column, "string", "x.id"))
	}
	return s
}

// speakers are who statements are attributed to: IDs of statement and entity, then the position.
func (src *source) speakers() *stream {
	s := &stream{name: "speakers", match: "MATCH (n:Statement)-[r:ATTRIBUTED_TO]->(e:Entity)", keys: []string{"n.id", "r.position"}}
	return s.column("statement", "string", "n.id").column("entity", "string", "e.id").props("r", merge.AttributedToColumns)
}

// eachFact yields the facts of all types, each with its stream.
func (src *source) eachFact(ctx context.Context, do func(relation string, s *stream, r record) error) error {
	types, err := src.relationTypes(ctx)
	if err != nil {
		return err
	}
	for _, relation := range types {
		s := src.facts(relation)
		if err := src.do(ctx, s, func(r record) error { return do(relation, s, r) }); err != nil {
			return err
		}
	}
	return nil
}

// facts are those of one relationship type: IDs of subject and object, then the properties, last the predicate of open ones.
func (src *source) facts(relation string) *stream {
	s := &stream{
		name:  relation + " facts",
		match: "MATCH (a:Entity)-[r:`" + relation + "`]->(b:Entity) WHERE r.type = '" + relation + "'",
		keys:  []string{"a.id", "b.id"},
	}
	s.column("subject", "string", "a.id").column("object", "string", "b.id").props("r", merge.FactColumns).props("r", src.qualifierColumns())
	if relation == merge.OpenType {
		s.keys = append(s.keys, "r.predicate")
		s.column("predicate", "string", "r.predicate")
	}
	return s
}

// relationTypes are the types of facts that there are, in the order of the schema, the open one last. The loader of the schema has
// checked that they hold letters, digits and underscores only.
func (src *source) relationTypes(ctx context.Context) ([]string, error) {
	there := map[any]bool{}
	for row, err := range src.store.Query(ctx, "MATCH (a:Entity)-[r]->(b:Entity) RETURN DISTINCT r.type AS type", nil) {
		if err != nil {
			return nil, fmt.Errorf("export facts: %w", err)
		}
		there[row.Values[0]] = true
	}
	var out []string
	for _, r := range src.schema.Relations {
		if there[r.Name] {
			out = append(out, r.Name)
		}
	}
	if there[merge.OpenType] {
		out = append(out, merge.OpenType)
	}
	return out, nil
}

// told is a statement with all that a reader needs to understand it: article, sentence and the names of the entities beside it.
// The order is that of the articles' text.
func (src *source) told() *stream {
	const match = "MATCH (n:Statement)-[:EVIDENCE]->(s:Sentence)-[:IN_ARTICLE]->(ar:Article)"
	s := &stream{name: "statements", match: match, keys: []string{"ar.id", "s.`index`", "n.id"}}
	s.props("n", merge.StatementColumns).props("n", src.qualifierColumns())
	s.column("sentence", "string", "s.text").column("sentence_start", "int", "s.`start`").column("sentence_end", "int", "s.`end`")
	s.column("article", "string", "ar.id").column("title", "string", "ar.title").column("url", "string", "ar.url").column("published", "string", "ar.published")
	for _, part := range []struct{ column, relation string }{{"subject", "SUBJECT"}, {"object", "OBJECT"}} {
		p := &stream{name: part.column, match: match + " MATCH (n)-[:" + part.relation + "]->(x:Entity)", keys: s.keys}
		s.join(p.column(part.column, "string", "x.name").column(part.column+"_type", "string", "x.type"))
	}
	return s
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
