package extract

import (
	"slices"
	"strings"

	"relata/nlp"
)

// A climb is a walk from a predicate to the root, past the words that govern it.
type climb struct {
	*circumstance
	id      int   // the predicate
	at, up  int   // a word on the way, and the one that it hangs on
	factual bool  // negation and modality of what is above still reach down
	over    bool  // what is above says nothing of the predicate
	asked   *bool // of a question: whether the predicate is denied in it, whatever is denied above; nil if it is none
}

// A governor is a construct in which a word says something of the predicate below it: that it is denied, doubted, planned, or somebody's word.
type governor struct {
	fr, en string       // an example; none where the trees of the language have another construct
	rels   []nlp.Deprel // by which the word below hangs on the one above
	when   func(r *reading, c *climb) bool
	apply  func(r *reading, c *climb)
}

// asks notes that what is below is asked: who does not know whether it is so does not say that it is not.
func (c *climb) asks() {
	denied := c.negated
	c.asked = &denied
	c.weaken(Possible)
}

// governors are tried in this order, and the first that fits applies.
var governors = []governor{
	{
		fr: "Paul Roy refuse de partir : Voltéa a racheté Norsel.", en: "Paul Reed denied any deal; Voltar bought Norsel.",
		rels:  []nlp.Deprel{nlp.Parataxis, nlp.Conj, nlp.Ccomp, nlp.Advcl, nlp.Dep},
		when:  func(r *reading, c *climb) bool { return r.parted(c.at, c.up) },
		apply: func(_ *reading, c *climb) { c.over = true },
	}, {
		fr: "La rumeur selon laquelle Voltéa a racheté Norsel est fausse.", en: "There are rumours that Voltar bought Norsel.",
		rels:  []nlp.Deprel{nlp.AclRelcl},
		when:  func(r *reading, c *climb) bool { return r.content(c.at) },
		apply: holdsClause,
	}, {
		fr: "Paul Roy nie que Voltéa, qui a racheté Norsel, soit en difficulté.", en: "Paul Reed denied that Voltar, which bought Norsel, was in trouble.",
		rels:  []nlp.Deprel{nlp.AclRelcl, nlp.Appos, "advcl:relcl"},
		apply: func(_ *reading, c *climb) { c.over = true }, // presupposed, and the sentence's own
	}, {
		fr: "Paul Roy affirme que Voltéa a racheté Norsel.", en: "Paul Reed said that Voltar bought Norsel.",
		rels: []nlp.Deprel{nlp.Ccomp, nlp.Csubj, nlp.Parataxis, nlp.Obj},
		when: func(r *reading, c *climb) bool {
			return r.speaks(c.up) && (r.rel(c.at, nlp.Ccomp, nlp.Csubj) || r.verbal(c.at) && r.verbal(c.up))
		},
		apply: func(r *reading, c *climb) {
			if r.marked(Whether, c.at) { // "declined to say whether"
				c.asks()
			}
			r.reported(c.up, c.at, c.circumstance)
		},
	}, {
		fr: "La police cherche si Voltéa a racheté Norsel.", en: "Police are investigating whether Voltar bought Norsel.",
		rels: []nlp.Deprel{nlp.Ccomp, nlp.Csubj},
		when: func(r *reading, c *climb) bool { return r.marked(Whether, c.at) },
		apply: func(r *reading, c *climb) {
			c.asks()
			r.embed(c.up, c.circumstance)
		},
	}, {
		fr: "Il est improbable que Voltéa rachète Norsel.", en: "It is unlikely that Voltar bought Norsel.",
		rels:  []nlp.Deprel{nlp.Ccomp, nlp.Csubj},
		apply: func(r *reading, c *climb) { r.embed(c.up, c.circumstance) },
	}, {
		fr: "Voltéa affirme avoir racheté Norsel.", en: "Voltar is said to have bought Norsel.",
		rels: []nlp.Deprel{nlp.Xcomp},
		when: func(r *reading, c *climb) bool { return r.speaks(c.up) },
		apply: func(r *reading, c *climb) {
			r.reported(c.up, c.at, c.circumstance)
			if note, _ := r.note(Reporting, c.up); note == "" && r.passive(c.up) && !r.embeds(c.up) {
				c.weaken(Possible)
			}
			switch note, ok := r.embedding(c.up); {
			case note == "negated" && r.is(Exclaiming, c.up): // "se défend d'avoir racheté"
				c.negated = !c.negated
			case ok && note != "negated" && r.child(c.at, nlp.Aux) == 0: // "pense à racheter", "was told to buy"
				c.apply(note)
			}
		},
	}, {
		en:    "Voltar has yet to buy Norsel.", // French says "n'a pas encore"
		rels:  []nlp.Deprel{nlp.Xcomp},
		when:  func(r *reading, c *climb) bool { return r.outstanding(c.up) },
		apply: func(_ *reading, c *climb) { c.negated = !c.negated },
	}, {
		fr: "Voltéa a refusé de racheter Norsel.", en: "Voltar refused to buy Norsel.",
		rels: []nlp.Deprel{nlp.Xcomp},
		apply: func(r *reading, c *climb) {
			r.embed(c.up, c.circumstance)
			switch {
			case r.child(c.up, nlp.Obj) != 0 && r.marked(PurposeMark, c.at) && !r.is(ObjectControl, c.up) && !r.embeds(c.up):
				c.weaken(Planned) // "left A to join B"
			case r.verbal(c.at) && !r.finite(c.at):
				r.unsettled(c.up, c.circumstance)
			case r.marked(PurposeMark, c.at) && r.child(c.at, nlp.Cop) != 0 && !r.embeds(c.up) && !r.seems(c.up):
				c.weaken(Planned) // "is running to be mayor"
			}
		},
	}, {
		fr: "Voltéa pourrait quitter Arbel et racheter Norsel.", en: "Voltar may leave Arbel and buy Norsel.",
		rels: []nlp.Deprel{nlp.Conj},
		apply: func(r *reading, c *climb) {
			if c.factual && !r.tensed(c.at) {
				r.shared(c.at, c.up, c.circumstance)
			}
		},
	}, {
		fr: "Voltéa a été condamnée pour avoir copié Norsel.", en: "Paul Reed sued Voltar, accusing it of buying Norsel.",
		rels:  []nlp.Deprel{nlp.Advcl},
		when:  func(r *reading, c *climb) bool { return r.blamedFor(c.at) },
		apply: adverbial(func(r *reading, c *climb) { r.blame(c.up, c.circumstance) }),
	}, {
		en:   "Voltar declined to comment after Norsel sued Arbel.",
		fr:   "Voltéa a promis de vendre Arbel quand Norsel a quitté Paris.",
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool {
			return r.verbal(c.at) && r.finite(c.at) && r.past(c.at) && r.at(c.up).Feats.Has("VerbForm", "Inf") && !r.tensed(c.up) && !r.marked(IfMark, c.at) && !r.marked(WithoutMark, c.at) && !r.marked(PurposeMark, c.at)
		},
		apply: func(_ *reading, c *climb) { c.over = true }, // what had happened, whatever was planned then
	}, {
		fr: "Si Voltéa rachète Norsel, Arbel partira.", en: "If Voltar buys Norsel, Arbel will leave.",
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool {
			return r.marked(IfMark, c.at) || r.ifByOrder(c.at) || r.ifPhrase(c.at)
		},
		apply: adverbial(func(_ *reading, c *climb) { c.weaken(Conditional) }),
	}, {
		fr: "En cas de rachat de Norsel par Voltéa, Arbel partira.", en: "In the event of a takeover of Norsel by Voltar, Arbel will leave.",
		rels:  []nlp.Deprel{nlp.Obl},
		when:  func(r *reading, c *climb) bool { return r.marked(IfMark, c.at) },
		apply: adverbial(func(_ *reading, c *climb) { c.weaken(Conditional) }),
	}, {
		fr: "Voltéa a quitté Arbel sans racheter Norsel.", en: "Voltar left Arbel without buying Norsel.",
		rels:  []nlp.Deprel{nlp.Advcl},
		when:  func(r *reading, c *climb) bool { return r.marked(WithoutMark, c.at) },
		apply: adverbial(func(_ *reading, c *climb) { c.negated = !c.negated }),
	}, {
		fr: "Fondée par Aline Caron, Voltéa rachètera Norsel.", en: "After buying Norsel, Voltar will sell Arbel.",
		rels:  []nlp.Deprel{nlp.Advcl},
		when:  func(r *reading, c *climb) bool { return r.doneBefore(c.at) },
		apply: func(_ *reading, c *climb) { c.factual = false },
	}, {
		fr: "Paul Roy a étudié à Lyon avant de fonder Voltéa.", en: "Paul Reed studied in Oslo before founding Voltar.",
		rels:  []nlp.Deprel{nlp.Advcl},
		when:  func(r *reading, c *climb) bool { return !r.finite(c.at) && r.marked(Before, c.at) },
		apply: adverbial(func(*reading, *climb) {}),
	}, {
		en:   "Voltar is close to buying Norsel.",
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool {
			return r.at(c.up).UPOS != nlp.VERB && !r.finite(c.at) && r.embeds(c.up)
		},
		apply: adverbial(func(r *reading, c *climb) { r.embed(c.up, c.circumstance) }),
	}, {
		fr: "Voltéa a levé des fonds pour racheter Norsel.", en: "Voltar raised money to buy Norsel.",
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool {
			return !r.finite(c.at) && r.marked(PurposeMark, c.at) && r.child(c.at, nlp.Aux) == 0 && r.at(c.at).Feats.Has("VerbForm", "Inf")
		},
		apply: adverbial(func(r *reading, c *climb) {
			note, _ := r.embedding(c.up)
			done := r.travels(c.up) && r.tells(c.at, supports, criticizes, praises, opposes) || note == string(Asserted) && r.tells(c.at, defeated, acquired)
			if !r.past(c.up) || !done { // who came to support it does, and who spent millions to buy it did
				c.weaken(Planned)
			}
		}),
	}, {
		en:   "Voltar refrained from buying Norsel.", // French has an infinitive that is a complement
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool {
			return !r.finite(c.at) && r.embeds(c.up) && r.child(c.up, nlp.Obj) == 0 && (r.marked(ControlMark, c.at) || r.marked(OfMark, c.at) || r.setApart(c.up))
		},
		apply: adverbial(func(r *reading, c *climb) {
			if r.marked(AgainstMark, c.at) {
				c.negated = !c.negated // "decided against buying"
				return
			}
			r.embed(c.up, c.circumstance)
		}),
	}, {
		en:   "Paul Reed voted against buying Norsel.", // French has an infinitive that is a complement
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool { return !r.finite(c.at) && r.complement(c.at, c.up) },
		apply: adverbial(func(r *reading, c *climb) {
			if r.marked(AgainstMark, c.at) {
				c.negated = !c.negated // "voted against buying"
				return
			}
			if r.embeds(c.up) {
				r.embed(c.up, c.circumstance)
			}
			r.unsettled(c.up, c.circumstance)
		}),
	}, {
		en:   "Paul Reed stopped Voltar from buying Norsel.",
		rels: []nlp.Deprel{nlp.Advcl},
		when: func(r *reading, c *climb) bool {
			return !r.finite(c.at) && c.at > c.up && r.is(ObjectControl, c.up) && r.child(c.at, nlp.Mark) != 0
		},
		apply: adverbial(func(r *reading, c *climb) {
			r.embed(c.up, c.circumstance)
			if r.marked(ControlMark, c.at) && !r.embeds(c.up) {
				c.weaken(Possible) // "warned A against buying B"
			}
		}),
	}, {
		fr: "Voltéa pourrait grandir en rachetant Norsel.", en: "Voltar may grow by buying Norsel.",
		rels:  []nlp.Deprel{nlp.Advcl},
		apply: adverbial(func(*reading, *climb) {}),
	}, {
		fr: "Voltéa a annoncé son intention de racheter Norsel.", en: "Voltar announced a plan to buy Norsel.",
		rels: []nlp.Deprel{nlp.Acl},
		when: func(r *reading, c *climb) bool { // but "la décision, critiquée par A"
			return r.is(PlanNoun, c.up) && !(r.participle(c.at) && r.passive(c.at))
		},
		apply: func(r *reading, c *climb) {
			holdsClause(r, c)
			if r.predicative(c.up) && r.negative(c.up) { // "is not in talks to buy B"
				c.negated = !c.negated
			}
		},
	}, {
		fr: "Paul Roy nie que Voltéa, fondée par Aline Caron, soit en difficulté.", en: "Paul Reed denied that Voltar, founded by Alice Carter, was in trouble.",
		rels: []nlp.Deprel{nlp.Acl, nlp.Amod},
		when: func(r *reading, c *climb) bool {
			return r.at(c.at).UPOS == nlp.VERB && !r.at(c.at).Feats.Has("VerbForm", "Inf") && !r.finite(c.at)
		},
		apply: func(r *reading, c *climb) {
			if r.is(Announcing, c.at) && r.rel(c.up, nlp.Nsubj, nlp.NsubjPass) && r.lasts(c.up) && r.head(c.up) != 0 {
				r.fate(r.head(c.up), c.circumstance) // "the sale, announced by A, has collapsed"
			}
			c.over = true
		},
	}, {
		fr: "Voltéa est une société à racheter.", en: "Voltar to buy Norsel",
		rels: []nlp.Deprel{nlp.Acl},
		apply: func(r *reading, c *climb) {
			switch {
			case r.name(c.up) != nil:
				c.weaken(Planned) // a headline
			case r.at(c.at).Feats.Has("VerbForm", "Inf") && !r.singled(c.up): // but "the first to buy B"
				c.weaken(Possible)
			}
		},
	}, {
		fr: "Voltéa a présenté un projet de rachat de Norsel.", en: "Voltar presented a plan for the takeover of Norsel.",
		rels: []nlp.Deprel{nlp.Nmod},
		when: func(r *reading, c *climb) bool { return !r.verbal(c.up) && !r.predicative(c.up) },
		apply: func(r *reading, c *climb) {
			if r.nominal(c.at) && r.at(c.up).UPOS == nlp.NOUN {
				if note, plan := r.note(PlanNoun, c.up); plan {
					c.apply(note)
				} else if !r.is(PartNoun, c.up) {
					c.factual = false
				}
			}
		},
	}, {
		fr: "Paul Roy a été jugé non coupable du meurtre d’Aline Caron.", en: "Paul Reed was found not guilty of the murder of Alice Carter.",
		rels: []nlp.Deprel{nlp.Obl, nlp.Nmod},
		when: func(r *reading, c *climb) bool { return r.is(Guilty, c.up) },
		apply: func(r *reading, c *climb) {
			if r.negative(c.up) {
				c.negated = !c.negated
			}
		},
	}, {
		fr: "Aline Caron s’est rendue à Paris pour des entretiens avec Paul Roy.", en: "Alice Carter flew to Paris for talks with Paul Reed.",
		rels: []nlp.Deprel{nlp.Obl},
		when: func(r *reading, c *climb) bool {
			return c.factual && r.travels(c.up) && !r.passive(c.up) && r.lex.Has(PurposeMark, r.preposition(c.at))
		},
		apply: func(r *reading, c *climb) {
			r.local(c.up, c.circumstance)
			c.weaken(Planned)
			c.factual = false
		},
	}, {
		fr: "Après une rencontre avec Aline Caron, Paul Roy a promis de partir.", en: "After a meeting with Alice Carter, Paul Reed promised to leave.",
		rels: []nlp.Deprel{nlp.Obl},
		when: func(r *reading, c *climb) bool {
			prep := r.preposition(c.at)
			return c.factual && r.occasional(c.at) && (r.setOffPhrase(c.at) || !r.lex.Has(PlaceMark, prep) && !r.lex.Has(WithMark, prep))
		},
		apply: func(r *reading, c *climb) {
			r.moodOnly(c.up, c.circumstance)
			c.apply(r.lex.Note(OccasionMark, r.preposition(c.at)))
			c.factual = false
		},
	}, {
		fr: "Paul Roy a bloqué le rachat de Norsel par Voltéa.", en: "Paul Reed blocked the takeover of Norsel by Voltar.",
		rels: []nlp.Deprel{nlp.Obj, nlp.Obl},
		when: func(r *reading, c *climb) bool { return c.factual && r.verbal(c.up) && !r.verbal(c.at) },
		apply: func(r *reading, c *climb) {
			if note, _ := r.note(Reporting, c.up); c.at != c.id && r.is(Hearsay, c.at) && note != "deny" && !r.denies(c.up) && !r.embeds(c.up) && !r.is(Announcing, c.up) {
				c.over = true // "refused to comment on reports that A …"
				return
			}
			if !r.rel(c.at, nlp.Obl) || !r.lex.Has(UndergoMark, r.preposition(c.at)) { // "renonce face à l'opposition de A": A opposes
				r.eventNoun(c)
			}
			c.factual = false
		},
	}, {
		fr: "Le rachat de Norsel par Voltéa a été bloqué.", en: "The takeover of Norsel by Voltar was blocked.",
		rels: []nlp.Deprel{nlp.Nsubj},
		apply: func(r *reading, c *climb) {
			switch {
			case c.factual && r.lasts(c.at):
				r.fate(c.up, c.circumstance)
				if m := r.ownModality(c.up); r.is(Deal, c.at) && (m == Planned || m == Possible) {
					c.weaken(m) // "le rachat de A par B créerait un géant"
				} else if r.is(Deal, c.at) && r.awaited(c.up) != 0 {
					c.weaken(Planned)
				}
			case r.is(PlanNoun, c.at) && c.at != c.id:
				r.refuted(c.at, c.up, c.circumstance)
			}
			c.factual = false
		},
	},
}

