package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/extract"
	"relata/graph"
	"relata/graph/audit"
	"relata/resolve"
)

func dump(t *testing.T, s graph.Store) string {
	t.Helper()
	d, err := Dump(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// same fails unless the store holds what the model does.
func same(t *testing.T, s graph.Store, m *model) {
	t.Helper()
	want, err := m.dump()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump(t, s), "\n")); diff != "" {
		t.Fatalf("store differs from model (-model +store):\n%s", diff)
	}
}

func (h *harness) three() []*graph.Graph {
	return []*graph.Graph{
		Article(
			h.schema, "one", "2024-03-01",
			Claim{Subject: "Person/Ada Lovelace", Type: "SUES", Object: "Organization/Babbage & Co", Confidence: 0.9, By: "Organization/Daily Paper"},
			Claim{Subject: "Person/Ada Lovelace", Type: "LEADS", Object: "Organization/Voltéa", Confidence: 0.8, Qualifiers: extract.Qualifiers{Role: "PDG"}},
			Claim{Subject: "Organization/Voltéa", Type: "STOCKER", Object: "Product/battery", Open: true, Confidence: 0.5},
		),
		Article(
			h.schema, "two", "2024-01-15",
			Claim{Subject: "Person/ADA LOVELACE", Type: "SUES", Object: "Organization/Babbage & Co", Confidence: 0.7},
			Claim{Subject: "Organization/Babbage & Co", Type: "COMPETES_WITH", Object: "Organization/Voltéa", Confidence: 0.6},
			Claim{Subject: "Organization/Voltéa", Type: "COMPETES_WITH", Object: "Organization/Babbage & Co", Confidence: 0.6},
		),
		Article(
			h.schema, "three", "",
			Claim{Subject: "Person/Ada Lovelace", Type: "LEADS", Object: "Organization/Voltéa", Confidence: 0.9, Qualifiers: extract.Qualifiers{Role: "chair"}},
			Claim{Subject: "Person/Ada Lovelace", Type: "ACQUIRED", Object: "Organization/Babbage & Co", Confidence: 0.9, Negated: true},
			Claim{Subject: "Person/Grace Hopper", Type: "FOUNDED", Object: "Organization/Voltéa", Confidence: 0.9, Modality: "possible"},
		),
	}
}

func empty(t *testing.T, h *harness) {
	s := h.open(t)
	if d := dump(t, s); d != "" {
		t.Errorf("a new store holds\n%s", d)
	}
	write(t, s, &graph.Graph{})
	if n, err := s.Forget(t.Context(), []string{"nothing"}); n != 0 || err != nil {
		t.Errorf("forget of nothing: %d, %v", n, err)
	}
	if known, err := s.Known(t.Context(), nil); len(known) != 0 || err != nil {
		t.Errorf("known: %v, %v", known, err)
	}
	for _, r := range h.schema.Relations { // a type of which there is nothing yet can be asked for
		if got := rows(t, s, "MATCH (a)-[r:"+r.Name+"]->(b) RETURN a.name, b.name", nil); len(got) != 0 {
			t.Errorf("%s: %v", r.Name, got)
		}
	}
}

func writeTwice(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	for range 2 {
		for _, g := range h.three() {
			write(t, s, g)
			m.write(g)
		}
		same(t, s, m)
	}
	known, err := s.Known(t.Context(), []string{"one", "three", "four"})
	if err != nil || len(known) != 2 || known["one"] != h.three()[0].Articles[0].Hash {
		t.Errorf("known: %v, %v", known, err)
	}
}

func anyOrder(t *testing.T, h *harness) {
	g := h.three()
	orders := [][]*graph.Graph{
		{g[2], g[1], g[0]},
		{merged(g...)},
		{g[1], merged(g[0], g[2]), g[1]},
		{merged(g[0], g[1]), merged(g[1], g[2])},
	}
	for i, order := range orders {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			s, m := h.open(t), newModel()
			for _, g := range order {
				m.write(g)
			}
			write(t, s, order...)
			same(t, s, m)
		})
	}
}

