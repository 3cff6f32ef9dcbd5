package parser

import "math"

// Trees over arc scores: the best governor of each word where these form one tree, else the
// maximum spanning arborescence (Chu and Liu 1965; Edmonds 1967) with one root.

const forbidden = -1e9

// bestTree writes the governor of each word (0 the root, words from 1) to out. scores is
// [n][stride], a row a dependent, column 0 the root, column j word j.
func bestTree(out []int, scores []float32, n, stride int) {
	for i := range n {
		row := scores[i*stride : i*stride+n+1]
		best := 0
		for j, v := range row {
			if v > row[best] {
				best = j
			}
		}
		out[i] = best
	}
	if isTree(out) {
		return
	}
	// Every arc from the root costs more than any tree can gain, so the best tree has one.
	lowest, highest := 0.0, 0.0
	for i := range n {
		for _, v := range scores[i*stride : i*stride+n+1] {
			if v > forbidden {
				lowest, highest = min(lowest, float64(v)), max(highest, float64(v))
			}
		}
	}
	cost := float64(n+1) * (highest - lowest + 1)
	size := n + 1
	w := make([]float64, size*size)
	for i := range n {
		for j := range size {
			v := float64(scores[i*stride+j])
			if v <= forbidden {
				v = -4 * cost * float64(n+1)
			}
			if j == 0 {
				v -= cost
			}
			w[(i+1)*size+j] = v
		}
	}
	for i, h := range arborescence(w, size)[1:] {
		out[i] = h
	}
}

// isTree says whether governors form one tree with one root.
func isTree(heads []int) bool {
	n, roots := len(heads), 0
	for _, h := range heads {
		if h == 0 {
			roots++
		}
	}
	if roots != 1 {
		return false
	}
	const unknown, active, done = 0, 1, 2
	state := make([]uint8, n+1)
	state[0] = done
	for i := range n {
		at := i + 1
		for state[at] == unknown {
			state[at] = active
			at = heads[at-1]
		}
		if state[at] == active {
			return false
		}
		for at = i + 1; state[at] == active; at = heads[at-1] {
			state[at] = done
		}
	}
	return true
}

// arborescence returns the governors of the best arborescence rooted in node 0; w is
// [dependent][governor] and is changed. Cycles are contracted one after the other into one of
// their nodes and opened again in reverse: O(n) contractions of O(n²) at most.
func arborescence(w []float64, n int) []int {
	type contraction struct {
		cycle []int     // its nodes; the first one stands for it afterwards
		head  []int     // governor of each node within the cycle
		into  []int     // [n]: which node of the cycle an arc from outside enters
		from  []int     // [n]: which node of the cycle governs a node outside
		gain  []float64 // scratch
	}
	alive := make([]bool, n)
	for i := range alive {
		alive[i] = true
	}
	head := make([]int, n)
	best := func(i int) int {
		b := -1
		for j := range n {
			if alive[j] && j != i && (b < 0 || w[i*n+j] > w[i*n+b]) {
				b = j
			}
		}
		return b
	}
	head[0] = -1
	for i := 1; i < n; i++ {
		head[i] = best(i)
	}
	var done []contraction
	for {
		cycle := findCycle(head, alive)
		if cycle == nil {
			break
		}
		c := contraction{cycle: cycle, into: make([]int, n), from: make([]int, n)}
		inside := make([]bool, n)
		for _, v := range cycle {
			inside[v] = true
			c.head = append(c.head, head[v])
		}
		r := cycle[0]
		for u := range n {
			if !alive[u] || inside[u] {
				continue
			}
			// The arc from u into the cycle that gains most over the arc that it replaces.
			into, gain := -1, math.Inf(-1)
			from, out := -1, math.Inf(-1)
			for k, v := range cycle {
				if g := w[v*n+u] - w[v*n+c.head[k]]; into < 0 || g > gain {
					into, gain = v, g
				}
				if g := w[u*n+v]; from < 0 || g > out {
					from, out = v, g
				}
			}
			c.into[u], c.from[u] = into, from
			if u != 0 {
				w[u*n+r] = out
			}
			// Written last: r is one of the nodes read above.
			c.gain = append(c.gain, gain)
		}
		k := 0
		for u := range n {
			if alive[u] && !inside[u] {
				w[r*n+u] = c.gain[k]
				k++
			}
		}
		for _, v := range cycle[1:] {
			alive[v] = false
		}
		head[r] = best(r)
		for u := 1; u < n; u++ {
			if alive[u] && u != r && inside[head[u]] {
				head[u] = r
			}
		}
		done = append(done, c)
	}
	for i := len(done) - 1; i >= 0; i-- {
		c := &done[i]
		r := c.cycle[0]
		outside := head[r]
		inside := make([]bool, n)
		for k, v := range c.cycle {
			inside[v] = true
			head[v] = c.head[k]
			alive[v] = true
		}
		head[c.into[outside]] = outside
		for u := 1; u < n; u++ {
			if alive[u] && !inside[u] && head[u] == r {
				head[u] = c.from[u]
			}
		}
	}
	return head
}

// findCycle returns the nodes of a cycle among the governors of the living nodes, or nil.
func findCycle(head []int, alive []bool) []int {
	seen := make([]int, len(head))
	for start := 1; start < len(head); start++ {
		if !alive[start] {
			continue
		}
		at := start
		for at > 0 && seen[at] == 0 {
			seen[at] = start
			at = head[at]
		}
		if at > 0 && seen[at] == start {
			cycle := []int{at}
			for v := head[at]; v != at; v = head[v] {
				cycle = append(cycle, v)
			}
			return cycle
		}
	}
	return nil
}
