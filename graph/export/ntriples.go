package export

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"relata/graph/internal/merge"
)

// RDF 1.1 N-Triples. A fact is the triple that it says; each statement is reified, as rdf:Statement, with its sentence and article
// (PROV-O), so that what is denied or doubted is told and never claimed. Names and articles are in the words of schema.org, RDFS and
// SKOS; a relation that the schema aligns with exactly one property of Wikidata is claimed in that one too. Everything else is of
// Relata: IRIs under the base, such as urn:relata:entity/Person%3Aada%20lovelace.

const (
	nsRDF   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsRDFS  = "http://www.w3.org/2000/01/rdf-schema#"
	nsXSD   = "http://www.w3.org/2001/XMLSchema#"
	nsSKOS  = "http://www.w3.org/2004/02/skos/core#"
	nsProv  = "http://www.w3.org/ns/prov#"
	nsSDO   = "https://schema.org/"
	nsWDT   = "http://www.wikidata.org/prop/direct/"
	rdfType = nsRDF + "type"
)

// schemaOrg are the classes of schema.org that entity types of the built-in schema are.
var schemaOrg = map[string]string{
	"Person": "Person", "Organization": "Organization", "Place": "Place", "Product": "Product", "Work": "CreativeWork", "Event": "Event",
}

const defaultBase = "urn:relata:"

type ntriples struct {
	src  *source
	out  *bufio.Writer
	base string
	err  error // the first of out
}

func writeNTriples(ctx context.Context, src *source, out *bufio.Writer, o Options) error {
	n := &ntriples{src: src, out: out, base: o.Base}
	if n.base == "" {
		n.base = defaultBase
	}
	if !iriBase.MatchString(n.base) {
		return fmt.Errorf("export nt: the base %q is no absolute IRI such as https://example.org/graph/", n.base)
	}
	n.vocabulary()
	for _, step := range []func(context.Context) error{n.articles, n.sentences, n.entities, n.mentions, n.statements, n.speakers, n.facts} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return n.err
}

