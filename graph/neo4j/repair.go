package neo4j

import (
	"context"

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

func (t *tx) MarkArticles(ctx context.Context, ids []string) error {
	return each(ctx, t, "MATCH (a:Article {id: row.id}) SET a.hash = '"+merge.Damaged+"'", idRows(ids), nil)
}

func (t *tx) DeleteSentences(ctx context.Context, ids []string) error {
	err := each(ctx, t, "MATCH (:Sentence {id: row.id})<-[:EVIDENCE]-(st:Statement) WHERE st.predicate IS NOT NULL DETACH DELETE st", idRows(ids), nil)
	if err != nil {
		return err
	}
	return each(ctx, t, "MATCH (s:Sentence {id: row.id}) DETACH DELETE s", idRows(ids), nil)
}

func (t *tx) DeleteMentions(ctx context.Context, pairs [][2]string) error {
	rows := make([]row, len(pairs))
	for i, p := range pairs {
		rows[i] = row{"article": p[0], "entity": p[1]}
	}
	return each(ctx, t, `MATCH (:Article {id: row.article})-[m:MENTIONS]->(:Entity {id: row.entity})
		WHERE m.count IS NOT NULL OR m.names IS NOT NULL DELETE m`, rows, nil)
}

func (t *tx) DeleteStatements(ctx context.Context, ids []string) error {
	var bare []row
	err := each(ctx, t, "MATCH (:Statement {id: row.id})-[:EVIDENCE]->(s:Sentence) RETURN DISTINCT s.id", idRows(ids), func(v []any) {
		bare = append(bare, row{"id": v[0]})
	})
	if err != nil {
		return err
	}
	if err := each(ctx, t, "MATCH (st:Statement {id: row.id}) DETACH DELETE st", idRows(ids), nil); err != nil {
		return err
	}
	return each(ctx, t, "MATCH (s:Sentence {id: row.id}) WHERE NOT (s)<-[:EVIDENCE]-() DETACH DELETE s", bare, nil)
}

func (t *tx) Undouble(ctx context.Context, keys []merge.Key) error {
	for _, b := range batches(keys) {
		err := each(ctx, t, ends+"MATCH "+b.pattern()+` WITH row, r ORDER BY size(keys(r)) DESC
			WITH row, collect(r) AS same UNWIND tail(same) AS surplus DELETE surplus`, b.rows, nil)
		if err != nil {
			return err
		}
	}
	return nil
}
