package resolve

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
)

// A use is one reference to an entity, by name or by a pronoun resolved before.
type use struct {
	entity   int
	sentence int
	start    int // code point
	weight   float64
	word     int // ID of its head word
}

// How far back an antecedent may stand, in sentences.
const reach = 2

// lead is how many sentences tell what an article is about: the headline and the first.
const lead = 2

// weights of grammatical roles, after the salience order of centering theory (Grosz, Joshi and Weinstein 1995): subject over
// object over others. A name within another phrase counts least.
const (
	mainSubject = 4.0
	subject     = 3.0
	object      = 2.0
	oblique     = 1.0
	inner       = 0.5
	perSentence = 2.0 // what a sentence of distance takes away
	perMention  = 0.2 // what each mention of the entity adds, up to maxMentions
	ownClause   = 2.0 // what the subject of a pronoun's own clause has
	onTopic     = 1.0 // what an organisation nearby has that the article begins with as a subject, for a description of one
	lively      = 1.5 // what a person has before a thing, for a pronoun that could be either
	maxMentions = 5
	calledSo    = 1.5  // what an entity has that the same noun has stood for before
	margin      = 0.75 // by how much the best must lead the second
)

// A candidate is an entity that may be an antecedent.
type candidate struct {
	entity int
	score  float64
	start  int
}

// wanted says what an antecedent must agree with; empty fields agree with all.
type wanted struct {
	types  []string // entity types
	not    []string // entity types that are out
	sex    string   // "m", "f": of persons
	gender string   // "Masc", "Fem": grammatical
	plural bool
	lively bool     // a person is likelier
	known  bool     // a person's sex must be known, if a gender is wanted
	topic  bool     // what the article begins with may be meant however far back
	outer  bool     // a name within another phrase of the same sentence is out
	apart  int      // a word whose other arguments are out; 0 for none
	within int      // subject word of the clause that the pronoun is in; 0 for none
	deeds  []string // relations: who is the subject of one is likelier
	noun   string   // lemma of a description: who has been called so is likelier
}

// describe notes what the text itself says of each name: the nouns that stand with it and the gender of their determiners.
func (r *resolver) describe() {
	for i := range r.mentions {
		m := &r.mentions[i]
		e := &r.entities[r.byMention[i]]
		t := r.tree(m.sentence)
		h := headOf(t, m.First, m.Last)
		r.uses = append(r.uses, use{r.byMention[i], m.sentence, m.Start, roleWeight(t, h), h})
		if d := t.Child(h, nlp.Det); d != nil {
			e.addGender(d.Feats.Get("Gender"))
		}
		if w := t.Sentence.Word(h); w != nil && w.UPOS == nlp.NOUN { // "l'association Rivages"
			e.addGender(w.Feats.Get("Gender"))
		}
		for _, n := range append(nounsOf(t, h, m.First, m.Last), r.adjoining(m)...) {
			typ, typed := r.typeOf(m.sentence, n)
			switch {
			case typ != "" && typ != e.typ, // "la maire (Haute-Marne)"
				typ == "" && e.typ == string(nlp.Place),                                         // "France : naissance de …"
				e.typ == string(nlp.Person) && r.lex.Has(Institution, strings.ToLower(n.Lemma)): // "le chef de la police Paul Roy"
				continue
			}
			r.beside[place{m.sentence, n.ID}] = r.byMention[i]
			e.addNoun(r.lemma(m.sentence, n), true)
			e.addTraits(r.traits(m.sentence, n.ID))
			if g := genderOf(t, n); typed && (g == "Fem" || t.Child(n.ID, nlp.Det) != nil || e.typ != string(nlp.Person)) {
				e.addGender(g) // a masculine noun without an article may be of a woman: "ministre"
			}
		}
		for _, p := range m.parts {
			if r.lex.Note(TypeNoun, p) == e.typ && e.typ != "" { // "Sala Bank" is a bank
				e.addNoun(p, true)
				e.kind = p
				break
			}
		}
	}
	r.sexes()
}

// sexes tells the sex of those whose first name does not, by the gender of the nouns that describe them: "la directrice, Claude Roy".
func (r *resolver) sexes() {
	for i := range r.entities {
		e := &r.entities[i]
		if e.typ != string(nlp.Person) || e.sex == "m" || e.sex == "f" || len(e.gender) != 1 {
			continue
		}
		for g := range e.gender {
			e.sex = sexOf(g)
		}
	}
}

