package names

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"relata/nlp"
)

// The lexicon classes whose words tell what a name beside them is of.
const (
	typeNoun   nlp.Class = "type-noun"   // note: entity type: "société" Organization, "writer" Person
	leaderNoun nlp.Class = "leader-noun" // what somebody is of an organisation: "PDG", "chairman"
	title      nlp.Class = "title"       // of persons: "Mme", "Dr"
	ofMark     nlp.Class = "of-mark"     // "de", "of"
	placeMark  nlp.Class = "place-mark"  // "à", "in"

	tradeNoun     nlp.Class = "trade-noun"     // "armateur", "publisher": somebody or a firm
	callingVerb   nlp.Class = "calling-verb"   // "baptiser", "call": its participle gives a name
	reportingVerb nlp.Class = "reporting-verb" // "annoncer", "say"

	premises  nlp.Class = "premises-noun" // bears the name of a firm: "l'usine Voltéa"
	houseMark nlp.Class = "house-mark"    // before a firm, or somebody: "chez"

	townOffice nlp.Class = "town-office" // "maire", "mayor"
)

// Weights of the evidence, on the scale of Mention.Sure.
const (
	byNoun   = 3.0 // "le groupe laitier Voltéa", "the writer Ama Reed"
	byComma  = 2.0 // "Voltéa, une société …"
	byTitle  = 4.0 // "Mme Roy"
	byLeader = 1.2 // "PDG de Voltéa", "chez Voltéa", "l'usine Voltéa"
	byGiven  = 1.5 // a first name and one more word, which the recogniser took for a thing
	bySpeech = 1.5 // "Voltéa a annoncé …": a thing says nothing
	byDeed   = 1.6 // "Voltéa a racheté …": a place that nobody knows buys nothing
	byQuotes = 1.0 // a name of several words alone in quotation marks
)

// Stage weighs what the words around a name say of its type against what the recogniser says, over all mentions of
// the name in the document, and lets the heavier win.
func Stage(lex *nlp.Lexicon) nlp.Stage {
	known := &gazetteer{countries(lex)}
	return nlp.Stage{
		Name:  "names in context",
		Needs: nlp.Names | nlp.Tags | nlp.Heads,
		Run: func(_ context.Context, d *nlp.Document) error {
			for part := range stretches(d) {
				dropCommon(part, lex)
				titles(part, lex)
				hyphened(part, lex)
				mendEnds(part)
				coordinated(part)
				join(part, lex)
				whole(part, lex)
				extend(part, lex)
				widen(part)
				introduce(part, lex)
				missed(part, lex)
				compounds(part, lex)
				onward(part, lex)
				weigh(part, lex, known)
				shortened(part, lex)
			}
			return nil
		},
	}
}

