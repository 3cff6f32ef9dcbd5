package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
	"relata/nlp/when"
)

// qualify fills the qualifiers of a typed statement from the slots that its wording declares and from values and names
// around the predicate.
func (r *reading) qualify(st *Statement, p *proposition, t *typed, pr *pair) {
	q := &st.Qualifiers
	slots := p.slots
	if t != nil && t.with != 0 {
		slots = append(slices.Clone(slots), r.nounSlots(t.with)...)
	}
	used := func(s *slot) bool {
		return s.word == pr.subjectSlot.word || s.word == pr.objectSlot.word
	}
	if t != nil && t.wording != nil {
		w := t.wording
		names := make([]string, 0, len(w.Qualifier))
		for name := range w.Qualifier {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			for _, s := range withRoles(slots, w.Qualifier[name], 0) {
				if used(s) {
					continue
				}
				text := r.qualifierText(name, s)
				if name == "share" && s.word == pr.objectSlot.word {
					text = r.shareOf(pr)
				}
				if text != "" {
					set(q, name, text)
					break
				}
			}
		}
		if w.RoleName {
			q.Role = r.roleText(p.head, pr.subjectSlot.word, pr.objectSlot.word)
		}
		if w.Kinship {
			q.Kinship = r.doc.Slice(r.s.WordSpan(p.head, r.hyphened(p.head)))
		}
		allowed := t.relation.Qualifiers
		if q.Role == "" && !w.Also && slices.Contains(allowed, "role") {
			q.Role = r.namedRole(slots, pr)
		}
		if q.Share == "" && slices.Contains(allowed, "share") {
			q.Share = r.shareOf(pr)
			for i := range slots { // "is 60 percent owned by A", "est détenu à 60 % par A"
				if v := r.value(slots[i].word); q.Share == "" && v != nil && v.Type == nlp.Percent && !used(&slots[i]) {
					q.Share = r.lastValueUnder(slots[i].word, nlp.Percent) // "from 12 to 5 percent"
				}
			}
		}
		if q.Amount == "" && slices.Contains(allowed, "amount") {
			q.Amount = r.amount(p, t, slots, pr)
		}
	}
	if o := p.first(roleObj); (t == nil || t.wording == nil) && o != nil && pr.objectSlot.word != o.word && r.sum(o.word) {
		q.Amount = r.valueUnder(o.word, nlp.Money) // "paid €3 million to Voltéa"
	}
	heads := []int{p.head}
	if p.context != p.head {
		heads = append(heads, p.context)
	}
	if t != nil && t.with != 0 {
		heads = append(heads, t.with)
	}
	if v := r.head(p.head); p.class == nounClass && r.rel(p.head, nlp.Nsubj) && r.is(Deal, p.head) {
		if w := r.awaited(v); w != 0 {
			heads = append(heads, v, w) // "the takeover is planned for 2027"
		}
	}
	if p.gap != 0 {
		heads = []int{p.gap}
	}
	q.Time = cmp.Or(r.time(heads, r.side(p, st.Modality)), r.fromBefore(heads))
	if d := r.value(r.singledOut(p.head)); q.Time == "" && d != nil && d.Type == nlp.Date {
		q.Time = r.date(d, r.side(p, st.Modality))
	}
	if p.class == verbClass && t != nil && t.wording != nil && t.wording.Relation == leadsBody && r.lex.Has(Succeeding, r.withAdverb(p)) && !pr.subjectSlot.has(roleSubj) {
		q.Time = "" // it is when the other one came
	}
	if q.Place == "" {
		q.Place = r.place(p.head, pr)
	}
}

func set(q *Qualifiers, name, text string) {
	switch name {
	case "time":
		q.Time = text
	case "place":
		q.Place = text
	case "amount":
		q.Amount = text
	case "share":
		q.Share = text
	case "role":
		q.Role = text
	case "of":
		q.Of = text
	case "to":
		q.To = text
	case "from":
		q.From = text
	case "kinship":
		q.Kinship = text
	case "class":
		q.Class = text
	case "date":
		q.Date = text
	}
}

