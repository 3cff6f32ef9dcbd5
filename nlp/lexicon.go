package nlp

import (
	"maps"
	"slices"
	"sync"
)

// A Class names a set of lemmas that grammar or extraction treats alike, such as
// "reporting-verb". The names are the same in each language; the lemmas are its data.
type Class string

// A Lexicon says to which classes a lemma belongs. Lemmas of several words are joined
// by one space. It is immutable and safe for concurrent use.
type Lexicon struct {
	classes map[Class]map[string]string
	members func() map[string][]Class // the classes of each lemma, made when first asked for
}

// NewLexicon makes a lexicon from classes of lemmas; the value of a lemma is a note that
// the class defines (the kinship of a noun, the number of a numeral), often "".
func NewLexicon(classes map[Class]map[string]string) *Lexicon {
	return &Lexicon{classes: classes, members: sync.OnceValue(func() map[string][]Class {
		members := map[string][]Class{}
		for _, c := range slices.Sorted(maps.Keys(classes)) {
			for lemma := range classes[c] {
				members[lemma] = append(members[lemma], c)
			}
		}
		return members
	})}
}

// Has says whether a lemma is in a class.
func (l *Lexicon) Has(c Class, lemma string) bool {
	if l == nil {
		return false
	}
	_, ok := l.classes[c][lemma]
	return ok
}

// ClassesOf are the classes that a lemma is in, sorted, nil if none. The slice is the lexicon's own: not to be changed.
func (l *Lexicon) ClassesOf(lemma string) []Class {
	if l == nil {
		return nil
	}
	return l.members()[lemma]
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
	return NewLexicon(classes)
}
