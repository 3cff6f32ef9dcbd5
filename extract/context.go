package extract

import (
	"cmp"
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
	way := climb{circumstance: &c, id: id, at: id, factual: true}
	r.climb(&way)
	if way.asked != nil {
		c.negated = *way.asked
	}
	if len(c.speakers) == 0 && r.quoted != nil {
		c.speakers = append(c.speakers, *r.quoted)
	}
	return c
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

// reported puts a clause into the mouth of a reporting verb's subject.
func (r *reading) reported(v, clause int, c *circumstance) {
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
	case neg && r.is(Litotes, v): // "n'a pas caché que", "ne regrette pas de"
	case note == "deny" && neg:
		c.weaken(Possible)
	case note == "deny":
		c.negated = !c.negated
	case neg:
		c.weaken(Possible)
	case note == "ask" && r.rel(clause, nlp.Xcomp) && !r.marked(Whether, clause):
		c.weaken(Possible) // "asked B to lead A"
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
func (r *reading) speaks(v int) bool {
	if r.setApart(v) {
		return false // "rule out", although "rule"
	}
	return r.is(Reporting, v) || r.is(Exclaiming, v) && r.reflexive(v) || r.quoting(v)
}

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

// source is who a phrase hung on a word names as the one who says so, "selon *X*", "according to *X*", "in *X*'s view", and the head of the phrase; or 0.
func (r *reading) source(id int) (speaker, phrase int) {
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Obl, nlp.Nmod, nlp.Advcl, nlp.Parataxis, nlp.Advmod, nlp.Dep, nlp.Dislocated) && r.marked(SourceMark, c) && r.nominal(c) && r.speaker(c) && !r.at(c).Feats.Has("PronType", "Rel") {
			return c, c
		}
		if r.rel(c, nlp.Obl, nlp.Advcl) && c < id && r.lex.Has(OpinionMark, r.preposition(c)) && r.name(c) != nil && r.name(c).Type == nlp.Person && r.setBefore(c) {
			return c, c // "pour A, c'est une erreur"
		}
		if s := r.sourceWithin(c); s != 0 {
			return s, c
		}
	}
	return 0, 0
}

// sourceWithin is whose view, words or account a phrase names: "in *A*'s words", "de l'aveu de *A*", "à en croire *A*"; 0 for other phrases.
func (r *reading) sourceWithin(c int) int {
	note, ok := r.note(SourceNoun, c)
	if !ok || note != cmp.Or(r.preposition(c), strings.Join(r.marks(c, nlp.Mark), " ")) || !r.rel(c, nlp.Obl, nlp.Nmod, nlp.Advcl, nlp.Advmod) {
		return 0
	}
	for _, o := range r.t.Children(c) {
		if (r.rel(o, nlp.NmodPoss) || r.rel(o, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(o)) || o > c && r.rel(o, nlp.Obj) && r.verbal(c)) && r.speaker(o) && !r.is(Vague, o) {
			return o
		}
	}
	return 0
}

// setBefore says whether a phrase begins the sentence and ends with a comma.
func (r *reading) setBefore(id int) bool {
	first, last := r.t.Extent(id)
	return first <= 2 && last < len(r.s.Words) && (r.at(last).Form == "," || r.at(last+1).Form == ",")
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
	for _, ch := range r.t.Children(id) {
		if ch < id && r.rel(ch, nlp.Case, nlp.Mark) && r.lex.Has(FutureMark, r.phraseLemma(ch)) {
			c.weaken(Planned) // "is due to buy"
		}
	}
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
			if r.superlative(c) || r.comparative(c) {
				continue
			}
			if r.limited(c, id) {
				return false
			}
			if c == id+1 && w.Form == r.low[c].form && r.is(NegativeAnswer, c) && r.is(Reporting, id) {
				continue // "a dit non à A"
			}
			neg = true
		case w.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Obl, nlp.Iobj, nlp.Nmod) && r.negativeNominal(c) && r.verbalOrPredicate(id):
			neg = true
		case c > id && w.Deprel.In(nlp.Obj) && r.is(Negation, c) && slices.ContainsFunc(r.t.Children(id), func(k int) bool { return k < id && r.is(Particle, k) }):
			neg = true // "ne fournira plus de moteurs"
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
	for _, c := range r.t.Children(id) {
		if c < id && r.rel(c, nlp.Cc, nlp.Advmod, nlp.Det) && r.is(Negation, c) && r.is(NegativeWord, c) {
			return true // "neither A nor B"
		}
	}
	if d := r.child(id, nlp.Det); d != 0 {
		return r.is(NegativeWord, d)
	}
	a := r.child(id, nlp.Amod)
	return a != 0 && a < id && a > 1 && r.at(a-1).Head == a && r.at(a-1).UPOS == nlp.DET && r.is(NegativeWord, a-1) // "no more money"
}

