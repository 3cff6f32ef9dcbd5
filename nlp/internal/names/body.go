package names

import (
	"strings"

	"relata/nlp"
)

// Only bodies have shareholders, and only they are founded: "Voltea's shareholders", "Ada Roy a fondé Voltéa". A recogniser that never saw a name takes it for a
// person or a place, or misses it.

const (
	bodyNoun   nlp.Class = "body-noun"   // "headquarters", "filiale": what bodies have
	bodyVerb   nlp.Class = "body-verb"   // "found", "fonder": done to bodies
	clubName   nlp.Class = "club-name"   // "rovers": the last word of the names of sports clubs; note: "first" if it may be the first, "olympique"
	heldNoun   nlp.Class = "held-noun"   // "stake", "participation": in a body
	bodyObject nlp.Class = "body-object" // "loss", "dividende": reported or paid by bodies
	bodyDeed   nlp.Class = "body-deed"   // "employ", "fabriquer": done by bodies
	workNoun   nlp.Class = "work-noun"   // "strike", "grève": at a body
	postMark   nlp.Class = "post-mark"   // "at", "chez": between somebody or a post and the body, never the town, where they are
	nameLink   nlp.Class = "name-link"   // "pour", "against": between a noun for bodies and what the one so named is for
	firmName   nlp.Class = "firm-name"   // "brothers", "industries": the last word of the names of firms
	paperName  nlp.Class = "paper-name"  // "herald", "écho": the last or the first word of the names of newspapers

	humanRelative nlp.Class = "human-relative" // "who": of people, and of teams of them

	contender nlp.Class = "contender-noun" // "champion": in the plural before the name of a club
)

// byGrammar is the weight of such evidence.
const byGrammar = 1.6

// bodily says whether a sentence treats the name headed by a word as a body.
func bodily(s *nlp.Sentence, w *nlp.Word, lex *nlp.Lexicon) bool {
	g := s.Word(w.Head)
	switch {
	case g == nil:
		return false
	case owner(s, w, lex):
		return g.UPOS == nlp.NOUN && lex.Has(bodyNoun, lemmaOf(g))
	case w.Deprel.In(nlp.Compound): // "Wexley City chairman Ada Roy"
		return g.ID > w.ID && g.UPOS == nlp.NOUN && lex.Has(bodyNoun, lemmaOf(g))
	case w.Deprel.In(nlp.Appos): // "fonder une concurrente, Norsel"
		v := s.Word(g.Head)
		return v != nil && g.UPOS == nlp.NOUN && g.Deprel == nlp.Obj && v.UPOS == nlp.VERB && lex.Has(bodyVerb, withParticle(s, v))
	case w.Deprel.In(nlp.Nmod, nlp.Obl) && casePreposition(s, w) != "": // "a stake in Norsel", "an accountant at Norsel"
		p := casePreposition(s, w)
		n := g
		if g.UPOS == nlp.VERB { // "took a stake in Norsel"
			n = childOf(s, g, nlp.Obj)
		}
		return n != nil && n.UPOS == nlp.NOUN && (lex.Has(heldNoun, lemmaOf(n)) && lex.Has(insideMark, p) || n == g && lex.Has(postMark, p) && (lex.Has(workNoun, lemmaOf(n)) || lex.Note(typeNoun, lemmaOf(n)) == string(nlp.Person)))
	case w.Deprel == nlp.Obj, w.Deprel == nlp.NsubjPass && lex.Has(bodyVerb, withParticle(s, g)):
		return g.UPOS == nlp.VERB && lex.Has(bodyVerb, withParticle(s, g))
	case w.Deprel.In(nlp.Nsubj) && (g.UPOS == nlp.VERB || g.UPOS == nlp.AUX): // "Norsel reported a loss", "is to cut jobs", "was put into administration"
		for n := 0; g != nil && n < maxWords; n++ {
			o := childOf(s, g, nlp.Obj, nlp.Obl)
			if lex.Has(bodyDeed, withParticle(s, g)) && w.Deprel == nlp.Nsubj || o != nil && lex.Has(bodyObject, lemmaOf(o)) {
				return true
			}
			g = childOf(s, g, nlp.Xcomp) // "va supprimer 900 emplois"
		}
	}
	return false
}

// childOf is the first word that hangs on another by one of some relations, or nil.
func childOf(s *nlp.Sentence, w *nlp.Word, rels ...nlp.Deprel) *nlp.Word {
	for i := range s.Words {
		if c := &s.Words[i]; c.Head == w.ID && c.Deprel.In(rels...) {
			return c
		}
	}
	return nil
}

