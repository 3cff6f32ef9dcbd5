package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"relata/article"
	"relata/extract"
	"relata/graph"
	"relata/nlp"
	"relata/resolve"
	"relata/schema"
)

// A Claim is a statement in short: "Person/Ada Lovelace" SUES "Organization/Babbage & Co".
type Claim struct {
	Subject, Type, Object string // entities as "Type/Name"
	Open, Negated         bool
	Modality              string // "": asserted
	By                    string // speaker, an entity
	Confidence            float64
	Qualifiers            extract.Qualifiers
}

// Article makes the graph of an article whose sentence i is claim i, by way of graph.Build. The hash is the text's.
func Article(s *schema.Schema, id, published string, claims ...Claim) *graph.Graph {
	var r resolve.Result
	at := map[string]int{}
	arg := func(ref string) extract.Argument {
		typ, name, _ := strings.Cut(ref, "/")
		key := resolve.ID(typ, name)
		i, ok := at[key]
		if !ok {
			i = len(r.Entities)
			at[key] = i
			r.Entities = append(r.Entities, resolve.Entity{ID: key, Name: name, Type: typ})
		}
		e := &r.Entities[i]
		e.Mentions++
		if name != e.Name && !slices.Contains(e.Aliases, name) {
			e.Aliases = append(e.Aliases, name)
			slices.Sort(e.Aliases)
		}
		return extract.Argument{Name: name, Type: typ, Mention: name, Entity: i}
	}
	text := ""
	for i, c := range claims {
		st := extract.Statement{
			Article: id, Subject: arg(c.Subject), Object: arg(c.Object),
			Predicate: extract.Predicate{Type: c.Type, Text: strings.ToLower(c.Type), Open: c.Open},
			Negated:   c.Negated, Modality: extract.Modality(c.Modality), Confidence: c.Confidence, Qualifiers: c.Qualifiers, Rule: "sample",
		}
		if c.Modality == "" {
			st.Modality = extract.Asserted
		}
		if c.By != "" {
			st.AttributedTo = []extract.Argument{arg(c.By)}
		}
		sentence := fmt.Sprintf("%s %s %s.", st.Subject.Name, st.Predicate.Text, st.Object.Name)
		n := len([]rune(text))
		subject, predicate := len([]rune(st.Subject.Name)), len([]rune(st.Predicate.Text))
		st.Evidence = extract.Evidence{
			Sentence: sentence, Start: n, End: n + len([]rune(sentence)), Index: i,
			SubjectSpan:   nlp.Span{Start: n, End: n + subject},
			PredicateSpan: nlp.Span{Start: n + subject + 1, End: n + subject + 1 + predicate},
			ObjectSpan:    nlp.Span{Start: n + subject + predicate + 2, End: n + len([]rune(sentence)) - 1},
		}
		text += sentence + " "
		r.Statements = append(r.Statements, st)
	}
	a := graph.Article{ID: id, URL: "file:" + id, Title: "On " + id, Language: "en", Published: published, Hash: fmt.Sprintf("%x %+v", len(text), claims), Bands: article.BandsOf("", text)}
	g, err := graph.Build(a, r, s)
	if err != nil {
		panic(err) // a mistake in the test
	}
	return g
}

// merged is one graph of several articles.
func merged(graphs ...*graph.Graph) *graph.Graph {
	var g graph.Graph
	for _, o := range graphs {
		g.Append(o)
	}
	return &g
}

// Names that break what glues queries together, and some that are merely names.
var hostileNames = []string{
	`O'Neill "the" \ backslash`, "`) DETACH DELETE n //", "}) RETURN 1; MATCH (n {", "l’Élysée", "émoji 🦉 نص", "$id {row} `type`",
	"tab\tnewline\nreturn\r", "\\u0027", "' OR 1=1 --", "a\\", "Person:x", " ", "%s%d", "NULL", "x' }) SET n.y = 'z",
}

var (
	samplePeople = []string{"Person/Ada Lovelace", "Person/ADA LOVELACE", "Person/Charles", "Person/Grace Hopper"}
	sampleGroups = []string{"Organization/Babbage & Co", "Organization/Société Générale d’Essai", "Organization/Voltéa", "Organization/VOLTEA"}
	sampleThings = []string{"Product/Analytical Engine", "Place/London", "Work/Notes", "Concept/steam"}
)

// randomClaim draws a claim; a few entities and relations, so that articles agree often.
func randomClaim(r *rand.Rand) Claim {
	pick := func(list ...[]string) string {
		all := slices.Concat(list...)
		return all[r.IntN(len(all))]
	}
	var c Claim
	switch r.IntN(5) {
	case 0:
		c = Claim{Subject: pick(samplePeople), Type: "LEADS", Object: pick(sampleGroups), Qualifiers: extract.Qualifiers{Role: pick([]string{"PDG", "chair", ""})}}
	case 1:
		c = Claim{Subject: pick(samplePeople, sampleGroups), Type: "SUES", Object: pick(sampleGroups)}
	case 2:
		c = Claim{Subject: pick(sampleGroups), Type: "COMPETES_WITH", Object: pick(sampleGroups)}
	case 3:
		c = Claim{Subject: pick(samplePeople, sampleGroups), Type: pick([]string{"STOCKER", "VIVRE_DANS"}), Object: pick(sampleThings), Open: true}
	default:
		c = Claim{Subject: pick(sampleGroups), Type: "USES", Object: pick(sampleThings), Qualifiers: extract.Qualifiers{Time: "2024", From: "x"}}
	}
	c.Confidence = float64(r.IntN(10)+1) / 10
	c.Negated = r.IntN(8) == 0
	if r.IntN(6) == 0 {
		c.Modality = pick([]string{"planned", "possible", "question"})
	}
	if r.IntN(4) == 0 {
		c.By = pick(samplePeople)
	}
	return c
}

func randomArticle(s *schema.Schema, r *rand.Rand, id string) *graph.Graph {
	claims := make([]Claim, 1+r.IntN(6))
	for i := range claims {
		claims[i] = randomClaim(r)
	}
	date := ""
	if r.IntN(4) > 0 {
		date = fmt.Sprintf("2024-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
	}
	return Article(s, id, date, claims...)
}
