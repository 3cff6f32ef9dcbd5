package resolve

import (
	"cmp"
	"embed"
	"math"
	"slices"
	"strings"

	"relata/nlp"
	"relata/nlp/learnt"
)

// Rules say first what a pronoun or a description stands for. A network that has read marked news then weighs the entities mentioned before against
// each other and against none of them (mention ranking: Denis and Baldridge 2008); what the rules say is one of the things that it reads. This file asks
// it and makes up the mind; what it reads is in prospect.go.

const (
	// minWeighed is how likely an entity must be that the rules did not say.
	minWeighed = 0.5
	// minKept is how likely one must be that they did say.
	minKept = 0.25
	// farBack is how many sentences back they may have been mentioned, but for those that the article begins with.
	farBack = 40
	// maxProspects is how many entities are weighed, those mentioned last.
	maxProspects = 24
)

// Antecedents are what marked news in one language taught. They are immutable and safe for concurrent use.
type Antecedents struct {
	network *learnt.Network // nil: nothing yet
	vectors nlp.WordVectors
}

//go:embed antecedents_*.json
var antecedents embed.FS

// OpenAntecedents opens those of a language; nil if it has none.
func OpenAntecedents(lang nlp.Language) *Antecedents {
	n := learnt.Open(antecedents, "antecedents_"+lang.Code+".json", lang.Vectors)
	if n == nil {
		return nil // nobody has marked news for it
	}
	a := Untaught(lang)
	a.network = n
	return a
}

// Untaught are antecedents that decide nothing, to be asked what there is to learn; nil for a language without word vectors.
func Untaught(lang nlp.Language) *Antecedents {
	if lang.Vectors == nil {
		return nil
	}
	vectors, err := lang.Vectors()
	if err != nil {
		return nil // opening the engine says so
	}
	return &Antecedents{vectors: vectors}
}

// A Question is a pronoun or a description, and the entities that it may stand for.
type Question struct {
	Span      nlp.Span
	Common    learnt.Pair // what the network reads of it
	Prospects []Prospect
}

// A Prospect is an entity that a pronoun or a description may stand for, and what the network reads of the two.
type Prospect struct {
	Names []int // where its names start, in code points
	Pair  learnt.Pair
}

// judge is what a word stands for once what the rules say (e) is weighed.
func (r *resolver) judge(sentence int, w *nlp.Word, e int, reason Reason) (int, Reason) {
	if r.Antecedents == nil || e <= setBase || reason == TellersBody || reason == FoundedRule || e >= 0 && len(r.quotedBy(place{sentence, w.ID})) > 0 || reason == LatterRule && w.UPOS == nlp.ADJ || r.ofRole(sentence, w) { // the network has hardly seen "en"
		return e, reason
	}
	a := r.anaphor(sentence, w)
	if a == nil {
		return e, reason
	}
	a.said, a.why = e, reason
	ps := r.prospects(a)
	if len(ps) == 0 {
		return e, reason
	}
	q := Question{Span: r.doc.Sentences[sentence].WordSpan(w.ID, w.ID), Common: r.common(a, len(ps)), Prospects: make([]Prospect, len(ps))}
	for i := range ps {
		q.Prospects[i].Pair = r.pair(a, ps, i)
	}
	if r.Asked != nil {
		for i := range ps {
			q.Prospects[i].Names = r.namesOf(ps[i].entity)
		}
		r.Asked(&q)
	}
	if r.Antecedents.network == nil {
		return e, reason
	}
	best, at := 0, -1
	odds := r.Antecedents.weigh(&q)
	for i := range ps {
		if odds[i] > odds[best] {
			best = i
		}
		if ps[i].entity == e {
			at = i
		}
	}
	switch {
	case best != at && odds[best] >= minWeighed && !(a.kind == "pron" && (ps[best].speaks || ps[best].apart)): // who says "he" speaks of somebody else
		return ps[best].entity, Weighed
	case at >= 0 && odds[at] < minKept:
		return -1, Ambiguous
	}
	return e, reason
}

