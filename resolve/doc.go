// Package resolve decides which mentions of an article are one entity: a short name and the full one,
// a pronoun or a description and what it stands for.
//
// A Document and its Statements come in; the same statements with resolved arguments, and the article's
// entities, go out, each decision with its reason. Rules find what a pronoun or a description stands for, and a network that read marked news weighs
// their answer against the other entities mentioned before. A wrong antecedent is worse than none: what is unsure
// stays unresolved, and a statement that cannot do without it is dropped and counted. Storing entities,
// and what several articles say about them, is left to package graph.
package resolve

import (
	"relata/extract"
	"relata/nlp"
	"relata/schema"
)

// Options are what a resolver needs to know beside the document.
type Options struct {
	Schema  *schema.Schema
	Lexicon *nlp.Lexicon // classes of the document's language; may be nil
	// Antecedents weigh what pronouns and descriptions stand for; nil: rules alone decide.
	Antecedents *Antecedents
	// Asked is called for each pronoun and description with what the network reads of it; nil for none.
	Asked func(*Question)
}

// The lexicon classes that package resolve asks for.
const (
	FamilyNoun  nlp.Class = "family-noun"      // "famille", "brothers": with a surname, several; note: "before" or "after" it, and whether in the plural only
	FirstName   nlp.Class = "first-name"       // note: sex, "m", "f" or "mf"
	Title       nlp.Class = "title"            // "mme", "mr", "président"; note: sex, if the title tells
	Article     nlp.Class = "article"          // "le", "the": not part of a name
	LegalSuffix nlp.Class = "legal-suffix"     // "inc", "sas", "plc"
	TypeNoun    nlp.Class = "type-noun"        // "company", "romancier"; note: entity type that it describes
	Deciding    nlp.Class = "deciding-verb"    // before an indirect question: "décider", "determine"
	Whether     nlp.Class = "whether"          // before an indirect question
	Sector      nlp.Class = "sector-noun"      // note: "public", "private": what a body is never both
	Institution nlp.Class = "institution-noun" // "gouvernement", "police": definite without having been named before
	Lone        nlp.Class = "lone-noun"        // "nurse": a type noun that points back to nobody by itself
	Kind        nlp.Class = "kind-noun"        // "bank", "ministry": within a name, says what it is; note: "firm" or "body"
	Trade       nlp.Class = "trade-noun"       // "armateur", "publisher": somebody or a firm
	Rights      nlp.Class = "rights-noun"      // "droit": of anybody
	Joint       nlp.Class = "joint"            // "combined", "fusionné": of several together
	Company     nlp.Class = "company-noun"     // "company", "group": a firm of any kind
	Empty       nlp.Class = "empty-noun"       // "matter", "fait": of anything
	Demonym     nlp.Class = "demonym"          // "italien", "French"
	Region      nlp.Class = "region"           // "Bretagne": of those, what lies within a country; note: which
	Sexed       nlp.Class = "sexed-noun"       // "Frenchwoman"; note: sex
	Incoming    nlp.Class = "incoming"         // "nouveau": has just become so
	Epicene     nlp.Class = "epicene-noun"     // "artiste": of men and women alike
	Partisan    nlp.Class = "partisan"         // "Conservative": with an article, somebody of a party
	Native      nlp.Class = "native-noun"      // "natif": comes from a place
	PlaceNoun   nlp.Class = "place-noun"       // "ville", "state": what a place is, before its name; note: "town" or "country"
	Dwelling    nlp.Class = "dwelling-noun"    // "habitant", "border": what places have
	Leader      nlp.Class = "leader-noun"      // "PDG", "headquarters": what somebody or something is of a body
	Former      nlp.Class = "former"           // "ancien", "ex", "former"
	Then        nlp.Class = "then-noun"        // "époque": who was so then is so no longer
	Calling     nlp.Class = "calling-verb"     // its participle gives a name: "known as", "baptisé"
	AliasPhrase nlp.Class = "alias-phrase"     // between two names of one: "alias", "born", "de son vrai nom"
	Blaming     nlp.Class = "blaming-verb"     // for what its object did
	Spouse      nlp.Class = "spouse-noun"      // note: the sex of whose spouse it is, where a possessive does not tell: "mari" f
	PartyNoun   nlp.Class = "story-party"      // a definite one is somebody new, unless the text said so of somebody: "procureur", "minister"; note: of what kind
	Opponent    nlp.Class = "opponent-noun"    // who stands against whose it is: "rival"
	Joining     nlp.Class = "joining-verb"     // its subject and its object are together from then on: "rencontrer", "marry"
	Founding    nlp.Class = "founding-verb"    // its object did not exist before: "fonder", "start"
	Siding      nlp.Class = "siding-verb"      // its object without a clause is whom its subject is for: "soutenir"
	Charging    nlp.Class = "charging-verb"    // "arrest": its object is "the suspect"
	Appearing   nlp.Class = "appearing-verb"   // "comparaître": done by who was charged; with its object or complement, "stand trial"
	ChargeNoun  nlp.Class = "charging-noun"    // "procès", "arrest": of who was charged
	Accused     nlp.Class = "accused-noun"     // "defendant", "prévenu": who was charged with something
	Client      nlp.Class = "client-noun"      // "client": for whom a lawyer acts
	Counsel     nlp.Class = "counsel-noun"     // "lawyer": whom those have who were
	BlameMark   nlp.Class = "blame-mark"       // before that: "of", "for", "pour"
	OfMark      nlp.Class = "of-mark"          // "de", "of"
	Hypernym    nlp.Class = "hypernym"         // note: nouns; a noun that stands for whoever was called by one of them, "*" for any firm
	Holder      nlp.Class = "office-holder"    // "maire", "judge": stands for nobody who was not called so
	TownOffice  nlp.Class = "town-office"      // "maire", "mayor": of a town where nothing else is said
	Portfolio   nlp.Class = "portfolio-noun"   // "ministre", "secretary": holds an office that is about something
	AgeNoun     nlp.Class = "age-noun"         // "trentenaire"; note: from how many years on, for ten
	AgeUnit     nlp.Class = "age-unit"         // "an", "year"
	People      nlp.Class = "people"           // "French": alone behind an article, no single person
	AboutMark   nlp.Class = "about-mark"       // "quant à", "as for": whom the sentence is about
	SourceMark  nlp.Class = "source-mark"      // "selon", "according to"
	SpeakerWord nlp.Class = "speaker-word"     // "my", "nous": first and second person; note: "1s", "1p", "2"
	Epistemic   nlp.Class = "epistemic"        // "futur", "alleged"
	Epithet     nlp.Class = "epithet"          // "jeune", "outgoing": does not tell its bearer apart
	Medium      nlp.Class = "medium-noun"      // "quotidien", "broadcaster": what reports
	KnownBody   nlp.Class = "known-body"       // "CFDT", "FBI"; note: the noun for it
	PartNoun    nlp.Class = "partitive-noun"   // "share", "capital": stands for what it is part of
	Succeeding  nlp.Class = "succeeding-verb"  // "succéder", "replace"
	Successor   nlp.Class = "successor-noun"   // "successeur", "predecessor"
	PaperName   nlp.Class = "paper-name"       // "Times", "Figaro": in the name of a newspaper
	ClubName    nlp.Class = "club-name"        // "rovers": the last word of the names of sports clubs; note: "first" if it may be the first
	Club        nlp.Class = "club-noun"        // "club", "équipe": what they are called
	Reporting   nlp.Class = "reporting-verb"
	Count       nlp.Class = "count-word" // "two", "both"; note: how many
	Pair        nlp.Class = "pair-noun"  // "couple"; note: how many of which entity type
	Side        nlp.Class = "side-noun"  // "partner", "camp": who is so to another, of any type
	Latter      nlp.Class = "latter"     // "dernier", "premier"; note: "latter" or "former", "first" or "second" of two
)

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
	Decisions  []Decision          // in the order of the text
	Dropped    map[Drop]int        // statements left out, by reason
}

