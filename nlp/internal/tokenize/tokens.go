package tokenize

import (
	"strings"
	"unicode"

	"relata/nlp"
)

// maxToken is the greatest length of a token but an address, in code points; what is longer is cut.
// It bounds how far the rules look ahead as well, so that no text takes quadratic time.
const maxToken = 200

// tokens cuts the block from i on.
func (c *cutter) tokens(i int) {
	block := c.end
	for i < block {
		if isSpace(c.text[i]) {
			i++
			continue
		}
		c.end = min(i+maxToken, block)
		if i == 0 || !isWord(c.text[i-1]) {
			if e := c.url(i, block); e > i {
				i = c.add(i, e)
				continue
			}
		}
		i = c.next(i)
	}
	c.end = block
}

func (c *cutter) at(i int) rune {
	if i < 0 || i >= c.end {
		return ' '
	}
	return c.text[i]
}

func (c *cutter) add(from, to int) int {
	c.out = append(c.out, piece{Span: nlp.Span{Start: from, End: to}})
	return to
}

// next adds what starts at i, which is not white space, and returns where it ends.
func (c *cutter) next(i int) int {
	r := c.text[i]
	fresh := i == 0 || !isWord(c.at(i-1))
	if fresh {
		if e := c.address(i); e > i {
			return c.add(i, e)
		}
		if e := c.emoticon(i); e > i {
			return c.add(i, e)
		}
	}
	switch {
	case unicode.IsDigit(r), (r == '+' || r == '-' || r == '−') && fresh && unicode.IsDigit(c.at(i+1)) && c.signed(i):
		return c.number(i)
	case isWord(r):
		return c.word(i)
	case (r == '@' || r == '#') && fresh && (unicode.IsLetter(c.at(i+1)) || c.at(i+1) == '_'):
		e := i + 1
		for isWord(c.at(e)) {
			e++
		}
		return c.add(i, e)
	case isQuote(r) && fresh && c.apheresis(i) > 0:
		return c.add(i, c.apheresis(i))
	case r == '°' && unicode.IsLetter(c.at(i+1)) && !unicode.IsLetter(c.at(i+2)):
		return c.add(i, i+2)
	case (r == '\'' || r == '’') && !c.splitHyphens && c.glued(i, "'s") && !isWord(c.at(i+2)):
		return c.add(i, i+2)
	case r == '-' && fresh && unicode.IsLetter(c.at(i+1)) && len(c.enclitics) > 0 && !c.splitHyphens:
		// A clitic whose verb stands before a quote or a space, "-t-il".
		e := i + 1
		for isWord(c.at(e)) || c.at(e) == '-' && isWord(c.at(e+1)) {
			e++
		}
		if c.enclitics[strings.ToLower(string(c.text[i:e]))] {
			return c.add(i, e)
		}
		return c.add(i, i+1)
	case isEmoji(r):
		return c.add(i, c.emoji(i))
	case r == '[' && c.glued(i, "[...]"):
		return c.add(i, i+5)
	case r == '[' && c.glued(i, "[…]"):
		return c.add(i, i+3)
	case strings.ContainsRune("!?", r):
		return c.add(i, c.while(i, "!?"))
	case strings.ContainsRune(".-–—=*_~#+<>`'’‘", r):
		e := i
		for c.at(e) == r {
			e++
		}
		if (r == '\'' || r == '’' || r == '‘') && e-i > 2 {
			e = i + 2
		}
		return c.add(i, e)
	}
	return c.add(i, i+1)
}

// apheresis is where a word that lost its beginning to the apostrophe at i ends ("’70s", "'em"), or 0.
func (c *cutter) apheresis(i int) int {
	e := i + 1
	for isWord(c.at(e)) {
		e++
	}
	if c.whole[plain(c.text[i:e])] || e == i+4 && unicode.ToLower(c.text[e-1]) == 's' && allDigits(c.text[i+1:e-1]) {
		return e
	}
	return 0
}

// glued says whether a literal stands at i.
func (c *cutter) glued(i int, lit string) bool {
	for _, r := range lit {
		b := c.at(i)
		if b == '’' {
			b = '\''
		}
		if unicode.ToLower(b) != r {
			return false
		}
		i++
	}
	return true
}

