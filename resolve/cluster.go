package resolve

import (
	"cmp"
	"slices"
	"strings"

	"relata/extract"
	"relata/nlp"
)

// A mention is a name mention of the document.
type mention struct {
	nlp.Mention
	form
	sentence int
	group    int
}

// A group is the set of mentions that are spelled alike.
type group struct {
	form
	votes    map[string]float64 // by entity type
	surfaces map[string]int
	first    int // index of its first mention
	count    int
	sex      string // "m", "f" or ""
	titled   bool   // a title tells the sex
	index    int    // place among the groups
	host     int    // the group it is a shorter form of, or itself
	reason   Reason
	house    bool   // a noun for a firm stands before it, and somebody of the document bears it too
	firm     *group // the body that it is a shorter form of, whoever bears the name; nil if there is none
}

// mentions collects the names of the document, the outer ones of nested names only: "Lille" within
// "Université de Lille" is no mention of the town.
func (r *resolver) collect() {
	byKey := map[string]int{}
	surnames := r.surnames()
	houses, people := map[string]bool{}, map[string]bool{} // names that a firm, or a person, bore first
	for i, s := range r.doc.Sentences {
		end := -1
		for _, m := range s.Mentions {
			if !m.Type.IsName() || m.Start < end {
				continue
			}
			end = m.End
			f := newForm(r.doc.Slice(m.Span), r.lex)
			if f.key == "" || r.byNation(i, &m) {
				continue
			}
			typ, weight := string(m.Type), 0.2+float64(m.Sure)
			if family := r.family(s, m, f); family != "" {
				f = newForm(family, r.lex) // "la famille Roy" is not M. Roy
				typ, weight = string(nlp.Organization), statementVote
			}
			key := f.key
			house := r.house(s, m, f, surnames)
			full := m.Type == nlp.Person && len(f.parts) > 1
			last := f.parts[len(f.parts)-1]
			switch {
			case full && !houses[last]:
				people[last] = true
			case house && !people[last]:
				houses[last] = true
			case !house && !full && len(f.parts) == 1 && houses[f.parts[0]] && r.titleSex(s, m) == "" && !r.speaking(i, m):
				house = true // the firm was named before anybody who bears its name
			}
			if house { // "la fromagerie Roy" is not M. Roy
				key += "\x00house"
				typ, weight = string(nlp.Organization), statementVote
			}
			if sex := r.titleSex(s, m); sex != "" && len(f.parts) == 1 && m.Type == nlp.Person {
				key += "\x00" + sex // "M. Roy" and "Mme Roy" are two
			}
			g, ok := byKey[key]
			if !ok {
				g = len(r.groups)
				byKey[key] = g
				r.groups = append(r.groups, group{
					form: f, first: len(r.mentions), index: g, host: g,
					votes: map[string]float64{}, surfaces: map[string]int{},
				})
			}
			gr := &r.groups[g]
			gr.house = house
			gr.count++
			gr.surfaces[f.surface]++
			gr.votes[typ] += weight
			if sex := r.sexAt(s, m, f); sex != "" && gr.sex == "" {
				gr.sex = sex
			}
			gr.titled = gr.titled || r.titleSex(s, m) != ""
			r.mentions = append(r.mentions, mention{Mention: m, form: f, sentence: i, group: g})
		}
	}
}

// speaking says whether a name is the subject of a verb of saying, as people are more than firms.
func (r *resolver) speaking(sentence int, m nlp.Mention) bool {
	t := r.tree(sentence)
	w := t.Sentence.Word(headOf(t, m.First, m.Last))
	v := t.Head(w.ID)
	return m.Type == nlp.Person && v != nil && w.Deprel.In(nlp.Nsubj) && r.lex.Has(Reporting, v.Lemma)
}

// surnames are the last parts of the names that the document has in full for persons.
func (r *resolver) surnames() map[string]bool {
	out := map[string]bool{}
	for _, s := range r.doc.Sentences {
		for _, m := range s.Mentions {
			if m.Type != nlp.Person {
				continue
			}
			if f := newForm(r.doc.Slice(m.Span), r.lex); len(f.parts) > 1 {
				out[f.parts[len(f.parts)-1]] = true
			}
		}
	}
	return out
}

