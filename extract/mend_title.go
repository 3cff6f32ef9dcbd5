package extract

import (
	"slices"

	"relata/nlp"
	"relata/schema"
)

// Titles that stand before or behind a person's name.

// mendTitle hangs a title on the name right behind it, which takes its place.
func (r *reading) mendTitle(id int) bool {
	n := r.looseTitle(id)
	if n == 0 {
		return false
	}
	w := r.at(id)
	if w.Deprel.In(nlp.Nsubj, nlp.Conj) {
		r.at(n).Deprel = w.Deprel
	} else {
		r.at(n).Deprel = nlp.Obj
	}
	w.Head, w.Deprel = n, "nmod:desc"
	return true
}

// looseTitle is the name right behind a noun for a person or for what a company is to another, where the parser made both of them dependents of one verb:
// "named former England defender Paul Roy as caretaker", "to buy its rival Voltéa", "the law firm Voltéa said"; 0 if the tree may stay.
func (r *reading) looseTitle(id int) int {
	m := r.name(id + 1)
	if m == nil || m.First != id+1 || r.name(id) != nil || !r.rel(id, nlp.Obj, nlp.Iobj, nlp.Nsubj, nlp.Conj) || r.at(id).UPOS != nlp.NOUN || !r.personal(id) && (m.Type == nlp.Person || !r.telling(id)) {
		return 0
	}
	n := r.nameHead(m)
	if r.rel(id, nlp.Conj) { // "the maker A and the retailer B"
		if r.head(n) == r.head(id) && r.rel(n, nlp.Conj, nlp.Flat, nlp.Appos) && !r.mismatch(id, n) && r.telling(id) {
			return n
		}
		return 0
	}
	if r.rel(id, nlp.Nsubj) { // "the law firm A said it would sue"
		if r.head(n) == r.head(id) && r.rel(n, nlp.Nsubj) && !r.mismatch(id, n) {
			return n
		}
		return 0
	}
	if r.head(n) != r.head(id) || !r.rel(n, nlp.Obj, nlp.Xcomp, nlp.Iobj) {
		return 0
	}
	return n
}

// surely says whether a word is in a name that the recogniser has read, and not taken for one because of its tag.
func (r *reading) surely(id int) bool {
	m := r.name(id)
	return m != nil && m.Sure > guessed
}

// maxTitle is the number of words of a title at most: "senior executive vice president".
const maxTitle = 4

// capitalTitle is where the title begins whose last word is given, if it stands in capitals right before a person's name: "Acme Chief Financial Officer Tom Day". Taken for
// adjectives or names, its words hang on the person one by one. 0 if there is none.
func (r *reading) capitalTitle(id int) int {
	m := r.name(id + 1)
	if m == nil || m.Type != nlp.Person || m.First != id+1 || r.surely(id) || !capitalised(r.at(id).Form) {
		return 0
	}
	roles := r.x.roleWordings(r.low[id].form)
	if len(roles) == 0 {
		return 0
	}
	first := id
	for i := id - 1; i > 0 && i > id-maxTitle && capitalised(r.at(i).Form); i-- {
		if r.surely(i) {
			break
		}
		part := slices.ContainsFunc(roles, func(w schema.Wording) bool { return w.With == r.low[i].form })
		if w := r.at(i); part || w.UPOS == nlp.ADJ || w.UPOS == nlp.NOUN {
			first = i
		}
	}
	return first
}

// mendCapitalTitle makes a noun of the last word of such a title, with the others, and the name before them, below it.
func (r *reading) mendCapitalTitle(id int) bool {
	first := r.capitalTitle(id)
	if first == 0 {
		return false
	}
	w, person := r.at(id), r.nameHead(r.name(id+1))
	if w.UPOS == nlp.NOUN && first == id {
		return false
	}
	r.under(id, person)
	for i := first; i < id; i++ {
		c := r.at(i)
		c.Head = id
		if c.Deprel = nlp.Amod; c.UPOS != nlp.ADJ {
			c.Deprel, c.UPOS, c.Lemma = nlp.Compound, nlp.NOUN, r.low[i].form
		}
	}
	if m := r.name(first - 1); m != nil && m.Last == first-1 {
		if n := r.nameHead(m); r.head(n) == person || r.head(n) >= first && r.head(n) <= id {
			r.at(n).Head, r.at(n).Deprel = id, nlp.Compound
		}
	}
	return true
}

