// Articles that print the same dispatch, more or less cut: they count as one source of what they say.
//
// $article string = : only copies of this article, by its ID
// $limit int = 100: rows at most
MATCH (a:Article)
UNWIND [a.band1, a.band2, a.band3, a.band4, a.band5, a.band6, a.band7, a.band8] AS band
WITH band, collect(a.id) AS printed
WHERE band IS NOT NULL AND size(printed) > 1
UNWIND printed AS article
UNWIND printed AS other
WITH DISTINCT article, other
WHERE article <> other AND (($article = '' AND article < other) OR article = $article)
RETURN article, other
ORDER BY article, other
LIMIT $limit
