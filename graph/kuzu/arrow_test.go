//go:build cgo && (linux || darwin)

package kuzu

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/schema"
)

// TestChunked reads answers in chunks of columns and as the driver gives them: the same values.
func TestChunked(t *testing.T) {
	t.Parallel()
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	st, err := Open(filepath.Join(t.TempDir(), "x"), s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, c := range []struct {
		query string
		rows  int
	}{
		{"RETURN 1 AS a, -2 AS b, 3.5 AS c, true AS d, false AS e, 'é\\u0000🦉' AS f, '' AS g", 1},
		{"UNWIND range(1, 1000) AS i RETURN i, CASE WHEN i % 3 = 0 THEN null ELSE CAST(i AS STRING) END, i % 2 = 0, CASE WHEN i % 5 = 0 THEN null ELSE i % 7 = 0 END, CAST(i AS DOUBLE) / 3", 1000},
		{"UNWIND range(1, 300) AS i RETURN CASE WHEN i % 4 = 0 THEN null ELSE ['a', CAST(i AS STRING), ''] END, [i, -i], CASE WHEN i = 7 THEN [1] ELSE [] END, ['x', null]", 300},
		{"UNWIND range(1, 600) AS i WITH i WHERE i > 256 RETURN CAST(null AS STRING) AS a, CAST(null AS INT64) AS b, CAST(null AS BOOLEAN) AS c, CAST(null AS DOUBLE) AS d", 344},
		{"UNWIND range(1, 256) AS i RETURN i", 256},
		{"MATCH (n:Article) RETURN n.id", 0},
		{"MATCH (n:RelataMeta) RETURN n.id, n.model", 1},
	} {
		r, err := st.conn.Query(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		var want, got [][]any
		for r.HasNext() {
			v, err := next(r)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, v)
		}
		r.ResetIterator()
		rows := chunked(r)
		if rows == nil {
			t.Errorf("%s: is left to the driver", c.query)
			continue
		}
		for v, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, v)
		}
		r.Close()
		if diff := cmp.Diff(want, got); diff != "" || len(got) != c.rows {
			t.Errorf("%s: %d rows, -driver +chunks\n%s", c.query, len(got), diff)
		}
	}
	for _, q := range []string{"MATCH (m:RelataMeta) RETURN m", "RETURN [[1]]", "RETURN {a: 1}", "RETURN date('2024-01-01')", "RETURN CAST(1 AS INT32)"} {
		r, err := st.conn.Query(q)
		if err != nil {
			t.Fatal(err)
		}
		if chunked(r) != nil {
			t.Errorf("%s: is not left to the driver", q)
		}
		if rows, err := read(r); err != nil || len(rows) != 1 {
			t.Errorf("%s: %v, %v", q, rows, err)
		}
		r.Close()
	}
}
