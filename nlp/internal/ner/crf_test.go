package ner

import (
	"math"
	"math/rand/v2"
	"testing"
)

// randomCRF is a field over O, B-PER, I-PER, B-LOC, I-LOC.
func randomCRF(r *rand.Rand) *crf {
	c := &crf{
		tags: []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC"}, typeOf: []string{"", "PER", "PER", "LOC", "LOC"},
		inside: []int{-1, 2, 2, 4, 4}, begins: []bool{false, true, false, true, false},
	}
	k := len(c.tags)
	for from := range k {
		for to := range k {
			v := float32(r.NormFloat64())
			if c.tags[to][0] == 'I' && c.inside[from] != to {
				v = impossible
			}
			c.trans = append(c.trans, v)
		}
		v := float32(r.NormFloat64())
		if c.tags[from][0] == 'I' {
			v = impossible
		}
		c.start, c.end = append(c.start, v), append(c.end, float32(r.NormFloat64()))
	}
	c.expTrans, c.expStart, c.expEnd = exps(c.trans), exps(c.start), exps(c.end)
	return c
}

// sequences yields every sequence of tags with its weight.
func (c *crf) sequences(emit []float32, n int, yield func(tags []int, weight float64)) {
	k := len(c.tags)
	tags := make([]int, n)
	var walk func(i int, score float64)
	walk = func(i int, score float64) {
		if i == n {
			yield(tags, math.Exp(score+float64(c.end[tags[n-1]])))
			return
		}
		for t := range k {
			s := score + float64(emit[i*k+t])
			if i == 0 {
				s += float64(c.start[t])
			} else {
				s += float64(c.trans[tags[i-1]*k+t])
			}
			tags[i] = t
			walk(i+1, s)
		}
	}
	walk(0, 0)
}

// Best sequence and probabilities of spans agree with those counted over all sequences.
func TestDecodeAgreesWithCounting(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		c := randomCRF(r)
		n, k := 1+r.IntN(5), len(c.tags)
		emit := make([]float32, n*k)
		for i := range emit {
			emit[i] = float32(2 * r.NormFloat64())
		}
		var s crfScratch
		spans := c.decode(&s, emit, n, k)
		best, total := 0.0, 0.0
		var bestTags []int
		mass := make([]float64, len(spans))
		c.sequences(emit, n, func(tags []int, w float64) {
			total += w
			if w > best {
				best, bestTags = w, append([]int(nil), tags...)
			}
			for q, sp := range spans {
				if c.holds(tags, sp) {
					mass[q] += w
				}
			}
		})
		for i, tag := range bestTags {
			if s.tags[i] != tag {
				t.Fatalf("tags %v, best %v", s.tags, bestTags)
			}
		}
		for q, sp := range spans {
			if want := mass[q] / total; math.Abs(float64(sp.Sure)-want) > 1e-4 {
				t.Fatalf("%+v: probability %g, counted %g", sp, sp.Sure, want)
			}
		}
	}
}

// holds says whether the tags have exactly this span.
func (c *crf) holds(tags []int, sp Span) bool {
	if !c.begins[tags[sp.First]] || c.typeOf[tags[sp.First]] != sp.Type {
		return false
	}
	in := c.inside[tags[sp.First]]
	for i := sp.First + 1; i <= sp.Last; i++ {
		if tags[i] != in {
			return false
		}
	}
	return sp.Last+1 >= len(tags) || tags[sp.Last+1] != in
}

func TestDecodeOfLongSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	c := randomCRF(r)
	n, k := 2000, len(c.tags)
	emit := make([]float32, n*k)
	for i := range emit {
		emit[i] = float32(50 * r.NormFloat64())
	}
	var s crfScratch
	for _, sp := range c.decode(&s, emit, n, k) {
		if !(sp.Sure >= 0 && sp.Sure <= 1) {
			t.Fatalf("%+v", sp)
		}
	}
}
