package neo4j

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"relata/graph"
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
		values := make([]any, len(keys))
		for i, v := range result.Record().Values {
			values[i] = value(v)
		}
		if !yield(graph.Row{Keys: keys, Values: values}, nil) {
			return nil
		}
	}
	return s.queryError(ctx, query, result.Err())
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
