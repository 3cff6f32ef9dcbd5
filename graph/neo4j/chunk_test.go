package neo4j

import (
	"slices"
	"strings"
	"testing"
)

func TestChunks(t *testing.T) {
	long := strings.Repeat("x", chunkBytes/2)
	for _, c := range []struct {
		name string
		rows []any
		want []int // rows in each chunk
	}{
		{"None", nil, nil},
		{"One", []any{tuple{"a", 1}}, []int{1}},
		{"Rows", slices.Repeat([]any{tuple{1, nil}}, 2*chunkRows+1), []int{chunkRows, chunkRows, 1}},
		{"Bytes", slices.Repeat([]any{tuple{long}}, 3), []int{1, 1, 1}},
		{"LongRow", []any{tuple{"a"}, row{"text": long + long}, tuple{[]string{"b"}}}, []int{1, 1, 1}},
		{"Lists", slices.Repeat([]any{row{"names": []string{long[:chunkBytes/8], "y"}}}, 14), []int{7, 7}},
	} {
		var got []int
		for part := range chunks(c.rows) {
			got = append(got, len(part))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
