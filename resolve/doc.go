// Package resolve decides which mentions of an article are one entity: a short name and the full one,
// a pronoun or a description and what it stands for.
//
// A Document and its Statements come in; the same statements with resolved arguments and the article's entities go out,
// each decision with its reason. A wrong antecedent is worse than none: what is unsure stays unresolved. Storing entities, and what
// several articles say about them, is left to package graph.
package resolve

import "relata/extract"

// An Entity is what one or more mentions of an article stand for.
type Entity struct {
	ID       string   // function of type and name: see ID
	Name     string   // fullest name in the article
	Type     string   // entity type of the schema
	Aliases  []string // other names used in the article, sorted
	Mentions int      // number of mentions in the article, pronouns included
}

// A Result is a resolved article.
type Result struct {
	Entities   []Entity            // in the order of first mention
	Statements []extract.Statement // their Argument.Entity index Entities
	Decisions  []Decision
}

// A Decision is why a mention was given to an entity, or left alone.
type Decision struct {
	Mention string
	Start   int    // code points
	Entity  int    // index in Entities; -1: left alone
	Reason  string // from a closed list: "same name", "last name", "acronym", "pronoun: subject", …
}
