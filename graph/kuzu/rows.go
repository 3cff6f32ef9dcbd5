//go:build cgo

package kuzu

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kuzudb/go-kuzu"
)

// chunk is how many rows one statement gets: more make it no faster, and hold memory.
const chunk = 2000

// run executes a statement without parameters.
func (t *tx) run(query string) error {
	_, err := t.query(query, nil)
	return err
}

func (t *tx) query(query string, params map[string]any) ([][]any, error) {
	ps, err := t.store.conn.Prepare(query)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shorten(query), err)
	}
	defer ps.Close()
	r, err := t.store.conn.Execute(ps, params)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shorten(query), err)
	}
	defer r.Close()
	return read(r)
}

func read(r *kuzu.QueryResult) ([][]any, error) {
	var rows [][]any
	for r.HasNext() {
		v, err := next(r)
		if err != nil {
			return nil, err
		}
		rows = append(rows, v)
	}
	return rows, nil
}

func next(r *kuzu.QueryResult) ([]any, error) {
	tuple, err := r.Next()
	if err != nil {
		return nil, err
	}
	defer tuple.Close()
	values, err := tuple.GetAsSlice()
	if err != nil {
		return nil, err
	}
	for i, v := range values {
		values[i] = value(v)
	}
	return values, nil
}

// shorten is the beginning of a query, for messages.
func shorten(query string) string {
	if i := strings.IndexByte(query, '\n'); i >= 0 {
		query = query[:i]
	}
	if r := []rune(query); len(r) > 100 {
		return string(r[:100]) + "…"
	}
	return query
}

func rolledBack(err error) bool { return strings.Contains(err.Error(), "No active transaction") }

// A record is a row to be written: how its nodes are found, and its properties.
type record struct {
	labels []string // of the tables that the statement names
	keys   []any    // k0, k1 … in the statement
	props  map[string]any
}

// A bundle is a set of records that one statement can write: same tables, same properties that have a value. Kùzu takes a list
// of structs as a parameter only if all have the same fields of the same types, none without a value.
type bundle struct {
	labels []string
	names  []string // of properties with a value: p0, p1 … in the statement
	empty  []string // of those without
	rows   []map[string]any
}

func bundles(records []record) []bundle {
	by := map[string]*bundle{}
	for _, r := range records {
		var names, empty []string
		for _, n := range slices.Sorted(maps.Keys(r.props)) {
			if r.props[n] == nil {
				empty = append(empty, n)
			} else {
				names = append(names, n)
			}
		}
		sig := strings.Join(r.labels, " ") + "|" + strings.Join(names, " ")
		b := by[sig]
		if b == nil {
			b = &bundle{labels: r.labels, names: names, empty: empty}
			by[sig] = b
		}
		row := make(map[string]any, len(r.keys)+len(names))
		for i, k := range r.keys {
			row[fmt.Sprint("k", i)] = k
		}
		for i, n := range names {
			row[fmt.Sprint("p", i)] = r.props[n]
		}
		b.rows = append(b.rows, row)
	}
	out := make([]bundle, 0, len(by))
	for _, sig := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[sig])
	}
	return out
}

// literal is "{`name`: p0, …}".
func (b bundle) literal() string {
	if len(b.names) == 0 {
		return ""
	}
	list := make([]string, len(b.names))
	for i, n := range b.names {
		list[i] = fmt.Sprintf("%s: p%d", quote(n), i)
	}
	return " {" + strings.Join(list, ", ") + "}"
}

// set is "SET x.`name` = p0, …, x.`other` = NULL".
func (b bundle) set(x string) string {
	var list []string
	for i, n := range b.names {
		list = append(list, fmt.Sprintf("%s.%s = p%d", x, quote(n), i))
	}
	for _, n := range b.empty {
		list = append(list, fmt.Sprintf("%s.%s = NULL", x, quote(n)))
	}
	return "SET " + strings.Join(list, ", ")
}

// unwind gives the fields of the rows to a statement as variables with types. A bare row.k0 has none before the parameter is bound, and
// Kùzu then compares every row with every node of a table, where with a type it joins them by hash. For the same reason a statement looks up
// one node at a time, with WITH * between.
func unwind(row map[string]any) string {
	list := make([]string, 0, len(row))
	for _, name := range slices.Sorted(maps.Keys(row)) {
		typ := "STRING"
		switch row[name].(type) {
		case int, int64:
			typ = "INT64"
		case float64:
			typ = "DOUBLE"
		case bool:
			typ = "BOOLEAN"
		case []string:
			typ = "STRING[]"
		case []int64:
			typ = "INT64[]"
		}
		list = append(list, fmt.Sprintf("CAST(row.%s AS %s) AS %s", name, typ, name))
	}
	return "UNWIND $rows AS row WITH " + strings.Join(list, ", ") + " "
}

// each runs a statement over the rows of a bundle and calls f for each row of the answer.
func (t *tx) each(query string, rows []map[string]any, f func([]any)) error {
	for part := range slices.Chunk(rows, chunk) {
		answer, err := t.query(unwind(part[0])+query, map[string]any{"rows": part})
		if err != nil {
			return err
		}
		if f == nil {
			continue
		}
		for _, a := range answer {
			f(a)
		}
	}
	return nil
}

// write runs one statement for each bundle.
func (t *tx) write(records []record, statement func(bundle) string) error {
	for _, b := range bundles(records) {
		if err := t.each(statement(b), b.rows, nil); err != nil {
			return err
		}
	}
	return nil
}
