package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/schema"
)

func schemaCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "schema",
		Usage:        "show or check the types of the graph",
		OnUsageError: usageOf,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("schema", "there is no schema command %q: show or check", c.Args().First())
			}
			return usagef("schema", "show or check? relata schema show lists the types")
		},
		Subcommands: []*cli.Command{
			{
				Name: "show", Usage: "list entity and relation types", OnUsageError: usageOf,
				Description: "  relata schema show --schema mine.yaml",
				Flags:       []cli.Flag{schemaFlag(), formatFlag("table", "table", "json", "csv")},
				Action: func(c *cli.Context) error {
					if c.NArg() > 0 {
						return usagef("schema show", "it takes no argument, and %q is one: a schema file is named by --schema", c.Args().First())
					}
					sch, err := schema.Load(c.StringSlice("schema")...)
					if err != nil {
						return err
					}
					return showSchema(s, sch, c.String("format"))
				},
			},
			{
				Name: "check", Usage: "check schema files", ArgsUsage: "FILE…", OnUsageError: usageOf,
				Description: "  relata schema check mine.yaml",
				Action: func(c *cli.Context) error {
					if c.NArg() == 0 {
						return usagef("schema check", "no schema file given")
					}
					sch, err := schema.Load(c.Args().Slice()...)
					if err != nil {
						return err
					}
					fmt.Fprintf(s.out, "%s is good: %s, %s\n", strings.Join(c.Args().Slice(), " "), count(len(sch.Entities), "entity type"), count(len(sch.Relations), "relation type"))
					return nil
				},
			},
		},
	}
}

func showSchema(s streams, sch *schema.Schema, format string) error {
	t := table{keys: []string{"type", "from", "to", "qualifiers", "meaning"}}
	for _, e := range sch.Entities {
		t.rows = append(t.rows, []any{e.Name, "", "", "", e.Doc})
	}
	for _, r := range sch.Relations {
		to := types(r.To)
		switch {
		case r.Symmetric:
			to += " (symmetric)"
		case r.SameKind:
			to += " (same kind)"
		}
		t.rows = append(t.rows, []any{r.Name, types(r.From), to, strings.Join(r.Qualifiers, ", "), r.Doc})
	}
	return t.print(s, format)
}

func types(names []string) string {
	if names == nil {
		return "any"
	}
	return strings.Join(names, ", ")
}
