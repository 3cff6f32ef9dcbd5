package extract

import (
	"context"
	"math"
	"slices"
	"strings"

	"relata/nlp"
)

// Open information extraction: every clause as tuples of phrases, without a schema, for comparison with systems that do just
// that (Del Corro and Gemulla, WWW 2013; the benchmarks CaRB and BenchIE). Types, negation and modality stay in the words.

// A Tuple is a relation phrase between phrases of a sentence.
type Tuple struct {
	Sentence   int // index in the document
	Subject    string
	Relation   string
	Object     string  // "" for none
	Rule       string  // construction: "object", "oblique", "copula", …
	Confidence float64 // 0..1
}

// OpenTuples reads the open tuples of a document that Mend has mended, in the order of the text. Of the options, Warn and MaxWords count. The error is the context's.
func (x *Extractor) OpenTuples(ctx context.Context, doc *nlp.Document, opts Options) ([]Tuple, error) {
	opts.complete()
	var out []Tuple
	for _, s := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(s.Words) == 0 || !parsed(s) {
			continue
		}
		if len(s.Words) > opts.MaxWords {
			opts.Warn(s, TooLong)
			continue
		}
		r := newReading(x, doc, s, opts)
		t := tupler{reading: r}
		t.run()
		out = append(out, t.tuples...)
	}
	return out, nil
}

// A tupler collects the tuples of one sentence.
type tupler struct {
	*reading
	tuples []Tuple
}

func (t *tupler) run() {
	for id := 1; id <= len(t.s.Words) && len(t.tuples) < t.opts.MaxStatements; id++ {
		switch {
		case t.verbal(id) && t.name(id) == nil:
			t.verb(id)
		case t.predicative(id):
			t.copula(id)
		case t.rel(id, nlp.Appos) && t.nominal(id):
			if h := t.head(id); h != 0 && t.nominal(h) {
				t.emit("apposition", id, t.phraseText(h), "is", t.phraseText(id), -0.6)
			}
		}
	}
}

// verb makes the tuples of a verb's clause: subject, verb and object, and one for each further argument.
func (t *tupler) verb(v int) {
	if t.rel(v, nlp.Xcomp) && t.chained(v) {
		return // told with the verb above it
	}
	if t.rel(v, nlp.Amod) && t.child(v, nlp.Obl, nlp.Obj) == 0 {
		return // "a founding member"
	}
	for _, subject := range t.subjects(v) {
		t.clauseOf(v, subject, t.relation(v), 0)
	}
}

// clauseOf makes the tuples of a predicate for one subject; lead is the relation phrase up to and with the predicate.
func (t *tupler) clauseOf(v int, subject string, lead []int, depth int) {
	var objects []int
	object := 0
	var rest []int
	for _, c := range t.t.Children(v) {
		w := t.at(c)
		if w.Feats.Has("PronType", "Rel") {
			continue
		}
		switch {
		case w.Deprel.In(nlp.Obj):
			if object == 0 {
				object = c
				objects = t.conjuncts(c)
			}
		case w.Deprel.In(nlp.Iobj):
			objects = append(objects, c)
		case w.Deprel.In(nlp.Obl), w.Deprel.In(nlp.Ccomp), w.Deprel.In(nlp.Advcl) && t.child(c, nlp.Mark) != 0:
			if c != v {
				rest = append(rest, c)
			}
		case w.Deprel.In(nlp.Xcomp):
			if depth < 3 && t.verbal(c) && t.chained(c) {
				ids := append(slices.Clone(lead), t.marksOf(c)...)
				if object != 0 && object < c {
					first, last := t.phrase(object)
					for i := first; i <= last; i++ {
						ids = append(ids, i)
					}
				}
				t.clauseOf(c, subject, append(ids, t.relation(c)...), depth+1)
				continue
			}
			rest = append(rest, c)
		}
	}
	if t.rel(v, nlp.AclRelcl) && object == 0 && len(objects) == 0 {
		if g := t.relativeObject(v); g != 0 {
			objects = []int{g}
		}
	}
	lex := t.idsText(lead)
	for _, o := range objects {
		if text := t.phraseText(o); text != subject {
			t.emit("object", v, subject, lex, text, 0)
			t.inner(v, subject, lead, o)
		}
	}
	for _, c := range rest {
		prefix := lead
		if object != 0 && object < c {
			first, last := t.phrase(object)
			prefix = slices.Clone(lead)
			for i := first; i <= last; i++ {
				prefix = append(prefix, i)
			}
		}
		switch {
		case t.rel(c, nlp.Obl) && t.child(c, nlp.Case) != 0:
			cs := t.casesOf(c)
			for _, o := range t.conjuncts(c) {
				if o != c && t.child(o, nlp.Case) != 0 {
					t.emit("oblique", v, subject, t.idsText(append(slices.Clone(prefix), t.casesOf(o)...)), t.phraseText(o), -0.2)
					continue
				}
				ids := append(slices.Clone(prefix), cs...)
				t.emit("oblique", v, subject, t.idsText(ids), t.phraseText(o), -0.1)
				if o == c {
					t.inner(v, subject, ids, o)
				}
			}
		case t.rel(c, nlp.Obl):
			t.emit("adverbial", v, subject, t.idsText(prefix), t.phraseText(c), -1.0)
		case t.rel(c, nlp.Ccomp, nlp.Xcomp):
			t.emit("complement", v, subject, t.idsText(lead), t.clauseText(c), -0.2)
		default:
			t.emit("clause", v, subject, t.idsText(prefix), t.clauseText(c), -1.6)
		}
	}
	if len(objects) == 0 && len(rest) == 0 && depth == 0 && t.child(v, nlp.Xcomp) == 0 {
		t.emit("intransitive", v, subject, lex, "", -0.8)
	}
}

