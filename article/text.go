package article

import (
	"context"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textFormat is plain text: one article a file.
func textFormat() Format {
	return Format{
		Name:       "text",
		Extensions: []string{".txt", ".text"},
		Sniff:      isText,
		Read: func(_ context.Context, data []byte) iter.Seq2[Article, error] {
			return func(yield func(Article, error) bool) {
				text, from, err := decode(data)
				if err == nil && strings.TrimSpace(text) == "" {
					err = ErrEmpty
				}
				if err != nil {
					yield(Article{}, err)
					return
				}
				yield(Article{Text: text, Encoding: from, Title: titleLine(text)}, nil)
			}
		},
	}
}

// maxTitle is the longest title line, in code points.
const maxTitle = 250

// titleLine is the first line with text, if it stands apart as a title: short, not ended like a sentence, and followed by
// more text, which does not go on with it.
func titleLine(text string) string {
	line, rest, more := strings.Cut(strings.TrimSpace(text), "\n")
	line = strings.TrimSpace(line)
	if !more || strings.TrimSpace(rest) == "" || utf8.RuneCountInString(line) > maxTitle {
		return ""
	}
	if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t")); unicode.IsLower(next) {
		return "" // the first line of a paragraph
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.Is(unicode.Pf, r) || unicode.Is(unicode.Pe, r) || r == '"' || unicode.IsSpace(r)
	}))
	switch last {
	case '.', '…', ':', ';', ',', '-':
		return ""
	}
	return line
}
