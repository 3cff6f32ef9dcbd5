package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
)

// Where a name begins and ends. A noun beside a name is a description of it ("le laboratoire suisse Brio" is Brio) or makes another name with it
// ("le prix Valmont" is no person). The recogniser cuts either now here, now there.

const (
	epithet      nlp.Class = "epithet"            // "jeune", "sortant": says nothing of what it is
	namingBefore nlp.Class = "naming-noun-before" // "rue", "prix": makes a name with the one behind it; note: its type
	namingBehind nlp.Class = "naming-noun-behind" // "case": makes a name with the one before it; note: its type
	demonym      nlp.Class = "demonym"            // "suisse", "Dutch"
	inhabitant   nlp.Class = "inhabitant"         // "Italienne": somebody from a place
	partyHolder  nlp.Class = "party-holder"       // "député": the name of a party may stand behind it
	kindNoun     nlp.Class = "kind-noun"          // "bank": part of the names of those that it describes
)

// certain is how sure the type of a name is that says itself what it is of.
const certain = 1

// extend makes "prix Valmont" one name, and of the mention "laboratoire suisse Brio" the name that it ends with.
func extend(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		part(s, lex)
		holderBehind(s, lex)
	}
	for s, m := range names(d) {
		if party(s, m, lex) {
			m.Type, m.Sure = nlp.Organization, certain
			if next := m.First + 2; next <= m.Last && s.Word(m.First+1).UPOS == nlp.ADP && capitalised(s.Word(next).Form) { // "le maire LR de Nice"
				s.Mentions = append(s.Mentions, nlp.Mention{Span: s.WordSpan(next, m.Last), First: next, Last: m.Last, Type: nlp.Place, Sure: foundAgain})
				m = &s.Mentions[slices.Index(s.Mentions, *m)]
			}
			m.Last = m.First
		} else if first := nameWithin(s, m, lex); first > m.First {
			m.First = first
		} else if id, t := namedBefore(s, m, lex); t != "" {
			m.First, m.Type, m.Sure = id, t, certain
		} else if id, t := namedBehind(s, m, lex); t != "" {
			m.Last, m.Type, m.Sure = id, t, certain
		} else {
			continue
		}
		m.Span = s.WordSpan(m.First, m.Last)
	}
}

