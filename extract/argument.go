package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
	"relata/schema"
)

// argument builds the argument that a word heads. Its words are those of the name, where the phrase has one ("le groupe laitier
// Voltéa" is Voltéa), otherwise the noun phrase without what is only said about it. ok is false for what stands for nobody in
// particular.
func (r *reading) argument(id int) (a Argument, ok bool) { return r.argumentWithin(id, 0) }

func (r *reading) argumentWithin(id, depth int) (Argument, bool) {
	w := r.at(id)
	if w == nil || depth > 6 {
		return Argument{}, false
	}
	if a := r.antecedent(id); a != 0 {
		return r.argumentWithin(a, depth+1)
	}
	if m := r.name(id); m != nil && w.UPOS != nlp.PRON && r.named(m, id) {
		if p := r.preposition(id); p != "" && r.lex.Has(Unknown, p+" "+r.doc.Slice(m.Span)) {
			return Argument{}, false
		}
		return r.namedArgument(m, id), true
	}
	if place := r.demonym(id); place != "" {
		a := r.spanned(id, id, id)
		a.Name, a.Kind, a.Type = place, Named, string(nlp.Place)
		return a, true
	}
	if n := r.soCalled(id); n != 0 {
		return r.argumentWithin(n, depth+1)
	}
	switch w.UPOS {
	case nlp.PRON, nlp.DET:
		return r.pronounArgument(id)
	}
	if r.latter(id) {
		a := r.spanned(id, id, id)
		a.Kind = Pronoun
		if d := r.child(id, nlp.Det); d == id-1 {
			a = r.spanned(id, d, id)
			a.Kind = Pronoun
		}
		return a, true
	}
	if n := r.attachedName(id); n != 0 && (w.UPOS != nlp.PROPN || r.inhabitant(id) || r.rank(id)) && !r.mismatch(id, n) {
		if r.is(NamedAfter, id) { // "le gouvernement Roy" is not Roy
			return r.nominalArgument(id), true
		}
		return r.argumentWithin(n, depth+1)
	}
	if n := r.apposed(id); n != 0 {
		return r.argumentWithin(n, depth+1)
	}
	if n := r.called(id); n != 0 {
		return r.argumentWithin(n, depth+1)
	}
	if n := r.described(id); n != 0 {
		return r.argumentWithin(n, depth+1)
	}
	if v := r.value(id); v != nil && (v.Type != nlp.Percent || !r.partitive(id)) {
		a := r.spanned(id, v.First, v.Last)
		a.Kind, a.Type = Value, string(v.Type)
		return a, true
	}
	if part := r.whole(id); part != 0 {
		if a, ok := r.argumentWithin(part, depth+1); ok && a.Kind != Value {
			return a, true
		}
	}
	if body := r.seated(id); body != 0 && depth < 3 {
		if a, ok := r.argumentWithin(body, depth+1); ok {
			return a, true
		}
	}
	if org := cmp.Or(r.officeOf(id), r.forceOf(id)); org != 0 && depth < 3 {
		if a, ok := r.argumentWithin(org, depth+1); ok && a.Kind == Named {
			return a, true
		}
	}
	if r.is(NonRole, id) && !r.restrictedNoun(id) {
		return Argument{}, false
	}
	return r.nominalArgument(id), true
}

// named says whether a word inside a name mention lets the phrase be called by the name: it is the name's head, or the name is all of it.
func (r *reading) named(m *nlp.Mention, id int) bool {
	h := r.head(id)
	return h < m.First || h > m.Last || m.First == m.Last
}