var iriBase = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*$`)

// own is an IRI of Relata: a kind, and a name of which whatever an IRI may not hold is escaped.
func (n *ntriples) own(kind, name string) string { return n.base + kind + "/" + escapeIRI(name) }

// property is a word of Relata's vocabulary.
func (n *ntriples) property(name string) string { return n.own("property", name) }

func (n *ntriples) relation(typ string, open bool) string {
	if open {
		return n.own("open", typ)
	}
	return n.own("relation", typ)
}

// iri writes a triple whose object is an IRI.
func (n *ntriples) iri(s, p, o string) {
	n.write("<", s, "> <", p, "> <", o, "> .\n")
}

func (n *ntriples) write(parts ...string) {
	for _, p := range parts {
		if _, err := n.out.WriteString(p); err != nil && n.err == nil {
			n.err = err
		}
	}
}

// literal writes a triple whose object is a value; none for nil and "".
func (n *ntriples) literal(s, p string, v any, datatype string) {
	text := ""
	switch v := v.(type) {
	case nil:
		return
	case string:
		text = v
	case int64:
		text, datatype = strconv.FormatInt(v, 10), nsXSD+"integer"
	case float64:
		text, datatype = strconv.FormatFloat(v, 'g', -1, 64), nsXSD+"double"
	case bool:
		text, datatype = strconv.FormatBool(v), nsXSD+"boolean"
	}
	if text == "" {
		return
	}
	n.write("<", s, "> <", p, "> \"", escapeNT(text), "\"")
	if datatype != "" {
		n.write("^^<", datatype, ">")
	}
	n.write(" .\n")
}

var fullDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// date writes a day as xsd:date, and any other text as a text.
func (n *ntriples) date(s, p, v string) {
	if fullDate.MatchString(v) {
		n.literal(s, p, v, nsXSD+"date")
		return
	}
	n.literal(s, p, v, "")
}

// vocabulary says what the types and relations of the schema are, and what they align with.
func (n *ntriples) vocabulary() {
	for _, e := range n.src.schema.Entities {
		c := n.own("type", e.Name)
		n.iri(c, rdfType, nsRDFS+"Class")
		n.literal(c, nsRDFS+"label", e.Name, "")
		n.literal(c, nsRDFS+"comment", e.Doc, "")
		if word := schemaOrg[e.Name]; word != "" {
			n.iri(c, nsRDFS+"subClassOf", nsSDO+word)
		}
	}
	for _, r := range n.src.schema.Relations {
		p := n.relation(r.Name, false)
		n.iri(p, rdfType, nsRDF+"Property")
		n.literal(p, nsRDFS+"label", r.Name, "")
		n.literal(p, nsRDFS+"comment", r.Doc, "")
		for _, w := range r.Wikidata {
			n.iri(p, nsRDFS+"seeAlso", "http://www.wikidata.org/entity/"+strings.TrimPrefix(w, "-"))
		}
	}
}

func (n *ntriples) each(ctx context.Context, s *stream, f func(record)) error {
	return n.src.do(ctx, s, func(r record) error { f(r); return n.err })
}

func (n *ntriples) articles(ctx context.Context) error {
	s := n.src.articles()
	at := s.index()
	return n.each(ctx, s, func(r record) {
		a := n.own("article", r.text(0))
		n.iri(a, rdfType, nsSDO+"NewsArticle")
		n.literal(a, nsSDO+"identifier", r.text(0), "")
		n.literal(a, nsSDO+"headline", r[at["title"]], "")
		n.literal(a, nsSDO+"url", r[at["url"]], "")
		n.literal(a, nsSDO+"inLanguage", r[at["language"]], "")
		n.date(a, nsSDO+"datePublished", r.text(at["published"]))
		n.rest(a, s.columns, r, "id", "title", "url", "language", "published")
	})
}

// rest writes the columns that have no word elsewhere.
func (n *ntriples) rest(subject string, columns []merge.Column, r record, told ...string) {
	for i, c := range columns {
		known := false
		for _, t := range told {
			known = known || t == c.Name
		}
		if _, list := r[i].([]any); !known && !list {
			n.literal(subject, n.property(c.Name), r[i], "")
		}
	}
}

func (n *ntriples) sentences(ctx context.Context) error {
	s := n.src.sentences()
	last := len(s.columns) - 1
	at := s.index()
	return n.each(ctx, s, func(r record) {
		se := n.own("sentence", r.text(0))
		n.iri(se, rdfType, n.own("type", "Sentence"))
		n.iri(se, nsProv+"wasQuotedFrom", n.own("article", r.text(last)))
		n.literal(se, nsRDF+"value", r[at["text"]], "")
		n.rest(se, s.columns[:last], r, "id", "text")
	})
}

func (n *ntriples) entities(ctx context.Context) error {
	s := n.src.entities()
	at := s.index()
	return n.each(ctx, s, func(r record) {
		e, typ, name := n.own("entity", r.text(0)), r.text(at["type"]), r.text(at["name"])
		n.iri(e, rdfType, n.own("type", typ))
		if word := schemaOrg[typ]; word != "" {
			n.iri(e, rdfType, nsSDO+word)
		}
		n.literal(e, nsRDFS+"label", name, "")
		n.literal(e, nsSDO+"name", name, "")
		aliases, _ := r[at["aliases"]].([]any)
		for _, a := range aliases {
			if a != name {
				n.literal(e, nsSKOS+"altLabel", a, "")
			}
		}
		n.rest(e, s.columns, r, "id", "type", "name", "aliases")
	})
}

func (n *ntriples) mentions(ctx context.Context) error {
	return n.each(ctx, n.src.mentions(), func(r record) {
		n.iri(n.own("article", r.text(0)), nsSDO+"mentions", n.own("entity", r.text(1)))
	})
}

func (n *ntriples) statements(ctx context.Context) error {
	s := n.src.statements()
	own := len(s.columns) - 3
	at := s.index()
	return n.each(ctx, s, func(r record) {
		st := n.own("statement", r.text(0))
		n.iri(st, rdfType, nsRDF+"Statement")
		n.triple(st, r.text(own), n.relation(r.text(at["predicate"]), r.truth(at["open"])), r.text(own+1))
		n.iri(st, nsProv+"wasDerivedFrom", n.own("sentence", r.text(own+2)))
		n.rest(st, s.columns[:own], r, "id", "predicate")
	})
}

// triple says what a reified statement is about.
func (n *ntriples) triple(st, subject, predicate, object string) {
	n.iri(st, nsRDF+"subject", n.own("entity", subject))
	n.iri(st, nsRDF+"predicate", predicate)
	n.iri(st, nsRDF+"object", n.own("entity", object))
}

func (n *ntriples) speakers(ctx context.Context) error {
	return n.each(ctx, n.src.speakers(), func(r record) {
		n.iri(n.own("statement", r.text(0)), nsProv+"wasAttributedTo", n.own("entity", r.text(1)))
	})
}

// facts are claimed, and told with what is derived of them: how many statements, the surest of them, the dates.
func (n *ntriples) facts(ctx context.Context) error {
	return n.src.eachFact(ctx, func(typ string, s *stream, r record) error {
		a, b := r.text(0), r.text(1)
		subject, object := n.own("entity", a), n.own("entity", b)
		name, open := typ, typ == merge.OpenType
		if open {
			name = r.text(len(r) - 1)
		}
		predicate := n.relation(name, open)
		n.iri(subject, predicate, object)
		if relation, ok := n.src.schema.Relation(typ); ok && len(relation.Wikidata) == 1 {
			p, backwards := strings.CutPrefix(relation.Wikidata[0], "-")
			if backwards {
				subject, object = object, subject
			}
			n.iri(subject, nsWDT+p, object)
		}
		fact := n.own("fact", hash(a, typ, name, b))
		n.iri(fact, rdfType, n.own("type", "Fact"))
		n.triple(fact, a, predicate, b)
		n.iri(fact, nsProv+"wasDerivedFrom", n.own("statement", r.text(s.index()["statement"])))
		n.rest(fact, s.columns, r, "subject", "object", "type", "statement", "predicate")
		return n.err
	})
}

// hash is a name for what several texts make together.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// escapeIRI escapes all but unreserved characters (RFC 3986), byte by byte.
func escapeIRI(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// escapeNT escapes a text for the quotes of a literal. What is no UTF-8 becomes U+FFFD.
func escapeNT(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteByte(byte(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
