package extract

import (
	"cmp"
	"slices"
	"strings"

	"relata/nlp"
	"relata/schema"
)

// Statistical models have habits: an apposition hung on the last name before the comma instead of on the role that it fills, a
// detached role taken for a second subject, a title taken for a name. Mend puts right what the classes of the words involved rule out, so
// that neither rules nor package resolve need ask for every misreading.

// Mend returns a copy of a document with its trees and names mended: what Extract, OpenTuples and package resolve read. The document
// stays as it is. Mending a document that is mended already is not needed.
func (x *Extractor) Mend(doc *nlp.Document) *nlp.Document { return x.MendTraced(doc, nil) }

// Mended is a word that was put right.
type Mended struct {
	Mending string // the name of the construct; its examples are in docs/rules.md
	Word    int    // that it began with; others may have been put right with it
}

// MendTraced is Mend, and tells of each sentence with a tree, in order, as it is now and what was mended in it; tell may be nil.
func (x *Extractor) MendTraced(doc *nlp.Document, tell func(*nlp.Sentence, []Mended)) *nlp.Document {
	out := *doc
	out.Sentences = make([]*nlp.Sentence, len(doc.Sentences))
	alone := namesAlone(doc)
	for i, s := range doc.Sentences {
		out.Sentences[i] = s
		if len(s.Words) == 0 || !parsed(s) {
			continue
		}
		cut := *s
		cut.Words = slices.Clone(s.Words)
		cut.Mentions = x.mendNames(doc, s, alone)
		mended := newReading(x, doc, &cut, Options{}).mend()
		if !rooted(cut.Words) { // two mendings that do not go together
			cut.Words, mended = s.Words, nil
		}
		if tell != nil {
			tell(&cut, mended)
		}
		out.Sentences[i] = &cut
	}
	return &out
}

// mend puts the words of a sentence right, one after the other.
func (r *reading) mend() []Mended {
	var out []Mended
	for id := 1; id <= len(r.s.Words); id++ {
		list := mendings
		if closedClass(r.at(id).UPOS) {
			list = closedMendings
		}
		for _, m := range list {
			if m.apply(r, id) {
				out = append(out, Mended{m.name, id})
				break
			}
		}
	}
	return out
}

// rooted says whether every word hangs on the root.
func rooted(words []nlp.Word) bool {
	const open, done = 1, 2
	state := make([]byte, len(words))
	for i := range words {
		at := i
		for ; at >= 0 && at < len(words) && state[at] == 0; at = words[at].Head - 1 {
			state[at] = open
		}
		if at >= 0 && at < len(words) && state[at] == open {
			return false
		}
		for at = i; at >= 0 && at < len(words) && state[at] == open; at = words[at].Head - 1 {
			state[at] = done
		}
	}
	return true
}

// namesAlone are the types of the names of a document, by their words.
func namesAlone(doc *nlp.Document) map[string]nlp.MentionType {
	alone := map[string]nlp.MentionType{}
	for _, s := range doc.Sentences {
		for _, m := range s.Mentions {
			if m.Type.IsName() {
				alone[doc.Slice(m.Span)] = m.Type
			}
		}
	}
	return alone
}

