package langtest

import (
	"strings"
	"testing"
	"time"

	"relata/nlp"
	"relata/nlp/conllu"
)

// Bench analyses the text of a CoNLL-U file again and again. It reports words for each second of the clock, and for each
// second of computing where the system tells it: on a busy machine only that is a measure.
func Bench(b *testing.B, l nlp.Language, file string) {
	b.Helper()
	d, _, err := conllu.Read(strings.NewReader(file), l.Code)
	if err != nil {
		b.Fatal(err)
	}
	engine, err := l.Open()
	if err != nil {
		b.Fatal(err)
	}
	words := 0
	b.ReportAllocs()
	var before time.Duration
	for b.Loop() {
		if words == 0 {
			before = cpuTime()
		}
		got, err := engine.Analyze(b.Context(), d.Text)
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range got.Sentences {
			words += len(s.Words)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
	if used := cpuTime() - before; used > 0 {
		b.ReportMetric(float64(words)/used.Seconds(), "words/cpu-s")
	}
}
