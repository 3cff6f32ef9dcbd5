package extract

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"relata/nlp"
	"relata/nlp/learnt"
	"relata/schema"
)

// An Extractor reads the statements of documents in one language. It is immutable and safe for concurrent use.
type Extractor struct {
	schema   *schema.Schema
	lang     nlp.Language
	wordings *schema.Wordings
	rules    []Rule
	finders  []Finder
	ofMarks  []string // prepositions of possession, sorted
	datives  []string // prepositions of an indirect object, sorted
	topics   []string // before what an inquiry is into, sorted
	hyphened []string // prepositions that a noun before a participle stands for: "Paris-based", "state-owned"
	// longNouns are the first and the last words of the nouns of several words that the lexicon types: "centre hospitalier", "care home".
	longNouns map[string]bool
	weights   map[string]float64 // of the features that confidence is computed from
	learnt    func() *learnt.Network
	countries map[string]bool // and regions that people are called after
}

// New makes an extractor for a language from the wordings that the schema has for it. A schema without wordings for
// the language leaves open relations alone.
func New(s *schema.Schema, lang nlp.Language) *Extractor {
	long := map[string]bool{}
	for _, l := range lang.Lexicon.Lemmas(TypeNoun) {
		if parts := strings.Fields(l); len(parts) > 1 {
			long[parts[0]], long[parts[len(parts)-1]] = true, true
		}
	}
	return &Extractor{
		schema: s, lang: lang, countries: Countries(lang.Lexicon), longNouns: long, wordings: s.Wordings(lang.Code), rules: Rules(), finders: Finders(),
		ofMarks: lang.Lexicon.Lemmas(OfMark), datives: lang.Lexicon.Lemmas(DativeMark), topics: lang.Lexicon.Lemmas(InquiryMark), hyphened: append(lang.Lexicon.Lemmas(PlaceMark), lang.Lexicon.Lemmas(AgentMark)...), weights: Weights(),
		learnt: sync.OnceValue(func() *learnt.Network { return network(lang) }),
	}
}

// Options are what an extraction needs to know beside the document. The zero value is usable.
type Options struct {
	Article   string    // ID written into the statements
	Published time.Time // day of publication, zero if unknown: relative dates then stay words
	Features  bool      // keep in each statement what its confidence was computed from
	// Trace is called for each proposition, in order; nil for none.
	Trace func(Trace)
	// Pair is called for each pair of mentions with what the network of package learnt reads of it, and the spans of their heads; nil for none.
	Pair func(subject, object nlp.Span, p *learnt.Pair)
	// Warn is called for each sentence that a limit cut short or passed over, with TooLong or TooMany; nil for none.
	Warn func(s *nlp.Sentence, why Reason)

	MaxWords      int // longest sentence that is read, in words; 0 means 400
	MaxStatements int // most statements of one sentence; 0 means 200
}

// complete sets the limits that are left at zero.
func (o *Options) complete() {
	if o.MaxWords == 0 {
		o.MaxWords = 400
	}
	if o.MaxStatements == 0 {
		o.MaxStatements = 200
	}
	if o.Warn == nil {
		o.Warn = func(*nlp.Sentence, Reason) {}
	}
}

// A Trace is what became of one proposition.
type Trace struct {
	Sentence   int      // index in the document
	Rule       string   // name of the rule that made it
	Predicate  string   // its head word
	Lemma      string   // under which wordings were looked up
	Slots      []string // "role=word", the finder in parentheses
	Wording    string   // "file:line" of the wording that matched, "" if none
	Statements []Statement
	Dropped    Reason // why it made none, "" if it did
}

// Extract reads the statements of a document that Mend has mended, in the order of the text. The document must have trees
// (layer nlp.Heads); sentences without are passed over. The error is the context's.
func (x *Extractor) Extract(ctx context.Context, doc *nlp.Document, opts Options) ([]Statement, error) {
	opts.complete()
	var rs []*reading
	first := firstOfBodies(doc)
	for _, s := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(s.Words) == 0 || !parsed(s) {
			continue
		}
		if len(s.Words) > opts.MaxWords {
			opts.Warn(s, TooLong)
			if opts.Trace != nil {
				opts.Trace(Trace{Sentence: s.Index, Dropped: TooLong})
			}
			continue
		}
		r := newReading(x, doc, s, opts)
		r.bodies = first
		rs = append(rs, r)
	}
	quotations(rs)
	found := make([][]Statement, 0, len(rs))
	for _, r := range rs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found = append(found, r.statements())
	}
	return slices.Concat(found...), nil
}

// firstOfBodies are the first words of the names that a document has for organisations, those of several words: "Larkin" of "Larkin Foods", which may stand for it.
func firstOfBodies(doc *nlp.Document) map[string]bool {
	first := map[string]bool{}
	for _, s := range doc.Sentences {
		for i := range s.Mentions {
			if m := &s.Mentions[i]; m.Type == nlp.Organization && m.First < m.Last && m.Last <= len(s.Words) {
				first[s.Words[m.First-1].Form] = true
			}
		}
	}
	return first
}

// parsed says whether a sentence has a tree.
func parsed(s *nlp.Sentence) bool {
	for i := range s.Words {
		if s.Words[i].Head >= 0 && s.Words[i].Deprel != "" {
			return true
		}
	}
	return false
}

