//go:build cgo

package kuzu

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/graph/internal/pages"
	"relata/schema"
)

// Migrate brings the store at path from an older version of the model to graph.ModelVersion, and returns which it had. One that is up to
// date is left as it is. A store of the new version is written beside it and put in its place when it is complete; until then the
// old one is what it was, and another run begins anew. The schema must be the one that the articles were read with. The errors are those of Open.
func Migrate(ctx context.Context, path string, s *schema.Schema, o Options) (int, error) {
	from, err := migrate(ctx, path, s, o)
	if err != nil {
		return from, fmt.Errorf("migrate store %s: %w", path, err)
	}
	return from, nil
}

func migrate(ctx context.Context, path string, s *schema.Schema, o Options) (from int, err error) {
	exists, err := inspect(path, false)
	if err == nil && !exists {
		err = ErrNoStore
	}
	if err != nil {
		return 0, err
	}
	o.ReadOnly = false
	old := &Store{path: path, schema: s, options: o}
	if old.lock, err = lock(path+".lock", false, o.Wait); err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, old.lock.release()) }()
	if from, err = old.startOld(); err != nil || from == graph.ModelVersion {
		return from, errors.Join(err, old.closeDatabase())
	}
	fresh := path + ".migrating"
	if err := removeStore(fresh); err != nil {
		return from, errors.Join(err, old.closeDatabase())
	}
	err = old.rewrite(ctx, fresh, from)
	if err = errors.Join(err, old.closeDatabase()); err != nil {
		return from, errors.Join(err, removeStore(fresh))
	}
	// The log of the old one is in its file, so that none is left that could be taken for one of the new one.
	return from, errors.Join(replaceFile(fresh, path), removeStore(fresh))
}

// startOld opens the database, whatever its tables, and returns the version of its model.
func (s *Store) startOld() (int, error) {
	if err := s.openDatabase(); err != nil {
		return 0, err
	}
	have, err := newTx(s).tables("NODE")
	if err != nil {
		return 0, err
	}
	if !slices.Contains(have, metaTable) {
		return 0, fmt.Errorf("%w: it is a Kùzu database with other tables", ErrNotStore)
	}
	from, err := newTx(s).version()
	if err == nil && from > graph.ModelVersion {
		err = &graph.VersionError{Have: from, Want: graph.ModelVersion}
	}
	return from, err
}

// removeStore removes a store that was not completed.
func removeStore(path string) error {
	var errs []error
	for _, suffix := range []string{"", ".wal", ".shadow", ".tmp", ".lock", ".rows.csv", ".rows.parquet", ".rows", pendingSuffix} {
		errs = append(errs, os.RemoveAll(path+suffix))
	}
	return errors.Join(errs...)
}

func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// rewrite writes a store of today's version with what s holds.
func (s *Store) rewrite(ctx context.Context, path string, from int) (err error) {
	fresh, err := open(path, s.schema, Options{BufferPool: s.options.BufferPool, Threads: s.options.Threads}, (*tx).current)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, fresh.Close()) }()
	file, err := besideFile(path, ".rows.parquet")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file) }()
	m := migration{old: newTx(s), fresh: newTx(fresh), file: file}
	if err := m.run(ctx); err != nil {
		return err
	}
	if from >= 2 {
		return nil
	}
	rows, err := m.fresh.query("MATCH ()-[r:Fact]->() WHERE r.type IS NOT NULL RETURN DISTINCT r._type", nil)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if !slices.Contains(s.names().Facts, text(r[0])) {
			return fmt.Errorf("facts of type %s are not of this schema: give the schema that the articles were read with", text(r[0]))
		}
	}
	return pages.Derive(ctx, fresh, fresh, fresh.qualifiers)
}

// A migration copies the tables of a store up to version 2. It had one for each entity type and for each relationship type.
type migration struct {
	old, fresh *tx
	file       string            // by which rows go from one database to the other
	labels     map[string]string // table of nodes: the one it becomes
	keys       map[string]string // table of nodes: its primary key
	copies     []copied
}