func replace(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	write(t, s, h.three()...)
	for _, g := range h.three() {
		m.write(g)
	}
	for _, g := range []*graph.Graph{
		Article(
			h.schema, "one", "2024-04-04",
			Claim{Subject: "Person/Grace Hopper", Type: "LEADS", Object: "Organization/Voltéa", Confidence: 0.3, Qualifiers: extract.Qualifiers{Time: "2024"}},
		),
		Article(h.schema, "two", "2024-01-15"),
		h.three()[0],
	} {
		write(t, s, g)
		m.write(g)
		same(t, s, m)
	}
}

func forget(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	write(t, s, h.three()...)
	for _, g := range h.three() {
		m.write(g)
	}
	for _, ids := range [][]string{{"two", "two", "nothing"}, {"one", "three"}} {
		n, err := s.Forget(t.Context(), ids)
		if err != nil {
			t.Fatal(err)
		}
		if want := m.forget(ids...); n != want {
			t.Errorf("forget %v: %d, want %d", ids, n, want)
		}
		same(t, s, m)
	}
	if d := dump(t, s); d != "" {
		t.Errorf("left over:\n%s", d)
	}
}

func denied(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()...)
	if got := rows(t, s, "MATCH (a)-[r:ACQUIRED]->(b) RETURN a.name", nil); len(got) != 0 {
		t.Errorf("a denied statement is a fact: %v", got)
	}
	if got := rows(t, s, "MATCH (a)-[r:FOUNDED]->(b) RETURN a.name", nil); len(got) != 0 {
		t.Errorf("a possible statement is a fact: %v", got)
	}
	got := rows(t, s, "MATCH (st:Statement)-[:SUBJECT]->(a:Entity) WHERE st.negated RETURN a.name, st.predicate", nil)
	if diff := cmp.Diff([][]any{{"Ada Lovelace", "ACQUIRED"}}, got); diff != "" {
		t.Errorf("denied (-want +got):\n%s", diff)
	}
}

func hostile(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	for i, name := range hostileNames {
		other := hostileNames[(i+1)%len(hostileNames)]
		g := Article(
			h.schema, "id "+name, "2024-01-01",
			Claim{
				Subject: "Person/" + name + "x", Type: "LEADS", Object: "Organization/" + other + "y", Confidence: 1, By: "Person/" + other + "z",
				Qualifiers: extract.Qualifiers{Role: name, To: other, From: name, Of: other, Date: name},
			},
			Claim{Subject: "Person/" + name + "x", Type: name, Object: "Concept/" + other + "w", Open: true, Confidence: 0.5},
		)
		g.Articles[0].Title, g.Articles[0].URL = name, other
		write(t, s, g)
		m.write(g)
	}
	same(t, s, m)
	for _, name := range hostileNames {
		if got := rows(t, s, "MATCH (a:Article {id: $id}) RETURN a.title", map[string]any{"id": "id " + name}); len(got) != 1 || got[0][0] != name {
			t.Errorf("%q: %v", name, got)
		}
	}
	if _, err := s.Forget(t.Context(), []string{"id " + hostileNames[1]}); err != nil {
		t.Fatal(err)
	}
	m.forget("id " + hostileNames[1])
	same(t, s, m)
}

func refusedGraphs(t *testing.T, h *harness) {
	s := h.open(t)
	good := func() *graph.Graph { return h.three()[0] }
	for _, c := range []struct {
		name, want string
		spoil      func(*graph.Graph)
	}{
		{"UnknownEntityType", "not in the schema", func(g *graph.Graph) { g.Entities[0].Type = "Robot`) DELETE (n" }},
		{"UnknownRelation", "not in the schema", func(g *graph.Graph) { g.Statements[0].Predicate, g.Statements[0].Open = "EATS", false }},
		{"UnknownQualifier", "not in the schema", func(g *graph.Graph) { g.Statements[0].Qualifiers = map[string]string{"x`y": "z"} }},
		{"NUL", "NUL", func(g *graph.Graph) { g.Sentences[0].Text = "a\x00b" }},
		{"NotUTF8", "UTF-8", func(g *graph.Graph) { g.Articles[0].Title = "\xff" }},
		{"NoArticle", "not in the graph", func(g *graph.Graph) { g.Articles = nil }},
		{"NoMention", "not mentioned", func(g *graph.Graph) { g.Mentions = nil }},
		{"NoHash", "no hash", func(g *graph.Graph) { g.Articles[0].Hash = "" }},
		{"Twice", "twice", func(g *graph.Graph) {
			a := g.Articles[0]
			a.Hash = "other"
			g.Articles = append(g.Articles, a)
		}},
	} {
		g := good()
		c.spoil(g)
		err := s.Write(t.Context(), g)
		var check *graph.CheckError
		if !errors.As(err, &check) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want a CheckError with %q", c.name, err, c.want)
		}
	}
	if d := dump(t, s); d != "" {
		t.Errorf("a refused graph left\n%s", d)
	}
}

