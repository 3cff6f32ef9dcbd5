package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/schema"
)

func recipeCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "recipe",
		Usage:        "list the saved queries, or run one",
		ArgsUsage:    "[NAME] [PARAMETER=VALUE…]",
		OnUsageError: usageOf,
		Description: `Without a NAME it lists the recipes with their parameters; an entity is given by any of its names. A value without a
parameter's name is that of the next one. --show prints a recipe's Cypher, to run or change elsewhere.

  relata recipe
  relata recipe who-sues-whom
  relata recipe timeline entity=OpenAI since=2024-01-01
  relata recipe leadership Nothing
  relata recipe --show ownership
  relata recipe --browser kit/                       for Neo4j Browser: docs/browser.md`,
		Flags: slices.Concat(storeFlags(), answerFlags(), []cli.Flag{
			&cli.BoolFlag{Name: "show", Usage: "print the query instead of running it"},
			&cli.StringFlag{Name: "browser", Usage: "write a style and the recipes as favourites for Neo4j Browser into `FOLDER`"},
		}),
		Action: func(c *cli.Context) error {
			o, err := answerOptionsOf(c)
			if err != nil {
				return err
			}
			all, err := graph.Recipes()
			if err != nil {
				return err
			}
			if dir := c.String("browser"); dir != "" {
				sch, err := schema.Load(c.StringSlice("schema")...)
				if err != nil {
					return err
				}
				return writeBrowserKit(dir, all, sch)
			}
			if c.NArg() == 0 {
				return listRecipes(s, all, o.format)
			}
			r, err := recipeNamed(all, c.Args().First())
			if err != nil {
				return err
			}
			if c.Bool("show") {
				sch, err := schema.Load(c.StringSlice("schema")...)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(s.out, r.Cypher(sch))
				return err
			}
			args, err := recipeArgs(r, c.Args().Tail())
			if err != nil {
				return err
			}
			return withStore(c.Context, c, true, func(store graph.Store, sch *schema.Schema) error {
				return runRecipe(c.Context, s, store, sch, r, args, o)
			})
		},
	}
}

// writeBrowserKit writes relata.grass, one .cypher file for each recipe, and relata-recipes.zip with all of them, which Browser takes at once.
func writeBrowserKit(dir string, all []graph.Recipe, sch *schema.Schema) error {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	files := map[string][]byte{"relata.grass": []byte(graph.GraSS(sch))}
	for _, r := range all {
		text := []byte(r.Favourite(sch))
		files[r.Name+".cypher"] = text
		w, err := z.Create("Relata/" + r.Name + ".cypher") // the folder that Browser puts them into
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	files["relata-recipes.zip"] = packed.Bytes()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o666); err != nil {
			return err
		}
	}
	return nil
}

func listRecipes(s streams, all []graph.Recipe, format string) error {
	t := table{keys: []string{"recipe", "parameters", "answers"}}
	for _, r := range all {
		t.rows = append(t.rows, []any{r.Name, strings.Join(parameters(r), " "), r.Doc})
	}
	return t.print(s, format)
}

// parameters writes the parameters of a recipe as they are typed, optional ones in brackets.
func parameters(r graph.Recipe) []string {
	var out []string
	for _, p := range r.Params {
		switch text := p.Name + "=" + strings.ToUpper(p.Type); {
		case p.Required:
			out = append(out, text)
		case p.Default != "":
			out = append(out, "["+p.Name+"="+p.Default+"]")
		default:
			out = append(out, "["+text+"]")
		}
	}
	return out
}

func recipeNamed(all []graph.Recipe, name string) (graph.Recipe, error) {
	for _, r := range all {
		if r.Name == name {
			return r, nil
		}
	}
	near := slices.MinFunc(all, func(a, b graph.Recipe) int { return cmp.Compare(distance(a.Name, name), distance(b.Name, name)) })
	hint := "relata recipe lists them"
	if distance(near.Name, name) <= 1+len(name)/3 {
		hint = fmt.Sprintf("do you mean %s? %s", near.Name, hint)
	}
	return graph.Recipe{}, withHint(fmt.Errorf("there is no recipe %q", name), hint)
}

// recipeArgs reads PARAMETER=VALUE, or values in the order of the parameters.
func recipeArgs(r graph.Recipe, typed []string) (map[string]string, error) {
	args := map[string]string{}
	for _, a := range typed {
		name, value, named := strings.Cut(strings.TrimPrefix(a, "$"), "=")
		if !named || strings.Contains(name, " ") { // a name may hold "=" itself
			i := slices.IndexFunc(r.Params, func(p graph.Param) bool { _, given := args[p.Name]; return !given })
			if i < 0 {
				return nil, usagef("recipe", "recipe %s: %q is one value too many", r.Name, a)
			}
			name, value = r.Params[i].Name, a
		}
		if _, twice := args[name]; twice {
			return nil, usagef("recipe", "recipe %s: parameter %s is given twice", r.Name, name)
		}
		if !slices.ContainsFunc(r.Params, func(p graph.Param) bool { return p.Name == name }) {
			return nil, withHint(&graph.ParamError{Recipe: r.Name, Param: name, Msg: "is not one that it has"}, usageOfRecipe(r))
		}
		args[name] = value
	}
	return args, nil
}

func usageOfRecipe(r graph.Recipe) string {
	lines := []string{strings.Join(append([]string{"usage: relata recipe", r.Name}, parameters(r)...), " ")}
	for _, p := range r.Params {
		lines = append(lines, fmt.Sprintf("  %s: %s", p.Name, p.Doc))
	}
	return strings.Join(lines, "\n")
}

func runRecipe(ctx context.Context, s streams, store graph.Store, sch *schema.Schema, r graph.Recipe, args map[string]string, o answerOptions) error {
	for _, p := range r.Params {
		if args[p.Name] == "" || p.Type != "entity" {
			continue
		}
		found, err := lookup(ctx, store, sch, args[p.Name])
		if err != nil {
			return err
		}
		if len(found) == 1 {
			args[p.Name] = found[0].ID
		}
	}
	params, err := r.Bind(ctx, store, sch, args)
	var wrong *graph.ParamError
	if errors.As(err, &wrong) {
		return withHint(err, usageOfRecipe(r))
	}
	if err != nil {
		return err
	}
	return runQuery(ctx, s, store, r.Cypher(sch), params, o)
}
