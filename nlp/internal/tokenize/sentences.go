package tokenize

import (
	"strings"
	"unicode"
)

// sentences returns where the sentences of the block end: indices one past their last token.
func (c *cutter) sentences() []int {
	var ends []int
	quotes := 0 // straight double quotation marks in the sentence so far
	depth := 0  // open brackets
	opened := 0 // token of the outermost of them
	for i := 0; i < len(c.out); i++ {
		r := c.text[c.out[i].Start]
		if c.out[i].Len() == 1 {
			switch r {
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
		if depth > 0 && i-opened > 60 {
			depth = 0
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
		if j < len(c.out) && (depth > 0 || !c.begins(i, j)) {
			i = j - 1
			continue
		}
		ends = append(ends, j)
		i, quotes, depth = j-1, 0, 0
	}
	if n := len(c.out); n > 0 && (len(ends) == 0 || ends[len(ends)-1] < n) {
		ends = append(ends, n)
	}
	return ends
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

// begins says whether a sentence may begin with token j when one may end with token i before it.
func (c *cutter) begins(i, j int) bool {
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
		// "iPhone" begins sentences, other words in lower case do after a full stop and a dash or bullet.
		rs := []rune(form)
		return len(rs) > 1 && unicode.IsUpper(rs[1]) && c.text[last.End-1] == '.' && last.Len() == 1
	}
	return true
}
