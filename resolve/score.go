package resolve

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
)

// What an anaphor stands for is chosen among what was mentioned before it. Whatever agrees with it (wanted) is weighed by the features of the table below; the best
// wins if it leads the second by a margin. The salience order is that of centering theory (Grosz, Joshi and Weinstein 1995): subject over object over
// others.

// A role is how high a grammatical role makes a mention stand.
type role int

const (
	innerRole role = iota // within another phrase
	obliqueRole
	objectRole
	subjectRole
	mainSubjectRole
)

// A use is one reference to an entity, by name or by an anaphor resolved before.
type use struct {
	entity int
	place      // its head word
	start  int // code point
	role   role
	joined bool // with another name: "A et B"
}

// A feature is what speaks for an antecedent, or against it. Its value is multiplied by the weight.
type feature struct {
	name    string
	weight  float64
	example string // the antecedent between asterisks, the anaphor in braces
	value   func(c *comparison) float64
}

// A comparison is a mention that an anaphor may stand for.
type comparison struct {
	use
	want      *wanted
	typ       string // entity type, "" if unknown
	count     int    // mentions of its entity so far
	called    bool   // the noun of the anaphor has stood for it, or names who did what it did
	otherwise bool   // the text calls it by other nouns than that of the anaphor
	topic     bool   // it stands where the article says what it is about
	theme     bool   // its entity is a subject there
	owner     bool   // it is the subject of the clause of a possessive
	fresh     bool   // a person whom the sentence before names for the first time
	stateless bool   // no nation is told of it
	said      bool   // it stands in a quotation, and the anaphor not in that
	sexed     bool   // it is a person of the sex wanted, for certain
}

// features are all that is weighed.
var features = []feature{
	{"subject of the sentence", 4, "*Voltéa* a racheté Brio. {Elle} …", func(c *comparison) float64 { return truth(c.role == mainSubjectRole) }},
	{"subject of a clause", 3, "Brio says *Voltea* lost money. {It} …", func(c *comparison) float64 { return truth(c.role == subjectRole) }},
	{"object or agent", 2, "Le juge a entendu *Ada Roy*. {Elle} …", func(c *comparison) float64 { return truth(c.role == objectRole) }},
	{"oblique", 1, "The train left for *Voltea*. {It} …", func(c *comparison) float64 { return truth(c.role == obliqueRole) }},
	{"within another phrase", 0.5, "L'usine de *Voltéa* ferme. {Elle} …", func(c *comparison) float64 { return truth(c.role == innerRole) }},
	{"sentences away", -2, "*Voltea* lost money. Rain fell. {It} …", (*comparison).away},
	{"mentions", 0.2, "*Roy* … *Roy* … *Roy* …. {She} …", func(c *comparison) float64 { return float64(min(c.count, maxMentions)) }},
	{"coordinated", -1, "*Ada Roy* et Tom Hale se sont vus. {Elle} …", func(c *comparison) float64 { return truth(c.joined && !c.want.plural && c.sentence < c.want.sentence) }},
	{"object before object", 1.5, "Le juge a vu *Tom Hale*. Il {l}'a entendu", func(c *comparison) float64 {
		return truth(c.want.object && c.role == objectRole && c.sentence < c.want.sentence)
	}},
	{"subject of the clause of a possessive", 2, "Selon Brio, *Voltéa* a vendu {sa} filiale", func(c *comparison) float64 { return truth(c.owner) }},
	{"object between subject and possessive", 1.5, "The court fined *Voltea* for {its} emissions", func(c *comparison) float64 {
		return truth(c.want.rival > 0 && c.word == c.want.rival && c.sentence == c.want.sentence)
	}},
	{"subject before subject", 1, "*La radio Brio* a vu Ada Roy. {Elle} …", func(c *comparison) float64 {
		return truth(c.want.parallel && c.role == mainSubjectRole && c.sentence == c.want.sentence-1)
	}},
	{"who says the clause", 1.5, "Ada Roy est là. *Brio* annonce qu'{elle} partira", func(c *comparison) float64 {
		return truth(c.want.teller > 0 && c.word == c.want.teller && c.sentence == c.want.sentence)
	}},
	{"body, of what bodies have", 1.5, "*Voltéa* grandit. {Son} directeur …", func(c *comparison) float64 { return truth(c.want.body && c.typ == string(nlp.Organization)) }},
	{"who is charged, of lawyers", 2.5, "*Ada Roy* a été arrêtée. Tom Hale enquête. {Son} avocat …", func(c *comparison) float64 {
		return truth(slices.Contains(c.want.charged, c.entity))
	}},
	{"body of the subject", 3, "Ada Roy, patronne de *Voltéa*, et Brio … . Roy a fondé {la société}", func(c *comparison) float64 {
		return truth(slices.Contains(c.want.bodies, c.entity))
	}},
	{"what the article begins with", 1, "*Voltea* grows. … Brio lost money. {The company} …", func(c *comparison) float64 {
		return truth(c.want.topic && c.theme && c.sentence >= c.want.sentence-reach && (c.called || c.want.deeds == nil))
	}},
	{"sex known", 0.75, "*Ada Roy* a vu Kemi Oduya. {Elle} …", func(c *comparison) float64 { return truth(c.sexed) }},
	{"theme, by a nation never told of it", -3.5, "*Brio* is for sale to Voltea. {The Danish group} …", func(c *comparison) float64 {
		return truth(c.want.nation != "" && c.theme && c.stateless)
	}},
	{"named for the first time just before", 1.5, "*Ada Roy* dirige Brio. {La physicienne} …", func(c *comparison) float64 {
		return truth(c.want.noun != "" && c.fresh)
	}},
	{"called so", 1.5, "*Voltea* and Brio fell; it is a group. {The group} …", func(c *comparison) float64 { return truth(c.called) }},
	{"called otherwise", -2.5, "Le procureur a vu *Tom Hale*. {Le joueur} …", func(c *comparison) float64 { return truth(c.otherwise) }},
	{"in a quotation that is over", -1.5, "« Je quitte *Voltéa* », dit Ada Roy, de Brio. {L'entreprise} …", func(c *comparison) float64 { return truth(c.said) }},
	{"person, where a thing would do", 1.5, "*Ada Roy* quitte Voltéa. {Son} projet …", func(c *comparison) float64 { return truth(c.want.lively && c.typ == string(nlp.Person)) }},
}

