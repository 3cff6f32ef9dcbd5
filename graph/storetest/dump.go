package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"relata/graph"
)

// dumpQueries read all that Relata keeps, by what the lines of a dump begin with.
var dumpQueries = []struct{ kind, query string }{
	{"article", "MATCH (a:Article) RETURN a"},
	{"sentence", "MATCH (s:Sentence)-[:IN_ARTICLE]->(a:Article) RETURN s, a.id"},
	{"entity", "MATCH (e:Entity) RETURN e.type, e"},
	{"mention", "MATCH (a:Article)-[m:MENTIONS]->(e:Entity) RETURN a.id, m, e.id"},
	{"statement", "MATCH (st:Statement) RETURN st"},
	{"subject", "MATCH (st:Statement)-[:SUBJECT]->(e:Entity) RETURN st.id, e.id"},
	{"object", "MATCH (st:Statement)-[:OBJECT]->(e:Entity) RETURN st.id, e.id"},
	{"evidence", "MATCH (st:Statement)-[:EVIDENCE]->(s:Sentence) RETURN st.id, s.id"},
	{"speaker", "MATCH (st:Statement)-[r:ATTRIBUTED_TO]->(e:Entity) RETURN st.id, r, e.id"},
	{"fact", "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, r, b.id"},
}

// Dump is a store's whole content as sorted lines, the same for any store that holds the same.
func Dump(ctx context.Context, s graph.Store) (string, error) {
	var lines []string
	for _, q := range dumpQueries {
		for row, err := range s.Query(ctx, q.query, nil) {
			if err != nil {
				return "", fmt.Errorf("dump %s: %w", q.kind, err)
			}
			line, err := dumpLine(q.kind, row.Values)
			if err != nil {
				return "", err
			}
			lines = append(lines, line)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n"), nil
}

func dumpLine(kind string, values []any) (string, error) {
	for i, v := range values {
		switch v := v.(type) {
		case graph.Node:
			values[i] = v.Properties
		case graph.Relationship:
			values[i] = v.Properties
		}
	}
	b, err := json.Marshal(values)
	if err != nil {
		return "", err
	}
	return kind + " " + string(b), nil
}
