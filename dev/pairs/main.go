// Command pairs writes what the network of relations of package extract reads of the pairs of mentions in plain texts, for nlp/train/pairs.py to train it:
//
//	go run ./dev/pairs -lang fr FILE... > pairs.jsonl
//
// A line a pair: file, spans of the heads of the two mentions in code points, words and classes.
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
	"relata/schema"
)

type line struct {
	File    string   `json:"file"`
	Subject [2]int   `json:"subject"`
	Object  [2]int   `json:"object"`
	Words   []string `json:"words"` // of the subject, the object, where they meet
	Way     []string `json:"way"`
	Classes []string `json:"classes"`
}

func main() {
	lang := flag.String("lang", "", "language of the texts: fr, en")
	flag.Parse()
	if err := run(*lang, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "pairs:", err)
		os.Exit(1)
	}
}

func run(code string, files []string) error {
	language, ok := map[string]nlp.Language{"fr": fr.Language(), "en": en.Language()}[code]
	if !ok || len(files) == 0 {
		return fmt.Errorf("usage: pairs -lang fr|en FILE...")
	}
	engine, err := language.Open()
	if err != nil {
		return err
	}
	news, err := schema.Builtin()
	if err != nil {
		return err
	}
	x := extract.New(news, language)
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
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
		var failed error
		opts := extract.Options{Pair: func(subject, object nlp.Span, p *learnt.Pair) {
			l := line{
				File: file, Subject: [2]int{subject.Start, subject.End}, Object: [2]int{object.Start, object.End},
				Words: []string{p.Subject, p.Object, p.Top}, Way: p.Way, Classes: p.Classes,
			}
			if err := enc.Encode(l); err != nil {
				failed = err
			}
		}}
		if _, err := x.Extract(context.Background(), doc, opts); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if failed != nil {
			return failed
		}
	}
	return out.Flush()
}
