// Package lemma looks up the lemmas that a full-form lexicon gives a word, and reconciles them
// with the lemma that a network made.
//
// A form and its tag come in, lemmas go out. The lexicon is a minimal acyclic automaton over
// bytes (Daciuk, Mihov, Watson and Watson 2000, "Incremental construction of minimal acyclic
// finite-state automata", section 3), read where it lies: opening it costs nothing. Its keys
// are a form, its tag and the lemma as an edit of the form, so regular inflection shares states.
// What a tag is, and which lemma a treebank prefers for pronouns and the like, is left to the
// network.
package lemma

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"
)

const magic = "RELATAL1"

// separator ends a form in a key.
const separator = 0x1f

// An Entry is one reading of a form.
type Entry struct{ Form, UPOS, Lemma string }

// tags gives each tag that a lexicon may hold its letter.
var tags = map[string]byte{
	"ADJ": 'a', "ADP": 'p', "ADV": 'r', "AUX": 'x', "CCONJ": 'c', "DET": 'd', "INTJ": 'i', "NOUN": 'n', "NUM": 'm',
	"PART": 't', "PRON": 'o', "PROPN": 'e', "SCONJ": 's', "SYM": 'y', "VERB": 'v', "X": 'z',
}

// A Lexicon is an opened automaton: safe for concurrent use.
//
// A state is a run of arcs: a byte, then a number whose bits are, from the lowest: the last arc
// of its state, the arc ends a key, and from bit 2 the place of its target, 0 for none.
type Lexicon struct {
	data string
	root int
}

// Bounds on what is read for one form, which a sound lexicon does not reach.
const (
	maxLemmas = 16
	maxEdit   = 64 // bytes of an edit
	maxArcs   = 1024
)

// Open checks the frame of a lexicon that Build wrote. Damage inside it cannot be told from
// words, but never leads a look-up astray or beyond the data.
func Open(data string) (*Lexicon, error) {
	if len(data) < 12 || data[:8] != magic {
		return nil, fmt.Errorf("lemma: not a lexicon: it does not begin with %q", magic)
	}
	root := int(binary.LittleEndian.Uint32([]byte(data[8:12])))
	if root < 12 || root >= len(data) {
		return nil, fmt.Errorf("lemma: the lexicon starts at byte %d of %d: it is cut or damaged", root, len(data))
	}
	return &Lexicon{data: data, root: root}, nil
}

// An arc is decoded from the data. Targets lie before the states that name them.
type arc struct {
	label       byte
	last, final bool
	target      int
}

func (l *Lexicon) arc(at int) (a arc, next int, ok bool) {
	if at < 12 || at >= len(l.data) {
		return a, 0, false
	}
	a.label = l.data[at]
	n, shift := 0, 0
	for at++; at < len(l.data); at++ {
		b := l.data[at]
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			a.last, a.final, a.target = n&1 != 0, n&2 != 0, n>>2
			return a, at + 1, true
		}
		if shift += 7; shift > 28 {
			break
		}
	}
	return a, 0, false
}

// step follows the arc with a label.
func (l *Lexicon) step(state int, label byte) (arc, bool) {
	for at := state; ; {
		a, next, ok := l.arc(at)
		if !ok {
			return a, false
		}
		if a.label == label {
			return a, a.target < state
		}
		if a.last {
			return a, false
		}
		at = next
	}
}

// Lemmas returns the lemmas of a form with a tag in byte order of their edits; none if the
// lexicon does not have it. Case matters.
func (l *Lexicon) Lemmas(form, upos string) []string {
	tag, known := tags[upos]
	if !known || strings.IndexByte(form, separator) >= 0 {
		return nil
	}
	state := l.root
	follow := func(b byte) bool {
		a, ok := l.step(state, b)
		state = a.target
		return ok && a.target != 0
	}
	for i := range len(form) {
		if !follow(form[i]) {
			return nil
		}
	}
	if !follow(separator) || !follow(tag) {
		return nil
	}
	var out []string
	budget := maxArcs
	l.edits(state, make([]byte, 0, maxEdit), &budget, func(edit string) bool {
		if lemma, ok := apply(form, edit); ok {
			out = append(out, lemma)
		}
		return len(out) < maxLemmas
	})
	return out
}

// edits yields what follows a state, until yield returns false or the budget of arcs is spent.
func (l *Lexicon) edits(state int, path []byte, budget *int, yield func(string) bool) bool {
	if len(path) >= maxEdit {
		return true
	}
	for at := state; ; {
		a, next, ok := l.arc(at)
		if *budget--; !ok || *budget < 0 {
			return false
		}
		p := append(path, a.label)
		if a.final && !yield(string(p)) {
			return false
		}
		if a.target != 0 && a.target < state && !l.edits(a.target, p, budget, yield) {
			return false
		}
		if a.last {
			return true
		}
		at = next
	}
}

// edit is how to make lemma of form: a letter for the code points to cut, then what to add.
func edit(form, lemma string) string {
	same := 0
	for same < len(form) && same < len(lemma) && form[same] == lemma[same] {
		same++
	}
	for same > 0 && (same < len(form) && !utf8.RuneStart(form[same]) || same < len(lemma) && !utf8.RuneStart(lemma[same])) {
		same--
	}
	return string(rune('A'+utf8.RuneCountInString(form[same:]))) + lemma[same:]
}

func apply(form, edit string) (string, bool) {
	cut := int(edit[0]) - 'A'
	if cut < 0 {
		return "", false
	}
	for ; cut > 0; cut-- {
		if form == "" {
			return "", false
		}
		_, size := utf8.DecodeLastRuneInString(form)
		form = form[:len(form)-size]
	}
	return form + edit[1:], true
}

// Choose returns the lemma for a word: the network's own, unless the lexicon knows the form and
// does not have it. Case is the network's to choose. Of several lemmas in the lexicon none is better
// than the network's guess. A word of which the network leaves nothing is its own lemma.
func (l *Lexicon) Choose(form, upos, own string) string {
	if own == "" {
		own = form
	}
	if l == nil {
		return own
	}
	known := l.Lemmas(form, upos)
	if len(known) == 0 {
		if lower := strings.ToLower(form); lower != form {
			known = l.Lemmas(lower, upos)
		}
	}
	if len(known) != 1 || strings.EqualFold(known[0], own) {
		return own
	}
	return known[0]
}
