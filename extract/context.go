package extract

import (
	"slices"
	"strings"

	"relata/nlp"
)

// A circumstance is what the sentence does with a proposition.
type circumstance struct {
	negated  bool
	modality Modality
	speakers []speaker // the innermost first
}

// A speaker is who a clause is put in the mouth of.
type speaker struct {
	sentence *reading // nil: the sentence itself
	word     int
}

// severity orders modalities: of two that meet, the more severe one stays.
func severity(m Modality) int {
	switch m {
	case Planned:
		return 1
	case Possible:
		return 2
	case Conditional:
		return 3
	case Question:
		return 4
	}
	return 0
}

func (c *circumstance) weaken(m Modality) {
	if severity(m) > severity(c.modality) {
		c.modality = m
	}
}

// presupposed are the circumstances of what a phrase takes for granted, such as a role in apposition: only what stands at the noun itself
// counts ("le futur patron de A").
func (r *reading) presupposed(id int) circumstance {
	c := circumstance{modality: Asserted}
	for _, ch := range r.t.Children(id) {
		if r.rel(ch, nlp.Amod) {
			if note, ok := r.note(Epistemic, ch); ok {
				c.apply(note)
			}
		}
	}
	return c
}

// circumstances climbs from a predicate to the root and gathers what each governor does to what it governs.
func (r *reading) circumstances(id int) circumstance {
	c := circumstance{modality: Asserted}
	r.climb(id, &c)
	if len(c.speakers) == 0 && r.quoted != nil {
		c.speakers = append(c.speakers, *r.quoted)
	}
	return c
}

