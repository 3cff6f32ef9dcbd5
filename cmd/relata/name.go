package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"relata/graph"
	"relata/resolve"
	"relata/schema"
)

// lookup finds the entities that a name may mean. For one that the graph has not, the error names those spelled most like it.
func lookup(ctx context.Context, store graph.Store, sch *schema.Schema, name string) ([]graph.Entity, error) {
	found, err := graph.Find(ctx, store, sch, name)
	if err != nil || len(found) > 0 {
		return found, err
	}
	rows, err := candidates(ctx, store, name)
	if err != nil {
		return nil, err
	}
	for _, r := range rows { // an alias written with other accents
		aliases, _ := r["aliases"].([]any)
		if slices.ContainsFunc(aliases, func(a any) bool { return resolve.Fold(cell(a)) == resolve.Fold(name) }) {
			found = append(found, graph.Entity{ID: cell(r["id"]), Type: cell(r["type"]), Name: cell(r["name"])})
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	hint := "relata recipe most-connected lists names; an article that names it must be read first"
	if near := rankNear(resolve.Fold(name), rows); len(near) > 0 {
		hint = "near it: " + strings.Join(near, ", ")
	}
	return nil, withHint(fmt.Errorf("the graph has no entity %q", name), hint)
}

const (
	nearCandidates = 2000
	nearShown      = 5
)

// candidates are entities that share three letters in a row with a name, the most mentioned first.
func candidates(ctx context.Context, store graph.Store, name string) ([]map[string]any, error) {
	pieces := trigrams(resolve.Fold(name))
	if len(pieces) == 0 {
		return nil, nil
	}
	return collect(ctx, store, `UNWIND $pieces AS x MATCH (e:Entity) WHERE e.id CONTAINS x WITH DISTINCT e
		RETURN e.name AS name, e.type AS type, e.aliases AS aliases, e.mentions AS mentions, e.id AS id
		ORDER BY mentions DESC, id LIMIT $limit`,
		map[string]any{"pieces": pieces, "limit": int64(nearCandidates)})
}

// rankNear are the names nearest to a folded one by edit distance, none that is farther than half its length.
func rankNear(folded string, rows []map[string]any) []string {
	type candidate struct {
		name     string
		distance int
	}
	var all []candidate
	for _, r := range rows {
		n, _ := r["name"].(string)
		f := resolve.Fold(n)
		d := distance(folded, f)
		for _, word := range strings.Fields(f) { // "Srinivas" is near "Aravind Srinivas"
			d = min(d, distance(folded, word)+1)
		}
		if d <= max(1, len([]rune(folded))/2) {
			all = append(all, candidate{n, d})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []string
	for _, c := range all {
		if !slices.Contains(out, c.name) && len(out) < nearShown {
			out = append(out, c.name)
		}
	}
	return out
}

// trigrams are all runs of three letters within the words of a folded name; a shorter word stands for itself.
func trigrams(folded string) []string {
	var out []string
	for _, word := range strings.Fields(folded) {
		r := []rune(word)
		for i := 0; i < max(1, len(r)-2) && len(out) < 32; i++ {
			out = append(out, string(r[i:min(i+3, len(r))]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// distance is the edit distance of Levenshtein, in code points.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before := make([]int, len(y)+1)
	for j := range before {
		before[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			change := before[j]
			if x[i] != y[j] {
				change++
			}
			row[j+1] = min(change, before[j+1]+1, row[j]+1)
		}
		before = row
	}
	return before[len(y)]
}

func ids(entities []graph.Entity) []string {
	out := make([]string, len(entities))
	for i, e := range entities {
		out[i] = e.ID
	}
	return out
}
