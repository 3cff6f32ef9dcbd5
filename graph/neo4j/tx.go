package neo4j

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"relata/graph"
	"relata/graph/internal/merge"
)

// A statement gets at most so many rows, and about so many bytes of them unless one row is longer: more make it no faster, and hold memory on both sides.
const (
	chunkRows  = 10_000
	chunkBytes = 4 << 20
)

// chunks cuts rows into what one statement gets.
func chunks[R any](rows []R) iter.Seq[[]R] {
	return func(yield func([]R) bool) {
		first, bytes := 0, 0
		for i, r := range rows {
			n := weight(r)
			if i > first && (i-first == chunkRows || bytes+n > chunkBytes) {
				if !yield(rows[first:i]) {
					return
				}
				first, bytes = i, 0
			}
			bytes += n
		}
		if first < len(rows) {
			yield(rows[first:])
		}
	}
}

// weight is about how many bytes a value has on the wire.
func weight(v any) int {
	n := 4
	switch v := v.(type) {
	case string:
		n += len(v)
	case tuple:
		for _, x := range v {
			n += weight(x)
		}
	case row:
		for k, x := range v {
			n += len(k) + weight(x)
		}
	case []string:
		for _, x := range v {
			n += 4 + len(x)
		}
	case []int64:
		n += 4 * len(v)
	}
	return n
}

// A tx is a transaction of merge on one of the driver's.
type tx struct {
	managed neo4j.ManagedTransaction
	store   *Store
	nodes   map[string]any       // element IDs of the articles and entities that are locked, by kind and ID
	facts   map[merge.Key]string // element IDs of the facts that AddFacts found
}

func newTx(managed neo4j.ManagedTransaction, s *Store) *tx {
	return &tx{managed: managed, store: s, nodes: map[string]any{}, facts: map[merge.Key]string{}}
}

var _ merge.Tx = (*tx)(nil)

type row = map[string]any

// A tuple is a row without names: row[0], row[1] … in the statement. It is half as long on the wire.
type tuple = []any

// article and entity are the element IDs of nodes that this transaction has locked. They find a node without an index.
func (t *tx) article(id string) any { return t.nodes["a"+id] }
func (t *tx) entity(id string) any  { return t.nodes["e"+id] }

// plan keeps a plan that the server has. While a database is filled, its statistics change with every batch, and the server would plan
// each statement again and again, which takes longer than running it; all of them have but one good plan, over the constraints.
const plan = "CYPHER replan=skip "

// each runs a statement over rows, and f over the rows of its answer.
func each[R any](ctx context.Context, t *tx, query string, rows []R, f func([]any)) error {
	for part := range chunks(rows) {
		result, err := t.managed.Run(ctx, plan+"UNWIND $rows AS row "+query, map[string]any{"rows": part})
		if err != nil {
			return err
		}
		for result.Next(ctx) {
			if f != nil {
				f(result.Record().Values)
			}
		}
		if err := result.Err(); err != nil {
			return err
		}
	}
	return nil
}

// ownProperties are the names of what Relata writes to an entity.
var ownProperties = func() (names []string) {
	for _, c := range merge.EntityColumns {
		names = append(names, c.Name)
	}
	return names
}()

// quote is for identifiers of the schema, which its loader has checked to hold letters, digits and underscores only.
func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "") + "`" }

func idRows(ids []string) []row {
	out := make([]row, len(ids))
	for i, id := range ids {
		out[i] = row{"id": id}
	}
	return out
}

func refRows(refs []merge.Ref) []row {
	out := make([]row, len(refs))
	for i, r := range refs {
		out[i] = row{"id": r.ID, "type": r.Type}
	}
	return out
}

func text(v any) string { s, _ := v.(string); return s }

// LockArticles sets a property to what it is: that takes the lock.
func (t *tx) LockArticles(ctx context.Context, ids []string, create bool) (map[string]string, error) {
	verb := "MATCH"
	if create {
		verb = "MERGE"
	}
	known := map[string]string{}
	err := each(ctx, t, verb+" (a:Article {id: row.id}) SET a.id = row.id RETURN a.id, a.hash, elementId(a)", idRows(ids), func(v []any) {
		t.nodes["a"+text(v[0])] = v[2]
		if v[1] != nil {
			known[text(v[0])] = text(v[1])
		}
	})
	return known, err
}