func (r *reading) climb(id int, c *circumstance) {
	factual := true // negation and modality of what is above still reach down
	cur := id
	r.local(cur, c)
	for range maxClimb {
		if s := r.source(cur); s != 0 {
			c.speak(s)
		}
		if v := r.inserted(cur); v != 0 {
			r.reported(v, c)
		}
		h := r.head(cur)
		if h == 0 {
			break
		}
		w := r.at(cur)
		verbalHead := r.verbal(h) || r.predicative(h)
		switch {
		case r.content(cur):
			note, _ := r.note(PlanNoun, h)
			r.held(h, note, c)
		case w.Deprel.In(nlp.AclRelcl, nlp.Appos), w.Deprel == "advcl:relcl":
			return // presupposed, and the sentence's own
		case w.Deprel.In(nlp.Ccomp, nlp.Csubj), w.Deprel.In(nlp.Parataxis, nlp.Obj) && r.verbal(cur) && r.verbal(h) && r.speaks(h):
			if r.speaks(h) {
				r.reported(h, c)
			} else {
				r.embed(h, c)
			}
		case w.Deprel.In(nlp.Xcomp):
			if r.speaks(h) { // "nie avoir rencontré", "affirme vouloir"
				r.reported(h, c)
				if note, _ := r.note(Reporting, h); note == "" && r.passive(h) && !r.is(Embedding, h) {
					c.weaken(Possible) // "is said to have met"
				}
			} else {
				r.embed(h, c)
				if r.child(h, nlp.Obj) != 0 && r.marked(PurposeMark, cur) && !r.is(ObjectControl, h) && !r.is(Embedding, h) {
					c.weaken(Planned) // "left A to join B"
				}
			}
		case w.Deprel.In(nlp.Conj):
			if factual && !r.tensed(cur) {
				r.shared(cur, h, c)
			}
		case w.Deprel.In(nlp.Advcl):
			switch {
			case r.blamedFor(cur):
				r.blame(h, c)
			case r.marked(IfMark, cur), r.ifByOrder(cur):
				c.weaken(Conditional)
			case r.marked(WithoutMark, cur):
				c.negated = !c.negated
			case r.at(h).UPOS != nlp.VERB && !r.finite(cur) && r.is(Embedding, h): // "close to buying"
				r.embed(h, c)
			case !r.finite(cur) && r.marked(PurposeMark, cur) && r.child(cur, nlp.Aux) == 0 && r.at(cur).Feats.Has("VerbForm", "Inf"):
				c.weaken(Planned)
			case !r.finite(cur) && r.is(ObjectControl, h) && r.child(cur, nlp.Mark) != 0:
				r.embed(h, c)
			}
			if factual && !r.finite(cur) && verbalHead {
				r.moodOnly(h, c)
			}
			factual = false
		case w.Deprel.In(nlp.Acl):
			note, plan := r.note(PlanNoun, h)
			if !plan && !w.Feats.Has("VerbForm", "Inf") && !r.finite(cur) {
				return
			}
			switch {
			case plan:
				r.held(h, note, c)
			case r.name(h) != nil:
				c.weaken(Planned) // headline: "A to buy B"
			case w.Feats.Has("VerbForm", "Inf"):
				c.weaken(Possible)
			}
		case w.Deprel.In(nlp.Nmod) && !verbalHead:
			if r.nominal(cur) && r.at(h).UPOS == nlp.NOUN {
				if note, plan := r.note(PlanNoun, h); plan {
					c.apply(note)
				} else if !r.is(PartNoun, h) {
					factual = false
				}
			}
		case w.Deprel.In(nlp.Obj, nlp.Obl, nlp.Xcomp) && r.verbal(h) && factual && !r.verbal(cur):
			// An event noun: what its verb does to it.
			if note, ok := r.note(Embedding, h); ok {
				n := note
				if r.negative(h) && n == "negated" {
					n = string(Possible)
				}
				c.apply(n)
			}
			if note, ok := r.note(Reporting, h); ok && note == "deny" {
				c.negated = !c.negated
				if s, _ := r.subject(h, 0); s != 0 {
					c.speak(s)
				}
			}
			if note, ok := r.note(Announcing, h); ok && !r.is(Embedding, h) {
				c.apply(note)
			}
			switch {
			case r.ended(cur, h):
				c.negated = !c.negated // "a mis fin au blocage de A"
			case r.negativeNominal(cur): // "n'a reçu aucune offre de A": one denial, though verb and noun show it
				if !r.negative(cur) {
					c.negated = !c.negated
				}
				r.mood(h, c)
			case r.is(Light, h), r.is(Announcing, h), r.undergoer(cur) != 0:
				r.local(h, c)
			case r.rel(cur, nlp.Obl) && r.lex.Has(PurposeMark, r.preposition(cur)):
				c.weaken(Planned) // "flew to Paris for talks with A"
			}
			factual = false
		case w.Deprel.In(nlp.Nsubj):
			switch {
			case factual && r.is(Deal, cur):
				r.fate(h, c)
			case r.is(PlanNoun, cur) && cur != id:
				r.refuted(h, c)
			}
			factual = false
		}
		cur = h
	}
}

func (c *circumstance) speak(word int) {
	for _, s := range c.speakers {
		if s.word == word {
			return
		}
	}
	if len(c.speakers) < 4 {
		c.speakers = append(c.speakers, speaker{word: word})
	}
}

// apply does to a circumstance what the note of an embedding word says.
func (c *circumstance) apply(note string) {
	switch note {
	case "negated":
		c.negated = !c.negated
	case "", "asserted":
	default:
		c.weaken(Modality(note))
	}
}

