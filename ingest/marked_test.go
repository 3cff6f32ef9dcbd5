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
// antecedent is found, the share of the links that may be wrong, and the floors under the share of the pairs of names of one entity that become one, and of the
// pairs that become one that are, and under the share of the facts found that are denied, planned or asserted as the text does.
var markedSets = []struct {
	name, lang                              string
	files                                   []string // patterns
	facts, right, wrong, one, alike, stands float64
}{
	{"fr", "fr", []string{"fr-[a-d]-06.txt", "fr-[a-d]-12.txt"}, 0.29, 0.63, 0.17, 0.87, 0.86, 0.9},
	{"en", "en", []string{"en-[a-d]-06.txt", "en-[a-d]-12.txt"}, 0.35, 0.70, 0.15, 0.90, 0.95, 0.9},
	{"fr, other writers", "fr", []string{"fr-[no]-*.txt"}, 0.30, 0.62, 0.18, 0.88, 0.88, 0.9},
	{"en, other writers", "en", []string{"en-[no]-*.txt"}, 0.37, 0.69, 0.16, 0.90, 0.95, 0.9},
	{"fr, real news", "fr", []string{"fr-x-*.txt"}, 0.20, 0.55, 0.15, 0.60, 0.80, 0.85},
	{"en, real news", "en", []string{"en-x-*.txt"}, 0.45, 0.70, 0.10, 0.75, 0.93, 0.93},
}

var (
	markPattern = regexp.MustCompile(`\[([^\[\]|]+)\|(=?)([plodwe]\d+)\]`)
	factPattern = regexp.MustCompile(`^(\*?)\s*([plodwe]\d+)\s+([A-Z_]+)\s+([plodwe]\d+)\s*(?:\|\s*(.*))?$`)
)

// TestMarkedNews reads the marked news that nothing was learnt from (nlp/train/articles: some files of writers whose others taught, all of other
// writers, and real news), written as papers write, and counts the facts of the schema between two names that are found, and the pronouns and descriptions that get the entity
// they stand for, and the names of one that become one entity. Nobody reads what is missed there.
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
			var facts, found, essential, foundEssential, anaphora, right, wrong, read, held int
			var names pairsOfNames
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
					reading, err := reader.Read(t.Context(), article.Article{ID: file, Language: set.lang, Text: a.text}, ingest.Trace{})
					if err != nil {
						t.Fatal(err)
					}
					names.count(&a, reading)
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
						switch any, asTold := f.stands(sch, reading.Statements); {
						case asTold:
							held++
							read++
						case any:
							read++
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
			stands := float64(held) / float64(read)
			t.Logf("%s: %d of %d facts found, denied ones among them, are denied, planned or asserted as the text does (%.3f)", set.name, held, read, stands)
			if stands < set.stands {
				t.Errorf("%s: facts that stand as the text tells them %.3f, floor %.2f", set.name, stands, set.stands)
			}
			one, alike := float64(names.both)/float64(names.same), float64(names.both)/float64(names.joined)
			t.Logf("%s: %d of %d pairs of names of one are one entity (%.3f), %d of %d that are one entity are of one (%.3f)", set.name, names.both, names.same, one, names.both, names.joined, alike)
			if one < set.one || alike < set.alike {
				t.Errorf("%s: names of one that are one entity %.3f, names that are one entity and of one %.3f; floors %.2f, %.2f", set.name, one, alike, set.one, set.alike)
			}
		})
	}
}

// A markedArticle is the text of an article, its facts between names, its names, and what stands for a name in it.
type markedArticle struct {
	text     string
	facts    []markedFact
	names    []markedName
	anaphora []markedAnaphor
}

// A markedName is a mention by name.
type markedName struct {
	start, end int // code points
	id         string
	folded     string
}

// pairsOfNames counts pairs of different names in an article: those of one, those that a reading makes one entity of, and both.
type pairsOfNames struct {
	same, joined, both int
}

// count adds the pairs of an article, each name at its first mention that the reading has.
func (p *pairsOfNames) count(a *markedArticle, r ingest.Reading) {
	type seen struct {
		id, folded string
		entity     int
	}
	var names []seen
	for _, n := range a.names {
		if slices.ContainsFunc(names, func(s seen) bool { return s.id == n.id && s.folded == n.folded }) {
			continue
		}
		for _, d := range r.Decisions {
			if d.Entity >= 0 && d.Start <= n.start && n.end <= d.Start+utf8.RuneCountInString(d.Mention) {
				names = append(names, seen{n.id, n.folded, d.Entity})
				break
			}
		}
	}
	for i, a := range names {
		for _, b := range names[:i] {
			if a.folded == b.folded {
				continue
			}
			same, joined := a.id == b.id, a.entity == b.entity
			if same {
				p.same++
			}
			if joined {
				p.joined++
			}
			if same && joined {
				p.both++
			}
		}
	}
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
	hedged    bool // planned, possible or conditional
}

// stands says whether any statement has the relation of a fact, denied or not, and whether one is denied or not, and hedged or not, as the fact is.
func (f *markedFact) stands(sch *schema.Schema, statements []extract.Statement) (found, asTold bool) {
	for _, st := range statements {
		negated := st.Negated
		if st.Negated = f.negated; !f.says(sch, st) {
			continue
		}
		found = true
		asTold = asTold || negated == f.negated && (st.Modality != extract.Asserted) == f.hedged
	}
	return found, asTold
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
			words, id := marked[m[2]:m[3]], marked[m[6]:m[7]]
			start := utf8.RuneCountInString(markPattern.ReplaceAllString(marked[:m[0]], "$1"))
			end := start + utf8.RuneCountInString(words)
			if m[4] < m[5] {
				a.anaphora = append(a.anaphora, markedAnaphor{start, end, names[id]})
			} else {
				a.names = append(a.names, markedName{start, end, id, resolve.Fold(words)})
			}
		}
		for line := range strings.Lines(lines) {
			if m := factPattern.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				flags := strings.Split(strings.ReplaceAll(m[5], " ", ""), ";")
				told := fact{negated: slices.Contains(flags, "not"), subjects: names[m[2]], relation: []string{m[3]}, objects: names[m[4]]}
				hedged := slices.ContainsFunc(flags, func(f string) bool { return f == "planned" || f == "possible" || f == "conditional" })
				a.facts = append(a.facts, markedFact{told, m[1] != "", hedged})
			}
		}
		out = append(out, a)
	}
	return out
}
