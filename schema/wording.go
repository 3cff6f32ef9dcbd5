package schema

import "strings"

// Wordings are the ways in which one language expresses the relations of a schema, by the lemma of the predicate's head word.
type Wordings struct {
	Language     string
	Prepositions []string  // lemmas that may stand as roles, in the order of the files; nil: any
	all          []Wording // in the order of the files
	byLemma      map[string][]Wording
	lemmas       []string // in the order in which they first stand in the files
}

// A Role says which argument of a predicate fills the subject or the object of a statement. Several are
// tried in order; the subject is filled first, and no word fills two roles. A role is a grammatical one
// (see the Role constants) or the lemma of a preposition, "contre", "of", "auprès de": a dependent of the head,
// or of the further word With, that it marks. The same preposition as the only role of both subject and object
// asks for two coordinated dependents ("rivalité entre A et B").
type Role []string

// The grammatical roles, as in UD without subtypes and after the passive has been turned: the subject of a
// passive verb has the role obj, its agent the role subj.
const (
	RoleSubj     = "subj"     // subject; of a noun or adjective, that of its copula, or the noun that it describes
	RoleObj      = "obj"      // direct object
	RoleIobj     = "iobj"     // indirect object without a preposition
	RoleComp     = "comp"     // clausal complement
	RoleSelf     = "self"     // who or what the noun itself names: "X" in "X, PDG de Y"
	RolePoss     = "poss"     // possessive: "his", "son", "Y's"
	RoleCompound = "compound" // noun before the noun: "the Y chief executive"
	RoleFurther  = "further"  // what the further lemma names: "a report" in "released a report"
	RoleAmod     = "amod"     // adjective of a place or body: "le président français"
)

// IsGrammatical says whether a role is a grammatical one rather than a preposition.
func IsGrammatical(role string) bool {
	switch role {
	case RoleSubj, RoleObj, RoleIobj, RoleComp, RoleSelf, RolePoss, RoleCompound, RoleFurther, RoleAmod:
		return true
	}
	return false
}

// A WordClass is the part of speech of a wording's head.
type WordClass string

// The word classes.
const (
	Verb WordClass = "verb" // "poursuivre", "porter plainte", "take over"
	Noun WordClass = "noun" // an event or a relation: "plainte", "acquisition", "filiale", "PDG"
	Adj  WordClass = "adj"  // "basé", "headquartered"
)

// AnyName is the lemma of a wording that holds for each name: "ChatGPT d'OpenAI" has a maker that nothing but the two
// types tells. The types of both arguments must be known.
const AnyName = "*"

// AnyOf is the lemma of a wording that holds for each common noun that describes an entity of a type, where no wording of its own
// fits: whoever is "a N at Y", as long as N describes people, works for Y.
func AnyOf(entity string) string { return AnyName + entity }

// A Wording maps a predicate and its argument frame to a relation type.
type Wording struct {
	Relation   string // relation type; "": an idiom that stays an open relation, however well a wording after it fits
	Class      WordClass
	Lemma      string          // of the head word: "porter"; AnyName for a noun that is a name, AnyOf a type for one that describes it
	Reflexive  bool            // a verb that stands with its reflexive pronoun: "se rendre"; false: never with one
	With       string          // further lemma it needs, an object, particle or fixed adverb: "plainte", "over"; "" for none
	WithCase   string          // preposition that With must carry: "en" of "mettre en examen"; "": with or without any
	WithRole   string          // the relation that With has to the head: "obj", "prt", "obl", "amod", …; "" any
	Subject    Role            // default subj for verbs and adjectives, self for relational nouns
	Object     Role            // default obj for verbs
	From, To   []string        // entity types that the arguments must be known to have; nil: what the relation says
	Relational bool            // a noun that names its holder: "PDG", "filiale", "rival": "X, PDG de Y"
	RoleName   bool            // the noun itself is the value of the qualifier role ("PDG", "spokesman")
	Kinship    bool            // the noun itself is the value of the qualifier kinship ("fille", "wife")
	Negated    bool            // the wording denies: "refuse to sell"
	Modality   string          // the wording shifts modality: "planned", "possible"; "" for none
	Also       bool            // holds beside the wording that is chosen: who sells to somebody makes a buyer of them
	Qualifier  map[string]Role // further arguments: {"amount": {"pour", "for"}}
	File       string          // where it stands, for messages
	Line       int             // in the file, from 1
}

// Of returns the wordings headed by a lemma, in any case of letters, most specific (with a further lemma) first, and otherwise in the order
// of the files. Two wordings may map the same frame to two relations: "lancer" is FOUNDED with an Organization and LAUNCHED
// with a Product; domain and range decide, and the first that accepts the arguments wins. The slice belongs to the schema.
func (w *Wordings) Of(lemma string) []Wording {
	if w == nil {
		return nil
	}
	return w.byLemma[strings.ToLower(lemma)]
}

// Lemmas are the lemmas of all heads, in the order in which they first stand in the files: the frequent ones first.
func (w *Wordings) Lemmas() []string {
	if w == nil {
		return nil
	}
	return append([]string(nil), w.lemmas...)
}

// Len is the number of wordings.
func (w *Wordings) Len() int {
	n := 0
	if w != nil {
		for _, l := range w.byLemma {
			n += len(l)
		}
	}
	return n
}

// specificity orders the wordings of one lemma.
func (w *Wording) specificity() int {
	switch {
	case w.With != "" && w.WithCase != "":
		return 3
	case w.With != "":
		return 2
	case w.Reflexive:
		return 1
	}
	return 0
}
