package nlp

// A Tree answers questions about a parsed sentence in constant time for each answer.
// It is a view: it holds while the words' heads stay as they are.
type Tree struct {
	Sentence *Sentence
	first    []int // first[id]: index in order of the first child of id
	order    []int // children of word 0, of word 1, …, each in sentence order
	low      []int // leftmost word of the subtree
	high     []int // rightmost word of the subtree
}

// NewTree indexes a parsed sentence. A head out of range counts as the root.
func NewTree(s *Sentence) *Tree {
	n := len(s.Words)
	t := &Tree{Sentence: s, first: make([]int, n+2), order: make([]int, n), low: make([]int, n+1), high: make([]int, n+1)}
	head := func(i int) int {
		if h := s.Words[i].Head; h > 0 && h <= n && h != i+1 {
			return h
		}
		return 0
	}
	for i := range s.Words {
		t.first[head(i)+1]++
	}
	for i := 1; i <= n+1; i++ {
		t.first[i] += t.first[i-1]
	}
	next := append([]int(nil), t.first...)
	for i := range s.Words {
		h := head(i)
		t.order[next[h]] = i + 1
		next[h]++
	}
	for id := 1; id <= n; id++ {
		t.low[id], t.high[id] = id, id
	}
	// Children before parents: in reverse breadth-first order from the root.
	queue := append(make([]int, 0, n), t.Children(0)...)
	for i := 0; i < len(queue); i++ {
		queue = append(queue, t.Children(queue[i])...)
	}
	for i := len(queue) - 1; i >= 0; i-- {
		id := queue[i]
		h := head(id - 1)
		if h == 0 {
			continue
		}
		t.low[h] = min(t.low[h], t.low[id])
		t.high[h] = max(t.high[h], t.high[id])
	}
	return t
}

// Children are the IDs of the dependents of a word, in sentence order; of 0, the roots.
func (t *Tree) Children(id int) []int { return t.order[t.first[id]:t.first[id+1]:t.first[id+1]] }

// Child is the first dependent with one of the relations (a base relation matches its subtypes), or nil.
func (t *Tree) Child(id int, rels ...Deprel) *Word {
	for _, c := range t.Children(id) {
		if w := t.Sentence.Word(c); w.Deprel.In(rels...) {
			return w
		}
	}
	return nil
}

// Extent is the first and last word of a subtree (IDs, inclusive).
func (t *Tree) Extent(id int) (first, last int) { return t.low[id], t.high[id] }

// Head is the governor of a word, or nil.
func (t *Tree) Head(id int) *Word {
	if w := t.Sentence.Word(id); w != nil {
		return t.Sentence.Word(w.Head)
	}
	return nil
}

// In says whether d is one of the relations; a base relation stands for its subtypes too.
func (d Deprel) In(rels ...Deprel) bool {
	for _, r := range rels {
		// Most relations differ in their first letter: a call is spared.
		if len(d) < len(r) || len(r) > 0 && d[0] != r[0] || d[:len(r)] != r {
			continue
		}
		if len(d) == len(r) || d[len(r)] == ':' {
			return true
		}
	}
	return false
}
