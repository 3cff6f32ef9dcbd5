package resolve

import (
	"relata/nlp"
)

// describe notes what the text itself says of each name: the nouns that stand with it and the gender of their determiners.
func (r *resolver) describe() {
	for i := range r.mentions {
		m := &r.mentions[i]
		e := &r.entities[r.byMention[i]]
		t := r.tree(m.sentence)
		h := headOf(t, m.First, m.Last)
		r.uses = append(r.uses, use{r.byMention[i], place{m.sentence, h}, m.Start, roleOf(t, h), joined(t, h)})
		if d := t.Child(h, nlp.Det); d != nil {
			e.addGender(d.Feats.Get("Gender"))
		}
		for _, n := range append(nounsOf(t, h, m.First, m.Last), r.adjoining(m)...) {
			typ, typed := r.typeOf(m.sentence, n)
			if typ != "" && typ != e.typ { // "la maire (Haute-Marne)"
				continue
			}
			r.beside[place{m.sentence, n.ID}] = r.byMention[i]
			e.addNoun(r.lemma(m.sentence, n), true)
			if typed {
				e.addGender(n.Feats.Get("Gender"))
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
		if h := s.Word(headOf(r.tree(m.sentence), m.First, m.Last)); w.Deprel.In(nlp.Nsubj) && h != nil && h.Deprel.In(nlp.Obl, nlp.Advmod, nlp.Dislocated) {
			break // "selon A, le groupe …"
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

// joined says whether a word is coordinated with another.
func joined(t *nlp.Tree, id int) bool {
	w := t.Sentence.Word(id)
	return w != nil && (w.Deprel.In(nlp.Conj) || t.Child(id, nlp.Conj) != nil)
}
