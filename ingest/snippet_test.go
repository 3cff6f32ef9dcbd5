package ingest_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"relata/article"
	"relata/extract"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/resolve"
	"relata/schema"
)

// The floors under what is found of the relation that a snippet was written for, by language and half.
var snippetFloors = map[string]map[string]float64{
	"fr": {"development": 0.38, "held out": 0.34},
	"en": {"development": 0.35, "held out": 0.26},
}

// TestSnippets reads short pieces of news, twenty for a relation, no two worded alike: testdata/snippets/LANGUAGE/RELATION.txt. Rules and wordings may be written
// while looking at the first, third, fifth … of a file; the others are held out, only counted, never read. See CONTRIBUTING.md.
func TestSnippets(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.NewReader(sch, fr.Language(), en.Language())
	type tally struct{ facts, found, beside, foundBeside, statements, marked, wrong, made int }
	for lang, floors := range snippetFloors {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			sums := map[string]*tally{"development": {}, "held out": {}}
			files, err := filepath.Glob("../testdata/snippets/" + lang + "/*.txt")
			if err != nil || len(files) == 0 {
				t.Fatal("no snippets: ", err)
			}
			for _, file := range files {
				relation := strings.TrimSuffix(filepath.Base(file), ".txt")
				for n, s := range readSnippets(t, file) {
					half := "development"
					if n%2 == 1 {
						half = "held out"
					}
					sum := sums[half]
					reading, err := reader.Read(t.Context(), article.Article{ID: relation, Language: lang, Text: s.text}, ingest.Trace{})
					if err != nil {
						t.Fatal(err)
					}
					for _, st := range reading.Statements {
						if st.Predicate.Open || st.Predicate.Type == "INSTANCE_OF" || st.Verbatim() {
							continue
						}
						marked := false
						for i := range s.facts {
							f := &s.facts[i]
							if f.says(sch, st) {
								f.found, marked = true, marked || !f.wrong
							}
						}
						sum.statements++
						if marked {
							sum.marked++
						}
					}
					for _, f := range s.facts {
						main := slices.Contains(f.relation, relation)
						found := 0
						if f.found {
							found = 1
						}
						switch {
						case f.wrong:
							sum.wrong++
							sum.made += found
						case f.optional:
						case main:
							sum.facts++
							sum.found += found
						default:
							sum.beside++
							sum.foundBeside += found
						}
						if half == "development" && main && !f.found && !f.optional && !f.wrong {
							t.Logf("%s %d: missed: %s", relation, n+1, f.line)
						}
					}
				}
			}
			for half, sum := range sums {
				recall := float64(sum.found) / float64(sum.facts)
				t.Logf("%s, %s: %d of %d facts of the relation found (%.3f), %d of %d others; %d of %d statements are marked; %d of %d plausible wrong ones made", lang, half,
					sum.found, sum.facts, recall, sum.foundBeside, sum.beside, sum.marked, sum.statements, sum.made, sum.wrong)
				if recall < floors[half] {
					t.Errorf("%s, %s: recall %.3f, floor %.2f", lang, half, recall, floors[half])
				}
			}
		})
	}
}

// A snippet is a text and the facts that are marked in it.
type snippet struct {
	text  string
	facts []mark
}

// A mark is a fact that a snippet states, or one that somebody might take from it and that it does not state.
type mark struct {
	fact
	wrong bool
}

func readSnippets(t *testing.T, path string) []snippet {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []snippet
	fresh := true
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			fresh = true
			continue
		case fresh:
			out = append(out, snippet{text: line})
			fresh = false
			continue
		}
		m := mark{fact: fact{line: line}}
		rest := line
		rest, m.optional = strings.CutPrefix(rest, "? ")
		rest, m.negated = strings.CutPrefix(rest, "! ")
		rest, m.wrong = strings.CutPrefix(rest, "- ")
		parts := strings.Split(rest, " | ")
		if len(parts) != 3 {
			t.Fatalf("%s: %q is not SUBJECT | RELATION | OBJECT", path, line)
		}
		m.subjects, m.relation, m.objects = names(parts[0]), strings.Split(parts[1], " / "), names(parts[2])
		last := &out[len(out)-1]
		last.facts = append(last.facts, m)
	}
	return out
}

// says is like that of a fact, but an argument may be part of what is marked, or the other way round, and what is wrong must be asserted.
func (m *mark) says(sch *schema.Schema, st extract.Statement) bool {
	if st.Negated != m.negated || !slices.Contains(m.relation, st.Predicate.Type) || m.wrong && st.Modality != extract.Asserted {
		return false
	}
	s, o := resolve.Fold(st.Subject.Name), resolve.Fold(st.Object.Name)
	rel, _ := sch.Relation(st.Predicate.Type)
	return anyWithin(s, m.subjects) && anyWithin(o, m.objects) || rel.Symmetric && anyWithin(o, m.subjects) && anyWithin(s, m.objects)
}

// anyWithin says whether all words of one of two names are words of the other.
func anyWithin(name string, marked []string) bool {
	a := strings.Fields(name)
	return slices.ContainsFunc(marked, func(m string) bool {
		b := strings.Fields(m)
		within := func(a, b []string) bool {
			return len(a) > 0 && !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
		}
		return within(a, b) || within(b, a)
	})
}
