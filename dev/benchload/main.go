// Command benchload measures how fast a graph is loaded, beside what loads the same graph by other means.
//
//	go run ./dev/benchload -articles 10000
//
// Each way runs in a process of its own, on articles made from a seed (graph/storetest.News), and writes the same nodes and
// relationships with the same properties. What takes time is the writing: making the articles is not counted. A Neo4j is
// found by RELATA_TEST_NEO4J_URI (dev/neo4j/neo4j.sh run); ITS DATABASE IS EMPTIED.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"relata/schema"
)

// A way is one means of loading.
type way struct {
	name string
	what string
	run  func(context.Context, *bench) error
}

var ways = []way{
	{"neo4j", "Relata into Neo4j", relataNeo4j},
	{"neo4j-script", "hand-written UNWIND script, same driver", scriptNeo4j},
	{"graphrag", "writer of neo4j-graphrag (Python)", graphragNeo4j},
	{"kuzu", "Relata into the embedded store", relataKuzu},
	{"kuzu-copy", "COPY of files into empty tables of Kùzu", copyKuzu},
	{"kuzu-add", "Relata into an embedded store that is not empty", addKuzu},
	{"kuzu-merge", "hand-written prepared MERGE into Kùzu", mergeKuzu},
}

// A bench is one run of a way. Its fields are what is reported.
type bench struct {
	Way        string
	Articles   int
	Batch      int
	Statements int
	Rows       int           // nodes and relationships in the store at the end
	Took       time.Duration // of the writing
	Ending     time.Duration // of that, what came after the last batch
	First      float64       // statements a second in the first tenth
	Last       float64       // and in the last
	Peak       int           // MiB resident at most
	File       int           // MiB of the file that an embedded store is
	CPU        time.Duration // of this process, making the articles included; a server's is its own

	schema *schema.Schema
	tenths [10]struct {
		statements int
		took       time.Duration
	}
}

// warmUp is how many articles a way loads before it is measured.
const warmUp = 2000

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "benchload:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	f := flag.NewFlagSet("benchload", flag.ContinueOnError)
	articles := f.Int("articles", 10_000, "articles, each with some ten statements")
	batch := f.Int("batch", 0, "articles written at once; 0: what suits each way")
	only := f.String("only", "", "comma-separated ways (default: all)")
	child := f.String("child", "", "run one way in this process and print its result as JSON")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *child != "" {
		return runChild(ctx, *child, *articles, *batch, out)
	}
	for _, w := range ways {
		if *only != "" && !strings.Contains(","+*only+",", ","+w.name+",") {
			continue
		}
		b, err := spawn(ctx, w.name, *articles, *batch)
		if err != nil {
			fmt.Fprintf(out, "%-14s %v\n", w.name, err)
			continue
		}
		b.print(out, w.what)
	}
	return nil
}

func runChild(ctx context.Context, name string, articles, batch int, out io.Writer) error {
	s, err := schema.Builtin()
	if err != nil {
		return err
	}
	for _, w := range ways {
		if w.name != name {
			continue
		}
		var b *bench
		// Once before it counts: a Java server learns its queries, and the first way would pay for all.
		for _, n := range []int{min(articles, warmUp), articles} {
			b = &bench{Way: name, Articles: n, Batch: batch, schema: s}
			if err := w.run(ctx, b); err != nil {
				return err
			}
		}
		b.finish()
		return json.NewEncoder(out).Encode(b)
	}
	return fmt.Errorf("no way %q", name)
}

// spawn runs a way in a process of its own.
func spawn(ctx context.Context, name string, articles, batch int) (*bench, error) {
	//nolint:gosec // this program itself
	c := exec.CommandContext(ctx, os.Args[0], "-child", name, "-articles", fmt.Sprint(articles), "-batch", fmt.Sprint(batch))
	c.Stderr = os.Stderr
	text, err := c.Output()
	if err != nil {
		return nil, err
	}
	var b bench
	return &b, json.Unmarshal(text, &b)
}

// timed runs f, which writes the batch that begins with an article, and counts it into its tenth.
func (b *bench) timed(first, statements int, f func() error) error {
	start := time.Now()
	if err := f(); err != nil {
		return err
	}
	b.count(first, statements, time.Since(start))
	return nil
}

func (b *bench) count(first, statements int, took time.Duration) {
	t := &b.tenths[min(first*10/b.Articles, 9)]
	t.took += took
	t.statements += statements
}

func (b *bench) finish() {
	b.Took = b.Ending
	for _, t := range b.tenths {
		b.Took += t.took
		b.Statements += t.statements
	}
	speed := func(i int) float64 {
		if t := b.tenths[i]; t.took > 0 {
			return float64(t.statements) / t.took.Seconds()
		}
		return 0
	}
	b.First, b.Last = speed(0), speed(9)
	if b.Peak == 0 {
		b.Peak = peak()
	}
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) == nil {
		b.CPU = time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
}

func (b *bench) print(out io.Writer, what string) {
	tenths := "" // of a load of few batches there are none
	if b.First > 0 && b.Last > 0 {
		tenths = fmt.Sprintf("first tenth %.0f, last %.0f statements/s (%.2f times as long); ", b.First, b.Last, b.First/b.Last)
	}
	if b.Ending > 0 {
		tenths += fmt.Sprintf("%.1f s of it after the last batch; ", b.Ending.Seconds())
	}
	file := ""
	if b.File > 0 {
		file = fmt.Sprintf(", a file of %d MiB", b.File)
	}
	fmt.Fprintf(out, "%-14s %d articles by %d: %d rows in %.1f s: %.0f rows/s, %.0f statements/s; %s%d MiB at most%s, %.1f s of processor. %s\n",
		b.Way, b.Articles, b.Batch, b.Rows, b.Took.Seconds(), float64(b.Rows)/b.Took.Seconds(), float64(b.Statements)/b.Took.Seconds(),
		tenths, b.Peak, file, b.CPU.Seconds(), what)
}

// peak is how much memory this process held at most, in MiB; 0 where the system does not say.
func peak() int {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var kb int
		if _, err := fmt.Sscanf(lines.Text(), "VmHWM: %d kB", &kb); err == nil {
			return kb >> 10
		}
	}
	return 0
}

var errNoServer = errors.New("no Neo4j: RELATA_TEST_NEO4J_URI is not set (dev/neo4j/neo4j.sh run …)")
