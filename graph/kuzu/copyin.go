//go:build cgo

package kuzu

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
)

// Copies says what goes to a COPY.
type copies struct {
	from       int   // statements that are worth one: the tables have to be made anew and opened again after each
	statements int   // of which facts and entities are derived at once
	values     int   // that one COPY gets: Kùzu holds them, and what it makes of them
	room       int64 // bytes of disk that are free beside what the size of the log says: Kùzu 0.11.2 ends the program if the disk is full in a COPY
}

var defaultCopies = copies{from: 5000, statements: 100_000, values: 16_000_000, room: 64 << 20}

// fits says whether the disk has room for the rows of a log of so many bytes and the tables made of them.
func (c copies) fits(path string, log int64) bool {
	const times = 4 // rows, those of supports and mentions, tables, what a checkpoint has beside them
	free, known := room(path)
	return !known || free >= c.room+times*log
}

// copyIn makes a store of all that is in the log, beside the empty one, and puts it in its place when it is complete.
func (s *Store) copyIn(ctx context.Context, p *pending) (err error) {
	fresh := s.path + loadingSuffix
	if err := removeStore(fresh); err != nil {
		return err
	}
	dir, err := rowsFolder(fresh)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	c := &copying{copies: s.copies, dir: dir, layout: s.layout(), qualifiers: s.qualifiers}
	if err := c.rows(ctx, p); err != nil {
		return errors.Join(err, c.close())
	}
	if err := c.close(); err != nil {
		return err
	}
	// The log of the empty one is in its file, so that none is left that could be taken for one of the new one.
	if err := s.closeDatabase(); err != nil {
		return err
	}
	err = s.copyFiles(ctx, fresh, c)
	if err == nil {
		err = replaceFile(fresh, s.path)
	}
	if s.lost = s.openDatabase(); s.lost == nil && err == nil {
		s.empty = false
	}
	return errors.Join(err, s.lost, removeStore(fresh))
}

// replaceFile puts a complete file in the place of another, so that there is one of them whatever happens.
func replaceFile(from, to string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return errors.Join(os.Rename(from, to), syncFolder(filepath.Dir(to)))
}

// rowsFolder makes a folder for rows: beside the store if Kùzu can read its name.
func rowsFolder(path string) (string, error) {
	dir := path + ".rows"
	if strings.ContainsAny(dir, unreadable) {
		return os.MkdirTemp("", "relata-*.rows")
	}
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	return dir, os.Mkdir(dir, 0o700)
}

// A copying gathers the rows of all tables in files.
type copying struct {
	copies
	dir        string
	layout     []table
	qualifiers []string
	files      []*rowFile
	line       []byte
}

// A rowFile is rows for one COPY.
type rowFile struct {
	table
	f    *os.File
	w    *bufio.Writer
	rows int
	full bool // and closed
}

func createRows(path string) (*rowFile, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &rowFile{f: f, w: bufio.NewWriterSize(f, 1<<18)}, nil
}

func (r *rowFile) close() error {
	return errors.Join(r.w.Flush(), r.f.Close())
}

// put writes a row: the IDs of its ends, if it is a relationship, and its properties.
func (c *copying) put(t table, props map[string]any, ends ...any) error {
	i := slices.IndexFunc(c.files, func(r *rowFile) bool { return r.name == t.name && !r.full })
	if i < 0 {
		r, err := createRows(filepath.Join(c.dir, fmt.Sprintf("%d.csv", len(c.files))))
		if err != nil {
			return err
		}
		r.table = t
		i, c.files = len(c.files), append(c.files, r)
	}
	r := c.files[i]
	c.line = c.line[:0]
	for _, v := range ends {
		c.line = append(appendField(c.line, v), ',')
	}
	for _, column := range t.columns {
		c.line = append(appendField(c.line, props[column.Name]), ',')
	}
	c.line[len(c.line)-1] = '\n'
	if _, err := r.w.Write(c.line); err != nil {
		return err
	}
	if r.rows++; r.rows*(len(t.columns)+2) >= c.values {
		r.full = true
		return r.close()
	}
	return nil
}

