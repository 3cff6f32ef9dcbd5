package resolve

import (
	"slices"
	"strconv"
	"strings"

	"relata/nlp"
)

// describe notes what the text itself says of each name: the nouns that stand with it and the gender of their determiners.
func (r *resolver) describe() {
	for i := range r.entities {
		for name := range r.entities[i].names {
			if noun := r.lex.Note(KnownBody, strings.ReplaceAll(name, "’", "'")); noun != "" && r.entities[i].typ == string(nlp.Organization) {
				r.entities[i].addNoun(noun, true)
			}
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		e := &r.entities[r.byMention[i]]
		t := r.tree(m.sentence)
		h := headOf(t, m.First, m.Last)
		top := h
		if p := t.Head(h); p != nil && p.ID < m.First && m.First-p.ID <= 3 && t.Child(h, nlp.Case) == nil && t.Sentence.Word(h).Deprel.In(nlp.Nmod, nlp.Flat, nlp.Appos) {
			if typ, ok := r.typeOf(m.sentence, p); r.lex.Has(Title, strings.ToLower(p.Form)) || ok && typ == e.typ {
				top = p.ID // "M." of "M. Roy", "le juge" of "le juge Roy"
			}
		}
		described := nounsOf(t, h, m.First, m.Last)
		if top != h && r.lex.Has(Title, strings.ToLower(t.Sentence.Word(top).Form)) {
			described = append(described, nounsOf(t, top, m.First, m.Last)...) // "son avocate, Me Ada Roy"
		}
		if p := r.placeNoun(m, h); p > 0 {
			top = p
			r.beside[place{m.sentence, p}] = r.byMention[i]
			e.addNoun(r.lemma(m.sentence, t.Sentence.Word(p)), true)
		}
		if !r.portfolio(t, h) && !aside(t, m.First, m.Last) {
			r.use(use{r.byMention[i], place{m.sentence, top}, m.Start, roleOf(t, top), joined(t, top)})
		}
		if d := t.Child(h, nlp.Det); d != nil && d.ID < m.First { // not the article of "Ada Le Goff"
			e.addGender(d.Feats.Get("Gender"))
		}
		if w := t.Sentence.Word(h); w != nil && w.UPOS == nlp.NOUN { // "l'association Rivages"
			e.addGender(w.Feats.Get("Gender"))
		}
		r.nationBefore(m, e)
		if e.age == 0 {
			e.age = r.ageOf(t.Sentence, m.First, m.Last)
		}
		for _, n := range slices.Concat(described, r.adjoining(m), r.baptised(t, h)) {
			n = r.classOf(m.sentence, n, m.First)
			if p := t.Head(n.ID); p != nil && strings.HasPrefix(r.lemma(m.sentence, p), p.Lemma+" ") {
				n = p // "l'homme d'affaires Tom Hale"
			}
			typ, typed := r.typeOf(m.sentence, n)
			if typ != "" && typ != e.typ && !(e.typ == string(nlp.Person) && r.lex.Has(Trade, n.Lemma)) || !typed && !r.calls(t, n, m) { // "la maire (Haute-Marne)"
				if e.typ == string(nlp.Organization) && (typ == string(nlp.Place) || typ == string(nlp.Product)) && r.calls(t, n, m) {
					e.addNoun(r.lemma(m.sentence, n), true) // "Sala, the deepest mine of the valley"
				}
				continue
			}
			r.nationsOf(t, n, e)
			if e.age == 0 && e.typ == string(nlp.Person) {
				e.age = r.agedNoun(m.sentence, n) // "une lycéenne de 16 ans"
			}
			if e.typ == string(nlp.Place) && n.ID > m.Last && t.Child(n.ID, nlp.NmodPoss) != nil {
				continue // "its Ohio plant" is not Ohio
			}
			if sex := r.lex.Note(Sexed, n.Lemma); sex != "" && (e.sex == "" || e.sex == "mf") && e.typ == string(nlp.Person) {
				e.sex = sex // "her father, Sunil"
				e.told = true
			}
			r.beside[place{m.sentence, n.ID}] = r.byMention[i]
			e.addNoun(r.called(m.sentence, n), true)
			if of := r.employer(m.sentence, n); of >= 0 && typ == string(nlp.Person) && r.entities[of].typ == string(nlp.Organization) && !r.former(m.sentence, n.ID) {
				r.serve(r.byMention[i], of) // "Voltea's founder, Ada Roy"
			}
			e.addTraits(r.traits(m.sentence, n.ID))
			if g := r.genderOf(t, n); typed && (g == "Fem" || t.Child(n.ID, nlp.Det) != nil || e.typ != string(nlp.Person)) {
				e.addGender(g) // a masculine noun without an article may be of a woman: "ministre"
			}
		}
		for id := m.First - 2; id <= m.Last; id++ { // "President Roy", "Detective Sergeant Roy"
			w := t.Sentence.Word(id)
			if id < m.First-1 && (w == nil || !capitalised(t.Sentence.Word(id+1).Form) || w.Head != id+1 && w.Head < m.First) {
				continue
			}
			if w == nil || id >= m.First && !r.lex.Has(Title, strings.ToLower(w.Form)) {
				if id < m.First {
					continue
				}
				break
			}
			if l := strings.ToLower(w.Form); (w.UPOS == nlp.PROPN || id < m.First-1) && e.typ != "" && r.lex.Note(TypeNoun, l) == e.typ {
				e.addNoun(l, true)
			}
		}
		if p := r.kindOf(t, m, h, e.typ); p != "" {
			e.addNoun(p, true)
			e.kind = p
		}
		if e.typ == string(nlp.Organization) && r.club(m) {
			e.club = true
		}
		if p := headNoun(t, m, h, e.typ); p != "" && e.kind == "" && !r.lex.Has(Empty, p) {
			e.addNoun(p, true)
		}
		if p := strings.ToLower(t.Sentence.Word(m.First).Form); e.typ != "" && r.lex.Note(TypeNoun, p) == e.typ && !(t.Sentence.Word(m.First).Deprel.In(nlp.Compound) && e.kind != p && r.lex.Has(Kind, e.kind)) { // "Hotel Sala Palace", but no "Airline Crew Association"
			e.addNoun(p, true)
		}
	}
	r.sexes()
}

// aside says whether a name stands alone in parentheses: "Ada Roy (LR)" is about Roy.
func aside(t *nlp.Tree, first, last int) bool {
	before, after := t.Sentence.Word(first-1), t.Sentence.Word(last+1)
	return before != nil && after != nil && before.Form == "(" && after.Form == ")"
}

// kindOf is the noun within a name that says what bears it: "Sala *Bank*", "Air Crew *Federation*", the head before any other. It is "" if none does. A recogniser
// takes some bodies for their buildings: "the Sala *Museum*".
func (r *resolver) kindOf(t *nlp.Tree, m *mention, h int, typ string) string {
	if head := strings.ToLower(t.Sentence.Word(h).Form); typ != "" && m.First < m.Last {
		switch note := r.lex.Note(TypeNoun, head); {
		case note == typ,
			typ == string(nlp.Place) && note == string(nlp.Organization) && r.lex.Note(Kind, head) == "body" && strings.ToLower(m.surface) != m.surface:
			return head
		}
	}
	for p := range strings.FieldsSeq(strings.ToLower(m.surface)) { // accents kept
		if r.lex.Note(TypeNoun, p) == typ && typ != "" {
			return p
		}
	}
	return ""
}

// club says whether a word of a name of several is one that sports clubs have in theirs.
func (r *resolver) club(m *mention) bool {
	parts := strings.Fields(strings.ToLower(m.surface))
	if len(parts) > 1 && r.lex.Has(Kind, parts[0]) && !r.lex.Has(Club, parts[0]) {
		return false // "la Ligue de basket"
	}
	return len(parts) > 1 && (r.lex.Note(ClubName, parts[0]) == "first" || r.lex.Has(ClubName, parts[len(parts)-1]))
}

// headNoun is the head of a name of several words that is no person's, in lower case: whatever "Comet Reyes" is, "the comet" means it. It is "" if there is none.
func headNoun(t *nlp.Tree, m *mention, h int, typ string) string {
	w := t.Sentence.Word(h)
	if m.First == m.Last || typ == string(nlp.Person) || w.UPOS != nlp.PROPN && w.UPOS != nlp.NOUN || allCapitals(w.Form) {
		return ""
	}
	return strings.ToLower(w.Form)
}

// placeNoun is the noun that says what a place is, "la *ville* de Rome", "the *state* of Texas"; 0 if there is none.
func (r *resolver) placeNoun(m *mention, h int) int {
	t := r.tree(m.sentence)
	p := t.Head(h)
	if m.Type != nlp.Place || p == nil || p.ID >= m.First || p.UPOS != nlp.NOUN || !t.Sentence.Word(h).Deprel.In(nlp.Nmod) || !r.ofMarked(t, h) || !definite(t, p.ID) || p.Feats.Has("Number", "Plur") {
		return 0
	}
	if m.First-p.ID != 2 || !r.lex.Has(PlaceNoun, p.Lemma) {
		return 0
	}
	return p.ID
}

// sexes tells the sex of those whose first name does not, by the gender of the nouns that describe them: "la directrice, Claude Roy".
func (r *resolver) sexes() {
	for i := range r.entities {
		e := &r.entities[i]
		if e.typ != string(nlp.Person) || e.told || len(e.gender) != 1 {
			continue
		}
		for g := range e.gender {
			if sex := sexOf(g); e.sex != "m" && e.sex != "f" || sex == "f" { // "la réalisatrice Nino Roy"; "le médecin Ada Roy" is a woman
				e.sex = sex
			}
		}
	}
}

// adjoining are the nouns that stand directly before a name, adjectives between, or after it behind a comma and an article:
// where trees go wrong, "le groupe laitier Voltéa" and "Voltéa, une société familiale" still say what Voltéa is.
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
		for h != nil && h.Head < h.ID && h.Deprel.In(nlp.Appos, nlp.Flat, nlp.Nmod) { // "l'agence A"
			h = s.Word(h.Head)
		}
		if w.Deprel.In(nlp.Nsubj) && h != nil && h.Deprel.In(nlp.Obl, nlp.Advmod, nlp.Dislocated) {
			break // "selon A, le groupe …"
		}
		if p := r.tree(m.sentence).Head(w.ID); p != nil && w.Deprel.In(nlp.Nsubj) && p.ID > w.ID && (p.Deprel.In(nlp.Parataxis) || r.tree(m.sentence).Child(p.ID, nlp.Ccomp) != nil) {
			break // "… racheté A, le groupe l'assure": who speaks of it
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

// nounsOf are the nouns that describe the name headed by h: in apposition with it ("Voltéa, un groupe laitier"; "le groupe Voltéa"),
// before it ("the playwright Paul Reed"), or said of it ("Voltéa est un groupe").
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
			if w.Deprel.In(nlp.Appos) && (w.UPOS == nlp.NUM || w.UPOS == nlp.PRON) {
				add(t.Child(c, nlp.Nmod)) // "Tolley Brothers, one of the oldest *brewers*"
			}
		}
	}
	w := t.Sentence.Word(h)
	if w == nil {
		return nil
	}
	switch {
	case w.Deprel.In(nlp.Appos, nlp.Flat),
		w.Deprel.In(nlp.Nmod, nlp.Compound) && t.Child(h, nlp.Case) == nil:
		p := t.Head(h)
		add(p)
		if p != nil && p.ID < h && p.Deprel.In(nlp.Appos) && t.Child(p.ID, nlp.Det) != nil { // "la tenante du titre, la Suissesse Ada Roy"
			if up := t.Head(p.ID); up != nil && (t.Child(up.ID, nlp.Det) == nil || !t.Sentence.Word(t.Child(up.ID, nlp.Det).ID).Feats.Has("Definite", "Ind")) {
				add(up)
			}
		}
	case w.Deprel.In(nlp.Nsubj):
		p := t.Head(h)
		if p != nil && t.Child(p.ID, nlp.Cop) != nil {
			add(p)
		}
		for _, c := range t.Children(w.Head) { // "Premier syndicat du pays, Solidarité a …"
			if d := t.Sentence.Word(c); c < h && d.Deprel.In(nlp.Dislocated) && p != nil && p.ID > h {
				add(d)
			}
		}
	}
	return nouns
}

