// Command learnt writes what the networks of package nlp/learnt read in plain texts, for nlp/train to train them:
//
//	go run ./dev/learnt -lang fr pairs FILE... > pairs.jsonl
//	go run ./dev/learnt -lang fr antecedents FILE... > antecedents.jsonl
//
// pairs: a line for two mentions of a sentence, as the network of relations of package extract reads them.
// antecedents: a line for a pronoun or description, with the entities that it may stand for, as the network of package resolve reads them; classes are numbers,
// and the last line names them. With -again, that network decides as well, for a second round.
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
	"relata/schema"
)

func main() {
	lang := flag.String("lang", "", "language of the texts: fr, en")
	again := flag.Bool("again", false, "antecedents: what the network reads once it decides itself")
	flag.Parse()
	if err := run(*lang, *again, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "learnt:", err)
		os.Exit(1)
	}
}

// A writer writes what a network reads of texts.
type writer interface {
	// document writes what is read of one text.
	document(file string, doc *nlp.Document) error
	// end writes what comes behind the last.
	end() error
}

// A setting is what writers share.
type setting struct {
	language nlp.Language
	schema   *schema.Schema
	*extract.Extractor
	*json.Encoder
}

func run(code string, again bool, args []string) error {
	language, ok := map[string]nlp.Language{"fr": fr.Language(), "en": en.Language()}[code]
	if !ok || len(args) < 2 {
		return fmt.Errorf("usage: learnt -lang fr|en pairs|antecedents FILE...")
	}
	engine, err := language.Open()
	if err != nil {
		return err
	}
	news, err := schema.Builtin()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	s := setting{language, news, extract.New(news, language), json.NewEncoder(out)}
	var w writer
	switch args[0] {
	case "pairs":
		w = pairs{s}
	case "antecedents":
		w = newAntecedents(s, again)
	default:
		return fmt.Errorf("%q is neither pairs nor antecedents", args[0])
	}
	for _, file := range args[1:] {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		doc, err := engine.Analyze(context.Background(), string(raw))
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := w.document(file, s.Mend(doc)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	return out.Flush()
}
