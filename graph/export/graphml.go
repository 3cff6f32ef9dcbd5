package export

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"relata/graph/internal/merge"
)

// GraphML 1.0 (graphml.graphdrawing.org). Properties are attributes. Beside them "labels" are a node's labels, "label" is what a drawing
// writes at a node or edge. IDs are hashes, since the format wants name tokens. A list is a JSON text; a character that XML 1.0
// lacks becomes U+FFFD.

var graphmlTypes = map[string]string{"string": "string", "int": "long", "float": "double", "bool": "boolean", "strings": "string", "ints": "string"}

type graphml struct {
	src  *source
	out  *bufio.Writer
	node map[string]string // IDs of attributes by name
	edge map[string]string
}

func writeGraphML(ctx context.Context, src *source, out *bufio.Writer, o Options) error {
	g := &graphml{src: src, out: out}
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	caption := []merge.Column{{Name: "label", Type: "string"}}
	nodes := append(slices.Clone(caption), merge.Column{Name: "labels", Type: "string"})
	edges := slices.Concat(caption, src.facts().columns[2:])
	steps := []func(context.Context) error{g.articles, g.entities, g.sentences, g.statements, g.speakers, g.mentions, g.facts}
	if o.Facts {
		nodes = append(nodes, merge.EntityColumns...)
		steps = []func(context.Context) error{g.entities, g.facts}
	} else {
		nodes = slices.Concat(nodes, merge.ArticleColumns, merge.EntityColumns, merge.SentenceColumns, merge.StatementColumns, src.qualifierColumns())
		edges = slices.Concat(edges, merge.MentionColumns, merge.AttributedToColumns)
	}
	g.node = g.attributes("node", nodes)
	g.edge = g.attributes("edge", edges)
	out.WriteString("<graph id=\"relata\" edgedefault=\"directed\">\n")
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	_, err := out.WriteString("</graph>\n</graphml>\n")
	return err
}

// attributes declares attributes, each name once.
func (g *graphml) attributes(of string, columns []merge.Column) map[string]string {
	ids := map[string]string{}
	for _, c := range columns {
		if ids[c.Name] != "" {
			continue
		}
		ids[c.Name] = of[:1] + strconv.Itoa(len(ids))
		fmt.Fprintf(g.out, "<key id=%q for=%q attr.name=%q attr.type=%q/>\n", ids[c.Name], of, c.Name, graphmlTypes[c.Type])
	}
	return ids
}

func (g *graphml) articles(ctx context.Context) error {
	s := g.src.articles()
	return g.src.do(ctx, s, func(r record) error {
		g.startNode("Article", r.text(0))
		g.data(g.node, "label", r.text(2))
		return g.endNode(":Article", s.columns, r)
	})
}

func (g *graphml) entities(ctx context.Context) error {
	s := g.src.entities()
	return g.src.do(ctx, s, func(r record) error {
		label, err := g.src.label(r.text(0), r.text(1))
		if err != nil {
			return err
		}
		g.startNode("Entity", r.text(0))
		g.data(g.node, "label", r.text(2))
		return g.endNode(":Entity:"+label, s.columns, r)
	})
}

func (g *graphml) sentences(ctx context.Context) error {
	s := g.src.sentences()
	last := len(s.columns) - 1
	return g.src.do(ctx, s, func(r record) error {
		g.startNode("Sentence", r.text(0))
		if err := g.endNode(":Sentence", s.columns[:last], r); err != nil {
			return err
		}
		return g.plainEdge("IN_ARTICLE", "Sentence", r[0], "Article", r[last])
	})
}

func (g *graphml) statements(ctx context.Context) error {
	s := g.src.statements()
	own := len(s.columns) - 3
	return g.src.do(ctx, s, func(r record) error {
		g.startNode("Statement", r.text(0))
		g.data(g.node, "label", r.text(1))
		if err := g.endNode(":Statement", s.columns[:own], r); err != nil {
			return err
		}
		for i, edge := range [][2]string{{"SUBJECT", "Entity"}, {"OBJECT", "Entity"}, {"EVIDENCE", "Sentence"}} {
			if err := g.plainEdge(edge[0], "Statement", r[0], edge[1], r[own+i]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (g *graphml) speakers(ctx context.Context) error {
	s := g.src.speakers()
	return g.src.do(ctx, s, func(r record) error {
		g.startEdge("ATTRIBUTED_TO", "Statement", r[0], "Entity", r[1])
		return g.endEdge(s.columns[2:], r[2:])
	})
}

func (g *graphml) mentions(ctx context.Context) error {
	s := g.src.mentions()
	return g.src.do(ctx, s, func(r record) error {
		g.startEdge("MENTIONS", "Article", r[0], "Entity", r[1])
		return g.endEdge(s.columns[2:], r[2:])
	})
}

// facts have their type as label, open ones their predicate.
func (g *graphml) facts(ctx context.Context) error {
	return g.src.eachFact(ctx, func(relation string, s *stream, r record) error {
		if relation == merge.OpenType {
			relation = r.text(len(r) - 1)
		}
		g.startEdge(relation, "Entity", r[0], "Entity", r[1])
		return g.endEdge(s.columns[2:], r[2:])
	})
}

func (g *graphml) startNode(kind, id string) { fmt.Fprintf(g.out, "<node id=%q>", token(kind, id)) }

func (g *graphml) endNode(labels string, columns []merge.Column, r record) error {
	g.data(g.node, "labels", labels)
	for i, c := range columns {
		g.data(g.node, c.Name, r[i])
	}
	_, err := g.out.WriteString("</node>\n")
	return err
}

func (g *graphml) plainEdge(label, fromKind string, from any, toKind string, to any) error {
	g.startEdge(label, fromKind, from, toKind, to)
	return g.endEdge(nil, nil)
}

func (g *graphml) startEdge(label, fromKind string, from any, toKind string, to any) {
	fmt.Fprintf(g.out, "<edge source=%q target=%q>", token(fromKind, from), token(toKind, to))
	g.data(g.edge, "label", label)
}

func (g *graphml) endEdge(columns []merge.Column, r record) error {
	for i, c := range columns {
		g.data(g.edge, c.Name, r[i])
	}
	_, err := g.out.WriteString("</edge>\n")
	return err
}

// token is the ID of a node: a name token that only its kind and ID give.
func token(kind string, id any) string {
	sum := sha256.Sum256([]byte(kind + " " + fmt.Sprint(id)))
	return kind[:1] + hex.EncodeToString(sum[:16])
}

// data writes an attribute; none for nil.
func (g *graphml) data(keys map[string]string, name string, v any) {
	if v == nil || v == "" {
		return
	}
	g.out.WriteString("<data key=\"" + keys[name] + "\">")
	switch v := v.(type) {
	case string:
		writeXML(g.out, v)
	case float64:
		g.out.WriteString(strconv.FormatFloat(v, 'g', -1, 64))
	case []any:
		b, err := json.Marshal(v)
		if err == nil {
			writeXML(g.out, string(b))
		}
	default:
		fmt.Fprint(g.out, v)
	}
	g.out.WriteString("</data>")
}

// writeXML writes a text as the content of an element.
func writeXML(out *bufio.Writer, s string) {
	for _, r := range s {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '\r': // as it is it would be read as a line feed
			out.WriteString("&#13;")
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			out.WriteRune(utf8.RuneError)
		default:
			out.WriteRune(r)
		}
	}
}