// doneBefore says whether a clause without a tense of its own tells of what was done before: a past participle, or what stands behind "après", "after", "having".
func (r *reading) doneBefore(id int) bool {
	if r.finite(id) {
		return false
	}
	if m := r.child(id, nlp.Mark, nlp.Case); m != 0 {
		return r.lex.Has(Afterwards, r.lemma(m))
	}
	return r.participle(id) && r.at(id).Feats.Has("Tense", "Past") || r.child(id, nlp.Aux, nlp.AuxTense) != 0 && r.at(id).Feats.Has("Tense", "Past")
}

// holdsClause applies a noun to the clause that says what it holds.
func holdsClause(r *reading, c *climb) {
	note, _ := r.note(PlanNoun, c.up)
	r.held(c.up, note, c.circumstance)
}

// adverbial is what an adverbial clause does, and after that what is common to all of them: without a tense of its own it shares the mood of the clause above,
// of which nothing else reaches down.
func adverbial(apply func(*reading, *climb)) func(*reading, *climb) {
	return func(r *reading, c *climb) {
		apply(r, c)
		if c.factual && !r.finite(c.at) && (r.verbal(c.up) || r.predicative(c.up)) {
			r.moodOnly(c.up, c.circumstance)
		}
		c.factual = false
	}
}

