package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/kuzu"
	"relata/graph/neo4j"
	"relata/schema"
)

func migrateCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "migrate",
		Usage:        "bring a store that an older relata wrote up to date",
		OnUsageError: usageOf,
		Description: `If it is cut off, the same command completes it. Nobody else may use the store meanwhile; a copy of it beforehand does no
harm. A new embedded store is written beside the old one, NAME.migrating, and put in its place when it is complete.

  relata migrate --store relata.db`,
		Flags: storeFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usagef("migrate", "no argument is wanted; %s given", count(c.NArg(), "argument"))
			}
			sch, err := schema.Load(c.StringSlice("schema")...)
			if err != nil {
				return err
			}
			from, err := migrateStore(c.Context, c, sch)
			if err != nil {
				return err
			}
			if from == graph.ModelVersion || from == 0 {
				fmt.Fprintln(s.err, "the store is up to date")
				return nil
			}
			fmt.Fprintf(s.err, "from model version %d to %d\n", from, graph.ModelVersion)
			if from < 2 {
				fmt.Fprintln(s.err, "read the articles again (relata ingest), so that copies of one dispatch are known")
			}
			return nil
		},
	}
}

func migrateStore(ctx context.Context, c *cli.Context, sch *schema.Schema) (int, error) {
	name := c.String("store")
	kind, err := storeKind(name)
	if err != nil {
		return 0, err
	}
	if kind == embedded {
		return kuzu.Migrate(ctx, name, sch, kuzu.Options{Wait: storeWait})
	}
	auth, o, err := neo4jAccess(c)
	if err != nil {
		return 0, err
	}
	return neo4j.Migrate(ctx, name, auth, sch, o)
}
