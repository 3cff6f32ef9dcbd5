package extract

import (
	"slices"
	"strconv"

	"relata/nlp"
	"relata/schema"
)

// read makes the statements of a proposition: typed by the first wording that fits, otherwise open.
func (r *reading) read(p *proposition) ([]Statement, *schema.Wording, Reason) {
	if p.implicit != "" {
		rel, _ := r.x.schema.Relation(p.implicit)
		prs, why := r.pairs(&p.slots[0], &p.slots[1], frame{relation: rel})
		t := typed{relation: rel, pairs: prs}
		return r.assemble(nil, p, &t, p.implicit, "", false), nil, why
	}
	ts, why := r.typeOf(p)
	if len(ts) > 0 {
		var sts []Statement
		for i := range ts {
			sts = r.assemble(sts, p, &ts[i], ts[i].wording.Relation, r.predicateLemma(p, &ts[i]), false)
		}
		if len(sts) > 0 {
			return sts, ts[0].wording, why
		}
		why = NothingNamed
	}
	t := r.omitted(p)
	if o := p.first(roleObj); t == nil && len(ts) > 0 && (r.is(Light, p.head) || o != nil && r.undetermined(o.word)) {
		return nil, ts[0].wording, NothingNamed
	}
	var told []Statement
	if t != nil {
		told = r.assemble(nil, p, t, t.wording.Relation, r.predicateLemma(p, t), false)
		if !r.lex.Has(Succeeding, r.withAdverb(p)) {
			return told, t.wording, ""
		}
	}
	name, lemma, prs, openWhy := r.open(p)
	if name == "" {
		if why == NoWording {
			why = openWhy
		}
		return told, nil, why
	}
	sts := r.assemble(told, p, &typed{pairs: prs}, name, lemma, true)
	if len(sts) == 0 {
		why = NothingNamed
	} else {
		why = ""
	}
	return sts, nil, why
}

func wordingPlace(w *schema.Wording) string { return w.File + ":" + strconv.Itoa(w.Line) }

// predicateLemma is the lemma of a typed predicate with its further word.
func (r *reading) predicateLemma(p *proposition, t *typed) string {
	l := p.lemma
	if t.wording.With != "" {
		l += " " + t.wording.With
	}
	return l
}

// anothersSite says whether a noun for what is somewhere belongs to a name that is not the subject.
func (r *reading) anothersSite(site, subject int) bool {
	return slices.ContainsFunc(r.t.Children(site), func(c int) bool {
		return c != subject && r.rel(c, nlp.Nmod, nlp.NmodPoss) && r.name(c) != nil && (r.rel(c, nlp.NmodPoss) || r.lex.Has(OfMark, r.preposition(c)))
	})
}

// announcersBody is the body of somebody who announces a deal in their role, for the deal is that body's; of says whether they do it in a role at all.
func (r *reading) announcersBody(p *proposition, t *typed, pr *pair) (body int, of bool) {
	v := p.head
	if p.class == nounClass && pr.subjectSlot.via == "support" {
		v = r.head(v)
	}
	if !r.verbal(v) || !r.is(Announcing, v) || !r.speaks(v) || v == p.head && t.with == 0 || pr.subject.Type != string(nlp.Person) || !slices.Contains([]string{acquired, sold, mergedWith, investsIn}, t.relation.Name) {
		return 0, false
	}
	role := pr.subjectSlot.word
	if r.name(role) != nil {
		role = r.titleOf(role)
	} else if n := r.attachedName(role); n == 0 && !r.relational(role) {
		return 0, false
	}
	if role == 0 || !r.relational(role) || !r.personal(role) {
		return 0, false
	}
	body = r.bodyOf(role)
	if m := r.name(body); m != nil && m.Type == nlp.Place || r.is(Portfolio, role) {
		body = 0
	}
	return body, true
}