// mendNames leaves out persons whose whole name is a role, cuts a verb before a name and a score behind it, and parts two names that a preposition joins, if the document has each of them alone:
// "Rossi leaves Voltar for Arbel".
func (x *Extractor) mendNames(doc *nlp.Document, s *nlp.Sentence, alone map[string]nlp.MentionType) []nlp.Mention {
	out := make([]nlp.Mention, 0, len(s.Mentions))
	for _, m := range s.Mentions {
		if m.Type == nlp.Person && x.roleOnly(s, &m) {
			continue
		}
		for w := s.Word(m.First); m.Type.IsName() && m.First < m.Last && w.UPOS == nlp.VERB && !capitalised(w.Form) && capitalised(s.Word(m.First+1).Form); w = s.Word(m.First) {
			m.First++ // "would sue Voltéa"
			m.Span = s.WordSpan(m.First, m.Last)
		}
		if w, d := s.Word(m.First), s.Word(m.First-1); m.Type == nlp.Organization && m.First == m.Last-1 && d != nil && d.UPOS == nlp.DET && x.lang.Lexicon.Has(Inhabitant, w.Form) && s.Word(m.Last).Head == w.ID {
			m.First++ // "le Bordelais Voltéa"
			m.Span = s.WordSpan(m.First, m.Last)
		}
		for m.Type.IsName() && m.First < m.Last && isScore(s, &m) {
			m.Last-- // "beat Voltéa 2-1"
			m.Span = s.WordSpan(m.First, m.Last)
		}
		if last := endOfGenitive(s, &m); m.Type.IsName() && last != m.Last {
			m.Last = last
			m.Span = s.WordSpan(m.First, m.Last)
		}
		if m.Type.IsName() && m.First == m.Last && x.lang.Lexicon.Has(Calendar, strings.ToLower(s.Word(m.First).Form)) && m.First == 2 && s.Word(1).UPOS == nlp.ADP {
			continue // "In May Norsel's chief executive resigned"
		}
		if next := s.Word(m.Last + 1); m.Type.IsName() && next != nil && x.lang.Lexicon.Has(CourtRank, strings.ToLower(s.Word(m.Last).Form)) && x.lang.Lexicon.Note(TypeNoun, strings.ToLower(next.Form)) == string(nlp.Person) {
			if m.First == m.Last {
				continue // "Circuit Judge Ada Reed"
			}
			m.Last-- // "U.S. District Judge Ada Reed"
			m.Span = s.WordSpan(m.First, m.Last)
			m.Type = cmp.Or(alone[doc.Slice(m.Span)], x.bodyOfOffice(doc.Slice(m.Span)))
		}
		if x.endsInOffice(s, &m) {
			m.Last-- // "US Secretary of State"
			m.Span = s.WordSpan(m.First, m.Last)
			m.Type = cmp.Or(alone[doc.Slice(m.Span)], x.bodyOfOffice(doc.Slice(m.Span)))
		}
		if first := x.behindRole(s, &m); first > m.First {
			m.First = first
			m.Span = s.WordSpan(m.First, m.Last)
		}
		if m.Type.IsName() {
			for id := m.First + 1; id < m.Last; id++ {
				w := s.Word(id)
				of := x.lang.Lexicon.Has(OfMark, w.Lemma)
				if w.UPOS != nlp.ADP || of && m.Type != nlp.Person || x.lang.Lexicon.Has(PlaceMark, w.Lemma) {
					continue // "Institut Pasteur de Dakar"
				}
				left, right := m, m
				left.Last, right.First = id-1, id+1
				left.Span, right.Span = s.WordSpan(left.First, left.Last), s.WordSpan(right.First, right.Last)
				a, named := alone[doc.Slice(left.Span)]
				b, both := alone[doc.Slice(right.Span)]
				if of && (!both || a != nlp.Person || b != nlp.Organization) { // "Voltéa débauche Paul Roy de Norsel"
					continue
				}
				if named && (both || !slices.ContainsFunc(s.Words[right.First-1:right.Last], func(w nlp.Word) bool { return w.UPOS == nlp.DET }) && a != nlp.Work && a != nlp.Product) { // "left Voltar for Arbel Sciences"
					left.Type, right.Type = a, cmp.Or(b, m.Type)
					out = append(out, left)
					m = right
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// endOfGenitive is the last word of a name with a genitive's mark, or with one behind it: the mark belongs to the name where nothing stands behind that is
// somebody's, "*Sotheby's* sold it", and else it does not, "*Tom Day*'s house".
func endOfGenitive(s *nlp.Sentence, m *nlp.Mention) int {
	mark := s.Word(m.Last)
	if mark.UPOS != nlp.PART || m.First == m.Last {
		mark = s.Word(m.Last + 1)
	}
	if mark == nil || mark.UPOS != nlp.PART || mark.Deprel.Base() != nlp.Case || mark.Head < m.First || mark.Head >= mark.ID {
		return m.Last
	}
	if s.Word(mark.Head).Deprel.In(nlp.Nsubj, nlp.NsubjPass, nlp.Obj, nlp.Obl) {
		return mark.ID
	}
	return mark.ID - 1
}

// endsInOffice says whether a name ends with an office that what follows completes: "US Secretary", of State; "California Attorney", General; "UN Secretary", -General.
func (x *Extractor) endsInOffice(s *nlp.Sentence, m *nlp.Mention) bool {
	next := s.Word(m.Last + 1)
	if !m.Type.IsName() || m.Last == m.First || next == nil || !x.isRole(strings.ToLower(s.Word(m.Last).Form)) {
		return false
	}
	if next.Form == "-" && m.Last+2 <= len(s.Words) {
		next = s.Word(m.Last + 2)
	}
	return m.Last == m.First+1 && x.lang.Lexicon.Has(OfMark, next.Lemma) || x.lang.Lexicon.Has(PostTitle, strings.ToLower(next.Form))
}

// bodyOfOffice is the type of a name that an office is of: a place, unless it is an acronym and no country, as in "UN Secretary-General".
func (x *Extractor) bodyOfOffice(name string) nlp.MentionType {
	if allCapitals(name) && !x.country(name) {
		return nlp.Organization
	}
	return nlp.Place
}

// allCapitals says whether a form is written as acronyms are.
func allCapitals(form string) bool { return len(form) > 1 && strings.ToUpper(form) == form }

// isScore says whether the last word of a name is a score, or a part of one: two goals that a dash joins.
func isScore(s *nlp.Sentence, m *nlp.Mention) bool {
	dash := func(w *nlp.Word) bool { return w != nil && (w.Form == "-" || w.Form == "–") }
	form := s.Word(m.Last).Form
	if home, away, ok := strings.Cut(strings.ReplaceAll(form, "–", "-"), "-"); ok && goals(home) && goals(away) {
		return true
	}
	w, next := s.Word(m.Last+1), s.Word(m.Last+2)
	switch {
	case goals(form) && dash(w):
		return next != nil && goals(next.Form)
	case dash(s.Word(m.Last)):
		return w != nil && goals(w.Form) && goals(s.Word(m.Last-1).Form)
	case goals(form) && m.Last-m.First > 1 && dash(s.Word(m.Last-1)):
		return goals(s.Word(m.Last - 2).Form)
	}
	return false
}

// goals says whether a form is a number of one or two digits: "Boeing 737-800" ends with none.
func goals(form string) bool {
	return form != "" && len(form) <= 2 && strings.Trim(form, "0123456789") == ""
}

// behindRole is where the name begins in a mention that begins with the capital of its sentence: "Filiale de Voltar, Norsel …" names no Filiale.
func (x *Extractor) behindRole(s *nlp.Sentence, m *nlp.Mention) int {
	w, of, next := s.Word(m.First), s.Word(m.First+1), s.Word(m.First+2)
	if m.First != 1 || m.Last < 3 || w.UPOS != nlp.NOUN || w.Deprel.In(nlp.Nsubj, nlp.Root) || of.UPOS != nlp.ADP || !x.lang.Lexicon.Has(OfMark, of.Lemma) || next.UPOS != nlp.PROPN {
		return m.First
	}
	if after := s.Word(m.Last + 1); after == nil || after.Form != "," {
		return m.First
	}
	if x.relational(strings.ToLower(w.Lemma)) {
		return next.ID
	}
	return m.First
}

// roleOnly says whether all words of a name are a role: "Vice President", "Speaker".
func (x *Extractor) roleOnly(s *nlp.Sentence, m *nlp.Mention) bool {
	whole := make([]string, 0, 3)
	for id := m.First; id <= m.Last && id <= len(s.Words); id++ {
		whole = append(whole, strings.ToLower(s.Word(id).Form))
	}
	return x.isRole(strings.Join(whole, " "))
}

// isRole says whether a noun is a role that somebody has in something, by some wording.
func (x *Extractor) isRole(noun string) bool {
	return slices.ContainsFunc(x.wordings.Of(noun), func(w schema.Wording) bool { return w.RoleName })
}

// roleWordings are the wordings of a noun for which it is a role that somebody has in something.
func (x *Extractor) roleWordings(noun string) []schema.Wording {
	var out []schema.Wording
	for _, w := range x.wordings.Of(noun) {
		if w.RoleName {
			out = append(out, w)
		}
	}
	return out
}

// A mending is a construct that the parser misreads. It puts one word of it right, and says whether there was anything to do.
type mending struct {
	name  string
	apply func(r *reading, id int) bool
}

// closedClass says whether words of a tag only mark what others do.
func closedClass(u nlp.UPOS) bool {
	switch u {
	case nlp.DET, nlp.ADP, nlp.AUX, nlp.CCONJ, nlp.SCONJ, nlp.PART, nlp.PUNCT:
		return true
	}
	return false
}

// closedMendings are tried on each word of a closed class in this order; the first that applies is the only one.
var closedMendings = []mending{
	{"paid-for", (*reading).mendPaidFor},
	{"stray-mark", hang((*reading).strayMark, "")},
	{"open-preposition", hang((*reading).openPreposition, nlp.Case)},
}

// mendings are tried on each other word in this order; the first that applies is the only one.
var mendings = []mending{
	{"root-name", (*reading).mendRootName},
	{"short-title", (*reading).mendShortTitle},
	{"office-before", (*reading).mendOfficeBefore},
	{"post-title", (*reading).mendPostTitle},
	{"alleged", (*reading).mendAlleged},
	{"infinitive", (*reading).mendInfinitive},
	{"title-adjective", (*reading).mendTitleAdjective},
	{"role-noun", (*reading).mendRoleNoun},
	{"role-verb", (*reading).mendRoleVerb},
	{"pronoun-title", (*reading).mendPronounTitle},
	{"companion-name", (*reading).mendCompanionName},
	{"one-of", (*reading).mendOneOf},
	{"headed", (*reading).mendHeaded},
	{"among", (*reading).mendAmong},
	{"whose", (*reading).mendWhose},
	{"elected", (*reading).mendElected},
	{"none-other", (*reading).mendNoneOther},
	{"subject-behind-list", hang((*reading).subjectBehindList, nlp.Nsubj)},
	{"dont", (*reading).mendDont},
	{"opened-subject", hang((*reading).openedSubject, nlp.Nsubj)},
	{"agents-name", hang((*reading).agentsName, nlp.Appos)},
	{"far-object", hang((*reading).farObject, nlp.Obj)},
	{"quoted-predicate", hang((*reading).quotedPredicate, nlp.Xcomp)},
	{"active-subject", name((*reading).activeSubject, nlp.Nsubj)},
	{"outgoing", (*reading).mendOutgoing},
	{"acronym-of-body", hang((*reading).acronymOfBody, nlp.Appos)},
	{"beside-noun", hang((*reading).besideNoun, nlp.Appos)},
	{"beside-title", hang((*reading).besideTitle, nlp.Appos)},
	{"beside-adjective", hang((*reading).besideAdjective, nlp.Appos)},
	{"body-of-titled", hang((*reading).bodyOfTitled, nlp.Nmod)},
	{"classed-name", hang((*reading).classedName, nlp.Appos)},
	{"placed-noun", hang((*reading).placedNoun, nlp.Appos)},
	{"object-behind-name", hang((*reading).objectBehindName, nlp.Obj)},
	{"role-of-body", hang((*reading).roleOfBody, nlp.Appos)},
	{"close-role", hang((*reading).closeRole, nlp.Nmod)},
	{"agent-of-passive", hang((*reading).agentOfPassive, nlp.OblAgent)},
	{"agent-of-noun", (*reading).mendAgentOfNoun},
	{"complement-of-object", hang((*reading).complementOfObject, nlp.Nmod)},
	{"charge-behind-name", hang((*reading).chargeBehindName, nlp.Obl)},
	{"predicate-of-copula", hang((*reading).predicateOfCopula, "")},
	{"aged-object", name((*reading).agedObject, nlp.Obj)},
	{"negated-infinitive", hang((*reading).negatedInfinitive, "")},
	{"predicate-complement", hang((*reading).predicateComplement, "")},
	{"verb", (*reading).mendVerb},
	{"companion", (*reading).mendCompanion},
	{"preposition", (*reading).mendPreposition},
	{"adverb", (*reading).mendAdverb},
	{"series-subject", name((*reading).seriesSubject, nlp.Nsubj)},
	{"right-antecedent", hang((*reading).rightAntecedent, nlp.AclRelcl)},
	{"last-antecedent", hang((*reading).lastAntecedent, nlp.AclRelcl)},
	{"second-role", hang((*reading).secondRole, nlp.Conj)},
	{"round-of", hang((*reading).roundOf, nlp.Nmod)},
	{"possessed-noun", hang((*reading).possessedNoun, nlp.NmodPoss)},
	{"behind-acronym", hang((*reading).behindAcronym, nlp.Nmod)},
	{"behind-name", hang((*reading).behindName, nlp.Nmod)},
	{"neither-object", name((*reading).neitherObject, nlp.Obj)},
	{"compound-subject", name((*reading).compoundSubject, nlp.Nsubj)},
	{"gap", (*reading).mendGap},
	{"subject-behind-pronoun", hang((*reading).subjectBehindPronoun, nlp.Nsubj)},
	{"pronoun-of-verb", hang((*reading).pronounOfVerb, nlp.OblArg)},
	{"subject-behind-verb", name((*reading).subjectBehindVerb, nlp.Nsubj)},
	{"object-pronoun", name((*reading).objectPronoun, nlp.Obj)},
	{"named-antecedent", hang((*reading).namedAntecedent, nlp.Appos)},
	{"office-title", (*reading).mendOfficeTitle},
	{"capital-title", (*reading).mendCapitalTitle},
	{"title-behind", (*reading).mendTitleBehind},
	{"apposition-head", hang((*reading).appositionHead, nlp.Appos)},
	{"content-of-noun", hang((*reading).contentOfNoun, nlp.Acl)},
	{"infinitive-of-noun", hang((*reading).infinitiveOfNoun, nlp.Acl)},
	{"before", (*reading).mendBefore},
	{"fronted", (*reading).mendFronted},
	{"date-of-saying", hang((*reading).dateOfSaying, nlp.Obl)},
	{"inserted", (*reading).mendInserted},
	{"inserted-speech", (*reading).mendInsertedSpeech},
	{"inverted", (*reading).mendInverted},
	{"tellers", (*reading).mendTellers},
	{"headline-passive", (*reading).mendHeadlinePassive},
	{"after-auxiliary", (*reading).mendAfterAux},
	{"reported-relative", (*reading).mendReportedRelative},
	{"plans", (*reading).mendPlans},
	{"finite-conjunct", hang((*reading).finiteConjunct, nlp.Conj)},
	{"sayers-deed", hang((*reading).sayersDeed, nlp.Conj)},
	{"month", (*reading).mendMonth},
	{"likewise", (*reading).mendLikewise},
	{"listed-noun", hang((*reading).listedNoun, nlp.Conj)},
	{"role-given", name((*reading).roleGiven, nlp.Xcomp)},
	{"reckoned", name((*reading).reckoned, nlp.Appos)},
	{"date-object", name((*reading).dateObject, nlp.Obl)},
	{"date-of-verb", hang((*reading).dateOfVerb, nlp.Obl)},
	{"agent-of-event", hang((*reading).agentOfEvent, nlp.Nmod)},
	{"date-under-sum", hang((*reading).dateUnderSum, nlp.Obl)},
	{"behind-worth", hang((*reading).behindWorth, nlp.Nmod)},
	{"body-of-relative", hang((*reading).bodyOfRelative, nlp.AclRelcl)},
	{"said-in", (*reading).mendSaidIn},
	{"site-of-relative", hang((*reading).siteOfRelative, nlp.AclRelcl)},
	{"second-subject", name((*reading).secondSubject, nlp.Obj)},
	{"finder-of-dead", hang((*reading).finderOfDead, nlp.OblAgent)},
	{"one-of-several", hang((*reading).oneOfSeveral, nlp.Appos)},
	{"aged-noun", hang((*reading).agedNoun, nlp.Nmod)},
	{"in-brackets", hang((*reading).inBrackets, nlp.Appos)},
	{"stray-clause", hang((*reading).strayClause, nlp.Advcl)},
	{"blamed", hang((*reading).blamed, nlp.Advcl)},
	{"open-preposition", hang((*reading).openPreposition, nlp.Case)},
	{"aged-role", hang((*reading).agedRole, nlp.Appos)},
	{"elaborated", hang((*reading).elaborated, nlp.Appos)},
	{"roles-name", hang((*reading).rolesName, nlp.Appos)},
	{"nearest-role", hang((*reading).nearestRole, "")},
	{"own-noun", hang((*reading).ownNoun, nlp.Appos)},
	{"nearest-name", hang((*reading).nearestName, "")},
	{"stray-date", hang((*reading).strayDate, nlp.OblArg)},
	{"object-name", name((*reading).objectName, nlp.Obj)},
	{"stray-buyer", hang((*reading).strayBuyer, nlp.Obl)},
	{"met-behind-place", hang((*reading).metBehindPlace, nlp.Obj)},
	{"stray-receiver", hang((*reading).strayReceiver, nlp.OblArg)},
	{"taker-of-noun", hang((*reading).takerOfNoun, nlp.Nmod)},
	{"questioned", hang((*reading).questioned, nlp.Nsubj)},
	{"listed-among", hang((*reading).listedAmong, nlp.Obj)},
	{"timed", (*reading).mendTimed},
	{"national-name", hang((*reading).nationalName, nlp.Appos)},
	{"holder-name", hang((*reading).holderName, nlp.Appos)},
	{"apposition", (*reading).mendApposition},
	{"sum", (*reading).mendSum},
	{"demonym", (*reading).mendDemonym},
	{"dateline", (*reading).mendDateline},
	{"lone-subject", name((*reading).loneSubject, nlp.Nsubj)},
	{"stranded-subject", hang((*reading).strandedSubject, "")},
	{"stacked-participle", hang((*reading).stackedParticiple, nlp.Conj)},
	{"stray-participle", hang((*reading).strayParticiple, nlp.Acl)},
	{"agreeing", hang((*reading).agreeing, nlp.Acl)},
	{"group-led", hang((*reading).groupLed, nlp.Acl)},
	{"stray-relative", hang((*reading).strayRelative, nlp.AclRelcl)},
	{"contact-relative", hang((*reading).contactRelative, nlp.AclRelcl)},
	{"while", (*reading).mendWhile},
	{"rival", (*reading).mendRival},
	{"title", (*reading).mendTitle},
	{"listed", (*reading).mendListed},
	{"named", (*reading).mendNamed},
	{"compounded", name((*reading).compounded, nlp.Compound)},
	{"hyphen-part", name((*reading).hyphenPart, nlp.Flat)},
	{"double-subject", name((*reading).doubleSubject, nlp.Dislocated)},
}

// hang gives a word the head that find tells, unless that is 0, and a relation to it, unless that is "".
func hang(find func(*reading, int) int, rel nlp.Deprel) func(*reading, int) bool {
	return func(r *reading, id int) bool {
		head := find(r, id)
		if head == 0 {
			return false
		}
		w := r.at(id)
		w.Head, w.Deprel = head, cmp.Or(rel, w.Deprel)
		return true
	}
}

// name gives a word a relation to the head that it has.
func name(applies func(*reading, int) bool, rel nlp.Deprel) func(*reading, int) bool {
	return func(r *reading, id int) bool {
		if !applies(r, id) {
			return false
		}
		r.at(id).Deprel = rel
		return true
	}
}

func (r *reading) mendApposition(id int) bool {
	h := r.strayApposition(id)
	if h == 0 {
		return false
	}
	if head := r.at(h); head.Deprel.In(nlp.Vocative, nlp.Dislocated, nlp.Discourse) {
		head.Deprel = nlp.Nsubj
	}
	w := r.at(id)
	w.Head, w.Deprel = h, nlp.Appos
	return true
}

func (r *reading) mendSum(id int) bool {
	v := r.sumAsObject(id)
	if v == 0 {
		return false
	}
	w := r.at(id)
	r.at(w.Head).Deprel = nlp.Obl
	w.Head, w.Deprel = v, nlp.Obj
	return true
}

// mendInfinitive makes an infinitive of a verb behind its mark that the tagger took for a participle of another one: "left to *found* Voltea".
func (r *reading) mendInfinitive(id int) bool {
	w, mark := r.at(id), r.at(id-1)
	if w.UPOS != nlp.VERB || mark == nil || mark.UPOS != nlp.PART || mark.Head != id || !mark.Deprel.In(nlp.Mark) || !w.Feats.Has("VerbForm", "Part") || w.Lemma == r.low[id].form || len(r.word.Of(r.low[id].form)) == 0 {
		return false
	}
	w.Lemma, w.Feats = r.low[id].form, "VerbForm=Inf"
	return true
}

// mendTitleAdjective makes a role of two words before a name of two adjectives that the tagger took them for: "chief executive Ada Reed".
func (r *reading) mendTitleAdjective(id int) bool {
	w, first, h := r.at(id), r.at(id-1), r.head(id)
	m := r.name(h)
	if w.UPOS != nlp.ADJ || first == nil || first.UPOS != nlp.ADJ || m == nil || m.Type != nlp.Person || m.First != id+1 || !r.rel(id, nlp.Amod) || first.Head != h && first.Head != id {
		return false
	}
	if !slices.ContainsFunc(r.word.Of(r.low[id].form), func(wd schema.Wording) bool {
		return wd.Class == nounClass && wd.RoleName && wd.With == r.low[id-1].form
	}) {
		return false
	}
	w.UPOS, w.Lemma, w.Feats, w.Deprel = nlp.NOUN, r.low[id].form, "Number=Sing", "nmod:desc"
	first.Head = id
	r.t = nlp.NewTree(r.s)
	return true
}

// mendRoleNoun makes the noun of a role its head, where the parser took the adjective behind it for that: "Paul Roy, secretary general of B".
func (r *reading) mendRoleNoun(id int) bool {
	w, n := r.at(id), r.at(id-1)
	if n == nil || w.UPOS != nlp.ADJ && w.UPOS != nlp.NOUN || n.UPOS != nlp.NOUN || n.Head != id || !n.Deprel.In(nlp.Compound) || !slices.ContainsFunc(r.x.roleWordings(r.low[id-1].form), func(wd schema.Wording) bool { return wd.With == r.low[id].form }) {
		return false
	}
	for _, c := range r.t.Children(id) {
		r.at(c).Head = id - 1
	}
	n.Head, n.Deprel = w.Head, w.Deprel
	w.Head, w.Deprel, w.UPOS = id-1, nlp.Amod, nlp.ADJ
	r.t = nlp.NewTree(r.s)
	return true
}

// mendRoleVerb makes a role of one whose first word the parser took for a verb with the noun as its object: "appointed A as managing director".
func (r *reading) mendRoleVerb(id int) bool {
	w, v := r.at(id), r.at(id-1)
	if v == nil || w.UPOS != nlp.NOUN || v.UPOS != nlp.VERB || w.Head != id-1 || !w.Deprel.In(nlp.Obj) || !r.rel(id-1, nlp.Advcl, nlp.Acl, nlp.Xcomp, nlp.Appos, nlp.Conj) ||
		!slices.ContainsFunc(r.x.roleWordings(r.low[id].form), func(wd schema.Wording) bool { return wd.With == r.low[id-1].form }) {
		return false
	}
	for _, c := range r.t.Children(id - 1) {
		if o := r.at(c); c != id {
			if o.Head = id; o.Deprel.In(nlp.Mark) {
				o.Deprel, o.UPOS = nlp.Case, nlp.ADP
			}
		}
	}
	rel := v.Deprel
	if v.Deprel.In(nlp.Advcl, nlp.Acl, nlp.Xcomp) {
		rel = nlp.Obl
	}
	w.Head, w.Deprel = v.Head, rel
	v.Head, v.Deprel, v.UPOS = id, nlp.Amod, nlp.ADJ
	r.t = nlp.NewTree(r.s)
	return true
}

// mendDemonym makes an adjective of what tells where something is from, which the tagger took for a name: "le club savoyard".
func (r *reading) mendDemonym(id int) bool {
	w, noun := r.at(id), r.at(id-1)
	if noun == nil || noun.UPOS != nlp.NOUN || w.Head != noun.ID || w.UPOS != nlp.PROPN && w.UPOS != nlp.NOUN || capitalised(w.Form) || !w.Deprel.In(nlp.Appos, nlp.Nmod, nlp.Flat) || r.preposition(id) != "" || !r.is(Demonym, id) {
		return false
	}
	w.UPOS, w.Deprel = nlp.ADJ, nlp.Amod
	return true
}

func (r *reading) mendDateline(id int) bool {
	n := r.dateline(id)
	if n == 0 {
		return false
	}
	w, subject := r.at(id), r.at(n)
	w.Deprel = nlp.Dislocated
	subject.Head, subject.Deprel = w.Head, nlp.Nsubj
	return true
}

// mendListed gives a title in a list the name that follows it: "the actor Paul Roy, Voltéa founder Ada Roy and …" are two people.
func (r *reading) mendListed(id int) bool {
	m := r.name(id + 1)
	h := r.head(id)
	if m == nil || m.First != id+1 || m.Type != nlp.Person || h == 0 || h > id || !r.rel(id, nlp.Appos) || r.at(id).UPOS != nlp.NOUN || !r.personal(id) {
		return false
	}
	o, n := r.name(h), r.nameHead(m)
	if o == nil || o.Type != nlp.Person || r.head(n) != h && r.head(n) != id || !r.rel(n, nlp.Flat, nlp.Appos, nlp.Conj) {
		return false
	}
	w, named := r.at(id), r.at(n)
	named.Head, named.Deprel = h, nlp.Conj
	w.Head, w.Deprel = n, "nmod:desc"
	return true
}

// mendNamed parts a role from the person before it whom a verb names to it: "has named Paul Roy chief executive", "a nommé Paul Roy directeur".
func (r *reading) mendNamed(id int) bool {
	v := r.head(id)
	if m := r.name(v); m != nil && m.Type == nlp.Person && m.Last == id-1 && r.rel(v, nlp.Obj) && r.rel(id, nlp.Appos, nlp.Nmod, nlp.Amod, nlp.Flat) && r.bareRole(id) && r.is(Naming, r.head(v)) {
		w := r.at(id)
		w.Head, w.Deprel = r.head(v), nlp.Xcomp
		return true
	}
	if !r.rel(id, nlp.Obj) || v == 0 || v > id || !r.is(Naming, v) || r.name(id) != nil || r.at(id).UPOS != nlp.NOUN || r.child(id, nlp.Det, nlp.NmodPoss) != 0 || !r.relational(id) || !r.personal(id) {
		return false
	}
	for _, c := range r.t.Children(id) {
		m := r.name(c)
		if m == nil || m.Type != nlp.Person || m.Last > id || !r.rel(c, nlp.Compound, nlp.Nmod, nlp.Amod) || r.nameHead(m) != c {
			continue
		}
		if first, _ := r.t.Extent(id); m.First != first || r.preposition(c) != "" {
			return false
		}
		person, role := r.at(c), r.at(id)
		person.Head, person.Deprel = v, nlp.Obj
		role.Deprel = nlp.Xcomp
		return true
	}
	return false
}

// agreeing is the noun that a participle belongs to, where the parser hung it on a noun with which it does not agree, below that one: "la réforme du code
// présentée par A". 0 if the tree may stay.
func (r *reading) agreeing(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Acl, nlp.Amod) || !r.participle(id) || h == 0 || h > id || r.name(h) != nil || r.agrees(id, h) {
		return 0
	}
	for n, up := 0, h; n < 4 && r.rel(up, nlp.Nmod); n++ {
		up = r.head(up)
		if up == 0 || r.at(up).UPOS != nlp.NOUN {
			return 0
		}
		if r.agrees(id, up) {
			return up
		}
	}
	return 0
}

// groupLed is the noun for a body that a participle of who leads, founded or owns it belongs to, where the parser hung it on those whom the body is made of: "a
// co-operative of readers *led* by A"; 0 if the tree may stay.
func (r *reading) groupLed(id int) int {
	h := r.head(id)
	up := r.head(h)
	if !r.rel(id, nlp.Acl) || !r.participle(id) || up == 0 || !r.rel(h, nlp.Nmod) || !r.lex.Has(OfMark, r.preposition(h)) || !r.noted(up, nlp.Organization) {
		return 0
	}
	if r.name(h) != nil || !r.personal(h) || !r.at(h).Feats.Has("Number", "Plur") || r.child(h, nlp.Det) != 0 || !r.agrees(id, up) || !r.tells(id, leadsBody, founded, owns) {
		return 0
	}
	return up
}

// agrees says whether two words do not differ in a gender or number that both show.
func (r *reading) agrees(a, b int) bool {
	for _, f := range [...]string{"Gender", "Number"} {
		if x, y := r.at(a).Feats.Get(f), r.at(b).Feats.Get(f); x != "" && y != "" && x != y {
			return false
		}
	}
	return true
}

// appositionHead is the role noun that a person's name behind a comma belongs to, where the parser hung the name elsewhere: "le président du
// mouvement, Paul Roy" is no movement. Words between the noun and the comma must belong to one noun phrase. 0 if the tree may stay.
func (r *reading) appositionHead(id int) int {
	m := r.name(id)
	if m != nil && r.rel(id, nlp.Appos) && m.Type != nlp.Person {
		return r.classHead(id, m)
	}
	if m == nil || !r.named(m, id) || m.Type != nlp.Person && m.Type != nlp.Other || r.preposition(id) != "" ||
		!r.rel(id, nlp.Appos, nlp.Conj, nlp.Nmod, nlp.Parataxis, nlp.Flat, nlp.Dep, nlp.Dislocated, nlp.Vocative, nlp.Obj, nlp.List) {
		return 0
	}
	h := r.head(id)
	if m.First < 3 || r.at(m.First-1).Form != "," || h == 0 || h > id || r.child(id, nlp.Cc) != 0 {
		return 0
	}
	if n := r.nearRole(m, h); n != 0 {
		return n
	}
	if h == m.First-2 && r.rel(id, nlp.Conj) && r.listsRoles(h, m) {
		return h
	}
	if o := r.name(h); o != nil && o.Type == nlp.Person || o == nil && r.at(h).UPOS == nlp.NOUN && r.personal(h) {
		return 0
	}
	if r.rel(id, nlp.Obj, nlp.Conj) && !r.verbal(h) && r.rel(id, nlp.Obj) {
		return 0
	}
	for n := m.First - 2; n > 0 && n > m.First-14; n-- {
		w := r.at(n)
		if r.name(n) == nil && w.UPOS == nlp.NOUN && r.relational(n) && r.personal(n) {
			if r.attachedName(n) != 0 || r.indefinite(n) || r.apposedName(n) != 0 {
				return 0
			}
			return n
		}
		switch w.UPOS {
		case nlp.ADP, nlp.DET, nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM, nlp.X, nlp.PART:
		default:
			if r.name(n) == nil {
				return 0
			}
		}
	}
	return 0
}

// listsRoles says whether a name between commas says who a definite role before it is, since another role with a determiner of its own follows: "A's president, B, and his
// counterpart, C, met".
func (r *reading) listsRoles(h int, m *nlp.Mention) bool {
	if r.name(h) != nil || r.at(h).UPOS != nlp.NOUN || r.at(h).Feats.Has("Number", "Plur") || !r.relational(h) || !r.personal(h) || r.indefinite(h) || r.apposedName(h) != 0 {
		return false
	}
	if w := r.at(m.Last + 1); w == nil || w.Form != "," {
		return false
	}
	for _, c := range r.t.Children(h) {
		if c > m.Last && r.rel(c, nlp.Conj) && r.name(c) == nil && (r.personal(c) || r.apposedName(c) != 0) && (r.possessed(c) || r.child(c, nlp.Det) != 0) {
			return true
		}
	}
	return false
}

// nearRole is a role in coordination right before the comma of a name, while the parser hung the name on the first of the coordinated: "A
// et son épouse, B"; "le fondateur de C, A, et la directrice de D, B"; or 0.
func (r *reading) nearRole(m *nlp.Mention, h int) int {
	for n := m.First - 2; n > h && n > m.First-8; n-- {
		w := r.at(n)
		if r.name(n) == nil && w.UPOS == nlp.NOUN && r.relational(n) && r.personal(n) {
			if r.rel(n, nlp.Conj) && r.bareRole(n) && r.head(n) == h && r.possessed(h) {
				return 0 // "A's founder and chairman, B" is one person
			}
			if r.rel(n, nlp.Conj, nlp.Nsubj, nlp.Obj) && r.attachedName(n) == 0 && r.apposedName(n) == 0 {
				return n
			}
			return 0
		}
		if w.UPOS == nlp.PUNCT || w.UPOS == nlp.VERB || w.UPOS == nlp.CCONJ {
			return 0
		}
	}
	return 0
}

// classHead is the common noun whose kind a name behind a comma is of, where the parser hung the name on a person within its phrase: "une
// entreprise de Paul Roy, Voltéa"; 0 if the tree may stay.
func (r *reading) classHead(id int, m *nlp.Mention) int {
	h := r.head(id)
	o := r.name(h)
	if o == nil || o.Type != nlp.Person || m.First < 3 || r.at(m.First-1).Form != "," || r.nameHead(m) != id {
		return 0
	}
	n := r.head(h)
	if !r.rel(h, nlp.Nmod) || n == 0 || r.name(n) != nil || r.at(n).UPOS != nlp.NOUN || r.personal(n) {
		return 0
	}
	if t, ok := r.note(TypeNoun, n); !ok || m.Type != nlp.Other && t != string(m.Type) {
		return 0
	}
	return n
}

// apposedName is a person's name that the parser set in apposition to a noun, or 0.
func (r *reading) apposedName(n int) int {
	for _, c := range r.t.Children(n) {
		if m := r.name(c); m != nil && r.rel(c, nlp.Appos) && m.Type == nlp.Person {
			return c
		}
	}
	return 0
}

// personal says whether a noun describes a person.
func (r *reading) personal(id int) bool {
	if t, ok := r.note(TypeNoun, id); ok {
		return t == string(nlp.Person)
	}
	return r.nounType(id) == string(nlp.Person)
}

// strayDate is the verb that a phrase behind a date belongs to, where the parser hung it on the date: "a démissionné mardi de A"; 0 if the
// tree may stay.
func (r *reading) strayDate(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Nmod) || h == 0 || h > id || r.preposition(id) == "" {
		return 0
	}
	v := r.value(h)
	if v == nil || v.Type != nlp.Date || id <= v.Last {
		return 0
	}
	if up := r.head(h); r.verbal(up) && r.rel(h, nlp.Obl) {
		return up
	}
	return 0
}

// strayBuyer is the verb whose complement a name is, where the parser hung it on a share that has an owner: "sells his stake to A". 0 if the tree may stay.
func (r *reading) strayBuyer(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Nmod) || r.name(id) == nil || h == 0 || h > id || !r.is(PartNoun, h) || !r.rel(h, nlp.Obj) || !r.possessed(h) || !r.lex.Has(DativeMark, r.preposition(id)) {
		return 0
	}
	if v := r.head(h); r.verbal(v) {
		return v
	}
	return 0
}

// objectName says whether a name is an object that the parser took for a predicate: "ne dirige plus A".
func (r *reading) objectName(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Xcomp) || id < v || r.at(id).UPOS != nlp.PROPN || r.preposition(id) != "" || r.predicative(id) || !r.verbal(v) || r.child(v, nlp.Obj) != 0 || r.passive(v) {
		return false
	}
	return !r.is(Copular, v) && !r.is(Naming, v) && !r.is(Describing, v) && !r.is(Calling, v)
}

// strayReceiver is the verb of giving whose receiver a name is, where the parser hung it on what is given or on the sum: "fournit des pièces à A", "a été cédé pour 4
// millions à l'industriel A". 0 if the tree may stay, as for a noun that has such a complement itself: "l'offre à A".
func (r *reading) strayReceiver(id int) int {
	h := r.head(id)
	m := r.nominalName(id)
	if !r.rel(id, nlp.Nmod) || m == nil || m.Type == nlp.Place || h == 0 || h > id || r.name(h) != nil || r.at(h).UPOS != nlp.NOUN || !r.lex.Has(DativeMark, r.preposition(id)) {
		return 0
	}
	if sum := r.value(h); r.rel(h, nlp.Obl) && sum != nil && sum.Type == nlp.Money {
		if v := r.head(h); r.verbal(v) && v < h && r.dative(v) == 0 && r.gives(v) {
			return v
		}
	}
	if !r.rel(h, nlp.Obj) {
		return 0
	}
	v := r.head(h)
	if !r.verbal(v) || v > h || r.dative(v) != 0 || !r.gives(v) {
		return 0
	}
	if r.dativeNoun(h) {
		return 0
	}
	return v
}

// takerOfNoun is the noun of giving whose receiver a name is, where the parser hung it on what is given: "la vente du journal Le Phare à l'industriel *Paul Roy*". 0
// if the tree may stay.
func (r *reading) takerOfNoun(id int) int {
	h := r.head(id)
	m := r.nominalName(id)
	if !r.rel(id, nlp.Nmod) || m == nil || m.Type == nlp.Place || h == 0 || h > id || !r.rel(h, nlp.Nmod) || !r.lex.Has(DativeMark, r.preposition(id)) || !r.lex.Has(OfMark, r.preposition(h)) {
		return 0
	}
	n := r.head(h)
	if r.dativeNoun(n) && !r.dativeNoun(h) && (r.name(h) != nil || r.attachedName(h) != 0) {
		return n
	}
	return 0
}

// dativeNoun says whether some wording of a noun has a receiver.
func (r *reading) dativeNoun(n int) bool {
	return slices.ContainsFunc(r.nounLemmas(n), func(l string) bool {
		return slices.ContainsFunc(r.word.Of(l), func(w schema.Wording) bool {
			return w.Class == nounClass && (r.anyDative(w.Object) || r.anyDative(w.Subject))
		})
	})
}

// gives says whether some wording of a verb has a receiver.
func (r *reading) gives(v int) bool {
	return slices.ContainsFunc(r.word.Of(r.lemma(v)), func(w schema.Wording) bool {
		return w.Class == verbClass && w.With == "" && (slices.Contains(w.Object, roleIobj) || slices.Contains(w.Subject, roleIobj) || slices.Contains(w.Qualifier["to"], roleIobj))
	})
}

// anyDative says whether a role is one of a receiver.
func (r *reading) anyDative(roles schema.Role) bool {
	return slices.ContainsFunc(roles, func(role string) bool { return role == roleIobj || r.lex.Has(DativeMark, role) })
}

// dateline is the real subject where the parser took the place before a headline's colon for it: "Italie : Paul Roy annonce …"; 0 if the tree may stay.
func (r *reading) dateline(id int) int {
	m, v := r.name(id), r.head(id)
	if m == nil || m.Type != nlp.Place || !r.rel(id, nlp.Nsubj, nlp.Dislocated) || m.First != 1 || !r.verbal(v) || v < id {
		return 0
	}
	if w := r.at(m.Last + 1); w == nil || w.Form != ":" {
		return 0
	}
	n := 0
	for i := m.Last + 2; i < v; i++ {
		if o := r.name(i); o != nil && r.named(o, i) && (r.head(i) == v || r.head(i) == id) && r.preposition(i) == "" {
			if r.rel(i, nlp.Nsubj) && r.head(i) == v && r.rel(id, nlp.Dislocated) {
				return 0
			}
			if n == 0 {
				n = i
			}
		}
	}
	return n
}

// questioned is the main verb whose subject a role or a name behind a comma is, where the parser made it an apposition to the agent of the participle that
// opens the sentence: "Interrogé par Ada Roy, le directeur de la clinique a démenti". 0 if the tree may stay.
func (r *reading) questioned(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Appos) || r.name(h) == nil || h > id || !r.rel(h, nlp.OblAgent, nlp.Obl) {
		return 0
	}
	if m := r.name(id); m != nil && m.Type != nlp.Person || m == nil && (r.at(id).UPOS != nlp.NOUN || r.child(id, nlp.Det) == 0 || !r.personal(id)) {
		return 0
	}
	first, _ := r.t.Extent(id)
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	p := r.head(h)
	v := r.head(p)
	if first < 3 || r.name(first-2) != r.name(h) || !r.participle(p) || !r.rel(p, nlp.Advcl) || v < id || !r.verbal(v) || !r.finite(v) || r.child(v, nlp.Nsubj, nlp.Csubj, nlp.Expl) != 0 || !r.agrees(p, id) {
		return 0
	}
	return v
}

