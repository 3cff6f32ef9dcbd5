package ingest_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"relata/article"
	"relata/extract"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/resolve"
	"relata/schema"
)

// Marked news that nothing was learnt from, by files, with the floors under what is found of the facts between names, under the share of the anaphora whose
// antecedent is found, and the share of the links that may be wrong.
var markedSets = []struct {
	name, lang          string
	files               []string // patterns
	facts, right, wrong float64
}{
	{"fr", "fr", []string{"fr-[a-d]-06.txt", "fr-[a-d]-12.txt"}, 0.29, 0.63, 0.17},
	{"en", "en", []string{"en-[a-d]-06.txt", "en-[a-d]-12.txt"}, 0.35, 0.70, 0.15},
	{"fr, other writers", "fr", []string{"fr-[no]-*.txt"}, 0.30, 0.62, 0.18},
	{"en, other writers", "en", []string{"en-[no]-*.txt"}, 0.37, 0.69, 0.16},
}

var (
	markPattern = regexp.MustCompile(`\[([^\[\]|]+)\|(=?)([plodwe]\d+)\]`)
	factPattern = regexp.MustCompile(`^(\*?)\s*([plodwe]\d+)\s+([A-Z_]+)\s+([plodwe]\d+)\s*(?:\|\s*(.*))?$`)
)

// TestMarkedNews reads the invented news that nothing was learnt from (nlp/train/articles: some files of writers whose others taught, and all of other
// writers), written as papers write, and counts the facts of the schema between two names that are found, and the pronouns and descriptions that get the entity
// they stand for. Nobody reads what is missed there.
func TestMarkedNews(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.NewReader(sch, fr.Language(), en.Language())
	for _, set := range markedSets {
		t.Run(set.name, func(t *testing.T) {
			t.Parallel()
			var facts, found, essential, foundEssential, anaphora, right, wrong int
			var files []string
			for _, pattern := range set.files {
				more, err := filepath.Glob("../nlp/train/articles/" + pattern)
				if err != nil || len(more) == 0 {
					t.Fatal("no marked news: ", err)
				}
				files = append(files, more...)
			}
			for _, file := range files {
				for _, a := range readMarked(t, file) {
					reading, err := reader.Read(t.Context(), article.Article{ID: file, Language: set.lang, Text: a.text}, nil)
					if err != nil {
						t.Fatal(err)
					}
					for _, m := range a.anaphora {
						anaphora++
						switch linked, ok := m.antecedent(reading); {
						case ok:
							right++
						case linked:
							wrong++
						}
					}
					for _, f := range a.facts {
						if _, ok := sch.Relation(f.relation[0]); !ok {
							continue
						}
						facts++
						if f.essential {
							essential++
						}
						if slices.ContainsFunc(reading.Statements, func(st extract.Statement) bool { return f.says(sch, st) }) {
							found++
							if f.essential {
								foundEssential++
							}
						}
					}
				}
			}
			recall := float64(found) / float64(facts)
			t.Logf("%s: %d of %d facts between names found (%.3f), %d of %d essential ones (%.3f)", set.name, found, facts, recall, foundEssential, essential,
				float64(foundEssential)/float64(essential))
			share, bad := float64(right)/float64(anaphora), float64(wrong)/float64(right+wrong)
			t.Logf("%s: %d of %d anaphora right (%.3f), %d of %d links wrong (%.3f)", set.name, right, anaphora, share, wrong, right+wrong, bad)
			if recall < set.facts || share < set.right || bad > set.wrong {
				t.Errorf("%s: recall %.3f, anaphora right %.3f, links wrong %.3f; floors %.2f, %.2f, %.2f", set.name, recall, share, bad, set.facts, set.right, set.wrong)
			}
		})
	}
}

// A markedArticle is the text of an article, its facts between names, and what stands for a name in it.
type markedArticle struct {
	text     string
	facts    []markedFact
	anaphora []markedAnaphor
}

// A markedAnaphor is a pronoun or a description.
type markedAnaphor struct {
	start, end int      // code points
	names      []string // of what it stands for
}

// antecedent says whether a reading links an anaphor to anything, and whether to what it stands for.
func (m *markedAnaphor) antecedent(r ingest.Reading) (linked, right bool) {
	for _, d := range r.Decisions {
		if d.Entity >= 0 && d.Start < m.end && m.start < d.Start+utf8.RuneCountInString(d.Mention) && strings.ToLower(r.Entities[d.Entity].Name) != r.Entities[d.Entity].Name {
			return true, anyWithin(resolve.Fold(r.Entities[d.Entity].Name), m.names)
		}
	}
	return false, false
}

type markedFact struct {
	fact
	essential bool
}

// readMarked reads the articles of a file: nlp/train/articles/README.md.
func readMarked(t *testing.T, path string) []markedArticle {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []markedArticle
	for _, part := range strings.Split(string(data), "### ")[1:] {
		_, part, _ = strings.Cut(part, "\n")
		marked, lines, _ := strings.Cut(part, "\n= facts")
		names := map[string][]string{}
		for _, m := range markPattern.FindAllStringSubmatch(marked, -1) {
			if m[2] == "" {
				names[m[3]] = append(names[m[3]], resolve.Fold(m[1]))
			}
		}
		a := markedArticle{text: markPattern.ReplaceAllString(marked, "$1")}
		for _, m := range markPattern.FindAllStringSubmatchIndex(marked, -1) {
			if m[4] < m[5] {
				start := utf8.RuneCountInString(markPattern.ReplaceAllString(marked[:m[0]], "$1"))
				a.anaphora = append(a.anaphora, markedAnaphor{start, start + utf8.RuneCountInString(marked[m[2]:m[3]]), names[marked[m[6]:m[7]]]})
			}
		}
		for line := range strings.Lines(lines) {
			if m := factPattern.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				negated := slices.Contains(strings.Split(strings.ReplaceAll(m[5], " ", ""), ";"), "not")
				a.facts = append(a.facts, markedFact{fact{negated: negated, subjects: names[m[2]], relation: []string{m[3]}, objects: names[m[4]]}, m[1] != ""})
			}
		}
		out = append(out, a)
	}
	return out
}