// A property is a column of a table.
type property struct {
	name, typ string
	becomes   func(x string) string // the value of a copy in Cypher; nil if it is as it was
}

func (m *migration) run(ctx context.Context) error {
	m.labels, m.keys = map[string]string{}, map[string]string{}
	for _, kind := range []struct {
		name   string
		define func(string) error
	}{{"NODE", m.node}, {"REL", m.relationship}} {
		tables, err := m.old.tables(kind.name)
		if err != nil {
			return err
		}
		for _, t := range tables {
			if t == metaTable {
				continue
			}
			if err := kind.define(t); err != nil {
				return fmt.Errorf("make a table for %s: %w", t, err)
			}
		}
	}
	// A column that is added to a table with rows loses what is then written into it.
	for _, c := range m.copies {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := m.copy(c); err != nil {
			return fmt.Errorf("copy %s: %w", c.match, err)
		}
	}
	return nil
}

func (t *tx) tables(kind string) ([]string, error) {
	rows, err := t.query("CALL show_tables() WHERE type = '"+kind+"' RETURN name ORDER BY name", nil)
	if err != nil {
		return nil, err
	}
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = text(r[0])
	}
	return out, nil
}

// properties are the columns of a table, and its primary key.
func (t *tx) properties(table string) (list []property, key string, err error) {
	rows, err := t.query(fmt.Sprintf("CALL table_info('%s') RETURN *", strings.ReplaceAll(table, "'", `\'`)), nil)
	if err != nil {
		return nil, "", err
	}
	for _, r := range rows {
		list = append(list, property{name: text(r[1]), typ: text(r[2])})
		if len(r) > 4 && r[4] == true {
			key = text(r[1])
		}
	}
	return list, key, nil
}

func has(list []property, names ...string) bool {
	for _, n := range names {
		if !slices.ContainsFunc(list, func(p property) bool { return p.name == n }) {
			return false
		}
	}
	return true
}

func (m *migration) node(name string) error {
	list, key, err := m.old.properties(name)
	if err != nil {
		return err
	}
	to := name
	if has(list, "type", "mentions", "alias_uses") {
		to = "Entity"
		textOf(list, "aliases", "alias_uses")
	}
	m.labels[name], m.keys[name] = to, key
	columns := make([]string, len(list))
	for i, p := range list {
		columns[i] = quote(p.name) + " " + p.typ
	}
	err = m.fresh.run(fmt.Sprintf("CREATE NODE TABLE IF NOT EXISTS %s(%s, PRIMARY KEY(%s))", quote(to), strings.Join(columns, ", "), quote(key)))
	if err != nil {
		return err
	}
	return m.plan(copied{match: fmt.Sprintf("MATCH (x:%s)", quote(name)), to: to, properties: list})
}

func (m *migration) relationship(name string) error {
	list, _, err := m.old.properties(name)
	if err != nil {
		return err
	}
	rows, err := m.old.query(fmt.Sprintf("CALL show_connection('%s') RETURN *", strings.ReplaceAll(name, "'", `\'`)), nil)
	if err != nil {
		return err
	}
	to, own := name, []string(nil)
	if has(list, "type", "statements", "statement") {
		to, own = "Fact", []string{"_type: '" + name + "'"}
	}
	if name == "MENTIONS" {
		textOf(list, "names")
	}
	done := map[[2]string]bool{}
	for _, r := range rows { // the pairs of tables that are joined
		a, b := m.end(text(r[0]), "a"), m.end(text(r[1]), "b")
		pair := [2]string{a.table, b.table}
		if done[pair] {
			continue
		}
		done[pair] = true
		ends := fmt.Sprintf("FROM %s TO %s", quote(a.table), quote(b.table))
		columns := []string{ends}
		for _, p := range list {
			columns = append(columns, quote(p.name)+" "+p.typ)
		}
		for _, q := range []string{
			fmt.Sprintf("CREATE REL TABLE IF NOT EXISTS %s(%s)", quote(to), strings.Join(columns, ", ")),
			fmt.Sprintf("ALTER TABLE %s ADD IF NOT EXISTS %s", quote(to), ends),
		} {
			if err := m.fresh.run(q); err != nil {
				return err
			}
		}
		match := fmt.Sprintf("MATCH (a:%s)-[x:%s]->(b:%s)", m.from(a.table), quote(name), m.from(b.table))
		if err := m.plan(copied{match, to, list, own, []end{a, b}}); err != nil {
			return err
		}
	}
	return nil
}

