package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/changes"
	"relata/schema"
)

func diffCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "diff",
		Usage:        "show which facts changed between two dates",
		OnUsageError: usageOf,
		Description: `Compared are what the articles published up to the one date and up to the other say. A fact is new; gone, if the last
that is written of it denies it; contradicted, if some now deny and some assert it; or stands with another confidence. Articles without
a date count as published before both.

  relata diff --since 2024-03-01
  relata diff --since 2024-03-01 --until 2024-03-31 --format json`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			&cli.StringFlag{Name: "since", Usage: "first `DATE`, such as 2024-03-01"},
			&cli.StringFlag{Name: "until", Usage: "second `DATE` (default: all articles)"},
		}, answerFlags()),
		Action: func(c *cli.Context) error {
			since, until := c.String("since"), c.String("until")
			switch {
			case c.NArg() > 0:
				return usagef("diff", "it takes no argument, and %q is one: dates are given by --since and --until", c.Args().First())
			case since == "":
				return usagef("diff", "since when? relata diff --since 2024-03-01")
			}
			for name, date := range map[string]string{"since": since, "until": until} {
				if _, err := time.Parse(time.DateOnly, date); err != nil && date != "" {
					return usagef("diff", "--%s %s: a date is written like 2024-03-01", name, date)
				}
			}
			if until != "" && until < since {
				return usagef("diff", "--until %s is before --since %s", until, since)
			}
			o, err := answerOptionsOf(c)
			if err != nil {
				return err
			}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runDiff(c.Context, s, store, sch, since, until, o)
			})
		},
	}
}

func runDiff(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, since, until string, o answerOptions) error {
	if o.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, o.timeout, &timeoutError{o.timeout})
		defer cancel()
	}
	err := printRows(s, changeRows(changes.Between(ctx, store, sch, since, until)), o)
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("diff: %w", context.Cause(ctx))
	}
	return err
}

func changeRows(all iter.Seq2[changes.Change, error]) iter.Seq2[graph.Row, error] {
	keys := []string{
		"change", "subject", "relation", "object", "confidence_before", "confidence", "statements_before", "statements", "sources_before", "sources",
		"denials_before", "denials", "last_asserted", "last_denied",
	}
	return func(yield func(graph.Row, error) bool) {
		for c, err := range all {
			row := graph.Row{Keys: keys, Values: []any{
				string(c.Kind), c.SubjectName, c.Relation, c.ObjectName, confidenceOf(c.Before), confidenceOf(c.After),
				int64(c.Before.Statements), int64(c.After.Statements), int64(c.Before.Sources), int64(c.After.Sources),
				int64(c.Before.Denials), int64(c.After.Denials), orNothing(c.LastAsserted), orNothing(c.LastDenied),
			}}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// confidenceOf is nothing for a fact that does not stand.
func confidenceOf(s changes.State) any {
	if s.Statements == 0 {
		return nil
	}
	return s.Confidence
}
