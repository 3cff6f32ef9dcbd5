package extract

import (
	"slices"

	"relata/schema"
)

// A Rule turns one construction into propositions.
type Rule struct {
	Name  string // carried by each statement it makes, such as "role-apposition"
	Doc   string // one line and one example; --trace prints it
	apply func(r *reading)
}

// A Finder names the word that fills a subject which a clause leaves out.
type Finder struct {
	Name string // joined to the rule's name in a statement: "verb+control"
	Doc  string
	find func(r *reading, id, depth int) int // word ID, 0 if the construction is another one
}

// Rules are the constructions that make propositions, in the order in which they are tried.
func Rules() []Rule {
	return []Rule{
		verbRule, copulaRule, copularVerbRule, officeRule, capacityRule, listingRule,
		appositionRule, memberRule, titleRule, detachedRoleRule, descriptionRule,
		adjectiveRule, eventNounRule, possessionRule, placeRule, partyRule, sourceRule, quotationRule, denialRule, learntRule,
	}
}

// Finders are the ways to a left-out subject, in the order in which they are tried.
func Finders() []Finder {
	return []Finder{participleFinder, conjunctFinder, controlFinder, adverbialFinder, nounComplementFinder}
}

// Mendings are the names of the constructs that the parser misreads and Mend puts right, in the order in which they are tried on a word.
func Mendings() []string {
	var out []string
	for _, m := range slices.Concat(closedMendings, mendings) {
		if !slices.Contains(out, m.name) {
			out = append(out, m.name)
		}
	}
	return out
}

// A proposition is a predicate with its arguments in grammatical slots, voice undone.
type proposition struct {
	rule      string
	head      int              // ID of the predicate's head word
	lemma     string           // by which wordings are looked up
	class     schema.WordClass // verb, noun or adjective
	slots     []slot
	passive   bool    // its slots were turned round
	reflexive bool    // a verb with its reflexive pronoun, once it is being typed
	context   int     // the word whose place in the sentence decides on negation and modality
	holder    int     // what a relational noun is said of; 0 for other propositions
	given     bool    // it is taken for granted, whatever the clause does: a predecessor had the post
	gap       int     // the second object of a verb that is left out, which has its own time; 0 for other propositions
	claimant  int     // who makes the claim that the proposition is, as with verbs of describing; 0: nobody
	implicit  string  // relation type that the grammar alone states, or that a network reads; "" for others
	sure      float64 // how sure the network is, 0..1
}

// A slot is an argument position: grammatical roles, and the head word that fills it.
type slot struct {
	roles []string // "subj", "obj", "iobj", "comp", "pred", "poss", "compound", or a preposition
	word  int      // ID; a relative pronoun has been replaced by its antecedent
	via   string   // name of the Finder, or of the replacement, that found it; "" if it stands there
	alone bool     // conjuncts are not part of it
}

func (s *slot) has(role string) bool {
	for _, r := range s.roles {
		if r == role {
			return true
		}
	}
	return false
}

// first is the first slot with a role, or nil.
func (p *proposition) first(role string) *slot {
	for i := range p.slots {
		if p.slots[i].has(role) {
			return &p.slots[i]
		}
	}
	return nil
}

// The roles of slots that are not prepositions.
const (
	roleSubj     = "subj"
	roleObj      = "obj"
	roleIobj     = "iobj"
	roleComp     = "comp"
	rolePred     = "pred"
	rolePoss     = "poss"
	roleCompound = "compound"
	roleSelf     = "self"
	roleFurther  = "further"
	roleAmod     = "amod"
)
