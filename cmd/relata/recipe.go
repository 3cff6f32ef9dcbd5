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

func recipeCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "recipe",
		Usage:        "list or run a saved query",
		ArgsUsage:    "[NAME] [PARAMETER=VALUE…]",
		OnUsageError: usageOf,
		Description: `Without a name the recipes are listed. --show prints a recipe's Cypher, to run or change elsewhere.

  relata recipe
  relata recipe who-sues-whom
  relata recipe neighbourhood entity='Elon Musk' limit=20
  relata recipe --show leadership`,
		Flags: slices.Concat(storeFlags(), answerFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "show", Usage: "print the query instead of running it"},
		}),
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return listRecipes(s, c.String("format"))
			}
			r, err := findRecipe(c.Args().First())
			if err != nil {
				return err
			}
			if c.Bool("show") {
				_, err := fmt.Fprintln(s.out, r.Query)
				return err
			}
			args := map[string]string{}
			for _, a := range c.Args().Tail() {
				name, value, ok := strings.Cut(a, "=")
				if !ok {
					return usagef("recipe", "%q is not PARAMETER=VALUE; %s has %s", a, r.Name, parameters(r))
				}
				args[strings.TrimPrefix(name, "$")] = value
			}
			o, err := answerOptionsOf(c)
			if err != nil {
				return err
			}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runRecipe(c.Context, s, store, sch, r, args, o)
			})
		},
	}
}

func listRecipes(s streams, format string) error {
	all, err := graph.Recipes()
	if err != nil {
		return err
	}
	t := table{keys: []string{"recipe", "parameters", "what it answers"}}
	for _, r := range all {
		t.rows = append(t.rows, []any{r.Name, parameters(r), r.Doc})
	}
	return t.print(s, format)
}

// parameters lists those of a recipe; the ones that may be left out in brackets.
func parameters(r graph.Recipe) string {
	var names []string
	for _, p := range r.Params {
		name := p.Name
		if !p.Required {
			name = "[" + name + "]"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, " ")
}

func findRecipe(name string) (graph.Recipe, error) {
	all, err := graph.Recipes()
	if err != nil {
		return graph.Recipe{}, err
	}
	var names []string
	for _, r := range all {
		if r.Name == name {
			return r, nil
		}
		names = append(names, r.Name)
	}
	return graph.Recipe{}, withHint(fmt.Errorf("there is no recipe %q", name), "there are "+strings.Join(names, ", "))
}

func runRecipe(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, r graph.Recipe, args map[string]string, o answerOptions) error {
	params, err := r.Bind(ctx, store, sch, args)
	if err != nil {
		return bindHint(ctx, store, sch, r, args, err)
	}
	return runQuery(ctx, s, store, r.Query, params, o)
}

// bindHint adds to an error of Bind what the recipe takes, or names like the one that was not found.
func bindHint(ctx context.Context, store graph.Store, sch *schema.Schema, r graph.Recipe, args map[string]string, err error) error {
	var param *graph.ParamError
	if !errors.As(err, &param) {
		return err
	}
	i := slices.IndexFunc(r.Params, func(p graph.Param) bool { return p.Name == param.Param })
	if name, given := args[param.Param]; given && i >= 0 && r.Params[i].Type == "entity" {
		if _, unknown := lookup(ctx, store, sch, name); unknown != nil {
			return unknown
		}
		return err
	}
	var lines []string
	for _, p := range r.Params {
		lines = append(lines, fmt.Sprintf("%s: %s", p.Name, p.Doc))
	}
	if lines == nil {
		lines = []string{"the recipe takes none"}
	}
	return withHint(err, strings.Join(lines, "\n"))
}
