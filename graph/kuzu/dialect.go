package kuzu

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Translation is a query written for Neo4j as Kùzu reads it.
type Translation struct {
	Query, Text string
	Params      map[string]bool // parameters that Text asks for
	Refused     string          // a clause that would write or reach for files; "" if there is none
	RefusedAt   int             // byte offset in Query

	tokens []token
	places []place // in the order of Text
}

// A place says which byte of Query a byte of Text stands for.
type place struct{ text, query int }

// Translate rewrites what the dialects say differently:
//
//	(n:Entity)               (n:Person:Organization:…), all entity labels; Kùzu reads ":" between labels as "or"
//	(n:Person|Place)         (n:Person:Place)
//	type(r)                  label(r)
//	shortestPath((a)-[*..4]-(b))   (a)-[* SHORTEST 1..4]-(b)
//	r.end                    r.`end`
//	$list, if it is empty    an empty list: the driver cannot hand one over
//	$none                    $p_none: Kùzu does not take its own words as names
//	LIMIT $n                 LIMIT 10: the number itself; Kùzu 0.11.2 dies of a parameter there beside ORDER BY and UNION
//
// The text between stays as it is. Strings, quoted names and comments are not looked into; no parameter but such a number becomes part of the text.
func Translate(query string, labels []string, params map[string]any) Translation {
	t := Translation{Query: query, tokens: scan(query), Params: map[string]bool{}}
	w := writer{t: &t, labels: labels, params: params}
	w.translate()
	t.Text = w.out.String()
	return t
}

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

// reserved are words of Kùzu that Neo4j takes as property names.
var reserved = []string{"end", "all", "any", "case", "column", "default", "distinct", "glob", "group", "order", "project", "table", "unique", "when"}

const parameterPrefix = "p_"

type writer struct {
	t      *Translation
	labels []string
	params map[string]any
	out    strings.Builder

	open     []string // brackets
	shortest []int    // depths of the brackets of shortestPath( that are left out
	kind     string   // "SHORTEST" or "ALL SHORTEST" while in such a path
}

func (w *writer) put(tok token, text string) {
	w.t.places = append(w.t.places, place{w.out.Len(), tok.at})
	w.out.WriteString(text)
}

// around is the n-th token before (n < 0) or after i that is not space.
func (w *writer) around(i, n int) token {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for i += step; i >= 0 && i < len(w.t.tokens); i += step {
		if w.t.tokens[i].kind != space {
			if n--; n == 0 {
				return w.t.tokens[i]
			}
		}
	}
	return token{kind: space}
}

