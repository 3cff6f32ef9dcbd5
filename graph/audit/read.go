package audit

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"relata/graph"
	"relata/graph/internal/merge"
	"relata/graph/internal/pages"
)

// This file checks what was read: articles, sentences, mentions, statements.

// articles have a hash. A node without one is somebody else's, unless something of Relata's hangs on it.
func (a *auditor) articles(r pages.Range) error {
	bare := map[string]bool{}
	err := a.each("MATCH (a:Article) WHERE a.id > $after AND a.id <= $upto AND (a.hash IS NULL OR a.hash = '"+merge.Damaged+"') RETURN a.id, a.hash", r, func(v []any) {
		id := pages.Text(v[0])
		if v[1] == nil {
			bare[id] = true
			return
		}
		a.report(Problem{Kind: "article", ID: id, Msg: "is not whole: something of it was taken out before", Again: id, Mended: true})
	})
	if err != nil || len(bare) == 0 {
		return err
	}
	const ours = `MATCH (a:Article)<-[:IN_ARTICLE]-(s:Sentence) WHERE a.id > $after AND a.id <= $upto AND a.hash IS NULL RETURN DISTINCT a.id`
	return a.each(ours, r, func(v []any) {
		id := pages.Text(v[0])
		a.report(Problem{Kind: "article", ID: id, Msg: "has no hash", Again: id, Mended: true})
		a.repairs.Articles = append(a.repairs.Articles, id)
	})
}

type sentence struct {
	graph.Sentence
	articles   []string
	statements int
}

