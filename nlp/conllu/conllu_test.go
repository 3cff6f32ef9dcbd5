package conllu_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"relata/nlp"
	"relata/nlp/conllu"
)

const sample = `# sent_id = a-1
# text = Elle vient du Havre.
1	Elle	elle	PRON	_	Gender=Fem|Number=Sing|Person=3	2	nsubj	_	_
2	vient	venir	VERB	_	_	0	root	_	_
3-4	du	_	_	_	_	_	_	_	_
3	de	de	ADP	_	_	5	case	_	NE=B-Place
4	le	le	DET	_	_	5	det	_	NE=I-Place
5	Havre	Havre	PROPN	_	_	2	obl	_	NE=I-Place|SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

# newpar
# sent_id = a-2
1	Oui	oui	INTJ	_	_	0	root	_	Lang=fr
2	!	!	PUNCT	_	_	1	punct	_	_

`

func TestRead(t *testing.T) {
	t.Parallel()
	d, extra, err := conllu.Read(strings.NewReader(sample), "fr")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Elle vient du Havre.\n\nOui !"; d.Text != want {
		t.Errorf("text: got %q, want %q", d.Text, want)
	}
	s := d.Sentences[0]
	if got := d.Slice(s.Mentions[0].Span); got != "du Havre" {
		t.Errorf("name: got %q", got)
	}
	if tok := s.Tokens[2]; tok.First != 3 || tok.Last != 4 || d.Slice(tok.Span) != "du" {
		t.Errorf("multiword token: got %+v", tok)
	}
	if got := extra[1].Misc[0]; got != "Lang=fr" {
		t.Errorf("MISC: got %q", got)
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	row := "1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_\n"
	for name, tt := range map[string]struct {
		in, column string
		line       int
	}{
		"columns":         {"1\tOui\n", "", 1},
		"number":          {row + strings.Replace(row, "1", "3", 1), "ID", 2},
		"head":            {strings.Replace(row, "\t0\t", "\tx\t", 1), "HEAD", 1},
		"head too large":  {row + "2\t!\t!\tPUNCT\t_\t_\t7\tpunct\t_\t_\n", "HEAD", 2},
		"range":           {"2-3\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n", "ID", 1},
		"open range":      {"1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n" + row, "ID", 3},
		"late comment":    {row + "# text = Oui\n", "", 2},
		"no type":         {strings.Replace(row, "\t_\n", "\tNE=B-\n", 1), "MISC", 1},
		"two names":       {strings.Replace(row, "\t_\n", "\tNE=B-Place|NE=B-Work\n", 1), "MISC", 1},
		"name goes on":    {strings.Replace(row, "\t_\n", "\tNE=I-Place\n", 1), "MISC", 1},
		"broken encoding": {strings.Replace(row, "Oui", "Ou\xff", 1), "", 1},
		"empty form":      {strings.Replace(row, "Oui", "", 1), "FORM", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, err := conllu.Read(strings.NewReader(tt.in), "fr")
			var e *conllu.Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v", err)
			}
			if e.Line != tt.line || e.Column != tt.column {
				t.Errorf("got line %d, column %q (%v)", e.Line, e.Column, err)
			}
		})
	}
}

// What was read and written is read again as it was.
func FuzzReadWrite(f *testing.F) {
	f.Add(sample)
	f.Add("1\tmars\tmars\tNOUN\t_\t_\t0\troot\t_\tNE=B-Work|Value=B-Date:2021-03\n2\t2021\t2021\tNUM\t_\t_\t1\tnmod\t_\tValue=I-Date\n")
	f.Add("1\ta b\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Add("1-2\tau\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tà\tà\tADP\t_\t_\t2\tcase\t_\tNE=B-Work\n2\tle\tle\tDET\t_\t_\t0\troot\t_\tX=Y|NE=I-Work\n")
	f.Fuzz(func(t *testing.T, in string) {
		d, extra, err := conllu.Read(strings.NewReader(in), "fr")
		if err != nil {
			return
		}
		for _, s := range d.Sentences {
			for _, tok := range s.Tokens {
				if d.Slice(tok.Span) != tok.Form {
					t.Fatalf("token %q covers %q", tok.Form, d.Slice(tok.Span))
				}
			}
		}
		var b bytes.Buffer
		if err := conllu.Write(&b, d, conllu.Options{Extra: extra}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(in, "\v\f\r\u0085\u2028\u2029") {
			return // they become spaces
		}
		again, _, err := conllu.Read(&b, "fr")
		if err != nil {
			t.Fatalf("%v\nof\n%s", err, b.String())
		}
		opts := []cmp.Option{cmpopts.IgnoreUnexported(nlp.Document{}), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(d, again, opts...); diff != "" {
			t.Errorf("-first +second\n%s", diff)
		}
	})
}
