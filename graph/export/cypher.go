package export

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"relata/graph"
	"relata/graph/internal/merge"
)

// The Cypher script is the one place in Relata where a text becomes part of a query. Literal writes it, and nothing else may. Labels
// and types come from the schema alone. Each query is one line; each merges, so that a script cut short may be run again.

// A batch of the script has at most so many rows or bytes.
const (
	scriptRows  = 500
	scriptBytes = 256 << 10
)

const scriptHead = `// A graph of Relata, model version %d, for an empty database of Neo4j 5 or later:
//   cypher-shell --file THIS
CREATE CONSTRAINT relata_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT relata_article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT relata_sentence IF NOT EXISTS FOR (n:Sentence) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT relata_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT relata_meta IF NOT EXISTS FOR (n:RelataMeta) REQUIRE n.id IS UNIQUE;
CALL db.awaitIndexes(300);
MERGE (m:RelataMeta {id: 'relata'}) SET m.model = %[1]d;
`

// A script gathers the rows of each query into batches.
type script struct {
	out     *bufio.Writer
	batches map[string]*batch // by the query behind the rows
}

type batch struct {
	rows int
	list []byte
}

func writeCypher(ctx context.Context, src *source, out *bufio.Writer, _ Options) error {
	fmt.Fprintf(out, scriptHead, graph.ModelVersion)
	s := &script{out: out, batches: map[string]*batch{}}
	for _, part := range src.scriptParts() {
		err := src.do(ctx, part.stream, func(r record) error {
			query, err := part.query(r)
			if err != nil {
				return err
			}
			return s.add(query, part.keys, part.stream.columns, r)
		})
		if err = errors.Join(err, s.end()); err != nil { // before what refers to it
			return err
		}
	}
	err := src.eachFact(ctx, func(relation string, facts *stream, r record) error {
		keys, own := []string{"subject", "object"}, "type: '"+relation+"'"
		if relation == merge.OpenType {
			keys, own = append(keys, "predicate"), own+", predicate: row.predicate"
		}
		query := "MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object}) MERGE (a)-[r:`" + relation + "` {" + own + "}]->(b) SET r += row.p"
		return s.add(query, keys, facts.columns, r)
	})
	if err != nil {
		return err
	}
	return s.end()
}

// A scriptPart is how the rows of a stream are merged: columns that are keys are row.NAME, the others row.p.NAME.
type scriptPart struct {
	stream *stream
	keys   []string
	query  func(record) (string, error)
}

func (src *source) scriptParts() []scriptPart {
	always := func(q string) func(record) (string, error) { return func(record) (string, error) { return q, nil } }
	return []scriptPart{
		{src.articles(), []string{"id"}, always("MERGE (n:Article {id: row.id}) SET n += row.p")},
		{
			src.sentences(),
			[]string{"id", "article"},
			always("MATCH (a:Article {id: row.article}) MERGE (n:Sentence {id: row.id}) SET n += row.p MERGE (n)-[:IN_ARTICLE]->(a)"),
		},
		{src.entities(), []string{"id"}, func(r record) (string, error) {
			label, err := src.label(r.text(0), r.text(1))
			return "MERGE (n:Entity {id: row.id}) SET n:`" + label + "`, n += row.p", err
		}},
		{
			src.mentions(),
			[]string{"article", "entity"},
			always("MATCH (a:Article {id: row.article}) MATCH (b:Entity {id: row.entity}) MERGE (a)-[r:MENTIONS]->(b) SET r += row.p"),
		},
		{
			src.statements(),
			[]string{"id", "subject", "object", "sentence"},
			always("MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object}) MATCH (s:Sentence {id: row.sentence}) " +
				"MERGE (n:Statement {id: row.id}) SET n += row.p MERGE (n)-[:SUBJECT]->(a) MERGE (n)-[:OBJECT]->(b) MERGE (n)-[:EVIDENCE]->(s)"),
		},
		{
			src.speakers(),
			[]string{"statement", "entity"},
			always("MATCH (a:Statement {id: row.statement}) MATCH (b:Entity {id: row.entity}) MERGE (a)-[r:ATTRIBUTED_TO]->(b) SET r += row.p"),
		},
	}
}

func (s *script) add(query string, keys []string, columns []merge.Column, r record) error {
	b := s.batches[query]
	if b == nil {
		b = &batch{}
		s.batches[query] = b
	}
	if b.rows >= scriptRows || len(b.list) >= scriptBytes {
		if err := s.write(query, b); err != nil {
			return err
		}
	}
	if b.rows > 0 {
		b.list = append(b.list, ", "...)
	}
	b.rows++
	b.list = append(b.list, '{')
	own := 0
	var props bytes.Buffer
	for i, c := range columns {
		switch {
		case slices.Contains(keys, c.Name):
			b.list = append(b.list, c.Name...)
			b.list = append(b.list, ": "...)
			b.list = AppendLiteral(b.list, r[i])
			b.list = append(b.list, ", "...)
		case r[i] != nil:
			if own > 0 {
				props.WriteString(", ")
			}
			own++
			props.WriteString("`" + c.Name + "`: ")
			props.Write(AppendLiteral(props.AvailableBuffer(), r[i]))
		}
	}
	b.list = append(b.list, "p: {"...)
	b.list = append(b.list, props.Bytes()...)
	b.list = append(b.list, "}}"...)
	return nil
}

func (s *script) write(query string, b *batch) error {
	_, err := fmt.Fprintf(s.out, "UNWIND [%s] AS row %s;\n", b.list, query)
	b.rows, b.list = 0, b.list[:0]
	return err
}

// end writes all rows gathered.
func (s *script) end() error {
	for _, query := range slices.Sorted(maps.Keys(s.batches)) {
		if err := s.write(query, s.batches[query]); err != nil {
			return err
		}
	}
	clear(s.batches)
	return nil
}

// AppendLiteral adds a value as a Cypher literal of one line: nil, a bool, a number, a text, or a list of them.
func AppendLiteral(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return appendFloat(b, v)
	case string:
		return appendText(b, v)
	case []any:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = AppendLiteral(b, e)
		}
		return append(b, ']')
	}
	return appendText(b, fmt.Sprint(v))
}

// appendFloat always writes a point or an exponent: 1 would be a whole number.
func appendFloat(b []byte, f float64) []byte {
	n := len(b)
	b = strconv.AppendFloat(b, f, 'g', -1, 64)
	if !bytes.ContainsAny(b[n:], ".eIN") {
		b = append(b, ".0"...)
	}
	return b
}

// appendText writes a text in single quotes. Beside quote and backslash it escapes what is no character to be seen, so that the line
// stays a line in every editor; what is no UTF-8 becomes U+FFFD.
func appendText(b []byte, s string) []byte {
	b = append(b, '\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ' || 0x7F <= r && r < 0xA0 || r == 0x2028 || r == 0x2029 || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069 || r == 0xFEFF:
			b = fmt.Appendf(b, `\u%04X`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '\'')
}
