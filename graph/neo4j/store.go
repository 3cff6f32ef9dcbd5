package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/schema"
)

// Store is an open connection. It is safe for concurrent use, by several programs too.
type Store struct {
	driver     neo4j.DriverWithContext
	database   string
	timeout    time.Duration
	schema     *schema.Schema
	qualifiers []string
}

var _ graph.Store = (*Store)(nil)

// Open connects to a server: neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc:// and a host. The errors are ErrUnreachable,
// ErrAuth, ErrDatabase, ErrVersion and ErrForbidden; none holds the password.
func Open(ctx context.Context, uri string, auth Auth, s *schema.Schema, o Options) (*Store, error) {
	st := &Store{database: o.Database, timeout: o.Timeout, schema: s, qualifiers: graph.QualifierNames(s)}
	if st.timeout == 0 {
		st.timeout = defaultTimeout
	}
	token := neo4j.NoAuth()
	if auth.User != "" {
		token = neo4j.BasicAuth(auth.User, auth.Password, "")
	}
	d, err := neo4j.NewDriverWithContext(uri, token, func(c *config.Config) {
		c.UserAgent = "relata"
		c.SocketConnectTimeout = min(st.timeout, 5*time.Second)
		c.ConnectionAcquisitionTimeout = st.timeout
		c.MaxTransactionRetryTime = st.timeout
	})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", uri, err)
	}
	st.driver = d
	if err := st.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", uri, st.explain(err)), d.Close(ctx))
	}
	return st, nil
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: mode})
}

// explain turns an error of the driver into one of ours, where we have one.
func (s *Store) explain(err error) error {
	var server *neo4j.Neo4jError
	switch {
	case errors.As(err, &server):
		switch {
		case strings.HasPrefix(server.Code, "Neo.ClientError.Security.Unauthorized"),
			strings.HasPrefix(server.Code, "Neo.ClientError.Security.AuthenticationRateLimit"),
			strings.HasPrefix(server.Code, "Neo.ClientError.Security.CredentialsExpired"):
			return fmt.Errorf("%w (%s)", ErrAuth, server.Msg)
		case strings.HasPrefix(server.Code, "Neo.ClientError.Database.DatabaseNotFound"):
			return fmt.Errorf("%w: %q", ErrDatabase, s.database)
		case strings.HasPrefix(server.Code, "Neo.ClientError.Security.Forbidden"):
			return fmt.Errorf("%w: %s", ErrForbidden, server.Msg)
		}
		return err
	case neo4j.IsConnectivityError(err):
		return fmt.Errorf("%w (%w)", ErrUnreachable, err)
	}
	return err
}

// meta is the node that says which model the database holds.
const meta = "RelataMeta"

var constraints = []struct{ name, label string }{
	{"relata_article_id", "Article"}, {"relata_sentence_id", "Sentence"}, {"relata_statement_id", "Statement"}, {"relata_entity_id", "Entity"},
}

var indexes = []struct{ name, label, property string }{
	{"relata_entity_name", "Entity", "name"}, {"relata_statement_predicate", "Statement", "predicate"}, {"relata_article_published", "Article", "published"},
}

// prepare makes the schema of the database and checks its version. A user who may not change the schema can still write, if
// somebody else has made the constraints.
func (s *Store) prepare(ctx context.Context) error {
	// A cheap question first: a server that is down or refuses us should be asked once, not for as long as transactions are repeated.
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	there, err := s.names(ctx, "SHOW CONSTRAINTS YIELD name RETURN name")
	if err != nil {
		return err
	}
	have, err := s.names(ctx, "SHOW INDEXES YIELD name RETURN name")
	if err != nil {
		return err
	}
	for _, c := range constraints {
		if there[c.name] {
			continue
		}
		q := fmt.Sprintf("CREATE CONSTRAINT %s IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE", c.name, c.label)
		if err := s.run(ctx, q, nil); err != nil {
			return fmt.Errorf("constraint on %s.id: %w", c.label, err)
		}
	}
	for _, i := range indexes {
		if have[i.name] {
			continue
		}
		q := fmt.Sprintf("CREATE INDEX %s IF NOT EXISTS FOR (n:%s) ON (n.%s)", i.name, i.label, i.property)
		if err := s.run(ctx, q, nil); err != nil && !errors.Is(s.explain(err), ErrForbidden) { // queries are slower without, but right
			return fmt.Errorf("index on %s.%s: %w", i.label, i.property, err)
		}
	}
	return s.version(ctx)
}