const (
	reach       = 2 // how far back an antecedent may stand, in sentences
	lead        = 2 // how many sentences tell what an article is about: the headline and the first
	maxMentions = 5
	margin      = 0.75 // by how much the best must lead the second
)

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// away is how many sentences lie between; what the article is about is never far.
func (c *comparison) away() float64 {
	d := float64(max(c.want.sentence-c.want.back-c.sentence, 0))
	if c.topic {
		d = min(d, reach)
	}
	return d
}

func (c *comparison) score() float64 {
	sum := 0.0
	for i := range features {
		sum += features[i].weight * features[i].value(c)
	}
	return sum
}

// wanted says what an antecedent must agree with, and where the anaphor stands; empty fields agree with all.
type wanted struct {
	place              // the anaphor
	before    int      // code point at which it starts
	back      int      // how many sentences of quotation stand right before it: they do not count
	types     []string // entity types
	not       []string // entity types that are out
	sex       string   // "m", "f": of persons
	gender    string   // "Masc", "Fem": grammatical
	plural    bool
	lively    bool     // a person is likelier
	known     bool     // sex or gender must be known, if a gender is wanted
	topic     bool     // what the article begins with may be meant however far back
	far       bool     // so may anything else
	outer     bool     // a name within another phrase of the same sentence is out
	apart     int      // a word whose other arguments are out; 0 for none
	subject   bool     // the anaphor is the subject of it
	object    bool     // the anaphor is an object of it
	owner     int      // a possessive's: the subject of its clause; 0 for none
	parallel  bool     // a pronoun that is the subject of its sentence
	teller    int      // of the subject of a reported clause: the subject of the verb of saying; 0 for none
	rival     int      // a possessive's: an object before it in its clause; 0 for none
	body      bool     // what is possessed is what bodies have
	mayBeBody bool     // a weak guess at its type is no hindrance to a body
	above     []int    // a description's: the subjects of the clauses that its own lies in
	noun      string   // a description's; "" for pronouns
	charged   []int    // a possessive's, of a lawyer: who was charged with something
	bodies    []int    // a description's: where the subject of its clause has a role
	nation    string   // a description's: which an adjective tells
	deeds     []string // a description's: relations whose subjects its noun names
}

