package extract

import (
	"cmp"
	"slices"

	"relata/nlp"
	"relata/schema"
)

// Where clauses begin and end: subjects and relative clauses that the parser gave to the wrong one of two.

// parted says whether a clause with a subject of its own stands behind a semicolon, or behind a colon after a clause that reports nothing: what is above says
// nothing of it.
func (r *reading) parted(id, up int) bool {
	if up > id || !r.verbalOrPredicate(id) || r.child(id, nlp.Nsubj) == 0 {
		return false
	}
	first, _ := r.t.Extent(id)
	mark := r.at(first)
	if first > 1 && mark.UPOS != nlp.PUNCT {
		mark = r.at(first - 1)
	}
	return mark.Form == ";" || mark.Form == ":" && !r.speaks(up)
}

// mendWhose gives a relative clause whose object "whose" belongs to its antecedent, where the parser took its verb for a complement of what stands above: "denied it to A,
// whose head, B, he met".
func (r *reading) mendWhose(id int) bool {
	n := r.head(id)
	if !r.rel(id, nlp.NmodPoss) || !r.at(id).Feats.Has("PronType", "Rel") || n < id || !r.rel(n, nlp.Appos, nlp.Nmod, nlp.Dep, nlp.Obj) {
		return false
	}
	head := r.head(n)
	if head == 0 || head > id || r.verbal(head) {
		return false
	}
	for v := n + 1; v <= len(r.s.Words) && v < n+maxWhose; v++ {
		s := r.child(v, nlp.Nsubj)
		if !r.verbal(v) || !r.finite(v) || s <= n || s > v || r.head(v) >= head || r.child(v, nlp.Obj, nlp.Mark) != 0 {
			continue
		}
		r.at(n).Head, r.at(n).Deprel = v, nlp.Obj
		r.at(v).Head, r.at(v).Deprel = head, nlp.AclRelcl
		return true
	}
	return false
}

// maxWhose bounds the words between the noun that "whose" belongs to and its verb.
const maxWhose = 12

// openingParticiple is the participle or gerund that opens the sentence before a verb, 0 if there is none: "Née à Dole, …".
func (r *reading) openingParticiple(v int) int {
	for _, c := range r.t.Children(v) {
		if c < v && r.rel(c, nlp.Advcl, nlp.Acl, nlp.Obl) && r.at(c).UPOS == nlp.VERB && !r.at(c).Feats.Has("VerbForm", "Inf") && !r.finite(c) && r.child(c, nlp.Mark) == 0 {
			if first, _ := r.t.Extent(c); first <= 2 {
				return c
			}
		}
	}
	return 0
}

// openedSubject is the verb whose subject a name behind a comma is, where the parser took it for an apposition within the participle that opens the sentence: "Née à
// Dole, Ada Roy, qui …, a …"; 0 if the tree may stay.
func (r *reading) openedSubject(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Appos) || h == 0 || h > id || r.nominalName(id) == nil || r.nominalName(h) != nil && r.nominalName(h).Type == r.nominalName(id).Type {
		return 0
	}
	if first, _ := r.t.Extent(id); first < 3 || r.at(first-1).Form != "," && r.at(first).Form != "," {
		return 0
	}
	p := h
	for n := 0; p != 0 && !r.participle(p) && n < maxClimb; n++ {
		p = r.head(p)
	}
	v := r.head(p)
	if p == 0 || v < id || !r.verbalOrPredicate(v) || r.openingParticiple(v) != p || r.child(v, nlp.Nsubj, nlp.Csubj, nlp.Expl) != 0 {
		return 0
	}
	return v
}

// nominalName is the name of a word, or of what hangs on the title or the role that it is: "M. Roy".
func (r *reading) nominalName(id int) *nlp.Mention {
	if m := r.name(id); m != nil {
		return m
	}
	if c := r.attachedName(id); c != 0 {
		return r.name(c)
	}
	return nil
}

// agentsName is the agent of the participle that opens a sentence whose name the parser took for a second subject: "Fondé par un cheminot, Luc Roy, le groupe
// …", "Founded by A and his wife, the actress B, the festival …"; 0 if the tree may stay.
func (r *reading) agentsName(id int) int {
	v := r.head(id)
	if !r.rel(id, nlp.Nsubj) || v < id || r.name(id) == nil && r.attachedName(id) == 0 && (r.name(id+1) == nil || r.name(id+1).First != id+1) {
		return 0
	}
	p := r.openingParticiple(v)
	if p == 0 || p > id {
		return 0
	}
	second := 0
	for _, c := range slices.Concat(r.t.Children(v), r.t.Children(id)) {
		if c > id && c < v && (r.rel(c, nlp.Nsubj) || r.rel(c, nlp.Appos) && r.bodyBesidePerson(id, c)) {
			second = c
		}
	}
	if own := cmp.Or(r.attachedName(id), id); second == 0 { // "…, the actress B, Norsel sells books", "…, the president, B, Reed said"
		for _, c := range slices.Concat(r.t.Children(id), r.t.Children(own)) {
			if _, last := r.t.Extent(c); c > own && r.rel(c, nlp.Appos, nlp.Flat) && r.name(c) != nil && r.name(c) != r.name(own) && (own == id || r.name(c).Type != r.name(own).Type) && last == v-1 {
				second = c
			}
		}
	}
	if second == 0 {
		return 0
	}
	if first, _ := r.t.Extent(second); r.at(first-1).Form != "," && r.at(first).Form != "," {
		return 0
	}
	first, _ := r.t.Extent(id)
	if r.at(first).Form == "," {
		first++
	}
	if first < 3 || r.at(first-1).Form != "," {
		return 0
	}
	for n := first - 2; n > p; n-- { // the noun whose phrase ends before the comma
		if r.at(n).UPOS != nlp.NOUN || !r.personal(n) && !r.relational(n) {
			continue
		}
		if _, last := r.t.Extent(n); last != first-2 && r.at(n).Deprel != nlp.Conj || r.apposedName(n) != 0 || r.attachedName(n) != 0 {
			return 0
		}
		if w := r.at(second); w.Head != v {
			w.Head, w.Deprel = v, nlp.Nsubj
		}
		return n
	}
	return 0
}

// bodyBesidePerson says whether a noun that the parser set in apposition to a person is for a body, and so no description of them.
func (r *reading) bodyBesidePerson(name, noun int) bool {
	m := r.name(name)
	t, _ := r.note(TypeNoun, noun)
	return m != nil && m.Type == nlp.Person && r.at(noun).UPOS == nlp.NOUN && t == string(nlp.Organization)
}

