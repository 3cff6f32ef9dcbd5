//go:build cgo

package kuzu

import (
	"fmt"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/schema"
)

// Kùzu has a table for each label and each relationship type, and of a relationship type one for each pair of labels. The pairs are
// made when first needed: queries over all types cost time and memory for each of them, used or not.

var kinds = map[string]string{
	"string": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOLEAN", "strings": "STRING[]", "ints": "INT64[]",
}

const metaTable = "RelataMeta"

// prepare makes the tables of a new store, and those that an existing one lacks.
func (s *Store) prepare(suits func(*tx) error) error {
	t := &tx{store: s}
	rows, err := t.query("CALL show_tables() RETURN name", nil)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, r := range rows {
		name, _ := r[0].(string)
		have[name] = true
	}
	switch {
	case have[metaTable]:
		if err := suits(t); err != nil || s.readOnly {
			return err
		}
	case len(have) > 0:
		return fmt.Errorf("%w: it is a Kùzu database with other tables", ErrNotStore)
	case s.readOnly:
		return ErrNoStore
	}
	return t.makeTables(have)
}

// current is no error for a store of this version.
func (t *tx) current() error {
	have, err := t.version()
	if err == nil && have != graph.ModelVersion {
		return &graph.VersionError{Have: have, Want: graph.ModelVersion}
	}
	return err
}

func (t *tx) version() (int, error) {
	rows, err := t.query("MATCH (m:RelataMeta) RETURN m.model", nil)
	if err != nil {
		return 0, err
	}
	if len(rows) != 1 {
		return 0, fmt.Errorf("%w: it does not say which version of the model it has", ErrNotStore)
	}
	return merge.Int(rows[0][0]), nil
}

func (t *tx) makeTables(have map[string]bool) error {
	var ddl []string
	node := func(name string, columns []merge.Column) {
		if !have[name] {
			ddl = append(ddl, fmt.Sprintf("CREATE NODE TABLE %s(%s, PRIMARY KEY(id))", quote(name), columnList(columns)))
		}
	}
	rel := func(name, from, to string, columns []merge.Column) {
		if !have[name] {
			list := columnList(columns)
			if list != "" {
				list = ", " + list
			}
			ddl = append(ddl, fmt.Sprintf("CREATE REL TABLE %s(FROM %s TO %s%s)", quote(name), quote(from), quote(to), list))
		}
	}
	s := t.store.schema
	var qualifiers []merge.Column
	for _, q := range t.store.qualifiers {
		qualifiers = append(qualifiers, merge.Column{Name: q, Type: "string"})
	}
	first := s.Entities[0].Name
	node("Article", merge.ArticleColumns)
	node("Sentence", merge.SentenceColumns)
	node("Statement", append(merge.StatementColumns[:len(merge.StatementColumns):len(merge.StatementColumns)], qualifiers...))
	for _, e := range s.Entities {
		node(e.Name, merge.EntityColumns)
	}
	rel("IN_ARTICLE", "Sentence", "Article", nil)
	rel("EVIDENCE", "Statement", "Sentence", nil)
	rel("SUBJECT", "Statement", first, nil)
	rel("OBJECT", "Statement", first, nil)
	rel("ATTRIBUTED_TO", "Statement", first, merge.AttributedToColumns)
	rel("MENTIONS", "Article", first, merge.MentionColumns)
	facts := append(merge.FactColumns[:len(merge.FactColumns):len(merge.FactColumns)], qualifiers...)
	for _, r := range s.Relations {
		rel(r.Name, firstOf(r.From, s), firstOf(r.To, s), facts)
	}
	rel(merge.OpenType, first, first, append(facts, merge.Column{Name: "predicate", Type: "string"}))
	if !have[metaTable] {
		ddl = append(
			ddl, "CREATE NODE TABLE RelataMeta(id STRING, model INT64, PRIMARY KEY(id))",
			fmt.Sprintf("CREATE (:RelataMeta {id: 'relata', model: %d})", graph.ModelVersion),
		)
	}
	if len(ddl) == 0 {
		return nil
	}
	for _, q := range append(append([]string{"BEGIN TRANSACTION"}, ddl...), "COMMIT") {
		if err := t.run(q); err != nil {
			return fmt.Errorf("make tables: %w", err)
		}
	}
	return nil
}

func firstOf(types []string, s *schema.Schema) string {
	if len(types) == 0 {
		return s.Entities[0].Name
	}
	return types[0]
}

func columnList(columns []merge.Column) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = quote(c.Name) + " " + kinds[c.Type]
	}
	return strings.Join(list, ", ")
}

// connect makes sure that a relationship table takes a pair of labels.
func (t *tx) connect(table, from, to string) error {
	p := pair{table, from, to}
	if t.store.pairs[p] {
		return nil
	}
	if err := t.run(fmt.Sprintf("ALTER TABLE %s ADD IF NOT EXISTS FROM %s TO %s", quote(table), quote(from), quote(to))); err != nil {
		return err
	}
	t.store.pairs[p] = true
	return nil
}

// quote is for identifiers of the schema, which its loader has checked to hold letters, digits and underscores only.
func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "") + "`" }
