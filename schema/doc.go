// Package schema is the ontology as data: entity types, relation types with domain and range, and for each
// language the wordings that express a relation. YAML files come in; a checked, immutable Schema goes out.
//
// Most programs need one call:
//
//	s, err := schema.Load()            // the built-in news ontology
//	s, err := schema.Load("mine.yaml") // a schema of one's own, or one that extends the built-in one
//
// The format is described in docs/schema.md. An error lists all that is wrong with a file, each with line, column and what to do:
// see Error. Matching wordings against sentences is left to package extract, making labels and
// relationships to package graph.
package schema