// want begins what is wanted of the antecedent of a word.
func (r *resolver) want(at place) wanted {
	return wanted{place: at, before: r.wordStart(at.sentence, at.word), types: r.takes[at]}
}

// A candidate is an entity that may be an antecedent.
type candidate struct {
	entity int
	score  float64
	start  int // of its last mention
	role   role
	joined bool // its best mention is coordinated with another name
}

// candidates are the entities used before an anaphor that agree with it, the best first.
func (r *resolver) candidates(want *wanted) []candidate {
	apart, themes := map[int]bool{}, map[int]bool{}
	for _, u := range r.uses {
		themes[u.entity] = themes[u.entity] || u.sentence < lead && u.role >= subjectRole
		if r.coArgument(u, want) || want.commanded(u) {
			apart[u.entity] = true
		}
	}
	for _, e := range r.saying(want.before) {
		apart[e] = true // who says "he" speaks of somebody else
	}
	for _, e := range r.quotedBy(want.place) {
		apart[e] = true // « M. Roy a menti », a-t-{il} lancé
	}
	best := map[int]candidate{}
	for _, u := range r.uses {
		topic := want.topic && r.topical(u)
		if u.sentence < want.sentence-want.back-reach && !topic && !want.far || u.sentence > want.sentence || u.start >= want.before {
			continue
		}
		if want.outer && u.sentence == want.sentence && (u.role == innerRole || r.tree(u.sentence).Sentence.Word(u.word).Deprel.In(nlp.Compound)) {
			continue // "a former *Voltea* engineer started {the company}"
		}
		e := &r.entities[u.entity]
		if apart[u.entity] || !e.agrees(want) || u.sentence == want.sentence && r.quotedAway(want.sentence, u.start, want.before) {
			continue
		}
		s := r.comparison(u, want, topic, themes[u.entity]).score()
		if b, ok := best[u.entity]; !ok || s > b.score {
			best[u.entity] = candidate{u.entity, s, max(u.start, b.start), u.role, u.joined}
		} else {
			b.start = max(u.start, b.start)
			best[u.entity] = b
		}
	}
	out := make([]candidate, 0, len(best))
	for _, c := range best {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entity, b.entity))
	})
	return out
}

// comparison is a use as an antecedent of an anaphor; whether it stands where the article says what it is about, and whether its entity is a subject there, is known to the caller.
func (r *resolver) comparison(u use, want *wanted, topic, theme bool) *comparison {
	e := &r.entities[u.entity]
	return &comparison{
		use: u, want: want, typ: e.typ, count: e.count, topic: topic, theme: theme, owner: r.owns(u, want),
		fresh:     e.typ == string(nlp.Person) && want.noun != "" && !r.lex.Has(Accused, want.noun) && u.sentence == want.sentence-1 && r.firstUse(u),
		stateless: len(e.nations) == 0,
		said:      r.quoteAt(u.start) >= 0 && r.quoteAt(u.start) != r.quoteAt(want.before),
		sexed:     e.typ == string(nlp.Person) && (want.sex != "" && e.sex == want.sex || want.gender != "" && e.sex == sexOf(want.gender)),
		called:    r.calledSo(e, want), otherwise: r.calledOtherwise(e, want.noun),
	}
}

// topical says whether a use stands where the article says what it is about.
func (r *resolver) topical(u use) bool {
	return u.sentence < lead && (u.role >= subjectRole || r.entities[u.entity].typ == string(nlp.Place))
}

// owns says whether a use is the subject of the clause of a possessive, or stands beside it as its name: "la ministre *Ada Roy* défend {son} projet".
func (r *resolver) owns(u use, want *wanted) bool {
	if want.owner == 0 || u.sentence != want.sentence {
		return false
	}
	t := r.tree(u.sentence)
	w := t.Sentence.Word(u.word)
	for n := 0; w != nil && w.ID != want.owner && n < 4; n++ {
		if !w.Deprel.In(nlp.Appos, nlp.Flat) && !(w.Deprel.In(nlp.Nmod) && t.Child(w.ID, nlp.Case) == nil) { // "au producteur *Paul Roy*, qui vend {sa} maison"
			break
		}
		w = t.Head(w.ID)
	}
	return w != nil && w.ID == want.owner
}