// party says whether a mention begins with capitals right behind an office, and so with the name of a party: "le député PS Ada Roy".
func party(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	w, office := s.Word(m.First), s.Word(m.First-1)
	if office == nil || office.UPOS != nlp.NOUN || !lex.Has(partyHolder, lemmaOf(office)) && !lex.Has(partyHolder, office.Form) || inMention(s, office.ID) {
		return false
	}
	n := 0
	for _, r := range w.Form {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1 && n <= maxAcronym && (m.Last == m.First || s.Word(m.First+1).UPOS == nlp.ADP)
}

// maxAcronym is how many letters the name of a party has at most, where it is written in capitals.
const maxAcronym = 5

// part cuts a mention in which another name is introduced: "Rivages contre la société Brio" are two.
func part(s *nlp.Sentence, lex *nlp.Lexicon) {
	for i := 0; i < len(s.Mentions); i++ {
		m := s.Mentions[i]
		if !m.Type.IsName() {
			continue
		}
		for id := m.First + 3; id < m.Last; id++ {
			n := s.Word(id)
			if n.UPOS != nlp.NOUN || !lower(n.Form) || lex.Note(typeNoun, lemmaOf(n)) != string(nlp.Organization) || !capitalised(s.Word(id+1).Form) ||
				s.Word(id-1).UPOS != nlp.DET || s.Word(id-2).UPOS != nlp.ADP || lex.Has(ofMark, lemmaOf(s.Word(id-2))) || quote(s.Word(m.First).Form) {
				continue
			}
			second := m
			second.First, second.Type, second.Sure = id+1, nlp.Organization, foundAgain
			second.Span = s.WordSpan(second.First, second.Last)
			s.Mentions[i].Last = id - 3
			s.Mentions[i].Span = s.WordSpan(m.First, id-3)
			s.Mentions = slices.Insert(s.Mentions, i+1, second)
			break
		}
	}
}

// holderBehind cuts a mention where the holder of a role stands right behind what the role is in: "le PDG de Voltéa Ada Roy" names two.
func holderBehind(s *nlp.Sentence, lex *nlp.Lexicon) {
	for i := 0; i < len(s.Mentions); i++ {
		m := s.Mentions[i]
		body := s.Word(m.First)
		role := s.Word(body.Head)
		if !m.Type.IsName() || m.First == m.Last || role == nil || role.ID > m.First || role.UPOS != nlp.NOUN || lex.Note(typeNoun, lemmaOf(role)) != string(nlp.Person) && !lex.Has(leaderNoun, lemmaOf(role)) ||
			!body.Deprel.In(nlp.Nmod) || !ofMarked(s, body, lex) {
			continue
		}
		for id := m.First + 1; id <= m.Last; id++ {
			w := s.Word(id)
			beside := w.Head == role.ID && w.Deprel.In(nlp.Appos, nlp.Flat) || id < m.Last && w.Deprel.In(nlp.Flat) && firstName(w) && !firstName(body)
			if !beside || w.UPOS != nlp.PROPN || !capitalised(w.Form) {
				continue
			}
			holder := m
			holder.First, holder.Type, holder.Sure = id, nlp.Person, foundAgain
			holder.Span = s.WordSpan(id, m.Last)
			s.Mentions[i].Last, s.Mentions[i].Span = id-1, s.WordSpan(m.First, id-1)
			if m.Type == nlp.Person {
				s.Mentions[i].Type, s.Mentions[i].Sure = nlp.Organization, guessed
			}
			s.Mentions = slices.Insert(s.Mentions, i+1, holder)
			break
		}
	}
}

func firstName(w *nlp.Word) bool {
	_, known := First()[fold(w.Form)]
	return known
}

// nameWithin is where the name begins in a mention that begins with a description: a common noun for its type, nationality before or behind it. It is the
// mention's first word if there is none.
func nameWithin(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) int {
	if first := titled(s, m, lex); first > m.First {
		return first
	}
	id, noun := m.First, false
	for ; id < m.Last; id++ {
		w := s.Word(id)
		switch {
		case w.UPOS == nlp.NOUN && lower(w.Form):
			if lex.Has(namingBefore, lemmaOf(w)) || lex.Note(typeNoun, lemmaOf(w)) == "" && !noun && s.Word(id+1).UPOS != nlp.NOUN {
				return m.First
			}
			noun = noun || lex.Note(typeNoun, lemmaOf(w)) != ""
			continue
		case w.UPOS == nlp.ADJ && lower(w.Form) && noun, w.UPOS == nlp.ADJ && id == m.First && (lex.Has(demonym, w.Form) || lex.Has(demonym, lemmaOf(w))):
			continue
		}
		break
	}
	if w := s.Word(id); !noun || !capitalised(w.Form) || w.UPOS == nlp.ADP {
		return m.First
	}
	return id
}

// titled is where the name begins in a mention that begins with a nationality: "Italian Dario Fenzi", but not "British Airways".
func titled(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) int {
	w, next := s.Word(m.First), s.Word(m.First+1)
	if m.First == m.Last || !capitalised(next.Form) || next.UPOS != nlp.PROPN || w.UPOS != nlp.ADJ || w.Head <= w.ID || !lex.Has(demonym, w.Form) {
		return m.First
	}
	_, known := First()[fold(next.Form)]
	if m.Type != nlp.Person && (!known && m.Sure >= guessed || m.Last <= m.First+1) {
		return m.First
	}
	m.Type = nlp.Person
	return m.First + 1
}

// guessed is how sure the recogniser may be of a name that it has cut wrong.
const guessed = 0.6

// namedBefore is a noun right before a mention that makes a name with it, and the type of that.
func namedBefore(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) (int, nlp.MentionType) {
	w := s.Word(m.First - 1)
	if w != nil && m.Type != nlp.Organization && capitalised(w.Form) && !inMention(s, w.ID) && lex.Note(clubName, strings.ToLower(w.Form)) == "first" { // "l'Olympique Sarlan"
		return w.ID, nlp.Organization
	}
	if w != nil && w.UPOS == nlp.PROPN && !inMention(s, w.ID) && within(s, w.ID, s.Word(m.First).ID) != hangs(s, m.First, w.ID) { // "Hurricane Adela"
		return w.ID, nlp.MentionType(lex.Note(namingBefore, strings.ToLower(w.Form)))
	}
	if w == nil || w.UPOS != nlp.NOUN || !lower(w.Form) || inMention(s, w.ID) || !capitalised(s.Word(m.First).Form) || s.Word(m.First).Head != w.ID || w.Feats.Has("Number", "Plur") {
		return 0, ""
	}
	return w.ID, nlp.MentionType(lex.Note(namingBefore, lemmaOf(w)))
}

// onward gives names the words that they go on with.
func onward(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		for i := range s.Mentions {
			m := &s.Mentions[i]
			if !m.Type.IsName() {
				continue
			}
			last, t := goesOn(s, m, lex)
			if last <= m.Last {
				continue
			}
			m.Last, m.Type, m.Sure, m.Span = last, t, certain, s.WordSpan(m.First, last)
			first := m.First
			s.Mentions = slices.DeleteFunc(s.Mentions, func(o nlp.Mention) bool { return first < o.First && o.First <= last })
			break // a second one in the sentence is rare
		}
	}
}

