package resolve

import (
	"slices"
	"strconv"
	"strings"

	"relata/nlp"
)

// Counted descriptions stand for so many names together: "the two companies", "both men", "les deux", "le couple".

// counted reads how many of which types a description stands for. ok says whether a word is the head of one that tells no more than that.
func (r *resolver) counted(sentence int, w *nlp.Word) (n int, types []string, ok bool) {
	t := r.tree(sentence)
	if t.Child(w.ID, nlp.Nmod, nlp.Acl, nlp.Appos, nlp.Amod) != nil {
		return 0, nil, false
	}
	if number, typ, pair := strings.Cut(r.lex.Note(Pair, w.Lemma), " "); pair { // "le couple"
		n, err := strconv.Atoi(number)
		return n, []string{typ}, err == nil && definite(t, w.ID) && !w.Feats.Has("Number", "Plur")
	}
	number := w // "les deux"
	if w.UPOS == nlp.NOUN {
		typ, typed := r.typeOf(sentence, w)
		switch {
		case r.lex.Has(Side, w.Lemma): // "the two sides"
		case !typed || typ != string(nlp.Person) && typ != string(nlp.Organization):
			return 0, nil, false
		default:
			types = []string{typ}
		}
		number = t.Child(w.ID, nlp.Nummod)
		if number == nil {
			number = t.Child(w.ID, nlp.Det) // "both"
		}
	} else if w.UPOS != nlp.NUM && w.UPOS != nlp.PRON && w.UPOS != nlp.DET || !w.Deprel.In(nlp.Nsubj, nlp.Obj) {
		return 0, nil, false
	}
	if number == nil || number.UPOS == nlp.NUM && !definite(t, w.ID) {
		return 0, nil, false
	}
	n, err := strconv.Atoi(r.lex.Note(Count, strings.ToLower(number.Form)))
	if types == nil {
		types = []string{string(nlp.Person), string(nlp.Organization)}
	}
	return n, types, err == nil
}

// count finds what a counted description stands for: a coordination of so many names, or just so many of one type in the sentences before.
func (r *resolver) count(sentence int, w *nlp.Word, n int, types []string) (int, Reason) {
	want := r.want(place{sentence, w.ID})
	want.apart, want.subject, want.plural = w.Head, w.Deprel.In(nlp.Nsubj), true
	want.gender = w.Feats.Get("Gender")
	for _, typ := range types {
		if len(want.types) > 0 && len(types) > 1 && !slices.Contains(want.types, typ) {
			continue
		}
		one := want
		one.types, one.mayBeBody = []string{typ}, typ == string(nlp.Organization)
		if typ != string(nlp.Person) || n > 2 {
			one.gender = ""
		}
		if e, _ := r.several(&one, false); e <= setBase && len(r.membersOf(e)) == n {
			return e, CountRule
		}
		before := r.countedBefore(n, typ)
		if before >= 0 && r.lex.Has(Side, w.Lemma) {
			return setBase - before, CountRule // partners stay partners
		}
		for back := 0; back <= reach; back++ {
			members := r.spokenOf(&one, sentence-back)
			if len(members) < n {
				continue
			}
			if len(members) > n {
				break
			}
			if before >= 0 && !sameSet(members, r.strangers[before].members) {
				return vague, Ambiguous
			}
			r.strangers = append(r.strangers, stranger{
				use: use{-1, want.place, want.before, roleOf(r.tree(sentence), w.ID), false}, typ: typ, plural: true, members: members,
			})
			return setBase - (len(r.strangers) - 1), CountRule
		}
	}
	return vague, NoAntecedent
}

// countedBefore is the index of the only set of so many of a type that the article has spoken of as such, -1 if there is none or there are several.
func (r *resolver) countedBefore(n int, typ string) int {
	only := -1
	for i := range r.strangers {
		p := &r.strangers[i]
		switch {
		case len(p.members) != n || p.typ != typ:
		case only >= 0 && !sameSet(p.members, r.strangers[only].members):
			return -1
		default:
			only = i
		}
	}
	return only
}

func sameSet(a, b []int) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e int) bool { return !slices.Contains(b, e) })
}

// spokenOf are the entities that agree with each of several wanted, used from a sentence on.
func (r *resolver) spokenOf(want *wanted, from int) []int {
	one := *want
	one.plural = false
	if one.gender != "Fem" {
		one.gender = "" // two men, or a man and a woman
	}
	var out []int
	for _, u := range r.uses {
		if u.sentence >= from && u.start < want.before && !slices.Contains(out, u.entity) && r.entities[u.entity].agrees(&one) && !r.coArgument(u, want) {
			out = append(out, u.entity)
		}
	}
	return out
}
