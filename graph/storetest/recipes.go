package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/extract"
	"relata/graph"
)

// recipeCases are what the built-in recipes answer on the graph of recipeArticles; rows in any order, the columns that are named.
var recipeCases = map[string]struct {
	args    map[string]string
	columns []string
	want    []string
}{
	"neighbourhood": {
		map[string]string{"entity": "voltea"},
		[]string{"subject", "relation", "object", "role"},
		[]string{
			"Ada Lovelace LEADS Voltéa PDG", "Babbage & Co COMPETES_WITH Voltéa <nil>",
			"Voltéa LAUNCHED Analytical Engine <nil>", "Voltéa OWNS Analytical Engine <nil>",
		},
	},
	"who-sues-whom": {nil, []string{"plaintiff", "defendant", "statements"}, []string{"Ada Lovelace Babbage & Co 2"}},
	"leadership":    {map[string]string{"entity": "Voltéa"}, []string{"organization", "person", "role"}, []string{"Voltéa Ada Lovelace PDG"}},
	"competitors":   {map[string]string{"entity": "VOLTÉA"}, []string{"one", "other"}, []string{"Babbage & Co Voltéa"}},
	"ownership":     {nil, []string{"subject", "relation", "object", "share"}, []string{"Voltéa OWNS Analytical Engine 49 %"}},
	"founders":      {nil, []string{"organization", "founder"}, nil},
	"announcements": {nil, []string{"subject", "relation", "object"}, []string{"Voltéa LAUNCHED Analytical Engine"}},
	"claims":        {map[string]string{"source": "Daily Paper"}, []string{"subject", "relation", "object", "article"}, []string{"Ada Lovelace SUES Babbage & Co one"}},
	"denied":        {nil, []string{"subject", "relation", "object"}, []string{"Ada Lovelace ACQUIRED Babbage & Co", "Ada Lovelace LEADS Voltéa"}},
	"possible":      {nil, []string{"subject", "relation", "object", "modality"}, []string{"Grace Hopper FOUNDED Voltéa possible"}},
	"contradictions": {
		nil,
		[]string{"subject", "relation", "object", "asserted_by", "denied_by"},
		[]string{"Ada Lovelace LEADS Voltéa one two"},
	},
	"explain": {
		map[string]string{"subject": "Ada Lovelace", "relation": "SUES", "object": "Babbage & Co"},
		[]string{"article", "speaker", "sentence", "predicate_start"},
		[]string{"one Daily Paper Ada Lovelace sues Babbage & Co. 13", "two <nil> Ada Lovelace sues Babbage & Co. 13"},
	},
	"timeline": {
		map[string]string{"entity": "Babbage & Co", "since": "2024-02-01"},
		[]string{"published", "subject", "relation", "object"},
		[]string{"2024-03-01 Ada Lovelace SUES Babbage & Co", "2024-03-01 Babbage & Co COMPETES_WITH Voltéa"},
	},
	"most-connected": {map[string]string{"limit": "1"}, []string{"name", "neighbours"}, []string{"Ada Lovelace 3"}},
	"co-mentioned":   {map[string]string{"entity": "Daily Paper"}, []string{"name", "articles"}, []string{"Ada Lovelace 1", "Babbage & Co 1", "Voltéa 1"}},
	"new-since":      {map[string]string{"since": "2024-02-01"}, []string{"subject", "relation", "object"}, []string{"Ada Lovelace LEADS Voltéa", "Babbage & Co COMPETES_WITH Voltéa"}},
	"entity":         {map[string]string{"entity": "Person:ada lovelace"}, []string{"id", "name", "mentions", "aliases"}, []string{"Person:ada lovelace Ada Lovelace 6 [Ada Lovelace]"}},
	"copies":         {nil, []string{"article", "other"}, nil},
	"path": {
		map[string]string{"from": "Grace Hopper", "to": "Babbage & Co"},
		[]string{"start_name", "end_name", "steps", "path"},
		[]string{"Grace Hopper Babbage & Co 2 Grace Hopper MEETS Ada Lovelace SUES Babbage & Co"},
	},
	"sources": {
		map[string]string{"subject": "Ada Lovelace", "object": "Babbage & Co"},
		[]string{"published", "article", "relation", "speaker", "statements", "confidence"},
		[]string{"2024-01-15 two SUES <nil> 1 0.7", "2024-03-01 one SUES Daily Paper 1 0.9"},
	},
	"unlinked": {
		map[string]string{"entity": "Voltéa"},
		[]string{"name", "type", "articles"},
		[]string{"Daily Paper Organization 1", "Grace Hopper Person 1"},
	},
	"leadership-changes": {
		map[string]string{"entity": "Voltéa"},
		[]string{"published", "organization", "person", "role", "negated", "article"},
		[]string{"2024-01-15 Voltéa Ada Lovelace <nil> true two", "2024-03-01 Voltéa Ada Lovelace PDG false one"},
	},
	"articles-of": {map[string]string{"entity": "Grace Hopper"}, []string{"article", "mentions"}, []string{"two 2"}},
}

