package names

import (
	_ "embed"
	"strings"
	"sync"

	"relata/nlp"
)

//go:embed places.txt
var placeNames string

// places are the names of cities and states, folded. The map is shared and must not be changed.
var places = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 32_000)
	for line := range strings.Lines(placeNames) {
		if !strings.HasPrefix(line, "#") {
			m[strings.TrimSuffix(line, "\n")] = true
		}
	}
	return m
})

// countries are the names of the places that demonyms and regions of a language tell of, folded.
func countries(lex *nlp.Lexicon) map[string]bool {
	m := map[string]bool{}
	for _, class := range [...]nlp.Class{demonym, regionName} {
		for name, note := range lex.Notes(class) {
			if class == regionName {
				m[fold(name)] = true
			}
			m[fold(note)] = true
		}
	}
	return m
}

const regionName nlp.Class = "region" // "Bretagne", "Texas"; note: the country

// gazetteer tells which names are those of places that everybody knows.
type gazetteer struct{ countries map[string]bool }

func (g *gazetteer) has(s *nlp.Sentence, m *nlp.Mention) bool {
	if form := s.Word(m.First).Form; m.First == m.Last && strings.ToUpper(form) == form {
		return true // "US", "UK"
	}
	name := fold(keyOf(s, m.First, m.Last))
	return places()[name] || g.countries[name]
}

const agentVerb nlp.Class = "agent-verb" // "racheter", "sue": done by people and bodies

// wanting says whether what the recogniser takes for a place is none that anybody knows, and does what people and bodies do: "Voltéa a racheté …".
func (g *gazetteer) wanting(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	if m.Type != nlp.Place || g.has(s, m) {
		return false
	}
	w := headWord(s, m)
	if w == nil {
		return false
	}
	v := s.Word(w.Head)
	return v != nil && v.UPOS == nlp.VERB && (w.Deprel == nlp.Nsubj || w.Deprel == nlp.OblAgent) && (lex.Has(agentVerb, withParticle(s, v)) || lex.Has(reportingVerb, lemmaOf(v)))
}

const staffNoun nlp.Class = "staff-noun" // "ouvrier", "worker": who works for, buys from or lends to a body

// staffed says whether a name is of what has workers, customers and the like: "les ouvriers de *Voltéa*".
func staffed(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	w := headWord(s, m)
	if w == nil || !owner(s, w, lex) {
		return false
	}
	n := s.Word(w.Head)
	return n != nil && n.UPOS == nlp.NOUN && lex.Has(staffNoun, lemmaOf(n))
}

// whence says whether a name stands between an article and a common noun, where the place stands that somebody is from: "the *Leeds* company".
func whence(s *nlp.Sentence, m *nlp.Mention) bool {
	article, noun := s.Word(m.First-1), s.Word(m.Last+1)
	return article != nil && noun != nil && article.UPOS == nlp.DET && noun.UPOS == nlp.NOUN && article.Head == noun.ID && s.Word(m.Last).Head == noun.ID && noun.ID == m.Last+1
}

const insideMark nlp.Class = "inside-mark" // "in", "à": before places

// somewhere says whether a place, or a single word that is no first name and that the recogniser takes for a person, stands where places do: "in Kelmarsh".
func somewhere(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	if m.Type != nlp.Place && (m.Type != nlp.Person || m.First != m.Last || given(s, m)) {
		return false
	}
	w, before := s.Word(m.First), s.Word(m.First-1)
	if before == nil || before.UPOS != nlp.ADP || before.Head != w.ID || !lex.Has(insideMark, strings.ToLower(before.Form)) {
		return false
	}
	if next := s.Word(m.Last + 1); next != nil && next.UPOS == nlp.PART {
		return false // "in Roy's view"
	}
	v := s.Word(w.Head)
	if m.Type == nlp.Place {
		return true
	}
	return v != nil && w.Deprel.In(nlp.Obl) && w.Deprel != nlp.OblArg && v.UPOS == nlp.VERB
}
