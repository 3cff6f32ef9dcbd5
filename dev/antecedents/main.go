// Command antecedents writes what the network of antecedents reads in plain texts, for nlp/train/antecedents.py to train it:
//
//	go run ./dev/antecedents -lang fr FILE... > antecedents.jsonl
//
// A line a pronoun or description, with the entities that it may stand for; classes are numbers, and the last line names them.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/nlp/learnt"
	"relata/resolve"
	"relata/schema"
)

type question struct {
	File      string     `json:"file"`
	Span      [2]int     `json:"span"`
	Common    pair       `json:"common"`
	Prospects []prospect `json:"prospects"`
}

type prospect struct {
	Names []int `json:"names"` // where names of the entity start
	pair
}

type pair struct {
	Words   []string `json:"words"`
	Way     []string `json:"way"`
	Classes []int    `json:"classes"`
}

func main() {
	lang := flag.String("lang", "", "language of the texts: fr, en")
	again := flag.Bool("again", false, "what the network reads once it decides itself, for a second round")
	flag.Parse()
	if err := run(*lang, *again, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "antecedents:", err)
		os.Exit(1)
	}
}

func run(code string, again bool, files []string) error {
	language, ok := map[string]nlp.Language{"fr": fr.Language(), "en": en.Language()}[code]
	if !ok || len(files) == 0 {
		return fmt.Errorf("usage: antecedents -lang fr|en FILE...")
	}
	engine, err := language.Open()
	if err != nil {
		return err
	}
	antecedents := resolve.Untaught(language)
	if again {
		antecedents = resolve.OpenAntecedents(language)
	}
	news, err := schema.Builtin()
	if err != nil {
		return err
	}
	x := extract.New(news, language)
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	table := classes{number: map[string]int{}}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		doc, err := engine.Analyze(context.Background(), string(raw))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		doc = x.Mend(doc)
		statements, err := x.Extract(context.Background(), doc, extract.Options{})
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		var failed error
		asked := func(q *resolve.Question) {
			l := question{File: file, Span: [2]int{q.Span.Start, q.Span.End}, Common: table.pair(&q.Common)}
			for _, p := range q.Prospects {
				l.Prospects = append(l.Prospects, prospect{p.Names, table.pair(&p.Pair)})
			}
			if err := enc.Encode(l); err != nil {
				failed = err
			}
		}
		if _, err := resolve.Resolve(context.Background(), doc, statements, resolve.Options{Schema: news, Lexicon: language.Lexicon, Antecedents: antecedents, Asked: asked}); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if failed != nil {
			return failed
		}
	}
	if err := enc.Encode(map[string][]string{"classes": table.names}); err != nil {
		return err
	}
	return out.Flush()
}

// classes are numbered as they come.
type classes struct {
	number map[string]int
	names  []string
}

func (t *classes) pair(p *learnt.Pair) pair {
	out := pair{Words: []string{p.Subject, p.Object, p.Top}, Way: p.Way}
	for _, c := range p.Classes {
		n, ok := t.number[c]
		if !ok {
			n = len(t.names)
			t.number[c] = n
			t.names = append(t.names, c)
		}
		out.Classes = append(out.Classes, n)
	}
	return out
}
