package extract

import (
	"embed"
	"math"
	"slices"
	"strconv"

	"relata/nlp"
	"relata/nlp/learnt"
	"relata/schema"
)

// Where no wording tells a relation, a network that has read marked news may: package learnt. This file says what it reads of two mentions, and makes a
// proposition of its answer. Negation, doubt, speakers and conjuncts are found as for any other.

const (
	// maxPaired is how many mentions of a sentence are paired.
	maxPaired = 24
	// maxWay is how many steps two mentions may lie apart in the tree.
	maxWay = 9
	// minLearnt is how sure the network must be of a relation that no rule has read.
	minLearnt = 0.5
	// minOpinion is the least probability that counts: what is less likely than this is as good as out.
	minOpinion = 0.02
	// minBeside is how sure it must be of one beside another that a rule has read between the same two.
	minBeside = 0.85
)

// network is that of a language, nil if there is none.
func network(lang nlp.Language) *learnt.Network {
	return learnt.Open(relations, "relations_"+lang.Code+".json", lang.Vectors)
}

//go:embed relations_*.json
var relations embed.FS

var learntRule = Rule{
	Name: RuleLearnt,
	Doc:  "a relation that no rule reads and that marked news taught: 'A, délégué CGT de B', 'A, a player for B'",
	apply: func(r *reading) {
		n := r.x.learnt()
		if n == nil && r.opts.Pair == nil {
			return
		}
		r.opinions, r.worded = map[[2]int][]learnt.Relation{}, map[classOf][]string{}
		for _, p := range r.mentionPairs() {
			read := r.readPair(&p)
			if r.opts.Pair != nil {
				r.opts.Pair(r.span(p.subject.id, p.subject.id), r.span(p.object.id, p.object.id), read)
			}
			if n == nil {
				continue
			}
			relations := n.Relations(read, minOpinion)
			r.opinions[[2]int{p.subject.id, p.object.id}] = relations
			for _, rel := range relations {
				if rel.Sure >= minLearnt && !r.symmetricTwice(&p, rel.Name) {
					r.propose(&p, rel)
				}
			}
		}
	},
}

// RuleLearnt is the name of the rule whose statements hold only between what has a name.
const RuleLearnt = "learnt"

// opinion is what the network says of a relation that a rule has read between two mentions: its log-odds, and whether it was asked.
func (r *reading) opinion(relation string, subject, object int) (float64, bool) {
	rel, _ := r.x.schema.Relation(relation)
	sure, asked := float32(minOpinion), false
	for _, pair := range [...][2]int{{subject, object}, {object, subject}} {
		relations, ok := r.opinions[pair]
		asked = asked || ok
		for _, o := range relations {
			if o.Name == relation {
				sure = max(sure, o.Sure)
			}
		}
		if !rel.Symmetric {
			break
		}
	}
	p := float64(min(sure, 1-minOpinion))
	return math.Log(p / (1 - p)), asked
}

// A mention that may be paired.
type paired struct {
	id   int  // its head
	typ  byte // p, o, l, d, w, e: entity types; x: unknown
	kind byte // n, p, d: name, pronoun, description
}

// A mentionPair is two mentions and the way between them in the tree.
type mentionPair struct {
	subject, object paired
	up, down        []int // words from the subject, and from the object, to below top
	top             int   // where they meet
	between         int   // how many mentions stand between the two
}

var typeLetters = map[string]byte{
	string(nlp.Person): 'p', string(nlp.Organization): 'o', string(nlp.Place): 'l', string(nlp.Product): 'd', string(nlp.Work): 'w', string(nlp.Event): 'e',
}

