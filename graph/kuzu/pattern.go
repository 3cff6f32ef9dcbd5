package kuzu

import (
	"fmt"
	"slices"
	"strings"
)

// An element is a node or relationship of a pattern, by its tokens.
type element struct {
	relationship bool
	begin, end   int    // its brackets; a relationship may have none
	name         string // as it is written, "" if it has none
	colon        int    // before its labels or types; 0 if it has none
	labels       labels
	star, length int  // a variable length: its star and its last token; 0 if it has none
	restricted   bool // with Kùzu's own (r, n | …) behind it
	properties   int  // the brace of its property map; 0 if it has none
	making       bool // it is in a clause that makes what it shows
}

// labels is what a label expression such as Person|Place or Entity:Person admits. The labels of an entity are Entity and its type, and
// any other node has one. Facts are the types of relationships that are facts, and an expression of types is read in the same way.
type labels struct {
	types  []string // of entities, or of facts; sorted as the schema has them
	all    bool     // all of them
	tables []token  // other tables, as the query writes them
	last   int      // token of the expression
}

// A vocabulary is the types of one table.
type vocabulary struct {
	types           []string // of the schema
	table, property string   // where they are
	common          string   // a label that all of them have; "" if there is none
}

// chain reads a path pattern that begins at a parenthesis: the elements in their order, none if there is no such pattern.
func (w *writer) chain(i int) []*element {
	var out []*element
	for {
		node := w.node(i)
		if node == nil {
			return nil
		}
		out = append(out, node)
		relationship, next := w.relationship(node.end)
		if relationship == nil {
			return out
		}
		out = append(out, relationship)
		if !w.at(next).is("(") {
			return nil
		}
		i = next
	}
}

func (w *writer) at(i int) token {
	if i < 0 || i >= len(w.t.tokens) {
		return token{kind: space}
	}
	return w.t.tokens[i]
}

// next is the first token after i that is not space; len(tokens) if there is none.
func (w *writer) next(i int) int {
	for i++; i < len(w.t.tokens) && w.t.tokens[i].kind == space; i++ {
	}
	return i
}

func (w *writer) node(i int) *element {
	if !w.at(i).is("(") {
		return nil
	}
	e := &element{begin: i}
	i = w.header(e, w.next(i))
	return w.rest(e, i, ")")
}

// relationship reads <-[…]-, -[…]-> and -[…]-, with or without brackets, and returns what follows it too.
func (w *writer) relationship(i int) (*element, int) {
	i = w.next(i)
	if w.at(i).is("<") {
		i = w.next(i)
	}
	if !w.at(i).is("-") {
		return nil, i
	}
	e := &element{relationship: true}
	if i = w.next(i); w.at(i).is("[") {
		e.begin = i
		i = w.header(e, w.next(i))
		if w.at(i).is("*") {
			e.star, e.length = i, i
			for i = w.next(i); w.at(i).is(".") || w.at(i).kind == literal; i = w.next(i) {
				e.length = i
			}
			if w.at(i).is("(") {
				e.restricted = true
				i = w.next(w.closing(i))
			}
		}
		if w.rest(e, i, "]") == nil {
			return nil, i
		}
		i = w.next(e.end)
	}
	if !w.at(i).is("-") {
		return nil, i
	}
	if i = w.next(i); w.at(i).is(">") {
		i = w.next(i)
	}
	return e, i
}

// header reads the name and the labels.
func (w *writer) header(e *element, i int) int {
	if w.at(i).name() != "" {
		e.name = w.at(i).text
		i = w.next(i)
	}
	if w.at(i).is(":") {
		if l, ok := w.labels(i, w.vocabulary(e.relationship)); ok {
			e.colon, e.labels = i, l
			return w.next(l.last)
		}
	}
	return i
}

// rest reads the property map and the closing bracket.
func (w *writer) rest(e *element, i int, end string) *element {
	if w.at(i).is("{") {
		e.properties = i
		i = w.next(w.closing(i))
	}
	if !w.at(i).is(end) {
		return nil
	}
	e.end = i
	return e
}

// closing is the bracket that closes the one at i.
func (w *writer) closing(i int) int {
	depth := 0
	for ; i < len(w.t.tokens); i++ {
		switch tok := w.t.tokens[i]; {
		case tok.is("(") || tok.is("[") || tok.is("{"):
			depth++
		case tok.is(")") || tok.is("]") || tok.is("}"):
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return i
}

// A kind is the labels that a node may have, or the type of a relationship: that of the schema and the common one, or that of a table.
type kind struct{ typ, table string }

func (k kind) has(label string) bool { return label == k.typ || label == k.table }

// labels reads a label expression behind a colon: names joined by | (or), and by : or & (and), with parentheses.
func (w *writer) labels(i int, v vocabulary) (labels, bool) {
	p := labelParser{writer: w, last: i}
	admits := p.or()
	if p.failed {
		return labels{}, false
	}
	out := labels{all: true, last: p.last}
	for _, t := range v.types {
		if admits(kind{t, v.common}) {
			out.types = append(out.types, t)
		} else {
			out.all = false
		}
	}
	for _, tok := range p.names {
		n := tok.name()
		known := n == v.common || slices.Contains(v.types, n) || slices.ContainsFunc(out.tables, func(t token) bool { return t.name() == n })
		if !known && admits(kind{table: n}) {
			out.tables = append(out.tables, tok)
		}
	}
	return out, true
}

type labelParser struct {
	*writer
	last   int // token that was read
	names  []token
	failed bool
}

func (p *labelParser) ahead() token { return p.at(p.next(p.last)) }

func (p *labelParser) step() token {
	p.last = p.next(p.last)
	return p.at(p.last)
}

type admits func(kind) bool

func (p *labelParser) or() admits {
	left := p.and()
	for !p.failed && p.ahead().is("|") {
		if p.step(); p.ahead().is(":") { // :SUES|:LEADS, as it was once written
			p.step()
		}
		a, b := left, p.and()
		left = func(k kind) bool { return a(k) || b(k) }
	}
	return left
}

func (p *labelParser) and() admits {
	left := p.one()
	for !p.failed && (p.ahead().is("&") || p.ahead().is(":")) {
		p.step()
		a, b := left, p.one()
		left = func(k kind) bool { return a(k) && b(k) }
	}
	return left
}

func (p *labelParser) one() admits {
	tok := p.step()
	if tok.is("(") {
		inner := p.or()
		p.failed = p.failed || !p.step().is(")")
		return inner
	}
	name := tok.name()
	p.failed = p.failed || name == ""
	p.names = append(p.names, tok)
	return func(k kind) bool { return k.has(name) }
}

// table is the one table that l admits; "" if there are several.
func (l labels) table(v vocabulary) string {
	switch {
	case len(l.tables) == 0:
		return v.table
	case len(l.tables) == 1 && len(l.types) == 0:
		return l.tables[0].name()
	}
	return ""
}

// condition says in Cypher that x, a node or a relationship, is one that l admits; "" if its table alone does.
func (l labels) condition(x string, v vocabulary) string {
	if l.all || len(l.types) == 0 && len(l.tables) > 0 {
		return ""
	}
	cond := "false"
	switch len(l.types) {
	case 0:
	case 1:
		cond = fmt.Sprintf("%s.%s = '%s'", x, v.property, l.types[0])
	default:
		cond = fmt.Sprintf("%s.%s IN ['%s']", x, v.property, strings.Join(l.types, "', '"))
	}
	if len(l.tables) > 0 {
		cond = fmt.Sprintf("(label(%s) <> '%s' OR %s)", x, v.table, cond)
	}
	return cond
}
