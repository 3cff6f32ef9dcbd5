package extract_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/conllu"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

var update = flag.Bool("update", false, "write the statements found into testdata/rules")

// TestRules runs the extractor over given parses: one file a construct and language, named LANGUAGE-CONSTRUCT.txtar. The section
// "conllu" holds the sentences, "want" the statements of each under its text.
func TestRules(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	extractors := map[string]*extract.Extractor{
		"fr": extract.New(sch, fr.Language()),
		"en": extract.New(sch, en.Language()),
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, _, err := conllu.Read(bytes.NewReader(section(t, a, "conllu").Data), name[:2])
			if err != nil {
				t.Fatal(err)
			}
			x := extractors[name[:2]]
			sts, err := x.Extract(t.Context(), x.Mend(doc), extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "-"+extract.RuleLearnt) { // what a network makes of the sentences changes with its training
				sts = slices.DeleteFunc(sts, func(st extract.Statement) bool { return st.Rule == extract.RuleLearnt })
			}
			got := printStatements(doc, sts)
			want := section(t, a, "want")
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

func section(t *testing.T, a *txtar.Archive, name string) *txtar.File {
	t.Helper()
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	t.Fatalf("no section %q", name)
	return nil
}

// printStatements prints the statements of each sentence, one a line, under the sentence.
func printStatements(doc *nlp.Document, sts []extract.Statement) string {
	var b strings.Builder
	for _, s := range doc.Sentences {
		fmt.Fprintf(&b, "# %s\n", doc.Slice(s.Span))
		for _, st := range sts {
			if st.Evidence.Index == s.Index {
				b.WriteString(printStatement(st) + "\n")
			}
		}
	}
	return b.String()
}

func printStatement(st extract.Statement) string {
	var b strings.Builder
	if st.Negated {
		b.WriteString("not ")
	}
	fmt.Fprintf(&b, "%s(%s, %s)", st.Predicate.Type, st.Subject.Name, st.Object.Name)
	if st.Modality != extract.Asserted {
		b.WriteString(" " + string(st.Modality))
	}
	for _, a := range st.AttributedTo {
		fmt.Fprintf(&b, " by=%q", a.Name)
	}
	for _, q := range [...][2]string{
		{"time", st.Qualifiers.Time},
		{"place", st.Qualifiers.Place},
		{"amount", st.Qualifiers.Amount},
		{"share", st.Qualifiers.Share},
		{"role", st.Qualifiers.Role},
		{"of", st.Qualifiers.Of},
		{"to", st.Qualifiers.To},
		{"from", st.Qualifiers.From},
		{"kinship", st.Qualifiers.Kinship},
		{"date", st.Qualifiers.Date},
	} {
		if q[1] != "" {
			fmt.Fprintf(&b, " %s=%q", q[0], q[1])
		}
	}
	if st.Unnamed {
		b.WriteString(" if the subject is named")
	}
	return b.String() + " rule=" + st.Rule
}

// mended are the first sentences among the cases of a language in which each mending puts something right.
func mended(t *testing.T, x *extract.Extractor, code string, files []string) map[string]string {
	t.Helper()
	first := map[string]string{}
	for _, file := range files {
		if !strings.HasPrefix(filepath.Base(file), code+"-") {
			continue
		}
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, _, err := conllu.Read(bytes.NewReader(section(t, a, "conllu").Data), code)
		if err != nil {
			t.Fatal(err)
		}
		x.MendTraced(doc, func(s *nlp.Sentence, ms []extract.Mended) {
			for _, m := range ms {
				if first[m.Mending] == "" {
					first[m.Mending] = doc.Slice(s.Span)
				}
			}
		})
	}
	return first
}

// TestRulesPage keeps docs/rules.md, the tour of the constructions: it is the cases, printed for people. Each mending needs a case.
func TestRulesPage(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# What is read off which construction\n\nMade from `extract/testdata/rules` by `go test ./extract -run TestRulesPage -update`; the cases are tests on given parses.\n")
	b.WriteString("The first table is the list of rules, in the order in which they are tried; a finder fills in a subject that the clause leaves out, and its\nname is joined to the rule's: `verb+control`.\n\n")
	b.WriteString("| rule | reads |\n| --- | --- |\n")
	for _, r := range extract.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", r.Name, r.Doc)
	}
	b.WriteString("\n| finder | finds |\n| --- | --- |\n")
	for _, f := range extract.Finders() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", f.Name, f.Doc)
	}
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	english, french := mended(t, extract.New(sch, en.Language()), "en", files), mended(t, extract.New(sch, fr.Language()), "fr", files)
	b.WriteString("\nBefore rules read a sentence, what the parser is known to misread is put right (`--trace` says where). In the order in which it is tried on a word, with the first case of each language in which it is needed:\n\n| mending | English | French |\n| --- | --- | --- |\n")
	for _, m := range extract.Mendings() {
		if english[m] == "" && french[m] == "" {
			t.Errorf("mending %s: no case in testdata/rules needs it", m)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", m, english[m], french[m])
	}
	for _, code := range []string{"en", "fr"} {
		fmt.Fprintf(&b, "\n## %s\n", map[string]string{"en": "English", "fr": "French"}[code])
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".txtar")
			construct, ok := strings.CutPrefix(name, code+"-")
			if !ok {
				continue
			}
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "\n### %s\n\n%s\n", strings.ReplaceAll(construct, "-", " "), strings.TrimSpace(string(a.Comment)))
			inside := false
			for line := range strings.Lines(string(section(t, a, "want").Data)) {
				line = strings.TrimSpace(line)
				if text, ok := strings.CutPrefix(line, "# "); ok {
					if inside {
						b.WriteString("```\n")
					}
					fmt.Fprintf(&b, "\n> %s\n", text)
					inside = false
					continue
				}
				if !inside {
					b.WriteString("\n```\n")
					inside = true
				}
				b.WriteString(line + "\n")
			}
			if inside {
				b.WriteString("```\n")
			}
		}
	}
	const page = "../docs/rules.md"
	if *update {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(b.String(), string(got)); diff != "" {
		t.Errorf("%s is out of date; run go test ./extract -run TestRulesPage -update (-want +got):\n%s", page, diff)
	}
}
