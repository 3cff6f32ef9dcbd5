package resolve_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"relata/article"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// coreferenceFloors are the shares of the anaphora of testdata/coreference that must come out right, and the shares of the links made that may be
// wrong, by language. What is held out tells what to expect of other articles.
var coreferenceFloors = map[string]map[string]struct{ right, wrong float64 }{
	"cases":    {"fr": {0.94, 0.06}, "en": {0.91, 0.06}},
	"articles": {"fr": {0.80, 0.10}, "en": {0.85, 0.06}},
	"more":     {"fr": {0.56, 0.20}, "en": {0.62, 0.16}},
	"held out": {"fr": {0.55, 0.25}, "en": {0.68, 0.18}},
}

// An anaphor is a word or phrase of a text that stands for something named before.
type anaphor struct {
	construct, want string
	start, end      int // code points
}

// A passage is a text with its anaphora.
type passage struct {
	text     string
	anaphora []anaphor
}

// TestCoreference reads invented texts through the whole analysis, models included, and asks what their anaphora stand for: short texts with one each, and
// whole articles. What goes wrong is logged.
func TestCoreference(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.NewReader(sch, fr.Language(), en.Language())
	for _, lang := range []string{"fr", "en"} {
		for kind, passages := range map[string][]passage{
			"cases":    cases(t, filepath.Join("testdata", "coreference", lang+".txt")),
			"articles": articles(t, filepath.Join("testdata", "coreference", "articles_"+lang+".txtar")),
			"more":     articles(t, filepath.Join("testdata", "coreference", "more_"+lang+".txtar")),
			"held out": articles(t, filepath.Join("testdata", "coreference", "heldout_"+lang+".txtar")),
		} {
			t.Run(lang+"/"+kind, func(t *testing.T) {
				t.Parallel()
				all, right, linked, wrong := 0, 0, 0, 0
				for _, p := range passages {
					reading, err := reader.Read(t.Context(), article.Article{ID: lang, Language: lang, Text: p.text}, ingest.Trace{})
					if err != nil {
						t.Fatal(err)
					}
					for _, a := range p.anaphora {
						got := a.antecedent(reading)
						all++
						if got == a.want {
							right++
						} else if kind != "held out" {
							t.Logf("%s: %s: got %s, want %s", a.construct, a.around(p.text), got, a.want)
						}
						if got != "-" {
							linked++
							if got != a.want {
								wrong++
							}
						}
					}
				}
				share, bad := float64(right)/float64(all), float64(wrong)/float64(linked)
				t.Logf("%s: %d of %d right (%.3f); of %d links %d are wrong (%.3f)", lang, right, all, share, linked, wrong, bad)
				if floor := coreferenceFloors[kind][lang]; share < floor.right || bad > floor.wrong {
					t.Errorf("%s: right %.3f, floor %.3f; wrong links %.3f, at most %.3f", lang, share, floor.right, bad, floor.wrong)
				}
			})
		}
	}
}

// around is an anaphor in braces with what stands beside it.
func (a *anaphor) around(text string) string {
	const beside = 90
	r := []rune(text)
	return strings.ReplaceAll(string(r[max(a.start-beside, 0):a.start])+"{"+string(r[a.start:a.end])+"}"+string(r[a.end:min(a.end+beside, len(r))]), "\n", " ")
}

// cases reads short texts, one a line: construct | text with the anaphor in braces | name of what it stands for, "-" for none, names of several joined by " + ".
func cases(t *testing.T, path string) []passage {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, " | ")
		if len(fields) != 3 {
			t.Fatalf("%s:%d: not CONSTRUCT | TEXT | NAME", path, n)
		}
		p := marked(strings.Replace(fields[1], "}", "|"+fields[2]+"}", 1), fields[0])
		if len(p.anaphora) != 1 {
			t.Fatalf("%s:%d: no {anaphor}", path, n)
		}
		out = append(out, p)
	}
	return out
}

// articles reads whole texts, each anaphor marked {phrase|name of what it stands for}.
func articles(t *testing.T, path string) []passage {
	t.Helper()
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for _, f := range ar.Files {
		out = append(out, marked(string(f.Data), f.Name))
	}
	return out
}

// marked takes the marks out of a text.
func marked(text, construct string) passage {
	var plain strings.Builder
	var p passage
	for {
		before, rest, ok := strings.Cut(text, "{")
		plain.WriteString(before)
		mark, after, closed := strings.Cut(rest, "}")
		phrase, name, named := strings.Cut(mark, "|")
		if !ok || !closed || !named {
			break
		}
		several := strings.Split(name, " + ")
		slices.Sort(several)
		name = strings.Join(several, " + ")
		start := utf8.RuneCountInString(plain.String())
		plain.WriteString(phrase)
		p.anaphora = append(p.anaphora, anaphor{construct, name, start, start + utf8.RuneCountInString(phrase)})
		text = after
	}
	p.text = plain.String()
	return p
}

// antecedent is the name that a reading gives an anaphor, "-" if it gives none. A relative pronoun is replaced before: what counts is of whom its clause speaks.
func (a *anaphor) antecedent(r ingest.Reading) string {
	names := map[string]bool{}
	add := func(e int) {
		if e >= 0 && strings.ToLower(r.Entities[e].Name) != r.Entities[e].Name {
			names[r.Entities[e].Name] = true
		}
	}
	for _, d := range r.Decisions {
		if a.start <= d.Start && d.Start < a.end {
			add(d.Entity)
		}
	}
	for _, st := range r.Statements {
		for _, arg := range []int{0, 1} {
			of, span := st.Subject.Entity, st.Subject.Span
			if arg == 1 {
				of, span = st.Object.Entity, st.Object.Span
			}
			if a.construct == "relative" && st.Evidence.PredicateSpan.Start >= a.end && r.Entities[of].Name == a.want || a.start <= span.Start && span.End <= a.end {
				add(of)
			}
		}
	}
	if len(names) == 0 {
		return "-"
	}
	var all []string
	for n := range names {
		all = append(all, n)
	}
	slices.Sort(all)
	return strings.Join(all, " + ")
}
