package fr

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
)

// inhabitants are the nouns that the adjectives of places make: "italien" gives "Italien", "Italienne", "Italiens", "Italiennes", each with its place.
func inhabitants(lex *nlp.Lexicon) map[string]string {
	out := map[string]string{}
	for _, adj := range lex.Lemmas("demonym") {
		place := lex.Note("demonym", adj)
		r, n := utf8.DecodeRuneInString(adj)
		masc := string(unicode.ToUpper(r)) + adj[n:]
		for _, form := range []string{masc, feminine(masc)} {
			out[form] = place
			if !strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "x") {
				out[form+"s"] = place
			}
		}
	}
	return out
}

// feminine is the feminine of an adjective of a place: "turc" "turque", "coréen" "coréenne".
func feminine(adj string) string {
	for _, e := range [...][2]string{{"grec", "grecque"}, {"c", "que"}, {"en", "enne"}, {"on", "onne"}, {"el", "elle"}, {"er", "ère"}, {"eux", "euse"}, {"e", "e"}} {
		if stem, ok := strings.CutSuffix(strings.ToLower(adj), e[0]); ok {
			return adj[:len(stem)] + e[1]
		}
	}
	return adj + "e"
}
