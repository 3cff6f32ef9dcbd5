package extract

import (
	"encoding/json"

	"relata/nlp"
)

// A Modality says how far the sentence commits itself to a statement.
type Modality string

// The modalities. Asserted is the only one on which a fact may stand.
const (
	Asserted    Modality = "asserted"
	Planned     Modality = "planned"     // future, intention: "will sue", "prévoit d'ouvrir"
	Possible    Modality = "possible"    // may, reportedly, conditionnel de presse
	Conditional Modality = "conditional" // depends on a condition: "if …, X would sell"
	Question    Modality = "question"
)

// A Statement is one subject-predicate-object claim read in one sentence, with what the
// sentence does with it: denies it, doubts it, puts it in somebody's mouth.
type Statement struct {
	Article      string // the article's ID
	Subject      Argument
	Predicate    Predicate
	Object       Argument
	Negated      bool
	Modality     Modality
	AttributedTo []Argument // who says so, the innermost speaker first; empty: the article itself
	Qualifiers   Qualifiers
	Confidence   float64 // 0..1, calibrated: of statements at 0.8, eight in ten are right
	Evidence     Evidence
	Rule         string    // name of the Rule that read it
	Unnamed      bool      // stands only if its subject, a description, turns out to be somebody named: "the company raised $9 million"
	Features     []Feature // what the confidence was computed from; nil unless Options.Features
}

// An ArgumentKind says how the text refers to an argument.
type ArgumentKind uint8

// The kinds of argument.
const (
	Named   ArgumentKind = iota // by a name: "Elon Musk"
	Nominal                     // by a description: "the company", "le code source de Grok"
	Pronoun                     // by a pronoun or an omitted subject: "he", "ce dernier"
	Value                       // a literal: an amount, a date
	Omitted                     // not at all: the body that "the chief executive, Jane Roe" leads. Mention and Span are those of the noun that asks for it
)

// An Argument is what fills a role of a statement.
type Argument struct {
	Name     string // full name once resolved; before that, Mention without articles and titles
	Type     string // entity type of the schema, "" if nothing is known
	Mention  string // the words of the text, exactly
	Span     nlp.Span
	Kind     ArgumentKind
	Sentence int // index of the sentence it stands in
	Head     int // ID of its head word there
	Entity   int // index in the resolved article's entities; -1 until resolved, or none
}

// A Predicate is what a statement asserts.
type Predicate struct {
	Type  string // relation type of the schema, or the open relation's name: "STOCKER", "VIVRE_DANS"
	Text  string // the words of the text that assert it
	Lemma string // lemma of its head, with preposition or fixed object: "porter plainte contre"
	Open  bool   // not in the schema
	Span  nlp.Span
}

// Qualifiers narrow a statement; each is "" when the sentence does not give it.
type Qualifiers struct {
	Time    string `json:"time,omitempty"`   // ISO 8601 where it can be resolved, else the words
	Place   string `json:"place,omitempty"`  // name of the place
	Amount  string `json:"amount,omitempty"` // money or quantity, in the words of the text
	Share   string `json:"share,omitempty"`  // part held: "plus de 49%"
	Role    string `json:"role,omitempty"`   // title or function: "PDG"
	Of      string `json:"of,omitempty"`     // what somebody is accused of, suspected of
	To      string `json:"to,omitempty"`     // receiver, buyer
	From    string `json:"from,omitempty"`   // giver, seller, origin
	Kinship string `json:"kinship,omitempty"`
	Class   string `json:"class,omitempty"`
	Date    string `json:"date,omitempty"` // date of birth and the like
}

// Evidence is where a statement is written. Offsets are code points of the article's text.
type Evidence struct {
	Sentence       string // the sentence, exactly: the text from Start to End
	Start, End     int
	Index          int // of the sentence in the article
	SubjectSpan    nlp.Span
	PredicateSpan  nlp.Span
	ObjectSpan     nlp.Span
	AttributedSpan nlp.Span // empty when the statement is the article's own
}

type argumentJSON struct {
	Name    string `json:"name"`
	Type    string `json:"type,omitempty"`
	Mention string `json:"mention,omitempty"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

func (a Argument) asJSON() argumentJSON {
	return argumentJSON{a.Name, a.Type, a.Mention, a.Span.Start, a.Span.End}
}

type predicateJSON struct {
	Type  string `json:"type"`
	Text  string `json:"text"`
	Lemma string `json:"lemma"`
	Open  bool   `json:"open"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type evidenceJSON struct {
	Sentence string `json:"sentence"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// MarshalJSON writes the statement contract, one object: see docs/design.md, "The statement".
// Nested speakers stand in "attributed_to", the innermost one, and its "via".
func (st Statement) MarshalJSON() ([]byte, error) {
	type source struct {
		Name    string   `json:"name"`
		Type    string   `json:"type,omitempty"`
		Mention string   `json:"mention,omitempty"`
		Via     []string `json:"via,omitempty"`
	}
	var by *source
	for i, a := range st.AttributedTo {
		if i == 0 {
			by = &source{Name: a.Name, Type: a.Type, Mention: a.Mention}
			continue
		}
		by.Via = append(by.Via, a.Name)
	}
	return json.Marshal(struct {
		Article      string        `json:"article"`
		Subject      argumentJSON  `json:"subject"`
		Predicate    predicateJSON `json:"predicate"`
		Object       argumentJSON  `json:"object"`
		Negated      bool          `json:"negated"`
		Modality     Modality      `json:"modality"`
		AttributedTo *source       `json:"attributed_to"`
		Qualifiers   Qualifiers    `json:"qualifiers"`
		Confidence   float64       `json:"confidence"`
		Evidence     evidenceJSON  `json:"evidence"`
		Rule         string        `json:"rule,omitempty"`
	}{
		st.Article, st.Subject.asJSON(),
		predicateJSON{st.Predicate.Type, st.Predicate.Text, st.Predicate.Lemma, st.Predicate.Open, st.Predicate.Span.Start, st.Predicate.Span.End},
		st.Object.asJSON(), st.Negated, st.Modality, by, st.Qualifiers, st.Confidence,
		evidenceJSON{st.Evidence.Sentence, st.Evidence.Start, st.Evidence.End},
		st.Rule,
	})
}
