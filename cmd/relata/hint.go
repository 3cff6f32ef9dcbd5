package main

import (
	"errors"
	"io/fs"
	"strings"

	"relata/article"
	"relata/graph"
)

// hint is what to do about an error, "" when the error says so itself.
func hint(err error) string {
	var usage *usageError
	var hinted *hintedError
	var query *graph.QueryError
	var version *graph.VersionError
	switch {
	case errors.As(err, &usage):
		return strings.Join(strings.Fields("see: relata "+usage.command+" --help"), " ")
	case errors.As(err, &hinted):
		return hinted.hint
	case errors.As(err, &version) && version.Have < version.Want:
		return "relata migrate brings the store up to date"
	case errors.As(err, &version):
		return "use a newer relata, or another store"
	case errors.As(err, &query) && errors.Is(query.Err, graph.ErrWrites):
		return strings.TrimPrefix(query.Excerpt()+"\nrelata query --write takes queries that change the graph", "\n")
	case errors.As(err, &query) && query.Excerpt() != "":
		return query.Excerpt()
	}
	return articleHint(err)
}

func articleHint(err error) string {
	var own *article.Error
	var size *article.SizeError
	var lang *article.LanguageError
	switch {
	case errors.As(err, &own) && own.Hint != "":
		return own.Hint
	case errors.As(err, &size):
		return "split it into articles, or raise the limit with --max-size"
	case errors.As(err, &lang) && lang.Sure:
		return "French and English are read; --lang fr or --lang en overrules the detection"
	case errors.As(err, &lang):
		return "say which it is with --lang fr or --lang en"
	case errors.Is(err, article.ErrEmpty):
		return "the file has no text: check how it was saved"
	case errors.Is(err, article.ErrBinary):
		return "save the article as plain text in UTF-8"
	case errors.Is(err, article.ErrFormat):
		return "plain text is read: save the article as text"
	case errors.Is(err, article.ErrDuplicate):
		return "rename one of them, or call articles by their path (--id path)"
	case errors.As(err, &own) && errors.Is(err, fs.ErrNotExist):
		return "check the path"
	case errors.As(err, &own) && errors.Is(err, fs.ErrPermission):
		return "check who may read it"
	}
	return ""
}

// A hintedError carries its own next step.
type hintedError struct {
	err  error
	hint string
}

func (e *hintedError) Error() string { return e.err.Error() }
func (e *hintedError) Unwrap() error { return e.err }

func withHint(err error, hint string) error { return &hintedError{err, hint} }