// roleOf is the salience of a word's grammatical role.
func roleOf(t *nlp.Tree, id int) role {
	w := t.Sentence.Word(id)
	for n := 0; w != nil && w.Deprel.In(nlp.Conj, nlp.Appos, nlp.Flat, nlp.Compound) && n < 8; n++ {
		w = t.Head(w.ID)
	}
	switch {
	case w == nil:
		return obliqueRole
	case w.Deprel.In(nlp.Nsubj, nlp.Csubj):
		p := t.Head(w.ID)
		for n := 0; p != nil && p.Deprel.In(nlp.Conj) && n < 8; n++ { // coordinated clauses are alike
			p = t.Head(p.ID)
		}
		if p != nil && mainClause(t, p) {
			return mainSubjectRole
		}
		return subjectRole
	case w.Head == 0 && (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN) && t.Child(id, nlp.Cop) == nil:
		return mainSubjectRole // a headline, or a verb misread
	case w.Deprel.In(nlp.Obj, nlp.Iobj), w.Deprel == nlp.OblAgent:
		return objectRole
	case w.Deprel.In(nlp.Nmod):
		return innerRole
	}
	return obliqueRole
}

// mainClause says whether a verb heads what its sentence tells: the root, but a clause that stands before who reports it in the article's own words, "*Voltea* is
// for sale, Reuters says".
func mainClause(t *nlp.Tree, v *nlp.Word) bool {
	if v.Head == 0 {
		return !reportedBefore(t, t.Child(v.ID, nlp.Ccomp), v)
	}
	h := t.Head(v.ID)
	return v.Deprel.In(nlp.Ccomp) && h.Head == 0 && reportedBefore(t, v, h)
}

// reportedBefore says whether a clause with a subject and without quotation marks stands before the verb that reports it.
func reportedBefore(t *nlp.Tree, clause, v *nlp.Word) bool {
	if clause == nil || clause.ID > v.ID || t.Child(clause.ID, nlp.Nsubj) == nil {
		return false
	}
	return !slices.ContainsFunc(t.Sentence.Words[:v.ID], func(w nlp.Word) bool { return w.UPOS == nlp.PUNCT && strings.ContainsAny(w.Form, "«»“”\"`") })
}

// sourceOf says whether a name is marked as who says so.
func (r *resolver) sourceOf(sentence, id int) bool {
	t := r.tree(sentence)
	for _, c := range t.Children(id) {
		w := t.Sentence.Word(c)
		if w.Deprel.In(nlp.Case, nlp.Mark) && (r.lex.Has(SourceMark, strings.ToLower(w.Form)) || t.Child(c, nlp.Fixed) != nil && r.lex.Has(SourceMark, strings.ToLower(w.Form+" "+t.Child(c, nlp.Fixed).Form))) {
			return true
		}
	}
	return false
}

// quotedAway says whether a quotation that ends before a place in its sentence holds another place: in "« A a promis B », rappelle son délégué" the
// possessor is neither A nor B.
func (r *resolver) quotedAway(sentence, start, before int) bool {
	open := -1
	for _, t := range r.doc.Sentences[sentence].Tokens {
		if t.Start >= before {
			return false
		}
		switch t.Form {
		case "«", "“", "``":
			open = t.Start
		case "»", "”", "''":
			if start < t.Start && (start > open) {
				return true
			}
			open = -1
		}
	}
	return false
}