// casePreposition is the preposition of a word, in small letters, or "".
func casePreposition(s *nlp.Sentence, w *nlp.Word) string {
	for i := range s.Words {
		if c := &s.Words[i]; c.Head == w.ID && c.Deprel.In(nlp.Case) {
			return strings.ToLower(c.Form)
		}
	}
	return ""
}

// kindly says whether a name of several words says by its head word that it is that of a body: "Brook Abbey Hospice", "Laiterie du Bourg".
func kindly(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	h := headWord(s, m)
	if h == nil || m.First == m.Last || h.ID != m.First && h.ID != m.Last || lex.Has(compass, strings.ToLower(s.Word(m.First).Form)) {
		return false
	}
	if lex.Has(kindNoun, strings.ToLower(h.Form)) {
		return true
	}
	d := s.Word(m.First - 1) // nobody is "the Aarby Quartet"
	return m.Type == nlp.Person && d != nil && d.Feats.Has("Definite", "Def") && lex.Note(typeNoun, strings.ToLower(h.Form)) == string(nlp.Organization)
}

// firm says whether the last word of a name is that of firms, whatever the recogniser and the nouns beside make of "Tolley Resources" or "Ada Systems".
func firm(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	last := s.Word(m.Last).Form
	return m.First < m.Last && lex.Has(firmName, strings.ToLower(last)) && capitalised(last)
}

// several says whether a sentence speaks of a name in the plural, or of "who" it is, as of teams: "Kelmarsh Town, who have lost, are to move".
func several(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	h := headWord(s, m)
	if h == nil {
		return false
	}
	for i := range s.Words {
		switch w := &s.Words[i]; {
		case w.Head == h.ID && w.Deprel.In(nlp.AclRelcl):
			if rel := childOf(s, w, nlp.Nsubj); rel != nil && lex.Has(humanRelative, strings.ToLower(rel.Form)) {
				return true
			}
		case w.ID == h.Head && h.Deprel.In(nlp.Nsubj) && w.Feats.Has("Number", "Plur") && w.Feats.Has("VerbForm", "Fin"),
			w.Head == h.Head && h.Deprel.In(nlp.Nsubj) && w.UPOS == nlp.AUX && w.Feats.Has("Number", "Plur"):
			return childOf(s, h, nlp.Conj) == nil
		}
	}
	return false
}

// corporate says whether a name of several words is that of a newspaper or a sports club by its first or last: "Kelmarsh Rovers", "HBC Lodève".
func corporate(s *nlp.Sentence, m *nlp.Mention, lex *nlp.Lexicon) bool {
	first, last := strings.ToLower(s.Word(m.First).Form), strings.ToLower(s.Word(m.Last).Form)
	switch {
	case m.First == m.Last:
		return false
	case m.Type == nlp.Other && lex.Has(paperName, first): // "Écho du Gers", whoever is called Écho
		return true
	case m.Type != nlp.Person && m.Type != nlp.Other || given(s, m):
		return false
	}
	return lex.Has(clubName, last) || lex.Note(clubName, first) == "first" || lex.Has(paperName, last)
}

// owner says whether a word stands as the owner of the one that it hangs on: "*Brio*'s shareholders", "les ouvriers de *Brio*".
func owner(s *nlp.Sentence, w *nlp.Word, lex *nlp.Lexicon) bool {
	return w.Deprel == nlp.NmodPoss || w.Deprel.In(nlp.Nmod) && ofMarked(s, w, lex)
}

func ofMarked(s *nlp.Sentence, w *nlp.Word, lex *nlp.Lexicon) bool {
	for i := range s.Words {
		if c := &s.Words[i]; c.Head == w.ID && c.Deprel.In(nlp.Case) {
			return lex.Has(ofMark, lemmaOf(c))
		}
	}
	return false
}

// withParticle is a verb's lemma with the particle behind it: "set up".
func withParticle(s *nlp.Sentence, v *nlp.Word) string {
	if p := s.Word(v.ID + 1); p != nil && p.Head == v.ID && p.Deprel == nlp.CompoundPrt {
		return lemmaOf(v) + " " + strings.ToLower(p.Form)
	}
	return lemmaOf(v)
}