// under makes a noun of a title and hangs it on the person who bears it, who takes its place in the tree if it was nearer to the root.
func (r *reading) under(title, person int) {
	w, p := r.at(title), r.at(person)
	if w.Head != person && (p.Head == w.Head || slices.Contains(r.upward(person), title)) {
		p.Head, p.Deprel = w.Head, w.Deprel
	}
	w.UPOS, w.Lemma, w.Head, w.Deprel = nlp.NOUN, r.low[title].form, person, "nmod:desc"
}

// mendTitleBehind makes a noun of a title in capitals set off behind a name: "Tom Day, Chief Operating Officer of Voltéa".
func (r *reading) mendTitleBehind(id int) bool {
	w, m := r.at(id), r.name(r.head(id))
	if w.UPOS != nlp.PROPN || !r.rel(id, nlp.Appos) || r.head(id) > id || m == nil || m.Type != nlp.Person || !r.x.isRole(r.low[id].form) {
		return false
	}
	if r.surely(id) {
		return false
	}
	w.UPOS, w.Lemma = nlp.NOUN, r.low[id].form
	for _, c := range r.t.Children(id) {
		if cw := r.at(c); c < id && r.rel(c, nlp.Compound, nlp.Amod) && cw.UPOS == nlp.PROPN && !r.surely(c) {
			cw.UPOS, cw.Lemma = nlp.NOUN, r.low[c].form
		}
	}
	return true
}

// mendPostTitle makes an adjective of what stands behind the title that it belongs to: "Attorney General of California", "US Attorney General Ada Roy". Taken for a
// name, it has the complement, or hangs on the person while the title hangs on the verb.
func (r *reading) mendPostTitle(id int) bool {
	w, title := r.at(id), id-1
	if w.UPOS == nlp.ADJ || !r.is(PostTitle, id) || title == 0 || !r.x.isRole(r.low[title].form) || r.surely(title) {
		return false
	}
	t := r.at(title)
	switch m := r.name(id + 1); {
	case m != nil && m.Type == nlp.Person && m.First == id+1:
		r.under(title, r.nameHead(m))
	case t.Head == id:
		t.Head, t.Deprel = w.Head, w.Deprel
	case w.Head != title:
		return false
	}
	for _, c := range r.t.Children(id) {
		if c != title {
			r.at(c).Head = title
		}
	}
	t.UPOS, t.Lemma = nlp.NOUN, r.low[title].form
	w.UPOS, w.Lemma, w.Head, w.Deprel = nlp.ADJ, r.low[id].form, title, nlp.Amod
	return true
}

// maxOffice is the number of words of what an office is of, at most: "of Housing, Communities and Local Government".
const maxOffice = 6

// mendShortTitle writes a title in full that stands before a person's name: "Gov. Ada Roy".
func (r *reading) mendShortTitle(id int) bool {
	m := r.name(id + 1)
	if m == nil || m.Type != nlp.Person || m.First != id+1 || r.surely(id) {
		return false
	}
	full := r.lex.Note(ShortTitle, r.low[id].form)
	if full == "" {
		return false
	}
	r.under(id, r.nameHead(m))
	r.at(id).Lemma = full
	return true
}

