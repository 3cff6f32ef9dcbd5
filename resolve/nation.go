package resolve

import (
	"cmp"
	"strings"

	"relata/extract"
	"relata/nlp"
)

// Adjectives and nouns tell of which nation, region or town somebody or something is: "the Dutch firm", "l'Italien", "le groupe catalan".

// foreign says whether the text tells another country of an entity than one, or another region of that. A Breton may be French.
func (r *resolver) foreign(e *entity, nation string) bool {
	if nation == "" || len(e.nations) == 0 || e.nations[nation] {
		return false
	}
	for n := range e.nations {
		if a, b := r.lex.Note(Region, n), r.lex.Note(Region, nation); a == nation || b == n {
			return false
		}
	}
	return true
}

// country says whether an entity is a country, or a region, that people are called after.
func (r *resolver) country(e *entity) bool {
	if r.countries == nil {
		r.countries = extract.Countries(r.lex)
	}
	return r.countries[e.name]
}

// countryNamed is the country that a word names, as adjectives of it tell it: "United Kingdom" of "Britain"; "" if it names none.
func (r *resolver) countryNamed(name string) string {
	name = cmp.Or(r.lex.Note(extract.PlaceAlias, name), name)
	if r.country(&entity{name: name}) {
		return name
	}
	return ""
}

// nationBeside is the country that an adjective of a noun tells, "" if none does.
func (r *resolver) nationBeside(t *nlp.Tree, noun *nlp.Word) string {
	for _, c := range t.Children(noun.ID) {
		if w := t.Sentence.Word(c); w.Deprel.In(nlp.Amod) {
			if n := r.nation(w); n != "" {
				return n
			}
		}
	}
	return ""
}

// nationsOf notes of which nations an entity is, by the adjectives of a noun that describes it: "the Dutch chipmaker Voltea".
func (r *resolver) nationsOf(t *nlp.Tree, noun *nlp.Word, e *entity) {
	e.addNation(r.nation(noun))
	for _, c := range t.Children(noun.ID) {
		if w := t.Sentence.Word(c); w.Deprel.In(nlp.Amod, nlp.Compound, nlp.Appos) {
			e.addNation(r.nation(w))
		}
	}
}

// nationBefore notes the nation that an adjective before a name tells: "Italian Dario Fenzi", "British start-up Voltea".
func (r *resolver) nationBefore(m *mention, e *entity) {
	s := r.doc.Sentences[m.sentence]
	if w, owner := s.Word(m.First-1), s.Word(m.First-2); owner != nil && w.UPOS == nlp.PART && owner.Head >= m.First && owner.Head <= m.Last {
		e.addNation(r.countryNamed(owner.Form)) // "Peru's Voltea"
	}
	for id := m.First - 1; id > 0 && m.First-id <= 4; id-- {
		w := s.Word(id)
		if n := r.nationOfTwo(s, w); n != "" {
			e.addNation(n)
		} else if n := r.nation(w); n != "" {
			e.addNation(n)
		}
		if w.UPOS != nlp.ADJ && w.UPOS != nlp.NOUN && w.Form != "-" {
			return
		}
	}
}

// nation is the country that a word tells as an adjective or noun of it, "" if it tells none.
func (r *resolver) nation(w *nlp.Word) string {
	for _, form := range [...]string{w.Lemma, w.Form, strings.ToLower(w.Form)} {
		if r.lex.Has(Demonym, form) {
			return r.lex.Note(Demonym, form)
		}
	}
	return ""
}

// nationOfTwo is the country that a word tells with the one before it: "South Korean".
func (r *resolver) nationOfTwo(s *nlp.Sentence, w *nlp.Word) string {
	before := s.Word(w.ID - 1)
	if before == nil || !capitalised(before.Form) {
		return ""
	}
	return r.lex.Note(Demonym, before.Form+" "+w.Form)
}

func (e *entity) addNation(n string) {
	if n == "" {
		return
	}
	if e.nations == nil {
		e.nations = map[string]bool{}
	}
	e.nations[n] = true
}
