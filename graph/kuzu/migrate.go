//go:build cgo

package kuzu

import (
	"context"
	"fmt"
	"slices"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/graph/internal/pages"
	"relata/schema"
)

// Migrate brings the store at path from an older version of the model to graph.ModelVersion, and returns which it had. One that is up to
// date is left as it is. If it is cut off, the store keeps its old version, and another run completes it. The schema must be the one that
// the articles were read with. The errors are those of Open.
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
	st, err := open(path, s, o, func(t *tx) error {
		from, err = t.version()
		switch {
		case err != nil:
			return err
		case from > graph.ModelVersion:
			return &graph.VersionError{Have: from, Want: graph.ModelVersion}
		case from < 2:
			return t.addSources()
		}
		return nil
	})
	if err != nil {
		return from, err
	}
	defer func() {
		if closed := st.Close(); err == nil {
			err = closed
		}
	}()
	if from < 2 {
		return from, st.deriveSources(ctx)
	}
	return from, nil
}

// addSources makes what version 2 has beside version 1: bands of articles, and the number of sources of facts.
func (t *tx) addSources() error {
	for i := range graph.Bands {
		if err := t.run("ALTER TABLE Article ADD IF NOT EXISTS " + merge.BandName(i) + " INT64"); err != nil {
			return err
		}
	}
	tables, err := t.factTables()
	if err != nil {
		return err
	}
	for _, name := range tables {
		if err := t.run("ALTER TABLE " + quote(name) + " ADD IF NOT EXISTS sources INT64"); err != nil {
			return err
		}
	}
	return nil
}

// factTables are the relationship tables that hold facts, by the columns that they have: of this schema or of another.
func (t *tx) factTables() ([]string, error) {
	rows, err := t.query("CALL show_tables() WHERE type = 'REL' RETURN name", nil)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, r := range rows {
		name, _ := r[0].(string)
		if !merge.IsIdentifier(name) {
			continue // somebody else's
		}
		columns, err := t.query(fmt.Sprintf("CALL table_info('%s') WHERE name IN ['type', 'statement', 'statements'] RETURN name", name), nil)
		if err != nil {
			return nil, err
		}
		if len(columns) == 3 {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}

func (s *Store) deriveSources(ctx context.Context) error {
	if err := pages.Derive(ctx, s, s, s.qualifiers); err != nil {
		return err
	}
	return s.transaction(ctx, func(t *tx) error {
		tables, err := t.factTables()
		if err != nil {
			return err
		}
		for _, name := range tables {
			rows, err := t.query(fmt.Sprintf("MATCH ()-[r:%s]->() WHERE r.type = '%s' AND r.sources IS NULL RETURN count(*)", quote(name), name), nil)
			if err != nil {
				return err
			}
			if n := merge.Int(rows[0][0]); n > 0 {
				return fmt.Errorf("%d facts of type %s are not of this schema: give the schema that the articles were read with", n, name)
			}
		}
		return t.run(fmt.Sprintf("MATCH (m:RelataMeta {id: 'relata'}) SET m.model = %d", graph.ModelVersion))
	})
}
