package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
	"relata/nlp/learnt"
	"relata/schema"
)

// A reading is one sentence while its statements are being read: the tree, what the lexicon says of its words, and
// the propositions found so far. Methods that climb or descend take or keep a bound, so that a tree of
// any shape costs a bounded time.
type reading struct {
	x    *Extractor
	doc  *nlp.Document
	s    *nlp.Sentence
	t    *nlp.Tree
	lex  *nlp.Lexicon
	word *schema.Wordings
	opts Options

	low      []lowered // forms and lemmas in lower case, by word ID
	known    []classed // memo of the classes of words, by word ID
	names    []int     // innermost name mention of each word (index 0 unused), -1 for none
	values   []int     // value mention of each word, -1 for none
	props    []proposition
	opinions map[[2]int][]learnt.Relation // of the network, by the heads of two mentions
	worded   map[classOf][]string         // the classes that words have for the network
	subj     []found                      // memo of subject, by word ID
	bodies   map[string]bool              // first words of the names of several words that the document has for organisations
	quoted   *speaker                     // who speaks this sentence, when it lies inside quotation marks
}

// found is a memoised answer of subject.
type found struct {
	done bool
	word int
	via  string
}

type lowered struct {
	form, lemma string
	role        string // of a noun that says who had a role before: "adjoint" of "ex-adjoint"; "" for others
}

// classed are the classes of a word, and the lemma that it had when they were looked up: Mend changes lemmas.
type classed struct {
	looked  bool
	lemma   string
	classes []nlp.Class
}

// maxClimb bounds every walk up a tree.
const maxClimb = 48

func newReading(x *Extractor, doc *nlp.Document, s *nlp.Sentence, opts Options) *reading {
	n := len(s.Words) + 1
	r := &reading{
		x: x, doc: doc, s: s, t: nlp.NewTree(s), lex: x.lang.Lexicon, word: x.wordings, opts: opts,
		names: make([]int, n), values: make([]int, n), subj: make([]found, n), known: make([]classed, n),
	}
	for i := range r.names {
		r.names[i], r.values[i] = -1, -1
	}
	r.low = make([]lowered, n)
	for i := range s.Words {
		w := &s.Words[i]
		r.low[i+1] = lowered{form: strings.ToLower(w.Form), lemma: strings.ToLower(w.Lemma)}
		if pre, role, ok := strings.Cut(r.low[i+1].form, "-"); ok && w.UPOS == nlp.NOUN && r.lex.Has(Former, pre) {
			r.low[i+1].role = role
		}
	}
	r.hyphenate()
	r.s = r.trimmed(s)
	s = r.s
	for i := range s.Mentions {
		m := &s.Mentions[i]
		at := r.values
		if m.Type.IsName() {
			at = r.names
		}
		for id := max(m.First, 1); id <= m.Last && id < n; id++ {
			// The longest name wins: "Cour des comptes" is no "comptes".
			if j := at[id]; j < 0 || s.Mentions[j].Len() < m.Len() {
				at[id] = i
			}
		}
	}
	r.nameless()
	return r
}

// hyphenate gives a word that a hyphen joins to the one before it the lemma of both, where the lexicon or the schema knows that: the "up" of "start-up".
func (r *reading) hyphenate() {
	for id := 3; id <= len(r.s.Words); id++ {
		w, dash, first := r.s.Word(id), r.s.Word(id-1), r.s.Word(id-2)
		if dash.Form != "-" || w.UPOS == nlp.PUNCT || r.s.Tokens[dash.Token].End != r.s.Tokens[w.Token].Start || r.s.Tokens[first.Token].End != r.s.Tokens[dash.Token].Start {
			continue
		}
		l := lowered{form: r.low[id-2].form + "-" + r.low[id].form, lemma: r.low[id-2].form + "-" + r.low[id].lemma}
		if r.lex.Has(TypeNoun, l.lemma) || len(r.word.Of(l.lemma)) > 0 {
			r.low[id] = l
		}
	}
}

// hyphenated says whether a word is the last part of one that hyphens join.
func (r *reading) hyphenated(id int) bool {
	return id > 2 && r.at(id-1).Form == "-" && strings.Contains(r.low[id].lemma, "-") && len(r.low[id].form) > len(r.at(id).Form)
}

// guessed is how sure a name is that no recogniser has seen.
const guessed = 0.3

