package extract

import (
	"slices"
	"strconv"
	"strings"

	"relata/nlp"
)

// A time that is told from another one in the text: "In 2021 A raised money. *A year later* it bought B", "l'année suivante".

// maxBack is how many sentences before its own a time may be told from.
const maxBack = 3

// fromBefore is the year of a predicate, given as so many after the last one that the text names; "" if it is not told so.
func (r *reading) fromBefore(heads []int) string {
	for _, h := range heads {
		for _, c := range r.t.Children(h) {
			if !r.rel(c, nlp.Obl, nlp.Advmod, "obl:unmarked") {
				continue
			}
			for _, w := range slices.Concat(r.t.Children(c), []int{c}) {
				if years, ok := r.yearsOn(w); ok {
					if base := r.yearBefore(w); base != 0 {
						return strconv.Itoa(base + years)
					}
				}
			}
		}
	}
	return ""
}

// yearsOn is how many years after another time a word for years tells: "two *years* later", "the following *year*", "la même *année*".
func (r *reading) yearsOn(id int) (int, bool) {
	if !r.is(YearNoun, id) {
		return 0, false
	}
	for _, c := range r.t.Children(id) {
		if note, ok := r.note(NextYear, c); ok && r.rel(c, nlp.Amod, nlp.Det) {
			n, err := strconv.Atoi(note)
			return n, err == nil
		}
	}
	v := r.value(id)
	if v == nil || v.Type != nlp.Quantity {
		return 0, false
	}
	unit, count, _ := strings.Cut(v.Value, " ")
	n, err := strconv.Atoi(count)
	if unit != "a" || err != nil || n < 1 || n > 100 {
		return 0, false
	}
	next := r.at(v.Last + 1)
	if next == nil {
		return 0, false
	}
	return n, r.lex.Has(LaterMark, r.low[next.ID].form) || r.at(next.ID+1) != nil && r.lex.Has(LaterMark, r.low[next.ID].form+" "+r.low[next.ID+1].form)
}

// yearBefore is the year of the last date before a word that has one, at most maxBack sentences back; 0 if there is none.
func (r *reading) yearBefore(id int) int {
	at := r.s.WordSpan(id, id).Start
	for i := r.s.Index; i >= 0 && i >= r.s.Index-maxBack; i-- {
		s := r.doc.Sentences[i]
		for k := len(s.Mentions) - 1; k >= 0; k-- {
			m := &s.Mentions[k]
			if m.Type != nlp.Date || m.Start >= at || len(m.Value) < 4 {
				continue
			}
			if y, err := strconv.Atoi(m.Value[:4]); err == nil {
				return y
			}
		}
	}
	return 0
}
