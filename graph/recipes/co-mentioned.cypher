// What the same articles mention.
//
// $entity entity: a name or alias
// $limit int = 50: rows at most
MATCH (e:Entity)<-[:MENTIONS]-(ar:Article)-[:MENTIONS]->(o:Entity)
WHERE e.id IN $entity AND o.id <> e.id
WITH o.name AS name, o.type AS type, o.id AS id, count(DISTINCT ar.id) AS articles
RETURN name, type, articles
ORDER BY articles DESC, name
LIMIT $limit
