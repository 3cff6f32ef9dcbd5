package neo4j

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
)

// Query runs a query that reads; the server refuses one that would write, which gives graph.ErrWrites. Rows are fetched as they are asked for.
func (s *Store) Query(ctx context.Context, query string, params map[string]any) iter.Seq2[graph.Row, error] {
	return func(yield func(graph.Row, error) bool) {
		if err := s.query(ctx, query, params, yield); err != nil {
			yield(graph.Row{}, err)
		}
	}
}

func (s *Store) query(ctx context.Context, query string, params map[string]any, yield func(graph.Row, error) bool) (err error) {
	if strings.TrimSpace(query) == "" {
		return &graph.QueryError{Query: query, Msg: "the query is empty"}
	}
	session := s.session(ctx, neo4j.AccessModeRead)
	stopped := false
	defer func() {
		if e := session.Close(context.WithoutCancel(ctx)); err == nil && !stopped {
			err = e
		}
	}()
	result, err := session.Run(ctx, query, params)
	if err != nil {
		return s.queryError(ctx, query, err)
	}
	keys, err := result.Keys()
	if err != nil {
		return s.queryError(ctx, query, err)
	}
	for result.Next(ctx) {
		values := result.Record().Values
		for i, v := range values {
			values[i] = value(v)
		}
		if !yield(graph.Row{Keys: keys, Values: values}, nil) {
			stopped = true
			return nil
		}
	}
	if err := result.Err(); err != nil {
		return s.queryError(ctx, query, err)
	}
	return nil
}

// at is how the server writes a position.
var at = regexp.MustCompile(`\(line (\d+), column (\d+) \(offset: \d+\)\)`)

func (s *Store) queryError(ctx context.Context, query string, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var server *neo4j.Neo4jError
	if !errors.As(err, &server) {
		return fmt.Errorf("query: %w", s.explain(err))
	}
	if e := s.explain(err); !errors.Is(e, server) {
		return fmt.Errorf("query: %w", e)
	}
	q := &graph.QueryError{Query: query, Msg: firstLine(server.Msg), Err: err}
	if strings.HasSuffix(server.Code, ".AccessMode") || strings.Contains(server.Msg, "Writing in read access mode not allowed") {
		q.Msg, q.Err = graph.ErrWrites.Error(), graph.ErrWrites
	}
	if m := at.FindStringSubmatch(server.Msg); m != nil {
		q.Line, _ = strconv.Atoi(m[1])
		q.Column, _ = strconv.Atoi(m[2])
		q.Msg = strings.TrimSpace(at.ReplaceAllString(q.Msg, ""))
	}
	return q
}

func firstLine(msg string) string {
	line, _, _ := strings.Cut(msg, "\n")
	return line
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
	case neo4j.Node:
		return node(v)
	case neo4j.Relationship:
		return relationship(v)
	case neo4j.Path:
		var p graph.Path
		for _, n := range v.Nodes {
			p.Nodes = append(p.Nodes, node(n))
		}
		for _, r := range v.Relationships {
			p.Relationships = append(p.Relationships, relationship(r))
		}
		return p
	case fmt.Stringer: // dates, durations, points
		return v.String()
	}
	return fmt.Sprint(v)
}

func properties(p map[string]any) map[string]any {
	out := make(map[string]any, len(p))
	for k, x := range p {
		out[k] = value(x)
	}
	return out
}

func node(n neo4j.Node) graph.Node {
	return graph.Node{ID: n.ElementId, Labels: n.Labels, Properties: properties(n.Props)}
}

func relationship(r neo4j.Relationship) graph.Relationship {
	return graph.Relationship{ID: r.ElementId, Type: r.Type, Start: r.StartElementId, End: r.EndElementId, Properties: properties(r.Props)}
}