// adjoining are the nouns that stand directly before a name, adjectives between, or after it behind a comma and an article:
// where trees go wrong, "le groupe laitier Kerlann" and "Kerlann, une société familiale" still say what Kerlann is.
func (r *resolver) adjoining(m *mention) []*nlp.Word {
	s := r.doc.Sentences[m.sentence]
	var nouns []*nlp.Word
	id := m.First - 1
	for ; id > 0 && m.First-id <= 3; id-- {
		if w := s.Word(id); w.UPOS == nlp.NOUN {
			nouns = append(nouns, w)
		} else if w.UPOS != nlp.ADJ {
			break
		}
	}
	if d := s.Word(id); d == nil || d.UPOS != nlp.DET {
		if len(nouns) > 0 && nouns[0].ID == m.First-1 && r.lex.Has(TypeNoun, r.lemma(m.sentence, nouns[0])) {
			nouns = nouns[:1] // "Regulator fines drugmaker Voltar"
		} else {
			nouns = nil
		}
	}
	comma, d := s.Word(m.Last+1), s.Word(m.Last+2)
	if d == nil || comma.Form != "," || d.UPOS != nlp.DET || d.Feats.Get("Definite") == "" {
		return nouns
	}
	for id := m.Last + 3; id <= m.Last+5; id++ {
		w := s.Word(id)
		if w == nil || w.UPOS != nlp.ADJ && w.UPOS != nlp.NOUN {
			break
		}
		h := s.Word(headOf(r.tree(m.sentence), m.First, m.Last))
		for n := 0; h != nil && h.Deprel.In(nlp.Conj) && n < 8; n++ {
			h = s.Word(h.Head)
		}
		if w.Deprel.In(nlp.Nsubj) && h != nil && h.Deprel.In(nlp.Obl, nlp.Advmod, nlp.Dislocated, nlp.Advcl, nlp.Nmod) {
			break // "selon A et B, le groupe …"
		}
		if next := s.Word(id + 1); w.UPOS == nlp.NOUN && (next == nil || next.UPOS != nlp.PROPN) {
			return append(nouns, w)
		}
	}
	return nouns
}

func (e *entity) addGender(g string) {
	if g == "" {
		return
	}
	if e.gender == nil {
		e.gender = map[string]int{}
	}
	e.gender[g]++
}

// addNoun notes a noun that stands for an entity; said: the text itself says so of the name.
func (e *entity) addNoun(lemma string, said bool) {
	if e.nouns == nil {
		e.nouns = map[string]bool{}
	}
	e.nouns[lemma] = e.nouns[lemma] || said
}

func (e *entity) addTraits(traits []string) {
	if len(traits) > 0 && e.traits == nil {
		e.traits = map[string]bool{}
	}
	for _, t := range traits {
		e.traits[t] = true
	}
}

// headOf is the word between first and last whose governor lies outside.
func headOf(t *nlp.Tree, first, last int) int {
	for id := first; id <= last; id++ {
		if w := t.Sentence.Word(id); w != nil && (w.Head < first || w.Head > last) {
			return id
		}
	}
	return first
}

// nounsOf are the nouns that describe the name headed by h: in apposition with it ("Kerlann, un groupe laitier"; "le groupe Kerlann"),
// before it ("the playwright Tobias Renn"), or said of it ("Kerlann est un groupe").
func nounsOf(t *nlp.Tree, h, first, last int) []*nlp.Word {
	var nouns []*nlp.Word
	add := func(w *nlp.Word) {
		if w != nil && w.UPOS == nlp.NOUN && (w.ID < first || w.ID > last) {
			nouns = append(nouns, w)
		}
	}
	for _, c := range t.Children(h) {
		if w := t.Sentence.Word(c); w.Deprel.In(nlp.Appos, nlp.Compound, nlp.Flat) {
			add(w)
		}
	}
	w := t.Sentence.Word(h)
	if w == nil {
		return nil
	}
	switch {
	case w.Deprel.In(nlp.Appos, nlp.Flat),
		w.Deprel.In(nlp.Nmod, nlp.Compound) && t.Child(h, nlp.Case) == nil:
		add(t.Head(h))
	case w.Deprel.In(nlp.Nsubj):
		if p := t.Head(h); p != nil && t.Child(p.ID, nlp.Cop) != nil {
			add(p)
		}
	}
	return nouns
}

