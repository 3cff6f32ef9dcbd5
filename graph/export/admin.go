package export

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"relata/graph"
	"relata/graph/internal/merge"
)

// The folder for neo4j-admin database import has a CSV file for each kind of node and relationship, and the options of the
// import in import.args. Every text is quoted, quotes are doubled; what has no value is an empty field without quotes.
//
// The elements of a list have no quotes of their own in that format: none may hold the delimiter. It is a control character; should a
// name hold it, the export begins again with another one.

// delimiters of list elements, in the order in which they are tried.
var delimiters = []byte{0x1F, 0x1E, 0x1D, 0x1C, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06}

var errDelimiter = errors.New("the delimiter of lists stands in a name")

func writeAdmin(ctx context.Context, src *source, dir string, _ Options) error {
	for _, d := range delimiters {
		a := &admin{src: src, dir: dir, delimiter: d}
		if err := a.write(ctx); !errors.Is(err, errDelimiter) {
			return err
		}
	}
	return fmt.Errorf("export neo4j-admin: %w, whichever it is", errDelimiter)
}

type admin struct {
	src       *source
	dir       string
	delimiter byte
	options   []string // of the import: one for each file
}

func (a *admin) write(ctx context.Context) error {
	steps := []func(context.Context) error{a.meta, a.articles, a.sentences, a.entities, a.mentions, a.statements, a.speakers, a.facts}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return a.instructions()
}

// importTypes are the types of columns as the import tool names them.
var importTypes = map[string]string{"string": "string", "int": "long", "float": "double", "bool": "boolean", "strings": "string[]", "ints": "long[]"}

// fields are the names of columns in a header.
func fields(columns []merge.Column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Name + ":" + importTypes[c.Type]
	}
	return out
}

// idFields are those of nodes, whose first column is an ID of its own kind.
func idFields(kind string, columns []merge.Column) []string {
	out := fields(columns)
	out[0] = columns[0].Name + ":ID(" + kind + ")"
	return out
}

// A csvFile is one file of the folder.
type csvFile struct {
	f         *os.File
	w         *bufio.Writer
	delimiter byte
	row       []byte // being written
	err       error  // the first
}

// create makes a file; option is how the import names its content: "nodes=Article", "relationships".
func (a *admin) create(name, option string, header ...string) *csvFile {
	f, err := os.Create(filepath.Join(a.dir, name))
	out := &csvFile{f: f, delimiter: a.delimiter, err: err}
	if err != nil {
		return out
	}
	a.options = append(a.options, "--"+option+"="+name)
	out.w = bufio.NewWriterSize(f, 1<<18)
	_, out.err = out.w.WriteString(strings.Join(header, ",") + "\n")
	return out
}

// put writes one row.
func (c *csvFile) put(values ...any) {
	if c.err != nil {
		return
	}
	c.row = c.row[:0]
	for i, v := range values {
		if i > 0 {
			c.row = append(c.row, ',')
		}
		c.value(v)
	}
	c.row = append(c.row, '\n')
	if c.err == nil {
		_, c.err = c.w.Write(c.row)
	}
}

func (c *csvFile) value(v any) {
	switch v := v.(type) {
	case nil:
	case string:
		c.row = append(c.row, '"')
		c.text(v)
		c.row = append(c.row, '"')
	case []any:
		c.row = append(c.row, '"')
		for i, e := range v {
			if i > 0 {
				c.row = append(c.row, c.delimiter)
			}
			if s, ok := e.(string); ok {
				if strings.IndexByte(s, c.delimiter) >= 0 {
					c.err = errDelimiter
				}
				c.text(s)
				continue
			}
			c.value(e)
		}
		c.row = append(c.row, '"')
	case int64:
		c.row = strconv.AppendInt(c.row, v, 10)
	case float64:
		c.row = strconv.AppendFloat(c.row, v, 'g', -1, 64)
	case bool:
		c.row = strconv.AppendBool(c.row, v)
	default:
		c.err = fmt.Errorf("export neo4j-admin: no way to write %T", v)
	}
}

// text adds a text, its quotes doubled.
func (c *csvFile) text(s string) {
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			c.row = append(c.row, s...)
			return
		}
		c.row = append(c.row, s[:i+1]...)
		c.row = append(c.row, '"')
		s = s[i+1:]
	}
}

// finish closes files after a reading that ended with err.
func finish(err error, files ...*csvFile) error {
	for _, c := range files {
		err = errors.Join(err, c.err)
		if c.f != nil {
			err = errors.Join(err, c.w.Flush(), c.f.Close())
		}
	}
	return err
}