// climb gathers what stands at the predicate and what each governor above does to it.
func (r *reading) climb(c *climb) {
	r.local(c.at, c.circumstance)
	for range maxClimb {
		if s, _ := r.source(c.at); s != 0 {
			c.speak(s)
		}
		if s := r.quotedBehind(c.at); s != 0 {
			c.speak(s)
			return // what the clause before does is done by whom it quotes
		}
		if v := r.inserted(c.at); v != 0 {
			r.reported(v, c.at, c.circumstance)
		}
		if c.up = r.head(c.at); c.up == 0 {
			return
		}
		if g := r.governor(c); g != nil {
			g.apply(r, c)
		}
		if c.over {
			return
		}
		c.at = c.up
	}
}

// governor is the first that fits, or nil.
func (r *reading) governor(c *climb) *governor {
	for i := range governors {
		if g := &governors[i]; r.rel(c.at, g.rels...) && (g.when == nil || g.when(r, c)) {
			return g
		}
	}
	return nil
}

// eventNoun is what a verb does to the event that its object or complement names.
func (r *reading) eventNoun(c *climb) {
	v := c.up
	// "visé par une plainte" aims at nothing.
	byAgent := r.passive(v) && r.lex.Has(AgentMark, r.preposition(c.at))
	if note, ok := r.blamedForEvent(c.at); ok {
		c.apply(note)
		return
	}
	if note, ok := r.embedding(v); ok && !byAgent && !(r.is(Light, v) && note == string(Planned)) { // "has its headquarters" is no "has to move"
		if r.negative(v) && note == "negated" {
			note = string(Possible)
		}
		c.apply(note)
	}
	if note, ok := r.note(Reporting, v); ok && note == "deny" || r.is(Allegation, c.at) && r.denies(v) {
		if embedded, _ := r.embedding(v); embedded != "negated" {
			c.negated = !c.negated
		}
		if s, _ := r.subject(v, 0); s != 0 {
			c.speak(s)
		}
	}
	if note, ok := r.note(Announcing, v); ok && !r.embeds(v) && !(r.is(DoneBySaying, c.at) && r.past(v)) && !(r.passive(v) && r.rel(c.at, nlp.Obl, nlp.OblArg, nlp.Xcomp)) { // "was confirmed as chairman"
		c.apply(note)
	}
	switch {
	case r.ends(v, c.at):
		r.over(v, c.circumstance) // "a mis fin au blocage de A", "ended its partnership with A"
	case r.negativeNominal(c.at): // "n'a reçu aucune offre de A": one denial, though verb and noun show it
		if !r.negative(c.at) {
			c.negated = !c.negated
		}
		r.mood(v, c.circumstance)
	case r.is(Light, v), r.is(Announcing, v), r.undergoer(c.at) != 0:
		r.local(v, c.circumstance)
	}
}

