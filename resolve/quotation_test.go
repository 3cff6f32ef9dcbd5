package resolve_test

import (
	"slices"
	"testing"

	"relata/article"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// TestQuoted holds that what stands in a quotation is somebody's word although its sentence does not say whose.
func TestQuoted(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.NewReader(sch, fr.Language(), en.Language())
	for _, c := range []struct {
		name, lang, text string
		want             string // the statement and who says it, "" for nobody
	}{
		{"goes on behind its verb", "en", "“Velnor has bought Lazure,” Anna Kell said. “Velnor fired Tom Day in May.”", "DISMISSED(Velnor, Tom Day) by Anna Kell"},
		{"goes on behind its verb", "fr", "« Velnor a racheté Lazure », a déclaré Anne Roy. « Velnor a licencié Paul Morel en mai. »", "DISMISSED(Velnor, Paul Morel) by Anne Roy"},
		{"third sentence", "en", "“Norsel lied to us,” Tom Day told reporters. “It was wrong. Norsel sued Velnor.”", "SUES(Norsel, Velnor) by Tom Day"},
		{"third sentence", "fr", "« Norsel nous a menti », a dit Paul Roy. « Elle a eu tort. Norsel a porté plainte contre Velnor. »", "SUES(Norsel, Velnor) by Paul Roy"},
		{"the article itself", "en", "“Norsel lied to us,” Tom Day told reporters.\n\nNorsel sued Velnor in May.", "SUES(Norsel, Velnor) by "},
		{"the article itself", "fr", "« Norsel nous a menti », a dit Paul Roy.\n\nNorsel a porté plainte contre Velnor en mai.", "SUES(Norsel, Velnor) by "},
	} {
		t.Run(c.lang+"/"+c.name, func(t *testing.T) {
			t.Parallel()
			reading, err := reader.Read(t.Context(), article.Article{ID: "a", Language: c.lang, Text: c.text}, ingest.Trace{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, st := range reading.Statements {
				by := ""
				if len(st.AttributedTo) > 0 {
					by = st.AttributedTo[0].Name
				}
				got = append(got, st.Predicate.Type+"("+st.Subject.Name+", "+st.Object.Name+") by "+by)
			}
			if !slices.Contains(got, c.want) {
				t.Errorf("%s: %q, want %q among them", c.text, got, c.want)
			}
		})
	}
}
