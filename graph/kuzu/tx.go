//go:build cgo

package kuzu

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
)

// A tx is the running transaction of the store's one writing connection.
type tx struct {
	store *Store
	fresh map[string]bool // IDs of the entities that it has made: no fact has to do with them yet
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
		out[i] = record{labels: []string{r.Type}, keys: []any{r.ID}}
	}
	return out
}

// LockArticles has nothing to lock: there is one writer.
func (t *tx) LockArticles(_ context.Context, ids []string, create bool) (map[string]string, error) {
	known := map[string]string{}
	for _, b := range bundles(idRecords(ids)) {
		err := t.each("MATCH (a:Article {id: k0}) RETURN a.id, a.hash", b, func(a []any) {
			id, _ := a[0].(string)
			known[id], _ = a[1].(string)
		})
		if err != nil {
			return nil, err
		}
	}
	if !create {
		return known, nil
	}
	missing := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, ok := known[id]; return ok })
	return known, t.write(idRecords(missing), func(bundle) string { return "CREATE (:Article {id: k0})" })
}

func (t *tx) Touched(_ context.Context, articles []string) ([]merge.Ref, []merge.Key, error) {
	var refs []merge.Ref
	var keys []merge.Key
	for _, b := range bundles(idRecords(articles)) {
		err := t.each("MATCH (a:Article {id: k0})-[:MENTIONS]->(e) RETURN DISTINCT e.id, label(e)", b, func(a []any) {
			refs = append(refs, ref(a[0], a[1]))
		})
		if err != nil {
			return nil, nil, err
		}
		err = t.each(`MATCH (a:Article {id: k0})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement)
			WHERE st.modality = 'asserted' AND NOT st.negated
			MATCH (s)<-[:SUBJECT]-(st)-[:OBJECT]->(o)
			RETURN DISTINCT st.predicate, st.open, s.id, label(s), o.id, label(o)`, b, func(a []any) {
			k := merge.Key{Subject: ref(a[2], a[3]), Object: ref(a[4], a[5])}
			k.Type, _ = a[0].(string)
			if a[1] == true {
				k.Type, k.Predicate = merge.OpenType, k.Type
			}
			keys = append(keys, k)
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return refs, keys, nil
}

func ref(id, label any) merge.Ref {
	r := merge.Ref{}
	r.ID, _ = id.(string)
	r.Type, _ = label.(string)
	return r
}

func (t *tx) LockEntities(_ context.Context, refs []merge.Ref) (map[string]merge.Entity, error) {
	there := map[string]merge.Entity{}
	for _, b := range bundles(refRecords(refs)) {
		label := b.labels[0]
		err := t.each(fmt.Sprintf("MATCH (e:%s {id: k0}) RETURN e", quote(label)), b, func(a []any) {
			n, _ := a[0].(graph.Node)
			id, _ := n.Properties["id"].(string)
			there[id] = merge.EntityFrom(merge.Ref{ID: id, Type: label}, n.Properties)
		})
		if err != nil {
			return nil, err
		}
	}
	var missing []record
	for _, r := range refs {
		if _, ok := there[r.ID]; !ok {
			missing = append(missing, record{labels: []string{r.Type}, keys: []any{r.ID}, props: map[string]any{"type": r.Type}})
			t.fresh[r.ID] = true
		}
	}
	return there, t.write(missing, func(b bundle) string {
		return fmt.Sprintf("CREATE (:%s {id: k0, type: p0})", quote(b.labels[0]))
	})
}

func (t *tx) Clear(_ context.Context, articles []string) error {
	for _, q := range []string{
		"MATCH (:Article {id: k0})<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st:Statement) DETACH DELETE st",
		"MATCH (:Article {id: k0})<-[:IN_ARTICLE]-(s:Sentence) DETACH DELETE s",
		"MATCH (:Article {id: k0})-[m:MENTIONS]->() DELETE m",
	} {
		if err := t.write(idRecords(articles), func(bundle) string { return q }); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteArticles(_ context.Context, ids []string) error {
	return t.write(idRecords(ids), func(bundle) string { return "MATCH (a:Article {id: k0}) DETACH DELETE a" })
}

func (t *tx) PutArticles(_ context.Context, articles []graph.Article) error {
	records := make([]record, len(articles))
	for i, a := range articles {
		records[i] = record{keys: []any{a.ID}, props: merge.ArticleProps(a)}
	}
	return t.write(records, func(b bundle) string { return "MATCH (a:Article {id: k0}) " + b.set("a") })
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

// relate makes relationships between nodes that are there; keys are the IDs of start and end. With an empty from or to, the label is
// that of the record.
func (t *tx) relate(table, from, to string, records []record) error {
	for _, b := range bundles(records) {
		f, o := from, to
		if o == "" {
			o = b.labels[0]
		}
		if err := t.connect(table, f, o); err != nil {
			return err
		}
		q := fmt.Sprintf("MATCH (a:%s {id: k0}) WITH * MATCH (b:%s {id: k1}) CREATE (a)-[:%s%s]->(b)", quote(f), quote(o), quote(table), b.literal())
		if err := t.each(q, b, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) AddMentions(_ context.Context, mentions []graph.Mention, types map[string]string) error {
	records := make([]record, len(mentions))
	for i, m := range mentions {
		records[i] = record{
			labels: []string{types[m.Entity]}, keys: []any{m.Article, m.Entity},
			props: map[string]any{"count": m.Count, "names": m.Names},
		}
	}
	return t.relate("MENTIONS", "Article", "", records)
}

func (t *tx) AddStatements(_ context.Context, statements []graph.Statement, types map[string]string) error {
	var nodes, evidence, subjects, objects, speakers []record
	for _, s := range statements {
		nodes = append(nodes, record{props: merge.StatementProps(s, t.store.qualifiers)})
		evidence = append(evidence, record{keys: []any{s.ID, s.Sentence}})
		subjects = append(subjects, record{labels: []string{types[s.Subject]}, keys: []any{s.ID, s.Subject}})
		objects = append(objects, record{labels: []string{types[s.Object]}, keys: []any{s.ID, s.Object}})
		for i, by := range s.AttributedTo {
			speakers = append(speakers, record{labels: []string{types[by]}, keys: []any{s.ID, by}, props: map[string]any{"position": i}})
		}
	}
	if err := t.write(nodes, func(b bundle) string { return "CREATE (:Statement" + b.literal() + ")" }); err != nil {
		return err
	}
	for _, r := range []struct {
		table, to string
		records   []record
	}{{"EVIDENCE", "Sentence", evidence}, {"SUBJECT", "", subjects}, {"OBJECT", "", objects}, {"ATTRIBUTED_TO", "", speakers}} {
		if err := t.relate(r.table, "Statement", r.to, r.records); err != nil {
			return err
		}
	}
	return nil
}

// keyRecords are one record a fact: labels subject, object, type; keys subject, object, place in keys, predicate.
func keyRecords(keys []merge.Key) []record {
	out := make([]record, len(keys))
	for i, k := range keys {
		out[i] = record{labels: []string{k.Subject.Type, k.Object.Type, k.Type}, keys: []any{k.Subject.ID, k.Object.ID, i, k.Predicate}}
	}
	return out
}

// pattern matches the fact relationship of a record.
func (b bundle) pattern() string {
	own := fmt.Sprintf("type: '%s'", b.labels[2])
	if b.labels[2] == merge.OpenType {
		own += ", predicate: k3"
	}
	return fmt.Sprintf("(a)-[r:%s {%s}]->(b)", quote(b.labels[2]), own)
}

func (b bundle) ends() string {
	return fmt.Sprintf("MATCH (a:%s {id: k0}) WITH * MATCH (b:%s {id: k1}) WITH * ", quote(b.labels[0]), quote(b.labels[1]))
}

func (t *tx) AddFacts(_ context.Context, facts []merge.Fact) (map[merge.Key]merge.Fact, error) {
	var keys []merge.Key // of facts that may be there
	for _, f := range facts {
		if !t.fresh[f.Subject.ID] && !t.fresh[f.Object.ID] {
			keys = append(keys, f.Key)
		}
	}
	there := map[merge.Key]merge.Fact{}
	for _, b := range bundles(keyRecords(keys)) {
		if err := t.connect(b.labels[2], b.labels[0], b.labels[1]); err != nil {
			return nil, err
		}
		err := t.each(b.ends()+"MATCH "+b.pattern()+" RETURN k2, r", b, func(a []any) {
			r, _ := a[1].(graph.Relationship)
			k := keys[merge.Int(a[0])]
			there[k] = merge.FactFrom(k, r.Properties, t.store.qualifiers)
		})
		if err != nil {
			return nil, err
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(facts), func(f merge.Fact) bool { _, ok := there[f.Key]; return ok })
	return there, t.putFacts(fresh, func(b bundle) string {
		own := b.literal()
		if b.labels[2] == merge.OpenType {
			own = strings.TrimSuffix(own, "}") + ", predicate: k3}"
		}
		return fmt.Sprintf("CREATE (a)-[:%s%s]->(b)", quote(b.labels[2]), own)
	})
}

func (t *tx) Supports(_ context.Context, keys []merge.Key) ([]merge.Support, error) {
	var out []merge.Support
	for _, b := range bundles(keyRecords(keys)) {
		predicate := fmt.Sprintf("st.predicate = '%s' AND NOT st.open", b.labels[2])
		if b.labels[2] == merge.OpenType {
			predicate = "st.predicate = k3 AND st.open"
		}
		q := b.ends() + fmt.Sprintf(`MATCH (a)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b)
			WHERE %s AND st.modality = 'asserted' AND NOT st.negated
			MATCH (st)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(ar:Article)
			RETURN k2, st, ar`, predicate)
		err := t.each(q, b, func(a []any) {
			n, _ := a[1].(graph.Node)
			ar, _ := a[2].(graph.Node)
			out = append(out, merge.SupportFrom(keys[merge.Int(a[0])], n.Properties, ar.Properties, t.store.qualifiers))
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (t *tx) MentionsOf(_ context.Context, refs []merge.Ref) ([]merge.Mentioned, error) {
	var out []merge.Mentioned
	for _, b := range bundles(refRecords(refs)) {
		label := b.labels[0]
		q := fmt.Sprintf("MATCH (e:%s {id: k0})<-[m:MENTIONS]-(a:Article) RETURN e.id, m, a.published", quote(label))
		err := t.each(q, b, func(a []any) {
			m, _ := a[1].(graph.Relationship)
			out = append(out, merge.MentionedFrom(ref(a[0], label), m.Properties, a[2]))
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (t *tx) PutFacts(_ context.Context, facts []merge.Fact) error {
	return t.putFacts(facts, func(b bundle) string { return "MERGE " + b.pattern() + " " + b.set("r") })
}

func (t *tx) putFacts(facts []merge.Fact, how func(bundle) string) error {
	keys := make([]merge.Key, len(facts))
	for i, f := range facts {
		keys[i] = f.Key
	}
	records := keyRecords(keys)
	for i, f := range facts {
		records[i].props = merge.FactProps(f, t.store.qualifiers)
		if err := t.connect(f.Type, f.Subject.Type, f.Object.Type); err != nil {
			return err
		}
	}
	return t.write(records, func(b bundle) string { return b.ends() + how(b) })
}

func (t *tx) DeleteFacts(_ context.Context, keys []merge.Key) error {
	return t.write(keyRecords(keys), func(b bundle) string { return b.ends() + "MATCH " + b.pattern() + " DELETE r" })
}

func (t *tx) PutEntities(_ context.Context, entities []merge.Entity) error {
	records := make([]record, len(entities))
	for i, e := range entities {
		records[i] = record{labels: []string{e.Type}, keys: []any{e.ID}, props: merge.EntityProps(e)}
	}
	return t.write(records, func(b bundle) string {
		return fmt.Sprintf("MATCH (e:%s {id: k0}) %s", quote(b.labels[0]), b.set("e"))
	})
}

func (t *tx) DeleteEntities(_ context.Context, refs []merge.Ref) error {
	for _, b := range bundles(refRecords(refs)) {
		label := quote(b.labels[0])
		keep := map[string]bool{}
		// Of Relata's own relationships none is left. They must not be asked for either: in a query over all types, Kùzu 0.11.2 hangs
		// relationships that are not committed yet on the wrong node.
		foreign := `WHERE r.type IS NULL AND NOT label(r) IN ['MENTIONS', 'SUBJECT', 'OBJECT', 'ATTRIBUTED_TO', 'EVIDENCE', 'IN_ARTICLE']`
		err := t.each(fmt.Sprintf("MATCH (e:%s {id: k0})-[r]-() %s RETURN DISTINCT e.id", label, foreign), b, func(a []any) {
			id, _ := a[0].(string)
			keep[id] = true
		})
		if err != nil {
			return err
		}
		err = t.each(fmt.Sprintf("MATCH (e:%s {id: k0}) RETURN e", label), b, func(a []any) {
			n, _ := a[0].(graph.Node)
			id, _ := n.Properties["id"].(string)
			keep[id] = keep[id] || merge.Foreign(n.Properties)
		})
		if err != nil {
			return err
		}
		gone, stay := b, b
		gone.rows, stay.rows = nil, nil
		for _, r := range b.rows {
			if id, _ := r[0].(string); keep[id] {
				stay.rows = append(stay.rows, r)
			} else {
				gone.rows = append(gone.rows, r)
			}
		}
		if err := t.each(fmt.Sprintf("MATCH (e:%s {id: k0}) DELETE e", label), gone, nil); err != nil {
			return err
		}
		q := fmt.Sprintf("MATCH (e:%s {id: k0}) SET e.mentions = 0, e.aliases = NULL, e.alias_uses = NULL, e.first_seen = NULL, e.last_seen = NULL", label)
		if err := t.each(q, stay, nil); err != nil {
			return err
		}
	}
	return nil
}