// embedding is what a verb, with its particle if it has one, does to its complement: "rule out buying" denies what "rule" does not.
func (r *reading) embedding(v int) (note string, ok bool) {
	if note, ok := r.particled(v); ok {
		return note, true
	}
	return r.note(Embedding, v)
}

// particled is what a verb does to its complement by virtue of the particle or adverb right behind it: "put off", "come close", "talk out of".
func (r *reading) particled(v int) (note string, ok bool) {
	w := r.at(v + 1)
	if w == nil || r.head(v+1) != v && !w.Deprel.In(nlp.Mark) || !w.Deprel.In(nlp.CompoundPrt, nlp.Advmod, nlp.Mark) && !(w.Deprel.In(nlp.Xcomp) && (w.UPOS == nlp.ADV || w.UPOS == nlp.ADJ)) {
		return "", false
	}
	phrase := r.lemma(v) + " " + r.low[v+1].form
	return r.lex.Note(Embedding, phrase), r.lex.Has(Embedding, phrase)
}

// setApart says whether a verb needs its particle to do anything to its complement.
func (r *reading) setApart(v int) bool {
	_, ok := r.particled(v)
	return ok
}

func (r *reading) embeds(v int) bool {
	_, ok := r.embedding(v)
	return ok
}

// embed applies a verb or adjective to its clausal complement: its own negation and modality reach it, and its class.
func (r *reading) embed(h int, c *circumstance) {
	note, known := r.embedding(h)
	if !known {
		note, known = r.note(Epistemic, h)
	}
	if !known {
		note, known = r.note(ModalAux, h)
	}
	if !known && r.nominal(h) {
		note, known = r.note(PlanNoun, h)
	}
	neg := r.negative(h)
	if r.is(Litotes, h) && (neg || slices.ContainsFunc(r.t.Children(h), func(k int) bool { return r.is(Particle, k) })) {
		r.mood(h, c)
		return // "n'a pas caché que", "ne cesse de": did
	}
	switch {
	case note == "hesitant": // "n'a pas hésité à" did it
		if !neg {
			c.weaken(Possible)
		}
	case known && note == "negated" && neg:
		c.weaken(Possible) // "n'a pas refusé de"
	case known:
		c.apply(note)
		c.negated = c.negated != neg
	default:
		c.negated = c.negated != neg
	}
	r.mood(h, c)
}