// inner makes the tuple of the last prepositional phrase inside an argument: "became a founding justice of | the High Court".
func (t *tupler) inner(head int, subject string, lead []int, o int) {
	first, last := t.phrase(o)
	n := 0
	for _, c := range t.t.Children(o) {
		if c > o && c <= last && t.rel(c, nlp.Nmod) && t.child(c, nlp.Case) != 0 && !t.rel(c, nlp.NmodPoss) {
			n = c
		}
	}
	if n == 0 {
		return
	}
	lo, _ := t.t.Extent(n)
	if lo <= o {
		return
	}
	cs := t.casesOf(n)
	if len(cs) == 0 {
		return
	}
	ids := append(slices.Clone(lead), fromTo(first, cs[len(cs)-1])...)
	t.emit("inner", head, subject, t.idsText(ids), t.phraseText(n), -2.2)
}

// copula makes the tuples of a nominal or adjectival predicate.
func (t *tupler) copula(id int) {
	var lead []int
	for _, c := range t.t.Children(id) {
		if t.rel(c, nlp.Cop, nlp.Aux) || t.is(Negation, c) && c < id {
			lead = append(lead, c)
		}
	}
	for _, subject := range t.subjects(id) {
		if t.at(id).UPOS == nlp.ADJ {
			done := false
			for _, c := range t.t.Children(id) {
				if c > id && t.rel(c, nlp.Obl) && t.child(c, nlp.Case) != 0 {
					ids := append(append(slices.Clone(lead), id), t.casesOf(c)...)
					t.emit("copula", id, subject, t.idsText(ids), t.phraseText(c), -0.1)
					done = true
				}
			}
			if !done {
				t.emit("copula", id, subject, t.idsText(lead), t.phraseText(id), 0)
			}
			continue
		}
		cs := t.casesOf(id)
		for _, n := range t.conjuncts(id) {
			if n == id || t.nominal(n) {
				ids := append(slices.Clone(lead), cs...)
				t.emit("copula", id, subject, t.idsText(ids), t.phraseText(n), 0.1)
				t.inner(id, subject, ids, n)
			}
		}
	}
}

// subjects are the phrases of a predicate's subject, one for each conjunct.
func (t *tupler) subjects(v int) []string {
	s, via := t.subject(v, 0)
	if s == 0 {
		return nil
	}
	if t.verbal(s) && t.names[s] < 0 && !t.predicative(s) {
		return []string{t.clauseText(s)}
	}
	if via == "participle" || via == "relative" {
		return []string{t.phraseText(s)}
	}
	var out []string
	for _, c := range t.conjuncts(s) {
		if c == s || t.nominal(c) {
			out = append(out, t.phraseText(c))
		}
	}
	return out
}