// qualifierText is the text of a slot as a qualifier; amounts and shares must be values.
func (r *reading) qualifierText(name string, s *slot) string {
	switch name {
	case "amount":
		return cmpOr(r.valueUnder(s.word, nlp.Money), r.valueUnder(s.word, nlp.Quantity))
	case "share":
		return r.valueUnder(s.word, nlp.Percent)
	case "date":
		return r.dateUnder(s.word)
	}
	if r.is(Manner, s.word) || r.name(s.word) == nil && r.dateUnder(s.word) != "" && (name == "from" || name == "to") {
		return "" // "élu à l'unanimité", "d'ici à la fin de l'année"
	}
	if s.has(roleComp) || r.verbal(s.word) {
		if name != "of" { // "hired A to run B" names no role
			return ""
		}
		if a, ok := r.clauseArgument(s.word); ok {
			return a.Name
		}
		return ""
	}
	if name == "role" && (r.name(s.word) != nil || r.is(Office, s.word) && r.possessed(s.word)) { // "relevé de ses fonctions", "à la tête de A" name none
		return ""
	}
	if r.value(s.word) != nil && (name == "of" || name == "to" || name == "from" || name == "role") {
		return ""
	}
	a, ok := r.argument(s.word)
	if !ok || a.Kind == Pronoun {
		return ""
	}
	return a.Name
}

// roleText is a role noun with the adjectives and complements that name the function: "directrice générale", "former chief executive", "head of research". What
// it is held in, one of the arguments, is left out.
func (r *reading) roleText(id int, arguments ...int) string {
	first, last := id, id
	for _, c := range r.t.Children(id) {
		w := r.at(c)
		switch {
		case r.joined(c, id): // "Secretary-General"
			first = c
		case c < id && w.Deprel.In(nlp.Amod) && first-c <= 2:
			first = min(first, c)
		case c == first-1 && w.Deprel.In(nlp.Compound) && r.name(c) == nil && !capitalised(w.Form) && !r.noted(c, nlp.Organization) && !r.noted(c, nlp.Place): // "managing director"
			first = c
		case c == last+1 && w.Deprel.In(nlp.Amod, nlp.Flat, nlp.Fixed) && r.name(c) == nil && w.UPOS != nlp.VERB:
			last = c
		case c > last && r.namesFunction(c) && !slices.Contains(arguments, c):
			if lo, _ := r.t.Extent(c); lo == last+1 {
				last = c
				if a := r.child(c, nlp.Amod); a == c+1 {
					last = a // "directrice des ressources humaines"
				}
			}
		}
	}
	return r.withoutArticle(r.doc.Slice(r.s.WordSpan(first, last)))
}

// namesFunction says whether the complement of a role tells what its holder does, and not for whom: "en chef", "of research".
func (r *reading) namesFunction(id int) bool {
	return r.rel(id, nlp.Nmod) && (r.ranks(id) || r.at(id).UPOS == nlp.NOUN && r.name(id) == nil && r.lex.Has(OfMark, r.preposition(id)) && r.nounType(id) == conceptType)
}

// namedRole is the function that somebody is given: the predicate noun of a naming verb, or a phrase with "comme", "as".
func (r *reading) namedRole(slots []slot, pr *pair) string {
	for i := range slots {
		s := &slots[i]
		if s.word == pr.subjectSlot.word || s.word == pr.objectSlot.word || r.name(s.word) != nil {
			continue
		}
		if s.has(rolePred) && r.at(s.word).UPOS == nlp.NOUN && r.personal(s.word) || r.lex.Has(RoleMark, r.preposition(s.word)) && r.nounType(s.word) != conceptType && !r.is(PartNoun, s.word) { // not "as part of the deal"
			return r.roleText(s.word)
		}
	}
	// "sacked manager Tom Day": the title of the object.
	for _, c := range r.t.Children(pr.objectSlot.word) {
		if c < pr.objectSlot.word && r.rel(c, "nmod:desc", nlp.Compound) && r.relational(c) && r.personal(c) {
			return r.roleText(c)
		}
	}
	if o := pr.objectSlot.word; r.name(o) == nil && r.relational(o) && r.personal(o) && pr.object.Kind == Named {
		return r.roleText(o)
	}
	return ""
}

// shareOf is the share that the phrase of the object gives; of several that are joined, each has its own: "owns A and *12%* of B".
func (r *reading) shareOf(pr *pair) string {
	top := pr.objectSlot.word
	first, last := r.t.Extent(top)
	for i := range r.s.Mentions {
		m := &r.s.Mentions[i]
		if m.Type == nlp.Percent && m.First >= first && m.Last <= last && !r.toldAside(m.Last, top) && r.conjunctBelow(m.Last, top) == r.conjunctBelow(pr.object.Head, top) {
			return r.doc.Slice(m.Span)
		}
	}
	return ""
}

