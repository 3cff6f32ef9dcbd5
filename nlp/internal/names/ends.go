package names

import (
	"slices"

	"relata/nlp"
)

// Where a recogniser stops a word too early or too late, the words themselves tell.

// mendEnds gives each name its first and last words: it takes in what the tree holds to be flat with it ("Brio Therapeutics"), and the noun behind a preposition that
// it ends with ("Syndicat des artistes de scène"); it drops an adjective or a verb in small letters before the name ("le groupe savoyard Voltéa", "sue Voltéa") and, of two phrases that
// a comma divides, the one that is no name ("le club local, les Dauphins de Dole").
func mendEnds(d *nlp.Document) {
	for s, m := range names(d) {
		first, last := m.First, m.Last
		if m.Type != nlp.Work {
			first, last = betweenCommas(s, first, last)
		}
		for first < last && (describes(s, first) || acts(s, first)) && capitalised(s.Word(first+1).Form) {
			first++
		}
		for last > first && s.Word(last).UPOS == nlp.PRON && lower(s.Word(last).Form) { // "Polytechnique m'a appris"
			last--
		}
		for last < len(s.Words) && flatBehind(s, last+1, first) {
			last++
		}
		if next := s.Word(last + 1); s.Word(last).Form == "&" && next != nil && capitalised(next.Form) && !inMention(s, next.ID) { // "Chatel & Fils"
			last++
		}
		for last+2 <= len(s.Words) && s.Word(last+1).Form == "-" && glued(s, last+1) && capitalised(s.Word(last+2).Form) && !inMention(s, last+2) { // "Ada Roy-Hale"
			last += 2
		}
		for last > first && sum(s, last) {
			last-- // "fined Voltéa 1.2 billion euros"
		}
		if s.Word(last).UPOS == nlp.ADP {
			if n := s.Word(last + 1); n != nil && n.UPOS == nlp.NOUN && s.Word(last).Head == n.ID && !inMention(s, n.ID) {
				last++
			} else if last > first {
				last--
			}
		}
		if first != m.First || last != m.Last {
			m.First, m.Last, m.Span = first, last, s.WordSpan(first, last)
		}
	}
}

// betweenCommas is the last of the phrases between the commas of a mention that begins with a capital, behind an article or not, if the first one does not; otherwise all
// of it: "Voltar, Inc.".
func betweenCommas(s *nlp.Sentence, first, last int) (int, int) {
	if !lower(s.Word(first).Form) || !slices.ContainsFunc(s.Words[first-1:last], func(w nlp.Word) bool { return w.Form == "," }) {
		return first, last
	}
	from, to, start := first, last, first
	for id := first; id <= last+1; id++ {
		if id <= last && s.Word(id).Form != "," {
			continue
		}
		head := start
		for head < id && s.Word(head).UPOS == nlp.DET {
			head++
		}
		if head < id && capitalised(s.Word(head).Form) {
			from, to = head, id-1
		}
		start = id + 1
	}
	return from, to
}

// describes says whether a word is an adjective in small letters, or what the tagger took for a noun behind another one: "le groupe savoyard Voltéa".
func describes(s *nlp.Sentence, id int) bool {
	w, before := s.Word(id), s.Word(id-1)
	return lower(w.Form) && (w.UPOS == nlp.ADJ || (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN) && before != nil && before.UPOS == nlp.NOUN)
}

// sum says whether a number goes on with another one, or with a noun that it counts: "1.2" of "1.2 billion euros".
func sum(s *nlp.Sentence, id int) bool {
	w, next := s.Word(id), s.Word(id+1)
	return w.UPOS == nlp.NUM && next != nil && w.Head > id && (next.UPOS == nlp.NUM && next.Head > id || next.UPOS == nlp.NOUN && w.Head == next.ID && w.Deprel.In(nlp.Nummod))
}

// acts says whether a word is a verb in small letters, which the recogniser took for a first name: "to sue Voltéa".
func acts(s *nlp.Sentence, id int) bool {
	w := s.Word(id)
	return lower(w.Form) && (w.UPOS == nlp.VERB || w.UPOS == nlp.AUX)
}

// flatBehind says whether a word that no name covers has a capital and is flat with a word of the name before it.
func flatBehind(s *nlp.Sentence, id, first int) bool {
	w := s.Word(id)
	return w.UPOS == nlp.PROPN && capitalised(w.Form) && w.Deprel.In(nlp.Flat) && w.Head >= first && w.Head < id && !inMention(s, id)
}

// dropCommon takes out what describes and names nothing: a common noun in small letters with others such, "le *club savoyard*".
func dropCommon(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		s.Mentions = slices.DeleteFunc(s.Mentions, func(m nlp.Mention) bool {
			if !m.Type.IsName() || m.Type == nlp.Work || !lex.Has(typeNoun, lemmaOf(s.Word(m.First))) {
				return false
			}
			for id := m.First; id <= m.Last; id++ {
				if !lower(s.Word(id).Form) && s.Word(id).UPOS != nlp.PUNCT {
					return false
				}
			}
			return true
		})
	}
}
