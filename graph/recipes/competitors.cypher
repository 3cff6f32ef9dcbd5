// What competes with what.
//
// $entity entity = : only rivals of this one
// $limit int = 100: rows at most
MATCH (a:Entity)-[r:COMPETES_WITH]->(b:Entity)
WHERE size($entity) = 0 OR a.id IN $entity OR b.id IN $entity
RETURN a.name AS one, b.name AS other, r.statements AS statements, r.confidence AS confidence
ORDER BY statements DESC, one, other
LIMIT $limit
