package schema

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// open heads the wordings that map to no relation.
const open = "OPEN"

const (
	maxWordings = 50_000 // of one language
	maxLemma    = 100    // code points
)

// prepositions reads, for each language, the lemmas that roles may use.
func (r *reader) prepositions(n *yaml.Node, d *draft) {
	for lang, v := range r.pairs(n, "prepositions") {
		r.language(lang)
		for _, p := range r.texts(v, "prepositions of "+lang.Value) {
			if IsGrammatical(p) {
				r.fail(at(v, p), fmt.Sprintf("%q is a grammatical role", p), "leave it out")
			}
			if !slices.Contains(d.prepositions[lang.Value], p) {
				d.prepositions[lang.Value] = append(d.prepositions[lang.Value], p)
			}
		}
	}
}

// wordings reads, for each language, lists of wordings by relation. Those of an extension come before those of
// its base, so that a user's wording wins.
func (r *reader) wordings(n *yaml.Node, d *draft) {
	for lang, byRelation := range r.pairs(n, "wordings") {
		r.language(lang)
		f := &frames{reader: r, draft: d, language: lang.Value, seen: map[frameKey]int{}}
		for rel, list := range r.pairs(byRelation, "wordings of "+lang.Value) {
			if rel.Value != open && !d.relation(rel.Value) {
				r.fail(rel, fmt.Sprintf("wordings of an unknown relation type %q", rel.Value), "declare it under `relations:`, or correct the name")
				continue
			}
			for _, item := range r.items(list, "wordings of "+rel.Value) {
				if rel.Value == open {
					f.read("", item)
					continue
				}
				f.read(rel.Value, item)
			}
		}
		d.wordings[lang.Value] = append(f.list, d.wordings[lang.Value]...)
	}
}

// frames reads the wordings of one language.
type frames struct {
	*reader
	draft    *draft
	language string
	list     []Wording
	seen     map[frameKey]int // to the line
}

// A frameKey tells wordings apart: two with the same one say the same.
type frameKey struct{ frame, head, with string }

var frameKeys = []string{
	"verb", "noun", "adj", "with", "with_role", "reflexive", "subject", "object",
	"from", "to", "relational", "role", "kinship", "negated", "modality", "also", "qualifiers",
}

// read reads one entry: all its heads, each with each of its further lemmas.
func (f *frames) read(relation string, n *yaml.Node) {
	w := Wording{Relation: relation, File: f.file, Line: n.Line}
	var heads, with []string
	before := len(f.errs)
	for k, v := range f.pairs(n, "a wording") {
		switch k.Value {
		case "verb", "noun", "adj":
			if w.Class != "" {
				f.fail(k, fmt.Sprintf("a wording is of one class, and this one is %s and %s", w.Class, k.Value), "make two of it")
			}
			w.Class, heads = WordClass(k.Value), f.texts(v, k.Value)
			f.lemmas(v, heads, 1)
			f.anyOf(v, heads)
		case "with":
			with = f.texts(v, "with")
			f.lemmas(v, with, 4)
		case "with_role":
			w.WithRole = f.text(v, "with_role")
		case "reflexive":
			w.Reflexive = f.flag(v, "reflexive")
		case "subject":
			w.Subject = f.roles(v, "subject")
		case "object":
			w.Object = f.roles(v, "object")
		case "from":
			w.From = f.entityTypes(v, "from")
		case "to":
			w.To = f.entityTypes(v, "to")
		case "relational":
			w.Relational = f.flag(v, "relational")
		case "role":
			w.RoleName = f.flag(v, "role")
		case "kinship":
			w.Kinship = f.flag(v, "kinship")
		case "negated":
			w.Negated = f.flag(v, "negated")
		case "also":
			w.Also = f.flag(v, "also")
		case "modality":
			if w.Modality = f.text(v, "modality"); w.Modality != "" && !isModality(w.Modality) {
				f.fail(v, fmt.Sprintf("there is no modality %q", w.Modality), "the modalities are asserted, planned, possible, conditional, question")
			}
		case "qualifiers":
			w.Qualifier = f.qualifiers(v)
		default:
			f.unknown(k, "a wording", frameKeys...)
		}
	}
	f.complete(n, &w)
	if len(f.errs) > before {
		return
	}
	f.expand(n, w, heads, with)
}

// lemmas checks that each lemma has no more words than may stand there.
func (f *frames) lemmas(n *yaml.Node, lemmas []string, words int) {
	for _, l := range lemmas {
		switch {
		case utf8.RuneCountInString(l) > maxLemma:
			f.fail(at(n, l), fmt.Sprintf("a lemma is longer than %d letters", maxLemma), "")
		case len(strings.Fields(l)) > words && words == 1:
			f.fail(at(n, l), fmt.Sprintf("%q is more than one word", l), "give the head alone, and the other word under `with:`")
		case len(strings.Fields(l)) > words:
			f.fail(at(n, l), fmt.Sprintf("%q is too many words", l), "give a preposition and one lemma at most")
		}
	}
}