// roleWeight is the salience of the word's grammatical role.
func roleWeight(t *nlp.Tree, id int) float64 {
	w := t.Sentence.Word(id)
	for n := 0; w != nil && (w.Deprel.In(nlp.Conj, nlp.Appos, nlp.Flat, nlp.Compound) || w.Deprel.In(nlp.Nmod) && w.Head == w.ID-1) && n < 8; n++ {
		w = t.Head(w.ID) // "M. Roy" may be headed by its title
	}
	switch {
	case w == nil:
		return oblique
	case w.Deprel.In(nlp.Nsubj, nlp.Csubj):
		p := t.Head(w.ID)
		for n := 0; p != nil && p.Deprel.In(nlp.Conj) && n < 8; n++ { // coordinated clauses are alike
			p = t.Head(p.ID)
		}
		if p != nil && p.Head == 0 {
			return mainSubject
		}
		return subject
	case w.Deprel.In(nlp.Obj, nlp.Iobj), w.Deprel == nlp.OblAgent:
		return object
	case w.Deprel.In(nlp.Nmod):
		return inner
	}
	return oblique
}

// candidates are the entities used before a place that agree with what is wanted, the best first.
func (r *resolver) candidates(sentence, before int, want wanted) []candidate {
	apart, topics := map[int]bool{}, map[int]bool{}
	for _, u := range r.uses {
		if r.coArgument(u, sentence, want.apart) {
			apart[u.entity] = true
		}
		topics[u.entity] = topics[u.entity] || u.sentence < lead && u.weight >= subject
	}
	score := map[int]candidate{}
	for _, u := range r.uses {
		topic := want.topic && u.sentence < lead && u.weight >= subject
		if u.sentence < sentence-reach && !topic || u.sentence > sentence || u.start >= before {
			continue
		}
		if want.outer && u.sentence == sentence && u.weight <= inner {
			continue
		}
		e := &r.entities[u.entity]
		if apart[u.entity] || !e.agrees(want) || u.sentence == sentence && r.quotedAway(sentence, u.start, before) {
			continue
		}
		away := float64(sentence - u.sentence)
		if topic {
			away = min(away, reach)
		}
		s := u.weight - perSentence*away + perMention*float64(min(e.count, maxMentions))
		if want.within != 0 && u.sentence == sentence && r.sameNominal(sentence, u.word, want.within) {
			s += ownClause
		}
		if u.sentence == sentence && u.weight == object && r.embedded(sentence, u.word) {
			s -= object - oblique // "A, which uses B, sued C, accusing it": rather C
		}
		if want.topic && topics[u.entity] && u.sentence >= sentence-reach {
			s += onTopic
		}
		if want.lively && e.typ == string(nlp.Person) {
			s += lively
		}
		if _, ok := e.nouns[want.noun]; ok && want.noun != "" || slices.ContainsFunc(want.deeds, func(d string) bool { return e.does[d] }) {
			s += calledSo
		}
		if c, ok := score[u.entity]; !ok || s > c.score {
			score[u.entity] = candidate{u.entity, s, u.start}
		} else if ok && u.start > c.start {
			c.start = u.start
			score[u.entity] = c
		}
	}
	out := make([]candidate, 0, len(score))
	for _, c := range score {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b candidate) int {
		if c := cmp.Compare(b.score, a.score); c != 0 {
			return c
		}
		return cmp.Compare(a.entity, b.entity)
	})
	return out
}

// sourceOf says whether a name is marked as who says so.
func (r *resolver) sourceOf(sentence, id int) bool {
	t := r.tree(sentence)
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		if w.Deprel.In(nlp.Case, nlp.Mark) && (r.lex.Has(SourceMark, strings.ToLower(w.Form)) || t.Child(c, nlp.Fixed) != nil && r.lex.Has(SourceMark, strings.ToLower(w.Form+" "+t.Child(c, nlp.Fixed).Form))) {
			return true
		}
	}
	return false
}

// quotedAway says whether a quotation that ends before a place in its sentence holds another place: in "« A a promis B », rappelle son délégué" the
// possessor is neither A nor B.
func (r *resolver) quotedAway(sentence, start, before int) bool {
	open := -1
	for _, t := range r.doc.Sentences[sentence].Tokens {
		if t.Start >= before {
			return false
		}
		switch t.Form {
		case "«", "“", "``":
			open = t.Start
		case "»", "”", "''":
			if start < t.Start && (start > open) {
				return true
			}
			open = -1
		}
	}
	return false
}