// employer is what a noun for a role belongs to, which the second of two roles shares with the first: "Voltea's founder and chairman, Ada Roy".
func (r *resolver) employer(sentence int, n *nlp.Word) int {
	of := r.possessor(sentence, n.ID)
	if of < 0 && n.Deprel.In(nlp.Conj) {
		of = r.possessor(sentence, n.Head)
	}
	return of
}

// baptised is the noun whose participle or relative clause gives it a name: "la coentreprise, baptisée Norsel", "a venture called Norsel".
func (r *resolver) baptised(t *nlp.Tree, h int) []*nlp.Word {
	v := t.Head(h)
	if v == nil || v.UPOS != nlp.VERB || v.ID > h || !v.Deprel.In(nlp.Acl) || !r.lex.Has(Calling, v.Lemma) || !t.Sentence.Word(h).Deprel.In(nlp.Xcomp, nlp.Obj, nlp.Obl) {
		return nil
	}
	if n := t.Head(v.ID); n != nil && n.UPOS == nlp.NOUN {
		return []*nlp.Word{n}
	}
	return nil
}

// classOf is the noun that a noun right before a name only says the class of: "l'entreprise de travaux publics Norsel" is a company.
func (r *resolver) classOf(sentence int, n *nlp.Word, name int) *nlp.Word {
	t := r.tree(sentence)
	for range 3 {
		up := t.Head(n.ID)
		if up == nil || r.lex.Has(Title, strings.ToLower(n.Form)) || up.ID > n.ID || n.ID > name || up.UPOS != nlp.NOUN || !n.Deprel.In(nlp.Nmod) || !r.ofMarked(t, n.ID) || t.Child(n.ID, nlp.Det, nlp.NmodPoss) != nil || !r.lex.Has(TypeNoun, r.lemma(sentence, up)) {
			return n
		}
		if r.lex.Note(TypeNoun, r.lemma(sentence, n)) == string(nlp.Person) && r.lex.Note(TypeNoun, r.lemma(sentence, up)) == string(nlp.Person) {
			return n // "the wife of activist A" is not A
		}
		n = up
	}
	return n
}

