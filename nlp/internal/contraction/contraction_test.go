package contraction_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/nlp"
	"relata/nlp/conllu"
	"relata/nlp/internal/contraction"
)

const table = "# form\twords\n" +
	"du\tde/de/ADP/_ + le/le/DET/PronType=Art\n" +
	"auquel\tà/à/ADP/_ + lequel/lequel/PRON/PronType=Rel\n"

func TestExpand(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		units []string // form/UPOS/head/deprel
		want  []string // form/head/deprel
	}{
		{
			"preposition with article",
			[]string{"prix/NOUN/0/root", "du/ADP/3/case", "pain/NOUN/1/nmod"},
			[]string{"prix/0/root", "de/4/case", "le/4/det", "pain/1/nmod"},
		},
		{
			"partitive article stays one word",
			[]string{"manger/VERB/0/root", "du/DET/3/det", "pain/NOUN/1/obj"},
			[]string{"manger/0/root", "du/3/det", "pain/1/obj"},
		},
		{
			"relative pronoun",
			[]string{"homme/NOUN/0/root", "auquel/PRON/3/obl", "pense/VERB/1/acl:relcl"},
			[]string{"homme/0/root", "à/3/case", "lequel/4/obl", "pense/1/acl:relcl"},
		},
		{
			"fixed expression: the article belongs to the noun after it",
			[]string{"lors/ADP/3/case", "du/ADP/1/fixed", "vote/NOUN/0/root"},
			[]string{"lors/4/case", "de/1/fixed", "le/4/det", "vote/0/root"},
		},
		{
			"fixed expression that begins with it: the article is part of it",
			[]string{"du/ADP/3/advmod", "moins/ADV/1/fixed", "part/VERB/0/root"},
			[]string{"de/4/advmod", "le/1/fixed", "moins/1/fixed", "part/0/root"},
		},
		{
			"a sentence has one root",
			[]string{"du/ADP/0/root", "pain/NOUN/1/dep"},
			[]string{"de/0/root", "le/1/fixed", "pain/1/dep"},
		},
	}
	tab, err := contraction.ParseTable("table", table)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			for i, u := range tt.units {
				f := strings.Split(u, "/")
				b.WriteString(strings.Join([]string{string(rune('1' + i)), f[0], "_", f[1], "_", "_", f[2], f[3], "_", "_"}, "\t") + "\n")
			}
			d, _, err := conllu.Read(strings.NewReader(b.String()), "fr")
			if err != nil {
				t.Fatal(err)
			}
			for i := range d.Sentences[0].Tokens {
				d.Sentences[0].Tokens[i].Fixed = 0
			}
			if err := tab.Stage().Run(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, w := range d.Sentences[0].Words {
				got = append(got, w.Form+"/"+string(rune('0'+w.Head))+"/"+string(w.Deprel))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// Words that were given stay: contracted for the parser, they come back as they were, the article "du" as one word.
func TestContractGivenWords(t *testing.T) {
	t.Parallel()
	const in = "1\tpas\t_\t_\t_\t_\t_\t_\t_\t_\n2-3\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n2\tde\t_\t_\t_\t_\t_\t_\t_\t_\n3\tle\t_\t_\t_\t_\t_\t_\t_\t_\n4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	tab, err := contraction.ParseTable("table", table)
	if err != nil {
		t.Fatal(err)
	}
	d, _, err := conllu.Read(strings.NewReader(in), "fr")
	if err != nil {
		t.Fatal(err)
	}
	tab.Contract(d)
	s := d.Sentences[0]
	if len(s.Words) != 3 {
		t.Fatalf("contracted: %d units", len(s.Words))
	}
	for i := range s.Words { // a tagger that is wrong about all of them
		s.Words[i].UPOS = nlp.NOUN
	}
	s.Words[2].UPOS = nlp.ADP
	if err := tab.Stage().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := conllu.Write(&b, d, conllu.Options{}); err != nil {
		t.Fatal(err)
	}
	var forms []string
	for line := range strings.Lines(b.String()) {
		if c := strings.Split(line, "\t"); len(c) > 1 {
			forms = append(forms, c[0]+" "+c[1])
		}
	}
	if diff := cmp.Diff([]string{"1 pas", "2-3 du", "2 de", "3 le", "4 du"}, forms); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestParseTableErrors(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"du\n", "du\tde\n", "du\tde/de/ADP/_\n"} {
		if _, err := contraction.ParseTable("table", in); err == nil || !strings.Contains(err.Error(), "table:1") {
			t.Errorf("%q: got %v", in, err)
		}
	}
}
