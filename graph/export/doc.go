// Package export writes what a store holds in formats that other programs read. A store comes in, files go out: the same bytes for
// the same graph, whichever store keeps it, and in little memory, however much it is. It asks the store through queries alone, so what
// Relata did not write is left out; nothing should write to the store meanwhile.
//
//	f, _ := export.FormatNamed("jsonl")
//	err := f.Write(ctx, store, schema, export.Options{}, os.Stdout)
//
// A format is one file and one row of Formats.
package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"relata/graph"
	"relata/schema"
)

// A Format is a way to write a graph down: to one file, or to a folder of several.
type Format struct {
	Name string
	Doc  string // what it is for, one line
	file func(context.Context, *source, *bufio.Writer, Options) error
	dir  func(context.Context, *source, string, Options) error
}

// Formats are all formats, in the order in which they are offered.
var Formats = []Format{
	{Name: "jsonl", Doc: "one JSON object a line for each statement, as extract prints them", file: writeJSONL},
	{Name: "csv", Doc: "a table of the statements for spreadsheets", file: writeCSV},
	{Name: "neo4j-admin", Doc: "a folder for neo4j-admin database import", dir: writeAdmin},
	{Name: "cypher", Doc: "a Cypher script for cypher-shell or Neo4j Browser", file: writeCypher},
	{Name: "graphml", Doc: "the graph for Gephi, Cytoscape, yEd and others", file: writeGraphML},
	{Name: "nt", Doc: "RDF N-Triples with the provenance of each fact", file: writeNTriples},
}

// FormatNamed returns the format of that name.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Folder says whether the format is a folder of files, which WriteTo writes and Write refuses.
func (f Format) Folder() bool { return f.dir != nil }

// Options are choices that have a good default.
type Options struct {
	Base  string // of the IRIs of nt; "": "urn:relata:"
	Facts bool   // of graphml: entities and facts alone, without the statements, sentences and articles behind them
	Page  int    // rows that the store is asked for at once; 0: what suits it
}

// ErrFolder is the error of Write for a format that is a folder.
var ErrFolder = errors.New("the format is a folder of files")

// ErrExists is the error of WriteTo for a folder that is there already.
var ErrExists = errors.New("is there already")

// Write writes what the store holds to w, as it is read.
func (f Format) Write(ctx context.Context, store graph.Store, s *schema.Schema, o Options, w io.Writer) error {
	if f.Folder() {
		return fmt.Errorf("export %s: %w", f.Name, ErrFolder)
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if err := f.file(ctx, newSource(store, s, o), out, o); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export %s: %w", f.Name, err)
	}
	return nil
}

// WriteTo writes what the store holds to a file or folder. The name stands for the whole export or for nothing: what is written lies
// beside it, as path.part, until it is complete. A file is replaced, a folder is not.
func (f Format) WriteTo(ctx context.Context, store graph.Store, s *schema.Schema, o Options, path string) (err error) {
	part := filepath.Clean(path) + ".part"
	defer func() {
		if err != nil {
			_ = os.RemoveAll(part)
		}
	}()
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	if f.Folder() {
		if _, err := os.Lstat(path); err == nil {
			return fmt.Errorf("export %s: %s %w", f.Name, path, ErrExists)
		}
		if err := os.Mkdir(part, 0o777); err != nil {
			return err
		}
		if err := f.dir(ctx, newSource(store, s, o), part, o); err != nil {
			return err
		}
		return os.Rename(part, path)
	}
	w, err := os.Create(part)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Write(ctx, store, s, o, w), w.Close()); err != nil {
		return err
	}
	return os.Rename(part, path)
}