// statements runs the rules over a sentence and types what they find.
func (r *reading) statements() []Statement {
	for _, rule := range r.x.rules {
		rule.apply(r)
	}
	type key struct {
		relation        string
		subject, object nlp.Span
	}
	at := map[key]int{}
	var out []Statement
	inner := map[int]int{} // verb of a clause that is an object as a whole, or event noun that a light verb has: index of that statement
	typedHead := map[int]bool{}
	full := false
	for i := range r.props {
		p := &r.props[i]
		sts, wording, why := r.read(p)
		if len(sts) > 0 && r.readBefore(out, p, &sts[0]) {
			sts, why = nil, Told
		}
		if len(sts) > 0 && wording != nil && p.class != adjClass {
			typedHead[p.head] = true
		}
		for _, st := range sts {
			k := key{st.Predicate.Type, st.Subject.Span, st.Object.Span}
			if j, ok := at[k]; ok {
				out[j].Confidence = max(out[j].Confidence, st.Confidence) // the rule that is tried first has read it
				continue
			}
			if len(out) >= r.opts.MaxStatements {
				why = TooMany
				full = true
				break
			}
			at[k] = len(out)
			if wording != nil && r.is(Intention, p.head) && r.verbal(st.Object.Head) || st.Predicate.Open && (r.is(Light, p.head) || r.is(Undergo, p.head)) {
				inner[st.Object.Head] = len(out)
			}
			out = append(out, st)
		}
		if r.opts.Trace != nil {
			r.opts.Trace(r.trace(p, wording, sts, why))
		}
	}
	if full {
		r.opts.Warn(r.s, TooMany)
	}
	// "A veut racheter B" is ACQUIRED, planned, and "A made an offer for B" PROPOSED: that A plans, or makes, says nothing more.
	redundant := map[int]bool{}
	for head, j := range inner {
		redundant[j] = typedHead[head]
	}
	kept := out[:0]
	for j := range out {
		if !redundant[j] {
			kept = append(kept, out[j])
		}
	}
	out = kept
	slices.SortStableFunc(out, func(a, b Statement) int {
		if c := a.Predicate.Span.Start - b.Predicate.Span.Start; c != 0 {
			return c
		}
		if c := a.Subject.Span.Start - b.Subject.Span.Start; c != 0 {
			return c
		}
		return a.Object.Span.Start - b.Object.Span.Start
	})
	return out
}

// readBefore says whether the rules have read already what one that comes last reads, or what contradicts it.
func (r *reading) readBefore(statements []Statement, p *proposition, st *Statement) bool {
	switch p.rule {
	case RuleLearnt:
		return told(statements, st, p.sure) || r.anothers(statements, st)
	case quotationRule.Name, denialRule.Name:
		return inWords(statements, st)
	}
	return false
}

// told says whether a rule has read what the network reads, or what contradicts it: the same relation of one of the two mentions, "A and B, the brother of C"; or
// another relation between the two that the network is not sure enough to add to. No critic of somebody works for them.
func told(statements []Statement, st *Statement, sure float64) bool {
	return slices.ContainsFunc(statements, func(o Statement) bool {
		if o.Predicate.Open || o.Rule == RuleLearnt {
			return false
		}
		between := o.between(st.Subject.Head, st.Object.Head)
		if o.Predicate.Type == st.Predicate.Type {
			return between || o.Subject.Head == st.Subject.Head || o.Object.Head == st.Object.Head
		}
		return between && (sure < minBeside || st.Predicate.Type == worksFor && slices.Contains([]string{criticizes, opposes, accuses, supports}, o.Predicate.Type))
	})
}

// anothers says whether what the network reads of somebody is what a noun says of another person, to whom a rule relates them: in "A, le frère du patron de B", who
// leads B is the brother of A. But the assistant of B's head may well work for B.
func (r *reading) anothers(statements []Statement, st *Statement) bool {
	for _, ends := range [...][2]int{{st.Subject.Head, st.Object.Head}, {st.Object.Head, st.Subject.Head}} {
		who, other := ends[0], r.head(ends[1])
		if other == 0 || other == who || !r.personal(other) || !r.namesHolder(other, st.Predicate.Type) {
			continue
		}
		if slices.ContainsFunc(statements, func(o Statement) bool {
			return !o.Predicate.Open && o.Rule != RuleLearnt && o.between(who, other)
		}) {
			return true
		}
	}
	return false
}

// namesHolder says whether a noun for a person is one for the holder of a relation: "patron" of LEADS.
func (r *reading) namesHolder(n int, relation string) bool {
	return slices.ContainsFunc(r.nounLemmas(n), func(lemma string) bool {
		return slices.ContainsFunc(r.word.Of(lemma), func(w schema.Wording) bool { return w.Class == nounClass && w.Relational && w.Relation == relation })
	})
}

// between says whether two words head the subject and the object, one each.
func (st *Statement) between(a, b int) bool {
	return st.Subject.Head == a && st.Object.Head == b || st.Subject.Head == b && st.Object.Head == a
}

func (r *reading) trace(p *proposition, wording *schema.Wording, sts []Statement, why Reason) Trace {
	t := Trace{Sentence: r.s.Index, Rule: p.rule, Predicate: r.at(p.head).Form, Lemma: p.lemma, Statements: sts}
	if len(sts) == 0 {
		t.Dropped = why
	}
	if wording != nil {
		t.Wording = wordingPlace(wording)
	}
	for _, s := range p.slots {
		text := s.roles[0] + "=" + r.at(s.word).Form
		if s.via != "" {
			text += " (" + s.via + ")"
		}
		t.Slots = append(t.Slots, text)
	}
	return t
}
