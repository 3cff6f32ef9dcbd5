package neo4j

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"relata/graph"
	"relata/graph/internal/merge"
)

// Query runs a query in a transaction that may only read.
func (s *Store) Query(ctx context.Context, query string, params map[string]any) iter.Seq2[graph.Row, error] {
	return func(yield func(graph.Row, error) bool) {
		if err := s.query(ctx, query, params, yield); err != nil {
			yield(graph.Row{}, err)
		}
	}
}

func (s *Store) query(ctx context.Context, query string, params map[string]any, yield func(graph.Row, error) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	session := s.session(ctx, neo4j.AccessModeRead)
	defer closeQuietly(ctx, session)
	result, err := session.Run(ctx, query, params)
	if err != nil {
		return s.queryError(ctx, query, err)
	}
	keys, err := result.Keys()
	if err != nil {
		return s.queryError(ctx, query, err)
	}
	for result.Next(ctx) {
		if !yield(answer(keys, result.Record()), nil) {
			return nil
		}
	}
	return s.queryError(ctx, query, result.Err())
}

// Change runs a query that may write. It is not tried again: what it has done already might be done twice.
func (s *Store) Change(ctx context.Context, query string, params map[string]any, row func(graph.Row)) ([]graph.Change, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.readOnly {
		return nil, errReadOnly
	}
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeQuietly(ctx, session) // it rolls back what was not committed
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return nil, s.queryError(ctx, query, err)
	}
	summary, err := change(ctx, tx, query, params, row)
	if err != nil {
		return nil, s.queryError(ctx, query, err)
	}
	if summary.StatementType() == neo4j.StatementTypeSchemaWrite || summary.Counters().ContainsSystemUpdates() {
		return nil, &graph.QueryError{Query: query, Msg: graph.ErrRefused.Error(), Err: graph.ErrRefused}
	}
	have, err := modelVersion(ctx, tx)
	switch {
	case err != nil:
		return nil, s.queryError(ctx, query, err)
	case have != graph.ModelVersion:
		return nil, &graph.QueryError{Query: query, Msg: graph.ErrMeta.Error(), Err: graph.ErrMeta}
	}
	if err := tx.Commit(ctx); err != nil {
		if neo4j.IsConnectivityError(err) || ctx.Err() != nil {
			return nil, fmt.Errorf("the server did not say whether the change is kept: look before you make it again (%w)", s.queryError(ctx, query, err))
		}
		return nil, s.queryError(ctx, query, err)
	}
	return changes(summary.Counters()), nil
}

func change(ctx context.Context, tx neo4j.ExplicitTransaction, query string, params map[string]any, yield func(graph.Row)) (neo4j.ResultSummary, error) {
	result, err := tx.Run(ctx, query, params)
	if err != nil {
		return nil, err
	}
	keys, err := result.Keys()
	if err != nil {
		return nil, err
	}
	for result.Next(ctx) {
		yield(answer(keys, result.Record()))
	}
	return result.Consume(ctx)
}

// modelVersion is the version of the model that a transaction sees; 0 if there is none.
func modelVersion(ctx context.Context, tx neo4j.ExplicitTransaction) (int, error) {
	result, err := tx.Run(ctx, versionQuery, nil)
	if err != nil {
		return 0, err
	}
	have := 0
	for result.Next(ctx) {
		have = merge.Int(result.Record().Values[0])
	}
	return have, result.Err()
}

func changes(c neo4j.Counters) []graph.Change {
	out := []graph.Change{}
	for _, x := range []graph.Change{
		{N: c.NodesCreated(), Noun: "node", What: "created"},
		{N: c.NodesDeleted(), Noun: "node", What: "deleted"},
		{N: c.RelationshipsCreated(), Noun: "relationship", What: "created"},
		{N: c.RelationshipsDeleted(), Noun: "relationship", What: "deleted"},
		{N: c.PropertiesSet(), Noun: "property", What: "set"},
		{N: c.LabelsAdded(), Noun: "label", What: "added"},
		{N: c.LabelsRemoved(), Noun: "label", What: "removed"},
	} {
		if x.N > 0 {
			out = append(out, x)
		}
	}
	return out
}

func answer(keys []string, record *neo4j.Record) graph.Row {
	values := make([]any, len(keys))
	for i, v := range record.Values {
		values[i] = value(v)
	}
	return graph.Row{Keys: keys, Values: values}
}

func (s *Store) queryError(ctx context.Context, query string, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return explainQuery(query, err)
}

// value turns a value of the driver into one of graph.Row.
func value(v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = value(x)
		}
		return out
	case map[string]any:
		return properties(v)
	case dbtype.Node:
		return node(v)
	case dbtype.Relationship:
		return relationship(v)
	case dbtype.Path:
		var p graph.Path
		for _, n := range v.Nodes {
			p.Nodes = append(p.Nodes, node(n))
		}
		for _, r := range v.Relationships {
			p.Relationships = append(p.Relationships, relationship(r))
		}
		return p
	case time.Time:
		return v.Format(time.RFC3339Nano)
	}
	return fmt.Sprint(v) // dates, durations, points print themselves
}

func properties(p map[string]any) map[string]any {
	out := make(map[string]any, len(p))
	for k, x := range p {
		out[k] = value(x)
	}
	return out
}

func node(n dbtype.Node) graph.Node {
	return graph.Node{ID: n.ElementId, Labels: n.Labels, Properties: properties(n.Props)}
}

func relationship(r dbtype.Relationship) graph.Relationship {
	return graph.Relationship{
		ID: r.ElementId, Type: r.Type, Start: r.StartElementId, End: r.EndElementId,
		Properties: properties(r.Props),
	}
}
