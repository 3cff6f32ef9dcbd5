// What the same articles mention without a fact between the two: where to look next.
//
// $entity entity: a name or alias
// $articles int = 1: articles at least
// $limit int = 50: rows at most
MATCH (e:Entity)<-[:MENTIONS]-(ar:Article)-[:MENTIONS]->(o:Entity)
WHERE e.id IN $entity AND o.id <> e.id
WITH e, o, count(DISTINCT ar.id) AS articles
WHERE articles >= $articles
OPTIONAL MATCH (e)-[r]-(o)
WITH e, o, articles, count(r) AS facts
WHERE facts = 0
RETURN o.name AS name, o.type AS type, articles
ORDER BY articles DESC, name, type
LIMIT $limit
