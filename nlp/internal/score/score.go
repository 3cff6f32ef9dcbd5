// Package score compares an analysis with a gold one, for tests that hold the quality of the models.
//
// Two documents with the same sentences and words come in, shares of words come out. Scores from raw
// text, where words must be aligned first, are left to the scorer of the CoNLL 2018 shared task.
package score

import (
	"fmt"

	"relata/nlp"
)

// Accuracy is the share of words, 0..1, in which an analysis agrees with the gold one.
type Accuracy struct {
	UPOS   float64
	Feats  float64
	Lemmas float64 // of nouns, verbs, adjectives, adverbs, names and numbers, by gold tag
	UAS    float64 // the same governor
	LAS    float64 // and the same relation, without subtypes
}

// Compare counts. The documents must have the same words.
func Compare(gold, got *nlp.Document) (Accuracy, error) {
	if len(gold.Sentences) != len(got.Sentences) {
		return Accuracy{}, fmt.Errorf("score: %d sentences, want %d", len(got.Sentences), len(gold.Sentences))
	}
	var a Accuracy
	var words, content float64
	for i, s := range gold.Sentences {
		other := got.Sentences[i]
		if len(s.Words) != len(other.Words) {
			return Accuracy{}, fmt.Errorf("score: sentence %d has %d words, want %d", i+1, len(other.Words), len(s.Words))
		}
		for j := range s.Words {
			w, o := &s.Words[j], &other.Words[j]
			words++
			a.UPOS += one(w.UPOS == o.UPOS)
			a.Feats += one(w.Feats == o.Feats)
			a.UAS += one(w.Head == o.Head)
			a.LAS += one(w.Head == o.Head && w.Deprel.Base() == o.Deprel.Base())
			switch w.UPOS {
			case nlp.NOUN, nlp.VERB, nlp.ADJ, nlp.ADV, nlp.PROPN, nlp.NUM:
				content++
				a.Lemmas += one(w.Lemma == o.Lemma)
			}
		}
	}
	if words > 0 {
		a.UPOS, a.Feats, a.UAS, a.LAS = a.UPOS/words, a.Feats/words, a.UAS/words, a.LAS/words
	}
	if content > 0 {
		a.Lemmas /= content
	}
	return a, nil
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