// called is what a noun calls somebody: its lemma, marked where an adjective says that it is no longer or not yet so.
func (r *resolver) called(sentence int, n *nlp.Word) string {
	if r.former(sentence, n.ID) || r.then(sentence, n.ID) {
		return formerly + r.lemma(sentence, n)
	}
	return r.lemma(sentence, n)
}

// then says whether a complement says that somebody was what a noun calls them at the time of the story: "le ministre de l'époque".
func (r *resolver) then(sentence, id int) bool {
	t := r.tree(sentence)
	return slices.ContainsFunc(t.Children(id), func(c int) bool { return c > id && r.lex.Has(Then, t.Sentence.Word(c).Lemma) })
}

const formerly = "former "

// portfolio says whether a name is what an office is about: nobody speaks of "Health" after "the minister of Health".
func (r *resolver) portfolio(t *nlp.Tree, id int) bool {
	w, p := t.Sentence.Word(id), t.Head(id)
	return w != nil && p != nil && w.UPOS == nlp.NOUN && w.Deprel.In(nlp.Nmod, nlp.Compound) && r.lex.Has(Portfolio, p.Lemma)
}

// joined says whether a name is coordinated with another nominal.
func joined(t *nlp.Tree, id int) bool {
	w := t.Sentence.Word(id)
	if w == nil {
		return false
	}
	return w.Deprel.In(nlp.Conj) || t.Child(id, nlp.Conj) != nil
}