func (c *copying) close() error {
	var errs []error
	for _, r := range c.files {
		if !r.full {
			r.full = true
			errs = append(errs, r.close())
		}
	}
	return errors.Join(errs...)
}

func (c *copying) table(name string) table {
	return c.layout[slices.IndexFunc(c.layout, func(t table) bool { return t.name == name })]
}

// rows writes the rows of what is in the log. Entities and facts are derived from what all articles together say, so many of them at a time as memory takes.
func (c *copying) rows(ctx context.Context, p *pending) error {
	const mostFiles = 256 // open at once
	n := min(1+p.statements/c.statements, mostFiles)
	supports, mentions := newBuckets[merge.Support](c.dir, "supports", n), newBuckets[merge.Mentioned](c.dir, "mentions", n)
	defer supports.close()
	defer mentions.close()
	for g, err := range p.graphs() {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		err := errors.Join(
			c.own(g.Graph),
			supports.add(merge.Supports(g.Graph), func(s merge.Support) string { return s.Key.String() }),
			mentions.add(merge.Mentions(g.Graph), func(m merge.Mentioned) string { return m.ID }),
		)
		if err != nil {
			return err
		}
	}
	for i := range n {
		if err := errors.Join(ctx.Err(), c.facts(supports, i), c.entities(mentions, i)); err != nil {
			return err
		}
	}
	return nil
}

// own writes what stands in one article alone.
func (c *copying) own(g *graph.Graph) error {
	var errs []error
	put := func(table string, props map[string]any, ends ...any) {
		errs = append(errs, c.put(c.table(table), props, ends...))
	}
	for _, a := range g.Articles {
		props := merge.ArticleProps(a)
		props["id"] = a.ID
		put("Article", props)
	}
	for _, s := range g.Sentences {
		put("Sentence", merge.SentenceProps(s))
		put("IN_ARTICLE", nil, s.ID, s.Article)
	}
	for _, m := range g.Mentions {
		put("MENTIONS", map[string]any{"count": m.Count, "names": pack(m.Names)}, m.Article, m.Entity)
	}
	for _, s := range g.Statements {
		put("Statement", merge.StatementProps(s, c.qualifiers))
		put("EVIDENCE", nil, s.ID, s.Sentence)
		put("SUBJECT", nil, s.ID, s.Subject)
		put("OBJECT", nil, s.ID, s.Object)
		for i, by := range s.AttributedTo {
			put("ATTRIBUTED_TO", map[string]any{"position": i}, s.ID, by)
		}
	}
	return errors.Join(errs...)
}

func (c *copying) facts(supports *buckets[merge.Support], i int) error {
	d := merge.NewDeriver()
	if err := supports.each(i, d.Add); err != nil {
		return err
	}
	table := c.table("Fact")
	facts := d.Facts()
	for _, k := range slices.SortedFunc(maps.Keys(facts), merge.CompareKeys) {
		props := merge.FactProps(facts[k], c.qualifiers)
		props["_type"] = k.Type
		if k.Predicate != "" {
			props["predicate"] = k.Predicate
		}
		if err := c.put(table, props, k.Subject.ID, k.Object.ID); err != nil {
			return err
		}
	}
	return nil
}