func weigh(d *nlp.Document, lex *nlp.Lexicon, places *gazetteer) {
	votes := vote(d)
	told := map[string]bool{}        // keys that evidence speaks of
	introduced := map[string]tally{} // what nouns beside a name call it
	for s, m := range names(d) {
		key := keyOf(s, m.First, m.Last)
		t, w := behindPlace(s, m, lex), byNoun
		if t == "" || places.has(s, m) {
			t, w = around(s, m, lex)
		}
		if t == "" && places.wanting(s, m, lex) {
			t, w = nlp.Organization, byDeed
		}
		if m.Type == nlp.Place && !places.has(s, m) {
			switch { // the recogniser is sure of what nobody knows
			case t == nlp.Organization:
				w = max(w, byDeed)
			case t == "" && staffed(s, m, lex):
				t, w = nlp.Organization, byDeed
			}
		}
		if m.Type == nlp.Organization && whence(s, m) && places.has(s, m) {
			t, w = nlp.Place, byNoun
		}
		if t == "" && somewhere(s, m, lex) {
			t, w = nlp.Place, byDeed
		}
		if t != "" {
			votes[key][t] += w
			told[key] = true
			if w >= byComma {
				if introduced[key] == nil {
					introduced[key] = tally{}
				}
				introduced[key][t] += w
			}
		}
	}
	for s, m := range names(d) { // a body called by its first word alone is one under its whole name: "Arden Build", then "Arden, a builder"
		if m.First < m.Last && (m.Type == nlp.Place && !places.has(s, m) || m.Type == nlp.Person && !given(s, m)) {
			if first := normal(s.Word(m.First).Form); votes[first].best() == nlp.Organization && told[first] {
				key := keyOf(s, m.First, m.Last)
				votes[key][nlp.Organization] += byDeed
				told[key] = true
			}
		}
	}
	share := shares(d, votes, lex, places)
	for word := range share {
		told[word] = true
	}
	for s, m := range names(d) {
		if m.Sure == certain {
			continue
		}
		key := keyOf(s, m.First, m.Last)
		total := tally{}
		for t, v := range votes[key] {
			if t == nlp.Person && (m.First == m.Last || introduced[key][nlp.Organization] > introduced[key][nlp.Person]) && share[key][nlp.Person] == 0 && !given(s, m) {
				// The recogniser repeats itself where it is unsure: a single word that no full name ends counts little, however often, and so do several
				// that begin with no first name where the text says what they are.
				v = min(v, lonely)
			}
			if t == nlp.Place && (len(introduced[key]) == 1 && introduced[key][nlp.Organization] > 0 || votes[key][nlp.Organization] >= byDeed && !places.has(s, m)) {
				// Bodies are named after places: where the text says so once, the recogniser repeating itself is no further witness.
				v = min(v, repeated)
			}
			total[t] += v
		}
		for t, v := range share[key] {
			total[t] += v
		}
		best := total.best()
		unknown := m.Type == nlp.Place && best == nlp.Organization && !places.has(s, m)                                                 // the recogniser is sure of what it never saw
		somebody := m.Type == nlp.Place && best == nlp.Person && m.First == m.Last && share[key][nlp.Person] > 0 && !inPlace(s, m, lex) // "Ada London" is "London" in what follows
		if best != "" && (told[key] && (unknown || somebody || !known(s, m, best, introduced[key])) || m.Sure < keepsType) {
			m.Type = best
		}
		if m.Type == nlp.Person && m.First == m.Last && share[key][nlp.Person] == 0 && !told[key] && !given(s, m) {
			// Texts introduce people by their full names: a single word that no full name ends may be anything.
			m.Sure = min(m.Sure, doubtful)
		}
	}
}

// shares are the votes that single words have from the full names that they are of: "Roy" from "Ada Roy". Once introduced by a full name, somebody is the same
// each time: it outweighs the short one, however often that stands there.
func shares(d *nlp.Document, votes map[string]tally, lex *nlp.Lexicon, places *gazetteer) map[string]tally {
	singles, known := map[string]int{}, map[string]bool{}
	persons := map[string]bool{} // words of persons' full names
	for s, m := range names(d) {
		switch {
		case m.First == m.Last:
			singles[normal(s.Word(m.First).Form)]++
			known[normal(s.Word(m.First).Form)] = places.has(s, m) || inPlace(s, m, lex)
		case votes[keyOf(s, m.First, m.Last)].best() == nlp.Person:
			for id := m.First; id <= m.Last; id++ {
				persons[normal(s.Word(id).Form)] = true
			}
		}
	}
	share := map[string]tally{}
	add := func(word string, t nlp.MentionType) {
		if singles[word] == 0 {
			return
		}
		if share[word] == nil {
			share[word] = tally{}
		}
		share[word][t] = 0.5 + 0.95*float64(singles[word])
	}
	for s, m := range names(d) {
		if m.First == m.Last {
			continue
		}
		best := votes[keyOf(s, m.First, m.Last)].best()
		if best != nlp.Person && best != nlp.Organization {
			continue
		}
		if best == nlp.Person || lex.Note(clubName, strings.ToLower(s.Word(m.First).Form)) != "first" { // the town of "US Sarlan" stays one
			add(normal(s.Word(m.Last).Form), best)
		}
		// A body is called by its first word: "Tarn" for "Tarn Financial", unless that is somebody here, or a place: "Kelmarsh" in "Kelmarsh Rovers".
		first := normal(s.Word(m.First).Form)
		if t := votes[first].best(); best == nlp.Organization && (t == nlp.Person || t == nlp.Other || t == nlp.Place && !known[first]) && !persons[first] {
			add(first, best)
		}
	}
	return share
}

