package names

import (
	"strings"

	"relata/nlp"
)

// Titles of works are seldom proper nouns: "La Traversée blanche", "Nine Winters". What tells them is that they stand in quotation marks and begin with a
// capital in the middle of a sentence, while what somebody is quoted for begins with a small letter there, or behind a colon.

// titles makes names of quoted titles without any. The noun before one tells its type, otherwise it is a work.
func titles(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		var marks []int
		for id := 1; id <= len(s.Words); id++ {
			if w := s.Word(id); w.UPOS == nlp.PUNCT && quote(w.Form) {
				marks = append(marks, id)
			}
		}
		if len(marks)%2 != 0 {
			continue
		}
		found := false
		for i := 0; i < len(marks); i += 2 {
			if t := titleType(s, marks[i]+1, marks[i+1]-1, lex); t != "" {
				first, last := marks[i]+1, marks[i+1]-1
				s.Mentions = append(s.Mentions, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: t, Sure: foundAgain})
				found = true
			}
		}
		if found {
			s.SortMentions()
		}
	}
}

// titleType is the type of what the words from first to last, in quotation marks, are the title of; "" if they are none.
func titleType(s *nlp.Sentence, first, last int, lex *nlp.Lexicon) nlp.MentionType {
	before := s.Word(first - 2)
	if first > last || last-first >= maxWords || before == nil || before.UPOS == nlp.PUNCT || !capitalised(s.Word(first).Form) {
		return ""
	}
	for id := first; id <= last; id++ {
		w := s.Word(id)
		if inMention(s, id) || w.Feats.Has("VerbForm", "Fin") || w.UPOS == nlp.PUNCT && (id == last || !strings.Contains(",'’-&!?", w.Form)) {
			return ""
		}
	}
	t := nlp.MentionType("")
	if before.UPOS == nlp.NOUN {
		t = nlp.MentionType(lex.Note(typeNoun, lemmaOf(before)))
	}
	switch {
	case t == nlp.Work || t == nlp.Product || t == nlp.Organization:
		return t
	case t != "" || first == last || before.UPOS == nlp.VERB && lex.Has(reportingVerb, lemmaOf(before)):
		return ""
	case before.UPOS == nlp.ADP || before.UPOS == nlp.DET || before.UPOS == nlp.VERB:
		return nlp.Work
	}
	return ""
}