func (t *tx) Touched(ctx context.Context, articles []string) ([]merge.Ref, []merge.Key, error) {
	var refs []merge.Ref
	var keys []merge.Key
	err := each(ctx, t, "MATCH (:Article {id: row.id})-[:MENTIONS]->(e:Entity) RETURN DISTINCT e.id, e.type", idRows(articles), func(v []any) {
		refs = append(refs, merge.Ref{ID: text(v[0]), Type: text(v[1])})
	})
	if err != nil {
		return nil, nil, err
	}
	err = each(ctx, t, `MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement)
		WHERE st.modality = 'asserted' AND NOT st.negated
		MATCH (s:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(o:Entity)
		RETURN DISTINCT st.predicate, st.open, s.id, s.type, o.id, o.type`, idRows(articles), func(v []any) {
		k := merge.Key{
			Type:    text(v[0]),
			Subject: merge.Ref{ID: text(v[2]), Type: text(v[3])}, Object: merge.Ref{ID: text(v[4]), Type: text(v[5])},
		}
		if v[1] == true {
			k.Type, k.Predicate = merge.OpenType, k.Type
		}
		keys = append(keys, k)
	})
	return refs, keys, err
}

// byType cuts refs into their labels, in the order of the labels.
func byType(refs []merge.Ref) [][]merge.Ref {
	by := map[string][]merge.Ref{}
	for _, r := range refs {
		by[r.Type] = append(by[r.Type], r)
	}
	var out [][]merge.Ref
	for _, t := range slices.Sorted(maps.Keys(by)) {
		out = append(out, by[t])
	}
	return out
}

// LockEntities locks in the order of types and IDs, as all writers do, so that none waits for another in a circle.
func (t *tx) LockEntities(ctx context.Context, refs []merge.Ref) (map[string]merge.Entity, error) {
	there := map[string]merge.Entity{}
	for _, group := range byType(refs) {
		q := fmt.Sprintf(`MERGE (e:Entity {id: row.id}) ON CREATE SET e:%s SET e.type = row.type
			RETURN e.id, elementId(e), e.name, e.aliases, e.alias_uses, e.mentions, e.first_seen, e.last_seen`, quote(group[0].Type))
		err := each(ctx, t, q, refRows(group), func(v []any) {
			r := merge.Ref{ID: text(v[0]), Type: group[0].Type}
			t.nodes["e"+r.ID] = v[1]
			if v[5] == nil {
				return // made by this statement, or by somebody else
			}
			there[r.ID] = merge.EntityFrom(r, row{
				"name": v[2], "aliases": v[3], "alias_uses": v[4], "mentions": v[5], "first_seen": v[6], "last_seen": v[7],
			})
		})
		if err != nil {
			return nil, err
		}
	}
	return there, nil
}