// listedAmong is the verb whose object a name is, where the parser made the name part of the group that it is counted among: "compte parmi ses clients
// Voltéa et Norsel". 0 if the tree may stay.
func (r *reading) listedAmong(id int) int {
	m, h := r.name(id), r.head(id)
	if m == nil || h == 0 || m.First != h+1 || r.name(h) != nil || !r.rel(id, nlp.Appos, nlp.Flat, nlp.Nmod) || !r.lex.Has(AmongMark, r.preposition(h)) {
		return 0
	}
	if v := r.head(h); r.verbal(v) && v < h && r.rel(h, nlp.Obl) && r.child(v, nlp.Obj) == 0 && r.child(v, nlp.Nsubj) != 0 {
		return v
	}
	return 0
}

// nationalName is the noun for where somebody is from right before a name, where the parser hung the name further up: "propriété de l'américain Voltéa".
// 0 if the tree may stay.
func (r *reading) nationalName(id int) int {
	m := r.name(id)
	if m == nil || m.First < 3 || !r.named(m, id) || r.preposition(id) != "" {
		return 0
	}
	n := m.First - 1
	if w := r.at(n); r.name(n) != nil || w.UPOS == nlp.ADJ || r.head(id) == n || r.head(n) == id || r.at(n-1).UPOS != nlp.DET || r.head(n-1) != n ||
		!r.lex.Has(Inhabitant, w.Form) && !r.is(Demonym, n) {
		return 0
	}
	return n
}

