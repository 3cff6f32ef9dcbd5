package nlp

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// A LexiconError is what is wrong with a line of a lexicon file.
type LexiconError struct {
	File string
	Line int // from 1
	Msg  string
}

func (e *LexiconError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

var className = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// ReadLexicon reads classes of lemmas: a class begins with a line "[class]", then has one lemma a
// line, with its note behind a tab if it has one. A line that begins with "# " and an empty line say
// nothing. Each class stands once, each lemma once in its class. The error is a *LexiconError or
// that of the reader; name is how they call the file.
func ReadLexicon(name string, r io.Reader) (*Lexicon, error) {
	classes := map[Class]map[string]string{}
	var lemmas map[string]string
	sc := bufio.NewScanner(r)
	line := 0
	fail := func(format string, args ...any) (*Lexicon, error) {
		return nil, &LexiconError{File: name, Line: line, Msg: fmt.Sprintf(format, args...)}
	}
	for sc.Scan() {
		line++
		text := strings.TrimRight(sc.Text(), " \t\r")
		switch {
		case text == "" || text == "#" || strings.HasPrefix(text, "# "):
		case text[0] == '[' && text[len(text)-1] == ']':
			c := text[1 : len(text)-1]
			if !className.MatchString(c) {
				return fail("class name %q is not in lower case with hyphens", c)
			}
			if classes[Class(c)] != nil {
				return fail("class %q stands twice", c)
			}
			lemmas = map[string]string{}
			classes[Class(c)] = lemmas
		case lemmas == nil:
			return fail("%q before the first [class]", text)
		default:
			lemma, note, _ := strings.Cut(text, "\t")
			lemma = strings.Join(strings.Fields(lemma), " ")
			if lemma == "" {
				return fail("a note without a lemma")
			}
			if _, ok := lemmas[lemma]; ok {
				return fail("%q stands twice in its class", lemma)
			}
			lemmas[lemma] = strings.TrimSpace(note)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: after line %d: %w", name, line, err)
	}
	return NewLexicon(classes), nil
}

// Classes are the names of the classes, sorted.
func (l *Lexicon) Classes() []Class {
	if l == nil {
		return nil
	}
	cs := make([]Class, 0, len(l.classes))
	for c := range l.classes {
		cs = append(cs, c)
	}
	slices.Sort(cs)
	return cs
}

// Lemmas are the lemmas of a class, sorted.
func (l *Lexicon) Lemmas(c Class) []string {
	if l == nil {
		return nil
	}
	out := make([]string, 0, len(l.classes[c]))
	for lemma := range l.classes[c] {
		out = append(out, lemma)
	}
	slices.Sort(out)
	return out
}
