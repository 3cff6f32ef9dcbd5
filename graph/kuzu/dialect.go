package kuzu

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A Translation is a query written for Neo4j as Kùzu reads it.
type Translation struct {
	Query, Text string
	Params      map[string]bool // parameters that Text asks for
	Refused     string          // a clause that reaches for files or changes tables; "" if there is none
	RefusedAt   int             // byte offset in Query
	Writes      string          // the first clause that would change the graph; "" if there is none
	WritesAt    int
	Wrong       string // what cannot be said in Kùzu; "" if there is nothing
	WrongAt     int

	tokens []token
	places []place // in the order of Text
	hidden string  // how the names begin that stand in Text and not in Query
	order  []int   // of its last RETURN: where a column of Query is in Text; nil if where it was

	elements []placed // of patterns
}

// A placed is an element of a pattern that is in one table.
type placed struct {
	name, table string // name "" if it has none
	from, to    int    // its brackets: byte offsets of Query
}

// A place says which byte of Query a byte of Text stands for.
type place struct{ text, query int }

// Names are the types of a schema.
type Names struct {
	Entities []string // entity types
	Facts    []string // relation types, with the one of open relations
}

// Translate rewrites what the dialects say differently. All entities are in one table, with their type as a property, and all facts in
// another one, with theirs as the property _type:
//
//	MATCH (n:Person {id: $x})            MATCH (n:Entity {id: $p_x}) WHERE n.type = 'Person'
//	MATCH (:Person|Place) WHERE x        MATCH (relata_1:Entity) WHERE relata_1.type IN ['Person', 'Place'] AND (x)
//	(n:Entity:Person), (n:Article)       (n:Entity) with the condition, (n:Article)
//	MATCH ()-[r:SUES]->()                MATCH ()-[r:Fact]->() WHERE r._type = 'SUES'
//	[:SUES|LEADS*1..3]                   [:Fact*1..3 (relata_1, relata_2 | WHERE relata_1._type IN ['SUES', 'LEADS'])]
//	WHERE NOT (n)-[:SUES]->()            WHERE NOT EXISTS { MATCH (n)-[relata_1:Fact]->() WHERE relata_1._type = 'SUES' }
//	EXISTS { (n)-->() }                  EXISTS { MATCH (n)-->() }
//	CREATE (:Person {id: $x})            CREATE (:Entity {type: 'Person', id: $p_x})
//	WHERE n:Person                       WHERE (label(n) = 'Entity' AND n.type = 'Person')
//	REMOVE n.x                           SET n.x = NULL
//	SET n += {x: 1, y: 2}                SET n.x = 1, n.y = 2
//	labels(n), type(r)                   a CASE of label(n) and n.type, of label(r) and r._type
//	n.aliases, n.alias_uses, m.names     string_split(n.aliases, left(n.aliases, 1)): the list that the text in the column stands for
//	shortestPath((a)-[*..4]-(b))         (a)-[* SHORTEST 1..4]-(b)
//	r.end                                r.`end`
//	count(DISTINCT n), count(r)          count(r), count(DISTINCT n)
//	$list, if it is empty                an empty list: the driver cannot hand one over
//	$none                                $p_none: Kùzu does not take its own words as names
//	LIMIT $n                             LIMIT 10: the number itself; Kùzu 0.11.2 dies of a parameter there beside ORDER BY and UNION
//
// The text between stays as it is. Strings, quoted names and comments are not looked into; no parameter but such a number becomes part of the
// text, and of types only those that names has. A name that it has not is left: it may be a table that somebody else made.
func Translate(query string, names Names, params map[string]any) Translation {
	t := Translation{Query: query, tokens: scan(query), Params: map[string]bool{}, hidden: "relata_"}
	for strings.Contains(query, t.hidden) {
		t.hidden += "_"
	}
	w := writer{
		t: &t, params: params, elements: map[int]*element{}, variables: map[string]variable{}, frames: []frame{{}},
		nodes:         vocabulary{types: names.Entities, table: "Entity", property: "type", common: "Entity"},
		relationships: vocabulary{types: names.Facts, table: "Fact", property: "_type"},
	}
	w.distinctLast()
	w.translate()
	t.Text = w.out.String()
	return t
}