// allOrNothing cuts a write off in its middle, by a context that ends after some time.
func allOrNothing(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	write(t, s, h.three()[0])
	m.write(h.three()[0])
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 5 {
		big := &graph.Graph{}
		for j := range 20 {
			big.Append(randomArticle(h.schema, r, fmt.Sprintf("big %d %d", i, j)))
		}
		ctx := &countdown{Context: t.Context(), left: 1 + i*3, done: make(chan struct{})}
		if err := s.Write(ctx, big); err == nil {
			m.write(big)
		}
		same(t, s, m)
	}
}

// A countdown is a context that ends after it was asked so many times.
type countdown struct {
	context.Context
	mu   sync.Mutex
	left int
	done chan struct{}
}

func (c *countdown) Done() <-chan struct{} { return c.done }

func (c *countdown) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left--; c.left == 0 {
		close(c.done)
	}
	if c.left <= 0 {
		return context.Canceled
	}
	return nil
}

// foreign checks that what Relata did not write is there after all that Relata does. Entities that it hangs on stay without a mention.
func foreign(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()...)
	id, other := resolve.ID("Person", "Ada Lovelace"), resolve.ID("Organization", "Voltéa")
	for _, q := range h.Foreign.Declare {
		h.Exec(t, s, q, nil)
	}
	for _, q := range h.Foreign.Make {
		change(t, s, q, map[string]any{"id": id, "other": other})
	}
	count := func(after string) {
		t.Helper()
		if got := rows(t, s, h.Foreign.Count, nil); len(got) != 1 || got[0][0] != h.Foreign.Want {
			t.Fatalf("foreign data after %s: %v, want %d", after, got, h.Foreign.Want)
		}
	}
	note := func(after string) {
		t.Helper()
		got := rows(t, s, "MATCH (:Person)-[r:LEADS]->(:Organization) WHERE r.type = 'LEADS' RETURN r.note", nil)
		if diff := cmp.Diff([][]any{{"mine"}}, got); diff != "" {
			t.Errorf("note on a fact after %s (-want +got):\n%s", after, diff)
		}
	}
	count("making it")
	sound(t, s, h)
	again := Article(h.schema, "one", "2024-04-04", Claim{Subject: "Person/Ada Lovelace", Type: "LEADS", Object: "Organization/Voltéa", Confidence: 0.3})
	write(t, s, again)
	count("another version")
	note("another version")
	h.Exec(t, s, "MATCH (:Person)-[r:LEADS]->(:Organization) WHERE r.type = 'LEADS' SET r.confidence = 0.1", nil)
	h.Exec(t, s, "MATCH (e:Person {id: $id}) SET e.mentions = 77", map[string]any{"id": id})
	if _, found := check(t, s, h, audit.Options{Repair: true}); len(found) != 2 {
		t.Errorf("check: %+v", found)
	}
	count("a repair")
	note("a repair")
	if _, err := s.Forget(t.Context(), []string{"one", "two", "three"}); err != nil {
		t.Fatal(err)
	}
	count("forgetting all")
	got := rows(t, s, "MATCH (e:Entity) RETURN e.id, e.name, e.mentions ORDER BY e.id", nil)
	if diff := cmp.Diff([][]any{{other, "Voltéa", int64(0)}, {id, "Ada Lovelace", int64(0)}}, got); diff != "" {
		t.Errorf("entities left (-want +got):\n%s", diff)
	}
	if _, found := check(t, s, h, audit.Options{Repair: true}); len(found) != 0 {
		t.Errorf("check of what is left: %+v", found)
	}
	write(t, s, h.three()[1])
	count("reading one again")
}

