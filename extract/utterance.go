package extract

import (
	"relata/nlp"
	"relata/schema"
)

// What somebody says where no verb of saying has it as its clause: words in quotation marks, and denials.

const (
	viaQuotation = "quotation" // a slot that the words between the quotation marks around it fill
	viaDenial    = "denial"    // a slot that a verb fills with what it denies
)

var quotationRule = Rule{
	Name: "quotation",
	Doc:  "words in quotation marks that somebody says of somebody or something: 'A called the plan “a betrayal”', 'A réclame « toute la vérité »', '« Nous partons », sourit A'",
	apply: func(r *reading) {
		for open := 1; open <= len(r.s.Words); open++ {
			if !isQuote(r.at(open).Form) || r.closes(open) {
				continue
			}
			shut := open + 1
			for shut <= len(r.s.Words) && !isQuote(r.at(shut).Form) {
				shut++
			}
			if shut > len(r.s.Words) || shut-open > maxSpoken {
				return
			}
			if v, s, q := r.uttered(open+1, shut-1); v != 0 {
				r.say("quotation", v, s, q, viaQuotation)
			}
			open = shut
		}
	},
}

var denialRule = Rule{
	Name: "denial",
	Doc:  "what somebody denies: 'A denies any wrongdoing', 'A rejette ces accusations', 'ce que A dément'",
	apply: func(r *reading) {
		for v := 1; v <= len(r.s.Words); v++ {
			if !r.verbal(v) || r.passive(v) || r.negative(v) || !r.denies(v) {
				continue
			}
			if s, _ := r.subject(v, 0); s != 0 && r.speaker(s) {
				r.say("denial", v, s, v, viaDenial)
			}
		}
	},
}

// say makes the proposition that a speaker says what a slot holds, with the mood of a verb.
func (r *reading) say(rule string, v, speaker, word int, via string) {
	r.props = append(r.props, proposition{
		rule: rule, head: v, lemma: "", class: nounClass, context: v, implicit: said,
		slots: []slot{{roles: []string{roleSubj}, word: speaker, alone: true}, {roles: []string{roleComp}, word: word, via: via}},
	})
}

// uttered is the verb that has the words between two quotation marks as somebody's, who that is, and the head of the words; 0 if they are a name or nobody's.
func (r *reading) uttered(first, last int) (verb, speaker, head int) {
	clause := false
	for id := first; id <= last; id++ {
		if h := r.head(id); head == 0 && r.at(id).UPOS != nlp.PUNCT && (h < first || h > last) {
			head = id
		}
		clause = clause || r.finite(id)
	}
	if head == 0 || !clause && (capitalised(r.at(first).Form) || r.name(head) != nil) {
		return 0, 0, 0
	}
	for _, c := range r.t.Children(head) { // « Nous partons », sourit A
		if (c < first || c > last) && r.verbal(c) && r.quoting(c) {
			verb = c
		}
	}
	below := head
	for n := 0; verb == 0 && r.head(below) != 0 && n < 3; n++ {
		if v := r.head(below); r.verbal(v) || r.predicative(v) {
			verb = v
		} else {
			below = v
		}
	}
	if verb == 0 || r.passive(verb) || r.negative(verb) || !r.utters(verb) {
		return 0, 0, 0
	}
	if r.rel(below, nlp.Advcl) && r.child(below, nlp.Mark) != 0 || r.tells(verb, accuses) && r.marked(OfMark, below) {
		return 0, 0, 0 // "rejected it because it “wanted …”", "accused A of “hiding”"
	}
	if mark := r.child(below, nlp.Case, nlp.Mark); !r.speaks(verb) && !r.marked(RoleMark, below) && (r.rel(below, nlp.Advcl, nlp.AclRelcl) || mark != 0 && (mark < first || mark > last) && !r.marked(OfMark, below)) {
		return 0, 0, 0 // "criticised A for “hiding”" has it as what A is criticised for
	}
	speaker, _ = r.subject(verb, 0)
	if speaker == 0 || speaker >= first && speaker <= last || !r.speaker(speaker) {
		return 0, 0, 0
	}
	return verb, speaker, head
}

// utters says whether a verb is done with words: it reports, describes, judges, or takes a stand.
func (r *reading) utters(v int) bool {
	return r.speaks(v) || r.is(Describing, v) || r.is(Judging, v) || r.is(Calling, v) ||
		r.tells(v, said, criticizes, praises, accuses, supports, opposes, announced, proposed)
}

// denies says whether a verb denies something: what it holds as a clause, or an allegation; a verb that may oppose anything else denies nothing else.
func (r *reading) denies(v int) bool {
	note, _ := r.note(Reporting, v)
	o := r.child(v, nlp.Obj)
	switch stands := r.tells(v, opposes); {
	case note != "deny" && !stands:
		return false
	case o == 0 && r.rel(v, nlp.AclRelcl): // "ce que A dément"
		return note == "deny" && r.at(r.head(v)).UPOS == nlp.PRON
	case o == 0:
		return note == "deny" && r.child(v, nlp.Ccomp, nlp.Xcomp) > v
	case stands:
		return r.is(Allegation, o)
	}
	return true
}

// quotationAround are the words between the quotation marks around a word.
func (r *reading) quotationAround(id int) (first, last int) {
	for first = id; first > 1 && !isQuote(r.at(first-1).Form); first-- {
	}
	for last = id; last < len(r.s.Words) && !isQuote(r.at(last+1).Form); last++ {
	}
	for last > id && r.at(last).Form == "," {
		last--
	}
	return first, last
}

// denialOf are the words of a verb with what it denies behind it.
func (r *reading) denialOf(v int) (first, last int) {
	last = v
	for _, c := range r.t.Children(v) {
		if _, end := r.t.Extent(c); c > v && r.rel(c, nlp.Obj, nlp.Ccomp, nlp.Xcomp) {
			last = max(last, end)
		}
	}
	for last > v && r.at(last).UPOS == nlp.PUNCT {
		last--
	}
	return v, min(last, v+maxSpoken)
}

// inWords says whether a statement already holds the words that a quotation or a denial would say once more.
func inWords(statements []Statement, st *Statement) bool {
	for i := range statements {
		if o := &statements[i]; o.Object.Type == schema.Statement && o.Subject.Head == st.Subject.Head && (o.Object.Span.Overlaps(st.Object.Span) || o.Predicate.Span == st.Predicate.Span) {
			return true
		}
	}
	return false
}
