// Who announced, launched or published what.
//
// $entity entity = : only of this one
// $limit int = 100: rows at most
MATCH (a:Entity)-[r:ANNOUNCED|LAUNCHED|PUBLISHED|DEVELOPS]->(b:Entity)
WHERE size($entity) = 0 OR a.id IN $entity OR b.id IN $entity
RETURN a.name AS subject, r.type AS relation, b.name AS object, r.first_seen AS first_seen, r.confidence AS confidence
ORDER BY subject, relation, object
LIMIT $limit
