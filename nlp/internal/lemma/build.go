package lemma

import (
	"encoding/binary"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Build makes the automaton of a lexicon. Entries may come in any order and repeat.
func Build(entries []Entry) ([]byte, error) {
	keys := make([]string, 0, len(entries))
	for i, e := range entries {
		tag, ok := tags[e.UPOS]
		if !ok {
			return nil, fmt.Errorf("lemma: entry %d (%s): unknown tag %q", i+1, e.Form, e.UPOS)
		}
		if e.Form == "" || e.Lemma == "" || !utf8.ValidString(e.Form) || !utf8.ValidString(e.Lemma) {
			return nil, fmt.Errorf("lemma: entry %d: form %q, lemma %q", i+1, e.Form, e.Lemma)
		}
		if utf8.RuneCountInString(e.Form) > maxEdit-3 || len(e.Lemma) > maxEdit-3 {
			return nil, fmt.Errorf("lemma: entry %d: %q is too long", i+1, e.Form)
		}
		keys = append(keys, e.Form+string([]byte{separator, tag})+edit(e.Form, e.Lemma))
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	if len(keys) == 0 {
		return nil, fmt.Errorf("lemma: no entries")
	}
	b := builder{out: append([]byte(magic), 0, 0, 0, 0), places: map[string]int{}, open: [][]arc{nil}}
	for _, k := range keys {
		b.add(k)
	}
	b.freeze(0)
	root := b.write(b.open[0])
	binary.LittleEndian.PutUint32(b.out[8:], uint32(root))
	return b.out, nil
}

// A builder keeps the states along the last key open; those that no later key can change are
// written, equal ones once.
type builder struct {
	out    []byte
	places map[string]int // a written state to its place
	open   [][]arc        // open[i]: arcs of the state after i bytes of the last key
	last   string
}

func (b *builder) add(key string) {
	same := 0
	for same < len(key) && same < len(b.last) && key[same] == b.last[same] {
		same++
	}
	b.freeze(same)
	for i := same; i < len(key); i++ {
		b.open[i] = append(b.open[i], arc{label: key[i], final: i == len(key)-1})
		b.open = append(b.open, nil)
	}
	b.last = key
}

// freeze writes the open states after more than keep bytes.
func (b *builder) freeze(keep int) {
	for i := len(b.open) - 1; i > keep; i-- {
		arcs := b.open[i-1]
		arcs[len(arcs)-1].target = b.write(b.open[i])
		b.open = b.open[:i]
	}
}

func (b *builder) write(arcs []arc) int {
	if len(arcs) == 0 {
		return 0
	}
	var raw []byte
	for i, a := range arcs {
		n := uint64(a.target) << 2
		if i == len(arcs)-1 {
			n |= 1
		}
		if a.final {
			n |= 2
		}
		raw = binary.AppendUvarint(append(raw, a.label), n)
	}
	if at, ok := b.places[string(raw)]; ok {
		return at
	}
	at := len(b.out)
	b.out = append(b.out, raw...)
	b.places[string(raw)] = at
	return at
}
