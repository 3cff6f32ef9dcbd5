package kuzu

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var dialectCases = []struct{ name, in, want string }{
	{"Entity", "MATCH (e:Entity) RETURN e", "MATCH (e:Entity) RETURN e"},
	{"EntityQuoted", "MATCH (e:`Entity` {id: $id})", "MATCH (e:Entity {id: $p_id})"},
	{"Label", "MATCH (e:Person) RETURN e", "MATCH (e:Entity) WHERE e.type = 'Person' RETURN e"},
	{"LabelQuoted", "MATCH (`e`:`Person`) RETURN e", "MATCH (`e`:Entity) WHERE `e`.type = 'Person' RETURN e"},
	{
		"DistinctLast", "MATCH (a)-[r]-(b) WITH a.x AS x, count(DISTINCT b) AS n, sum(r.y) AS s\nRETURN x, n, s",
		"MATCH (a)-[r]-(b) WITH a.x AS x, sum(r.y) AS s, count(DISTINCT b) AS n\nRETURN x, n, s",
	},
	{
		"DistinctLastReturn", "MATCH (a)-[r]-(b) RETURN DISTINCT count(DISTINCT b), count(DISTINCT r) , a.x AS x,collect({a: r.y, b: 1}) ORDER BY x",
		"MATCH (a)-[r]-(b) RETURN DISTINCT a.x AS x, collect({a: r.y, b: 1}) , count(DISTINCT b),count(DISTINCT r) ORDER BY x",
	},
	{"DistinctAlone", "RETURN a.x, count(*), count(DISTINCT b)", "RETURN a.x, count(*), count(DISTINCT b)"},
	{"DistinctUngrouped", "RETURN count(DISTINCT b), count(*)", "RETURN count(DISTINCT b), count(*)"},
	{"Other", "MATCH (a:Article)<-[:IN_ARTICLE]-(:Sentence)", "MATCH (a:Article)<-[:IN_ARTICLE]-(:Sentence)"},
	{"Map", "MATCH (:Person {name: $x})-->(b)", "MATCH (relata_1:Entity {name: $p_x})-->(b) WHERE relata_1.type = 'Person' "},
	{"EntityAndLabel", "MATCH (e:Entity:Person)-->(:Person:Entity)", "MATCH (e:Entity)-->(relata_1:Entity) WHERE e.type = 'Person' AND relata_1.type = 'Person' "},
	{"And", "MATCH (e:Entity&Person)", "MATCH (e:Entity) WHERE e.type = 'Person' "},
	{"Never", "MATCH (e:Person:Place)", "MATCH (e:Entity) WHERE false "},
	{"Or", "MATCH (e:Person | Place)", "MATCH (e:Entity) WHERE e.type IN ['Person', 'Place'] "},
	{"OrAll", "MATCH (e:Person|Place|Work)", "MATCH (e:Entity)"},
	{"OrOther", "MATCH (e:Person|Article|Folder)", "MATCH (e:Entity:Article:Folder) WHERE (label(e) <> 'Entity' OR e.type = 'Person') "},
	{"Parentheses", "MATCH (e:(Person|Place)&Entity)", "MATCH (e:Entity) WHERE e.type IN ['Person', 'Place'] "},
	{"Where", "MATCH (a:Person)\nWHERE a.x OR a.y\nRETURN a", "MATCH (a:Entity)\nWHERE a.type = 'Person' AND ( a.x OR a.y\n) RETURN a"},
	{
		"Optional", "MATCH (a:Person) OPTIONAL MATCH (b:Place) WHERE b.x WITH a, b WHERE a.x RETURN a",
		"MATCH (a:Entity) WHERE a.type = 'Person' OPTIONAL MATCH (b:Entity) WHERE b.type = 'Place' AND ( b.x ) WITH a, b WHERE a.x RETURN a",
	},
	{
		"Union", "MATCH (a:Person) RETURN a.id UNION MATCH (a:Place) RETURN a.id",
		"MATCH (a:Entity) WHERE a.type = 'Person' RETURN a.id UNION MATCH (a:Entity) WHERE a.type = 'Place' RETURN a.id",
	},
	{"StartsWith", "MATCH (a:Person) WHERE a.x STARTS WITH 'y' RETURN a", "MATCH (a:Entity) WHERE a.type = 'Person' AND ( a.x STARTS WITH 'y' ) RETURN a"},
	{"Semicolon", "MATCH (a:Person) RETURN a;", "MATCH (a:Entity) WHERE a.type = 'Person' RETURN a;"},
	{"Comments", "MATCH (a /* :Place */ :Person) // :X\nRETURN a", "MATCH (a              :Entity)      \nWHERE a.type = 'Person' RETURN a"},
	{
		"Exists", "MATCH (a) WHERE EXISTS { MATCH (a)-->(b:Person) WHERE b.x } RETURN a",
		"MATCH (a) WHERE EXISTS { MATCH (a)-->(b:Entity) WHERE b.type = 'Person' AND ( b.x ) } RETURN a",
	},
	{"ExistsPattern", "MATCH (a) WHERE EXISTS { (a)-->(:Person) }", "MATCH (a) WHERE EXISTS { MATCH  (a)-->(relata_1:Entity) WHERE relata_1.type = 'Person' }"},
	{"Count", "MATCH (a) RETURN COUNT { MATCH (a)-->(:Person) } AS n", "MATCH (a) RETURN COUNT { MATCH (a)-->(relata_1:Entity) WHERE relata_1.type = 'Person' } AS n"},
	{
		"PathPredicate", "MATCH (n) WHERE NOT (n)-[:SUES]->(:Person) AND (n.x) RETURN n",
		"MATCH (n) WHERE NOT EXISTS { MATCH (n)-[relata_1:Fact]->(relata_2:Entity) WHERE relata_1._type = 'SUES' AND relata_2.type = 'Person' } AND (n.x) RETURN n",
	},
	{"PathPredicatePlain", "MATCH (n) WHERE (n)<-[:MENTIONS]-() RETURN n", "MATCH (n) WHERE (n)<-[:MENTIONS]-() RETURN n"},
	{"RelationshipType", "MATCH (a)-[r:SUES]->(b) RETURN r", "MATCH (a)-[r:Fact]->(b) WHERE r._type = 'SUES' RETURN r"},
	{"RelationshipTypes", "MATCH ()-[:SUES|:LEADS {x: 1}]->()", "MATCH ()-[relata_1:Fact {x: 1}]->() WHERE relata_1._type IN ['SUES', 'LEADS'] "},
	{"AllFacts", "MATCH ()-[:SUES|LEADS|RELATES_TO]->()", "MATCH ()-[:Fact]->()"},
	{"OtherRelationship", "MATCH ()-[r:MENTIONS|SUES]->()", "MATCH ()-[r:Fact|MENTIONS]->() WHERE (label(r) <> 'Fact' OR r._type = 'SUES') "},
	{"Paths", "MATCH (a)-[:SUES*1..3]->(b)", "MATCH (a)-[:Fact*1..3 (relata_1, relata_2 | WHERE relata_1._type = 'SUES')]->(b)"},
	{"PathsOther", "MATCH (a)-[:MENTIONS* 2 {x: 1}]->(b)", "MATCH (a)-[:MENTIONS* 2 {x: 1}]->(b)"},
	{"Predicate", "MATCH (n) WHERE n:Person OR NOT n:Article", "MATCH (n) WHERE (label(n) = 'Entity' AND n.type = 'Person') OR NOT (label(n) = 'Article')"},
	{
		"PredicateKnown", "MATCH (n:Entity)-[r]-(a:Article) WHERE (n:Person|Place) AND r:SUES AND a:Person",
		"MATCH (n:Entity)-[r]-(a:Article) WHERE ((n.type IN ['Person', 'Place'])) AND (label(r) = 'Fact' AND r._type = 'SUES') AND (false)",
	},
	{
		"PredicateColumn", "MATCH (n:Entity) RETURN n:Person, n:Person AS p, {a: n:Person}",
		"MATCH (n:Entity) RETURN (n.type = 'Person') AS `n:Person`, (n.type = 'Person') AS p, {a: (n.type = 'Person')}",
	},
	{"Slice", "RETURN x[a:b], {a: Entity, Person: b}", "RETURN x[a:b], {a: Entity, Person: b}"},
	{
		"Labels", "MATCH (a:Article), (n) WITH a AS b, n RETURN labels(b), labels(n) AS l",
		"MATCH (a:Article), (n) WITH a AS b, n RETURN CASE WHEN id(b) IS NOT NULL THEN [label(b)] END AS `labels(b)`, " +
			"CASE WHEN id(n) IS NULL THEN NULL WHEN label(n) = 'Entity' THEN ['Entity', n.type] ELSE [label(n)] END AS l",
	},
	{
		"Type", "MATCH ()-[m:MENTIONS]-()-[f:SUES|LEADS]-()-[r]-() RETURN type(m), r.type, Type (f), type(r) AS t",
		"MATCH ()-[m:MENTIONS]-()-[f:Fact]-()-[r]-() WHERE f._type IN ['SUES', 'LEADS'] RETURN label(m) AS `type(m)`, r.type, f._type AS `Type (f)`, " +
			"CASE WHEN label(r) = 'Fact' THEN r._type ELSE label(r) END AS t",
	},
	{
		"Names", "MATCH ()-[m:MENTIONS]-()-[f:SUES|LEADS|RELATES_TO]-() WHERE 'x' IN m.names RETURN m.names, f.names",
		"MATCH ()-[m:MENTIONS]-()-[f:Fact]-() WHERE 'x' IN string_split(m.names, left(m.names, 1)) " +
			"RETURN string_split(m.names, left(m.names, 1)) AS `m.names`, f.names",
	},
	{
		"Aliases", "MATCH (e:Entity) WHERE $x IN e.aliases UNWIND e.alias_uses AS n RETURN e.aliases",
		"MATCH (e:Entity) WHERE $p_x IN string_split(e.aliases, left(e.aliases, 1)) UNWIND CAST(string_split(e.alias_uses, left(e.alias_uses, 1)) AS INT64[]) AS n " +
			"RETURN string_split(e.aliases, left(e.aliases, 1)) AS `e.aliases`",
	},
	{"NamesSet", "MATCH ()-[m:MENTIONS]-() SET m.names = NULL", "MATCH ()-[m:MENTIONS]-() SET m.names = NULL"},
	{"Shortest", "MATCH p = shortestPath((a:Person)-[:X*..4]-(b)) RETURN p", "MATCH p = (a:Entity)-[:X* SHORTEST 1..4]-(b) WHERE a.type = 'Person' RETURN p"},
	{
		"ShortestFacts", "MATCH p = shortestPath((a)-[:SUES*..4]-(b)) RETURN p",
		"MATCH p = (a)-[:Fact* SHORTEST 1..4 (relata_1, relata_2 | WHERE relata_1._type = 'SUES')]-(b) RETURN p",
	},
	{"AllShortest", "MATCH p = allShortestPaths((a)-[:X*1..4]-(b))", "MATCH p = (a)-[:X* ALL SHORTEST 1..4]-(b)"},
	{
		"Create", "MATCH (a:Person) CREATE (a)-[:SUES {x: 1}]->(:Entity:Place {id: 1}), (:Person {}), (:Article)",
		"MATCH (a:Entity) WHERE a.type = 'Person' CREATE (a)-[:Fact {_type: 'SUES', x: 1}]->(:Entity {type: 'Place', id: 1}), (:Entity {type: 'Person'}), (:Article)",
	},
	{"Merge", "MERGE (a:Person)-[r:LEADS]->(b) ON CREATE SET r.x = 1", "MERGE (a:Entity {type: 'Person'})-[r:Fact {_type: 'LEADS'}]->(b) ON CREATE SET r.x = 1"},
	{"SetList", "MATCH (e:Person) SET e.note = e.aliases, e.x = 1", "MATCH (e:Entity) WHERE e.type = 'Person' SET e.note = string_split(e.aliases, left(e.aliases, 1)), e.x = 1"},
	{"SetMap", "MATCH (e:Entity) SET e += {end: $x, y: {z: 1}}, e.n = 2 RETURN {a: 1}", "MATCH (e:Entity) SET e.`end` = $p_x, e.y = {z: 1}, e.n = 2 RETURN {a: 1}"},
	{"Remove", "MATCH (e:Person) REMOVE e.note, e.end RETURN e.x", "MATCH (e:Entity) WHERE e.type = 'Person' SET e.note = NULL, e.`end` = NULL RETURN e.x"},
	{"Unknown", "MATCH (r:Robot)-[:EATS]->() RETURN r", "MATCH (r:Robot)-[:EATS]->() RETURN r"},
	{"OwnNames", "MATCH (relata_1:Person)-->(:Place)", "MATCH (relata_1:Entity)-->(relata__1:Entity) WHERE relata_1.type = 'Person' AND relata__1.type = 'Place' "},
	{"Reserved", "RETURN s.end, s.start", "RETURN s.`end`, s.start"},
	{"Strings", `RETURN 'type(x) (:Entity) $y', "it's \" :Entity"`, `RETURN 'type(x) (:Entity) $y', "it's \" :Entity"`},
	{"Comment", "RETURN 1 // type(r)", "RETURN 1           "},
	{"Limit", "RETURN 1 SKIP $n LIMIT $n", "RETURN 1 SKIP 3 LIMIT 3"},
	{"EmptyList", "RETURN $none", "RETURN CAST([] AS STRING[])"},
}

