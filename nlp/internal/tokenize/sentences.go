package tokenize

import (
	"strings"
	"unicode"
)

// sentences returns where the sentences of the block end: indices one past their last token.
func (c *cutter) sentences() []int {
	var ends []int
	start := 0  // of the sentence
	quotes := 0 // straight double quotation marks in it so far
	depth := 0  // open brackets
	opened := 0 // token of the outermost of them
	for i := 0; i < len(c.out); i++ {
		if c.out[i].Len() == 1 {
			switch c.text[c.out[i].Start] {
			case '"':
				quotes++
			case '(', '[':
				if depth++; depth == 1 {
					opened = i
				}
			case ')', ']':
				depth = max(0, depth-1)
			}
		}
		if depth > 0 && i-opened > maxBracket {
			depth = 0
		}
		if i+1 < len(c.out) && c.bare(i, depth) {
			ends = append(ends, i+1)
			start, quotes, depth = i+1, 0, 0
			continue
		}
		if !c.terminal(i) {
			continue
		}
		// Take in what closes behind it.
		j := i + 1
		for j < len(c.out) && c.closes(j, quotes, depth) {
			switch c.text[c.out[j].Start] {
			case '"':
				quotes++
			case ')', ']':
				depth--
			}
			j++
		}
		j = c.note(j)
		if j < len(c.out) && (depth > 0 || !c.begins(start, i, j)) {
			i = j - 1
			continue
		}
		ends = append(ends, j)
		start, i, quotes, depth = j, j-1, 0, 0
	}
	if n := len(c.out); n > 0 && (len(ends) == 0 || ends[len(ends)-1] < n) {
		ends = append(ends, n)
	}
	return ends
}

// maxBracket is the number of tokens that a bracket may hold before it is taken for one never closed.
const maxBracket = 60

// bare says whether a sentence ends behind token i, which is no full stop: at a rule of signs, and in
// a text without line ends before a word that, with a capital, only begins sentences.
func (c *cutter) bare(i, depth int) bool {
	p, next := c.out[i], c.out[i+1]
	r := c.text[p.Start]
	if c.rule(p, "*_=-–—~") || c.rule(next, "*_=~") {
		return true
	}
	if depth > 0 {
		return false
	}
	if r == ';' && p.Len() == 1 && c.semicolonEnds {
		return true
	}
	if !c.runOn || !isWord(c.text[p.End-1]) && r != ')' && r != ']' {
		return false
	}
	if !unicode.IsUpper(c.text[next.Start]) || next.Len() > 1 && unicode.IsUpper(c.text[next.Start+1]) {
		return false
	}
	low := plain(c.text[next.Start:next.End])
	if !c.starters[strings.TrimRight(low, "'")] || i+2 >= len(c.out) || c.anywhere[low] {
		return false
	}
	after := c.text[c.out[i+2].Start]
	return unicode.IsLower(after) || unicode.IsDigit(after)
}

// rule says whether a token is a line drawn with one of the signs.
func (c *cutter) rule(p piece, signs string) bool {
	return p.Len() >= 5 && strings.ContainsRune(signs, c.text[p.Start]) && c.text[p.Start] == c.text[p.Start+2] && c.text[p.Start] == c.text[p.End-1]
}

// note passes over the number of a note behind the end of a sentence: "1805.[17]".
func (c *cutter) note(j int) int {
	for j+2 < len(c.out) && c.text[c.out[j].Start] == '[' && unicode.IsDigit(c.text[c.out[j+1].Start]) && c.text[c.out[j+2].Start] == ']' {
		j += 3
	}
	return j
}

// terminal says whether a token can be the last of a sentence but for what closes behind it.
func (c *cutter) terminal(i int) bool {
	p := c.out[i]
	switch c.text[p.End-1] {
	case '.':
		return p.Len() == 1 || p.stop || c.text[p.Start] == '.'
	case '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// closes says whether token j closes a quotation or bracket behind the end of a sentence.
func (c *cutter) closes(j, quotes, depth int) bool {
	p := c.out[j]
	r := c.text[p.Start]
	glued := p.Start > 0 && !isSpace(c.text[p.Start-1])
	if p.Len() == 2 && (r == '\'' || r == '’') {
		return glued
	}
	if p.Len() != 1 {
		return false
	}
	switch r {
	case '»', '”', '›':
		return true
	case ')', ']':
		return depth > 0
	case '"':
		return glued || quotes%2 == 1 && j+1 < len(c.out) && p.End < c.out[j+1].Start
	case '\'', '’':
		return glued
	case '.', '!', '?':
		return glued
	}
	return false
}

// begins says whether a sentence may begin with token j when one that began with token start may end
// with token i before it.
func (c *cutter) begins(start, i, j int) bool {
	k := j // the first token that is a word
	for k < len(c.out) && c.out[k].Len() <= 3 && !isWord(c.text[c.out[k].Start]) && k < j+3 {
		switch c.text[c.out[k].Start] {
		case ',', ';', ':', ')', ']', '.', '!', '?', '%', '/':
			return false
		}
		k++
	}
	if k >= len(c.out) {
		return true
	}
	r := c.text[c.out[k].Start]
	if !isWord(r) {
		return true
	}
	form := c.form(c.out[k].Span)
	low := strings.ToLower(strings.TrimRight(form, "'’"))
	last := c.out[i]
	if last.stop {
		if !unicode.IsUpper(r) && !(k > j && unicode.IsDigit(r)) {
			return false
		}
		switch c.abbreviations[strings.ToLower(c.form(last.Span))] {
		case endNever, endNumber:
			return false
		case endMay:
			return true
		case 0: // acronym or initial
			if last.Len() == 2 {
				return false
			}
		}
		return c.starters[low] || k > j && isOpener(c.text[c.out[j].Start])
	}
	if unicode.IsUpper(r) || unicode.IsDigit(r) {
		return true
	}
	if unicode.IsLower(r) {
		if k == j && unicode.IsLower(c.text[c.out[start].Start]) {
			return true // someone who writes without capitals
		}
		// A full stop on its own ends a sentence even so, if no unknown abbreviation stands before it.
		return j == i+1 && last.Len() == 1 && c.text[last.Start] == '.' && i > start && c.out[i-1].Len() > 3
	}
	return true
}
