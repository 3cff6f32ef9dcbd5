package storetest

import (
	"errors"
	"testing"

	"relata/graph"
)

// Fuzz writes articles whose every text is hostile, beside one that must stay as it is, and takes them out again. No text of an article may
// become part of a query: what went in comes out, and nothing else changes. Open opens an empty store.
func Fuzz(f *testing.F, open func(t *testing.T) graph.Store) {
	f.Helper()
	for i := 0; i < len(hostileNames); i += 5 {
		at := func(n int) string { return hostileNames[(i+n)%len(hostileNames)] }
		f.Add(at(0), at(1), at(2), at(3), at(4))
	}
	f.Add("'", "x'}]->(b) DETACH DELETE a //", "`]-() MATCH (n) DETACH DELETE n //", "{{$rows}}", `\u0060) DELETE n //`)
	f.Add("\xff", "a\x00b", "c", "d", "e")
	f.Fuzz(func(t *testing.T, id, name, predicate, qualifier, title string) {
		if len(id)+len(name)+len(predicate)+len(qualifier)+len(title) > 4000 || predicate == "" {
			t.Skip()
		}
		h := &harness{Subject: Subject{Open: open}, schema: Builtin(t)}
		s, m := h.open(t), newModel()
		write(t, s, h.three()[1])
		m.write(h.three()[1])
		g := Article(
			h.schema, "id "+id, "2024-01-01",
			Claim{
				Subject: "Person/" + name + "x", Type: "LEADS", Object: "Organization/" + title + "y", Confidence: 1, By: "Person/" + name + "z",
			},
			Claim{Subject: "Person/" + name + "x", Type: predicate, Object: "Concept/" + name + "w", Open: true, Confidence: 0.5},
		)
		g.Articles[0].Title, g.Articles[0].URL = title, "file:"+id
		for i := range g.Statements {
			g.Statements[i].Speaker, g.Statements[i].Text, g.Statements[i].Rule = name, predicate, title
			g.Statements[i].Qualifiers = map[string]string{"role": qualifier + "r", "of": name + "o"}
		}
		var refused *graph.CheckError
		switch err := s.Write(t.Context(), g); {
		case errors.As(err, &refused):
			same(t, s, m)
			return
		case err != nil:
			t.Fatal(err)
		}
		m.write(g)
		same(t, s, m)
		if _, err := s.Forget(t.Context(), []string{"id " + id}); err != nil {
			t.Fatal(err)
		}
		m.forget("id " + id)
		same(t, s, m)
	})
}

// hostileStore has somebody else put hostile texts where Relata keeps types: they are not made part of a query when Relata reads them.
func hostileStore(t *testing.T, h *harness) {
	for _, text := range []string{"SUES'}]->(b) DETACH DELETE a, b //", "SUES`]-(b) DETACH DELETE a, b //", `SUES\u0060]-(b) DETACH DELETE b //`} {
		s := h.open(t)
		write(t, s, h.three()...)
		h.Exec(t, s, "MATCH (st:Statement {predicate: 'SUES'}) SET st.predicate = $text", map[string]any{"text": text})
		h.Exec(t, s, "MATCH (e:Person {name: 'Grace Hopper'}) SET e.type = $text", map[string]any{"text": text})
		if _, err := s.Forget(t.Context(), []string{"one", "three"}); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got := rows(t, s, "MATCH (a:Article)-[:MENTIONS]->(e:Entity) RETURN a.id, e.id", nil); len(got) != 3 {
			t.Errorf("%s: %v", text, got)
		}
	}
}