// farObject is the verb that names somebody to a role, or takes it from them, whose object a name behind commas is, where the parser hung it on a noun between that is for nobody: "nommé à
// sa place, provisoirement, Ada Roy"; 0 if the tree may stay.
func (r *reading) farObject(id int) int {
	m, h := r.name(id), r.head(id)
	if m == nil || m.Type != nlp.Person || !r.rel(id, nlp.Appos) || h == 0 || h > id || r.name(h) != nil || r.at(h).UPOS != nlp.NOUN || r.personal(h) {
		return 0
	}
	v := r.head(h)
	if !r.rel(h, nlp.Obl) || !r.verbal(v) || v > h || !r.is(Naming, v) || r.child(v, nlp.Obj) != 0 || r.child(v, nlp.Aux) != 0 && r.passive(v) {
		return 0
	}
	if first, _ := r.t.Extent(id); r.at(first).Form != "," && (first < 2 || r.at(first-1).Form != ",") {
		return 0
	}
	return v
}

// activeSubject says whether a subject is that of a verb in the active voice, which the parser took for a participle: "The board, which …, named A chairman".
func (r *reading) activeSubject(id int) bool {
	v := r.head(id)
	return r.at(id).Deprel == nlp.NsubjPass && id < v && r.verbal(v) && r.child(v, nlp.AuxPass, nlp.Aux, nlp.Cop, nlp.OblAgent) == 0 && r.child(v, nlp.Obj) > v
}

// mendOutgoing makes an adjective of a participle that says of a role that it ends: "le ministre sortant des Finances".
func (r *reading) mendOutgoing(id int) bool {
	w, n := r.at(id), r.head(id)
	if w.UPOS != nlp.VERB || !r.rel(id, nlp.Acl, nlp.Amod) || n != id-1 || !r.lex.Has(Epithet, r.low[id].form) || !r.personal(n) {
		return false
	}
	for _, c := range r.t.Children(id) {
		r.at(c).Head = n
		if r.rel(c, nlp.Obl) {
			r.at(c).Deprel = nlp.Nmod
		}
	}
	w.UPOS, w.Deprel = nlp.ADJ, nlp.Amod
	return true
}

// besideAdjective is the noun for somebody right before a name, adjectives between, where the parser hung the name on a noun that the first one belongs to: "une conseillère du
// ministre wallon Paul Roy"; 0 if the tree may stay.
func (r *reading) besideAdjective(id int) int {
	m, h := r.name(id), r.head(id)
	if m == nil || m.Type != nlp.Person || m.First != id || h == 0 || h > id || !r.rel(id, nlp.Appos, nlp.Flat, nlp.Nmod) || r.preposition(id) != "" || r.at(h).UPOS != nlp.NOUN {
		return 0
	}
	n := id - 1
	for n > h && r.at(n).UPOS == nlp.ADJ && r.head(n) < n {
		n = r.head(n)
	}
	if n <= h || n == id-1 || !r.personal(n) || r.name(n) != nil || !r.rel(n, nlp.Nmod) || r.head(n) != h || r.apposed(n) != 0 {
		return 0
	}
	return n
}

// besideNoun is the common noun for its kind right before a name that the parser hung on another name before that: "Ada Reed of the drugmaker Norsel",
// "by Ada Reed and her wife, the actress Vera Lind, the festival …"; 0 if the tree may stay.
func (r *reading) besideNoun(id int) int {
	m, n := r.name(id), id-1
	if m == nil || m.First != id || !r.rel(id, nlp.Appos) || n < 1 || r.at(n).UPOS != nlp.NOUN || r.surely(n) || r.head(n) != r.head(id) && !r.rel(n, nlp.Nsubj, nlp.Obj, nlp.Obl) || r.head(id) > n || r.name(r.head(id)) == nil {
		return 0
	}
	if t, _ := r.note(TypeNoun, n); t != string(m.Type) || r.attachedName(n) != 0 {
		return 0
	}
	return n
}

// mendElected makes a passive verb with a role as its predicate of a participle that the parser took for an adjective of the role: "was elected mayor of A by B".
func (r *reading) mendElected(id int) bool {
	n, w := r.head(id), r.at(id)
	be := r.child(n, nlp.Cop)
	if w.UPOS != nlp.VERB || !r.rel(id, nlp.Amod) || !r.is(Naming, id) || n < id || r.at(n).UPOS != nlp.NOUN || be == 0 || be > id || r.child(n, nlp.Det) != 0 && r.child(n, nlp.Det) < id {
		return false
	}
	role := r.at(n)
	w.Head, w.Deprel = role.Head, role.Deprel
	role.Head, role.Deprel = id, nlp.Xcomp
	for i := range r.s.Words {
		switch c := &r.s.Words[i]; {
		case c.Head != n || c.ID == id:
		case c.Deprel.In(nlp.Cop):
			c.Head, c.Deprel = id, nlp.AuxPass
		case c.Deprel.In(nlp.Nsubj):
			c.Head, c.Deprel = id, nlp.NsubjPass
		case c.ID < id, c.Deprel.In(nlp.Obl, nlp.Advcl, nlp.Advmod, nlp.Parataxis, nlp.Conj, nlp.Ccomp):
			c.Head = id
		case c.Deprel.In(nlp.Nmod) && r.lex.Has(AgentMark, r.preposition(c.ID)):
			c.Head, c.Deprel = id, nlp.OblAgent
		}
	}
	r.t = nlp.NewTree(r.s)
	return true
}

// objectBehindName is the verb whose object, one that a wording asks for, stands behind a name, on which the parser hung it: "a signé avec son homologue, Ada Roy, un accord"; 0 if the tree
// may stay.
func (r *reading) objectBehindName(id int) int {
	m := r.name(r.head(id))
	if m == nil || m.Last > id || !r.rel(id, nlp.Appos) || r.at(id).UPOS != nlp.NOUN || r.name(id) != nil {
		return 0
	}
	v := r.head(r.head(id))
	for n := 0; v != 0 && !r.verbal(v) && n < 4; n++ {
		v = r.head(v)
	}
	if v == 0 || v > m.First || r.child(v, nlp.Obj) != 0 || !r.indefinite(id) {
		return 0
	}
	if !slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool { return w.Class == verbClass && w.WithCase == "" && w.With == r.lemma(id) }) {
		return 0
	}
	return v
}

