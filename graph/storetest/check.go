package storetest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/graph"
	"relata/graph/audit"
)

type damage struct {
	name, query string
	want        string // kind and a part of the message of one problem
	lost        bool   // an article must be read again
}

// damages are what can go wrong in a store, with what a check must say of it.
var damages = []damage{
	{"FactConfidence", "MATCH (:Person)-[r:SUES]->(:Organization) SET r.confidence = 0.1", "fact: confidence is 0.1 and should be 0.9", false},
	{"FactStatements", "MATCH (:Person)-[r:SUES]->(:Organization) SET r.statements = 7", "fact: statements is 7 and should be 2", false},
	{"FactSources", "MATCH (:Person)-[r:SUES]->(:Organization) SET r.sources = NULL", "fact: sources is 0 and should be", false},
	{"FactQualifier", "MATCH (:Person)-[r:LEADS]->(:Organization) SET r.role = 'king', r.first_seen = '1999-01-01'", "fact: first_seen", false},
	{"FactAttributed", "MATCH (:Person)-[r:SUES]->(:Organization) SET r.attributed = true", "fact: attributed is true", false},
	{"FactGone", "MATCH (:Organization)-[r:RELATES_TO]->(:Product) DELETE r", "fact: is not there", false},
	{"FactSurplus", `MATCH (a:Person {name: 'Ada Lovelace'}), (b:Organization {name: 'Babbage & Co'})
		CREATE (a)-[:LEADS {type: 'LEADS', statements: 1, sources: 1, confidence: 0.5}]->(b)`, "fact: stands on no statement", false},
	{"FactDoubled", `MATCH (a:Person)-[:SUES]->(b:Organization) CREATE (a)-[:SUES {type: 'SUES', statements: 1, confidence: 0.5}]->(b)`, "fact: is there 2 times", false},
	{"FactTwin", "MATCH (a:Person)-[r:SUES]->(b:Organization) " + twin("SUES"), "fact: is there 2 times", false},
	{"FactOpenTwin", "MATCH (a:Organization)-[r:RELATES_TO]->(b:Product) " + twin("RELATES_TO"), "fact: is there 2 times", false},
	{"EntityName", "MATCH (e:Person {name: 'Ada Lovelace'}) SET e.name = 'X', e.mentions = 1", "entity: mentions is 1", false},
	{"EntityAliases", "MATCH (e:Organization) SET e.aliases = ['x'], e.last_seen = NULL", "entity: aliases", false},
	{"EntityType", "MATCH (e:Person {name: 'Grace Hopper'}) SET e.type = NULL", "entity: type is missing", false},
	{"EntityOrphan", "CREATE (:Person:Entity {id: 'Person:ghost', type: 'Person', name: 'Ghost', mentions: 2})", "entity: is mentioned by no article", false},
	{"MentionCount", "MATCH (:Article {id: 'one'})-[m:MENTIONS]->(:Person) SET m.count = 0", "mention: has no count", true},
	{"MentionNames", "MATCH (:Article {id: 'one'})-[m:MENTIONS]->(:Product) SET m.names = NULL", "mention: has no count or no name", true},
	{"MentionGone", "MATCH (:Article {id: 'one'})-[m:MENTIONS]->(:Person) DELETE m", "statement: speaks of Person:ada lovelace, which article \"one\" does not mention", true},
	{"MentionDoubled", "MATCH (a:Article {id: 'one'})-[:MENTIONS]->(e:Person) CREATE (a)-[:MENTIONS {count: 1, names: ['Ada']}]->(e)", "mention: is there several times", true},
	{"StatementNegated", "MATCH (st:Statement {predicate: 'SUES'}) SET st.negated = true", "statement: says something else", true},
	{"StatementPredicate", "MATCH (st:Statement {predicate: 'FOUNDED'}) SET st.predicate = 'OWNS'", "statement: says something else", true},
	{"StatementNoSubject", "MATCH (st:Statement {predicate: 'SUES'})-[r:SUBJECT]->(:Person) DELETE r", "statement: has no subject", true},
	{"StatementNoObject", "MATCH (st:Statement {predicate: 'STOCKER'})-[r:OBJECT]->(:Product) DELETE r", "statement: has no object", true},
	{"StatementNoSentence", "MATCH (st:Statement {predicate: 'SUES'})-[r:EVIDENCE]->(:Sentence) DELETE r", "statement: has no sentence", true},
	{"StatementTwoSubjects", `MATCH (st:Statement {predicate: 'STOCKER'}), (e:Person {name: 'Grace Hopper'}) CREATE (st)-[:SUBJECT]->(e)`, "statement: has more than one subject", true},
	{"StatementOffsets", "MATCH (st:Statement {predicate: 'LEADS'}) SET st.object_end = 9000", "statement: has its object at", true},
	{"StatementText", "MATCH (st:Statement {predicate: 'LEADS'}) SET st.text = 'ledas'", "statement: claims the words \"ledas\" where its sentence has \"leads\"", true},
	{"StatementModality", "MATCH (st:Statement {predicate: 'STOCKER'}) SET st.modality = 'surely'", "statement: says something else", true},
	{"StatementConfidence", "MATCH (st:Statement {predicate: 'STOCKER'}) SET st.confidence = 7.0", "statement: has no confidence between 0 and 1", true},
	{"StatementSpeaker", "MATCH (:Statement)-[r:ATTRIBUTED_TO]->(:Organization) SET r.position = 3", "statement: has speakers out of order", true},
	{"StatementNobody", "MATCH (:Statement)-[r:ATTRIBUTED_TO]->(:Organization) DELETE r", "statement: says something else", true},
	{"SentenceText", "MATCH (s:Sentence {id: 'one#1'}) SET s.text = 'Something else.'", "sentence: says that it goes from", true},
	{"SentenceStart", "MATCH (s:Sentence {id: 'one#1'}) SET s.start = 2", "sentence: says that it goes from 2", true},
	{"SentenceIndex", "MATCH (s:Sentence {id: 'one#1'}) SET s.index = 5", "sentence: is sentence 5", true},
	{"SentenceLoose", "MATCH (s:Sentence {id: 'one#1'})-[r:IN_ARTICLE]->(:Article) DELETE r", "sentence: is in no article", true},
	{"SentenceBare", "MATCH (s:Statement)-[:EVIDENCE]->(:Sentence {id: 'three#0'}) DETACH DELETE s", "sentence: holds no statement", true},
	{"ArticleHash", "MATCH (a:Article {id: 'two'}) SET a.hash = NULL", "article: has no hash", true},
}

