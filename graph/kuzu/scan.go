package kuzu

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	space tokenKind = iota // and comments
	word
	quoted // `name`
	literal
	parameter
	symbol
)

type token struct {
	kind tokenKind
	text string
	at   int
}

// is says whether a token is a keyword or a symbol.
func (t token) is(s string) bool {
	return t.kind == symbol && t.text == s || t.kind == word && strings.EqualFold(t.text, s)
}

// name is the name that a word or a quoted name stands for.
func (t token) name() string {
	switch t.kind {
	case word:
		return t.text
	case quoted:
		return strings.Trim(t.text, "`")
	}
	return ""
}

// scan cuts a query into tokens that joined are the query.
func scan(q string) []token {
	var out []token
	for at := 0; at < len(q); {
		kind, n := scanOne(q[at:])
		out = append(out, token{kind, q[at : at+n], at})
		at += n
	}
	return out
}

func scanOne(q string) (tokenKind, int) {
	r, n := utf8.DecodeRuneInString(q)
	switch {
	case unicode.IsSpace(r):
		return space, n
	case strings.HasPrefix(q, "//"):
		return space, until(q, "\n", 0)
	case strings.HasPrefix(q, "/*"):
		return space, until(q, "*/", 2)
	case r == '\'' || r == '"':
		return literal, scanString(q)
	case r == '`':
		if i := strings.IndexByte(q[1:], '`'); i >= 0 {
			return quoted, i + 2
		}
		return quoted, len(q)
	case r == '$':
		if n := wordLength(q[1:]); n > 0 {
			return parameter, 1 + n
		}
		return symbol, 1
	case r >= '0' && r <= '9':
		return literal, digits(q)
	}
	if n := wordLength(q); n > 0 {
		return word, n
	}
	return symbol, n
}

func until(q, end string, from int) int {
	if i := strings.Index(q[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(q)
}

func scanString(q string) int {
	for i := 1; i < len(q); i++ {
		switch q[i] {
		case '\\':
			i++
		case q[0]:
			return i + 1
		}
	}
	return len(q)
}

func digits(q string) int {
	n := 0
	for n < len(q) && q[n] >= '0' && q[n] <= '9' {
		n++
	}
	return n
}

func wordLength(q string) int {
	for i, r := range q {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
	}
	return len(q)
}
