package parser

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/nlp/internal/features"
	"relata/nlp/internal/model"
)

// randomModel writes a small network with random weights.
func randomModel(seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 0))
	w := &model.Writer{Header: model.Header{Language: "fr"}}
	floats := func(name string, shape ...int) {
		n := 1
		for _, d := range shape {
			n *= d
		}
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
		if strings.HasSuffix(name, "table") {
			w.Int8(strings.TrimSuffix(name, "table"), v, shape[0], shape[1])
			return
		}
		w.Float32(name, v, shape...)
	}
	linear := func(name string, out, in int) {
		floats(name+".weight", out, in)
		floats(name+".bias", out)
	}
	const dim, hidden, arc, label, morph = 16, 12, 10, 6, 9
	w.Strings("parser.upos.strings", []string{"NOUN", "VERB", "PUNCT"})
	w.Strings("parser.feats.strings", []string{"_", "Number=Sing", "Number=Plur"})
	w.Strings("parser.lemma.strings", []string{"l|0|", "l|1|", "k|2|er"})
	w.Strings("parser.label.strings", []string{"root", "nsubj", "obj", "punct"})
	w.Strings("parser.word.strings", []string{"le", "chat"})
	floats("parser.wordtable", 4, dim)
	for i, name := range []string{"p1", "p2", "p3", "s1", "s2", "s3", "s4", "sh"} {
		floats("parser."+name+"table", 10+i, dim)
	}
	floats("vectable", 3, 5)
	w.Strings("vec.strings", []string{"chat", "chien"})
	floats("parser.proj", dim, 5)
	floats("parser.ln.weight", dim)
	floats("parser.ln.bias", dim)
	for layer, in := range []int{dim, 2 * hidden} {
		for _, dir := range []string{"fwd", "bwd"} {
			name := fmt.Sprintf("parser.lstm%d.%s", layer, dir)
			floats(name+".ih", 4*hidden, in)
			floats(name+".hh", 4*hidden, hidden)
			floats(name+".bias", 4*hidden)
		}
	}
	both := 2*hidden + dim
	linear("parser.upos", 3, both)
	linear("parser.morph", morph, both)
	linear("parser.feats", 3, morph)
	linear("parser.lemma", 3, morph)
	linear("parser.archead", arc, 2*hidden)
	linear("parser.arcdep", arc, 2*hidden)
	linear("parser.labhead", label, 2*hidden)
	linear("parser.labdep", label, 2*hidden)
	floats("parser.root", 2*hidden)
	floats("parser.arc.U", arc, arc)
	floats("parser.arc.u", arc)
	floats("parser.lab.U", 4, label, label)
	floats("parser.lab.head.weight", 4, label)
	linear("parser.lab.dep", 4, label)
	var b bytes.Buffer
	if _, err := w.WriteTo(&b); err != nil {
		panic(err)
	}
	return b.String()
}

func open(tb testing.TB, data string) *Parser {
	tb.Helper()
	f, err := model.Open(data)
	if err != nil {
		tb.Fatal(err)
	}
	v, err := features.NewVectors(f)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := New(f, v)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func heads(units []Unit) []int {
	h := make([]int, len(units))
	for i, u := range units {
		h[i] = u.Head
	}
	return h
}

func TestParseGivesTrees(t *testing.T) {
	p := open(t, randomModel(1))
	for _, n := range []int{0, 1, 2, 30, 399, 400, 401, 1001} {
		forms := make([]string, n)
		for i := range forms {
			forms[i] = strings.Repeat("é", i%5) + fmt.Sprint(i)
		}
		out := make([]Unit, n)
		p.Parse(forms, out)
		if n > 0 && !isTree(heads(out)) {
			t.Errorf("%d units: no tree", n)
		}
		for _, u := range out {
			if u.Sure < 0 || u.Sure > 1 || (u.Head == 0) != (u.Deprel == "root") {
				t.Fatalf("%d units: %+v", n, u)
			}
		}
	}
}

// The same sentence gives the same analysis whoever reads what else beside it.
func TestParseIsSafeForConcurrentUse(t *testing.T) {
	p := open(t, randomModel(2))
	forms := strings.Fields("le chat de la voisine dort sur le toit du garage , dit-on .")
	want := make([]Unit, len(forms))
	p.Parse(forms, want)
	var wg sync.WaitGroup
	for k := range 8 {
		wg.Go(func() {
			for i := range 200 {
				other := strings.Fields(fmt.Sprint("le chat ", k*1000+i, " mange"))
				p.Parse(other, make([]Unit, len(other)))
				got := make([]Unit, len(forms))
				p.Parse(forms, got)
				if d := cmp.Diff(want, got); d != "" {
					t.Error(d)
					return
				}
			}
		})
	}
	wg.Wait()
}

// A model that lacks a tensor, or has one of another shape, is refused.
func TestNewRefuses(t *testing.T) {
	data := randomModel(3)
	for _, name := range []string{"parser.upos.weight", "parser.lab.U", "parser.lstm1.bwd.hh", "parser.s3", "vec", "parser.root", "parser.lemma.strings"} {
		broken := strings.Replace(data, `"name":"`+name+`"`, `"name":"`+strings.Repeat("x", len(name))+`"`, 1)
		f, err := model.Open(broken)
		if err != nil {
			t.Fatal(err)
		}
		v, err := features.NewVectors(f)
		if err == nil {
			_, err = New(f, v)
		}
		if err == nil {
			t.Errorf("%s missing: no error", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	p := open(f, randomModel(4))
	f.Add("le chat , \xff\xfe İ ’ « 12 %")
	f.Fuzz(func(t *testing.T, text string) {
		forms := strings.Fields(text)
		out := make([]Unit, len(forms))
		p.Parse(forms, out)
		if len(forms) > 0 && !isTree(heads(out)) {
			t.Error("no tree")
		}
	})
}

// A damaged model is refused or gives trees all the same.
func FuzzNew(f *testing.F) {
	good := randomModel(5)
	f.Add(uint32(100), byte(1))
	f.Add(uint32(5000), byte(0xff))
	f.Fuzz(func(t *testing.T, at uint32, with byte) {
		data := []byte(good)
		data[int(at)%len(data)] ^= with
		file, err := model.Open(string(data))
		if err != nil {
			return
		}
		v, err := features.NewVectors(file)
		if err != nil {
			return
		}
		p, err := New(file, v)
		if err != nil {
			return
		}
		out := make([]Unit, 3)
		p.Parse([]string{"le", "chat", "dort"}, out)
		if !isTree(heads(out)) {
			t.Errorf("no tree: %v", heads(out))
		}
	})
}

func TestRule(t *testing.T) {
	tests := []struct{ rule, form, want string }{
		{"l|0|", "Chats", "chats"},
		{"k|0|", "Paris", "Paris"},
		{"l|3|er", "Mangées", "manger"},
		{"l|9|x", "été", "x"},
		{"l|1||", "a", "|"},
		{"l|0|", "L’", "l'"},
	}
	for _, tt := range tests {
		r, err := parseRule(tt.rule)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.apply(tt.form); got != tt.want {
			t.Errorf("%s of %q: %q, want %q", tt.rule, tt.form, got, tt.want)
		}
	}
	for _, bad := range []string{"", "l", "l|1", "z|1|a", "l|-1|a", "l|x|a"} {
		if _, err := parseRule(bad); err == nil {
			t.Errorf("rule %q: no error", bad)
		}
	}
}
