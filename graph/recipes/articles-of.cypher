// The articles that mention an entity.
//
// $entity entity: a name or alias
// $limit int = 50: rows at most
MATCH (ar:Article)-[m:MENTIONS]->(e:Entity)
WHERE e.id IN $entity
RETURN ar.published AS published, ar.id AS article, ar.title AS title, m.count AS mentions, m.names AS names
ORDER BY published DESC, article
LIMIT $limit
