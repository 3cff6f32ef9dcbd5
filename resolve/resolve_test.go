package resolve_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/conllu"
	"relata/resolve"
)

// A case is a txtar: the comment says what it is about; "conllu" is the analysed text; "lexicon" the classes it needs; "want" has a line for each
// argument: its words, which occurrence of them (from 1), its kind, and the name of the entity that it must be given, "-" for none.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			section := map[string]string{}
			for _, f := range ar.Files {
				section[f.Name] = string(f.Data)
			}
			doc, _, err := conllu.Read(strings.NewReader(section["conllu"]), "")
			if err != nil {
				t.Fatal(err)
			}
			lex, err := nlp.ReadLexicon(file, strings.NewReader(section["lexicon"]))
			if err != nil {
				t.Fatal(err)
			}
			var statements []extract.Statement
			wants := strings.Split(strings.TrimSpace(section["want"]), "\n")
			for _, line := range wants {
				statements = append(statements, statement(t, doc, line))
			}
			res, err := resolve.Resolve(t.Context(), doc, statements, resolve.Options{Lexicon: lex})
			if err != nil {
				t.Fatal(err)
			}
			kept := map[string]string{}
			for _, st := range res.Statements {
				kept[st.Predicate.Type] = st.Subject.Name
				if st.Object.Kind == extract.Omitted {
					kept[st.Predicate.Type] = st.Object.Name
				}
			}
			var got []string
			for _, line := range wants {
				words, _, _ := strings.Cut(line, " = ")
				name, ok := kept[words]
				if !ok {
					name = "-"
				}
				got = append(got, words+" = "+name)
			}
			if diff := cmp.Diff(wants, got); diff != "" {
				t.Errorf("-want +got\n%s\n%v", diff, res.Decisions)
			}
		})
	}
}

// statement makes a statement whose subject is the argument of a line of "want", its object if that is omitted, and whose predicate is named after it.
func statement(t *testing.T, doc *nlp.Document, line string) extract.Statement {
	t.Helper()
	left, _, ok := strings.Cut(line, " = ")
	f := strings.Split(left, " | ")
	if !ok || len(f) != 3 {
		t.Fatalf("want: %q is not WORDS | OCCURRENCE | KIND = NAME", line)
	}
	kind, ok := map[string]extract.ArgumentKind{"named": extract.Named, "nominal": extract.Nominal, "pronoun": extract.Pronoun, "omitted": extract.Omitted}[f[2]]
	if !ok {
		t.Fatalf("want: no kind %q", f[2])
	}
	nth := 0
	if _, err := fmt.Sscan(f[1], &nth); err != nil {
		t.Fatal(err)
	}
	for i, s := range doc.Sentences {
		for a := range s.Tokens {
			for b := a; b < len(s.Tokens); b++ {
				span := nlp.Span{Start: s.Tokens[a].Start, End: s.Tokens[b].End}
				if doc.Slice(span) != f[0] {
					continue
				}
				if nth--; nth > 0 {
					continue
				}
				first, last := s.Tokens[a].First, s.Tokens[b].Last
				head := first
				for id := first; id <= last; id++ {
					if w := s.Word(id); w.Head < first || w.Head > last {
						head = id
						break
					}
				}
				st := extract.Statement{
					Subject:   extract.Argument{Mention: f[0], Span: span, Kind: kind, Sentence: i, Head: head},
					Predicate: extract.Predicate{Type: left, Open: true},
					Object:    extract.Argument{Mention: "9 %", Name: "9 %", Type: "Percent", Kind: extract.Value, Sentence: i, Span: nlp.Span{Start: -1, End: -1}},
					Evidence:  extract.Evidence{Index: i},
				}
				if kind == extract.Omitted {
					st.Subject, st.Object = st.Object, st.Subject
				}
				return st
			}
		}
	}
	t.Fatalf("want: the text has no %q", line)
	return extract.Statement{}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Éric  Dupond-Moretti": "eric dupond-moretti",
		"L’Oréal":              "l'oreal",
		"« Premium+ »":         "premium+",
		"Newell's Old Boys":    "newell's old boys",
	} {
		if got := resolve.Fold(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Éric « Dupond »")
	f.Add("\xff\u0301")
	f.Fuzz(func(t *testing.T, name string) {
		once := resolve.Fold(name)
		if twice := resolve.Fold(once); twice != once {
			t.Errorf("folding %q twice: %q, then %q", name, once, twice)
		}
	})
}
