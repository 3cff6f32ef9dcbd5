// Who leads what, in which role, and when that was first and last written.
//
// $entity entity = : only of this person or organisation
// $limit int = 100: rows at most
MATCH (p:Entity)-[r:LEADS]->(o:Entity)
WHERE size($entity) = 0 OR p.id IN $entity OR o.id IN $entity
RETURN o.name AS organization, p.name AS person, r.role AS role, r.first_seen AS first_seen, r.last_seen AS last_seen,
       r.confidence AS confidence
ORDER BY organization, last_seen DESC, person
LIMIT $limit
