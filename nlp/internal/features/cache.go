package features

import "sync"

// generation is the number of forms in each half of a cache.
const generation = 2048

// longForm is the length in bytes from which forms are not kept.
const longForm = 64

// A Key is what a cached vector depends on.
type Key struct {
	Form  string
	Class int32
}

// A Cache keeps what a network computes of a form alone. It holds the forms of the last two
// generations, so memory is bounded; what it returns does not depend on what it holds. It is
// safe for concurrent use. The vectors that it gives out must not be changed.
type Cache struct {
	compute    func(Key) []float32
	mu         sync.RWMutex
	young, old map[Key][]float32
}

// NewCache makes a cache of a pure function.
func NewCache(compute func(Key) []float32) *Cache {
	return &Cache{compute: compute, young: map[Key][]float32{}}
}

// Rows sets rows[i] to the vector of keys[i].
func (c *Cache) Rows(rows [][]float32, keys []Key) {
	missing := false
	c.mu.RLock()
	for i, k := range keys {
		v, ok := c.young[k]
		rows[i] = v
		missing = missing || !ok
	}
	c.mu.RUnlock()
	if !missing {
		return
	}
	for i, k := range keys {
		if rows[i] == nil {
			rows[i] = c.row(k)
		}
	}
}

func (c *Cache) row(k Key) []float32 {
	c.mu.RLock()
	v, ok := c.young[k]
	if !ok {
		v, ok = c.old[k]
		if ok {
			defer c.put(k, v)
		}
	}
	c.mu.RUnlock()
	if ok {
		return v
	}
	v = c.compute(k)
	if len(k.Form) < longForm {
		c.put(k, v)
	}
	return v
}

func (c *Cache) put(k Key, v []float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.young) >= generation {
		c.old, c.young = c.young, make(map[Key][]float32, generation)
	}
	// The form may be a part of a whole article, which would stay in memory with it.
	k.Form = string([]byte(k.Form))
	c.young[k] = v
}
