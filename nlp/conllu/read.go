package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"relata/nlp"
)

// maxLine bounds a line, in bytes; a longer one is an error, not a reason to take memory.
const maxLine = 1 << 20

var columns = [10]string{"ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"}

// Read reads a file into a document of the given language. The text is put together from the tokens: a space after each unless
// MISC has SpaceAfter=No, an empty line before "# newdoc" and "# newpar". The second result holds what a document has no
// place for, a value for each sentence. The error is an *Error or the reader's.
func Read(r io.Reader, language string) (*nlp.Document, []Sentence, error) {
	rd := reader{lines: bufio.NewReaderSize(r, 64<<10)}
	for {
		line, err := rd.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, nil, err
		}
		end := errors.Is(err, io.EOF)
		if !end || line != "" {
			if err := rd.take(line); err != nil {
				return nil, nil, err
			}
		}
		if end {
			break
		}
	}
	if err := rd.close(); err != nil {
		return nil, nil, err
	}
	d := nlp.NewDocument(rd.text.String(), language)
	d.Sentences = rd.sentences
	return d, rd.extra, nil
}

// A reader holds the sentence that is being read.
type reader struct {
	lines     *bufio.Reader
	line      int // from 1
	text      strings.Builder
	runes     int // of text
	sentences []*nlp.Sentence
	extra     []Sentence

	s        *nlp.Sentence
	comments []string
	misc     []string
	heads    []int // line of each word, for messages
	inside   int   // last word of the open multiword token, 0 if none is
	space    bool  // a space is due before the next token
	// The mention that a word may go on with: its index, -1 if none is open.
	name, value int
}

func (rd *reader) next() (string, error) {
	rd.line++
	var b strings.Builder
	for {
		part, err := rd.lines.ReadSlice('\n')
		if b.Len()+len(part) > maxLine {
			return "", rd.fail("", "longer than %d bytes", maxLine)
		}
		b.Write(part)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		s := strings.TrimSuffix(strings.TrimSuffix(b.String(), "\n"), "\r")
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("line %d: %w", rd.line, err)
		}
		return s, err
	}
}

func (rd *reader) fail(column, format string, args ...any) error {
	return &Error{Line: rd.line, Column: column, Msg: fmt.Sprintf(format, args...)}
}

func (rd *reader) take(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return rd.close()
	case line[0] == '#':
		if rd.s != nil {
			return rd.fail("", "comment within a sentence")
		}
		if !utf8.ValidString(line) {
			return rd.fail("", "not valid UTF-8")
		}
		if c := strings.Fields(line); len(c) > 1 && (c[1] == "newdoc" || c[1] == "newpar") && rd.runes > 0 {
			rd.space = false
			rd.write("\n\n")
		}
		rd.comments = append(rd.comments, line)
		return nil
	}
	if !utf8.ValidString(line) {
		return rd.fail("", "not valid UTF-8")
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return rd.fail("", "%d columns, not ten parted by tabs", len(c))
	}
	for i, v := range c {
		if v == "" {
			return rd.fail(columns[i], "empty; a column without a value is an underscore")
		}
	}
	if rd.s == nil {
		rd.s = &nlp.Sentence{Index: len(rd.sentences)}
		rd.name, rd.value = -1, -1
	}
	if strings.Contains(c[0], ".") { // an empty node
		return nil
	}
	if first, last, ok := strings.Cut(c[0], "-"); ok {
		return rd.multiword(first, last, c)
	}
	return rd.word(c)
}

func (rd *reader) multiword(first, last string, c []string) error {
	a, err1 := strconv.Atoi(first)
	b, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || a != len(rd.s.Words)+1 || b <= a || a <= rd.inside || b-a > 64 {
		return rd.fail("ID", "range %q does not follow word %d", c[0], len(rd.s.Words))
	}
	rd.inside = b
	return rd.token(a, b, c[1], c[9])
}

// token adds a token and the text of it.
func (rd *reader) token(first, last int, form, misc string) error {
	if strings.TrimSpace(form) != form {
		return rd.fail("FORM", "white space at an end")
	}
	if rd.space {
		rd.write(" ")
	}
	t := nlp.Token{Span: nlp.Span{Start: rd.runes}, Form: form, First: first, Last: last, SpaceAfter: true}
	if last > first {
		t.Fixed = last - first + 1
	} else {
		t.Fixed = 1
	}
	rd.write(form)
	t.End = rd.runes
	for _, m := range strings.Split(misc, "|") {
		if m == "SpaceAfter=No" {
			t.SpaceAfter = false
		}
	}
	rd.space = t.SpaceAfter
	rd.s.Tokens = append(rd.s.Tokens, t)
	return nil
}

