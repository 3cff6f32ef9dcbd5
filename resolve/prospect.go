package resolve

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"relata/nlp"
	"relata/nlp/learnt"
)

// What the network of antecedents reads, as classes by name: of an anaphor, and of it with an entity. Their names only need to be the same in training.

// common is what the network reads of an anaphor, whatever it may stand for.
func (r *resolver) common(a *anaphor, prospects int) learnt.Pair {
	t := r.tree(a.want.sentence)
	p := learnt.Pair{Subject: cmp.Or(a.want.noun, a.Lemma)}
	head := t.Head(a.ID)
	if head != nil {
		p.Top = head.Lemma
	}
	rule := "entity"
	switch {
	case a.said == itself:
		rule = "itself"
	case a.said == vague:
		rule = "vague"
	case a.said < 0:
		rule = "none"
	case r.entities[a.said].host < 0:
		rule = "phrase"
	}
	cs := []string{
		"kind=" + a.kind, "rule=" + rule, a.kind + " rule=" + rule, "reason=" + string(a.why), "rel=" + a.kind + " " + string(a.Deprel),
		"takes=" + strings.Join(a.want.types, ""), "prospects=" + roughly(prospects),
	}
	add := func(class string, yes bool) {
		if yes {
			cs = append(cs, class)
		}
	}
	add("plural", a.want.plural)
	add("headline", a.want.sentence == 0)
	add("quoted", r.quoteAt(a.want.before) >= 0)
	add(a.kind+" quoted", r.quoteAt(a.want.before) >= 0)
	if a.want.noun == "" {
		form := strings.ToLower(a.Form)
		cs = append(cs, "form="+form, "form="+form+" "+string(a.Deprel))
		if head != nil {
			cs = append(cs, "of="+head.Lemma)
		}
		p.Classes = cs
		return p
	}
	typ := r.lex.Note(TypeNoun, a.want.noun)
	cs = append(cs, "lemma="+a.want.noun, "noun type="+typ)
	for _, c := range t.Children(a.ID) {
		switch w := t.Sentence.Word(c); {
		case w.Deprel.In(nlp.Det):
			cs = append(cs, "det="+strings.ToLower(w.Form))
		case !w.Deprel.In(nlp.Case, nlp.Punct):
			cs = append(cs, "with="+string(w.Deprel), "with="+string(w.Deprel)+" "+string(w.UPOS))
		}
	}
	_, introduced := r.introduced[a.want.noun]
	add("introduced", introduced)
	add("qualified", len(a.traits) > 0)
	add("restricted", restricted(t, a.ID))
	add("institution", r.lex.Has(Institution, a.want.noun))
	add("holder", r.lex.Has(Holder, a.want.noun))
	add("nation", a.want.nation != "")
	p.Classes = cs
	return p
}

// pair is what the network reads of an anaphor and the i-th of some entities.
func (r *resolver) pair(a *anaphor, ps []prospect, i int) learnt.Pair {
	p, want := &ps[i], &a.want
	e := &r.entities[p.entity]
	nouns := make([]string, 0, len(e.nouns))
	for n := range e.nouns {
		nouns = append(nouns, n)
	}
	slices.Sort(nouns)
	out := learnt.Pair{Way: nouns}
	if len(nouns) > 0 {
		out.Object = nouns[0]
	}
	typ, anchor := e.typ, strings.ToLower(a.Form)
	if e.doubtful {
		typ += "?"
	}
	if want.noun != "" {
		anchor = "noun " + r.lex.Note(TypeNoun, want.noun)
	}
	away := want.sentence - p.last.sentence
	role := strconv.Itoa(int(p.best.role))
	cs := []string{
		"type=" + typ, anchor + " type=" + typ, "last=" + roughly(away), a.kind + " last=" + roughly(away), "role=" + role, a.kind + " role=" + role + " " + roughly(min(away, 3)),
		anchor + " recency=" + roughly(i), anchor + " typed=" + roughly(p.typed), a.kind + " recency=" + roughly(i), a.kind + " typed=" + roughly(p.typed),
		a.kind + " count=" + roughly(p.count), a.kind + " lately=" + roughly(p.lately),
	}
	add := func(class string, yes bool) {
		if yes {
			cs = append(cs, class, a.kind+" "+class)
		}
	}
	gender := r.genderMatch(want, e)
	cs = append(cs, a.kind+" gender="+gender, anchor+" gender="+gender+" "+e.typ)
	if len(want.types) > 0 {
		add("taken", slices.Contains(want.types, e.typ))
		add("not taken", !slices.Contains(want.types, e.typ))
	}
	if add("agrees", p.agrees); p.agrees {
		ahead := "alone"
		if p.others > 0 {
			ahead = strconv.Itoa(int(math.Floor(max(min(p.ahead, 6), -6))))
		}
		cs = append(cs, "rank="+roughly(p.rank), a.kind+" rank="+roughly(p.rank), "ahead="+ahead, a.kind+" ahead="+ahead, anchor+" ahead="+ahead, a.kind+" rivals="+roughly(p.rivals), "others="+roughly(p.others))
	}
	quote := r.quoteAt(p.last.start)
	_, again := r.referents[p.last.place]
	for _, c := range []struct {
		class string
		yes   bool
	}{
		{"apart", p.apart},
		{"commanded", p.commanded},
		{"theme", p.theme},
		{"opens", p.opens},
		{"speaks", p.speaks},
		{"alone of its type", p.alone},
		{"joined", p.last.joined},
		{"owner", r.owns(p.best, want) || r.owns(p.last, want)},
		{"teller", want.teller > 0 && p.best.word == want.teller && away == 0},
		{"rival", want.rival > 0 && p.last.word == want.rival && away == 0},
		{"parallel", want.parallel && p.best.role == mainSubjectRole && away == 1},
		{"in a quotation", quote >= 0 && quote != r.quoteAt(want.before)},
		{"in the same quotation", quote >= 0 && quote == r.quoteAt(want.before)},
		{"quoted away", away == 0 && r.quotedAway(want.sentence, p.last.start, want.before)},
		{"again", again},
		{"first use", p.count == 1},
		{"said", p.entity == a.said},
	} {
		add(c.class, c.yes)
	}
	switch {
	case p.entity == a.said:
		add("said: "+string(a.why), true)
	case a.said >= 0:
		cs = append(cs, "another said: "+string(a.why))
	}
	if again {
		cs = append(cs, "again="+strings.ToLower(r.doc.Sentences[p.last.sentence].Word(p.last.word).Form)+" "+anchor)
	}
	if want.noun != "" {
		cs = append(cs, r.nounClasses(a, e, nouns)...)
	}
	out.Classes = cs
	return out
}

