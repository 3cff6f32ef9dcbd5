package resolve

import (
	"slices"
	"strings"
	"unicode"

	"relata/extract"
	"relata/nlp"
)

// "I" within a quotation is who says it, "we" the body that they speak for, and "he" somebody else.

// A quotation is a stretch of what somebody says, marks included; it may run over several sentences.
type quotation struct {
	nlp.Span
	first, last int // its sentences
}

// maxQuoted bounds how many sentences a quotation runs over: a mark that nobody closed is none.
const maxQuoted = 8

// quote finds the quotations of the document. One that does not end where it may reaches to the end of its sentence, one that does not begin from the beginning.
func (r *resolver) quote() {
	var open *quotation
	for i, s := range r.doc.Sentences {
		if open != nil && i-open.first > maxQuoted {
			end := r.doc.Sentences[open.first].End
			r.quotations = append(r.quotations, quotation{nlp.Span{Start: open.Start, End: end}, open.first, open.first})
			open = nil
		}
		for j, t := range s.Tokens {
			switch {
			case t.Form == "\"" && j > 0 && j+1 < len(s.Tokens) && s.Tokens[j-1].End == t.Start && s.Tokens[j+1].Start == t.End && unicode.IsDigit(rune(s.Tokens[j+1].Form[0])):
				// 19"78 is a time
			case t.Form == "«", t.Form == "“", t.Form == "``", t.Form == "\"" && open == nil:
				if open == nil {
					open = &quotation{nlp.Span{Start: t.Start}, i, i}
				}
			case t.Form == "»", t.Form == "”", t.Form == "''", t.Form == "\"":
				if open == nil {
					open = &quotation{nlp.Span{Start: s.Start}, i, i}
				}
				open.End, open.last = t.End, i
				r.quotations = append(r.quotations, *open)
				open = nil
			}
		}
	}
	if open != nil {
		r.quotations = append(r.quotations, quotation{nlp.Span{Start: open.Start, End: r.doc.Sentences[open.first].End}, open.first, open.first})
	}
	r.quotesIn = make([][]int, len(r.doc.Sentences))
	for i, q := range r.quotations {
		for s := q.first; s <= q.last; s++ {
			r.quotesIn[s] = append(r.quotesIn[s], i)
		}
	}
}

// quoteAt is the index of the quotation that a place of the text lies in, -1 if there is none.
func (r *resolver) quoteAt(start int) int {
	s := r.sentenceOf(start)
	if s >= len(r.quotesIn) {
		return -1
	}
	for _, i := range r.quotesIn[s] {
		if q := &r.quotations[i]; q.Start <= start && start < q.End {
			return i
		}
	}
	return -1
}

// speaker is the word that names who says a quotation: the subject of a verb of saying beside it, in the sentence where it begins or where it ends. A quotation
// that stands alone goes on with the one before it, or is what the sentence before it announces: "She sighed. «…»". ok is false if nobody is known.
func (r *resolver) speaker(quote int) (at place, ok bool) {
	q := &r.quotations[quote]
	for _, sentence := range [...]int{q.first, q.last} {
		if id := r.reporter(sentence); id > 0 {
			return place{sentence, id}, true
		}
	}
	if !r.alone(q) || q.first == 0 {
		return place{}, false
	}
	if quote > 0 {
		if before := &r.quotations[quote-1]; before.last == q.first-1 {
			return r.speaker(quote - 1)
		}
	}
	if id := r.reporter(q.first - 1); id > 0 {
		return place{q.first - 1, id}, true
	}
	return r.subjectBefore(q)
}

// subjectBefore is the person whom the sentence right before a quotation that stands alone is about, in the same paragraph: "*The mayor* defended the plan. “I …”".
func (r *resolver) subjectBefore(q *quotation) (at place, ok bool) {
	before := r.doc.Sentences[q.first-1]
	if len(r.quotesIn[q.first-1]) > 0 || strings.ContainsRune(r.doc.Slice(nlp.Span{Start: before.End, End: q.Start}), '\n') {
		return place{}, false
	}
	t := r.tree(q.first - 1)
	for i := range before.Words {
		if w := &before.Words[i]; w.Deprel.In(nlp.Nsubj) && roleOf(t, w.ID) == mainSubjectRole {
			if e := r.entityAt(place{q.first - 1, w.ID}); e >= 0 && r.entities[e].typ == string(nlp.Person) {
				return place{q.first - 1, w.ID}, true
			}
		}
	}
	return place{}, false
}

