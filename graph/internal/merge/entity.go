package merge

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Add folds one more mention into an entity.
func (e *Entity) Add(m Mentioned) {
	e.Ref = m.Ref
	e.Mentions += m.Count
	e.FirstSeen, e.LastSeen = earlier(e.FirstSeen, m.Published), later(e.LastSeen, m.Published)
	// The states of several batches may share slices.
	e.Aliases, e.Uses = slices.Clone(e.Aliases), slices.Clone(e.Uses)
	for i, n := range m.Names {
		at, ok := slices.BinarySearch(e.Aliases, n)
		if !ok {
			e.Aliases, e.Uses = slices.Insert(e.Aliases, at, n), slices.Insert(e.Uses, at, 0)
		}
		if i == 0 {
			e.Uses[at]++
		}
	}
	e.Name = e.best()
}

// best is the name that most articles give as the fullest; of several the longest, then the first.
func (e *Entity) best() string {
	if len(e.Aliases) == 0 {
		return ""
	}
	at := make([]int, len(e.Aliases))
	for i := range at {
		at[i] = i
	}
	i := slices.MinFunc(at, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(e.Uses[b], e.Uses[a]),
			cmp.Compare(utf8.RuneCountInString(e.Aliases[b]), utf8.RuneCountInString(e.Aliases[a])),
			strings.Compare(e.Aliases[a], e.Aliases[b]),
		)
	})
	return e.Aliases[i]
}

func entitiesOf(mentions []Mentioned) map[string]Entity {
	out := map[string]Entity{}
	for _, m := range mentions {
		e := out[m.ID]
		e.Add(m)
		out[m.ID] = e
	}
	return out
}
