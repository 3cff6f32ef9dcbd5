// What a source says: statements that articles put into its mouth.
//
// $source entity: who says so
// $limit int = 100: rows at most
MATCH (st:Statement)-[:ATTRIBUTED_TO]->(s:Entity)
WHERE s.id IN $source
MATCH (a:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(b:Entity)
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN s.name AS source, a.name AS subject, st.predicate AS relation, b.name AS object, st.negated AS negated,
       st.modality AS modality, ar.published AS published, ar.id AS article, se.text AS sentence
ORDER BY published DESC, article, sentence, relation, subject, object
LIMIT $limit
