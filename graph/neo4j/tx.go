package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/internal/merge"
)

// chunk is how many rows one statement gets.
const chunk = 5000

// A tx is a transaction of merge on one of the driver's.
type tx struct {
	managed neo4j.ManagedTransaction
	store   *Store
}

var _ merge.Tx = (*tx)(nil)

type row = map[string]any

// each runs a statement over rows, and f over the rows of its answer.
func (t *tx) each(ctx context.Context, query string, rows []row, f func([]any)) error {
	for part := range slices.Chunk(rows, chunk) {
		result, err := t.managed.Run(ctx, "UNWIND $rows AS row "+query, map[string]any{"rows": part, "own": ownProperties()})
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

func ownProperties() []string {
	out := make([]string, len(merge.EntityColumns))
	for i, c := range merge.EntityColumns {
		out[i] = c.Name
	}
	return out
}

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
	if err := t.each(ctx, verb+" (a:Article {id: row.id}) SET a.id = row.id", idRows(ids), nil); err != nil {
		return nil, err
	}
	known := map[string]string{}
	err := t.each(ctx, "MATCH (a:Article {id: row.id}) WHERE a.hash IS NOT NULL RETURN a.id, a.hash", idRows(ids), func(v []any) {
		known[text(v[0])] = text(v[1])
	})
	return known, err
}

func (t *tx) Touched(ctx context.Context, articles []string) ([]merge.Ref, []merge.Key, error) {
	var refs []merge.Ref
	var keys []merge.Key
	err := t.each(ctx, "MATCH (:Article {id: row.id})-[:MENTIONS]->(e:Entity) RETURN DISTINCT e.id, e.type", idRows(articles), func(v []any) {
		refs = append(refs, merge.Ref{ID: text(v[0]), Type: text(v[1])})
	})
	if err != nil {
		return nil, nil, err
	}
	err = t.each(ctx, `MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement)
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
		q := fmt.Sprintf("MERGE (e:Entity {id: row.id}) ON CREATE SET e:%s SET e.type = row.type", quote(group[0].Type))
		if err := t.each(ctx, q, refRows(group), nil); err != nil {
			return nil, err
		}
	}
	err := t.each(ctx, "MATCH (e:Entity {id: row.id}) WHERE e.mentions IS NOT NULL RETURN e, row.type", refRows(refs), func(v []any) {
		n, _ := value(v[0]).(graph.Node)
		r := merge.Ref{ID: text(n.Properties["id"]), Type: text(v[1])}
		there[r.ID] = merge.EntityFrom(r, n.Properties)
	})
	return there, err
}

func (t *tx) Clear(ctx context.Context, articles []string) error {
	for _, q := range []string{
		"MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement) DETACH DELETE st",
		"MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(s:Sentence) DETACH DELETE s",
		"MATCH (:Article {id: row.id})-[m:MENTIONS]->(:Entity) DELETE m",
	} {
		if err := t.each(ctx, q, idRows(articles), nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteArticles(ctx context.Context, ids []string) error {
	return t.each(ctx, "MATCH (a:Article {id: row.id}) DETACH DELETE a", idRows(ids), nil)
}

func (t *tx) PutArticles(ctx context.Context, articles []graph.Article) error {
	rows := make([]row, len(articles))
	for i, a := range articles {
		rows[i] = row{"id": a.ID, "props": merge.ArticleProps(a)}
	}
	return t.each(ctx, "MATCH (a:Article {id: row.id}) SET a += row.props", rows, nil)
}

func (t *tx) AddSentences(ctx context.Context, sentences []graph.Sentence) error {
	rows := make([]row, len(sentences))
	for i, s := range sentences {
		rows[i] = row{"article": s.Article, "props": merge.SentenceProps(s)}
	}
	return t.each(ctx, "MATCH (a:Article {id: row.article}) CREATE (s:Sentence) SET s = row.props CREATE (s)-[:IN_ARTICLE]->(a)", rows, nil)
}

func (t *tx) AddMentions(ctx context.Context, mentions []graph.Mention, _ map[string]string) error {
	rows := make([]row, len(mentions))
	for i, m := range mentions {
		rows[i] = row{"article": m.Article, "entity": m.Entity, "count": m.Count, "names": m.Names}
	}
	return t.each(ctx, `MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity})
		CREATE (a)-[:MENTIONS {count: row.count, names: row.names}]->(e)`, rows, nil)
}

func (t *tx) AddStatements(ctx context.Context, statements []graph.Statement, _ map[string]string) error {
	rows := make([]row, len(statements))
	var speakers []row
	for i, s := range statements {
		rows[i] = row{"sentence": s.Sentence, "subject": s.Subject, "object": s.Object, "props": merge.StatementProps(s, t.store.qualifiers)}
		for p, by := range s.AttributedTo {
			speakers = append(speakers, row{"id": s.ID, "entity": by, "position": p})
		}
	}
	err := t.each(ctx, `MATCH (se:Sentence {id: row.sentence}) MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
		CREATE (st:Statement) SET st = row.props
		CREATE (st)-[:SUBJECT]->(a) CREATE (st)-[:OBJECT]->(b) CREATE (st)-[:EVIDENCE]->(se)`, rows, nil)
	if err != nil {
		return err
	}
	return t.each(ctx, `MATCH (st:Statement {id: row.id}) MATCH (e:Entity {id: row.entity})
		CREATE (st)-[:ATTRIBUTED_TO {position: row.position}]->(e)`, speakers, nil)
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

func (t *tx) Facts(ctx context.Context, keys []merge.Key) (map[merge.Key]merge.Fact, error) {
	there := map[merge.Key]merge.Fact{}
	for _, b := range batches(keys) {
		err := t.each(ctx, ends+"MATCH "+b.pattern()+" RETURN row.i, r", b.rows, func(v []any) {
			r, _ := value(v[1]).(graph.Relationship)
			k := keys[merge.Int(v[0])]
			there[k] = merge.FactFrom(k, r.Properties, t.store.qualifiers)
		})
		if err != nil {
			return nil, err
		}
	}
	return there, nil
}

func (t *tx) Supports(ctx context.Context, keys []merge.Key) ([]merge.Support, error) {
	var out []merge.Support
	for _, b := range batches(keys) {
		predicate := fmt.Sprintf("st.predicate = '%s' AND NOT st.open", b.typ)
		if b.typ == merge.OpenType {
			predicate = "st.predicate = row.p AND st.open"
		}
		err := t.each(ctx, ends+`MATCH (a)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b)
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
	err := t.each(ctx, "MATCH (e:Entity {id: row.id})<-[m:MENTIONS]-(a:Article) RETURN e.id, row.type, m, a.published", refRows(refs), func(v []any) {
		m, _ := value(v[2]).(graph.Relationship)
		out = append(out, merge.MentionedFrom(merge.Ref{ID: text(v[0]), Type: text(v[1])}, m.Properties, v[3]))
	})
	return out, err
}

