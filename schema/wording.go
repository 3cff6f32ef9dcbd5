package schema

// Wordings are the ways in which one language expresses the relations of a schema, by the lemma of the predicate's head word.
type Wordings struct {
	Language string
	byLemma  map[string][]Wording
}

// A Role says which argument of a predicate fills the subject or the object of a statement. It is written as in
// UD without subtypes: "subj", "obj", "iobj", "comp" (clausal complement), or a preposition: "contre", "of".
// Several are tried in order.
type Role []string

// A WordClass is the part of speech of a wording's head.
type WordClass string

// The word classes.
const (
	Verb WordClass = "verb" // "poursuivre", "porter plainte", "take over"
	Noun WordClass = "noun" // an event or a relation: "plainte", "acquisition", "filiale", "PDG"
	Adj  WordClass = "adj"  // "basé", "headquartered"
)

// A Wording maps a predicate and its argument frame to a relation type.
type Wording struct {
	Relation   string // relation type
	Class      WordClass
	Lemma      string          // of the head word: "porter"
	With       string          // further lemma it needs, an object, particle or fixed adverb: "plainte", "over"; "" for none
	WithRole   string          // the relation that With has to the head: "obj", "prt", "obl", "amod", …; "" any
	Subject    Role            // default {"subj"} for verbs, {"by", "of"}-like for nouns, as the file says
	Object     Role            // default {"obj"}
	Relational bool            // a noun that names its holder: "PDG", "filiale", "rival": "X, PDG de Y"
	RoleName   bool            // the noun itself is the value of the qualifier role ("PDG", "spokesman")
	Negated    bool            // the wording denies: "refuse to sell"
	Modality   string          // the wording shifts modality: "planned", "possible"; "" for none
	Qualifier  map[string]Role // further arguments: {"amount": {"pour", "for"}}
	Line       int             // in the file, for messages
}

// Of returns the wordings headed by a lemma, most specific (with a further lemma) first.
func (w *Wordings) Of(lemma string) []Wording {
	if w == nil {
		return nil
	}
	return w.byLemma[lemma]
}
