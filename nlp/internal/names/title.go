package names

import (
	"slices"
	"strings"

	"relata/nlp"
)

// Titles stand in quotation marks: "her novel “A House in Lamu”", "« La Route du sel », de la réalisatrice Ada Roy". A recogniser sees the town in them. They are
// seldom proper nouns: what tells them from what somebody is quoted for is a noun beside them, or a capital in the middle of a clause.

const agentMark nlp.Class = "agent-mark" // "par", "by"

// titles makes names of the quotations that a noun beside them calls a work, a product, an event or a body, of what else is a title, and of the same words
// elsewhere.
func titles(d *nlp.Document, lex *nlp.Lexicon) {
	types := map[string]nlp.MentionType{} // by key
	longest := 0
	for _, s := range d.Sentences {
		for first, last := range quotedTitles(s) {
			if t := titleType(s, first, last, lex); t != "" {
				types[keyOf(s, first, last)] = t
				longest = max(longest, last-first+1)
			}
		}
	}
	if len(types) == 0 {
		return
	}
	for _, s := range d.Sentences {
		for first := 1; first <= len(s.Words); first++ {
			if !capitalised(s.Word(first).Form) {
				continue
			}
			for last := min(first+longest, len(s.Words)+1) - 1; last >= first; last-- {
				t, ok := types[keyOf(s, first, last)]
				if !ok || first == last && !betweenQuotes(s, first, last) || !covers(s, first, last) {
					continue
				}
				s.Mentions = slices.DeleteFunc(s.Mentions, func(m nlp.Mention) bool { return m.First <= last && first <= m.Last })
				s.Mentions = append(s.Mentions, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: t, Sure: certain})
				first = last
				break
			}
		}
		s.SortMentions()
	}
}

// quotedTitles yields the first and last words of the short quotations of a sentence that begin with a capital.
func quotedTitles(s *nlp.Sentence) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		open := 0
		for id := 1; id <= len(s.Words); id++ {
			w := s.Word(id)
			switch {
			case w.UPOS != nlp.PUNCT || !quote(w.Form):
			case open > 0 && !strings.ContainsAny(w.Form, "«“„"):
				first, last := open+1, id-1
				if last > first && (s.Word(last).Form == "," || s.Word(last).Form == ".") { // "A House in Lamu," she wrote
					last--
				}
				if last >= first && last-first < maxWords && capitalised(s.Word(first).Form) && titleLike(s, first, last) && !yield(first, last) {
					return
				}
				open = 0
			default:
				open = id
			}
		}
	}
}

// titleLike says whether no mark within words ends a sentence.
func titleLike(s *nlp.Sentence, first, last int) bool {
	for id := first; id <= last; id++ {
		if strings.ContainsAny(s.Word(id).Form, ".;«»“”\"") && s.Word(id).UPOS == nlp.PUNCT {
			return false
		}
	}
	return true
}

// titleType is the type of what a quotation is the title of, "" if it is none: what a noun beside it says, otherwise a work.
func titleType(s *nlp.Sentence, first, last int, lex *nlp.Lexicon) nlp.MentionType {
	if t := toldBeside(s, first, last, lex); t != "" {
		return t
	}
	if untold(s, first, last, lex) {
		return nlp.Work
	}
	return ""
}

