package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	driver "github.com/kuzudb/go-kuzu"

	"relata/graph/kuzu"
	"relata/graph/storetest"
)

// copyKuzu is Kùzu's own way for a first load: the rows of the whole graph as CSV files, one COPY for each table. It can fill empty tables only.
// What has to be known before the first row can be written (what an entity or a fact is at the end of all articles) is gathered in memory, and that is not counted.
func copyKuzu(ctx context.Context, b *bench) error {
	return inFolder(func(path string) error {
		if err := makeTables(b, path); err != nil {
			return err
		}
		if b.Batch == 0 {
			b.Batch = 500
		}
		files := tableFiles{dir: filepath.Dir(path), open: map[string]*tableFile{}}
		entities, facts := map[string]row{}, map[string]row{}
		for g := range storetest.NewNews(b.schema, 7).Batches(0, b.Articles, b.Batch) {
			part := gather(g)
			keepLast(entities, facts, part)
			// Counted into the middle: there is no first and last tenth of a COPY.
			if err := b.timed(b.Articles/2, len(g.Statements), func() error { return files.add(part) }); err != nil {
				return err
			}
		}
		err := b.timed(b.Articles/2, 0, func() error {
			if err := errors.Join(files.addDerived(entities, facts), files.close()); err != nil {
				return err
			}
			return files.load(ctx, path)
		})
		if err != nil {
			return err
		}
		b.Rows = files.rows
		return b.stat(path)
	})
}

// makeTables has Relata make its tables.
func makeTables(b *bench, path string) error {
	s, err := kuzu.Open(path, b.schema, kuzu.Options{})
	if err != nil {
		return err
	}
	return s.Close()
}

// keepLast adds what a batch says of entities and facts. The result is as large as the real one, not always the same: a peer settles no names.
func keepLast(entities, facts map[string]row, part scripted) {
	for _, list := range part.entities {
		for _, e := range list {
			if old := entities[e["id"].(string)]; old == nil {
				entities[e["id"].(string)] = e
			} else {
				old["mentions"] = old["mentions"].(int) + e["mentions"].(int)
			}
		}
	}
	lists := [][]row{part.open}
	for _, list := range part.facts {
		lists = append(lists, list)
	}
	for _, list := range lists {
		for _, f := range list {
			k := fmt.Sprint(f["s"], " ", f["props"].(row)["type"], " ", f["p"], " ", f["o"])
			if old := facts[k]; old == nil {
				facts[k] = f
			} else {
				old["props"].(row)["statements"] = old["props"].(row)["statements"].(int) + f["props"].(row)["statements"].(int)
			}
		}
	}
}

var (
	copiedStatement = []string{
		"id", "predicate", "open", "negated", "modality", "attributed", "confidence", "text", "rule", "subject_start", "subject_end",
		"predicate_start", "predicate_end", "object_start", "object_end", "speaker", "time", "place", "role", "amount",
	}
	copiedFact = []string{"type", "predicate", "statements", "confidence", "statement", "first_seen", "last_seen", "attributed", "time", "place", "role", "amount"}
	// The tables in the order of their loading, with the columns of their files.
	copied = []struct {
		table   string
		ends    int // columns that say what a relationship joins, which have no names
		columns []string
	}{
		{"Article", 0, []string{"id", "url", "title", "language", "published", "hash"}},
		{"Sentence", 0, []string{"id", "index", "text", "start", "end"}},
		{"Entity", 0, []string{"id", "type", "name", "aliases", "alias_uses", "mentions", "first_seen", "last_seen"}},
		{"Statement", 0, copiedStatement},
		{"IN_ARTICLE", 2, nil},
		{"EVIDENCE", 2, nil},
		{"SUBJECT", 2, nil},
		{"OBJECT", 2, nil},
		{"ATTRIBUTED_TO", 2, []string{"position"}},
		{"MENTIONS", 2, []string{"count", "names"}},
		{"Fact", 2, slices.Concat([]string{"_type"}, copiedFact)},
	}
)

// tableFiles are the CSV files, one a table.
type tableFiles struct {
	dir  string
	open map[string]*tableFile
	rows int
}

