//go:build cgo

package kuzu

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kuzudb/go-kuzu"

	"relata/graph"
	"relata/graph/internal/merge"
)

// Query runs a query that reads. One that would write is refused with graph.ErrWrites, one that reaches for files or changes tables with graph.ErrRefused.
func (s *Store) Query(ctx context.Context, query string, params map[string]any) iter.Seq2[graph.Row, error] {
	return func(yield func(graph.Row, error) bool) {
		if err := s.query(ctx, query, params, yield); err != nil {
			yield(graph.Row{}, err)
		}
	}
}

func (s *Store) query(ctx context.Context, query string, params map[string]any, yield func(graph.Row, error) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t := Translate(query, s.names(), params)
	if err := t.check(false); err != nil {
		return err
	}
	if err := s.settled(ctx); err != nil {
		return err
	}
	s.users.RLock()
	defer s.users.RUnlock()
	if s.db == nil {
		return errClosed
	}
	conn, err := kuzu.OpenConnection(s.db)
	if err != nil {
		return fmt.Errorf("query: %w", err)
	}
	defer conn.Close()
	if err := silently(conn, "BEGIN TRANSACTION READ ONLY"); err != nil {
		return fmt.Errorf("query: %w", err)
	}
	defer func() { _ = silently(conn, "COMMIT") }()
	defer interruptible(ctx, conn)()

	ps, err := conn.Prepare(t.Text)
	if err != nil {
		return t.explain(err)
	}
	defer ps.Close()
	r, err := conn.Execute(ps, t.params(params))
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return t.explain(err)
	}
	defer r.Close()
	return t.rows(ctx, r, func(row graph.Row) bool { return yield(row, nil) })
}

// rows yields what a query answers until yield returns false.
func (t Translation) rows(ctx context.Context, r *kuzu.QueryResult, yield func(graph.Row) bool) error {
	keys := ordered(t, r.GetColumnNames())
	for v, err := range answer(r) {
		if err != nil {
			return fmt.Errorf("query: %w", err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if !yield(t.visible(keys, ordered(t, v))) {
			return nil
		}
	}
	return nil
}

// Change runs a query that may write. Kùzu does not count what it changes.
func (s *Store) Change(ctx context.Context, query string, params map[string]any, row func(graph.Row)) ([]graph.Change, error) {
	t := Translate(query, s.names(), params)
	if err := t.check(true); err != nil {
		return nil, err
	}
	for name := range t.Params { // Kùzu would take null
		if _, ok := params[name]; !ok {
			return nil, &graph.QueryError{Query: query, Msg: "the parameter $" + name + " has no value"}
		}
	}
	return nil, s.transaction(ctx, func(own *tx) error {
		if err := s.change(ctx, t, params, row); err != nil {
			return err
		}
		if own.current() != nil {
			return &graph.QueryError{Query: query, Msg: graph.ErrMeta.Error(), Err: graph.ErrMeta}
		}
		return nil
	})
}

func (s *Store) change(ctx context.Context, t Translation, params map[string]any, row func(graph.Row)) error {
	ps, err := s.conn.Prepare(t.Text)
	if err != nil {
		return t.undeclared(err)
	}
	defer ps.Close()
	r, err := s.conn.Execute(ps, t.params(params))
	if err != nil {
		return t.explain(err)
	}
	defer r.Close()
	return t.rows(ctx, r, func(v graph.Row) bool { row(v); return true })
}

// check is the error of a query that is refused, or that cannot be said in Kùzu.
func (t Translation) check(writes bool) error {
	at := func(offset int, msg string, cause error) error {
		line, column := graph.Position(t.Query, offset)
		return &graph.QueryError{Query: t.Query, Line: line, Column: column, Msg: msg, Err: cause}
	}
	switch {
	case t.Refused != "":
		return at(t.RefusedAt, graph.ErrRefused.Error()+": "+t.Refused, graph.ErrRefused)
	case t.Writes != "" && !writes:
		return at(t.WritesAt, graph.ErrWrites.Error()+": "+t.Writes, graph.ErrWrites)
	case t.Wrong != "":
		return at(t.WrongAt, t.Wrong, nil)
	}
	return nil
}

var (
	noProperty = regexp.MustCompile(`Cannot find property (\S+) for (\S*)\.`)
	noTable    = regexp.MustCompile(`Table (\S+) does not exist`)
)

// undeclared explains an error, and how what is not there is declared: only its user knows of which type it is to be.
func (t Translation) undeclared(err error) error {
	e := t.explain(err)
	var q *graph.QueryError
	if !errors.As(e, &q) {
		return e
	}
	if m := noProperty.FindStringSubmatch(q.Msg); m != nil {
		table := t.table(m[2], m[1])
		q.Msg = fmt.Sprintf("the table %s has no property %s. One of your own is declared first, in Kùzu's shell: ALTER TABLE %s ADD %s STRING (or INT64, DOUBLE, BOOLEAN …)", table, m[1], table, m[1])
	} else if m := noTable.FindStringSubmatch(q.Msg); m != nil {
		q.Msg = fmt.Sprintf("there is no table %s. One of your own is declared first, in Kùzu's shell: CREATE NODE TABLE %s(id STRING, PRIMARY KEY(id)), or CREATE REL TABLE %s(FROM Entity TO Entity)", m[1], m[1], m[1])
	}
	return e
}

// table is the table of a variable, or if it has no name that of the element in whose map the property stands.
func (t Translation) table(variable, property string) string {
	at := t.find(property)
	for _, p := range t.elements {
		if p.name == variable && (variable != "" || p.from < at && at < p.to) {
			return p.table
		}
	}
	return "of " + variable
}

// interruptible ends what runs on a connection when ctx does. After the function that it returns, the connection may be closed.
func interruptible(ctx context.Context, conn *kuzu.Connection) func() {
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		conn.Interrupt()
		close(done)
	})
	return func() {
		if !stop() {
			<-done
		}
	}
}