// coArgument says whether a use is another argument of the same predicate: "Musk le critique" has two persons. What an adjunct without a subject of its own says
// is said of the subject: "Battu par Hale, il …" has two persons as well.
func (r *resolver) coArgument(u use, want *wanted) bool {
	if want.apart == 0 || u.sentence != want.sentence {
		return false
	}
	t := r.tree(u.sentence)
	w := t.Sentence.Word(u.word)
	if w != nil && w.Deprel.In(nlp.Obl, nlp.Advmod, nlp.Dislocated) && r.sourceOf(u.sentence, w.ID) {
		return true // "selon A, le groupe …": A speaks of somebody else
	}
	for n := 0; w != nil && w.Deprel.In(nlp.Appos, nlp.Flat, nlp.Conj) && n < 4; n++ {
		w = t.Head(w.ID)
	}
	if w == nil {
		return false
	}
	if w.Head == want.apart || w.ID == sharedSubject(t, want.apart) {
		return true
	}
	if p := t.Sentence.Word(want.apart); p != nil && p.Deprel.In(nlp.Acl) && !want.subject && t.Head(p.ID) != nil {
		if s := t.Child(p.ID, nlp.Nsubj); s != nil && s.Feats.Has("PronType", "Rel") && (p.Head == u.word || p.Head == w.ID) {
			return true // "Hale, who coached {him}"
		}
	}
	for v, n := t.Head(w.ID), 0; v != nil && want.subject && n < 8; v, n = t.Head(v.ID), n+1 {
		if v.Head == want.apart && v.Deprel.In(nlp.Advcl) {
			return t.Child(v.ID, nlp.Nsubj) == nil
		}
	}
	return false
}

// above are the subjects of the clauses that a description lies in: no person is described where they are the subject already, "*She* left when {the Spaniard}
// came".
func (r *resolver) above(sentence int, w *nlp.Word) []int {
	t := r.tree(sentence)
	if t.Child(w.ID, nlp.Cop) != nil {
		return nil // "*Roy* said: I am {the president}"
	}
	var out []int
	for v, n := t.Head(w.ID), 0; v != nil && n < 12; w, v, n = v, t.Head(v.ID), n+1 {
		if w.Deprel.In(nlp.Conj, nlp.Parataxis) || w.Deprel.In(nlp.Advcl) && t.Child(w.ID, nlp.Mark, nlp.Advmod) == nil {
			continue // side by side, neither clause lies in the other
		}
		if s := t.Child(v.ID, nlp.Nsubj); s != nil && s.ID < w.ID {
			out = append(out, s.ID)
		}
	}
	return out
}

// commanded says whether a use is the subject of a clause that a description lies in.
func (want *wanted) commanded(u use) bool {
	return u.sentence == want.sentence && slices.Contains(want.above, u.word)
}

// sharedSubject is the subject that a clause without one has from the clause above it, 0 if it has its own: "A a rencontré B et l'a félicité",
// "A sued B, accusing it of theft".
func sharedSubject(t *nlp.Tree, id int) int {
	for range 4 {
		w := t.Sentence.Word(id)
		if w == nil || w.UPOS != nlp.VERB || !w.Deprel.In(nlp.Conj, nlp.Advcl, nlp.Xcomp) || t.Child(id, nlp.Nsubj, nlp.Csubj) != nil {
			return 0
		}
		id = w.Head
		if s := t.Child(id, nlp.Nsubj); s != nil {
			if w.Deprel.In(nlp.Xcomp) && t.Child(id, nlp.Obj) != nil {
				return 0 // "A urged B to sue it": B does
			}
			return s.ID
		}
	}
	return 0
}

func (e *entity) agrees(want *wanted) bool {
	body := e.doubtful && want.mayBeBody && !slices.Contains(want.not, string(nlp.Organization))
	switch {
	case len(want.types) > 0 && !slices.Contains(want.types, e.typ) && !(body && slices.Contains(want.types, string(nlp.Organization))),
		slices.Contains(want.not, e.typ) && !body,
		want.plural && e.typ == string(nlp.Person):
		return false
	}
	if want.sex != "" && e.sex != "" && e.sex != "mf" && e.sex != want.sex {
		return false
	}
	if want.gender == "" {
		return true
	}
	if e.typ == string(nlp.Person) {
		return (e.sex == "" || e.sex == "mf") && !want.known || e.sex == sexOf(want.gender)
	}
	return len(e.gender) == 0 && !want.known || e.gender[want.gender] > 0
}

func sexOf(gender string) string {
	switch gender {
	case "Masc":
		return "m"
	case "Fem":
		return "f"
	}
	return ""
}

// clearBest returns the best candidate if it leads the second by a margin, else -1 and why not.
func clearBest(cands []candidate, margin float64) (int, Reason) {
	switch {
	case len(cands) == 0:
		return -1, NoAntecedent
	case len(cands) > 1 && cands[0].score-cands[1].score < margin:
		return -1, Ambiguous
	}
	return cands[0].entity, ""
}