// assemble appends one statement of each pair.
func (r *reading) assemble(out []Statement, p *proposition, t *typed, name, lemma string, open bool) []Statement {
	var ctx circumstance
	rule := p.rule
	if p.given {
		rule = titleRule.Name
	}
	switch rule {
	case appositionRule.Name, titleRule.Name, detachedRoleRule.Name, RoleDescription, possessionRule.Name, placeRule.Name, partyRule.Name, sourceRule.Name:
		ctx = r.presupposed(p.head)
	case RuleLearnt:
		ctx = r.holding(p.slots[0].word, p.slots[1].word)
	default:
		ctx = r.circumstances(p.context)
	}
	if p.claimant != 0 {
		ctx.speakers = append([]speaker{{word: p.claimant}}, ctx.speakers...)
	}
	told := ctx
	for i := range t.pairs {
		pr := &t.pairs[i]
		ctx := told
		if !open && t.relation.Name == leadsBody && p.class == verbClass && r.is(Succeeding, p.head) && pr.subjectSlot.word != 0 && !pr.subjectSlot.has(roleSubj) {
			ctx = r.presupposed(p.head) // whoever is to be replaced leads
		}
		worth := !open && (r.worth(&pr.subject, &pr.object, p.class != nounClass && t.relation.To == nil) || r.toll(t, pr)) || open && r.worthOpen(&pr.subject, &pr.object)
		if !worth && !r.describes(&pr.subject, &pr.object) || !open && r.nobody(p, t, pr) {
			continue
		}
		if t.relation.Name == memberOf && r.joinsIn(p) {
			continue // "joined A in voting against it"
		}
		if t.relation.Name == meets && p.passive && r.is(Finding, p.head) {
			continue // "a été retrouvé par B"
		}
		if t.relation.Name == locatedIn && p.class == verbClass && t.with != 0 && r.anothersSite(t.with, pr.subjectSlot.word) {
			continue // "a construit l'usine de B à Dijon"
		}
		if body, of := r.announcersBody(p, t, pr); body != 0 {
			a, ok := r.argument(body)
			if !ok {
				continue
			}
			pr.subject = a // "the head of A announced the acquisition of B"
		} else if of {
			continue // a minister does not buy
		}
		if t.relation.Name == appointed && pr.object.Kind == Nominal && r.numbered(pr.object.Head) {
			continue // "recruter 200 personnes"
		}
		if o := p.first(roleObj); t.relation.Name == supplies && o != nil && o.word != pr.objectSlot.word && r.fullName(o.word) {
			continue // "sold Ada Reed to B", of a player
		}
		if t.relation.Name == partners && pr.object.Kind == Nominal && r.numbered(pr.object.Head) {
			continue // "opened a shop with 40 staff"
		}
		if t.relation.Name == founded && pr.object.Kind == Nominal && r.results(p) {
			continue // "…, creating the largest bank in Spain"
		}
		if (t.relation.Name == acquired || t.relation.Name == sold) && pr.object.Kind == Nominal && r.stakeIn(pr.object.Head) {
			continue // another wording tells in what
		}
		st := Statement{
			Article: r.opts.Article, Subject: pr.subject, Object: pr.object,
			Negated: ctx.negated, Modality: ctx.modality, Rule: p.rule, Unnamed: !worth,
			Predicate: Predicate{Type: name, Lemma: lemma, Open: open},
		}
		if t.relation.Name == owns && st.Object.Kind == Nominal && r.is(PartNoun, st.Object.Head) {
			st.Object = r.left(st.Object.Head) // "owns 15% of the capital"
		}
		if t.relation.Reported && st.Object.Kind == Nominal && r.verbal(st.Object.Head) {
			st.Object.Type = schema.Statement // "plans to build a bridge"
		}
		if t.wording != nil {
			if t.wording.Negated {
				st.Negated = !st.Negated
			}
			if p.class == nounClass && t.wording.Relational && slices.Contains([]string{subsidiaryOf, partners, owns, competes}, t.relation.Name) && r.former(p.head) {
				st.Negated = true // "ex-filiale de A": no longer
			}
			if m := Modality(t.wording.Modality); severity(m) > severity(st.Modality) {
				st.Modality = m
			}
		}
		for _, s := range [...]*slot{pr.subjectSlot, pr.objectSlot} {
			if s.via != "" && s.via != viaQuotation && s.via != viaDenial {
				st.Rule += "+" + s.via
			}
			if p.class != verbClass && r.negativeNominal(s.word) {
				st.Negated = !st.Negated
			}
		}
		if r.contrasted(&pr.subject, pr.subjectSlot, ctx.negated) || r.contrasted(&pr.object, pr.objectSlot, ctx.negated) || r.cleft(&pr.subject, pr.subjectSlot) || r.cleft(&pr.object, pr.objectSlot) {
			st.Negated = !st.Negated
		}
		r.predicateText(&st, p, t)
		r.attribute(&st, &ctx)
		if st.Verbatim() {
			if st.Negated {
				continue // what somebody does not say
			}
			st.AttributedTo = slices.DeleteFunc(st.AttributedTo, func(by Argument) bool { // nor whom the words themselves quote
				return by.Span == st.Subject.Span || st.Object.Span.Start <= by.Span.Start && by.Span.End <= st.Object.Span.End
			})
			st.Unnamed = st.Subject.Kind == Nominal && !r.is(Institution, st.Subject.Head)
		}
		r.qualify(&st, p, t, pr)
		st.Evidence = r.evidence(&st)
		features := r.features(&st, p, t, pr)
		st.Confidence = Confidence(features, r.x.weights)
		if r.opts.Features {
			st.Features = features
		}
		if open && st.Confidence < minOpen || !open && st.Confidence < minTyped {
			continue
		}
		out = append(out, st)
	}
	return out
}

