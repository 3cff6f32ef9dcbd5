package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"

	"relata/article"
	"relata/graph"
	"relata/resolve"
)

// A Job reads articles into a store. The zero value of the optional fields is usable.
type Job struct {
	Reader *Reader
	Store  graph.Store // safe for concurrent use: what it has is asked while it writes

	Workers int                 // articles read at once; 0: the number of processors
	Batch   int                 // articles written at once; 0: 128
	Again   bool                // read articles that the store already has as well
	Done    func(Done)          // called after each article, in the order of the input; nil for none
	Check   func(Reading) error // called on each reading before it is written; an error fails the article; nil for none
}

// A State says what became of an article.
type State string

// The states.
const (
	New     State = "new"     // read and written
	Changed State = "changed" // the store had it with another text, or read by another version
	Known   State = "known"   // the store has it, so it was not read
	Failed  State = "failed"
)

// Done is the end of one article.
type Done struct {
	ID         string // "" if the article could not even be read from its file
	State      State
	Err        error  // why it failed
	Source     string // file that it was read from
	Statements int
	Facts      int // statements that a fact may stand on
	Entities   int
	Warnings   []Warning // sentences that were not read, or not in full
}

// A Summary counts what a job did.
type Summary struct {
	New, Changed, Known int // articles
	Failed              []error
	Statements, Facts   int
	Entities            int                  // different ones
	Dropped             map[resolve.Drop]int // statements left out, by reason
	Warnings            int                  // sentences that were not read, or not in full
}

// Articles is how many articles there were.
func (s Summary) Articles() int { return s.New + s.Changed + s.Known + len(s.Failed) }

// An item is an article on its way through the job.
type item struct {
	article article.Article
	graph   *graph.Graph
	dropped map[resolve.Drop]int
	known   bool // by any hash
	done    Done
}

// batchBytes is how much text a batch holds at most, unless one article is longer.
const batchBytes = 2 << 20

// Run reads and writes all the articles. An article that cannot be read is kept in Summary.Failed under its name, and the
// rest goes on. The error is the store's or the context's: then the articles written before it are in the store, whole,
// and the summary counts them.
func (j *Job) Run(ctx context.Context, articles iter.Seq2[article.Article, error]) (Summary, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)

	// While one batch is written the next one is read.
	read := make(chan []*item)
	go func() {
		defer close(read)
		for batch := range j.batches(articles) {
			if err := j.readBatch(ctx, batch); err != nil {
				cancel(err)
				return
			}
			select {
			case read <- batch:
			case <-ctx.Done():
				return
			}
		}
	}()

	sum := summing{entities: map[string]bool{}}
	sum.Dropped = map[resolve.Drop]int{}
	for batch := range read {
		if ctx.Err() != nil {
			continue // the reader is on its way out
		}
		if err := j.write(ctx, batch); err != nil {
			cancel(err)
			continue
		}
		for _, it := range batch {
			sum.add(it)
			if j.Done != nil {
				j.Done(it.done)
			}
		}
	}
	return sum.Summary, context.Cause(ctx)
}