func (r *reading) namedArgument(m *nlp.Mention, id int) Argument {
	a := r.spanned(id, m.First, m.Last)
	a.Span = m.Span
	a.Mention = r.doc.Slice(m.Span)
	a.Name = strings.Trim(a.Mention, quotationMarks) // an article that the recogniser took in is part of the name: "Les Misérables"
	a.Kind, a.Type = Named, string(m.Type)
	if m.Type == nlp.Other && r.country(m) { // "the U.S. chip maker"
		a.Type = string(nlp.Place)
	} else if m.Type == nlp.Other {
		a.Type = ""
		// "CryoScan, un radar": the noun in apposition tells.
		for _, c := range r.t.Children(id) {
			if t, ok := r.note(TypeNoun, c); ok && r.rel(c, nlp.Appos) && r.name(c) == nil {
				a.Type = t
				break
			}
		}
		if h := r.head(id); a.Type == "" && r.rel(id, nlp.Appos, nlp.Flat) && h != 0 && h < id && r.name(h) == nil { // "her party, Unity"
			a.Type, _ = r.note(TypeNoun, h)
		}
	}
	return a
}

// spanned is an argument over the words from first to last.
func (r *reading) spanned(head, first, last int) Argument {
	sp := r.span(first, last)
	text := r.doc.Slice(sp)
	return Argument{Name: r.withoutArticle(text), Mention: text, Span: sp, Sentence: r.s.Index, Head: head, Entity: -1}
}

// span is the span of words, cut before a possessive that shares the last word's token: "Voltéa" of "Voltéa's".
func (r *reading) span(first, last int) nlp.Span {
	sp := r.s.WordSpan(first, last)
	w := r.at(last)
	if w == nil {
		return sp
	}
	tok := r.s.Tokens[w.Token]
	if last >= tok.Last || tok.Last-tok.First > 1 || r.at(tok.Last).UPOS != nlp.PART {
		return sp
	}
	if n := len([]rune(w.Form)); strings.HasPrefix(tok.Form, w.Form) && tok.Start+n < sp.End {
		sp.End = tok.Start + n
	}
	return sp
}

func (r *reading) pronounArgument(id int) (Argument, bool) {
	w := r.at(id)
	if r.is(Vague, id) || w.Feats.Has("PronType", "Int") || w.Feats.Has("PronType", "Rel") {
		return Argument{}, false
	}
	if w.UPOS == nlp.DET && !w.Feats.Has("Poss", "Yes") {
		return Argument{}, false
	}
	a := r.spanned(id, id, id)
	if r.is(NegativeWord, id) {
		a.Kind, a.Type = Nominal, string(nlp.Person)
		return a, true
	}
	if w.Feats.Has("PronType", "Ind") || w.Feats.Has("PronType", "Tot") {
		return Argument{}, false
	}
	a.Kind = Pronoun
	if r.is(PersonPronoun, id) {
		a.Type = string(nlp.Person)
	}
	return a, true
}

// latter says whether a word is the head of "ce dernier", "the latter".
func (r *reading) latter(id int) bool {
	if !r.is(Latter, id) || r.name(id) != nil {
		return false
	}
	d := r.child(id, nlp.Det)
	return d != 0 && r.child(id, nlp.Nmod, nlp.Amod, nlp.Acl) == 0 && !r.rel(id, nlp.Amod)
}

// soCalled is what a free relative clause calls something: "a betrayal" of "what he called a betrayal", "ce qu'il a qualifié de trahison"; or 0.
func (r *reading) soCalled(id int) int {
	v := r.child(id, nlp.AclRelcl)
	if r.at(id).UPOS != nlp.PRON || v == 0 || !r.is(Vague, id) || !r.is(Describing, v) && !r.is(Calling, v) && !r.is(Naming, v) {
		return 0
	}
	for _, c := range r.t.Children(v) {
		prep := r.preposition(c)
		if c > v && r.at(c).UPOS == nlp.NOUN && r.rel(c, nlp.Obj, nlp.Xcomp, nlp.Obl) && (prep == "" || r.lex.Has(RoleMark, prep) || r.lex.Has(OfMark, prep)) {
			return c
		}
	}
	return 0
}

