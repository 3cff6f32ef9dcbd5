package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Stdin is where "-" reads from.
type Stdin = io.Reader

// A Source is one file to read.
type Source struct {
	Path string // "-" for standard input
	Name string // path relative to the argument that led to it, or its base name
}

// Find lists the files that the arguments name: files, folders (all the files in them whose extension a format has, hidden
// ones left out), globs, and "-". The order is that of the arguments, and by name within each; a file named twice is
// listed once. A file need not be readable; a folder or glob without articles is an error.
func Find(ctx context.Context, args []string) ([]Source, error) {
	var found []Source
	seen := map[string]bool{}
	add := func(path string) {
		clean := filepath.Clean(path)
		if path == "-" || !seen[clean] {
			seen[clean] = true
			found = append(found, Source{Path: path, Name: filepath.Base(path)})
		}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			add(arg)
		case err == nil && info.IsDir():
			paths, err := walk(ctx, arg)
			if err != nil {
				return nil, err
			}
			for _, p := range paths {
				add(p)
			}
		case err == nil:
			add(arg)
		case strings.ContainsAny(arg, "*?[") && errors.Is(err, fs.ErrNotExist):
			paths, err := filepath.Glob(arg)
			if err != nil {
				return nil, &Error{Source: arg, Err: fmt.Errorf("not a pattern: %w", err)}
			}
			if len(paths) == 0 {
				return nil, &Error{Source: arg, Err: ErrNoArticles, Hint: "no file matches the pattern"}
			}
			more, err := Find(ctx, paths)
			if err != nil {
				return nil, err
			}
			for _, s := range more {
				add(s.Path)
			}
		default:
			return nil, &Error{Source: arg, Err: reason(err)}
		}
	}
	return found, nil
}

func walk(ctx context.Context, dir string) ([]string, error) {
	var paths []string
	others := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return &Error{Source: path, Err: reason(err)}
		case path != dir && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir():
		case hasFormat(entry.Name()):
			paths = append(paths, path)
		default:
			others++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		hint := "the folder is empty"
		if others > 0 {
			hint = fmt.Sprintf("of a folder, files that end in %s are read; name other ones singly", extensions())
		}
		return nil, &Error{Source: dir, Err: ErrNoArticles, Hint: hint}
	}
	slices.Sort(paths)
	return paths, nil
}

// Read yields the articles of the arguments (see Find) in order. The error of one article goes with its Source, and the
// ones after it follow; when the arguments themselves are wrong, or the context is done, the error comes alone and last.
func Read(ctx context.Context, args []string, opts Options) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		sources, err := Find(ctx, args)
		if err != nil {
			yield(Article{}, err)
			return
		}
		for a, err := range ReadAll(ctx, sources, opts) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// ReadAll yields the articles of the sources in order, as Read does.
func ReadAll(ctx context.Context, sources []Source, opts Options) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		taken := map[string]string{} // ID to source
		for _, src := range sources {
			if ctx.Err() != nil {
				yield(Article{}, ctx.Err())
				return
			}
			for a, err := range readSource(ctx, src, opts) {
				if err == nil {
					if first, ok := taken[a.ID]; ok {
						err = &Error{Source: src.Path, Err: fmt.Errorf("%w: %s is called %q too", ErrDuplicate, first, a.ID)}
					} else {
						taken[a.ID] = src.Path
					}
				}
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

func readSource(ctx context.Context, src Source, opts Options) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		fail := func(err error) {
			var own *Error
			if !errors.As(err, &own) {
				err = &Error{Source: src.Path, Err: reason(err)}
			}
			yield(Article{}, err)
		}
		data, err := load(src, opts)
		if err != nil {
			fail(err)
			return
		}
		if len(bytes.TrimSpace(data)) == 0 {
			fail(ErrEmpty)
			return
		}
		format, err := formatOf(data)
		if err != nil {
			fail(err)
			return
		}
		for a, err := range format.Read(ctx, data) {
			if err == nil {
				err = complete(&a, src, opts)
			}
			if err != nil {
				fail(err)
				return
			}
			if !yield(a, nil) {
				return
			}
		}
	}
}

// load reads a file up to the limit.
func load(src Source, opts Options) ([]byte, error) {
	limit := opts.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	in := opts.Stdin
	if src.Path == "-" {
		if in == nil {
			return nil, errors.New("standard input is not at hand")
		}
	} else {
		info, err := os.Stat(src.Path)
		if err != nil {
			return nil, err
		}
		if info.IsDir() {
			return nil, errors.New("is a folder")
		}
		if size := info.Size(); size > limit {
			return nil, &SizeError{Size: size, Max: limit}
		}
		f, err := os.Open(src.Path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, &SizeError{Size: -1, Max: limit}
	}
	return data, nil
}

// complete fills what the file itself did not state.
func complete(a *Article, src Source, opts Options) error {
	a.Source = src.Path
	if a.ID == "" {
		a.ID = idOf(src, opts.ID)
	}
	if a.Published == "" {
		a.Published = opts.Published
	}
	if opts.Language != "" {
		a.Language = opts.Language
		return nil
	}
	accept := opts.Languages
	if accept == nil {
		accept = []string{"en", "fr"}
	}
	if a.Language != "" && slices.Contains(accept, a.Language) {
		return nil
	}
	code, err := DetectLanguage(a.Text, accept)
	a.Language = code
	return err
}

func idOf(src Source, rule IDRule) string {
	if src.Path == "-" {
		return "stdin"
	}
	name := src.Name
	if rule == IDPath {
		name = strings.TrimLeft(filepath.ToSlash(filepath.Clean(src.Path)), "./")
	}
	if bare := strings.TrimSuffix(name, filepath.Ext(name)); bare != "" {
		name = bare
	}
	return strings.ToValidUTF8(name, "\uFFFD")
}

// ParseDate checks a date of publication: a day, or a day and time, of ISO 8601. It returns the day.
func ParseDate(s string) (string, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", fmt.Errorf("%q is not a date such as 2024-03-11", s)
}

// reason drops the operation and path that the system's errors repeat.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
