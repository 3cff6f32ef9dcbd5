package graph_test

import (
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
	for _, r := range s.Relations {
		if !strings.Contains(style, "\nrelationship."+r.Name+" {\n") {
			t.Errorf("no style for %s", r.Name)
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
