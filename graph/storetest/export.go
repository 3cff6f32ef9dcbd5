package storetest

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"relata/graph"
	"relata/graph/export"
)

// exported checks that every statement is written, and the same bytes whatever the order of reading.
func exported(t *testing.T, h *harness) {
	var texts []string
	for _, order := range [][]int{{0, 1, 2}, {2, 0, 1}} {
		s := h.open(t)
		g := h.three()
		for _, i := range order {
			write(t, s, g[i])
		}
		var b bytes.Buffer
		if err := export.JSONL(t.Context(), s, graph.QualifierNames(h.schema), &b); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, b.String())
	}
	if texts[0] != texts[1] {
		t.Errorf("the order of reading shows:\n%s\n%s", texts[0], texts[1])
	}
	lines := strings.Split(strings.TrimSpace(texts[0]), "\n")
	if len(lines) != 9 {
		t.Errorf("%d statements, want 9", len(lines))
	}
	for _, l := range lines {
		var v struct{ Evidence struct{ Sentence string } }
		if err := json.Unmarshal([]byte(l), &v); err != nil || v.Evidence.Sentence == "" {
			t.Errorf("%s: %v", l, err)
		}
	}
}
