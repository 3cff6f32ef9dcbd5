package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// A Line is a statement as the contract of docs/design.md has it, as far as the graph has kept it: names are those of the entities,
// and there is no lemma.
type Line struct {
	ID           string            `json:"id"`
	Article      string            `json:"article"`
	Subject      LineArgument      `json:"subject"`
	Predicate    LinePredicate     `json:"predicate"`
	Object       LineArgument      `json:"object"`
	Negated      bool              `json:"negated"`
	Modality     string            `json:"modality"`
	AttributedTo *LineSpeaker      `json:"attributed_to"` // nil: nobody's claim
	Qualifiers   map[string]string `json:"qualifiers"`
	Confidence   float64           `json:"confidence"`
	Evidence     LineEvidence      `json:"evidence"`
	Rule         string            `json:"rule,omitempty"`

	title, url, published string // of the article
}

// A LineArgument is the subject or object of a Line.
type LineArgument struct {
	Name    string `json:"name"`
	Type    string `json:"type,omitempty"`
	Mention string `json:"mention,omitempty"` // the words, where they stand in the sentence of the evidence
	Start   int64  `json:"start"`             // code points of the article
	End     int64  `json:"end"`
}

// A LinePredicate is the predicate of a Line.
type LinePredicate struct {
	Type  string `json:"type"`
	Text  string `json:"text"`
	Open  bool   `json:"open"`
	Start int64  `json:"start"`
	End   int64  `json:"end"`
}

// A LineSpeaker is who a statement is attributed to: the innermost speaker, and those through whom the article has it.
type LineSpeaker struct {
	Name    string   `json:"name"`
	Type    string   `json:"type,omitempty"`
	Mention string   `json:"mention,omitempty"` // in the words of the text
	Via     []string `json:"via,omitempty"`
}

// LineEvidence is the sentence of a Line.
type LineEvidence struct {
	Sentence string `json:"sentence"`
	Start    int64  `json:"start"`
	End      int64  `json:"end"`
}

// writeJSONL writes statements in the order of article, sentence and ID.
func writeJSONL(ctx context.Context, src *source, out *bufio.Writer, _ Options) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for l, err := range src.lines(ctx) {
		if err != nil {
			return err
		}
		if err := enc.Encode(l); err != nil {
			return fmt.Errorf("export: %w", err)
		}
	}
	return nil
}

// lines joins the statements with their speakers, which come in the same order.
func (src *source) lines(ctx context.Context) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		speaker, stop := iter.Pull2(src.each(ctx, src.toldBy()))
		defer stop()
		by, err, more := speaker()
		s := src.told()
		at := s.index()
		for r, failed := range src.each(ctx, s) {
			if err = errors.Join(failed, err); err != nil {
				yield(Line{}, err)
				return
			}
			l := src.line(r, at)
			for ; more && err == nil && by.text(0) == l.ID; by, err, more = speaker() {
				l.speaker(by.text(1), by.text(2))
			}
			if !yield(l, nil) {
				return
			}
		}
		if err != nil {
			yield(Line{}, err)
		}
	}
}

// index is where in a record each column is.
func (s *stream) index() map[string]int {
	at := make(map[string]int, len(s.columns))
	for i, c := range s.columns {
		at[c.Name] = i
	}
	return at
}

func (l *Line) speaker(name, typ string) {
	switch {
	case l.AttributedTo == nil:
		l.AttributedTo = &LineSpeaker{Name: name, Type: typ}
	case l.AttributedTo.Type == "": // only the words were known
		l.AttributedTo.Name, l.AttributedTo.Type = name, typ
	default:
		l.AttributedTo.Via = append(l.AttributedTo.Via, name)
	}
}

func (src *source) line(r record, at map[string]int) Line {
	text := func(name string) string { return r.text(at[name]) }
	number := func(name string) int64 { return r.number(at[name]) }
	l := Line{
		ID: text("id"), Article: text("article"),
		Subject:   LineArgument{Name: text("subject"), Type: text("subject_type"), Start: number("subject_start"), End: number("subject_end")},
		Object:    LineArgument{Name: text("object"), Type: text("object_type"), Start: number("object_start"), End: number("object_end")},
		Predicate: LinePredicate{text("predicate"), text("text"), r.truth(at["open"]), number("predicate_start"), number("predicate_end")},
		Negated:   r.truth(at["negated"]), Modality: text("modality"), Qualifiers: map[string]string{}, Rule: text("rule"),
		Evidence: LineEvidence{text("sentence"), number("sentence_start"), number("sentence_end")},
	}
	l.title, l.url, l.published = text("title"), text("url"), text("published")
	l.Confidence, _ = r[at["confidence"]].(float64)
	sentence := []rune(l.Evidence.Sentence)
	for _, a := range []*LineArgument{&l.Subject, &l.Object} {
		if from, to := a.Start-l.Evidence.Start, a.End-l.Evidence.Start; 0 <= from && from < to && to <= int64(len(sentence)) {
			a.Mention = string(sentence[from:to])
		}
	}
	for _, q := range src.qualifiers {
		if v := text(q); v != "" {
			l.Qualifiers[q] = v
		}
	}
	if speaker := text("speaker"); speaker != "" {
		l.AttributedTo = &LineSpeaker{Name: speaker, Mention: speaker}
	} else if r.truth(at["attributed"]) {
		l.AttributedTo = &LineSpeaker{}
	}
	return l
}

// A LineError says which line of a JSONL export cannot be read, and why.
type LineError struct {
	Line int // from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap returns the cause.
func (e *LineError) Unwrap() error { return e.Err }

// maxLine is the longest line that is read, in bytes: an article has at most 4 MiB, and a sentence may be all of it.
const maxLine = 64 << 20

// ReadJSONL reads back what the format jsonl writes. It ends at the first error, which is a *LineError or the reader's own.
func ReadJSONL(r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		in := bufio.NewScanner(r)
		in.Buffer(nil, maxLine)
		n := 1
		for ; in.Scan(); n++ {
			if len(bytes.TrimSpace(in.Bytes())) == 0 {
				continue
			}
			var l Line
			if err := json.Unmarshal(in.Bytes(), &l); err != nil {
				yield(Line{}, &LineError{n, err})
				return
			}
			if err := l.check(); err != nil {
				yield(Line{}, &LineError{n, err})
				return
			}
			if !yield(l, nil) {
				return
			}
		}
		if err := in.Err(); err != nil {
			yield(Line{}, &LineError{n, err})
		}
	}
}

func (l Line) check() error {
	switch {
	case l.Article == "":
		return errors.New("article is missing")
	case l.Subject.Name == "" || l.Object.Name == "":
		return errors.New("subject and object need a name")
	case l.Predicate.Type == "":
		return errors.New("predicate.type is missing")
	case !(l.Confidence >= 0 && l.Confidence <= 1):
		return fmt.Errorf("confidence %v is not between 0 and 1", l.Confidence)
	}
	return nil
}
