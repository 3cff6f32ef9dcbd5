// Package tokenize cuts a text into sentences, tokens and words by rules.
//
// What belongs to one language stands in its lists (see New). The conventions are those of the
// Universal Dependencies treebanks that the models were trained on; where those disagree, the
// majority of the training data decides:
//
//   - French: "l'" and its kind apart, "aujourd'hui" whole; inverted clitics apart ("-t-il", "-ce");
//     other hyphens inside a word; a number with its thousands is one token, spaces included
//     ("10 000"); a contraction ("du") is one token and, until package lang/fr expands it, one word.
//   - English: hyphens apart ("long - term") but for prefixes ("non-profit"); a contraction is one
//     token of two words (do + n't, John + 's).
//   - Both: percent signs, currency signs and units after a number apart.
//
// Every code point that is not white space is in exactly one token.
package tokenize

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"relata/nlp"
)

// A Splitter cuts texts of one language. It is immutable and safe for concurrent use.
type Splitter struct {
	abbreviations map[string]ending
	elisions      map[string]bool
	whole         map[string]bool
	enclitics     map[string]bool
	prefixes      map[string]bool
	contractions  map[string][]int // lower-cased form: lengths of its words
	suffixes      map[string]bool  // contracted words: "'s", "n't"
	units         map[string]bool
	starters      map[string]bool
	anywhere      map[string]bool
	splitHyphens  bool
	possessive    bool
	spaceGroups   bool
	semicolonEnds bool
}

// An ending says what the full stop of an abbreviation may be besides.
type ending int

const (
	endIfStarter ending = 1 + iota // ends a sentence if the next word is one that begins sentences
	endNever                       // a title, always followed by a name
	endMay                         // ends a sentence before a capital
	endNumber                      // an abbreviation only before a number
)

// New makes a splitter from the lists of a language. The classes of the lexicon, all optional:
//
//	abbreviation  form with its full stop, lower case; note "title", "may-end", "number" or none
//	elision       what an apostrophe cuts off at the start of a word: "l", "qu"
//	whole         words that look as if they were to be cut: "aujourd'hui", "rendez-vous"
//	enclitic      what is cut off after a hyphen: "-t-il"
//	prefix        what stays joined by a hyphen where other hyphens are cut
//	contraction   form; note: its words, with spaces between
//	suffix        contracted words at the end of a token: "'s"
//	unit          what is cut off after a digit: "km"
//	starter       words that begin a sentence rather than go on with a name
//	anywhere      starters that also stand with a capital inside a sentence: "i"
//	setting       "split-hyphens", "possessive" (a bare apostrophe), "space-groups" (10 000), "semicolon-ends"
//	              (a semicolon ends a sentence)
func New(lex *nlp.Lexicon) (*Splitter, error) {
	set := func(c nlp.Class) map[string]bool {
		m := map[string]bool{}
		for _, l := range lex.Lemmas(c) {
			m[l] = true
		}
		return m
	}
	s := &Splitter{
		abbreviations: map[string]ending{},
		elisions:      set("elision"),
		whole:         set("whole"),
		enclitics:     set("enclitic"),
		prefixes:      set("prefix"),
		contractions:  map[string][]int{},
		suffixes:      set("suffix"),
		units:         set("unit"),
		starters:      set("starter"),
		anywhere:      set("anywhere"),
		splitHyphens:  lex.Has("setting", "split-hyphens"),
		possessive:    lex.Has("setting", "possessive"),
		spaceGroups:   lex.Has("setting", "space-groups"),
		semicolonEnds: lex.Has("setting", "semicolon-ends"),
	}
	for _, l := range lex.Lemmas("abbreviation") {
		switch note := lex.Note("abbreviation", l); note {
		case "":
			s.abbreviations[l] = endIfStarter
		case "title":
			s.abbreviations[l] = endNever
		case "may-end":
			s.abbreviations[l] = endMay
		case "number":
			s.abbreviations[l] = endNumber
		default:
			return nil, fmt.Errorf("abbreviation %q: note %q is not title, may-end or number", l, note)
		}
	}
	for _, l := range lex.Lemmas("contraction") {
		words := strings.Fields(lex.Note("contraction", l))
		if len(words) < 2 || strings.Join(words, "") != l {
			return nil, fmt.Errorf("contraction %q: its words %q do not make it up", l, words)
		}
		for _, w := range words {
			s.contractions[l] = append(s.contractions[l], len([]rune(w)))
		}
	}
	return s, nil
}

