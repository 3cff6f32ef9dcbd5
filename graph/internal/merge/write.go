package merge

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"relata/graph"
)

// Write merges a prepared graph (graph.Prepare).
func Write(ctx context.Context, tx Tx, g *graph.Graph) error {
	ids := make([]string, len(g.Articles))
	for i, a := range g.Articles {
		ids[i] = a.ID
	}
	if len(ids) == 0 {
		return nil
	}
	known, err := tx.LockArticles(ctx, ids, true)
	if err != nil {
		return fmt.Errorf("look up articles: %w", err)
	}
	g, changed := News(g, known)
	if len(g.Articles) == 0 {
		return nil
	}
	w := writing{tx: tx, g: g, types: typesOf(g), articles: articlesOf(g)}
	return w.run(ctx, changed)
}

// News is what of g a store has not that knows these hashes of articles, and the articles of which it has another version.
func News(g *graph.Graph, known map[string]string) (*graph.Graph, []string) {
	var changed []string
	out := &graph.Graph{Entities: g.Entities}
	fresh := map[string]bool{}
	for _, a := range g.Articles {
		h, ok := known[a.ID]
		if ok && h == a.Hash {
			continue
		}
		if ok {
			changed = append(changed, a.ID)
		}
		fresh[a.ID] = true
		out.Articles = append(out.Articles, a)
	}
	out.Sentences = keep(g.Sentences, func(s graph.Sentence) bool { return fresh[s.Article] })
	out.Mentions = keep(g.Mentions, func(m graph.Mention) bool { return fresh[m.Article] })
	out.Statements = keep(g.Statements, func(s graph.Statement) bool { return fresh[s.Article] })
	return out, changed
}

func keep[T any](s []T, ok func(T) bool) []T {
	var out []T
	for _, v := range s {
		if ok(v) {
			out = append(out, v)
		}
	}
	return out
}

type writing struct {
	tx       Tx
	g        *graph.Graph
	types    map[string]string // of entities
	articles map[string]graph.Article
}

func (w *writing) run(ctx context.Context, changed []string) error {
	touched, gone, err := touched(ctx, w.tx, changed)
	if err != nil {
		return err
	}
	refs := maps.Clone(touched)
	for _, m := range w.g.Mentions {
		refs[m.Entity] = Ref{m.Entity, w.types[m.Entity]}
	}
	states, err := w.tx.LockEntities(ctx, sortedRefs(refs))
	if err != nil {
		return fmt.Errorf("look up entities: %w", err)
	}
	if len(changed) > 0 {
		if err := w.tx.Clear(ctx, changed); err != nil {
			return fmt.Errorf("clear old versions: %w", err)
		}
		if err := w.remaining(ctx, states, touched); err != nil {
			return fmt.Errorf("look up other mentions: %w", err)
		}
	}
	lost, err := w.entities(ctx, states, touched)
	if err != nil {
		return fmt.Errorf("write entities: %w", err)
	}
	facts, err := w.derive(ctx, gone)
	if err != nil {
		return fmt.Errorf("derive facts: %w", err)
	}
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"articles", func() error { return w.tx.PutArticles(ctx, w.g.Articles) }},
		{"sentences", func() error { return w.tx.AddSentences(ctx, w.g.Sentences) }},
		{"mentions", func() error { return w.tx.AddMentions(ctx, w.g.Mentions) }},
		{"statements", func() error { return w.tx.AddStatements(ctx, w.g.Statements) }},
		{"facts", func() error { return w.facts(ctx, facts, gone) }},
		{"entities", func() error { return w.tx.DeleteEntities(ctx, lost) }},
	} {
		if err := step.do(); err != nil {
			return fmt.Errorf("write %s: %w", step.what, err)
		}
	}
	return nil
}

// derive folds the new statements into the facts; those that lost a statement are computed anew, and those that are there and that a copy
// of another article supports: only all their articles together tell how many sources they have. Facts that are new are made on the way, and
// are not among the result. It reads before any statement is written: Kùzu 0.11.2 does not find all relationships that are not committed yet.
func (w *writing) derive(ctx context.Context, lost map[Key]bool) (map[Key]Fact, error) {
	supports := supportsOf(w.g.Statements, w.types, w.articles)
	added := factsOf(supports)
	fresh := make([]Fact, 0, len(added))
	for _, k := range sortedKeys(added) {
		if !lost[k] {
			fresh = append(fresh, added[k])
		}
	}
	there, err := w.tx.AddFacts(ctx, fresh)
	if err != nil {
		return nil, err
	}
	copied, err := w.copied(ctx, supports, there)
	if err != nil {
		return nil, err
	}
	anew := maps.Clone(lost)
	maps.Copy(anew, copied)
	rest, err := w.tx.Supports(ctx, sortedKeys(anew))
	if err != nil {
		return nil, err
	}
	for _, s := range supports {
		if anew[s.Key] {
			rest = append(rest, s)
		}
	}
	facts := factsOf(rest)
	for k, old := range there {
		if !anew[k] {
			old.join(added[k])
			facts[k] = old
		}
	}
	return facts, nil
}

// facts writes the facts, and takes out those that lost their last statement.
func (w *writing) facts(ctx context.Context, facts map[Key]Fact, lost map[Key]bool) error {
	put := make([]Fact, 0, len(facts))
	for _, k := range sortedKeys(facts) {
		put = append(put, facts[k])
	}
	if err := w.tx.PutFacts(ctx, put); err != nil {
		return err
	}
	var gone []Key
	for _, k := range sortedKeys(lost) {
		if _, ok := facts[k]; !ok {
			gone = append(gone, k)
		}
	}
	return w.tx.DeleteFacts(ctx, gone)
}

