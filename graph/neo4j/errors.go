package neo4j

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
)

// explain says in a user's terms what an error of the driver means. Neither the driver nor the server repeats the password.
func explain(err error) error {
	var server *neo4j.Neo4jError
	var connection *neo4j.ConnectivityError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &server):
		switch {
		case strings.HasPrefix(server.Code, "Neo.ClientError.Security.Forbidden"):
			return fmt.Errorf("%w (%w)", ErrForbidden, err)
		case strings.HasPrefix(server.Code, "Neo.ClientError.Security.CredentialsExpired"):
			return fmt.Errorf("the first password must be changed before anything else: log in with Neo4j Browser or cypher-shell (%w)", err)
		case strings.HasPrefix(server.Code, "Neo.ClientError.Security.AuthenticationRateLimit"):
			return fmt.Errorf("too many wrong passwords: wait a little, then try with the right one (%w)", err)
		case strings.HasPrefix(server.Code, "Neo.ClientError.Security."):
			return fmt.Errorf("%w (%w)", ErrLogin, err)
		}
	case errors.As(err, &connection) && strings.Contains(err.Error(), "x509: "): // the driver hides the type
		return fmt.Errorf("%w (%w)", ErrCertificate, err)
	case errors.As(err, &connection):
		return fmt.Errorf("%w (%w)", ErrUnreachable, err)
	}
	return err
}

var errorPlace = regexp.MustCompile(`\(line (\d+), column (\d+) \(offset: \d+\)\)`)

// explainQuery does so for a query that a user wrote.
func explainQuery(query string, err error) error {
	var server *neo4j.Neo4jError
	if !errors.As(err, &server) {
		return explain(err)
	}
	e := &graph.QueryError{Query: query, Err: err}
	switch {
	case server.Code == "Neo.ClientError.Statement.AccessMode" || strings.Contains(server.Msg, "read access mode"):
		e.Msg, e.Err = graph.ErrWrites.Error(), graph.ErrWrites
		return e
	case !strings.HasPrefix(server.Code, "Neo.ClientError.Statement."):
		return explain(err)
	}
	e.Msg, _, _ = strings.Cut(server.Msg, "\n")
	if m := errorPlace.FindStringSubmatchIndex(server.Msg); m != nil {
		e.Line, _ = strconv.Atoi(server.Msg[m[2]:m[3]])
		e.Column, _ = strconv.Atoi(server.Msg[m[4]:m[5]])
		e.Msg = strings.TrimSpace(server.Msg[:m[0]])
	}
	return e
}
