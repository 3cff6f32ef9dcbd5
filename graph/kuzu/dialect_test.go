package kuzu

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var dialectCases = []struct{ name, in, want string }{
	{"Entity", "MATCH (e:Entity) RETURN e", "MATCH (e:`Person`:`Place`) RETURN e"},
	{"EntityQuoted", "MATCH (e:`Entity` {id: $id})", "MATCH (e:`Person`:`Place` {id: $p_id})"},
	{"EntityAndLabel", "MATCH (e:Entity:Person)-->(:Person:Entity)", "MATCH (e:Person)-->(:Person)"},
	{"Or", "MATCH (e:Person|Place)", "MATCH (e:Person:Place)"},
	{"OrOfTypes", "MATCH ()-[:SUES|LEADS]->()", "MATCH ()-[:SUES|LEADS]->()"},
	{"Type", "RETURN type(r), r.type, Type (q)", "RETURN label(r), r.type, label (q)"},
	{"Shortest", "MATCH p = shortestPath((a)-[:X*..4]-(b)) RETURN p", "MATCH p = (a)-[:X* SHORTEST 1..4]-(b) RETURN p"},
	{"AllShortest", "MATCH p = allShortestPaths((a)-[:X*1..4]-(b))", "MATCH p = (a)-[:X* ALL SHORTEST 1..4]-(b)"},
	{"Reserved", "RETURN s.end, s.start", "RETURN s.`end`, s.start"},
	{"Strings", `RETURN 'type(x) (:Entity) $y', "it's \" :Entity"`, `RETURN 'type(x) (:Entity) $y', "it's \" :Entity"`},
	{"Map", "RETURN {a: Entity}", "RETURN {a: Entity}"},
	{"Comment", "RETURN 1 // type(r)", "RETURN 1           "},
	{"Limit", "RETURN 1 SKIP $n LIMIT $n", "RETURN 1 SKIP 3 LIMIT 3"},
	{"EmptyList", "RETURN $none", "RETURN CAST([] AS STRING[])"},
}

func TestTranslate(t *testing.T) {
	for _, c := range dialectCases {
		got := Translate(c.in, []string{"Person", "Place"}, map[string]any{"none": []string{}, "n": 3})
		if diff := cmp.Diff(c.want, got.Text); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	for query, want := range map[string]string{
		"MATCH (n) DELETE n":                        "DELETE",
		"match (n) set n.x = 1":                     "SET",
		"LOAD FROM '/etc/passwd' RETURN *":          "LOAD",
		"COPY (MATCH (n) RETURN n) TO 'x.csv'":      "COPY",
		"INSTALL httpfs":                            "INSTALL",
		"MATCH (n) RETURN n.set, n.delete":          "",
		"MATCH (n:Set) RETURN n AS copy":            "",
		"RETURN 'CREATE'":                           "",
		"MATCH (n) WHERE n.x = 'DELETE' RETURN n.y": "",
	} {
		if got := Translate(query, nil, nil).Refused; got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// FuzzTranslate: tokens join to the query, values of parameters never get into the text, and every place of the translation is one of
// the query.
func FuzzTranslate(f *testing.F) {
	for _, c := range dialectCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, q string) {
		const secret = "V4LUE"
		if strings.Contains(q, secret) {
			t.Skip()
		}
		got := Translate(q, []string{"Person"}, map[string]any{"a": secret, "b": []string{secret}, "c": []string{}})
		var joined strings.Builder
		for _, tok := range got.tokens {
			joined.WriteString(tok.text)
		}
		if joined.String() != q {
			t.Errorf("tokens join to %q", joined.String())
		}
		if strings.Contains(got.Text, secret) {
			t.Errorf("a value is in the text: %q", got.Text)
		}
		for i := range len(got.Text) + 1 {
			if at := got.origin(i); at < 0 || at > len(q) {
				t.Fatalf("byte %d comes from %d", i, at)
			}
		}
	})
}
