package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/internal/merge"
)

// A tx is one try of a managed transaction.
type tx struct {
	store *Store
	run   neo4j.ManagedTransaction
}

var _ merge.Tx = (*tx)(nil)

// A batch holds at most so many rows, and about so many bytes of text: the server keeps a batch in memory.
const (
	batchRows  = 5000
	batchBytes = 4 << 20
)

type row = map[string]any

// each runs a statement over rows, batch by batch, and calls f for each row of the answers.
func (t *tx) each(ctx context.Context, query string, rows []row, f func([]any)) error {
	for len(rows) > 0 {
		n, size := 0, 0
		for n < len(rows) && n < batchRows && size < batchBytes {
			size += weight(rows[n])
			n++
		}
		result, err := t.run.Run(ctx, "UNWIND $rows AS row "+query, map[string]any{"rows": rows[:n]})
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
		rows = rows[n:]
	}
	return nil
}

// weight is about how many bytes a value takes.
func weight(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case []string:
		n := 0
		for _, s := range v {
			n += len(s)
		}
		return n
	case row:
		n := 0
		for _, x := range v {
			n += 16 + weight(x)
		}
		return n
	}
	return 8
}

// quote makes a label or type a name in a query. Only names of the schema come here, which are letters, digits and underscores.
func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

func idRows(ids []string) []row {
	out := make([]row, len(ids))
	for i, id := range ids {
		out[i] = row{"id": id}
	}
	return out
}

// byLabel runs one statement for each entity label. The IDs of a label's entities begin with it, so the order of locks is that of the IDs.
func (t *tx) byLabel(ctx context.Context, labels []string, rows []row, query func(label string) string, f func([]any)) error {
	for i := 0; i < len(rows); {
		j := i
		for j < len(rows) && labels[j] == labels[i] {
			j++
		}
		if err := t.each(ctx, query(quote(labels[i])), rows[i:j], f); err != nil {
			return err
		}
		i = j
	}
	return nil
}

// Setting a property takes the node's write lock, until the transaction ends.
func (t *tx) LockArticles(ctx context.Context, ids []string, create bool) (map[string]string, error) {
	clause := "MATCH"
	if create {
		clause = "MERGE"
	}
	known := map[string]string{}
	err := t.each(ctx, clause+" (a:Article {id: row.id}) SET a.id = row.id RETURN a.id, a.hash", idRows(ids), func(v []any) {
		if hash, ok := v[1].(string); ok {
			id, _ := v[0].(string)
			known[id] = hash
		}
	})
	return known, err
}

func (t *tx) Touched(ctx context.Context, articles []string) ([]merge.Ref, []merge.Key, error) {
	var refs []merge.Ref
	var keys []merge.Key
	err := t.each(ctx, "MATCH (:Article {id: row.id})-[:MENTIONS]->(e:Entity) RETURN DISTINCT e.id, e.type", idRows(articles), func(v []any) {
		refs = append(refs, ref(v[0], v[1]))
	})
	if err != nil {
		return nil, nil, err
	}
	err = t.each(ctx, `MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement)
		WHERE st.modality = 'asserted' AND NOT st.negated
		MATCH (s:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(o:Entity)
		RETURN DISTINCT st.predicate, st.open, s.id, s.type, o.id, o.type`, idRows(articles), func(v []any) {
		k := merge.Key{Subject: ref(v[2], v[3]), Object: ref(v[4], v[5])}
		k.Type, _ = v[0].(string)
		if v[1] == true {
			k.Type, k.Predicate = merge.OpenType, k.Type
		}
		keys = append(keys, k)
	})
	slices.SortFunc(refs, merge.CompareRefs)
	slices.SortFunc(keys, merge.CompareKeys)
	return refs, keys, err
}

func ref(id, label any) merge.Ref {
	r := merge.Ref{}
	r.ID, _ = id.(string)
	r.Type, _ = label.(string)
	return r
}

func refRows(refs []merge.Ref) (labels []string, rows []row) {
	for _, r := range refs {
		labels = append(labels, r.Type)
		rows = append(rows, row{"id": r.ID})
	}
	return labels, rows
}

func (t *tx) LockEntities(ctx context.Context, refs []merge.Ref) (map[string]merge.Entity, error) {
	there := map[string]merge.Entity{}
	types := make(map[string]string, len(refs))
	for _, r := range refs {
		types[r.ID] = r.Type
	}
	labels, rows := refRows(refs)
	for i := range rows {
		rows[i]["type"] = labels[i]
	}
	query := func(label string) string {
		return "MERGE (e:Entity {id: row.id}) ON CREATE SET e:" + label + ", e.type = row.type SET e.id = row.id RETURN e"
	}
	err := t.byLabel(ctx, labels, rows, query, func(v []any) {
		n, _ := v[0].(neo4j.Node)
		id, _ := n.Props["id"].(string)
		there[id] = merge.EntityFrom(merge.Ref{ID: id, Type: types[id]}, n.Props)
	})
	return there, err
}

func (t *tx) Clear(ctx context.Context, articles []string) error {
	for _, q := range []string{
		"MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement) DETACH DELETE st",
		"MATCH (:Article {id: row.id})<-[:IN_ARTICLE]-(s:Sentence) DETACH DELETE s",
		"MATCH (:Article {id: row.id})-[m:MENTIONS]->() DELETE m",
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
	return t.each(ctx, "MATCH (a:Article {id: row.article}) CREATE (s:Sentence)-[:IN_ARTICLE]->(a) SET s = row.props", rows, nil)
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
		for n, by := range s.AttributedTo {
			speakers = append(speakers, row{"id": s.ID, "entity": by, "position": n})
		}
	}
	err := t.each(ctx, `MATCH (x:Sentence {id: row.sentence}) MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
		CREATE (st:Statement) SET st = row.props
		CREATE (st)-[:EVIDENCE]->(x) CREATE (st)-[:SUBJECT]->(a) CREATE (st)-[:OBJECT]->(b)`, rows, nil)
	if err != nil {
		return err
	}
	return t.each(ctx, `MATCH (st:Statement {id: row.id}) MATCH (e:Entity {id: row.entity})
		CREATE (st)-[:ATTRIBUTED_TO {position: row.position}]->(e)`, speakers, nil)
}