// known says whether the recogniser knows a mention too well for another type. A person is no product for a noun that stands before it
// ("l'animatrice de télévision Ada Roy"), a place no body for one that is named after it ("Kelmarsh Rovers"); but it takes
// what it never saw for what it knows, products for companies above all, and companies for people.
func known(s *nlp.Sentence, m *nlp.Mention, other nlp.MentionType, introduced tally) bool {
	if m.Sure < keepsType {
		return false
	}
	switch m.Type {
	case nlp.Place:
		return other != nlp.Organization || introduced[other] == 0
	case nlp.Organization:
		return other != nlp.Person && other != nlp.Product && (other != nlp.Event || introduced[other] == 0) // "the conference Voltea"
	case nlp.Person: // "the app Lyra"
		if m.First == m.Last && !given(s, m) && introduced[other] > 0 {
			return false
		}
		return other != nlp.Organization
	default:
		return other != nlp.Person && other != nlp.Organization
	}
}

// secondSubject says whether the verb of a subject has another one between: the parser took an apposition for a subject, "selon Voltéa, une firme de Lyon, le
// missile a volé".
func secondSubject(s *nlp.Sentence, w *nlp.Word) bool {
	for id := w.ID + 1; w.Deprel.In(nlp.Nsubj) && id < w.Head; id++ {
		if o := s.Word(id); o.Head == w.Head && o.Deprel.In(nlp.Nsubj) {
			return true
		}
	}
	return false
}

