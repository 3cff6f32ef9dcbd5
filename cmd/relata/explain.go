package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/schema"
)

func explainCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "explain",
		Usage:        "the sentences that a fact stands on",
		ArgsUsage:    "SUBJECT [RELATION] [OBJECT]",
		OnUsageError: usageOf,
		Description: `Statements that deny or doubt it are shown with it.

  relata explain 'Carl Pei'
  relata explain 'Carl Pei' LEADS Nothing
  relata explain --format json Microsoft OWNS`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			formatFlag("table", "table", "json", "csv"),
			&cli.IntFlag{Name: "limit", Value: 100, Usage: "sentences at most"},
		}),
		Action: func(c *cli.Context) error {
			if c.NArg() < 1 || c.NArg() > 3 {
				return usagef("explain", "one to three names are wanted: SUBJECT [RELATION] [OBJECT]; %s given", count(c.NArg(), "argument"))
			}
			args := map[string]string{"subject": c.Args().Get(0), "relation": c.Args().Get(1), "object": c.Args().Get(2), "limit": fmt.Sprint(c.Int("limit"))}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runExplain(c.Context, s, store, sch, args, c.String("format"))
			})
		},
	}
}

func runExplain(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, args map[string]string, format string) error {
	r, err := findRecipe("explain")
	if err != nil {
		return err
	}
	if rel := args["relation"]; rel != "" {
		if _, ok := sch.Relation(strings.ToUpper(rel)); ok {
			args["relation"] = strings.ToUpper(rel)
		}
	}
	params, err := r.Bind(ctx, store, sch, args)
	if err != nil {
		return bindHint(ctx, store, sch, r, args, err)
	}
	rows, err := collect(ctx, store, r.Query, params)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return withHint(errors.New("no sentence states that"), fmt.Sprintf("relata explain '%s' shows all that is said of the subject", args["subject"]))
	}
	if format != "table" {
		return runQuery(ctx, s, store, r.Query, params, answerOptions{format: format})
	}
	for i, row := range rows {
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		explainRow(s, row)
	}
	return nil
}

// explainRow prints one statement: what it says, where it stands, and the sentence.
func explainRow(s streams, row map[string]any) {
	get := func(key string) string { return printable(cell(row[key])) }
	notes := []string{"confidence " + get("confidence")}
	if row["negated"] == true {
		notes = append(notes, "denied")
	}
	if m := get("modality"); m != "asserted" {
		notes = append(notes, m)
	}
	if by := get("speaker"); by != "" {
		notes = append(notes, "says "+by)
	}
	if rule := get("rule"); rule != "" {
		notes = append(notes, "rule "+rule)
	}
	fmt.Fprintf(s.out, "%s %s %s (%s)\n", get("subject"), get("relation"), get("object"), strings.Join(notes, ", "))
	where := get("article")
	if title := get("title"); title != "" {
		where += ", “" + title + "”"
	}
	if day := get("published"); day != "" {
		where += ", " + day
	}
	fmt.Fprintf(s.out, "  %s, from character %s:\n  « %s »\n", where, get("sentence_start"), get("sentence"))
}
