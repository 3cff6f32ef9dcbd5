//go:build cgo

package kuzu

import (
	"context"
	"fmt"
	"slices"

	"relata/graph"
	"relata/graph/internal/merge"
)

// A tx is the running transaction of the store's one writing connection. It makes a node when it knows all its properties: what is set on a
// node that is there costs a copy of 2,048 rows of each column until the next checkpoint.
type tx struct {
	store    *Store
	articles map[string]bool    // to be made
	entities map[string]bool    // those that were not there before; true: they are by now
	plain    map[merge.Key]bool // facts that were there before, with no properties but Relata's
}

func newTx(s *Store) *tx {
	return &tx{s, map[string]bool{}, map[string]bool{}, map[merge.Key]bool{}}
}

var _ merge.Tx = (*tx)(nil)

func idRecords(ids []string) []record {
	out := make([]record, len(ids))
	for i, id := range ids {
		out[i] = record{keys: []any{id}}
	}
	return out
}

func refRecords(refs []merge.Ref) []record {
	out := make([]record, len(refs))
	for i, r := range refs {
		out[i] = record{keys: []any{r.ID}}
	}
	return out
}

// LockArticles has nothing to lock: there is one writer.
func (t *tx) LockArticles(_ context.Context, ids []string, create bool) (map[string]string, error) {
	known := map[string]string{}
	err := t.read(idRecords(ids), always("MATCH (a:Article {id: k0}) RETURN a.id, a.hash"), func(a []any) {
		known[text(a[0])] = text(a[1])
	})
	if err != nil || !create {
		return known, err
	}
	for _, id := range ids {
		if _, ok := known[id]; !ok {
			t.articles[id] = true
		}
	}
	return known, nil
}

func (t *tx) Touched(_ context.Context, articles []string) ([]merge.Ref, []merge.Key, error) {
	var refs []merge.Ref
	var keys []merge.Key
	err := t.read(idRecords(articles), always("MATCH (a:Article {id: k0})-[:MENTIONS]->(e:Entity) RETURN DISTINCT e.id, e.type"), func(a []any) {
		refs = append(refs, merge.Ref{ID: text(a[0]), Type: text(a[1])})
	})
	if err != nil {
		return nil, nil, err
	}
	const claims = `MATCH (a:Article {id: k0})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement)
		WHERE st.modality = 'asserted' AND NOT st.negated
		MATCH (s:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(o:Entity)
		RETURN DISTINCT st.predicate, st.open, s.id, s.type, o.id, o.type`
	err = t.read(idRecords(articles), always(claims), func(a []any) {
		k := merge.Key{Type: text(a[0]), Subject: merge.Ref{ID: text(a[2]), Type: text(a[3])}, Object: merge.Ref{ID: text(a[4]), Type: text(a[5])}}
		if a[1] == true {
			k.Type, k.Predicate = merge.OpenType, k.Type
		}
		keys = append(keys, k)
	})
	return refs, keys, err
}

func (t *tx) LockEntities(_ context.Context, refs []merge.Ref) (map[string]merge.Entity, error) {
	types := map[string]string{}
	for _, r := range refs {
		types[r.ID] = r.Type
	}
	there := map[string]merge.Entity{}
	err := t.read(refRecords(refs), always("MATCH (e:Entity {id: k0}) RETURN e"), func(a []any) {
		n, _ := a[0].(graph.Node)
		id := text(n.Properties["id"])
		there[id] = merge.EntityFrom(merge.Ref{ID: id, Type: types[id]}, n.Properties)
	})
	if err != nil {
		return nil, err
	}
	for _, r := range refs {
		if _, ok := there[r.ID]; !ok {
			t.entities[r.ID] = false
		}
	}
	return there, nil
}

func (t *tx) Clear(_ context.Context, articles []string) error {
	return t.eachID(
		articles, "MATCH (:Article {id: k0})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement) DETACH DELETE st",
		"MATCH (:Article {id: k0})<-[:IN_ARTICLE]-(s:Sentence) DETACH DELETE s",
		"MATCH (:Article {id: k0})-[m:MENTIONS]->() DELETE m",
	)
}

