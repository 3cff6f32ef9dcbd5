package extract_test

import (
	"slices"
	"testing"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// exampleFloor is the share of the schema's examples whose statements must be found through the whole analysis, the models included. What
// is missed is logged: most are misread by the models, as short sentences about nobody known are.
const exampleFloor = 0.85

// TestExamples reads the examples of the built-in schema, in both languages.
func TestExamples(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []nlp.Language{fr.Language(), en.Language()} {
		t.Run(lang.Code, func(t *testing.T) {
			t.Parallel()
			engine, err := lang.Open()
			if err != nil {
				t.Fatal(err)
			}
			x := extract.New(sch, lang)
			wanted, found := 0, 0
			for _, rel := range sch.Relations {
				for _, ex := range rel.Examples {
					if ex.Language != lang.Code {
						continue
					}
					doc, err := engine.Analyze(t.Context(), ex.Text)
					if err != nil {
						t.Fatal(err)
					}
					sts, err := x.Extract(t.Context(), x.Mend(doc), extract.Options{})
					if err != nil {
						t.Fatal(err)
					}
					for _, text := range ex.Want {
						want, err := schema.ParseWanted(text)
						if err != nil {
							t.Fatal(err)
						}
						wanted++
						if slices.ContainsFunc(sts, func(st extract.Statement) bool { return says(st, want, rel.Symmetric) }) {
							found++
						} else {
							t.Logf("%s: no %s", ex.Text, text)
						}
					}
				}
			}
			if wanted == 0 || float64(found) < exampleFloor*float64(wanted) {
				t.Errorf("found %d of %d", found, wanted)
			}
		})
	}
}

// says whether a statement is the wanted one, qualifiers aside.
func says(st extract.Statement, w schema.Wanted, symmetric bool) bool {
	if st.Predicate.Type != w.Relation || st.Negated != w.Negated || string(st.Modality) != w.Modality {
		return false
	}
	return st.Subject.Name == w.Subject && st.Object.Name == w.Object || symmetric && st.Subject.Name == w.Object && st.Object.Name == w.Subject
}
