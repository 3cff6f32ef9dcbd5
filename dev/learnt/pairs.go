package main

import (
	"context"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/learnt"
)

// pairs writes mentions two by two.
type pairs struct{ setting }

func (w pairs) document(file string, doc *nlp.Document) error {
	var failed error
	opts := extract.Options{Pair: func(subject, object nlp.Span, p *learnt.Pair) {
		err := w.Encode(struct {
			File    string   `json:"file"`
			Subject [2]int   `json:"subject"` // the head, in code points
			Object  [2]int   `json:"object"`
			Words   []string `json:"words"` // of the subject, the object, where they meet
			Way     []string `json:"way"`
			Classes []string `json:"classes"`
		}{file, [2]int{subject.Start, subject.End}, [2]int{object.Start, object.End}, []string{p.Subject, p.Object, p.Top}, p.Way, p.Classes})
		if err != nil {
			failed = err
		}
	}}
	if _, err := w.Extract(context.Background(), doc, opts); err != nil {
		return err
	}
	return failed
}

func (pairs) end() error { return nil }
