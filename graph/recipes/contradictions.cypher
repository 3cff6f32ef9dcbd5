// What one article asserts and another, or the same, denies.
//
// $limit int = 100: rows at most
MATCH (a:Entity)<-[:SUBJECT]-(no:Statement)-[:OBJECT]->(b:Entity)
WHERE no.negated AND no.modality = 'asserted'
WITH a, b, no
MATCH (a)<-[:SUBJECT]-(yes:Statement)-[:OBJECT]->(b)
WHERE yes.predicate = no.predicate AND NOT yes.negated AND yes.modality = 'asserted'
WITH a, b, no, yes
MATCH (yes)-[:EVIDENCE]->(s:Sentence)-[:IN_ARTICLE]->(sa:Article)
WITH a, b, no, yes, s, sa
MATCH (no)-[:EVIDENCE]->(d:Sentence)-[:IN_ARTICLE]->(da:Article)
RETURN a.name AS subject, yes.predicate AS relation, b.name AS object, sa.id AS asserted_by, s.text AS assertion,
       da.id AS denied_by, d.text AS denial
ORDER BY subject, relation, object, asserted_by, assertion, denied_by, denial
LIMIT $limit
