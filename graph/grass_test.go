package graph_test

import (
	"slices"
	"strings"
	"testing"

	"relata/graph"
	"relata/schema"
)

func TestGraSS(t *testing.T) {
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	style := graph.GraSS(s)
	for _, e := range s.Entities {
		if !strings.Contains(style, "\nnode."+e.Name+" {\n") {
			t.Errorf("no style for %s", e.Name)
		}
	}
	for _, want := range []string{
		"\nnode.Article {", "\nnode.Sentence {", "\nnode.Statement {", "\nrelationship.SUES {",
		"\nrelationship.RELATES_TO {\n  color: #5B6270;\n  shaft-width: 3px;\n  caption: \"{predicate} ({statements})\";\n}\n",
	} {
		if !strings.Contains(style, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Count(style, "{\n") != strings.Count(style, "}\n") {
		t.Error("braces do not match")
	}
}

func TestFavourite(t *testing.T) {
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all, err := graph.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	var drawn []string
	for _, r := range all {
		f := r.Favourite(s)
		if !strings.HasPrefix(f, "// Relata: "+r.Name+"\n// ") || !strings.HasSuffix(f, ";\n") {
			t.Errorf("%s:\n%s", r.Name, f)
		}
		for _, p := range r.Params {
			if !strings.Contains(f, "\n:param "+p.Name+" => ") {
				t.Errorf("%s: no value for %s", r.Name, p.Name)
			}
		}
		if strings.Contains(f, "*, ") {
			drawn = append(drawn, r.Name)
		}
	}
	for _, name := range []string{"neighbourhood", "who-sues-whom", "leadership", "path", "denied", "timeline"} {
		if !slices.Contains(drawn, name) {
			t.Errorf("%s returns nothing that can be drawn", name)
		}
	}
	for _, name := range []string{"most-connected", "co-mentioned", "unlinked", "sources"} {
		if slices.Contains(drawn, name) {
			t.Errorf("%s would return other rows", name)
		}
	}
}
