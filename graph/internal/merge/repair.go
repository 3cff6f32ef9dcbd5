package merge

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Damaged is the hash of an article of which something was taken out because it could not be trusted. No text has it, so that the
// next reading of the article replaces it.
const Damaged = "damaged"

// Repairs are what is wrong in a store: what is derived is derived anew, what is not is taken out.
type Repairs struct {
	Articles   []string    // to be marked as Damaged
	Sentences  []string    // to be taken out, with the statements that stand on them
	Mentions   [][2]string // article and entity, to be taken out
	Statements []string    // to be taken out, with sentences on which nothing stands any more
	Facts      []Key
	Doubled    []Key // of Facts, those of which there are several
	Entities   []Ref
}

// Empty says whether there is nothing to do.
func (r Repairs) Empty() bool {
	return len(r.Articles)+len(r.Sentences)+len(r.Mentions)+len(r.Statements)+len(r.Facts)+len(r.Entities) == 0
}

// A Repairer is a store that can be put right. It does so in one transaction.
type Repairer interface {
	Repair(ctx context.Context, r Repairs) error
}

// A RepairTx is a transaction that can also take out what nothing derives.
type RepairTx interface {
	Tx
	MarkArticles(ctx context.Context, ids []string) error
	DeleteSentences(ctx context.Context, ids []string) error
	DeleteMentions(ctx context.Context, pairs [][2]string) error
	DeleteStatements(ctx context.Context, ids []string) error
	// Undouble leaves one relationship of each fact, one with foreign properties if there is such.
	Undouble(ctx context.Context, keys []Key) error
}

// Repair puts right what is listed.
func Repair(ctx context.Context, tx RepairTx, r Repairs) error {
	if _, err := tx.LockArticles(ctx, slices.Compact(slices.Sorted(slices.Values(r.Articles))), false); err != nil {
		return fmt.Errorf("look up articles: %w", err)
	}
	facts, refs := map[Key]bool{}, map[string]Ref{}
	for _, k := range r.Facts {
		if k, ok := k.sound(); ok {
			facts[k] = true
			refs[k.Subject.ID], refs[k.Object.ID] = k.Subject, k.Object
		}
	}
	entities := map[string]Ref{}
	for _, e := range r.Entities {
		if e, ok := e.sound(); ok {
			entities[e.ID], refs[e.ID] = e, e
		}
	}
	if _, err := tx.LockEntities(ctx, sortedRefs(refs)); err != nil {
		return fmt.Errorf("look up entities: %w", err)
	}
	slices.SortFunc(r.Mentions, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"mark articles", func() error { return tx.MarkArticles(ctx, sorted(r.Articles)) }},
		{"take out sentences", func() error { return tx.DeleteSentences(ctx, sorted(r.Sentences)) }},
		{"take out mentions", func() error { return tx.DeleteMentions(ctx, r.Mentions) }},
		{"take out statements", func() error { return tx.DeleteStatements(ctx, sorted(r.Statements)) }},
		{"take out doubled facts", func() error { return tx.Undouble(ctx, r.Doubled) }},
		{"derive facts", func() error { return recomputeFacts(ctx, tx, facts) }},
		{"derive entities", func() error { return recomputeEntities(ctx, tx, entities) }},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
	}
	return nil
}

func sorted(ids []string) []string { return slices.Compact(slices.Sorted(slices.Values(ids))) }