func (t *tx) Clear(ctx context.Context, articles []string) error {
	for _, q := range []string{
		"MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement) DETACH DELETE st",
		"MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(s:Sentence) DETACH DELETE s",
		"MATCH (:Article {id: row.id})-[m:MENTIONS]->(:Entity) DELETE m",
	} {
		if err := each(ctx, t, q, idRows(articles), nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteArticles(ctx context.Context, ids []string) error {
	return each(ctx, t, "MATCH (a:Article {id: row.id}) DETACH DELETE a", idRows(ids), nil)
}

func (t *tx) PutArticles(ctx context.Context, articles []graph.Article) error {
	rows := make([]tuple, len(articles))
	for i, a := range articles {
		rows[i] = tuple{t.article(a.ID), merge.ArticleProps(a)}
	}
	return each(ctx, t, "MATCH (a:Article) WHERE elementId(a) = row[0] SET a += row[1]", rows, nil)
}

// literal is "{`name`: row[from], …}" of columns in their order, and values gives a row its part of such a literal.
func literal(columns []merge.Column, from int) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = fmt.Sprintf("%s: row[%d]", quote(c.Name), from+i)
	}
	return "{" + strings.Join(list, ", ") + "}"
}

func values(r tuple, columns []merge.Column, props map[string]any) tuple {
	for _, c := range columns {
		r = append(r, props[c.Name])
	}
	return r
}

func (t *tx) AddSentences(ctx context.Context, sentences []graph.Sentence) error {
	rows := make([]tuple, len(sentences))
	for i, s := range sentences {
		rows[i] = values(tuple{t.article(s.Article)}, merge.SentenceColumns, merge.SentenceProps(s))
	}
	q := "MATCH (a:Article) WHERE elementId(a) = row[0] CREATE (:Sentence " + literal(merge.SentenceColumns, 1) + ")-[:IN_ARTICLE]->(a)"
	return each(ctx, t, q, rows, nil)
}

func (t *tx) AddMentions(ctx context.Context, mentions []graph.Mention) error {
	rows := make([]tuple, len(mentions))
	for i, m := range mentions {
		rows[i] = tuple{t.article(m.Article), t.entity(m.Entity), m.Count, m.Names}
	}
	return each(ctx, t, `MATCH (a:Article) WHERE elementId(a) = row[0] MATCH (e:Entity) WHERE elementId(e) = row[1]
		CREATE (a)-[:MENTIONS {count: row[2], names: row[3]}]->(e)`, rows, nil)
}

func (t *tx) AddStatements(ctx context.Context, statements []graph.Statement) error {
	columns := t.store.statementColumns()
	rows := make([]tuple, len(statements))
	var speakers []tuple
	for i, s := range statements {
		rows[i] = values(tuple{s.Sentence, t.entity(s.Subject), t.entity(s.Object)}, columns, merge.StatementProps(s, t.store.qualifiers))
		for p, by := range s.AttributedTo {
			speakers = append(speakers, tuple{s.ID, t.entity(by), p})
		}
	}
	err := each(ctx, t, `MATCH (se:Sentence {id: row[0]}) MATCH (a:Entity) WHERE elementId(a) = row[1] MATCH (b:Entity) WHERE elementId(b) = row[2]
		CREATE (a)<-[:SUBJECT]-(st:Statement `+literal(columns, 3)+`)-[:OBJECT]->(b) CREATE (st)-[:EVIDENCE]->(se)`, rows, nil)
	if err != nil {
		return err
	}
	return each(ctx, t, `MATCH (st:Statement {id: row[0]}) MATCH (e:Entity) WHERE elementId(e) = row[1]
		CREATE (st)-[:ATTRIBUTED_TO {position: row[2]}]->(e)`, speakers, nil)
}

func (s *Store) statementColumns() []merge.Column {
	columns := slices.Clone(merge.StatementColumns)
	for _, q := range s.qualifiers {
		columns = append(columns, merge.Column{Name: q, Type: "string"})
	}
	return columns
}

// A batch is the facts of one relationship type.
type batch struct {
	typ  string
	rows []row
}

// batches cuts facts into their types, in the order of the types; row.i is the place in keys.
func batches(keys []merge.Key) []batch {
	by := map[string][]row{}
	for i, k := range keys {
		by[k.Type] = append(by[k.Type], row{"s": k.Subject.ID, "o": k.Object.ID, "p": k.Predicate, "i": i})
	}
	var out []batch
	for _, typ := range slices.Sorted(maps.Keys(by)) {
		out = append(out, batch{typ, by[typ]})
	}
	return out
}

const ends = "MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) "

// pattern is the fact relationship. Its property type, which somebody's own relationship will hardly have, tells ours.
func (b batch) pattern() string {
	own := fmt.Sprintf("type: '%s'", b.typ)
	if b.typ == merge.OpenType {
		own += ", predicate: row.p"
	}
	return fmt.Sprintf("(a)-[r:%s {%s}]->(b)", quote(b.typ), own)
}

// AddFacts makes and looks up at once. What a fact that was there had is told from what this statement made by the ID of the most
// confident statement, which is one of the articles being written or one of the others.
func (t *tx) AddFacts(ctx context.Context, facts []merge.Fact) (map[merge.Key]merge.Fact, error) {
	there := map[merge.Key]merge.Fact{}
	for _, b := range t.factBatches(facts) {
		for _, r := range b.rows {
			f := facts[r["i"].(int)]
			r["s"], r["o"] = t.entity(f.Subject.ID), t.entity(f.Object.ID)
		}
		err := each(ctx, t, `MATCH (a:Entity) WHERE elementId(a) = row.s MATCH (b:Entity) WHERE elementId(b) = row.o
			MERGE `+b.pattern()+` ON CREATE SET r += row.props
			WITH row, r WHERE r.statement IS NULL OR r.statement <> row.props.statement RETURN row.i, r`, b.rows, func(v []any) {
			r, _ := v[1].(dbtype.Relationship)
			k := facts[merge.Int(v[0])].Key
			t.facts[k] = r.ElementId
			there[k] = merge.FactFrom(k, properties(r.Props), t.store.qualifiers)
		})
		if err != nil {
			return nil, err
		}
	}
	return there, nil
}

// factBatches are the rows of facts with their properties.
func (t *tx) factBatches(facts []merge.Fact) []batch {
	keys := make([]merge.Key, len(facts))
	for i, f := range facts {
		keys[i] = f.Key
	}
	out := batches(keys)
	for _, b := range out {
		for _, r := range b.rows {
			r["props"] = merge.FactProps(facts[r["i"].(int)], t.store.qualifiers)
		}
	}
	return out
}

func (t *tx) Supports(ctx context.Context, keys []merge.Key) ([]merge.Support, error) {
	var out []merge.Support
	for _, b := range batches(keys) {
		predicate := fmt.Sprintf("st.predicate = '%s' AND NOT st.open", b.typ)
		if b.typ == merge.OpenType {
			predicate = "st.predicate = row.p AND st.open"
		}
		err := each(ctx, t, ends+`MATCH (a)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b)
			WHERE `+predicate+` AND st.modality = 'asserted' AND NOT st.negated
			MATCH (st)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(ar:Article)
			RETURN row.i, st, ar`, b.rows, func(v []any) {
			n, _ := value(v[1]).(graph.Node)
			ar, _ := value(v[2]).(graph.Node)
			out = append(out, merge.SupportFrom(keys[merge.Int(v[0])], n.Properties, ar.Properties, t.store.qualifiers))
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (t *tx) MentionsOf(ctx context.Context, refs []merge.Ref) ([]merge.Mentioned, error) {
	var out []merge.Mentioned
	err := each(ctx, t, "MATCH (e:Entity {id: row.id})<-[m:MENTIONS]-(a:Article) RETURN e.id, row.type, m, a.published", refRows(refs), func(v []any) {
		m, _ := value(v[2]).(graph.Relationship)
		out = append(out, merge.MentionedFrom(merge.Ref{ID: text(v[0]), Type: text(v[1])}, m.Properties, v[3]))
	})
	return out, err
}

func (t *tx) PutFacts(ctx context.Context, facts []merge.Fact) error {
	var found []tuple // by AddFacts
	var rest []merge.Fact
	for _, f := range facts {
		if id, ok := t.facts[f.Key]; ok {
			found = append(found, tuple{id, merge.FactProps(f, t.store.qualifiers)})
		} else {
			rest = append(rest, f)
		}
	}
	if err := each(ctx, t, "MATCH ()-[r]->() WHERE elementId(r) = row[0] SET r += row[1]", found, nil); err != nil {
		return err
	}
	for _, b := range t.factBatches(rest) {
		if err := each(ctx, t, ends+"MERGE "+b.pattern()+" SET r += row.props", b.rows, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteFacts(ctx context.Context, keys []merge.Key) error {
	for _, b := range batches(keys) {
		if err := each(ctx, t, ends+"MATCH "+b.pattern()+" DELETE r", b.rows, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) PutEntities(ctx context.Context, entities []merge.Entity) error {
	rows := make([]tuple, len(entities))
	for i, e := range entities {
		rows[i] = tuple{t.entity(e.ID), merge.EntityProps(e)}
	}
	return each(ctx, t, "MATCH (e:Entity) WHERE elementId(e) = row[0] SET e += row[1]", rows, nil)
}

func (t *tx) DeleteEntities(ctx context.Context, refs []merge.Ref) error {
	rows := refRows(refs)
	for _, r := range rows {
		r["own"] = ownProperties
	}
	err := each(ctx, t, `MATCH (e:Entity {id: row.id})
		WHERE NOT (e)--() AND size(labels(e)) <= 2 AND all(k IN keys(e) WHERE k IN row.own) DELETE e`, rows, nil)
	if err != nil {
		return err
	}
	return each(ctx, t, `MATCH (e:Entity {id: row.id})
		SET e.mentions = 0, e.aliases = NULL, e.alias_uses = NULL, e.first_seen = NULL, e.last_seen = NULL`, refRows(refs), nil)
}