// pairable are the mentions of a sentence that may be paired, in its order; none if it names nobody.
func (r *reading) pairable() []paired {
	var out []paired
	for i := range r.s.Mentions {
		m := &r.s.Mentions[i]
		if typ := typeLetters[string(m.Type)]; m.Type.IsName() && r.names[m.First] == i {
			if typ == 0 {
				typ = 'x'
			}
			out = append(out, paired{r.nameHead(m), typ, 'n'})
		}
	}
	if len(out) == 0 {
		return nil
	}
	for id := 1; id <= len(r.s.Words); id++ {
		w := r.at(id)
		switch {
		case r.name(id) != nil:
		case w.UPOS == nlp.PRON || w.UPOS == nlp.DET:
			if !w.Deprel.In("expl") && (w.Feats.Has("Person", "3") && w.Feats.Has("PronType", "Prs") || w.Feats.Has("Poss", "Yes") && !w.Feats.Has("Person", "1") && !w.Feats.Has("Person", "2")) {
				typ := byte('x')
				if r.lex.Has(PersonalPronoun, r.low[id].form) {
					typ = 'p'
				}
				out = append(out, paired{id, typ, 'p'})
			}
		case w.UPOS == nlp.NOUN && (r.definite(id) || r.child(id, nlp.NmodPoss) != 0) && r.attachedName(id) == 0:
			if typ, ok := typeLetters[r.nounType(id)]; ok {
				out = append(out, paired{id, typ, 'd'})
			}
		}
	}
	slices.SortFunc(out, func(a, b paired) int { return a.id - b.id })
	out = slices.CompactFunc(out, func(a, b paired) bool { return a.id == b.id })
	return out[:min(len(out), maxPaired)]
}

// mentionPairs are the pairs of mentions that lie close enough, one of them a name.
func (r *reading) mentionPairs() []mentionPair {
	mentions := r.pairable()
	chains := make([][]int, len(mentions))
	for i, m := range mentions {
		chains[i] = r.upward(m.id)
	}
	var out []mentionPair
	for i := range mentions {
		for j := range mentions {
			if i == j || mentions[i].kind != 'n' && mentions[j].kind != 'n' {
				continue
			}
			p := mentionPair{subject: mentions[i], object: mentions[j], between: max(i-j, j-i) - 1}
			if p.meet(chains[i], chains[j]) {
				out = append(out, p)
			}
		}
	}
	return out
}

// meet finds where two mentions meet, each given with the words above it; false if they lie too far apart.
func (p *mentionPair) meet(subject, object []int) bool {
	n := slices.IndexFunc(subject, func(id int) bool { return slices.Contains(object, id) })
	if n < 0 {
		return false
	}
	p.top = subject[n]
	p.up, p.down = subject[:n], object[:slices.Index(object, p.top)]
	return len(p.up)+len(p.down) <= maxWay
}

// upward is a word and what it depends on, up to the root.
func (r *reading) upward(id int) []int {
	out := []int{id}
	for h := r.head(id); h != 0 && len(out) < 2*maxWay; h = r.head(h) {
		out = append(out, h)
	}
	return out
}

// way are the words between two mentions, the one where they meet among them.
func (p *mentionPair) way() []int {
	out := make([]int, 0, maxWay)
	if len(p.up) > 0 {
		out = append(out, p.up[1:]...)
	}
	out = append(out, p.top)
	if len(p.down) > 0 {
		out = append(out, p.down[1:]...)
	}
	return out
}