// nameless makes names, of no known type, of proper nouns that no mention covers.
func (r *reading) nameless() {
	for id := 1; id <= len(r.s.Words); id++ {
		w := r.at(id)
		if w.UPOS != nlp.PROPN && !coined(w) || r.names[id] >= 0 || r.values[id] >= 0 || !capitalised(w.Form) || r.is(Calendar, id) || r.is(CourtRank, id) || r.titled(id) || r.inhabitant(id) {
			continue
		}
		last := id
		for last < len(r.s.Words) && r.at(last+1).UPOS == nlp.PROPN && r.names[last+1] < 0 && capitalised(r.at(last+1).Form) && !r.titled(last+1) {
			last++
		}
		r.s.Mentions = append(r.s.Mentions, nlp.Mention{Span: r.span(id, last), First: id, Last: last, Type: nlp.Other, Sure: guessed})
		for i := id; i <= last; i++ {
			r.names[i] = len(r.s.Mentions) - 1
		}
		id = last
	}
}

// titled says whether a capitalised word is a role or a rank before a name, and no name: "Apple President Tim Cook", "Captain Ada Reed".
func (r *reading) titled(id int) bool {
	if h, n := r.head(id), id+1; (h <= id || r.name(h) == nil || !r.rel(id, nlp.Compound, nlp.Nmod)) && (r.name(n) == nil || r.head(n) != id || !r.rel(n, nlp.Flat, nlp.Appos)) {
		return false
	}
	return r.relational(id) || r.rank(id)
}

// rank says whether a word right before the name of a person is a noun for one: "Captain Ada Reed", "la Liégeoise Ada Roy", for names have no determiners.
func (r *reading) rank(id int) bool {
	m := r.name(id + 1)
	if m == nil || m.First != id+1 || m.Type != nlp.Person {
		return false
	}
	d := r.child(id, nlp.Det)
	return r.lex.Note(TypeNoun, r.low[id].form) == string(nlp.Person) || d != 0 && d == id-1
}

// coined says whether a word is written as only names are: "IceScan", "CryoSat-2", though the tagger made it a number or a foreign word.
func coined(w *nlp.Word) bool {
	if w.UPOS != nlp.NUM && w.UPOS != nlp.SYM && w.UPOS != nlp.X && w.UPOS != nlp.NOUN && w.UPOS != nlp.ADJ {
		return false
	}
	if r := []rune(w.Form); w.UPOS == nlp.SYM && len(r) == 1 && unicode.IsUpper(r[0]) && w.Deprel.In(nlp.Appos, nlp.Nsubj, nlp.Obj, nlp.Obl, nlp.Nmod) {
		return true // the network X
	}
	lower, upper, digit := false, 0, false
	for _, c := range w.Form {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower = true
		case unicode.IsDigit(c):
			digit = true
		}
	}
	return lower && (upper > 1 || upper == 1 && digit)
}

func capitalised(form string) bool {
	c, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(c)
}

// trimmed is the sentence with names that end before a possessive: "Voltéa" of "Voltéa's".
func (r *reading) trimmed(s *nlp.Sentence) *nlp.Sentence {
	cut := *s
	cut.Mentions = slices.Clone(s.Mentions)
	r.s = &cut
	for i := range cut.Mentions {
		m := &cut.Mentions[i]
		if w := s.Word(m.Last); m.Last > m.First && w != nil && w.UPOS == nlp.PART && w.Deprel.In(nlp.Case) {
			m.Last--
		}
		if sp := r.span(m.First, m.Last); m.Type.IsName() && sp.Start == m.Start && sp.End < m.End {
			m.End = sp.End
		}
	}
	return &cut
}

func (r *reading) at(id int) *nlp.Word { return r.s.Word(id) }

// is says whether the word's lemma, or its form in lower case, is in a class.
func (r *reading) is(c nlp.Class, id int) bool {
	w := r.at(id)
	if w == nil {
		return false
	}
	k := &r.known[id]
	if !k.looked || k.lemma != w.Lemma {
		*k = classed{true, w.Lemma, r.classesOf(id)}
	}
	return slices.Contains(k.classes, c)
}

// classesOf are the classes of a word's lemma, of that in lower case, and of its form in lower case.
func (r *reading) classesOf(id int) []nlp.Class {
	form, lemma, low := r.low[id].form, r.at(id).Lemma, r.low[id].lemma
	all := slices.Clip(r.lex.ClassesOf(low)) // the lexicon's own: appending copies it
	if form != low {
		all = append(all, r.lex.ClassesOf(form)...)
	}
	if lemma != low {
		all = append(all, r.lex.ClassesOf(lemma)...)
	}
	return all
}

