package extract_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// FuzzExtract builds random trees over words of both languages: whatever a parser may say, extraction ends, does not panic, and its
// offsets cut the words they claim out of the text.
func FuzzExtract(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed, uint8(10+20*seed))
	}
	sch, err := schema.Builtin()
	if err != nil {
		f.Fatal(err)
	}
	extractors := []*extract.Extractor{extract.New(sch, fr.Language()), extract.New(sch, en.Language())}
	f.Fuzz(func(t *testing.T, seed uint64, n uint8) {
		doc := randomDocument(rand.New(rand.NewPCG(seed, 1)), int(n))
		for _, x := range extractors {
			sts, err := x.Extract(t.Context(), x.Mend(doc), extract.Options{Trace: func(extract.Trace) {}})
			if err != nil {
				t.Fatal(err)
			}
			for _, st := range sts {
				if got := doc.Slice(st.Subject.Span); got != st.Subject.Mention {
					t.Errorf("subject %q, its span has %q", st.Subject.Mention, got)
				}
				if got := doc.Slice(st.Object.Span); got != st.Object.Mention {
					t.Errorf("object %q, its span has %q", st.Object.Mention, got)
				}
				if st.Confidence < 0 || st.Confidence > 1 {
					t.Errorf("confidence %v", st.Confidence)
				}
			}
			if _, err := x.OpenTuples(t.Context(), x.Mend(doc), extract.Options{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

var (
	someForms = strings.Fields(`racheter acquire bought dire said selon according plainte président CEO de of par by qui who dont dont que that
		ne pas not il he son his Voltéa Voltar Norsel Lyon Paul Roy Reed , , , , . ? « » ( ) et and à to en in 2019 % million € le the une a`)
	someTags = []nlp.UPOS{nlp.VERB, nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.ADP, nlp.DET, nlp.AUX, nlp.ADJ, nlp.ADV, nlp.PUNCT, nlp.CCONJ, nlp.SCONJ, nlp.NUM, nlp.PART, nlp.X, nlp.SYM}
	someRels = []nlp.Deprel{
		nlp.Nsubj, nlp.NsubjPass, nlp.Obj, nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.NmodPoss, nlp.Appos, nlp.Acl, nlp.AclRelcl, nlp.Advcl, nlp.Ccomp,
		nlp.Xcomp, nlp.Conj, nlp.Cc, nlp.Case, nlp.Mark, nlp.Det, nlp.Amod, nlp.Compound, nlp.Flat, nlp.Fixed, nlp.Cop, nlp.Aux, nlp.AuxPass,
		nlp.Punct, nlp.Parataxis, nlp.Advmod, nlp.Dislocated, nlp.Vocative, nlp.Iobj, nlp.ExplPv, "weird:rel", "",
	}
	someFeats = []nlp.Feats{
		"", "VerbForm=Inf", "Tense=Past|VerbForm=Part", "Mood=Ind|Tense=Fut|VerbForm=Fin", "Mood=Cnd|VerbForm=Fin", "PronType=Rel",
		"Poss=Yes|PronType=Prs", "Definite=Ind|PronType=Art", "Reflex=Yes", "Person=1",
	}
)

func randomDocument(r *rand.Rand, n int) *nlp.Document {
	var b strings.Builder
	s := &nlp.Sentence{}
	at := 0
	for i := range n {
		form := someForms[r.IntN(len(someForms))]
		if i > 0 {
			b.WriteByte(' ')
			at++
		}
		b.WriteString(form)
		sp := nlp.Span{Start: at, End: at + len([]rune(form))}
		at = sp.End
		s.Tokens = append(s.Tokens, nlp.Token{Span: sp, Form: form, First: i + 1, Last: i + 1, SpaceAfter: true})
		s.Words = append(s.Words, nlp.Word{
			ID: i + 1, Token: i, Form: form, Lemma: form, UPOS: someTags[r.IntN(len(someTags))], Feats: someFeats[r.IntN(len(someFeats))],
			Head: r.IntN(n+2) - 1, Deprel: someRels[r.IntN(len(someRels))], Sure: r.Float32(),
		})
		if r.IntN(4) == 0 {
			types := []nlp.MentionType{nlp.Person, nlp.Organization, nlp.Place, nlp.Other, nlp.Date, nlp.Money, nlp.Percent}
			s.Mentions = append(s.Mentions, nlp.Mention{Span: sp, First: i + 1, Last: i + 1, Type: types[r.IntN(len(types))], Sure: r.Float32()})
		}
	}
	s.Span = nlp.Span{Start: 0, End: at}
	doc := nlp.NewDocument(b.String(), "fr")
	doc.Sentences = []*nlp.Sentence{s, s}
	return doc
}

// A sentence with hundreds of coordinated names and clauses is cut, in time that grows with its length.
func TestPathological(t *testing.T) {
	t.Parallel()
	sch, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(sch, en.Language())
	for _, n := range []int{300, 399, 5000} {
		s := &nlp.Sentence{}
		var b strings.Builder
		for i := range n {
			form := fmt.Sprintf("N%04d", i)
			s.Tokens = append(s.Tokens, nlp.Token{Span: nlp.Span{Start: 6 * i, End: 6*i + 5}, Form: form, First: i + 1, Last: i + 1, SpaceAfter: true})
			w := nlp.Word{ID: i + 1, Token: i, Form: form, Lemma: form, UPOS: nlp.PROPN, Head: i, Deprel: nlp.Conj}
			switch {
			case i == 0:
				w.Head, w.Deprel = n/2+1, nlp.Nsubj
			case i == n/2:
				w.Lemma, w.UPOS, w.Feats, w.Head, w.Deprel = "acquire", nlp.VERB, "VerbForm=Fin", 0, nlp.Root
			case i == n/2+1:
				w.Deprel = nlp.Obj
			}
			s.Words = append(s.Words, w)
			s.Mentions = append(s.Mentions, nlp.Mention{Span: s.Tokens[i].Span, First: i + 1, Last: i + 1, Type: nlp.Organization, Sure: 1})
			b.WriteString(form + " ")
		}
		s.Span = nlp.Span{Start: 0, End: 6*n - 1}
		doc := nlp.NewDocument(b.String(), "en")
		doc.Sentences = []*nlp.Sentence{s}
		dropped, warned := map[extract.Reason]int{}, map[extract.Reason]int{}
		warn := func(_ *nlp.Sentence, why extract.Reason) { warned[why]++ }
		start := time.Now()
		sts, err := x.Extract(t.Context(), x.Mend(doc), extract.Options{Trace: func(tr extract.Trace) { dropped[tr.Dropped]++ }, Warn: warn})
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 60*time.Second {
			t.Errorf("%d words took %v", n, took)
		}
		if len(sts) > 200 {
			t.Errorf("%d words gave %d statements", n, len(sts))
		}
		if n > 400 && (dropped[extract.TooLong] == 0 || warned[extract.TooLong] != 1) {
			t.Errorf("%d words were passed over without a word of it", n)
		}
	}
}
