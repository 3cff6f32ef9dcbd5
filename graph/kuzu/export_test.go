//go:build cgo

package kuzu

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"relata/graph/internal/merge"
)

// Exec runs a query that writes, for tests that stand in for a user with tools of his own.
func (s *Store) Exec(query string, params map[string]any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.settle(context.Background()); err != nil {
		return err
	}
	t := Translate(query, s.names(), params)
	ps, err := s.conn.Prepare(t.Text)
	if err != nil {
		return err
	}
	defer ps.Close()
	r, err := s.conn.Execute(ps, t.params(params))
	if err != nil {
		return err
	}
	r.Close()
	return nil
}

// Old puts a store of the layout that versions 1 and 2 had in the place of an open one, which it closes: a table of nodes for each entity type, one of relationships for
// each relation type, and in it one for each pair of entity types.
func (s *Store) Old(version int) (err error) {
	if err := s.settled(context.Background()); err != nil {
		return err
	}
	old := &Store{path: s.path + ".old", schema: s.schema}
	if err := old.openDatabase(); err != nil {
		return err
	}
	m := migration{old: newTx(s), fresh: newTx(old), file: s.path + ".parquet"}
	types := s.names().Entities
	node := func(name, match, from string) {
		list, _, e := m.old.properties(from)
		for i, p := range list {
			switch p.name {
			case "aliases":
				list[i] = property{p.name, "STRING[]", unpacked}
			case "alias_uses":
				list[i] = property{p.name, "INT64[]", func(x string) string { return "CAST(" + unpacked(x) + " AS INT64[])" }}
			}
		}
		if version < 2 {
			list = slices.DeleteFunc(list, func(p property) bool { return strings.HasPrefix(p.name, "band") })
		}
		err = errors.Join(err, e, m.fresh.run(fmt.Sprintf("CREATE NODE TABLE %s(%s, PRIMARY KEY(id))", name, strings.Join(ddl(list), ", "))), m.copy(copied{match: match, to: name, properties: list}))
	}
	for _, n := range []string{"Article", "Sentence", "Statement"} {
		node(n, "MATCH (x:"+n+")", n)
	}
	for _, n := range types {
		node(n, "MATCH (x:Entity) WHERE x.type = '"+n+"'", "Entity")
	}
	relationship := func(name, table, from, to string) {
		list, _, e := m.old.properties(table)
		list = slices.DeleteFunc(list, func(p property) bool {
			return p.name == "_type" || p.name == "predicate" && name != merge.OpenType || version < 2 && p.name == "sources"
		})
		for i, p := range list {
			if name == "MENTIONS" && p.name == "names" {
				list[i] = property{p.name, "STRING[]", unpacked}
			}
		}
		label := func(of, x string) string {
			if of == "Entity" {
				return x + ".type"
			}
			return "'" + of + "'"
		}
		match := fmt.Sprintf("MATCH (a:%s)-[x:%s]->(b:%s) WHERE true", from, table, to)
		if table == "Fact" {
			match += " AND x._type = '" + name + "'"
		}
		pairs, e2 := m.old.query(match+fmt.Sprintf(" RETURN DISTINCT %s, %s", label(from, "a"), label(to, "b")), nil)
		first := "FROM " + strings.Replace(from, "Entity", types[0], 1) + " TO " + strings.Replace(to, "Entity", types[0], 1)
		err = errors.Join(err, e, e2, m.fresh.run(fmt.Sprintf("CREATE REL TABLE %s(%s)", name, strings.Join(append([]string{first}, ddl(list)...), ", "))))
		for _, p := range pairs {
			a, b := text(p[0]), text(p[1])
			some := match + fmt.Sprintf(" AND %s = '%s' AND %s = '%s'", label(from, "a"), a, label(to, "b"), b)
			ends := []end{{a, "id", "a.id"}, {b, "id", "b.id"}}
			err = errors.Join(
				err, m.fresh.run(fmt.Sprintf("ALTER TABLE %s ADD IF NOT EXISTS FROM %s TO %s", name, a, b)),
				m.copy(copied{match: some, to: name, properties: list, ends: ends}),
			)
		}
	}
	relationship("IN_ARTICLE", "IN_ARTICLE", "Sentence", "Article")
	relationship("EVIDENCE", "EVIDENCE", "Statement", "Sentence")
	for _, n := range []string{"SUBJECT", "OBJECT", "ATTRIBUTED_TO"} {
		relationship(n, n, "Statement", "Entity")
	}
	relationship("MENTIONS", "MENTIONS", "Article", "Entity")
	for _, n := range s.names().Facts {
		relationship(n, "Fact", "Entity", "Entity")
	}
	return errors.Join(
		err, m.fresh.run("CREATE NODE TABLE RelataMeta(id STRING, model INT64, PRIMARY KEY(id))"),
		m.fresh.run(fmt.Sprintf("CREATE (:RelataMeta {id: 'relata', model: %d})", version)),
		old.closeDatabase(), s.Close(), os.Rename(old.path, s.path),
	)
}

func ddl(list []property) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = quote(p.name) + " " + p.typ
	}
	return out
}

// CheckpointAlways has each write followed by a checkpoint.
func (s *Store) CheckpointAlways() { s.keep = 0 }

// CopyAlways has whatever is first written brought in by COPY, in small parts.
func (s *Store) CopyAlways() {
	s.copies = copies{statements: 7, values: 5000, room: defaultCopies.room}
}

// ExecOld runs statements on the store at path, whatever its version.
func ExecOld(path string, statements ...string) error {
	s := &Store{path: path}
	err := s.openDatabase()
	for _, q := range statements {
		if err == nil {
			err = newTx(s).run(q)
		}
	}
	return errors.Join(err, s.closeDatabase())
}