func recipeArticles(h *harness) []*graph.Graph {
	return []*graph.Graph{
		Article(
			h.schema, "one", "2024-03-01",
			Claim{Subject: "Person/Ada Lovelace", Type: "SUES", Object: "Organization/Babbage & Co", Confidence: 0.9, By: "Organization/Daily Paper"},
			Claim{Subject: "Person/Ada Lovelace", Type: "LEADS", Object: "Organization/Voltéa", Confidence: 0.8, Qualifiers: extract.Qualifiers{Role: "PDG"}},
			Claim{Subject: "Organization/Voltéa", Type: "COMPETES_WITH", Object: "Organization/Babbage & Co", Confidence: 0.6},
		),
		Article(
			h.schema, "two", "2024-01-15",
			Claim{Subject: "Person/Ada Lovelace", Type: "SUES", Object: "Organization/Babbage & Co", Confidence: 0.7},
			Claim{Subject: "Person/Ada Lovelace", Type: "ACQUIRED", Object: "Organization/Babbage & Co", Confidence: 0.9, Negated: true},
			Claim{Subject: "Person/Grace Hopper", Type: "FOUNDED", Object: "Organization/Voltéa", Confidence: 0.9, Modality: "possible"},
			Claim{Subject: "Person/Ada Lovelace", Type: "LEADS", Object: "Organization/Voltéa", Confidence: 0.5, Negated: true},
			Claim{Subject: "Person/Grace Hopper", Type: "MEETS", Object: "Person/Ada Lovelace", Confidence: 0.5},
		),
		Article(
			h.schema, "three", "",
			Claim{Subject: "Organization/Voltéa", Type: "OWNS", Object: "Product/Analytical Engine", Confidence: 0.9, Qualifiers: extract.Qualifiers{Share: "49 %"}},
			Claim{Subject: "Organization/Voltéa", Type: "LAUNCHED", Object: "Product/Analytical Engine", Confidence: 0.9},
		),
	}
}

func recipes(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, recipeArticles(h)...)
	all, err := graph.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		c, ok := recipeCases[r.Name]
		if !ok {
			t.Errorf("%s has no case", r.Name)
			continue
		}
		params, err := r.Bind(t.Context(), s, h.schema, c.args)
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
			continue
		}
		if diff := cmp.Diff(c.want, answer(t, s, r.Name, r.Cypher(h.schema), params, c.columns)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", r.Name, diff)
		}
		if h.Favourites {
			got := answer(t, s, r.Name, filledIn(t, h, s, r, c.args).Favourite(h.schema), nil, c.columns)
			if diff := cmp.Diff(c.want, slices.Compact(got)); diff != "" { // the nodes beside the columns make rows differ
				t.Errorf("%s as a favourite (-want +got):\n%s", r.Name, diff)
			}
		}
	}
}

// manyFacts: of the entities of many articles, the recipe for neighbours finds all facts, those side by side too.
func manyFacts(t *testing.T, h *harness) {
	s, facts := h.open(t), map[string]int{}
	var all graph.Graph
	for g := range NewNews(h.schema, 17).Batches(0, 40, 40) {
		all.Append(g)
	}
	write(t, s, &all)
	for _, v := range rows(t, s, "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, b.id", nil) {
		facts[v[0].(string)]++
		if v[1] != v[0] {
			facts[v[1].(string)]++
		}
	}
	known, err := graph.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	recipe := known[slices.IndexFunc(known, func(r graph.Recipe) bool { return r.Name == "neighbourhood" })]
	for _, v := range rows(t, s, "MATCH (e:Entity) RETURN e.id, e.mentions ORDER BY e.mentions DESC, e.id LIMIT 10", nil) {
		id := v[0].(string)
		params, err := recipe.Bind(t.Context(), s, h.schema, map[string]string{"entity": id, "limit": "1000"})
		if err != nil {
			t.Fatal(err)
		}
		if got := rows(t, s, recipe.Cypher(h.schema), params); len(got) != facts[id] || len(got) == 0 {
			t.Errorf("%s: %d facts, want %d", id, len(got), facts[id])
		}
	}
}

// filledIn is the recipe with the user's values written into it, entities by their names.
func filledIn(t *testing.T, h *harness, s graph.Store, r graph.Recipe, args map[string]string) graph.Recipe {
	t.Helper()
	r.Params = slices.Clone(r.Params)
	for i, p := range r.Params {
		value, ok := args[p.Name]
		if !ok {
			continue
		}
		if p.Type == "entity" {
			found, err := graph.Find(t.Context(), s, h.schema, value)
			if err != nil || len(found) != 1 {
				t.Fatalf("%s: %v, %v", value, found, err)
			}
			value = strings.ToUpper(found[0].Name)
		}
		r.Params[i].Required, r.Params[i].Default = false, value
	}
	return r
}

// answer is what some columns of a query's rows hold, a line each, sorted.
func answer(t *testing.T, s graph.Store, name, query string, params map[string]any, columns []string) []string {
	t.Helper()
	var out []string
	for row, err := range s.Query(t.Context(), query, params) {
		if err != nil {
			t.Errorf("%s: %v\n%s", name, err, query)
			break
		}
		line := ""
		for i, col := range columns {
			at := slices.Index(row.Keys, col)
			if at < 0 {
				t.Fatalf("%s: no column %s in %v", name, col, row.Keys)
			}
			if i > 0 {
				line += " "
			}
			line += told(row.Values[at])
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// told is a value in words; of a path the names on it.
func told(v any) string {
	p, ok := v.(graph.Path)
	if !ok {
		return fmt.Sprint(v)
	}
	out := fmt.Sprint(p.Nodes[0].Properties["name"])
	for i, r := range p.Relationships {
		out += fmt.Sprint(" ", r.Type, " ", p.Nodes[i+1].Properties["name"])
	}
	return out
}