// placedNoun is the common noun for its kind that says where a name is from, or whose it is, where the parser hung the name on the place or the owner: "a company in Lisbon, Norsel",
// "l'entreprise d'Ada Roy, Voltéa"; 0 if the tree may stay.
func (r *reading) placedNoun(id int) int {
	m, place := r.name(id), r.name(r.head(id))
	if m == nil || m.Type == nlp.Place || place == nil || place.Type != nlp.Place && place.Type != nlp.Person || place.Type == m.Type || place.Last >= m.First || !r.rel(id, nlp.Appos) || r.at(m.First-1).Form != "," {
		return 0
	}
	n := r.head(r.head(id))
	if n == 0 || n > place.First || !r.rel(r.head(id), nlp.Nmod) || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || r.attachedName(n) != 0 || r.at(n).Feats.Has("Number", "Plur") {
		return 0
	}
	if t, _ := r.note(TypeNoun, n); t != string(m.Type) {
		return 0
	}
	return n
}

// roleOfBody is the role that somebody has in a body behind whose name theirs stands, where the parser hung them on the body: "la présidente de l'association Rivages, Ada Roy"; 0 if the
// tree may stay.
func (r *reading) roleOfBody(id int) int {
	m, h := r.name(id), r.head(id)
	if m == nil || m.Type != nlp.Person || !r.rel(id, nlp.Appos, nlp.Conj) || h == 0 || h > id || r.personal(h) || r.child(id, nlp.Cc) != 0 {
		return 0
	}
	if first, _ := r.t.Extent(id); r.at(first).Form != "," && (first < 2 || r.at(first-1).Form != ",") {
		return 0
	}
	for n := 0; n < 2 && (r.rel(h, nlp.Appos, nlp.Flat) || r.name(h) != nil && r.rel(h, nlp.Nmod)) && r.at(r.head(h)).UPOS == nlp.NOUN && !r.personal(r.head(h)); n++ {
		h = r.head(h) // the name of the body
	}
	role := r.head(h)
	if !r.rel(h, nlp.Nmod) || role == 0 || role > h || r.name(role) != nil || r.at(role).UPOS != nlp.NOUN || !r.personal(role) || !r.relational(role) || r.apposedName(role) != 0 || r.attachedName(role) != 0 || r.at(role).Feats.Has("Number", "Plur") {
		return 0
	}
	return role
}

// closeRole is the name right before a role told by a preposition, which the parser hung on the verb: "… les fonctions de Luc Roy, à la tête du club depuis …"; 0 if the tree may stay.
func (r *reading) closeRole(id int) int {
	if !r.rel(id, nlp.Obl) || r.at(id).UPOS != nlp.NOUN {
		return 0
	}
	first, _ := r.t.Extent(id)
	comma := first - 1
	if first > 1 && r.at(first).Form == "," {
		comma = first
	}
	if comma < 2 || r.at(comma).Form != "," {
		return 0
	}
	m := r.name(comma - 1)
	if m == nil || m.Last != comma-1 || m.Type != nlp.Person || r.rel(r.nameHead(m), nlp.Nsubj) {
		return 0
	}
	prep := r.preposition(id)
	for _, w := range r.word.Of(r.lemma(id)) {
		if w.Class == nounClass && w.With == prep && prep != "" && w.Relation == leadsBody {
			return r.nameHead(m)
		}
	}
	return 0
}

// quotedPredicate is the verb of judging whose predicate a quoted word behind its object is, where the parser hung it on the object: "juge l'étude « indigente »", "a qualifié la
// décision de « honteuse »"; 0 if the tree may stay.
func (r *reading) quotedPredicate(id int) int {
	o := r.head(id)
	v := r.head(o)
	if !r.rel(id, nlp.Amod, nlp.Nmod, nlp.Appos) || o == 0 || o > id || !r.rel(o, nlp.Obj) || !r.verbal(v) || v > o || r.name(id) != nil || !r.judges(v) {
		return 0
	}
	before, after := r.at(id-1), r.at(id+1)
	if before == nil || after == nil || !isQuote(before.Form) || !isQuote(after.Form) {
		return 0
	}
	return v
}

// judges says whether a verb has an object and what its subject holds of it.
func (r *reading) judges(v int) bool {
	return r.is(Describing, v) || r.is(Calling, v) || r.is(Judging, v)
}

// mendNoneOther makes the predicate of a name that somebody is none other than: "le gérant de B n'est autre que A", "B's owner is none other than A".
func (r *reading) mendNoneOther(id int) bool {
	w := r.at(id)
	if !r.is(NoneOther, id) || r.child(id, nlp.Cop) == 0 {
		return false
	}
	who := 0
	for _, c := range r.t.Children(id) {
		if m := r.name(c); c > id && m != nil && m.Type.IsName() && m.First <= id+4 && r.rel(c, nlp.Nsubj, nlp.Nmod, nlp.Obl, nlp.Appos, nlp.Advcl) && r.lex.Has(ThanMark, r.preposition(c)) {
			who = c
		}
	}
	if who == 0 {
		return false
	}
	for _, c := range r.t.Children(id) {
		if o := r.at(c); c != who && !o.Deprel.In(nlp.Advmod) {
			o.Head = who
		}
	}
	for _, c := range r.t.Children(who) {
		if r.rel(c, nlp.Case, nlp.Mark) {
			r.at(c).Head, r.at(c).Deprel = id, nlp.Fixed
		}
	}
	a := r.at(who)
	a.Head, a.Deprel = w.Head, w.Deprel
	w.Head, w.Deprel, w.UPOS = who, nlp.Advmod, nlp.ADV
	r.t = nlp.NewTree(r.s)
	return true
}

// mendRootName makes the root of a finite verb right behind a name that the parser took for the root: "Voltéa nie avoir copié Arbel" is no noun phrase. What hung on
// the name behind the verb hangs on the verb.
func (r *reading) mendRootName(id int) bool {
	w, n := r.at(id), r.head(id)
	m := r.name(n)
	if w.UPOS != nlp.VERB || w.Feats != "" && !w.Feats.Has("VerbForm", "Fin") || m == nil || !r.rel(n, nlp.Root) || m.Last+1 != id || !r.rel(id, nlp.Advmod, nlp.Flat, nlp.Amod, nlp.Appos, nlp.Nmod, nlp.Dep, nlp.Compound, nlp.Fixed) {
		return false
	}
	for _, c := range r.t.Children(n) {
		cw := r.at(c)
		if c <= id {
			continue
		}
		switch cw.Head = id; {
		case cw.Deprel.In(nlp.Acl) && r.verbal(c):
			cw.Deprel = nlp.Xcomp
		case cw.Deprel.In(nlp.Nmod):
			cw.Deprel = nlp.Obl
		}
	}
	name := r.at(n)
	name.Head, name.Deprel = id, nlp.Nsubj
	w.Head, w.Deprel = 0, nlp.Root
	return true
}