// apposed is a name that says who a common noun is, set off by punctuation: "le dirigeant de B, Paul Roy"; or 0.
func (r *reading) apposed(id int) int {
	if r.at(id).UPOS == nlp.PROPN && !r.inhabitant(id) {
		return 0
	}
	plain := r.indefinite(id) && !r.relational(id)
	for _, c := range r.t.Children(id) {
		if !r.rel(c, nlp.Appos) || c < id {
			continue
		}
		n := c
		if r.name(c) == nil {
			if n = r.attachedName(c); n == 0 {
				if o := r.child(c, nlp.Conj); o != 0 { // "l'entrepreneur et ancien ministre Paul Roy"
					n = r.attachedName(o)
				}
				if n == 0 {
					continue
				}
			}
		}
		if plain && r.name(n).Type != nlp.Organization && r.name(n).Type != nlp.Person {
			continue
		}
		if !r.mismatch(id, n) && r.partyOf(r.name(n)) != id {
			return n
		}
	}
	return 0
}

// called is the name that a participle gives a common noun: "a gang known as Blackfin", "un lac baptisé Sedna"; or 0.
func (r *reading) called(id int) int {
	if r.at(id).UPOS != nlp.NOUN {
		return 0
	}
	for _, c := range r.t.Children(id) {
		if !r.rel(c, nlp.Acl) || !r.participle(c) || !r.is(Calling, c) {
			continue
		}
		for _, o := range r.t.Children(c) {
			if o > c && r.name(o) != nil && r.rel(o, nlp.Obl, nlp.Xcomp, nlp.Obj, nlp.Nmod, nlp.Appos) &&
				(r.preposition(o) == "" || r.lex.Has(RoleMark, r.preposition(o)) || r.lex.Has(CallingMark, r.preposition(o))) {
				return o
			}
		}
	}
	return 0
}

// described is the name that a common noun describes, as its apposition or as its predicate: the company of "Voltéa, une
// société fondée par A" and of "Voltéa est une société fondée par A" is Voltéa; or 0.
func (r *reading) described(id int) int {
	n := 0
	switch {
	case r.at(id).UPOS != nlp.NOUN:
	case r.rel(id, nlp.Appos):
		n = r.apposHead(id)
	case r.predicative(id) && r.preposition(id) == "": // "A is against B" does not describe A
		n, _ = r.subject(id, 0)
	}
	if n == 0 || n == id || r.name(n) == nil || r.mismatch(id, n) {
		return 0
	}
	return n
}

// apposHead is what a noun in apposition says something of. The parser may hang it on the noun above a name ("le rachat de Voltéa, une
// société de Lyon"): then the name right before the comma is meant.
func (r *reading) apposHead(id int) int {
	h := r.head(id)
	if h == 0 || r.name(h) != nil || r.at(h).UPOS != nlp.NOUN {
		return h
	}
	if t, _ := r.note(TypeNoun, h); t == string(nlp.Person) || t == string(nlp.Organization) || r.attachedName(h) != 0 {
		return h
	}
	first, _ := r.t.Extent(id)
	for first > h+1 && r.at(first-1).UPOS == nlp.PUNCT {
		first--
	}
	if w := first - 1; w > h && r.name(w) != nil && r.name(w).First > h {
		m := r.name(w)
		for i := m.First; i <= m.Last; i++ {
			if r.named(m, i) {
				return i
			}
		}
	}
	return h
}

// unsure is the certainty at or below which the type of a name does not speak against a noun beside it.
const unsure = 0.5

// mismatch says whether a noun and a name are known to be of different kinds: "le patron Google" is no name of the patron.
func (r *reading) mismatch(id, name int) bool {
	t, known := r.note(TypeNoun, id)
	m := r.name(name)
	if m == nil || !known || t == "" || m.Type == nlp.Other || m.Sure <= unsure {
		return false
	}
	if person := t == string(nlp.Person); person != (m.Type == nlp.Person) {
		return !r.heldBy(id, m.Type)
	}
	return false
}