// clauses with which a query changes the store or reaches out of it.
var refused = []string{"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "ALTER", "COPY", "EXPORT", "IMPORT", "INSTALL", "ATTACH", "USE", "LOAD", "BEGIN", "COMMIT", "ROLLBACK", "CHECKPOINT"}

func (w *writer) translate() {
	skip := 0
	for i, tok := range w.t.tokens {
		if skip > 0 {
			skip--
			continue
		}
		w.refuse(i, tok)
		switch {
		case tok.kind == space && strings.HasPrefix(tok.text, "/"):
			w.put(tok, strings.Repeat(" ", strings.Count(tok.text, "")-1-strings.Count(tok.text, "\n"))+strings.Repeat("\n", strings.Count(tok.text, "\n")))
		case tok.kind == parameter:
			w.parameter(i, tok)
		case tok.is(":") && w.inNode():
			skip = w.label(i, tok)
		case tok.is("|") && w.inNode():
			skip = w.label(i, tok)
		case tok.is("type") && w.around(i, 1).is("(") && !w.around(i, -1).is("."):
			w.put(tok, "label")
		case (tok.is("shortestPath") || tok.is("allShortestPaths")) && w.around(i, 1).is("("):
			w.kind = "SHORTEST"
			if tok.is("allShortestPaths") {
				w.kind = "ALL SHORTEST"
			}
			w.shortest = append(w.shortest, len(w.open))
			skip = w.distance(i, "(")
			w.open = append(w.open, "(")
		case tok.is("*") && w.kind != "" && len(w.open) > 0 && w.open[len(w.open)-1] == "[":
			w.put(tok, "* "+w.kind+" ")
			if w.around(i, 1).is(".") {
				w.out.WriteString("1")
			}
		case tok.kind == word && w.around(i, -1).is(".") && slices.Contains(reserved, strings.ToLower(tok.text)):
			w.put(tok, "`"+tok.text+"`")
		default:
			w.bracket(tok)
		}
	}
}

// refuse notes a clause that would write. A word is one where no name can stand: not after a dot, a colon or an AS, not before a colon.
func (w *writer) refuse(i int, tok token) {
	if w.t.Refused != "" || tok.kind != word {
		return
	}
	up := strings.ToUpper(tok.text)
	if !slices.Contains(refused, up) || w.around(i, 1).is(":") {
		return
	}
	if p := w.around(i, -1); p.is(".") || p.is(":") || p.is("|") || p.is("AS") || p.is("(") || p.is("[") || p.is(",") {
		return
	}
	w.t.Refused, w.t.RefusedAt = up, tok.at
}

// distance is how many tokens stand between i and the next one that is s, that one included.
func (w *writer) distance(i int, s string) int {
	for j := i + 1; j < len(w.t.tokens); j++ {
		if w.t.tokens[j].is(s) {
			return j - i
		}
	}
	return 0
}

// inNode says whether a colon or a bar here stands in a node pattern.
func (w *writer) inNode() bool { return len(w.open) > 0 && w.open[len(w.open)-1] == "(" }

// label writes a colon or bar and the label after it, and returns how many tokens more than the first it took. Entity stands for all
// entity labels, unless another label beside it says which.
func (w *writer) label(i int, tok token) int {
	next := w.around(i, 1)
	if next.name() == "" {
		w.put(tok, tok.text)
		return 0
	}
	if next.name() != "Entity" {
		w.put(tok, ":")
		return 0
	}
	n := 0
	for j := i + 1; w.t.tokens[j].at != next.at; j++ {
		n++
	}
	n++
	after, before := w.around(i+n, 1), w.around(i, -2)
	if after.is(":") || before.is(":") {
		return n
	}
	w.put(tok, "")
	for _, l := range w.labels {
		w.out.WriteString(":`" + l + "`")
	}
	return n
}

func (w *writer) parameter(i int, tok token) {
	name := tok.text[1:]
	v, ok := w.params[name]
	if p := w.around(i, -1); p.is("LIMIT") || p.is("SKIP") {
		if r := reflect.ValueOf(v); ok && r.CanInt() { // a number: nothing of it can be read as a query
			w.put(tok, strconv.FormatInt(r.Int(), 10))
			return
		}
	}
	if ok && v != nil {
		if r := reflect.ValueOf(v); r.Kind() == reflect.Slice && r.Len() == 0 {
			w.put(tok, "CAST([] AS STRING[])")
			return
		}
	}
	w.t.Params[name] = true
	w.put(tok, "$"+parameterPrefix+name)
}

func (w *writer) bracket(tok token) {
	switch {
	case tok.is("(") || tok.is("[") || tok.is("{"):
		w.open = append(w.open, tok.text)
	case tok.is(")") || tok.is("]") || tok.is("}"):
		if len(w.open) > 0 {
			w.open = w.open[:len(w.open)-1]
		}
		if n := len(w.shortest); n > 0 && w.shortest[n-1] == len(w.open) && tok.is(")") {
			w.shortest = w.shortest[:n-1]
			w.kind = ""
			return
		}
	}
	w.put(tok, tok.text)
}

// origin is the byte of Query that a byte of Text stands for.
func (t Translation) origin(text int) int {
	i, ok := slices.BinarySearchFunc(t.places, text, func(p place, at int) int { return p.text - at })
	if !ok {
		i--
	}
	if i < 0 {
		return 0
	}
	return min(t.places[i].query+text-t.places[i].text, len(t.Query))
}

// find is where a name first stands in Query, -1 if nowhere.
func (t Translation) find(name string) int {
	for _, tok := range t.tokens {
		if strings.EqualFold(tok.name(), name) && name != "" {
			return tok.at
		}
	}
	return -1
}
