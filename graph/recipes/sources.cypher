// The sources of a fact: the articles that assert it, and on whose word.
//
// $subject entity: as the articles have it
// $relation string = : relation type or open relation
// $object entity: as the articles have it
// $limit int = 100: rows at most
MATCH (a:Entity)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b:Entity)
WHERE a.id IN $subject AND b.id IN $object AND ($relation = '' OR st.predicate = $relation)
  AND st.modality = 'asserted' AND NOT st.negated
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN ar.published AS published, ar.id AS article, ar.title AS title, ar.url AS url, st.predicate AS relation, st.speaker AS speaker,
       count(st.id) AS statements, max(st.confidence) AS confidence
ORDER BY published, article, relation, speaker
LIMIT $limit