// behindQuotation is how many sentences right before one are nothing but quotation: what stands behind them is no further from what stands before them.
func (r *resolver) behindQuotation(sentence int) int {
	n := 0
	for s := sentence - 1; s > 0 && n < maxQuoted; s-- {
		sp := r.doc.Sentences[s]
		if q := r.quoteAt(sp.Start); q < 0 || r.quotations[q].End < sp.End {
			break
		}
		n++
	}
	return n
}

// saying are the entities that may say the quotation that a place of the text lies in: the subjects of the verb of saying, else those of the sentence that it
// begins in, "She was angry: «…»".
func (r *resolver) saying(start int) []int {
	q := r.quoteAt(start)
	if q < 0 || r.indirect(q) {
		return nil
	}
	at, known := r.speaker(q)
	if !known {
		if first := strings.TrimLeft(r.doc.Slice(r.quotations[q].Span), "«“\"`' \u00a0\u202f"); !capitalised(first) {
			return nil // only some words of a sentence
		}
		at.sentence = r.quotations[q].first
	}
	t := r.tree(at.sentence)
	verb := 0
	if known {
		verb = t.Sentence.Word(at.word).Head
	}
	var out []int
	for i := range t.Sentence.Words {
		w := &t.Sentence.Words[i]
		if (w.ID == at.word || w.Deprel.In(nlp.Nsubj) && (known && w.Head == verb || !known)) && r.quoteAt(r.wordStart(at.sentence, w.ID)) < 0 {
			if e := r.entityAt(place{at.sentence, w.ID}); e >= 0 && (known || r.entities[e].typ == string(nlp.Person)) {
				out = append(out, e)
			}
		}
	}
	return out
}

// quotedBy are the entities named in the quotations before a pronoun in its sentence that is the subject of a verb of saying: none of them says it.
func (r *resolver) quotedBy(at place) []int {
	t := r.tree(at.sentence)
	w, v := t.Sentence.Word(at.word), t.Head(at.word)
	if w == nil || v == nil || !w.Deprel.In(nlp.Nsubj) || w.UPOS != nlp.PRON || !r.lex.Has(Reporting, v.Lemma) {
		return nil
	}
	var out []int
	before := r.wordStart(at.sentence, at.word)
	for _, i := range r.mentionsIn(at.sentence) {
		if m := &r.mentions[i]; m.Start < before && r.quoteAt(m.Start) >= 0 && r.quoteAt(before) != r.quoteAt(m.Start) {
			out = append(out, r.byMention[i])
		}
	}
	return out
}

// indirect says whether a quotation is the rest of a reported clause, in the third person: "a déclaré qu'« il partirait »".
func (r *resolver) indirect(quote int) bool {
	q := &r.quotations[quote]
	var before *nlp.Word
	s := r.doc.Sentences[q.first]
	for i := range s.Words {
		if r.wordStart(q.first, s.Words[i].ID) >= q.Start {
			break
		}
		before = &s.Words[i]
	}
	return before != nil && before.UPOS == nlp.SCONJ
}

// alone says whether nothing stands beside a quotation in its sentences.
func (r *resolver) alone(q *quotation) bool {
	for _, t := range r.doc.Sentences[q.first].Tokens {
		if t.Start < q.Start {
			return false
		}
	}
	for _, t := range r.doc.Sentences[q.last].Tokens {
		if t.Start >= q.End && strings.ContainsFunc(t.Form, unicode.IsLetter) {
			return false
		}
	}
	return true
}

// reporter is the subject of a verb of saying outside the quotations of a sentence, 0 if there is none.
func (r *resolver) reporter(sentence int) int {
	t := r.tree(sentence)
	s := r.doc.Sentences[sentence]
	for i := range s.Words {
		v := &s.Words[i]
		if v.UPOS != nlp.VERB || !r.lex.Has(Reporting, v.Lemma) && !r.inverted(sentence, v) || r.quoteAt(r.wordStart(sentence, v.ID)) >= 0 {
			continue
		}
		found := 0
		for _, c := range slices.Backward(t.Children(v.ID)) { // the last of two subjects: "said State Attorney / General Ada Roy"
			w := s.Word(c)
			if !w.Deprel.In(nlp.Nsubj) && !(w.Deprel.In(nlp.Obj) && c > v.ID && w.UPOS == nlp.PROPN) { // « … », affirme Ada Roy
				if _, ok := r.attribute(sentence, w); !ok || c < v.ID { // "…", said the 29-year-old
					continue
				}
			}
			if w.Feats.Has("PronType", "Rel") {
				c = v.Head
			}
			if e := r.entityAt(place{sentence, c}); e >= 0 && r.entities[e].typ == string(nlp.Person) {
				return c // "a raconté *Ada Roy* au quotidien / La Gazette"
			}
			if found == 0 {
				found = c
			}
		}
		if found > 0 {
			return found
		}
	}
	return 0
}

