package extract

import "relata/nlp"

// The classes of the lexicon that package extract asks for. "Note" says what a lemma's note means.
const (
	// Words of grammar.
	Negation        nlp.Class = "negation"          // "pas", "jamais", "not", "never"
	NegativeWord    nlp.Class = "negative-word"     // determiners and pronouns: "aucun", "personne", "no", "nobody"
	NotYet          nlp.Class = "not-yet"           // "yet" before an infinitive: what it says has not happened
	NotOnly         nlp.Class = "not-only"          // undoes a negation before it: "seulement", "only", "just"
	Particle        nlp.Class = "negative-particle" // does not negate by itself: "ne"
	ModalAux        nlp.Class = "modal"             // note: modality it gives: "pouvoir" possible, "will" planned
	Epistemic       nlp.Class = "epistemic"         // adverbs and adjectives; note: modality: "reportedly" possible, "futur" planned
	IfMark          nlp.Class = "if-mark"           // "si", "if", "unless", "à condition que"
	PurposeMark     nlp.Class = "purpose-mark"      // "pour", "afin de", "to"
	WithoutMark     nlp.Class = "without-mark"      // "sans", "without", "instead of"
	GoverningVerb   nlp.Class = "governing-verb"    // with the preposition of its argument: "look for", "se opposer à"
	GovernedMark    nlp.Class = "governed-mark"     // a preposition that mostly opens an argument, not an adverbial: "against", "contre"
	SourceMark      nlp.Class = "source-mark"       // names who says so: "selon", "according to"
	OpinionMark     nlp.Class = "opinion-mark"      // before the sentence, names whose opinion it is: "pour"
	PastFuture      nlp.Class = "past-future"       // auxiliary of the future seen from the past: "would"
	ActiveAux       nlp.Class = "active-aux"        // auxiliary of the active voice alone: "avoir", "have"
	AgentMark       nlp.Class = "agent-mark"        // "par", "by"
	DativeMark      nlp.Class = "dative-mark"       // "à", "to"
	EquityNoun      nlp.Class = "equity-noun"       // "capital", "share": what there is to own of a firm
	PluralNoun      nlp.Class = "plural-noun"       // "fonds", "family": bodies, but something else in the plural with nothing beside the noun; note: its type, none for a Concept
	GiverMark       nlp.Class = "giver-mark"        // "from", "auprès de": before who gives
	RankComplement  nlp.Class = "rank-complement"   // "en chef", "at large": what rank somebody has, between a role and what it is in
	PostTitle       nlp.Class = "post-title"        // an adjective behind the title that it belongs to: "Attorney General", "president-elect"
	ShortTitle      nlp.Class = "short-title"       // "Gov."; note: the noun that it is short for
	ForceNoun       nlp.Class = "force-noun"        // "policier", "officer": in the plural they act for the body that they are of
	PersonalPronoun nlp.Class = "personal-pronoun"  // stands for persons alone: "she"; French has none
	RoleMark        nlp.Class = "role-mark"         // "comme", "as", "en tant que"
	Including       nlp.Class = "inclusion-mark"    // names members of a group: "dont", "including", "such as"
	PlaceMark       nlp.Class = "place-mark"        // "à", "in": location of a clause
	InMark          nlp.Class = "in-mark"           // "à", "in": what stands before it is in the place behind it
	TopicMark       nlp.Class = "topic-mark"        // of what, not of whom: behind somebody it belongs to the verb: "over", "après"
	ButMark         nlp.Class = "but-mark"          // joins what is meant to what is not: "mais", "but"
	WithMark        nlp.Class = "with-mark"         // "avec", "with"
	WorkplaceMark   nlp.Class = "workplace-mark"    // before the body that somebody does something in: "chez", "at"
	CompanionMark   nlp.Class = "companion-mark"    // before who does the same as the subject: "aux côtés de", "alongside"
	SingleNumeral   nlp.Class = "single-numeral"    // counts one of a group: "un", "one"
	AmongMark       nlp.Class = "among-mark"        // of a group that something is counted in: "parmi", "among"
	CliticRole      nlp.Class = "clitic-role"       // note: prepositions it stands for, joined by "|": "en" de, "y" à|dans|en
	Vague           nlp.Class = "vague-pronoun"     // stands for nobody in particular: "on", "ce", "cela", "that"

	OfMark nlp.Class = "of-mark" // possession: "de", "of"

	ThingRelative nlp.Class = "thing-relative" // relative pronoun that stands for no person: "which"

	// Verbs.
	Inverting      nlp.Class = "inverting-aux"     // before its subject, stands for "if": "had", "should"
	Undergo        nlp.Class = "undergo-verb"      // its subject is whom the event of its object happens to: "subir", "face"
	UndergoMark    nlp.Class = "undergo-mark"      // prepositions that do the same: "face à" in "faire face à"
	Reporting      nlp.Class = "reporting-verb"    // note: what it does to what is said: "" asserted, "deny", "ask", or a modality
	Exclaiming     nlp.Class = "exclaiming-verb"   // reports with its reflexive pronoun: "s'indigner"
	Embedding      nlp.Class = "embedding-verb"    // note: what it does to its complement: "negated", "asserted", a modality, or "hesitant": possible, asserted where it is denied
	ObjectControl  nlp.Class = "object-control"    // "contraindre X à", "urge X to"; note "dative": "permettre à X de", or its preposition: "call on X to"
	Urging         nlp.Class = "urging-verb"       // by it somebody tells, asks or forces somebody to do something
	Resigning      nlp.Class = "resigning-verb"    // without an object, its subject leaves a post: "démissionner", "step down"
	Succeeding     nlp.Class = "succeeding-verb"   // its subject has the post of its object after it: "succéder", "replace"
	Successor      nlp.Class = "successor-noun"    // who has the post of its possessor after or before: "successeur", "predecessor"
	ComplementMark nlp.Class = "complement-mark"   // before a gerund that is a complement of the verb right before it: "of", "about"
	Allegation     nlp.Class = "allegation-noun"   // what is said against somebody: to reject it is to deny it
	SourceNoun     nlp.Class = "source-noun"       // whose possessor says so; note: its preposition: "in A's view", "de l'aveu de A"
	Having         nlp.Class = "having-verb"       // its object is somebody's: "avoir", "have"
	Stake          nlp.Class = "stake-noun"        // a part of a firm that changes hands: "stake", "participation"
	Respective     nlp.Class = "respective-adverb" // "respectively": each with its own
	Afterwards     nlp.Class = "after-mark"        // before what was done before: "après", "after"
	Winning        nlp.Class = "winning-verb"      // its subject gets what it competed for: "remporter", "win"
	Contract       nlp.Class = "contract-noun"     // what firms win: "contrat", "order"
	Acquitting     nlp.Class = "acquitting-verb"   // clears somebody of a deed: "acquitter", "acquit"
	Guilty         nlp.Class = "guilty"            // "coupable", "guilty"
	Seeming        nlp.Class = "seeming-verb"      // its complement tells what its subject is: "turn out to be", "continue to be"
	CompanyNoun    nlp.Class = "company-noun"      // a firm of any kind: "le géant", "maker"
	Before         nlp.Class = "before-mark"       // before an infinitive of what came later: "avant de"
	Unproven       nlp.Class = "unproven"          // says of a role that nobody has proved it: "présumé", "alleged"
	Manner         nlp.Class = "manner-noun"       // how something is decided: "unanimité", "majority"
	Singling       nlp.Class = "singling"          // "premier", "only": of the one who did it
	League         nlp.Class = "league-noun"       // in whose name clubs play: "league", "championnat"
	ContentMark    nlp.Class = "content-mark"      // before a clause that says what a verb or noun holds: "that", "que"
	AgainstMark    nlp.Class = "against-mark"      // before what somebody is opposed to doing
	FutureMark     nlp.Class = "future-mark"       // between a copula and an infinitive: "due to"
	ControlMark    nlp.Class = "control-mark"      // before what the object of a verb of control does, or does not: "from", "against"
	SubjectControl nlp.Class = "subject-control"   // although there is an object: "promise X to"
	Copular        nlp.Class = "copular-verb"      // "devenir", "remain"; note: preposition of the predicate, "comme", "as"
	Naming         nlp.Class = "naming-verb"       // takes an object and a predicate of it: "nommer X PDG", "elect"
	Describing     nlp.Class = "describing-verb"   // says what its object is in the subject's eyes: "décrire", "call"
	Judging        nlp.Class = "judging-verb"      // says what its subject thinks of its object: "juger", "find"
	Blaming        nlp.Class = "blaming-verb"      // for what its object did; note: what it does to that: "accuse" possible, "acquit" negated
	BlameMark      nlp.Class = "blame-mark"        // before that: "of", "for", "pour"
	Intention      nlp.Class = "intention-verb"    // only wants what its complement says: "vouloir", "plan"
	Aiming         nlp.Class = "aiming-verb"       // participle that does for a preposition, in the note: "visant" contre|sur
	Listing        nlp.Class = "listing-verb"      // its object is in the group that its subject names: "include"
	Heading        nlp.Class = "heading-verb"      // the agent of its participle is one of those it describes: "opponents led by A"
	Calling        nlp.Class = "calling-verb"      // its participle gives a name: "known as", "baptisé"
	CallingMark    nlp.Class = "calling-mark"      // prepositions of the name: "sous le nom de"
	Leaving        nlp.Class = "leaving-verb"      // note: prepositions of what is left, joined by "|"
	Light          nlp.Class = "light-verb"        // "mener une enquête", "make an offer"
	Announcing     nlp.Class = "announcing-verb"   // its subject is who does what its object names: "annoncer le rachat"
	Unaccusative   nlp.Class = "unaccusative-verb" // past participle is active: "né", "arrivé"
	Occurring      nlp.Class = "occurring-verb"    // says that its subject takes place, or not: "avoir lieu", "go ahead"
	Thwarting      nlp.Class = "thwarting-verb"    // keeps a deal from taking place; note: the voice in which the deal is its subject, and a word beside it: "call off"
	PassiveSee     nlp.Class = "passive-see-verb"  // "se voir infliger une amende"

	VerbEnding nlp.Class = "verb-ending" // of a present tense; note: what the lemma has instead: "e" er, "s"

	// Nouns.
	PlanNoun        nlp.Class = "plan-noun"        // note: what it does to its complement: "projet" planned, "refus" negated, "rumeur" possible
	PartNoun        nlp.Class = "partitive-noun"   // stands for what it is part of: "capital", "stake"; note "indefinite": "a number of" alone
	AgentPhrase     nlp.Class = "agent-phrase"     // a preposition of several words; note: the one that it stands for: "at the hands of" by
	Striking        nlp.Class = "striking-verb"    // its passive subject is whom the event of its agent happens to: "hit by an attack by B"
	VictimNoun      nlp.Class = "victim-noun"      // whom an event happens to: "victime", "target"
	TypeNoun        nlp.Class = "type-noun"        // note: entity type that it describes: "société" Organization
	Trade           nlp.Class = "trade-noun"       // "brasseur": somebody or a firm
	TradeEnding     nlp.Class = "trade-ending"     // "ier", "er": endings of nouns for those who do something
	AgeUnit         nlp.Class = "age-unit"         // "an", "year"
	Institution     nlp.Class = "institution-noun" // names a body without a determiner: "arrested by police"
	Deal            nlp.Class = "deal-noun"        // may be stopped before it is done: "rachat", "merger"; no lawsuit, no arrest
	Calendar        nlp.Class = "calendar"         // days and months: no names of anything else
	Bare            nlp.Class = "bare-verb"        // too empty to be an open relation: "avoir", "do"
	Financing       nlp.Class = "financing-noun"   // in which somebody gets money of several: "tour de table", "round"
	EndingVerb      nlp.Class = "ending-verb"      // its object is no longer: "terminate", "résilier"
	State           nlp.Class = "state-noun"       // what lasts until it is ended: "agreement", "contrat"
	Ending          nlp.Class = "ending-noun"      // with a light verb, ends what follows: "mettre fin à", "put a stop to"
	Seat            nlp.Class = "seat-noun"        // where a body is stands for the body: "siège", "headquarters"
	Office          nlp.Class = "office-noun"      // what a role is held as: "poste", "post"
	PartyHolder     nlp.Class = "party-holder"     // an office whose party may stand right behind it: "le député PS Paul Roy"
	Party           nlp.Class = "party-name"       // stands right behind the office of one of its own: "le député Renaissance"
	Partisan        nlp.Class = "partisan"         // whoever is of a party; note: the party: "Conservative", "socialiste"
	Deciding        nlp.Class = "deciding-verb"    // "établir": whose infinitive a question follows that an inquiry is to answer
	Whether         nlp.Class = "whether"          // before an indirect question
	Title           nlp.Class = "title"            // of persons: "Mme", "Dr"
	InquiryMark     nlp.Class = "inquiry-mark"     // before what an inquiry is into
	NoneOther       nlp.Class = "none-other"       // "autre": as a predicate, with "que" and a name, who the subject is
	ThanMark        nlp.Class = "than-mark"        // before whom somebody is none other than
	TimeConjunction nlp.Class = "time-conjunction" // "before": a preposition and a conjunction
	OccasionMark    nlp.Class = "occasion-mark"    // before an event at, before or after which something is done: "lors de", "after"; note: "planned" if the event is to come
	CapacityMark    nlp.Class = "capacity-mark"    // before the role in which somebody does something: "as", "en tant que"
	Portfolio       nlp.Class = "portfolio-noun"   // holds an office that is about something: "ministre", "secretary"
	NamedAfter      nlp.Class = "named-after"      // bears the name of somebody whom it belongs to: "gouvernement", "clan"
	NameNoun        nlp.Class = "name-noun"        // adds nothing to a name before it: "group" in "the Voltéa group"
	Epithet         nlp.Class = "epithet"          // "sortant", "jeune"
	Former          nlp.Class = "former"           // "ancien", "ex", "former"
	Unknown         nlp.Class = "unknown-party"    // a name that stands for nobody known, with its preposition: "contre X", "against John Doe"
	NonRole         nlp.Class = "empty-noun"       // too empty to be an argument: "fait", "cas", "thing"
	Latter          nlp.Class = "latter"           // "dernier", "latter"
	PersonPronoun   nlp.Class = "person-pronoun"   // "he", "who"
	Article         nlp.Class = "article"          // "le", "the": not part of a name
	Demonym         nlp.Class = "demonym"          // note: the place: "français" France
	Town            nlp.Class = "town"             // "Nantes": of the places that demonyms tell
	PlaceAlias      nlp.Class = "place-alias"      // "Britain"; note: the name that its demonyms tell
	RegionNoun      nlp.Class = "region-noun"      // what towns lie in: "province", "state"
	QuarterNoun     nlp.Class = "quarter-noun"     // what lies in a town: "quartier", "district"
	CompassNoun     nlp.Class = "compass-noun"     // a part of a country without a name: "le nord de", "the south of"
	Inhabitant      nlp.Class = "inhabitant"       // who is from a place: "Française"; note: the place
)
