package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/schema"
)

func forgetCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "forget",
		Usage:        "take articles and what stood on them alone out of the graph",
		ArgsUsage:    "ARTICLE-ID…",
		OnUsageError: usageOf,
		Description:  "  relata forget fr-2024-03-11-grok",
		Flags:        storeFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return usagef("forget", "no article's ID given")
			}
			return withStore(c.Context, c, false, func(store graph.Store, _ *schema.Schema) error {
				n, err := store.Forget(c.Context, c.Args().Slice())
				if err != nil {
					return err
				}
				fmt.Fprintf(s.err, "%s forgotten\n", count(n, "article"))
				if n < c.NArg() {
					return withHint(fmt.Errorf("%d of the %s are not in the graph", c.NArg()-n, count(c.NArg(), "ID")), "an ID is by default the file's name without extension")
				}
				return nil
			})
		},
	}
}