// unsettled leaves open what the complement of a verb or an adjective says that is not known to make it true: "rêve de racheter A". Those that do are noted as
// "asserted": "a réussi à racheter A", "regrets buying A".
func (r *reading) unsettled(h int, c *circumstance) {
	if r.embeds(h) || r.is(ModalAux, h) || r.is(Epistemic, h) || r.is(ObjectControl, h) || r.is(Reporting, h) || r.is(Copular, h) || r.is(Naming, h) || r.is(Light, h) || !r.verbal(h) && r.at(h).UPOS != nlp.ADJ {
		return
	}
	c.weaken(Possible)
}

// complement says whether a gerund with its preposition is a complement of the verb right before it, and no adverbial: "talked of buying A", not "by buying A".
func (r *reading) complement(id, v int) bool {
	m := r.child(id, nlp.Mark)
	right := m == v+1 || m == v+2 && r.head(v+1) == v && (r.at(v+1).UPOS == nlp.ADV || r.at(v+1).UPOS == nlp.ADJ || r.at(v+1).UPOS == nlp.ADP) // "came close to buying"
	return right && m < id && r.child(v, nlp.Obj) == 0 && (r.verbal(v) || r.at(v).UPOS == nlp.ADJ) && !r.is(Blaming, v) && !r.is(ObjectControl, v) && r.marked(ComplementMark, id)
}

