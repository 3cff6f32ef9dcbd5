package extract

import (
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
	if p.class != verbClass {
		return nil
	}
	if t := r.omittedPost(p); t != nil {
		return t
	}
	return r.omittedWhole(p)
}

// left is an omitted object at a word.
func (r *reading) left(at int) Argument {
	a := r.spanned(at, at, at)
	a.Kind, a.Name = Omitted, ""
	return a
}

// omittedPost is what somebody leaves: "Paul Roy a démissionné mardi", "Paul Reed stepped down".
func (r *reading) omittedPost(p *proposition) *typed {
	lemma := p.lemma
	for _, c := range r.t.Children(p.head) {
		if r.rel(c, nlp.CompoundPrt) || r.rel(c, nlp.Advmod) && c == p.head+1 {
			lemma += " " + r.low[c].form
		}
	}
	s := p.first(roleSubj)
	if !r.lex.Has(Resigning, lemma) || s == nil || p.first(roleObj) != nil || r.passive(p.head) {
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

// omittedWhole is what somebody owns a part of: "détient 5 % du capital", "owns 11% of the shares".
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
	if v == nil || v.Type != nlp.Percent || part != o.word && (!r.is(PartNoun, part) || r.name(part) != nil) || part == o.word && r.at(part).UPOS == nlp.NOUN {
		return nil
	}
	for _, w := range r.word.Of(p.lemma) {
		if w.Class != verbClass || w.Relation != owns || w.With != "" || w.Reflexive != p.reflexive || w.Object[0] != roleObj {
			continue
		}
		rel, _ := r.x.schema.Relation(owns)
		return r.omittedPairs(s, rel, &w, part, "")
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
