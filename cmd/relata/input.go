package main

import (
	"github.com/urfave/cli/v2"

	"relata/article"
	"relata/ingest"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// languages is where languages are listed.
func languages() []nlp.Language {
	return []nlp.Language{fr.Language(), en.Language()}
}

func codes() []string {
	var all []string
	for _, l := range languages() {
		all = append(all, l.Code)
	}
	return all
}

func inputFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "lang", Usage: "language of all the articles, fr or en (default: told from the text)"},
		&cli.StringFlag{Name: "date", Usage: "day of publication of all the articles, such as 2024-03-11"},
		&cli.StringFlag{Name: "id", Value: "name", Usage: "what an article is called: its file's name, or its path"},
		&cli.IntFlag{Name: "max-size", Value: article.DefaultMaxBytes >> 20, Usage: "largest article in MiB"},
	}
}

// inputOptions reads the flags of inputFlags.
func inputOptions(c *cli.Context, s streams) (article.Options, error) {
	o := article.Options{Language: c.String("lang"), Languages: codes(), Stdin: s.in}
	if o.Language != "" && !contains(codes(), o.Language) {
		return o, usagef(c.Command.Name, "--lang %s: French (fr) and English (en) are read", o.Language)
	}
	if date := c.String("date"); date != "" {
		day, err := article.ParseDate(date)
		if err != nil {
			return o, usagef(c.Command.Name, "--date: %v", err)
		}
		o.Published = day
	}
	switch id := c.String("id"); id {
	case "name":
	case "path":
		o.ID = article.IDPath
	default:
		return o, usagef(c.Command.Name, "--id %s: it is name or path", id)
	}
	size := c.Int("max-size")
	if size < 1 || size > 1024 {
		return o, usagef(c.Command.Name, "--max-size %d: it is between 1 and 1024 MiB", size)
	}
	o.MaxBytes = int64(size) << 20
	if c.NArg() == 0 {
		return o, usagef(c.Command.Name, "no article given: name files, folders, or - for standard input")
	}
	return o, nil
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

func schemaFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "schema", Usage: "schema file that replaces or extends the built-in one; may be repeated"}
}

func newReader(s *schema.Schema) *ingest.Reader { return ingest.NewReader(s, languages()...) }
