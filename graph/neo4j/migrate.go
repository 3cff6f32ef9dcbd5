package neo4j

import (
	"context"
	"fmt"

	"relata/graph"
	"relata/graph/internal/pages"
	"relata/schema"
)

// Migrate brings the graph in a database from an older version of the model to graph.ModelVersion, and returns which it had; 0 if there
// is no graph. One that is up to date is left as it is. From its first moment on no program of either version opens the store until it
// is complete; if it is cut off, another run completes it. Programs that have the store open already must have ended. The schema must be
// the one that the articles were read with. The errors are those of Open.
func Migrate(ctx context.Context, uri string, auth Auth, s *schema.Schema, o Options) (int, error) {
	host, err := checkURI(uri)
	if err != nil {
		return 0, err
	}
	o.ReadOnly = false
	st, err := connect(ctx, uri, auth, s, o)
	if err != nil {
		return 0, fmt.Errorf("migrate store %s: %w", host, err)
	}
	defer func() { _ = st.Close() }()
	from, err := st.migrate(ctx)
	if err != nil {
		return from, fmt.Errorf("migrate store %s: %w", host, err)
	}
	return from, nil
}

func (s *Store) migrate(ctx context.Context) (int, error) {
	from, err := s.version(ctx)
	switch {
	case err != nil || from == 0 || from == graph.ModelVersion:
		return from, err
	case from > graph.ModelVersion:
		return from, &graph.VersionError{Have: from, Want: graph.ModelVersion}
	}
	err = s.transaction(ctx, func(t *tx) error {
		return each(
			ctx, t, "MATCH (m:RelataMeta {id: 'relata'}) SET m.model = row.model, m.migrating = row.migrating",
			[]row{{"model": graph.ModelVersion, "migrating": from}}, nil,
		)
	})
	if err != nil {
		return from, err
	}
	if err := s.makeConstraints(ctx); err != nil {
		return from, err
	}
	if from < 2 { // facts had no number of sources
		if err := pages.Derive(ctx, s, s, s.qualifiers); err != nil {
			return from, err
		}
	}
	return from, s.setVersion(ctx)
}