// content says whether a clause that looks relative says what its noun holds: "la rumeur selon laquelle A …", "evidence that A bribed B". Its "que" or "that" stands for
// no part of it.
func (r *reading) content(id int) bool {
	if !r.rel(id, nlp.AclRelcl) || !r.is(PlanNoun, r.head(id)) || r.child(id, nlp.Nsubj) == 0 {
		return false
	}
	objects, gap := 0, false
	for _, c := range r.t.Children(id) {
		gap = gap || r.at(c).Feats.Has("PronType", "Rel")
		switch {
		case r.rel(c, nlp.Mark) || r.rel(c, nlp.Obl) && r.at(c).Feats.Has("PronType", "Rel") && r.marked(SourceMark, c):
			return true
		case r.rel(c, nlp.Obj):
			objects++
		}
	}
	return objects > 1 || objects == 1 && (r.passive(id) || !gap) // "reports he had quit A"
}

// held applies a noun to the clause that says what it holds. Of what there is no evidence, nobody knows.
func (r *reading) held(n int, note string, c *circumstance) {
	c.apply(note)
	v := r.head(n)
	if note == string(Planned) && r.negativeNominal(n) && r.negative(n) {
		c.negated = !c.negated // "has no plan to sell"; "n'a aucune intention de vendre" is denied by the verb above
	}
	if note == "asserted" && (r.negativeNominal(n) || v != 0 && r.rel(n, nlp.Obj, nlp.Nsubj) && r.negative(v)) {
		c.weaken(Possible)
	}
}

