package graph

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Causes of a QueryError.
var (
	// ErrWrites is that of a query that would change the graph and may not.
	ErrWrites = errors.New("the query would change the store, and may only read")
	// ErrRefused is that of a query that does what none may.
	ErrRefused = errors.New("no query of Relata's may reach out of the graph or change its tables, indexes or users")
	// ErrMeta is that of a query that would leave a store that Relata does not take for one.
	ErrMeta = errors.New("the query would change the node RelataMeta, by which Relata knows its stores: leave it out (WHERE NOT n:RelataMeta)")
)

// A QueryError says what a store has against a query.
type QueryError struct {
	Query        string
	Line, Column int    // from 1, in code points; 0 if the store does not say
	Msg          string // in the words of the store
	Err          error  // cause, may be nil
}

func (e *QueryError) Error() string {
	if e.Line == 0 {
		return "query: " + e.Msg
	}
	return fmt.Sprintf("query, line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// Unwrap returns the cause.
func (e *QueryError) Unwrap() error { return e.Err }

// Excerpt shows the line of the query with a mark under the place; "" if the place is not known.
func (e *QueryError) Excerpt() string {
	lines := strings.Split(e.Query, "\n")
	if e.Line < 1 || e.Line > len(lines) || e.Column < 1 {
		return ""
	}
	line := strings.ReplaceAll(lines[e.Line-1], "\t", " ")
	return line + "\n" + strings.Repeat(" ", min(e.Column-1, utf8.RuneCountInString(line))) + "^"
}

// Position turns a byte offset of a query into line and column, as QueryError counts them.
func Position(query string, offset int) (line, column int) {
	before := query[:min(max(offset, 0), len(query))]
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}

// A VersionError says that a store holds another version of the model than this program reads.
type VersionError struct {
	Have int // version of the store
	Want int // ModelVersion of this program
}

func (e *VersionError) Error() string {
	if e.Have < e.Want {
		return fmt.Sprintf("the store has model version %d, and this program reads %d: bring it up to date first", e.Have, e.Want)
	}
	return fmt.Sprintf("the store has model version %d, and this program reads %d: it was written by a newer Relata", e.Have, e.Want)
}
