package neo4j

import (
	"context"
	"fmt"

	"relata/graph"
	"relata/graph/internal/merge"
)

// Copied looks each band up in its index.
func (t *tx) Copied(ctx context.Context, articles []graph.Article) (map[string]bool, error) {
	copied := map[string]bool{}
	for i := range graph.Bands {
		var rows []row
		for _, a := range articles {
			if i < len(a.Bands) && !copied[a.ID] {
				rows = append(rows, row{"id": a.ID, "band": a.Bands[i]})
			}
		}
		q := fmt.Sprintf("WITH row WHERE EXISTS { MATCH (o:Article) WHERE o.%s = row.band AND o.id <> row.id } RETURN row.id", merge.BandName(i))
		if err := each(ctx, t, q, rows, func(v []any) { copied[text(v[0])] = true }); err != nil {
			return nil, err
		}
	}
	return copied, nil
}