// around is the type that the words beside a mention tell, and how much that weighs.
func around(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) (nlp.MentionType, float64) {
	for id := m.First + 1; id < m.Last; id++ {
		if s.Word(id).Form == "&" {
			return nlp.Organization, byNoun
		}
	}
	before := s.Word(m.First - 1)
	if after := s.Word(m.Last + 1); m.Last > m.First && before != nil && after != nil && quote(before.Form) && quote(after.Form) {
		return nlp.Work, byQuotes
	}
	if before != nil && titular(before, lex) || m.First < m.Last && lex.Note(title, strings.ToLower(s.Word(m.First).Form)) != "" && strings.HasSuffix(s.Word(m.First).Form, ".") {
		return nlp.Person, byTitle
	}
	if firm(s, m, lex) {
		return nlp.Organization, byNoun
	}
	if h := headWord(s, m); m.Type == nlp.Person && m.First < m.Last && !given(s, m) && h != nil && bodily(s, h, lex) {
		return nlp.Organization, byNoun // "Voltéa Micro, le concepteur de puces, supprime 900 emplois"
	}
	for id, n := m.First-1, 0; id >= 1 && n < 3; id, n = id-1, n+1 {
		w := s.Word(id)
		if n > 0 && w.Deprel == nlp.Compound && w.Head > id && w.Head < m.First {
			break // "consumer rights Voltea": the noun behind it is what counts
		}
		if h := s.Word(id - 1); h != nil && h.Form == "-" && glued(s, id-1) && w.Head >= m.First {
			break // "Ten-woman Voltea Rovers"
		}
		if w.UPOS == nlp.ADJ && w.Head >= m.First && w.Head <= m.Last {
			break // what stands before an adjective of the name is not what the name is of
		}
		if w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN && w.Deprel.In(nlp.Nmod, nlp.Compound) && w.Head == m.First && !inMention(s, id) { // "Carmaker Voltea"
			if n == 0 && lex.Has(premises, lemmaOf(w)) && !given(s, m) {
				return nlp.Organization, byLeader
			}
			noun := classed(s, w, lex)
			if n == 0 && lex.Has(namedAfter, lemmaOf(noun)) && m.First == m.Last && m.Type == nlp.Organization && noted(s, noun, lex) == string(nlp.Organization) {
				return nlp.Person, byNoun // "le gouvernement Roy"
			}
			if !tells(s, noun, m, lex) {
				break
			}
			if t := noted(s, noun, lex); t != "" && (n == 0 || !inMention(s, id)) {
				if lex.Has(tradeNoun, lemmaOf(noun)) && person(s, m, lex) {
					return nlp.Person, byNoun // "the shipowner Nikos Lambrou"
				}
				if n == 0 && noun.Feats.Has("Number", "Plur") && lex.Has(contender, lemmaOf(noun)) && m.First == m.Last && !listed(s, m) {
					return nlp.Organization, byNoun // "the French champions Vaucourt"
				}
				return nlp.MentionType(t), byNoun
			}
			if n > 0 {
				break
			}
			continue
		}
		if w.UPOS != nlp.ADJ {
			break
		}
	}
	if t := nationality(s, m, lex); t != "" {
		return t, byNoun
	}
	if t := described(s, m, lex); t != "" {
		return t, byNoun
	}
	if t := baptised(s, m, lex); t != "" {
		return t, byNoun
	}
	if w := s.Word(m.Last + 1); w != nil && w.Form == "," {
		for id, n := m.Last+2, 0; n < 5; id, n = id+1, n+1 {
			w := s.Word(id)
			if w == nil {
				break
			}
			if w.UPOS == nlp.PROPN && n > 0 && !inMention(s, id) && s.Word(id-1).UPOS == nlp.DET && m.First < m.Last && lex.Note(typeNoun, strings.ToLower(w.Form)) == string(nlp.Person) {
				return nlp.Person, byComma // "Ada Roy, the Minister of State for Sport"
			}
			if w.UPOS == nlp.NOUN {
				if w.Deprel == nlp.Compound && w.Head > id || w.Deprel == nlp.NmodPoss && w.Head > id {
					continue // "a payments program", "Roy, the firm's chairman"
				}
				if w.Deprel.In(nlp.Nsubj, nlp.Obj, nlp.Obl) && (w.Head < m.First || w.Head > m.Last) && !secondSubject(s, w) {
					break // "according to Voltéa, the missile flew": the clause goes on
				}
				if given(s, m) && inMention(s, id+1) {
					break // "…, Ada Roy, le collectif Rivages a …"
				}
				if t := noted(s, w, lex); t != "" {
					if t == string(nlp.Organization) && person(s, m, lex) && lex.Has(tradeNoun, lemmaOf(w)) {
						return nlp.Person, byComma // "Ada Roy, opératrice de 38 ans"
					}
					if t == string(nlp.Product) && s.Word(m.Last+2).UPOS == nlp.DET && m.Type != nlp.Person {
						return nlp.Product, byComma
					}
					if t == string(nlp.Person) && before != nil && before.UPOS == nlp.DET && m.Type == nlp.Organization {
						break // "interrogé par l'APS, un témoin a …": nobody has an article
					}
					if t == string(nlp.Person) && (m.Type != nlp.Place || before == nil || !lex.Has(placeMark, lemmaOf(before))) || t == string(nlp.Organization) {
						return nlp.MentionType(t), byComma
					}
				}
				break
			}
			// "the London company": a proper noun that qualifies what follows
			if w.UPOS != nlp.ADJ && w.UPOS != nlp.DET && w.UPOS != nlp.NUM && w.UPOS != nlp.PART && (w.UPOS != nlp.PROPN || w.Head <= id || n == 0) {
				break
			}
		}
	}
	if m.Type != nlp.Organization && (corporate(s, m, lex) || m.Type != nlp.Event && kindly(s, m, lex)) {
		return nlp.Organization, byNoun
	}
	if h := headWord(s, m); h != nil && m.Type != nlp.Organization && !(m.First < m.Last && given(s, m)) && bodily(s, h, lex) {
		return nlp.Organization, byGrammar
	}
	if m.Type == nlp.Place && m.First < m.Last && lex.Has(clubName, strings.ToLower(s.Word(m.Last).Form)) && several(s, m, lex) {
		return nlp.Organization, byGrammar
	}
	if m.Type != nlp.Person && humanly(s, m.First, m.Last, lex) {
		return nlp.Person, byGrammar
	}
	if m.Last == m.First+1 && m.Sure < keepsType && m.Type != nlp.Person && m.Type != nlp.Organization && m.Type != nlp.Place && given(s, m) {
		return nlp.Person, byGiven
	}
	if m.Type != nlp.Person && m.Type != nlp.Organization && speaks(s, m, lex) {
		if m.Last == m.First+1 {
			return nlp.Person, bySpeech
		}
		return nlp.Organization, bySpeech
	}
	if before != nil && lex.Has(houseMark, lemmaOf(before)) && !given(s, m) {
		return nlp.Organization, byLeader
	}
	// "PDG de Voltéa", "maire de Dorval"
	id := m.First - 1
	if w := s.Word(id); w != nil && w.UPOS == nlp.DET {
		id--
	}
	if w := s.Word(id); w != nil && w.UPOS == nlp.ADP && lex.Has(ofMark, lemmaOf(w)) {
		if n := s.Word(id - 1); n != nil && n.UPOS == nlp.NOUN {
			switch office := lex.Note(townOffice, lemmaOf(n)); {
			case !given(s, m) && (office == "town" || m.Type == nlp.Person && office == "region"):
				return nlp.Place, byTitle
			case lex.Has(leaderNoun, lemmaOf(n)):
				return nlp.Organization, byLeader
			}
		}
	}
	return "", 0
}

