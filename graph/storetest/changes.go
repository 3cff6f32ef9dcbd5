package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph/changes"
)

// changed checks what differs between two dates: each kind of change, and its near miss.
func changed(t *testing.T, h *harness) {
	s := h.open(t)
	claim := func(subject, typ string, confidence float64) Claim {
		return Claim{Subject: "Person/" + subject, Type: typ, Object: "Organization/Voltéa", Confidence: confidence}
	}
	deny := func(c Claim) Claim { c.Negated = true; return c }
	write(
		t, s,
		Article(
			h.schema, "january", "2024-01-10", claim("Ada", "LEADS", 0.5), claim("Bob", "LEADS", 0.5), claim("Cyd", "LEADS", 0.5), claim("Dan", "LEADS", 0.5),
			deny(claim("Eve", "LEADS", 0.5)), claim("Eve", "LEADS", 0.5),
		),
		Article(
			h.schema, "march", "2024-03-10T08:00:00", claim("Ada", "LEADS", 0.9), deny(claim("Bob", "LEADS", 0.5)), claim("Cyd", "LEADS", 0.4),
			deny(claim("Cyd", "LEADS", 0.5)), claim("Fay", "LEADS", 0.5), deny(claim("Eve", "LEADS", 0.5)), deny(claim("Gil", "LEADS", 0.5)), claim("Eve", "LEADS", 0.5),
		),
		Article(h.schema, "may", "2024-05-01", claim("Fay", "SUES", 0.5)),
		Article(h.schema, "undated", "", claim("Hal", "SUES", 0.5)),
	)
	for _, c := range []struct {
		since, until string
		want         []string
	}{
		{"2024-02-01", "2024-03-10", []string{
			"confidence Ada LEADS Voltéa 0.5 0.9 1 2 0", "gone Bob LEADS Voltéa 0.5 0.5 1 1 1",
			"contradicted Cyd LEADS Voltéa 0.5 0.5 1 2 1", "new Fay LEADS Voltéa 0 0.5 0 1 0",
		}},
		{"2024-03-31", "", []string{"new Fay SUES Voltéa 0 0.5 0 1 0"}},
		{"2024-05-01", "2024-06-01", nil},
	} {
		var got []string
		for d, err := range changes.Between(t.Context(), s, h.schema, c.since, c.until) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprint(
				d.Kind, " ", d.SubjectName, " ", d.Relation, " ", d.ObjectName, " ", d.Before.Confidence, " ", d.After.Confidence, " ",
				d.Before.Statements, " ", d.After.Statements, " ", d.After.Denials,
			))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s to %s (-want +got):\n%s", c.since, c.until, diff)
		}
	}
}
