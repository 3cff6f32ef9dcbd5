package assembly

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp/internal/parser"
)

// maxDateline is how many words a dateline may have, its dash included.
const maxDateline = 16

// dateline is how many words at the head of a sentence tell where and by whom a dispatch was sent: "PARIS (AFP) –", "LONDON, March 4 (Reuters) -",
// "HELENA, Mont. –". It ends in a dash before a capital or a quotation, and begins with a place in capitals or closes with an agency in brackets. 0 if
// there is none.
func dateline(forms []string) int {
	for i, f := range forms[:min(len(forms), maxDateline)] {
		switch {
		case isDash(f):
			if i == 0 || i+2 >= len(forms) || !opens(forms[i+1]) || !shouted(forms[0]) && !(i > 1 && forms[i-1] == ")" && isUpper(forms[i-2])) {
				return 0
			}
			return i + 1
		case isUpper(f), f == ",", f == ".", f == "(", f == ")", f == "/", f == "'", f == "-":
		case len(f) <= 3, isNumber(forms, i), isNumber(forms, i-1), isNumber(forms, i+1): // "SAINT-JEAN de LUZ", "4 mars"
		default:
			return 0
		}
	}
	return 0
}

// parseApart parses a dateline and what follows it each for itself, since no treebank has datelines, and hangs the former on the latter.
func parseApart(net *parser.Parser, forms []string, units []parser.Unit, n int) {
	net.Parse(forms[:n], units[:n])
	net.Parse(forms[n:], units[n:])
	root := 0
	for i := n; i < len(units); i++ {
		if u := &units[i]; u.Head > 0 {
			u.Head += n
		} else {
			root = i + 1
		}
	}
	for i := range n {
		if u := &units[i]; u.Head == 0 {
			u.Head, u.Deprel = root, "parataxis"
		}
	}
}

func isDash(f string) bool { return f == "-" || f == "–" || f == "—" || f == "--" }

func isUpper(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsUpper(r)
}

// shouted says whether a word is in capitals, and no initial or short acronym.
func shouted(f string) bool {
	return utf8.RuneCountInString(f) > 3 && strings.ToUpper(f) == f && isUpper(f)
}

// opens says whether a sentence may begin with a word.
func opens(f string) bool {
	r, _ := utf8.DecodeRuneInString(f)
	return unicode.IsUpper(r) || strings.ContainsRune("«“\"'‘", r)
}

func isNumber(forms []string, i int) bool {
	if i < 0 || i >= len(forms) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(forms[i])
	return unicode.IsDigit(r)
}
