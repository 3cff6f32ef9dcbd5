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

// eachID runs statements over IDs, k0 in their text.
func (t *tx) eachID(ids []string, queries ...string) error {
	for _, q := range queries {
		if err := t.write(idRecords(ids), func(bundle) string { return q }); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteMentions(_ context.Context, pairs [][2]string) error {
	records := make([]record, len(pairs))
	for i, p := range pairs {
		records[i] = record{keys: []any{p[0], p[1]}}
	}
	return t.write(records, func(bundle) string {
		return "MATCH (:Article {id: k0})-[m:MENTIONS]->(e) WHERE e.id = k1 AND (m.count IS NOT NULL OR m.names IS NOT NULL) DELETE m"
	})
}

func (t *tx) DeleteStatements(_ context.Context, ids []string) error {
	bare := map[string]bool{}
	for _, b := range bundles(idRecords(ids)) {
		err := t.each("MATCH (:Statement {id: k0})-[:EVIDENCE]->(s:Sentence) RETURN DISTINCT s.id", b, func(a []any) {
			id, _ := a[0].(string)
			bare[id] = true
		})
		if err != nil {
			return err
		}
	}
	if err := t.eachID(ids, "MATCH (st:Statement {id: k0}) DETACH DELETE st"); err != nil {
		return err
	}
	for _, b := range bundles(idRecords(slices.Sorted(maps.Keys(bare)))) {
		err := t.each("MATCH (s:Sentence {id: k0})<-[:EVIDENCE]-(:Statement) RETURN DISTINCT s.id", b, func(a []any) {
			id, _ := a[0].(string)
			delete(bare, id)
		})
		if err != nil {
			return err
		}
	}
	return t.eachID(slices.Sorted(maps.Keys(bare)), "MATCH (s:Sentence {id: k0}) DETACH DELETE s")
}

// Undouble deletes all but one by their place in the table, which is all that tells relationships of the same ends apart.
func (t *tx) Undouble(_ context.Context, keys []merge.Key) error {
	for _, b := range bundles(keyRecords(keys)) {
		best := map[int]graph.Relationship{}
		var surplus []graph.Relationship
		err := t.each(b.ends()+"MATCH "+b.pattern()+" RETURN k2, r", b, func(a []any) {
			k := merge.Int(a[0])
			r, _ := a[1].(graph.Relationship)
			switch old, ok := best[k]; {
			case !ok:
				best[k] = r
			case len(r.Properties) > len(old.Properties):
				best[k] = r
				surplus = append(surplus, old)
			default:
				surplus = append(surplus, r)
			}
		})
		if err != nil {
			return err
		}
		for _, r := range surplus {
			var table, offset int64
			if _, err := fmt.Sscanf(r.ID, "%d:%d", &table, &offset); err != nil {
				return err
			}
			q := fmt.Sprintf("MATCH (:%s)-[r:%s]->(:%s) WHERE id(r) = internal_id(%d, %d) DELETE r", quote(b.labels[0]), quote(b.labels[2]), quote(b.labels[1]), table, offset)
			if err := t.run(q); err != nil {
				return err
			}
		}
	}
	return nil
}
