package resolve

import (
	"strings"

	"relata/extract"
	"relata/nlp"
)

// "I" within a quotation is who says it, and "he" within it is somebody else.

// quotes are the quotations of a sentence, in code points; one that does not end in it reaches to its end, one that does not begin in it from its beginning.
func (r *resolver) quotes(sentence int) []nlp.Span {
	s := r.doc.Sentences[sentence]
	var out []nlp.Span
	open := -1
	for _, t := range s.Tokens {
		switch {
		case t.Form == "«", t.Form == "“", t.Form == "``", t.Form == "\"" && open < 0:
			open = t.Start
		case t.Form == "»", t.Form == "”", t.Form == "''", t.Form == "\"":
			if open < 0 {
				open = s.Start
			}
			out = append(out, nlp.Span{Start: open, End: t.End})
			open = -1
		}
	}
	if open >= 0 {
		out = append(out, nlp.Span{Start: open, End: s.End})
	}
	return out
}

// quoteAt is the quotation that a place lies in.
func (r *resolver) quoteAt(sentence, start int) (nlp.Span, bool) {
	for _, q := range r.quotes(sentence) {
		if q.Start <= start && start < q.End {
			return q, true
		}
	}
	return nlp.Span{}, false
}

// speakerWord is the word that names who says the quotation that a place lies in: the subject of a verb of saying outside it. 0 if there is none.
func (r *resolver) speakerWord(sentence, start int) int {
	q, ok := r.quoteAt(sentence, start)
	if !ok {
		return 0
	}
	t := r.tree(sentence)
	s := r.doc.Sentences[sentence]
	for i := range s.Words {
		v := &s.Words[i]
		at := r.wordStart(sentence, v.ID)
		if v.UPOS != nlp.VERB || !r.lex.Has(Reporting, v.Lemma) || q.Start <= at && at < q.End {
			continue
		}
		for _, c := range t.Children(v.ID) {
			w := s.Word(c)
			if w.Deprel.In(nlp.Nsubj) || w.Deprel.In(nlp.Obj) && c > v.ID && w.UPOS == nlp.PROPN { // « … », affirme Ada Roy
				if w.Feats.Has("PronType", "Rel") {
					return v.Head
				}
				return c
			}
		}
	}
	return 0
}

// speakers gives each first person singular in a quotation to its speaker.
func (r *resolver) speakers() {
	for i, s := range r.doc.Sentences {
		for j := range s.Words {
			w := &s.Words[j]
			if w.UPOS != nlp.PRON && w.UPOS != nlp.DET || r.lex.Note(SpeakerWord, strings.ToLower(strings.ReplaceAll(w.Form, "’", "'"))) != "1s" {
				continue
			}
			start := r.wordStart(i, w.ID)
			who := r.speakerWord(i, start)
			if who == 0 {
				continue
			}
			if e := r.entityAt(place{i, who}); e >= 0 && r.entities[e].typ == string(nlp.Person) {
				r.referents[place{i, w.ID}] = e
				r.entities[e].count++
				r.decide(w.Form, start, e, Speaker)
			}
		}
	}
}

// firstPerson gives "I" and "je" in reported words to the one who says them.
func (r *resolver) firstPerson(st *extract.Statement, a *extract.Argument) {
	if a.Entity >= 0 || a.Kind != extract.Pronoun || len(st.AttributedTo) == 0 {
		return
	}
	w := r.doc.Sentences[a.Sentence].Word(a.Head)
	if w != nil && w.Feats.Has("Person", "1") && w.Feats.Has("Number", "Sing") {
		a.Entity = st.AttributedTo[0].Entity
	}
}