// ofRole says whether a clitic is of what a role or a share is of, of which the network has seen hardly any: "Roy *en* est le président", "*en* détient 40 %".
func (r *resolver) ofRole(sentence int, w *nlp.Word) bool {
	if r.lex.Note(CliticRole, strings.ToLower(w.Form)) != "de" {
		return false
	}
	takes := r.takes[place{sentence, w.ID}]
	return slices.Contains(takes, string(nlp.Organization)) && !slices.Contains(takes, string(nlp.Person))
}

// weigh is how likely each of the entities is, 0..1; what is left to 1 is for none of them.
func (a *Antecedents) weigh(q *Question) []float64 {
	sum := a.network.Begin(&q.Common)
	odds := make([]float64, len(q.Prospects))
	top := 0.0 // the log-odds of none
	for i := range q.Prospects {
		odds[i] = sum.Odds(&q.Prospects[i].Pair)
		top = max(top, odds[i])
	}
	total := math.Exp(-top)
	for i := range odds {
		odds[i] = math.Exp(odds[i] - top)
		total += odds[i]
	}
	for i := range odds {
		odds[i] /= total
	}
	return odds
}

// namesOf is where the names of an entity start.
func (r *resolver) namesOf(entity int) []int {
	var out []int
	for i := range r.mentions {
		if r.byMention[i] == entity {
			out = append(out, r.mentions[i].Span.Start)
		}
	}
	return out
}

// An anaphor is a word that may stand for an entity with a name.
type anaphor struct {
	*nlp.Word
	kind string // pron, poss, latter, noun
	want wanted
	said int // what the rules say: see nominal.go
	why  Reason

	traits []string  // a noun's: what tells its bearer apart
	vector []float32 // a noun's
}

// anaphor is what is asked of a word; nil if nothing is: it is no pronoun of the third person and no definite noun for a type, nor one that the text has called an entity.
func (r *resolver) anaphor(sentence int, w *nlp.Word) *anaphor {
	t, at := r.tree(sentence), place{sentence, w.ID}
	switch {
	case w.UPOS == nlp.PRON && w.Feats.Has("PronType", "Dem") && strings.Contains(w.Form, "-"), r.latterNoun(t, w) != "": // "celui-ci", "the latter"
		want := r.want(at)
		want.gender, want.plural = w.Feats.Get("Gender"), w.Feats.Has("Number", "Plur")
		want.apart, want.subject = w.Head, w.Deprel.In(nlp.Nsubj)
		return &anaphor{Word: w, kind: "latter", want: want}
	case r.referring(sentence, w):
		kind := "pron"
		if possessive(w) {
			kind = "poss"
		}
		return &anaphor{Word: w, kind: kind, want: r.pronounWant(sentence, w)}
	case w.UPOS != nlp.NOUN || w.Feats.Has("Number", "Plur") || r.nameLike(sentence, w) || r.besideName(at) || !definite(t, w.ID):
		return nil
	}
	lemma := r.lemma(sentence, w)
	want := r.want(at)
	if !r.lex.Has(TypeNoun, lemma) && !slices.ContainsFunc(r.uses, func(u use) bool { return r.near(u, &want) && r.entities[u.entity].nouned(lemma) }) {
		return nil
	}
	if _, ok := r.attribute(sentence, w); ok {
		return nil
	}
	want.apart, want.subject = w.Head, w.Deprel.In(nlp.Nsubj)
	want.noun, want.deeds, want.nation, want.gender = lemma, r.deedsOf(lemma), r.nationBeside(t, w), r.genderOf(t, w)
	if r.lex.Note(TypeNoun, lemma) == string(nlp.Person) {
		want.sex, want.above = r.lex.Note(Sexed, lemma), r.above(sentence, w)
	}
	return &anaphor{Word: w, kind: "noun", want: want, traits: r.traits(sentence, w.ID), vector: r.Antecedents.vector(lemma)}
}

