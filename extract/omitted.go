package extract

import (
	"slices"

	"relata/nlp"
	"relata/schema"
)

// What a sentence leaves to its article: the body that somebody leads, leaves or owns a part of. The statement then has an object of kind Omitted, which package
// resolve fills, or drops.

// omitted types a proposition whose object the sentence omits, nil if none is missing.
func (r *reading) omitted(p *proposition) *typed {
	if t := r.omittedBody(p); t != nil {
		return t
	}
	if t := r.succession(p); t != nil {
		return t
	}
	if p.class != verbClass {
		return nil
	}
	if t := r.omittedPost(p); t != nil {
		return t
	}
	if t := r.omittedRound(p); t != nil {
		return t
	}
	return r.omittedWhole(p)
}

// succession is what somebody leads who comes after, or before, another: "Ada Roy succède à Luc Morel", "his successor, Ada Reed". The article may tell it of the
// other.
func (r *reading) succession(p *proposition) *typed {
	rel, ok := r.x.schema.Relation(leadsBody)
	if !ok {
		return nil
	}
	var who []*slot
	switch {
	case p.class == verbClass && r.lex.Has(Succeeding, r.withAdverb(p)):
		s, o := p.first(roleSubj), p.first(roleObj)
		if o != nil && r.value(o.word) != nil {
			o = nil // "a succédé l'an dernier à A"
		}
		for i := range p.slots {
			if q := &p.slots[i]; o == nil && (q.has(roleIobj) || r.lex.Has(DativeMark, q.roles[0]) || r.lex.Has(OfMark, q.roles[0]) || r.lex.Has(ControlMark, q.roles[0])) && r.nominal(q.word) {
				o = q
			}
		}
		if s == nil || o == nil || s.via != "" && s.via != "relative" {
			return nil
		}
		ctx := r.circumstances(p.context)
		switch {
		case ctx.negated:
			return nil
		case ctx.modality != Asserted: // whoever is to go is there
			who = []*slot{s}
		case r.leftSince(o.word):
			who = []*slot{s}
		default:
			who = []*slot{s, o}
		}
	case p.holder != 0 && r.lex.Has(Successor, p.lemma):
		s := p.first(roleSelf)
		if s == nil || p.first(rolePoss) == nil {
			return nil
		}
		who = []*slot{s}
	default:
		return nil
	}
	t := &typed{wording: &schema.Wording{Relation: leadsBody, Lemma: p.lemma}, relation: rel}
	for _, s := range who {
		if o := r.omittedPairs(s, rel, t.wording, p.head, string(nlp.Person)); o != nil {
			t.pairs = append(t.pairs, o.pairs...)
		}
	}
	if len(t.pairs) != len(who) {
		return nil
	}
	return t
}

// leftSince says whether a relative clause tells that somebody has left, or died: "succeeds A, who stepped down in July".
func (r *reading) leftSince(id int) bool {
	return slices.ContainsFunc(r.t.Children(id), func(c int) bool {
		return r.rel(c, nlp.AclRelcl) && (r.leavingRoles(c) != nil || slices.ContainsFunc(r.t.Children(c), func(k int) bool {
			return r.rel(k, nlp.CompoundPrt, nlp.Advmod) && r.lex.Has(Resigning, r.lemma(c)+" "+r.low[k].form)
		}) || r.is(Resigning, c))
	})
}

// withAdverb is the lemma of a verb with the particle or the adverb right behind it: "step down".
func (r *reading) withAdverb(p *proposition) string {
	lemma := p.lemma
	for _, c := range r.t.Children(p.head) {
		if r.rel(c, nlp.CompoundPrt) || r.rel(c, nlp.Advmod) && c == p.head+1 {
			lemma += " " + r.low[c].form
		}
	}
	return lemma
}

// left is an omitted object at a word.
func (r *reading) left(at int) Argument {
	a := r.spanned(at, at, at)
	a.Kind, a.Name = Omitted, ""
	return a
}

// omittedPost is what somebody leaves: "Paul Roy a démissionné mardi", "Paul Reed stepped down".
func (r *reading) omittedPost(p *proposition) *typed {
	s := p.first(roleSubj)
	if s == nil || p.first(roleObj) != nil || r.passive(p.head) || !r.lex.Has(Resigning, r.withAdverb(p)) && !r.goes(p, s.word) {
		return nil
	}
	for _, w := range r.word.Of(p.lemma) {
		if w.Class == verbClass && w.Relation == resignedFrom {
			rel, _ := r.x.schema.Relation(resignedFrom)
			return r.omittedPairs(s, rel, &w, p.head, string(nlp.Person))
		}
	}
	return nil
}