// contentOfNoun is the object that a clause gives the content of, where the parser took it for an adverbial of the verb: "rejected accusations by A that it had copied
// B"; 0 if the tree may stay.
func (r *reading) contentOfNoun(id int) int {
	v := r.head(id)
	if !r.rel(id, nlp.Advcl) || !r.verbal(v) || v > id {
		return 0
	}
	mark := r.child(id, nlp.Mark)
	if o := r.child(v, nlp.Obj); mark != 0 && r.lex.Has(ContentMark, r.lemma(mark)) && o > v && o < mark && r.is(PlanNoun, o) {
		return o
	}
	return 0
}

// mendInserted gives a verb of saying between commas the name right before it as its subject, and the clause around it its own: "the plan, A said, was dead", which the
// parser read as one of whom A is an apposition.
func (r *reading) mendInserted(id int) bool {
	m, subject := r.name(id), r.head(id)
	if m == nil || r.nameHead(m) != id || !r.rel(id, nlp.Appos) || !r.rel(subject, nlp.Nsubj) {
		return false
	}
	v := m.Last + 1
	before, behind := r.at(m.First-1), r.at(v+1)
	if !r.verbal(v) || !r.is(Reporting, v) || before == nil || before.Form != "," || behind == nil || behind.Form != "," {
		return false
	}
	switch clause := r.head(subject); {
	case clause == v:
		clause = r.child(v, nlp.Ccomp, nlp.Xcomp)
		if clause < v || r.child(clause, nlp.Nsubj) != 0 || r.child(clause, nlp.Mark) != 0 {
			return false
		}
		r.at(subject).Head, r.at(clause).Deprel = clause, nlp.Ccomp
	case r.head(v) != clause || !r.rel(v, nlp.Parataxis) || r.child(v, nlp.Nsubj) != 0:
		return false
	}
	r.at(id).Head, r.at(id).Deprel = v, nlp.Nsubj
	return true
}

// mendInsertedSpeech parts a verb of saying and who says it, set between the subject of a clause and its verb, from both: "A, *B said on Friday*, has sued C", "A, *a dit B*, va
// racheter C". The parser takes B for the subject, or for an apposition of A.
func (r *reading) mendInsertedSpeech(id int) bool {
	if !r.verbal(id) || !r.is(Reporting, id) || r.at(id).Feats.Has("VerbForm", "Inf") {
		return false
	}
	left, right := r.comma(id, -1), r.comma(id, 1)
	if left < 2 || right == 0 {
		return false
	}
	teller := r.tellerBetween(left, right, id)
	subject := left - 1
	for n := 0; r.head(subject) != 0 && r.head(subject) < left && n < maxClimb; n++ {
		subject = r.head(subject)
	}
	if m := r.name(left - 1); m != nil && r.nameHead(m) < left {
		subject = r.nameHead(m)
	}
	verb := r.behindAuxiliaries(right + 1)
	if teller == 0 || !r.nominal(subject) || r.preposition(subject) != "" || !r.verbal(verb) || r.at(verb).Feats.Has("VerbForm", "Inf") && verb == right+1 || r.participle(verb) && verb == right+1 {
		return false
	}
	for w := 1; w < left; w++ {
		if r.verbal(w) {
			return false // not what opens the sentence
		}
	}
	for w := left; w < right; w++ {
		if r.at(w).Feats.Has("PronType", "Rel") {
			return false // "A, who accused B of theft, has sued C"
		}
	}
	if r.head(subject) == verb && r.head(id) == verb && r.head(teller) == id && r.rel(id, nlp.Parataxis) {
		return false // as it should be
	}
	rel := r.at(verb).Deprel
	if top, h := r.head(verb), r.head(id); top != 0 { // the verb takes the place of the one that was above both
		above := h == 0 || h < left && r.head(h) == 0 || top == id
		if !above || h >= left && h <= right {
			return false
		}
		rel = nlp.Root
	}
	for w := range r.s.Words {
		switch at := w + 1; {
		case at == verb || at == id || at == subject || at == teller:
		case at > left && at < right && r.head(at) != id && (r.head(at) < left || r.head(at) > right):
			r.at(at).Head = id
		case (at <= left || at >= right) && (r.head(at) == id || r.head(at) == 0):
			r.at(at).Head = verb
		}
	}
	r.at(verb).Head, r.at(verb).Deprel = 0, rel
	r.at(id).Head, r.at(id).Deprel = verb, nlp.Parataxis
	r.at(teller).Head, r.at(teller).Deprel = id, nlp.Nsubj
	r.makeSubject(subject, verb)
	return true
}

// makeSubject hangs a word on a verb as its subject.
func (r *reading) makeSubject(id, verb int) {
	r.at(id).Head, r.at(id).Deprel = verb, nlp.Nsubj
	if r.passive(verb) {
		r.at(id).Deprel = nlp.NsubjPass
	}
}

// behindAuxiliaries is the first word from a place on that is no auxiliary, adverb or particle: the verb of "*had* already *bought*"; it may lie behind the sentence.
func (r *reading) behindAuxiliaries(at int) int {
	for w := r.at(at); w != nil && (w.UPOS == nlp.AUX || w.UPOS == nlp.ADV || w.UPOS == nlp.PART); w = r.at(at) {
		at++
	}
	return at
}

// maxInserted is how many words a clause that says who says it has on either side of its verb.
const maxInserted = 7

// comma is the nearest comma on a side of a verb, -1 or 1, with no other verb before it; 0 if there is none near.
func (r *reading) comma(id, side int) int {
	for at, n := id+side, 0; at > 0 && at <= len(r.s.Words) && n < maxInserted; at, n = at+side, n+1 {
		switch w := r.at(at); {
		case w.Form == ",":
			return at
		case r.verbal(at) || w.UPOS == nlp.PUNCT:
			return 0
		}
	}
	return 0
}

// tellerBetween is the nominal between two commas that may be the subject of the verb there: without a preposition, and no date; 0 if there is none.
func (r *reading) tellerBetween(left, right, verb int) int {
	for at := left + 1; at < right; at++ {
		if m := r.name(at); m != nil && m.First == at && m.Last < right {
			if h := r.nameHead(m); r.preposition(h) == "" && !r.is(Title, h) {
				return h
			}
			at = m.Last
			continue
		}
		if w := r.at(at); w.UPOS == nlp.NOUN && at != verb && r.value(at) == nil && r.preposition(at) == "" && r.attachedName(at) == 0 && (r.definite(at) || r.child(at, nlp.Det, nlp.NmodPoss) != 0) {
			return at
		}
	}
	return 0
}

