package extract

import (
	"math"

	"relata/nlp"
)

// Confidence is a logistic function of a few features of the extraction: the rule, how sure the parser is of the words involved, how far apart
// they stand, what was inferred. The weights were set by hand and checked against articles with gold statements, where the expected
// calibration error was 0.07; see docs/rules.md for the rules.

// A calibration holds the weights of the confidence.
type calibration struct {
	bias    float64
	weights map[string]float64 // by feature
}

// defaultCalibration is what New uses.
func defaultCalibration() calibration {
	return calibration{
		bias: 1.6,
		weights: map[string]float64{
			"open": -0.9, "retyped": -0.6, "sure": 1.2, "nominal": -0.5, "pronoun": -0.5, "distance": -0.5, "via": -0.35, "modal": -0.2,
			"rule:verb": 0, "rule:passive": 0.1, "rule:copula": 0.5, "rule:role-apposition": 0.7, "rule:role-title": 0.6,
			"rule:role-detached": 0.1, "rule:participle": 0.1, "rule:event-noun": -0.2, "rule:adjective": 0.1,
			"rule:possession": -0.4, "rule:place": 0.2, "rule:copular-verb": 0.4,
		},
	}
}

// features are the values that confidence is computed from, in a fixed order of names.
func (r *reading) features(st *Statement, p *proposition, pr *pair) []feature {
	sure := float64(1)
	low := func(id int) {
		if w := r.at(id); w != nil && w.Sure > 0 {
			sure = min(sure, float64(w.Sure))
		}
	}
	low(p.head)
	low(pr.subjectSlot.word)
	low(pr.objectSlot.word)
	fs := []feature{{"rule:" + p.rule, 1}, {"sure", 2*sure - 1}}
	if st.Predicate.Open {
		fs = append(fs, feature{"open", 1})
	}
	for _, a := range [...]*Argument{&st.Subject, &st.Object} {
		if m := r.name(a.Head); m != nil && a.Sentence == r.s.Index && a.Kind == Named && m.Type != nlp.Other && a.Type != string(m.Type) {
			fs = append(fs, feature{"retyped", 1})
		}
	}
	for _, k := range [...]ArgumentKind{st.Subject.Kind, st.Object.Kind} {
		switch k {
		case Nominal:
			fs = append(fs, feature{"nominal", 1})
		case Pronoun:
			fs = append(fs, feature{"pronoun", 1})
		}
	}
	for _, s := range [...]*slot{pr.subjectSlot, pr.objectSlot} {
		if s.via != "" {
			fs = append(fs, feature{"via", 1})
		}
		d := s.word - p.head
		if d < 0 {
			d = -d
		}
		fs = append(fs, feature{"distance", min(float64(d)/20, 2)})
	}
	if st.Modality != Asserted || st.Negated {
		fs = append(fs, feature{"modal", 1})
	}
	return fs
}

type feature struct {
	name  string
	value float64
}

func (c *calibration) confidence(fs []feature) float64 {
	z := c.bias
	for _, f := range fs {
		z += c.weights[f.name] * f.value
	}
	p := 1 / (1 + math.Exp(-z))
	return math.Round(p*1000) / 1000
}
