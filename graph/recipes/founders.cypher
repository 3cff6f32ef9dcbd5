// Who founded what.
//
// $entity entity = : only of this person or organisation
// $limit int = 100: rows at most
MATCH (a:Entity)-[r:FOUNDED]->(b:Entity)
WHERE size($entity) = 0 OR a.id IN $entity OR b.id IN $entity
RETURN b.name AS organization, a.name AS founder, r.time AS time, r.statements AS statements, r.confidence AS confidence
ORDER BY organization, founder
LIMIT $limit