// mendInverted makes the subject of a name right behind a verb that follows a quotation, where the parser saw an object: “We are done,” shrugged Tom Day.
func (r *reading) mendInverted(id int) bool {
	v := r.head(id)
	if m := r.name(id); m == nil || r.nameHead(m) != id || m.First != v+1 || !r.rel(id, nlp.Obj) || !r.verbal(v) || r.child(v, nlp.Nsubj) != 0 || !r.behindQuotation(v) {
		return false
	}
	r.at(id).Deprel = nlp.Nsubj
	return true
}

// mendTellers makes the subject of a noun for people or bodies right behind a verb of saying at the end, where the parser saw an object: "A a racheté B, *ont annoncé* mardi
// les deux groupes".
func (r *reading) mendTellers(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Obj) || v > id || !r.verbal(v) || !r.rel(v, nlp.Conj, nlp.Parataxis) || !r.is(Reporting, v) || r.child(v, nlp.Nsubj, nlp.Ccomp, nlp.Cc, nlp.NsubjPass) != 0 || r.head(v) > v {
		return false
	}
	first, _ := r.t.Extent(v)
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	if r.at(first-1).Form != "," || first != v && r.at(first).UPOS != nlp.AUX {
		return false
	}
	if t := r.nounType(id); r.nominalName(id) != nil || r.at(id).UPOS != nlp.NOUN || t != string(nlp.Person) && t != string(nlp.Organization) || !r.definite(id) {
		return false
	}
	r.at(id).Deprel = nlp.Nsubj
	r.at(v).Deprel = nlp.Parataxis
	return true
}

// secondSubject says whether a name right behind a verb was taken for its subject although it has one before: "A, maire de B, *critique* C".
func (r *reading) secondSubject(id int) bool {
	v := r.head(id)
	if m := r.name(id); m == nil || v == 0 || r.nameHead(m) != id || m.First != v+1 || !r.rel(id, nlp.Nsubj) || !r.finite(v) || r.behindQuotation(v) {
		return false
	}
	s := r.child(v, nlp.Nsubj)
	return s != 0 && s < v && s != id && r.at(s).UPOS != nlp.PRON
}

// finderOfDead is the verb of finding whose agent a phrase is, where the parser gave it to the death: "retrouvé *mort* par son mari"; 0 if the tree may stay.
func (r *reading) finderOfDead(id int) int {
	dead := r.head(id)
	v := r.head(dead)
	if !r.rel(id, nlp.OblAgent, nlp.Obl) || !r.lex.Has(AgentMark, r.preposition(id)) || dead > id || !r.rel(dead, nlp.Xcomp, nlp.Advcl, nlp.Acl) || !r.is(Finding, v) || !r.passive(v) || v > dead {
		return 0
	}
	return v
}

// oneOfSeveral is the noun for several of whom a name behind "dont" is one, where the parser hung the name on what they are of: "trois délégués du personnel, *dont A*",
// "two subsidiaries of B, including A"; 0 if the tree may stay.
func (r *reading) oneOfSeveral(id int) int {
	m, of := r.name(id), r.head(id)
	several := r.head(of)
	if m == nil || several == 0 || r.nameHead(m) != id || m.First < 3 || of > id || !r.rel(id, nlp.Appos, nlp.Nmod, nlp.Conj) || !r.rel(of, nlp.Nmod) || several > of || several == 0 || r.at(several).UPOS != nlp.NOUN {
		return 0
	}
	if !r.lex.Has(Including, r.low[m.First-1].form) || r.at(m.First-2).Form != "," || !r.at(several).Feats.Has("Number", "Plur") || r.at(of).Feats.Has("Number", "Plur") && r.name(of) == nil {
		return 0
	}
	return several
}

// mendHeadlinePassive makes a passive of a verb in a headline that tells by whom, or to whom, something was done, and has no object but a sum: "*A sold* to B", "A fined €3m
// by B". The parser takes the participle for a past tense.
func (r *reading) mendHeadlinePassive(id int) bool {
	w, s := r.at(id), r.child(id, nlp.Nsubj)
	if last := r.at(len(r.s.Words)); last == nil || last.UPOS == nlp.PUNCT || !r.rel(id, nlp.Root) || !r.verbal(id) || s == 0 || s > id || !w.Feats.Has("Tense", "Past") || w.Form == w.Lemma || r.child(id, nlp.Aux, nlp.Cop, nlp.Ccomp, nlp.Xcomp) != 0 {
		return false
	}
	agent, to := 0, 0
	for _, c := range r.t.Children(id) {
		switch prep := r.preposition(c); {
		case r.rel(c, nlp.Obj) && !r.sum(c):
			return false
		case r.rel(c, nlp.Obl) && r.lex.Has(AgentMark, prep) && r.agentive(c):
			agent = c
		case r.rel(c, nlp.Obl) && r.lex.Has(DativeMark, prep) && r.tells(id, sold):
			to = c
		}
	}
	if agent == 0 && to == 0 {
		return false
	}
	w.Feats = "Tense=Past|VerbForm=Part|Voice=Pass"
	r.at(s).Deprel = nlp.NsubjPass
	if agent != 0 {
		r.at(agent).Deprel = nlp.OblAgent
	}
	return true
}

// mendAfterAux makes a verb of an adjective behind an auxiliary and before a name, if wordings know it as one: "The EU may *fine* A".
func (r *reading) mendAfterAux(id int) bool {
	w := r.at(id)
	if w.UPOS != nlp.ADJ || r.child(id, nlp.Cop) != 0 || r.child(id, nlp.Nsubj) == 0 || r.name(id+1) == nil || !slices.ContainsFunc(r.t.Children(id), func(c int) bool { return c < id && r.rel(c, nlp.Aux) }) {
		return false
	}
	if !slices.ContainsFunc(r.word.Of(r.low[id].form), func(wd schema.Wording) bool { return wd.Class == verbClass }) {
		return false
	}
	o := r.nameHead(r.name(id + 1))
	if r.head(o) != id {
		return false
	}
	w.UPOS, w.Lemma, w.Feats = nlp.VERB, r.low[id].form, "VerbForm=Inf"
	r.at(o).Deprel = nlp.Obj
	return true
}

// mendReportedRelative gives a relative pronoun to the clause that somebody reports within the relative clause: "A, *which* B reported *had bought* C". The parser makes it an
// object.
func (r *reading) mendReportedRelative(id int) bool {
	if !r.verbal(id) || !r.is(Reporting, id) || r.at(id).Feats.Has("VerbForm", "Inf") {
		return false
	}
	verb := r.behindAuxiliaries(id + 1)
	s := r.child(id, nlp.Nsubj)
	if !r.verbal(verb) || s == 0 || s > id || !r.tensed(verb) || verb == id+1 && r.participle(verb) {
		return false
	}
	first, _ := r.t.Extent(s)
	p := first - 1
	if p < 2 || !r.at(p).Feats.Has("PronType", "Rel") || r.head(p) != id && r.head(p) != verb {
		return false
	}
	if o := r.child(verb, nlp.Nsubj, nlp.NsubjPass); o != 0 && o != p {
		return false
	}
	antecedent := r.head(id)
	if antecedent == verb {
		antecedent = r.head(verb)
	}
	if antecedent == 0 || antecedent >= p {
		return false
	}
	r.at(id).Head, r.at(id).Deprel = antecedent, nlp.AclRelcl
	r.at(verb).Head, r.at(verb).Deprel = id, nlp.Ccomp
	r.makeSubject(p, verb)
	return true
}