// copy writes the rows of a stream, of which put says where each goes.
func (a *admin) copy(ctx context.Context, s *stream, put func(record) error, files ...*csvFile) error {
	err := a.src.do(ctx, s, func(r record) error {
		err := put(r)
		for _, c := range files {
			err = errors.Join(err, c.err)
		}
		return err
	})
	return finish(err, files...)
}

func (a *admin) meta(context.Context) error {
	c := a.create("meta.csv", "nodes=RelataMeta", "id:ID(RelataMeta)", "model:long")
	c.put("relata", int64(graph.ModelVersion))
	return finish(nil, c)
}

func (a *admin) articles(ctx context.Context) error {
	s := a.src.articles()
	c := a.create("articles.csv", "nodes=Article", idFields("Article", s.columns)...)
	return a.copy(ctx, s, func(r record) error { c.put(r...); return nil }, c)
}

func (a *admin) sentences(ctx context.Context) error {
	s := a.src.sentences()
	last := len(s.columns) - 1
	c := a.create("sentences.csv", "nodes=Sentence", idFields("Sentence", s.columns[:last])...)
	in := a.create("in_article.csv", "relationships=IN_ARTICLE", ":START_ID(Sentence)", ":END_ID(Article)")
	return a.copy(ctx, s, func(r record) error {
		c.put(r[:last]...)
		in.put(r[0], r[last])
		return nil
	}, c, in)
}

func (a *admin) entities(ctx context.Context) error {
	s := a.src.entities()
	c := a.create("entities.csv", "nodes", append([]string{":LABEL"}, idFields("Entity", s.columns)...)...)
	row := []any{nil}
	return a.copy(ctx, s, func(r record) error {
		label, err := a.src.label(r.text(0), r.text(1))
		row[0] = []any{"Entity", label}
		row = append(row[:1], r...)
		c.put(row...)
		return err
	}, c)
}

func (a *admin) mentions(ctx context.Context) error {
	s := a.src.mentions()
	c := a.create("mentions.csv", "relationships=MENTIONS", append([]string{":START_ID(Article)", ":END_ID(Entity)"}, fields(s.columns[2:])...)...)
	return a.copy(ctx, s, func(r record) error { c.put(r...); return nil }, c)
}

func (a *admin) statements(ctx context.Context) error {
	s := a.src.statements()
	own := len(s.columns) - 3
	c := a.create("statements.csv", "nodes=Statement", idFields("Statement", s.columns[:own])...)
	subject := a.create("subject.csv", "relationships=SUBJECT", ":START_ID(Statement)", ":END_ID(Entity)")
	object := a.create("object.csv", "relationships=OBJECT", ":START_ID(Statement)", ":END_ID(Entity)")
	evidence := a.create("evidence.csv", "relationships=EVIDENCE", ":START_ID(Statement)", ":END_ID(Sentence)")
	return a.copy(ctx, s, func(r record) error {
		c.put(r[:own]...)
		subject.put(r[0], r[own])
		object.put(r[0], r[own+1])
		evidence.put(r[0], r[own+2])
		return nil
	}, c, subject, object, evidence)
}

func (a *admin) speakers(ctx context.Context) error {
	s := a.src.speakers()
	c := a.create("attributed_to.csv", "relationships=ATTRIBUTED_TO", append([]string{":START_ID(Statement)", ":END_ID(Entity)"}, fields(s.columns[2:])...)...)
	return a.copy(ctx, s, func(r record) error { c.put(r...); return nil }, c)
}

// facts of all types have one file; the type is a column. The predicate of open facts is the last.
func (a *admin) facts(ctx context.Context) error {
	columns := a.src.facts().columns
	c := a.create("facts.csv", "relationships", append([]string{":TYPE", ":START_ID(Entity)", ":END_ID(Entity)"}, fields(columns[2:])...)...)
	row := make([]any, 0, len(columns)+1)
	err := a.src.eachFact(ctx, func(relation string, _ *stream, r record) error {
		row = append(append(row[:0], relation), r...)
		c.put(row...)
		return c.err
	})
	return finish(err, c)
}

// instructions writes the options of the import and how to use them.
func (a *admin) instructions() error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "--id-type=string\n--multiline-fields=true\n--array-delimiter=U+%04X\n--read-buffer-size=64m\n--bad-tolerance=0\n", a.delimiter)
	for _, o := range a.options {
		b.WriteString(o + "\n")
	}
	if err := os.WriteFile(filepath.Join(a.dir, "import.args"), b.Bytes(), 0o666); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(a.dir, "README.txt"), []byte(adminReadme), 0o666)
}

const adminReadme = `A graph of Relata, for the import tool of Neo4j 5 and later. In this folder, with the server stopped:

    neo4j-admin database import full neo4j --overwrite-destination @import.args

Start the server, then open the database once with Relata by a user who may make constraints: relata forget --store neo4j://HOST nothing
`
