// The sentences that a fact stands on, and those that deny or doubt it.
//
// $subject entity: as the sentences have it
// $relation string = : relation type or open relation
// $object entity = : as the sentences have it
// $limit int = 100: rows at most
MATCH (a:Entity)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b:Entity)
WHERE a.id IN $subject AND ($relation = '' OR st.predicate = $relation) AND (size($object) = 0 OR b.id IN $object)
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN a.name AS subject, st.predicate AS relation, b.name AS object, st.negated AS negated, st.modality AS modality,
       st.speaker AS speaker, st.confidence AS confidence, st.rule AS rule, ar.id AS article, ar.title AS title, ar.url AS url,
       ar.published AS published, se.text AS sentence, se.`start` AS sentence_start,
       st.subject_start AS subject_start, st.subject_end AS subject_end, st.predicate_start AS predicate_start,
       st.predicate_end AS predicate_end, st.object_start AS object_start, st.object_end AS object_end
ORDER BY relation, object, confidence DESC, article, sentence_start, predicate_start
LIMIT $limit
