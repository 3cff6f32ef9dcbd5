package schema

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

// A reader walks the YAML nodes of one file and gathers what is wrong with them.
type reader struct {
	file string
	errs Errors
}

func (r *reader) fail(n *yaml.Node, msg, hint string) {
	if len(r.errs) > maxErrors {
		return
	}
	e := &Error{File: r.file, Msg: msg, Hint: hint}
	if n != nil {
		e.Line, e.Column = n.Line, n.Column
	}
	r.errs = append(r.errs, e)
}

// failed returns the errors in the order of lines, nil if there are none.
func (r *reader) failed() error {
	if len(r.errs) == 0 {
		return nil
	}
	errs := slices.Clone(r.errs)
	more := len(errs) > maxErrors
	errs = errs[:min(len(errs), maxErrors)]
	slices.SortStableFunc(errs, func(a, b *Error) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	if more {
		errs = append(errs, &Error{File: r.file, Msg: "there are more errors", Hint: "correct these first"})
	}
	return errs
}

var syntaxLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)

// parse returns the root mapping, or nil after an error. Anchors and aliases are refused, so that
// the size of a file bounds the size of what it says.
func (r *reader) parse(data []byte) *yaml.Node {
	if len(data) > MaxSize {
		r.fail(nil, fmt.Sprintf("the file is larger than %d MiB", MaxSize>>20), "is it a schema?")
		return nil
	}
	if i := invalidUTF8(data); i >= 0 {
		line := 1 + strings.Count(string(data[:i]), "\n")
		r.errs = append(r.errs, &Error{File: r.file, Line: line, Msg: "the file is not UTF-8", Hint: "save it as UTF-8"})
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		line, msg := syntaxError(err)
		r.errs = append(r.errs, &Error{File: r.file, Line: line, Msg: "not YAML: " + msg, Hint: "check indentation, quotes and colons here and in the line before"})
		return nil
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		r.fail(nil, "the file is empty", "`relata schema init` writes one to start from")
		return nil
	}
	if !r.plain(&doc) {
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		r.fail(root, "a schema is a mapping of keys to values", "begin with `name: …` or `extends: news`")
		return nil
	}
	return root
}

// syntaxError takes the line out of the YAML parser's message. The parser leaves out the first line, and
// counts from 0 where it, rather than its scanner, finds the error.
func syntaxError(err error) (line int, msg string) {
	m := syntaxLine.FindStringSubmatch(strings.SplitN(err.Error(), "\n", 2)[0])
	msg = m[2]
	if m[1] == "" {
		return 1, msg
	}
	line, _ = strconv.Atoi(m[1])
	if strings.HasPrefix(msg, "did not find expected ") {
		line++
	}
	return line, msg
}

func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		c, n := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// plain refuses anchors and aliases.
func (r *reader) plain(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		r.fail(n, "anchors and aliases have no meaning here", "write the value out")
		return false
	}
	for _, c := range n.Content {
		if !r.plain(c) {
			return false
		}
	}
	return true
}

// pairs yields the keys and values of a mapping. A key that stands twice is an error and comes once.
func (r *reader) pairs(n *yaml.Node, what string) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(k, v *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			r.fail(n, what+" must be a mapping", "write `key: value`")
			return
		}
		seen := make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			if k.Kind != yaml.ScalarNode {
				r.fail(k, "a key must be a word", "")
				continue
			}
			if line, twice := seen[k.Value]; twice {
				r.fail(k, fmt.Sprintf("%s: %q stands twice, first in line %d", what, k.Value, line), "keep one of them")
				continue
			}
			seen[k.Value] = k.Line
			if !yield(k, v) {
				return
			}
		}
	}
}

// unknown reports a key that nobody reads.
func (r *reader) unknown(k *yaml.Node, what string, known ...string) {
	r.fail(k, fmt.Sprintf("%s has no key %q", what, k.Value), "the keys are "+strings.Join(known, ", "))
}

// text reads a scalar: one line without control characters, in NFC, without space around it.
func (r *reader) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.fail(n, what+" must be a word or a text", "")
		return ""
	}
	s := norm.NFC.String(strings.TrimSpace(n.Value))
	if s == "" {
		r.fail(n, what+" is empty", "")
	}
	if strings.ContainsFunc(s, unicode.IsControl) {
		r.fail(n, what+" holds a line end or control character", "write it on one line")
		return ""
	}
	return s
}

// texts reads one scalar or a list of them, without doubles.
func (r *reader) texts(n *yaml.Node, what string) []string {
	if n.Kind != yaml.SequenceNode {
		if s := r.text(n, what); s != "" {
			return []string{s}
		}
		return nil
	}
	if len(n.Content) == 0 {
		r.fail(n, what+" is an empty list", "name at least one, or leave the key out")
	}
	var list []string
	seen := make(map[string]bool, len(n.Content))
	for _, c := range n.Content {
		s := r.text(c, what)
		switch {
		case s == "":
		case seen[s]:
			r.fail(c, fmt.Sprintf("%s: %q stands twice in one list", what, s), "keep one of them")
		default:
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

func (r *reader) flag(n *yaml.Node, what string) bool {
	var b bool
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" || n.Decode(&b) != nil {
		r.fail(n, what+" must be true or false", "")
	}
	return b
}

// items yields the elements of a list.
func (r *reader) items(n *yaml.Node, what string) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, what+" must be a list", "write `- …` lines under it")
		return nil
	}
	return n.Content
}

// at is a scalar or the i-th element of a list: where to point when that element is wrong.
func at(n *yaml.Node, value string) *yaml.Node {
	for _, c := range n.Content {
		if norm.NFC.String(strings.TrimSpace(c.Value)) == value {
			return c
		}
	}
	return n
}