func (a *auditor) sentences(r pages.Range) error {
	all := map[string]*sentence{}
	err := a.each("MATCH (s:Sentence) WHERE s.id > $after AND s.id <= $upto RETURN s", r, func(v []any) {
		n, _ := v[0].(graph.Node)
		id := pages.Text(n.Properties["id"])
		if _, ok := n.Properties["index"].(int64); ok && strings.Contains(id, "#") {
			all[id] = &sentence{Sentence: sentenceFrom(n)}
		}
	})
	if err != nil {
		return err
	}
	err = a.each("MATCH (s:Sentence)-[:IN_ARTICLE]->(a:Article) WHERE s.id > $after AND s.id <= $upto RETURN s.id, a.id", r, func(v []any) {
		if s := all[pages.Text(v[0])]; s != nil {
			s.articles = append(s.articles, pages.Text(v[1]))
		}
	})
	if err != nil {
		return err
	}
	err = a.each("MATCH (s:Sentence)<-[:EVIDENCE]-(st:Statement) WHERE s.id > $after AND s.id <= $upto RETURN s.id, count(st)", r, func(v []any) {
		if s := all[pages.Text(v[0])]; s != nil {
			s.statements = merge.Int(v[1])
		}
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		a.sentence(all[id])
	}
	return nil
}

func sentenceFrom(n graph.Node) graph.Sentence {
	p := n.Properties
	return graph.Sentence{
		ID: pages.Text(p["id"]), Index: merge.Int(p["index"]), Text: pages.Text(p["text"]), Start: merge.Int(p["start"]), End: merge.Int(p["end"]),
	}
}

func (a *auditor) sentence(s *sentence) {
	article := s.ID[:strings.LastIndexByte(s.ID, '#')]
	p := Problem{Kind: "sentence", ID: s.ID, Again: article, Mended: true}
	switch n := utf8.RuneCountInString(s.Text); {
	case len(s.articles) == 0:
		p.Msg = "is in no article"
	case len(s.articles) > 1:
		p.Msg = "is in several articles: " + strings.Join(s.articles, ", ")
	case s.ID != graph.SentenceID(s.articles[0], s.Index):
		p.Msg = fmt.Sprintf("is sentence %d of article %q, which is not what its ID says", s.Index, s.articles[0])
		a.repairs.Articles = append(a.repairs.Articles, s.articles[0])
	case s.Start < 0 || s.End-s.Start != n:
		p.Msg = fmt.Sprintf("says that it goes from %d to %d, and has %d characters", s.Start, s.End, n)
	case s.statements == 0:
		p.Msg = "holds no statement, and was kept for one"
	default:
		return
	}
	a.report(p)
	a.repairs.Sentences = append(a.repairs.Sentences, s.ID)
	a.repairs.Articles = append(a.repairs.Articles, article)
}

// mentions are checked by article. A relationship that has neither count nor names is not Relata's.
func (a *auditor) mentions(r pages.Range) error {
	type pair = [2]string
	times, bad := map[pair]int{}, map[pair]string{}
	const query = "MATCH (a:Article)-[m:MENTIONS]->(e:Entity) WHERE a.id > $after AND a.id <= $upto RETURN a.id, e.id, m.count, m.names"
	err := a.each(query, r, func(v []any) {
		if v[2] == nil && v[3] == nil {
			return
		}
		k := pair{pages.Text(v[0]), pages.Text(v[1])}
		times[k]++
		if names := merge.Strings(v[3]); merge.Int(v[2]) < 1 || len(names) == 0 || slices.Contains(names, "") {
			bad[k] = "has no count or no name"
		}
		if times[k] > 1 {
			bad[k] = "is there several times"
		}
	})
	if err != nil {
		return err
	}
	for _, k := range slices.SortedFunc(maps.Keys(bad), func(a, b pair) int { return slices.Compare(a[:], b[:]) }) {
		a.report(Problem{Kind: "mention", ID: k[0] + " MENTIONS " + k[1], Msg: bad[k], Again: k[0], Mended: true})
		a.repairs.Mentions = append(a.repairs.Mentions, k)
		a.repairs.Articles = append(a.repairs.Articles, k[0])
	}
	return nil
}

type statement struct {
	graph.Statement
	subjects, objects []string
	sentences         []graph.Sentence
	articles          []string
	speakers          map[int]string // by position
	doubled           bool           // a position twice
	mentioned         map[string]bool
}

// contentID tells Relata's statements from somebody else's.
var contentID = regexp.MustCompile(`^[0-9a-f]{32}$`)

func (a *auditor) statements(r pages.Range) error {
	all := map[string]*statement{}
	const where = " WHERE st.id > $after AND st.id <= $upto "
	err := a.each("MATCH (st:Statement)"+where+"RETURN st", r, func(v []any) {
		n, _ := v[0].(graph.Node)
		if id := pages.Text(n.Properties["id"]); contentID.MatchString(id) {
			all[id] = &statement{Statement: statementFrom(n), speakers: map[int]string{}, mentioned: map[string]bool{}}
		}
	})
	if err != nil {
		return err
	}
	for _, q := range []struct {
		query string
		add   func(*statement, []any)
	}{
		{"MATCH (st:Statement)-[:SUBJECT]->(e:Entity)" + where + "RETURN st.id, e.id", func(s *statement, v []any) {
			s.subjects = append(s.subjects, pages.Text(v[1]))
		}},
		{"MATCH (st:Statement)-[:OBJECT]->(e:Entity)" + where + "RETURN st.id, e.id", func(s *statement, v []any) {
			s.objects = append(s.objects, pages.Text(v[1]))
		}},
		{"MATCH (st:Statement)-[:EVIDENCE]->(se:Sentence)" + where + "RETURN st.id, se", func(s *statement, v []any) {
			n, _ := v[1].(graph.Node)
			s.sentences = append(s.sentences, sentenceFrom(n))
		}},
		{"MATCH (st:Statement)-[:EVIDENCE]->(:Sentence)-[:IN_ARTICLE]->(a:Article)" + where + "RETURN st.id, a.id", func(s *statement, v []any) {
			s.articles = append(s.articles, pages.Text(v[1]))
		}},
		{"MATCH (st:Statement)-[r:ATTRIBUTED_TO]->(e:Entity)" + where + "RETURN st.id, e.id, r.position", func(s *statement, v []any) {
			at := merge.Int(v[2])
			_, there := s.speakers[at]
			s.doubled = s.doubled || there || v[2] == nil
			s.speakers[at] = pages.Text(v[1])
		}},
		{mentionedBy("SUBJECT", where), addMentioned},
		{mentionedBy("OBJECT", where), addMentioned},
		{mentionedBy("ATTRIBUTED_TO", where), addMentioned},
	} {
		err := a.each(q.query, r, func(v []any) {
			if s := all[pages.Text(v[0])]; s != nil {
				q.add(s, v)
			}
		})
		if err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		a.statement(all[id])
	}
	return nil
}

// mentionedBy asks which arguments of statements their articles mention.
func mentionedBy(argument, where string) string {
	return "MATCH (st:Statement)-[:" + argument + "]->(e:Entity)<-[m:MENTIONS]-(a:Article)<-[:IN_ARTICLE]-(:Sentence)<-[:EVIDENCE]-(st)" +
		where + "RETURN DISTINCT st.id, e.id"
}

func addMentioned(s *statement, v []any) { s.mentioned[pages.Text(v[1])] = true }

func statementFrom(n graph.Node) graph.Statement {
	p := n.Properties
	confidence, ok := p["confidence"].(float64)
	if whole, isWhole := p["confidence"].(int64); isWhole {
		confidence, ok = float64(whole), true
	}
	if !ok {
		confidence = -1
	}
	return graph.Statement{
		ID: pages.Text(p["id"]), Predicate: pages.Text(p["predicate"]), Open: p["open"] == true, Negated: p["negated"] == true,
		Modality: pages.Text(p["modality"]), Attributed: p["attributed"] == true, Speaker: pages.Text(p["speaker"]),
		Confidence: confidence, Text: pages.Text(p["text"]),
		SubjectStart: merge.Int(p["subject_start"]), SubjectEnd: merge.Int(p["subject_end"]),
		PredicateStart: merge.Int(p["predicate_start"]), PredicateEnd: merge.Int(p["predicate_end"]),
		ObjectStart: merge.Int(p["object_start"]), ObjectEnd: merge.Int(p["object_end"]),
	}
}

func (a *auditor) statement(s *statement) {
	msg := s.wrong()
	if msg == "" {
		return
	}
	p := Problem{Kind: "statement", ID: s.ID, Msg: msg, Mended: true, Lost: len(s.articles) == 0}
	if !p.Lost {
		p.Again = s.articles[0]
	}
	a.report(p)
	a.repairs.Statements = append(a.repairs.Statements, s.ID)
	a.repairs.Articles = append(a.repairs.Articles, s.articles...)
}

// wrong says what is wrong with a statement, "" if nothing is.
func (s *statement) wrong() string {
	for _, part := range []struct {
		name string
		n    int
	}{{"subject", len(s.subjects)}, {"object", len(s.objects)}, {"sentence", len(s.sentences)}, {"article", len(s.articles)}} {
		switch {
		case part.n == 0:
			return "has no " + part.name
		case part.n > 1:
			return "has more than one " + part.name
		}
	}
	se := s.sentences[0]
	s.Article, s.Sentence, s.Subject, s.Object = s.articles[0], se.ID, s.subjects[0], s.objects[0]
	for at := range len(s.speakers) {
		s.AttributedTo = append(s.AttributedTo, s.speakers[at])
	}
	if s.doubled || slices.Contains(s.AttributedTo, "") {
		return "has speakers out of order"
	}
	for _, e := range append([]string{s.Subject, s.Object}, s.AttributedTo...) {
		if !s.mentioned[e] {
			return fmt.Sprintf("speaks of %s, which article %q does not mention", e, s.Article)
		}
	}
	switch {
	case s.ContentID() != s.ID:
		return "says something else than its ID stands for"
	case !slices.Contains(modalities, s.Modality):
		return fmt.Sprintf("has modality %q", s.Modality)
	case !(s.Confidence >= 0 && s.Confidence <= 1):
		return "has no confidence between 0 and 1"
	}
	for _, span := range []struct {
		name       string
		start, end int
	}{{"subject", s.SubjectStart, s.SubjectEnd}, {"predicate", s.PredicateStart, s.PredicateEnd}, {"object", s.ObjectStart, s.ObjectEnd}} {
		if span.start >= span.end || span.start < se.Start || span.end > se.End {
			return fmt.Sprintf("has its %s at %d to %d, outside of its sentence, which goes from %d to %d", span.name, span.start, span.end, se.Start, se.End)
		}
	}
	if words := slice(se, s.PredicateStart, s.PredicateEnd); s.Text != "" && words != s.Text {
		return fmt.Sprintf("claims the words %q where its sentence has %q", s.Text, words)
	}
	return ""
}

var modalities = []string{"asserted", "planned", "possible", "conditional", "question"}

// slice is the text of a sentence between two offsets of its article.
func slice(s graph.Sentence, start, end int) string {
	r := []rune(s.Text)
	if start < s.Start || end-s.Start > len(r) || start > end {
		return ""
	}
	return string(r[start-s.Start : end-s.Start])
}