// heldBy says whether a noun names its holder in a relation that names of a type may hold: investors and owners are people or companies.
func (r *reading) heldBy(n int, t nlp.MentionType) bool {
	return slices.ContainsFunc(r.word.Of(r.lemma(n)), func(w schema.Wording) bool {
		if !w.Relational || !slices.Contains(w.Subject, roleSelf) || w.From != nil && !slices.Contains(w.From, string(t)) {
			return false
		}
		rel, ok := r.x.schema.Relation(w.Relation)
		return ok && slices.Contains(rel.From, string(t))
	})
}

// partitive says whether a word only measures what it is a part of: "8 % du capital", "une majorité des parts".
func (r *reading) partitive(id int) bool { return r.whole(id) != 0 }

// part says whether a noun stands for what it is part of. "A number of users" does, "the number of users" is a number.
func (r *reading) part(id int) bool {
	note, ok := r.note(PartNoun, id)
	return ok && !(note == "indefinite" && r.definite(id))
}

// whole is what a partitive noun is part of, or 0.
func (r *reading) whole(id int) int {
	if !r.part(id) {
		if v := r.value(id); v == nil || v.Type != nlp.Percent {
			return 0
		}
	}
	size := 0
	for _, c := range r.t.Children(id) {
		if !r.rel(c, nlp.NmodPoss) && r.rel(c, nlp.Nmod, nlp.Obl) && (r.preposition(c) != "" || r.antecedent(c) != 0) {
			if r.value(c) == nil {
				return c
			}
			size = cmp.Or(size, c) // "une part de 30 % dans A", "30 % du capital de A"
		}
	}
	return size
}

// traded says whether something is bought, sold, owned or built as such: who buys a firm's headquarters has not bought the firm.
func (r *reading) traded(id int) bool {
	return r.rel(id, nlp.Obj, nlp.NsubjPass) && r.tells(r.head(id), acquired, sold, owns, develops, founded, supplies, launched, praises)
}

// seated is the body whose seat a noun is: A of "le siège de A", "A, dont le siège est à B", "its headquarters"; or 0.
func (r *reading) seated(id int) int {
	if !r.is(Seat, id) || r.traded(id) {
		return 0
	}
	for _, s := range r.nounSlots(id) {
		if s.has(rolePoss) || r.lex.Has(OfMark, s.roles[0]) {
			return s.word
		}
	}
	for _, c := range r.t.Children(r.head(id)) { // "dont" may hang on the verb
		if roles := r.cliticRoles(c); roles != nil && c < id && r.lex.Has(OfMark, roles[0]) {
			if a := r.antecedent(c); a != 0 {
				return a
			}
		}
	}
	return 0
}

// officeOf is where an office is held: A of "son poste de PDG de A", "the post of chairman of A"; or 0.
func (r *reading) officeOf(id int) int {
	if !r.is(Office, id) || r.is(Seat, id) && r.traded(id) {
		return 0
	}
	for _, s := range r.nounSlots(id) {
		if !r.lex.Has(OfMark, s.roles[0]) && !s.has(roleCompound) {
			continue
		}
		if r.name(s.word) != nil {
			return s.word
		}
		if r.relational(s.word) {
			for _, t := range r.nounSlots(s.word) {
				if r.name(t.word) != nil {
					return t.word
				}
			}
		}
	}
	return 0
}

// forceOf is the body in whose name its members act: A of "officers from A", "des policiers de A"; or 0.
func (r *reading) forceOf(id int) int {
	if !r.is(ForceNoun, id) || !r.at(id).Feats.Has("Number", "Plur") {
		return 0
	}
	for _, c := range r.t.Children(id) {
		n := cmp.Or(r.attachedName(c), c)
		if p := r.preposition(c); c > id && r.rel(c, nlp.Nmod) && (r.lex.Has(OfMark, p) || r.lex.Has(GiverMark, p)) && r.name(n) != nil && r.name(n).Type == nlp.Organization {
			return n
		}
	}
	return 0
}