// calls says whether a noun whose type is unknown is what the text calls a name: one right before it ("le lanceur Falcon 9") or said of it, but not
// one that the name belongs to ("the burka ban").
func (r *resolver) calls(t *nlp.Tree, n *nlp.Word, m *mention) bool {
	if n.Feats.Has("Number", "Plur") {
		return false
	}
	if n.ID == m.First-1 {
		return true
	}
	if n.ID < m.First {
		return false
	}
	d := t.Child(n.ID, nlp.Det)
	return d != nil && (n.Deprel.In(nlp.Appos) || t.Child(n.ID, nlp.Cop) != nil && d.Feats.Has("Definite", "Ind"))
}

// ageOf is the age that a number behind a name, or before it, tells: "Ada Roy, 34 ans", "Ada Roy, 34,", "34-year-old Ada Roy". 0 if none does.
func (r *resolver) ageOf(s *nlp.Sentence, first, last int) int {
	if w, n := s.Word(last+1), s.Word(last+2); w != nil && n != nil && (w.Form == "," || w.Form == "(") && n.UPOS == nlp.NUM {
		return r.years(n, s.Word(last+3))
	}
	if comma, det, n, dash := s.Word(last+1), s.Word(last+2), s.Word(last+3), s.Word(last+4); dash != nil && comma.Form == "," && det.UPOS == nlp.DET && n.UPOS == nlp.NUM && dash.Form == "-" {
		return r.years(n, nil) // "Ada Roy, a 34-year-old from York"
	}
	for id := first - 1; id > 0 && id >= first-6; id-- {
		if w, dash := s.Word(id), s.Word(id+1); w.UPOS == nlp.NUM && dash.Form == "-" {
			return r.years(w, nil)
		}
	}
	return 0
}

// years reads a number as an age; after is the word behind it, nil if that does not matter.
func (r *resolver) years(w, after *nlp.Word) int {
	n, err := strconv.Atoi(w.Form)
	if err != nil || n < 1 || n > 120 {
		return 0
	}
	if after == nil || after.Form == "," || after.Form == ")" || r.lex.Has(AgeUnit, after.Lemma) {
		return n
	}
	return 0
}
