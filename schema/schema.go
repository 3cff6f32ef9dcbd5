package schema

import (
	"maps"
	"slices"
)

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
	Name     string
	Doc      string
	Examples []string
	Literal  bool // a value: a property of a statement rather than a node
}

// Statement is the range of a relation whose object is a whole reported statement (SAID). It is no entity type.
const Statement = "Statement"

// A RelationType becomes a relationship type in the graph.
type RelationType struct {
	Name       string
	Doc        string
	From, To   []string // entity types accepted; nil: any but literals
	Symmetric  bool     // stored once, in canonical order
	SameKind   bool     // both arguments have the same entity type
	Qualifiers []string // names of the qualifiers it may carry beside time and place
	Wikidata   []string // properties it aligns with: "P112"; "-P112" for the inverse direction
	Reported   bool     // its object may be a whole reported statement (SAID, ANNOUNCED)
	Examples   []Example
}

// An Example is a sentence and the statements that must be read in it; the tests run them.
type Example struct {
	Language string
	Text     string
	Want     []string // "SUES(Elon Musk, OpenAI)": see ParseWanted
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

// Languages are the codes of the languages that have wordings, sorted.
func (s *Schema) Languages() []string { return slices.Sorted(maps.Keys(s.wordings)) }

// Accepts says whether entities of the given types may be subject and object of a relation. The empty string is an
// unknown type and fits everywhere; Statement fits where the relation is Reported. A relation that the schema
// does not have accepts nothing.
func (s *Schema) Accepts(relation, from, to string) bool {
	r, ok := s.Relation(relation)
	if !ok || !s.fits(r.From, from, false) || !s.fits(r.To, to, r.Reported) {
		return false
	}
	return !r.SameKind || from == "" || to == "" || from == to
}

func (s *Schema) fits(types []string, t string, reported bool) bool {
	switch {
	case t == "":
		return true
	case t == Statement:
		return reported
	case types != nil:
		return slices.Contains(types, t)
	}
	e, ok := s.Entity(t)
	return ok && !e.Literal
}

// Fits is Accepts for a wording, which may ask for more than its relation does: where it names types of its own,
// or stands for any name, an unknown type does not fit.
func (s *Schema) Fits(w *Wording, from, to string) bool {
	return s.Accepts(w.Relation, from, to) && w.narrower(w.From, from) && w.narrower(w.To, to)
}

func (w *Wording) narrower(types []string, t string) bool {
	if types == nil {
		return t != "" || w.Lemma != AnyName
	}
	return slices.Contains(types, t)
}