// holderName is the role whose holder a person is, where the parser made the person's name part of that of the body right before it: "la directrice de Voltéa Ada
// Roy"; 0 if the tree may stay.
func (r *reading) holderName(id int) int {
	m, body := r.name(id), r.name(r.head(id))
	if m == nil || m.Type != nlp.Person || body == nil || body == m || m.First != body.Last+1 || r.head(id) > id || !r.rel(id, nlp.Flat, nlp.Appos) {
		return 0
	}
	for role, n := r.head(r.head(id)), 0; role != 0 && n < 3; role, n = r.head(role), n+1 {
		if r.at(role).UPOS != nlp.NOUN || role > id || r.name(role) != nil {
			return 0
		}
		if r.personal(role) {
			return role
		}
	}
	return 0
}

// mendVerb makes a verb of a word that the tagger took for the noun it looks like, since it has a subject and no copula: "Airbus concurrence Boeing". Only verbs that
// wordings know are tried.
func (r *reading) mendVerb(id int) bool {
	w := r.at(id)
	s := cmp.Or(r.child(id, nlp.Nsubj), r.subjectTakenForTitle(id))
	shared := s == 0 && r.rel(id, nlp.Conj) && r.verbal(r.head(id)) && r.finite(r.head(id)) && r.head(id) < id && r.child(id, nlp.Cc) == id-1 // "who retired and lives in A"
	if w.UPOS != nlp.NOUN || (s == 0 || s > id) && !shared || r.name(id) != nil || r.child(id, nlp.Cop, nlp.Det, nlp.Case, nlp.Aux) != 0 || !w.Deprel.In(nlp.Root, nlp.Conj, nlp.Parataxis, nlp.AclRelcl, nlp.Ccomp, nlp.Advcl) {
		return false
	}
	for _, ending := range append(r.lex.Lemmas(VerbEnding), "") { // "A and B plan to …"
		stem, ok := strings.CutSuffix(r.low[id].form, ending)
		lemma := stem + r.lex.Note(VerbEnding, ending)
		if !ok || !slices.ContainsFunc(r.word.Of(lemma), func(wd schema.Wording) bool { return wd.Class == verbClass }) {
			continue
		}
		w.UPOS, w.Lemma = nlp.VERB, lemma
		if s != 0 {
			r.at(s).Deprel = nlp.Nsubj
		}
		for _, c := range r.t.Children(id) {
			switch b := r.at(c); {
			case c < id:
			case b.Deprel.In(nlp.Nmod) && r.preposition(c) != "":
				b.Deprel = nlp.Obl
			case b.Deprel.In(nlp.Flat, nlp.Nmod, nlp.Appos, nlp.Compound) && r.child(id, nlp.Obj) == 0:
				b.Deprel = nlp.Obj
			}
		}
		return true
	}
	return false
}