// mendPlans makes a verb of a noun for plans right behind a conjunction, without a determiner and before an infinitive: "A has bought B and *plans* to sell C".
func (r *reading) mendPlans(id int) bool {
	w, x := r.at(id), r.child(id, nlp.Acl)
	if w.UPOS != nlp.NOUN || x == 0 || !r.at(x).Feats.Has("VerbForm", "Inf") || r.child(id, nlp.Mark, nlp.Det, nlp.Amod, nlp.NmodPoss, nlp.Nummod, nlp.Case) != 0 || id < 3 || r.at(id-1).UPOS != nlp.CCONJ || !r.is(Intention, id) || r.child(x, nlp.Mark) != id+1 {
		return false
	}
	v := r.head(id)
	for n := 0; v != 0 && !(r.verbal(v) && r.tensed(v)) && n < maxClimb; n++ {
		v = r.head(v)
	}
	if v == 0 || v > id {
		return false
	}
	w.UPOS, w.Head, w.Deprel = nlp.VERB, v, nlp.Conj
	w.Feats = "Mood=Ind|Tense=Pres|VerbForm=Fin"
	r.at(x).Deprel = nlp.Xcomp
	return true
}

// finiteConjunct is the verb with a tense that a clause with one belongs to, where the parser coordinated it with an infinitive: "nie livrer des drones, mais B *affirme* que …",
// "said it had no plans to leave and *accused* B"; 0 if the tree may stay.
func (r *reading) finiteConjunct(id int) int {
	h := r.head(id)
	if h == 0 || !r.rel(id, nlp.Conj) || !r.verbal(id) || !r.verbal(h) || !r.at(h).Feats.Has("VerbForm", "Inf") || r.tensed(h) || !r.tensed(id) || r.at(id).Feats.Has("VerbForm", "Inf") {
		return 0
	}
	for v, n := r.head(h), 0; v != 0 && n < maxClimb; v, n = r.head(v), n+1 {
		if r.verbal(v) && r.tensed(v) {
			return cmp.Or(r.sayerOf(id, v), v)
		}
	}
	return 0
}

// sayersDeed is the verb of saying that another act of the same speaker belongs to, where the parser coordinated it with what is said: "A said it had done nothing wrong and
// *accused* B"; 0 if the tree may stay.
func (r *reading) sayersDeed(id int) int {
	if c := r.head(id); r.rel(id, nlp.Conj) && r.verbal(id) && r.finite(id) && c < id {
		return r.sayerOf(id, c)
	}
	return 0
}

// sayerOf is the verb of saying that a verb in the past belongs to, which is coordinated with the clause that is said, or 0.
func (r *reading) sayerOf(id, clause int) int {
	v := r.head(clause)
	if !r.past(id) || r.child(id, nlp.Aux, nlp.Nsubj, nlp.Mark) != 0 || !r.rel(clause, nlp.Ccomp) || !r.verbal(v) || !r.speaks(v) || v > clause || !r.past(v) {
		return 0
	}
	if a := r.child(clause, nlp.Aux); a != 0 && !r.is(ActiveAux, a) {
		return v // "did not infringe and ordered": no two of one clause
	}
	s, says := r.child(clause, nlp.Nsubj, nlp.NsubjPass), r.is(Urging, id) || r.tells(id, accuses, criticizes, praises)
	if !says || s == 0 || r.at(s).UPOS != nlp.PRON || r.child(clause, nlp.Aux, nlp.Cop) == 0 && !r.is(Having, clause) {
		return 0
	}
	return v
}

// mendMonth makes a date of a month behind a preposition that opens the sentence, right before somebody's role, and a subject of that: "*In May* Norsel's chief executive, A,
// resigned".
func (r *reading) mendMonth(id int) bool {
	if id != 2 || !r.is(Calendar, id) || r.at(1).UPOS != nlp.ADP || !r.lex.Has(InMark, r.low[1].form) || !r.rel(id, nlp.NmodPoss, nlp.Compound, nlp.Nmod) {
		return false
	}
	n := r.head(id)
	for k := 0; n != 0 && r.at(n).UPOS == nlp.PROPN && r.rel(n, nlp.NmodPoss, nlp.Compound) && k < maxClimb; k++ {
		n = r.head(n)
	}
	v := r.head(n)
	if !r.rel(n, nlp.Obl, nlp.Nsubj) || !r.verbal(v) || v < n {
		return false
	}
	w := r.at(id)
	w.Head, w.Deprel = v, nlp.Obl
	r.at(1).Head = id
	if r.rel(n, nlp.Obl) && r.child(v, nlp.Nsubj) == 0 {
		r.at(n).Deprel = nlp.Nsubj
	}
	return true
}

// mendLikewise coordinates a name behind "tout comme" with the subject that does the same, where the parser set it beside the object: "A a critiqué B, *tout comme C*".
func (r *reading) mendLikewise(id int) bool {
	o := r.head(id)
	v := r.head(o)
	if o == 0 || v == 0 {
		return false
	}
	if m := r.nominalName(id); m == nil && !r.agentive(id) || !r.rel(id, nlp.Conj) || !r.rel(o, nlp.Obj, nlp.Obl) || o > id || !r.verbal(v) || r.child(id, nlp.Case, nlp.Cc, nlp.Mark) == 0 {
		return false
	}
	first, _ := r.t.Extent(id)
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	if first < 2 || r.at(first-1).Form != "," || !slices.ContainsFunc(r.t.Children(id), func(c int) bool { return r.is(LikewiseMark, c) || r.lex.Has(LikewiseMark, r.phraseLemma(c)) }) {
		return false
	}
	s := r.child(v, nlp.Nsubj)
	if s == 0 || s > o {
		return false
	}
	r.at(id).Head = s
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Case, nlp.Mark) {
			r.at(c).UPOS, r.at(c).Deprel = nlp.CCONJ, nlp.Cc
		}
	}
	return true
}

