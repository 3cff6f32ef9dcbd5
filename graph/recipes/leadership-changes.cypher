// How the leadership of an organisation changes: each statement about it by date of publication, those that deny it included.
//
// $entity entity: a person or organisation
// $limit int = 100: rows at most
MATCH (e:Entity)<-[:SUBJECT|OBJECT]-(st:Statement)
WHERE e.id IN $entity AND st.predicate = 'LEADS' AND NOT st.open
MATCH (p:Entity)<-[:SUBJECT]-(st)-[:OBJECT]->(o:Entity)
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN DISTINCT ar.published AS published, o.name AS organization, p.name AS person, st.role AS role, st.time AS time,
       st.negated AS negated, st.modality AS modality, ar.id AS article, se.text AS sentence
ORDER BY published, article, organization, person, sentence
LIMIT $limit
