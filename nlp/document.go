package nlp

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A Span is a half-open range of Unicode code points in Document.Text.
type Span struct{ Start, End int }

// Len is the number of code points.
func (s Span) Len() int { return s.End - s.Start }

// Contains says whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps says whether s and t share a code point.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// A Document is a text and what has been found in it. The text is never changed:
// each span gives back exactly the characters it claims.
type Document struct {
	Text      string
	Language  string // ISO 639-1 code: "fr", "en"
	Sentences []*Sentence

	index offsetIndex
}

// NewDocument wraps a text. The text should be valid UTF-8; an invalid byte counts
// as one code point, as it does in a range over the string.
func NewDocument(text, language string) *Document {
	return &Document{Text: text, Language: language, index: newOffsetIndex(text)}
}

// Part is a document of some of the sentences, from first up to but not with end. It shares text, offsets and sentences with d.
func (d *Document) Part(first, end int) *Document {
	part := *d
	part.Sentences = d.Sentences[first:end:end]
	return &part
}

// Len is the length of the text in code points.
func (d *Document) Len() int { return d.index.runes }

// Slice returns the text under a span, cut to the document.
func (d *Document) Slice(s Span) string {
	return d.Text[d.ByteOffset(s.Start):d.ByteOffset(s.End)]
}

// ByteOffset converts a code point offset to a byte offset in Text.
// Offsets outside the text are moved to its nearest end.
func (d *Document) ByteOffset(r int) int { return d.index.byteOffset(d.Text, r) }

// An offsetIndex maps code point offsets to byte offsets: one entry each 64 code
// points, none at all for ASCII.
type offsetIndex struct {
	runes int
	ascii bool
	marks []int32
}

const markEvery = 64

func newOffsetIndex(text string) offsetIndex {
	n := utf8.RuneCountInString(text)
	ix := offsetIndex{runes: n, ascii: n == len(text)}
	if ix.ascii {
		return ix
	}
	ix.marks = make([]int32, 0, n/markEvery+1)
	i := 0
	for b := range text {
		if i%markEvery == 0 {
			ix.marks = append(ix.marks, int32(b))
		}
		i++
	}
	return ix
}

func (ix *offsetIndex) byteOffset(text string, r int) int {
	switch {
	case r <= 0:
		return 0
	case r >= ix.runes:
		return len(text)
	case ix.ascii:
		return r
	}
	b := int(ix.marks[r/markEvery])
	for range r % markEvery {
		_, n := utf8.DecodeRuneInString(text[b:])
		b += n
	}
	return b
}

// A Sentence is a piece of a document with its words and tree.
type Sentence struct {
	Span               // without white space at either end
	Index    int       // place in the document, from 0
	Tokens   []Token   // in order, not overlapping
	Words    []Word    // Words[i].ID == i+1
	Mentions []Mention // in order; a mention within another one follows it
	Headline bool      // stands alone as a title line, without a full stop
	Cut      bool      // cut out of a longer sentence, because that exceeded a limit
}

// Word returns the word with the given ID, or nil for 0 and IDs out of range.
func (s *Sentence) Word(id int) *Word {
	if id < 1 || id > len(s.Words) {
		return nil
	}
	return &s.Words[id-1]
}

// WordSpan is the span of the words from first to last (IDs, inclusive). Words that make up their token with their
// forms have their own part of it ("John" in "John's"); of others, as "de" in "du", it is the whole token.
func (s *Sentence) WordSpan(first, last int) Span {
	a, b := s.Word(first), s.Word(last)
	if a == nil || b == nil {
		return Span{}
	}
	start, _ := s.within(a)
	_, end := s.within(b)
	return Span{start, end}
}

// within is where a word begins and ends.
func (s *Sentence) within(w *Word) (start, end int) {
	t := &s.Tokens[w.Token]
	if t.First >= t.Last {
		return t.Start, t.End
	}
	at := t.Start
	for id := t.First; id <= t.Last && id <= len(s.Words); id++ {
		n := utf8.RuneCountInString(s.Words[id-1].Form)
		if id == w.ID {
			start, end = at, at+n
		}
		at += n
	}
	if at != t.End || end == 0 {
		return t.Start, t.End
	}
	return start, end
}

// SortMentions puts the mentions in the order of the text, the outer before the inner.
func (s *Sentence) SortMentions() {
	slices.SortStableFunc(s.Mentions, func(a, b Mention) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
}

// A Token is a unit of the text; it may hold several words (French "du" is "de" + "le").
type Token struct {
	Span
	Form       string // the characters under Span
	First      int    // ID of its first word
	Last       int    // ID of its last word
	SpaceAfter bool
	Fixed      int // words that the input cut it into; 0: that is for the analysis to say
}

// A Word is a syntactic word: one numbered line of CoNLL-U.
type Word struct {
	ID     int     // place in the sentence, from 1
	Token  int     // index in Sentence.Tokens
	Form   string  // as it stands once contractions are undone
	Lemma  string  // "" until a lemmatiser has run
	UPOS   UPOS    // "" until a tagger has run
	XPOS   string  // the engine's own tag, if it has one
	Feats  Feats   // morphological features, sorted by name
	Head   int     // ID of the governor; 0 for the root, -1 until parsed
	Deprel Deprel  // relation to the governor, subtype included; "" until parsed
	Sure   float32 // probability of Head given the sentence, 0..1
}

// A Mention is a span that names something or states a value.
type Mention struct {
	Span
	First, Last int         // IDs of the first and last word
	Type        MentionType // what it names
	Value       string      // normalised form of a value: see MentionType; "" for names
	Sure        float32     // probability, 0..1
}

// A MentionType is the kind of thing that a mention names, or of value that it states.
type MentionType string

// The mention types. Names come from a trained model, values from grammars; the comments of
// the values give the form of Mention.Value.
const (
	Person       MentionType = "Person"
	Organization MentionType = "Organization"
	Place        MentionType = "Place"
	Product      MentionType = "Product"
	Work         MentionType = "Work"
	Event        MentionType = "Event"
	Other        MentionType = "Other"

	Date     MentionType = "Date"     // ISO 8601 date, month, year, interval "A/B"; relative ones as an offset, see package when
	Money    MentionType = "Money"    // "EUR 310000000"
	Quantity MentionType = "Quantity" // "GW 3.5"; a bare count has the unit "1"
	Percent  MentionType = "Percent"  // "49"; "> 49" for a bound
)

// IsName says whether the type is one of names rather than of values.
func (t MentionType) IsName() bool {
	switch t {
	case Date, Money, Quantity, Percent:
		return false
	}
	return t != ""
}