// toldBeside is what a noun beside a quotation says that it is, "" if there is none: one that it stands in apposition to, one in apposition to it, or who made
// it behind it.
func toldBeside(s *nlp.Sentence, first, last int, lex *nlp.Lexicon) nlp.MentionType {
	before := s.Word(first - 2)
	if before != nil && before.UPOS == nlp.NOUN {
		if t := thing(before, lex); t != "" {
			return t
		}
	}
	if before != nil && before.Form == "," { // "le roman d'Ada Roy, « Les Cendres », sort"
		for id := first - 3; id >= 1 && id > first-3-maxWords; id-- {
			if n := s.Word(id); n.UPOS == nlp.NOUN && (id == first-3 || hangs(s, first-3, id)) && !n.Feats.Has("Number", "Plur") && thing(n, lex) == nlp.Work {
				return nlp.Work
			}
		}
	}
	for id := first; id <= last; id++ {
		w := s.Word(id)
		if w.Head >= first && w.Head <= last {
			continue
		}
		if n := s.Word(w.Head); n != nil && n.UPOS == nlp.NOUN && n.ID < first && w.Deprel.In(nlp.Appos, nlp.Flat) && !n.Feats.Has("Number", "Plur") && onlyCommas(s, n.ID, first-1) {
			if t := thing(n, lex); t != "" {
				return t
			}
		}
		for c := last + 1; c <= len(s.Words) && c < last+3*maxWords; c++ {
			switch n := s.Word(c); {
			case n.Head != id || n.UPOS != nlp.NOUN && n.UPOS != nlp.PROPN:
			case n.Deprel.In(nlp.Appos) && n.UPOS == nlp.NOUN:
				if t := thing(n, lex); t == nlp.Work || t == nlp.Product {
					return t
				}
			case n.Deprel.In(nlp.Nmod) && madeBy(s, n, lex):
				return nlp.Work
			}
		}
	}
	return ""
}

// untold says whether words in quotation marks are a title although no noun says of what: several with a capital in the middle of a clause, no name and no verb
// among them, while what somebody is quoted for begins with a small letter there or stands with a verb of saying.
func untold(s *nlp.Sentence, first, last int, lex *nlp.Lexicon) bool {
	before := s.Word(first - 2)
	if before == nil || first == last {
		return false
	}
	switch before.UPOS {
	case nlp.ADP, nlp.DET:
	case nlp.VERB:
		if lex.Has(reportingVerb, lemmaOf(before)) {
			return false
		}
	default:
		return false
	}
	for id := first; id <= last; id++ {
		if w := s.Word(id); inMention(s, id) || w.Feats.Has("VerbForm", "Fin") || w.UPOS == nlp.PUNCT && (id == last || !strings.Contains(",'’-&!?", w.Form)) {
			return false
		}
	}
	return true
}

// thing is the type that a noun tells of what bears a title: no person, no place.
func thing(n *nlp.Word, lex *nlp.Lexicon) nlp.MentionType {
	switch t := nlp.MentionType(lex.Note(typeNoun, lemmaOf(n))); t {
	case nlp.Work, nlp.Product, nlp.Event, nlp.Organization:
		return t
	}
	return ""
}

// madeBy says whether a complement behind a title is a person: "« La Route du sel », de la réalisatrice …", "“The Salt Road” by Ada Roy".
func madeBy(s *nlp.Sentence, n *nlp.Word, lex *nlp.Lexicon) bool {
	person := lex.Note(typeNoun, lemmaOf(n)) == string(nlp.Person) || slices.ContainsFunc(s.Mentions, func(m nlp.Mention) bool {
		return m.Type == nlp.Person && m.First <= n.ID && n.ID <= m.Last
	})
	return person && slices.ContainsFunc(s.Words, func(w nlp.Word) bool {
		return w.Head == n.ID && w.Deprel.In(nlp.Case) && (lex.Has(ofMark, lemmaOf(&w)) || lex.Has(agentMark, lemmaOf(&w)))
	})
}

// onlyCommas says whether no other mark than a comma stands between two words: "Email : “Ada Roy” <…>" is no title.
func onlyCommas(s *nlp.Sentence, from, to int) bool {
	for id := from + 1; id < to; id++ {
		if w := s.Word(id); w.UPOS == nlp.PUNCT && w.Form != "," {
			return false
		}
	}
	return true
}

func betweenQuotes(s *nlp.Sentence, first, last int) bool {
	before, after := s.Word(first-1), s.Word(last+1)
	return before != nil && after != nil && quote(before.Form) && (quote(after.Form) || after.UPOS == nlp.PUNCT)
}

// covers says whether no name of a sentence reaches over an end of some of its words.
func covers(s *nlp.Sentence, first, last int) bool {
	for _, m := range s.Mentions {
		if m.First < first && m.Last >= first || m.Last > last && m.First <= last {
			return betweenQuotes(s, first, last)
		}
	}
	return true
}