// house says whether a noun for a firm stands right before a name that somebody of the document bears too: "la *fromagerie Roy*" of Paul Roy.
func (r *resolver) house(s *nlp.Sentence, m nlp.Mention, f form, surnames map[string]bool) bool {
	if strings.ContainsRune(f.surface, ' ') || len(f.parts) != 1 || !surnames[f.parts[0]] || m.First < 2 {
		return false
	}
	w := s.Word(m.First - 1)
	noun := strings.ToLower(w.Lemma)
	return w.UPOS == nlp.NOUN && r.lex.Note(Sector, noun) != "public" && (r.lex.Has(Company, noun) || r.lex.Note(TypeNoun, noun) == string(nlp.Organization))
}

// family is the name of a family, with the noun that says so, where a mention is the surname in it: "la famille Roy", "the Roy brothers"; "" where it is not.
func (r *resolver) family(s *nlp.Sentence, m nlp.Mention, f form) string {
	if m.Type != nlp.Person && m.Type != nlp.Organization || len(f.parts) != 1 || r.lex.Has(FirstName, f.key) {
		return ""
	}
	for _, id := range [...]int{m.First - 1, m.Last + 1} {
		w := s.Word(id)
		if w == nil || w.UPOS != nlp.NOUN {
			continue
		}
		place, number, _ := strings.Cut(r.lex.Note(FamilyNoun, w.Lemma), " ")
		if place == "" || (place == "before") != (id < m.First) || number == "plural" && !w.Feats.Has("Number", "Plur") {
			continue
		}
		return r.doc.Slice(s.WordSpan(min(id, m.First), max(id, m.Last)))
	}
	return ""
}

// byNation says whether what the recogniser took for a name calls somebody by nation: "the Spaniard", "l'Argentin". With an article of its own it may be a
// newspaper or a family name.
func (r *resolver) byNation(sentence int, m *nlp.Mention) bool {
	t := r.tree(sentence)
	w := t.Sentence.Word(m.Last)
	if m.First == 1 && m.Last == 2 && m.Type == nlp.Person {
		return r.nation(w) != "" && t.Sentence.Word(1).UPOS == nlp.DET && r.unnamed(w.Form)
	}
	if n := r.partisan(t.Sentence, w); n == m.Last-m.First+1 && definite(t, w.ID) && !w.Feats.Has("Number", "Plur") && w.Deprel.In(nlp.Nsubj) {
		return true
	}
	if last := t.Sentence.Word(m.Last); m.First < m.Last && last.UPOS == nlp.NOUN && !capitalised(last.Form) && r.lex.Has(TypeNoun, last.Lemma) && r.nation(t.Sentence.Word(m.First)) != "" {
		return true // "the Lebanese engineer"
	}
	if m.Last == m.First+1 && r.nationOfTwo(t.Sentence, w) != "" && definite(t, w.ID) && !r.lex.Has(People, w.Form) {
		return true
	}
	return m.First == m.Last && r.nation(w) != "" && capitalised(w.Form) && definite(t, w.ID) && !w.Feats.Has("Number", "Plur") && !t.Child(w.ID, nlp.Det).Feats.Has("Number", "Plur") && !r.lex.Has(People, w.Form) && (m.Type != nlp.Organization || m.Sure < sureBody)
}

// sureBody is how sure the recogniser is of a body whose name is a demonym: "la Lyonnaise".
const sureBody = 0.9

// unnamed says whether no longer name of a person ends in a word.
func (r *resolver) unnamed(last string) bool {
	for _, s := range r.doc.Sentences {
		for _, m := range s.Mentions {
			if m.Type == nlp.Person && m.Last > m.First+1 && s.Word(m.Last).Form == last {
				return false
			}
		}
	}
	return true
}

// hear lets the statements vote on the type of a name: what is bought is an organisation, whatever the recogniser took it for.
func (r *resolver) hear(statements []extract.Statement) {
	at := map[nlp.Span]int{}
	for i := range r.mentions {
		at[r.mentions[i].Span] = i
	}
	heard := map[nlp.Span]bool{}
	for i := range statements {
		st := &statements[i]
		if st.Predicate.Open {
			continue
		}
		from, to := r.domains(st)
		for _, side := range [...]struct {
			a     *extract.Argument
			takes []string
		}{{&st.Subject, from}, {&st.Object, to}} {
			a := side.a
			m, ok := at[a.Span]
			if !ok || a.Kind != extract.Named || a.Type == "" || heard[a.Span] {
				continue
			}
			// A relation that takes several types says nothing where it only repeats the recogniser.
			if a.Type == string(r.mentions[m].Type) && len(side.takes) != 1 {
				continue
			}
			heard[a.Span] = true
			vote := statementVote
			if r.mentions[m].Type == nlp.Event {
				vote *= 2 // a festival is a body as soon as somebody leads it
			}
			r.groups[r.mentions[m].group].votes[a.Type] += vote
		}
	}
}

