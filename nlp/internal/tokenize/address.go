package tokenize

import (
	"strings"
	"unicode"
)

// maxURL is the greatest length of an address, in code points.
const maxURL = 2000

// url is where an address with its scheme that starts at i in a block ends, or 0.
func (c *cutter) url(i, block int) int {
	switch c.text[i] {
	case 'h', 'H', 'f', 'F', 'm', 'M', 'w', 'W':
	default:
		return 0
	}
	for _, p := range []string{"http://", "https://", "ftp://", "mailto:", "www."} {
		if c.glued(i, p) && isWord(c.at(i+len(p))) {
			return c.trimmed(i, c.unspaced(i, min(i+maxURL, block)))
		}
	}
	return 0
}

// address is where a name with dots that starts at i and goes on with "@" or "/" ends, or 0.
func (c *cutter) address(i int) int {
	e := i
	dots := 0
	for isWord(c.at(e)) || strings.ContainsRune(".-+", c.at(e)) && isWord(c.at(e+1)) && e > i {
		if c.at(e) == '.' {
			dots++
		}
		e++
	}
	if d := c.while(e, "."); e > i && d > e && c.at(d) == '@' {
		e = d // an address shortened by a forum: "jean...@example.org"
	}
	switch {
	case e > i && c.at(e) == '@' && isWord(c.at(e+1)):
		d := e + 1
		dot := false
		for isWord(c.at(d)) || strings.ContainsRune(".-", c.at(d)) && isWord(c.at(d+1)) {
			dot = dot || c.at(d) == '.'
			d++
		}
		if dot {
			return d
		}
	case dots > 0 && c.at(e) == '/' && isWord(c.at(e+1)) && unicode.IsLower(c.at(e-1)) && unicode.IsLetter(c.at(i)) && e-i > 5:
		return c.trimmed(i, c.unspaced(i, c.end))
	}
	return 0
}

func (c *cutter) unspaced(i, end int) int {
	for i < end && !isSpace(c.text[i]) && !strings.ContainsRune("<>\"«»“”", c.text[i]) {
		i++
	}
	return i
}

// trimmed takes the punctuation of the sentence off the end of an address.
func (c *cutter) trimmed(i, e int) int {
	for e > i+1 {
		switch c.text[e-1] {
		case '.', ',', ';', ':', '!', '?', '\'', '’', ']', '}', '…':
		case ')':
			if strings.ContainsRune(string(c.text[i:e]), '(') {
				return e
			}
		default:
			return e
		}
		e--
	}
	return e
}

// emoticon is where an emoticon that starts at i ends, or 0.
func (c *cutter) emoticon(i int) int {
	e := i
	switch c.at(e) {
	case ':', ';', '=':
		e++
		if c.at(e) == '-' {
			e++
		}
		if !strings.ContainsRune(")(DPp/|", c.at(e)) {
			return 0
		}
		if !isSpace(c.at(i-1)) || c.at(i) == ':' && c.at(e) == '/' {
			return 0
		}
		e++
	case '<':
		if c.at(e+1) != '3' {
			return 0
		}
		e += 2
	case '^':
		if !c.glued(i, "^_^") && !c.glued(i, "^^") {
			return 0
		}
		for c.at(e) == '^' || c.at(e) == '_' {
			e++
		}
	default:
		return 0
	}
	if isWord(c.at(e)) {
		return 0
	}
	return e
}

func isEmoji(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || r >= 0x2b00 && r <= 0x2bff
}

// emoji is where the sequence of joined emoji that starts at i ends: with skin tone, selectors,
// joiners, or two letters of a flag.
func (c *cutter) emoji(i int) int {
	flag := func(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
	if flag(c.at(i)) && flag(c.at(i+1)) {
		return i + 2
	}
	e := i + 1
	for e < c.end {
		switch r := c.text[e]; {
		case r == 0xfe0f, r == 0x20e3, r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xe0020 && r <= 0xe007f:
			e++
		case r == 0x200d && isEmoji(c.at(e+1)):
			e += 2
		default:
			return e
		}
	}
	return e
}
