package neo4j

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/schema"
)

// Store is a graph in a Neo4j database. It is safe for concurrent use.
type Store struct {
	driver     neo4j.DriverWithContext
	database   string
	schema     *schema.Schema
	qualifiers []string
	readOnly   bool
	retry      time.Duration
}

var _ graph.Store = (*Store)(nil)

// Open connects to the server at uri, such as neo4j://localhost:7687. The errors are ErrUnreachable, ErrCertificate, ErrLogin, ErrForbidden
// and *graph.VersionError; none holds the password.
func Open(ctx context.Context, uri string, auth Auth, s *schema.Schema, o Options) (*Store, error) {
	host, err := checkURI(uri)
	if err != nil {
		return nil, err
	}
	st, err := connect(ctx, uri, auth, s, o)
	if err == nil {
		if err = st.start(ctx); err != nil {
			_ = st.driver.Close(context.WithoutCancel(ctx))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", host, err)
	}
	return st, nil
}

// checkURI keeps passwords out of addresses, which end up in logs and histories.
func checkURI(uri string) (string, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Host == "" {
		return "", errors.New("open store: the address is no URL like neo4j://HOST:PORT")
	}
	if u.User != nil {
		return "", fmt.Errorf("open store %s: the address holds a user or password: give them as NEO4J_USERNAME and NEO4J_PASSWORD", u.Host)
	}
	return u.Scheme + "://" + u.Host, nil
}

// connect reaches the server and logs in.
func connect(ctx context.Context, uri string, auth Auth, s *schema.Schema, o Options) (*Store, error) {
	token := neo4j.NoAuth()
	if auth != (Auth{}) {
		token = neo4j.BasicAuth(auth.User, auth.Password, "")
	}
	var trust *tls.Config
	if o.CAFile != "" {
		var err error
		if trust, err = trusting(o.CAFile); err != nil {
			return nil, err
		}
	}
	driver, err := neo4j.NewDriverWithContext(uri, token, func(c *config.Config) {
		c.TlsConfig = trust
		c.UserAgent = o.UserAgent
		if c.UserAgent == "" {
			c.UserAgent = "relata"
		}
		c.MaxTransactionRetryTime = min(driverRetry, cmp.Or(o.Retry, defaultRetry))
		c.SocketConnectTimeout = defaultTimeout
		if o.Timeout > 0 {
			c.SocketConnectTimeout = o.Timeout
		}
	})
	if err != nil {
		return nil, err
	}
	st := &Store{
		driver: driver, database: o.Database, schema: s, qualifiers: graph.QualifierNames(s), readOnly: o.ReadOnly, retry: cmp.Or(o.Retry, defaultRetry),
	}
	timeout := defaultTimeout
	if o.Timeout > 0 {
		timeout = o.Timeout
	}
	within, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	if err := driver.VerifyConnectivity(within); err != nil {
		_ = driver.Close(context.WithoutCancel(ctx))
		return nil, explain(err)
	}
	return st, nil
}

// start makes what a new store needs, and nothing in one of another version.
func (s *Store) start(ctx context.Context) error {
	have, err := s.version(ctx)
	switch {
	case err != nil:
		return err
	case have != 0 && have != graph.ModelVersion:
		return &graph.VersionError{Have: have, Want: graph.ModelVersion}
	case s.readOnly:
		return nil
	}
	if err := s.makeConstraints(ctx); err != nil {
		return err
	}
	if err := s.makeNames(ctx); err != nil && (have == 0 || !errors.Is(err, ErrForbidden)) {
		return err
	}
	if have != 0 {
		return nil
	}
	return s.setVersion(ctx)
}

// makeNames makes the labels, relationship types and property names that writing needs, so that a user who may make no new ones can write.
func (s *Store) makeNames(ctx context.Context) error {
	labels := []string{"Article", "Sentence", "Statement", "Entity", "RelataMeta"}
	for _, e := range s.schema.Entities {
		labels = append(labels, e.Name)
	}
	types := []string{"IN_ARTICLE", "EVIDENCE", "SUBJECT", "OBJECT", "ATTRIBUTED_TO", "MENTIONS", merge.OpenType}
	for _, r := range s.schema.Relations {
		types = append(types, r.Name)
	}
	properties := slices.Concat([]string{"model", "migrating", "predicate"}, s.qualifiers)
	for _, columns := range [][]merge.Column{
		merge.ArticleColumns, merge.SentenceColumns, merge.StatementColumns, merge.EntityColumns, merge.MentionColumns, merge.AttributedToColumns, merge.FactColumns,
	} {
		for _, c := range columns {
			properties = append(properties, c.Name)
		}
	}
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeQuietly(ctx, session)
	for _, q := range []struct {
		procedure string
		names     []string
	}{{"createLabel", labels}, {"createRelationshipType", types}, {"createProperty", properties}} {
		result, err := session.Run(ctx, "UNWIND $names AS name CALL db."+q.procedure+"(name) RETURN count(*)", map[string]any{"names": q.names})
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			return fmt.Errorf("make names: %w", explain(err))
		}
	}
	return nil
}

