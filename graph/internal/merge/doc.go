// Package merge is what every store does with a graph: which articles are new, what goes, which facts and entities follow
// from the statements and mentions that stand. A store gives a transaction (Tx) that reads and writes rows; the decisions are
// taken here, once.
//
// Facts and the names, counts and dates of entities are derived. Adding an article folds it into what is there; taking one out
// computes what it touched anew from what remains. Both ways give the same: every derived value is a sum, a minimum, a maximum or a
// union, so that neither order nor batches show.
package merge

import (
	"context"

	"relata/graph"
)

// A Ref is an entity with the label under which it is found.
type Ref struct{ ID, Type string }

// A Key is what makes a fact one fact.
type Key struct {
	Type            string // relation type; OpenType for open relations
	Predicate       string // name of the open relation; "" for the others
	Subject, Object Ref
}

// OpenType is the relationship type of open relations.
const OpenType = "RELATES_TO"

// A Fact is a derived relationship.
type Fact struct {
	Key
	Statements int     // that it stands on
	Sources    int     // independent ones among their articles: copies of one dispatch are one
	Confidence float64 // of the most confident one
	Statement  string  // ID of the most confident one, the smallest of several
	FirstSeen  string  // earliest publication date of a supporting article, "" if none has a date
	LastSeen   string
	Attributed bool              // all of them are somebody's claim
	Qualifiers map[string]string // of the most confident one
}

// An Entity is the derived state of an entity.
type Entity struct {
	Ref
	Name      string
	Aliases   []string // every name used, Name included, sorted
	Uses      []int64  // by alias: articles in which it is the fullest name
	Mentions  int
	FirstSeen string
	LastSeen  string
}

// A Support is a statement on which a fact stands.
type Support struct {
	Key
	Statement  string
	Confidence float64
	Attributed bool
	Article    string
	Published  string
	Bands      []int64 // of the article
	Qualifiers map[string]string
}

// A Mentioned is a mention with the date of its article.
type Mentioned struct {
	Ref
	Count     int
	Names     []string
	Published string
}

// A Tx is a transaction of a store. Nothing of it is seen by others before it is committed, which the store does when Write or
// Forget returns nil. All rows come sorted by key.
type Tx interface {
	// LockArticles returns the hashes of those articles that are there and keeps other writers off all of them; with create,
	// the others are to be made: by it, or by PutArticles.
	LockArticles(ctx context.Context, ids []string, create bool) (map[string]string, error)
	// Touched returns the entities and facts that have to do with the articles.
	Touched(ctx context.Context, articles []string) ([]Ref, []Key, error)
	// LockEntities returns the entities that are there, by ID, and keeps other writers off all of them. The others are to be made: by
	// it, or by the first that needs them of PutEntities and PutFacts.
	LockEntities(ctx context.Context, refs []Ref) (map[string]Entity, error)
	// Clear deletes sentences, statements and mentions of the articles.
	Clear(ctx context.Context, articles []string) error

	PutArticles(ctx context.Context, articles []graph.Article) error
	AddSentences(ctx context.Context, sentences []graph.Sentence) error
	AddMentions(ctx context.Context, mentions []graph.Mention) error
	AddStatements(ctx context.Context, statements []graph.Statement) error

	// AddFacts makes those of the facts that are not there, and returns the others as they are. The statement that
	// each names is one of an article that is being written.
	AddFacts(ctx context.Context, facts []Fact) (map[Key]Fact, error)
	// Supports returns the asserted, not negated statements of the facts.
	Supports(ctx context.Context, keys []Key) ([]Support, error)
	// Copied returns, of the given articles, those that share a band with another article of the store.
	Copied(ctx context.Context, articles []graph.Article) (map[string]bool, error)
	// MentionsOf returns all mentions of the entities.
	MentionsOf(ctx context.Context, refs []Ref) ([]Mentioned, error)

	// PutFacts sets facts, and makes those that are not there.
	PutFacts(ctx context.Context, facts []Fact) error
	DeleteFacts(ctx context.Context, keys []Key) error
	PutEntities(ctx context.Context, entities []Entity) error
	// DeleteEntities deletes those to which nothing is attached and that have no properties but ours; of the others
	// it clears the derived state.
	DeleteEntities(ctx context.Context, refs []Ref) error
	DeleteArticles(ctx context.Context, ids []string) error
}