// refuted is what a predicate says of a noun that holds a clause: "the rumour that … is false", "… was denied by A". A plan that is contested is one nevertheless.
func (r *reading) refuted(n, h int, c *circumstance) {
	told, _ := r.note(Reporting, h)
	held, _ := r.note(PlanNoun, n)
	switch note, _ := r.embedding(h); {
	case r.negative(h):
	case note == "negated":
		c.negated = true
	case told == "deny" && r.passive(h) && held != string(Planned):
		c.negated = true
		if a := r.child(h, "obl:agent"); a != 0 {
			c.speak(a)
		}
	}
}

// ifByOrder says whether an auxiliary before the subject stands for "if": "Had A bought B, …".
func (r *reading) ifByOrder(id int) bool {
	s := r.child(id, nlp.Nsubj)
	if s == 0 || r.child(id, nlp.Mark) != 0 {
		return false
	}
	first, _ := r.t.Extent(s)
	a, before := r.at(first-1), r.at(first-2)
	return a != nil && (before == nil || before.UPOS == nlp.PUNCT) && r.lex.Has(Inverting, strings.ToLower(a.Form))
}

// ifPhrase says whether the conjunction of a clause makes an "if" with the words before it that the parser hung elsewhere: "à moins que".
func (r *reading) ifPhrase(id int) bool {
	m := r.child(id, nlp.Mark)
	for first := m - 1; first >= 1 && first >= m-3; first-- {
		if r.lex.Has(IfMark, normalForm(r.doc.Slice(r.s.WordSpan(first, m-1)))+" "+r.lemma(m)) {
			return true
		}
	}
	return false
}

// blaming is what a verb of blame, with its complement if it is several words, "mettre en examen", does to what somebody is blamed for; false if it is none.
func (r *reading) blaming(v int) (note string, ok bool) {
	if note, ok := r.note(Blaming, v); ok {
		return note, true
	}
	for _, c := range r.t.Children(v) {
		if phrase := r.lemma(v) + " " + r.preposition(c) + " " + r.low[c].form; c > v && r.rel(c, nlp.Obl) && r.lex.Has(Blaming, phrase) {
			return r.lex.Note(Blaming, phrase), true
		}
	}
	return "", false
}

// blamedForEvent is what a verb of blame does to the event that a noun names for which somebody is blamed: "acquitté du meurtre de A", "charged with the murder of A".
func (r *reading) blamedForEvent(n int) (note string, ok bool) {
	if note, ok = r.blaming(r.head(n)); !ok || !r.rel(n, nlp.Obl) || !r.marked(BlameMark, n) && !r.marked(OfMark, n) && !r.marked(WithMark, n) {
		return "", false
	}
	return note, true
}

// blame applies a verb of blaming to what it blames somebody for. An accusation is the accuser's word.
func (r *reading) blame(h int, c *circumstance) {
	note, _ := r.blaming(h)
	if r.negative(h) {
		note = string(Possible)
	}
	c.apply(note)
	if note == string(Possible) && !r.passive(h) {
		if s, _ := r.subject(h, 0); s != 0 { // "A sued B, accusing it of …"
			c.speak(s)
		}
	}
	r.mood(h, c)
}

