package schema_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"relata/schema"
)

// What is wrong with a file: each error with its place, all of them at once. The lines of a want leave out the hint.
var badFiles = []struct{ name, file, want string }{
	{"empty", "", "f.yaml: the file is empty"},
	{"comment alone", "# nothing\n", "f.yaml: the file is empty"},
	{"null", "~\n", "f.yaml:1:1: a schema is a mapping of keys to values"},
	{"list", "- a\n", "f.yaml:1:1: a schema is a mapping of keys to values"},
	{"syntax", "name: x\nentities: [a\nb: c\n", "f.yaml:2: not YAML: did not find expected ',' or ']'"},
	{"tab", "name: x\nentities:\n\tA: {}\n", "f.yaml:3: not YAML: found character that cannot start any token"},
	{"not UTF-8", "name: x\nversion: \xff\n", "f.yaml:2: the file is not UTF-8"},
	{"alias", "name: &a x\nversion: *a\n", "f.yaml:1:7: anchors and aliases have no meaning here"},
	{"no name", "entities: {A: {}}\n", "f.yaml:1:1: the schema has no name"},
	{"no entities", "name: x\n", "f.yaml:1:1: the schema has no entity types"},
	{"unknown key", "extends: news\nrelation: {}\n", `f.yaml:2:1: the schema has no key "relation"`},
	{"key twice", "extends: news\nextends: news\n", `f.yaml:2:1: the schema: "extends" stands twice, first in line 1`},
	{"extends nothing known", "extends: sport\n", `f.yaml:1:10: there is no schema "sport" to extend`},
	{"entity twice", "extends: news\nentities:\n  Cat: {}\n  Cat: {}\n", `f.yaml:4:3: entities: "Cat" stands twice, first in line 3`},
	{"unsafe names", "extends: news\nentities:\n  Gros chat: {}\n  9lives: {}\n  \"A`) DELETE\": {}\n", "f.yaml:3:3: entity type \"Gros chat\" is not a safe name\n" +
		"f.yaml:4:3: entity type \"9lives\" is not a safe name\nf.yaml:5:3: entity type \"A`) DELETE\" is not a safe name"},
	{"reserved", "extends: news\nentities: {article: {}}\nrelations: {MENTIONS: {}}\n", "f.yaml:2:12: article is a name of the graph itself\nf.yaml:3:13: MENTIONS is a name of the graph itself"},
	{"case alone", "extends: news\nentities: {PERSON: {}}\n", "f.yaml:1:1: the types Person and PERSON differ in case alone"},
	{"entity and relation", "extends: news\nrelations: {Person: {}}\n", "f.yaml:2:13: Person is an entity type already"},
	{"unknown domain and range", "extends: news\nrelations:\n  FEEDS: {from: Person, to: [Place, Cat]}\n  BITES: {from: [Dog]}\n", `f.yaml:3:37: relation type FEEDS: to: there is no entity type "Cat"
f.yaml:4:18: relation type BITES: from: there is no entity type "Dog"`},
	{"statement is no domain", "extends: news\nrelations:\n  FEEDS: {to: Statement}\n", `f.yaml:3:15: relation type FEEDS: to: there is no entity type "Statement"`},
	{"any and more", "extends: news\nrelations: {FEEDS: {from: [any, Person]}}\n", "f.yaml:2:27: from: any stands for all types"},
	{"symmetric", "extends: news\nrelations: {FEEDS: {from: Person, to: Place, symmetric: true}}\n", "f.yaml:2:20: relation type FEEDS is symmetric, but its from and to differ"},
	{"flag", "extends: news\nrelations: {FEEDS: {symmetric: maybe}}\n", "f.yaml:2:32: symmetric must be true or false"},
	{"qualifier", "extends: news\nrelations: {FEEDS: {qualifiers: [weight]}}\n", `f.yaml:2:34: there is no qualifier "weight"`},
	{"wikidata", "extends: news\nrelations: {FEEDS: {wikidata: Q5}}\n", `f.yaml:2:31: "Q5" is no Wikidata property`},
	{"example", "extends: news\nrelations: {FEEDS: {examples: {en: [{text: a, want: B}, {text: c}]}}}\n", `f.yaml:2:53: "B" is no wanted statement: write TYPE(subject, object)
f.yaml:2:57: an example of FEEDS needs text and want`},
	{"removed but used", "extends: news\nremove: [Money, Cat]\n", `f.yaml:1:1: relation type RAISED: to: there is no entity type "Money"
f.yaml:2:17: there is no type "Cat" to remove`},
	{"wording of nothing", "extends: news\nwordings: {fr: {FEEDS: [{verb: nourrir}]}}\n", `f.yaml:2:17: wordings of an unknown relation type "FEEDS"`},
	{"wording twice", "extends: news\nwordings:\n  fr:\n    SUES:\n    - {verb: nourrir}\n    - {verb: [gaver, nourrir]}\n", `f.yaml:6:7: the wording "nourrir" of SUES stands twice, first in line 5`},
	{"role", "extends: news\nwordings: {fr: {SUES: [{verb: nourrir, object: [obj, aux, à]}]}}\n", `f.yaml:2:54: object: there is no role "aux" in "fr"`},
	{"role of a new language", "extends: news\nwordings: {de: {SUES: [{verb: füttern, object: a2}]}}\n", `f.yaml:2:48: object: there is no role "a2" in "de"`},
	{"no head", "extends: news\nwordings: {fr: {SUES: [{with: x}]}}\n", "f.yaml:2:24: a wording has no head"},
	{"two heads", "extends: news\nwordings: {fr: {SUES: [{verb: a, noun: b, subject: de, object: à}]}}\n", "f.yaml:2:34: a wording is of one class, and this one is verb and noun"},
	{"head of two words", "extends: news\nwordings: {fr: {SUES: [{verb: porter plainte}]}}\n", `f.yaml:2:31: "porter plainte" is more than one word`},
	{"noun without roles", "extends: news\nwordings: {fr: {SUES: [{noun: b}]}}\n", "f.yaml:2:24: a noun needs its subject\nf.yaml:2:24: a noun or adjective needs its object"},
	{"self", "extends: news\nwordings: {fr: {SUES: [{noun: b, subject: self, object: de}]}}\n", "f.yaml:2:24: the role self belongs to a relational noun, as its subject or object"},
	{"role name without holder", "extends: news\nwordings: {fr: {SUES: [{verb: b, role: true}]}}\n", "f.yaml:2:24: a noun that names a role or kinship names its holder"},
	{"modality", "extends: news\nwordings: {fr: {SUES: [{verb: b, modality: sure}]}}\n", `f.yaml:2:44: there is no modality "sure"`},
	{"wording key", "extends: news\nwordings: {fr: {SUES: [{verb: b, obj: c}]}}\n", `f.yaml:2:34: a wording has no key "obj"`},
	{"wording type", "extends: news\nwordings: {fr: {SUES: [{verb: b, to: [Cat]}]}}\n", `f.yaml:2:39: to: there is no entity type "Cat"`},
	{"language", "extends: news\nwordings: {French: {SUES: [{verb: b}]}}\n", `f.yaml:2:12: "French" is no language code`},
	{"wordings as text", "extends: news\nwordings: {fr: {SUES: poursuivre}}\n", "f.yaml:2:23: wordings of SUES must be a list"},
	{"line end in a text", "extends: news\nrelations: {FEEDS: {doc: \"a\\nb\"}}\n", "f.yaml:2:26: doc holds a line end or control character"},
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	news := builtin(t)
	for _, c := range badFiles {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var base *schema.Schema
			if strings.HasPrefix(c.file, "extends:") {
				base = news
			}
			s, err := schema.Read("f.yaml", []byte(c.file), base)
			if err == nil {
				t.Fatalf("read as %v", s.Name)
			}
			var errs schema.Errors
			if !errors.As(err, &errs) {
				t.Fatalf("%T: %v", err, err)
			}
			var got []string
			for _, e := range errs {
				bare := *e
				bare.Hint = ""
				got = append(got, bare.Error())
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
			var one *schema.Error
			if !errors.As(err, &one) || one.File != "f.yaml" {
				t.Errorf("no single error in %v", err)
			}
		})
	}
}

