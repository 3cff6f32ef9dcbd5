package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"relata/graph"
	"relata/graph/storetest"
)

// graphragNeo4j hands the graph, batch by batch, to the writer of neo4j-graphrag (graphrag.py). That writer creates and never updates:
// it is given each node and each fact once, when it first comes up, which is less work than the others have.
func graphragNeo4j(ctx context.Context, b *bench) error {
	python := os.Getenv("RELATA_BENCH_GRAPHRAG")
	if python == "" {
		return errors.New("no neo4j-graphrag: RELATA_BENCH_GRAPHRAG is not set (make bench-load)")
	}
	d, err := emptied(ctx)
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	if b.Batch == 0 {
		b.Batch = 500
	}
	//nolint:gosec // the interpreter that the Makefile installed
	c := exec.CommandContext(ctx, python, "dev/benchload/graphrag.py")
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		return err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	if err := b.feed(json.NewEncoder(in), bufio.NewScanner(out)); err != nil {
		return errors.Join(err, c.Process.Kill(), c.Wait())
	}
	if err := in.Close(); err != nil {
		return err
	}
	if err := c.Wait(); err != nil {
		return fmt.Errorf("graphrag.py: %w", err)
	}
	b.Rows, err = counted(ctx, d)
	return err
}

// feed sends the batches and reads how many seconds each took.
func (b *bench) feed(to *json.Encoder, answers *bufio.Scanner) error {
	seen, first := map[string]bool{}, 0
	for g := range storetest.NewNews(b.schema, 7).Batches(0, b.Articles, b.Batch) {
		if err := to.Encode(forGraphrag(g, seen)); err != nil {
			return err
		}
		var seconds float64
		if !answers.Scan() {
			return errors.New("graphrag.py ended too soon")
		}
		if _, err := fmt.Sscan(answers.Text(), &seconds); err != nil {
			return fmt.Errorf("graphrag.py: %q", answers.Text())
		}
		b.count(first, len(g.Statements), time.Duration(seconds*float64(time.Second)))
		first += b.Batch
	}
	return nil
}

// forGraphrag is what a batch adds, as neo4j-graphrag names it. seen are the nodes and facts of the batches before.
func forGraphrag(g *graph.Graph, seen map[string]bool) row {
	var nodes, relationships []row
	isNew := func(key string) bool {
		was := seen[key]
		seen[key] = true
		return !was
	}
	node := func(id, label string, props row) {
		if isNew(id) {
			nodes = append(nodes, row{"id": id, "label": label, "properties": props})
		}
	}
	relationship := func(typ, from, to string, props row) {
		relationships = append(relationships, row{"type": typ, "start_node_id": from, "end_node_id": to, "properties": props})
	}
	s := gather(g)
	for _, a := range s.articles {
		node("Article"+a["id"].(string), "Article", a)
	}
	for _, x := range s.sentences {
		props := x["props"].(row)
		id := "Sentence" + props["id"].(string)
		node(id, "Sentence", props)
		relationship("IN_ARTICLE", id, "Article"+x["article"].(string), row{})
	}
	for typ, entities := range s.entities {
		for _, e := range entities {
			node(e["id"].(string), typ, e)
		}
	}
	for _, m := range s.mentions {
		relationship("MENTIONS", "Article"+m["article"].(string), m["entity"].(string), row{"count": m["count"], "names": m["names"]})
	}
	for _, st := range s.statements {
		props := st["props"].(row)
		id := "Statement" + props["id"].(string)
		node(id, "Statement", props)
		relationship("SUBJECT", id, st["subject"].(string), row{})
		relationship("OBJECT", id, st["object"].(string), row{})
		relationship("EVIDENCE", id, "Sentence"+st["sentence"].(string), row{})
	}
	for _, by := range s.speakers {
		relationship("ATTRIBUTED_TO", "Statement"+by["id"].(string), by["entity"].(string), row{"position": by["position"]})
	}
	fact := func(f row) {
		props := f["props"].(row)
		if isNew(fmt.Sprint(f["s"], props["type"], props["predicate"], f["o"])) {
			relationship(props["type"].(string), f["s"].(string), f["o"].(string), props)
		}
	}
	for _, facts := range s.facts {
		for _, f := range facts {
			fact(f)
		}
	}
	for _, f := range s.open {
		fact(f)
	}
	return row{"nodes": nodes, "relationships": relationships}
}