// statementVote is what a statement's word on a type weighs, on the scale of Mention.Sure.
const statementVote = 1.0

// sexAt reads a person's sex off the title before the name ("Mme Roy"), else off the first name.
func (r *resolver) sexAt(s *nlp.Sentence, m nlp.Mention, f form) string {
	if m.Type != nlp.Person {
		return ""
	}
	if sex := r.titleSex(s, m); sex != "" {
		return sex
	}
	if len(f.parts) > 1 {
		first, _, _ := strings.Cut(f.parts[0], "-")
		for _, given := range [...]string{f.parts[0], first} { // "Jean-Baptiste", whoever is called Jean
			if n := r.lex.Note(FirstName, given); n == "m" || n == "f" {
				return n
			}
		}
	}
	return ""
}

// titleSex is the sex that a title before a name or at its beginning tells, "" if none does.
func (r *resolver) titleSex(s *nlp.Sentence, m nlp.Mention) string {
	for _, id := range [...]int{m.First - 1, m.First} {
		if w := s.Word(id); w != nil {
			if n := r.lex.Note(Title, strings.TrimSuffix(strings.ToLower(w.Form), ".")); n == "m" || n == "f" {
				return n
			}
		}
	}
	return ""
}

func (g *group) typ() string {
	best, top := "", 0.0
	for t, v := range g.votes {
		if v > top || v == top && t < best {
			best, top = t, v
		}
	}
	return best
}

// shorten finds for each group the longer name that it stands for. A shorter form with several hosts of equal standing is left alone.
func (r *resolver) shorten() {
	r.agreeOnTypes()
	r.eponyms()
	r.lookBetween()
	names := r.index()
	for i := range r.groups {
		g := &r.groups[i]
		type option struct {
			host   int
			reason Reason
			rank   int
		}
		var best []option
		for _, j := range r.alike(g, names) {
			if i == j {
				continue
			}
			reason, rank := r.shortFor(g, &r.groups[j])
			if rank == 0 {
				continue
			}
			best = append(best, option{j, reason, rank})
		}
		if len(best) == 0 {
			continue
		}
		slices.SortStableFunc(best, func(a, b option) int { return cmp.Compare(b.rank, a.rank) })
		if len(best) > 1 && best[0].rank == best[1].rank && !r.sameHost(best[0].host, best[1].host) {
			// Whoever is named in full first is called by the last name; a namesake who comes later is told apart.
			before, earliest := 0, best[0]
			for _, o := range best {
				if o.rank != best[0].rank {
					break
				}
				if r.groups[o.host].first < g.first {
					before++
				}
				if r.groups[o.host].first < r.groups[earliest.host].first {
					earliest = o
				}
			}
			if before > 1 && !r.leads(earliest.host) || earliest.reason != LastName {
				continue
			}
			best[0] = earliest
		}
		g.host, g.reason = best[0].host, best[0].reason
	}
	for i := range r.groups { // chains end at the longest name
		h := i
		for n := 0; r.groups[h].host != h && n < len(r.groups); n++ {
			h = r.groups[h].host
		}
		switch a, b := r.groups[i].sex, r.groups[h].sex; {
		case r.groups[h].host != h:
		case a != "" && b != "" && a != b: // "Lord Hart" is not Susan Hart
			r.groups[i].host = i
		default:
			r.groups[i].host = h
		}
	}
}

// leads says whether the article begins with a name as a subject, in its first two sentences: whom else it calls so is told apart.
func (r *resolver) leads(group int) bool {
	m := &r.mentions[r.groups[group].first]
	t := r.tree(m.sentence)
	return m.sentence < lead && roleOf(t, headOf(t, m.First, m.Last)) >= subjectRole
}

// sameHost says whether one of two possible hosts is itself a shorter form of the other.
func (r *resolver) sameHost(a, b int) bool {
	ga, gb := &r.groups[a], &r.groups[b]
	_, x := r.shortFor(ga, gb)
	_, y := r.shortFor(gb, ga)
	return x > 0 || y > 0
}

