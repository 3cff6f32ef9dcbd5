package kuzu

import (
	"slices"
	"strings"
)

// Where rows are grouped, Kùzu 0.11.2 loses an aggregate that stands behind one with DISTINCT: a count is 0, a sum is null, a list ends the program. So the
// columns of WITH and RETURN that have such an aggregate go behind the others.

var aggregates = []string{"count", "sum", "avg", "min", "max", "collect"}

// An item is a column of a WITH or RETURN, from a token up to another.
type item struct {
	from, to int
	plain    bool // it has an aggregate without DISTINCT
	distinct bool // and one with it
	mixed    bool // behind one with it stands one without
}

// distinctLast moves such columns.
func (w *writer) distinctLast() {
	for i := 0; i < len(w.t.tokens); i++ {
		tok := w.at(i)
		if !w.isClause(i) || !tok.is("WITH") && !tok.is("RETURN") {
			continue
		}
		items, end := w.items(w.next(i))
		grouped := slices.ContainsFunc(items, func(c item) bool { return !c.plain && !c.distinct })
		sorted := slices.Clone(items)
		slices.SortStableFunc(sorted, func(a, b item) int { return boolInt(a.distinct) - boolInt(b.distinct) })
		if !grouped || !loses(items) {
			continue
		}
		final := tok.is("RETURN")
		if loses(sorted) || final && (w.t.order != nil || w.hasUnion() || slices.ContainsFunc(items, func(c item) bool { return w.at(c.from).is("*") })) {
			w.wrong(tok, "an aggregate with DISTINCT stands before one without: put it last, or into a WITH of its own")
			continue
		}
		if final {
			w.t.order = make([]int, len(items))
			for n, c := range sorted {
				w.t.order[slices.Index(items, c)] = n
			}
		}
		var moved []token
		for n, c := range sorted {
			if n > 0 {
				moved = append(moved, w.t.tokens[items[n-1].to:items[n].from]...) // the comma
			}
			moved = append(moved, w.t.tokens[c.from:c.to]...)
		}
		copy(w.t.tokens[items[0].from:], moved)
		i = end - 1
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// loses says whether an aggregate without DISTINCT comes behind one with it.
func loses(items []item) bool {
	distinct := false
	for _, c := range items {
		if c.mixed || distinct && c.plain {
			return true
		}
		distinct = distinct || c.distinct
	}
	return false
}

func (w *writer) hasUnion() bool {
	return slices.ContainsFunc(w.t.tokens, func(t token) bool { return t.is("UNION") })
}

// items are the columns from a token on, and the token behind them.
func (w *writer) items(i int) ([]item, int) {
	if w.at(i).is("DISTINCT") {
		i = w.next(i)
	}
	var out []item
	c, depth := item{from: i, to: i}, 0
	for ; i < len(w.t.tokens); i = w.next(i) {
		tok := w.at(i)
		switch {
		case tok.is("(") || tok.is("[") || tok.is("{"):
			depth++
		case depth > 0 && (tok.is(")") || tok.is("]") || tok.is("}")):
			depth--
		case depth > 0:
		case tok.is(",") && c.to > c.from:
			out = append(out, c)
			c = item{from: w.next(i), to: w.next(i)}
			continue
		case w.ends(i):
			return append(out, c), i
		}
		c.to = i + 1
		if !slices.Contains(aggregates, strings.ToLower(tok.text)) || !w.around(i, 1).is("(") || w.around(i, -1).is(".") {
			continue
		}
		if w.around(i, 2).is("DISTINCT") {
			c.distinct = true
		} else {
			c.plain, c.mixed = true, c.mixed || c.distinct
		}
	}
	return append(out, c), i
}

// ends says whether a token stands behind the columns of a WITH or RETURN.
func (w *writer) ends(i int) bool {
	tok := w.at(i)
	return w.isClause(i) || tok.is(";") || tok.is(")") || tok.is("]") || tok.is("}") ||
		w.isKeyword(i) && (tok.is("ORDER") || tok.is("SKIP") || tok.is("LIMIT"))
}

// ordered are the values, or names, of a row of Kùzu's in the order of the query.
func ordered[T any](t Translation, row []T) []T {
	if len(t.order) != len(row) {
		return row
	}
	out := make([]T, len(row))
	for i, n := range t.order {
		out[i] = row[n]
	}
	return out
}
