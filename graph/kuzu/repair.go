//go:build cgo

package kuzu

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"relata/graph"
	"relata/graph/internal/merge"
)

var (
	_ merge.Repairer = (*Store)(nil)
	_ merge.RepairTx = (*tx)(nil)
)

// Repair puts right what package audit found, in one transaction.
func (s *Store) Repair(ctx context.Context, r merge.Repairs) error {
	return s.transaction(ctx, func(t *tx) error { return merge.Repair(ctx, t, r) })
}

func (t *tx) MarkArticles(_ context.Context, ids []string) error {
	return t.eachID(ids, "MATCH (a:Article {id: k0}) SET a.hash = '"+merge.Damaged+"'")
}

func (t *tx) DeleteSentences(_ context.Context, ids []string) error {
	return t.eachID(
		ids, "MATCH (:Sentence {id: k0})<-[:EVIDENCE]-(st:Statement) DETACH DELETE st",
		"MATCH (s:Sentence {id: k0}) DETACH DELETE s",
	)
}

func (t *tx) DeleteMentions(_ context.Context, pairs [][2]string) error {
	records := make([]record, len(pairs))
	for i, p := range pairs {
		records[i] = record{keys: []any{p[0], p[1]}}
	}
	return t.write(records, always(
		"MATCH (:Article {id: k0})-[m:MENTIONS]->(e:Entity) WHERE e.id = k1 AND (m.count IS NOT NULL OR m.names IS NOT NULL) DELETE m",
	))
}

func (t *tx) DeleteStatements(_ context.Context, ids []string) error {
	bare := map[string]bool{}
	err := t.read(idRecords(ids), always("MATCH (:Statement {id: k0})-[:EVIDENCE]->(s:Sentence) RETURN DISTINCT s.id"), func(a []any) {
		bare[text(a[0])] = true
	})
	if err != nil {
		return err
	}
	if err := t.eachID(ids, "MATCH (st:Statement {id: k0}) DETACH DELETE st"); err != nil {
		return err
	}
	sentences := idRecords(slices.Sorted(maps.Keys(bare)))
	err = t.read(sentences, always("MATCH (s:Sentence {id: k0})<-[:EVIDENCE]-(:Statement) RETURN DISTINCT s.id"), func(a []any) {
		delete(bare, text(a[0]))
	})
	if err != nil {
		return err
	}
	return t.eachID(slices.Sorted(maps.Keys(bare)), "MATCH (s:Sentence {id: k0}) DETACH DELETE s")
}

// Undouble deletes all but one by their place in the table, which is all that tells relationships of the same ends apart.
func (t *tx) Undouble(_ context.Context, keys []merge.Key) error {
	best := map[int]graph.Relationship{}
	surplus := map[string]bool{}
	err := t.read(keyRecords(keys), func(b bundle) string { return ends + "MATCH " + b.fact() + " RETURN k2, r" }, func(a []any) {
		k := merge.Int(a[0])
		r, _ := a[1].(graph.Relationship)
		old, ok := best[k]
		if !ok || len(r.Properties) > len(old.Properties) {
			best[k], r = r, old
		}
		surplus[r.ID] = true
	})
	if err != nil {
		return err
	}
	for id := range surplus {
		if id == "" { // there was no old one
			continue
		}
		var table, offset int64
		if _, err := fmt.Sscanf(id, "%d:%d", &table, &offset); err != nil {
			return err
		}
		q := fmt.Sprintf("MATCH (:Entity)-[r:Fact]->(:Entity) WHERE id(r) = internal_id(%d, %d) DELETE r", table, offset)
		if err := t.run(q); err != nil {
			return err
		}
	}
	return nil
}
