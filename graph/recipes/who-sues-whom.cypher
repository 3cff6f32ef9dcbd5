// Who takes whom to court.
//
// $entity entity = : only cases that it is a party to
// $limit int = 100: rows at most
MATCH (a:Entity)-[r:SUES]->(b:Entity)
WHERE size($entity) = 0 OR a.id IN $entity OR b.id IN $entity
RETURN a.name AS plaintiff, b.name AS defendant, r.statements AS statements, r.confidence AS confidence,
       r.attributed AS attributed, r.first_seen AS first_seen
ORDER BY statements DESC, plaintiff, defendant
LIMIT $limit
