// Package pages reads a whole store through queries, so many keys at a time, so that memory does not grow with the store.
package pages

import (
	"context"
	"iter"
	"slices"

	"relata/graph"
	"relata/graph/internal/merge"
)

// A Range is a half-open interval of IDs: those after After, up to and with Upto, in the order of the store.
type Range struct{ After, Upto string }

// Params are the parameters $after and $upto.
func (r Range) Params() map[string]any { return map[string]any{"after": r.After, "upto": r.Upto} }

// Ranges cuts the nodes of a label into ranges of so many. What has no ID that is a text is not Relata's and left out.
func Ranges(ctx context.Context, s graph.Store, label string, size int) iter.Seq2[Range, error] {
	return func(yield func(Range, error) bool) {
		for after := ""; ; {
			upto, n := after, 0
			query := "MATCH (n:" + label + ") WHERE n.id > $after RETURN n.id AS id ORDER BY id LIMIT $n"
			for row, err := range s.Query(ctx, query, map[string]any{"after": after, "n": size}) {
				if err != nil {
					yield(Range{}, err)
					return
				}
				upto = Text(row.Values[0])
				n++
			}
			if n > 0 && !yield(Range{after, upto}, nil) || n < size {
				return
			}
			after = upto
		}
	}
}

// Each calls f for the rows of a query on a range.
func Each(ctx context.Context, s graph.Store, query string, r Range, f func([]any)) error {
	for row, err := range s.Query(ctx, query, r.Params()) {
		if err != nil {
			return err
		}
		f(row.Values)
	}
	return nil
}

// Text is a value that is a text, and "" for any other.
func Text(v any) string { s, _ := v.(string); return s }

// A Claim is an asserted statement with its place in the graph.
type Claim struct {
	merge.Support
	Negated bool
}

const claims = `MATCH (a:Entity)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b:Entity)
WHERE a.id > $after AND a.id <= $upto AND st.modality = 'asserted'
MATCH (st)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN a.id, a.type, b.id, b.type, st, ar`

// Claims calls f for what is asserted of the entities in a range, denials too, in any order.
func Claims(ctx context.Context, s graph.Store, qualifiers []string, r Range, f func(Claim)) error {
	return Each(ctx, s, claims, r, func(v []any) {
		st, _ := v[4].(graph.Node)
		ar, _ := v[5].(graph.Node)
		k := merge.Key{Type: Text(st.Properties["predicate"]), Subject: Ref(v[0], v[1]), Object: Ref(v[2], v[3])}
		if st.Properties["open"] == true {
			k.Type, k.Predicate = merge.OpenType, k.Type
		}
		f(Claim{
			Support: merge.SupportFrom(k, st.Properties, ar.Properties, qualifiers), Negated: st.Properties["negated"] == true,
		})
	})
}

// Facts calls f for the fact relationships that start at the entities in a range.
func Facts(ctx context.Context, s graph.Store, qualifiers []string, r Range, f func(merge.Fact)) error {
	const query = "MATCH (a:Entity)-[r]->(b:Entity) WHERE a.id > $after AND a.id <= $upto RETURN a.id, a.type, b.id, b.type, r"
	return Each(ctx, s, query, r, func(v []any) {
		rel, _ := v[4].(graph.Relationship)
		k := merge.Key{Type: rel.Type, Subject: Ref(v[0], v[1]), Object: Ref(v[2], v[3])}
		if rel.Type == merge.OpenType {
			k.Predicate = Text(rel.Properties["predicate"])
		}
		if rel.Properties["type"] == rel.Type && (rel.Type != merge.OpenType || k.Predicate != "") { // others' have not
			f(merge.FactFrom(k, rel.Properties, qualifiers))
		}
	})
}

// Derive derives all facts of a store anew, so many entities at a time.
func Derive(ctx context.Context, s graph.Store, r merge.Repairer, qualifiers []string) error {
	const size = 500
	for part, err := range Ranges(ctx, s, "Entity", size) {
		if err != nil {
			return err
		}
		var all merge.Repairs
		if err := Facts(ctx, s, qualifiers, part, func(f merge.Fact) { all.Facts = append(all.Facts, f.Key) }); err != nil {
			return err
		}
		if err := r.Repair(ctx, all); err != nil {
			return err
		}
	}
	return nil
}

// Names are the names of entities by their IDs.
func Names(ctx context.Context, s graph.Store, ids []string) (map[string]string, error) {
	names := map[string]string{}
	const most = 100 // a query with a list looks at each entity for each of it on Kùzu
	for part := range slices.Chunk(slices.Compact(slices.Sorted(slices.Values(ids))), most) {
		for row, err := range s.Query(ctx, "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id, e.name", map[string]any{"ids": part}) {
			if err != nil {
				return nil, err
			}
			names[Text(row.Values[0])] = Text(row.Values[1])
		}
	}
	return names, nil
}

// Ref is an entity by its ID and type; an ID begins with the type.
func Ref(id, typ any) merge.Ref {
	r := merge.Ref{ID: Text(id), Type: Text(typ)}
	if r.Type == "" {
		r.Type = merge.TypeOf(r.ID)
	}
	return r
}