// A prospect is an entity mentioned before an anaphor.
type prospect struct {
	entity    int
	last      use  // before the anaphor
	best      use  // of the highest role in the last sentence that uses it
	count     int  // uses so far
	lately    int  // of them, those in the sentence of the anaphor and the two before
	typed     int  // how many entities of its type were mentioned since
	alone     bool // it is the only one of its type
	theme     bool // a subject where the article begins
	opens     bool // mentioned there
	apart     bool // another argument of the predicate of the anaphor
	commanded bool // the subject of a clause that the anaphor lies in
	speaks    bool // says what the anaphor stands in

	agrees bool
	score  float64 // by the salience of score.go
	rank   int     // how many that agree have a higher one
	rivals int     // how many that agree were mentioned since
	others int     // how many others agree
	ahead  float64 // by how much the score leads the best of those, negative if it trails
}

// prospects are the entities with a name that were mentioned before an anaphor, the last first.
func (r *resolver) prospects(a *anaphor) []prospect {
	want := &a.want
	at := map[int]int{}
	var out []prospect
	for _, u := range r.uses {
		if !r.near(u, want) || want.noun != "" && r.lex.Note(Hypernym, want.noun) != "*" && r.otherKind(&r.entities[u.entity], want.noun) {
			continue
		}
		i, ok := at[u.entity]
		if !ok {
			i, at[u.entity] = len(out), len(out)
			out = append(out, prospect{entity: u.entity, last: u, best: u, score: math.Inf(-1)})
		}
		p := &out[i]
		p.count++
		if u.start > p.last.start {
			p.last = u
		}
		if u.sentence > p.best.sentence || u.sentence == p.best.sentence && u.role > p.best.role {
			p.best = u
		}
		if u.sentence >= want.sentence-reach {
			p.lately++
		}
		p.theme = p.theme || u.sentence < lead && u.role >= subjectRole
		p.opens = p.opens || u.sentence < lead
		p.apart = p.apart || r.coArgument(u, want)
		p.commanded = p.commanded || want.commanded(u)
	}
	slices.SortFunc(out, func(a, b prospect) int {
		return cmp.Or(cmp.Compare(b.last.start, a.last.start), cmp.Compare(a.entity, b.entity))
	})
	out = out[:min(len(out), maxProspects)]
	r.rate(want, out)
	return out
}

// near says whether a use of an entity with a name stands before an anaphor, and not too far away.
func (r *resolver) near(u use, want *wanted) bool {
	return u.start < want.before && (u.sentence >= want.sentence-farBack || u.sentence < lead) && u.entity >= 0 && r.entities[u.entity].host >= 0
}

// nouned says whether the text has called an entity by a noun, said of its name or not.
func (e *entity) nouned(lemma string) bool {
	_, ok := e.nouns[lemma]
	return ok
}

// rate fills in how entities stand to each other.
func (r *resolver) rate(want *wanted, ps []prospect) {
	at, types := make(map[int]int, len(ps)), map[string]int{}
	speaking := r.saying(want.before)
	for i := range ps {
		p := &ps[i]
		at[p.entity] = i
		e := &r.entities[p.entity]
		p.typed = types[e.typ]
		types[e.typ]++
		p.speaks = slices.Contains(speaking, p.entity)
		p.agrees = !p.apart && !p.commanded && e.agrees(want)
	}
	for _, u := range r.uses {
		if i, ok := at[u.entity]; ok && r.near(u, want) {
			ps[i].score = max(ps[i].score, r.comparison(u, want, r.topical(u), ps[i].theme).score())
		}
	}
	for i := range ps {
		p := &ps[i]
		p.alone = types[r.entities[p.entity].typ] == 1
		p.ahead = math.Inf(1)
		for j := range ps {
			if q := &ps[j]; i != j && q.agrees {
				p.others++
				if j < i {
					p.rivals++
				}
				if q.score > p.score {
					p.rank++
				}
				p.ahead = min(p.ahead, p.score-q.score)
			}
		}
	}
}
