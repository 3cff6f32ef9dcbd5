// What is known of an entity: the facts of which it is the subject or the object.
//
// $entity entity: a name or alias
// $limit int = 100: rows at most
MATCH (e:Entity)-[r]-(o:Entity)
WHERE e.id IN $entity
WITH DISTINCT r AS r, startNode(r) AS a, endNode(r) AS b
RETURN a.name AS subject, coalesce(r.predicate, r.type) AS relation, b.name AS object, r.role AS role,
       r.statements AS statements, r.confidence AS confidence, r.attributed AS attributed
ORDER BY statements DESC, confidence DESC, subject, relation, object
LIMIT $limit
