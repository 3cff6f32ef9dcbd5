package ner

import (
	"fmt"
	"strings"

	"relata/nlp/internal/features"
	"relata/nlp/internal/model"
)

// A gazetteer knows phrases of one or more units by the set of kinds of thing that bear them.
type gazetteer struct {
	sets    map[string]int32 // phrase, lower-cased and joined by spaces, to the place of its set
	longest map[string]uint8 // first unit of a phrase to the units of the longest one
}

func newGazetteer(f *model.File, rows int) (*gazetteer, error) {
	lines, err := f.Strings("ner.gaz.strings")
	if err != nil {
		return nil, err
	}
	classes, err := f.Strings("ner.gaz.classes.strings")
	if err != nil {
		return nil, err
	}
	if 2*len(classes)+1 > rows {
		return nil, fmt.Errorf("gazetteer: %d sets in a table of %d rows", len(classes), rows)
	}
	place := make(map[string]int32, len(classes))
	for i, set := range classes {
		place[set] = int32(i)
	}
	g := &gazetteer{sets: make(map[string]int32, len(lines)), longest: map[string]uint8{}}
	for i, line := range lines {
		phrase, set, ok := strings.Cut(line, "\t")
		at, known := place[set]
		if !ok || !known || phrase == "" {
			return nil, fmt.Errorf("ner.gaz.strings, line %d: %q is not a phrase, a tab and a known set", i+1, line)
		}
		first, rest, more := strings.Cut(phrase, " ")
		units := 1
		if more {
			units += 1 + strings.Count(rest, " ")
		}
		if units > 255 {
			return nil, fmt.Errorf("ner.gaz.strings, line %d: a phrase of %d units", i+1, units)
		}
		g.sets[phrase] = at
		g.longest[first] = max(g.longest[first], uint8(units))
	}
	return g, nil
}

// gazScratch is the memory of a look-up.
type gazScratch struct {
	text       []byte
	start, end []int // of each unit in text
	out        []int32
}

// classes returns the row of each unit in the table of gazetteer embeddings: 0 for none, 2k+1 where
// a phrase of set k begins, 2k+2 within it. The longest phrase is taken, from left to right.
func (g *gazetteer) classes(s *gazScratch, forms []string) []int32 {
	s.text, s.start, s.end, s.out = s.text[:0], s.start[:0], s.end[:0], s.out[:0]
	for i, f := range forms {
		if i > 0 {
			s.text = append(s.text, ' ')
		}
		s.start = append(s.start, len(s.text))
		s.text = append(s.text, strings.ToLower(features.Normalise(f))...)
		s.end = append(s.end, len(s.text))
	}
	for i := 0; i < len(forms); {
		set, units := g.at(s, i)
		if units == 0 {
			s.out = append(s.out, 0)
			i++
			continue
		}
		s.out = append(s.out, 2*set+1)
		for range units - 1 {
			s.out = append(s.out, 2*set+2)
		}
		i += units
	}
	return s.out
}

// at finds the longest phrase that begins at unit i: its set and its number of units, 0 for none.
func (g *gazetteer) at(s *gazScratch, i int) (int32, int) {
	from := s.start[i]
	for n := min(int(g.longest[string(s.text[from:s.end[i]])]), len(s.start)-i); n > 0; n-- {
		if set, ok := g.sets[string(s.text[from:s.end[i+n-1]])]; ok {
			return set, n
		}
	}
	return 0, 0
}