var names = Names{Entities: []string{"Person", "Place", "Work"}, Facts: []string{"SUES", "LEADS", "RELATES_TO"}}

func TestTranslate(t *testing.T) {
	for _, c := range dialectCases {
		got := Translate(c.in, names, map[string]any{"none": []string{}, "n": 3})
		if diff := cmp.Diff(c.want, got.Text); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	for query, want := range map[string]struct{ writes, refused string }{
		"MATCH (n) DELETE n":                           {writes: "DELETE"},
		"MATCH (n) DETACH DELETE n":                    {writes: "DETACH"},
		"match (n) set n.x = 1":                        {writes: "SET"},
		"MATCH (n) REMOVE n.x":                         {writes: "REMOVE"},
		"CREATE (:Person)":                             {writes: "CREATE"},
		"CREATE p = (:Person)-[:X]->(:Y)":              {writes: "CREATE"},
		"MERGE (n:Person) ON CREATE SET n.x = 1":       {writes: "MERGE"},
		"LOAD FROM '/etc/passwd' RETURN *":             {refused: "LOAD"},
		"COPY (MATCH (n) RETURN n) TO 'x.csv'":         {refused: "COPY"},
		"EXPORT DATABASE 'x'":                          {refused: "EXPORT"},
		"IMPORT DATABASE 'x'":                          {refused: "IMPORT"},
		"INSTALL httpfs":                               {refused: "INSTALL"},
		"FORCE INSTALL httpfs":                         {refused: "FORCE"},
		"UNINSTALL httpfs":                             {refused: "UNINSTALL"},
		"UPDATE httpfs":                                {refused: "UPDATE"},
		"ATTACH 'x.db' AS x (dbtype kuzu)":             {refused: "ATTACH"},
		"DETACH x":                                     {writes: "DETACH", refused: "DETACH"},
		"USE x":                                        {refused: "USE"},
		"DROP TABLE Entity":                            {refused: "DROP"},
		"ALTER TABLE Entity ADD x STRING":              {refused: "ALTER"},
		"COMMENT ON TABLE Entity IS 'x'":               {refused: "COMMENT"},
		"PROFILE COMMENT ON TABLE Entity IS 'x'":       {refused: "COMMENT"},
		"CREATE NODE TABLE x(id STRING)":               {writes: "CREATE", refused: "CREATE"},
		"CREATE SEQUENCE s":                            {writes: "CREATE", refused: "CREATE"},
		"CREATE MACRO f(x) AS x + 1":                   {writes: "CREATE", refused: "CREATE"},
		"CALL threads = 3":                             {refused: "CALL"},
		"CALL DROP_FTS_INDEX('Entity', 'x')":           {refused: "CALL"},
		"CALL show_tables() RETURN name":               {},
		"MATCH (n) RETURN n.set, n.delete":             {},
		"MATCH (n) WITH n.x AS comment RETURN comment": {},
		"MATCH (n:Set) RETURN n AS copy":               {},
		"RETURN 'CREATE'":                              {},
		"MATCH (n) WHERE n.x = 'DELETE' RETURN n.y":    {},
	} {
		got := Translate(query, names, nil)
		if got.Writes != want.writes || got.Refused != want.refused {
			t.Errorf("%s: writes %q, refused %q, want %q, %q", query, got.Writes, got.Refused, want.writes, want.refused)
		}
	}
}

func TestWrong(t *testing.T) {
	for query, want := range map[string]string{
		"MATCH (n:Person) SET n:Place":                                                     "labels are not set",
		"MATCH (n:Person) REMOVE n:Person":                                                 "labels are not set",
		"MATCH (n:Person) SET n = {x: 1}":                                                  "one by one",
		"MATCH (n:Person) SET n += $props":                                                 "one by one",
		"MATCH (n:Person) SET n += {}":                                                     "one by one",
		"CREATE (:Person:Place {id: 'x'})":                                                 "one type",
		"MATCH (n:Person) SET n.x = 1, n.y = {a: 1}":                                       "",
		"MATCH (n)--(m) RETURN n.x, count(DISTINCT m) + count(m)":                          "put it last",
		"RETURN n.x, count(DISTINCT m), count(*) UNION RETURN n.x, count(DISTINCT m), 1":   "put it last",
		"MATCH (n)--(m) WITH n, count(m) + count(DISTINCT m) AS c, sum(m.x) AS s RETURN c": "",
	} {
		if got := Translate(query, names, nil).Wrong; (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// FuzzTranslate: tokens join to the query, values of parameters never get into the text, and every place of the translation is one of
// the query.
func FuzzTranslate(f *testing.F) {
	for _, c := range dialectCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, q string) {
		const secret = "V4LUE"
		if strings.Contains(q, secret) {
			t.Skip()
		}
		got := Translate(q, names, map[string]any{"a": secret, "b": []string{secret}, "c": []string{}})
		var joined strings.Builder
		for _, tok := range scan(q) {
			joined.WriteString(tok.text)
		}
		if joined.String() != q {
			t.Errorf("tokens join to %q", joined.String())
		}
		if strings.Contains(got.Text, secret) {
			t.Errorf("a value is in the text: %q", got.Text)
		}
		for i := range len(got.Text) + 1 {
			if at := got.origin(i); at < 0 || at > len(q) {
				t.Fatalf("byte %d comes from %d", i, at)
			}
		}
	})
}
