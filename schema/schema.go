// Package schema is the ontology as data: entity types, relation types with domain and range, and for each
// language the wordings that express a relation. A YAML file comes in; a checked, immutable Schema goes out.
// Matching wordings against sentences is left to package extract.
package schema

// A Schema is a checked ontology. It is immutable and safe for concurrent use.
type Schema struct {
	Name      string
	Version   string
	Entities  []EntityType   // in the order of the file
	Relations []RelationType // in the order of the file

	entities  map[string]int
	relations map[string]int
	wordings  map[string]*Wordings // by language code
}

// An EntityType becomes a label in the graph.
type EntityType struct {
	Name    string
	Doc     string
	Literal bool // a value: a property of a statement rather than a node
}

// A RelationType becomes a relationship type in the graph.
type RelationType struct {
	Name       string
	Doc        string
	From, To   []string // entity types accepted; nil: any
	Symmetric  bool     // stored once, in canonical order
	SameKind   bool     // both arguments have the same entity type
	Qualifiers []string // names of the qualifiers it may carry
	Wikidata   []string // properties it aligns with: "P112"; "-P112" for the inverse direction
	Reported   bool     // its object may be a whole reported statement (SAID, ANNOUNCED)
	Examples   []Example
}

// An Example is a sentence and the statements that must be read in it; the tests run them.
type Example struct {
	Language string
	Text     string
	Want     []string // "SUES(Elon Musk, OpenAI)"
}

// Entity returns the entity type of that name.
func (s *Schema) Entity(name string) (EntityType, bool) {
	i, ok := s.entities[name]
	if !ok {
		return EntityType{}, false
	}
	return s.Entities[i], true
}

// Relation returns the relation type of that name.
func (s *Schema) Relation(name string) (RelationType, bool) {
	i, ok := s.relations[name]
	if !ok {
		return RelationType{}, false
	}
	return s.Relations[i], true
}

// Wordings returns a language's wordings; nil if the schema has none for it.
func (s *Schema) Wordings(language string) *Wordings { return s.wordings[language] }