// embed applies a verb or adjective to its clausal complement: its own negation and modality reach it, and its class.
func (r *reading) embed(h int, c *circumstance) {
	note, known := r.note(Embedding, h)
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

// content says whether a clause that looks relative says what its noun holds: "la rumeur selon laquelle A …", "evidence that A bribed B". Its "que" or "that" stands for
// no part of it.
func (r *reading) content(id int) bool {
	if !r.rel(id, nlp.AclRelcl) || !r.is(PlanNoun, r.head(id)) || r.child(id, nlp.Nsubj) == 0 {
		return false
	}
	objects := 0
	for _, c := range r.t.Children(id) {
		switch {
		case r.rel(c, nlp.Mark) || r.rel(c, nlp.Obl) && r.at(c).Feats.Has("PronType", "Rel") && r.marked(SourceMark, c):
			return true
		case r.rel(c, nlp.Obj):
			objects++
		}
	}
	return objects > 1 || objects == 1 && r.passive(id)
}

// held applies a noun to the clause that says what it holds. Of what there is no evidence, nobody knows.
func (r *reading) held(n int, note string, c *circumstance) {
	c.apply(note)
	if v := r.head(n); note == "asserted" && (r.negativeNominal(n) || v != 0 && r.rel(n, nlp.Obj, nlp.Nsubj) && r.negative(v)) {
		c.weaken(Possible)
	}
}

// refuted is what a predicate says of a noun that holds a clause: "the rumour that … is false", "… was denied by A".
func (r *reading) refuted(h int, c *circumstance) {
	told, _ := r.note(Reporting, h)
	switch note, _ := r.note(Embedding, h); {
	case r.negative(h):
	case note == "negated":
		c.negated = true
	case told == "deny" && r.passive(h):
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

// blame applies a verb of blaming to what it blames somebody for. An accusation is the accuser's word.
func (r *reading) blame(h int, c *circumstance) {
	note, _ := r.note(Blaming, h)
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

// reported puts a clause into the mouth of a reporting verb's subject.
func (r *reading) reported(v int, c *circumstance) {
	s, _ := r.subject(v, 0)
	if r.passive(v) {
		s = r.child(v, "obl:agent")
	}
	if s != 0 && !r.negativeNominal(s) {
		c.speak(s)
	}
	note, _ := r.note(Reporting, v)
	neg := r.negative(v)
	switch {
	case note == "deny" && neg:
		c.weaken(Possible)
	case note == "deny":
		c.negated = !c.negated
	case neg:
		c.weaken(Possible)
	case note == "ask":
		c.weaken(Question)
	case note != "":
		c.weaken(Modality(note))
	}
	if m := r.ownModality(v); m == Possible || m == Conditional {
		c.weaken(m)
	}
}

// speaks says whether a verb reports speech or thought.
func (r *reading) speaks(v int) bool { return r.is(Reporting, v) }

// inserted is a reporting verb set into or after the clause of a word: "…, a dit X", "…, X said"; or 0.
func (r *reading) inserted(id int) int {
	for _, c := range r.t.Children(id) {
		if !r.rel(c, nlp.Parataxis, nlp.Conj, nlp.Advcl, nlp.Dep, nlp.Ccomp) || !r.verbal(c) || !r.speaks(c) || r.child(c, nlp.Ccomp) != 0 {
			continue
		}
		if note, _ := r.note(Reporting, c); note == "deny" || r.passive(c) || !r.setOff(c) {
			continue
		}
		s, via := r.subject(c, 0)
		switch {
		case s == 0:
		case via == "inversion":
			return c
		case r.rel(c, nlp.Parataxis) && r.child(c, nlp.Obj) == 0 && r.child(c, nlp.Nsubj) != 0,
			r.child(c, nlp.Nsubj) > c && r.child(c, nlp.Obj) == 0 && c > id:
			return c
		}
	}
	return 0
}

// setOff says whether a comma, a dash or a quotation mark stands before a clause; a semicolon begins a sentence of its own.
func (r *reading) setOff(c int) bool {
	first, _ := r.t.Extent(c)
	for _, i := range [...]int{first, first - 1} {
		if w := r.at(i); w != nil && w.UPOS == nlp.PUNCT {
			return w.Form != ";" && w.Form != ":" && w.Form != "("
		}
	}
	return false
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

// ended says whether a verb puts an end to what its complement names: "mettre fin à", "bring an end to".
func (r *reading) ended(n, v int) bool {
	if !r.is(Light, v) || !r.rel(n, nlp.Obl) {
		return false
	}
	for _, c := range r.t.Children(v) {
		if c != n && r.rel(c, nlp.Obj, nlp.Compound, nlp.Fixed, nlp.Xcomp) && r.is(Ending, c) {
			return true
		}
	}
	return false
}

// source is the head of a phrase that names who says so, hung on a word: "selon X", "according to X"; or 0.
func (r *reading) source(id int) int {
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Obl, nlp.Nmod, nlp.Advcl, nlp.Parataxis, nlp.Advmod, nlp.Dep, nlp.Dislocated) && r.marked(SourceMark, c) && r.nominal(c) && r.speaker(c) && !r.at(c).Feats.Has("PronType", "Rel") {
			return c
		}
	}
	return 0
}

// speaker says whether a nominal can say something: a name, a pronoun, a noun for somebody or for a document.
func (r *reading) speaker(id int) bool {
	if r.name(id) != nil || r.at(id).UPOS == nlp.PRON || r.at(id).UPOS == nlp.PROPN {
		return true
	}
	switch t, _ := r.note(TypeNoun, id); t {
	case string(nlp.Person), string(nlp.Organization), string(nlp.Work):
		return true
	}
	return r.relational(id)
}

// local gathers the negation and modality that stand at a predicate itself.
func (r *reading) local(id int, c *circumstance) {
	if r.negative(id) {
		c.negated = !c.negated
	}
	r.mood(id, c)
	if r.at(id).UPOS == nlp.NOUN {
		for _, ch := range r.t.Children(id) {
			if r.rel(ch, nlp.Amod) {
				if note, ok := r.note(Epistemic, ch); ok {
					c.apply(note)
				}
			}
		}
		if r.marked(WithoutMark, id) {
			c.negated = !c.negated
		}
		if r.marked(IfMark, id) {
			c.weaken(Conditional)
		}
	}
}

// shared is what a coordinated predicate without a tense of its own takes over from the first. What "ni" denies is denied once.
func (r *reading) shared(id, h int, c *circumstance) {
	r.mood(h, c)
	if !r.negative(id) && r.negative(h) && r.child(h, nlp.Aux, nlp.Cop) != 0 {
		c.negated = !c.negated
	}
}

// tensed says whether a coordinated predicate has a finite verb or auxiliary of its own.
func (r *reading) tensed(id int) bool { return r.finite(id) || r.child(id, nlp.Aux, nlp.Cop) != 0 }

// negative says whether a predicate is negated where it stands.
func (r *reading) negative(id int) bool {
	neg := false
	for _, c := range r.t.Children(id) {
		w := r.at(c)
		switch {
		case c > 1 && r.lex.Has(Negation, normalForm(r.at(c-1).Form+" "+w.Form)): // "no longer"
			neg = true
		case w.Deprel.In(nlp.Advmod, nlp.Det, nlp.Discourse, nlp.Cc, "cc:preconj", nlp.Aux, nlp.Dep, nlp.Fixed) && r.is(Negation, c) && !r.is(Particle, c):
			if r.superlative(c) {
				continue
			}
			if r.limited(c, id) {
				return false
			}
			neg = true
		case w.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Obl, nlp.Iobj, nlp.Nmod) && r.negativeNominal(c) && r.verbalOrPredicate(id):
			neg = true
		}
	}
	return neg
}

func (r *reading) verbalOrPredicate(id int) bool { return r.verbal(id) || r.predicative(id) }

// negativeNominal says whether an argument denies by itself: "personne", "aucun accord", "no deal".
func (r *reading) negativeNominal(id int) bool {
	w := r.at(id)
	if w.UPOS == nlp.PRON && r.is(NegativeWord, id) {
		return true
	}
	if w.UPOS == nlp.NOUN && r.is(NegativeWord, id) && r.child(id, nlp.Det, nlp.Nummod) == 0 && !w.Feats.Has("Number", "Plur") { // "personne" read as a noun
		return true
	}
	d := r.child(id, nlp.Det)
	return d != 0 && r.is(NegativeWord, d)
}

// superlative says whether an adverb stands behind a definite article, and so compares rather than denies: "a le plus investi".
func (r *reading) superlative(id int) bool {
	d := r.at(id - 1)
	return d != nil && d.Feats.Has("Definite", "Def") && r.at(id).UPOS == nlp.ADV
}

// limited says whether a negation is no denial: "not only", "pas seulement".
func (r *reading) limited(neg, id int) bool {
	for _, c := range [...]int{neg + 1, neg + 2} {
		if c < id+3 && r.is(NotOnly, c) && !r.verbal(c) {
			return true
		}
	}
	return false
}

// mood gathers modality from verb forms, auxiliaries and adverbs at a predicate, conditions on it and questions.
func (r *reading) mood(id int, c *circumstance) {
	c.weaken(r.ownModality(id))
	if r.question(id) {
		c.weaken(Question)
	}
}

// moodOnly is mood without what asks or conditions: an adverbial participle shares the time of its clause.
func (r *reading) moodOnly(h int, c *circumstance) {
	if m := r.ownModality(h); m == Planned || m == Possible {
		c.weaken(m)
	}
}

func (r *reading) ownModality(id int) Modality {
	m := Asserted
	raise := func(n Modality) {
		if severity(n) > severity(m) {
			m = n
		}
	}
	w := r.at(id)
	r.tense(w, id, raise)
	if r.isTo(id) {
		raise(Planned)
	}
	for _, ch := range r.t.Children(id) {
		cw := r.at(ch)
		switch {
		case cw.Deprel.In(nlp.Aux, nlp.Cop):
			if note, ok := r.note(ModalAux, ch); ok && cw.Deprel.In(nlp.Aux) {
				if h := r.head(id); r.is(PastFuture, ch) && r.rel(id, nlp.Ccomp) && r.past(h) && r.speaks(h) {
					note = string(Planned) // "said that it would buy": a future seen from the past
				}
				raise(Modality(note))
			}
			r.tense(cw, id, raise)
		case cw.Deprel.In(nlp.Advmod, nlp.Obl, nlp.Discourse, nlp.Parataxis):
			if note, ok := r.note(Epistemic, ch); ok && cw.UPOS == nlp.ADV {
				raise(Modality(note))
			} else if l := r.phraseLemma(ch); r.lex.Has(Epistemic, l) {
				raise(Modality(r.lex.Note(Epistemic, l)))
			}
		case cw.Deprel.In(nlp.Advcl) && r.marked(IfMark, ch) && !r.marked(NotOnly, ch):
			if m != Asserted || !r.past(id) {
				raise(Conditional)
			}
		}
	}
	return m
}

// isTo says whether a verb is what its subject is to do: "A is to buy B", "is to be sold". The copula stands before the mark of the infinitive.
func (r *reading) isTo(id int) bool {
	m := r.child(id, nlp.Mark)
	if m == 0 || !r.verbal(id) || !r.lex.Has(DativeMark, r.phraseLemma(m)) {
		return false
	}
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool {
		return c < m && r.rel(c, nlp.Cop, nlp.Aux) && r.at(c).Feats.Has("VerbForm", "Fin")
	})
}

// tense reads the verb form: a future is planned; a conditional is possible, except for the future seen from a past report.
func (r *reading) tense(w *nlp.Word, id int, raise func(Modality)) {
	if w.Deprel.In(nlp.Conj) && w.ID != id {
		return
	}
	switch {
	case w.Feats.Has("Tense", "Fut"):
		raise(Planned)
	case w.Feats.Has("Mood", "Cnd"):
		if h := r.head(id); h != 0 && r.rel(id, nlp.Ccomp) && r.past(h) && r.speaks(h) && !r.is(ModalAux, w.ID) {
			raise(Planned)
			return
		}
		raise(Possible)
	}
}

// past says whether a predicate stands in a past tense.
func (r *reading) past(id int) bool {
	w := r.at(id)
	if w.Feats.Has("Tense", "Past") || w.Feats.Has("Tense", "Imp") {
		return true
	}
	for _, c := range r.t.Children(id) {
		if cw := r.at(c); cw.Deprel.In(nlp.Aux) && (cw.Deprel == nlp.AuxTense || cw.Feats.Has("Tense", "Past")) {
			return true
		}
	}
	return false
}

// question says whether a predicate is what the sentence asks.
func (r *reading) question(id int) bool {
	n := len(r.s.Words)
	if n == 0 || !r.rel(id, nlp.Root) {
		return false
	}
	for i := n; i > 0 && i > n-4 && r.at(i).UPOS == nlp.PUNCT; i-- {
		if strings.Contains(r.at(i).Form, "?") {
			return true
		}
	}
	return false
}
