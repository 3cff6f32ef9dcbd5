// Who owns, acquired or sold what, with share and amount.
//
// $entity entity = : only of this one
// $limit int = 100: rows at most
MATCH (a:Entity)-[r:OWNS|ACQUIRED|SOLD|SUBSIDIARY_OF]->(b:Entity)
WHERE size($entity) = 0 OR a.id IN $entity OR b.id IN $entity
RETURN a.name AS subject, r.type AS relation, b.name AS object, r.share AS share, r.amount AS amount, r.confidence AS confidence
ORDER BY subject, relation, object
LIMIT $limit