func (c *cutter) while(i int, set string) int {
	for i < c.end && strings.ContainsRune(set, c.text[i]) {
		i++
	}
	return i
}

// signed says whether the sign at i belongs to the number behind it, as in "de -0,8 à +3".
func (c *cutter) signed(i int) bool { return isSpace(c.at(i-1)) || c.at(i-1) == '(' }

func isWord(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) && r != '\ufe0f' && r != '\u20e3' ||
		r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u2060' || r == '\ufeff' || r == 'º' || r == 'ª'
}

// number adds a number, its sign, and apart what is glued to it: a percent sign, a unit.
func (c *cutter) number(i int) int {
	e := i
	if !unicode.IsDigit(c.text[e]) {
		e++
	}
	first := e
	for unicode.IsDigit(c.at(e)) {
		e++
	}
	if n := e - first; n <= 3 {
		for c.group(e) {
			e += 4
		}
	}
	for c.joins(e) {
		e += 2
		for unicode.IsDigit(c.at(e)) {
			e++
		}
	}
	if c.at(e) == '.' && isSpace(c.at(e+1)) && c.ordinalStop(i, e) {
		return c.add(i, e+1)
	}
	if isQuote(c.at(e)) && unicode.ToLower(c.at(e+1)) == 's' && !isWord(c.at(e+2)) {
		return c.add(i, e+2) // "the 80's"
	}
	if !isWord(c.at(e)) {
		if c.at(e) == '-' && !c.splitHyphens && isWord(c.at(e+1)) || (c.at(e) == '.' || c.at(e) == '/') && isWord(c.at(e+1)) && c.code(e) {
			return c.word(c.sign(i, first)) // "29-year-old" as one French word, a file name, a code
		}
		return c.add(i, e)
	}
	l := e
	for isWord(c.at(l)) {
		l++
	}
	unit := strings.ToLower(string(c.text[e:l]))
	if c.units[unit] {
		c.add(i, e)
		if c.at(l) == '.' && c.abbreviations[unit+"."] != 0 {
			l++
		}
		return c.add(e, l)
	}
	if h := e + 1; !c.splitHyphens && (c.text[e] == 'h' || c.text[e] == 'H') && l-h <= 2 && allDigits(c.text[h:l]) {
		c.add(i, e) // "18h30" is 18 + h + 30
		c.add(e, h)
		return c.add(h, l)
	}
	if c.at(l) == '.' && isWord(c.at(l+1)) { // "8 a.m."
		if a := c.acronym(e); a > 0 && c.units[strings.ToLower(string(c.text[e:a]))] {
			c.add(i, e)
			return c.add(e, a)
		}
	}
	return c.word(c.sign(i, first))
}

// sign adds the sign in [i, first), if there is one, by itself: what follows is no number.
func (c *cutter) sign(i, first int) int {
	if i < first {
		c.add(i, first)
	}
	return first
}

