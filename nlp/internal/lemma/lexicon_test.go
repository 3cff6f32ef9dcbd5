package lemma

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var entries = []Entry{
	{"chats", "NOUN", "chat"},
	{"chat", "NOUN", "chat"},
	{"chattes", "NOUN", "chat"},
	{"fils", "NOUN", "fil"},
	{"fils", "NOUN", "fils"},
	{"vais", "VERB", "aller"},
	{"été", "NOUN", "été"},
	{"été", "VERB", "être"},
	{"yeux", "NOUN", "œil"},
	{"a", "VERB", "avoir"},
	{"men", "NOUN", "man"},
}

func build(tb testing.TB, entries []Entry) *Lexicon {
	tb.Helper()
	raw, err := Build(entries)
	if err != nil {
		tb.Fatal(err)
	}
	l, err := Open(string(raw))
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func TestLemmas(t *testing.T) {
	l := build(t, entries)
	tests := []struct {
		form, upos string
		want       []string
	}{
		{"chats", "NOUN", []string{"chat"}},
		{"chattes", "NOUN", []string{"chat"}},
		{"fils", "NOUN", []string{"fils", "fil"}},
		{"vais", "VERB", []string{"aller"}},
		{"été", "NOUN", []string{"été"}},
		{"été", "VERB", []string{"être"}},
		{"yeux", "NOUN", []string{"œil"}},
		{"men", "NOUN", []string{"man"}},
		{"chats", "VERB", nil},
		{"Chats", "NOUN", nil},
		{"cha", "NOUN", nil},
		{"", "NOUN", nil},
		{"chats", "", nil},
		{"chats\x1fn", "NOUN", nil},
		{"\xff", "NOUN", nil},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, l.Lemmas(tt.form, tt.upos)); d != "" {
			t.Errorf("%s %s: %s", tt.form, tt.upos, d)
		}
	}
}

func TestChoose(t *testing.T) {
	l := build(t, entries)
	tests := []struct{ form, upos, own, want string }{
		{"chats", "NOUN", "chater", "chat"},
		{"Chats", "NOUN", "chater", "chat"},
		{"fils", "NOUN", "fils", "fils"},
		{"fils", "NOUN", "filer", "filer"}, // two in the lexicon: no better guess
		{"chiens", "NOUN", "chien", "chien"},
	}
	for _, tt := range tests {
		if got := l.Choose(tt.form, tt.upos, tt.own); got != tt.want {
			t.Errorf("%s %s, own %s: %s, want %s", tt.form, tt.upos, tt.own, got, tt.want)
		}
	}
	var none *Lexicon
	if got := none.Choose("chats", "NOUN", "x"); got != "x" {
		t.Errorf("no lexicon: %s", got)
	}
}

// Every entry of a larger lexicon is found again, and shared endings are stored once.
func TestBuildFindsAllAgain(t *testing.T) {
	var all []Entry
	for i := range 3000 {
		stem := fmt.Sprintf("%x", i*2654435761)
		for _, end := range []string{"e", "es", "ent", "ons", "ez", "ions", "iez", "aient", "é", "ées"} {
			all = append(all, Entry{stem + end, "VERB", stem + "er"})
		}
	}
	raw, err := Build(all)
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(string(raw))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if d := cmp.Diff([]string{e.Lemma}, l.Lemmas(e.Form, e.UPOS)); d != "" {
			t.Fatal(e, d)
		}
	}
	if per := float64(len(raw)) / float64(len(all)); per > 4 {
		t.Errorf("%.1f bytes an entry", per)
	}
}

func TestBuildRefuses(t *testing.T) {
	for _, bad := range [][]Entry{
		nil,
		{{"a", "VB", "a"}},
		{{"", "VERB", "a"}},
		{{"a", "VERB", ""}},
		{{"a\xff", "VERB", "a"}},
		{{strings.Repeat("a", 100), "VERB", "b"}},
	} {
		if _, err := Build(bad); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
}

// Damaged data may give wrong lemmas but neither panics nor hangs.
func FuzzLemmas(f *testing.F) {
	raw, err := Build(entries)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw), "chats")
	f.Add(string(raw[:20]), "fils")
	f.Fuzz(func(t *testing.T, data, form string) {
		l, err := Open(data)
		if err != nil {
			return
		}
		for _, tag := range []string{"NOUN", "VERB"} {
			if got := l.Lemmas(form, tag); len(got) > maxLemmas {
				t.Errorf("%d lemmas", len(got))
			}
			l.Choose(form, tag, "x")
		}
	})
}