// eachID runs statements over IDs, k0 in their text.
func (t *tx) eachID(ids []string, queries ...string) error {
	for _, q := range queries {
		if err := t.write(idRecords(ids), always(q)); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteArticles(_ context.Context, ids []string) error {
	return t.eachID(ids, "MATCH (a:Article {id: k0}) DETACH DELETE a")
}

func (t *tx) PutArticles(_ context.Context, articles []graph.Article) error {
	var fresh, changed []record
	for _, a := range articles {
		r := record{keys: []any{a.ID}, props: merge.ArticleProps(a)}
		if t.articles[a.ID] {
			fresh = append(fresh, r)
		} else {
			changed = append(changed, r)
		}
	}
	if err := t.write(fresh, func(b bundle) string { return "CREATE (:Article" + b.literal("id: k0") + ")" }); err != nil {
		return err
	}
	return t.write(changed, func(b bundle) string { return "MATCH (a:Article {id: k0}) " + b.set("a") })
}

func (t *tx) AddSentences(_ context.Context, sentences []graph.Sentence) error {
	nodes, rels := make([]record, len(sentences)), make([]record, len(sentences))
	for i, s := range sentences {
		nodes[i] = record{props: merge.SentenceProps(s)}
		rels[i] = record{keys: []any{s.ID, s.Article}}
	}
	if err := t.write(nodes, func(b bundle) string { return "CREATE (:Sentence" + b.literal() + ")" }); err != nil {
		return err
	}
	return t.relate("IN_ARTICLE", "Sentence", "Article", rels)
}

// relate makes relationships between nodes that are there; keys are the IDs of start and end.
func (t *tx) relate(table, from, to string, records []record) error {
	return t.write(records, func(b bundle) string {
		return fmt.Sprintf("MATCH (a:%s {id: k0}) WITH * MATCH (b:%s {id: k1}) CREATE (a)-[:%s%s]->(b)", from, to, table, b.literal())
	})
}

func (t *tx) AddMentions(_ context.Context, mentions []graph.Mention) error {
	records := make([]record, len(mentions))
	for i, m := range mentions {
		records[i] = record{keys: []any{m.Article, m.Entity}, props: map[string]any{"count": m.Count, "names": pack(m.Names)}}
	}
	return t.relate("MENTIONS", "Article", "Entity", records)
}

func (t *tx) AddStatements(_ context.Context, statements []graph.Statement) error {
	var nodes, evidence, subjects, objects, speakers []record
	for _, s := range statements {
		nodes = append(nodes, record{props: merge.StatementProps(s, t.store.qualifiers)})
		evidence = append(evidence, record{keys: []any{s.ID, s.Sentence}})
		subjects = append(subjects, record{keys: []any{s.ID, s.Subject}})
		objects = append(objects, record{keys: []any{s.ID, s.Object}})
		for i, by := range s.AttributedTo {
			speakers = append(speakers, record{keys: []any{s.ID, by}, props: map[string]any{"position": i}})
		}
	}
	if err := t.write(nodes, func(b bundle) string { return "CREATE (:Statement" + b.literal() + ")" }); err != nil {
		return err
	}
	for _, r := range []struct {
		table, to string
		records   []record
	}{{"EVIDENCE", "Sentence", evidence}, {"SUBJECT", "Entity", subjects}, {"OBJECT", "Entity", objects}, {"ATTRIBUTED_TO", "Entity", speakers}} {
		if err := t.relate(r.table, "Statement", r.to, r.records); err != nil {
			return err
		}
	}
	return nil
}

// keyRecords are one record a fact, in groups of open and other ones; keys are subject, object, place in keys, type, predicate.
func keyRecords(keys []merge.Key) []record {
	out := make([]record, len(keys))
	for i, k := range keys {
		out[i] = record{open: k.Type == merge.OpenType, keys: []any{k.Subject.ID, k.Object.ID, i, k.Type, k.Predicate}}
	}
	return out
}

const ends = "MATCH (a:Entity {id: k0}) WITH * MATCH (b:Entity {id: k1}) WITH * "

// fact matches the fact relationship of a record, which is where its ends are. Without the property type it is not Relata's.
func (b bundle) fact() string {
	if b.open {
		return "(a)-[r:Fact {_type: k3, type: k3, predicate: k4}]->(b)"
	}
	return "(a)-[r:Fact {_type: k3, type: k3}]->(b)"
}

// fresh says whether no fact has to do with an entity yet, since the transaction makes it.
func (t *tx) fresh(r merge.Ref) bool { _, ok := t.entities[r.ID]; return ok }

func (t *tx) AddFacts(_ context.Context, facts []merge.Fact) (map[merge.Key]merge.Fact, error) {
	var keys []merge.Key // of facts that may be there
	for _, f := range facts {
		if !t.fresh(f.Subject) && !t.fresh(f.Object) {
			keys = append(keys, f.Key)
		}
	}
	there := map[merge.Key]merge.Fact{}
	err := t.read(keyRecords(keys), func(b bundle) string { return ends + "MATCH " + b.fact() + " RETURN k2, r" }, func(a []any) {
		r, _ := a[1].(graph.Relationship)
		k := keys[merge.Int(a[0])]
		_, doubled := there[k]
		there[k] = merge.FactFrom(k, r.Properties, t.store.qualifiers)
		own := merge.FactProps(there[k], t.store.qualifiers)
		t.plain[k] = !doubled
		for name := range r.Properties {
			if _, ok := own[name]; !ok && name != "predicate" {
				t.plain[k] = false
			}
		}
	})
	if err != nil {
		return nil, err
	}
	fresh := slices.DeleteFunc(slices.Clone(facts), func(f merge.Fact) bool { _, ok := there[f.Key]; return ok })
	return there, t.createFacts(fresh)
}

func (t *tx) Supports(_ context.Context, keys []merge.Key) ([]merge.Support, error) {
	var out []merge.Support
	err := t.read(keyRecords(keys), func(b bundle) string {
		predicate := "st.predicate = k3 AND NOT st.open"
		if b.open {
			predicate = "st.predicate = k4 AND st.open"
		}
		return ends + `MATCH (a)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b)
			WHERE ` + predicate + ` AND st.modality = 'asserted' AND NOT st.negated
			MATCH (st)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(ar:Article)
			RETURN k2, st, ar`
	}, func(a []any) {
		n, _ := a[1].(graph.Node)
		ar, _ := a[2].(graph.Node)
		out = append(out, merge.SupportFrom(keys[merge.Int(a[0])], n.Properties, ar.Properties, t.store.qualifiers))
	})
	return out, err
}

// Copied reads one column of the articles for each band, since Kùzu has an index of nothing but the primary key: 10 ms for 100,000 articles.
func (t *tx) Copied(_ context.Context, articles []graph.Article) (map[string]bool, error) {
	copied := map[string]bool{}
	for i := range graph.Bands {
		var records []record
		for _, a := range articles {
			if i < len(a.Bands) && !copied[a.ID] {
				records = append(records, record{keys: []any{a.ID, a.Bands[i]}})
			}
		}
		q := fmt.Sprintf("MATCH (o:Article) WHERE o.%s = k1 AND o.id <> k0 RETURN DISTINCT k0", merge.BandName(i))
		if err := t.read(records, always(q), func(a []any) { copied[text(a[0])] = true }); err != nil {
			return nil, err
		}
	}
	return copied, nil
}

func (t *tx) MentionsOf(_ context.Context, refs []merge.Ref) ([]merge.Mentioned, error) {
	types := map[string]string{}
	for _, r := range refs {
		types[r.ID] = r.Type
	}
	var out []merge.Mentioned
	err := t.read(refRecords(refs), always("MATCH (e:Entity {id: k0})<-[m:MENTIONS]-(a:Article) RETURN e.id, m, a.published"), func(a []any) {
		m, _ := a[1].(graph.Relationship)
		id := text(a[0])
		out = append(out, merge.MentionedFrom(merge.Ref{ID: id, Type: types[id]}, m.Properties, a[2]))
	})
	return out, err
}

// PutFacts puts a new relationship in the place of one that has no properties but Relata's. What is set on one that is there costs a copy of
// 2,048 rows of each column.
func (t *tx) PutFacts(ctx context.Context, facts []merge.Fact) error {
	var plain, others []merge.Fact
	var keys []merge.Key
	for _, f := range facts {
		if t.plain[f.Key] {
			plain, keys = append(plain, f), append(keys, f.Key)
		} else {
			others = append(others, f)
		}
	}
	if err := t.DeleteFacts(ctx, keys); err != nil {
		return err
	}
	if err := t.createFacts(plain); err != nil {
		return err
	}
	if err := t.makeEnds(others); err != nil {
		return err
	}
	return t.write(t.factRecords(others), func(b bundle) string { return ends + "MERGE " + b.fact() + " " + b.set("r") })
}

func (t *tx) createFacts(facts []merge.Fact) error {
	if err := t.makeEnds(facts); err != nil {
		return err
	}
	return t.write(t.factRecords(facts), func(b bundle) string {
		if b.open {
			return ends + "CREATE (a)-[:Fact" + b.literal("_type: k3", "predicate: k4") + "]->(b)"
		}
		return ends + "CREATE (a)-[:Fact" + b.literal("_type: k3") + "]->(b)"
	})
}

func (t *tx) factRecords(facts []merge.Fact) []record {
	keys := make([]merge.Key, len(facts))
	for i, f := range facts {
		keys[i] = f.Key
	}
	records := keyRecords(keys)
	for i, f := range facts {
		records[i].props = merge.FactProps(f, t.store.qualifiers)
	}
	return records
}

// makeEnds makes those entities of facts that are not there, nor put: nothing more is known of them yet.
func (t *tx) makeEnds(facts []merge.Fact) error {
	var bare []record
	for _, f := range facts {
		for _, r := range []merge.Ref{f.Subject, f.Object} {
			if made, fresh := t.entities[r.ID]; fresh && !made {
				bare = append(bare, record{keys: []any{r.ID, r.Type}})
				t.entities[r.ID] = true
			}
		}
	}
	return t.write(bare, always("CREATE (:Entity {id: k0, type: k1})"))
}

func (t *tx) DeleteFacts(_ context.Context, keys []merge.Key) error {
	return t.write(keyRecords(keys), func(b bundle) string { return ends + "MATCH " + b.fact() + " DELETE r" })
}

// entityProps are the properties of an entity as the table has them.
func entityProps(e merge.Entity) map[string]any {
	p := merge.EntityProps(e)
	p["id"], p["aliases"], p["alias_uses"] = e.ID, pack(e.Aliases), packNumbers(e.Uses)
	return p
}

func (t *tx) PutEntities(_ context.Context, entities []merge.Entity) error {
	var fresh, changed []record
	for _, e := range entities {
		r := record{keys: []any{e.ID}, props: entityProps(e)}
		delete(r.props, "id")
		if made, isFresh := t.entities[e.ID]; isFresh && !made {
			fresh = append(fresh, r)
			t.entities[e.ID] = true
		} else {
			changed = append(changed, r)
		}
	}
	if err := t.write(fresh, func(b bundle) string { return "CREATE (:Entity" + b.literal("id: k0") + ")" }); err != nil {
		return err
	}
	return t.write(changed, func(b bundle) string { return "MATCH (e:Entity {id: k0}) " + b.set("e") })
}

func (t *tx) DeleteEntities(_ context.Context, refs []merge.Ref) error {
	keep := map[string]bool{}
	// Of Relata's own relationships none is left. They must not be asked for either: in a query over all types, Kùzu 0.11.2 hangs
	// relationships that are not committed yet on the wrong node.
	const foreign = `MATCH (e:Entity {id: k0})-[r]-()
		WHERE r.type IS NULL AND NOT label(r) IN ['MENTIONS', 'SUBJECT', 'OBJECT', 'ATTRIBUTED_TO', 'EVIDENCE', 'IN_ARTICLE']
		RETURN DISTINCT e.id`
	if err := t.read(refRecords(refs), always(foreign), func(a []any) { keep[text(a[0])] = true }); err != nil {
		return err
	}
	err := t.read(refRecords(refs), always("MATCH (e:Entity {id: k0}) RETURN e"), func(a []any) {
		n, _ := a[0].(graph.Node)
		if merge.Foreign(n.Properties) {
			keep[text(n.Properties["id"])] = true
		}
	})
	if err != nil {
		return err
	}
	var gone, stay []string
	for _, r := range refs {
		if keep[r.ID] {
			stay = append(stay, r.ID)
		} else {
			gone = append(gone, r.ID)
		}
	}
	if err := t.eachID(gone, "MATCH (e:Entity {id: k0}) DELETE e"); err != nil {
		return err
	}
	return t.eachID(stay, "MATCH (e:Entity {id: k0}) SET e.mentions = 0, e.aliases = NULL, e.alias_uses = NULL, e.first_seen = NULL, e.last_seen = NULL")
}