// inverted says whether a verb with its subject behind it follows a quotation: whatever else it means, it says who speaks, « … », souriait *Roy*.
func (r *resolver) inverted(sentence int, v *nlp.Word) bool {
	t := r.tree(sentence)
	s := t.Child(v.ID, nlp.Nsubj)
	if s == nil || s.ID < v.ID && !r.clitic(s) {
		return false
	}
	first := v.ID
	for _, c := range t.Children(v.ID) {
		if w := t.Sentence.Word(c); c < first && w.Deprel.In(nlp.Aux) {
			first = c
		}
	}
	start := r.wordStart(sentence, first)
	return slices.ContainsFunc(r.quotesIn[sentence], func(i int) bool {
		q := &r.quotations[i]
		return q.End <= start && !strings.ContainsFunc(r.doc.Slice(nlp.Span{Start: q.End, End: start}), unicode.IsLetter)
	})
}

// clitic says whether a pronoun hangs on its verb by a hyphen: "a-t-il".
func (r *resolver) clitic(w *nlp.Word) bool {
	return w.UPOS == nlp.PRON && strings.HasPrefix(w.Form, "-")
}

// quoter is the subject of the clause that some quoted words are a part of: "*Ada Roy* called it “the best day of {my} life”".
func (r *resolver) quoter(q *quotation) (at place, ok bool) {
	if q.first != q.last || r.alone(q) {
		return place{}, false
	}
	t := r.tree(q.first)
	for i := range t.Sentence.Words {
		w := &t.Sentence.Words[i]
		if start := r.wordStart(q.first, w.ID); start < q.Start || start >= q.End || w.UPOS == nlp.PUNCT {
			continue
		}
		for v, n := t.Head(w.ID), 0; v != nil && n < 12; v, n = t.Head(v.ID), n+1 {
			start := r.wordStart(q.first, v.ID)
			if s := t.Child(v.ID, nlp.Nsubj); s != nil && start < q.Start && s.ID < v.ID {
				return place{q.first, s.ID}, true
			}
		}
		return place{}, false
	}
	return place{}, false
}

// speakers gives each first person singular in a quotation to its speaker.
func (r *resolver) speakers() {
	for i, q := range r.quotations {
		at, ok := r.speaker(i)
		if !ok {
			at, ok = r.quoter(&q)
		}
		if !ok {
			continue
		}
		if e := r.entityAt(at); e >= 0 && r.entities[e].typ == string(nlp.Person) {
			r.spoken(q, "1s", func(at place, w *nlp.Word) { r.speakFor(at, w, e) })
		}
	}
}

// spoken yields the words of a quotation that are of a person and number.
func (r *resolver) spoken(q quotation, person string, yield func(at place, w *nlp.Word)) {
	for i := q.first; i <= q.last; i++ {
		for j := range r.doc.Sentences[i].Words {
			w := &r.doc.Sentences[i].Words[j]
			if w.UPOS != nlp.PRON && w.UPOS != nlp.DET || r.lex.Note(SpeakerWord, strings.ToLower(strings.ReplaceAll(w.Form, "’", "'"))) != person {
				continue
			}
			if start := r.wordStart(i, w.ID); q.Start <= start && start < q.End {
				yield(place{i, w.ID}, w)
			}
		}
	}
}

// speakFor gives a word of the first person to an entity.
func (r *resolver) speakFor(at place, w *nlp.Word, e int) {
	r.referents[at] = e
	r.entities[e].count++
	r.decide(w.Form, r.wordStart(at.sentence, at.word), e, Speaker)
}

// clients gives "my client", "her client" to the one for whom the article says that the lawyer acts.
func (r *resolver) clients(statements []extract.Statement) {
	acts := map[int]int{} // lawyer: client; -1 if there are several
	counsel := func(word string) bool { return r.lex.Has(Counsel, word) }
	for i := range statements {
		st := &statements[i]
		if st.Predicate.Type != "WORKS_FOR" || st.Negated || !slices.ContainsFunc(strings.Fields(st.Predicate.Lemma), counsel) {
			continue
		}
		if who := r.entityAt(place{st.Subject.Sentence, st.Subject.Head}); who >= 0 {
			keepOnly(acts, who, r.entityAt(place{st.Object.Sentence, st.Object.Head}))
		}
	}
	if len(acts) == 0 {
		return
	}
	for i, s := range r.doc.Sentences {
		for j := range s.Words {
			w := &s.Words[j]
			if w.UPOS != nlp.NOUN || !w.Feats.Has("Number", "Sing") || !r.lex.Has(Client, r.lemma(i, w)) {
				continue
			}
			if r.entityAt(place{i, w.ID}) >= 0 {
				continue
			}
			if of, ok := acts[r.possessor(i, w.ID)]; ok && of >= 0 {
				r.settle(i, w, of, ClientRule)
			}
		}
	}
}