// superlative says whether an adverb stands behind a definite article, and so compares rather than denies: "a le plus investi".
func (r *reading) superlative(id int) bool {
	d := r.at(id - 1)
	return d != nil && d.Feats.Has("Definite", "Def") && r.at(id).UPOS == nlp.ADV
}

// comparative says whether an adverb that denies only with a particle before it ("n'emploie plus") has none: "emploie plus", "plus près de". The lexicon
// notes such an adverb as "particle", one that may also stand alone ("jamais élu", but "nie avoir jamais rencontré") as "ever".
func (r *reading) comparative(id int) bool {
	if note, _ := r.note(Negation, id); note != "particle" && !(note == "ever" && r.perfectInfinitive(r.head(id))) {
		return false
	}
	for i := id - 1; i >= 1 && i > id-particleReach; i-- {
		if r.is(Particle, i) {
			return false
		}
	}
	return true
}

// perfectInfinitive says whether a verb stands in it: "avoir rencontré".
func (r *reading) perfectInfinitive(v int) bool {
	aux := r.child(v, nlp.Aux)
	return aux != 0 && r.at(v).Feats.Has("VerbForm", "Part") && r.at(aux).Feats.Has("VerbForm", "Inf")
}

// particleReach is how many words a negative particle may stand before its adverb: "n'a, dit-on, plus vendu".
const particleReach = 8

// limited says whether a negation is no denial: "not only", "pas seulement".
func (r *reading) limited(neg, id int) bool {
	for _, c := range [...]int{neg + 1, neg + 2} {
		if c < id+3 && r.is(NotOnly, c) && !r.verbal(c) && !r.rel(c, nlp.Mark) { // "n'a pas dit que" denies
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
				if r.is(PastFuture, ch) && r.toldThen(id) {
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
		case cw.Deprel.In(nlp.Advcl) && r.marked(IfMark, ch) && !r.marked(NotOnly, ch) && r.askedOf(ch) == 0: // "is looking into whether A lied" looks
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

// irrealis says whether the conjunction of a clause leaves open whether it comes true: "partira avant que", "à moins que". What had happened by then is told as the rest.
func (r *reading) irrealis(id int) bool {
	m := r.child(id, nlp.Mark)
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Mark) && c < id {
			m = c
		}
	}
	return m > 1 && r.lex.Has(ContentMark, r.low[m].lemma) && r.lex.Has(IrrealisMark, r.low[m-1].form) && !r.past(r.head(id))
}

// toldThen says whether a clause is what a verb in the past says, or coordinated with that: "said it had bought A and would sell B".
func (r *reading) toldThen(id int) bool {
	for n := 0; r.rel(id, nlp.Conj) && n < maxClimb; n++ {
		id = r.head(id)
	}
	if v := r.inserted(id); v != 0 {
		return r.past(v) // "A, B said, would sell C"
	}
	h := r.head(id)
	return h != 0 && r.rel(id, nlp.Ccomp) && r.past(h) && r.speaks(h)
}

// futureForm says whether a verb is written as a future, whatever the tagger says: its infinitive, without a final "e", and the ending, "rachèterons".
func (r *reading) futureForm(w *nlp.Word) bool {
	if w.UPOS != nlp.VERB && w.UPOS != nlp.AUX {
		return false
	}
	stem := strings.TrimSuffix(w.Lemma, "e")
	ending, ok := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(w.Form), "è", "e"), stem)
	return ok && strings.HasSuffix(stem, "r") && r.lex.Has(FutureEnding, ending)
}

// tense reads the verb form: a future is planned; a conditional is possible, except for the future seen from a past report.
func (r *reading) tense(w *nlp.Word, id int, raise func(Modality)) {
	if w.Deprel.In(nlp.Conj) && w.ID != id {
		return
	}
	switch {
	case w.Feats.Has("Tense", "Fut") || r.futureForm(w):
		raise(Planned)
	case r.irrealis(id):
		raise(Possible) // "avant que A ne rachète B"
	case w.Feats.Has("Mood", "Cnd"):
		if r.toldThen(id) && !r.is(ModalAux, w.ID) {
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
	if n == 0 || !r.rel(id, nlp.Root) && !r.verbless() { // "A soon bought by B?"
		return false
	}
	for i := n; i > 0 && i > n-4 && r.at(i).UPOS == nlp.PUNCT; i-- {
		if strings.Contains(r.at(i).Form, "?") {
			return true
		}
	}
	return false
}