func TestReadLimits(t *testing.T) {
	t.Parallel()
	news := builtin(t)
	for name, file := range map[string]string{
		"larger than MaxSize": "name: x\n#" + strings.Repeat("x", schema.MaxSize),
		"product of lists":    "extends: news\nwordings: {fr: {SUES: [{verb: [" + words("a", 1000) + "], with: [" + words("b", 1000) + "]}]}}\n",
		"many errors":         "extends: news\nentities:\n" + strings.Repeat("  ? [a]\n  : {}\n", 5000),
		"deep":                "name: " + strings.Repeat("[", 100000),
	} {
		if _, err := schema.Read("f.yaml", []byte(file), news); err == nil {
			t.Errorf("%s: no error", name)
		} else if n := strings.Count(err.Error(), "\n"); n > 60 {
			t.Errorf("%s: %d lines of errors", name, n)
		}
	}
}

func words(stem string, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(stem)
		for ; i > 0; i /= 26 {
			b.WriteByte(byte('a' + i%26))
		}
	}
	return b.String()
}

func TestLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	extension := write("pets.yaml", `
extends: news
name: pets
remove: [SUES]
entities:
  Cat: {doc: a cat}
relations:
  FEEDS: {from: Person, to: Cat}
prepositions: {fr: [à dos de]}
wordings:
  fr:
    FEEDS:
      - {verb: toiletter, qualifiers: {of: de}}
      - {noun: maître, relational: true, role: true, object: [de, à dos de]}
`)
	second := write("more.yaml", "extends: pets\nrelations: {STROKES: {from: Person, to: Cat}}\n")
	alone := write("alone.yaml", "name: alone\nentities: {Cat: {}}\nrelations: {BITES: {from: Cat}}\nwordings: {en: {BITES: [{verb: bite}]}}\n")

	s, err := schema.Load(extension, second)
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "pets" || s.Version != "1" {
		t.Errorf("name %q, version %q", s.Name, s.Version)
	}
	if !s.Accepts("FEEDS", "Person", "Cat") || !s.Accepts("STROKES", "Person", "Cat") || s.Accepts("SUES", "Person", "Person") {
		t.Error("the extension's relations are not as it says")
	}
	got := s.Wordings("fr").Of("toiletter")
	want := []schema.Wording{{
		Relation: "FEEDS", Class: schema.Verb, Lemma: "toiletter", Subject: schema.Role{"subj"}, Object: schema.Role{"obj"},
		Qualifier: map[string]schema.Role{"of": {"de"}}, File: extension, Line: 13,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("wording (-want +got):\n%s", diff)
	}
	for _, w := range s.Wordings("fr").Of("porter") {
		if w.Relation == "SUES" {
			t.Error("a removed relation keeps its wordings")
		}
	}

	s, err = schema.Load(alone)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Entities) != 1 || len(s.Relations) != 1 || s.Wordings("fr") != nil || s.Wordings("en").Len() != 1 {
		t.Errorf("a schema that stands alone holds more than its own: %v", s)
	}

	for name, paths := range map[string][]string{
		"two that stand alone": {extension, alone},
		"missing":              {filepath.Join(dir, "none.yaml")},
		"folder":               {dir},
		"wrong order":          {second, extension},
	} {
		if _, err := schema.Load(paths...); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// The base of an extension stays as it was.
func TestReadLeavesTheBase(t *testing.T) {
	t.Parallel()
	base := builtin(t)
	before := base.Wordings("en").Len()
	_, err := schema.Read("f.yaml", []byte("extends: news\nremove: [SUES, LEADS]\nrelations: {OWNS: {from: Place}}\nprepositions: {en: [atop]}\n"), base)
	if err != nil {
		t.Fatal(err)
	}
	want := builtin(t)
	if diff := cmp.Diff(want.Relations, base.Relations); diff != "" {
		t.Errorf("relations of the base (-want +got):\n%s", diff)
	}
	if after := base.Wordings("en").Len(); after != before {
		t.Errorf("%d wordings, before %d", after, before)
	}
	if diff := cmp.Diff(want.Wordings("en").Prepositions, base.Wordings("en").Prepositions); diff != "" {
		t.Errorf("prepositions of the base (-want +got):\n%s", diff)
	}
}

func TestParseWantedErrors(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "SUES", "SUES()", "SUES(a)", "9(a, b)", "SUES(a, b) perhaps", `SUES(a, b) weight="3"`, `SUES(a, b) role="x`, "SUES(a, b)x"} {
		if w, err := schema.ParseWanted(text); err == nil {
			t.Errorf("%q read as %+v", text, w)
		}
	}
}