// fate is what a verb says has become of the deal that is its subject: "the takeover of A by B was blocked", "la fusion n'aura pas lieu". A lawsuit that
// was dismissed has been filed nevertheless: it is no deal.
func (r *reading) fate(v int, c *circumstance) {
	x := r.child(v, nlp.Xcomp)
	switch {
	case r.is(Occurring, v):
		r.local(v, c)
	case x != 0 && r.is(ModalAux, v) && r.thwarts(x): // "pourrait être bloqué"
		c.weaken(Possible)
	case !r.thwarts(v) || r.negative(v):
	case r.ownModality(v) == Asserted:
		c.negated = !c.negated
	default: // "may be blocked"
		c.weaken(Possible)
	}
}

// thwarts says whether a verb keeps its subject from taking place.
func (r *reading) thwarts(v int) bool {
	note, ok := r.note(Thwarting, v)
	voice, particle, _ := strings.Cut(note, " ")
	return ok && (voice == "passive") == r.passive(v) && (particle == "" || r.carries(v, particle))
}

// carries says whether a form hangs on a word.
func (r *reading) carries(id int, form string) bool {
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool { return strings.EqualFold(r.at(c).Form, form) })
}

// awaited is the word that says of the deal that is its subject that it is to come, 0 if it does not: "est *prévu* en 2027", "doit être *finalisé*", "is *due* to be completed", "reste
// *soumis* à un accord".
func (r *reading) awaited(v int) int {
	x := r.child(v, nlp.Xcomp)
	switch note, _ := r.embedding(v); {
	case r.is(Pending, v):
		return v
	case x != 0 && (r.is(Pending, x) || r.is(ModalAux, v) && r.passive(x)):
		return x
	case r.passive(v) && (note == string(Planned) || x != 0 && note != ""):
		return v
	}
	if slices.ContainsFunc(r.t.Children(v), func(c int) bool {
		return c < v && r.rel(c, nlp.Mark, nlp.Aux, nlp.Advmod) && r.is(FutureMark, c) || r.lex.Has(FutureMark, r.phraseLemma(c))
	}) {
		return v // "is due to be completed"
	}
	return 0
}

// lasts says whether a noun names what may come to nothing or to an end: a deal, an agreement.
func (r *reading) lasts(n int) bool { return r.is(Deal, n) || r.is(State, n) }

// over applies an end: what has ended is so no longer; where it has not, or is not said to end for certain, nothing changes.
func (r *reading) over(v int, c *circumstance) {
	if r.negative(v) {
		return
	}
	if m := r.ownModality(v); m == Asserted || m == Planned {
		c.negated = !c.negated
		c.weaken(m)
	}
}

// ends says whether a verb puts an end to what a noun on it names: "ended its partnership", "mettre fin à", "bring an end to". What is denied already, as by
// "cancel", is for embedding.
func (r *reading) ends(v, n int) bool {
	switch {
	case r.rel(n, nlp.Obj):
		note, _ := r.embedding(v)
		return r.is(EndingVerb, v) && r.lasts(n) && note != "negated"
	case !r.is(Light, v) || !r.rel(n, nlp.Obl):
		return false
	}
	return slices.ContainsFunc(r.t.Children(v), func(c int) bool {
		return c != n && r.rel(c, nlp.Obj, nlp.Compound, nlp.Fixed, nlp.Xcomp) && r.is(Ending, c)
	})
}

// shared is what a coordinated predicate without a tense of its own takes over from the first. What "ni" denies is denied once.
func (r *reading) shared(id, h int, c *circumstance) {
	r.mood(h, c)
	if !r.negative(id) && r.negative(h) && r.child(h, nlp.Aux, nlp.Cop) != 0 {
		c.negated = !c.negated
	}
}

// outstanding says whether a verb says of the one below it that it has not happened so far: "has yet to", "remains yet to".
func (r *reading) outstanding(id int) bool {
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool { return c > id && r.rel(c, nlp.Advmod) && r.is(NotYet, c) })
}

// seems says whether a verb takes what its subject is as its complement: "claims to be", "turned out to be", "continues to be".
func (r *reading) seems(v int) bool {
	return r.is(Seeming, v) || r.speaks(v) || r.passive(v) || r.at(v).UPOS != nlp.VERB
}

// singled says whether an adjective says of a noun that it is the first, the last or the only one who did what an infinitive tells.
func (r *reading) singled(n int) bool {
	return r.is(Singling, n) || slices.ContainsFunc(r.t.Children(n), func(c int) bool { return c < n && r.rel(c, nlp.Amod, nlp.Nummod) && r.is(Singling, c) })
}
