//go:build cgo

package kuzu

import (
	"fmt"
	"slices"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
)

var kinds = map[string]string{
	"string": "STRING", "int": "INT64", "float": "DOUBLE", "bool": "BOOLEAN",
	"strings": "STRING", "ints": "STRING", // see pack
}

const metaTable = "RelataMeta"

// prepare makes the tables of a new store, and those that an existing one lacks.
func (s *Store) prepare(suits func(*tx) error) error {
	t := newTx(s)
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
		if err := suits(t); err != nil || s.options.ReadOnly {
			return err
		}
	case len(have) > 0:
		return fmt.Errorf("%w: it is a Kùzu database with other tables", ErrNotStore)
	case s.options.ReadOnly:
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

// makeTables makes what is not there: a table for each kind of node and of relationship. All entities are in one, with their type as a
// property; all facts in one too, with their relationship type in the column _type, which queries do not see: the property type is Relata's, and a relationship
// that a user adds has none. A table for each relationship type would cost 8 MB of memory and 4 MB of file, whatever it holds.
func (t *tx) makeTables(have map[string]bool) error {
	var ddl []string
	table := func(format, name string, columns ...merge.Column) {
		if !have[name] {
			ddl = append(ddl, fmt.Sprintf("CREATE "+format, name, columnList(columns)))
		}
	}
	const node = "NODE TABLE %s(%s, PRIMARY KEY(id))"
	var qualifiers []merge.Column
	for _, q := range t.store.qualifiers {
		qualifiers = append(qualifiers, merge.Column{Name: q, Type: "string"})
	}
	table(node, "Article", merge.ArticleColumns...)
	table(node, "Sentence", merge.SentenceColumns...)
	table(node, "Statement", slices.Concat(merge.StatementColumns, qualifiers)...)
	table(node, "Entity", merge.EntityColumns...)
	table("REL TABLE %s(FROM Sentence TO Article%s)", "IN_ARTICLE")
	table("REL TABLE %s(FROM Statement TO Sentence%s)", "EVIDENCE")
	table("REL TABLE %s(FROM Statement TO Entity%s)", "SUBJECT")
	table("REL TABLE %s(FROM Statement TO Entity%s)", "OBJECT")
	table("REL TABLE %s(FROM Statement TO Entity, %s)", "ATTRIBUTED_TO", merge.AttributedToColumns...)
	table("REL TABLE %s(FROM Article TO Entity, %s)", "MENTIONS", merge.MentionColumns...)
	own := []merge.Column{{Name: "_type", Type: "string"}, {Name: "predicate", Type: "string"}}
	table("REL TABLE %s(FROM Entity TO Entity, %s)", "Fact", slices.Concat(own, merge.FactColumns, qualifiers)...)
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

func columnList(columns []merge.Column) string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = quote(c.Name) + " " + kinds[c.Type]
	}
	return strings.Join(list, ", ")
}

// quote is for identifiers of the schema, which its loader has checked to hold letters, digits and underscores only.
func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "") + "`" }
