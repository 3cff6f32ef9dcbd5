package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"relata/nlp"
	"relata/nlp/conllu"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/resolve"
)

// FuzzNames resolves documents that name one thing a line, of a type that its length tells: each name belongs to one entity, which has a name.
func FuzzNames(f *testing.F) {
	for _, names := range []string{
		"Ana Roa Cruz\nRoa\nAna", "de X de Y\nde\nX", "L'Agence du lait\nAdl\nl'ADL", "O'\n'\n-\na-b-c\nb", "Roa\nRoa Roa\nRoa Roa Roa", "M. Roa\nMme Roa\nRoa", "The The\nThe\nThe Bay\nBay",
	} {
		f.Add(names)
	}
	lexica := []*nlp.Lexicon{fr.Language().Lexicon, en.Language().Lexicon}
	f.Fuzz(func(t *testing.T, names string) {
		var text strings.Builder
		for i, line := range strings.Split(names, "\n") {
			words := strings.Fields(line)
			if len(words) == 0 || len(words) > 12 || i > 40 {
				continue
			}
			typ := []string{"Person", "Organization", "Place", "Product", "Work", "Event"}[len(line)%6]
			fmt.Fprintf(&text, "# text = %s left.\n", strings.Join(words, " "))
			verb := len(words) + 1
			for k, w := range words {
				place, head, rel := "I", 1, "flat"
				if k == 0 {
					place, head, rel = "B", verb, "nsubj"
				}
				fmt.Fprintf(&text, "%d\t%s\t%s\tPROPN\t_\t_\t%d\t%s\t_\tNE=%s-%s\n", k+1, w, w, head, rel, place, typ)
			}
			fmt.Fprintf(&text, "%d\tleft\tleave\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n%d\t.\t.\tPUNCT\t_\t_\t%d\tpunct\t_\t_\n\n", verb, verb+1, verb)
		}
		doc, _, err := conllu.Read(strings.NewReader(text.String()), "")
		if err != nil {
			t.Skip() // no text that has these words
		}
		for _, lex := range lexica {
			res, err := resolve.Resolve(t.Context(), doc, nil, resolve.Options{Lexicon: lex})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range res.Entities {
				if e.Name == "" || e.ID == "" {
					t.Errorf("an entity without a name: %+v", e)
				}
			}
			for _, d := range res.Decisions {
				if d.Entity >= len(res.Entities) {
					t.Errorf("%q is of no entity: %d of %d", d.Mention, d.Entity, len(res.Entities))
				}
			}
		}
	})
}
