package main

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/schema"
)

func queryCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "query",
		Usage:        "ask the graph in Cypher",
		ArgsUsage:    "CYPHER",
		OnUsageError: usageOf,
		Description: `A query only reads, unless --write allows it to change the graph: then all of it is done, or nothing. With - it is read from standard input. Values go in as parameters: --param name=value, the value
as JSON where it is JSON (3, true, ["a", "b"]), else as text.

  relata query 'MATCH (a)-[r:SUES]->(b) RETURN a.name, b.name'
  relata query 'MATCH (p:Person)-[r:LEADS]->(o {name: $org}) RETURN p.name, r.role' --param org=Nothing
  relata query --format json - < query.cypher
  relata query --write 'MATCH (p:Person {name: "Carl Pei"}) SET p.note = $note' --param note='to be called'`,
		Flags: slices.Concat(storeFlags(), []cli.Flag{
			&cli.GenericFlag{Name: "param", Aliases: []string{"p"}, Value: &paramValue{}, Usage: "`NAME=VALUE` of a parameter; may be repeated"},
			&cli.BoolFlag{Name: "write", Aliases: []string{"w"}, Usage: "let the query change the graph"},
		}, answerFlags()),
		Action: func(c *cli.Context) error {
			query, err := queryText(c, s.in)
			if err != nil {
				return err
			}
			params, _ := c.Generic("param").(*paramValue)
			o, err := answerOptionsOf(c)
			if err != nil {
				return err
			}
			o.write = c.Bool("write")
			return withStore(c.Context, c, !o.write, func(store graph.Store, _ *schema.Schema) error {
				return runQuery(c.Context, s, store, query, params.values, o)
			})
		},
	}
}

// maxQuery is the longest query read from standard input, in bytes.
const maxQuery = 1 << 20

func queryText(c *cli.Context, in io.Reader) (string, error) {
	if c.NArg() != 1 {
		return "", usagef(c.Command.Name, "one query is wanted, in quotes; %s given", count(c.NArg(), "argument"))
	}
	query := c.Args().First()
	if query == "-" {
		data, err := io.ReadAll(io.LimitReader(in, maxQuery+1))
		if err != nil {
			return "", err
		}
		if len(data) > maxQuery {
			return "", usagef(c.Command.Name, "the query is longer than 1 MiB")
		}
		query = string(data)
	}
	if strings.TrimSpace(query) == "" {
		return "", usagef(c.Command.Name, "the query is empty")
	}
	return query, nil
}

// A paramValue is the flag --param: NAME=VALUE, again and again. Unlike a string slice it leaves commas alone.
type paramValue struct{ values map[string]any }

// Set implements flag.Value.
func (p *paramValue) Set(text string) error {
	name, value, ok := strings.Cut(text, "=")
	if !ok || name == "" {
		return usagef("query", "it is NAME=VALUE")
	}
	if p.values == nil {
		p.values = map[string]any{}
	}
	p.values[strings.TrimPrefix(name, "$")] = parseValue(value)
	return nil
}

// String implements flag.Value.
func (p *paramValue) String() string { return "" }

// parseValue reads JSON, whole numbers as such; what is no JSON is text.
func parseValue(text string) any {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil || d.More() {
		return text
	}
	return numbers(v)
}

func numbers(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, err := v.Float64()
		if err != nil {
			return v.String()
		}
		return f
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = numbers(v[k])
		}
	}
	return v
}
