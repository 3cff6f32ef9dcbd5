package prose

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	prose "github.com/jdkato/prose/v2"

	"relata/nlp"
)

// An engine holds prose's model, which is read on first use.
type engine struct {
	mu    sync.Mutex // prose does not say that its models are safe for concurrent use
	model *prose.Model
}

var _ nlp.Engine = (*engine)(nil)

// New returns the engine. It reads its model, which prose embeds, on first use.
func New() nlp.Engine { return &engine{} }

// Name implements nlp.Engine.
func (e *engine) Name() string { return "prose" }

// Fills implements nlp.Engine.
func (e *engine) Fills() nlp.Layer { return nlp.Tokens | nlp.Sentences | nlp.Tags | nlp.Names }

// maxPiece bounds, in bytes, what prose sees at once: it takes quadratic time on long runs without white space.
const maxPiece = 4096

// Analyze implements nlp.Engine. What goes wrong inside prose is an error, not a panic.
func (e *engine) Analyze(ctx context.Context, text string) (*nlp.Document, error) {
	d := nlp.NewDocument(text, "en")
	at := 0 // code points before the piece
	for _, p := range pieces(text) {
		if err := ctx.Err(); err != nil {
			return d, err
		}
		sentences, err := e.piece(p)
		if err != nil {
			return d, fmt.Errorf("prose, at offset %d: %w", at, err)
		}
		for _, s := range sentences {
			s.Index = len(d.Sentences)
			s.shift(at)
			d.Sentences = append(d.Sentences, &s.Sentence)
		}
		at += utf8.RuneCountInString(p)
	}
	return d, nil
}

// pieces cuts a text at blank lines, and where that leaves too much, at white space or anywhere. Joined they are the text.
func pieces(text string) []string {
	var out []string
	for text != "" {
		n := len(text)
		if i := strings.Index(text, "\n\n"); i >= 0 {
			n = i + 2
		}
		if n > maxPiece {
			n = maxPiece
			if i := strings.LastIndexFunc(text[:n], unicode.IsSpace); i > 0 {
				n = i
			}
			for n > 1 && n < len(text) && !utf8.RuneStart(text[n]) {
				n--
			}
		}
		out, text = append(out, text[:n]), text[n:]
	}
	return out
}

// A sentence counts its offsets from the start of its piece.
type sentence struct {
	nlp.Sentence
	plain []string // the tokens as prose has them
}

func (s *sentence) shift(by int) {
	move := func(sp *nlp.Span) { sp.Start, sp.End = sp.Start+by, sp.End+by }
	move(&s.Span)
	for i := range s.Tokens {
		move(&s.Tokens[i].Span)
	}
	for i := range s.Mentions {
		move(&s.Mentions[i].Span)
	}
}

// piece analyses one piece.
func (e *engine) piece(text string) (out []*sentence, err error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("the library failed: %v", r)
		}
	}()
	whole, err := prose.NewDocument(text, e.options(prose.WithTokenization(false), prose.WithTagging(false), prose.WithExtraction(false))...)
	if err != nil {
		return nil, err
	}
	if e.model == nil {
		if whole, err = prose.NewDocument(text, prose.WithTokenization(false)); err != nil {
			return nil, err
		}
		e.model = whole.Model
	}
	runes, last := 0, 0
	for _, sp := range spans(text, whole.Sentences()) {
		d, err := prose.NewDocument(text[sp.start:sp.end], e.options(prose.WithSegmentation(false))...)
		if err != nil {
			return nil, err
		}
		runes += utf8.RuneCountInString(text[last:sp.start])
		last = sp.start
		if s := build(text[sp.start:sp.end], align(text[sp.start:sp.end], d.Tokens())); len(s.Tokens) > 0 {
			s.names(d.Entities())
			s.shift(runes)
			out = append(out, s)
		}
	}
	return out, nil
}

func (e *engine) options(opts ...prose.DocOpt) []prose.DocOpt {
	if e.model != nil {
		opts = append(opts, prose.UsingModel(e.model))
	}
	return opts
}

// build makes a sentence of aligned tokens.
func build(text string, tokens []aligned) *sentence {
	s := &sentence{}
	runes, at := 0, 0
	offset := func(b int) int {
		runes += utf8.RuneCountInString(text[at:b])
		at = b
		return runes
	}
	for i, t := range tokens {
		tok := nlp.Token{Form: text[t.start:t.end], First: i + 1, Last: i + 1}
		tok.Start = offset(t.start)
		tok.End = offset(t.end)
		tok.SpaceAfter = i+1 < len(tokens) && tokens[i+1].start > t.end
		s.Tokens = append(s.Tokens, tok)
		s.Words = append(s.Words, nlp.Word{ID: i + 1, Token: i, Form: tok.Form, UPOS: universal(t.tag, tok.Form), XPOS: t.tag, Head: -1})
		s.plain = append(s.plain, t.plain)
	}
	if n := len(s.Tokens); n > 0 {
		s.Start, s.End = s.Tokens[0].Start, s.Tokens[n-1].End
	}
	return s
}

// names finds prose's names among the tokens: it gives them as tokens joined by spaces, in order.
func (s *sentence) names(entities []prose.Entity) {
	at := 0
	for _, e := range entities {
		words := strings.Split(e.Text, " ")
		t := mentionType(e.Label)
		for i := at; t != "" && i+len(words) <= len(s.plain); i++ {
			if !slices.Equal(s.plain[i:i+len(words)], words) {
				continue
			}
			at = i + len(words)
			s.Mentions = append(s.Mentions, nlp.Mention{Span: s.WordSpan(i+1, at), First: i + 1, Last: at, Type: t, Sure: 0.5})
			break
		}
	}
}

// mentionType maps prose's classes of names; "" for those that are none.
func mentionType(label string) nlp.MentionType {
	switch label {
	case "PERSON":
		return nlp.Person
	case "GPE":
		return nlp.Place
	case "ORG", "ORGANIZATION":
		return nlp.Organization
	}
	return ""
}
