package ingest_test

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/article"
	"relata/graph"
	"relata/ingest"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// A memory is a store that keeps what each article brought, in the order of writing.
type memory struct {
	mu       sync.Mutex
	order    []string
	articles map[string]graph.Article
	rows     int
	refuse   string // article that it does not take
	broken   error
}

func (m *memory) Write(_ context.Context, g *graph.Graph) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken != nil {
		return m.broken
	}
	for _, a := range g.Articles {
		if a.ID == m.refuse {
			return &graph.CheckError{Kind: "article", ID: a.ID, Msg: "is refused"}
		}
	}
	for _, a := range g.Articles {
		m.order = append(m.order, a.ID)
		m.articles[a.ID] = a
	}
	m.rows += len(g.Statements)
	return nil
}

func (m *memory) Known(_ context.Context, ids []string) (map[string]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known := map[string]string{}
	for _, id := range ids {
		if a, ok := m.articles[id]; ok {
			known[id] = a.Hash
		}
	}
	return known, nil
}

func (m *memory) Forget(context.Context, []string) (int, error) { return 0, nil }

func (m *memory) Query(context.Context, string, map[string]any) iter.Seq2[graph.Row, error] {
	return func(func(graph.Row, error) bool) {}
}

func (m *memory) Change(context.Context, string, map[string]any, func(graph.Row)) ([]graph.Change, error) {
	return nil, nil
}

func (m *memory) Close() error { return nil }

func newMemory() *memory { return &memory{articles: map[string]graph.Article{}} }

func newReader(t *testing.T) *ingest.Reader {
	t.Helper()
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return ingest.NewReader(s, fr.Language(), en.Language())
}

func articles() iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for _, a := range []article.Article{
			{ID: "a", Language: "fr", Text: "Aline Caron, PDG de Voltéa, a présenté le projet."},
			{ID: "b", Language: "en", Text: "Orchard has acquired Tallis. Ruth Ellery is the chief executive of Orchard."},
			{ID: "c", Language: "de", Text: "Die Ministerin hat den Entwurf vorgestellt."},
			{ID: "d", Language: "fr", Text: "Voltéa n’a pas racheté Hydralpe."},
		} {
			if !yield(a, nil) {
				return
			}
		}
		yield(article.Article{}, &article.Error{Source: "e.txt", Err: article.ErrEmpty})
	}
}

func TestJob(t *testing.T) {
	t.Parallel()
	reader := newReader(t)
	for _, c := range []struct {
		name           string
		workers, batch int
	}{{"one by one", 1, 1}, {"together", 4, 32}, {"in pairs", 3, 2}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			store := newMemory()
			var done []string
			job := ingest.Job{Reader: reader, Store: store, Workers: c.workers, Batch: c.batch, Done: func(d ingest.Done) { done = append(done, d.ID+" "+string(d.State)) }}
			sum, err := job.Run(t.Context(), articles())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"a", "b", "d"}, store.order); diff != "" {
				t.Errorf("order of writing (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"a new", "b new", "c failed", "d new", " failed"}, done); diff != "" {
				t.Errorf("done (-want +got):\n%s", diff)
			}
			if sum.New != 3 || len(sum.Failed) != 2 || sum.Articles() != 5 || sum.Statements != store.rows || !errors.Is(sum.Failed[1], article.ErrEmpty) {
				t.Errorf("summary %+v", sum)
			}
			before := maps.Clone(store.articles)
			sum, err = job.Run(t.Context(), articles())
			if err != nil || sum.Known != 3 || sum.New != 0 {
				t.Errorf("second run: %+v, %v; want three known", sum, err)
			}
			if diff := cmp.Diff(before, store.articles); diff != "" {
				t.Errorf("second run changed (-before +after):\n%s", diff)
			}
		})
	}
}

func TestJobRefused(t *testing.T) {
	t.Parallel()
	store := newMemory()
	store.refuse = "b"
	job := ingest.Job{Reader: newReader(t), Store: store}
	sum, err := job.Run(t.Context(), articles())
	if err != nil || !slices.Equal(store.order, []string{"a", "d"}) || len(sum.Failed) != 3 {
		t.Errorf("%v written, %d failed, %v; want a and d, and three failed", store.order, len(sum.Failed), err)
	}
}

func TestJobStops(t *testing.T) {
	t.Parallel()
	store := newMemory()
	store.broken = errors.New("disk full")
	reader := newReader(t)
	if _, err := (&ingest.Job{Reader: reader, Store: store, Batch: 1}).Run(t.Context(), articles()); !errors.Is(err, store.broken) {
		t.Errorf("error %v, want %v", err, store.broken)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (&ingest.Job{Reader: reader, Store: newMemory()}).Run(ctx, articles()); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