// conjunctBelow is the conjunct of a word that another lies within, the word itself if in none.
func (r *reading) conjunctBelow(id, top int) int {
	at := top
	for n := 0; id != 0 && id != top && n < maxClimb; n++ {
		if r.rel(id, nlp.Conj) {
			at = id
		}
		id = r.head(id)
	}
	return at
}

// valueUnder is the text of the first value of a type in a word's phrase, "" if there is none.
func (r *reading) valueUnder(id int, t nlp.MentionType) string {
	values := r.valuesUnder(id, t)
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

func (r *reading) lastValueUnder(id int, t nlp.MentionType) string {
	values := r.valuesUnder(id, t)
	if len(values) == 0 {
		return ""
	}
	return values[len(values)-1]
}

// valuesUnder are the values of a type within the phrase of a word, in the order of the text.
func (r *reading) valuesUnder(id int, t nlp.MentionType) []string {
	var out []string
	first, last := r.t.Extent(id)
	for i := range r.s.Mentions {
		m := &r.s.Mentions[i]
		if m.Type == t && m.First >= first && m.Last <= last && !r.toldAside(m.Last, id) {
			out = append(out, r.doc.Slice(m.Span))
		}
	}
	return out
}

// toldAside says whether a word stands in a clause that tells something else of a phrase: "agreed to buy A, which made a profit of *$3 million*", "A, valued at *$3 million*".
func (r *reading) toldAside(at, phrase int) bool {
	for n := 0; at != 0 && at != phrase && n < maxClimb; n++ {
		if r.rel(at, nlp.AclRelcl) || r.rel(at, nlp.Acl) && r.verbal(at) {
			return true
		}
		at = r.head(at)
	}
	return false
}

// amount is a sum of money beside the predicate, its further word or its object.
func (r *reading) amount(p *proposition, t *typed, slots []slot, pr *pair) string {
	for i := range slots {
		s := &slots[i]
		if s.word == pr.subjectSlot.word || s.has(roleComp) {
			continue
		}
		if text := r.valueUnder(s.word, nlp.Money); text != "" {
			return text
		}
	}
	if t.with != 0 {
		return r.valueUnder(t.with, nlp.Money)
	}
	return ""
}

// time is the date that says when the predicate holds: that of the first of the heads that has one.
func (r *reading) time(heads []int, tense when.Tense) string {
	for _, h := range heads {
		for _, c := range r.t.Children(h) {
			if !r.rel(c, nlp.Obl, nlp.Advmod, nlp.Nmod, nlp.Compound, nlp.Amod, nlp.Nummod, nlp.Dep, nlp.Advcl) || r.rel(c, nlp.NmodPoss) {
				continue
			}
			if v := r.value(c); v != nil && v.Type == nlp.Date {
				switch prep := r.preposition(c); {
				case r.lex.Has(PurposeMark, prep): // "called an election for May"
					tense = when.Future
				case r.lex.Has(SinceMark, prep): // "has run A since March"
					if iso, ok := when.Resolve(v.Value, r.opts.Published, when.Past); ok && !strings.Contains(iso, "/") {
						return iso + "/"
					}
					tense = when.Past
				}
				return r.date(v, tense)
			}
		}
	}
	return ""
}

// side is on which side of the day of publication a statement lies: what is planned lies ahead, what a past tense tells, behind.
func (r *reading) side(p *proposition, m Modality) when.Tense {
	v := p.head
	for n := 0; v != 0 && !r.verbal(v) && !r.predicative(v) && n < maxClimb; n++ {
		v = r.head(v)
	}
	switch {
	case m == Planned && v != 0 && r.oncePlanned(v):
		return when.Past
	case m == Planned:
		return when.Future
	case v != 0 && r.toldAsPast(v):
		return when.Past
	}
	return when.Either
}

// oncePlanned says whether what was planned was so in the past: "devait rencontrer A en mars", "had planned to meet A in March".
func (r *reading) oncePlanned(v int) bool {
	h := r.head(v)
	if !r.rel(v, nlp.Xcomp) || !r.verbal(h) || r.speaks(h) {
		return false
	}
	if r.at(h).Feats.Has("Tense", "Imp") {
		return true
	}
	return slices.ContainsFunc(r.t.Children(h), func(c int) bool {
		return r.rel(c, nlp.Aux) && (r.at(c).Feats.Has("Tense", "Imp") || r.is(ActiveAux, c) && r.at(c).Feats.Has("Tense", "Past"))
	})
}

// toldAsPast says whether a predicate stands in a past tense: "fut", "was", "a été vendu", "sold", "vendu", but not "est vendu".
func (r *reading) toldAsPast(v int) bool {
	told := false
	for _, c := range r.t.Children(v) {
		if w := r.at(c); w.Deprel.In(nlp.Aux, nlp.Cop) {
			switch {
			case w.Deprel.In(nlp.AuxTense), r.is(ActiveAux, c), w.Feats.Has("Tense", "Past"), w.Feats.Has("Tense", "Imp"):
				told = true
			case !w.Feats.Has("VerbForm", "Part"):
				return told // "will be sold", "est vendu"
			}
		}
	}
	f := r.at(v).Feats
	if s := r.child(v, nlp.Nsubj); f.Has("Tense", "Pres") && r.at(v).Form == r.at(v).Lemma && s != 0 && (r.nominalName(s) != nil || r.at(s).Feats.Has("Number", "Sing") && r.at(s).UPOS == nlp.NOUN) && r.child(v, nlp.Aux) == 0 {
		return true // "A quit B in March": the present has an ending
	}
	return told || f.Has("Tense", "Past") || f.Has("Tense", "Imp")
}

// dateAt is the date that a word heads.
func (r *reading) dateAt(id int) string {
	v := r.value(id)
	if v == nil || v.Type != nlp.Date {
		// "le 3 mars": the parser may hang the date on its number or month.
		return ""
	}
	return r.date(v, when.Either)
}

func (r *reading) dateUnder(id int) string {
	first, last := r.t.Extent(id)
	for i := range r.s.Mentions {
		if m := &r.s.Mentions[i]; m.Type == nlp.Date && m.First >= first && m.Last <= last {
			return r.date(m, when.Either)
		}
	}
	return ""
}

// date is a date mention in ISO 8601, where the day of publication or the words themselves tell it, otherwise in its words.
func (r *reading) date(m *nlp.Mention, tense when.Tense) string {
	if iso, ok := when.Resolve(m.Value, r.opts.Published, tense); ok {
		return iso
	}
	return r.doc.Slice(m.Span)
}

// place is a named place that the clause is set in.
func (r *reading) place(head int, pr *pair) string {
	if pr.subjectSlot.via == viaGap || pr.objectSlot.via == viaGap { // where the first clause is set, which has the verb
		return ""
	}
	before := r.singledOut(head)
	for _, c := range slices.Concat(r.t.Children(head), []int{before}) {
		if c == pr.subjectSlot.word || c == pr.objectSlot.word || c != before && !r.rel(c, nlp.Obl) {
			continue
		}
		if m := r.name(c); m != nil && m.Type == nlp.Place && r.lex.Has(PlaceMark, r.preposition(c)) && m.Span != pr.object.Span && m.Span != pr.subject.Span {
			return strings.TrimSpace(r.doc.Slice(m.Span))
		}
	}
	return ""
}

// singledOut is when or where a clause takes place, as the predicate of the sentence says that singles it out: "C'est *en 2012* que A a racheté B", "It was *in Leeds* that A
// met B"; 0 if nothing does.
func (r *reading) singledOut(v int) int {
	h := r.head(v)
	if h == 0 || h > v || !r.rel(v, nlp.AclRelcl) || r.child(v, nlp.Mark) == 0 || r.child(h, nlp.Cop) == 0 || r.negative(h) {
		return 0
	}
	return h
}

// hyphened is the last word of those that hyphens join to a word behind it: "law" of "brother-in-law".
func (r *reading) hyphened(id int) int {
	for r.at(id+2) != nil && r.at(id+1).Form == "-" && r.at(id+2).UPOS != nlp.PUNCT && r.s.WordSpan(id, id).End == r.s.WordSpan(id+1, id+1).Start && r.s.WordSpan(id+1, id+1).End == r.s.WordSpan(id+2, id+2).Start {
		id += 2
	}
	return id
}
