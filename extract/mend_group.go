package extract

import (
	"strings"

	"relata/nlp"
)

// mendOneOf gives a role the place of the numeral that counts one of those who have it: "one of the founders of A", "l'un des fondateurs de A" are a founder of A.
func (r *reading) mendOneOf(id int) bool {
	one := r.head(id)
	if !r.rel(id, nlp.Nmod) || one == 0 || one > id || !r.is(SingleNumeral, one) || r.name(one) != nil || !r.relational(id) || !r.at(id).Feats.Has("Number", "Plur") || !r.lex.Has(OfMark, r.preposition(id)) {
		return false
	}
	role, count := r.at(id), r.at(one)
	role.Head, role.Deprel = count.Head, count.Deprel
	for i := range r.s.Words {
		c := &r.s.Words[i]
		switch {
		case c.Head == one && c.ID != id && !c.Deprel.In(nlp.Det):
			c.Head = id
		case c.Head == id && c.ID < id && c.Deprel.In(nlp.Case):
			c.Head, c.Deprel = one, nlp.Fixed
		}
	}
	count.Head, count.Deprel = id, nlp.Nummod
	r.t = nlp.NewTree(r.s)
	r.mendApposition(id) // "A, l'un des fondateurs de B, …", where the parser had two subjects
	return true
}

// mendAmong makes a member of a group of the name behind "among them", which the parser hung on the verb: "arrested ten men, among them A".
func (r *reading) mendAmong(id int) bool {
	if r.at(id).UPOS != nlp.PRON || !r.rel(id, nlp.Obl, nlp.Nmod) || !r.lex.Has(AmongMark, r.preposition(id)) {
		return false
	}
	prep := r.child(id, nlp.Case)
	m := r.name(id + 1)
	if prep != id-1 || prep < 3 || m == nil || m.First != id+1 || r.at(prep-1).Form != "," {
		return false
	}
	group := 0
	for n := prep - 2; n > 0 && group == 0; n-- {
		if r.at(n).UPOS == nlp.NOUN && r.at(n).Feats.Has("Number", "Plur") {
			group = n
		}
	}
	h := r.nameHead(m)
	if group == 0 || r.head(h) == group {
		return false
	}
	r.at(h).Head, r.at(h).Deprel = group, nlp.Appos
	w := r.at(id)
	w.Lemma = r.preposition(id) + " " + strings.ToLower(w.Form)
	w.Head, w.Deprel = h, nlp.Case
	r.at(prep).Head, r.at(prep).Deprel = id, nlp.Dep
	return true
}

// mendHeaded hangs the participle of who heads a group on the group, not on what it is for or against: "opponents of the merger, led by A".
func (r *reading) mendHeaded(id int) bool {
	h := r.head(id)
	if n := r.head(h); n != 0 && n < h && r.rel(h, nlp.Nmod) && r.headedBy(id) != 0 && r.relational(n) && r.at(n).Feats.Has("Number", "Plur") && !r.at(h).Feats.Has("Number", "Plur") {
		r.at(id).Head = n
		r.t = nlp.NewTree(r.s)
		return true
	}
	return false
}

// besideTitle is the noun for somebody that a name behind a comma says who it is, where the parser hung it on the title of another one before it: "l'adjoint de M. Roy, Tom
// Hale"; 0 if the tree may stay.
func (r *reading) besideTitle(id int) int {
	t := r.head(id)
	m := r.name(id)
	if !r.rel(id, nlp.Appos) || m == nil || m.Type != nlp.Person || t == 0 || t > id || !r.is(Title, t) || r.at(m.First-1).Form != "," || !r.rel(t, nlp.Nmod) {
		return 0
	}
	own := false
	for _, c := range r.t.Children(t) {
		own = own || c > t && c < id && r.name(c) != nil && r.name(c) != m
	}
	if n := r.head(t); own && n < t && r.at(n).UPOS == nlp.NOUN && r.personal(n) && r.name(n) == nil {
		return n
	}
	return 0
}

