package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// Exit statuses.
const (
	statusDone   = 0
	statusSome   = 1 // some articles failed, and the rest are in the graph; or a check found something wrong
	statusFailed = 2 // nothing could be done
)

// A usageError is a command line that cannot be understood.
type usageError struct {
	msg, command string
}

func (e *usageError) Error() string { return e.msg }

func usagef(command, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), command}
}

// errSome says that some articles failed; the command has named them already.
var errSome = errors.New("some articles failed")

// run is the whole program: it takes the arguments after the program's name and returns the exit status.
func run(ctx context.Context, args []string, s streams) int {
	app := newApp(s)
	err := app.RunContext(ctx, append([]string{"relata"}, reorder(app, args)...))
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, errSome), errors.Is(err, errProblems):
		return statusSome
	}
	fmt.Fprintf(s.err, "relata: %v\n", err)
	if h := hint(err); h != "" {
		fmt.Fprintf(s.err, "  %s\n", strings.ReplaceAll(h, "\n", "\n  "))
	}
	return statusFailed
}

func newApp(s streams) *cli.App {
	cli.VersionFlag = &cli.BoolFlag{Name: "version", Usage: "print the version", DisableDefaultText: true}
	return &cli.App{
		Name:  "relata",
		Usage: "read news articles in French and English into a knowledge graph",
		Description: `Articles go in; who did what to whom comes out, each fact with the sentence it stands on.

  relata ingest news/                                read a folder into ./relata.db
  relata query 'MATCH (a)-[r:SUES]->(b) RETURN a.name, b.name'
  relata explain 'Elon Musk' SUES OpenAI             the sentences behind a fact
  relata extract article.txt                         only show what would be read

The store is --store or RELATA_STORE: a path (relata.db by default), or neo4j://HOST with NEO4J_USERNAME and NEO4J_PASSWORD.`,
		Version:                version(),
		Reader:                 s.in,
		Writer:                 s.out,
		ErrWriter:              s.err,
		EnableBashCompletion:   true,
		HideHelpCommand:        true,
		UseShortOptionHandling: true,
		Suggest:                true,
		ExitErrHandler:         func(*cli.Context, error) {}, // run prints errors
		OnUsageError:           usageOf,
		CommandNotFound:        nil,
		Action: func(c *cli.Context) error {
			if name := c.Args().First(); name != "" {
				return usagef("", "there is no command %q", name)
			}
			return cli.ShowAppHelp(c)
		},
		Commands: []*cli.Command{
			ingestCommand(s), extractCommand(s), parseCommand(s),
			queryCommand(s), recipeCommand(s), explainCommand(s), entityCommand(s), exportCommand(s), forgetCommand(s),
			checkCommand(s), migrateCommand(s), diffCommand(s),
			schemaCommand(s), completionCommand(s), versionCommand(s),
		},
	}
}

func usageOf(c *cli.Context, err error, _ bool) error {
	name := ""
	if c.Command != nil && c.Command.Name != "relata" {
		name = c.Command.Name
	}
	return usagef(name, "%v", err)
}

// reorder moves flags behind the command's name and before its arguments, since package cli reads flags only
// there: "relata ingest a.txt --store x" and "relata --store x ingest a.txt" both work. "--" ends the flags.
func reorder(app *cli.App, args []string) []string {
	at := slices.IndexFunc(args, func(a string) bool { return app.Command(a) != nil })
	if at < 0 || slices.Contains(args[:at], "--") {
		return args
	}
	names, flags := []string{args[at]}, app.Command(args[at]).Flags
	rest := slices.Concat(args[:at], args[at+1:])
	for cmd := app.Command(args[at]); len(rest) > 0; { // into subcommands
		i := slices.IndexFunc(cmd.Subcommands, func(c *cli.Command) bool { return c.HasName(rest[0]) })
		if i < 0 {
			break
		}
		cmd = cmd.Subcommands[i]
		names, flags, rest = append(names, rest[0]), cmd.Flags, rest[1:]
	}
	var options, plain []string
	for i := 0; i < len(rest); i++ {
		switch a := rest[i]; {
		case a == "--":
			plain = append(plain, rest[i+1:]...)
			i = len(rest)
		case a == "-" || !strings.HasPrefix(a, "-"):
			plain = append(plain, a)
		default:
			options = append(options, a)
			if takesValue(flags, a) && i+1 < len(rest) {
				i++
				options = append(options, rest[i])
			}
		}
	}
	out := append(names, options...)
	if len(plain) > 0 && !slices.Contains(options, "--generate-bash-completion") {
		out = append(out, "--")
	}
	return append(out, plain...)
}

// takesValue says whether a flag, as written, is followed by its value.
func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range flags {
		if _, boolean := f.(*cli.BoolFlag); slices.Contains(f.Names(), name) {
			return !boolean
		}
	}
	return false
}
