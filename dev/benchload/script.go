package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/storetest"
)

// scriptNeo4j is what a careful person writes by hand to load this graph once: rows gathered by the program, one UNWIND for
// each kind and type, MERGE only for what several articles share, a transaction a batch. It cannot be run twice, knows no new versions of an
// article, and settles no names; it writes the same nodes, relationships and properties.
func scriptNeo4j(ctx context.Context, b *bench) error {
	d, err := emptied(ctx)
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	if b.Batch == 0 {
		b.Batch = 500
	}
	for _, l := range []string{"Entity", "Article", "Sentence", "Statement"} {
		q := fmt.Sprintf("CREATE CONSTRAINT IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE", l)
		if _, err := driver.ExecuteQuery(ctx, d, q, nil, driver.EagerResultTransformer); err != nil {
			return err
		}
	}
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	first := 0
	for g := range storetest.NewNews(b.schema, 7).Batches(0, b.Articles, b.Batch) {
		err := b.timed(first, len(g.Statements), func() error {
			_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) { return nil, writeScript(ctx, tx, g) })
			return err
		})
		if err != nil {
			return err
		}
		first += b.Batch
	}
	b.Rows, err = counted(ctx, d)
	return err
}

// counted is how many nodes and relationships the server holds.
func counted(ctx context.Context, d driver.DriverWithContext) (int, error) {
	rows := 0
	for _, q := range counts {
		r, err := driver.ExecuteQuery(ctx, d, q, nil, driver.EagerResultTransformer)
		if err != nil {
			return 0, err
		}
		n, _, err := driver.GetRecordValue[int64](r.Records[0], "n")
		if err != nil {
			return 0, err
		}
		rows += int(n)
	}
	return rows, nil
}

type row = map[string]any

func writeScript(ctx context.Context, tx driver.ManagedTransaction, g *graph.Graph) error {
	do := func(query string, rows []row) error {
		if len(rows) == 0 {
			return nil
		}
		r, err := tx.Run(ctx, "UNWIND $rows AS row "+query, map[string]any{"rows": rows})
		if err != nil {
			return err
		}
		_, err = r.Consume(ctx)
		return err
	}
	byType := func(by map[string][]row, query string) error {
		for _, t := range slices.Sorted(maps.Keys(by)) {
			if err := do(fmt.Sprintf(query, t), by[t]); err != nil {
				return err
			}
		}
		return nil
	}
	s := gather(g)
	if err := do("CREATE (a:Article) SET a = row", s.articles); err != nil {
		return err
	}
	if err := do("MATCH (a:Article {id: row.article}) CREATE (s:Sentence) SET s = row.props CREATE (s)-[:IN_ARTICLE]->(a)", s.sentences); err != nil {
		return err
	}
	if err := byType(s.entities, `MERGE (e:Entity {id: row.id}) ON CREATE SET e:%s, e = row
		ON MATCH SET e.mentions = e.mentions + row.mentions,
			e.first_seen = CASE WHEN row.first_seen < e.first_seen THEN row.first_seen ELSE e.first_seen END,
			e.last_seen = CASE WHEN row.last_seen > e.last_seen THEN row.last_seen ELSE e.last_seen END,
			e.aliases = e.aliases + [x IN row.aliases WHERE NOT x IN e.aliases]`); err != nil {
		return err
	}
	if err := do("MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity}) CREATE (a)-[:MENTIONS {count: row.count, names: row.names}]->(e)", s.mentions); err != nil {
		return err
	}
	if err := do(`MATCH (se:Sentence {id: row.sentence}) MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object})
		CREATE (st:Statement) SET st = row.props CREATE (st)-[:SUBJECT]->(a) CREATE (st)-[:OBJECT]->(b) CREATE (st)-[:EVIDENCE]->(se)`, s.statements); err != nil {
		return err
	}
	if err := do("MATCH (st:Statement {id: row.id}) MATCH (e:Entity {id: row.entity}) CREATE (st)-[:ATTRIBUTED_TO {position: row.position}]->(e)", s.speakers); err != nil {
		return err
	}
	const update = ` ON CREATE SET r = row.props
		ON MATCH SET r.statements = r.statements + row.props.statements, r.attributed = r.attributed AND row.props.attributed,
			r.first_seen = CASE WHEN row.props.first_seen < r.first_seen THEN row.props.first_seen ELSE r.first_seen END,
			r.last_seen = CASE WHEN row.props.last_seen > r.last_seen THEN row.props.last_seen ELSE r.last_seen END,
			r.confidence = CASE WHEN row.props.confidence > r.confidence THEN row.props.confidence ELSE r.confidence END`
	if err := byType(s.facts, "MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:%s]->(b)"+update); err != nil {
		return err
	}
	return do("MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:RELATES_TO {predicate: row.p}]->(b)"+update, s.open)
}