// readPair is what the network reads of two mentions.
func (r *reading) readPair(p *mentionPair) *learnt.Pair {
	a, b := p.subject, p.object
	out := &learnt.Pair{Subject: r.at(a.id).Form, Object: r.at(b.id).Form, Top: r.lemma(p.top)}
	way := p.way()
	classes := make([]string, 0, 48)
	add := func(name, value string) { classes = append(classes, name+"="+value) }
	types, kinds := string([]byte{a.typ, b.typ}), string([]byte{a.kind, b.kind})
	add("types", types)
	add("kinds", kinds)
	add("mentions", types+kinds)
	order := "<"
	if a.id > b.id {
		order = ">"
	}
	add("order", order+bucket(max(a.id-b.id, b.id-a.id)))
	add("steps", strconv.Itoa(len(p.up))+"+"+strconv.Itoa(len(p.down)))
	step := func(way []int, k int) string {
		if k < 0 || k >= len(way) {
			return ""
		}
		return string(r.at(way[k]).Deprel)
	}
	marked := func(way []int) string {
		if len(way) == 0 {
			return ""
		}
		return step(way, len(way)-1) + ":" + r.preposition(way[len(way)-1])
	}
	for k := range 3 {
		add("up"+strconv.Itoa(k), step(p.up, k))
		add("down"+strconv.Itoa(k), step(p.down, k))
	}
	add("last up", step(p.up, len(p.up)-1))
	add("last down", step(p.down, len(p.down)-1))
	add("top", string(r.at(p.top).Deprel.Base())+" "+string(r.at(p.top).UPOS))
	add("subject case", r.preposition(a.id))
	add("object case", r.preposition(b.id))
	add("way", marked(p.up)+"/"+marked(p.down))
	add("ends", types+step(p.up, 0)+"/"+step(p.down, 0))
	add("between", strconv.Itoa(min(p.between, 5)))
	for k, id := range way {
		l := r.lemma(id)
		out.Way = append(out.Way, l)
		if id == a.id || id == b.id {
			continue
		}
		if r.name(id) != nil {
			add("through", "name")
		}
		add("lemma", l)
		where := "top"
		switch {
		case id == p.top:
			add("meet", l)
		case k < len(p.up)-1:
			where = "up"
		default:
			where = "down"
		}
		classes = r.wordingClasses(classes, where, id)
		for _, c := range r.t.Children(id) {
			if !slices.Contains(way, c) && c != a.id && c != b.id && r.rel(c, nlp.Obj, nlp.Obl, nlp.Xcomp, nlp.CompoundPrt, nlp.Nsubj) {
				classes = r.wordingClasses(classes, "beside "+where, c)
			}
		}
	}
	classes = r.ownWordings(classes, "subject", a.id, b.id)
	classes = r.ownWordings(classes, "object", b.id, a.id)
	out.Classes = classes
	return out
}

// ownWordings adds the wordings of the nouns that stand beside a mention, and of the mention itself if it is a noun.
func (r *reading) ownWordings(classes []string, where string, id, other int) []string {
	if r.name(id) == nil {
		classes = r.wordingClasses(classes, where, id)
	}
	for _, c := range r.t.Children(id) {
		if c != other && r.rel(c, nlp.Appos, nlp.Compound, nlp.Flat, nlp.Amod, nlp.Acl, nlp.AclRelcl) {
			classes = r.wordingClasses(classes, "beside "+where, c)
		}
	}
	return classes
}

// wordingClasses adds the relations that the schema has a wording of a word for.
func (r *reading) wordingClasses(classes []string, where string, id int) []string {
	w := r.at(id)
	if w.UPOS != nlp.VERB && w.UPOS != nlp.NOUN && w.UPOS != nlp.ADJ || r.name(id) != nil {
		return classes
	}
	k := classOf{where, id}
	known, ok := r.worded[k]
	if !ok {
		known = r.wordedAs(where, w)
		r.worded[k] = known
	}
	return append(classes, known...)
}

// classOf is a word in a place of a pair.
type classOf struct {
	where string
	id    int
}

func (r *reading) wordedAs(where string, w *nlp.Word) []string {
	var classes []string
	for _, wd := range r.word.Of(r.lemma(w.ID)) {
		if wd.Relation == "" || (wd.Class == verbClass) != (w.UPOS == nlp.VERB) {
			continue
		}
		name := where + " tells="
		if wd.With != "" {
			name = where + " may tell="
		}
		if c := name + wd.Relation; !slices.Contains(classes, c) {
			classes = append(classes, c)
		}
	}
	return classes
}

// bucket is a distance in words, the coarser the longer.
func bucket(n int) string {
	for i, b := range [...]int{1, 2, 3, 4, 6, 9, 13, 20} {
		if n <= b {
			return strconv.Itoa(i)
		}
	}
	return "far"
}

// symmetricTwice says whether a relation that reads the same both ways is read the other way, too.
func (r *reading) symmetricTwice(p *mentionPair, relation string) bool {
	rel, _ := r.x.schema.Relation(relation)
	return rel.Symmetric && p.subject.id > p.object.id
}

