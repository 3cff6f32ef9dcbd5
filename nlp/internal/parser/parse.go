package parser

import (
	"relata/nlp/internal/features"
	"relata/nlp/internal/nn"
)

// A scratch is the memory of one analysis, kept for the next.
type scratch struct {
	keys      []features.Key
	rows      [][]float32
	lstm      nn.LSTMScratch
	h         [2][]float32 // outputs of the last two layers
	proj      []float32
	t         []float32 // [h ; x]
	a, b      []float32
	c         []float32
	governors []int
	tags      []int
	arcs      []float32
	pack      nn.Matrix
}

func (p *Parser) parse(s *scratch, forms []string, out []Unit) {
	n := len(forms)
	h := p.encode(s, forms)
	p.tag(s, h, forms, out)
	p.arcs(s, h, n)
	p.label(s, h, out)
}

// encode runs the layers; the result is [n][2*hidden].
func (p *Parser) encode(s *scratch, forms []string) []float32 {
	n := len(forms)
	s.keys, s.rows = nn.Grow(s.keys, n), nn.Grow(s.rows, n)
	for i, f := range forms {
		s.keys[i] = features.Key{Form: f}
	}
	p.cache.Rows(s.rows, s.keys)
	skip := p.input.Size()
	var h []float32
	for k, l := range p.layers {
		size := l.ProjectionSize()
		project := func(i int) []float32 { return s.rows[i][skip:] }
		if k > 0 {
			s.proj = nn.Grow(s.proj, n*size)
			l.Project(s.proj, h, n, l.In)
			project = func(i int) []float32 { return s.proj[i*size:] }
		}
		s.h[k%2] = nn.Grow(s.h[k%2], n*2*l.Hidden)
		h = s.h[k%2]
		l.Run(h, n, project, &s.lstm)
	}
	return h
}

// tag sets tags, features and lemmas, and s.tags.
func (p *Parser) tag(s *scratch, h []float32, forms []string, out []Unit) {
	n, width, dim := len(forms), len(h)/len(forms), p.input.Dim
	both := width + dim
	s.t = nn.Grow(s.t, n*both)
	for i := range n {
		copy(s.t[i*both:], h[i*width:(i+1)*width])
		copy(s.t[i*both+width:(i+1)*both], s.rows[i][:dim])
	}
	s.tags = nn.Grow(s.tags, n)
	apply(&s.a, p.uposMap, s.t, n, both)
	for i := range n {
		s.tags[i] = nn.ArgMax(row(s.a, p.uposMap, i))
		out[i].UPOS = p.upos[s.tags[i]]
	}
	apply(&s.b, p.morphMap, s.t, n, both)
	nn.Leaky(s.b)
	apply(&s.a, p.featsMap, s.b, n, p.morphMap.Stride())
	for i := range n {
		out[i].Feats = p.feats[nn.ArgMax(row(s.a, p.featsMap, i))]
	}
	apply(&s.a, p.lemmaMap, s.b, n, p.morphMap.Stride())
	for i := range n {
		out[i].Lemma = p.rules[nn.ArgMax(row(s.a, p.lemmaMap, i))].apply(forms[i])
	}
}

// arcs computes s.arcs [n][stride]: the scores of the governors of each word, the root first.
func (p *Parser) arcs(s *scratch, h []float32, n int) {
	width, size := len(h)/n, p.archead.Stride()
	s.a = nn.Grow(s.a, (n+1)*size)
	copy(s.a, p.rootArc)
	p.archead.Apply(s.a[size:], h, n, width)
	nn.Leaky(s.a[size:])
	apply(&s.b, p.arcdep, h, n, width)
	nn.Leaky(s.b)
	apply(&s.c, p.arcU, s.b, n, p.arcdep.Stride())
	s.pack.Pack(s.a, n+1, p.archead.Out, size)
	stride := s.pack.Stride()
	s.arcs = nn.Grow(s.arcs, n*stride)
	clear(s.arcs[:stride])
	for j := range n + 1 {
		s.arcs[j] = nn.Dot(p.arcu, s.a[j*size:])
	}
	for i := 1; i < n; i++ {
		copy(s.arcs[i*stride:(i+1)*stride], s.arcs[:stride])
	}
	s.pack.MulAdd(s.arcs, s.c, n, p.arcU.Stride())
	p.forbid(s, n, stride)
}

// forbid rules out arcs that no tree has: a word does not govern itself, and punctuation does
// not govern, unless there is nothing else.
func (p *Parser) forbid(s *scratch, n, stride int) {
	words := 0
	for _, tag := range s.tags[:n] {
		if tag != p.punct {
			words++
		}
	}
	for i := range n {
		line := s.arcs[i*stride : i*stride+n+1]
		line[i+1] = forbidden
		if words == 0 {
			continue
		}
		for j, tag := range s.tags[:n] {
			if tag == p.punct {
				line[j+1] = forbidden
			}
		}
		if s.tags[i] == p.punct {
			line[0] = forbidden
		}
	}
}

// label decides on governors and labels.
func (p *Parser) label(s *scratch, h []float32, out []Unit) {
	n, stride := len(out), s.pack.Stride()
	s.governors = nn.Grow(s.governors, n)
	s.heads(s.governors, s.arcs, n, stride)
	width, size := len(h)/n, p.labhead.Stride()
	s.a = nn.Grow(s.a, (n+1)*size)
	copy(s.a, p.rootLabel)
	p.labhead.Apply(s.a[size:], h, n, width)
	nn.Leaky(s.a[size:])
	apply(&s.b, p.labdep, h, n, width)
	nn.Leaky(s.b)
	apply(&s.c, p.labDep, s.b, n, p.labdep.Stride())
	apply(&s.proj, p.labU, s.b, n, p.labdep.Stride())
	inner := p.labhead.Out
	for i := range n {
		g := s.governors[i]
		head := s.a[g*size : g*size+inner]
		scores := row(s.c, p.labDep, i)
		p.labHead.MulAdd(s.c[i*p.labDep.Stride():], head, 1, inner)
		d := row(s.proj, p.labU, i)
		for l := range scores {
			scores[l] += nn.Dot(head, d[l*inner:(l+1)*inner])
		}
		out[i].Head = g
		out[i].Deprel = p.relation(scores, g)
		out[i].Sure = nn.SoftmaxAt(s.arcs[i*stride:i*stride+n+1], g)
	}
}

// relation is the best label: "root" if and only if the governor is the root.
func (p *Parser) relation(scores []float32, governor int) string {
	best := -1
	for l, v := range scores {
		if (p.labels[l] == "root") == (governor == 0) && (best < 0 || v > scores[best]) {
			best = l
		}
	}
	switch {
	case best >= 0:
		return p.labels[best]
	case governor == 0:
		return "root"
	}
	return "dep"
}

func apply(y *[]float32, l *nn.Linear, x []float32, n, xstride int) {
	*y = nn.Grow(*y, n*l.Stride())
	l.Apply(*y, x, n, xstride)
}

// row is result i of a linear map.
func row(y []float32, l *nn.Linear, i int) []float32 {
	return y[i*l.Stride() : i*l.Stride()+l.Out]
}