// calledBody says whether a noun for bodies stands right before a name of one word, or right before it behind a comma: "the magazine Podium", "their union, Chemworkers, …".
func calledBody(s *nlp.Sentence, w *nlp.Word, lex *nlp.Lexicon) bool {
	if next := s.Word(w.ID + 1); next != nil && (next.UPOS == nlp.PROPN || inMention(s, next.ID)) {
		return false
	}
	n := s.Word(w.ID - 1)
	if n != nil && n.Form == "," {
		n = s.Word(w.ID - 2)
	}
	if n == nil || n.UPOS != nlp.NOUN || n.Feats.Has("Number", "Plur") || w.Feats.Has("Number", "Plur") || len(w.Form) < 2 || lex.Note(typeNoun, lemmaOf(n)) != string(nlp.Organization) || lex.Has(namedAfter, lemmaOf(n)) {
		return false
	}
	return w.Head == n.ID && w.Deprel.In(nlp.Appos, nlp.Flat, nlp.Nmod) || n.Head == w.ID && n.Deprel.In(nlp.Compound, nlp.Nmod)
}

// missed finds names that the recogniser missed and that the text calls or treats as bodies somewhere, or as somebody: "the magazine Podium", "Roy's widow".
func missed(d *nlp.Document, lex *nlp.Lexicon) {
	votes := map[string]tally{}
	for _, s := range d.Sentences {
		for i := range s.Words {
			w := &s.Words[i]
			if w.UPOS != nlp.PROPN || !capitalised(w.Form) || inMention(s, w.ID) || lex.Has(typeNoun, strings.ToLower(w.Form)) || lex.Has(demonym, w.Form) || lex.Has(demonym, lemmaOf(w)) {
				continue
			}
			if bodily(s, w, lex) || calledBody(s, w, lex) || lex.Has(houseMark, casePreposition(s, w)) {
				votes[keyOf(s, w.ID, w.ID)] = tally{nlp.Organization: foundAgain}
			} else if humanly(s, w.ID, w.ID, lex) {
				votes[keyOf(s, w.ID, w.ID)] = tally{nlp.Person: foundAgain}
			}
		}
	}
	if len(votes) == 0 {
		return
	}
	for _, s := range d.Sentences {
		findAgain(s, votes, nil)
	}
}

// compounds finds the names that the recogniser missed whose last word says that they are those of bodies: "the Rural Growth Fund".
func compounds(d *nlp.Document, lex *nlp.Lexicon) {
	for _, s := range d.Sentences {
		var found []nlp.Mention
		for last := 3; last <= len(s.Words); last++ {
			w := s.Word(last)
			if w.UPOS != nlp.PROPN && w.UPOS != nlp.NOUN || !capitalised(w.Form) || !lex.Has(kindNoun, strings.ToLower(w.Form)) || inMention(s, last) {
				continue
			}
			first := last
			for first > 1 && capitalised(s.Word(first-1).Form) && adnominal(s.Word(first-1)) && !inMention(s, first-1) {
				first--
			}
			next := s.Word(last + 1)
			det := first - 1
			for det > 1 && lower(s.Word(det).Form) && s.Word(det).UPOS == nlp.ADJ { // "the smaller Dockside Guild"
				det--
			}
			if d := s.Word(det); first == last || d == nil || d.UPOS != nlp.DET || !d.Feats.Has("Definite", "Def") || next != nil && capitalised(next.Form) {
				continue
			}
			found = append(found, nlp.Mention{Span: s.WordSpan(first, last), First: first, Last: last, Type: nlp.Organization, Sure: foundAgain})
		}
		replace(s, nil, found)
	}
}

// adnominal says whether a word may stand before the noun that it belongs to.
func adnominal(w *nlp.Word) bool {
	return w.UPOS == nlp.PROPN || w.UPOS == nlp.NOUN || w.UPOS == nlp.ADJ
}

// shortened finds the first words of bodies' names of two words, or of two with "de" between, where they stand alone and the recogniser missed them: "Norsel" behind "Norsel Services".
func shortened(d *nlp.Document, lex *nlp.Lexicon) {
	votes := map[string]tally{}
	for s, m := range names(d) {
		w := s.Word(m.First)
		of := m.Last == m.First+2 && lex.Has(ofMark, lemmaOf(s.Word(m.First+1))) // "l'Étoile" behind "l'Étoile de Sarlan"
		if m.Type != nlp.Organization || m.Last != m.First+1 && !of || w.UPOS != nlp.PROPN || given(s, m) || titular(w, lex) || lex.Has(kindNoun, strings.ToLower(s.Word(m.Last).Form)) {
			continue
		}
		if low := strings.ToLower(w.Form); lex.Has(typeNoun, low) || lex.Has(demonym, w.Form) || lex.Has(compass, low) || lex.Has(calendar, low) {
			continue
		}
		votes[keyOf(s, w.ID, w.ID)] = tally{nlp.Organization: foundAgain}
	}
	if len(votes) == 0 {
		return
	}
	for _, s := range d.Sentences {
		findAgain(s, votes, nil)
	}
}
