//go:build cgo

package kuzu

import (
	"fmt"
	"iter"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kuzudb/go-kuzu"
)

// chunk is how many rows one statement gets: more make it no faster, and hold memory.
const chunk = 10000

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
	for v, err := range answer(r) {
		if err != nil {
			return nil, err
		}
		rows = append(rows, v)
	}
	return rows, nil
}

// answer yields the rows of an answer, each the reader's own.
func answer(r *kuzu.QueryResult) iter.Seq2[[]any, error] {
	if rows := chunked(r); rows != nil {
		return rows
	}
	return func(yield func([]any, error) bool) {
		for r.HasNext() {
			if v, err := next(r); !yield(v, err) || err != nil {
				return
			}
		}
	}
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
	open  bool  // a fact of an open relation
	keys  []any // k0, k1 … in the statement
	props map[string]any
}

// A bundle is a set of records that one statement can write: same kind, same properties.
type bundle struct {
	open    bool
	names   []string // of properties that some record has: p0, p1 … in the statement
	empty   []string // of those that none has
	columns []column
	rows    [][]any // a field a column
}

// A column is a variable of a statement, with its type.
type column struct{ name, typ string }

func bundles(records []record) []bundle {
	var out []bundle
	for _, open := range []bool{false, true} {
		if some := slices.DeleteFunc(slices.Clone(records), func(r record) bool { return r.open != open }); len(some) > 0 {
			out = append(out, newBundle(some))
		}
	}
	return out
}

func newBundle(records []record) bundle {
	b := bundle{open: records[0].open}
	for i, k := range records[0].keys {
		b.columns = append(b.columns, column{fmt.Sprint("k", i), typeOf(k)})
	}
	for _, n := range slices.Sorted(maps.Keys(records[0].props)) {
		i := slices.IndexFunc(records, func(r record) bool { return r.props[n] != nil })
		if i < 0 {
			b.empty = append(b.empty, n)
			continue
		}
		b.columns = append(b.columns, column{fmt.Sprint("p", len(b.names)), typeOf(records[i].props[n])})
		b.names = append(b.names, n)
	}
	for _, r := range records {
		row := append(make([]any, 0, len(b.columns)), r.keys...)
		for _, n := range b.names {
			row = append(row, r.props[n])
		}
		b.rows = append(b.rows, row)
	}
	return b
}

func typeOf(v any) string {
	switch v.(type) {
	case int, int64:
		return "INT64"
	case float64:
		return "DOUBLE"
	case bool:
		return "BOOLEAN"
	}
	return "STRING"
}

// literal is " {own, …, `name`: p0, …}".
func (b bundle) literal(own ...string) string {
	for i, n := range b.names {
		own = append(own, fmt.Sprintf("%s: p%d", quote(n), i))
	}
	if len(own) == 0 {
		return ""
	}
	return " {" + strings.Join(own, ", ") + "}"
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

// Rows reach a statement by way of a file, as comma-separated values. A list of structs as a parameter is four times as slow, must
// not hold fields without a value, and its strings are never freed by the driver. No text of the rows becomes part of the statement either way.

// load gives the fields of the rows in the file to a statement as variables.
func load(columns []column, file string) string {
	headers, names := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		headers[i], names[i] = c.name+" "+c.typ, c.name
	}
	return fmt.Sprintf(`LOAD WITH HEADERS (%s) FROM '%s' (%s) WITH %s `,
		strings.Join(headers, ", "), file, csvOptions, strings.Join(names, ", "))
}

const csvOptions = `HEADER=false, PARALLEL=false, AUTO_DETECT=false, DELIM=',', QUOTE='"', ESCAPE='"'`

// appendField appends a value as a field that Kùzu reads back as the same value. Nothing between the commas is no value.
func appendField(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return b
	case string:
		b = append(b, '"')
		b = append(b, strings.ReplaceAll(v, `"`, `""`)...)
		return append(b, '"')
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return strconv.AppendFloat(b, v, 'g', -1, 64)
	case bool:
		return strconv.AppendBool(b, v)
	}
	panic(fmt.Sprintf("no field for a %T", v)) // a mistake in this package
}

// Lists are kept as one text. Kùzu 0.11.2 writes a list in a table of relationships anew one by one at a checkpoint, which took half of its time, and gives
// the list of one node to another when it sets one that is in the file already.

// pack makes a text of a list: a character that is in none of its texts, then the texts with that character between them.
func pack(list []string) string {
	sep := separator(list)
	return sep + strings.Join(list, sep)
}

func packNumbers(list []int64) string {
	texts := make([]string, len(list))
	for i, n := range list {
		texts[i] = strconv.FormatInt(n, 10)
	}
	return pack(texts)
}

func unpack(text string) []any {
	_, n := utf8.DecodeRuneInString(text)
	var out []any
	for _, s := range strings.Split(text[n:], text[:n]) {
		out = append(out, s)
	}
	return out
}

func unpackNumbers(text string) []any {
	out := unpack(text)
	for i, s := range out {
		n, err := strconv.ParseInt(s.(string), 10, 64)
		if err != nil {
			return out // somebody else's
		}
		out[i] = n
	}
	return out
}

// separator is a character that none of the texts holds.
func separator(list []string) string {
	for r := rune(0x1f); ; r++ {
		if r == 0x20 {
			r = 0xe000 // for private use
		}
		if !slices.ContainsFunc(list, func(s string) bool { return strings.ContainsRune(s, r) }) {
			return string(r)
		}
	}
}

// each runs a statement over the rows of a bundle and calls f for each row of the answer.
func (t *tx) each(query string, b bundle, f func([]any)) error {
	for part := range slices.Chunk(b.rows, chunk) {
		var text []byte
		for _, r := range part {
			for i, v := range r {
				if i > 0 {
					text = append(text, ',')
				}
				text = appendField(text, v)
			}
			text = append(text, '\n')
		}
		if err := os.WriteFile(t.store.rows, text, 0o600); err != nil {
			return err
		}
		answer, err := t.query(load(b.columns, t.store.rows)+query, nil)
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

// read runs one statement for each bundle and calls f for each row of the answers.
func (t *tx) read(records []record, statement func(bundle) string, f func([]any)) error {
	for _, b := range bundles(records) {
		if err := t.each(statement(b), b, f); err != nil {
			return err
		}
	}
	return nil
}

// write is read for statements without an answer.
func (t *tx) write(records []record, statement func(bundle) string) error {
	return t.read(records, statement, nil)
}

// always is a statement that is the same for each bundle.
func always(query string) func(bundle) string { return func(bundle) string { return query } }