func (rd *reader) word(c []string) error {
	id, err := strconv.Atoi(c[0])
	if err != nil || id != len(rd.s.Words)+1 {
		return rd.fail("ID", "%q is not %d", c[0], len(rd.s.Words)+1)
	}
	if id > rd.inside {
		if err := rd.token(id, id, c[1], c[9]); err != nil {
			return err
		}
	}
	blank := func(s string) string {
		if s == "_" {
			return ""
		}
		return s
	}
	w := nlp.Word{
		ID: id, Token: len(rd.s.Tokens) - 1, Form: c[1], UPOS: nlp.UPOS(blank(c[3])), XPOS: blank(c[4]),
		Feats: nlp.Feats(blank(c[5])), Head: -1, Deprel: nlp.Deprel(blank(c[7])), Sure: 1,
	}
	if w.Lemma = blank(c[2]); c[1] == "_" {
		w.Lemma = c[2]
	}
	if c[6] != "_" {
		if w.Head, err = strconv.Atoi(c[6]); err != nil || w.Head < 0 {
			return rd.fail("HEAD", "%q is no word number", c[6])
		}
	}
	rd.s.Words = append(rd.s.Words, w)
	rd.heads = append(rd.heads, rd.line)
	return rd.tag(id, c[9])
}

// tag reads names and values off MISC and keeps the rest.
func (rd *reader) tag(id int, misc string) error {
	var rest []string
	for _, m := range strings.Split(misc, "|") {
		key, tag, _ := strings.Cut(m, "=")
		switch key {
		case "_", "", "start_char", "end_char":
		case "SpaceAfter":
			if tag != "No" {
				rest = append(rest, m)
			}
		case "NE", "Value":
			if err := rd.mention(id, m, tag); err != nil {
				return err
			}
		default:
			rest = append(rest, m)
		}
	}
	for _, open := range [...]*int{&rd.name, &rd.value} {
		if *open >= 0 && rd.s.Mentions[*open].Last < id {
			*open = -1
		}
	}
	rd.misc = append(rd.misc, strings.Join(rest, "|"))
	return nil
}

// mention begins a mention at a word, or goes on with the open one. Its type says whether it is a name or a value.
func (rd *reader) mention(id int, misc, tag string) error {
	if tag == "O" {
		return nil
	}
	place, kind, _ := strings.Cut(tag, "-")
	kind, value, _ := strings.Cut(kind, ":")
	t := nlp.MentionType(kind)
	open := &rd.name
	if !t.IsName() {
		open = &rd.value
	}
	switch {
	case kind == "":
		return rd.fail("MISC", "%s has no type", misc)
	case place == "B" && *open >= 0 && rd.s.Mentions[*open].First == id:
		return rd.fail("MISC", "%s: another mention begins at this word", misc)
	case place == "B":
		*open = len(rd.s.Mentions)
		rd.s.Mentions = append(rd.s.Mentions, nlp.Mention{First: id, Last: id, Type: t, Value: value, Sure: 1})
	case place == "I" && *open >= 0 && rd.s.Mentions[*open].Type == t:
		rd.s.Mentions[*open].Last = id
	default:
		return rd.fail("MISC", "%s neither begins a mention nor goes on with one", misc)
	}
	return nil
}

// close ends the sentence that is open, if one is.
func (rd *reader) close() error {
	s := rd.s
	if s == nil {
		return nil
	}
	if rd.inside > len(s.Words) {
		return rd.fail("ID", "the sentence ends before word %d of a range", rd.inside)
	}
	if len(s.Words) == 0 {
		return rd.fail("", "a sentence without words")
	}
	for i := range s.Words {
		if s.Words[i].Head > len(s.Words) {
			return &Error{Line: rd.heads[i], Column: "HEAD", Msg: fmt.Sprintf("%d, but the sentence has %d words", s.Words[i].Head, len(s.Words))}
		}
	}
	s.Span = nlp.Span{Start: s.Tokens[0].Start, End: s.Tokens[len(s.Tokens)-1].End}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		m.Span = s.WordSpan(m.First, m.Last)
	}
	ex := Sentence{Comments: rd.comments}
	for _, m := range rd.misc {
		if m != "" {
			ex.Misc = rd.misc
			break
		}
	}
	rd.sentences = append(rd.sentences, s)
	rd.extra = append(rd.extra, ex)
	rd.s, rd.comments, rd.misc, rd.heads, rd.inside = nil, nil, nil, nil, 0
	return nil
}

func (rd *reader) write(s string) {
	rd.text.WriteString(s)
	rd.runes += utf8.RuneCountInString(s)
}
