package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"relata/schema"
)

func builtin(tb testing.TB) *schema.Schema {
	tb.Helper()
	s, err := schema.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// Each relation can be said in each language, and by more than one word where news has more than one.
func TestBuiltinWordings(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	if got, want := s.Languages(), []string{"en", "fr"}; !slices.Equal(got, want) {
		t.Fatalf("languages %v, want %v", got, want)
	}
	const floor = 700 // wordings of a language
	for _, lang := range s.Languages() {
		ws := s.Wordings(lang)
		if ws.Len() < floor {
			t.Errorf("%s: %d wordings, want at least %d", lang, ws.Len(), floor)
		}
		said := map[string]int{}
		classes := map[schema.WordClass]int{}
		for _, lemma := range ws.Lemmas() {
			for _, w := range ws.Of(lemma) {
				said[w.Relation]++
				classes[w.Class]++
			}
		}
		for _, r := range s.Relations {
			if said[r.Name] == 0 {
				t.Errorf("%s: no wording of %s", lang, r.Name)
			}
		}
		t.Logf("%s: %d wordings of %d lemmas, %v", lang, ws.Len(), len(ws.Lemmas()), classes)
	}
}

// Each relation has two examples or more in each language, whose arguments stand in the text.
func TestBuiltinExamples(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	for _, r := range s.Relations {
		n := map[string]int{}
		for _, ex := range r.Examples {
			n[ex.Language]++
			for _, text := range ex.Want {
				w, err := schema.ParseWanted(text)
				if err != nil {
					t.Errorf("%s: %v", r.Name, err)
					continue
				}
				if _, ok := s.Relation(w.Relation); !ok {
					t.Errorf("%s: example wants the unknown %s", r.Name, w.Relation)
				}
				parts := []string{w.Subject, w.Object}
				for name, v := range w.Qualifiers {
					if q, ok := s.Relation(w.Relation); ok && name != "time" && name != "place" && name != "by" && !slices.Contains(q.Qualifiers, name) {
						t.Errorf("%s: %s has no qualifier %s", text, w.Relation, name)
					}
					parts = append(parts, v)
				}
				for _, p := range parts {
					if !strings.Contains(strings.ReplaceAll(ex.Text, "'", "’"), strings.ReplaceAll(p, "'", "’")) {
						t.Errorf("%s: %q does not stand in %q", r.Name, p, ex.Text)
					}
				}
			}
		}
		for _, lang := range s.Languages() {
			if n[lang] < 2 {
				t.Errorf("%s: %d examples in %s, want 2", r.Name, n[lang], lang)
			}
		}
	}
}

func TestOfPutsTheMostSpecificFirst(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	for _, c := range []struct{ lang, lemma, relation, with string }{
		{"fr", "porter", "SUES", "plainte"},
		{"fr", "PDG", "LEADS", ""},
		{"fr", "pdg", "LEADS", ""},
		{"en", "ceo", "LEADS", ""},
		{"en", "take", "ACQUIRED", "over"},
		{"en", "team", "PARTNERS_WITH", "up"},
		{"en", schema.AnyName, "DEVELOPS", ""},
	} {
		found := false
		last := true
		for _, w := range s.Wordings(c.lang).Of(c.lemma) {
			found = found || w.Relation == c.relation && w.With == c.with
			if has := w.With != ""; has && !last {
				t.Errorf("%s %s: %q comes after a wording without a further lemma", c.lang, c.lemma, w.With)
			} else {
				last = has
			}
		}
		if !found {
			t.Errorf("%s: %s %s is no wording of %s", c.lang, c.lemma, c.with, c.relation)
		}
	}
	if got := s.Wordings("de").Of("sein"); got != nil {
		t.Errorf("a language without wordings has %v", got)
	}
}

func TestAccepts(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	for _, c := range []struct {
		relation, from, to string
		want               bool
	}{
		{"SUES", "Person", "Organization", true},
		{"SUES", "Event", "Organization", false},
		{"SUES", "", "Organization", true},
		{"SUES", "Person", "", true},
		{"CRITICIZES", "Person", "Concept", true},
		{"CRITICIZES", "Person", "Date", false},
		{"CRITICIZES", "Person", "Cat", false},
		{"RAISED", "Organization", "Money", true},
		{"SAID", "Person", schema.Statement, true},
		{"SAID", "Person", "Organization", false},
		{"SUES", "Person", schema.Statement, false},
		{"PART_OF", "Place", "Place", true},
		{"PART_OF", "Place", "Organization", false},
		{"PART_OF", "", "Organization", true},
		{"LOVES", "Person", "Person", false},
	} {
		if got := s.Accepts(c.relation, c.from, c.to); got != c.want {
			t.Errorf("Accepts(%s, %q, %q) = %v", c.relation, c.from, c.to, got)
		}
	}
}

func TestFits(t *testing.T) {
	t.Parallel()
	s := builtin(t)
	plain := schema.Wording{Relation: "FOUNDED", Lemma: "found"}
	narrow := schema.Wording{Relation: "FOUNDED", Lemma: "create", To: []string{"Organization"}}
	name := schema.Wording{Relation: "DEVELOPS", Lemma: schema.AnyName}
	for _, c := range []struct {
		w        schema.Wording
		from, to string
		want     bool
	}{
		{plain, "Person", "", true},
		{narrow, "Person", "", false},
		{narrow, "Person", "Organization", true},
		{narrow, "", "Organization", true},
		{name, "Organization", "Product", true},
		{name, "Organization", "", false},
		{name, "", "Product", false},
	} {
		if got := s.Fits(&c.w, c.from, c.to); got != c.want {
			t.Errorf("Fits(%s, %q, %q) = %v", c.w.Lemma, c.from, c.to, got)
		}
	}
}

func ExampleParseWanted() {
	w, _ := schema.ParseWanted(`LEADS(Aline Caron, Voltéa) not role="PDG" by="Reuters"`)
	fmt.Println(w.Relation, w.Subject, w.Object, w.Negated, w.Qualifiers["role"], w.Qualifiers["by"])
	// Output: LEADS Aline Caron Voltéa true PDG Reuters
}

func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := schema.Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}
