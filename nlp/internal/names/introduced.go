package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"relata/nlp"
)

// A noun with an article introduces a name of which it says what it is: "the ferry Nordlys", "l'application Lumo", "le tableau La Ronde". Ships, drugs,
// software and works have names that no recogniser has seen.

const (
	namedAfter nlp.Class = "named-after" // "gouvernement", "clan": bears the name of somebody whom it belongs to
	calendar   nlp.Class = "calendar"    // "samedi", "May"
)

// introduce finds the names that the recogniser missed behind such a noun, there and wherever else they stand in a document.
func introduce(d *nlp.Document, lex *nlp.Lexicon) {
	votes := map[string]tally{}
	for _, s := range d.Sentences {
		for id := 1; id < len(s.Words); id++ {
			noun, first, t := introduces(s, s.Word(id), lex)
			if t == "" {
				continue
			}
			last := runEnd(s, first)
			if last < first || !apposed(s, noun, first, last) || ordinary(s, noun, first, last, t, lex) {
				continue
			}
			last = through(s, first, last)
			s.Mentions = append(s.Mentions, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: t, Sure: foundAgain})
			s.SortMentions()
			if s.Word(last).UPOS == nlp.PROPN {
				votes[keyOf(s, first, last)] = tally{t: foundAgain}
			}
			id = last
		}
	}
	if len(votes) == 0 {
		return
	}
	for _, s := range d.Sentences {
		findAgain(s, votes, nil)
	}
}

// introduces is the noun that a word brings before the name behind it, where that begins, and its type: a common noun with its adjectives ("la compagnie
// aérienne Voltéa"), the complement of one ("le groupe de réflexion Voltéa"), or its participle ("un voilier baptisé Brise"). The type is "" if it brings in
// nothing, somebody, whom the recogniser knows, or several.
func introduces(s *nlp.Sentence, w *nlp.Word, lex *nlp.Lexicon) (noun, first int, t nlp.MentionType) {
	first = w.ID + 1
	var n *nlp.Word
	switch {
	case w.UPOS == nlp.VERB && w.Deprel.In(nlp.Acl) && w.Head < w.ID && lex.Has(callingVerb, lemmaOf(w)):
		if n = s.Word(w.Head); n == nil || n.UPOS != nlp.NOUN {
			return 0, 0, ""
		}
	case w.UPOS == nlp.NOUN:
		for a := s.Word(first); a != nil && a.UPOS == nlp.ADJ && lower(a.Form) && a.Head == w.ID; a = s.Word(first) {
			first++
		}
		n = classed(s, w, lex)
	default:
		return 0, 0, ""
	}
	lemma := lemmaOf(n)
	if !lower(n.Form) || n.Feats.Has("Number", "Plur") || lex.Has(namedAfter, lemma) || lex.Has(namingBefore, lemma) || inMention(s, n.ID) || !determined(s, n.ID) {
		return 0, 0, ""
	}
	if lex.Has(premises, lemma) {
		return n.ID, first, nlp.Organization
	}
	if t = nlp.MentionType(lex.Note(typeNoun, lemma)); t == nlp.Person {
		return 0, 0, ""
	}
	return n.ID, first, t
}

// determined says whether an article or a possessive stands before a noun, adjectives or another noun between.
func determined(s *nlp.Sentence, id int) bool {
	for n := 1; n <= 3; n++ {
		switch w := s.Word(id - n); {
		case w == nil:
			return false
		case w.UPOS == nlp.DET, w.UPOS == nlp.PRON && w.Feats.Has("Poss", "Yes"):
			return true
		case w.UPOS != nlp.ADJ && w.UPOS != nlp.NOUN:
			return false
		}
	}
	return false
}