// batches cuts the stream into batches, bounded in number and in bytes.
func (j *Job) batches(articles iter.Seq2[article.Article, error]) iter.Seq[[]*item] {
	most := j.Batch
	if most <= 0 {
		most = 128
	}
	return func(yield func([]*item) bool) {
		var batch []*item
		size := 0
		for a, err := range articles {
			it := &item{article: a, done: Done{ID: a.ID, Source: a.Source}}
			if err != nil {
				it.fail(err)
			}
			batch = append(batch, it)
			size += len(a.Text)
			if len(batch) >= most || size >= batchBytes {
				if !yield(batch) {
					return
				}
				batch, size = nil, 0
			}
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

func (it *item) fail(err error) {
	it.graph, it.done = nil, Done{ID: it.article.ID, Source: it.article.Source, State: Failed, Err: err}
}

// readBatch reads what the store does not have yet.
func (j *Job) readBatch(ctx context.Context, batch []*item) error {
	if err := j.markKnown(ctx, batch); err != nil {
		return err
	}
	workers := j.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var wg sync.WaitGroup
	todo := make(chan *item)
	for range min(workers, len(batch)) {
		wg.Go(func() {
			for it := range todo {
				j.read(ctx, it)
			}
		})
	}
	for _, it := range batch {
		if it.done.State == "" {
			todo <- it
		}
	}
	close(todo)
	wg.Wait()
	return ctx.Err()
}

func (j *Job) markKnown(ctx context.Context, batch []*item) error {
	var ids []string
	for _, it := range batch {
		if it.done.State == "" {
			ids = append(ids, it.article.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	hashes, err := j.Store.Known(ctx, ids)
	if err != nil {
		return err
	}
	for _, it := range batch {
		hash, known := hashes[it.article.ID]
		if it.done.State != "" || !known {
			continue
		}
		it.known = true
		if !j.Again && hash == j.Reader.node(it.article).Hash {
			it.done.State = Known
		}
	}
	return nil
}

func (j *Job) read(ctx context.Context, it *item) {
	if ctx.Err() != nil {
		return // the batch is given up as a whole
	}
	reading, err := j.Reader.Read(ctx, it.article, Trace{})
	if err == nil && j.Check != nil {
		err = j.Check(reading)
	}
	if err == nil {
		it.graph, err = j.Reader.Graph(reading)
	}
	if err != nil {
		it.fail(&article.Error{Source: it.article.Source, Err: err})
		return
	}
	it.dropped, it.done.Warnings = reading.Dropped, reading.Warnings
	it.done.State = New
	if it.known {
		it.done.State = Changed
	}
	it.done.Statements = len(it.graph.Statements)
	it.done.Entities = len(it.graph.Entities)
	for _, st := range it.graph.Statements {
		if st.IsFact() {
			it.done.Facts++
		}
	}
}

// write writes a batch at once. If the store refuses something in it, the articles are written singly, so that only
// the one it refuses fails.
func (j *Job) write(ctx context.Context, batch []*item) error {
	var all graph.Graph
	for _, it := range batch {
		if it.graph != nil {
			join(&all, it.graph)
		}
	}
	if len(all.Articles) == 0 {
		return nil
	}
	err := j.Store.Write(ctx, &all)
	var refused *graph.CheckError
	if !errors.As(err, &refused) {
		return err
	}
	for _, it := range batch {
		if it.graph == nil {
			continue
		}
		switch err := j.Store.Write(ctx, it.graph); {
		case errors.As(err, &refused):
			it.fail(&article.Error{Source: it.article.Source, Err: fmt.Errorf("not a graph that can be stored: %w", err)})
		case err != nil:
			return err
		}
	}
	return nil
}

func join(all, g *graph.Graph) {
	all.Articles = append(all.Articles, g.Articles...)
	all.Sentences = append(all.Sentences, g.Sentences...)
	all.Entities = append(all.Entities, g.Entities...)
	all.Mentions = append(all.Mentions, g.Mentions...)
	all.Statements = append(all.Statements, g.Statements...)
}

type summing struct {
	Summary
	entities map[string]bool
}

func (s *summing) add(it *item) {
	switch it.done.State {
	case New:
		s.New++
	case Changed:
		s.Changed++
	case Known:
		s.Known++
	case Failed:
		s.Failed = append(s.Failed, it.done.Err)
		return
	}
	if it.graph == nil {
		return
	}
	s.Warnings += len(it.done.Warnings)
	s.Statements += it.done.Statements
	s.Facts += it.done.Facts
	for _, e := range it.graph.Entities {
		s.entities[e.ID] = true
	}
	s.Entities = len(s.entities)
	for _, reason := range slices.Sorted(maps.Keys(it.dropped)) {
		s.Dropped[reason] += it.dropped[reason]
	}
	it.graph = nil
}