func (c *copying) entities(mentions *buckets[merge.Mentioned], i int) error {
	entities := map[string]*merge.Entity{}
	err := mentions.each(i, func(m merge.Mentioned) {
		if entities[m.ID] == nil {
			entities[m.ID] = &merge.Entity{}
		}
		entities[m.ID].Add(m)
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(entities)) {
		if err := c.put(c.table("Entity"), entityProps(*entities[id])); err != nil {
			return err
		}
	}
	return nil
}

// Buckets are files in which things with the same key are together.
type buckets[T any] struct {
	paths []string
	files []*rowFile
	to    []*gob.Encoder
	seed  maphash.Seed
	err   error // of making them
}

func newBuckets[T any](dir, name string, n int) *buckets[T] {
	b := &buckets[T]{seed: maphash.MakeSeed()}
	for i := range n {
		path := filepath.Join(dir, fmt.Sprintf("%s.%d", name, i))
		f, err := createRows(path)
		if err != nil {
			b.err = err
			return b
		}
		b.paths, b.files, b.to = append(b.paths, path), append(b.files, f), append(b.to, gob.NewEncoder(f.w))
	}
	return b
}

func (b *buckets[T]) add(things []T, key func(T) string) error {
	parts := make([][]T, len(b.paths))
	for _, t := range things {
		i := maphash.String(b.seed, key(t)) % uint64(len(parts))
		parts[i] = append(parts[i], t)
	}
	err := b.err
	for i, part := range parts {
		if len(part) > 0 {
			err = errors.Join(err, b.to[i].Encode(part))
		}
	}
	return err
}

// each reads a bucket to its end.
func (b *buckets[T]) each(i int, f func(T)) error {
	if err := b.files[i].w.Flush(); err != nil {
		return err
	}
	if _, err := b.files[i].f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	in := gob.NewDecoder(bufio.NewReaderSize(b.files[i].f, 1<<18))
	for {
		var part []T
		if err := in.Decode(&part); err != nil {
			return ignoreEOF(err)
		}
		for _, t := range part {
			f(t)
		}
	}
}

func (b *buckets[T]) close() {
	for i, f := range b.files {
		_ = f.f.Close()
		_ = os.Remove(b.paths[i])
	}
}

// copyFiles brings the files into a new store. The database is opened again after each, or Kùzu holds on to its memory.
func (s *Store) copyFiles(ctx context.Context, path string, c *copying) (err error) {
	st, err := open(path, s.schema, Options{BufferPool: s.options.BufferPool, Threads: s.options.Threads}, (*tx).current)
	if err != nil {
		return err
	}
	defer func() { st.lost = err; err = errors.Join(err, st.Close()) }()
	if err := st.renameEnds("", "_"); err != nil {
		return err
	}
	for _, t := range c.layout {
		for _, r := range c.files {
			if r.name != t.name {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := st.copyFile(r); err != nil {
				return fmt.Errorf("copy rows of %s: %w", t.name, err)
			}
			if err := os.Remove(r.f.Name()); err != nil {
				return err
			}
		}
	}
	return st.renameEnds("_", "")
}

// isEnd says whether the column has a name by which COPY knows the ends of a relationship: it would write their IDs there.
func isEnd(t table, c merge.Column) bool { return t.from != "" && (c.Name == "from" || c.Name == "to") }

// renameEnds gives such columns another prefix.
func (s *Store) renameEnds(old, prefix string) error {
	for _, t := range s.layout() {
		for _, c := range t.columns {
			if !isEnd(t, c) {
				continue
			}
			if err := silently(s.conn, fmt.Sprintf("ALTER TABLE %s RENAME %s TO %s", t.name, quote(old+c.Name), quote(prefix+c.Name))); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) copyFile(r *rowFile) error {
	list := make([]string, len(r.columns))
	for i, c := range r.columns {
		list[i] = quote(c.Name)
		if isEnd(r.table, c) {
			list[i] = quote("_" + c.Name)
		}
	}
	q := "COPY " + r.name
	if len(list) > 0 {
		q += "(" + strings.Join(list, ", ") + ")"
	}
	q += fmt.Sprintf(" FROM '%s' (%s)", r.f.Name(), csvOptions)
	if err := silently(s.conn, q); err != nil {
		return err
	}
	if err := s.closeDatabase(); err != nil {
		return err
	}
	return s.openDatabase()
}
