package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/audit"
	"relata/schema"
)

func checkCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "check",
		Usage:        "check that the graph holds what its articles give",
		OnUsageError: usageOf,
		Description: `Facts are compared with their statements, entities with their mentions, offsets and IDs with what they stand for. Exit
status 1 if something is wrong. With --repair what is derived is derived anew; what was read and cannot be trusted is taken out, and
the next ingest of its article reads it again.

  relata check
  relata check --repair --store neo4j://localhost`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "repair", Usage: "put right what can be"},
			formatFlag("text", "text", "json"),
		}),
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usagef("check", "no argument is wanted; %s given", count(c.NArg(), "argument"))
			}
			repair := c.Bool("repair")
			return withStore(c.Context, c, !repair, func(store graph.Store, sch *schema.Schema) error {
				return runCheck(c.Context, s, store, sch, repair, c.String("format"))
			})
		},
	}
}

// errProblems says that a store is not in order; the command has named what is wrong.
var errProblems = errors.New("the store is not in order")

func runCheck(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, repair bool, format string) error {
	found, open := 0, 0
	for p, err := range audit.Check(ctx, store, sch, audit.Options{Repair: repair}) {
		if err != nil {
			return err
		}
		found++
		if p.Open() {
			open++
		}
		if err := printProblem(s, p, repair, format); err != nil {
			return err
		}
	}
	switch {
	case found == 0:
		fmt.Fprintln(s.err, "the store is in order")
		return nil
	case !repair:
		fmt.Fprintf(s.err, "%s; relata check --repair puts right what can be\n", count(found, "problem"))
		return errProblems
	case open > 0:
		fmt.Fprintf(s.err, "%s, %d of them left to you\n", count(found, "problem"), open)
		return errProblems
	}
	fmt.Fprintf(s.err, "%s, all mended\n", count(found, "problem"))
	return nil
}

func printProblem(s streams, p audit.Problem, repair bool, format string) error {
	todo := ""
	switch {
	case p.Again != "":
		todo = fmt.Sprintf("read article %q again: relata ingest", p.Again)
	case p.Lost:
		todo = "which article it stood in is not known: read them all again, with relata ingest --again"
	case !p.Mended && repair:
		todo = "cannot be mended here"
	}
	if format == "json" {
		return writeJSON(
			s.out, []string{"kind", "id", "problem", "mended", "article", "todo"},
			[]any{p.Kind, p.ID, p.Msg, p.Mended, orNothing(p.Again), orNothing(todo)},
		)
	}
	line := fmt.Sprintf("%s %s: %s", p.Kind, p.ID, p.Msg)
	if p.Mended {
		line += "; mended"
	}
	if todo != "" {
		line += "; " + todo
	}
	_, err := fmt.Fprintln(s.out, printable(line))
	return err
}

func orNothing(text string) any {
	if text == "" {
		return nil
	}
	return text
}
