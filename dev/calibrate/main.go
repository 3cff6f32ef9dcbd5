// Calibrate learns the weights of the statements' confidence from articles with gold statements:
//
//	go run ./dev/calibrate -score EVAL/kg_score.py EVAL/news testdata/articles
//
// Which statements are right is kg_score.py's judgement, in its lenient sense. The weights are those of a logistic regression, drawn towards
// weights set by hand as far as the articles say nothing. For each article the weights learnt from all the others tell what its statements are
// worth; the expected calibration error of that, over ten bins, is printed with the error of the weights in use. Then the weights learnt from all articles
// are written to extract/weights.go, with the bias lowered: rules were written with these articles, and of others less is right. The same articles give the same weights.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"io"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"relata/article"
	"relata/extract"
	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/resolve"
	"relata/schema"
)

// pull is how strongly weights are drawn towards prior, in statements.
const pull = 4.0

// prior are the weights set by hand.
var prior = map[string]float64{
	extract.Bias: 1.6,
	"open":       -0.9, "omitted": -0.5, "retyped": -0.6, "sure": 1.2, "nominal": -0.5, "pronoun": -0.5, "distance": -0.5, "via": -0.35, "modal": -0.2,
	"rule:passive": 0.1, "rule:copula": 0.5, "rule:copular-verb": 0.4, "rule:role-apposition": 0.7, "rule:role-title": 0.6, "rule:role-detached": 0.1,
	"rule:participle": 0.1, "rule:event-noun": -0.2, "rule:adjective": 0.1, "rule:possession": -0.4, "rule:place": 0.2,
}

// A sample is a statement that gold judges.
type sample struct {
	article  string
	features []extract.Feature
	right    float64 // 1: the gold has it; 0: it has not, though it lists all that is right; unlisted: it has not, and lists what was asked for
}

// unlisted is how often a statement is right that an article's gold lines lack: 25 of 44, read by hand.
const unlisted = 0.57

// firstRead is the share of the typed statements that were right when 22 articles were read for the first time, before any rule was written with them: 571 of 683.
const firstRead = 0.836

// humbled lowers the bias until the mean confidence of the samples lies between what is right of them and of articles that no rule was written with, a quarter of the way: too low for
// the former, too high for the latter, and for neither by much.
func humbled(weights map[string]float64, samples []sample, right float64) map[string]float64 {
	out := maps.Clone(weights)
	want := (3*right + firstRead) / 4
	low, high := out[extract.Bias]-3, out[extract.Bias]
	for range 40 {
		out[extract.Bias] = (low + high) / 2
		mean := 0.0
		for _, s := range samples {
			mean += extract.Confidence(s.features, out) / float64(len(samples))
		}
		if mean > want {
			high = out[extract.Bias]
		} else {
			low = out[extract.Bias]
		}
	}
	return out
}

func main() {
	score := flag.String("score", "", "kg_score.py, which judges")
	out := flag.String("o", "extract/weights.go", "where the weights go; \"\": only print")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *score, *out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, w io.Writer, score, out string, folders []string) error {
	if score == "" || len(folders) == 0 {
		return errors.New("usage: calibrate -score kg_score.py FOLDER…")
	}
	var samples []sample
	for _, folder := range folders {
		s, err := judged(ctx, score, folder)
		if err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
		samples = append(samples, s...)
	}
	old := extract.Weights()
	articles := articlesOf(samples)
	if len(articles) < 2 {
		return errors.New("at least two articles with statements that their gold judges are needed")
	}
	held := make([]float64, len(samples))
	for _, a := range articles {
		var others []sample
		for _, s := range samples {
			if s.article != a {
				others = append(others, s)
			}
		}
		weights := learn(others)
		for i, s := range samples {
			if s.article == a {
				held[i] = extract.Confidence(s.features, weights)
			}
		}
	}
	now := make([]float64, len(samples))
	right := 0.0
	for i, s := range samples {
		now[i] = extract.Confidence(s.features, old)
		right += s.right
	}
	fmt.Fprintf(w, "%d articles, %d statements that the gold judges, %.0f right (%.1f %%), what gold lines lack counted as %.2f\n", len(articles), len(samples), right, 100*right/float64(len(samples)), unlisted)
	fmt.Fprintf(w, "expected calibration error, weights in use:          %.3f\n", calibrationError(samples, now))
	fmt.Fprintf(w, "expected calibration error, articles left out in turn: %.3f\n", calibrationError(samples, held))
	table(w, samples, held)
	if out == "" {
		return nil
	}
	return write(out, humbled(learn(samples), samples, right/float64(len(samples))), len(articles), len(samples), calibrationError(samples, held))
}

