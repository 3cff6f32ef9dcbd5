package extract_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"relata/extract"
	"relata/nlp"
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
			doc := readParses(t, string(section(t, a, "conllu").Data))
			x := extractors[name[:2]]
			sts, err := x.Extract(t.Context(), doc, extract.Options{})
			if err != nil {
				t.Fatal(err)
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
		{"time", st.Qualifiers.Time}, {"place", st.Qualifiers.Place}, {"amount", st.Qualifiers.Amount}, {"share", st.Qualifiers.Share},
		{"role", st.Qualifiers.Role}, {"of", st.Qualifiers.Of}, {"to", st.Qualifiers.To}, {"from", st.Qualifiers.From},
		{"kinship", st.Qualifiers.Kinship}, {"date", st.Qualifiers.Date},
	} {
		if q[1] != "" {
			fmt.Fprintf(&b, " %s=%q", q[0], q[1])
		}
	}
	return b.String() + " rule=" + st.Rule
}

// readParses builds a document out of CoNLL-U, names in MISC as NE=B-Person.
func readParses(t *testing.T, text string) *nlp.Document {
	t.Helper()
	var b strings.Builder
	var sentences []*nlp.Sentence
	for block := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		s := &nlp.Sentence{Index: len(sentences)}
		at := func() int { return len([]rune(b.String())) }
		s.Start = at()
		inside := 0
		for line := range strings.SplitSeq(block, "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			c := strings.Split(line, "\t")
			if len(c) != 10 {
				t.Fatalf("not ten columns: %q", line)
			}
			first, last, several := strings.Cut(c[0], "-")
			id, _ := strconv.Atoi(first)
			if several || id > inside {
				tok := nlp.Token{Span: nlp.Span{Start: at()}, Form: c[1], First: id, Last: id, SpaceAfter: !strings.Contains(c[9], "SpaceAfter=No")}
				if several {
					tok.Last, _ = strconv.Atoi(last)
					inside = tok.Last
				}
				b.WriteString(c[1])
				tok.End = at()
				s.Tokens = append(s.Tokens, tok)
				s.End = tok.End
				if tok.SpaceAfter {
					b.WriteByte(' ')
				}
			}
			if several {
				continue
			}
			head, _ := strconv.Atoi(c[6])
			w := nlp.Word{ID: id, Token: len(s.Tokens) - 1, Form: c[1], Lemma: c[2], UPOS: nlp.UPOS(c[3]), Head: head, Deprel: nlp.Deprel(c[7]), Sure: 1}
			if c[5] != "_" {
				w.Feats = nlp.Feats(c[5])
			}
			s.Words = append(s.Words, w)
			for field := range strings.SplitSeq(c[9], "|") {
				tag, ok := strings.CutPrefix(field, "NE=")
				if !ok {
					continue
				}
				if typ, begins := strings.CutPrefix(tag, "B-"); begins {
					s.Mentions = append(s.Mentions, nlp.Mention{Span: s.Tokens[len(s.Tokens)-1].Span, First: id, Last: id, Type: nlp.MentionType(typ), Sure: 1})
				} else if n := len(s.Mentions); n > 0 {
					m := &s.Mentions[n-1]
					m.Last, m.End = id, s.Tokens[len(s.Tokens)-1].End
				}
			}
		}
		sentences = append(sentences, s)
		if n := len(s.Tokens); n > 0 && !s.Tokens[n-1].SpaceAfter {
			b.WriteByte(' ')
		}
	}
	doc := nlp.NewDocument(b.String(), "")
	doc.Sentences = sentences
	return doc
}
