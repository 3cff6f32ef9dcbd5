package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"relata/nlp"
)

// Fold brings a name to the form in which names are compared: lower case, without accents, with plain
// apostrophes and quotes and single spaces. Punctuation that belongs to a name stays: "Premium+".
func Fold(name string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case strings.ContainsRune("’‘ʼ`´", r):
			r = '\''
		case strings.ContainsRune("«»“”„\"", r):
			continue
		case strings.ContainsRune("‐‑–—", r):
			r = '-'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	if out := b.String(); out == name {
		return out
	}
	return Fold(b.String())
}

// maxIDName keeps identifiers short enough for an index; a longer name is told apart by its hash.
const maxIDName = 96

// ID is the identifier of an entity: its type and folded name, "Person:elon musk". It depends on nothing else, so that any
// number of writers agree.
func ID(entityType, name string) string {
	f := Fold(name)
	if r := []rune(f); len(r) > maxIDName {
		sum := sha256.Sum256([]byte(f))
		f = string(r[:maxIDName]) + "~" + hex.EncodeToString(sum[:6])
	}
	return entityType + ":" + f
}

// A form is a name taken apart for comparison.
type form struct {
	surface string   // as the text has it, without article and title
	key     string   // folded surface without legal suffix
	parts   []string // of key, cut at spaces
	bare    []string // parts without the article that the name begins with
}

// newForm strips what does not belong to a name: "la", "Mme", "Inc.".
func newForm(surface string, lex *nlp.Lexicon) form {
	words := strings.Fields(surface)
	for len(words) > 1 && stripsBefore(words[0], lex) && !(lex.Has(Title, strings.ToLower(words[0])) && lex.Has(Kind, strings.ToLower(words[len(words)-1]))) { // "Lady Hart Hospital"
		words = words[1:]
	}
	s := strings.Join(words, " ")
	s = strings.Trim(s, "«»“”\"„ \u00a0\u202f,;:")
	parts := strings.Fields(Fold(s))
	for len(parts) > 1 && lex.Has(LegalSuffix, strings.Trim(parts[len(parts)-1], ".,")) {
		parts = parts[:len(parts)-1]
		parts[len(parts)-1] = strings.TrimRight(parts[len(parts)-1], ",")
	}
	return form{surface: s, key: strings.Join(parts, " "), parts: parts, bare: withoutArticle(parts, lex)}
}

// withoutArticle is a name, taken apart, without the article that it begins with, "l'" too.
func withoutArticle(parts []string, lex *nlp.Lexicon) []string {
	switch {
	case len(parts) == 0:
		return nil
	case len(parts) > 1 && lex.Has(Article, parts[0]):
		return parts[1:]
	}
	if article, rest, ok := strings.Cut(parts[0], "'"); ok && rest != "" && lex.Has(Article, article+"'") {
		return append([]string{rest}, parts[1:]...)
	}
	return parts
}

func stripsBefore(word string, lex *nlp.Lexicon) bool {
	w := strings.TrimSuffix(strings.ToLower(word), ".")
	if lex.Has(Article, w) {
		// An article that begins a name is capitalised within it: "Les Échos".
		r := []rune(word)
		return unicode.IsLower(r[0])
	}
	return lex.Has(Title, w)
}

// initials are the first letters of a name's parts: with all of them, and without the short words
// that acronyms often skip.
func initials(parts []string) (all, long string) {
	var a, l strings.Builder
	for _, p := range parts {
		if _, rest, ok := strings.Cut(p, "'"); ok && rest != "" {
			p = rest
		}
		for _, piece := range strings.Split(p, "-") {
			for _, r := range piece {
				a.WriteRune(r)
				if len([]rune(piece)) > 3 || len(parts) <= 2 {
					l.WriteRune(r)
				}
				break
			}
		}
	}
	return a.String(), l.String()
}

// isAcronym says whether a surface form looks like one: two to six capitals, dots apart.
func isAcronym(surface string) bool {
	n := 0
	for _, r := range surface {
		switch {
		case unicode.IsUpper(r):
			n++
		case r == '.', unicode.IsDigit(r):
		default:
			return false
		}
	}
	return n >= 2 && n <= 6
}
