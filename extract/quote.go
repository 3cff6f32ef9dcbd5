package extract

import (
	"strings"

	"relata/nlp"
)

// Quotations that run over several sentences: the sentence that opens or closes one names the speaker, and those in between have none of
// their own.

func isQuote(s string) bool { return strings.ContainsAny(s, "\"«»“”„") }

// quotations gives each sentence that lies inside a quotation its speaker: the one that a reporting verb names in the sentence where
// the quotation opens, or in the one where it ends.
func quotations(rs []*reading) {
	open := false
	first := 0
	for i, r := range rs {
		startsInside := open
		for _, w := range r.s.Words {
			if w.UPOS != nlp.PUNCT && len([]rune(w.Form)) > 1 {
				continue
			}
			switch {
			case strings.ContainsAny(w.Form, "«“„"):
				if !open {
					open, first = true, i
				}
			case strings.ContainsAny(w.Form, "»”"):
				open = false
			case w.Form == "\"":
				if open = !open; open {
					first = i
				}
			}
		}
		if startsInside && i-first <= maxQuoted {
			if sp := reporter(rs[first]); sp != nil {
				speakIn(rs[first+1:i+1], sp, r)
			} else if sp := reporter(r); sp != nil && !open {
				speakIn(rs[first:i+1], sp, r)
			}
		}
		if open && i-first > maxQuoted {
			open = false // a quotation mark that nobody closed
		}
	}
}

// maxQuoted bounds how many sentences a quotation runs over.
const maxQuoted = 8

func speakIn(rs []*reading, sp *speaker, self *reading) {
	for _, r := range rs {
		if r.quoted != nil || r == sp.sentence {
			continue
		}
		// What follows the closing mark in the last sentence is no longer spoken; its own reporting verb tells.
		if r == self && !wholly(r) {
			continue
		}
		r.quoted = sp
	}
}

// wholly says whether a sentence ends inside the quotation or with its end.
func wholly(r *reading) bool {
	for i := len(r.s.Words) - 1; i >= 0; i-- {
		w := r.s.Words[i]
		if w.UPOS != nlp.PUNCT {
			return i < len(r.s.Words)-1 && !hasClosingBefore(r, i)
		}
	}
	return false
}

func hasClosingBefore(r *reading, last int) bool {
	for i := range last {
		if strings.ContainsAny(r.s.Words[i].Form, "»”") {
			return true
		}
	}
	return false
}

// reporter is the speaker that the main reporting verb of a sentence names, or nil.
func reporter(r *reading) *speaker {
	for id := 1; id <= len(r.s.Words); id++ {
		if r.verbal(id) && r.speaks(id) && r.rel(id, nlp.Root, nlp.Parataxis, nlp.Conj) {
			if s, _ := r.subject(id, 0); s != 0 {
				return &speaker{sentence: r, word: s}
			}
		}
	}
	return nil
}

// quoting says whether a verb says so only by its place: with its subject, and nothing else, behind a quotation that is a clause, “I never did”, Roy *shot* back,
// « Nous refusons », *coupe* Roy.
func (r *reading) quoting(v int) bool {
	s := r.child(v, nlp.Nsubj)
	if s == 0 || r.name(s) == nil && r.nounType(s) != string(nlp.Person) || r.child(v, nlp.Obj, nlp.Xcomp, nlp.Ccomp) > v {
		return false
	}
	first := v
	for _, c := range r.t.Children(v) {
		if c < v && (c == s || r.rel(c, nlp.Aux, nlp.Expl)) {
			from, _ := r.t.Extent(c)
			first = min(first, from)
		}
	}
	return r.behindQuotation(first)
}

// behindQuotation says whether a word stands right behind a quotation that is a clause, with at most a comma between.
func (r *reading) behindQuotation(id int) bool {
	at := id - 1
	for at > 0 && r.at(at).UPOS == nlp.PUNCT && !isQuote(r.at(at).Form) {
		at--
	}
	if at <= 0 || !r.closes(at) {
		return false
	}
	for at--; at > 0 && !isQuote(r.at(at).Form); at-- {
		if r.finite(at) {
			return true
		}
	}
	return false
}

// closes says whether a word is a mark that closes a quotation; a straight one does if it stands right behind what it closes.
func (r *reading) closes(id int) bool {
	form := r.at(id).Form
	return strings.ContainsAny(form, "»”") || form == "\"" && id > 1 && r.span(id-1, id-1).End == r.span(id, id).Start
}
