// Package export writes what a store holds in formats that other programs read. A store comes in, text goes out, the same bytes
// for the same graph. It asks the store through queries alone.
package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"relata/graph"
)

// statements reads all statements in the order of article and place. Speakers come in rows of their own, since a query that
// gathers them would not keep their order on every store.
const statements = `MATCH (a:Entity)<-[:SUBJECT]-(st:Statement)-[:OBJECT]->(b:Entity)
MATCH (st)-[:EVIDENCE]->(se:Sentence)-[:IN_ARTICLE]->(ar:Article)
RETURN ar.id AS article, se.index AS place, st.id AS id, a.name AS subject, a.type AS subject_type, b.name AS object,
       b.type AS object_type, st AS statement, se AS sentence
ORDER BY article, place, id`

const speakers = `MATCH (st:Statement)-[r:ATTRIBUTED_TO]->(e:Entity)
RETURN st.id AS id, r.position AS position, e.name AS name, e.type AS type
ORDER BY id, position`

type argument struct {
	Name  string `json:"name"`
	Type  string `json:"type,omitempty"`
	Start int64  `json:"start"`
	End   int64  `json:"end"`
}

type speaker struct {
	Name string   `json:"name"`
	Type string   `json:"type,omitempty"`
	Via  []string `json:"via,omitempty"`
}

type predicate struct {
	Type  string `json:"type"`
	Text  string `json:"text"`
	Open  bool   `json:"open"`
	Start int64  `json:"start"`
	End   int64  `json:"end"`
}

type evidence struct {
	Sentence string `json:"sentence"`
	Start    int64  `json:"start"`
	End      int64  `json:"end"`
}

// A line is the statement contract (docs/design.md), as far as the graph has it: names are those of the entities.
type line struct {
	Article      string            `json:"article"`
	Subject      argument          `json:"subject"`
	Predicate    predicate         `json:"predicate"`
	Object       argument          `json:"object"`
	Negated      bool              `json:"negated"`
	Modality     string            `json:"modality"`
	AttributedTo *speaker          `json:"attributed_to"`
	Qualifiers   map[string]string `json:"qualifiers"`
	Confidence   float64           `json:"confidence"`
	Evidence     evidence          `json:"evidence"`
	Rule         string            `json:"rule,omitempty"`
}

// JSONL writes one JSON object a line for each statement, in the order of article, sentence and ID. Qualifiers are named in
// qualifiers (graph.QualifierNames).
func JSONL(ctx context.Context, s graph.Store, qualifiers []string, w io.Writer) error {
	by := map[string]*speaker{}
	for row, err := range s.Query(ctx, speakers, nil) {
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		id, name := text(row.Values[0]), text(row.Values[2])
		if sp := by[id]; sp != nil {
			sp.Via = append(sp.Via, name)
			continue
		}
		by[id] = &speaker{Name: name, Type: text(row.Values[3])}
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for row, err := range s.Query(ctx, statements, nil) {
		if err != nil {
			return fmt.Errorf("export: %w", err)
		}
		st, ok := row.Values[7].(graph.Node)
		se, ok2 := row.Values[8].(graph.Node)
		if !ok || !ok2 {
			return fmt.Errorf("export: statement %v: the store returned no node", row.Values[2])
		}
		l := newLine(row, st.Properties, se.Properties, qualifiers)
		l.AttributedTo = by[text(row.Values[2])]
		if l.AttributedTo == nil && text(st.Properties["speaker"]) != "" {
			l.AttributedTo = &speaker{Name: text(st.Properties["speaker"])}
		}
		if err := enc.Encode(l); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

func newLine(row graph.Row, st, se map[string]any, qualifiers []string) line {
	l := line{
		Article:   text(row.Values[0]),
		Subject:   argument{text(row.Values[3]), text(row.Values[4]), whole(st["subject_start"]), whole(st["subject_end"])},
		Object:    argument{text(row.Values[5]), text(row.Values[6]), whole(st["object_start"]), whole(st["object_end"])},
		Predicate: predicate{text(st["predicate"]), text(st["text"]), st["open"] == true, whole(st["predicate_start"]), whole(st["predicate_end"])},
		Negated:   st["negated"] == true, Modality: text(st["modality"]), Qualifiers: map[string]string{},
		Evidence: evidence{text(se["text"]), whole(se["start"]), whole(se["end"])}, Rule: text(st["rule"]),
	}
	l.Confidence, _ = st["confidence"].(float64)
	for _, q := range qualifiers {
		if v := text(st[q]); v != "" {
			l.Qualifiers[q] = v
		}
	}
	return l
}

func text(v any) string { s, _ := v.(string); return s }

func whole(v any) int64 { n, _ := v.(int64); return n }
