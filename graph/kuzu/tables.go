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

// A table of the store: of nodes with the primary key id, or of relationships if it has ends.
type table struct {
	name, from, to string
	columns        []merge.Column
}

// layout is all tables but RelataMeta. All entities are in one, with their type as a
// property; all facts in one too, with their relationship type in the column _type, which queries do not see: the property type is Relata's, and a relationship
// that a user adds has none. A table for each relationship type would cost 8 MB of memory and 4 MB of file, whatever it holds.
func (s *Store) layout() []table {
	var qualifiers []merge.Column
	for _, q := range s.qualifiers {
		qualifiers = append(qualifiers, merge.Column{Name: q, Type: "string"})
	}
	own := []merge.Column{{Name: "_type", Type: "string"}, {Name: "predicate", Type: "string"}}
	return []table{
		{name: "Article", columns: merge.ArticleColumns},
		{name: "Sentence", columns: merge.SentenceColumns},
		{name: "Statement", columns: slices.Concat(merge.StatementColumns, qualifiers)},
		{name: "Entity", columns: merge.EntityColumns},
		{"IN_ARTICLE", "Sentence", "Article", nil},
		{"EVIDENCE", "Statement", "Sentence", nil},
		{"SUBJECT", "Statement", "Entity", nil},
		{"OBJECT", "Statement", "Entity", nil},
		{"ATTRIBUTED_TO", "Statement", "Entity", merge.AttributedToColumns},
		{"MENTIONS", "Article", "Entity", merge.MentionColumns},
		{"Fact", "Entity", "Entity", slices.Concat(own, merge.FactColumns, qualifiers)},
	}
}

// ddl is the statement that makes the table.
func (t table) ddl() string {
	list := make([]string, 0, len(t.columns)+1)
	if t.from != "" {
		list = append(list, "FROM "+t.from+" TO "+t.to)
	}
	for _, c := range t.columns {
		list = append(list, quote(c.Name)+" "+kinds[c.Type])
	}
	if t.from != "" {
		return fmt.Sprintf("CREATE REL TABLE %s(%s)", t.name, strings.Join(list, ", "))
	}
	return fmt.Sprintf("CREATE NODE TABLE %s(%s, PRIMARY KEY(id))", t.name, strings.Join(list, ", "))
}

// makeTables makes the tables that are not there.
func (t *tx) makeTables(have map[string]bool) error {
	var ddl []string
	for _, table := range t.store.layout() {
		if !have[table.name] {
			ddl = append(ddl, table.ddl())
		}
	}
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

// untouched says whether the store holds nothing, and no tables or columns that somebody else has made.
func (t *tx) untouched() (bool, error) {
	rows, err := t.query("MATCH (n) RETURN 1 LIMIT 2", nil)
	if err != nil || len(rows) != 1 { // RelataMeta
		return false, err
	}
	rows, err = t.query("CALL show_tables() RETURN name", nil)
	if err != nil || len(rows) != len(t.store.layout())+1 {
		return false, err
	}
	for _, own := range t.store.layout() {
		list, _, err := t.properties(own.name)
		if err != nil || len(list) != len(own.columns) {
			return false, err
		}
	}
	return true, nil
}

// quote is for identifiers of the schema, which its loader has checked to hold letters, digits and underscores only.
func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "") + "`" }
