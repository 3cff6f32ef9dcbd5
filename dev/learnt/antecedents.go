package main

import (
	"context"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/learnt"
	"relata/resolve"
)

// antecedents writes anaphors with the entities that they may stand for.
type antecedents struct {
	setting
	network *resolve.Antecedents
	number  map[string]int // of classes, as they come
	names   []string
}

func newAntecedents(s setting, again bool) *antecedents {
	w := &antecedents{setting: s, network: resolve.Untaught(s.language), number: map[string]int{}}
	if again {
		w.network = resolve.OpenAntecedents(s.language)
	}
	return w
}

type question struct {
	File      string     `json:"file"`
	Span      [2]int     `json:"span"`
	Common    pair       `json:"common"`
	Prospects []prospect `json:"prospects"`
}

type prospect struct {
	Names []int `json:"names"` // where names of the entity start
	pair
}

type pair struct {
	Words   []string `json:"words"`
	Way     []string `json:"way"`
	Classes []int    `json:"classes"`
}

func (w *antecedents) document(file string, doc *nlp.Document) error {
	statements, err := w.Extract(context.Background(), doc, extract.Options{})
	if err != nil {
		return err
	}
	var failed error
	asked := func(q *resolve.Question) {
		l := question{File: file, Span: [2]int{q.Span.Start, q.Span.End}, Common: w.numbered(&q.Common)}
		for _, p := range q.Prospects {
			l.Prospects = append(l.Prospects, prospect{p.Names, w.numbered(&p.Pair)})
		}
		if err := w.Encode(l); err != nil {
			failed = err
		}
	}
	if _, err := resolve.Resolve(context.Background(), doc, statements, resolve.Options{Schema: w.schema, Lexicon: w.language.Lexicon, Antecedents: w.network, Asked: asked}); err != nil {
		return err
	}
	return failed
}

func (w *antecedents) end() error {
	return w.Encode(map[string][]string{"classes": w.names})
}

func (w *antecedents) numbered(p *learnt.Pair) pair {
	out := pair{Words: []string{p.Subject, p.Object, p.Top}, Way: p.Way}
	for _, c := range p.Classes {
		n, ok := w.number[c]
		if !ok {
			n = len(w.names)
			w.number[c] = n
			w.names = append(w.names, c)
		}
		out.Classes = append(out.Classes, n)
	}
	return out
}