// index finds names by what short forms of them have: a word, a piece of one between hyphens, and, behind initialsOf, the initials.
func (r *resolver) index() map[string][]int {
	out := map[string][]int{}
	add := func(key string, group int) {
		if n := len(out[key]); n == 0 || out[key][n-1] != group {
			out[key] = append(out[key], group)
		}
	}
	for i := range r.groups {
		g := &r.groups[i]
		for _, p := range g.parts {
			if len(g.parts) > 1 && (r.lex.Has(OfMark, p) || r.lex.Has(Article, p)) {
				continue // in too many names
			}
			add(p, i)
			for _, piece := range strings.FieldsFunc(p, func(c rune) bool { return c == '-' || c == '\'' }) {
				add(piece, i)
			}
		}
		if len(g.parts) > 1 {
			all, long := initials(g.parts)
			add(initialsOf+all, i)
			add(initialsOf+long, i)
		}
	}
	return out
}

// initialsOf marks initials in an index of names.
const initialsOf = "initials of "

// maxNamesakes is how many names may have a word for them to be compared by it, if fewer have another.
const maxNamesakes = 64

// alike are the groups that g may be a shorter form of: those that have its last word, or its first,
// have its letters for initials, or stand beside it in the text.
func (r *resolver) alike(g *group, names map[string][]int) []int {
	var out []int
	few, many := names[g.bare[0]], names[g.bare[len(g.bare)-1]]
	if len(few) > len(many) {
		few, many = many, few
	}
	if out = append(out, few...); len(many) <= maxNamesakes { // not everybody called Paul, nor all Foods
		out = append(out, many...)
	}
	if len(g.parts) == 1 {
		out = append(out, names[initialsOf+strings.ReplaceAll(g.key, ".", "")]...)
	}
	if g.firm != nil {
		out = append(out, g.firm.index)
	}
	out = append(out, r.neighbours[g.index]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// shortFor says whether g can be a shorter form of h, why, and how good a reason that is (0: it cannot).
func (r *resolver) shortFor(g, h *group) (Reason, int) {
	n, m := len(g.bare), len(h.bare)
	gt, ht := g.typ(), h.typ()
	if (g.house || h.house) && (gt == string(nlp.Person) || ht == string(nlp.Person)) {
		return "", 0
	}
	if g.key == h.key && g != h {
		// The same name, once with a title: one person unless the titles tell two.
		if g.sex != "" && h.sex != "" || g.first < h.first || gt != ht {
			return "", 0
		}
		return SameName, 4
	}
	if m >= n && ht == string(nlp.Person) && (gt == ht || weak(g, ht)) && g.firm == nil {
		if reason, rank := r.calledBy(g.bare, h.bare); rank > 0 {
			return reason, sexRank(g, h, rank)
		}
	}
	if (gt == ht || weak(g, ht)) && r.otherName(g, h) {
		return OtherName, 16
	}
	if g.firm == h {
		return ShortForm, 8
	}
	if ht == string(nlp.Person) || gt == string(nlp.Person) && !weak(g, ht) {
		return "", 0
	}
	if c := r.countryNamed(g.surface); n == 1 && m > 1 && (c == "" || c == r.countryNamed(h.surface)) && (isAcronym(g.surface) || m > 2 && ht == string(nlp.Organization)) { // "Afld", as French papers write what is pronounced as a word
		key := strings.ReplaceAll(g.key, ".", "")
		if all, long := initials(h.parts); key == all || key == long {
			return Acronym, 14
		}
	}
	if r.inParentheses(g, h) {
		return Parenthesis, 16
	}
	if slices.Equal(g.bare, h.bare) && gt == ht && g.first > h.first {
		return SameName, 10 // "The Bay Sentinel", "Bay Sentinel"
	}
	if gt == ht && r.countryNamed(g.surface) == "" && (g.first > h.first || r.inHeadline(g) && ht == string(nlp.Organization)) { // a headline's "Linnet" need not be the "Linnet 2" of the text; "US" is no "US Steel"
		if rank := r.begun(g.bare, h.bare, ht); rank > 0 && !r.together(g, h) {
			return ShortForm, rank
		}
	}
	return "", 0
}

// calledBy is how good a reason it is that a person with a longer name is called by a shorter one; 0: none.
func (r *resolver) calledBy(short, long []string) (Reason, int) {
	n, m := len(short), len(long)
	switch {
	case m > n && slices.Equal(short, long[m-n:]):
		return LastName, 12
	case n == 1 && m > 1 && short[0] == long[0] && r.lex.Has(FirstName, short[0]):
		return GivenName, 6
	case n >= 2 && short[n-1] == long[m-1] && abbreviates(short[0], long[0]):
		return Initials, 10
	case m > n && n >= 2 && short[n-1] == long[m-1] && short[0] == long[0]:
		return LastName, 12
	case m > n && n >= 2 && slices.Equal(short, long[:n]): // "Ana Roa" of "Ana Roa Cruz"
		return LastName, 10
	case n == 1 && m > 1 && slices.Contains(long[:m-1], short[0]): // "Roa" of "Ana Roa Cruz", "Lim" of "Lim Boon Hock", first names that no list has
		return LastName, 4
	case n == 1 && slices.ContainsFunc(long, func(p string) bool { return strings.HasPrefix(p, short[0]+"-") }): // "Roa" of "Ana Roa-Cruz"
		return LastName, 4
	}
	return "", 0
}

// begun is how good a reason it is that what is no person is called by some words of its name; 0: none.
func (r *resolver) begun(short, long []string, typ string) int {
	n, m := len(short), len(long)
	key := strings.Join(short, " ")
	begins := m > n && slices.Equal(short, long[:n])
	ends := m > n && slices.Equal(short, long[m-n:]) && !r.lex.Has(OfMark, long[m-n-1]) // not "Nantes" of "musée de Nantes"
	switch {
	case n == m && slices.Equal(short[:n-1], long[:n-1]) && len([]rune(short[n-1])) > 2 && strings.HasPrefix(long[n-1], short[n-1]) &&
		(n > 1 && typ == string(nlp.Organization) || strings.HasPrefix(long[n-1], short[n-1]+"-")): // "Tarn Bio" of "Tarn Biosciences", "Valmont" of "Valmont-sur-Lys"
		return 4
	case typ == string(nlp.Place):
		return 0
	case typ != string(nlp.Organization):
		if begins { // "Linnet" of "Linnet 3"
			return 4
		}
		return 0
	case ends && !r.lex.Has(TypeNoun, key),
		begins && !r.lex.Has(TypeNoun, key) && m-n == 1 && r.lex.Has(TypeNoun, long[m-1]):
		return 8
	case n >= 2 && m == n+1 && begins && !r.lex.Has(OfMark, short[n-1]) && !r.namesPlace(long[n]): // "Blue Tarn" of "Blue Tarn Minerals"
		return 6
	case n == 1 && m == 2 && begins && !r.lex.Has(TypeNoun, key) && !r.namesPlace(long[1]), // "Tarn Financial", not "Tarn France"
		n == 1 && m == 3 && begins && !r.lex.Has(TypeNoun, key) && r.lex.Has(OfMark, long[1]): // "Étoile de Sarlan"
		return 6
	case begins && !r.lex.Has(OfMark, short[n-1]) && (m > n+1 || !r.namesPlace(long[n])) && (n > 1 || m < 4 || r.lex.Has(TypeNoun, key)), ends: // "la Ligue", of football, the "Ledger"
		return 4
	case n == 1 && m > 2 && slices.Contains(long[1:m-1], short[0]) && !r.lex.Has(OfMark, long[slices.Index(long[1:], short[0])]) && !r.namesPlace(short[0]) && !r.lex.Has(TypeNoun, key): // "Tarn" of "Royal Tarn Hospital"
		return 2
	}
	return 0
}

// agreeOnTypes brings the types of a name of two or three words and of the single word that stands for it later into line: a person is called by the last word, a
// body by the first. "Ada Roa", once taken for a firm, is a person if "Roa" is one; "Tarn Sport" is none if "Tarn" is a firm.
func (r *resolver) agreeOnTypes() {
	first, last := map[string][]*group{}, map[string][]*group{} // longer names by their first and last words
	for i := range r.groups {
		if g := &r.groups[i]; len(g.parts) > 1 && len(g.parts) < 4 {
			first[g.parts[0]] = append(first[g.parts[0]], g)
			last[g.parts[len(g.parts)-1]] = append(last[g.parts[len(g.parts)-1]], g)
		}
	}
	for i := range r.groups {
		g := &r.groups[i]
		if len(g.parts) != 1 || g.sex != "" || g.house {
			continue
		}
		word := g.parts[0]
		gt := g.typ()
		if gt == string(nlp.Place) || len(first[word])+len(last[word]) != 1 {
			continue
		}
		var h *group
		var typ nlp.MentionType
		var agree bool
		if len(last[word]) == 1 {
			h, typ = last[word][0], nlp.Person
			ht := h.typ()
			agree = ht == string(nlp.Person) || gt == string(nlp.Person) && ht == string(nlp.Organization) && !r.lex.Has(Kind, h.parts[0]) && !r.lex.Has(TypeNoun, h.parts[0])
		} else {
			h, typ = first[word][0], nlp.Organization
			ht := h.typ()
			agree = !r.lex.Has(FirstName, word) && h.sex == "" && (ht == string(nlp.Organization) || gt == string(nlp.Organization) && ht == string(nlp.Person))
		}
		if agree && h.first < g.first && gt != h.typ() {
			g.be(typ)
			h.be(typ)
		}
	}
}

// be makes a type outweigh the others.
func (g *group) be(t nlp.MentionType) {
	if top := g.typ(); top != string(t) {
		g.votes[string(t)] = g.votes[top] + 0.1
	}
}

// eponyms notes which single names stand for a body although they are the last names of persons too: the body bears the name and is named, as the single name is,
// before any of them in full. "*Tolley* was founded in 1842", says an article on Tolley Brothers, whose chairman is Edmund Tolley.
func (r *resolver) eponyms() {
	bodies, persons := map[string]*group{}, map[string]*group{} // by first and by last part, the first of each
	for i := range r.groups {
		switch g := &r.groups[i]; {
		case len(g.parts) < 2:
		case g.typ() == string(nlp.Organization) && bodies[g.parts[0]] == nil:
			bodies[g.parts[0]] = g
		case g.typ() == string(nlp.Person) && persons[g.parts[len(g.parts)-1]] == nil:
			persons[g.parts[len(g.parts)-1]] = g
		}
	}
	for i := range r.groups {
		g := &r.groups[i]
		if len(g.parts) != 1 || g.sex != "" {
			continue
		}
		if body, person := bodies[g.parts[0]], persons[g.parts[0]]; body != nil && person != nil && g.first < person.first && body.first < person.first {
			g.firm = body
		}
	}
}

// inHeadline says whether a name is first used in the headline, which shortens.
func (r *resolver) inHeadline(g *group) bool {
	return r.headline(0) && r.mentions[g.first].sentence == 0
}

// namesPlace says whether the document names a place so.
func (r *resolver) namesPlace(part string) bool {
	return slices.ContainsFunc(r.groups, func(g group) bool { return g.key == part && g.typ() == string(nlp.Place) })
}

// weak says whether a group's own type is so unsure that a host's type may overrule it.
func weak(g *group, host string) bool {
	sum := 0.0
	for _, v := range g.votes {
		sum += v
	}
	return g.votes[host] > 0.3*sum || sum < 0.7*float64(g.count)
}

// sexRank takes a reason away where the sexes are known to differ, and betters it where they are known to be the same.
func sexRank(g, h *group, rank int) int {
	switch {
	case g.sex == "" || h.sex == "":
		return rank
	case g.sex != h.sex:
		return 0
	}
	return rank + 1
}

// abbreviates says whether a is the initial of b: "e." of "elon".
func abbreviates(a, b string) bool {
	a = strings.TrimSuffix(a, ".")
	return len([]rune(a)) == 1 && len([]rune(b)) > 2 && strings.HasPrefix(b, a)
}

// inParentheses says whether the acronym g follows the name h directly, in parentheses: "Agence spatiale européenne (ESA)".
func (r *resolver) inParentheses(g, h *group) bool {
	return isAcronym(g.surface) && len(h.parts) > 1 && r.gaps[[2]int{h.index, g.index}] == "("
}

// otherName says whether the text calls one of two by the name of the other: "Ada Roa, alias Lynx". The one by which it calls them
// more often stays, short forms counted, of two alike the fuller one.
func (r *resolver) otherName(g, h *group) bool {
	if !r.lex.Has(AliasPhrase, r.gaps[[2]int{g.index, h.index}]) && !r.lex.Has(AliasPhrase, r.gaps[[2]int{h.index, g.index}]) {
		return false
	}
	return cmp.Or(cmp.Compare(r.heard(g), r.heard(h)), cmp.Compare(len(g.parts), len(h.parts)), cmp.Compare(h.first, g.first)) <= 0
}

// heard is how often a name, or one word of it, stands in the text.
func (r *resolver) heard(g *group) int {
	n := g.count
	for i := range r.groups {
		if short := &r.groups[i]; len(g.parts) > 1 && len(short.parts) == 1 && slices.Contains(g.parts, short.parts[0]) {
			n += short.count
		}
	}
	return n
}

// lookBetween notes what stands between two names, folded, where one follows the other in a sentence: an opening bracket or words for another name. Ages are left
// out: "Ada Roa, 46, alias Lynx".
func (r *resolver) lookBetween() {
	r.gaps, r.neighbours = map[[2]int]string{}, map[int][]int{}
	for i := 1; i < len(r.mentions); i++ {
		a, b := &r.mentions[i-1], &r.mentions[i]
		if a.sentence != b.sentence || b.Start < a.End || b.Start-a.End > maxGap {
			continue
		}
		gap := strings.TrimSpace(Fold(r.doc.Slice(nlp.Span{Start: a.End, End: b.Start})))
		phrase := strings.TrimPrefix(strings.TrimLeft(gap, ",-( 0123456789"), "ans, ")
		switch {
		case gap == "(":
			phrase = gap
		case r.lex.Has(AliasPhrase, phrase) && (phrase != gap || r.lex.Note(AliasPhrase, phrase) == "bare"): // "Roa, called Lynx", not "Roa called Lynx"
		default:
			continue
		}
		r.gaps[[2]int{a.group, b.group}] = phrase
		r.neighbours[a.group] = append(r.neighbours[a.group], b.group)
		r.neighbours[b.group] = append(r.neighbours[b.group], a.group)
	}
}

// maxGap is how many characters stand between two names of one at most.
const maxGap = 60

// together says whether a sentence has both names, the shorter first: then they are hardly one entity.
func (r *resolver) together(g, h *group) bool {
	in := map[int]bool{} // sentences that the shorter has been in
	for i := range r.mentions {
		switch m := &r.mentions[i]; &r.groups[m.group] {
		case g:
			in[m.sentence] = true
		case h:
			if in[m.sentence] {
				return true
			}
		}
	}
	return false
}

// entities makes one entity of each group that is its own host, with the groups that stand for it.
func (r *resolver) makeEntities() {
	index := make([]int, len(r.groups))
	for i := range index {
		index[i] = -1
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		h := r.groups[m.group].host
		if index[h] < 0 {
			index[h] = len(r.entities)
			r.entities = append(r.entities, entity{names: map[string]int{}, host: h})
		}
		e := &r.entities[index[h]]
		m.entity(r, index[h])
		e.count++
		e.names[m.surface]++
	}
	for i := range r.groups {
		e := &r.entities[index[r.groups[i].host]]
		if e.sex == "" || r.groups[i].titled && !e.told {
			e.sex = r.groups[i].sex
		}
		e.told = e.told || r.groups[i].titled
	}
	for i := range r.entities {
		e := &r.entities[i]
		host := &r.groups[e.host]
		e.name = mostUsed(host.surfaces)
		e.typ = host.typ()
		e.doubtful = e.typ != string(nlp.Organization)
	}
	for i := range r.mentions {
		if m, e := &r.mentions[i], &r.entities[r.byMention[i]]; m.Sure > doubtful || r.lex.Has(FirstName, m.parts[0]) || e.sex != "" {
			e.doubtful = false
		}
	}
}

// doubtful is how sure the recogniser may be of the type of a name and still have guessed it.
const doubtful = 0.6

// entity records the decision for a name mention.
func (m *mention) entity(r *resolver, e int) {
	r.byMention = append(r.byMention, e)
	reason := SameName
	if g := &r.groups[m.group]; g.host != m.group {
		reason = g.reason
	}
	r.decide(r.doc.Slice(m.Span), m.Start, e, reason)
}

// mostUsed is the most frequent spelling, of equals the one with most capitals last ("OpenAI" before "OPENAI"), then by order.
func mostUsed(surfaces map[string]int) string {
	best := ""
	for s, n := range surfaces {
		switch b := surfaces[best]; {
		case best == "", n > b, n == b && allCapitals(best) && !allCapitals(s):
			best = s
		case n == b && allCapitals(best) == allCapitals(s) && s < best:
			best = s
		}
	}
	return best
}

func allCapitals(s string) bool { return s == strings.ToUpper(s) }
