package resolve_test

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"relata/article"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// coreferenceFloors are the shares of the cases of testdata/coreference that must come out right, and the shares of the links made that may be
// wrong, by language.
var coreferenceFloors = map[string]struct{ right, wrong float64 }{
	"fr": {0.9, 0.05},
	"en": {0.9, 0.05},
}

// An anaphor is a word or phrase of a text that stands for something named before.
type anaphor struct {
	construct, text, want string
	start, end            int // code points
}

// TestCoreference reads short texts through the whole analysis, models included, and asks what one anaphor of each stands for. What goes wrong is logged.
func TestCoreference(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.NewReader(sch, fr.Language(), en.Language())
	for _, lang := range []string{"fr", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			cases := anaphors(t, filepath.Join("testdata", "coreference", lang+".txt"))
			right, linked, wrong := 0, 0, 0
			for _, c := range cases {
				reading, err := reader.Read(t.Context(), article.Article{ID: lang, Language: lang, Text: c.text}, nil)
				if err != nil {
					t.Fatal(err)
				}
				got := c.antecedent(reading)
				if got == c.want {
					right++
				} else {
					t.Logf("%s: %s: got %s, want %s", c.construct, c.text, got, c.want)
				}
				if got != "-" {
					linked++
					if got != c.want {
						wrong++
					}
				}
			}
			share, bad := float64(right)/float64(len(cases)), float64(wrong)/float64(linked)
			t.Logf("%s: %d of %d right (%.3f); of %d links %d are wrong (%.3f)", lang, right, len(cases), share, linked, wrong, bad)
			if floor := coreferenceFloors[lang]; share < floor.right || bad > floor.wrong {
				t.Errorf("%s: right %.3f, floor %.3f; wrong links %.3f, at most %.3f", lang, share, floor.right, bad, floor.wrong)
			}
		})
	}
}

// anaphors reads cases, one a line: construct | text with the anaphor in braces | name of what it stands for, "-" for none, names of several joined by " + ".
func anaphors(t *testing.T, path string) []anaphor {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []anaphor
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, " | ")
		if len(fields) != 3 {
			t.Fatalf("%s:%d: not CONSTRUCT | TEXT | NAME", path, n)
		}
		before, rest, ok := strings.Cut(fields[1], "{")
		phrase, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			t.Fatalf("%s:%d: no {anaphor}", path, n)
		}
		start := utf8.RuneCountInString(before)
		out = append(out, anaphor{fields[0], before + phrase + after, fields[2], start, start + utf8.RuneCountInString(phrase)})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
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
