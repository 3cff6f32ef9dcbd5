package schema

import (
	"fmt"
	"strings"
)

// An Error is one thing that is wrong with a schema file.
type Error struct {
	File   string
	Line   int    // from 1; 0 when it concerns the file as a whole
	Column int    // in code points, from 1; 0 when only the line is known
	Msg    string // what is wrong
	Hint   string // what to do; "" when Msg says it
}

// Error writes file, line and column, the problem and the remedy on one line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	if e.Column > 0 {
		fmt.Fprintf(&b, ":%d", e.Column)
	}
	b.WriteString(": " + e.Msg)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// Errors is all that is wrong with one file, in the order of its lines; at most maxErrors.
type Errors []*Error

const maxErrors = 50

// Error writes one error a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the single errors to errors.As.
func (e Errors) Unwrap() []error {
	errs := make([]error, len(e))
	for i, err := range e {
		errs[i] = err
	}
	return errs
}