// inPlace says whether a preposition of place stands before a mention.
func inPlace(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	before := s.Word(m.First - 1)
	return before != nil && lex.Has(placeMark, lemmaOf(before))
}

// titular says whether a word is a title of persons: "Ms.".
func titular(w *nlp.Word, lex *nlp.Lexicon) bool {
	low := strings.ToLower(w.Form)
	return w.UPOS != nlp.ADP && (lex.Has(title, low) || lex.Has(title, strings.TrimSuffix(low, ".")))
}

// tells says whether a noun before a mention tells what bears the name: not who else belongs to somebody of that name ("le clan Roy"), nor several things of
// which one may be called so, nor what a heading that runs into the next sentence ends with: "new playground The Quay Club opens".
func tells(s *nlp.Sentence, n *nlp.Word, m *nlp.Mention, lex *nlp.Lexicon) bool {
	if lex.Has(namedAfter, lemmaOf(n)) {
		return false
	}
	switch nlp.MentionType(noted(s, n, lex)) {
	case nlp.Place, nlp.Product, nlp.Work, nlp.Event:
		if n.Feats.Has("Number", "Plur") && !listed(s, m) {
			return false
		}
	}
	return s.Word(m.First).UPOS != nlp.DET || determined(s, n.ID)
}

// person says whether a name of several words is a person's as the recogniser reads it, or by its first name, and no firm's by its last.
func person(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	return m.Last > m.First && (m.Type == nlp.Person || given(s, m)) && !lex.Has(firmName, strings.ToLower(s.Word(m.Last).Form))
}

// listed says whether another name or noun is joined to a mention: "the players Roy and Hale".
func listed(s *nlp.Sentence, m *nlp.Mention) bool {
	return slices.ContainsFunc(s.Words, func(w nlp.Word) bool {
		return w.Deprel.In(nlp.Conj) && (m.First <= w.Head && w.Head <= m.Last || m.First <= w.ID && w.ID <= m.Last)
	})
}

