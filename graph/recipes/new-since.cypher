// Facts first written since a date.
//
// $since string: ISO date, such as 2024-03-01
// $limit int = 100: rows at most
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.first_seen >= $since
RETURN r.first_seen AS first_seen, a.name AS subject, coalesce(r.predicate, r.type) AS relation, b.name AS object,
       r.statements AS statements, r.confidence AS confidence
ORDER BY first_seen, subject, relation, object
LIMIT $limit
