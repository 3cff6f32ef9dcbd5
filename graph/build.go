package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"relata/extract"
	"relata/resolve"
	"relata/schema"
)

// Build makes the graph of one resolved article. Sentences on which no statement stands are left out. The arguments of
// a symmetric relation are put in the order of their entity IDs, so that all articles agree on it.
func Build(a Article, r resolve.Result, s *schema.Schema) (*Graph, error) {
	g := &Graph{Articles: []Article{a}}
	for _, e := range r.Entities {
		g.Entities = append(g.Entities, Entity{ID: e.ID, Type: e.Type, Name: e.Name})
		g.Mentions = append(g.Mentions, Mention{
			Article: a.ID, Entity: e.ID, Count: max(e.Mentions, 1),
			Names: append([]string{e.Name}, e.Aliases...),
		})
	}
	sentences := map[int]bool{}
	for _, st := range r.Statements {
		b, err := statement(a.ID, st, r.Entities, s)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		g.Statements = append(g.Statements, b)
		if ev := st.Evidence; !sentences[ev.Index] {
			sentences[ev.Index] = true
			g.Sentences = append(g.Sentences, Sentence{
				ID: SentenceID(a.ID, ev.Index), Article: a.ID,
				Index: ev.Index, Text: ev.Sentence, Start: ev.Start, End: ev.End,
			})
		}
	}
	g.sort()
	return g, nil
}

// SentenceID is the ID of an article's sentence.
func SentenceID(article string, index int) string { return article + "#" + strconv.Itoa(index) }

func statement(article string, st extract.Statement, entities []resolve.Entity, s *schema.Schema) (Statement, error) {
	id := func(a extract.Argument) (string, error) {
		if a.Entity < 0 || a.Entity >= len(entities) {
			return "", fmt.Errorf("statement %q: argument %q has no entity", st.Predicate.Type, a.Mention)
		}
		return entities[a.Entity].ID, nil
	}
	sub, err := id(st.Subject)
	if err != nil {
		return Statement{}, err
	}
	obj, err := id(st.Object)
	if err != nil {
		return Statement{}, err
	}
	b := Statement{
		Article: article, Sentence: SentenceID(article, st.Evidence.Index),
		Subject: sub, Predicate: st.Predicate.Type, Open: st.Predicate.Open, Object: obj,
		Negated: st.Negated, Modality: string(st.Modality), Attributed: len(st.AttributedTo) > 0,
		Confidence: st.Confidence, Text: st.Predicate.Text, Rule: st.Rule,
		Qualifiers:   qualifiers(st.Qualifiers),
		SubjectStart: st.Evidence.SubjectSpan.Start, SubjectEnd: st.Evidence.SubjectSpan.End,
		PredicateStart: st.Evidence.PredicateSpan.Start, PredicateEnd: st.Evidence.PredicateSpan.End,
		ObjectStart: st.Evidence.ObjectSpan.Start, ObjectEnd: st.Evidence.ObjectSpan.End,
	}
	for i, by := range st.AttributedTo {
		if i == 0 {
			b.Speaker = cmp.Or(by.Name, by.Mention)
		}
		if e, err := id(by); err == nil && !slices.Contains(b.AttributedTo, e) {
			b.AttributedTo = append(b.AttributedTo, e)
		}
	}
	if rel, ok := s.Relation(b.Predicate); ok && !b.Open && rel.Symmetric && b.Object < b.Subject {
		b.Subject, b.Object = b.Object, b.Subject
		b.SubjectStart, b.ObjectStart = b.ObjectStart, b.SubjectStart
		b.SubjectEnd, b.ObjectEnd = b.ObjectEnd, b.SubjectEnd
	}
	b.ID = b.ContentID()
	return b, nil
}

// ContentID is the ID that a statement must have: a hash of what makes it itself. Lengths keep the parts apart.
func (s Statement) ContentID() string {
	h := sha256.New()
	parts := append([]string{
		s.Sentence, s.Subject, s.Predicate, strconv.FormatBool(s.Open), s.Object,
		strconv.FormatBool(s.Negated), s.Modality, strconv.FormatBool(s.Attributed),
		strconv.Itoa(s.PredicateStart), s.Speaker,
	}, s.AttributedTo...)
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// The names of the qualifiers that a statement may carry, beside those that a schema adds.
var qualifierNames = []string{"amount", "class", "date", "from", "kinship", "of", "place", "role", "share", "time", "to"}

// QualifierNames are the qualifiers that the graph of a schema has properties for, sorted.
func QualifierNames(s *schema.Schema) []string {
	names := slices.Clone(qualifierNames)
	for _, r := range s.Relations {
		names = append(names, r.Qualifiers...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func qualifiers(q extract.Qualifiers) map[string]string {
	all := map[string]string{
		"time": q.Time, "place": q.Place, "amount": q.Amount, "share": q.Share, "role": q.Role, "of": q.Of,
		"to": q.To, "from": q.From, "kinship": q.Kinship, "class": q.Class, "date": q.Date,
	}
	for k, v := range all {
		if v == "" {
			delete(all, k)
		}
	}
	return all
}

// Append adds the articles of another graph, with what stands on them.
func (g *Graph) Append(o *Graph) {
	g.Articles = append(g.Articles, o.Articles...)
	g.Sentences = append(g.Sentences, o.Sentences...)
	g.Entities = append(g.Entities, o.Entities...)
	g.Mentions = append(g.Mentions, o.Mentions...)
	g.Statements = append(g.Statements, o.Statements...)
}

// sort puts everything in the order of its keys and drops what is there twice. Of two readings of one statement the more
// confident stays.
func (g *Graph) sort() {
	order(&g.Articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) }, nil)
	order(&g.Sentences, func(a, b Sentence) int {
		return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Index, b.Index))
	}, nil)
	order(&g.Entities, func(a, b Entity) int { return strings.Compare(a.ID, b.ID) }, func(a, b Entity) int { return strings.Compare(a.Name, b.Name) })
	order(&g.Mentions, func(a, b Mention) int {
		return cmp.Or(strings.Compare(a.Article, b.Article), strings.Compare(a.Entity, b.Entity))
	}, func(a, b Mention) int { return cmp.Or(cmp.Compare(b.Count, a.Count), slices.Compare(a.Names, b.Names)) })
	order(&g.Statements, func(a, b Statement) int { return strings.Compare(a.ID, b.ID) }, func(a, b Statement) int { return cmp.Compare(b.Confidence, a.Confidence) })
}

// order sorts by key, then by better, and keeps the first of each key.
func order[T any](s *[]T, key, better func(a, b T) int) {
	slices.SortStableFunc(*s, func(a, b T) int {
		if c := key(a, b); c != 0 || better == nil {
			return c
		}
		return better(a, b)
	})
	*s = slices.CompactFunc(*s, func(a, b T) bool { return key(a, b) == 0 })
}