// nationality is what a noun for where a name is from tells of it: French writes "l'Italienne Ada Fenzi" of somebody and "l'italien Fenzi" of a firm.
func nationality(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) nlp.MentionType {
	w, det := s.Word(m.First-1), s.Word(m.First-2)
	switch {
	case w == nil || det == nil || det.UPOS != nlp.DET || inMention(s, w.ID):
	case lex.Has(inhabitant, w.Form):
		return nlp.Person
	case lower(w.Form) && !w.Feats.Has("Gender", "Fem") && !given(s, m) && (lex.Has(demonym, w.Form) || lex.Has(demonym, lemmaOf(w))):
		return nlp.Organization // firms are masculine; many write so of somebody too
	}
	return ""
}

// lonely is what the recogniser's word weighs that a single word is a person who is nowhere called by a full name.
const lonely = 1.5

// repeated is what the recogniser's word weighs that a name is a place, however often it says so, where a noun calls it a body: "Quay Street, a London company".
const repeated = 1.8

// doubtful is how sure a person of one word is who is nowhere called by a full name.
const doubtful = 0.5

// described is the type of the common noun before a mention that the tree hangs it on: "l'entreprise de travaux publics Voltéa", "her party, Unity".
func described(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) nlp.MentionType {
	for id := m.First; id <= m.Last; id++ {
		w := s.Word(id)
		if w.Head >= m.First {
			continue
		}
		n := s.Word(w.Head)
		if n == nil || n.UPOS != nlp.NOUN || !w.Deprel.In(nlp.Appos, nlp.Flat, nlp.Nmod) || inMention(s, n.ID) || m.First-n.ID > maxWords {
			return ""
		}
		n = classed(s, n, lex)
		if !tells(s, n, m, lex) || n.Feats.Has("Number", "Plur") && !listed(s, m) {
			return ""
		}
		t := nlp.MentionType(noted(s, n, lex))
		comma := false
		for i := n.ID + 1; i < m.Last; i++ {
			switch d := s.Word(i); {
			case d.Head >= m.First && d.Head <= m.Last && d.Deprel.In(nlp.Case):
				return ""
			case d.Form == ",":
				comma = true
			case d.UPOS == nlp.PUNCT && !quote(d.Form) && d.Form != "-":
				return ""
			}
		}
		if t == nlp.Organization && lex.Has(tradeNoun, lemmaOf(n)) && person(s, m, lex) {
			return nlp.Person
		}
		if comma && (t == nlp.Person || m.First < m.Last && given(s, m)) {
			return "" // a role behind a name is said of a person, whatever it hangs on
		}
		return t
	}
	return ""
}

// behindPlace is the type of the common noun that says where a name between commas is from, or whose a body of that name is, where the parser hung the name on the place or the
// owner: "a company in Lisbon, Norsel, …", "l'entreprise d'Ada Roy, Voltéa, …".
func behindPlace(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) nlp.MentionType {
	w := headWord(s, m)
	comma, end := s.Word(m.First-1), s.Word(m.Last+1)
	if w == nil || comma == nil || end == nil || comma.Form != "," || end.Form != "," && end.UPOS != nlp.VERB && end.UPOS != nlp.AUX || !w.Deprel.In(nlp.Appos) || w.Head >= m.First {
		return ""
	}
	place := s.Word(w.Head)
	n := s.Word(place.Head)
	owner := bears(s, place.ID, nlp.Person)
	if !owner && !bears(s, place.ID, nlp.Place) || n == nil || n.ID > place.ID || n.UPOS != nlp.NOUN || inMention(s, n.ID) || n.Feats.Has("Number", "Plur") || !place.Deprel.In(nlp.Nmod) {
		return ""
	}
	switch t := nlp.MentionType(noted(s, n, lex)); t {
	case nlp.Organization:
		return t
	case nlp.Person:
		if m.First < m.Last && !owner {
			return t
		}
	}
	return ""
}

// bears says whether a word is in a name that is taken for one of a type.
func bears(s *nlp.Sentence, id int, t nlp.MentionType) bool {
	return slices.ContainsFunc(s.Mentions, func(m nlp.Mention) bool { return m.Type == t && m.First <= id && id <= m.Last })
}