func (s *Store) names() Names {
	var out Names
	for _, e := range s.schema.Entities {
		out.Entities = append(out.Entities, e.Name)
	}
	for _, r := range s.schema.Relations {
		out.Facts = append(out.Facts, r.Name)
	}
	out.Facts = append(out.Facts, merge.OpenType)
	return out
}

func silently(conn *kuzu.Connection, query string) error {
	r, err := conn.Query(query)
	if err == nil {
		r.Close()
	}
	return err
}

// params keeps the parameters that the translation left, in types that the driver takes.
func (t Translation) params(params map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range params {
		if t.Params[k] {
			out[parameterPrefix+k] = v
		}
	}
	return out
}

// visible is a row without the columns that RETURN * gives of names that the query does not have.
func (t Translation) visible(keys []string, values []any) graph.Row {
	if !slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, t.hidden) }) {
		return graph.Row{Keys: keys, Values: values}
	}
	var out graph.Row
	for i, k := range keys {
		if !strings.HasPrefix(k, t.hidden) {
			out.Keys, out.Values = append(out.Keys, k), append(out.Values, values[i])
		}
	}
	return out
}

var (
	errorPlace = regexp.MustCompile(`\(line: (\d+), offset: (\d+)\)`)
	errorName  = regexp.MustCompile(`(?:Table|property|Variable|function|Parameter) (\S+?)(?: does not exist| for | is not in scope| not found)`)
)

// explain turns an error of Kùzu into one with a place in the query as it was written.
func (t Translation) explain(err error) error {
	msg := strings.TrimSpace(err.Error())
	e := &graph.QueryError{Query: t.Query, Msg: msg, Err: err}
	if strings.Contains(msg, "read-only transaction") {
		e.Msg, e.Err = graph.ErrWrites.Error(), graph.ErrWrites
		return e
	}
	if m := errorPlace.FindStringSubmatchIndex(msg); m != nil {
		line, _ := strconv.Atoi(msg[m[2]:m[3]])
		offset, _ := strconv.Atoi(msg[m[4]:m[5]])
		e.Line, e.Column = graph.Position(t.Query, t.origin(lineStart(t.Text, line)+offset))
		e.Msg = strings.TrimSpace(msg[:m[0]])
	} else if m := errorName.FindStringSubmatch(msg); m != nil {
		if at := t.find(strings.Trim(m[1], "`.")); at >= 0 {
			e.Line, e.Column = graph.Position(t.Query, at)
		}
	}
	if errors.Is(err, context.Canceled) {
		e.Err = context.Canceled
	}
	return e
}

func lineStart(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return at
		}
		at += i + 1
	}
	return at
}