// propose makes a proposition of what the network reads: in the place of the verb where the two meet, or of what is said of the first.
func (r *reading) propose(p *mentionPair, rel learnt.Relation) {
	if (rel.Name == familyOf || rel.Name == mergedWith) && r.rel(p.object.id, nlp.Conj) && r.head(p.object.id) == p.subject.id && !r.tellsSomewhere(rel.Name) || r.accused(p.subject.id, p.object.id, rel.Name) {
		return
	}
	if rel.Name == subsidiaryOf && r.ownSubsidiary(p.object.id) {
		return // "A et sa filiale B"
	}
	if rel.Name == worksFor && r.verbal(p.top) && (r.lex.Has(WithMark, r.preposition(p.object.id)) && r.head(p.object.id) == p.top || r.tells(p.top, studiedAt)) {
		return // who works with a body, or studied there
	}
	if rel.Name == worksFor && slices.ContainsFunc(p.way(), func(id int) bool { return r.rel(id, nlp.AclRelcl) && r.tells(id, meets) }) {
		return // "A, where she met B"
	}
	if way := p.way(); slices.ContainsFunc(way, func(id int) bool {
		return rel.Name == leadsBody && r.is(Candidacy, id) && (!r.verbal(id) || slices.ContainsFunc(way, func(c int) bool { return r.head(c) == id && r.lex.Has(PurposeMark, r.preposition(c)) })) ||
			rel.Name == memberOf && r.expels(id)
	}) {
		return // "is running for mayor of B", "expelled from B"
	}
	if r.reportsIt(p.subject.id, p.object.id) || r.reportsIt(p.object.id, p.subject.id) || rel.Name == killed && r.acquits(p.top) || r.ofSomebody(p.subject.id, p.object.id) ||
		rel.Name == leadsBody && r.rel(p.subject.id, nlp.Obj) && r.is(Succeeding, r.head(p.subject.id)) { // whoever is replaced will not lead it
		return
	}
	made := r.implicit(RuleLearnt, rel.Name, p.subject.id, p.object.id)
	if made == nil {
		return
	}
	made.head, made.context, made.sure = p.top, p.top, float64(rel.Sure)
	if r.verbal(p.top) {
		made.class = verbClass
	}
}

// tellsSomewhere says whether some word of the sentence may tell a relation: two who stand side by side are no family for that, nor two parties at talks one.
func (r *reading) tellsSomewhere(relation string) bool {
	for id := range r.s.Words {
		if r.name(id+1) == nil && slices.ContainsFunc(r.word.Of(r.lemma(id+1)), func(w schema.Wording) bool { return w.Relation == relation && w.With == "" }) {
			return true
		}
	}
	return false
}

// ownSubsidiary says whether a name stands beside a noun for what belongs to another: "sa filiale *B*".
func (r *reading) ownSubsidiary(id int) bool {
	n := r.head(id)
	for w := n + 1; w < id; w++ {
		if r.at(w).UPOS == nlp.ADP { // "filiales de l'espagnol B"
			return false
		}
	}
	return r.rel(id, nlp.Appos, nlp.Flat, nlp.Nmod) && n != 0 && n < id && r.at(n).UPOS == nlp.NOUN && r.name(n) == nil && slices.ContainsFunc(r.word.Of(r.lemma(n)), func(w schema.Wording) bool { return w.Relation == subsidiaryOf && w.Relational })
}

// expels says whether a word tells that somebody is put out of a body: "expelled", "exclu".
func (r *reading) expels(id int) bool {
	return r.verbal(id) && r.tells(id, dismissed) || r.at(id).UPOS == nlp.ADJ && r.is(Expelled, id)
}