func allDigits(rs []rune) bool {
	for _, r := range rs {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// ordinalStop says whether the full stop behind a number numbers an item at the start of the block.
func (c *cutter) ordinalStop(i, e int) bool { return c.splitHyphens && len(c.out) == 0 && e-i <= 2 }

// code says whether what goes on behind a mark after digits is part of a code: "10.JPG", "1/04/b".
func (c *cutter) code(e int) bool {
	return unicode.IsLetter(c.at(e+1)) && (c.at(e) == '.' && !unicode.IsUpper(c.at(e+1)))
}

// group says whether a space and three more digits of a number stand at e.
func (c *cutter) group(e int) bool {
	switch c.at(e) {
	case ' ':
		if !c.spaceGroups {
			return false
		}
	case '\u00a0', '\u202f', '\u2009':
	default:
		return false
	}
	return unicode.IsDigit(c.at(e+1)) && unicode.IsDigit(c.at(e+2)) && unicode.IsDigit(c.at(e+3)) && !isWord(c.at(e+4))
}

// joins says whether a mark inside a number and a digit stand at e: 1,5 1.5 7:30 9/11 45-36 10'000.
func (c *cutter) joins(e int) bool {
	if !unicode.IsDigit(c.at(e + 1)) {
		return false
	}
	switch c.at(e) {
	case '.', ',', ':', '/':
		return true
	case '-':
		return !c.splitHyphens || c.dashed(e)
	case '\'':
		return unicode.IsDigit(c.at(e+2)) && unicode.IsDigit(c.at(e+3)) && !unicode.IsDigit(c.at(e+4))
	}
	return false
}

// dashed says whether the hyphen at e is one of several in a number, as in those of telephones and
// in dates, or stands before four digits after three ("571-9571").
func (c *cutter) dashed(e int) bool {
	b := e
	for b > e-maxPhone && (unicode.IsDigit(c.at(b-1)) || c.at(b-1) == '-') {
		b--
	}
	f := e + 1
	for f < e+maxPhone && (unicode.IsDigit(c.at(f)) || c.at(f) == '-' && unicode.IsDigit(c.at(f+1))) {
		f++
	}
	hyphens := 0
	for _, r := range c.text[b:f] {
		if r == '-' {
			hyphens++
		}
	}
	return hyphens > 1 || e-b == 3 && f-e == 5
}

// maxPhone is how far from a hyphen the others of a number are looked for.
const maxPhone = 20

// word adds a word and what is glued to it by apostrophes, hyphens and full stops, cut as the
// language wants it.
func (c *cutter) word(i int) int {
	if n := c.elision(i); n > 0 {
		c.add(i, i+n)
		return i + n
	}
	if e := c.acronym(i); e > 0 {
		return c.stop(i, e)
	}
	e := c.span(i)
	if c.at(e) == '.' {
		if abbr := c.abbreviated(i, e); abbr > 0 {
			return c.stop(i, e+1)
		}
	}
	if c.at(e) == '-' && isSpace(c.at(e+1)) && c.splitHyphens && e-i <= 2 && isSpace(c.at(i-1)) {
		return c.add(i, e+1) // a word broken off: "th- there"
	}
	if c.at(e) == '-' && !isWord(c.at(e+1)) && c.splitHyphens && c.prefixes[strings.ToLower(string(c.text[i:e]))] {
		return c.add(i, e+1)
	}
	if c.splitHyphens {
		return c.hyphens(i, e)
	}
	return c.clitics(i, e)
}

func (c *cutter) stop(i, e int) int {
	c.add(i, e)
	c.out[len(c.out)-1].stop = c.text[e-1] == '.'
	return e
}

// span is where the word that starts at i ends, inner marks included.
func (c *cutter) span(i int) int {
	e := i
	for e < c.end {
		r := c.text[e]
		if isWord(r) {
			e++
			continue
		}
		next := c.at(e + 1)
		if !isWord(next) || e == i {
			break
		}
		ok := false
		switch r {
		case '\'', '’', '-', '\u2011', '&', '·', '`':
			ok = true
		case '.':
			ok = c.dotted(i, e)
		case '/':
			ok = unicode.IsDigit(c.text[e-1]) || c.slashed(i, e)
		case '@', '=':
			ok = true
		case '(': // "traité(e)s"
			ok = !c.splitHyphens && strings.ContainsRune("esES", next) && c.closed(e)
		case ')':
			ok = !c.splitHyphens && strings.ContainsRune(string(c.text[i:e]), '(')
		}
		if !ok {
			break
		}
		e++
	}
	if c.at(e) == ')' && !c.splitHyphens && strings.ContainsRune(string(c.text[i:e]), '(') {
		e++
	}
	if c.at(e) == '°' && e == i+1 && unicode.ToLower(c.text[i]) == 'n' {
		e++
	}
	if c.at(e) == '$' && e-i <= 3 && allUpper(c.text[i:e]) && unicode.IsDigit(c.at(e+1)) { // "US$5"
		e++
	}
	for c.at(e) == '+' && e-i <= 8 && !isWord(c.at(e+1)) { // "C++", "Disney+"
		e++
	}
	return e
}

func (c *cutter) closed(e int) bool {
	return c.at(e+2) == ')' || unicode.ToLower(c.at(e+2)) == 's' && c.at(e+3) == ')'
}

// dotted says whether the full stop at e is inside the word from i: "comp.unix", "U.S" and "E.coli", but not "fin.Le" and "M.Roux".
func (c *cutter) dotted(i, e int) bool {
	next := c.text[e+1]
	return !unicode.IsUpper(next) || unicode.IsUpper(c.text[e-1]) && (unicode.IsUpper(c.at(e+2)) || c.at(e+2) == '.' || !isWord(c.at(e+2)))
}

// slashed says whether the slash at e is inside a code: single letters, or letters with digits.
func (c *cutter) slashed(i, e int) bool {
	if c.splitHyphens {
		return e-i == 1 && !isWord(c.at(e+2))
	}
	n := e + 1
	for isWord(c.at(n)) {
		n++
	}
	return hasDigit(c.text[i:e]) || allUpper(c.text[i:e]) && (e-i == 1 || n-e == 2)
}

func hasDigit(rs []rune) bool {
	for _, r := range rs {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func allUpper(rs []rune) bool {
	for _, r := range rs {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// acronym is where an abbreviation of single letters that starts at i ends ("U.S.", "J.-C.", "p.m."), or 0.
func (c *cutter) acronym(i int) int {
	e := i
	for n := 0; ; n++ {
		if !unicode.IsLetter(c.at(e)) || c.at(e+1) != '.' {
			if n >= 2 && (!isWord(c.at(e))) {
				return e
			}
			if n >= 1 && unicode.IsUpper(c.at(e)) && !isWord(c.at(e+1)) { // "U.S" without its last full stop
				return e + 1
			}
			return 0
		}
		e += 2
		if c.at(e) == '-' && unicode.IsUpper(c.at(e+1)) && c.at(e+2) == '.' {
			e++
		}
	}
}

// abbreviated says whether the full stop at e belongs to the word from i.
func (c *cutter) abbreviated(i, e int) ending {
	form := strings.ToLower(string(c.text[i : e+1]))
	if k := c.abbreviations[form]; k != 0 {
		if k == endNumber {
			n := e + 1
			for n < c.end && isSpace(c.text[n]) {
				n++
			}
			if !unicode.IsDigit(c.at(n)) {
				return 0
			}
		}
		if k == endNever && e+1 >= c.end {
			return 0
		}
		return k
	}
	// An initial: a capital before a capital.
	if e-i == 1 && unicode.IsUpper(c.text[i]) || e-i == 2 && c.text[i] == 'C' && c.text[i+1] == 'h' {
		n := e + 1
		for n < c.end && isSpace(c.text[n]) {
			n++
		}
		if !unicode.IsUpper(c.at(n)) {
			return 0
		}
		w := n
		for isWord(c.at(w)) {
			w++
		}
		if c.starters[strings.ToLower(string(c.text[n:w]))] && w-n > 1 {
			return 0
		}
		return endNever
	}
	return 0
}

// elision is the length of what an apostrophe cuts off at the start of a word, or 0.
func (c *cutter) elision(i int) int {
	if len(c.elisions) == 0 {
		return 0
	}
	e := i
	for e < i+8 && unicode.IsLetter(c.at(e)) {
		e++
	}
	if q := c.at(e); q != '\'' && q != '’' && q != 'ʼ' && q != '‘' {
		return 0
	}
	if !c.elisions[strings.ToLower(string(c.text[i:e]))] {
		return 0
	}
	w := e + 1
	for isWord(c.at(w)) || (c.at(w) == '-' || c.at(w) == '\'' || c.at(w) == '’') && isWord(c.at(w+1)) {
		w++
	}
	if c.whole[plain(c.text[i:w])] {
		return 0
	}
	return e + 1 - i
}

// plain is a form in lower case with straight apostrophes.
func plain(rs []rune) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == '’' || r == 'ʼ' {
			return '\''
		}
		if r == '\u2011' {
			return '-'
		}
		return r
	}, string(rs)))
}

// clitics adds the word [i, e) with the clitics behind its hyphens apart.
func (c *cutter) clitics(i, e int) int {
	var cuts []int
	for end := e; ; {
		form := plain(c.text[i:end])
		if c.whole[form] {
			break
		}
		cut := 0
		for n := 2; n <= 7 && end-n > i; n++ {
			if c.text[end-n] != '-' && c.text[end-n] != '\u2011' {
				continue
			}
			if c.enclitics[plain(c.text[end-n:end])] {
				cut = end - n // the longest wins: "-t-il" before "-il"
			}
		}
		if cut == 0 || !c.hosts(i, cut, end) {
			break
		}
		cuts = append(cuts, cut)
		end = cut
	}
	for n := len(cuts) - 1; n >= 0; n-- {
		c.add(i, cuts[n])
		i = cuts[n]
	}
	return c.add(i, e)
}

// hosts says whether the word [i, cut) may be the verb of the clitic [cut, end): names and compounds
// end in "-la" too.
func (c *cutter) hosts(i, cut, end int) bool {
	for _, r := range c.text[i:cut] {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' {
			return false
		}
	}
	if unicode.IsUpper(c.text[i]) && len(c.out) > 0 {
		upper := allUpper([]rune{c.text[cut-1], c.text[end-1]})
		last := c.out[len(c.out)-1]
		inside := last.End > last.Start && isWord(c.text[last.End-1])
		if inside && !upper {
			return false
		}
	}
	return true
}

// hyphens adds the word [i, e) cut at its hyphens but for prefixes, and its contractions.
func (c *cutter) hyphens(i, e int) int {
	if c.whole[plain(c.text[i:e])] {
		return c.contract(i, e)
	}
	from := i
	for k := i; k < e; k++ {
		if r := c.text[k]; r != '-' && r != '\u2011' || k == from || k+1 >= e {
			continue
		}
		head := strings.ToLower(string(c.text[from:k]))
		if c.prefixes[head] || c.given(from, k, e) {
			continue
		}
		if strings.ContainsAny(head, "-\u2011") && !c.prefixes[firstPart(head)] {
			continue
		}
		c.contract(from, k)
		c.add(k, k+1)
		from = k + 1
	}
	return c.contract(from, e)
}

func firstPart(s string) string {
	if i := strings.IndexAny(s, "-\u2011"); i >= 0 {
		return s[:i]
	}
	return s
}

// given says whether a hyphen joins a transcribed given name of two syllables ("Yiu-chung"): a
// capitalised syllable and one in lower case after a capitalised surname.
func (c *cutter) given(from, k, e int) bool {
	if from == 0 || k-from > 5 || e-k-1 > 5 || !unicode.IsUpper(c.text[from]) || !unicode.IsLower(c.at(k+1)) || len(c.out) == 0 {
		return false
	}
	last := c.out[len(c.out)-1]
	return last.End+1 == from && last.Len() <= 5 && unicode.IsUpper(c.text[last.Start]) && last.End-last.Start > 1 && isWord(c.text[last.End-1])
}

// contract adds a token and the words that are contracted in it, and returns where it ends: behind e
// if a bare apostrophe stands there as a possessive.
func (c *cutter) contract(i, e int) int {
	form := plain(c.text[i:e])
	p := piece{Span: nlp.Span{Start: i, End: e}}
	if ls := c.contractions[form]; ls != nil {
		p.words = ls
	} else if k := strings.LastIndexAny(form, "'"); k > 0 {
		n := len([]rune(form[:k]))
		suffix := form[k:]
		if n > 1 && suffix == "'t" && form[k-1] == 'n' && c.suffixes["n't"] {
			n, suffix = n-1, "n't"
		}
		if c.suffixes[suffix] {
			p.words = []int{n, e - i - n}
			if head := form[:len(form)-len(suffix)]; len(head) > 3 && strings.HasSuffix(head, "n't") { // "couldn't've"
				p.words = []int{n - 3, 3, e - i - n}
			}
		}
	} else if c.possessive && isQuote(c.at(e)) && !isWord(c.at(e+1)) && e > i+2 && unicode.ToLower(c.text[e-1]) == 's' && !c.quoted() {
		p.End++
		p.words = []int{e - i, 1}
	}
	c.out = append(c.out, p)
	return p.End
}

func isQuote(r rune) bool { return r == '\'' || r == '’' }

// quoted says whether a single quotation mark is open.
func (c *cutter) quoted() bool {
	open := false
	for n := len(c.out) - 1; n >= 0 && n >= len(c.out)-60; n-- {
		p := c.out[n]
		if p.Len() != 1 {
			continue
		}
		switch c.text[p.Start] {
		case '‘':
			return true
		case '\'':
			open = !open
		}
	}
	return open
}
