package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// sample is how much of a text, in bytes, detection looks at.
const sample = 64 << 10

// DetectLanguage tells which of the accepted languages (ISO 639-1) a text is in. The error is a *LanguageError that names
// what was found instead.
//
// Letter trigrams (Cavnar and Trenkle 1994, as whatlanggo has them for 84 languages) decide where they are reliable. On a
// line or two they are not; there the function words of French and English do.
func DetectLanguage(text string, accept []string) (string, error) {
	text = head(text, sample)
	found := whatlanggo.Detect(text)
	code := found.Lang.Iso6391()
	if found.IsReliable() && slices.Contains(accept, code) {
		return code, nil
	}
	if code, ok := byFunctionWords(text, found); ok && slices.Contains(accept, code) {
		return code, nil
	}
	return "", &LanguageError{Found: found.Lang.String(), Sure: found.IsReliable()}
}

func head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "")
}

// functionWords are frequent words that few other languages share, so neither "de" nor "in".
func functionWords(code string) []string {
	switch code {
	case "fr":
		return strings.Fields(`au aux avec ce ces cette dans des du elle elles est et été être il ils leur leurs les
			mais n'a ne nous ont ou où par pas plus pour qu'il qui sa selon ses son sont sur un une vous à`)
	case "en":
		return strings.Fields(`about after and are at been by could for from had has have he her his how it its
			of on said she should that the their they this to was we were which who will with would you`)
	}
	return nil
}

// byFunctionWords gives the language whose function words make up at least a tenth of the words, a quarter if the trigrams
// are sure of another one, and three times as many as the other's.
func byFunctionWords(text string, trigrams whatlanggo.Info) (string, bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '\''
	})
	if len(words) < 3 {
		return "", false
	}
	count := func(code string) int {
		list, n := functionWords(code), 0
		for _, w := range words {
			if slices.Contains(list, w) {
				n++
			}
		}
		return n
	}
	fr, en := count("fr"), count("en")
	code, most, other := "fr", fr, en
	if en > fr {
		code, most, other = "en", en, fr
	}
	share := 10
	if trigrams.IsReliable() {
		share = 4
	}
	return code, most*share >= len(words) && most >= 3*other && most > 0
}
