package graph_test

import (
	"strings"
	"testing"

	"relata/graph"
)

func TestRecipes(t *testing.T) {
	all, err := graph.Recipes()
	if err != nil || len(all) < 12 {
		t.Fatalf("%d recipes, %v", len(all), err)
	}
	for _, r := range all {
		for _, p := range r.Params {
			if !strings.Contains(r.Query, "$"+p.Name) {
				t.Errorf("%s: parameter %s is not used", r.Name, p.Name)
			}
		}
		if !strings.HasSuffix(r.Doc, ".") {
			t.Errorf("%s: %q is no sentence", r.Name, r.Doc)
		}
	}
}

func TestParseRecipeErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "needs a description"},
		{"// What.\n", "needs a description"},
		{"// What.\n// $n number: x\nRETURN $n", "r:2"},
		{"// What.\n// $n int = many: x\nRETURN $n", "whole number"},
	} {
		_, err := graph.ParseRecipe("r", c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.text, err, c.want)
		}
	}
}

func FuzzParseRecipe(f *testing.F) {
	f.Add("// What.\n//\n// $n int = 3: how many\nRETURN $n")
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = graph.ParseRecipe("r", text)
	})
}
