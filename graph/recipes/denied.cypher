// What articles deny, and who denies it. None of it is a fact.
//
// $entity entity = : only where it is subject or object
// $limit int = 100: rows at most
MATCH (a:Entity)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b:Entity)
WHERE st.negated AND (size($entity) = 0 OR a.id IN $entity OR b.id IN $entity)
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN a.name AS subject, st.predicate AS relation, b.name AS object, st.speaker AS speaker, ar.published AS published,
       ar.id AS article, se.text AS sentence
ORDER BY published DESC, article, sentence, relation, subject, object
LIMIT $limit
