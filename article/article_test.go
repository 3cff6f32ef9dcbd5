package article_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"relata/article"
)

const (
	french  = "La ministre a présenté mardi son projet de loi sur les forêts à l’Assemblée. Les députés l’ont accueilli avec prudence."
	english = "The minister presented her bill on forests to the assembly on Tuesday. The deputies were careful in their answers."
	german  = "Die Ministerin hat am Dienstag ihren Gesetzentwurf über die Wälder vorgestellt. Die Abgeordneten haben ihn vorsichtig aufgenommen, und eine Abstimmung ist noch nicht geplant."
)

func write(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readOne(t *testing.T, path string, opts article.Options) (article.Article, error) {
	t.Helper()
	var got article.Article
	var failed error
	n := 0
	for a, err := range article.Read(t.Context(), []string{path}, opts) {
		got, failed = a, err
		n++
	}
	if n != 1 {
		t.Fatalf("read %d articles, want 1", n)
	}
	return got, failed
}

func TestReadText(t *testing.T) {
	t.Parallel()
	latin := strings.NewReplacer("é", "\xe9", "ê", "\xea", "à", "\xe0", "’", "\x92").Replace(french)
	var wide bytes.Buffer
	wide.WriteString("\xff\xfe")
	for _, r := range french {
		wide.WriteByte(byte(r))
		wide.WriteByte(byte(r >> 8))
	}
	tests := []struct {
		name, data string
		want       article.Article
	}{
		{"utf-8", french, article.Article{Text: french, Language: "fr", Encoding: "utf-8"}},
		{"byte order mark", "\ufeff" + english, article.Article{Text: english, Language: "en", Encoding: "utf-8"}},
		{"windows-1252", latin, article.Article{Text: french, Language: "fr", Encoding: "windows-1252"}},
		{"utf-16", wide.String(), article.Article{Text: french, Language: "fr", Encoding: "utf-16le"}},
		{"one bad byte", french + " \xff", article.Article{Text: french + " \uFFFD", Language: "fr", Encoding: "utf-8, damaged"}},
		{
			"title line", "Forêts : la loi arrive\r\n\r\n" + french,
			article.Article{Text: "Forêts : la loi arrive\r\n\r\n" + french, Title: "Forêts : la loi arrive", Language: "fr", Encoding: "utf-8"},
		},
		{"first sentence is no title", french + "\nSuite.", article.Article{Text: french + "\nSuite.", Language: "fr", Encoding: "utf-8"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := readOne(t, write(t, "forêt.txt", tt.data), article.Options{Published: "2024-03-11"})
			if err != nil {
				t.Fatal(err)
			}
			tt.want.ID, tt.want.Published = "forêt", "2024-03-11"
			if diff := cmp.Diff(tt.want, got, cmpopts.IgnoreFields(article.Article{}, "Source")); diff != "" {
				t.Errorf("article (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, data string
		want       error
		text       string
	}{
		{"empty", "", article.ErrEmpty, "empty"},
		{"blank", " \n\t\r\n", article.ErrEmpty, "empty"},
		{"binary", "\x7fELF\x02\x01\x01\x00\x00", article.ErrBinary, "not a text"},
		{"late NUL", strings.Repeat(french, 10) + "\x00", article.ErrBinary, "NUL character at byte"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00", article.ErrFormat, "image/png"},
		{"page", "<!DOCTYPE html><html><body><p>" + french, article.ErrFormat, "text/html"},
		{"pdf", "%PDF-1.7\n", article.ErrFormat, "application/pdf"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			path := write(t, "x.txt", tt.data)
			_, err := readOne(t, path, article.Options{})
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.text) || !strings.HasPrefix(err.Error(), path) {
				t.Errorf("error %q, want %q with %q and the path", err, tt.want, tt.text)
			}
		})
	}
}

func TestReadLimit(t *testing.T) {
	t.Parallel()
	path := write(t, "long.txt", strings.Repeat("a", 2000))
	_, err := readOne(t, path, article.Options{MaxBytes: 1000})
	var size *article.SizeError
	if !errors.As(err, &size) || size.Size != 2000 || size.Max != 1000 {
		t.Errorf("error %v, want a SizeError of 2000 over 1000", err)
	}
	_, err = readOne(t, "-", article.Options{MaxBytes: 1000, Stdin: strings.NewReader(strings.Repeat("a", 2000))})
	if !errors.As(err, &size) || size.Size != -1 {
		t.Errorf("error %v, want a SizeError of unknown size", err)
	}
}

func TestDetectLanguage(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, code, found string }{
		{french, "fr", ""},
		{english, "en", ""},
		{"Elle a été nommée à la tête de son groupe.", "fr", ""},
		{"She was named the head of their group.", "en", ""},
		{german, "", "German"},
		{"El ministro presentó el martes su proyecto de ley sobre los bosques ante el Congreso. Los diputados lo recibieron con prudencia y pidieron más tiempo.", "", "Spanish"},
		{"Министр представила во вторник свой законопроект о лесах.", "", "Russian"},
		{"12 34 56", "", ""},
	}
	for _, tt := range tests {
		code, err := article.DetectLanguage(tt.text, []string{"en", "fr"})
		if code != tt.code {
			t.Errorf("%q is %q (%v), want %q", tt.text, code, err, tt.code)
		}
		var lang *article.LanguageError
		if tt.code == "" && (!errors.As(err, &lang) || tt.found != "" && lang.Found != tt.found) {
			t.Errorf("%q: error %v, want a LanguageError that names %s", tt.text, err, tt.found)
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.txt", "c.md", "sub/a.txt", ".hidden/x.txt", ".d.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(french), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"folder", []string{"."}, []string{"a.txt", "b.txt", "sub/a.txt"}},
		{"other extension by name", []string{"c.md"}, []string{"c.md"}},
		{"glob", []string{"*.txt"}, []string{".d.txt", "a.txt", "b.txt"}},
		{"named twice", []string{"b.txt", ".", "-"}, []string{"b.txt", "a.txt", "sub/a.txt", "-"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var args []string
			for _, a := range tt.args {
				if a != "-" {
					a = filepath.Join(dir, a)
				}
				args = append(args, a)
			}
			found, err := article.Find(t.Context(), args)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range found {
				rel, err := filepath.Rel(dir, s.Path)
				if err != nil {
					rel = s.Path
				}
				got = append(got, filepath.ToSlash(rel))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
	for _, arg := range []string{filepath.Join(dir, "*.pdf"), t.TempDir()} {
		if _, err := article.Find(t.Context(), []string{arg}); !errors.Is(err, article.ErrNoArticles) {
			t.Errorf("%s: error %v, want %v", arg, err, article.ErrNoArticles)
		}
	}
	if _, err := article.Find(t.Context(), []string{filepath.Join(dir, "none.txt")}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: error %v, want %v", err, fs.ErrNotExist)
	}
}

func TestReadNamesDuplicates(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, sub := range []string{"mars", "avril"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, sub, "forêt.txt"), []byte(french), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var failed []error
	for _, err := range article.Read(t.Context(), []string{dir}, article.Options{}) {
		failed = append(failed, err)
	}
	if len(failed) != 2 || failed[0] != nil || !errors.Is(failed[1], article.ErrDuplicate) {
		t.Errorf("errors %v, want the second article refused as a duplicate", failed)
	}
	for _, err := range article.Read(t.Context(), []string{dir}, article.Options{ID: article.IDPath}) {
		if err != nil {
			t.Errorf("by path: %v", err)
		}
	}
}

func TestParseDate(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"2024-03-11": "2024-03-11", "2024-03-11T08:30:00+01:00": "2024-03-11", "11/03/2024": "", "2024-02-30": ""} {
		got, err := article.ParseDate(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q gives %q, %v; want %q", in, got, err, want)
		}
	}
}

// FuzzRead: whatever the bytes, the outcome is an error or one article of valid UTF-8 without NUL, which reads as itself again.
func FuzzRead(f *testing.F) {
	for _, s := range []string{french, english, german, "", "\xff\xfea\x00", "\xfe\xff\x00a", "\xef\xbb\xbf", "caf\xe9 \x81", "a\x00b", "%PDF-1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range article.Read(t.Context(), []string{"-"}, article.Options{Stdin: bytes.NewReader(data), Language: "fr"}) {
			if err != nil {
				var own *article.Error
				if !errors.As(err, &own) || own.Source != "-" {
					t.Fatalf("error %v does not name its source", err)
				}
				continue
			}
			if !utf8.ValidString(a.Text) || strings.ContainsRune(a.Text, 0) || strings.TrimSpace(a.Text) == "" {
				t.Fatalf("text %q", a.Text)
			}
			if !strings.Contains(a.Text, a.Title) {
				t.Fatalf("title %q is not in the text", a.Title)
			}
		}
	})
}