// note is what a class notes about the word, and whether the word is in it.
func (r *reading) note(c nlp.Class, id int) (string, bool) {
	w := r.at(id)
	if w == nil {
		return "", false
	}
	for _, l := range [...]string{r.low[id].lemma, w.Lemma, r.low[id].form} {
		if r.lex.Has(c, l) {
			return r.lex.Note(c, l), true
		}
	}
	if role := r.low[id].role; role != "" && r.lex.Has(c, role) {
		return r.lex.Note(c, role), true
	}
	return "", false
}

// lemma is the word's lemma, its form in lower case if it has none.
func (r *reading) lemma(id int) string {
	w := r.at(id)
	if w == nil {
		return ""
	}
	if r.hyphenated(id) {
		return r.low[id].lemma
	}
	if w.Lemma == "" || w.Lemma == "_" {
		return strings.ToLower(w.Form)
	}
	return w.Lemma
}

// rel says whether the word hangs on its head by one of the relations.
func (r *reading) rel(id int, rels ...nlp.Deprel) bool {
	w := r.at(id)
	return w != nil && w.Deprel.In(rels...)
}

func (r *reading) head(id int) int {
	if w := r.at(id); w != nil && w.Head > 0 && w.Head <= len(r.s.Words) && w.Head != id {
		return w.Head
	}
	return 0
}

// child is the ID of the first dependent with one of the relations, or 0.
func (r *reading) child(id int, rels ...nlp.Deprel) int {
	if w := r.t.Child(id, rels...); w != nil {
		return w.ID
	}
	return 0
}

// phraseLemma is the lemma of a word with the words fixed to it: "auprès de", "according to".
func (r *reading) phraseLemma(id int) string {
	l := strings.ToLower(r.lemma(id))
	fixed := false
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Fixed) {
			if !fixed { // A fixed expression is known by its forms: "according to", "d'après".
				fixed = true
				l = normalForm(r.at(id).Form)
			}
			if !strings.HasSuffix(l, "'") {
				l += " "
			}
			l += strings.ToLower(r.lemma(c))
		}
	}
	return l
}

// normalForm undoes the capital of a sentence's first word and typographic apostrophes.
func normalForm(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}

// marks are the phrase lemmas of a word's dependents by a relation: its prepositions (Case) or conjunctions (Mark).
func (r *reading) marks(id int, rel nlp.Deprel) []string {
	var out []string
	for _, c := range r.t.Children(id) {
		if r.rel(c, rel) {
			out = append(out, r.phraseLemma(c))
		}
	}
	return out
}

// preposition is what governs a nominal: several joined by a space ("jusque à"), "" for none. The possessive 's is none.
func (r *reading) preposition(id int) string {
	var parts []string
	for _, c := range r.t.Children(id) {
		if r.rel(c, nlp.Case) && r.at(c).UPOS != nlp.PART {
			parts = append(parts, r.phraseLemma(c))
		}
	}
	return strings.Join(parts, " ")
}

// marked says whether one of a word's markers (case or mark) is in a class.
func (r *reading) marked(c nlp.Class, id int) bool {
	for _, rel := range [...]nlp.Deprel{nlp.Mark, nlp.Case} {
		for _, l := range r.marks(id, rel) {
			if r.lex.Has(c, l) {
				return true
			}
		}
		if r.lex.Has(c, strings.Join(r.marks(id, rel), " ")) {
			return true
		}
	}
	return false
}

// nominal says whether a word can head an argument.
func (r *reading) nominal(id int) bool {
	w := r.at(id)
	if w == nil {
		return false
	}
	switch w.UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.NUM, nlp.SYM, nlp.X:
		return true
	case nlp.ADJ: // "ce dernier", "les jeunes"
		if w.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Iobj, nlp.Obl, nlp.Nmod) && r.child(id, nlp.Det) != 0 {
			return true
		}
	}
	return r.names[id] >= 0
}

// verbal says whether a word heads a verbal clause.
func (r *reading) verbal(id int) bool {
	w := r.at(id)
	if w == nil {
		return false
	}
	switch w.UPOS {
	case nlp.VERB:
		return true
	case nlp.AUX:
		return !w.Deprel.In(nlp.Aux, nlp.Cop)
	}
	return false
}

