package neo4j_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"relata/graph"
	"relata/graph/neo4j"
	"relata/graph/storetest"
)

// TestRecipePlans: a recipe that begins at an entity finds it in an index, and none looks at all nodes.
func TestRecipePlans(t *testing.T) {
	uri, auth := server(t)
	d := connect(t)
	run(t, d, "MATCH (n) DETACH DELETE n", nil)
	s, err := neo4j.Open(t.Context(), uri, auth, storetest.Builtin(t), neo4j.Options{Timeout: time.Minute}) // makes the indexes
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	// Where there is next to nothing, looking at all of it is the best plan.
	run(t, d, `UNWIND range(1, 3000) AS i
		CREATE (a:Article {id: 'a' + i}), (s:Sentence {id: 's' + i})-[:IN_ARTICLE]->(a),
			(e:Entity:Person {id: 'e' + i, name: 'e' + i})-[:SUES {type: 'SUES'}]->(o:Entity:Organization {id: 'o' + i, name: 'o' + i}),
			(a)-[:MENTIONS]->(e), (a)-[:MENTIONS]->(o), (t:Statement {id: 't' + i})-[:EVIDENCE]->(s), (t)-[:SUBJECT]->(e), (t)-[:OBJECT]->(o), (t)-[:ATTRIBUTED_TO {position: 0}]->(o)`, nil)
	run(t, d, "CALL db.prepareForReplanning(60)", nil)
	defer run(t, d, "MATCH (n) DETACH DELETE n", nil)
	all, err := graph.Recipes()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		params, anchored := map[string]any{}, false
		for _, p := range r.Params {
			switch p.Type {
			case "entity":
				params[p.Name] = []string{"Person:ada lovelace"}
				anchored = anchored || p.Required
			case "int":
				params[p.Name] = 10
			default:
				params[p.Name] = ""
			}
		}
		res, err := driver.ExecuteQuery(t.Context(), d, "EXPLAIN "+r.Cypher(storetest.Builtin(t)), params, driver.EagerResultTransformer)
		if err != nil {
			t.Errorf("%s: %v", r.Name, err)
			continue
		}
		ops := operators(res.Summary.Plan())
		bad := []string{"AllNodesScan", "CartesianProduct"}
		if anchored {
			bad = []string{"AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "RelationshipTypeScan", "AllRelationshipsScan"}
			if !slices.ContainsFunc(ops, func(op string) bool { return strings.HasPrefix(op, "NodeUniqueIndexSeek") }) {
				t.Errorf("%s: no index: %v", r.Name, ops)
			}
		}
		for _, op := range ops {
			if slices.ContainsFunc(bad, func(b string) bool { return strings.Contains(op, b) }) {
				t.Errorf("%s: %s in %v", r.Name, op, ops)
			}
		}
	}
}

// operators are the names of what a plan does.
func operators(p driver.Plan) []string {
	name, _, _ := strings.Cut(p.Operator(), "@")
	out := []string{name}
	for _, c := range p.Children() {
		out = append(out, operators(c)...)
	}
	return out
}
