package main

import (
	"os"
	"path/filepath"
	"testing"

	"relata/article"
	"relata/ingest"
	"relata/nlp"
	"relata/schema"
)

// TestOffsets holds that the offsets of each statement cut exactly the words that they claim out of the article. RELATA_TEST_ARTICLES adds a
// folder of further articles.
func TestOffsets(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := newReader(sch)
	folders := []string{filepath.Join("..", "..", "testdata", "articles")}
	if more := os.Getenv("RELATA_TEST_ARTICLES"); more != "" {
		folders = append(folders, more)
	}
	statements := 0
	for a, err := range article.Read(t.Context(), folders, article.Options{ID: article.IDPath}) {
		if err != nil {
			t.Fatal(err)
		}
		reading, err := reader.Read(t.Context(), a, ingest.Trace{})
		if err != nil {
			t.Fatalf("%s: %v", a.ID, err)
		}
		doc := nlp.NewDocument(a.Text, a.Language)
		for _, st := range reading.Statements {
			statements++
			ev := st.Evidence
			sentence := nlp.Span{Start: ev.Start, End: ev.End}
			for _, c := range []struct {
				what, want string
				span       nlp.Span
			}{
				{"sentence", ev.Sentence, sentence},
				{"subject", st.Subject.Mention, st.Subject.Span},
				{"predicate", st.Predicate.Text, st.Predicate.Span},
				{"object", st.Object.Mention, st.Object.Span},
			} {
				if got := doc.Slice(c.span); got != c.want || c.want == "" {
					t.Errorf("%s: %s(%s, %s): the %s is %q, its offsets %v cut %q", a.ID, st.Predicate.Type, st.Subject.Name, st.Object.Name, c.what, c.want, c.span, got)
				}
			}
			if !sentence.Contains(ev.PredicateSpan) || ev.PredicateSpan.Len() == 0 {
				t.Errorf("%s: predicate %v lies outside its sentence %v", a.ID, ev.PredicateSpan, sentence)
			}
		}
	}
	if statements < 50 {
		t.Errorf("only %d statements were checked", statements)
	}
}