// The constraints double as indexes of the keys by which everything is found.
var constraints = []string{
	"CREATE CONSTRAINT relata_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT relata_article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT relata_sentence IF NOT EXISTS FOR (n:Sentence) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT relata_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT relata_meta IF NOT EXISTS FOR (n:RelataMeta) REQUIRE n.id IS UNIQUE",
	"CREATE INDEX relata_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
	"CREATE INDEX relata_band1 IF NOT EXISTS FOR (n:Article) ON (n.band1)",
	"CREATE INDEX relata_band2 IF NOT EXISTS FOR (n:Article) ON (n.band2)",
	"CREATE INDEX relata_band3 IF NOT EXISTS FOR (n:Article) ON (n.band3)",
	"CREATE INDEX relata_band4 IF NOT EXISTS FOR (n:Article) ON (n.band4)",
	"CREATE INDEX relata_band5 IF NOT EXISTS FOR (n:Article) ON (n.band5)",
	"CREATE INDEX relata_band6 IF NOT EXISTS FOR (n:Article) ON (n.band6)",
	"CREATE INDEX relata_band7 IF NOT EXISTS FOR (n:Article) ON (n.band7)",
	"CREATE INDEX relata_band8 IF NOT EXISTS FOR (n:Article) ON (n.band8)",
}

// makeConstraints makes those that are missing: a user who may not make any does well where all are there. One who may not even
// look is believed where the store has been opened before, which is when they are made.
func (s *Store) makeConstraints(ctx context.Context) error {
	there := map[string]bool{}
	for _, q := range []string{"SHOW CONSTRAINTS YIELD name RETURN name", "SHOW INDEXES YIELD name RETURN name"} {
		names, err := s.names(ctx, q)
		if err != nil {
			if model, e := s.version(ctx); e == nil && model != 0 && errors.Is(explain(err), ErrForbidden) {
				return nil
			}
			continue // making them tells
		}
		maps.Copy(there, names)
	}
	for _, c := range constraints {
		if there[strings.Fields(c)[2]] {
			continue
		}
		if _, err := s.names(ctx, c); err != nil {
			return fmt.Errorf("make constraint (%s): %w", c, explain(err))
		}
	}
	return nil
}

// names runs a query by itself and gathers the strings in its first column.
func (s *Store) names(ctx context.Context, query string) (map[string]bool, error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeQuietly(ctx, session)
	out := map[string]bool{}
	result, err := session.Run(ctx, query, nil)
	if err != nil {
		return nil, err
	}
	for result.Next(ctx) {
		if name, ok := result.Record().Values[0].(string); ok {
			out[name] = true
		}
	}
	return out, result.Err()
}

const versionQuery = "MATCH (m:RelataMeta {id: 'relata'}) RETURN coalesce(m.migrating, m.model)"

// version is that of the model in the database; 0 if there is none yet. Under way from one version to the next, it is the old one.
func (s *Store) version(ctx context.Context) (int, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer closeQuietly(ctx, session)
	result, err := session.Run(ctx, versionQuery, nil)
	if err != nil {
		return 0, explain(err)
	}
	have := 0
	for result.Next(ctx) {
		have = merge.Int(result.Record().Values[0])
	}
	return have, explain(result.Err())
}

func (s *Store) setVersion(ctx context.Context) error {
	return s.transaction(ctx, func(t *tx) error {
		return each(
			ctx, t, "MERGE (m:RelataMeta {id: 'relata'}) SET m.model = row.model, m.migrating = row.migrating",
			[]row{{"model": graph.ModelVersion, "migrating": nil}}, nil,
		)
	})
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database})
}

func closeQuietly(ctx context.Context, session neo4j.SessionWithContext) {
	_ = session.Close(context.WithoutCancel(ctx))
}

// Write merges g in one transaction, tried again after errors that pass.
func (s *Store) Write(ctx context.Context, g *graph.Graph) error {
	p, err := graph.Prepare(g, s.schema)
	if err != nil {
		return err
	}
	return s.transaction(ctx, func(t *tx) error { return merge.Write(ctx, t, p) })
}

// Forget takes articles out, in one transaction.
func (s *Store) Forget(ctx context.Context, articles []string) (int, error) {
	var n int
	err := s.transaction(ctx, func(t *tx) error {
		gone, err := merge.Forget(ctx, t, articles)
		n = max(n, gone) // of several tries, the last may find that the one before it was committed after all
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// driverRetry bounds how long the driver tries a transaction again by itself. Its waits double without end: it would sleep for a minute while
// the server is long back.
const driverRetry = 4 * time.Second

// transaction runs f in a transaction, again after errors that pass: deadlocks, leaders that changed, a server that goes away and comes
// back. Whether a commit took place that was under way then, nobody can tell; to write again is right either way, since writing twice is
// writing once.
func (s *Store) transaction(ctx context.Context, f func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.readOnly {
		return errReadOnly
	}
	until := time.Now().Add(s.retry)
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := s.try(ctx, f)
		var lost *neo4j.ConnectivityError
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return fmt.Errorf("write to store: %w", ctx.Err())
		case !errors.As(err, &lost) && !neo4j.IsRetryable(err):
			return explain(err)
		case time.Now().Add(wait).After(until):
			return explain(fmt.Errorf("tried again for %v: %w", s.retry, err))
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
	}
}

var errReadOnly = errors.New("the store is open for reading only")

func (s *Store) try(ctx context.Context, f func(*tx) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeQuietly(ctx, session)
	_, err := session.ExecuteWrite(ctx, func(managed neo4j.ManagedTransaction) (any, error) {
		if err := f(newTx(managed, s)); err != nil {
			return nil, bare(err)
		}
		return nil, ctx.Err()
	})
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		return limit.Errors[len(limit.Errors)-1]
	}
	return err
}

// bare takes a lost connection out of what was wrapped around it, where the driver does not look.
func bare(err error) error {
	var lost *neo4j.ConnectivityError
	if errors.As(err, &lost) {
		return lost
	}
	return err
}

// Known returns the hashes of those articles that the store has.
func (s *Store) Known(ctx context.Context, articles []string) (map[string]string, error) {
	known := map[string]string{}
	for row, err := range s.Query(ctx, "MATCH (a:Article) WHERE a.id IN $ids RETURN a.id, a.hash", map[string]any{"ids": articles}) {
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