// goesOn is the last word of a name of one word behind the noun for its kind that goes on as a common noun does, with an adjective or a complement: "l'ONG Forêt vive",
// "l'association Femmes du Lac", and its type.
func goesOn(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) (int, nlp.MentionType) {
	noun, w := s.Word(m.First-1), s.Word(m.First)
	if noun != nil && noun.UPOS == nlp.DET && capitalised(noun.Form) { // "le quotidien L'Escaut"
		noun = s.Word(noun.ID - 1)
	}
	if m.First != m.Last && !(m.Last == m.First+1 && w.UPOS == nlp.DET) || noun == nil || noun.UPOS != nlp.NOUN || !lower(noun.Form) && strings.ToUpper(noun.Form) != noun.Form || noun.Feats.Has("Number", "Plur") || given(s, m) {
		return 0, ""
	}
	t := nlp.MentionType(lex.Note(typeNoun, lemmaOf(noun)))
	if t != nlp.Organization && t != nlp.Work && t != nlp.Event {
		return 0, ""
	}
	own := func(id int) bool { return id == noun.ID || m.First <= id && id <= m.Last }
	next := s.Word(m.Last + 1)
	if next == nil || mentioned(s, next.ID) {
		return 0, ""
	}
	if next.UPOS == nlp.ADJ && lower(next.Form) && own(next.Head) && !lex.Has(demonym, next.Form) && !lex.Has(demonym, lemmaOf(next)) && !lex.Has(epithet, lemmaOf(next)) {
		if end := s.Word(next.ID + 1); end == nil || end.UPOS == nlp.VERB || end.UPOS == nlp.AUX || end.UPOS == nlp.PUNCT && end.Form != "-" {
			return next.ID, t
		}
		return 0, ""
	}
	common := s.Word(m.Last).UPOS == nlp.NOUN || lex.Has(typeNoun, strings.ToLower(s.Word(m.Last).Form)) || lex.Has(typeNoun, lemmaOf(s.Word(m.Last)))
	if !common || !ofMarkedBehind(s, m.Last, lex) {
		return 0, ""
	}
	last := m.Last + 2
	if d := s.Word(last); d != nil && d.UPOS == nlp.DET && d.Feats.Has("Definite", "Def") {
		last++
	}
	if end := s.Word(last); end != nil && capitalised(end.Form) && (end.UPOS == nlp.PROPN || end.UPOS == nlp.NOUN) && own(end.Head) {
		return last, t
	}
	return 0, ""
}

// namedBehind is a noun right behind a person's name that makes a name with it, "the Dreyfus affair", and the type of that.
func namedBehind(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) (int, nlp.MentionType) {
	w, det := s.Word(m.Last+1), s.Word(m.First-1)
	if w == nil || w.UPOS != nlp.NOUN || !lower(w.Form) || m.Type != nlp.Person || det == nil || det.UPOS != nlp.DET || inMention(s, w.ID) || !within(s, m.Last, w.ID) {
		return 0, ""
	}
	if next := s.Word(w.ID + 1); next != nil && next.UPOS == nlp.NOUN {
		return 0, "" // "the Dreyfus case file"
	}
	return w.ID, nlp.MentionType(lex.Note(namingBehind, lemmaOf(w)))
}

func lower(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsLower(r)
}