// predicative says whether a word is the nominal predicate of a copula.
func (r *reading) predicative(id int) bool { return r.child(id, nlp.Cop) != 0 }

// participle says whether a word is a past participle without an auxiliary of its own.
func (r *reading) participle(id int) bool {
	w := r.at(id)
	return w != nil && w.Feats.Has("VerbForm", "Part") && !w.Feats.Has("Tense", "Pres") && r.child(id, nlp.Aux, nlp.Cop) == 0
}

// finite says whether a clause has a finite verb, its own auxiliaries counted.
func (r *reading) finite(id int) bool {
	switch w := r.at(id); {
	case w == nil:
		return false
	case w.Feats.Has("VerbForm", "Fin") || w.Feats.Get("Mood") != "":
		return true
	}
	for _, c := range r.t.Children(id) {
		if w := r.at(c); w.Deprel.In(nlp.Aux, nlp.Cop) && (w.Feats.Has("VerbForm", "Fin") || w.Feats.Get("Mood") != "") {
			return true
		}
	}
	return false
}

// conjuncts are a word and those coordinated with it, at most maxConjuncts, in sentence order.
func (r *reading) conjuncts(id int) []int {
	out := []int{id}
	for i := 0; i < len(out) && len(out) < maxConjuncts; i++ {
		for _, c := range r.t.Children(out[i]) {
			if r.rel(c, nlp.Conj) && len(out) < maxConjuncts {
				out = append(out, c)
			}
		}
	}
	return out
}

// maxConjuncts bounds the coordination that is distributed.
const maxConjuncts = 24

// name returns the name mention that a word is in, or nil.
func (r *reading) name(id int) *nlp.Mention {
	if id < 1 || id >= len(r.names) || r.names[id] < 0 {
		return nil
	}
	return &r.s.Mentions[r.names[id]]
}

// value returns the value mention that a word is in, or nil.
func (r *reading) value(id int) *nlp.Mention {
	if id < 1 || id >= len(r.values) || r.values[id] < 0 {
		return nil
	}
	return &r.s.Mentions[r.values[id]]
}

// nearer is the name right before the comma of a relative clause, if the noun that the parser chose is an indefinite one above that name: in "une
// filiale de Voltéa, qui possède …", Voltéa has it. Otherwise the noun.
func (r *reading) nearer(h, pronoun int) int {
	if r.name(h) != nil || !r.indefinite(h) || r.personal(h) || pronoun < 3 || r.at(pronoun-1).Form != "," {
		return h
	}
	m := r.name(pronoun - 2)
	if m == nil || m.First <= h || m.Type == nlp.Place {
		return h
	}
	return r.nameHead(m)
}

// person is the person that a noun phrase speaks of: the noun itself, or what it hangs on, since "A, director of B, whom …" is about A. The
// noun itself if there is none.
func (r *reading) person(id int) int {
	for n, up := 0, id; n < 5 && up != 0; n, up = n+1, r.head(up) {
		if m := r.name(up); m != nil && m.Type == nlp.Person || m == nil && r.at(up).UPOS == nlp.NOUN && r.personal(up) {
			return up
		}
		if !r.rel(up, nlp.Nmod, nlp.Appos, nlp.Conj, nlp.Compound) {
			break
		}
	}
	return id
}

// antecedent is what a relative pronoun stands for: the noun that its relative clause hangs on, or 0.
func (r *reading) antecedent(id int) int {
	if w := r.at(id); w == nil || !w.Feats.Has("PronType", "Rel") {
		return 0
	}
	for n, up := 0, id; n < maxClimb && up != 0; n, up = n+1, r.head(up) {
		if r.rel(up, nlp.AclRelcl) {
			h := r.head(up)
			if h > id {
				return 0
			}
			if r.is(PersonPronoun, id) {
				return r.person(h)
			}
			if r.is(ThingRelative, id) && r.personal(h) && r.rel(h, nlp.Nmod) && r.name(h) == nil {
				if up := r.head(h); r.at(up).UPOS == nlp.NOUN && !r.personal(up) {
					return up // "the records of customers, which were stolen"
				}
			}
			return r.nearer(h, id)
		}
	}
	// "A, whose chief executive, B, resigned": the parser may set the noun in apposition and hang the clause elsewhere.
	if m := r.name(id - 2); m != nil && r.rel(id, nlp.NmodPoss) && r.at(id-1).Form == "," {
		return r.nameHead(m)
	}
	return 0
}