// roleGiven says whether a noun without a preposition is the role that somebody is named to, which the parser took for who names: "a été élu samedi *président* de A".
func (r *reading) roleGiven(id int) bool {
	return r.rel(id, nlp.OblAgent) && r.at(id).UPOS == nlp.NOUN && r.preposition(id) == "" && r.relational(id) && r.is(Naming, r.head(id)) && r.passive(r.head(id))
}

// reckoned says whether a measure behind a comma says the same of what stands before it: "900 postes, *soit 8 %* des effectifs".
func (r *reading) reckoned(id int) bool {
	if !r.rel(id, nlp.Conj) || r.child(id, nlp.Cc) != 0 {
		return false
	}
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool { return c < id && r.is(ReckonMark, c) && r.at(c-1).Form == "," })
}

// dateObject says whether a date was taken for an object of a verb that has one: "A a vendu *l'an dernier* B".
func (r *reading) dateObject(id int) bool {
	v := r.value(id)
	if v == nil || v.Type != nlp.Date || !r.rel(id, nlp.Obj) {
		return false
	}
	return slices.ContainsFunc(r.t.Children(r.head(id)), func(c int) bool { return c != id && r.rel(c, nlp.Obj) && r.value(c) == nil })
}

// dateOfVerb is the verb right behind a date, where the parser hung the date on the subject before it: "the Commission *on Wednesday* fined A"; 0 if the tree may stay.
func (r *reading) dateOfVerb(id int) int {
	s, d := r.head(id), r.value(id)
	v := r.head(s)
	if d == nil || d.Type != nlp.Date || s == 0 || v == 0 || !r.rel(id, nlp.Nmod) || !r.rel(s, nlp.Nsubj, nlp.NsubjPass) || s > id || v < id || !r.verbal(v) {
		return 0
	}
	if t := r.nounType(s); r.nominalName(s) == nil && t != string(nlp.Person) && t != string(nlp.Organization) {
		return 0 // "the meeting on Monday"
	}
	for w := d.Last + 1; w < v; w++ {
		if r.head(w) != v || !r.rel(w, nlp.Aux, nlp.Advmod) {
			return 0
		}
	}
	return v
}

// agentOfEvent is the event that an agent does, where the parser hung it on a noun for a plan of it: "le projet de rachat de A *par B*"; 0 if the tree may stay.
func (r *reading) agentOfEvent(id int) int {
	n := r.head(id)
	if n == 0 || !r.rel(id, nlp.Nmod) || !r.lex.Has(AgentMark, r.preposition(id)) || !r.is(PlanNoun, n) || n > id {
		return 0
	}
	for _, c := range r.t.Children(n) {
		if c > n && c < id && r.rel(c, nlp.Nmod) && r.lex.Has(OfMark, r.preposition(c)) && r.name(c) == nil && r.listed(c, false) != "" {
			return c
		}
	}
	return 0
}

// dateUnderSum is the verb that a date belongs to, where the parser hung it on the sum before: "bought A for £90m *in 2019*"; 0 if the tree may stay.
func (r *reading) dateUnderSum(id int) int {
	sum, d := r.head(id), r.value(id)
	if d == nil || d.Type != nlp.Date || sum == 0 || r.head(sum) == 0 || !r.rel(id, nlp.Nmod) || sum > id || !r.sum(sum) || !r.rel(sum, nlp.Obl, nlp.Obj) || !r.verbal(r.head(sum)) {
		return 0
	}
	return r.head(sum)
}

// behindWorth is the noun of a deal that a party behind its worth belongs to: "a contract *worth* £410m *with A*"; 0 if the tree may stay.
func (r *reading) behindWorth(id int) int {
	worth := r.head(id)
	n := r.head(worth)
	if worth == 0 || n == 0 || !r.rel(id, nlp.Obl, nlp.Nmod) || !r.lex.Has(WithMark, r.preposition(id)) || r.at(worth).UPOS != nlp.ADJ || !r.rel(worth, nlp.Amod, nlp.Acl) || worth > id || n > worth || r.at(n).UPOS != nlp.NOUN {
		return 0
	}
	return n
}

// listedNoun is the noun that another with a name of its own is coordinated with, where the parser took the name beside the first: "la start-up *A*, *la société* B et le
// groupe C"; 0 if the tree may stay.
func (r *reading) listedNoun(id int) int {
	h := r.head(id)
	n := r.head(h)
	if h == 0 || n == 0 || !r.rel(id, nlp.Conj) || r.at(id).UPOS != nlp.NOUN || r.name(id) != nil || r.attachedName(id) <= id || r.name(h) == nil || !r.rel(h, nlp.Appos, nlp.Flat) || n > h || r.name(n) != nil || r.attachedName(n) != h {
		return 0
	}
	if !slices.ContainsFunc(r.t.Children(n), func(c int) bool { return c > id && r.rel(c, nlp.Conj) }) {
		return 0
	}
	return n
}

// agedNoun is the noun for a person whose age the parser gave to what stands between: "un courtier en vins *de 52 ans*"; 0 if the tree may stay.
func (r *reading) agedNoun(id int) int {
	of := r.head(id)
	n := r.head(of)
	if of == 0 || n == 0 || !r.is(AgeUnit, id) || r.child(id, nlp.Nummod) == 0 || !r.rel(id, nlp.Nmod) || !r.lex.Has(OfMark, r.preposition(id)) || !r.rel(of, nlp.Nmod) || r.name(of) != nil || n > of {
		return 0
	}
	if !r.is(Trade, n) && !r.personal(n) || r.personal(of) {
		return 0
	}
	return n
}

// inBrackets is the place right before another in brackets, which the parser hung further up: "l'usine de *Vire (Calvados)*"; 0 if the tree may stay.
func (r *reading) inBrackets(id int) int {
	m := r.name(id)
	if m == nil || r.nameHead(m) != id || m.Type != nlp.Place || m.First < 3 || r.at(m.First-1).Form != "(" || !r.rel(id, nlp.Appos, nlp.Nmod, nlp.Parataxis) {
		return 0
	}
	town := r.name(m.First - 2)
	if town == nil || town.Type == nlp.Person || r.nameHead(town) == r.head(id) {
		return 0
	}
	return r.nameHead(town)
}

// infinitiveOfNoun is the noun of a plan whose content an infinitive right behind it is, where the parser hung that on the verb: "criticised the decision by A to sell B",
// "a critiqué la décision de A de vendre B"; 0 if the tree may stay.
func (r *reading) infinitiveOfNoun(id int) int {
	v := r.head(id)
	if !r.rel(id, nlp.Xcomp, nlp.Advcl, nlp.Ccomp) || !r.at(id).Feats.Has("VerbForm", "Inf") || !r.verbal(v) || v > id {
		return 0
	}
	o, mark := r.child(v, nlp.Obj), r.child(id, nlp.Mark)
	if o < v || o > id || !r.is(PlanNoun, o) || mark == 0 || r.is(ObjectControl, v) {
		return 0
	}
	if _, last := r.t.Extent(o); last != mark-1 || !slices.ContainsFunc(r.t.Children(o), func(c int) bool {
		return c > o && r.rel(c, nlp.Nmod) && r.agentive(c) || r.rel(c, nlp.NmodPoss)
	}) {
		return 0
	}
	return o
}

