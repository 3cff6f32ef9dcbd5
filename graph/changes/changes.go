// Package changes tells what a graph says at one date and not at another. A store and two dates come in, the facts that differ come out, a page
// of subjects at a time.
//
// The state at a date is the graph of the articles published up to it. Articles without a date are in every state: what they say is never
// new. When an article was read, and what was forgotten, a store does not know.
package changes

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/graph/internal/pages"
	"relata/schema"
)

// A Kind says how a fact differs.
type Kind string

// The kinds. A fact that is several of them is the first.
const (
	New          Kind = "new"          // no article up to the first date asserts it
	Gone         Kind = "gone"         // the last word on it was an assertion, and now is a denial
	Contradicted Kind = "contradicted" // nobody denied it, and now somebody does, while others assert it
	Confidence   Kind = "confidence"   // surer
)

// A State is what the articles up to a date say of a fact. The zero value is nothing.
type State struct {
	Statements, Sources int
	Confidence          float64
	Denials             int // statements that deny it
}

// A Change is a fact that differs.
type Change struct {
	Kind                      Kind
	Subject, Relation, Object string // entity IDs, and the relation's name
	SubjectName, ObjectName   string
	Open                      bool
	Before, After             State
	LastAsserted, LastDenied  string // dates of the last article that does so, up to the second date; "" if none has a date
	AssertedStatement         string // ID of the most confident statement up to the second date
}

// pageSize is how many subjects are held in memory at once.
const pageSize = 200

// Between yields what differs between the states at two dates, ISO 8601, by subject, object and relation. Until "" is no limit.
func Between(ctx context.Context, s graph.Store, sch *schema.Schema, since, until string) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		qualifiers := graph.QualifierNames(sch)
		for r, err := range pages.Ranges(ctx, s, "Entity", pageSize) {
			if err != nil {
				yield(Change{}, fmt.Errorf("diff: %w", err))
				return
			}
			before, after := newReading(since), newReading(until)
			err := pages.Claims(ctx, s, qualifiers, r, func(c pages.Claim) {
				before.add(c)
				after.add(c)
			})
			var found []Change
			if err == nil {
				found, err = compare(ctx, s, before, after)
			}
			if err != nil {
				yield(Change{}, fmt.Errorf("diff: %w", err))
				return
			}
			for _, c := range found {
				if !yield(c, nil) {
					return
				}
			}
		}
	}
}

// A reading is what a page of claims gives at a date.
type reading struct {
	date    string // "": none
	facts   *merge.Deriver
	denials map[merge.Key]int
	yes, no map[merge.Key]string // last dates
}

func newReading(date string) *reading {
	return &reading{date, merge.NewDeriver(), map[merge.Key]int{}, map[merge.Key]string{}, map[merge.Key]string{}}
}

func (r *reading) add(c pages.Claim) {
	if r.date != "" && c.Published > r.date && c.Published[:min(len(c.Published), len(r.date))] != r.date {
		return // a date with a time of that day is within the day
	}
	if c.Negated {
		r.denials[c.Key]++
		r.no[c.Key] = max(r.no[c.Key], c.Published)
		return
	}
	r.facts.Add(c.Support)
	r.yes[c.Key] = max(r.yes[c.Key], c.Published)
}

// withdrawn says whether the last word on a fact is a denial.
func (r *reading) withdrawn(k merge.Key) bool { return r.denials[k] > 0 && r.no[k] > r.yes[k] }

func (r *reading) state(k merge.Key, facts map[merge.Key]merge.Fact) State {
	f := facts[k]
	return State{Statements: f.Statements, Sources: f.Sources, Confidence: f.Confidence, Denials: r.denials[k]}
}

func compare(ctx context.Context, s graph.Store, before, after *reading) ([]Change, error) {
	old, now := before.facts.Facts(), after.facts.Facts()
	var out []Change
	var ids []string
	for _, k := range slices.SortedFunc(maps.Keys(now), merge.CompareKeys) {
		c := Change{
			Subject: k.Subject.ID, Relation: cmp.Or(k.Predicate, k.Type), Object: k.Object.ID, Open: k.Predicate != "",
			Before: before.state(k, old), After: after.state(k, now),
			LastAsserted: after.yes[k], LastDenied: after.no[k], AssertedStatement: now[k].Statement,
		}
		switch {
		case c.Before.Statements == 0:
			c.Kind = New
		case after.withdrawn(k) && !before.withdrawn(k):
			c.Kind = Gone
		case c.Before.Denials == 0 && c.After.Denials > 0:
			c.Kind = Contradicted
		case c.Before.Confidence != c.After.Confidence:
			c.Kind = Confidence
		default:
			continue
		}
		out = append(out, c)
		ids = append(ids, c.Subject, c.Object)
	}
	names, err := pages.Names(ctx, s, ids)
	for i := range out {
		out[i].SubjectName, out[i].ObjectName = names[out[i].Subject], names[out[i].Object]
	}
	return out, err
}