func (t *tx) PutFacts(ctx context.Context, facts []merge.Fact) error {
	keys := make([]merge.Key, len(facts))
	for i, f := range facts {
		keys[i] = f.Key
	}
	for _, b := range batches(keys) {
		for _, r := range b.rows {
			r["props"] = merge.FactProps(facts[r["i"].(int)], t.store.qualifiers)
		}
		if err := t.each(ctx, ends+"MERGE "+b.pattern()+" SET r += row.props", b.rows, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteFacts(ctx context.Context, keys []merge.Key) error {
	for _, b := range batches(keys) {
		if err := t.each(ctx, ends+"MATCH "+b.pattern()+" DELETE r", b.rows, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) PutEntities(ctx context.Context, entities []merge.Entity) error {
	rows := make([]row, len(entities))
	for i, e := range entities {
		rows[i] = row{"id": e.ID, "props": merge.EntityProps(e)}
	}
	return t.each(ctx, "MATCH (e:Entity {id: row.id}) SET e += row.props", rows, nil)
}

func (t *tx) DeleteEntities(ctx context.Context, refs []merge.Ref) error {
	err := t.each(ctx, `MATCH (e:Entity {id: row.id})
		WHERE NOT (e)--() AND size(labels(e)) <= 2 AND all(k IN keys(e) WHERE k IN $own) DELETE e`, refRows(refs), nil)
	if err != nil {
		return err
	}
	return t.each(ctx, `MATCH (e:Entity {id: row.id})
		SET e.mentions = 0, e.aliases = NULL, e.alias_uses = NULL, e.first_seen = NULL, e.last_seen = NULL`, refRows(refs), nil)
}