// keepOnly keeps the only entity that another is found with, -1 if there are several.
func keepOnly(of map[int]int, entity, with int) {
	if old, ok := of[entity]; ok && old != with {
		with = -1
	}
	of[entity] = with
}

// bodies gives "we" and "our" in a quotation to the body where its speaker has a role, by what the article says of them or by what they are called: "a
// spokeswoman for Voltea". Where the relation of a statement takes no body, "we" are people.
func (r *resolver) bodies(statements []extract.Statement, args []*extract.Argument) {
	of := map[int]int{} // person: body; -1 if there are several
	for i := range statements {
		st := &statements[i]
		if st.Negated || st.Modality != extract.Asserted || st.Qualifiers.Role == "" || st.Subject.Entity < 0 || st.Object.Entity < 0 || r.entities[st.Object.Entity].typ != string(nlp.Organization) {
			continue
		}
		keepOnly(of, st.Subject.Entity, st.Object.Entity)
	}
	for i, q := range r.quotations {
		at, ok := r.speaker(i)
		if !ok {
			continue
		}
		body := -1
		switch e := r.entityAt(at); {
		case e >= 0 && r.entities[e].typ == string(nlp.Organization):
			body = e
		case e >= 0:
			if o, ok := of[e]; ok {
				body = o
			}
		case r.lex.Has(Leader, r.doc.Sentences[at.sentence].Word(at.word).Lemma):
			body = r.possessor(at.sentence, at.word)
		}
		if body < 0 || r.entities[body].typ != string(nlp.Organization) {
			continue
		}
		r.spoken(q, "1p", func(at place, w *nlp.Word) {
			if t := r.takes[at]; len(t) > 0 && !slices.Contains(t, string(nlp.Organization)) || len(t) == 0 && !w.Deprel.In(nlp.Nsubj) {
				return // "our place in the universe" is everybody's
			}
			r.speakFor(at, w, body)
			for _, a := range args {
				if a.Sentence == at.sentence && a.Head == at.word && a.Kind == extract.Pronoun {
					a.Entity = body
				}
			}
		})
	}
}

// quoted attributes what stands in a quotation to who speaks it, where the sentence itself does not tell: "“A sued B,” said C. *“B fired D.”*".
func (r *resolver) quoted(statements []extract.Statement) {
	for i := range statements {
		st := &statements[i]
		predicate := st.Evidence.PredicateSpan
		q := r.quoteAt(predicate.Start)
		if len(st.AttributedTo) > 0 || st.Verbatim() || q < 0 || predicate.Start == predicate.End {
			continue
		}
		if quote := &r.quotations[q]; st.Subject.Span.Start < quote.Start || st.Object.Span.Start >= quote.End || !r.alone(quote) && r.reporter(st.Evidence.Index) == 0 {
			continue
		}
		at, ok := r.speaker(q)
		if !ok || at.sentence == st.Subject.Sentence && at.word == st.Subject.Head {
			continue
		}
		if by, ok := r.argumentOf(at); ok {
			st.AttributedTo = []extract.Argument{by}
			st.Evidence.AttributedSpan = by.Span
		}
	}
}

// argumentOf is a word with its entity as an argument; ok is false for one that is neither of a name nor refers to one.
func (r *resolver) argumentOf(at place) (a extract.Argument, ok bool) {
	e := r.entityAt(at)
	if e < 0 {
		return a, false
	}
	if known, ok := r.argumentAt[at]; ok {
		a = *known
		a.Entity = e
		return a, true
	}
	s := r.doc.Sentences[at.sentence]
	a = extract.Argument{Kind: extract.Nominal, Span: s.WordSpan(at.word, at.word), Sentence: at.sentence, Head: at.word, Entity: e}
	if s.Word(at.word).UPOS == nlp.PRON {
		a.Kind = extract.Pronoun
	}
	for _, i := range r.mentionsIn(at.sentence) {
		if m := &r.mentions[i]; m.First <= at.word && at.word <= m.Last {
			a.Kind, a.Span = extract.Named, m.Span
		}
	}
	a.Mention = r.doc.Slice(a.Span)
	a.Name, a.Type = a.Mention, r.entities[e].typ
	return a, true
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
