//go:build cgo

package kuzu

import (
	"cmp"
	"fmt"
	"math/big"
	"time"

	"github.com/kuzudb/go-kuzu"

	"relata/graph"
	"relata/graph/internal/merge"
)

// value turns a value of the driver into one of graph.Row. Columns of other tables, which Kùzu gives as properties without a
// value, are left out.
func value(v any) any {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v
	case int8:
		return int64(v)
	case int16:
		return int64(v)
	case int32:
		return int64(v)
	case uint8:
		return int64(v)
	case uint16:
		return int64(v)
	case uint32:
		return int64(v)
	case uint64:
		return whole(new(big.Int).SetUint64(v))
	case *big.Int:
		return whole(v)
	case float32:
		return float64(v)
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = value(x)
		}
		return out
	case map[string]any:
		return properties(v, false)
	case []kuzu.MapItem:
		out := make(map[string]any, len(v))
		for _, item := range v {
			out[fmt.Sprint(value(item.Key))] = value(item.Value)
		}
		return out
	case kuzu.Node:
		return node(v)
	case kuzu.Relationship:
		return relationship(v)
	case kuzu.RecursiveRelationship:
		return path(v)
	}
	return fmt.Sprint(v)
}

func text(v any) string { s, _ := v.(string); return s }

func whole(n *big.Int) any {
	if n.IsInt64() {
		return n.Int64()
	}
	return n.String()
}

func properties(p map[string]any, skipNil bool) map[string]any {
	out := make(map[string]any, len(p))
	for k, x := range p {
		if x != nil || !skipNil {
			out[k] = value(x)
		}
	}
	return out
}

func id(i kuzu.InternalID) string { return fmt.Sprintf("%d:%d", i.TableID, i.Offset) }

// node gives an entity the label that its type is; one that has lost it, the one that its ID begins with.
func node(n kuzu.Node) graph.Node {
	out := graph.Node{ID: id(n.ID), Labels: []string{n.Label}, Properties: properties(n.Properties, true)}
	if n.Label == "Entity" {
		list(out.Properties, "aliases", unpack)
		list(out.Properties, "alias_uses", unpackNumbers)
		out.Labels[0] = cmp.Or(text(out.Properties["type"]), merge.TypeOf(text(out.Properties["id"])))
	}
	return out
}

func list(p map[string]any, name string, unpack func(string) []any) {
	if packed := text(p[name]); packed != "" {
		p[name] = unpack(packed)
	}
}

func relationship(r kuzu.Relationship) graph.Relationship {
	out := graph.Relationship{
		ID: id(r.ID), Type: r.Label, Start: id(r.SourceID), End: id(r.DestinationID),
		Properties: properties(r.Properties, true),
	}
	if r.Label == "Fact" {
		out.Type = text(out.Properties["_type"])
	}
	if r.Label == "MENTIONS" {
		list(out.Properties, "names", unpack)
	}
	delete(out.Properties, "_type")
	return out
}

func path(p kuzu.RecursiveRelationship) graph.Path {
	var out graph.Path
	for _, n := range p.Nodes {
		out.Nodes = append(out.Nodes, node(n))
	}
	for _, r := range p.Relationships {
		out.Relationships = append(out.Relationships, relationship(r))
	}
	return out
}
