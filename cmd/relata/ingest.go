package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"

	"relata/article"
	"relata/graph"
	"relata/ingest"
	"relata/schema"
)

type ingestOptions struct {
	args    []string
	input   article.Options
	workers int
	again   bool
	verbose bool
}

func ingestCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "ingest",
		Usage:        "read articles into the graph",
		ArgsUsage:    "ARTICLE…",
		OnUsageError: usageOf,
		Description: `An ARTICLE is a file, a folder, a pattern, or - for standard input. Reading an article again changes nothing;
one whose text has changed is replaced. A sentence that is too long to be read, or is read only in part, gives a warning.

  relata ingest news/ 'more/*.txt'
  relata ingest --date 2024-03-11 - < article.txt
  relata ingest news/ --store neo4j://localhost`,
		Flags: slices.Concat(storeFlags(), inputFlags(), []cli.Flag{
			&cli.IntFlag{Name: "workers", Usage: "articles read at once (default: number of processors)"},
			&cli.BoolFlag{Name: "again", Usage: "read articles that the store already has too"},
			&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "say what became of each article, and print every warning"},
		}),
		Action: func(c *cli.Context) error {
			input, err := inputOptions(c, s)
			if err != nil {
				return err
			}
			o := ingestOptions{args: c.Args().Slice(), input: input, workers: c.Int("workers"), again: c.Bool("again"), verbose: c.Bool("verbose")}
			return withStore(c.Context, c, false, func(store graph.Store, sch *schema.Schema) error {
				return runIngest(c.Context, s, store, sch, o)
			})
		},
	}
}

// warningsShown is how many warnings are printed one by one.
const warningsShown = 5

func runIngest(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, o ingestOptions) error {
	sources, err := article.Find(ctx, o.args)
	if err != nil {
		return err
	}
	show, end := progress(s, len(sources))
	warned := 0
	started := time.Now()
	job := ingest.Job{
		Reader: newReader(sch), Store: store, Workers: o.workers, Again: o.again,
		Done: func(d ingest.Done) {
			show()
			if o.verbose && d.State != ingest.Failed {
				fmt.Fprintf(s.err, "%s: %s, %s\n", d.ID, d.State, count(d.Statements, "statement"))
			}
			if d.State == ingest.Failed {
				end()
				failure(s, d.Err)
			}
			for _, w := range d.Warnings {
				if warned == warningsShown && !o.verbose {
					break
				}
				end()
				fmt.Fprintf(s.err, "relata: warning: %s: %v\n", d.Source, w)
				warned++
			}
		},
	}
	sum, err := job.Run(ctx, article.ReadAll(ctx, sources, o.input))
	end()
	if err != nil {
		if sum.New+sum.Changed > 0 {
			fmt.Fprintf(s.err, "relata: stopped; %s are in the graph, run the same command again for the rest\n", count(sum.New+sum.Changed, "article"))
		}
		return err
	}
	summarize(s, sum, time.Since(started), o.verbose)
	switch {
	case sum.Warnings > warned:
		fmt.Fprintf(s.err, "%s, of which the first %d stand above: --verbose prints all\n", count(sum.Warnings, "warning"), warned)
	case sum.Warnings > 0:
		fmt.Fprintln(s.err, count(sum.Warnings, "warning"))
	}
	switch {
	case len(sum.Failed) == 0:
		return nil
	case len(sum.Failed) == sum.Articles():
		return withHint(fmt.Errorf("no article could be read"), "what is wrong with each stands above")
	}
	return errSome
}

func failure(s streams, err error) {
	fmt.Fprintf(s.err, "relata: %v\n", err)
	if h := articleHint(err); h != "" {
		fmt.Fprintf(s.err, "  %s\n", h)
	}
}

func summarize(s streams, sum ingest.Summary, took time.Duration, verbose bool) {
	parts := []string{}
	for _, p := range []struct {
		n    int
		word string
	}{{sum.New, "new"}, {sum.Changed, "changed"}, {sum.Known, "known already"}, {len(sum.Failed), "failed"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	fmt.Fprintf(s.err, "%s: %s\n", count(sum.Articles(), "article"), strings.Join(parts, ", "))
	if sum.New+sum.Changed > 0 {
		fmt.Fprintf(s.err, "%s, %d of them facts, about %s, in %s\n",
			count(sum.Statements, "statement"), sum.Facts, count(sum.Entities, "entity"), took.Round(10*time.Millisecond))
	}
	if verbose {
		for _, reason := range slices.Sorted(maps.Keys(sum.Dropped)) {
			fmt.Fprintf(s.err, "left out: %d, %s\n", sum.Dropped[reason], reason)
		}
	}
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// progress draws a bar if there is more than one article and a terminal. End takes it away; it may be called often.
func progress(s streams, articles int) (step, end func()) {
	if !s.live || articles < 2 {
		return func() {}, func() {}
	}
	bar := progressbar.NewOptions(articles,
		progressbar.OptionSetWriter(s.err), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	return func() { _ = bar.Add(1) }, func() { _ = bar.Clear() }
}