// runEnd is the last of the words with capitals from a word on that no mention covers, 0 if there are none, or if they run into a mention.
func runEnd(s *nlp.Sentence, first int) int {
	last := 0
	for id := first; id <= len(s.Words) && id < first+maxWords; id++ {
		w := s.Word(id)
		if mentioned(s, id) {
			if id == last+1 {
				return 0
			}
			break
		}
		if w.Form == "-" && last == id-1 && last != 0 && id < len(s.Words) && !mentioned(s, id+1) && glued(s, id) {
			continue // "Helios-4"
		}
		switch {
		case !capitalised(w.Form), w.UPOS == nlp.PUNCT, w.UPOS == nlp.PRON, w.UPOS == nlp.ADP && last == 0, w.UPOS == nlp.NUM && last == 0:
			return last
		case w.UPOS == nlp.DET && last == 0:
			if next := s.Word(id + 1); next == nil || !capitalised(next.Form) || mentioned(s, id+1) {
				return 0
			}
		}
		last = id
	}
	return last
}

// glued says whether no space stands before or behind a word between two others.
func glued(s *nlp.Sentence, id int) bool {
	if id <= 1 || id >= len(s.Words) {
		return false
	}
	before, w, after := s.Tokens[s.Word(id-1).Token], s.Tokens[s.Word(id).Token], s.Tokens[s.Word(id+1).Token]
	return before.End == w.Start && w.End == after.Start
}

// mentioned says whether any mention covers a word, dates and sums included.
func mentioned(s *nlp.Sentence, id int) bool {
	for i := range s.Mentions {
		if m := &s.Mentions[i]; m.First <= id && id <= m.Last {
			return true
		}
	}
	return false
}

// apposed says whether the tree holds a noun and the words of a name behind it together: they hang on it or on what stands between, or it on them.
func apposed(s *nlp.Sentence, noun, first, last int) bool {
	if h := s.Word(noun).Head; first <= h && h <= last {
		return true
	}
	for id := first; id <= last; id++ {
		if h := s.Word(id).Head; noun <= h && h < first {
			return true
		}
	}
	return false
}

// through is the last word of a name that goes on behind small words, "Save the Children", "Amis de la Terre", or with the adjectives of its noun: "l'ONG
// Forêt vive".
func through(s *nlp.Sentence, first, last int) int {
	if a := s.Word(last + 1); a != nil && first == last && s.Word(last).UPOS == nlp.NOUN && a.UPOS == nlp.ADJ && lower(a.Form) && (a.Head == last || a.Head == s.Word(last).Head) && !mentioned(s, a.ID) {
		return a.ID
	}
	for next := last + 2; next <= len(s.Words) && next <= last+3 && next < first+maxWords; next++ {
		if w := s.Word(next - 1); w.UPOS != nlp.ADP && w.UPOS != nlp.DET || !lower(w.Form) {
			return last
		}
		if w := s.Word(next); !mentioned(s, next) && capitalised(w.Form) && (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN) {
			for id := first; id <= last; id++ {
				if hangs(s, next, id) {
					return next
				}
			}
			return last
		}
	}
	return last
}

// ordinary says whether the words with a capital behind a noun have it for another reason than that they are its name: "the city Council", "the match
// Saturday", "le site Internet", "la zone Ouest", "the station TV".
func ordinary(s *nlp.Sentence, noun, first, last int, t nlp.MentionType, lex *nlp.Lexicon) bool {
	begin, end := s.Word(first), s.Word(last)
	form := strings.ToLower(end.Form)
	part, _, _ := strings.Cut(strings.ToLower(begin.Form), "-")
	switch {
	case lex.Has(typeNoun, form), lex.Has(title, form), lex.Has(demonym, end.Form), lex.Has(inhabitant, end.Form), lex.Has(compass, part), dated(begin, lex):
		return true
	case first < last:
		return false
	}
	letters := utf8.RuneCountInString(begin.Form)
	return letters == 1 || begin.UPOS == nlp.ADJ || lex.Has(typeNoun, lemmaOf(s.Word(noun))+" "+form) ||
		t != nlp.Organization && letters <= 3 && strings.ToUpper(begin.Form) == begin.Form
}

// dated says whether a word is a day or a month, in full or cut: "July", "Feb."
func dated(w *nlp.Word, lex *nlp.Lexicon) bool {
	form := strings.ToLower(w.Form)
	if cut, ok := strings.CutSuffix(form, "."); ok {
		return slices.ContainsFunc(lex.Lemmas(calendar), func(l string) bool { return strings.HasPrefix(strings.ToLower(l), cut) })
	}
	return lex.Has(calendar, form) || lex.Has(calendar, w.Form)
}
