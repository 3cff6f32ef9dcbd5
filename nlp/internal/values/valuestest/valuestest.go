// Package valuestest runs tables of sentences with the values that must be read in them.
package valuestest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/nlp"
)

// A Case is a sentence and its values, each "WORDS = TYPE VALUE".
type Case struct {
	Text string
	Want []string
}

// Run analyses each sentence and compares its values.
func Run(t *testing.T, e nlp.Engine, cases []Case) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.Text, func(t *testing.T) {
			t.Parallel()
			d, err := e.Analyze(t.Context(), c.Text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range d.Sentences {
				for _, m := range s.Mentions {
					if !m.Type.IsName() {
						got = append(got, d.Slice(m.Span)+" = "+string(m.Type)+" "+m.Value)
					}
				}
			}
			if diff := cmp.Diff(c.Want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}