// subjectTakenForTitle is the name right before a noun with an object, which no noun has: "Voltéa fournit des câbles", "Norsel supplies cables to A"; 0 for other nouns.
func (r *reading) subjectTakenForTitle(id int) int {
	m := r.name(id - 1)
	if m == nil || m.Last != id-1 || !r.rel(id, nlp.Root) {
		return 0
	}
	if o := r.child(id, nlp.Obj); o < id || r.head(r.nameHead(m)) != id {
		return 0
	}
	return r.nameHead(m)
}

// predicateOfCopula is the predicate that a subject or an adverb belongs to, where the parser hung it on the copula; 0 if the tree may stay.
func (r *reading) predicateOfCopula(id int) int {
	c := r.head(id)
	if !r.rel(id, nlp.Nsubj, nlp.Advmod, nlp.Obl, nlp.Punct, nlp.Expl) || !r.rel(c, nlp.Cop) {
		return 0
	}
	return r.head(c)
}

// predicateComplement is the predicate right before a complement that the parser hung on the copular verb: "remains opposed to A"; 0 if the tree may stay.
func (r *reading) predicateComplement(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Obl) || h == 0 || h > id || !r.is(Copular, h) {
		return 0
	}
	x := r.child(h, nlp.Xcomp)
	if first, _ := r.t.Extent(id); x == 0 || x != first-1 || r.at(x).UPOS == nlp.NOUN {
		return 0
	}
	return x
}