// mendCompanionName sets a noun with a name in apposition to the noun for somebody right before the comma, where the parser took it for a second subject, and may have hung
// the name on another one: "Ada Roy, qui l'a fondé avec son mari, l'animateur Tom Hale, a vendu B", "founded by A and his wife, the actress Ada Roy, B opened".
func (r *reading) mendCompanionName(id int) bool {
	v := r.head(id)
	m := r.name(id + 1)
	if !r.rel(id, nlp.Nsubj) || v < id || r.name(id) != nil || m == nil || m.First != id+1 || m.Type != nlp.Person || r.at(id).UPOS != nlp.NOUN {
		return false
	}
	comma, _ := r.t.Extent(id)
	if r.at(comma).UPOS != nlp.PUNCT {
		comma--
	}
	n := comma - 1
	if n < 2 || r.at(comma).Form != "," || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || !r.personal(n) {
		return false
	}
	for _, s := range r.t.Children(v) {
		lo, hi := r.t.Extent(s)
		if before := s < n && lo < n && n <= hi; r.rel(s, nlp.Nsubj) && s != id && (before || s > id && r.possessed(n)) {
			r.at(id).Head, r.at(id).Deprel = n, nlp.Appos
			name := r.at(r.nameHead(m))
			name.Head, name.Deprel = id, nlp.Appos
			r.t = nlp.NewTree(r.s)
			return true
		}
	}
	return false
}

// mendPronounTitle makes a name of a pronoun that heads the title of a work: "the film “What the Valley Kept”".
func (r *reading) mendPronounTitle(id int) bool {
	w, m := r.at(id), r.name(id)
	if m == nil || m.Type != nlp.Work || m.First == m.Last || w.UPOS != nlp.PRON || r.nameHead(m) != id {
		return false
	}
	w.UPOS = nlp.PROPN
	return true
}

// bodyOfTitled is the name of somebody whose body a complement behind a comma tells, where the parser hung that on the noun before the name: "le naturaliste Paul Roy, de
// l'association Rivages"; 0 if the tree may stay.
func (r *reading) bodyOfTitled(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Nmod) || h == 0 || h > id || !r.lex.Has(OfMark, r.preposition(id)) || r.relational(h) {
		return 0
	}
	n := r.attachedName(h)
	if n == 0 || n > id || r.name(n).Type != nlp.Person {
		return 0
	}
	comma, _ := r.t.Extent(id)
	if r.at(comma).UPOS != nlp.PUNCT {
		comma--
	}
	if r.name(n).Last != comma-1 || r.at(comma).Form != "," {
		return 0
	}
	return n
}

// classedName is the noun that says what bears a name, where the parser hung that on the bare noun before it, which says of what kind it is: "la compagnie à bas coûts Voltéa"; 0 if the
// tree may stay.
func (r *reading) classedName(id int) int {
	h := r.head(id)
	m := r.name(id)
	if m == nil || m.First != id || h == 0 || h != id-1 || !r.rel(id, nlp.Appos, nlp.Nmod, nlp.Flat) || r.preposition(id) != "" || r.at(h).UPOS != nlp.NOUN || !r.rel(h, nlp.Nmod) || r.child(h, nlp.Det) != 0 && !r.ofSector(h) || r.noted(h, m.Type) {
		return 0
	}
	if n := r.head(h); n < h && r.name(n) == nil && r.noted(n, m.Type) && m.Type != nlp.Person {
		return n
	}
	return 0
}

// ofSector says whether a noun tells of what sector the firm before it is: "le géant de l'*acier*", "le spécialiste de l'*emballage*".
func (r *reading) ofSector(id int) bool {
	return r.is(CompanyNoun, r.head(id)) && r.lex.Has(OfMark, r.preposition(id)) && r.nounType(id) != string(nlp.Person) && r.nounType(id) != string(nlp.Organization)
}
