// An entity: its names, how often it is mentioned, and when.
//
// $entity entity: a name or alias
MATCH (e:Entity)
WHERE e.id IN $entity
RETURN e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases, e.mentions AS mentions, e.first_seen AS first_seen,
       e.last_seen AS last_seen
ORDER BY mentions DESC, id