// coArgument says whether a use is another argument of the same predicate: "Musk le critique" has two persons.
func (r *resolver) coArgument(u use, sentence, predicate int) bool {
	if predicate == 0 || u.sentence != sentence {
		return false
	}
	s := r.doc.Sentences[sentence]
	w := s.Word(u.word)
	if w != nil && w.Deprel.In(nlp.Obl, nlp.Advmod, nlp.Dislocated) && r.sourceOf(sentence, w.ID) {
		return true // "selon A, le groupe …": A speaks of somebody else
	}
	for n := 0; w != nil && w.Deprel.In(nlp.Appos, nlp.Flat) && n < 4; n++ {
		w = s.Word(w.Head)
	}
	return w != nil && (w.Head == predicate || w.ID == sharedSubject(r.tree(sentence), predicate))
}

// sharedSubject is the subject that a clause without one has from the clause above it, 0 if it has its own: "A a rencontré B et l'a félicité",
// "A sued B, accusing it of theft".
func sharedSubject(t *nlp.Tree, id int) int {
	for n := 0; n < 4; n++ {
		w := t.Sentence.Word(id)
		if w == nil || w.UPOS != nlp.VERB || !w.Deprel.In(nlp.Conj, nlp.Advcl, nlp.Xcomp) || t.Child(id, nlp.Nsubj, nlp.Csubj) != nil {
			return 0
		}
		id = w.Head
		if s := t.Child(id, nlp.Nsubj); s != nil {
			if w.Deprel.In(nlp.Xcomp) && t.Child(id, nlp.Obj) != nil {
				return 0 // "A urged B to sue it": B does
			}
			return s.ID
		}
	}
	return 0
}

// embedded says whether a word is an argument in a relative clause.
func (r *resolver) embedded(sentence, id int) bool {
	p := r.tree(sentence).Head(id)
	return p != nil && p.Deprel == nlp.AclRelcl
}

// sameNominal says whether a word is a subject, or stands beside it as its name: "la ministre Ada Roy".
func (r *resolver) sameNominal(sentence, id, subject int) bool {
	s := r.doc.Sentences[sentence]
	for n := 0; id != 0 && n < 4; n++ {
		if id == subject {
			return true
		}
		w := s.Word(id)
		if w == nil || !w.Deprel.In(nlp.Appos, nlp.Flat) {
			return false
		}
		id = w.Head
	}
	return false
}

// clauseSubject is the subject before a word in the clause that the word is in, 0 if it has none or the word is part of it.
func clauseSubject(t *nlp.Tree, id int) int {
	for n, up := 0, id; n < maxClimb && up != 0; n++ {
		w := t.Sentence.Word(up)
		if w == nil {
			return 0
		}
		if s := t.Child(up, nlp.Nsubj); s != nil && up != id {
			if _, hi := t.Extent(s.ID); hi >= id {
				return 0
			}
			return s.ID
		}
		up = w.Head
	}
	return 0
}

// maxClimb bounds every walk up a tree.
const maxClimb = 48

func (e *entity) agrees(want wanted) bool {
	switch {
	case len(want.types) > 0 && !slices.Contains(want.types, e.typ),
		slices.Contains(want.not, e.typ),
		want.plural && e.typ == string(nlp.Person):
		return false
	}
	if want.sex != "" && e.sex != "" && e.sex != "mf" && e.sex != want.sex {
		return false
	}
	if want.gender == "" {
		return true
	}
	if e.typ == string(nlp.Person) {
		return (e.sex == "" || e.sex == "mf") && !want.known || e.sex == sexOf(want.gender)
	}
	return len(e.gender) == 0 || e.gender[want.gender] > 0
}

func sexOf(gender string) string {
	switch gender {
	case "Masc":
		return "m"
	case "Fem":
		return "f"
	}
	return ""
}

// clearBest returns the best candidate if it leads the second by a margin, else -1 and why not.
func clearBest(cands []candidate, margin float64) (int, Reason) {
	switch {
	case len(cands) == 0:
		return -1, NoAntecedent
	case len(cands) > 1 && cands[0].score-cands[1].score < margin:
		return -1, Ambiguous
	}
	return cands[0].entity, ""
}