// negatedInfinitive is the infinitive that a negation before it denies, where the parser hung it on the verb above: "assure ne pas avoir racheté A"; 0 if the tree
// may stay.
func (r *reading) negatedInfinitive(id int) int {
	v := r.head(id)
	if !r.rel(id, nlp.Advmod) || v == 0 || v > id || !r.verbal(v) || !r.is(Particle, id) && !(r.is(Negation, id) && id-1 > v && r.is(Particle, id-1)) {
		return 0
	}
	if x := r.child(v, nlp.Xcomp); x > id && !r.finite(x) {
		return x
	}
	return 0
}

// mendTimed makes an apposition of a role behind a person's name that an adverb of time stands before, where the parser read the adverb's preposition with the
// role: "Ada Roy, jusqu'ici directrice de Voltéa".
func (r *reading) mendTimed(id int) bool {
	h := r.head(id)
	m := r.name(h)
	if !r.rel(id, nlp.Nmod) || r.at(id).UPOS != nlp.NOUN || m == nil || m.Type != nlp.Person || !r.personal(id) || !r.relational(id) || r.name(id) != nil {
		return false
	}
	c, a := r.child(id, nlp.Case), r.at(id-1)
	if c != id-2 || a.UPOS != nlp.ADV || r.head(a.ID) != id || r.at(c-1) == nil || r.at(c-1).Form != "," {
		return false
	}
	r.at(c).Head = a.ID
	r.at(id).Deprel = nlp.Appos
	return true
}

// agented says whether a participle has an agent: "acquired by A".
func (r *reading) agented(id int) bool {
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool {
		return r.rel(c, nlp.OblAgent) || r.rel(c, nlp.Obl) && r.lex.Has(AgentMark, r.preposition(c))
	})
}

// elaborated is the noun above a name that a role with a name of its own stands in apposition to, where the parser hung the role on the name: "deux élèves de
// Ada Roy, le peintre Luc Morel et …". 0 if the tree may stay.
func (r *reading) elaborated(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Appos) || r.at(id).UPOS != nlp.NOUN || !r.personal(id) || h == 0 || h > id || r.name(h) == nil || !r.rel(h, nlp.Nmod) || r.attachedName(id) == 0 {
		return 0
	}
	if up := r.head(h); up < h && r.at(up).UPOS == nlp.NOUN && r.name(up) == nil && r.personal(up) && r.attachedName(up) == 0 && r.apposedName(up) == 0 {
		return up
	}
	return 0
}

// stackedParticiple is the participle that opens a sentence, where the parser hung another one behind it on its agent: "Fondée par A, rachetée par B, la
// société …". 0 if the tree may stay.
func (r *reading) stackedParticiple(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Acl, nlp.Amod, nlp.Advcl) || !r.participle(id) || h == 0 || h > id || r.at(id-1).Form != "," {
		return 0
	}
	p := h
	if !r.rel(id, nlp.Advcl) {
		for n := 0; n < 3 && h != 0 && !r.rel(h, nlp.OblAgent, nlp.Obl); n++ {
			h = r.head(h)
		}
		p = r.head(h)
	}
	v := r.head(p)
	if h == 0 || !r.participle(p) || !r.rel(p, nlp.Advcl) || p > h || v < id {
		return 0
	}
	if s := r.child(v, nlp.Nsubj); s < id || !r.agrees(p, id) || !r.agrees(s, id) || r.at(p).Feats.Get("Gender") == "" && !r.agented(id) {
		return 0
	}
	return p
}

// strayClause is the verb that a clause behind a date belongs to, where the parser hung it on the date: "was convicted on Monday of robbing A"; 0 if
// the tree may stay.
func (r *reading) strayClause(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Acl) || r.rel(id, nlp.AclRelcl) || h == 0 || h > id || !r.verbal(id) || r.finite(id) || r.child(id, nlp.Mark) == 0 {
		return 0
	}
	if v := r.value(h); v == nil || v.Type != nlp.Date {
		return 0
	}
	if up := r.head(h); r.verbal(up) && r.rel(h, nlp.Obl) {
		return up
	}
	return 0
}

// blamed is the verb whose complement a clause is, where the parser hung it on the verb's object: "accused the firm of copying A"; 0 if the tree may stay.
func (r *reading) blamed(id int) int {
	o := r.head(id)
	if !r.rel(id, nlp.Acl) || r.rel(id, nlp.AclRelcl) || o == 0 || o > id || !r.verbal(id) || r.finite(id) || !r.rel(o, nlp.Obj, nlp.OblAgent) {
		return 0
	}
	v := r.head(o)
	if !r.verbal(v) || v > o || !r.is(ObjectControl, v) && !r.is(Blaming, v) {
		return 0
	}
	for _, m := range r.marks(id, nlp.Mark) {
		if r.lex.Has(OfMark, m) || r.lex.Has(PurposeMark, m) || r.lex.Has(DativeMark, m) {
			return v
		}
	}
	return 0
}

// strayMark is the name that a preposition belongs to, where the parser hung it on the title before the name: "to the banker Paul Roy"; 0 if the tree
// may stay.
func (r *reading) strayMark(id int) int {
	if !r.rel(id, nlp.Case) || r.at(id).UPOS != nlp.ADP {
		return 0
	}
	title := r.head(id)
	n := r.head(title)
	if title < id || n < title || r.name(n) == nil || r.name(title) != nil || !r.rel(title, nlp.Compound, "nmod:desc", nlp.Flat) || r.at(title).UPOS != nlp.NOUN || r.preposition(n) != "" {
		return 0
	}
	return n
}

// openPreposition is the nominal behind a fixed expression that ends with a preposition but hangs on the verb: "fait face à une plainte"; 0 if the tree
// may stay.
func (r *reading) openPreposition(id int) int {
	last := 0
	for _, c := range r.t.Children(id) {
		if c > id && r.rel(c, nlp.Fixed) && r.at(c).UPOS == nlp.ADP {
			last = c
		}
	}
	if last == 0 || !r.rel(id, nlp.Advmod) {
		return 0
	}
	for _, c := range r.t.Children(r.head(id)) {
		if first, _ := r.t.Extent(c); r.rel(c, nlp.Obl) && first == last+1 && r.preposition(c) == "" {
			return c
		}
	}
	return 0
}

// agedRole is the name that a role belongs to, where the parser hung the role on the age between them: "Paul Roy, 41 ans, joueur de A"; 0 if the tree
// may stay.
func (r *reading) agedRole(id int) int {
	age := r.head(id)
	if !r.rel(id, nlp.Appos, nlp.Conj, nlp.Nmod) || age == 0 || age > id || r.at(id).UPOS != nlp.NOUN || !r.relational(id) {
		return 0
	}
	if v := r.value(age); v == nil && r.at(age).UPOS != nlp.NUM && r.child(age, nlp.Nummod) == 0 {
		return 0
	}
	first, _ := r.t.Extent(age)
	for first > 1 && first <= age && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	if first < 3 || r.at(first-1).Form != "," {
		return 0
	}
	if m := r.name(first - 2); m != nil && (m.Type == nlp.Person || m.Type == nlp.Other) {
		return r.nameHead(m)
	}
	return 0
}

