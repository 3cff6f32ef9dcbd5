package extract

import (
	"maps"
	"math"

	"relata/nlp"
)

// Confidence is a logistic function of a few features of the extraction: the rule, how sure the parser is of the words involved, how far apart
// they stand, what was inferred, how certain the types are. The weights are learnt from articles with gold statements: see dev/calibrate, which also
// prints how well confidence and precision agree on articles that were left out.

// A Feature is something about an extraction that confidence depends on.
type Feature struct {
	Name  string
	Value float64
}

// Bias is the name of the weight that is always added.
const Bias = "bias"

// Weights are the weights of the features, by name.
func Weights() map[string]float64 { return maps.Clone(weights) }

// Confidence is the probability, rounded to a thousandth, that a statement with these features is right.
func Confidence(features []Feature, weights map[string]float64) float64 {
	z := weights[Bias]
	for _, f := range features {
		z += weights[f.Name] * f.Value
	}
	return math.Round(1000/(1+math.Exp(-z))) / 1000
}

// features are the values that confidence is computed from, always in the same order.
func (r *reading) features(st *Statement, p *proposition, t *typed, pr *pair) []Feature {
	sure := float64(1)
	low := func(id int) {
		if w := r.at(id); w != nil && w.Sure > 0 {
			sure = min(sure, float64(w.Sure))
		}
	}
	low(p.head)
	low(pr.subjectSlot.word)
	low(pr.objectSlot.word)
	fs := []Feature{{"rule:" + p.rule, 1}, {"sure", 2*sure - 1}}
	if odds, asked := r.opinion(st.Predicate.Type, st.Subject.Head, st.Object.Head); asked && !st.Predicate.Open {
		fs = append(fs, Feature{"learnt", odds})
	}
	if st.Predicate.Open {
		fs = append(fs, Feature{"open", 1})
	}
	if t.wording != nil && t.wording.With != "" {
		fs = append(fs, Feature{"idiom", 1})
	}
	for _, a := range [...]*Argument{&st.Subject, &st.Object} {
		m := r.name(a.Head)
		if m == nil || a.Sentence != r.s.Index || a.Kind != Named {
			continue
		}
		switch {
		case m.Type != nlp.Other && a.Type != string(m.Type):
			fs = append(fs, Feature{"retyped", 1})
		case m.Sure < certain:
			fs = append(fs, Feature{"doubtful", 1})
		}
	}
	for _, a := range [...]*Argument{&st.Subject, &st.Object} {
		switch a.Kind {
		case Nominal:
			fs = append(fs, Feature{"nominal", 1})
			if a.Type == conceptType {
				fs = append(fs, Feature{"concept", 1})
			}
		case Pronoun:
			fs = append(fs, Feature{"pronoun", 1})
		case Omitted:
			fs = append(fs, Feature{"omitted", 1})
		}
	}
	for _, s := range [...]*slot{pr.subjectSlot, pr.objectSlot} {
		if s.via != "" {
			fs = append(fs, Feature{"via", 1})
		}
		d := s.word - p.head
		if d < 0 {
			d = -d
		}
		fs = append(fs, Feature{"distance", min(float64(d)/20, 2)})
	}
	if st.Modality != Asserted || st.Negated {
		fs = append(fs, Feature{"modal", 1})
	}
	if n := len(r.s.Words); n > longSentence {
		fs = append(fs, Feature{"long", min(float64(n-longSentence)/40, 1)})
	}
	return fs
}

// longSentence is from how many words on the length of a sentence counts.
const longSentence = 30
