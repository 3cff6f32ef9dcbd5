package export_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"relata/graph/export"
)

func TestSafeCell(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Voltéa", "Voltéa"},
		{"=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"},
		{"+33 1", "'+33 1"},
		{"-3 %", "'-3 %"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1"},
		{"\r=1", "'\r=1"},
		{"＝1", "'＝1"},
		{"a=b", "a=b"},
		{"'quoted", "'quoted"},
	} {
		if got := export.SafeCell(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// FuzzLiteral reads a literal back by the rules of Cypher: nothing ends the text before its end, and nothing else is in it.
func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"", "a", `'`, `\`, `\'`, "\\u0027", "') DETACH DELETE n //", "\n\r\t\x00\x1f", "\u2028", "é🦉", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := string(export.AppendLiteral(nil, s))
		if strings.IndexFunc(l, func(r rune) bool { return unicode.IsControl(r) || r == 0x2028 || r == 0x2029 }) >= 0 {
			t.Fatalf("%q holds more than one line", l)
		}
		if want := string([]rune(s)); unliteral(t, l) != want { // what is no UTF-8 is U+FFFD, byte by byte
			t.Fatalf("%q is read as %q, want %q", l, unliteral(t, l), want)
		}
	})
}

// unliteral reads a text in single quotes.
func unliteral(t *testing.T, l string) string {
	t.Helper()
	body, ok := strings.CutPrefix(l, "'")
	if !ok {
		t.Fatalf("%q does not begin with a quote", l)
	}
	var b strings.Builder
	for i := 0; i < len(body); {
		switch c := body[i]; {
		case c == '\'':
			if i != len(body)-1 {
				t.Fatalf("%q ends early", l)
			}
			return b.String()
		case c == '\\' && body[i+1] == 'u':
			n, err := strconv.ParseUint(body[i+2:i+6], 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			b.WriteRune(rune(n))
			i += 6
		case c == '\\':
			j := strings.IndexByte(`nrt'\`, body[i+1])
			if j < 0 {
				t.Fatalf("%q: escape %q", l, body[i:i+2])
			}
			b.WriteByte("\n\r\t'\\"[j])
			i += 2
		default:
			r, n := utf8.DecodeRuneInString(body[i:])
			b.WriteRune(r)
			i += n
		}
	}
	t.Fatalf("%q does not end", l)
	return ""
}

// FuzzReadJSONL reads back what it has written.
func FuzzReadJSONL(f *testing.F) {
	f.Add(`{"article": "a", "subject": {"name": "x"}, "predicate": {"type": "SUES"}, "object": {"name": "y"}, "qualifiers": {"role": "PDG"}, "confidence": 0.5}`)
	f.Add("{}\n")
	f.Add("\n\n{")
	f.Fuzz(func(t *testing.T, text string) {
		var lines []export.Line
		var b bytes.Buffer
		for l, err := range export.ReadJSONL(strings.NewReader(text)) {
			if err != nil {
				break
			}
			lines = append(lines, l)
			if err := json.NewEncoder(&b).Encode(l); err != nil {
				t.Fatal(err)
			}
		}
		i := 0
		for l, err := range export.ReadJSONL(&b) {
			if err != nil || !reflect.DeepEqual(l, lines[i]) {
				t.Fatalf("line %d: %+v, %v; want %+v", i+1, l, err, lines[i])
			}
			i++
		}
		if i != len(lines) {
			t.Fatalf("%d lines, want %d", i, len(lines))
		}
	})
}
