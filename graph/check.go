package graph

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"relata/schema"
)

// A CheckError says what is wrong with a graph that was handed to a store.
type CheckError struct {
	Kind string // "article", "sentence", "entity", "mention", "statement"
	ID   string // of the first one that is wrong
	Msg  string
}

func (e *CheckError) Error() string { return fmt.Sprintf("%s %q: %s", e.Kind, e.ID, e.Msg) }

// Prepare returns a sorted copy of g without repetitions, or says what no store of the schema could hold: an article
// twice with different content, a reference to nothing, a type that the schema lacks, text that is not UTF-8. Stores call it first.
func Prepare(g *Graph, s *schema.Schema) (*Graph, error) {
	c := Graph{
		Articles: slices.Clone(g.Articles), Sentences: slices.Clone(g.Sentences), Entities: slices.Clone(g.Entities),
		Mentions: slices.Clone(g.Mentions), Statements: slices.Clone(g.Statements),
	}
	hashes := map[string]string{}
	for _, a := range c.Articles {
		if h, ok := hashes[a.ID]; ok && h != a.Hash {
			return nil, &CheckError{"article", a.ID, "is there twice, with different text; articles need IDs of their own"}
		}
		hashes[a.ID] = a.Hash
	}
	c.sort()
	p := prepared{g: &c, schema: s, qualifiers: QualifierNames(s), sentences: map[string]string{}, entities: map[string]string{}, mentions: map[[2]string]bool{}}
	for _, step := range []func() error{p.articles, p.entityTypes, p.mentioned, p.sentenceArticles, p.statements} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return &c, nil
}

type prepared struct {
	g          *Graph
	schema     *schema.Schema
	qualifiers []string
	articleIDs map[string]bool
	sentences  map[string]string // to article
	entities   map[string]string // to type
	mentions   map[[2]string]bool
}

func (p *prepared) articles() error {
	p.articleIDs = map[string]bool{}
	for _, a := range p.g.Articles {
		if a.Hash == "" {
			return &CheckError{"article", a.ID, "has no hash"}
		}
		if len(a.Bands) != 0 && len(a.Bands) != Bands {
			return &CheckError{"article", a.ID, fmt.Sprintf("has %d bands, and not %d", len(a.Bands), Bands)}
		}
		if err := text("article", a.ID, a.ID, a.URL, a.Title, a.Language, a.Published, a.Hash); err != nil {
			return err
		}
		p.articleIDs[a.ID] = true
	}
	return nil
}

func (p *prepared) entityTypes() error {
	for _, e := range p.g.Entities {
		if _, ok := p.schema.Entity(e.Type); !ok {
			return &CheckError{"entity", e.ID, fmt.Sprintf("type %q is not in the schema", e.Type)}
		}
		if err := text("entity", e.ID, e.ID, e.Name); err != nil {
			return err
		}
		p.entities[e.ID] = e.Type
	}
	return nil
}

func (p *prepared) mentioned() error {
	for _, m := range p.g.Mentions {
		switch {
		case !p.articleIDs[m.Article]:
			return &CheckError{"mention", m.Entity, fmt.Sprintf("article %q is not in the graph", m.Article)}
		case p.entities[m.Entity] == "":
			return &CheckError{"mention", m.Entity, "entity is not in the graph"}
		case m.Count < 1 || len(m.Names) == 0 || slices.Contains(m.Names, ""):
			return &CheckError{"mention", m.Entity, "needs a count and a name"}
		}
		if err := text("mention", m.Entity, m.Names...); err != nil {
			return err
		}
		p.mentions[[2]string{m.Article, m.Entity}] = true
	}
	return nil
}

func (p *prepared) sentenceArticles() error {
	for _, s := range p.g.Sentences {
		if !p.articleIDs[s.Article] {
			return &CheckError{"sentence", s.ID, fmt.Sprintf("article %q is not in the graph", s.Article)}
		}
		if err := text("sentence", s.ID, s.ID, s.Text); err != nil {
			return err
		}
		p.sentences[s.ID] = s.Article
	}
	return nil
}

func (p *prepared) statements() error {
	for _, st := range p.g.Statements {
		bad := func(format string, args ...any) error {
			return &CheckError{"statement", st.ID, fmt.Sprintf(format, args...)}
		}
		if _, ok := p.schema.Relation(st.Predicate); !ok && !st.Open {
			return bad("relation type %q is not in the schema", st.Predicate)
		}
		if st.Predicate == "" {
			return bad("has no predicate")
		}
		if a, ok := p.sentences[st.Sentence]; !ok || a != st.Article {
			return bad("sentence %q is not one of article %q", st.Sentence, st.Article)
		}
		for _, e := range append([]string{st.Subject, st.Object}, st.AttributedTo...) {
			if !p.mentions[[2]string{st.Article, e}] {
				return bad("entity %q is not mentioned by article %q", e, st.Article)
			}
		}
		all := []string{st.ID, st.Predicate, st.Modality, st.Text, st.Rule, st.Speaker}
		for k, v := range st.Qualifiers {
			if !slices.Contains(p.qualifiers, k) {
				return bad("qualifier %q is not in the schema", k)
			}
			all = append(all, v)
		}
		if err := text("statement", st.ID, all...); err != nil {
			return err
		}
	}
	return nil
}

func text(kind, id string, values ...string) error {
	if id == "" {
		return &CheckError{kind, id, "has no ID"}
	}
	for _, v := range values {
		switch {
		case !utf8.ValidString(v):
			return &CheckError{kind, id, fmt.Sprintf("text is not UTF-8: %.40q", v)}
		case strings.ContainsRune(v, 0):
			return &CheckError{kind, id, fmt.Sprintf("text holds a NUL character: %.40q", v)}
		}
	}
	return nil
}
