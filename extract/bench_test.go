package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"relata/extract"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/schema"
)

// newsOf is the text of the benchmarks: the news of a language in testdata/judged.
func newsOf(b *testing.B, lang string) string {
	b.Helper()
	files, err := filepath.Glob("../testdata/judged/" + lang + "-*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no news: ", err)
	}
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
		text.WriteString("\n\n")
	}
	return text.String()
}

func BenchmarkExtract(b *testing.B) {
	sch, err := schema.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	for _, lang := range []nlp.Language{fr.Language(), en.Language()} {
		engine, err := lang.Open()
		if err != nil {
			b.Fatal(err)
		}
		text := newsOf(b, lang.Code)
		doc, err := engine.Analyze(b.Context(), text)
		if err != nil {
			b.Fatal(err)
		}
		words := 0
		for _, s := range doc.Sentences {
			words += len(s.Words)
		}
		b.Run(lang.Code+"/analyse", func(b *testing.B) {
			for b.Loop() {
				if _, err := engine.Analyze(b.Context(), text); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
		b.Run(lang.Code+"/extract", func(b *testing.B) {
			x := extract.New(sch, lang)
			for b.Loop() {
				if _, err := x.Extract(b.Context(), x.Mend(doc), extract.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