// accused says whether a relation would make an accuser of whom a verb of blame has as its passive subject, or its participle as what it modifies: "A, accused of defrauding B".
func (r *reading) accused(subject, object int, relation string) bool {
	if relation != accuses && relation != sues {
		return false
	}
	for v, n := r.head(object), 0; v != 0 && n < maxClimb; v, n = r.head(v), n+1 {
		if _, blames := r.blaming(v); blames && r.verbal(v) {
			s := r.child(v, nlp.NsubjPass)
			return s == subject || r.rel(v, nlp.Acl, nlp.AclRelcl) && r.head(v) == subject && (!r.finite(v) || s != 0 || r.child(v, nlp.Nsubj) != 0)
		}
	}
	return false
}

// holding is what grammar says of how a sentence holds a relation between two mentions: what it does to the word where they meet, and to what hangs on that word
// on the way to either: "denied talk of a deal with B", "refused to visit B", "ended its agreement with B".
func (r *reading) holding(subject, object int) circumstance {
	var p mentionPair
	if !p.meet(r.upward(subject), r.upward(object)) {
		return r.circumstances(object)
	}
	var c circumstance
	if r.verbal(p.top) || r.predicative(p.top) {
		c = r.circumstances(p.top)
	} else {
		c = r.presupposed(p.top)
	}
	for _, side := range [...][]int{p.up, p.down} {
		if len(side) < 2 {
			continue // the mention itself
		}
		switch inner := side[len(side)-1]; {
		case (r.verbal(inner) || r.predicative(inner)) && r.rel(inner, nlp.Xcomp, nlp.Ccomp, nlp.Csubj, nlp.Advcl):
			c = r.circumstances(inner)
		case r.nominal(inner) && r.rel(inner, nlp.Obj, nlp.Obl, nlp.Nsubj, nlp.Xcomp) && r.name(inner) == nil:
			c.take(r.circumstances(inner))
		}
	}
	if o := r.child(p.top, nlp.Obj); o != 0 && r.is(Light, p.top) && r.is(Ending, o) {
		r.over(p.top, &c) // "a mis fin à son partenariat avec B", as the tree has it
		return c
	}
	if o := r.child(p.top, nlp.Obj); o != 0 && len(p.down) < 2 && r.name(o) == nil {
		if r.ends(p.top, o) {
			r.over(p.top, &c) // "a rompu son partenariat avec B", as the tree has it
		} else if _, ok := r.embedding(p.top); ok {
			c.take(r.circumstances(o)) // "a démenti tout accord avec B"
		}
	}
	return c
}

// take adds what a noun on the way to an argument is held with.
func (c *circumstance) take(noun circumstance) {
	c.negated = c.negated || noun.negated
	c.weaken(noun.modality)
	if len(c.speakers) == 0 {
		c.speakers = noun.speakers
	}
}

// reportsIt says whether a name is who reports the clause before it, which has another: "A is in talks with B, *Reuters* reported".
func (r *reading) reportsIt(id, other int) bool {
	v := r.head(id)
	if first, last := r.t.Extent(id); v == 0 || other >= first && other <= last || !r.rel(id, nlp.Nsubj) || !r.verbal(v) {
		return false
	}
	if h := r.head(v); h != 0 && r.inserted(h) == v {
		return true
	}
	clause := r.child(v, nlp.Ccomp, nlp.Parataxis)
	return clause != 0 && clause < min(id, v) && r.is(Reporting, v)
}

// acquits says whether a verb, or the adjective of its plea, clears somebody of a deed: "acquitté du meurtre de B", "pleaded not guilty to".
func (r *reading) acquits(v int) bool {
	return r.is(Acquitting, v) || slices.ContainsFunc(r.t.Children(v), func(c int) bool { return r.is(Guilty, c) && r.negative(c) })
}

// ofSomebody says whether a name only tells whose somebody is, or of what, of whom the clause tells something else: "the former *Intel* engineer will live in Austin",
// "le conseiller de *A*, B, a rejoint C".
func (r *reading) ofSomebody(id, other int) bool {
	n := r.head(id)
	if n == 0 || !r.rel(id, nlp.Nmod, nlp.Compound, nlp.NmodPoss) || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || !r.personal(n) || !r.rel(n, nlp.Nsubj, nlp.NsubjPass, nlp.Obj) {
		return false
	}
	first, last := r.t.Extent(n)
	return other < first || other > last
}
