// Package names makes the names of one document agree with each other: a recogniser reads sentence by sentence, while an article
// calls the same thing by the same name. A document with name mentions comes in; types are voted on and missed repetitions found.
package names

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp"
)

const (
	// A mention surer than this keeps its own type whatever the others say: "Washington" may be a man and a town.
	keepsType = 0.9
	// Sure of a mention that was found because its name was found elsewhere.
	foundAgain = 0.6
)

// stretch is how many sentences are taken for one article: in a file of many, the same word names different things.
const stretch = 100

// stretches cuts a long document.
func stretches(d *nlp.Document) iter.Seq[*nlp.Document] {
	return func(yield func(*nlp.Document) bool) {
		for first := 0; first < len(d.Sentences); first += stretch {
			if !yield(d.Part(first, min(first+stretch, len(d.Sentences)))) {
				return
			}
		}
	}
}

// names are the name mentions of a document, in its order, with their sentences.
func names(d *nlp.Document) iter.Seq2[*nlp.Sentence, *nlp.Mention] {
	return func(yield func(*nlp.Sentence, *nlp.Mention) bool) {
		for _, s := range d.Sentences {
			for i := range s.Mentions {
				if m := &s.Mentions[i]; m.Type.IsName() && !yield(s, m) {
					return
				}
			}
		}
	}
}

// Harmonise works on a document, after tags and names. Addresses are no names; values are left alone.
func Harmonise(d *nlp.Document) {
	dropAddresses(d)
	for part := range stretches(d) {
		harmonise(part)
	}
}

func harmonise(d *nlp.Document) {
	votes := vote(d)
	persons := lastNames(d, votes)
	for _, s := range d.Sentences {
		for i := range s.Mentions {
			m := &s.Mentions[i]
			if !m.Type.IsName() {
				continue
			}
			key := keyOf(s, m.First, m.Last)
			if m.Sure < keepsType {
				if t := votes[key].best(); t != "" {
					m.Type = t
				}
			}
			if m.First == m.Last && m.Type != nlp.Person && persons[key] && votes[key][m.Type] < keepsType {
				m.Type = nlp.Person
			}
		}
		findAgain(s, votes, persons)
	}
}

// widen gives a name the words that it has elsewhere in the document, where the recogniser read a part of it: "l'Étoile de *Brévins*".
func widen(d *nlp.Document) {
	votes := vote(d)
	for _, s := range d.Sentences {
		widenIn(s, votes)
	}
}

func widenIn(s *nlp.Sentence, votes map[string]tally) {
	in := nameOf(s)
	var gone []int
	var found []nlp.Mention
	for first := 1; first < len(s.Words); first++ {
		if !capitalised(s.Word(first).Form) || in[first] != 0 && s.Mentions[in[first]-1].First < first {
			continue
		}
		for last := min(first+maxWords, len(s.Words)+1) - 1; last > first; last-- {
			t, known := votes[keyOf(s, first, last)]
			if !known || in[last] != 0 && s.Mentions[in[last]-1].Last > last || in[first] != 0 && s.Mentions[in[first]-1].Last >= last {
				continue
			}
			var parts []int
			for id := first; id <= last; id++ {
				if in[id] != 0 && (len(parts) == 0 || parts[len(parts)-1] != in[id]-1) {
					parts = append(parts, in[id]-1)
				}
			}
			if len(parts) > 0 {
				gone = append(gone, parts...)
				found = append(found, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: t.best(), Sure: foundAgain})
			}
			first = last
			break
		}
	}
	replace(s, gone, found)
}

// A tally counts for each type how sure the mentions are of it.
type tally map[nlp.MentionType]float64

func (t tally) best() nlp.MentionType {
	var best nlp.MentionType
	for k, v := range t {
		if v > t[best] || v == t[best] && k < best {
			best = k
		}
	}
	return best
}

func vote(d *nlp.Document) map[string]tally {
	votes := map[string]tally{}
	for s, m := range names(d) {
		key := keyOf(s, m.First, m.Last)
		if votes[key] == nil {
			votes[key] = tally{}
		}
		votes[key][m.Type] += float64(m.Sure)
	}
	return votes
}

// lastNames are the last words of persons' names of two words and more.
func lastNames(d *nlp.Document, votes map[string]tally) map[string]bool {
	last := map[string]bool{}
	for s, m := range names(d) {
		if m.First < m.Last && votes[keyOf(s, m.First, m.Last)].best() == nlp.Person && capitalised(s.Word(m.First).Form) { // not "sue Voltéa"
			if w := s.Word(m.Last); capitalised(w.Form) {
				last[normal(w.Form)] = true
			}
		}
	}
	return last
}

// findAgain adds the mentions that the recogniser missed in a sentence: the longest known name at each place.
func findAgain(s *nlp.Sentence, votes map[string]tally, persons map[string]bool) {
	taken := make([]bool, len(s.Words)+2)
	for _, m := range s.Mentions {
		for id := m.First; id <= m.Last; id++ {
			taken[id] = true
		}
	}
	var found []nlp.Mention
	for id := 1; id <= len(s.Words); id++ {
		if taken[id] || !capitalised(s.Words[id-1].Form) {
			continue
		}
		best, typ := 0, nlp.MentionType("")
		var key strings.Builder
		for last := id; last <= len(s.Words) && last < id+maxWords && !taken[last]; last++ {
			if last > id {
				key.WriteByte(' ')
			}
			key.WriteString(normal(s.Words[last-1].Form))
			k := key.String()
			t := votes[k].best()
			if t == "" && persons[k] {
				t = nlp.Person
			}
			if t != "" && (last > id || s.Words[id-1].UPOS == nlp.PROPN) {
				best, typ = last, t
			}
		}
		if best == 0 {
			continue
		}
		found = append(found, nlp.Mention{Span: s.WordSpan(id, best), First: id, Last: best, Type: typ, Sure: foundAgain})
		id = best
	}
	if found == nil {
		return
	}
	s.Mentions = append(s.Mentions, found...)
	s.SortMentions()
}

// maxWords bounds the names looked for.
const maxWords = 8

// keyOf is a name as its words spell it.
func keyOf(s *nlp.Sentence, first, last int) string {
	if first == last {
		return normal(s.Words[first-1].Form)
	}
	var b strings.Builder
	for id := first; id <= last; id++ {
		if id > first {
			b.WriteByte(' ')
		}
		b.WriteString(normal(s.Words[id-1].Form))
	}
	return b.String()
}

func normal(form string) string { return strings.ReplaceAll(form, "’", "'") }

func capitalised(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