func (m *migration) end(table, x string) end {
	return end{m.labels[table], m.keys[table], x + "." + quote(m.keys[table])}
}

// textOf makes texts of lists.
func textOf(list []property, names ...string) {
	for i, p := range list {
		if slices.Contains(names, p.name) {
			list[i] = property{p.name, "STRING", packed}
		}
	}
}

// packed is pack in Cypher: two characters that hardly any name holds are tried.
func packed(x string) string {
	with := func(sep string) string { return fmt.Sprintf("concat('%s', list_to_string('%s', %s))", sep, sep, x) }
	return fmt.Sprintf("CASE WHEN list_to_string('', %s) CONTAINS '\x1f' THEN %s ELSE %s END", x, with("\ue000"), with("\x1f"))
}

// from are the tables that become one.
func (m *migration) from(table string) string {
	var out []string
	for old, fresh := range m.labels {
		if fresh == table {
			out = append(out, quote(old))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ":")
}

// An end is a node of a relationship.
type end struct{ table, key, value string }

// plan notes a copy, and adds to the table the columns that it lacks.
func (m *migration) plan(c copied) error {
	there, _, err := m.fresh.properties(c.to)
	if err != nil {
		return err
	}
	for _, p := range c.properties {
		if has(there, p.name) {
			continue
		}
		if err := m.fresh.run(fmt.Sprintf("ALTER TABLE %s ADD %s %s", quote(c.to), quote(p.name), p.typ)); err != nil {
			return err
		}
	}
	m.copies = append(m.copies, c)
	return nil
}

// A copied is what goes into a table: the nodes or relationships that a pattern finds, x in it, with their properties.
type copied struct {
	match, to  string
	properties []property
	own        []string // what they all get
	ends       []end    // of a relationship
}

func (m *migration) copy(c copied) error {
	rows, err := m.old.query(c.match+" RETURN count(*)", nil)
	if err != nil || merge.Int(rows[0][0]) == 0 {
		return err
	}
	var columns []string
	for i, e := range c.ends {
		columns = append(columns, fmt.Sprintf("%s AS k%d", e.value, i))
	}
	literal := slices.Clone(c.own)
	for i, p := range c.properties {
		columns = append(columns, fmt.Sprintf("x.%s AS p%d", quote(p.name), i))
		value := fmt.Sprint("p", i)
		if p.becomes != nil {
			value = p.becomes(value)
		}
		literal = append(literal, quote(p.name)+": "+value)
	}
	if err := m.old.run(fmt.Sprintf("COPY (%s RETURN %s) TO '%s'", c.match, strings.Join(columns, ", "), m.file)); err != nil {
		return err
	}
	props := quote(c.to) + " {" + strings.Join(literal, ", ") + "}"
	create := "CREATE (:" + props + ")"
	if len(c.ends) > 0 {
		a, b := c.ends[0], c.ends[1]
		create = fmt.Sprintf(
			"MATCH (a:%s {%s: k0}) WITH * MATCH (b:%s {%s: k1}) CREATE (a)-[:%s]->(b)", quote(a.table), quote(a.key), quote(b.table), quote(b.key), props,
		)
	}
	for n := 0; n < merge.Int(rows[0][0]); n += chunk {
		if err := m.fresh.run(fmt.Sprintf("LOAD FROM '%s' WITH * SKIP %d LIMIT %d %s", m.file, n, chunk, create)); err != nil {
			return err
		}
		if m.fresh.store.checkpoint(); m.fresh.store.lost != nil {
			return m.fresh.store.lost
		}
	}
	return os.Remove(m.file)
}