// nounClasses are what the network reads of a description and an entity with its nouns.
func (r *resolver) nounClasses(a *anaphor, e *entity, nouns []string) []string {
	noun := a.want.noun
	said, ever := e.nouns[noun], e.nouned(noun)
	var cs []string
	for _, c := range []struct {
		class string
		yes   bool
	}{
		{"called", said},
		{"ever called", ever},
		{"covered", r.covers(noun, e)},
		{"called otherwise", r.calledOtherwise(e, noun)},
		{"other kind", r.otherKind(e, noun)},
		{"may bear", r.mayBear(e, noun, r.lex.Note(TypeNoun, noun))},
		{"kind", e.kind == noun},
		{"foreign", r.foreign(e, a.want.nation)},
		{"of the nation", a.want.nation != "" && e.nations[a.want.nation]},
		{"someone else", r.someoneElse(e, a.want.sentence, a.Word)},
		{"trait", slices.ContainsFunc(a.traits, func(t string) bool { return e.traits[t] })},
		{"deed", slices.ContainsFunc(a.want.deeds, func(d string) bool { return e.does[d] })},
		{"never called anything", len(nouns) == 0},
		{"in its name", strings.Contains(strings.ToLower(e.name), noun)},
	} {
		if c.yes {
			cs = append(cs, c.class)
		}
	}
	cs = append(cs, "lemma="+noun+" type="+e.typ)
	if len(nouns) > 0 {
		like := -1.0
		for _, n := range nouns {
			like = max(like, likeness(a.vector, r.Antecedents.vector(n)))
		}
		tenths := strconv.Itoa(int(math.Floor(like * 10)))
		cs = append(cs, "like="+tenths, e.typ+" like="+tenths)
	}
	return cs
}

// genderMatch says whether an entity is of the sex or gender wanted: "yes", "no", "unknown".
func (r *resolver) genderMatch(want *wanted, e *entity) string {
	var same bool
	switch sex := cmp.Or(want.sex, sexOf(want.gender)); {
	case e.typ == string(nlp.Person) && (e.sex == "m" || e.sex == "f") && sex != "":
		same = e.sex == sex
	case e.typ != string(nlp.Person) && len(e.gender) > 0 && want.gender != "":
		same = e.gender[want.gender] > 0
	default:
		return "unknown"
	}
	if same {
		return "yes"
	}
	return "no"
}

// vector is that of a noun, all zeros if it has none.
func (a *Antecedents) vector(noun string) []float32 {
	v := make([]float32, a.vectors.Size())
	a.vectors.AddTo(v, noun)
	return v
}

// likeness is the cosine of two vectors, 0 if one is all zeros.
func likeness(x, y []float32) float64 {
	var xy, xx, yy float64
	for i := range x {
		xy += float64(x[i]) * float64(y[i])
		xx += float64(x[i]) * float64(x[i])
		yy += float64(y[i]) * float64(y[i])
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// roughly is a number as a class: large ones are alike.
func roughly(n int) string {
	switch {
	case n <= 4:
		return strconv.Itoa(n)
	case n <= 6:
		return "5-6"
	case n <= 9:
		return "7-9"
	}
	return "10+"
}
