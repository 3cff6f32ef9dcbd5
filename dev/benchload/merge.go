package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	driver "github.com/kuzudb/go-kuzu"

	"relata/graph/kuzu"
	"relata/graph/storetest"
)

// addKuzu is Relata writing to a store that holds something, so that nothing can be put off.
func addKuzu(ctx context.Context, b *bench) error {
	return inFolder(func(path string) error {
		s, err := kuzu.Open(path, b.schema, kuzu.Options{})
		if err != nil {
			return err
		}
		if err = s.Write(ctx, storetest.NewNews(b.schema, 8).Article(b.Articles)); err == nil { // one of others
			_, err = rows(ctx, s)
		}
		if err == nil {
			err = b.load(ctx, s, 128)
		}
		return errors.Join(err, s.Close())
	})
}

// mergeKuzu is what a careful person writes by hand to add to such a store: prepared statements, run for each row, MERGE for what several articles share,
// a transaction a batch. It cannot be run twice and settles no names.
func mergeKuzu(_ context.Context, b *bench) error {
	b.Articles = min(b.Articles, 640) // more would take hours
	return inFolder(func(path string) error {
		if err := makeTables(b, path); err != nil {
			return err
		}
		if b.Batch == 0 {
			b.Batch = 128
		}
		c := driver.DefaultSystemConfig()
		c.BufferPoolSize, c.MaxNumThreads = 1<<30, 2
		db, err := driver.OpenDatabase(path, c)
		if err != nil {
			return err
		}
		defer db.Close()
		conn, err := driver.OpenConnection(db)
		if err != nil {
			return err
		}
		defer conn.Close()
		m := merging{conn: conn, prepared: map[string]*driver.PreparedStatement{}}
		defer m.close()
		first := 0
		for g := range storetest.NewNews(b.schema, 7).Batches(0, b.Articles, b.Batch) {
			if err := b.timed(first, len(g.Statements), func() error { return m.batch(gather(g)) }); err != nil {
				return err
			}
			first += b.Batch
		}
		b.Rows, err = m.rows()
		return err
	})
}

type merging struct {
	conn     *driver.Connection
	prepared map[string]*driver.PreparedStatement
	err      error // the first; nothing is done after it
}

func (m *merging) close() {
	for _, p := range m.prepared {
		p.Close()
	}
}

// run runs a statement, prepared when it first comes up.
func (m *merging) run(query string, params row) {
	if m.err != nil {
		return
	}
	p := m.prepared[query]
	if p == nil {
		if p, m.err = m.conn.Prepare(query); m.err != nil {
			return
		}
		m.prepared[query] = p
	}
	named := make(row, len(params)) // some names are words of the language
	for name, v := range params {
		named["p_"+name] = v
	}
	r, err := m.conn.Execute(p, named)
	if err != nil {
		m.err = fmt.Errorf("%s: %w", query, err)
		return
	}
	r.Close()
}

func (m *merging) batch(s scripted) error {
	m.run("BEGIN TRANSACTION", nil)
	for _, a := range s.articles {
		m.node("Article", a)
	}
	for _, x := range s.sentences {
		props := x["props"].(row)
		m.node("Sentence", props)
		m.relate("Sentence", "IN_ARTICLE", "Article", props["id"], x["article"], row{})
	}
	for _, typ := range slices.Sorted(maps.Keys(s.entities)) {
		for _, e := range s.entities[typ] {
			m.entity(e)
		}
	}
	for _, x := range s.mentions {
		m.relate("Article", "MENTIONS", "Entity", x["article"], x["entity"], row{"count": x["count"], "names": "|" + strings.Join(x["names"].([]string), "|")})
	}
	for _, st := range s.statements {
		props := st["props"].(row)
		m.node("Statement", props)
		m.relate("Statement", "SUBJECT", "Entity", props["id"], st["subject"], row{})
		m.relate("Statement", "OBJECT", "Entity", props["id"], st["object"], row{})
		m.relate("Statement", "EVIDENCE", "Sentence", props["id"], st["sentence"], row{})
	}
	for _, by := range s.speakers {
		m.relate("Statement", "ATTRIBUTED_TO", "Entity", by["id"], by["entity"], row{"position": by["position"]})
	}
	for _, typ := range slices.Sorted(maps.Keys(s.facts)) {
		for _, f := range s.facts[typ] {
			m.fact(f)
		}
	}
	for _, f := range s.open {
		m.fact(f)
	}
	m.run("COMMIT", nil)
	return m.err
}