// anyOf checks the types of the heads that stand for all nouns of one.
func (f *frames) anyOf(n *yaml.Node, heads []string) {
	for _, l := range heads {
		if t, ok := strings.CutPrefix(l, AnyName); ok && t != "" && !f.draft.entity(t) {
			f.fail(at(n, l), fmt.Sprintf("%s: there is no entity type %q", l, t), "correct the name")
		}
	}
}

// entityTypes reads the types that a wording asks for.
func (f *frames) entityTypes(n *yaml.Node, what string) []string {
	list := f.texts(n, what)
	for _, t := range list {
		if !f.draft.entity(t) {
			f.fail(at(n, t), fmt.Sprintf("%s: there is no entity type %q", what, t), "correct the name")
		}
	}
	return list
}

// roles reads a list of roles: grammatical ones and prepositions that the language has.
func (f *frames) roles(n *yaml.Node, what string) Role {
	list := f.texts(n, what)
	known := f.draft.prepositions[f.language]
	for _, role := range list {
		if IsGrammatical(role) || slices.Contains(known, role) {
			continue
		}
		if known != nil || !prepositional(role) {
			f.fail(at(n, role), fmt.Sprintf("%s: there is no role %q in %q", what, role, f.language),
				"use subj, obj, iobj, comp, self, poss, compound, amod, or a preposition; new prepositions go under `prepositions:`")
		}
	}
	return list
}

func prepositional(role string) bool {
	return !strings.ContainsFunc(role, func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && c != ' ' && c != '-' && c != '\'' && c != '’'
	})
}

func (f *frames) qualifiers(n *yaml.Node) map[string]Role {
	q := map[string]Role{}
	for k, v := range f.pairs(n, "qualifiers") {
		if !isQualifier(k.Value) {
			f.fail(k, fmt.Sprintf("there is no qualifier %q", k.Value), "the qualifiers are time, place, amount, share, role, of, to, from, kinship, class, date")
			continue
		}
		q[k.Value] = f.roles(v, "qualifier "+k.Value)
	}
	return q
}

// complete fills in the roles that go without saying and refuses frames that say too little or contradict themselves.
func (f *frames) complete(n *yaml.Node, w *Wording) {
	switch {
	case w.Class == "":
		f.fail(n, "a wording has no head", "give it a `verb:`, `noun:` or `adj:`")
		return
	case w.Reflexive && w.Class != Verb:
		f.fail(n, "only a verb is reflexive", "")
	case w.Relational && w.Class != Noun:
		f.fail(n, "only a noun is relational", "")
	case (w.RoleName || w.Kinship) && !w.Relational:
		f.fail(n, "a noun that names a role or kinship names its holder", "add `relational: true`")
	}
	if w.Subject == nil {
		switch {
		case w.Class != Noun:
			w.Subject = Role{RoleSubj}
		case w.Relational:
			w.Subject = Role{RoleSelf}
		default:
			f.fail(n, "a noun needs its subject", "add `subject:`, or `relational: true` if it names its holder")
		}
	}
	if w.Object == nil {
		if w.Class == Verb {
			w.Object = Role{RoleObj}
		} else {
			f.fail(n, "a noun or adjective needs its object", "add `object:`")
		}
	}
	if w.Relational != (slices.Contains(w.Subject, RoleSelf) || slices.Contains(w.Object, RoleSelf)) {
		f.fail(n, "the role self belongs to a relational noun, as its subject or object", "")
	}
}

// expand makes one wording for each head and further lemma.
func (f *frames) expand(n *yaml.Node, w Wording, heads, with []string) {
	if with == nil {
		with = []string{""}
	}
	frame := fmt.Sprint(w.Relation, w.Class, w.Reflexive, w.Subject, w.Object, w.From, w.To)
	if len(f.list)+len(heads)*len(with) > maxWordings {
		f.fail(n, fmt.Sprintf("more than %d wordings of %s", maxWordings, f.language), "")
		return
	}
	for _, head := range heads {
		for _, more := range with {
			w.Lemma = head
			w.WithCase, w.With = "", more
			if i := strings.LastIndexByte(more, ' '); i >= 0 {
				w.WithCase, w.With = more[:i], more[i+1:]
			}
			key := frameKey{frame, head, more}
			if line, twice := f.seen[key]; twice {
				f.fail(n, fmt.Sprintf("the wording %q of %s stands twice, first in line %d", strings.TrimSpace(head+" "+more), w.Relation, line), "keep one of them")
				continue
			}
			f.seen[key] = n.Line
			f.list = append(f.list, w)
		}
	}
}

// newWordings indexes wordings by lemma.
func newWordings(language string, prepositions []string, all []Wording) *Wordings {
	ws := &Wordings{Language: language, Prepositions: prepositions, all: all, byLemma: map[string][]Wording{}}
	for _, w := range all {
		key := strings.ToLower(w.Lemma)
		if _, ok := ws.byLemma[key]; !ok {
			ws.lemmas = append(ws.lemmas, w.Lemma)
		}
		ws.byLemma[key] = append(ws.byLemma[key], w)
	}
	for _, l := range ws.byLemma {
		slices.SortStableFunc(l, func(a, b Wording) int { return b.specificity() - a.specificity() })
	}
	return ws
}
