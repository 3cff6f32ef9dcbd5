//go:build cgo

package export_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
	"relata/graph/export"
	"relata/graph/storetest"
)

// read exports to a file and returns the lines of what somebody else's reader found in it.
func read(t *testing.T, store graph.Store, name string) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph."+name)
	if err := format(t, name).WriteTo(t.Context(), store, storetest.Builtin(t), export.Options{}, path); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(sh(t, nil, "readers/read.sh", name, path)), "\n")
}

// shown is a text as dev/readers/Read.java prints it.
func shown(s string) string { return strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`).Replace(s) }

func column(t *testing.T, store graph.Store, query string) []string {
	t.Helper()
	rows, err := storetest.Rows(t.Context(), store, query, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		line := ""
		for i, v := range r {
			if i > 0 {
				line += " -> "
			}
			s, _ := v.(string)
			line += s
		}
		out = append(out, shown(line))
	}
	slices.Sort(out)
	return out
}

// between are the parts of lines that stand between two texts, of lines that have both.
func between(lines []string, before, after string) []string {
	var out []string
	for _, l := range lines {
		if _, rest, ok := strings.Cut(l, before); ok {
			if part, _, ok := strings.Cut(rest, after); ok {
				out = append(out, part)
			}
		}
	}
	slices.Sort(out)
	return out
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-store +reader):\n%s", what, diff)
	}
}

// TestGraphML reads the graph with JGraphT, which checks the file against the schema of GraphML first.
func TestGraphML(t *testing.T) {
	foreignTools(t)
	store := difficult(t)
	lines := read(t, store, "graphml")
	var entities, sentences, facts []string
	name := map[string]string{} // by node
	for _, l := range lines {
		id := strings.Fields(l)[1]
		if strings.Contains(l, ", labels=string :Entity:") {
			n := between([]string{l}, ", name=string ", ", type=string ")
			entities, name[id] = append(entities, n...), n[0]
		}
		if strings.Contains(l, ", labels=string :Sentence,") {
			sentences = append(sentences, between([]string{l}, ", text=string ", "}")...)
		}
	}
	for _, l := range lines {
		if f := strings.Fields(l); f[0] == "edge" && strings.Contains(l, "statements=long ") {
			facts = append(facts, name[f[1]]+" -> "+name[f[2]])
		}
	}
	slices.Sort(entities)
	slices.Sort(facts)
	same(t, "entities", column(t, store, "MATCH (e:Entity) RETURN e.name"), entities)
	same(t, "facts", column(t, store, "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name, b.name"), facts)
	if want := column(t, store, "MATCH (s:Sentence) RETURN s.id"); len(want) != len(sentences) {
		t.Errorf("%d sentences, want %d", len(sentences), len(want))
	}
	if n, want := len(between(lines, "label=string SUBJECT", "}")), len(column(t, store, "MATCH (s:Statement) RETURN s.id")); n != want {
		t.Errorf("%d statements have a subject, want %d", n, want)
	}
}

// TestNTriples reads the triples with Apache Jena, for which a warning is an error here.
func TestNTriples(t *testing.T) {
	foreignTools(t)
	store := difficult(t)
	lines := read(t, store, "nt")
	const label, value = "\thttp://www.w3.org/2000/01/rdf-schema#label\t", "\thttp://www.w3.org/1999/02/22-rdf-syntax-ns#value\t"
	var entities, told []string
	for _, l := range lines {
		if strings.HasPrefix(l, "urn:relata:entity/") {
			entities = append(entities, l)
		}
		if strings.Contains(l, "#subject\t") && strings.HasPrefix(l, "urn:relata:statement/") {
			told = append(told, l)
		}
	}
	same(t, "names", column(t, store, "MATCH (e:Entity) RETURN e.name"), between(entities, label, "^string"))
	same(t, "sentences", column(t, store, "MATCH (s:Sentence) RETURN s.text"), between(lines, value, "^string"))
	if want := column(t, store, "MATCH (s:Statement) RETURN s.id"); len(want) != len(told) {
		t.Errorf("%d statements, want %d", len(told), len(want))
	}
	for _, want := range []string{
		"urn:relata:entity/Person%3Aada%20lovelace\turn:relata:relation/SUES\turn:relata:entity/Organization%3Ababbage%20%26%20co",
		"urn:relata:entity/Organization%3Avoltea\turn:relata:open/STOCKER\turn:relata:entity/Product%3Abattery",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("no triple %s", want)
		}
	}
	for _, l := range lines { // what is denied is never claimed
		if strings.HasPrefix(l, "urn:relata:entity/") && strings.Contains(l, "relation/ACQUIRED") {
			t.Errorf("claimed: %s", l)
		}
	}
}