// rolesName is the noun that a name behind a comma says who it is, where the parser hung the name on another name within or before the noun's phrase:
// "la petite-fille de Paul Roy, Ada Roy" has one apposition, and so has "A and its subsidiary, B". 0 if the tree may stay.
func (r *reading) rolesName(id int) int {
	m := r.name(id)
	h := r.head(id)
	if m == nil || !r.rel(id, nlp.Appos, nlp.Conj) || r.child(id, nlp.Cc) != 0 || !r.named(m, id) || m.First < 3 || r.at(m.First-1).Form != "," || h == 0 || h > id {
		return 0
	}
	o := r.name(h)
	if after := r.at(m.Last + 1); o == nil && m.Type == nlp.Person && r.rel(id, nlp.Conj) && after != nil && after.Form == "," && r.at(h).UPOS == nlp.NOUN && r.personal(h) && r.relational(h) && r.definite(h) && r.apposed(h) == 0 {
		return h // "the mayor of Paris, Ada Roy, and the mayor of London, Paul Roy, met"
	}
	if o == nil && r.rel(id, nlp.Appos) { // "sold the ship, the Orca, to a rival, Voltar"
		if a, n := r.apposed(h), m.First-2; a != 0 && a < n && n > h && r.name(n) == nil && r.at(n).UPOS == nlp.NOUN && r.relational(n) && r.apposed(n) == 0 {
			return n
		}
	}
	if o == nil || r.rel(id, nlp.Conj) && r.child(m.First-2, nlp.Cc) == 0 {
		return 0
	}
	if n := m.First - 2; n > o.Last && r.name(n) == nil && r.at(n).UPOS == nlp.NOUN && r.relational(n) && r.apposed(n) == 0 {
		return n // the noun right before the comma
	}
	if m.Type == nlp.Person && o.Type == nlp.Person {
		for n, up := 0, r.head(h); n < 4 && up != 0; n, up = n+1, r.head(up) {
			if r.at(up).UPOS == nlp.NOUN && r.personal(up) && r.relational(up) && up < h && r.apposed(up) == 0 {
				return up
			}
			if !r.rel(up, nlp.Nmod) {
				break
			}
		}
	}
	return 0
}

// nearestRole is the role right before the comma of a noun with a name, where the parser hung the noun on one further up: "the novelist, who lives with her
// husband, the composer Paul Roy"; 0 if the tree may stay.
func (r *reading) nearestRole(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Appos) || r.at(id).UPOS != nlp.NOUN || h == 0 || h > id || r.name(h) != nil || r.attachedName(id) == 0 {
		return 0
	}
	first, _ := r.t.Extent(id)
	for first <= id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	n := first - 2
	if n <= h || r.at(n+1).Form != "," || r.name(n) != nil || r.at(n).UPOS != nlp.NOUN || !r.relational(n) || !r.personal(n) || r.apposed(n) != 0 {
		return 0
	}
	if r.rel(n, nlp.Nmod) && r.head(n) == h {
		return 0 // "l'épouse du ministre, la journaliste A"
	}
	return n
}

// ownNoun is the common noun right before a name, where the parser hung the name on a noun further up that the first is coordinated with: "a venture between the
// miner A and the steel company B"; 0 if the tree may stay.
func (r *reading) ownNoun(id int) int {
	m, h := r.name(id), r.head(id)
	if m == nil || !r.rel(id, nlp.Appos, nlp.Flat, nlp.Nmod) || !r.named(m, id) || r.preposition(id) != "" {
		return 0
	}
	n := m.First - 1
	if n <= h || h == 0 || r.name(n) != nil || r.at(n).UPOS != nlp.NOUN || !r.rel(n, nlp.Conj) || r.head(n) != h || r.name(h) == nil && !r.possessed(n) && r.child(n, nlp.Det) == 0 || r.attachedName(n) != 0 || r.mismatch(n, id) {
		return 0
	}
	return n
}

// nearestName is the name right before the comma of a relative clause, where the parser hung the clause on a noun further up that the name says who it is,
// or on another name inside its phrase: "la petite-fille de A, B, qui vit à C". 0 if the tree may stay.
func (r *reading) nearestName(id int) int {
	if !r.rel(id, nlp.AclRelcl) {
		return 0
	}
	h := r.head(id)
	first, _ := r.t.Extent(id)
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	if first < 3 || h == 0 || h >= first || r.at(first-1).Form != "," || !r.at(first).Feats.Has("PronType", "Rel") {
		return 0
	}
	m, o := r.name(first-2), r.name(h)
	if m == nil || o == nil || m.First <= o.Last || m.Type != nlp.Person || o.Type != nlp.Person || m.First < 2 || r.at(m.First-1).Form != "," {
		return 0
	}
	return r.nameHead(m)
}

// strayApposition is the name right before a comma that a noun phrase behind the comma describes, where the parser hung the phrase elsewhere: on
// the verb as a second subject, or on another role; 0 if the tree may stay.
func (r *reading) strayApposition(id int) int {
	w := r.at(id)
	if w.UPOS != nlp.NOUN || r.name(id) != nil || !w.Deprel.In(nlp.Nsubj, nlp.Appos, nlp.Conj, nlp.Obj, nlp.Obl) || r.preposition(id) != "" || r.child(id, nlp.Cc) != 0 {
		return 0
	}
	h := r.head(id)
	switch {
	case h == 0 || w.Deprel.In(nlp.Appos) && r.name(h) != nil && !r.misfit(id, r.name(h)) && !r.lastListed(id, h):
		return 0
	case w.Deprel.In(nlp.Conj) && r.attachedName(id) > id:
		return 0 // "la start-up A, la société B et C"
	case w.Deprel.In(nlp.Appos) && r.personal(h) && r.attachedName(id) != 0:
		return 0 // "le ministre de la Défense, le général A"
	case w.Deprel.In(nlp.Obj, nlp.Obl):
		if !r.indefinite(id) || !r.verbal(h) {
			return 0
		}
	case w.Deprel.In(nlp.Nsubj):
		other := 0
		for _, c := range r.t.Children(h) {
			if c < id && (r.rel(c, nlp.Nsubj) || r.rel(c, nlp.Vocative, nlp.Dislocated, nlp.Discourse) && r.name(c) != nil) {
				other = c
			}
		}
		if other == 0 {
			return 0
		}
	case w.Deprel.In(nlp.Conj) && !r.relational(id):
		return 0
	}
	first, _ := r.t.Extent(id)
	for first > 1 && first <= id && r.at(first).Form == "," {
		first++
	}
	if first < 3 || r.at(first-1).Form != "," || r.name(first-2) == nil {
		return 0
	}
	m := r.name(first - 2)
	if w.Deprel.In(nlp.Obj, nlp.Obl) && !r.noted(id, m.Type) && m.Type != nlp.Other {
		return 0
	}
	person := r.personal(id)
	if w.Deprel.In(nlp.Appos) && r.name(h) != nil && r.misfit(id, m) {
		return 0
	}
	if t, ok := r.note(TypeNoun, id); !ok && !r.relational(id) || m.Type != nlp.Other && ok && person != (m.Type == nlp.Person) && t != "" {
		return 0
	}
	for i := m.First; i <= m.Last; i++ {
		if r.named(m, i) && r.head(i) != id {
			return i
		}
	}
	return 0
}

// lastListed says whether the name right before the comma of an apposition is coordinated with the one that the parser hung it on: "A, B et C, le frère de D".
func (r *reading) lastListed(id, h int) bool {
	first, _ := r.t.Extent(id)
	for first > 1 && first <= id && r.at(first).Form == "," {
		first++
	}
	m, o := r.name(first-2), r.name(h)
	if m == nil || o == nil || m.First <= o.Last || r.at(first-1).Form != "," {
		return false
	}
	n := r.nameHead(m)
	if r.rel(n, nlp.Appos, nlp.Nsubj) && m.Type == nlp.Person && o.Type == nlp.Person {
		return true // nobody stands in apposition to somebody
	}
	return r.rel(n, nlp.Conj) && slices.Contains(r.conjuncts(h), n) && r.child(n, nlp.Cc) != 0
}

// misfit says whether a noun and a name are of different known types.
func (r *reading) misfit(id int, m *nlp.Mention) bool {
	if t, ok := r.note(TypeNoun, id); ok && t != "" && m.Type != nlp.Other {
		return t != string(m.Type)
	}
	return r.personal(id) != (m.Type == nlp.Person)
}

// sumAsObject is the verb whose object a name is, where the parser made the name part of the sum behind it: "fined Voltéa £62 million";
// 0 if the tree may stay.
func (r *reading) sumAsObject(id int) int {
	h := r.head(id)
	if !r.rel(id, nlp.Compound, nlp.Nmod) || h < id || r.name(id) == nil || !r.rel(h, nlp.Obj) || r.preposition(id) != "" {
		return 0
	}
	if v := r.value(h); v == nil && r.at(h).UPOS != nlp.SYM || v != nil && v.Type != nlp.Money {
		return 0
	}
	if v := r.head(h); r.verbal(v) && v < id {
		return v
	}
	return 0
}

