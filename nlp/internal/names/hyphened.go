package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"relata/nlp"
)

// The hyphens of a name that the recogniser missed, or of which it saw the first word, may tell what it names: "Aldham-on-Wye" is a place, as is
// "Bréville-le-Haut", and "la CGT-Cheminots" a body.

// placeLink is the class of the small words in the names of places: "sur", "on".
const placeLink nlp.Class = "place-link"

// hyphened finds such names.
func hyphened(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		var gone []int
		var found []nlp.Mention
		for first := 1; first <= len(s.Words); first++ {
			last := first
			for last+2 <= len(s.Words) && s.Word(last+1).Form == "-" && glued(s, last+1) {
				last += 2
			}
			typ := told(s, first, last, lex)
			if inside, free := namesWithin(s, first, last); typ != "" && free {
				gone = append(gone, inside...)
				found = append(found, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: typ, Sure: foundAgain})
			}
			first = last
		}
		replace(s, gone, found)
		joinHyphened(s)
	}
}

// joinHyphened makes one person of two whose names are joined by a hyphen, if one of them has more than a word: "Anne-Mette Krogh", not "the Macron-Merkel meeting".
func joinHyphened(s *nlp.Sentence) {
	for i := 1; i < len(s.Mentions); i++ {
		a, b := s.Mentions[i-1], s.Mentions[i]
		if a.Type != nlp.Person || b.Type != nlp.Person || b.First != a.Last+2 || s.Word(a.Last+1).Form != "-" || !glued(s, a.Last+1) || a.First == a.Last && b.First == b.Last {
			continue
		}
		replace(s, []int{i - 1, i}, []nlp.Mention{{Span: s.WordSpan(a.First, b.Last), First: a.First, Last: b.Last, Type: nlp.Person, Sure: min(a.Sure, b.Sure)}})
		i--
	}
}

// told is what the parts between the hyphens of some words tell of the name, "" for nothing.
func told(s *nlp.Sentence, first, last int, lex *nlp.Lexicon) nlp.MentionType {
	var form strings.Builder
	for id := first; id <= last; id++ {
		form.WriteString(s.Word(id).Form)
	}
	parts := strings.Split(form.String(), "-")
	switch n := len(parts); {
	case n < 2 || !capitalised(parts[0]) || !capitalised(parts[n-1]):
		return ""
	case slices.ContainsFunc(parts[1:n-1], func(part string) bool { return lex.Has(placeLink, part) }):
		return nlp.Place
	case n == 2 && first == last && acronym(parts[0]) && !acronym(parts[1]) && s.Word(first-1) != nil && s.Word(first-1).Feats.Has("Definite", "Def"):
		return nlp.Organization
	}
	return ""
}

func acronym(part string) bool {
	return utf8.RuneCountInString(part) > 1 && strings.ToUpper(part) == part && strings.ToLower(part) != part
}

// namesWithin are the mentions that lie within some words, and whether those words are free for a name: they are no name yet, and no mention reaches beyond them.
func namesWithin(s *nlp.Sentence, first, last int) (inside []int, free bool) {
	for i, m := range s.Mentions {
		switch {
		case m.Last < first || m.First > last:
		case m.First < first || m.Last > last || m.First == first && m.Last == last && m.Type.IsName():
			return nil, false
		default:
			inside = append(inside, i)
		}
	}
	return inside, true
}
