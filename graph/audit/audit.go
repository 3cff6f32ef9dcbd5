// Package audit checks that a store holds what the model says (docs/graph.md): facts are what their statements give, entities what
// their mentions give, nothing hangs loose, offsets give back the words, IDs follow from content. It reads a page at a time, and what is
// not Relata's is not looked at.
//
//	for p, err := range audit.Check(ctx, store, schema, audit.Options{Repair: true}) { … }
//
// What is derived can always be mended. What is not, a statement or a mention, was read in an article: if it cannot be trusted it is
// taken out, and the article is marked, so that the next ingest reads it again.
package audit

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/graph/internal/pages"
	"relata/schema"
)

// Options are choices that have a good default.
type Options struct {
	Repair bool // put right what can be
	Page   int  // nodes read at once; 0: 500
}

const defaultPage = 500

// A Problem is one thing that is wrong.
type Problem struct {
	Kind   string // "article", "sentence", "mention", "statement", "fact" or "entity"
	ID     string // of a fact and of a mention, with those of its ends
	Msg    string // what is wrong
	Again  string // ID of the article that must be read again for what is lost; "" if nothing is
	Lost   bool   // something is lost that no article known here would bring back
	Mended bool   // the store is consistent again
}

// Open says whether there is still something to do about the problem.
func (p Problem) Open() bool { return !p.Mended || p.Again != "" || p.Lost }

// Check yields what is wrong, in the order of kinds and IDs. With Repair each problem is mended before it is yielded. An error ends it.
func Check(ctx context.Context, s graph.Store, sch *schema.Schema, o Options) iter.Seq2[Problem, error] {
	return func(yield func(Problem, error) bool) {
		a := &auditor{ctx: ctx, store: s, schema: sch, qualifiers: graph.QualifierNames(sch), page: o.Page, yield: yield}
		if a.page <= 0 {
			a.page = defaultPage
		}
		if o.Repair {
			r, ok := s.(merge.Repairer)
			if !ok {
				yield(Problem{}, errors.New("check: this kind of store cannot be repaired"))
				return
			}
			a.repairer = r
		}
		if err := a.run(); err != nil && !errors.Is(err, errStop) {
			yield(Problem{}, fmt.Errorf("check: %w", err))
		}
	}
}

// errStop ends a check that its caller has left.
var errStop = errors.New("stopped")

type auditor struct {
	ctx        context.Context // of the one call of Check that it lives for
	store      graph.Store
	schema     *schema.Schema
	qualifiers []string
	page       int
	repairer   merge.Repairer // nil: only look
	yield      func(Problem, error) bool

	found   []Problem // on this page
	repairs merge.Repairs
}

// run goes from what was read to what is derived from it, so that a repair derives from what is already in order.
func (a *auditor) run() error {
	for _, part := range []struct {
		label string
		check func(pages.Range) error
	}{
		{"Article", a.articles},
		{"Sentence", a.sentences},
		{"Article", a.mentions},
		{"Statement", a.statements},
		{"Entity", a.facts},
		{"Entity", a.entities},
	} {
		for r, err := range pages.Ranges(a.ctx, a.store, part.label, a.page) {
			if err != nil {
				return err
			}
			if err := part.check(r); err != nil {
				return err
			}
			if err := a.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *auditor) report(p Problem) { a.found = append(a.found, p) }

// flush mends what the page showed and hands the problems on.
func (a *auditor) flush() error {
	if a.repairer != nil && !a.repairs.Empty() {
		if err := a.repairer.Repair(a.ctx, a.repairs); err != nil {
			return fmt.Errorf("repair: %w", err)
		}
	}
	for _, p := range a.found {
		p.Mended = p.Mended && a.repairer != nil
		if !a.yield(p, nil) {
			return errStop
		}
	}
	a.found, a.repairs = nil, merge.Repairs{}
	return nil
}

func (a *auditor) each(query string, r pages.Range, f func([]any)) error {
	return pages.Each(a.ctx, a.store, query, r, f)
}
