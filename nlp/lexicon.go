package nlp

import "maps"

// A Class names a set of lemmas that grammar or extraction treats alike, such as
// "reporting-verb". The names are the same in each language; the lemmas are its data.
type Class string

// A Lexicon says to which classes a lemma belongs. Lemmas of several words are joined
// by one space. It is immutable and safe for concurrent use.
type Lexicon struct {
	classes map[Class]map[string]string
}

// NewLexicon makes a lexicon from classes of lemmas; the value of a lemma is a note that
// the class defines (the kinship of a noun, the number of a numeral), often "".
func NewLexicon(classes map[Class]map[string]string) *Lexicon { return &Lexicon{classes: classes} }

// Has says whether a lemma is in a class.
func (l *Lexicon) Has(c Class, lemma string) bool {
	if l == nil {
		return false
	}
	_, ok := l.classes[c][lemma]
	return ok
}

// Note is what the class notes about a lemma, "" if nothing or if it is not in the class.
func (l *Lexicon) Note(c Class, lemma string) string {
	if l == nil {
		return ""
	}
	return l.classes[c][lemma]
}

// Notes are the lemmas of a class with what it notes about them, in a map of the caller's own; empty if there is no such class.
func (l *Lexicon) Notes(c Class) map[string]string {
	if l == nil || l.classes[c] == nil {
		return map[string]string{}
	}
	return maps.Clone(l.classes[c])
}

// With returns a lexicon with one class more, or another one in its place. The map is kept, not copied.
func (l *Lexicon) With(c Class, lemmas map[string]string) *Lexicon {
	classes := map[Class]map[string]string{}
	if l != nil {
		maps.Copy(classes, l.classes)
	}
	classes[c] = lemmas
	return &Lexicon{classes: classes}
}
