package article

import (
	"errors"
	"fmt"
)

// Reasons why bytes are no article; an *Error wraps one of them or what the system said.
var (
	ErrEmpty      = errors.New("empty")
	ErrBinary     = errors.New("not a text")
	ErrNoArticles = errors.New("no articles")
	ErrDuplicate  = errors.New("two articles of one name")
	ErrFormat     = errors.New("format not read")
)

// An Error says which article could not be read, why, and what to do.
type Error struct {
	Source string // path, or "-"
	Err    error
	Hint   string // next step, "" if none is known
}

// Error implements error.
func (e *Error) Error() string { return e.Source + ": " + e.Err.Error() }

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// A SizeError is a file larger than Options.MaxBytes.
type SizeError struct {
	Size int64 // bytes; -1 if not known
	Max  int64 // bytes
}

// Error implements error.
func (e *SizeError) Error() string {
	if e.Size < 0 {
		return fmt.Sprintf("more than %s, the most that one article may have", megabytes(e.Max))
	}
	return fmt.Sprintf("%s, more than the %s that one article may have", megabytes(e.Size), megabytes(e.Max))
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
}

// A LanguageError is a text in a language that is not read, or in none that could be told.
type LanguageError struct {
	Found string // English name, "" if it could not be told
	Sure  bool   // whether the finding is reliable
}

// Error implements error.
func (e *LanguageError) Error() string {
	switch {
	case e.Found == "":
		return "its language could not be told"
	case e.Sure:
		return "it is in " + e.Found + ", which is not read"
	}
	return "its language could not be told (most like " + e.Found + ")"
}