// twin makes a second relationship from a to b that is equal to r.
func twin(typ string) string {
	same := []string{"type", "statements", "sources", "confidence", "statement", "first_seen", "last_seen", "attributed"}
	if typ == "RELATES_TO" {
		same = append(same, "predicate")
	}
	for i, name := range same {
		same[i] = name + ": r." + name
	}
	return "CREATE (a)-[:" + typ + " {" + strings.Join(same, ", ") + "}]->(b)"
}

// check returns what is wrong, a line each: "kind: message".
func check(t *testing.T, s graph.Store, h *harness, o audit.Options) (lines []string, problems []audit.Problem) {
	t.Helper()
	for p, err := range audit.Check(t.Context(), s, h.schema, o) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, p.Kind+": "+p.Msg)
		problems = append(problems, p)
	}
	return lines, problems
}

func sound(t *testing.T, s graph.Store, h *harness) {
	t.Helper()
	if lines, problems := check(t, s, h, audit.Options{Page: 3}); len(lines) > 0 {
		t.Fatalf("a store in order has problems: %+v", problems)
	}
}

// checks damages a store in every way, each time on top of a graph that is whole: a check finds it, a repair leaves a store that is in
// order, and reading again what a repair names brings back what was lost.
func checks(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	sound(t, s, h)
	write(t, s, h.three()...)
	for _, g := range h.three() {
		m.write(g)
	}
	sound(t, s, h)
	for _, d := range damages {
		if !t.Run(d.name, func(t *testing.T) { damaged(t, h, s, m, d) }) {
			return
		}
	}
	sound(t, s, h)
}

func damaged(t *testing.T, h *harness, s graph.Store, m *model, d damage) {
	h.Exec(t, s, d.query, nil)
	before := dump(t, s)
	lines, _ := check(t, s, h, audit.Options{})
	if !strings.Contains(strings.Join(lines, "\n"), d.want) {
		t.Fatalf("want %q in\n%s", d.want, strings.Join(lines, "\n"))
	}
	if after := dump(t, s); after != before {
		t.Errorf("a check changed the store (-before +after):\n%s", cmp.Diff(before, after))
	}
	lines, found := check(t, s, h, audit.Options{Repair: true})
	lost := false
	for _, p := range found {
		if !p.Mended {
			t.Errorf("not mended: %+v", p)
		}
		lost = lost || p.Open()
	}
	if lost != d.lost {
		t.Errorf("lost: %v, want %v:\n%s", lost, d.lost, strings.Join(lines, "\n"))
	}
	again := false
	for _, p := range found {
		again = again || p.Lost
	}
	_, left := check(t, s, h, audit.Options{})
	for _, p := range left {
		if p.Kind != "article" || p.Again == "" {
			t.Errorf("after the repair: %+v", p)
		}
	}
	if again {
		if _, err := s.Forget(t.Context(), []string{"one", "two", "three"}); err != nil {
			t.Fatal(err)
		}
	}
	write(t, s, h.three()...)
	same(t, s, m)
}

// doubled has somebody make a second relationship that is equal to a fact, and more articles of that fact come and go. Whatever the writes
// make of the two, a check finds them, and a repair leaves the one that its statements give.
func doubled(t *testing.T, h *harness) {
	s, m := h.open(t), newModel()
	a, b := copyOf(h, "a"), copyOf(h, "b")
	for _, step := range []struct {
		name string
		run  func()
	}{
		{"written", func() { write(t, s, b); m.write(b) }},
		{"written again", func() { write(t, s, copyOf(h, "b", 7)); m.write(copyOf(h, "b", 7)) }},
		{"forgotten", func() {
			if _, err := s.Forget(t.Context(), []string{"b"}); err != nil {
				t.Fatal(err)
			}
			m.forget("b")
		}},
	} {
		write(t, s, a)
		m.write(a)
		h.Exec(t, s, "MATCH (a:Person)-[r:SUES]->(b:Organization) "+twin("SUES"), nil)
		step.run()
		if lines, _ := check(t, s, h, audit.Options{Repair: true}); !strings.Contains(strings.Join(lines, "\n"), "fact: is there 2 times") {
			t.Errorf("%s: the check says %q", step.name, lines)
		}
		sound(t, s, h)
		same(t, s, m)
	}
}