// Stage is the splitter as a stage: it fills tokens and sentences, and the words with their forms alone.
func (s *Splitter) Stage() nlp.Stage {
	return nlp.Stage{Name: "split", Fills: nlp.Tokens | nlp.Sentences, Run: s.Run}
}

// MaxUnits is the number of words at which a sentence is cut (nlp.Sentence.Cut).
const MaxUnits = 150

// runOnLength is the number of code points from which a paragraph is taken for a text without line ends.
const runOnLength = 4000

// Run fills the sentences of a document. The error is the context's.
func (s *Splitter) Run(ctx context.Context, d *nlp.Document) error {
	text := []rune(d.Text)
	d.Sentences = d.Sentences[:0]
	blocks := layout(text)
	for n, b := range blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		c := cutter{Splitter: s, text: text, end: b.End, runOn: b.Len() > runOnLength}
		c.tokens(b.Start)
		ends := c.sentences()
		from := 0
		for _, to := range ends {
			for _, p := range c.pieces(from, to) {
				sent := c.sentence(p.from, p.to)
				sent.Index = len(d.Sentences)
				sent.Cut = p.cut
				d.Sentences = append(d.Sentences, sent)
			}
			from = to
		}
		if len(ends) == 1 && n+1 < len(blocks) && c.headline() {
			d.Sentences[len(d.Sentences)-1].Headline = true
		}
	}
	return nil
}

// A piece is a token while its block is being cut.
type piece struct {
	nlp.Span
	stop  bool  // ends in the full stop of an abbreviation
	words []int // lengths of its words in code points, if there are several
}

// A cutter cuts one block.
type cutter struct {
	*Splitter
	text []rune
	end  int // of the block
	out  []piece
	// runOn: so long that its line ends must have been lost, so that titles stand in the running text.
	runOn bool
}

func (c *cutter) form(p nlp.Span) string { return string(c.text[p.Start:p.End]) }

// sentence makes a sentence of the tokens in [from, to).
func (c *cutter) sentence(from, to int) *nlp.Sentence {
	ps := c.out[from:to]
	s := &nlp.Sentence{Span: nlp.Span{Start: ps[0].Start, End: ps[len(ps)-1].End}, Tokens: make([]nlp.Token, len(ps))}
	n := 0
	for _, p := range ps {
		n += max(1, len(p.words))
	}
	s.Words = make([]nlp.Word, 0, n)
	for i, p := range ps {
		form := c.form(p.Span)
		t := nlp.Token{Span: p.Span, Form: form, First: len(s.Words) + 1}
		t.SpaceAfter = p.End < len(c.text) && isSpace(c.text[p.End])
		add := func(form string) {
			s.Words = append(s.Words, nlp.Word{ID: len(s.Words) + 1, Token: i, Form: form, Head: -1})
		}
		if len(p.words) == 0 {
			add(form)
		} else {
			at := p.Start
			for _, l := range p.words {
				add(string(c.text[at : at+l]))
				at += l
			}
		}
		t.Last = len(s.Words)
		s.Tokens[i] = t
	}
	return s
}

// A part is a sentence or, where one is too long, a piece of it: tokens [from, to).
type part struct {
	from, to int
	cut      bool
}

// pieces cuts a sentence that has more than MaxUnits words, after the last mark of punctuation in
// its second half if there is one.
func (c *cutter) pieces(from, to int) []part {
	var out []part
	start, units := from, 0
	for i := from; i < to; i++ {
		n := max(1, len(c.out[i].words))
		if units+n > MaxUnits {
			at := i
			for j := i - 1; j > start+(i-start)/2; j-- {
				if p := c.out[j]; p.Len() == 1 && strings.ContainsRune(";:,–—", c.text[p.Start]) {
					at = j + 1
					break
				}
			}
			out = append(out, part{start, at, true})
			start, units = at, 0
			for j := at; j < i; j++ {
				units += max(1, len(c.out[j].words))
			}
		}
		units += n
	}
	return append(out, part{start, to, len(out) > 0})
}

// headline says whether the only sentence of a block looks like a title line.
func (c *cutter) headline() bool {
	if len(c.out) > 30 {
		return false
	}
	last := c.out[len(c.out)-1]
	switch c.text[last.End-1] {
	case '.', '!', '?', '…', ':', ';', ',':
		return false
	}
	first := c.text[c.out[0].Start]
	return unicode.IsUpper(first) || unicode.IsDigit(first) || isOpener(first)
}
