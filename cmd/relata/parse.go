package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/article"
	"relata/nlp"
	"relata/nlp/conllu"
)

type parseOptions struct {
	args   []string
	input  article.Options
	engine string
}

func parseCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "parse",
		Usage:        "print the analysis of articles as CoNLL-U",
		ArgsUsage:    "ARTICLE…",
		OnUsageError: usageOf,
		Description: `  relata parse article.txt
  echo 'Tesla a rendu ses brevets publics.' | relata parse --lang fr -`,
		Flags: slices.Concat(inputFlags(), []cli.Flag{
			&cli.StringFlag{Name: "engine", Value: "relata", Usage: "what analyses: relata, or prose (English; no lemmas, no trees)"},
		}),
		Action: func(c *cli.Context) error {
			input, err := inputOptions(c, s)
			if err != nil {
				return err
			}
			return runParse(c.Context, s, parseOptions{args: c.Args().Slice(), input: input, engine: c.String("engine")})
		},
	}
}

func runParse(ctx context.Context, s streams, o parseOptions) error {
	engine, err := engines(o.engine)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	err = eachArticle(ctx, s, o.args, o.input, func(a article.Article) error {
		e, err := engine(a.Language)
		if err != nil {
			return err
		}
		doc, err := e.Analyze(ctx, a.Text)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "# newdoc id = %s\n", strings.Join(strings.Fields(a.ID), "_"))
		return conllu.Write(out, doc, conllu.Options{Offsets: true})
	})
	return errors.Join(out.Flush(), err)
}

// engines chooses the engine for each language. This is where engines are listed.
func engines(name string) (func(language string) (nlp.Engine, error), error) {
	switch name {
	case "relata":
		return func(language string) (nlp.Engine, error) {
			for _, l := range languages() {
				if l.Code == language {
					return l.Open()
				}
			}
			return nil, fmt.Errorf("no engine for language %q", language)
		}, nil
	}
	return nil, usagef("parse", "--engine %s: it is relata or prose", name)
}
