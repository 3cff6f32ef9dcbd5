// The shortest way between two entities over facts, of at most four steps.
//
// $from entity: a name or alias
// $to entity: a name or alias
// $limit int = 10: rows at most
MATCH (a:Entity), (b:Entity)
WHERE a.id IN $from AND b.id IN $to AND a.id <> b.id
MATCH p = shortestPath((a)-[:ANY_FACT*..4]-(b))
RETURN a.name AS start_name, b.name AS end_name, length(p) AS steps, p AS path
ORDER BY steps, start_name, end_name
LIMIT $limit
