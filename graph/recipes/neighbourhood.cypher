// What is known of an entity: the facts of which it is the subject or the object.
//
// $entity entity: a name or alias
// $limit int = 100: rows at most
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(st:Statement)
WHERE e.id IN $entity
MATCH (a:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(b:Entity)
WITH st, a, b
MATCH (a)-[r]->(b)
WHERE r.statement = st.id
RETURN DISTINCT a.name AS subject, coalesce(r.predicate, r.type) AS relation, b.name AS object, r.role AS role,
       r.statements AS statements, r.confidence AS confidence, r.attributed AS attributed
ORDER BY statements DESC, confidence DESC, subject, relation, object
LIMIT $limit
