package langtest_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/nlp/langtest"
	"relata/nlp/prose"
)

func languages() []nlp.Language { return []nlp.Language{en.Language(), fr.Language()} }

func TestLanguages(t *testing.T) {
	t.Parallel()
	for _, l := range languages() {
		t.Run(l.Code, func(t *testing.T) {
			t.Parallel()
			langtest.Run(t, l, langtest.Texts(l.Code))
		})
	}
}

func FuzzAnalyze(f *testing.F) {
	var engines []nlp.Engine
	for _, l := range languages() {
		e, err := l.Open()
		if err != nil {
			f.Fatal(err)
		}
		engines = append(engines, e)
		for _, text := range langtest.Texts(l.Code) {
			f.Add(text)
		}
	}
	for _, text := range langtest.Odd() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, e := range engines {
			d, err := e.Analyze(t.Context(), text)
			if err != nil {
				t.Fatal(err)
			}
			langtest.Check(t, d, e.Fills())
		}
	})
}

func TestProse(t *testing.T) {
	t.Parallel()
	e := prose.New()
	for _, text := range langtest.Texts("en") {
		d, err := e.Analyze(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		langtest.Check(t, d, e.Fills())
	}
}

// mayLack are the classes that a language needs only if its grammar has such words.
var mayLack = map[string][]nlp.Class{
	"en": {"exclaiming-verb", "opinion-mark", "negative-particle", "restriction", "clitic-role", "passive-see-verb", "inhabitant", "party-holder", "epicene-noun", "future-ending"},
	"fr": {"control-mark", "past-future", "not-yet", "thing-pronoun", "group-pronoun", "people", "sexed-noun", "partisan", "personal-pronoun", "court-rank"},
}

// Every class of lemmas that extract and resolve ask for is there in every language.
func TestClasses(t *testing.T) {
	t.Parallel()
	asked := append(classes(t, "../../extract"), classes(t, "../../resolve")...)
	if len(asked) < 20 {
		t.Fatalf("only %d classes found in the sources", len(asked))
	}
	for _, l := range languages() {
		have := l.Lexicon.Classes()
		for _, c := range asked {
			if !slices.Contains(have, c) && !slices.Contains(mayLack[l.Code], c) {
				t.Errorf("%s: there is no class %q", l.Code, c)
			}
		}
	}
}

// classes are the constants of type nlp.Class that a package declares.
func classes(t *testing.T, dir string) []nlp.Class {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []nlp.Class
	for _, f := range files {
		file, err := parser.ParseFile(token.NewFileSet(), f, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if sel, ok := v.Type.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Class" {
				return true
			}
			for _, x := range v.Values {
				if lit, ok := x.(*ast.BasicLit); ok {
					if s, err := strconv.Unquote(lit.Value); err == nil {
						out = append(out, nlp.Class(s))
					}
				}
			}
			return true
		})
	}
	return out
}