// restrictedNoun says whether a noun phrase has a modifier that makes it mean something.
func (r *reading) restrictedNoun(id int) bool {
	return r.child(id, nlp.Nmod, nlp.Compound, nlp.Acl) != 0
}

// nominalArgument is the noun phrase of a word without determiner, relative clause, apposition and coordination.
func (r *reading) nominalArgument(id int) Argument {
	first, last := r.phrase(id)
	a := r.spanned(id, first, last)
	a.Kind, a.Type = Nominal, r.nounType(id)
	return a
}

// phrase is the first and last word of a nominal's own phrase.
func (r *reading) phrase(id int) (first, last int) {
	start := id
	if r.hyphenated(id) {
		start = id - 2
	}
	first, last = start, id
	for _, c := range r.t.Children(id) {
		if c > id {
			break
		}
		if c >= start || r.at(c).Feats.Has("PronType", "Rel") { // "A, dont le gérant"
			continue
		}
		w := r.at(c)
		lo, hi := r.t.Extent(c)
		if w.Deprel.In(nlp.Case, nlp.Punct, nlp.Cc, nlp.Mark, nlp.Cop, nlp.Nsubj, nlp.Advmod, nlp.Discourse, nlp.Expl, nlp.Aux, nlp.Advcl, nlp.Parataxis, nlp.Obl, nlp.Dislocated, nlp.Ccomp, nlp.Csubj) || hi >= id {
			first = start
			continue
		}
		if first == start || lo < first {
			first = lo
		}
	}
	// Only what stands without a break before the head belongs to it.
	for _, c := range r.t.Children(id) {
		if w := r.at(c); c < id && c >= first && w.Deprel.In(nlp.Case, nlp.Cc, nlp.Mark, nlp.Cop, nlp.Nsubj) {
			_, hi := r.t.Extent(c)
			first = min(hi+1, start)
		}
	}
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	for _, c := range r.t.Children(id) {
		if c < id {
			continue
		}
		w := r.at(c)
		lo, hi := r.t.Extent(c)
		if lo > last+1 && !(lo == last+2 && isQuote(r.at(last+1).Form)) || hi-first > maxPhrase {
			break
		}
		if v := r.value(c); v != nil && v.Type == nlp.Date && last == id {
			break // "la transaction à l'automne"
		}
		if !w.Deprel.In(nlp.Nmod, nlp.Amod, nlp.Flat, nlp.Compound, nlp.Nummod, nlp.Fixed, nlp.Case, nlp.Det, nlp.Advmod, nlp.Goeswith, nlp.OblArg) &&
			!(w.Deprel == nlp.Acl && w.Feats.Has("VerbForm", "Inf") && !r.agentive(id)) && !(r.is(NamedAfter, id) && c == id+1 && r.name(c) != nil) {
			if w.Deprel.In(nlp.Punct) && isQuote(w.Form) && c == last+1 {
				last = c
				continue
			}
			break
		}
		if w.Deprel.In(nlp.Nmod) && r.lex.Has(TopicMark, r.preposition(c)) && r.agentive(id) && !capitalised(r.at(id).Form) {
			break // "prosecutors over payments"
		}
		if w.Deprel.In(nlp.Nmod) && !r.is(TypeNoun, id) && r.portfolio(id) && r.is(Portfolio, r.head(id)) && (r.name(c) != nil || capitalised(r.at(id).Form) && !capitalised(w.Form)) {
			break // "la Santé du pays", "l'environnement du Burundi"
		}
		last = r.trim(c, hi)
		if last < hi {
			break
		}
	}
	last = r.unbroken(first, id, last)
	for last > id && (r.at(last).UPOS == nlp.PUNCT || r.at(last).UPOS == nlp.ADP) {
		last--
	}
	return first, last
}