// chained says whether an infinitive makes one relation phrase with the verb above it: "wants to sell".
func (t *tupler) chained(c int) bool {
	h := t.head(c)
	return t.verbal(h) && t.child(c, nlp.Nsubj) == 0 && c > h
}

// relation is the verb with its auxiliaries, negation and particles.
func (t *tupler) relation(v int) []int {
	ids := []int{v}
	for _, c := range t.t.Children(v) {
		w := t.at(c)
		switch {
		case w.Deprel.In(nlp.Aux, nlp.CompoundPrt, nlp.Expl) && w.Deprel != nlp.ExplSubj && w.UPOS != nlp.PRON,
			w.Deprel.In(nlp.Advmod) && (t.is(Negation, c) || c < v && c > 1 && t.betweenAux(v, c)):
			ids = append(ids, c)
		case w.Deprel.In(nlp.Expl) && w.Feats.Has("Reflex", "Yes"):
			ids = append(ids, c)
		}
	}
	slices.Sort(ids)
	return ids
}

// betweenAux says whether an adverb stands between an auxiliary and its verb: "was never sold".
func (t *tupler) betweenAux(v, adv int) bool {
	for _, c := range t.t.Children(v) {
		if c < adv && t.rel(c, nlp.Aux) {
			return true
		}
	}
	return false
}

func (t *tupler) marksOf(c int) []int {
	var ids []int
	for _, m := range t.t.Children(c) {
		if t.rel(m, nlp.Mark) {
			ids = append(ids, m)
		}
	}
	return ids
}

func (t *tupler) casesOf(c int) []int {
	var ids []int
	for _, m := range t.t.Children(c) {
		if t.rel(m, nlp.Case) {
			_, last := t.t.Extent(m)
			for i := m; i <= last; i++ {
				ids = append(ids, i)
			}
		}
	}
	return ids
}

// relativeObject is the noun that a relative clause has as its object, or 0.
func (t *tupler) relativeObject(v int) int {
	slots, _ := t.clause(v)
	for i := range slots {
		if slots[i].via == "relative" && slots[i].has(roleObj) {
			return slots[i].word
		}
	}
	return 0
}

// phraseText is a nominal or adjective with what belongs to it, without clauses said about it.
func (t *tupler) phraseText(id int) string {
	first, last := t.phrase(id)
	return t.idsText(fromTo(first, last))
}

// clauseText is a clause, with its conjunction.
func (t *tupler) clauseText(id int) string {
	first, last := t.t.Extent(id)
	for first < id && t.at(first).UPOS == nlp.PUNCT {
		first++
	}
	for last > id && t.at(last).UPOS == nlp.PUNCT {
		last--
	}
	return t.idsText(fromTo(first, last))
}

func fromTo(first, last int) []int {
	ids := make([]int, 0, last-first+1)
	for i := first; i <= last; i++ {
		ids = append(ids, i)
	}
	return ids
}

// idsText is the text of words, in the order given; neighbours keep what stands between them.
func (t *tupler) idsText(ids []int) string {
	var parts []string
	for i := 0; i < len(ids); {
		j := i
		for j+1 < len(ids) && ids[j+1] == ids[j]+1 {
			j++
		}
		parts = append(parts, t.doc.Slice(t.span(ids[i], ids[j])))
		i = j + 1
	}
	return strings.Join(parts, " ")
}

func (t *tupler) emit(rule string, head int, subject, relation, object string, bonus float64) {
	if subject == "" || relation == "" {
		return
	}
	sure := float64(t.at(head).Sure)
	if sure == 0 {
		sure = 0.5
	}
	z := 0.4 + bonus + 1.5*sure - float64(len(strings.Fields(object)))/30
	p := math.Round(1000/(1+math.Exp(-z))) / 1000
	for _, o := range t.tuples {
		if o.Subject == subject && o.Relation == relation && o.Object == object {
			return
		}
	}
	t.tuples = append(t.tuples, Tuple{Sentence: t.s.Index, Subject: subject, Relation: relation, Object: object, Rule: rule, Confidence: p})
}
