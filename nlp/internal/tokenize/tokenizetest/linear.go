package tokenizetest

import (
	"strings"
	"testing"
	"time"

	"relata/nlp"
)

// Linear cuts long texts of one repeated piece each: none may take time that grows with the square
// of its length. The limit is far above what a loaded machine needs: only a loop that does not end in reasonable time fails.
func Linear(t *testing.T, st nlp.Stage) {
	t.Helper()
	for _, piece := range []string{
		"a", "A", "1", "-", "'", "’", ".", "a.", "A.", "l'", "qu'", "1-", "a-", "-le", "@", "a@b", "www.a", "a.b/", "(", ")", "[", "\"", "x'",
		"A. ", "n° ", "p. ", "mot ", "1 000 ", "a/", "1/", "1.", "n't", "s' ", "'s", "👍", "\u200d", "=", ":)", "\xff", "\n", "a\n", " ", "A.  \n", "a(s)",
		"Le chat. ", "Le ", "; ", "! ", "« ", "US$", "a=", "a+", "&a", "http://", "...@", "a...@a", "-t-il", "1-2", "12'", "été", "\u0301", "_", "__ ",
	} {
		text := strings.Repeat(piece, 50_000/len(piece))
		d := nlp.NewDocument(text, "")
		start := time.Now()
		if err := st.Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%q repeated to %d bytes took %v", piece, len(text), took)
		}
		Check(t, d)
	}
}