// How a property is written in a map of properties, and set of an entity and of a fact.
const (
	inMap    = "`%[1]s`: $p_%[1]s"
	ofEntity = "e.`%[1]s` = $p_%[1]s"
	ofFact   = "r.`%[1]s` = $p_%[1]s"
)

// list writes all properties so.
func list(props row, format string) string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(props)) {
		out = append(out, fmt.Sprintf(format, name))
	}
	return strings.Join(out, ", ")
}

func (m *merging) node(table string, props row) {
	m.run("CREATE (:"+table+" {"+list(props, inMap)+"})", props)
}

func (m *merging) relate(from, table, to string, a, b any, props row) {
	q := fmt.Sprintf("MATCH (a:%s {id: $p_a}), (b:%s {id: $p_b}) CREATE (a)-[:%s {%s}]->(b)", from, to, table, list(props, inMap))
	if len(props) == 0 {
		q = strings.Replace(q, " {}]", "]", 1)
	}
	params := maps.Clone(props)
	params["a"], params["b"] = a, b
	m.run(q, params)
}

func (m *merging) entity(e row) {
	props := maps.Clone(e)
	props["aliases"], props["alias_uses"] = "|"+strings.Join(e["aliases"].([]string), "|"), "|1"
	set := maps.Clone(props)
	delete(set, "id")
	m.run("MERGE (e:Entity {id: $p_id}) ON CREATE SET "+list(set, ofEntity)+` ON MATCH SET e.mentions = e.mentions + $p_mentions,
		e.first_seen = CASE WHEN $p_first_seen < e.first_seen THEN $p_first_seen ELSE e.first_seen END,
		e.last_seen = CASE WHEN $p_last_seen > e.last_seen THEN $p_last_seen ELSE e.last_seen END`, props)
}

func (m *merging) fact(f row) {
	props := maps.Clone(f["props"].(row))
	props["_type"] = props["type"]
	key, set := "_type: $p__type", maps.Clone(props)
	delete(set, "_type")
	if f["p"] != nil {
		key += ", predicate: $p_predicate"
		delete(set, "predicate")
	}
	q := fmt.Sprintf("MATCH (a:Entity {id: $p_a}), (b:Entity {id: $p_b}) MERGE (a)-[r:Fact {%s}]->(b) ON CREATE SET %s", key, list(set, ofFact)) +
		` ON MATCH SET r.statements = r.statements + $p_statements, r.attributed = r.attributed AND $p_attributed,
		r.first_seen = CASE WHEN $p_first_seen < r.first_seen THEN $p_first_seen ELSE r.first_seen END,
		r.last_seen = CASE WHEN $p_last_seen > r.last_seen THEN $p_last_seen ELSE r.last_seen END,
		r.confidence = CASE WHEN $p_confidence > r.confidence THEN $p_confidence ELSE r.confidence END`
	props["a"], props["b"] = f["s"], f["o"]
	m.run(q, props)
}

func (m *merging) rows() (int, error) {
	n := 0
	for _, q := range counts {
		r, err := m.conn.Query(q)
		if err != nil {
			return 0, err
		}
		tuple, err := r.Next()
		if err != nil {
			return 0, err
		}
		v, err := tuple.GetValue(0)
		if err != nil {
			return 0, err
		}
		count, _ := v.(int64)
		n += int(count)
		tuple.Close()
		r.Close()
	}
	return n, nil
}
