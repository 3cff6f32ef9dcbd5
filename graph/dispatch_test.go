package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
)

func TestDispatches(t *testing.T) {
	d := graph.NewDispatches()
	for _, a := range []struct {
		id    string
		bands []int64
	}{
		{"a", []int64{1, 2}}, {"c", []int64{3, 4}}, {"x", nil}, {"y", []int64{9}}, {"b", []int64{2, 3}}, // b links a and c
		{"y", []int64{1}}, // which is there already
	} {
		d.Add(a.id, a.bands)
	}
	if d.Count() != 3 {
		t.Errorf("%d dispatches, want 3", d.Count())
	}
	for article, want := range map[string][]string{"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}, "x": nil, "y": nil, "unknown": nil} {
		if diff := cmp.Diff(want, d.Copies(article)); diff != "" {
			t.Errorf("%s: %s", article, diff)
		}
	}
}