// baptised is the type of the noun whose participle gives a mention as its name: "son vaccin, baptisé Brio", "a company called Brio".
func baptised(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) nlp.MentionType {
	for id := m.First; id <= m.Last; id++ {
		w := s.Word(id)
		if w.Head >= m.First && w.Head <= m.Last {
			continue
		}
		v := s.Word(w.Head)
		if v == nil || v.ID > m.First || v.UPOS != nlp.VERB || !v.Deprel.In(nlp.Acl) || !lex.Has(callingVerb, lemmaOf(v)) || !w.Deprel.In(nlp.Xcomp, nlp.Obj, nlp.Obl) {
			return ""
		}
		if n := s.Word(v.Head); n != nil && n.UPOS == nlp.NOUN && n.ID < v.ID {
			return thing(n, lex)
		}
		return ""
	}
	return ""
}

// noted is the entity type that a noun describes, with the word before it where the lexicon knows both: "the auction house", no place.
func noted(s *nlp.Sentence, n *nlp.Word, lex *nlp.Lexicon) string {
	if before := s.Word(n.ID - 1); before != nil && before.Head == n.ID {
		if both := strings.ToLower(before.Form) + " " + lemmaOf(n); lex.Has(typeNoun, both) {
			return lex.Note(typeNoun, both)
		}
	}
	return lex.Note(typeNoun, lemmaOf(n))
}

// classed is the noun that a bare complement only says the class of: a name behind "l'entreprise de travaux publics" is the company's.
func classed(s *nlp.Sentence, n *nlp.Word, lex *nlp.Lexicon) *nlp.Word {
	for range 3 {
		up := s.Word(n.Head)
		if up == nil || up.ID > n.ID || up.UPOS != nlp.NOUN || !n.Deprel.In(nlp.Nmod) || lex.Note(typeNoun, lemmaOf(up)) == "" {
			return n
		}
		bare := false
		for id := up.ID + 1; id < n.ID; id++ {
			w := s.Word(id)
			if w.UPOS == nlp.DET || w.UPOS == nlp.PRON || w.UPOS == nlp.PUNCT || w.UPOS == nlp.PROPN {
				return n
			}
			bare = bare || w.UPOS == nlp.ADP && (lex.Has(ofMark, lemmaOf(w)) || lex.Has(placeMark, lemmaOf(w)) && n.Feats.Has("Number", "Plur")) // "compagnie à bas coûts"
		}
		if !bare {
			return n
		}
		n = up
	}
	return n
}

// given says whether a mention of one word is a first name.
func given(s *nlp.Sentence, m *nlp.Mention) bool {
	_, ok := First()[fold(s.Word(m.First).Form)]
	return ok
}

func fold(s string) string {
	t, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), strings.ToLower(s))
	if err != nil {
		return strings.ToLower(s)
	}
	return t
}

// headWord is the word of a mention whose governor lies outside, nil if there is none.
func headWord(s *nlp.Sentence, m *nlp.Mention) *nlp.Word {
	for id := m.First; id <= m.Last; id++ {
		if w := s.Word(id); w.Head < m.First || w.Head > m.Last {
			return w
		}
	}
	return nil
}

// speaks says whether a mention is the subject of a verb of saying.
func speaks(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	w := headWord(s, m)
	if w == nil {
		return false
	}
	v := s.Word(w.Head)
	return v != nil && w.Deprel == nlp.Nsubj && v.UPOS == nlp.VERB && lex.Has(reportingVerb, lemmaOf(v))
}

func quote(form string) bool { return strings.ContainsAny(form, "\"«»“”„") }

func inMention(s *nlp.Sentence, id int) bool {
	for i := range s.Mentions {
		if m := &s.Mentions[i]; m.First <= id && id <= m.Last && m.Type.IsName() {
			return true
		}
	}
	return false
}

func lemmaOf(w *nlp.Word) string {
	if w.Lemma == "" {
		return strings.ToLower(w.Form)
	}
	return strings.ToLower(w.Lemma)
}