// judged reads the articles of a folder that have gold, and keeps the typed statements that it judges.
func judged(ctx context.Context, score, folder string) ([]sample, error) {
	sch, err := schema.Builtin()
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	paths = slices.DeleteFunc(paths, func(p string) bool {
		stem := strings.TrimSuffix(p, ".txt")
		return !exists(stem+".gold") && !exists(stem+".gold.jsonl")
	})
	if len(paths) == 0 {
		return nil, errors.New("no article with gold")
	}
	var statements []extract.Statement
	for a, err := range article.Read(ctx, paths, article.Options{}) {
		if err != nil {
			return nil, err
		}
		sts, err := read(ctx, sch, a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		statements = append(statements, sts...)
	}
	verdicts, err := judge(ctx, score, folder, statements)
	if err != nil {
		return nil, err
	}
	var out []sample
	for i, st := range statements {
		if st.Predicate.Open {
			continue
		}
		switch verdicts[i] {
		case "right":
			out = append(out, sample{st.Article, st.Features, 1})
		case "wrong":
			right := 0.0
			if exists(filepath.Join(folder, st.Article+".gold")) {
				right = unlisted
			}
			out = append(out, sample{st.Article, st.Features, right})
		}
	}
	return out, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// read is what ingest.Reader does, with the features kept.
func read(ctx context.Context, sch *schema.Schema, a article.Article) ([]extract.Statement, error) {
	lang := en.Language()
	if a.Language == "fr" {
		lang = fr.Language()
	}
	engine, err := lang.Open()
	if err != nil {
		return nil, err
	}
	doc, err := engine.Analyze(ctx, a.Text)
	if err != nil {
		return nil, err
	}
	return statements(ctx, sch, lang, doc, a.ID)
}

func statements(ctx context.Context, sch *schema.Schema, lang nlp.Language, doc *nlp.Document, id string) ([]extract.Statement, error) {
	x := extract.New(sch, lang)
	doc = x.Mend(doc)
	sts, err := x.Extract(ctx, doc, extract.Options{Article: id, Features: true})
	if err != nil {
		return nil, err
	}
	result, err := resolve.Resolve(ctx, doc, sts, resolve.Options{Schema: sch, Lexicon: lang.Lexicon})
	return result.Statements, err
}

// judge asks kg_score.py which statements are right.
func judge(ctx context.Context, score, folder string, statements []extract.Statement) ([]string, error) {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for _, st := range statements {
		if err := enc.Encode(st); err != nil {
			return nil, err
		}
	}
	dir, err := os.MkdirTemp("", "calibrate")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "statements.jsonl")
	if err := os.WriteFile(path, lines.Bytes(), 0o600); err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "python3", "dev/calibrate/judge.py", score, folder, path)
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("judge.py: %w", err)
	}
	var verdicts []string
	if err := json.Unmarshal(data, &verdicts); err != nil {
		return nil, err
	}
	if len(verdicts) != len(statements) {
		return nil, fmt.Errorf("%d verdicts on %d statements", len(verdicts), len(statements))
	}
	return verdicts, nil
}

func articlesOf(samples []sample) []string {
	var out []string
	for _, s := range samples {
		if !slices.Contains(out, s.article) {
			out = append(out, s.article)
		}
	}
	return out
}

// learn fits a logistic regression by gradient descent. The penalty keeps each weight near its prior, the bias loosely.
func learn(samples []sample) map[string]float64 {
	weights := maps.Clone(prior)
	names := namesOf(samples, prior)
	for range rounds {
		gradient := map[string]float64{}
		for _, s := range samples {
			z := weights[extract.Bias]
			for _, f := range s.features {
				z += weights[f.Name] * f.Value
			}
			d := 1 / (1 + math.Exp(-z))
			d -= s.right
			gradient[extract.Bias] += d
			for _, f := range s.features {
				gradient[f.Name] += d * f.Value
			}
		}
		for _, n := range names {
			strength := pull
			if n == extract.Bias {
				strength = 0.5
			}
			weights[n] -= rate * (gradient[n] + strength*(weights[n]-prior[n])) / float64(len(samples))
		}
	}
	return weights
}

const (
	rounds = 4000
	rate   = 0.3
)

// namesOf are the names of all features and weights, sorted.
func namesOf(samples []sample, weights map[string]float64) []string {
	set := map[string]bool{extract.Bias: true}
	for n := range weights {
		set[n] = true
	}
	for _, s := range samples {
		for _, f := range s.features {
			set[f.Name] = true
		}
	}
	var out []string
	for n := range set {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// A bin is the statements within a tenth of confidence.
type bin struct {
	n     int
	right float64
	sum   float64
}

func bins(samples []sample, conf []float64) [10]bin {
	var out [10]bin
	for i, s := range samples {
		b := &out[min(int(conf[i]*10), 9)]
		b.n++
		b.sum += conf[i]
		b.right += s.right
	}
	return out
}

// calibrationError is the mean distance of confidence and precision over ten bins, weighed by their statements.
func calibrationError(samples []sample, conf []float64) float64 {
	e := 0.0
	for _, b := range bins(samples, conf) {
		if b.n > 0 {
			e += math.Abs(b.sum - b.right)
		}
	}
	return e / float64(len(samples))
}

func table(w io.Writer, samples []sample, conf []float64) {
	fmt.Fprintln(w, "  confidence   statements   mean   right")
	for i, b := range bins(samples, conf) {
		if b.n > 0 {
			fmt.Fprintf(w, "  %.1f to %.1f   %10d   %.2f    %.2f\n", float64(i)/10, float64(i+1)/10, b.n, b.sum/float64(b.n), b.right/float64(b.n))
		}
	}
}

// write writes the weights as the Go table that package extract ships.
func write(path string, weights map[string]float64, articles, statements int, held float64) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated by go run ./dev/calibrate. DO NOT EDIT.\n\npackage extract\n\n")
	fmt.Fprintf(&b, "// weights are what Confidence uses, by feature: learnt from %d statements of %d articles; expected calibration\n// error on articles left out in turn %.3f.\nvar weights = map[string]float64{\n", statements, articles, held)
	for _, n := range namesOf(nil, weights) {
		fmt.Fprintf(&b, "%q: %.3f,\n", n, weights[n])
	}
	b.WriteString("}\n")
	src, err := format.Source(b.Bytes())
	if err != nil {
		return err
	}
	return os.WriteFile(path, src, 0o644)
}