// reserved are words of Kùzu that Neo4j takes as property names.
var reserved = []string{"end", "all", "any", "case", "column", "default", "distinct", "glob", "group", "order", "project", "table", "unique", "when"}

const parameterPrefix = "p_"

type writer struct {
	t                    *Translation
	nodes, relationships vocabulary
	params               map[string]any
	out                  strings.Builder

	frames    []frame          // the open brackets, the query itself first
	elements  map[int]*element // of patterns, by their opening brackets and those of their maps
	variables map[string]variable
	generated int
}

// A frame is what stands between two brackets, or a path that is a predicate.
type frame struct {
	bracket    string
	element    *element // whose brackets they are
	shortest   string   // "SHORTEST" or "ALL SHORTEST": the brackets of shortestPath, which are left out
	clause     string   // MATCH and so on, in capitals, once one has begun
	conditions []string // that the labels of the clause's patterns come to
	closing    bool     // the clause's own condition stands in a parenthesis
	assign     string   // the variable to which the map is added: its brackets are left out
	end        int      // last token of a path that is a predicate
}

func (f *frame) making() bool   { return f.clause == "CREATE" || f.clause == "MERGE" }
func (f *frame) patterns() bool { return f.clause == "MATCH" || f.making() }

// A variable is what the patterns say of a name.
type variable struct {
	relationship bool
	typed, other bool // it may be in the table of entities or facts, and in another one
	mentions     bool // and in that of mentions
}

func (w *writer) vocabulary(relationship bool) vocabulary {
	if relationship {
		return w.relationships
	}
	return w.nodes
}

func (w *writer) put(tok token, text string) {
	w.t.places = append(w.t.places, place{w.out.Len(), tok.at})
	w.out.WriteString(text)
}

func (w *writer) top() *frame { return &w.frames[len(w.frames)-1] }