func (s *Store) version(ctx context.Context) error {
	rows, err := s.rows(ctx, "MATCH (m:"+meta+" {id: 'relata'}) RETURN m.model", nil)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return s.run(ctx, "MERGE (m:"+meta+" {id: 'relata'}) ON CREATE SET m.model = $model", map[string]any{"model": graph.ModelVersion})
	}
	if v := merge.Int(rows[0][0]); v != graph.ModelVersion {
		return fmt.Errorf("%w: it holds model %d, this program writes model %d; use that version, or an empty database", ErrVersion, v, graph.ModelVersion)
	}
	return nil
}

func (s *Store) names(ctx context.Context, query string) (map[string]bool, error) {
	rows, err := s.rows(ctx, query, nil)
	if err != nil {
		return nil, err
	}
	set := map[string]bool{}
	for _, r := range rows {
		if name, ok := r[0].(string); ok {
			set[name] = true
		}
	}
	return set, nil
}

// run executes one statement in a transaction of its own, as changes of the schema need it.
func (s *Store) run(ctx context.Context, query string, params map[string]any) error {
	_, err := s.rows(ctx, query, params)
	return err
}

func (s *Store) rows(ctx context.Context, query string, params map[string]any) (_ [][]any, err error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { err = errors.Join(err, session.Close(ctx)) }()
	result, err := session.Run(ctx, query, params)
	if err != nil {
		return nil, err
	}
	records, err := result.Collect(ctx)
	if err != nil {
		return nil, err
	}
	out := make([][]any, len(records))
	for i, r := range records {
		out[i] = r.Values
	}
	return out, nil
}

// Write merges g in one transaction.
func (s *Store) Write(ctx context.Context, g *graph.Graph) error {
	p, err := graph.Prepare(g, s.schema)
	if err != nil {
		return err
	}
	return s.transaction(ctx, func(t *tx) error { return merge.Write(ctx, t, p) })
}

// Forget takes articles out, in one transaction.
func (s *Store) Forget(ctx context.Context, articles []string) (int, error) {
	n := 0
	err := s.transaction(ctx, func(t *tx) (err error) {
		n, err = merge.Forget(ctx, t, articles)
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// transaction runs f, again after a transient error; what it did is kept if it returns nil.
func (s *Store) transaction(ctx context.Context, f func(*tx) error) (err error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	_, err = session.ExecuteWrite(ctx, func(m neo4j.ManagedTransaction) (any, error) {
		if err := f(&tx{store: s, run: m}); err != nil {
			return nil, err
		}
		return nil, ctx.Err()
	})
	if err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("write to database: %w", context.Cause(ctx))
		}
		return fmt.Errorf("write to database: %w", s.explain(err))
	}
	return nil
}

// Known returns the hashes of those articles that the database has.
func (s *Store) Known(ctx context.Context, articles []string) (map[string]string, error) {
	known := map[string]string{}
	if len(articles) == 0 {
		return known, nil
	}
	for row, err := range s.Query(ctx, "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id, a.hash", map[string]any{"ids": articles}) {
		if err != nil {
			return nil, err
		}
		id, _ := row.Values[0].(string)
		known[id], _ = row.Values[1].(string)
	}
	return known, nil
}

// Close ends the connections.
func (s *Store) Close() error { return s.driver.Close(context.Background()) }