// copied are those of the facts that are there that a copy of another article supports. The facts' entities are locked, so that no article
// that supports one of them is still to be seen.
func (w *writing) copied(ctx context.Context, supports []Support, there map[Key]Fact) (map[Key]bool, error) {
	ask := map[string]bool{}
	for _, s := range supports {
		if there[s.Key].Statements > 0 && len(s.Bands) > 0 {
			ask[s.Article] = true
		}
	}
	if len(ask) == 0 {
		return nil, nil
	}
	copies, err := w.tx.Copied(ctx, keep(w.g.Articles, func(a graph.Article) bool { return ask[a.ID] }))
	if err != nil {
		return nil, fmt.Errorf("look for copies: %w", err)
	}
	keys := map[Key]bool{}
	for _, s := range supports {
		if copies[s.Article] && there[s.Key].Statements > 0 {
			keys[s.Key] = true
		}
	}
	return keys, nil
}

// remaining puts what other articles give in the place of the states of entities that lost a mention. It is read before the new mentions
// are written: Kùzu 0.11.2 gives lists that are not committed yet to the wrong relationships.
func (w *writing) remaining(ctx context.Context, states map[string]Entity, lost map[string]Ref) error {
	mentions, err := w.tx.MentionsOf(ctx, sortedRefs(lost))
	if err != nil {
		return err
	}
	for id := range lost {
		delete(states, id)
	}
	maps.Copy(states, entitiesOf(mentions))
	return nil
}

// entities folds the new mentions into the entities and writes them. It returns those that lost a mention and that nothing mentions any
// more: they can go when nothing hangs on them.
func (w *writing) entities(ctx context.Context, states map[string]Entity, touched map[string]Ref) (lost []Ref, err error) {
	for _, m := range w.g.Mentions {
		e := states[m.Entity]
		e.Add(Mentioned{Ref{m.Entity, w.types[m.Entity]}, m.Count, m.Names, w.articles[m.Article].Published})
		states[m.Entity] = e
	}
	var put []Entity
	for _, id := range slices.Sorted(maps.Keys(states)) {
		if states[id].ID != "" {
			put = append(put, states[id])
		}
	}
	for _, r := range sortedRefs(touched) {
		if states[r.ID].ID == "" {
			lost = append(lost, r)
		}
	}
	return lost, w.tx.PutEntities(ctx, put)
}

// Forget takes articles out and returns how many of them there were.
func Forget(ctx context.Context, tx Tx, articles []string) (int, error) {
	ids := slices.Compact(slices.Sorted(slices.Values(articles)))
	if len(ids) == 0 {
		return 0, nil
	}
	known, err := tx.LockArticles(ctx, ids, false)
	if err != nil {
		return 0, fmt.Errorf("look up articles: %w", err)
	}
	ids = slices.Sorted(maps.Keys(known))
	if len(ids) == 0 {
		return 0, nil
	}
	entities, facts, err := touched(ctx, tx, ids)
	if err != nil {
		return 0, err
	}
	if _, err := tx.LockEntities(ctx, sortedRefs(entities)); err != nil {
		return 0, fmt.Errorf("look up entities: %w", err)
	}
	if err := tx.Clear(ctx, ids); err != nil {
		return 0, fmt.Errorf("clear articles: %w", err)
	}
	if err := tx.DeleteArticles(ctx, ids); err != nil {
		return 0, fmt.Errorf("delete articles: %w", err)
	}
	if err := recomputeFacts(ctx, tx, facts); err != nil {
		return 0, fmt.Errorf("derive facts: %w", err)
	}
	if err := recomputeEntities(ctx, tx, entities); err != nil {
		return 0, fmt.Errorf("derive entities: %w", err)
	}
	return len(ids), nil
}

func touched(ctx context.Context, tx Tx, articles []string) (map[string]Ref, map[Key]bool, error) {
	entities, facts := map[string]Ref{}, map[Key]bool{}
	if len(articles) == 0 {
		return entities, facts, nil
	}
	refs, keys, err := tx.Touched(ctx, articles)
	if err != nil {
		return nil, nil, fmt.Errorf("look up what the articles say: %w", err)
	}
	for _, r := range refs {
		if r, ok := r.sound(); ok {
			entities[r.ID] = r
		}
	}
	for _, k := range keys {
		if k, ok := k.sound(); ok {
			facts[k] = true
		}
	}
	return entities, facts, nil
}

func recomputeFacts(ctx context.Context, tx Tx, keys map[Key]bool) error {
	if len(keys) == 0 {
		return nil
	}
	supports, err := tx.Supports(ctx, sortedKeys(keys))
	if err != nil {
		return err
	}
	facts := factsOf(supports)
	var put []Fact
	var gone []Key
	for _, k := range sortedKeys(keys) {
		if f, ok := facts[k]; ok {
			put = append(put, f)
		} else {
			gone = append(gone, k)
		}
	}
	if err := tx.PutFacts(ctx, put); err != nil {
		return err
	}
	return tx.DeleteFacts(ctx, gone)
}

func recomputeEntities(ctx context.Context, tx Tx, refs map[string]Ref) error {
	if len(refs) == 0 {
		return nil
	}
	mentions, err := tx.MentionsOf(ctx, sortedRefs(refs))
	if err != nil {
		return err
	}
	entities := entitiesOf(mentions)
	var put []Entity
	var gone []Ref
	for _, r := range sortedRefs(refs) {
		if e, ok := entities[r.ID]; ok {
			put = append(put, e)
		} else {
			gone = append(gone, r)
		}
	}
	if err := tx.PutEntities(ctx, put); err != nil {
		return err
	}
	return tx.DeleteEntities(ctx, gone)
}

func sortedRefs(m map[string]Ref) []Ref { return slices.SortedFunc(maps.Values(m), CompareRefs) }
