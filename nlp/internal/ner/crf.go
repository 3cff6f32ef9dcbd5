package ner

import (
	"fmt"
	"strings"

	"relata/nlp/internal/model"
	"relata/nlp/internal/nn"
)

// A crf is a linear-chain conditional random field over IOB2 tags (Lafferty, McCallum and Pereira 2001).
type crf struct {
	tags       []string
	trans      []float32 // [from][to]
	start, end []float32
	// The same, exponentiated, for probabilities.
	expTrans, expStart, expEnd []float64
	typeOf                     []string // of a tag, "" for O
	inside                     []int    // tag B-X or I-X to I-X, O to -1
	begins                     []bool
}

const impossible = -1e4

func newCRF(f *model.File) (*crf, error) {
	c := &crf{}
	var err error
	if c.tags, err = f.Strings("ner.tags.strings"); err != nil {
		return nil, err
	}
	k := len(c.tags)
	if k == 0 || k > 64 {
		return nil, fmt.Errorf("%d tags", k)
	}
	if c.trans, err = f.Floats("ner.crf.trans", k, k); err != nil {
		return nil, err
	}
	if c.start, err = f.Floats("ner.crf.start", k); err != nil {
		return nil, err
	}
	if c.end, err = f.Floats("ner.crf.end", k); err != nil {
		return nil, err
	}
	c.typeOf, c.inside, c.begins = make([]string, k), make([]int, k), make([]bool, k)
	for i, tag := range c.tags {
		prefix, kind, _ := strings.Cut(tag, "-")
		if tag != "O" && (prefix != "B" && prefix != "I" || kind == "") {
			return nil, fmt.Errorf("tag %q is not O, B-… or I-…", tag)
		}
		c.typeOf[i], c.begins[i], c.inside[i] = kind, prefix == "B", -1
	}
	for i, tag := range c.tags {
		if kind, ok := strings.CutPrefix(tag, "I-"); ok {
			for j, t := range c.typeOf {
				if t == kind {
					c.inside[j] = i
				}
			}
		}
	}
	// I- follows only B- and I- of its type.
	for to, tag := range c.tags {
		if tag[0] != 'I' {
			continue
		}
		c.start[to] = impossible
		for from := range k {
			if c.inside[from] != to {
				c.trans[from*k+to] = impossible
			}
		}
	}
	c.expTrans, c.expStart, c.expEnd = exps(c.trans), exps(c.start), exps(c.end)
	return c, nil
}

// exps exponentiates; what is impossible becomes 0.
func exps(v []float32) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		if x > impossible/2 {
			out[i] = float64(nn.Exp(x))
		}
	}
	return out
}

// crfScratch is the memory of one decoding.
type crfScratch struct {
	best  []float32 // [k] scores of the best paths
	next  []float32
	back  []int32 // [n][k]
	tags  []int
	emit  []float64 // [n][k], exponentiated
	alpha []float64 // [n][k], each row sums to 1
	beta  []float64
	scale []float64 // [n]
}

// decode returns the spans of the best tags; emit is [n][stride].
func (c *crf) decode(s *crfScratch, emit []float32, n, stride int) []Span {
	if n == 0 {
		return nil
	}
	c.viterbi(s, emit, n, stride)
	var spans []Span
	for i := 0; i < n; i++ {
		if !c.begins[s.tags[i]] {
			continue
		}
		last := i
		for last+1 < n && s.tags[last+1] == c.inside[s.tags[i]] {
			last++
		}
		spans = append(spans, Span{First: i, Last: last, Type: c.typeOf[s.tags[i]]})
	}
	if len(spans) > 0 {
		c.forwardBackward(s, emit, n, stride)
		for i := range spans {
			spans[i].Sure = c.probability(s, spans[i], n)
		}
	}
	return spans
}

// viterbi sets s.tags to the best sequence.
func (c *crf) viterbi(s *crfScratch, emit []float32, n, stride int) {
	k := len(c.tags)
	s.best, s.next, s.back, s.tags = nn.Grow(s.best, k), nn.Grow(s.next, k), nn.Grow(s.back, n*k), nn.Grow(s.tags, n)
	for t := range k {
		s.best[t] = c.start[t] + emit[t]
	}
	for i := 1; i < n; i++ {
		for to := range k {
			from := 0
			for t := 1; t < k; t++ {
				if s.best[t]+c.trans[t*k+to] > s.best[from]+c.trans[from*k+to] {
					from = t
				}
			}
			s.next[to] = s.best[from] + c.trans[from*k+to] + emit[i*stride+to]
			s.back[i*k+to] = int32(from)
		}
		s.best, s.next = s.next, s.best
	}
	for t := range k {
		s.best[t] += c.end[t]
	}
	tag := nn.ArgMax(s.best)
	for i := n - 1; i >= 0; i-- {
		s.tags[i] = tag
		if i > 0 {
			tag = int(s.back[i*k+tag])
		}
	}
}

// forwardBackward sets alpha and beta, each position scaled by the sum of its alphas (Rabiner
// 1989, section V.A), so that nothing underflows.
func (c *crf) forwardBackward(s *crfScratch, emit []float32, n, stride int) {
	k := len(c.tags)
	s.emit, s.alpha, s.beta, s.scale = nn.Grow(s.emit, n*k), nn.Grow(s.alpha, n*k), nn.Grow(s.beta, n*k), nn.Grow(s.scale, n)
	for i := range n {
		line := emit[i*stride : i*stride+k]
		top := line[nn.ArgMax(line)]
		for t, v := range line {
			s.emit[i*k+t] = float64(nn.Exp(v - top))
		}
	}
	for i := range n {
		row, sum := s.alpha[i*k:(i+1)*k], 0.0
		for to := range row {
			v := c.expStart[to]
			if i > 0 {
				v = 0
				for from := range k {
					v += float64(s.alpha[(i-1)*k+from] * c.expTrans[from*k+to])
				}
			}
			row[to] = float64(v * s.emit[i*k+to])
			sum += row[to]
		}
		s.scale[i] = max(sum, 1e-300)
		for t := range row {
			row[t] /= s.scale[i]
		}
	}
	copy(s.beta[(n-1)*k:], c.expEnd)
	for i := n - 2; i >= 0; i-- {
		for from := range k {
			v := 0.0
			for to := range k {
				v += float64(c.expTrans[from*k+to] * s.emit[(i+1)*k+to] * s.beta[(i+1)*k+to])
			}
			s.beta[i*k+from] = v / s.scale[i+1]
		}
	}
}

// probability is that of exactly this span with its type, given the sentence.
func (c *crf) probability(s *crfScratch, sp Span, n int) float32 {
	k := len(c.tags)
	tag := s.tags[sp.First]
	p := s.alpha[sp.First*k+tag]
	for i := sp.First + 1; i <= sp.Last; i++ {
		to := c.inside[tag]
		p *= c.expTrans[tag*k+to] * s.emit[i*k+to] / s.scale[i]
		tag = to
	}
	after := c.expEnd[tag]
	if i := sp.Last + 1; i < n {
		after = 0
		for to := range k {
			if to != c.inside[tag] {
				after += float64(c.expTrans[tag*k+to] * s.emit[i*k+to] * s.beta[i*k+to])
			}
		}
		after /= s.scale[i]
	}
	total := 0.0 // of all sequences, under the same scale
	for t := range k {
		total += float64(s.alpha[(n-1)*k+t] * c.expEnd[t])
	}
	if total <= 0 {
		return 0
	}
	return float32(min(max(p*after/total, 0), 1))
}