// unbroken cuts a phrase at the end of a quotation that began before it, and at a comma before a preposition, an adverb or an adjective with a
// complement.
func (r *reading) unbroken(first, id, last int) int {
	quotes := 0
	for w := first; w <= last; w++ {
		switch form := r.at(w).Form; {
		case r.at(w).UPOS == nlp.PUNCT && isQuote(form):
			quotes++
			if quotes == 1 && w > id && strings.ContainsAny(form, "»”") {
				return w - 1
			}
		case form == "," && w > id && w < last && (r.at(w+1).UPOS == nlp.ADP || r.at(w+1).UPOS == nlp.ADV || r.at(w+1).UPOS == nlp.ADJ && r.child(w+1, nlp.Nmod, nlp.Obl) != 0):
			return w - 1
		}
	}
	return last
}

// trim cuts a dependent's phrase before a clause, apposition or parenthesis inside it.
func (r *reading) trim(id, hi int) int {
	for w := id + 1; w <= hi; w++ {
		if r.rel(w, nlp.AclRelcl, nlp.Appos, nlp.Parataxis, nlp.Advcl) || r.rel(w, nlp.Acl) && !r.at(w).Feats.Has("VerbForm", "Inf") {
			lo, _ := r.t.Extent(w)
			if lo > id {
				for lo--; lo > id && r.at(lo).UPOS == nlp.PUNCT && !isQuote(r.at(lo).Form); lo-- {
				}
				return lo
			}
		}
	}
	return hi
}

// maxPhrase bounds the words of an argument.
const maxPhrase = 25

// quotationMarks are what may stand around a name, blanks included.
const quotationMarks = " \u00a0\u202f\"«»“”"

// withoutArticle drops leading articles and quotation marks.
func (r *reading) withoutArticle(s string) string {
	for {
		s = strings.Trim(s, quotationMarks)
		first, rest, ok := strings.Cut(s, " ")
		if i := strings.IndexAny(first, "'’"); i > 0 && i < len(first)-1 {
			// "l'opération"
			apo := first[:i] + "'"
			if r.lex.Has(Article, strings.ToLower(apo)) || r.lex.Has(Article, strings.ToLower(first[:i])) {
				s = strings.TrimLeft(s[i:], "'’")
				continue
			}
		}
		if !ok || !r.lex.Has(Article, strings.ToLower(first)) {
			return s
		}
		s = rest
	}
}

// typeNote is the entity type that the lexicon notes of a common noun, and whether it knows the noun: with the words beside it first, "centre hospitalier",
// "care home".
func (r *reading) typeNote(id int) (string, bool) {
	if w := r.at(id); w.UPOS == nlp.NOUN {
		lemma := r.lemma(id)
		for last := min(id+maxLongNoun-1, len(r.s.Words)); last > id && r.x.longNouns[lemma]; last-- {
			behind := normalForm(r.doc.Slice(r.s.WordSpan(id+1, last)))
			if l := lemma + " " + behind; r.lex.Has(TypeNoun, l) {
				return r.lex.Note(TypeNoun, l), true
			}
		}
		if before := id - 1; before > 0 && r.x.longNouns[lemma] && r.head(before) == id {
			if l := r.low[before].form + " " + lemma; r.lex.Has(TypeNoun, l) {
				return r.lex.Note(TypeNoun, l), true
			}
		}
	}
	return r.note(TypeNoun, id)
}

// maxLongNoun is the most words of a noun in the lexicon: "gendarme de la bourse".
const maxLongNoun = 4

