package names

import (
	"strings"

	"relata/nlp"
)

// A common noun with a capital within a sentence begins a name: "les Ateliers de Dole", "l'Union doloise", "the Friends of Quay Park". The recogniser often
// sees the last word of it, or the first.

// compass is the class of "nord", "south": parts of places, no names.
const compass nlp.Class = "compass"

// whole makes one name of such a noun, the adjectives behind it, and its complement with "de" or "of" that is a name or has a capital too.
func whole(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		in := nameOf(s)
		var gone []int
		var found []nlp.Mention
		for id := 2; id <= len(s.Words); id++ {
			typ, ok := beginsName(s, id, in, lex)
			if !ok {
				continue
			}
			last, parts := nameEnd(s, id, in, lex)
			if last == id {
				continue
			}
			if in[id] != 0 {
				if typ == nlp.Other {
					typ = s.Mentions[in[id]-1].Type
				}
				parts = append(parts, in[id]-1)
			}
			gone = append(gone, parts...)
			found = append(found, nlp.Mention{Span: s.WordSpan(id, last), First: id, Last: last, Type: typ, Sure: foundAgain})
			id = last
		}
		replace(s, gone, found)
	}
}

// beginsName says whether a word is a common noun with a capital that no capital is due to, and the type of what it names. It is no part of a longer name, and no
// title or role.
func beginsName(s *nlp.Sentence, id int, in []int, lex *nlp.Lexicon) (nlp.MentionType, bool) {
	w := s.Word(id)
	form := strings.ToLower(w.Form)
	if w.UPOS != nlp.NOUN && w.UPOS != nlp.PROPN || !capitalised(w.Form) || strings.ToUpper(w.Form) == w.Form && !lex.Has(kindNoun, form) || s.Word(id-1).UPOS == nlp.PUNCT {
		return "", false
	}
	if in[id] != 0 {
		if m := &s.Mentions[in[id]-1]; m.First != m.Last || m.Type == nlp.Person || m.Type == nlp.Place {
			return "", false
		}
	}
	typ := nlp.MentionType(lex.Note(typeNoun, lemmaOf(w)))
	if typ == "" {
		typ = nlp.MentionType(lex.Note(typeNoun, form))
	}
	if lex.Note(clubName, form) == "first" { // "le Racing de Portet"
		typ = nlp.Organization
	}
	if w.UPOS == nlp.PROPN && (typ == "" || in[id] == 0 && !ofMarkedBehind(s, id, lex)) || typ == nlp.Person || lex.Has(title, form) || lex.Has(compass, form) {
		return "", false
	}
	switch {
	case typ != "":
	case w.Feats.Has("Number", "Plur"):
		typ = nlp.Organization // "les Hérons de Dole"
	default:
		typ = nlp.Other
	}
	return typ, true
}

// linkBehind says whether what a body is for, or against, stands right behind a word: "la Ligue contre le cancer".
func linkBehind(s *nlp.Sentence, id int, lex *nlp.Lexicon) bool {
	c := s.Word(id + 1)
	return c != nil && c.UPOS == nlp.ADP && lex.Has(nameLink, lemmaOf(c))
}

func ofMarkedBehind(s *nlp.Sentence, id int, lex *nlp.Lexicon) bool {
	c := s.Word(id + 1)
	return c != nil && c.UPOS == nlp.ADP && lex.Has(ofMark, lemmaOf(c))
}

// nameEnd is the last word of a name that begins with a common noun, that word itself if nothing belongs to it, and the mentions that become part of it.
func nameEnd(s *nlp.Sentence, first int, in []int, lex *nlp.Lexicon) (last int, parts []int) {
	last = first
	body := lex.Note(typeNoun, lemmaOf(s.Word(first))) == string(nlp.Organization)
	noun := s.Word(first).UPOS == nlp.NOUN && s.Word(first-1).Feats.Has("Definite", "Def") && !lex.Has(demonym, s.Word(first).Form) && !lex.Has(inhabitant, s.Word(first).Form)
	for last < first+maxWords {
		next := last + 1
		for next <= len(s.Words) && adjectival(s.Word(next)) && in[next] == 0 && s.Word(next).Head == last && !capitalised(s.Word(next).Form) {
			next++
		}
		adjectives := next - 1
		linked := body && noun && last == first && linkBehind(s, adjectives, lex)
		if !ofMarkedBehind(s, adjectives, lex) && !linked {
			if adjectives > last && (in[first] != 0 || last > first || noun) {
				return adjectives, parts // "l'Union doloise"
			}
			return last, parts
		}
		next = adjectives + 2
		if w := s.Word(next); w != nil && w.UPOS == nlp.DET && (linked || w.Feats.Has("Definite", "Def")) {
			next++
		}
		w := s.Word(next)
		if w != nil && noun && body && lower(w.Form) && w.UPOS == nlp.NOUN && in[next] == 0 && hangs(s, next, first) && !dated(w, lex) {
			last = next // "l'Office des forêts"
			continue
		}
		if w == nil || !capitalised(w.Form) || !hangs(s, next, first) {
			if adjectives > last && (in[first] != 0 || noun) {
				return adjectives, parts
			}
			return last, parts
		}
		switch {
		case in[next] == 0 && (w.UPOS == nlp.NOUN || w.UPOS == nlp.PROPN):
			last = next
		case in[next] != 0 && s.Mentions[in[next]-1].First == next:
			parts = append(parts, in[next]-1)
			return s.Mentions[in[next]-1].Last, parts
		default:
			return last, parts
		}
	}
	return last, parts
}

// adjectival says whether a word stands as an adjective: "l'Agence antidopage" has a noun there, for the tagger.
func adjectival(w *nlp.Word) bool {
	return w.UPOS == nlp.ADJ || w.UPOS == nlp.NOUN && w.Deprel == nlp.Amod
}

// hangs says whether a word depends on another before it, through words between the two.
func hangs(s *nlp.Sentence, id, head int) bool {
	for range maxWords {
		switch id = s.Word(id).Head; {
		case id == head:
			return true
		case id < head:
			return false
		}
	}
	return false
}