func (w *writer) wrong(tok token, format string, args ...any) {
	if w.t.Wrong == "" {
		w.t.Wrong, w.t.WrongAt = fmt.Sprintf(format, args...), tok.at
	}
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

// clause is the innermost clause: the brackets of shortestPath are none of their own.
func (w *writer) clause() *frame {
	if f := w.top(); f.shortest == "" {
		return f
	}
	return &w.frames[len(w.frames)-2]
}

func (w *writer) translate() {
	for i := 0; i < len(w.t.tokens); i++ {
		i = w.token(i, w.t.tokens[i])
		for f := w.top(); f.end > 0 && f.end <= i; f = w.top() {
			w.endClause(w.t.tokens[i])
			w.put(w.t.tokens[i], "}")
			w.frames = w.frames[:len(w.frames)-1]
		}
	}
	w.endClause(token{at: len(w.t.Query)})
}

// token writes what stands for a token and, it may be, those behind it, and returns the last of them.
func (w *writer) token(i int, tok token) int {
	w.refuse(i, tok)
	e := w.top().element
	switch {
	case tok.kind == space && strings.HasPrefix(tok.text, "/"):
		lines := strings.Count(tok.text, "\n")
		w.put(tok, strings.Repeat(" ", strings.Count(tok.text, "")-1-lines)+strings.Repeat("\n", lines))
	case tok.kind == parameter:
		w.parameter(i, tok)
	case e != nil && i == e.colon && i > 0:
		return w.tables(i, e)
	case e != nil && i == e.star && i > 0:
		return w.length(i, e)
	case w.isTarget(i) && w.around(i, 1).is("+") && w.around(i, 2).is("="), w.isTarget(i) && w.around(i, 1).is("="):
		return w.add(i, tok)
	case w.top().assign != "" && w.isKey(i):
		w.put(tok, w.top().assign+"."+columnName(tok)+" =")
		return w.next(i)
	case w.top().clause == "REMOVE" && tok.name() != "" && w.around(i, -1).is("."):
		w.put(tok, columnName(tok)+" = NULL")
	case w.isClause(i):
		w.begin(strings.ToUpper(tok.text), tok)
	case (tok.is("shortestPath") || tok.is("allShortestPaths")) && w.around(i, 1).is("("):
		f := frame{bracket: "(", shortest: "SHORTEST"}
		if tok.is("allShortestPaths") {
			f.shortest = "ALL SHORTEST"
		}
		w.frames = append(w.frames, f)
		return w.next(i)
	case tok.is("(") || tok.is("[") || tok.is("{"):
		w.open(i, tok)
	case tok.is(")") || tok.is("]") || tok.is("}"):
		w.close(i, tok)
	case tok.is(";"):
		w.endClause(tok)
		w.put(tok, tok.text)
	case w.isFunction(i, "type"), w.isFunction(i, "labels"):
		return w.function(i, tok)
	case w.isPredicate(i):
		return w.predicate(i, tok)
	case w.isList(i):
		last := w.next(w.next(i))
		text := unpacked(tok.text + "." + w.at(last).text)
		if w.at(last).name() == "alias_uses" {
			text = "CAST(" + text + " AS INT64[])"
		}
		w.put(tok, text+w.column(i, last))
		return last
	case tok.kind == word && w.around(i, -1).is("."):
		w.put(tok, columnName(tok))
	default:
		w.alias(i, tok)
		w.put(tok, tok.text)
	}
	return i
}

var (
	// writing are the clauses with which a query changes the graph.
	writing = []string{"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE"}
	// refused are those with which it reaches out of it, changes tables or ends the transaction.
	refused = []string{"DROP", "ALTER", "COPY", "EXPORT", "IMPORT", "INSTALL", "ATTACH", "USE", "LOAD", "BEGIN", "COMMIT", "ROLLBACK", "CHECKPOINT"}
	// refusedFirst are words that do so only where a query begins, and are names elsewhere.
	refusedFirst = []string{"COMMENT", "FORCE", "UNINSTALL", "UPDATE"}
	// refusedCalls is how procedures begin that make or drop something.
	refusedCalls = []string{"create_", "drop_", "project_graph"}
)

// refuse notes a clause that would write, or that no query may have.
func (w *writer) refuse(i int, tok token) {
	if tok.kind != word || !w.isKeyword(i) {
		return
	}
	up := strings.ToUpper(tok.text)
	if w.t.Writes == "" && slices.Contains(writing, up) {
		w.t.Writes, w.t.WritesAt = up, tok.at
	}
	before, after := w.around(i, -1), w.around(i, 1)
	no := slices.Contains(refused, up)
	switch up {
	case "CREATE": // a pattern, named or not, follows, or what is made is a table, an index, a macro …
		no = !before.is("ON") && !after.is("(") && !w.around(i, 2).is("=")
	case "DETACH":
		no = !after.is("DELETE")
	case "CALL":
		no = w.around(i, 2).is("=") || slices.ContainsFunc(refusedCalls, func(p string) bool { return strings.HasPrefix(strings.ToLower(after.name()), p) })
	}
	if slices.Contains(refusedFirst, up) {
		no = before.kind == space || before.is(";") || before.is("EXPLAIN") || before.is("PROFILE") || before.is("LOGICAL")
	}
	if no && w.t.Refused == "" {
		w.t.Refused, w.t.RefusedAt = up, tok.at
	}
}

// isKeyword says that a token is a word where no name can stand: not after a dot, a colon or an AS, not before a colon.
func (w *writer) isKeyword(i int) bool {
	p := w.around(i, -1)
	return w.at(i).kind == word && !w.around(i, 1).is(":") &&
		!p.is(".") && !p.is(":") && !p.is("|") && !p.is("AS") && !p.is("(") && !p.is("[") && !p.is(",")
}

var clauses = []string{
	"MATCH", "OPTIONAL", "WHERE", "WITH", "RETURN", "UNWIND", "CALL", "UNION", "CREATE", "MERGE", "ON", "SET", "DELETE", "DETACH", "REMOVE", "LOAD",
}

func (w *writer) isClause(i int) bool {
	tok := w.at(i)
	if !w.isKeyword(i) || !slices.Contains(clauses, strings.ToUpper(tok.text)) {
		return false
	}
	p := w.around(i, -1)
	return !tok.is("WITH") || !p.is("STARTS") && !p.is("ENDS")
}

// begin begins a clause, or the condition of one.
func (w *writer) begin(clause string, tok token) {
	f := w.top()
	if clause != "WHERE" {
		w.endClause(tok)
	}
	if clause == "REMOVE" {
		w.put(tok, "SET")
	} else {
		w.put(tok, tok.text)
	}
	if clause == "WHERE" && len(f.conditions) > 0 {
		w.put(tok, " "+strings.Join(f.conditions, " AND ")+" AND (")
		f.conditions, f.closing = nil, true
	}
	f.clause = clause
}

// endClause writes what the labels of a clause come to, if it has no condition of its own.
func (w *writer) endClause(tok token) {
	switch f := w.top(); {
	case f.closing:
		w.put(tok, ") ")
		f.closing = false
	case len(f.conditions) > 0:
		if text := w.out.String(); strings.TrimRight(text, " \n\t") == text {
			w.put(tok, " ")
		}
		w.put(tok, "WHERE "+strings.Join(f.conditions, " AND ")+" ")
		f.conditions = nil
	}
}

func (w *writer) open(i int, tok token) {
	if p := w.around(i, -1); tok.is("{") && (p.is("EXISTS") || p.is("COUNT")) && w.around(i, 1).is("(") {
		w.put(tok, "{ MATCH ")
		w.frames = append(w.frames, frame{bracket: "{", clause: "MATCH"})
		return
	}
	e := w.elements[i]
	if tok.is("(") && e == nil {
		chain := w.chain(i)
		path := !w.clause().patterns() && len(chain) > 1 && slices.ContainsFunc(chain, w.conditional)
		if path {
			w.put(tok, "EXISTS { MATCH ")
			w.frames = append(w.frames, frame{clause: "MATCH", end: chain[len(chain)-1].end})
		}
		if w.clause().patterns() {
			w.note(chain)
		}
		e = w.elements[i]
	}
	w.put(tok, tok.text)
	f := frame{bracket: tok.text}
	if e != nil && e.begin == i {
		w.condition(tok, e)
		f.element = e
	} else if own := w.own(e); own != "" { // its map of properties
		w.put(tok, own)
		if !w.around(i, 1).is("}") {
			w.put(tok, ", ")
		}
	}
	w.frames = append(w.frames, f)
}

// note keeps the elements of a pattern for when their tokens come, and what it says of variables.
func (w *writer) note(chain []*element) {
	for _, e := range chain {
		if e.end == 0 {
			continue
		}
		e.making = w.clause().making()
		w.elements[e.begin] = e
		if e.properties > 0 {
			w.elements[e.properties] = e
		}
		name := strings.Trim(e.name, "`")
		v, known := w.variables[name]
		switch {
		case e.colon > 0:
			v.typed, v.other = len(e.labels.types) > 0, len(e.labels.tables) > 0
			v.mentions = slices.ContainsFunc(e.labels.tables, func(t token) bool { return t.name() == "MENTIONS" })
		case !known:
			v.typed, v.other, v.mentions = true, true, true
		}
		v.relationship = e.relationship
		w.variables[name] = v
		if table := e.labels.table(w.vocabulary(e.relationship)); e.colon > 0 && table != "" {
			w.t.elements = append(w.t.elements, placed{name, table, w.at(e.begin).at, w.at(e.end).at})
		}
	}
}

// conditional says whether the labels of an element come to a condition.
func (w *writer) conditional(e *element) bool {
	return e.colon > 0 && e.labels.condition("", w.vocabulary(e.relationship)) != ""
}

// condition gives an element a name, if it needs one, and its labels' condition to the clause.
func (w *writer) condition(tok token, e *element) {
	if !w.conditional(e) || e.star > 0 || e.making {
		return
	}
	if e.name == "" {
		e.name = w.name()
		w.put(tok, e.name)
	}
	f := w.clause()
	f.conditions = append(f.conditions, e.labels.condition(e.name, w.vocabulary(e.relationship)))
}

func (w *writer) name() string {
	w.generated++
	return w.t.hidden + strconv.Itoa(w.generated)
}

// own is the type of an element to be made, for its map of properties.
func (w *writer) own(e *element) string {
	if e == nil || !e.making || len(e.labels.types) != 1 || !w.conditional(e) {
		return ""
	}
	return fmt.Sprintf("%s: '%s'", w.vocabulary(e.relationship).property, e.labels.types[0])
}

// tables writes the tables of an element, and returns the last token of its labels.
func (w *writer) tables(i int, e *element) int {
	w.put(w.at(i), ":")
	v, separator, first := w.vocabulary(e.relationship), ":", w.at(w.next(i))
	if e.relationship {
		separator = "|"
	}
	if e.making && len(e.labels.types)+len(e.labels.tables) != 1 && w.conditional(e) {
		w.wrong(first, "what is made has one type")
	}
	if len(e.labels.types) > 0 || len(e.labels.tables) == 0 {
		w.put(first, v.table)
	}
	for n, tok := range e.labels.tables {
		if n > 0 || len(e.labels.types) > 0 {
			w.put(tok, separator)
		}
		w.put(tok, tok.text)
	}
	return e.labels.last
}

// length writes a variable length, with a restriction to the types of the relationship, and returns its last token.
func (w *writer) length(i int, e *element) int {
	w.put(w.at(i), "*")
	if f := w.frames[len(w.frames)-2]; f.shortest != "" {
		w.put(w.at(i), " "+f.shortest+" ")
		if w.around(i, 1).is(".") {
			w.put(w.at(i), "1")
		}
	}
	for n := i + 1; n <= e.length; n++ {
		w.put(w.at(n), w.at(n).text)
	}
	if w.conditional(e) {
		if e.restricted {
			w.wrong(w.at(e.colon), "types beside a restriction of the path: restrict %s instead", w.relationships.property)
		}
		r, n := w.name(), w.name()
		w.put(w.at(e.length), fmt.Sprintf(" (%s, %s | WHERE %s)", r, n, e.labels.condition(r, w.relationships)))
	}
	return e.length
}

func (w *writer) close(_ int, tok token) {
	if len(w.frames) == 1 {
		w.put(tok, tok.text)
		return
	}
	w.endClause(tok)
	f := *w.top()
	w.frames = w.frames[:len(w.frames)-1]
	if e := f.element; e != nil && e.properties == 0 {
		if own := w.own(e); own != "" {
			w.put(tok, " {"+own+"}")
		}
	}
	if f.shortest == "" && f.assign == "" {
		w.put(tok, tok.text)
	}
}

// columnName is the name of a property as Kùzu takes it.
func columnName(tok token) string {
	if tok.kind == word && slices.Contains(reserved, strings.ToLower(tok.text)) {
		return "`" + tok.text + "`"
	}
	return tok.text
}

// isTarget says whether a token begins an assignment.
func (w *writer) isTarget(i int) bool {
	p := w.around(i, -1)
	return w.at(i).name() != "" && w.top().clause == "SET" && (p.is("SET") || p.is(","))
}

func (w *writer) isKey(i int) bool {
	p := w.around(i, -1)
	return w.at(i).name() != "" && w.around(i, 1).is(":") && (p.is("{") || p.is(","))
}

// add begins n += {…}, and returns the last token before the first key. Kùzu sets one property at a time.
func (w *writer) add(i int, tok token) int {
	brace := w.next(w.next(w.next(i)))
	if !w.around(i, 1).is("+") || !w.at(brace).is("{") || w.around(brace, 1).is("}") {
		w.wrong(tok, "properties are set one by one: SET %s.name = …, or SET %s += {name: …}", tok.text, tok.text)
		w.put(tok, tok.text)
		return i
	}
	w.frames = append(w.frames, frame{bracket: "{", assign: tok.text})
	return brace
}

func (w *writer) isFunction(i int, name string) bool {
	return w.at(i).is(name) && w.around(i, 1).is("(") && !w.around(i, -1).is(".") && w.around(i, 2).name() != "" && w.around(i, 3).is(")")
}

// function writes type(r) or labels(n), and returns its last token.
func (w *writer) function(i int, tok token) int {
	arg := w.around(i, 2)
	last := w.next(w.next(w.next(i)))
	v, known := w.variables[arg.name()]
	if !known {
		v.typed, v.other = true, true
	}
	x := arg.text
	var text string
	switch {
	case tok.is("type") && !v.typed:
		text = fmt.Sprintf("label(%s)", x)
	case tok.is("type") && !v.other:
		text = x + "._type"
	case tok.is("type"):
		text = fmt.Sprintf("CASE WHEN label(%s) = 'Fact' THEN %s._type ELSE label(%s) END", x, x, x)
	case !v.typed:
		text = fmt.Sprintf("CASE WHEN id(%s) IS NOT NULL THEN [label(%s)] END", x, x)
	default:
		text = fmt.Sprintf("CASE WHEN id(%s) IS NULL THEN NULL WHEN label(%s) = 'Entity' THEN ['Entity', %s.type] ELSE [label(%s)] END", x, x, x, x)
	}
	w.put(tok, text+w.column(i, last))
	return last
}

// column gives a column that is one translated expression the name that it has untranslated.
func (w *writer) column(first, last int) string {
	before, after := w.around(first, -1), w.around(last, 1)
	if w.top().clause != "RETURN" || !before.is("RETURN") && !before.is("DISTINCT") && !before.is(",") {
		return ""
	}
	ends := after.kind == space // of the query
	for _, s := range []string{",", ";", "}", "ORDER", "SKIP", "LIMIT", "UNION"} {
		ends = ends || after.is(s)
	}
	if !ends {
		return ""
	}
	return " AS `" + strings.ReplaceAll(w.t.Query[w.at(first).at:w.at(last).at+len(w.at(last).text)], "`", "") + "`"
}

// isPredicate says whether a token begins a predicate such as n:Person, and not a key of a map, a type or a slice.
func (w *writer) isPredicate(i int) bool {
	f, before := w.top(), w.around(i, -1)
	if w.at(i).name() == "" || !w.around(i, 1).is(":") || f.element != nil || f.bracket == "[" || before.is(".") {
		return false
	}
	switch {
	case f.bracket == "{" && (before.is("{") || before.is(",")):
		return false
	case f.patterns(), f.bracket == "(" && w.frames[len(w.frames)-2].patterns(): // a pattern that is none
		return false
	}
	_, ok := w.labels(w.next(i), w.nodes)
	return ok
}

// predicate writes it, and returns its last token.
func (w *writer) predicate(i int, tok token) int {
	v, known := w.variables[tok.name()]
	if !known {
		v.typed, v.other = true, true
	}
	vocabulary := w.vocabulary(v.relationship)
	l, _ := w.labels(w.next(i), vocabulary)
	if w.top().clause == "SET" || w.top().clause == "REMOVE" {
		w.wrong(tok, "the type of an entity is its property type; labels are not set")
	}
	var any []string
	if v.typed && len(l.types) > 0 {
		cond := fmt.Sprintf("label(%s) = '%s'", tok.text, vocabulary.table)
		if !l.all {
			only := labels{types: l.types}.condition(tok.text, vocabulary)
			if cond += " AND " + only; !v.other {
				cond = only
			}
		}
		any = append(any, cond)
	}
	for _, t := range l.tables {
		any = append(any, fmt.Sprintf("label(%s) = '%s'", tok.text, strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(t.name())))
	}
	if any == nil {
		any = []string{"false"}
	}
	w.put(tok, "("+strings.Join(any, " OR ")+")"+w.column(i, l.last))
	return l.last
}

// isList says whether a token begins the property of an entity or mention that is a list, to be read.
func (w *writer) isList(i int) bool {
	if w.at(i).name() == "" || !w.around(i, 1).is(".") || w.around(i, -1).is(".") || w.isTarget(i) || w.top().clause == "REMOVE" {
		return false
	}
	v, known := w.variables[w.at(i).name()]
	switch w.around(i, 2).name() {
	case "names":
		return v.relationship && v.mentions
	case "aliases", "alias_uses":
		return !known || !v.relationship && v.typed
	}
	return false
}

// unpacked is, in Cypher, the list that a text of pack stands for: string_split leaves out what is empty, such as the part before the first
// character. (Kùzu 0.11.2 cuts a substring wrongly if its length depends on the row.)
func unpacked(x string) string {
	return fmt.Sprintf("string_split(%s, left(%s, 1))", x, x)
}

// alias keeps what is known of a variable under its new name.
func (w *writer) alias(i int, tok token) {
	if !tok.is("AS") {
		return
	}
	if v, ok := w.variables[w.around(i, -1).name()]; ok && !w.around(i, -2).is(".") {
		w.variables[w.around(i, 1).name()] = v
	}
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