// A scripted batch is the rows of writeScript.
type scripted struct {
	articles, sentences, mentions, statements, speakers, open []row
	entities, facts                                           map[string][]row
}

func gather(g *graph.Graph) scripted {
	s := scripted{entities: map[string][]row{}, facts: map[string][]row{}}
	published, types := map[string]string{}, map[string]string{}
	for _, a := range g.Articles {
		published[a.ID] = a.Published
		s.articles = append(s.articles, row{"id": a.ID, "url": a.URL, "title": a.Title, "language": a.Language, "published": a.Published, "hash": a.Hash})
	}
	for _, x := range g.Sentences {
		s.sentences = append(s.sentences, row{"article": x.Article, "props": row{"id": x.ID, "index": x.Index, "text": x.Text, "start": x.Start, "end": x.End}})
	}
	for _, e := range g.Entities {
		types[e.ID] = e.Type
	}
	s.mention(g, types, published)
	facts := map[string]row{}
	for _, st := range g.Statements {
		props := row{
			"id": st.ID, "predicate": st.Predicate, "open": st.Open, "negated": st.Negated, "modality": st.Modality, "attributed": st.Attributed,
			"confidence": st.Confidence, "text": st.Text, "rule": st.Rule, "subject_start": st.SubjectStart, "subject_end": st.SubjectEnd,
			"predicate_start": st.PredicateStart, "predicate_end": st.PredicateEnd, "object_start": st.ObjectStart, "object_end": st.ObjectEnd,
		}
		if st.Speaker != "" {
			props["speaker"] = st.Speaker
		}
		for k, v := range st.Qualifiers {
			props[k] = v
		}
		s.statements = append(s.statements, row{"sentence": st.Sentence, "subject": st.Subject, "object": st.Object, "props": props})
		for i, by := range st.AttributedTo {
			s.speakers = append(s.speakers, row{"id": st.ID, "entity": by, "position": i})
		}
		if st.IsFact() {
			fact(facts, st, published[st.Article])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(facts)) {
		if f := facts[k]; f["p"] != nil {
			s.open = append(s.open, f)
		} else {
			typ := f["props"].(row)["type"].(string)
			s.facts[typ] = append(s.facts[typ], f)
		}
	}
	return s
}

func (s *scripted) mention(g *graph.Graph, types, published map[string]string) {
	entities := map[string]row{}
	for _, m := range g.Mentions {
		s.mentions = append(s.mentions, row{"article": m.Article, "entity": m.Entity, "count": m.Count, "names": m.Names})
		at := published[m.Article]
		e := entities[m.Entity]
		if e == nil {
			e = row{
				"id": m.Entity, "type": types[m.Entity], "name": m.Names[0], "aliases": slices.Clone(m.Names), "alias_uses": []int{1},
				"mentions": 0, "first_seen": at, "last_seen": at,
			}
			entities[m.Entity] = e
		}
		e["mentions"] = e["mentions"].(int) + m.Count
		e["first_seen"], e["last_seen"] = min(e["first_seen"].(string), at), max(e["last_seen"].(string), at)
	}
	for _, id := range slices.Sorted(maps.Keys(entities)) {
		s.entities[types[id]] = append(s.entities[types[id]], entities[id])
	}
}

func fact(facts map[string]row, st graph.Statement, at string) {
	key := st.Subject + "\x00" + st.Object + "\x00" + st.Predicate + fmt.Sprint(st.Open)
	f := facts[key]
	if f == nil {
		props := row{
			"type": st.Predicate, "statements": 0, "confidence": st.Confidence, "statement": st.ID,
			"first_seen": at, "last_seen": at, "attributed": true,
		}
		for k, v := range st.Qualifiers {
			props[k] = v
		}
		f = row{"s": st.Subject, "o": st.Object, "props": props}
		if st.Open {
			f["p"], props["type"], props["predicate"] = st.Predicate, "RELATES_TO", st.Predicate
		}
		facts[key] = f
	}
	p := f["props"].(row)
	p["statements"] = p["statements"].(int) + 1
	p["attributed"] = p["attributed"].(bool) && st.Attributed
	p["first_seen"], p["last_seen"] = min(p["first_seen"].(string), at), max(p["last_seen"].(string), at)
	p["confidence"] = max(p["confidence"].(float64), st.Confidence)
}