// goes says whether a verb of leaving that says neither what nor where to tells it of somebody with an office: "Chief executive A left last month".
func (r *reading) goes(p *proposition, subject int) bool {
	role := r.titleOf(subject)
	if role == 0 && r.name(subject) == nil {
		role = subject
	}
	if role == 0 || !r.leads(role) || !r.lex.Has(Leaving, p.lemma) {
		return false
	}
	return !slices.ContainsFunc(r.t.Children(p.head), func(c int) bool {
		return r.rel(c, nlp.Obl, nlp.Xcomp, nlp.Advcl) && r.value(c) == nil && !r.lex.Has(OfMark, r.preposition(c)) && !r.lex.Has(AgentMark, r.preposition(c)) && (r.nominalName(c) != nil || r.verbal(c))
	})
}

// omittedWhole is what somebody owns a part of: "détient 5 % du capital", "owns 11% of the shares", "keeps the rest of the capital".
func (r *reading) omittedWhole(p *proposition) *typed {
	s, o := p.first(roleSubj), p.first(roleObj)
	if s == nil || o == nil || o.via != "" {
		return nil
	}
	v := r.value(o.word)
	part := o.word
	for n := 0; n < 4 && r.whole(part) != 0; n++ {
		part = r.whole(part)
	}
	equity := part != o.word && r.is(EquityNoun, part) && r.name(part) == nil
	percent := v != nil && v.Type == nlp.Percent && (part != o.word && r.is(PartNoun, part) && r.name(part) == nil || part == o.word && (r.at(part).UPOS != nlp.NOUN || v.Last == part)) // "6 per cent"
	if !equity && !percent {
		return nil
	}
	for _, w := range r.word.Of(p.lemma) {
		if w.Class != verbClass || w.Relation != owns || w.Reflexive != p.reflexive {
			continue
		}
		if (w.With != "" || w.Object[0] != roleObj) && !(equity && r.spells(part, w.With) || r.spells(o.word, w.With)) {
			continue
		}
		rel, _ := r.x.schema.Relation(owns)
		return r.omittedPairs(s, rel, &w, part, "")
	}
	return nil
}

// omittedRound is whom somebody gives money by leading, or joining, a round that does not say whose it is: the subject of the verb that has the round, or tells of it, "A
// raised $5m in a round led by B", or what the article is about, "the round was led by B".
func (r *reading) omittedRound(p *proposition) *typed {
	s := p.first(roleSubj)
	if s == nil {
		return nil
	}
	for _, w := range r.word.Of(p.lemma) {
		if w.Class != verbClass || w.Relation != investsIn || w.With == "" {
			continue
		}
		round := r.with(p, &w)
		if round == 0 || !r.is(Financing, round) {
			continue
		}
		rel, _ := r.x.schema.Relation(investsIn)
		t := r.omittedPairs(s, rel, &w, round, "")
		v := r.head(round)
		if v != 0 && r.at(v).UPOS == nlp.ADV { // "lors d'un tour de table"
			v = r.head(v)
		}
		if v == p.head {
			if v = r.head(p.head); !r.rel(p.head, nlp.Ccomp) { // "A said that the round was led by B"
				v = 0
			}
		}
		if t != nil && r.verbal(v) {
			if o, _ := r.subject(v, 0); o != 0 && o != s.word && r.body(o) {
				a, ok := r.argument(o)
				for i := range t.pairs {
					if ok {
						t.pairs[i].object, t.pairs[i].objectSlot = a, &slot{roles: []string{roleObj}, word: o}
					}
				}
			}
		}
		return t
	}
	return nil
}

// omittedPairs are the subjects of a type, "" for any, with the object that is left at a word; nil if there are none.
func (r *reading) omittedPairs(s *slot, rel schema.RelationType, w *schema.Wording, at int, want string) *typed {
	t := &typed{wording: w, relation: rel}
	for _, a := range r.arguments(s) {
		if a.Kind == Value || want != "" && a.Type != "" && a.Type != want {
			continue
		}
		t.pairs = append(t.pairs, pair{a, r.left(at), s, &slot{roles: []string{roleObj}, word: at}})
	}
	if len(t.pairs) == 0 {
		return nil
	}
	return t
}

// stakeIn says whether a noun is a stake in something that is told: "his stake in A", "cède sa participation dans A".
func (r *reading) stakeIn(id int) bool {
	if !r.is(Stake, id) {
		return false
	}
	return slices.ContainsFunc(slices.Concat(r.t.Children(id), r.t.Children(r.head(id))), func(c int) bool {
		return c > id && r.rel(c, nlp.Nmod, nlp.Obl) && r.name(c) != nil && r.lex.Has(InMark, r.preposition(c))
	})
}