// loneSubject says whether a name before a finite verb without a subject was taken for an address or an interjection.
func (r *reading) loneSubject(id int) bool {
	v := r.head(id)
	if !r.rel(id, nlp.Vocative, nlp.Discourse) || v < id || r.name(id) == nil || !r.verbal(v) || !r.finite(v) {
		return false
	}
	w := r.at(v)
	if w.Feats.Has("Mood", "Imp") || w.Feats.Has("Person", "2") {
		return false
	}
	return r.child(v, nlp.Nsubj, nlp.Csubj, nlp.Expl) == 0
}

// strandedSubject is the clause before a reporting verb that a first of two subjects of that verb belongs to: "A bought B, C said"; 0 if the tree
// may stay.
func (r *reading) strandedSubject(id int) int {
	v := r.head(id)
	if !r.rel(id, nlp.Nsubj) || v < id || !r.speaks(v) {
		return 0
	}
	clause, second := 0, false
	for _, c := range r.t.Children(v) {
		switch {
		case c > id && c < v && r.rel(c, nlp.Ccomp, nlp.Parataxis, nlp.Xcomp) && r.child(c, nlp.Nsubj) == 0:
			clause = c
		case clause != 0 && c < v && r.rel(c, nlp.Nsubj):
			second = true
		}
	}
	if !second {
		return 0
	}
	return clause
}

// strayParticiple is the name right before the comma that a participle belongs to, because it does not agree with the noun that the parser hung
// it on: "une étude signée par A, employé par B"; 0 if the tree may stay.
func (r *reading) strayParticiple(id int) int {
	h := r.head(id)
	if r.rel(id, nlp.Advcl) && r.participle(id) && h != 0 && r.child(id, nlp.Mark, nlp.Nsubj) == 0 && id > 2 && r.at(id-1).Form == "," {
		// "as A, founded by B, merges": it stands beside the name.
		if m := r.name(id - 2); m != nil && !(m.Type == nlp.Place && (r.is(ObjectControl, id) || r.is(Reporting, id))) { // "arrêté à Lille, soupçonné d'avoir …"
			return r.nameHead(m)
		}
		return 0
	}
	if !r.rel(id, nlp.Acl) || !r.participle(id) || h == 0 || r.name(h) != nil {
		return 0
	}
	g, hg := r.at(id).Feats.Get("Gender"), r.at(h).Feats.Get("Gender")
	if g == "" || hg == "" || g == hg {
		return 0
	}
	n := id - 1
	if n < 2 {
		return 0
	}
	for n > max(h, 1) && r.at(n).UPOS == nlp.ADV {
		n--
	}
	if r.at(n).Form != "," || r.name(n-1) == nil {
		return 0
	}
	return r.nameHead(r.name(n - 1))
}

// strayRelative is the nominal right before a relative clause that the parser hung on the verb: "Voltéa, dont A est le patron, a …"; 0 if the tree
// may stay.
func (r *reading) strayRelative(id int) int {
	if !r.rel(id, nlp.Advcl, nlp.Parataxis, nlp.Dep, nlp.Ccomp) || !r.verbalOrPredicate(id) {
		return 0
	}
	first, _ := r.t.Extent(id)
	for first < id && r.at(first).UPOS == nlp.PUNCT {
		first++
	}
	pron := first
	if r.at(first).UPOS == nlp.ADP {
		pron++
	}
	if p := r.at(pron); p == nil || !p.Feats.Has("PronType", "Rel") || p.UPOS != nlp.PRON || pron >= id {
		return 0
	}
	n := first - 1
	for n > 0 && r.at(n).UPOS == nlp.PUNCT {
		n--
	}
	if n < 1 || !r.nominal(n) || r.at(n).UPOS == nlp.PRON {
		return 0
	}
	if m := r.name(n); m != nil {
		return r.nameHead(m)
	}
	if r.at(n).UPOS != nlp.NOUN {
		return 0
	}
	return n
}

// contactRelative is the noun right before a clause with a subject of its own, but without an object or a mark, that the parser set beside the main clause:
// "Voltéa, the firm she founded in 2015". 0 if the tree may stay.
func (r *reading) contactRelative(id int) int {
	if !r.rel(id, nlp.Parataxis, nlp.Dep, nlp.Conj) || r.child(id, nlp.Cc) != 0 || !r.verbal(id) || !r.finite(id) || r.child(id, nlp.Obj, nlp.Ccomp, nlp.Xcomp, nlp.Mark) != 0 {
		return 0
	}
	first, _ := r.t.Extent(id)
	s, n := r.child(id, nlp.Nsubj), first-1
	if s == 0 || s > id || n < 2 || r.at(n).UPOS != nlp.NOUN || r.name(n) != nil || r.value(n) != nil || r.child(n, nlp.Det) == 0 || !r.rel(n, nlp.Appos, nlp.Obj, nlp.Obl, nlp.Nmod) {
		return 0
	}
	if lo, _ := r.t.Extent(s); lo != first {
		return 0
	}
	return n
}

// mendWhile gives a clause its subject, where the parser took the conjunction before that for a preposition: "as A, founded by B, merges with C", "hours before the
// watchdog, B, published it".
func (r *reading) mendWhile(id int) bool {
	h := r.head(id)
	if !r.rel(id, nlp.Parataxis, nlp.Advcl, nlp.Conj) || h == 0 || h > id || !r.verbal(id) || !r.finite(id) || r.at(id).Feats.Has("Mood", "Imp") ||
		r.child(id, nlp.Nsubj, nlp.Csubj, nlp.Expl, nlp.Mark, nlp.Cc) != 0 {
		return false
	}
	for _, n := range slices.Concat(r.t.Children(h), r.t.Children(id)) {
		while := r.head(n) == h && r.name(n) != nil && r.lex.Has(RoleMark, r.preposition(n))
		when := r.value(n) == nil && r.lex.Has(TimeConjunction, r.preposition(n)) && (r.name(n) != nil || r.personal(n) || r.noted(n, nlp.Organization))
		if n < h || n > id || !r.rel(n, nlp.Obl) || !while && !when {
			continue
		}
		if _, last := r.t.Extent(n); last < id-2 {
			continue
		}
		mark, w := r.at(r.child(n, nlp.Case)), r.at(n)
		mark.Head, mark.Deprel = id, nlp.Mark
		w.Head, w.Deprel = id, nlp.Nsubj
		r.at(id).Deprel = nlp.Advcl
		return true
	}
	return false
}

// mendPaidFor gives a passive its own preposition back, where the parser gave it to the agent: "is paid for largely by A".
func (r *reading) mendPaidFor(id int) bool {
	h, v := r.head(id), id-1
	if !r.rel(id, nlp.Case) || h == 0 || v < 1 || r.head(h) != v || r.at(v).UPOS != nlp.VERB || r.lex.Has(AgentMark, r.lemma(id)) {
		return false
	}
	if !slices.ContainsFunc(r.t.Children(h), func(c int) bool { return c > id && r.rel(c, nlp.Case) && r.lex.Has(AgentMark, r.lemma(c)) }) {
		return false
	}
	w := r.at(id)
	w.Head, w.Deprel = v, nlp.CompoundPrt
	return true
}

// compounded says whether a common noun stands right behind its head as a part of it: "code source".
func (r *reading) compounded(id int) bool {
	h := r.head(id)
	w := r.at(id)
	if h == 0 || h != id-1 || w.UPOS != nlp.NOUN || r.name(id) != nil || !w.Deprel.In(nlp.Appos, nlp.Nmod) || r.at(h).UPOS != nlp.NOUN || r.name(h) != nil {
		return false
	}
	return r.child(id, nlp.Det, nlp.Case, nlp.Punct) == 0
}

// hyphenPart says whether the parser took the last part of a word with a hyphen for an apposition to the first: "prosecutor-general".
func (r *reading) hyphenPart(id int) bool {
	if !r.rel(id, nlp.Appos) || id < 3 || r.head(id) != id-2 || r.name(id) != nil || r.at(id-1).Form != "-" {
		return false
	}
	first, dash, last := r.s.Tokens[r.at(id-2).Token], r.s.Tokens[r.at(id-1).Token], r.s.Tokens[r.at(id).Token]
	return first.End == dash.Start && dash.End == last.Start
}

// doubleSubject says whether a word is a role set before the real subject: "Présidente de A, B a salué …".
func (r *reading) doubleSubject(id int) bool {
	if !r.rel(id, nlp.Nsubj) || r.at(id).UPOS == nlp.PRON || r.nominalName(id) != nil {
		return false
	}
	v := r.head(id)
	for _, c := range r.t.Children(v) {
		if c > id && c < v && r.rel(c, nlp.Nsubj) {
			d := r.child(id, nlp.Det)
			if d == 0 || r.at(d).Feats.Has("Definite", "Ind") {
				return true
			}
			first, _ := r.t.Extent(c)
			return r.name(c) != nil && r.relational(id) && first > 1 && r.at(first-1).Form == "," // "Born in B, the son of C, A studied …"
		}
	}
	return false
}

// mendAlleged makes an adjective of a participle that says that a role is only alleged, and hangs what stands behind it on the role: "meurtrier présumé de A".
func (r *reading) mendAlleged(id int) bool {
	n, w := r.head(id), r.at(id)
	if !r.rel(id, nlp.Acl, nlp.Amod) || w.UPOS != nlp.VERB || n != id-1 || !r.lex.Has(Unproven, r.low[id].form) || !r.relational(n) {
		return false
	}
	w.UPOS, w.Lemma, w.Deprel = nlp.ADJ, r.low[id].form, nlp.Amod
	for _, c := range r.t.Children(id) {
		if b := r.at(c); c > id && b.Deprel.In(nlp.Obl, nlp.Nmod) {
			b.Head, b.Deprel = n, nlp.Nmod
		}
	}
	return true
}
