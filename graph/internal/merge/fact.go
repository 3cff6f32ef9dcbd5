package merge

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"relata/graph"
)

// add folds one more supporting statement into a fact.
func (f *Fact) add(s Support) {
	one := Fact{
		Key: s.Key, Statements: 1, Confidence: s.Confidence, Statement: s.Statement,
		FirstSeen: s.Published, LastSeen: s.Published, Attributed: s.Attributed, Qualifiers: s.Qualifiers,
	}
	f.join(one)
}

// join folds two disjoint supports of the same fact together. It is commutative and associative.
func (f *Fact) join(o Fact) {
	switch {
	case o.Statements == 0:
		return
	case f.Statements == 0:
		*f = o
		return
	}
	f.Statements += o.Statements
	f.FirstSeen, f.LastSeen = earlier(f.FirstSeen, o.FirstSeen), later(f.LastSeen, o.LastSeen)
	f.Attributed = f.Attributed && o.Attributed
	if o.Confidence > f.Confidence || o.Confidence == f.Confidence && o.Statement < f.Statement {
		f.Confidence, f.Statement, f.Qualifiers = o.Confidence, o.Statement, o.Qualifiers
	}
}

// factsOf gathers the facts of supports.
func factsOf(supports []Support) map[Key]Fact {
	facts := map[Key]Fact{}
	for _, s := range supports {
		f := facts[s.Key]
		f.add(s)
		facts[s.Key] = f
	}
	return facts
}

// supportsOf are the supports among the statements of a batch.
func supportsOf(statements []graph.Statement, types, published map[string]string) []Support {
	var out []Support
	for _, st := range statements {
		if !st.IsFact() {
			continue
		}
		out = append(out, Support{
			Key: KeyOf(st, types), Statement: st.ID, Confidence: st.Confidence, Attributed: st.Attributed,
			Published: published[st.Article], Qualifiers: st.Qualifiers,
		})
	}
	return out
}

// KeyOf is the fact that a statement would support.
func KeyOf(st graph.Statement, types map[string]string) Key {
	k := Key{Type: st.Predicate, Subject: Ref{st.Subject, types[st.Subject]}, Object: Ref{st.Object, types[st.Object]}}
	if st.Open {
		k.Type, k.Predicate = OpenType, st.Predicate
	}
	return k
}

// CompareKeys orders facts by subject, object, type and predicate.
func CompareKeys(a, b Key) int {
	return cmp.Or(
		strings.Compare(a.Subject.ID, b.Subject.ID), strings.Compare(a.Object.ID, b.Object.ID),
		strings.Compare(a.Type, b.Type), strings.Compare(a.Predicate, b.Predicate),
	)
}

// CompareRefs orders entities by ID.
func CompareRefs(a, b Ref) int { return strings.Compare(a.ID, b.ID) }

func sortedKeys[V any](m map[Key]V) []Key { return slices.SortedFunc(maps.Keys(m), CompareKeys) }

// earlier and later compare ISO 8601 dates; "" is no date.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func later(a, b string) string { return max(a, b) }
