package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	pretty "github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"relata/graph"
	"relata/graph/export"
)

// A table is rows under keys, to be printed in one of several formats.
type table struct {
	keys []string
	rows [][]any
}

// formatFlag is --format with its choices.
func formatFlag(value string, choices ...string) cli.Flag {
	return &cli.StringFlag{
		Name: "format", Aliases: []string{"f"}, Value: value, Usage: "how to print: " + strings.Join(choices, ", "),
		Action: func(c *cli.Context, v string) error {
			if !contains(choices, v) {
				return usagef(c.Command.Name, "--format %s: it is one of %s", v, strings.Join(choices, ", "))
			}
			return nil
		},
	}
}

// print writes the rows as a table, as one JSON object a line, or as CSV with a header.
func (t table) print(s streams, format string) error {
	switch format {
	case "json", "jsonl":
		return t.json(s.out)
	case "csv":
		return t.csv(s.out)
	}
	return t.pretty(s)
}

func (t table) pretty(s streams) error {
	if len(t.rows) == 0 {
		_, err := fmt.Fprintln(s.err, "no rows")
		return err
	}
	w := pretty.NewWriter()
	style := pretty.StyleLight
	style.Format.Header = text.FormatDefault
	style.Options = pretty.OptionsNoBordersAndSeparators
	style.Options.SeparateHeader = true
	style.Box.PaddingLeft = ""
	style.Box.PaddingRight = "  "
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	w.AppendHeader(row(t.keys))
	cells := make([][]string, len(t.rows))
	for i, r := range t.rows {
		cells[i] = make([]string, len(r))
		for j, v := range r {
			cells[i][j] = printable(cell(v))
		}
	}
	if s.width > 0 {
		w.SetColumnConfigs(t.fit(cells, s.width))
	}
	for _, r := range cells {
		w.AppendRow(row(r))
	}
	_, err := fmt.Fprintln(s.out, w.Render())
	return err
}

func row(cells []string) pretty.Row {
	r := make(pretty.Row, len(cells))
	for i, c := range cells {
		r[i] = c
	}
	return r
}

// fit shares the width of the terminal: what the narrow columns leave is divided among the wide ones, whose text wraps.
func (t table) fit(cells [][]string, width int) []pretty.ColumnConfig {
	need := make([]int, len(t.keys))
	for j, k := range t.keys {
		need[j] = text.StringWidthWithoutEscSequences(k)
		for _, r := range cells {
			need[j] = max(need[j], text.StringWidthWithoutEscSequences(r[j]))
		}
	}
	left, wide := width-2*len(need), len(need)
	given := make([]bool, len(need))
	for again := true; again && wide > 0; {
		again = false
		for j := range need {
			if !given[j] && need[j] <= left/wide {
				given[j], again = true, true
				left -= need[j]
				wide--
				if wide == 0 {
					break
				}
			}
		}
	}
	var configs []pretty.ColumnConfig
	for j := range need {
		if !given[j] {
			configs = append(configs, pretty.ColumnConfig{Number: j + 1, WidthMax: max(left/wide, 8), WidthMaxEnforcer: text.WrapSoft})
		}
	}
	return configs
}

// printable takes out what would move a terminal's cursor or colour it.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

func (t table) json(w io.Writer) error {
	for _, r := range t.rows {
		if err := writeJSON(w, t.keys, r); err != nil {
			return err
		}
	}
	return nil
}

// writeJSON writes one row as one object in one line, its keys in the order of the query.
func writeJSON(w io.Writer, keys []string, row []any) error {
	var b bytes.Buffer
	value := json.NewEncoder(&b)
	value.SetEscapeHTML(false)
	encode := func(v any) error {
		if err := value.Encode(v); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1) // the line's end
		return nil
	}
	b.WriteByte('{')
	for j, k := range keys {
		if j > 0 {
			b.WriteString(", ")
		}
		if err := encode(k); err != nil {
			return err
		}
		b.WriteString(": ")
		if err := encode(plain(row[j])); err != nil {
			return err
		}
	}
	b.WriteString("}\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (t table) csv(w io.Writer) error {
	c := csv.NewWriter(w)
	if err := c.Write(t.keys); err != nil {
		return err
	}
	for _, r := range t.rows {
		if err := c.Write(texts(r)); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// texts are the cells of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers.
func texts(row []any) []string {
	cells := make([]string, len(row))
	for j, v := range row {
		cells[j] = cell(v)
		switch v.(type) {
		case int64, float64:
		default:
			cells[j] = export.SafeCell(cells[j])
		}
	}
	return cells
}

// cell writes a value for people.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'g', 4, 64)
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = cell(e)
		}
		return strings.Join(parts, ", ")
	case graph.Node:
		name, _ := v.Properties["name"].(string)
		if name == "" {
			name = cell(v.Properties["id"])
		}
		return fmt.Sprintf("(%s:%s)", name, strings.Join(v.Labels, ":"))
	case graph.Relationship:
		return fmt.Sprintf("[:%s]", v.Type)
	case graph.Path:
		var b strings.Builder
		for i, n := range v.Nodes {
			if i > 0 {
				rel := v.Relationships[i-1]
				left, right := "-", "->"
				if rel.Start == n.ID && rel.End != n.ID {
					left, right = "<-", "-"
				}
				b.WriteString(left + cell(rel) + right)
			}
			b.WriteString(cell(n))
		}
		return b.String()
	case map[string]any:
		out, err := json.Marshal(plain(v))
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(out)
	}
	return fmt.Sprint(v)
}

// plain turns a value into what encoding/json writes well.
func plain(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = plain(e)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = plain(e)
		}
		return out
	case graph.Node:
		return map[string]any{"labels": v.Labels, "properties": plain(v.Properties)}
	case graph.Relationship:
		return map[string]any{"type": v.Type, "properties": plain(v.Properties)}
	case graph.Path:
		nodes, rels := make([]any, len(v.Nodes)), make([]any, len(v.Relationships))
		for i, n := range v.Nodes {
			nodes[i] = plain(n)
		}
		for i, r := range v.Relationships {
			rels[i] = plain(r)
		}
		return map[string]any{"nodes": nodes, "relationships": rels}
	}
	return v
}