// Any bytes give a checked schema or errors that point into the file, and the same ones each time.
func FuzzRead(f *testing.F) {
	for _, c := range badFiles {
		f.Add([]byte(c.file))
	}
	f.Add([]byte("name: a\nentities: {Cat: {literal: false}}\nrelations: {BITES: {from: Cat, symmetric: true, to: Cat}}\nwordings: {en: {BITES: [{verb: [bite, snap], with: [at ease]}], OPEN: [{verb: bite, with: dust}]}}\n"))
	base := builtin(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := schema.Read("f.yaml", data, base)
		again, err2 := schema.Read("f.yaml", data, base)
		if err != nil {
			if err2 == nil || err.Error() != err2.Error() {
				t.Fatalf("first %v, then %v", err, err2)
			}
			lines := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) + bytes.Count(data, []byte("\u0085")) +
				bytes.Count(data, []byte("\u2028")) + bytes.Count(data, []byte("\u2029")) + 1
			var errs schema.Errors
			if !errors.As(err, &errs) || len(errs) == 0 {
				t.Fatalf("%T", err)
			}
			for _, e := range errs {
				if e.File != "f.yaml" || e.Msg == "" || e.Line < 0 || e.Line > lines+1 || strings.Contains(e.Error(), "\n") {
					t.Fatalf("error %+v in a file of %d lines", e, lines)
				}
			}
			return
		}
		if err2 != nil || s.Name != again.Name || len(s.Relations) != len(again.Relations) {
			t.Fatalf("the second reading differs: %v", err2)
		}
		for _, r := range s.Relations {
			for _, name := range append(append([]string(nil), r.From...), r.To...) {
				if _, ok := s.Entity(name); !ok && name != schema.Statement {
					t.Fatalf("%s: %s is no entity type", r.Name, name)
				}
			}
		}
		for _, lang := range s.Languages() {
			for _, lemma := range s.Wordings(lang).Lemmas() {
				for _, w := range s.Wordings(lang).Of(lemma) {
					if _, ok := s.Relation(w.Relation); !ok && w.Relation != "" {
						t.Fatalf("%s %s: %s is no relation type", lang, lemma, w.Relation)
					}
					if len(w.Subject) == 0 || len(w.Object) == 0 {
						t.Fatalf("%s %s has no subject or object", lang, lemma)
					}
				}
			}
		}
	})
}
