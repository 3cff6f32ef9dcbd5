package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"
)

// csvColumns are the columns of the table before the qualifiers.
var csvColumns = []struct {
	name string
	cell func(Line) string
}{
	{"article", func(l Line) string { return SafeCell(l.Article) }},
	{"published", func(l Line) string { return SafeCell(l.published) }},
	{"title", func(l Line) string { return SafeCell(l.title) }},
	{"url", func(l Line) string { return SafeCell(l.url) }},
	{"subject", func(l Line) string { return SafeCell(l.Subject.Name) }},
	{"subject_type", func(l Line) string { return SafeCell(l.Subject.Type) }},
	{"predicate", func(l Line) string { return SafeCell(l.Predicate.Type) }},
	{"object", func(l Line) string { return SafeCell(l.Object.Name) }},
	{"object_type", func(l Line) string { return SafeCell(l.Object.Type) }},
	{"open", func(l Line) string { return strconv.FormatBool(l.Predicate.Open) }},
	{"negated", func(l Line) string { return strconv.FormatBool(l.Negated) }},
	{"modality", func(l Line) string { return SafeCell(l.Modality) }},
	{"attributed_to", func(l Line) string {
		if l.AttributedTo == nil {
			return ""
		}
		return SafeCell(l.AttributedTo.Name)
	}},
	{"confidence", func(l Line) string { return strconv.FormatFloat(l.Confidence, 'f', -1, 64) }},
	{"words", func(l Line) string { return SafeCell(l.Predicate.Text) }},
	{"sentence", func(l Line) string { return SafeCell(l.Evidence.Sentence) }},
	{"sentence_start", func(l Line) string { return strconv.FormatInt(l.Evidence.Start, 10) }},
	{"sentence_end", func(l Line) string { return strconv.FormatInt(l.Evidence.End, 10) }},
	{"rule", func(l Line) string { return SafeCell(l.Rule) }},
	{"statement", func(l Line) string { return SafeCell(l.ID) }},
}

// writeCSV writes a table of the statements in the order of jsonl: RFC 4180 in UTF-8 with a header, numbers with a point.
func writeCSV(ctx context.Context, src *source, w *bufio.Writer, _ Options) error {
	out := csv.NewWriter(w)
	row := make([]string, 0, len(csvColumns)+len(src.qualifiers))
	for _, c := range csvColumns {
		row = append(row, c.name)
	}
	if err := out.Write(append(row, src.qualifiers...)); err != nil {
		return err
	}
	for l, err := range src.lines(ctx) {
		if err != nil {
			return err
		}
		row = row[:0]
		for _, c := range csvColumns {
			row = append(row, c.cell(l))
		}
		for _, q := range src.qualifiers {
			row = append(row, SafeCell(l.Qualifiers[q]))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// SafeCell is a text as a spreadsheet takes it for a text. A cell that begins with =, +, -, @, their wide forms, a tab or a line's end
// may be run as a formula (OWASP, CSV injection); an apostrophe before it prevents that.
func SafeCell(s string) string {
	if r, n := utf8.DecodeRuneInString(s); n > 0 && strings.ContainsRune("=+-@\t\r\n＝＋－＠", r) {
		return "'" + s
	}
	return s
}