type tableFile struct {
	f    *os.File
	w    *bufio.Writer
	line []byte
}

func (t *tableFiles) file(table string) string { return filepath.Join(t.dir, table+".csv") }

func (t *tableFiles) put(table string, values ...any) error {
	f := t.open[table]
	if f == nil {
		file, err := os.Create(t.file(table))
		if err != nil {
			return err
		}
		f = &tableFile{f: file, w: bufio.NewWriterSize(file, 1<<18)}
		t.open[table] = f
	}
	f.line = f.line[:0]
	for i, v := range values {
		if i > 0 {
			f.line = append(f.line, ',')
		}
		f.line = appendValue(f.line, v)
	}
	t.rows++
	_, err := f.w.Write(append(f.line, '\n'))
	return err
}

func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return b
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		return strconv.AppendFloat(b, v, 'g', -1, 64)
	case bool:
		return strconv.AppendBool(b, v)
	case []string:
		return appendValue(b, "|"+strings.Join(v, "|"))
	case []int:
		return appendValue(b, "|"+strconv.Itoa(v[0]))
	}
	return append(append(append(b, '"'), strings.ReplaceAll(v.(string), `"`, `""`)...), '"')
}

func (t *tableFiles) putRow(table string, r row, ends ...any) error {
	for _, c := range copied {
		if c.table != table {
			continue
		}
		values := ends
		for _, name := range c.columns {
			values = append(values, r[name])
		}
		return t.put(table, values...)
	}
	return fmt.Errorf("no table %s", table)
}

// add writes what a batch alone knows.
func (t *tableFiles) add(s scripted) error {
	var errs []error
	do := func(table string, r row, ends ...any) { errs = append(errs, t.putRow(table, r, ends...)) }
	for _, a := range s.articles {
		do("Article", a)
	}
	for _, x := range s.sentences {
		do("Sentence", x["props"].(row))
		do("IN_ARTICLE", nil, x["props"].(row)["id"], x["article"])
	}
	for _, m := range s.mentions {
		do("MENTIONS", m, m["article"], m["entity"])
	}
	for _, st := range s.statements {
		props := st["props"].(row)
		do("Statement", props)
		do("SUBJECT", nil, props["id"], st["subject"])
		do("OBJECT", nil, props["id"], st["object"])
		do("EVIDENCE", nil, props["id"], st["sentence"])
	}
	for _, by := range s.speakers {
		do("ATTRIBUTED_TO", by, by["id"], by["entity"])
	}
	return errors.Join(errs...)
}

func (t *tableFiles) addDerived(entities, facts map[string]row) error {
	var errs []error
	for _, e := range entities {
		errs = append(errs, t.putRow("Entity", e))
	}
	for _, f := range facts {
		props := f["props"].(row)
		props["_type"] = props["type"]
		errs = append(errs, t.putRow("Fact", props, f["s"], f["o"]))
	}
	return errors.Join(errs...)
}

func (t *tableFiles) close() error {
	var errs []error
	for _, f := range t.open {
		errs = append(errs, f.w.Flush(), f.f.Close())
	}
	return errors.Join(errs...)
}

// load runs the COPYs.
func (t *tableFiles) load(ctx context.Context, path string) error {
	c := driver.DefaultSystemConfig()
	c.BufferPoolSize, c.MaxNumThreads = 1<<30, 2
	db, err := driver.OpenDatabase(path, c)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := driver.OpenConnection(db)
	if err != nil {
		return err
	}
	defer conn.Close()
	for _, c := range copied {
		if err := ctx.Err(); err != nil {
			return err
		}
		columns := ""
		if len(c.columns) > 0 {
			columns = "(`" + strings.Join(c.columns, "`, `") + "`)"
		}
		r, err := conn.Query(fmt.Sprintf(`COPY %s%s FROM '%s' (HEADER=false, PARALLEL=false, AUTO_DETECT=false, DELIM=',', QUOTE='"', ESCAPE='"')`, c.table, columns, t.file(c.table)))
		if err != nil {
			return fmt.Errorf("COPY %s: %w", c.table, err)
		}
		r.Close()
	}
	return nil
}