// A Decision is why a mention was given to an entity, or left alone.
type Decision struct {
	Mention string
	Start   int // code points
	Entity  int // index in Entities; -1: left alone
	Reason  Reason
}

// A Reason says on what a decision stands.
type Reason string

// The reasons.
const (
	SameName     Reason = "same name"
	LastName     Reason = "last name of a full name"
	GivenName    Reason = "first name of a full name"
	Initials     Reason = "initials with a last name"
	ShortForm    Reason = "short form of a longer name"
	Acronym      Reason = "acronym"
	Parenthesis  Reason = "acronym in parentheses"
	OtherName    Reason = "name that the text gives as another of its names"
	PronounRule  Reason = "pronoun: best agreeing antecedent"
	PluralRule   Reason = "plural pronoun: the names of a coordination"
	Ahead        Reason = "possessive: the subject behind it"
	Speaker      Reason = "first person: who says so"
	ClientRule   Reason = "client: for whom the lawyer acts"
	RelativeRule Reason = "relative: the noun that its clause hangs on"
	CountRule    Reason = "so many names as it counts"
	TellersBody  Reason = "firm of whoever says so"
	LatterRule   Reason = "the latter or the former"
	FoundedRule  Reason = "whom a clause says to have founded it"
	Description  Reason = "description used of it before"
	Topic        Reason = "what the article is about so far"
	SameNoun     Reason = "noun of a phrase before"
	NounOfType   Reason = "noun for its type, clear candidate"
	OnlyPerson   Reason = "description of the only person named so far"
	JustNamed    Reason = "description of the only person of the sentence before"
	OwnBody      Reason = "body where its possessor has a role"
	Presented    Reason = "new description of the only person or body of the sentence before"
	Named        Reason = "role of whom the article names next"
	Weighed      Reason = "weighed against what was mentioned before"
	Doer         Reason = "noun for what is asserted of one name alone"
	NoAntecedent Reason = "no antecedent that agrees"
	Ambiguous    Reason = "several antecedents alike"
)

// A Drop says why a statement was left out.
type Drop string

// The reasons for leaving a statement out.
const (
	UnresolvedSubject Drop = "subject is a pronoun without antecedent"
	UnresolvedObject  Drop = "object is a pronoun without antecedent"
	VagueDescription  Drop = "description that could be of several"
	Reflexive         Drop = "subject and object are the same entity"
	DomainBroken      Drop = "resolved argument has a type that the relation does not take"
	Repeated          Drop = "said already in the same sentence"
)
