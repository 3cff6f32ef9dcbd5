package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"relata/article"
	"relata/extract"
	"relata/ingest"
	"relata/nlp"
	"relata/schema"
)

type extractOptions struct {
	args      []string
	input     article.Options
	sentences bool // each line of the input is read for itself
	format    string
	trace     bool
	least     float64 // confidence
}

func extractCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "extract",
		Usage:        "only print what articles state; no store",
		ArgsUsage:    "ARTICLE…",
		OnUsageError: usageOf,
		Description: `  relata extract article.txt
  relata extract --format jsonl news/ > statements.jsonl
  relata extract --trace article.txt                 also the trees, what was considered, by which rule, and why it was dropped
  relata extract --input sentences --format oie --lang en sentences.txt
                                                     open tuples of phrases, for the benchmarks of open information extraction`,
		Flags: slices.Concat([]cli.Flag{schemaFlag()}, inputFlags(), []cli.Flag{
			&cli.StringFlag{Name: "input", Value: "text", Usage: "what is read: text, or sentences, one a line, each read for itself"},
			formatFlag("table", "table", "jsonl", "csv", "oie"),
			engineFlag(),
			&cli.BoolFlag{Name: "trace", Usage: "print trees, and each proposition that was considered, to standard error"},
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
			kind := c.String("input")
			if kind != "text" && kind != "sentences" {
				return usagef("extract", "--input %s: it is text or sentences", kind)
			}
			if c.Bool("trace") && c.String("format") == "oie" {
				return usagef("extract", "--trace follows typed statements, and --format oie prints tuples")
			}
			sch, err := schema.Load(c.StringSlice("schema")...)
			if err != nil {
				return err
			}
			return runExtract(c.Context, s, sch, extractOptions{
				args: c.Args().Slice(), input: input, sentences: kind == "sentences", format: c.String("format"),
				trace: c.Bool("trace"), least: c.Float64("min-confidence"),
			})
		},
	}
}

func runExtract(ctx context.Context, s streams, sch *schema.Schema, o extractOptions) error {
	reader := newReader(sch)
	out := bufio.NewWriter(s.out)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	var t table
	statements := func(a article.Article) error {
		var trace ingest.Trace
		traced := tracer{out: s.err}
		if o.trace {
			trace = ingest.Trace{Sentence: traced.sentence, Proposition: traced.proposition}
		}
		reading, err := reader.Read(ctx, a, trace)
		if err != nil {
			return err
		}
		traced.treesTo(len(reading.Document.Sentences))
		warn(s, reading)
		for _, st := range reading.Statements {
			switch {
			case st.Confidence < o.least:
			case o.format == "jsonl":
				if o.sentences {
					st.Evidence.Sentence, st.Evidence.Start, st.Evidence.End = a.Text, 0, utf8.RuneCountInString(a.Text)
				}
				if err := lines.Encode(st); err != nil {
					return err
				}
			default:
				t.add(st, o.format)
			}
		}
		return nil
	}
	tuples := func(a article.Article) error {
		found, reading, err := reader.Tuples(ctx, a)
		if err != nil {
			return err
		}
		warn(s, reading)
		for _, tp := range found {
			if tp.Confidence < o.least {
				continue
			}
			sentence := a.Text
			if !o.sentences {
				sentence = reading.Document.Slice(reading.Document.Sentences[tp.Sentence].Span)
			}
			if err := lines.Encode(oieTuple{sentence, tp.Subject, tp.Relation, tp.Object, tp.Confidence}); err != nil {
				return err
			}
		}
		return nil
	}
	read := statements
	if o.format == "oie" {
		read = tuples
	}
	err := eachArticle(ctx, s, o.args, o.input, func(a article.Article) error {
		if o.sentences {
			return eachLine(a, read)
		}
		return read(a)
	})
	if err != nil && !errors.Is(err, errSome) {
		return err
	}
	if o.format == "table" || o.format == "csv" {
		if err := t.print(streams{out: out, err: s.err, width: s.width}, o.format); err != nil {
			return err
		}
	}
	return errors.Join(out.Flush(), err)
}

// An oieTuple is an open tuple as the benchmarks of open information extraction read it.
type oieTuple struct {
	Sentence   string  `json:"sentence"`
	Arg1       string  `json:"arg1"`
	Rel        string  `json:"rel"`
	Arg2       string  `json:"arg2"`
	Confidence float64 `json:"confidence"`
}

// eachLine reads each line that is not blank as an article of its own, "ID:LINE". What ends a line is no part of it; nothing else is left out.
func eachLine(a article.Article, read func(article.Article) error) error {
	n := 0
	for line := range strings.Lines(a.Text) {
		n++
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if strings.TrimSpace(line) == "" {
			continue
		}
		one := a
		one.ID, one.Title, one.Text = fmt.Sprintf("%s:%d", a.ID, n), "", line
		if err := read(one); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}

// warn says what was passed over in an article.
func warn(s streams, reading ingest.Reading) {
	for _, w := range reading.Warnings {
		fmt.Fprintf(s.err, "relata: warning: %s: %v\n", reading.Article.ID, w)
	}
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

// A tracer prints how one article is read: the tree of each sentence, and under it what was read off it.
type tracer struct {
	out   io.Writer
	trees []traced
}

// A traced is a sentence that waits for its propositions.
type traced struct {
	sentence *nlp.Sentence
	mended   []extract.Mended
}

func (t *tracer) sentence(s *nlp.Sentence, mended []extract.Mended) {
	t.trees = append(t.trees, traced{s, mended})
}

// printTree prints a sentence, a word a line: ID, form, lemma, tag, head, relation, and the mending that began with it.
func (t *tracer) printTree(tree traced) {
	fmt.Fprintf(t.out, "sentence %d\n", tree.sentence.Index)
	for i := range tree.sentence.Words {
		w := &tree.sentence.Words[i]
		fmt.Fprintf(t.out, "    %d\t%s\t%s\t%s\t%d\t%s", w.ID, w.Form, w.Lemma, w.UPOS, w.Head, w.Deprel)
		for _, m := range tree.mended {
			if m.Word == w.ID {
				fmt.Fprintf(t.out, "\tmended: %s", m.Mending)
			}
		}
		fmt.Fprintln(t.out)
	}
}

// treesTo prints the trees of an article up to a sentence that are not printed yet.
func (t *tracer) treesTo(sentence int) {
	for len(t.trees) > 0 && t.trees[0].sentence.Index <= sentence {
		t.printTree(t.trees[0])
		t.trees = t.trees[1:]
	}
}

func (t *tracer) proposition(p extract.Trace) {
	t.treesTo(p.Sentence)
	fmt.Fprintf(t.out, "%s %q (%s)", p.Rule, p.Predicate, p.Lemma)
	if len(p.Slots) > 0 {
		fmt.Fprintf(t.out, " %s", strings.Join(p.Slots, " "))
	}
	if p.Wording != "" {
		fmt.Fprintf(t.out, " wording %s", p.Wording)
	}
	fmt.Fprintln(t.out)
	for _, st := range p.Statements {
		fmt.Fprintf(t.out, "    %s(%s, %s) %.2f\n", st.Predicate.Type, st.Subject.Mention, st.Object.Mention, st.Confidence)
	}
	if p.Dropped != "" {
		fmt.Fprintf(t.out, "    dropped: %s\n", p.Dropped)
	}
}