func readOnly(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()...)
	before := dump(t, s)
	for _, q := range []string{
		"CREATE (:Person {id: 'x'})",
		"MATCH (n) DETACH DELETE n",
		"MATCH (n:Person) SET n.name = 'x' RETURN n.name",
		"MERGE (n:Person {id: 'x'}) RETURN n.id",
		"MATCH (n:Person) WITH n CREATE (m:Person {id: n.id + 'x'}) RETURN m.id",
	} {
		_, err := Rows(t.Context(), s, q, nil)
		if !errors.Is(err, graph.ErrWrites) {
			t.Errorf("%s: %v", q, err)
		}
	}
	if after := dump(t, s); after != before {
		t.Errorf("the store changed (-before +after):\n%s", cmp.Diff(before, after))
	}
}

func change(t *testing.T, s graph.Store, query string, params map[string]any) (answer [][]any, changes []graph.Change) {
	t.Helper()
	changes, err := s.Change(t.Context(), query, params, func(r graph.Row) { answer = append(answer, r.Values) })
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return answer, changes
}

// changing holds what changes the graph in the same way on all stores.
func changing(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()...)
	ada := resolve.ID("Person", "Ada Lovelace")
	for _, c := range []struct {
		query   string
		params  map[string]any
		answer  [][]any
		changes []graph.Change // as a store that counts has them
		then    string         // a query
		want    [][]any
	}{
		{
			query: "MATCH (p:Person {id: $id}) SET p.name = 'A. L.', p.last_seen = $day RETURN p.name", params: map[string]any{"id": ada, "day": "2030-01-01"},
			answer: [][]any{{"A. L."}}, changes: []graph.Change{{N: 2, Noun: "property", What: "set"}},
			then: "MATCH (p:Person {name: 'A. L.'}) RETURN p.last_seen", want: [][]any{{"2030-01-01"}},
		},
		{
			query: "MATCH (p:Person {name: 'A. L.'}) SET p += {name: 'Ada', last_seen: '2031-01-01'}", changes: []graph.Change{{N: 2, Noun: "property", What: "set"}},
			then: "MATCH (p:Person {name: 'Ada'}) RETURN p.last_seen", want: [][]any{{"2031-01-01"}},
		},
		{
			query: "MATCH (p:Person {name: 'Ada'}) REMOVE p.last_seen, p.first_seen", changes: []graph.Change{{N: 2, Noun: "property", What: "set"}},
			then: "MATCH (p:Person {name: 'Ada'}) RETURN p.last_seen IS NULL AND p.first_seen IS NULL", want: [][]any{{true}},
		},
		{query: "MATCH (p:Person {name: 'nobody'}) SET p.name = 'x' RETURN p.name", changes: []graph.Change{}},
		{
			query:   "UNWIND range(1, 3) AS x CREATE (w:Work {id: 'mine ' + CAST(x AS STRING)})",
			changes: []graph.Change{{N: 3, Noun: "node", What: "created"}, {N: 3, Noun: "property", What: "set"}, {N: 3, Noun: "label", What: "added"}},
			then:    "MATCH (w:Work) WHERE w.id STARTS WITH 'mine' RETURN count(*)", want: [][]any{{int64(3)}},
		},
		{
			query:  "MATCH (p:Person {name: 'Ada'}), (w:Work {id: 'mine 1'}) MERGE (p)-[r:SUES]->(w) ON CREATE SET r.role = 'mine' RETURN r.role",
			answer: [][]any{{"mine"}}, changes: []graph.Change{{N: 1, Noun: "relationship", What: "created"}, {N: 1, Noun: "property", What: "set"}},
			then: "MATCH (:Person)-[r:SUES]->(:Work) RETURN r.role", want: [][]any{{"mine"}},
		},
		{
			query: "MATCH (:Person)-[r:SUES]->(:Work) DELETE r", changes: []graph.Change{{N: 1, Noun: "relationship", What: "deleted"}},
			then: "MATCH (:Person)-[r:SUES]->(:Work) RETURN count(*)", want: [][]any{{int64(0)}},
		},
		{
			query: "MATCH (w:Work) WHERE w.id STARTS WITH 'mine' DETACH DELETE w", changes: []graph.Change{{N: 3, Noun: "node", What: "deleted"}},
			then: "MATCH (w:Work) WHERE w.id STARTS WITH 'mine' RETURN count(*)", want: [][]any{{int64(0)}},
		},
	} {
		q := c.query
		if h.Favourites { // Neo4j
			q = strings.ReplaceAll(q, "CAST(x AS STRING)", "toString(x)")
		}
		answer, changes := change(t, s, q, c.params)
		if diff := cmp.Diff(c.answer, answer); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.query, diff)
		}
		if diff := cmp.Diff(c.changes, changes); changes != nil && diff != "" {
			t.Errorf("%s: changes (-want +got):\n%s", c.query, diff)
		}
		if c.then != "" {
			if diff := cmp.Diff(c.want, rows(t, s, c.then, nil)); diff != "" {
				t.Errorf("%s, then (-want +got):\n%s", c.query, diff)
			}
		}
	}
	_, problems := check(t, s, h, audit.Options{Repair: true}) // Ada's name and dates are derived
	if len(problems) == 0 {
		t.Error("a check finds nothing wrong with what is derived")
	}
	sound(t, s, h)
}

