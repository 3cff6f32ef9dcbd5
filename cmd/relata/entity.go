package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/schema"
)

func entityCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "entity",
		Usage:        "what the graph knows of an entity: names, facts, articles",
		ArgsUsage:    "NAME",
		OnUsageError: usageOf,
		Description: `Names are found in any spelling, aliases too.

  relata entity 'Elon Musk'
  relata entity --format json openai`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{formatFlag("table", "table", "json")}),
		Action: func(c *cli.Context) error {
			name, err := nameOf(c)
			if err != nil {
				return err
			}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runEntity(c.Context, s, store, sch, name, c.String("format"))
			})
		},
	}
}

// nameOf is the one argument of a command.
func nameOf(c *cli.Context) (string, error) {
	if c.NArg() != 1 || strings.TrimSpace(c.Args().First()) == "" {
		return "", usagef(c.Command.Name, "one name is wanted, in quotes; %s given", count(c.NArg(), "argument"))
	}
	return c.Args().First(), nil
}

func runEntity(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, name, format string) error {
	found, err := lookup(ctx, store, sch, name)
	if err != nil {
		return err
	}
	for i, e := range found {
		if i > 0 && format != "json" {
			fmt.Fprintln(s.out)
		}
		if err := showEntity(ctx, s, store, sch, e, format); err != nil {
			return err
		}
	}
	return nil
}

// showEntity prints one entity: its names, then what the recipes say of it.
func showEntity(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, e graph.Entity, format string) error {
	parts := map[string]table{}
	for _, p := range []struct{ recipe, param string }{{"entity", "entity"}, {"neighbourhood", "entity"}, {"articles-of", "entity"}} {
		r, err := findRecipe(p.recipe)
		if err != nil {
			return err
		}
		params, err := r.Bind(ctx, store, sch, map[string]string{p.param: e.ID})
		if err != nil {
			return err
		}
		var t table
		_, err = each(store.Query(ctx, r.Query, params), 0, func(row graph.Row) error {
			t.keys = row.Keys
			t.rows = append(t.rows, row.Values)
			return nil
		})
		if err != nil {
			return err
		}
		parts[p.recipe] = t
	}
	if format == "json" {
		all := parts["entity"].objects()
		if len(all) == 0 {
			return nil
		}
		all[0]["facts"], all[0]["articles"] = parts["neighbourhood"].objects(), parts["articles-of"].objects()
		return encodeLine(s.out, all[0])
	}
	for _, row := range parts["entity"].objects() {
		fmt.Fprintf(s.out, "%s, %s\n", printable(cell(row["name"])), cell(row["type"]))
		aliases, _ := row["aliases"].([]any)
		aliases = slices.DeleteFunc(slices.Clone(aliases), func(a any) bool { return a == row["name"] })
		if len(aliases) > 0 {
			fmt.Fprintf(s.out, "also: %s\n", printable(cell(aliases)))
		}
		fmt.Fprintf(s.out, "mentioned %s times", cell(row["mentions"]))
		if first := cell(row["first_seen"]); first != "" {
			fmt.Fprintf(s.out, ", from %s to %s", first, cell(row["last_seen"]))
		}
		fmt.Fprint(s.out, "\n")
	}
	for _, name := range []string{"neighbourhood", "articles-of"} {
		if t := parts[name]; len(t.rows) > 0 {
			fmt.Fprintln(s.out)
			if err := t.pretty(s); err != nil {
				return err
			}
		}
	}
	return nil
}
