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

// join folds together two supports of the same fact that have no article and no dispatch in common. It is commutative and associative.
func (f *Fact) join(o Fact) {
	switch {
	case o.Statements == 0:
		return
	case f.Statements == 0:
		*f = o
		return
	}
	f.Statements += o.Statements
	f.Sources += o.Sources
	f.FirstSeen, f.LastSeen = earlier(f.FirstSeen, o.FirstSeen), later(f.LastSeen, o.LastSeen)
	f.Attributed = f.Attributed && o.Attributed
	if o.Confidence > f.Confidence || o.Confidence == f.Confidence && o.Statement < f.Statement {
		f.Confidence, f.Statement, f.Qualifiers = o.Confidence, o.Statement, o.Qualifiers
	}
}

// factsOf gathers the facts of supports.
func factsOf(supports []Support) map[Key]Fact {
	d := NewDeriver()
	for _, s := range supports {
		d.Add(s)
	}
	return d.Facts()
}

// supportsOf are the supports among the statements of a batch.
func supportsOf(statements []graph.Statement, types map[string]string, articles map[string]graph.Article) []Support {
	var out []Support
	for _, st := range statements {
		if !st.IsFact() {
			continue
		}
		out = append(out, Support{
			Key: KeyOf(st, types), Statement: st.ID, Confidence: st.Confidence, Attributed: st.Attributed,
			Article: st.Article, Published: articles[st.Article].Published, Bands: articles[st.Article].Bands, Qualifiers: st.Qualifiers,
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

// String is the fact as people write it: "SUBJECT-ID TYPE OBJECT-ID", an open one by the name of its relation.
func (k Key) String() string {
	return k.Subject.ID + " " + cmp.Or(k.Predicate, k.Type) + " " + k.Object.ID
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