// mendBefore makes one conjunction of an adverb of time and the mark of an infinitive behind it: "a étudié à Lyon avant de fonder A".
func (r *reading) mendBefore(id int) bool {
	mark := r.child(id, nlp.Mark)
	if !r.at(id).Feats.Has("VerbForm", "Inf") || mark < 2 || !r.lex.Has(OfMark, r.lemma(mark)) || !r.lex.Has(Before, r.lemma(mark-1)+" "+r.lemma(mark)) || r.head(mark-1) == id {
		return false
	}
	r.at(mark-1).Head, r.at(mark-1).Deprel = id, nlp.Mark
	r.at(id).Deprel = nlp.Advcl
	return true
}

// mendFronted sets a name in apposition to the noun before it in a phrase that opens the sentence, and gives the verb the nominal behind the name as its subject: "Selon son
// agent, *Paul Roy*, Ada Roy a signé", of which the parser made Paul Roy the subject.
func (r *reading) mendFronted(id int) bool {
	v, m := r.head(id), r.name(id)
	if m == nil || m.Type != nlp.Person || r.nameHead(m) != id || !r.rel(id, nlp.Nsubj) || v < id || m.First < 4 || r.at(m.First-1).Form != "," || r.at(m.Last+1) == nil || r.at(m.Last+1).Form != "," {
		return false
	}
	n := m.First - 2
	for k := 0; k < 5 && n != 0 && n < m.First && !(r.at(n).UPOS == nlp.NOUN && r.name(n) == nil && r.personal(n)); k++ { // "la porte-parole du parquet, Ada Roy, …"
		n = r.head(n)
	}
	if n == 0 || n >= m.First || slices.ContainsFunc(r.t.Children(n), func(c int) bool { return c > m.First && r.at(c).UPOS != nlp.PUNCT }) {
		return false
	}
	top := n
	for k := 0; k < 3 && r.rel(top, nlp.Nmod); k++ {
		top = r.head(top)
	}
	if first, _ := r.t.Extent(top); r.head(top) != v || !r.rel(top, nlp.Obl, nlp.Advcl) || first != 1 || r.child(top, nlp.Case, nlp.Mark) == 0 {
		return false
	}
	subject := 0
	for _, c := range slices.Concat(r.t.Children(id), r.t.Children(v)) {
		if c > m.Last+1 && c < v && c != id && (r.head(c) == id && r.rel(c, nlp.Appos, nlp.Nmod, nlp.Flat, nlp.Conj) && r.preposition(c) == "" || r.head(c) == v && r.rel(c, nlp.Nsubj)) {
			subject = c
			break
		}
	}
	if subject == 0 {
		return false
	}
	r.at(id).Head, r.at(id).Deprel = n, nlp.Appos
	r.at(subject).Head, r.at(subject).Deprel = v, nlp.Nsubj
	return true
}

// dateOfSaying is the verb of saying that a date before the subject of its clause belongs to, where the parser gave it to the clause: "said *on Tuesday* it would buy A"; 0 if
// the tree may stay.
func (r *reading) dateOfSaying(id int) int {
	v := r.head(id)
	h := r.head(v)
	m := r.value(id)
	if m == nil || m.Type != nlp.Date || !r.rel(id, nlp.Obl, nlp.Advmod) || !r.rel(v, nlp.Ccomp) || !r.verbal(h) || !r.speaks(h) {
		return 0
	}
	s := r.child(v, nlp.Nsubj, nlp.NsubjPass)
	first, _ := r.t.Extent(id)
	if s < id || first != h+1 || r.child(v, nlp.Mark) != 0 {
		return 0
	}
	return h
}

// subjectBehindList is the verb right behind a name that the parser set in apposition to what the opening phrase ends with, where no other subject is: "Backed by several
// funds, including A, *B* bought C", "Entouré de ministres, dont A, *B* a critiqué C"; 0 if the tree may stay.
func (r *reading) subjectBehindList(id int) int {
	m := r.name(id)
	if m == nil || r.nameHead(m) != id || m.First < 4 || r.at(m.First-1).Form != "," || !r.rel(id, nlp.Appos, nlp.Nmod, nlp.Conj, nlp.Flat) || r.preposition(id) != "" {
		return 0
	}
	v := m.Last + 1
	for v < len(r.s.Words) && (r.at(v).UPOS == nlp.AUX || r.at(v).UPOS == nlp.ADV || r.at(v).UPOS == nlp.PART || r.at(v).UPOS == nlp.PRON && r.head(v) > v) {
		v++
	}
	if !r.verbal(v) || !r.finite(v) || r.child(v, nlp.Nsubj, nlp.NsubjPass, nlp.Csubj, nlp.Expl) != 0 || !r.rel(v, nlp.Root) {
		return 0
	}
	top := id
	for n := 0; r.head(top) != v && r.head(top) != 0 && n < 8; n++ {
		top = r.head(top)
	}
	if first, _ := r.t.Extent(top); top == id || r.head(top) != v || first != 1 || !r.rel(top, nlp.Advcl, nlp.Obl) {
		return 0
	}
	return v
}

// mendDont gives a verb the name right before it as its subject, and the one behind "dont" back to the noun that it is one of: "Entouré de ministres, dont A, *B* a critiqué
// C", of which the parser made A the subject.
func (r *reading) mendDont(id int) bool {
	m, s := r.name(id), r.head(id)
	v := r.head(s)
	other := r.name(s)
	if m == nil || other == nil || r.nameHead(m) != id || !r.rel(id, nlp.Appos, nlp.Nmod, nlp.Conj) || !r.rel(s, nlp.Nsubj) || r.preposition(id) != "" || s > id || v < id || r.at(m.First-1).Form != "," || other.First < 4 {
		return false
	}
	dont := r.at(other.First - 1)
	if !dont.Feats.Has("PronType", "Rel") || r.at(dont.ID-1).Form != "," || r.at(dont.ID-2).UPOS != nlp.NOUN || r.at(other.Last+1).Form != "," {
		return false
	}
	r.at(s).Head, r.at(s).Deprel = dont.ID-2, nlp.Appos
	r.at(id).Head, r.at(id).Deprel = v, nlp.Nsubj
	return true
}