// byType groups facts by relationship type, which a query cannot take as a parameter, and calls run with rows that have the ends
// (subject, object), the place in keys (at) and the predicate of open relations.
func byType(keys []merge.Key, props func(i int) row, run func(typ string, rows []row) error) error {
	groups := map[string][]row{}
	var types []string
	for i, k := range keys {
		r := row{"subject": k.Subject.ID, "object": k.Object.ID, "at": i, "predicate": k.Predicate}
		if props != nil {
			r["props"] = props(i)
		}
		if groups[k.Type] == nil {
			types = append(types, k.Type)
		}
		groups[k.Type] = append(groups[k.Type], r)
	}
	slices.Sort(types)
	for _, typ := range types {
		if err := run(typ, groups[typ]); err != nil {
			return err
		}
	}
	return nil
}

const ends = "MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object}) "

// pattern is the fact relationship of a type. A relationship of that type which a user has made has no property type, and is left alone.
func pattern(typ string) string {
	own := fmt.Sprintf("type: '%s'", typ)
	if typ == merge.OpenType {
		own += ", predicate: row.predicate"
	}
	return fmt.Sprintf("(a)-[r:%s {%s}]->(b)", quote(typ), own)
}

func (t *tx) Facts(ctx context.Context, keys []merge.Key) (map[merge.Key]merge.Fact, error) {
	there := map[merge.Key]merge.Fact{}
	err := byType(keys, nil, func(typ string, rows []row) error {
		return t.each(ctx, ends+"MATCH "+pattern(typ)+" RETURN row.at, r", rows, func(v []any) {
			r, _ := v[1].(neo4j.Relationship)
			k := keys[merge.Int(v[0])]
			there[k] = merge.FactFrom(k, r.Props, t.store.qualifiers)
		})
	})
	return there, err
}

func (t *tx) Supports(ctx context.Context, keys []merge.Key) ([]merge.Support, error) {
	var out []merge.Support
	err := byType(keys, nil, func(typ string, rows []row) error {
		predicate := fmt.Sprintf("st.predicate = '%s' AND NOT st.open", typ)
		if typ == merge.OpenType {
			predicate = "st.predicate = row.predicate AND st.open"
		}
		q := ends + `MATCH (a)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b) WHERE ` + predicate + ` AND st.modality = 'asserted' AND NOT st.negated
			MATCH (st)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(ar:Article) RETURN row.at, st, ar.published`
		return t.each(ctx, q, rows, func(v []any) {
			n, _ := v[1].(neo4j.Node)
			out = append(out, merge.SupportFrom(keys[merge.Int(v[0])], n.Props, v[2], t.store.qualifiers))
		})
	})
	return out, err
}

func (t *tx) MentionsOf(ctx context.Context, refs []merge.Ref) ([]merge.Mentioned, error) {
	var out []merge.Mentioned
	_, rows := refRows(refs)
	err := t.each(ctx, "MATCH (e:Entity {id: row.id})<-[m:MENTIONS]-(a:Article) RETURN e.id, e.type, m, a.published", rows, func(v []any) {
		m, _ := v[2].(neo4j.Relationship)
		out = append(out, merge.MentionedFrom(ref(v[0], v[1]), m.Props, v[3]))
	})
	return out, err
}

func (t *tx) PutFacts(ctx context.Context, facts []merge.Fact) error {
	keys := make([]merge.Key, len(facts))
	for i, f := range facts {
		keys[i] = f.Key
	}
	props := func(i int) row { return merge.FactProps(facts[i], t.store.qualifiers) }
	return byType(keys, props, func(typ string, rows []row) error {
		return t.each(ctx, ends+"MERGE "+pattern(typ)+" SET r += row.props", rows, nil)
	})
}

func (t *tx) DeleteFacts(ctx context.Context, keys []merge.Key) error {
	return byType(keys, nil, func(typ string, rows []row) error {
		return t.each(ctx, ends+"MATCH "+pattern(typ)+" DELETE r", rows, nil)
	})
}

func (t *tx) PutEntities(ctx context.Context, entities []merge.Entity) error {
	rows := make([]row, len(entities))
	for i, e := range entities {
		rows[i] = row{"id": e.ID, "props": merge.EntityProps(e)}
	}
	return t.each(ctx, "MATCH (e:Entity {id: row.id}) SET e += row.props", rows, nil)
}

func (t *tx) DeleteEntities(ctx context.Context, refs []merge.Ref) error {
	own := make([]string, len(merge.EntityColumns))
	for i, c := range merge.EntityColumns {
		own[i] = c.Name
	}
	_, rows := refRows(refs)
	for i := range rows {
		rows[i]["own"] = own
	}
	err := t.each(ctx, `MATCH (e:Entity {id: row.id}) WHERE NOT (e)--() AND all(k IN keys(e) WHERE k IN row.own) AND size(labels(e)) = 2 DELETE e`, rows, nil)
	if err != nil {
		return err
	}
	return t.each(ctx, `MATCH (e:Entity {id: row.id}) SET e.mentions = 0 REMOVE e.aliases, e.alias_uses, e.first_seen, e.last_seen`, rows, nil)
}