// officeTitle is the last word of what a title in capitals is of, if a person's name follows right behind: "Secretary of State Ada Roy", "Speaker of the House Ada
// Roy". Taken for names, title and person hang on the verb, or on each other. 0 if there is none.
func (r *reading) officeTitle(id int) int {
	if r.surely(id) || !capitalised(r.at(id).Form) || !r.x.isRole(r.low[id].form) || r.at(id+1) == nil || !r.lex.Has(OfMark, r.lemma(id+1)) {
		return 0
	}
	for last := id + 2; last < len(r.s.Words) && last <= id+1+maxOffice; last++ {
		w := r.at(last)
		switch m := r.name(last + 1); {
		case w.UPOS == nlp.PUNCT, !capitalised(w.Form) && (w.UPOS != nlp.DET || last > id+2) && w.UPOS != nlp.CCONJ && w.UPOS != nlp.ADP:
			return 0
		case m != nil && m.Type == nlp.Person && m.First == last+1 && capitalised(w.Form):
			return last
		}
	}
	return 0
}

// mendOfficeTitle makes a noun of such a title, which hangs on the person with what it is of below it.
func (r *reading) mendOfficeTitle(id int) bool {
	last := r.officeTitle(id)
	if last == 0 {
		return false
	}
	r.under(id, r.nameHead(r.name(last+1)))
	office := last
	if m := r.name(last); m != nil {
		office = r.nameHead(m)
	}
	r.at(office).Head, r.at(office).Deprel = id, nlp.Nmod
	for i := id + 2; i <= last; i++ {
		if c := r.at(i); c.Head > last || c.Head < id {
			c.Head = office
		}
	}
	r.at(id+1).Head, r.at(id+1).Deprel = office, nlp.Case
	return true
}

// mendRival makes a noun of a word for a rival or partner right before a name, where the tagger saw an adjective: "to buy *rival* Larkin Foods".
func (r *reading) mendRival(id int) bool {
	m, w := r.name(id+1), r.at(id)
	if m == nil || m.First != id+1 || w.UPOS != nlp.ADJ || r.name(id) != nil || !slices.ContainsFunc(r.word.Of(r.low[id].form), func(wd schema.Wording) bool {
		return wd.Class == nounClass && wd.Relational && (wd.Relation == competes || wd.Relation == partners)
	}) {
		return false
	}
	n := r.nameHead(m)
	if r.head(id) != n && (r.head(id) != r.head(n) || !r.rel(id, nlp.Obj, nlp.Nsubj)) {
		return false
	}
	w.UPOS, w.Lemma, w.Head, w.Deprel = nlp.NOUN, r.low[id].form, n, "nmod:desc"
	return true
}

// mendOfficeBefore makes a noun of an office in capitals whose holder stands behind it in commas: "Germany's Foreign Minister, Karl Uhlig, …".
func (r *reading) mendOfficeBefore(id int) bool {
	w := r.at(id)
	if o := r.name(id); w.UPOS != nlp.PROPN || o != nil && (o.First != id || o.Last != id) || !r.x.relational(r.low[id].form) {
		return false
	}
	c := r.child(id, nlp.Appos)
	m := r.name(c)
	if c < id || m == nil || m.Type != nlp.Person || r.at(m.First-1).Form != "," {
		return false
	}
	w.UPOS, w.Lemma = nlp.NOUN, r.low[id].form
	return true
}

// acronymOfBody is the name right before a bracket whose acronym the parser took for the name of a role's holder: "le secrétaire général de la Confédération des dockers
// (*CDD*)"; 0 if the tree may stay.
func (r *reading) acronymOfBody(id int) int {
	m, n := r.name(id), r.head(id)
	if m == nil || m.First != m.Last || !allCapitals(r.at(id).Form) || !r.rel(id, nlp.Appos) || n == 0 || n > id || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || r.at(id-1) == nil || r.at(id-1).Form != "(" {
		return 0
	}
	if body := r.name(id - 2); body != nil && body.Type != nlp.Person {
		if h := r.nameHead(body); h != 0 && h > n {
			return h
		}
		return 0
	}
	// The recogniser may have missed the name: "la Confédération des dockers".
	for at, k := id-2, 0; at > n && k < 4; at, k = r.head(at), k+1 {
		if r.head(at) == n && r.rel(at, nlp.Nmod) && capitalised(r.at(at).Form) {
			return at
		}
	}
	return 0
}
