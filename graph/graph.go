// Package graph is the knowledge graph: its model, the Store that keeps it, and the saved queries (recipes).
//
// Resolved articles come in as a Graph; a Store merges it, so that writing twice is writing once. Facts (one relationship a type
// and pair) are derived from statements by the store. How an article is read is left to the packages before this one.
package graph

import (
	"context"
	"iter"
)

// ModelVersion is the version of the model below. A store says which one it holds.
const ModelVersion = 3

// Bands is how many bands an article has.
const Bands = 8

// A Graph is a batch of articles with all that stands on them. Whatever belongs to an article is in the same Graph as the article.
type Graph struct {
	Articles   []Article
	Sentences  []Sentence
	Entities   []Entity
	Mentions   []Mention
	Statements []Statement
}

// An Article is a source.
type Article struct {
	ID        string
	URL       string // or path
	Title     string
	Language  string
	Published string  // ISO 8601 date, "" unknown
	Hash      string  // of the text and of the version of what read it: equal hashes need no second reading
	Bands     []int64 // of its MinHash signature, Bands or none: articles that share one are copies of one dispatch
}

// A Sentence of an article that a statement stands on.
type Sentence struct {
	ID         string // article ID + "#" + index
	Article    string
	Index      int
	Text       string
	Start, End int // code points of the article
}

// An Entity is a node. Its name, aliases, count and dates in the store are derived from its mentions.
type Entity struct {
	ID   string
	Type string // label
	Name string // as the article names it most fully
}

// A Mention says that an article names an entity.
type Mention struct {
	Article string
	Entity  string
	Count   int
	Names   []string // names used, the fullest first
}

// A Statement is one claim read in one sentence.
type Statement struct {
	ID                           string // function of article, sentence, predicate, arguments, negation, modality and speaker
	Article                      string
	Sentence                     string // ID
	Subject                      string // entity ID
	Predicate                    string // relation type, or the open relation's name
	Open                         bool
	Object                       string // entity ID
	Negated                      bool
	Modality                     string
	AttributedTo                 []string // entity IDs, the innermost speaker first; speakers that stand for no entity are left out
	Attributed                   bool     // somebody's claim, whether or not the speaker is an entity
	Speaker                      string   // the innermost speaker in the words of the text, "" if none
	Confidence                   float64
	Text                         string // the words of the predicate
	Rule                         string
	Qualifiers                   map[string]string
	SubjectStart, SubjectEnd     int // code points of the article
	PredicateStart, PredicateEnd int
	ObjectStart, ObjectEnd       int
}

// IsFact says whether a fact relationship may stand on the statement: asserted and not negated.
func (s Statement) IsFact() bool { return !s.Negated && s.Modality == "asserted" }

// A Row is one row of a query's answer.
type Row struct {
	Keys   []string
	Values []any // nil, bool, int64, float64, string, []any, map[string]any, Node, Relationship, Path
}

// A Node is a node as a query returns it.
type Node struct {
	ID         string // the store's own
	Labels     []string
	Properties map[string]any
}

// A Relationship of a query's answer.
type Relationship struct {
	ID         string
	Type       string
	Start, End string // Node.ID
	Properties map[string]any
}

// A Path of a query's answer: len(Nodes) == len(Relationships)+1.
type Path struct {
	Nodes         []Node
	Relationships []Relationship
}

// A Change is how many things of a kind a query has changed, such as 2, "node", "created".
type Change struct {
	N          int
	Noun, What string
}

// A Sorter is a Store that sorts what a query asks for in an order, rather than walk along an index, and holds the answer in memory: a page of it costs as much
// as all pages.
type Sorter interface {
	Store
	Sorts()
}

// A Store keeps a graph. What it promises is what package storetest checks.
type Store interface {
	// Write merges g, all of it or nothing. Writing g twice is writing it once. An article that the store has with
	// another hash is replaced: what stood on the old text alone goes.
	Write(ctx context.Context, g *Graph) error
	// Known returns, of the given article IDs, those that the store has, with their hashes.
	Known(ctx context.Context, articles []string) (map[string]string, error)
	// Forget takes articles out, with what stood on them alone. It returns how many of them there were.
	Forget(ctx context.Context, articles []string) (int, error)
	// Query yields rows in the order that the query asks for, and otherwise in any. It does not change the store.
	Query(ctx context.Context, query string, params map[string]any) iter.Seq2[Row, error]
	// Change runs a query that may change the graph to its end, in one transaction: all of it or nothing. The function row gets the
	// rows of its answer, before it is known whether they stay. Change says what has changed, nil if the store does not count it.
	Change(ctx context.Context, query string, params map[string]any, row func(Row)) ([]Change, error)
	// Close releases the store.
	Close() error
}
