package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/export"
	"relata/schema"
)

func exportCommand(s streams) *cli.Command {
	names := make([]string, len(export.Formats))
	var docs strings.Builder
	for i, f := range export.Formats {
		names[i] = f.Name
		fmt.Fprintf(&docs, "\n  %-12s %s", f.Name, f.Doc)
	}
	return &cli.Command{
		Name:         "export",
		Usage:        "write the graph for other programs",
		OnUsageError: usageOf,
		Description: `The same graph gives the same bytes, whichever store it is in. Data that Relata did not write is left out. Formats:
` + docs.String() + `

  relata export --format csv --out statements.csv
  relata export --format neo4j-admin --out import/
  relata export --format nt --base https://example.org/graph/ > graph.nt`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			formatFlag("jsonl", names...),
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "file or folder to write to", DefaultText: "standard output"},
			&cli.StringFlag{Name: "base", Usage: "of the IRIs of nt", DefaultText: "urn:relata:"},
			&cli.BoolFlag{Name: "facts", Usage: "graphml: only entities and facts"},
		}),
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usagef("export", "it takes no argument, and %q is one: a file is named by --out", c.Args().First())
			}
			f, _ := export.FormatNamed(c.String("format"))
			out := c.String("out")
			switch {
			case f.Folder() && out == "":
				return usagef("export", "%s is a folder of files: name it with --out", f.Name)
			case c.IsSet("base") && f.Name != "nt":
				return usagef("export", "--base is for nt")
			case c.IsSet("facts") && f.Name != "graphml":
				return usagef("export", "--facts is for graphml")
			}
			o := export.Options{Base: c.String("base"), Facts: c.Bool("facts")}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				if out == "" {
					return f.Write(c.Context, store, sch, o, s.out)
				}
				err := f.WriteTo(c.Context, store, sch, o, out)
				if errors.Is(err, export.ErrExists) {
					return withHint(err, "name another one, or delete it")
				}
				return err
			})
		},
	}
}
