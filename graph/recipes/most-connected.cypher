// The entities with the most neighbours.
//
// $limit int = 20: rows at most
MATCH (e:Entity)-[r]-(o:Entity)
WITH e.name AS name, e.type AS type, e.id AS id, count(DISTINCT o.id) AS neighbours, sum(r.statements) AS statements
RETURN name, type, neighbours, statements
ORDER BY neighbours DESC, statements DESC, name
LIMIT $limit
