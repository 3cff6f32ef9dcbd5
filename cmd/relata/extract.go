package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/article"
	"relata/extract"
	"relata/schema"
)

type extractOptions struct {
	args   []string
	input  article.Options
	format string
	trace  bool
	least  float64 // confidence
}

func extractCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "extract",
		Usage:        "only print what articles state; no store",
		ArgsUsage:    "ARTICLE…",
		OnUsageError: usageOf,
		Description: `  relata extract article.txt
  relata extract --format jsonl news/ > statements.jsonl
  relata extract --trace article.txt                 also what was considered, by which rule, and why it was dropped`,
		Flags: slices.Concat([]cli.Flag{schemaFlag()}, inputFlags(), []cli.Flag{
			formatFlag("table", "table", "jsonl", "csv"),
			engineFlag(),
			&cli.BoolFlag{Name: "trace", Usage: "print each proposition that was considered to standard error"},
			&cli.Float64Flag{Name: "min-confidence", Usage: "leave out statements below it, 0 to 1"},
		}),
		Action: func(c *cli.Context) error {
			input, err := inputOptions(c, s)
			if err != nil {
				return err
			}
			if err := needTrees(c.String("engine")); err != nil {
				return err
			}
			sch, err := schema.Load(c.StringSlice("schema")...)
			if err != nil {
				return err
			}
			return runExtract(c.Context, s, sch, extractOptions{
				args: c.Args().Slice(), input: input, format: c.String("format"),
				trace: c.Bool("trace"), least: c.Float64("min-confidence"),
			})
		},
	}
}

func runExtract(ctx context.Context, s streams, sch *schema.Schema, o extractOptions) error {
	reader := newReader(sch)
	var trace func(extract.Trace)
	if o.trace {
		trace = func(t extract.Trace) { printTrace(s, t) }
	}
	out := bufio.NewWriter(s.out)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	var t table
	each := func(_ article.Article, st extract.Statement) error {
		if o.format == "jsonl" {
			return lines.Encode(st)
		}
		t.add(st, o.format)
		return nil
	}
	err := eachArticle(ctx, s, o.args, o.input, func(a article.Article) error {
		reading, err := reader.Read(ctx, a, trace)
		if err != nil {
			return err
		}
		for _, st := range reading.Statements {
			if st.Confidence < o.least {
				continue
			}
			if err := each(a, st); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errSome) {
		return err
	}
	if o.format != "jsonl" {
		if err := t.print(streams{out: out, err: s.err, width: s.width}, o.format); err != nil {
			return err
		}
	}
	return errors.Join(out.Flush(), err)
}

// eachArticle calls do for each article. The failure of one is printed and does not stop the others: then
// the error is errSome, or says that none was read.
func eachArticle(ctx context.Context, s streams, args []string, input article.Options, do func(article.Article) error) error {
	sources, err := article.Find(ctx, args)
	if err != nil {
		return err
	}
	show, end := progress(s, len(sources))
	defer end()
	good, bad := 0, 0
	for a, err := range article.ReadAll(ctx, sources, input) {
		if err == nil {
			if err = do(a); err != nil {
				err = &article.Error{Source: a.Source, Err: err}
			}
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		show()
		if err != nil {
			end()
			failure(s, err)
			bad++
			continue
		}
		good++
	}
	switch {
	case bad == 0:
		return nil
	case good == 0:
		return withHint(errors.New("no article could be read"), "what is wrong with each stands above")
	}
	return errSome
}

// add puts a statement into a row: few columns for people, all of them for programs.
func (t *table) add(st extract.Statement, format string) {
	if format == "csv" {
		t.keys = []string{
			"article", "subject", "subject_type", "predicate", "object", "object_type", "open", "negated", "modality",
			"attributed_to", "qualifiers", "confidence", "start", "end", "sentence",
		}
		t.rows = append(t.rows, []any{
			st.Article, st.Subject.Name, st.Subject.Type, st.Predicate.Type, st.Object.Name, st.Object.Type, st.Predicate.Open, st.Negated, string(st.Modality),
			speaker(st), qualifiers(st.Qualifiers), st.Confidence, st.Evidence.Start, st.Evidence.End, st.Evidence.Sentence,
		})
		return
	}
	t.keys = []string{"subject", "relation", "object", "notes", "confidence", "where"}
	notes := []string{}
	if st.Negated {
		notes = append(notes, "denied")
	}
	if st.Modality != extract.Asserted {
		notes = append(notes, string(st.Modality))
	}
	if by := speaker(st); by != "" {
		notes = append(notes, "says "+by)
	}
	if q := qualifiers(st.Qualifiers); q != "" {
		notes = append(notes, q)
	}
	t.rows = append(t.rows, []any{
		st.Subject.Name, st.Predicate.Type, st.Object.Name, strings.Join(notes, "; "),
		fmt.Sprintf("%.2f", st.Confidence), fmt.Sprintf("%s:%d-%d", st.Article, st.Evidence.Start, st.Evidence.End),
	})
}

func speaker(st extract.Statement) string {
	if len(st.AttributedTo) == 0 {
		return ""
	}
	return st.AttributedTo[0].Name
}

// qualifiers writes what is set, as the statement's JSON names it.
func qualifiers(q extract.Qualifiers) string {
	var parts []string
	for _, p := range [][2]string{
		{"time", q.Time},
		{"place", q.Place},
		{"amount", q.Amount},
		{"share", q.Share},
		{"role", q.Role},
		{"of", q.Of},
		{"to", q.To},
		{"from", q.From},
		{"kinship", q.Kinship},
		{"class", q.Class},
		{"date", q.Date},
	} {
		if p[1] != "" {
			parts = append(parts, p[0]+"="+p[1])
		}
	}
	return strings.Join(parts, "; ")
}

func printTrace(s streams, t extract.Trace) {
	fmt.Fprintf(s.err, "sentence %d: %s %q (%s)", t.Sentence, t.Rule, t.Predicate, t.Lemma)
	if len(t.Slots) > 0 {
		fmt.Fprintf(s.err, " %s", strings.Join(t.Slots, " "))
	}
	if t.Wording != "" {
		fmt.Fprintf(s.err, " wording %s", t.Wording)
	}
	fmt.Fprintln(s.err)
	for _, st := range t.Statements {
		fmt.Fprintf(s.err, "    %s(%s, %s) %.2f\n", st.Predicate.Type, st.Subject.Mention, st.Object.Mention, st.Confidence)
	}
	if t.Dropped != "" {
		fmt.Fprintf(s.err, "    dropped: %s\n", t.Dropped)
	}
}
