package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"relata/article"
	"relata/nlp"
	"relata/nlp/conllu"
	"relata/nlp/prose"
)

type parseOptions struct {
	args   []string
	input  article.Options
	engine string
	conllu bool // the input is CoNLL-U, whose words are kept
}

func parseCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "parse",
		Usage:        "print the analysis of articles as CoNLL-U",
		ArgsUsage:    "ARTICLE…",
		OnUsageError: usageOf,
		Description: `  relata parse article.txt
  echo 'Tesla a rendu ses brevets publics.' | relata parse --lang fr -
  relata parse --input conllu --lang fr gold.conllu  analyse the words of a treebank anew
  relata parse --engine prose article.txt            tokens, tags and names of the baseline, in English`,
		Flags: slices.Concat(inputFlags(), []cli.Flag{
			&cli.StringFlag{Name: "input", Value: "text", Usage: "what is read: text, or conllu, whose sentences and words are kept"},
			engineFlag(),
		}),
		Action: func(c *cli.Context) error {
			input, err := inputOptions(c, s)
			if err != nil {
				return err
			}
			o := parseOptions{args: c.Args().Slice(), input: input, engine: c.String("engine")}
			switch c.String("input") {
			case "text":
			case "conllu":
				o.conllu = true
				if input.Language == "" {
					return usagef("parse", "--input conllu needs --lang: fr or en")
				}
			default:
				return usagef("parse", "--input %s: it is text or conllu", c.String("input"))
			}
			return runParse(c.Context, s, o)
		},
	}
}

func runParse(ctx context.Context, s streams, o parseOptions) error {
	engine, err := engines(o.engine)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	if o.conllu {
		return errors.Join(reanalyze(ctx, s, out, engine, o), out.Flush())
	}
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

// reanalyze analyses the words of CoNLL-U files anew and prints them with their comments.
func reanalyze(ctx context.Context, s streams, out io.Writer, engine func(string) (nlp.Engine, error), o parseOptions) error {
	e, err := engine(o.input.Language)
	if err != nil {
		return err
	}
	again, ok := e.(nlp.Reanalyzer)
	if !ok {
		return usagef("parse", "--engine %s finds words of its own, and cannot keep those of a CoNLL-U file", o.engine)
	}
	bad := 0
	for _, path := range o.args {
		err := reanalyzeFile(ctx, s, out, again, path, o.input)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil {
			failure(s, &article.Error{Source: path, Err: reason(err)})
			bad++
		}
	}
	switch {
	case bad == 0:
		return nil
	case bad == len(o.args):
		return withHint(errors.New("no file could be read"), "what is wrong with each stands above")
	}
	return errSome
}

func reanalyzeFile(ctx context.Context, s streams, out io.Writer, e nlp.Reanalyzer, path string, input article.Options) error {
	in := s.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, input.MaxBytes+1))
	if err != nil {
		return err
	}
	if int64(len(data)) > input.MaxBytes {
		return &article.SizeError{Size: -1, Max: input.MaxBytes}
	}
	doc, extra, err := conllu.Read(bytes.NewReader(data), input.Language)
	if err != nil {
		return err
	}
	if len(doc.Sentences) == 0 {
		return article.ErrEmpty
	}
	first := 0 // each document by itself: their names have nothing to do with each other
	for i := 1; i <= len(doc.Sentences); i++ {
		if i < len(doc.Sentences) && !extra[i].NewDocument() {
			continue
		}
		if err := e.Reanalyze(ctx, doc.Part(first, i)); err != nil {
			return err
		}
		first = i
	}
	return conllu.Write(out, doc, conllu.Options{Extra: extra})
}

// reason leaves out the path that an error of the system repeats.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func engineFlag() cli.Flag {
	return &cli.StringFlag{Name: "engine", Value: "relata", Usage: "what analyses: relata, or prose (English; no lemmas, no trees)"}
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
	case "prose":
		return func(language string) (nlp.Engine, error) {
			if language != "en" {
				return nil, withHint(fmt.Errorf("the engine prose reads English, not %q", language), "leave --engine out")
			}
			return prose.New(), nil
		}, nil
	}
	return nil, usagef("", "--engine %s: it is relata or prose", name)
}

// needTrees refuses an engine that finds no trees, without which nothing is extracted.
func needTrees(name string) error {
	engine, err := engines(name)
	if err != nil || name == "relata" {
		return err
	}
	e, err := engine("en")
	if err != nil {
		return err
	}
	if e.Fills()&nlp.Heads == 0 {
		return withHint(fmt.Errorf("statements are read from trees, and the engine %s gives %s", name, e.Fills()), "leave --engine out; relata parse --engine "+name+" shows what it gives")
	}
	return nil
}