// nounType is the entity type that a common noun describes.
func (r *reading) nounType(id int) string {
	if r.at(id) == nil || r.part(id) {
		return "" // a stake may be one in anything
	}
	if r.ageAlone(id) {
		return string(nlp.Person)
	}
	if t, ok := r.typeNote(id); ok && t != "" {
		if t == string(nlp.Organization) && r.agedPerson(id, true) {
			return string(nlp.Person)
		}
		if several, ok := r.note(PluralNoun, id); ok && r.at(id).Feats.Has("Number", "Plur") && r.child(id, nlp.Amod, nlp.Compound, nlp.Nmod, nlp.Appos) == 0 {
			return cmp.Or(several, conceptType) // "les fonds serviront à …"
		}
		return t
	}
	if r.portfolio(id) && r.is(Portfolio, r.head(id)) {
		return string(nlp.Organization) // "la ministre du Travail", whatever work is otherwise
	}
	if r.at(id).UPOS == nlp.NOUN {
		for _, l := range r.nounLemmas(id) {
			for _, wd := range r.word.Of(l) {
				if wd.Class == nounClass && !wd.Relational {
					return string(nlp.Event)
				}
				if wd.Class == nounClass && wd.RoleName {
					return string(nlp.Person)
				}
			}
		}
	}
	if r.portfolio(id) {
		return string(nlp.Organization)
	}
	if r.inhabitant(id) || r.agedPerson(id, false) {
		return string(nlp.Person)
	}
	if w := r.at(id); w.UPOS == nlp.PROPN && id > 1 && capitalised(w.Form) && !w.Feats.Has("Number", "Plur") {
		return "" // a name that the recogniser missed
	}
	return conceptType
}

// inhabitant says whether a word is a noun for somebody from a place: "l'Italienne Ada Fenzi".
func (r *reading) inhabitant(id int) bool {
	return r.name(id) == nil && r.lex.Has(Inhabitant, r.at(id).Form) && r.child(id, nlp.Det) != 0
}

// portfolio says whether a common noun is what an office is of: "ministre du budget", or is written as its name: "directeur de l'Industrie", "Secretary of
// Commerce".
func (r *reading) portfolio(id int) bool {
	if r.ranks(id) {
		return false
	}
	h := r.head(id)
	if up := r.head(h); h != 0 && r.rel(h, nlp.Acl) && r.verbal(h) && h < id && up < h && r.is(Portfolio, up) {
		return true // "la ministre déléguée à l'Industrie"
	}
	return h != 0 && h < id && (capitalised(r.at(id).Form) || r.is(Portfolio, h)) && r.lex.Has(OfMark, r.preposition(id)) && r.relational(h) && r.personal(h) && r.name(h) == nil
}

// conceptType is the type of what nothing more is known about.
const conceptType = "Concept"

// clauseArgument is the clause of an infinitive or gerund as an argument: "ouvrir une usine à Dole".
func (r *reading) clauseArgument(id int) (Argument, bool) {
	if r.finite(id) {
		return Argument{}, false
	}
	first, last := r.t.Extent(id)
	for _, c := range r.t.Children(id) {
		w := r.at(c)
		if c < id && w.Deprel.In(nlp.Mark, nlp.Punct, nlp.Nsubj, nlp.Cc, nlp.Advmod) {
			if _, hi := r.t.Extent(c); hi+1 > first {
				first = hi + 1
			}
		}
		if c > id && (w.Deprel.In(nlp.Conj, nlp.Parataxis, nlp.Advcl) || w.Deprel.In(nlp.Punct) && !isQuote(w.Form)) {
			if lo, _ := r.t.Extent(c); lo-1 < last && lo-1 >= id {
				last = lo - 1
			}
		}
	}
	for _, c := range r.t.Children(id) {
		// When and for how much are qualifiers.
		if c > id && r.rel(c, nlp.Obl, nlp.Advmod) && r.adjunctValue(c) {
			if lo, _ := r.t.Extent(c); lo-1 < last && lo-1 >= id {
				last = lo - 1
			}
		}
	}
	last = min(r.trim(id, last), first+maxPhrase)
	for last > id && r.at(last).UPOS == nlp.PUNCT {
		last--
	}
	if first > id {
		first = id
	}
	a := r.spanned(id, first, last)
	a.Kind, a.Type = Nominal, conceptType
	return a, true
}

// adjunctValue says whether an adverbial is a date or a sum.
func (r *reading) adjunctValue(id int) bool {
	v := r.value(id)
	return v != nil && (v.Type == nlp.Date || v.Type == nlp.Money)
}
