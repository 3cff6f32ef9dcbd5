package tokenize

import (
	"unicode"

	"relata/nlp"
)

// layout cuts a text into blocks that no sentence crosses: paragraphs, or the lines of a text that
// has a paragraph a line.
//
// A line end cuts unless the text is hard-wrapped there. A joint of two lines is taken for a wrap if
// the next line's first word would not have fitted into the paragraph's width, and if either the
// next line goes on in lower case or all joints of a paragraph of three lines and more are such.
func layout(text []rune) []nlp.Span {
	var blocks []nlp.Span
	var para []nlp.Span // lines of the paragraph
	flush := func() {
		if len(para) > 0 {
			blocks = join(text, para, blocks)
			para = para[:0]
		}
	}
	for i := 0; i < len(text); {
		start := i
		for i < len(text) && !isLineEnd(text[i]) {
			i++
		}
		line := trim(text, nlp.Span{Start: start, End: i})
		if line.Len() == 0 {
			flush()
		} else {
			para = append(para, line)
		}
		if i < len(text) && text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			i++
		}
		if i < len(text) {
			if text[i] == '\u2029' || text[i] == '\f' {
				flush()
			}
			i++
		}
	}
	flush()
	return blocks
}

// The widths between which lines are thought to be wrapped, in code points.
const minWrap, maxWrap = 40, 130

func join(text []rune, lines, blocks []nlp.Span) []nlp.Span {
	width := 0
	for _, l := range lines {
		width = max(width, l.Len())
	}
	full := func(i int) bool { // line i could not take the first word of the next
		next := lines[i+1]
		w := 0
		for next.Start+w < next.End && !isSpace(text[next.Start+w]) {
			w++
		}
		return lines[i].Len()+1+w > width-2
	}
	wrapped := width >= minWrap && width <= maxWrap
	all := wrapped && len(lines) >= 3
	for i := 0; all && i+1 < len(lines); i++ {
		all = full(i) && !isBullet(text, lines[i+1])
	}
	start := lines[0].Start
	for i := 0; i+1 < len(lines); i++ {
		next := text[lines[i+1].Start]
		last := text[lines[i].End-1]
		soft := all || wrapped && full(i) && unicode.IsLower(next) ||
			unicode.IsLower(next) && (unicode.IsLower(last) || last == ',') && lines[i].Len() >= minWrap && lines[i].Len() <= maxWrap
		if soft && !isBullet(text, lines[i+1]) {
			continue
		}
		blocks = append(blocks, nlp.Span{Start: start, End: lines[i].End})
		start = lines[i+1].Start
	}
	return append(blocks, nlp.Span{Start: start, End: lines[len(lines)-1].End})
}

func trim(text []rune, s nlp.Span) nlp.Span {
	for s.Start < s.End && isSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// isBullet says whether a line is an item of a list.
func isBullet(text []rune, l nlp.Span) bool {
	switch text[l.Start] {
	case '•', '▪', '●', '◦', '‣', '■', '►', '·':
		return true
	case '-', '–', '—', '*':
		return l.Len() > 2 && isSpace(text[l.Start+1])
	}
	i := l.Start
	for i < l.End && i < l.Start+3 && unicode.IsDigit(text[i]) {
		i++
	}
	return i > l.Start && i+1 < l.End && (text[i] == '.' || text[i] == ')') && isSpace(text[i+1])
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

func isOpener(r rune) bool {
	switch r {
	case '«', '“', '‘', '"', '(', '[', '{', '\'', '‹', '„', '¿', '¡', '<':
		return true
	}
	return false
}