// contrasted says whether the clause says the contrary of an argument: of B in "A, and not B, …", and where the clause is negated in "not A but B".
func (r *reading) contrasted(a *Argument, s *slot, negated bool) bool {
	return !(s.via == "relative" && r.child(a.Head, nlp.AclRelcl) != 0) && a.Sentence == r.s.Index && a.Head > 0 && r.rel(a.Head, nlp.Conj, nlp.Appos) && slices.ContainsFunc(r.t.Children(a.Head), func(c int) bool {
		if negated {
			return c < a.Head && r.rel(c, nlp.Cc) && r.is(ButMark, c)
		}
		return c < a.Head && r.rel(c, nlp.Advmod) && r.is(Negation, c) && !r.is(NegativeWord, c)
	})
}

// cleft says whether a sentence denies what its relative clause says, for an argument set before it: A of "it was not A but B that …".
func (r *reading) cleft(a *Argument, s *slot) bool {
	if s.via != "relative" || a.Sentence != r.s.Index {
		return false
	}
	top := a.Head
	for n := 0; n < maxConjuncts && r.rel(top, nlp.Conj); n++ {
		top = r.head(top)
	}
	if !r.predicative(top) || !r.negative(top) {
		return false
	}
	return top == a.Head || !slices.ContainsFunc(r.t.Children(a.Head), func(c int) bool { return r.rel(c, nlp.Cc) && r.is(ButMark, c) })
}

// minOpen is the confidence that an open statement needs to be told at all.
const minOpen = 0.4

// minTyped is the same for typed ones.
const minTyped = 0.55

// predicateText gives a statement the words that assert it: the head, up to a further word that stands beside it.
func (r *reading) predicateText(st *Statement, p *proposition, t *typed) {
	first, last := p.head, p.head
	if t.with != 0 && t.with > last && t.with-last <= 3 {
		last = t.with
	}
	st.Predicate.Span = r.s.WordSpan(first, last)
	st.Predicate.Text = r.doc.Slice(st.Predicate.Span)
}

// attribute names who says so. A speaker who is the statement's own subject stays: "X dit avoir vendu Y".
func (r *reading) attribute(st *Statement, c *circumstance) {
	for _, sp := range c.speakers {
		at := r
		if sp.sentence != nil {
			at = sp.sentence
		}
		a, ok := at.argument(sp.word)
		if !ok || a.Kind == Value {
			continue
		}
		st.AttributedTo = append(st.AttributedTo, a)
	}
}

func (r *reading) evidence(st *Statement) Evidence {
	e := Evidence{
		Sentence: r.doc.Slice(r.s.Span), Start: r.s.Start, End: r.s.End, Index: r.s.Index,
		SubjectSpan: st.Subject.Span, PredicateSpan: st.Predicate.Span, ObjectSpan: st.Object.Span,
	}
	if len(st.AttributedTo) > 0 {
		e.AttributedSpan = st.AttributedTo[0].Span
	}
	return e
}

// results says whether a verb only tells what comes of what the main clause tells: "…, *creating* the largest bank in Spain".
func (r *reading) results(p *proposition) bool {
	return !p.passive && r.rel(p.head, nlp.Advcl) && !r.at(p.head).Feats.Has("VerbForm", "Inf") && r.child(p.head, nlp.Mark) == 0
}

// joinsIn says whether a verb says that its subject does something with its object: "joined A in *voting* against it".
func (r *reading) joinsIn(p *proposition) bool {
	return p.class == verbClass && slices.ContainsFunc(r.t.Children(p.head), func(c int) bool {
		return c > p.head && r.rel(c, nlp.Advcl) && !r.finite(c) && r.child(c, nlp.Mark) != 0 && r.lex.Has(InMark, r.lemma(r.child(c, nlp.Mark)))
	})
}
