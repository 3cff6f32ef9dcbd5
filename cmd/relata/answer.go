package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"relata/graph"
)

// answerOptions say how the answer of a query is printed.
type answerOptions struct {
	format  string
	limit   int           // rows at most; 0: all, and tableRows in a table
	timeout time.Duration // 0: none
	write   bool          // the query may change the graph, and runs to its end whatever is printed
}

// tableRows is how many rows a table has at most unless --limit says otherwise: a table is held in memory, since its columns are
// as wide as their widest cell.
const tableRows = 1000

func answerFlags() []cli.Flag {
	return []cli.Flag{
		formatFlag("table", "table", "json", "csv"),
		&cli.IntFlag{Name: "limit", Usage: fmt.Sprintf("rows printed at most (default: %d in a table, all in json and csv)", tableRows), DefaultText: "none"},
		&cli.DurationFlag{Name: "timeout", Usage: "end the query after it, such as 30s", DefaultText: "none"},
	}
}

func answerOptionsOf(c *cli.Context) (answerOptions, error) {
	o := answerOptions{format: c.String("format"), limit: c.Int("limit"), timeout: c.Duration("timeout")}
	if c.IsSet("limit") && o.limit < 1 {
		return o, usagef(c.Command.Name, "--limit %d: it is 1 or more", o.limit)
	}
	if c.IsSet("timeout") && o.timeout <= 0 {
		return o, usagef(c.Command.Name, "--timeout %s: it is more than nothing, such as 30s", o.timeout)
	}
	return o, nil
}

// A timeoutError is a query that took longer than it was given.
type timeoutError struct{ after time.Duration }

func (e *timeoutError) Error() string { return fmt.Sprintf("the query was ended after %s", e.after) }

// runQuery prints the answer of a query. JSON and CSV are written row by row as the store gives them.
func runQuery(ctx context.Context, s streams, store graph.Store, query string, params map[string]any, o answerOptions) error {
	if o.timeout > 0 {
		late := &timeoutError{o.timeout}
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, o.timeout, late)
		defer cancel()
	}
	rows := store.Query(ctx, query, params)
	var changes []graph.Change
	if o.write {
		rows = func(yield func(graph.Row, error) bool) {
			var err error
			if changes, err = store.Change(ctx, query, params, func(r graph.Row) { yield(r, nil) }); err != nil {
				yield(graph.Row{}, err)
			}
		}
	}
	err := printRows(s, rows, o)
	if changes != nil {
		fmt.Fprintln(s.err, told(changes))
	}
	var late *timeoutError
	if err != nil && errors.As(context.Cause(ctx), &late) {
		return withHint(late, "give it more time with --timeout, or ask for less with LIMIT in the query")
	}
	return err
}

// told is "1 node created, 2 properties set".
func told(changes []graph.Change) string {
	list := make([]string, len(changes))
	for i, c := range changes {
		list[i] = count(c.N, c.Noun) + " " + c.What
	}
	return cmp.Or(strings.Join(list, ", "), "nothing changed")
}

func printRows(s streams, rows iter.Seq2[graph.Row, error], o answerOptions) error {
	switch o.format {
	case "json":
		out := bufio.NewWriter(s.out)
		_, err := each(rows, o.limit, o.write, func(r graph.Row) error { return writeJSON(out, r.Keys, r.Values) })
		return errors.Join(err, out.Flush())
	case "csv":
		out := csv.NewWriter(s.out)
		head := false
		_, err := each(rows, o.limit, o.write, func(r graph.Row) error {
			if !head {
				head = true
				if err := out.Write(r.Keys); err != nil {
					return err
				}
			}
			return out.Write(texts(r.Values))
		})
		out.Flush()
		return errors.Join(err, out.Error())
	}
	limit := o.limit
	if limit == 0 {
		limit = tableRows
	}
	var t table
	more, err := each(rows, limit, o.write, func(r graph.Row) error {
		t.keys = r.Keys
		t.rows = append(t.rows, r.Values)
		return nil
	})
	if err != nil {
		return err
	}
	if o.write && len(t.rows) == 0 { // it may have no RETURN
		return nil
	}
	if err := t.print(s, o.format); err != nil {
		return err
	}
	if more && o.limit == 0 {
		fmt.Fprintf(s.err, "only the first %s: there are more (--limit N, or --format csv for all)\n", count(limit, "row"))
	}
	return nil
}

// each calls do for the first rows, all of them if limit is 0, and says whether there were more. To the end, it takes all rows even if
// there is nothing more to be done with them.
func each(rows iter.Seq2[graph.Row, error], limit int, toEnd bool, do func(graph.Row) error) (more bool, err error) {
	n := 0
	for r, failed := range rows {
		switch {
		case failed != nil:
			return false, errors.Join(failed, err)
		case limit > 0 && n == limit:
			more = true
		case err == nil:
			n++
			err = do(r)
		}
		if !toEnd && (more || err != nil) {
			break
		}
	}
	return more, err
}

// collect runs a query whose answer is small to its end.
func collect(ctx context.Context, store graph.Store, query string, params map[string]any) ([]map[string]any, error) {
	var out []map[string]any
	for r, err := range store.Query(ctx, query, params) {
		if err != nil {
			return nil, err
		}
		m := make(map[string]any, len(r.Keys))
		for i, k := range r.Keys {
			m[k] = r.Values[i]
		}
		out = append(out, m)
	}
	return out, nil
}
