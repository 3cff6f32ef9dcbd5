package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	prose "github.com/jdkato/prose/v2"
)

// A bytes range of a text; it stays within this package, so that it is not taken for code points.
type bytes struct{ start, end int }

// An aligned token is one of prose's with its place in the text.
type aligned struct {
	bytes
	tag, plain string
}

// spans finds sentences in the text that they were cut from. Text between two of them belongs to the second one.
func spans(text string, sentences []prose.Sentence) []bytes {
	var out []bytes
	at := 0
	for _, s := range sentences {
		trimmed := strings.TrimSpace(s.Text)
		i := strings.Index(text[at:], trimmed)
		if trimmed == "" || i < 0 {
			continue
		}
		out = append(out, bytes{at, at + i + len(trimmed)})
		at += i + len(trimmed)
	}
	if strings.TrimSpace(text[at:]) != "" {
		out = append(out, bytes{at, len(text)})
	}
	return out
}

// align gives tokens back their places. Each character of the text but white space ends up in one token: what prose lost
// becomes a token without a tag.
func align(text string, tokens []prose.Token) []aligned {
	var out []aligned
	at := 0
	for _, t := range tokens {
		start, end := find(text, at, t.Text)
		if end < 0 {
			continue
		}
		out = append(lost(out, text, at, start), aligned{bytes{start, end}, t.Tag, t.Text})
		at = end
	}
	return lost(out, text, at, len(text))
}

// lost adds the words between two places as tokens without tags.
func lost(out []aligned, text string, from, to int) []aligned {
	for from < to {
		c, n := utf8.DecodeRuneInString(text[from:to])
		if unicode.IsSpace(c) {
			from += n
			continue
		}
		end := from
		for end < to {
			c, n := utf8.DecodeRuneInString(text[end:to])
			if unicode.IsSpace(c) {
				break
			}
			end += n
		}
		out = append(out, aligned{bytes: bytes{from, end}})
		from = end
	}
	return out
}

// maxGap bounds how far ahead a token is looked for, in bytes.
const maxGap = 256

// find is the first place of a token at or after a byte; end is -1 if it is not near.
func find(text string, at int, token string) (start, end int) {
	token = strings.TrimSpace(token)
	if token == "" {
		return 0, -1
	}
	for start = at; start < len(text) && start-at <= maxGap; {
		if end = match(text, start, token); end >= 0 {
			return start, end
		}
		_, n := utf8.DecodeRuneInString(text[start:])
		start += n
	}
	return 0, -1
}

// match says where a token ends that stands at a byte, -1 if it does not: prose makes all quotes straight.
func match(text string, at int, token string) int {
	for token != "" {
		c, n := utf8.DecodeRuneInString(token)
		switch rest := text[at:]; {
		case rest == "":
			return -1
		case strings.HasPrefix(rest, token[:n]):
			at += n
		case c == '"' && (strings.HasPrefix(rest, "“") || strings.HasPrefix(rest, "”")), c == '\'' && (strings.HasPrefix(rest, "‘") || strings.HasPrefix(rest, "’")):
			at += len("“")
		case c == '\'' && strings.HasPrefix(rest, "&rsquo;"):
			at += len("&rsquo;")
		default:
			return -1
		}
		token = token[n:]
	}
	return at
}
