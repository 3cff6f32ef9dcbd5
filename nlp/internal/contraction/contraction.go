// Package contraction undoes contractions after parsing: the networks read French "du" as one unit, and only its tag tells whether it is
// a preposition with an article ("le prix du pain": de + le) or an article alone ("du pain": du).
//
// Documents with parsed units come in and go out with syntactic words, as UD counts them; which forms there are is a table of the language.
package contraction

import (
	"context"
	"fmt"
	"strings"

	"relata/nlp"
)

// A Part is one word of a contraction.
type Part struct {
	Form, Lemma string
	UPOS        nlp.UPOS
	Feats       nlp.Feats
}

// A Table maps contracted forms, in lower case, to their words.
type Table map[string][]Part

// ParseTable reads lines of a form, a tab, and its words parted by " + ", each FORM/LEMMA/UPOS/FEATS. A line that begins with "#" and an empty
// line say nothing.
func ParseTable(name, text string) (Table, error) {
	t := Table{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		form, words, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: no tab after the form", name, n)
		}
		var parts []Part
		for _, w := range strings.Split(words, " + ") {
			f := strings.SplitN(w, "/", 4)
			if len(f) != 4 {
				return nil, fmt.Errorf("%s:%d: %q is not FORM/LEMMA/UPOS/FEATS", name, n, w)
			}
			parts = append(parts, Part{f[0], f[1], nlp.UPOS(f[2]), nlp.Feats(strings.Trim(f[3], "_"))})
		}
		if len(parts) < 2 {
			return nil, fmt.Errorf("%s:%d: a contraction has two words or more", name, n)
		}
		t[form] = parts
	}
	return t, nil
}

// of returns the words of a form.
func (t Table) of(form string) []Part { return t[strings.ToLower(form)] }

// Stage expands the contractions of a document. It fills no layer: it changes how many words there are.
func (t Table) Stage() nlp.Stage {
	return nlp.Stage{
		Name:  "expand contractions",
		Needs: nlp.Tokens | nlp.Sentences | nlp.Tags | nlp.Heads,
		Run: func(ctx context.Context, d *nlp.Document) error {
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				t.expand(s)
			}
			return nil
		},
	}
}

// Contract puts the words of given contractions together again, so that a document that was cut by somebody else can be parsed. Token.Fixed
// remembers how many words there were. Heads, tags and names of the document are dropped.
func (t Table) Contract(d *nlp.Document) {
	for _, s := range d.Sentences {
		words := make([]nlp.Word, 0, len(s.Words))
		s.Mentions = nil
		for i := range s.Tokens {
			tok := &s.Tokens[i]
			tok.Fixed = tok.Last - tok.First + 1
			if parts := t.of(tok.Form); tok.Fixed > 1 && len(parts) == tok.Fixed {
				tok.First, tok.Last = len(words)+1, len(words)+1
				words = append(words, nlp.Word{ID: len(words) + 1, Token: i, Form: tok.Form, Head: -1})
				continue
			}
			first := len(words) + 1
			for id := tok.First; id <= tok.Last; id++ {
				words = append(words, nlp.Word{ID: len(words) + 1, Token: i, Form: s.Words[id-1].Form, Head: -1})
			}
			tok.First, tok.Last = first, len(words)
		}
		s.Words = words
	}
}

// parts are the words that the unit of a token is to be cut into; nil if it stays whole.
func (t Table) parts(tok *nlp.Token, w *nlp.Word) []Part {
	if tok.First != tok.Last || tok.Fixed == 1 {
		return nil
	}
	parts := t.of(tok.Form)
	switch {
	case parts == nil:
		return nil
	case tok.Fixed > 1: // as it was given
		return parts
	case w.UPOS == nlp.ADP, w.UPOS == nlp.PRON && parts[len(parts)-1].UPOS == nlp.PRON:
		return parts
	}
	return nil
}

func (t Table) expand(s *nlp.Sentence) {
	more := 0
	for i := range s.Tokens {
		if p := t.parts(&s.Tokens[i], s.Word(s.Tokens[i].First)); p != nil {
			more += len(p) - 1
		}
	}
	if more == 0 {
		return
	}
	// at[id] is the new number of the word that stands for the unit id in the tree.
	at := make([]int, len(s.Words)+1)
	n := 0
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		p := t.parts(tok, s.Word(tok.First))
		for id := tok.First; id <= tok.Last; id++ {
			n++
			at[id] = n
		}
		if p != nil {
			if p[len(p)-1].UPOS == nlp.PRON { // "auquel": the pronoun carries the relation
				at[tok.First] = n + len(p) - 1
			}
			n += len(p) - 1
		}
	}
	words := make([]nlp.Word, 0, n)
	move := func(head int) int {
		if head < 1 || head >= len(at) {
			return head
		}
		return at[head]
	}
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		unit := *s.Word(tok.First)
		p := t.parts(tok, &unit)
		first := len(words) + 1
		if p == nil {
			for id := tok.First; id <= tok.Last; id++ {
				w := s.Words[id-1]
				w.ID, w.Head = len(words)+1, move(w.Head)
				words = append(words, w)
			}
		} else {
			words = append(words, cut(s, &unit, p, first, move)...)
		}
		tok.First, tok.Last = first, len(words)
	}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		m.First = at[m.First]
		m.Last = at[m.Last]
	}
	s.Words = words
}

// cut makes the words of one contraction; first is the number of the first of them.
func cut(s *nlp.Sentence, unit *nlp.Word, parts []Part, first int, move func(int) int) []nlp.Word {
	out := make([]nlp.Word, len(parts))
	last := len(parts) - 1
	pron := parts[last].UPOS == nlp.PRON
	for i, p := range parts {
		w := nlp.Word{ID: first + i, Token: unit.Token, Form: p.Form, Lemma: p.Lemma, UPOS: p.UPOS, Feats: p.Feats, Sure: unit.Sure}
		switch {
		case pron && i == last, !pron && i == 0:
			w.Head, w.Deprel = move(unit.Head), unit.Deprel
		case pron:
			w.Head, w.Deprel = first+last, nlp.Case
		case unit.Head == 0 || heads(s, unit, nlp.Fixed): // "au moins": the article is part of the expression
			w.Head, w.Deprel = first, nlp.Fixed
		default:
			w.Head, w.Deprel = move(noun(s, unit)), nlp.Det
		}
		out[i] = w
	}
	return out
}

// heads says whether a unit governs a word by a relation.
func heads(s *nlp.Sentence, unit *nlp.Word, rel nlp.Deprel) bool {
	for i := range s.Words {
		if s.Words[i].Head == unit.ID && s.Words[i].Deprel == rel {
			return true
		}
	}
	return false
}

// noun is the word that the article within a contraction belongs to: the governor of the preposition, which follows it. In a fixed expression
// ("à partir du lundi") that is the governor of the expression.
func noun(s *nlp.Sentence, unit *nlp.Word) int {
	h := unit.Head
	for n := 0; n < 4 && h > 0 && h < unit.ID; n++ {
		up := s.Word(h).Head
		if up <= 0 {
			break
		}
		h = up
	}
	if h > unit.ID {
		return h
	}
	return unit.Head
}
