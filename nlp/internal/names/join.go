package names

import (
	"slices"
	"strings"

	"relata/nlp"
)

// join makes one name of what the tree holds together as one but the recogniser read in part: "Tarn Financial" where it saw "Tarn",
// "Lagos Writers' Guild" where it saw "Lagos". The head of the compound is a proper noun that no mention covers, or that is a kind of body
// ("Seafarers' Union" where it saw "Seafarers" and "Union"). What "&" joins is one body, "Moss & Reed", and so is the house of a saint.
func join(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		in := nameOf(s)
		var gone []int
		var found []nlp.Mention
		for h := 2; h < len(s.Words); h++ {
			if s.Word(h).Form != "&" || in[h] != 0 || !proper(s.Word(h-1)) || !proper(s.Word(h+1)) {
				continue
			}
			first, last := h-1, h+1
			if left := in[first]; left != 0 {
				first = s.Mentions[left-1].First
				gone = append(gone, left-1)
			}
			if right := in[last]; right != 0 {
				last = s.Mentions[right-1].Last
				gone = append(gone, right-1)
			}
			found = append(found, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: nlp.Organization, Sure: foundAgain})
			for id := first; id <= last; id++ {
				in[id] = 0 // they are spoken for: no part of another name
			}
		}
		for h := 4; h <= len(s.Words); h++ {
			if first := h - 3; patron(s, first, lex) && in[h-2] == in[first] {
				for _, id := range [...]int{first, h} {
					if in[id] != 0 {
						gone = append(gone, in[id]-1)
					}
				}
				found = append(found, nlp.Mention{Span: s.WordSpan(first, h), First: first, Last: h, Type: nlp.Organization, Sure: foundAgain})
				in[first], in[h-2], in[h] = 0, 0, 0
			}
		}
		for h := 2; h <= len(s.Words); h++ {
			w := s.Word(h)
			alone := in[h] != 0 && s.Mentions[in[h]-1].First == h && s.Mentions[in[h]-1].Last == h
			if w.UPOS != nlp.PROPN || in[h] != 0 && !alone || !capitalised(w.Form) || h < len(s.Words) && in[h+1] != 0 {
				continue
			}
			ofFirms := lex.Has(firmName, strings.ToLower(w.Form))
			if alone && !ofFirms && lex.Note(typeNoun, strings.ToLower(w.Form)) != string(nlp.Organization) {
				continue // "Union" in "Seafarers' Union" is no name by itself
			}
			first, parts := leftmost(s, h, in)
			if left := in[h-1]; ofFirms && first == h && left != 0 && s.Mentions[left-1].Last == h-1 && w.Deprel.In(nlp.Flat) && w.Head >= s.Mentions[left-1].First && w.Head < h {
				first, parts = s.Mentions[left-1].First, []int{left - 1}
			}
			if alone && first < h {
				parts = append(parts, in[h]-1)
			}
			if first == h || len(parts) == 0 {
				continue
			}
			typ := nlp.MentionType(lex.Note(typeNoun, strings.ToLower(w.Form)))
			if ofFirms {
				typ = nlp.Organization // "Norsel Labs"
			}
			if typ == "" {
				typ = nlp.Other
				for _, p := range parts {
					if t := s.Mentions[p].Type; t == nlp.Organization {
						typ = t
					}
				}
			}
			gone = append(gone, parts...)
			found = append(found, nlp.Mention{Span: s.WordSpan(first, h), First: first, Last: h, Type: typ, Sure: foundAgain})
		}
		replace(s, gone, found)
	}
}

// patron says whether a house of a saint begins with a word: "St Brida's Hospice".
func patron(s *nlp.Sentence, first int, lex *nlp.Lexicon) bool {
	saint, name, own, house := s.Word(first), s.Word(first+1), s.Word(first+2), s.Word(first+3)
	return (saint.Form == "St" || saint.Form == "St.") && capitalised(name.Form) && own.UPOS == nlp.PART && own.Deprel.In(nlp.Case) && lex.Has(kindNoun, strings.ToLower(house.Form)) && capitalised(house.Form)
}

// proper says whether a word is a noun with a capital.
func proper(w *nlp.Word) bool {
	return capitalised(w.Form) && (w.UPOS == nlp.PROPN || w.UPOS == nlp.NOUN)
}

// nameOf is 1 + the index of the name mention that covers each word of a sentence, by ID; 0 where none does.
func nameOf(s *nlp.Sentence) []int {
	in := make([]int, len(s.Words)+2)
	for i, m := range s.Mentions {
		if m.Type.IsName() {
			for id := m.First; id <= m.Last; id++ {
				in[id] = i + 1
			}
		}
	}
	return in
}

// replace puts names in the place of those that became part of them, given by index.
func replace(s *nlp.Sentence, gone []int, found []nlp.Mention) {
	if len(found) == 0 {
		return
	}
	var kept []nlp.Mention
	for i, m := range s.Mentions {
		if !slices.Contains(gone, i) {
			kept = append(kept, m)
		}
	}
	s.Mentions = append(kept, found...)
	s.SortMentions()
}

// leftmost is the first of the capitalised words before a head that belong to its compound, and the mentions among them.
func leftmost(s *nlp.Sentence, h int, in []int) (first int, mentions []int) {
	first = h
	for id := h - 1; id >= 1 && id > h-maxWords; id-- {
		w := s.Word(id)
		if w.UPOS == nlp.PART && id > 1 && (in[id-1] == 0 || normal(w.Form) == "'") && capitalised(s.Word(id-1).Form) && w.Head == id-1 {
			continue // "Writers' Guild", but not "Canada's Rowan"
		}
		if !capitalised(w.Form) || w.UPOS == nlp.DET || w.UPOS == nlp.PUNCT || !within(s, id, h) || !w.Deprel.In(nlp.Compound, nlp.Amod, nlp.Flat, nlp.NmodPoss) {
			break
		}
		if m := in[id]; m != 0 {
			if s.Mentions[m-1].Last != id && !slices.Contains(mentions, m-1) || s.Mentions[m-1].First < h-maxWords {
				break
			}
			if !slices.Contains(mentions, m-1) {
				mentions = append(mentions, m-1)
			}
		}
		first = id
	}
	for _, m := range mentions {
		if s.Mentions[m].First < first {
			return h, nil // a mention that reaches beyond the compound
		}
	}
	return first, mentions
}

// within says whether a word hangs on a head through words between the two.
func within(s *nlp.Sentence, id, h int) bool {
	for n := 0; n < maxWords; n++ {
		up := s.Word(id).Head
		if up == h {
			return true
		}
		if up <= id || up > h {
			return false
		}
		id = up
	}
	return false
}
