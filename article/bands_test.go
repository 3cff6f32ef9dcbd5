package article

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func copies(a, b []int64) bool {
	return slices.ContainsFunc(a, func(x int64) bool { return slices.Contains(b, x) })
}

// upTo is a text up to the sentence or paragraph that ends before a share of it.
func upTo(text string, share float64) string {
	head := text[:int(float64(len(text))*share)]
	if i := strings.LastIndexAny(head, ".\n"); i > 0 {
		return head[:i+1]
	}
	return head
}

// without is a text without one paragraph of its middle.
func without(text string) string {
	p := strings.Split(text, "\n")
	if len(p) < 3 {
		return text
	}
	i := len(p) / 2
	return strings.Join(slices.Delete(p, i, i+1), "\n")
}

// printings are what papers do to a dispatch.
var printings = []struct {
	name  string
	print func(text string) string
}{
	{"another headline, an agency's line", func(text string) string { return "Another headline\n\nPARIS, 12 May (Agency) – " + text }},
	{"cut to three quarters", func(text string) string { return "Another headline\n\nLONDON (Agency) — " + upTo(text, .75) }},
	{"cut to half", func(text string) string { return "Another headline\n\nLONDON (Agency) — " + upTo(text, .5) }},
	{"cut to a third", func(text string) string { return "Another headline\n\nLONDON (Agency) — " + upTo(text, .33) }},
	{"a paragraph of the middle left out", without},
	{"every twentieth word another", func(text string) string {
		words := strings.Fields(text)
		for i := 10; i < len(words); i += 20 {
			words[i] = "otherwise"
		}
		return strings.Join(words, " ")
	}},
}

func TestBands(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	var all [][]int64
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		title, body, _ := strings.Cut(string(b), "\n")
		own := BandsOf(title, string(b))
		if len(own) != Bands || !slices.Equal(own, BandsOf(title, string(b))) {
			t.Errorf("%s: %v", p, own)
		}
		all = append(all, own)
		if pr := printings[0]; !copies(own, BandsOf("", pr.print(strings.TrimSpace(body)))) { // the others are a matter of chance: TestBandsMeasure
			t.Errorf("%s: no copy: %s", p, pr.name)
		}
		if upper := strings.ToUpper(strings.ReplaceAll(string(b), ",", " ,")); !slices.Equal(BandsOf("", string(b)), BandsOf("", upper)) {
			t.Errorf("%s: case and punctuation show", p)
		}
	}
	for i := range all {
		for j := range i {
			if copies(all[i], all[j]) {
				t.Errorf("%s and %s are copies", paths[j], paths[i])
			}
		}
	}
	for _, text := range []string{"", " \n", "…!"} {
		if b := BandsOf("", text); b != nil {
			t.Errorf("%q: %v", text, b)
		}
	}
	if !copies(BandsOf("Title", "Title"), BandsOf("", "title")) {
		t.Error("a text that is its title has no bands")
	}
	const brief = "The bank's board met in Oslo on Monday and named Jane Roe as its chair"
	if !copies(BandsOf("", brief+"."), BandsOf("", strings.ToUpper(brief))) {
		t.Error("a brief is no copy of itself")
	}
	if copies(BandsOf("", brief+"."), BandsOf("", brief+", the newspaper reported.")) {
		t.Error("two briefs with a phrase in common are copies")
	}
}

func TestTitleLine(t *testing.T) {
	for text, want := range map[string]string{
		"Voltea buys Arbel\n\nThe group said so.":   "Voltea buys Arbel",
		"Voltea buys Arbel\nThe group said so.":     "Voltea buys Arbel",
		"The group Voltea, which is based in\nLyon": "The group Voltea, which is based in",
		"The group Voltea has bought the\nfirm.":    "",
		"The group said so.\nMore.":                 "",
		"Voltea":                                    "",
	} {
		if got := titleLine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestBandsMeasure prints how many printed copies of real articles are found, and how many pairs of different articles are taken for copies.
// RELATA_NEWS is a pattern of .jsonl.gz files with a title and a text on each line.
func TestBandsMeasure(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob(os.Getenv("RELATA_NEWS"))
	if err != nil || len(paths) == 0 {
		t.Skip("RELATA_NEWS names no files")
	}
	type news struct{ Title, Text string }
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		var all []news
		var bands [][]int64
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, DefaultMaxBytes)
		for lines.Scan() {
			var n news
			if json.Unmarshal(lines.Bytes(), &n) == nil && len(strings.Fields(n.Text)) > 60 {
				all = append(all, n)
				bands = append(bands, BandsOf(n.Title, n.Text))
			}
		}
		found := make([]int, len(printings))
		pairs, wrong := 0, 0
		for i, n := range all {
			for k, pr := range printings {
				if copies(bands[i], BandsOf("", pr.print(n.Text))) {
					found[k]++
				}
			}
			for j := range i {
				pairs++
				if copies(bands[i], bands[j]) {
					wrong++
				}
			}
		}
		t.Logf("%s: %d articles; %d of %d pairs taken for copies", filepath.Base(p), len(all), wrong, pairs)
		for k, pr := range printings {
			t.Logf("  %5.1f %%  %s", 100*float64(found[k])/float64(max(len(all), 1)), pr.name)
		}
	}
}
