// What is said of an entity, by date of publication, which is not the date of what happened.
//
// $entity entity: a name or alias
// $since string = : ISO date from which on
// $limit int = 100: rows at most
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(st:Statement)
WHERE e.id IN $entity
MATCH (a:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(b:Entity)
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
WHERE ar.published IS NOT NULL AND ar.published >= $since
RETURN DISTINCT ar.published AS published, a.name AS subject, st.predicate AS relation, b.name AS object, st.negated AS negated,
       st.modality AS modality, st.time AS time, ar.id AS article, se.text AS sentence
ORDER BY published, article, sentence, relation, subject, object
LIMIT $limit
