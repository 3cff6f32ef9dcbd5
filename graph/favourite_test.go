package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
	"relata/schema"
)

func TestFavourite(t *testing.T) {
	r, err := graph.ParseRecipe("said", `// What is said.
//
// $entity entity: a name
// $since string = : ISO date
// $limit int = 7: rows at most
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(st:Statement)
WHERE e.id IN $entity
WITH DISTINCT e, st
MATCH (st)-[:EVIDENCE]->(s:Sentence)
WHERE s.day >= $since
RETURN e.name AS name, s.text AS sentence
ORDER BY name
LIMIT $limit`)
	if err != nil {
		t.Fatal(err)
	}
	const want = `// Relata: said
// What is said.
// Write what you look for here:
WITH 'NAME' AS given_entity, // a name
     '' AS given_since // ISO date; '' for any
OPTIONAL MATCH (e:Entity) WHERE toLower(e.name) = toLower(given_entity) OR given_entity IN e.aliases
WITH given_entity, given_since, [id IN collect(coalesce(e.id, '')) + given_entity WHERE id <> ''] AS entity_ids
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(st:Statement)
WHERE e.id IN entity_ids
WITH DISTINCT given_entity, given_since, entity_ids, e, st
MATCH (st)-[:EVIDENCE]->(s:Sentence)
WHERE s.day >= given_since
RETURN e.name AS name, s.text AS sentence, e, st, s
ORDER BY name
LIMIT 7;
`
	if diff := cmp.Diff(want, r.Favourite(builtin(t))); diff != "" {
		t.Error(diff)
	}
}

// TestFavourites: which of the built-in recipes Neo4j Browser can draw; the others give a table.
func TestFavourites(t *testing.T) {
	all, err := graph.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for _, r := range all {
		f := r.Favourite(builtin(t))
		if !strings.HasPrefix(f, "// Relata: "+r.Name+"\n// ") || strings.Contains(f, "$") || strings.Count(f, ";\n") != 1 {
			t.Errorf("%s:\n%s", r.Name, f)
		}
		if columns(f) == columns(r.Query) {
			tables = append(tables, r.Name)
		}
	}
	if want := []string{"co-mentioned", "copies", "most-connected", "sources", "unlinked"}; !slices.Equal(tables, want) {
		t.Errorf("tables: %v, want %v", tables, want)
	}
}

func columns(query string) string {
	_, list, _ := strings.Cut(query, "\nRETURN ")
	list, _, _ = strings.Cut(list, "\nORDER BY ")
	return list
}

func builtin(t *testing.T) *schema.Schema {
	t.Helper()
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return s
}
