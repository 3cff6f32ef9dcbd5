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
	h         [2]nn.Vectors // outputs of the last two layers
	proj      []float32
	a, b, c   []float32
	x, heads  nn.Vectors
	governors []int
	tags      []int
	arcs      []float32
	pack      nn.Matrix
}

func (p *Parser) parse(s *scratch, forms []string, out []Unit) {
	h := p.encode(s, forms)
	p.tag(s, h, forms, out)
	p.arcs(s, h)
	p.label(s, h, out)
}

// encode runs the layers.
func (p *Parser) encode(s *scratch, forms []string) *nn.Vectors {
	n := len(forms)
	s.keys, s.rows = nn.Grow(s.keys, n), nn.Grow(s.rows, n)
	for i, f := range forms {
		s.keys[i] = features.Key{Form: f}
	}
	p.cache.Rows(s.rows, s.keys)
	skip := p.input.Size()
	var h *nn.Vectors
	for k, l := range p.layers {
		size := l.ProjectionSize()
		project := func(i int) []float32 { return s.rows[i][skip:] }
		if k > 0 {
			s.proj = nn.Grow(s.proj, n*size)
			l.Project(s.proj, h)
			project = func(i int) []float32 { return s.proj[i*size:] }
		}
		h = &s.h[k%2]
		l.Run(h, n, project, &s.lstm)
	}
	return h
}

// tag sets tags, features and lemmas, and s.tags.
func (p *Parser) tag(s *scratch, h *nn.Vectors, forms []string, out []Unit) {
	n, size, inner := h.N, p.uposMap.Stride(), p.morphMap.Stride()
	s.a, s.b, s.tags = nn.Grow(s.a, n*size), nn.Grow(s.b, n*inner), nn.Grow(s.tags, n)
	for i := range n {
		r := p.row(s.rows[i])
		copy(s.a[i*size:], r.upos)
		copy(s.b[i*inner:], r.morph)
	}
	p.uposMap.MulAdd(s.a, h)
	for i := range n {
		s.tags[i] = nn.ArgMax(s.a[i*size : i*size+p.uposMap.Out])
		out[i].UPOS = p.upos[s.tags[i]]
	}
	p.morphMap.MulAdd(s.b, h)
	z := s.activate(s.b, n, p.morphMap.Out, inner)
	apply(&s.a, p.featsMap, z)
	for i := range n {
		out[i].Feats = p.feats[nn.ArgMax(result(s.a, p.featsMap, i))]
	}
	apply(&s.a, p.lemmaMap, z)
	for i := range n {
		out[i].Lemma = p.rules[nn.ArgMax(result(s.a, p.lemmaMap, i))].apply(forms[i])
	}
}

// activate applies the leaky rectifier to n results and rounds them to s.x.
func (s *scratch) activate(y []float32, n, size, stride int) *nn.Vectors {
	s.x.Reset(n, size)
	for i := range n {
		nn.Leaky(y[i*stride : i*stride+size])
		s.x.Set(i, y[i*stride:])
	}
	return &s.x
}

// arcs computes s.arcs [n][stride]: the scores of the governors of each word, the root first.
func (p *Parser) arcs(s *scratch, h *nn.Vectors) {
	n, size := h.N, p.archead.Stride()
	s.a = nn.Grow(s.a, (n+1)*size)
	copy(s.a, p.rootArc)
	p.archead.Apply(s.a[size:], h)
	nn.Leaky(s.a[size:])
	apply(&s.b, p.arcdep, h)
	apply(&s.c, p.arcU, s.activate(s.b, n, p.arcdep.Out, p.arcdep.Stride()))
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
	s.x.Reset(n, p.arcU.Out)
	for i := range n {
		s.x.Set(i, result(s.c, p.arcU, i))
	}
	s.pack.MulAdd(s.arcs, &s.x)
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
func (p *Parser) label(s *scratch, h *nn.Vectors, out []Unit) {
	n, stride := len(out), s.pack.Stride()
	s.governors = nn.Grow(s.governors, n)
	bestTree(s.governors, s.arcs, n, stride)
	size, inner := p.labhead.Stride(), p.labhead.Out
	s.a = nn.Grow(s.a, (n+1)*size)
	copy(s.a, p.rootLabel)
	p.labhead.Apply(s.a[size:], h)
	nn.Leaky(s.a[size:])
	s.heads.Reset(n+1, inner)
	for i := range n + 1 {
		s.heads.Set(i, s.a[i*size:])
	}
	apply(&s.b, p.labdep, h)
	x := s.activate(s.b, n, inner, size)
	apply(&s.c, p.labDep, x)
	apply(&s.b, p.labHead, &s.heads)
	apply(&s.proj, p.labU, x)
	for i := range n {
		g := s.governors[i]
		head, fromHead := s.a[g*size:g*size+inner], result(s.b, p.labHead, g)
		scores, d := result(s.c, p.labDep, i), result(s.proj, p.labU, i)
		for l := range scores {
			scores[l] += fromHead[l] + nn.Dot(head, d[l*inner:(l+1)*inner])
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

func apply(y *[]float32, l *nn.Linear, x *nn.Vectors) {
	*y = nn.Grow(*y, x.N*l.Stride())
	l.Apply(*y, x)
}

// result is result i of a linear map.
func result(y []float32, l *nn.Linear, i int) []float32 {
	return y[i*l.Stride() : i*l.Stride()+l.Out]
}