// changeRefused has queries that fail at their beginning, in their middle or at their end: they leave nothing behind.
func changeRefused(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()...)
	before := dump(t, s)
	for _, c := range []struct {
		query string
		want  error // nil: any
	}{
		{"MATCH (n) DETACH DELETE n", graph.ErrMeta},
		{"MATCH (m:RelataMeta) SET m.model = 77", graph.ErrMeta},
		{"CREATE INDEX mine FOR (n:Person) ON (n.note)", graph.ErrRefused},
		{"UNWIND [1, 2, 0] AS x MATCH (p:Person) SET p.mentions = 6 / x RETURN p.name", nil},
		{"MATCH (p:Person) SET p.name = $missing", nil},
		{"MATCH (p:Person) SET p.name = 'x' RETURN", nil},
	} {
		_, err := s.Change(t.Context(), c.query, nil, func(graph.Row) {})
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.query, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := s.Change(ctx, "MATCH (e:Entity) SET e.name = 'x' RETURN e.id", nil, func(graph.Row) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	cancel()
	if after := dump(t, s); after != before {
		t.Errorf("the store changed (-before +after):\n%s", cmp.Diff(before, after))
	}
}

func queryErrors(t *testing.T, h *harness) {
	s := h.open(t)
	for _, c := range []struct {
		query  string
		line   int
		column int
	}{
		{"MATCH (a:Person RETURN a", 1, 17},
		{"MATCH (a:Person)\nRETURN a.name ORDR BY a.name", 2, 15},
		{"MATCH (e:Entity)\nRETURN é(", 2, 0},
		{"MATCH (a:Person)\nRETURN b", 2, 8},
		{"", 0, 0},
		{"`", 0, 0},
		{"RETURN 'x", 0, 0},
		{strings.Repeat("(", 300), 0, 0},
	} {
		_, err := Rows(t.Context(), s, c.query, nil)
		var q *graph.QueryError
		if !errors.As(err, &q) {
			t.Errorf("%.40q: %v, want a QueryError", c.query, err)
			continue
		}
		if c.line > 0 && q.Line != c.line || c.column > 0 && q.Column != c.column {
			t.Errorf("%q: at %d:%d, want %d:%d: %v", c.query, q.Line, q.Column, c.line, c.column, err)
		}
	}
}

func values(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()[1])
	got := rows(t, s, "RETURN 1, 1.5, true, 'a', [1, 2], $none IS NULL, $list, $n", map[string]any{"none": nil, "list": []string{"x"}, "n": 3})
	if diff := cmp.Diff([][]any{{int64(1), 1.5, true, "a", []any{int64(1), int64(2)}, true, []any{"x"}, int64(3)}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got = rows(t, s, "MATCH p = (a:Person)-[r:SUES]->(b:Organization) RETURN a, r, p", nil)
	if len(got) != 1 {
		t.Fatalf("%v", got)
	}
	a, r, p := got[0][0].(graph.Node), got[0][1].(graph.Relationship), got[0][2].(graph.Path)
	if !slices.Contains(a.Labels, "Person") || r.Type != "SUES" || r.Start != a.ID || len(p.Nodes) != 2 || len(p.Relationships) != 1 || p.Nodes[0].ID != a.ID {
		t.Errorf("%+v\n%+v\n%+v", a, r, p)
	}
	for _, prop := range []string{"role", "last"} {
		if _, ok := r.Properties[prop]; ok {
			t.Errorf("property %s without a value: %v", prop, r.Properties)
		}
	}
	for row, err := range s.Query(t.Context(), "UNWIND range(1, 1000000) AS x RETURN x", nil) { // left early
		if err != nil || row.Keys[0] != "x" {
			t.Fatal(row, err)
		}
		break
	}
}

// dialect holds what analysts write that must mean the same on all stores.
func dialect(t *testing.T, h *harness) {
	s := h.open(t)
	write(t, s, h.three()...)
	for _, c := range []struct {
		query  string
		params map[string]any
		want   [][]any
	}{
		{query: "MATCH (e:Entity) WHERE e.name = 'Voltéa' RETURN e.type", want: [][]any{{"Organization"}}},
		{query: "MATCH (n:Person|Product) RETURN count(n) AS n", want: [][]any{{int64(3)}}},
		{query: "MATCH (:Person)-[r]->(:Organization) RETURN DISTINCT type(r) AS t ORDER BY t", want: [][]any{{"LEADS"}, {"SUES"}}},
		{query: "MATCH (s:Sentence) RETURN s.end - s.start > 0 AS ok LIMIT 1", want: [][]any{{true}}},
		{query: "MATCH (e:Entity) WHERE e.id IN $ids RETURN e.name", params: map[string]any{"ids": []string{}}, want: nil},
		{query: "MATCH (a:Person {name: 'Ada Lovelace'}), (b:Product) MATCH p = shortestPath((a)-[:LEADS|RELATES_TO*..4]-(b)) RETURN length(p)", want: [][]any{{int64(2)}}},
		{query: "/* :Entity\n*/ MATCH (e:Entity) // type(r)\nWHERE e.name CONTAINS ':Entity' RETURN e", want: nil},
		{query: "RETURN 'type(x) :Entity $y' AS s, \"it's\" AS d, `z`.k AS k ORDER BY k", want: nil},
		{query: "MATCH (n:Article) RETURN count(*) AS n", want: [][]any{{int64(3)}}},
		{query: "MATCH (n) WHERE n:Person OR n:Article RETURN count(n) AS n", want: [][]any{{int64(5)}}},
		{query: "MATCH (n:Person:Place) RETURN n.name", want: nil},
		{query: "MATCH (:Entity&Person)-[:LEADS]->(o:Organization&Entity) RETURN o.name", want: [][]any{{"Voltéa"}}},
		{query: "MATCH (n:Person|Article)-[:MENTIONS|LEADS]->(o:Organization) WHERE o.name = 'Voltéa' RETURN count(*) AS n", want: [][]any{{int64(4)}}},
		{
			query: "MATCH (o:Organization) WHERE NOT (o)<-[:SUES]-(:Person) AND (o)<-[:MENTIONS]-() RETURN o.name ORDER BY o.name",
			want:  [][]any{{"Daily Paper"}, {"Voltéa"}},
		},
		{
			query: "MATCH (p:Person) RETURN p.name, COUNT { (p)-[:LEADS|SUES]->(:Organization) } AS n ORDER BY p.name",
			want:  [][]any{{"Ada Lovelace", int64(2)}, {"Grace Hopper", int64(0)}},
		},
		{
			query: "MATCH (p:Person) WHERE EXISTS { MATCH (p)-[r:LEADS]->(:Organization|Product) WHERE r.statements > 1 OR false } RETURN p.name",
			want:  [][]any{{"Ada Lovelace"}},
		},
		{
			query: "MATCH (p:Person) OPTIONAL MATCH (p)-[:LEADS]->(o:Organization) WHERE o.name = 'x' OR o.name = 'Voltéa' RETURN p.name, o.name ORDER BY p.name",
			want:  [][]any{{"Ada Lovelace", "Voltéa"}, {"Grace Hopper", nil}},
		},
		{query: "MATCH (n:Product) RETURN n.name AS x UNION MATCH (n:Product) RETURN n.name AS x", want: [][]any{{"battery"}}},
		{query: "MATCH (a:Person {name: 'Ada Lovelace'})-[:LEADS|RELATES_TO*1..2]->(b:Product) RETURN b.name", want: [][]any{{"battery"}}},
		{query: "MATCH (a:Person {name: $x})-[:LEADS*1..2 {type: 'LEADS'}]->(b) RETURN b.name", params: map[string]any{"x": "Ada Lovelace"}, want: [][]any{{"Voltéa"}}},
		{query: "MATCH (a:Article), (p:Product) WITH DISTINCT labels(a) AS a, labels(p) AS p RETURN a, p", want: [][]any{{[]any{"Article"}, []any{"Entity", "Product"}}}},
		{query: "MATCH (p:Person {name: 'Grace Hopper'}) OPTIONAL MATCH (p)-[r]->(o:Place) RETURN labels(o), type(r), o:Place", want: [][]any{{nil, nil, nil}}},
		{
			query: "MATCH (p:Person)-[r]-(o:Entity) RETURN p.name, count(DISTINCT o) AS n, sum(r.statements) AS s, count(*) AS c, size(collect(r.type)) AS l",
			want:  [][]any{{"Ada Lovelace", int64(2), int64(4), int64(2), int64(2)}},
		},
		{
			query: "MATCH (p:Person)-[r]-(o:Entity) WITH p, count(DISTINCT o) AS n, min(r.statements) AS s, collect(DISTINCT o.type) AS c, count(r) AS r RETURN p.name, n, s, size(c), r",
			want:  [][]any{{"Ada Lovelace", int64(2), int64(2), int64(1), int64(2)}},
		},
		{query: "MATCH (p)-[r:SUES]->(o) RETURN p:Person, o:Person, r:SUES, type(r)", want: [][]any{{true, false, true, "SUES"}}},
	} {
		got, err := Rows(t.Context(), s, c.query, c.params)
		if strings.Contains(c.query, "`z`") {
			if err == nil || strings.Contains(err.Error(), "label(") {
				t.Errorf("%s: %v", c.query, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.query, diff)
		}
	}
}

func concurrent(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	r := rand.New(rand.NewPCG(2, 2))
	var graphs []*graph.Graph
	for i := range 24 {
		g := randomArticle(h.schema, r, fmt.Sprint("article ", i%20)) // a few in two versions would not be determined: same seed, same text
		if i < 20 {
			graphs = append(graphs, g)
			m.write(g)
		} else {
			graphs = append(graphs, graphs[i-20])
		}
	}
	work := make(chan *graph.Graph)
	errs := make(chan error, len(graphs))
	var wg sync.WaitGroup
	for range max(h.Writers, 2) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for g := range work {
				errs <- s.Write(t.Context(), g)
			}
		}()
	}
	for _, g := range graphs {
		work <- g
		if got, err := Rows(t.Context(), s, "MATCH (a:Article) RETURN count(a) AS n", nil); err != nil || len(got) != 1 {
			t.Errorf("read beside writers: %v, %v", got, err)
		}
	}
	close(work)
	wg.Wait()
	for range graphs {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	same(t, s, m)
}

func cancelled(t *testing.T, h *harness) {
	s := h.open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Write(ctx, h.three()[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("write: %v", err)
	}
	if _, err := s.Forget(ctx, []string{"one"}); !errors.Is(err, context.Canceled) {
		t.Errorf("forget: %v", err)
	}
	if _, err := Rows(ctx, s, "RETURN 1", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("query: %v", err)
	}
	if d := dump(t, s); d != "" {
		t.Errorf("left over:\n%s", d)
	}
}

// random compares the store with the model after each of a number of random operations.
func random(t *testing.T, h *harness) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s, m := h.open(t), newModel()
			r := rand.New(rand.NewPCG(3, seed))
			id := func() string { return fmt.Sprint("article ", r.IntN(8)) }
			for step := range 15 {
				if r.IntN(4) == 0 {
					ids := []string{id(), id()}
					n, err := s.Forget(t.Context(), ids)
					if want := m.forget(ids...); err != nil || n != want {
						t.Fatalf("step %d: forget %v: %d, %v; want %d", step, ids, n, err, want)
					}
				} else {
					g := randomArticle(h.schema, r, id())
					if o := randomArticle(h.schema, r, id()); o.Articles[0].ID != g.Articles[0].ID {
						g.Append(o)
					}
					if err := s.Write(t.Context(), g); err != nil {
						t.Fatalf("step %d: %v", step, err)
					}
					m.write(g)
				}
				same(t, s, m)
			}
		})
	}
}
