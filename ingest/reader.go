package ingest

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"relata/article"
	"relata/extract"
	"relata/graph"
	"relata/nlp"
	"relata/resolve"
	"relata/schema"
)

// ReadingVersion goes into the hash of each article. It is raised when the same text is read differently, so that
// articles in a store are read anew.
const ReadingVersion = 9

// A Reader reads articles: analysis, statements, entities. It is safe for concurrent use. Models are
// loaded on the first article of a language.
type Reader struct {
	schema    *schema.Schema
	digest    string // of the schema
	languages []*language
}

type language struct {
	nlp.Language
	extractor   *extract.Extractor
	open        func() (nlp.Engine, error)
	antecedents func() *resolve.Antecedents
}

// NewReader makes a reader of articles in some languages.
func NewReader(s *schema.Schema, languages ...nlp.Language) *Reader {
	r := &Reader{schema: s, digest: schemaDigest(s)}
	for _, l := range languages {
		r.languages = append(r.languages, &language{
			Language: l, extractor: extract.New(s, l), open: sync.OnceValues(l.Open),
			antecedents: sync.OnceValue(func() *resolve.Antecedents { return resolve.OpenAntecedents(l) }),
		})
	}
	return r
}

// Languages are the codes of the languages that are read, in the order given.
func (r *Reader) Languages() []string {
	var codes []string
	for _, l := range r.languages {
		codes = append(codes, l.Code)
	}
	return codes
}

// Engine opens the engine of a language.
func (r *Reader) Engine(code string) (nlp.Engine, error) {
	l, err := r.language(code)
	if err != nil {
		return nil, err
	}
	return l.open()
}

func (r *Reader) language(code string) (*language, error) {
	i := slices.IndexFunc(r.languages, func(l *language) bool { return l.Code == code })
	if i < 0 {
		return nil, fmt.Errorf("language %q is none of %s", code, strings.Join(r.Languages(), ", "))
	}
	return r.languages[i], nil
}

// A Reading is an article and what has been read in it.
type Reading struct {
	Article  article.Article
	Document *nlp.Document
	Warnings []Warning // in the order of the text
	resolve.Result
}

// InPieces is why a sentence that has more words than the analysis takes at once was read piece by piece.
const InPieces extract.Reason = "longer than the limit, read in pieces"

// A Warning says that a sentence was read in pieces, cut short or passed over because of a limit.
type Warning struct {
	Start  int // of the sentence, in code points
	Words  int // that it has
	Reason extract.Reason
}

// String says what was done to which sentence.
func (w Warning) String() string {
	return fmt.Sprintf("sentence of %d words at %d: %s", w.Words, w.Start, w.Reason)
}

// A Trace follows how an article is read. Either may be nil.
type Trace struct {
	Sentence    func(*nlp.Sentence, []extract.Mended) // each that is short enough for a tree, as rules read it, with what was mended in it
	Proposition func(extract.Trace)                   // each that was considered, behind all sentences
}

// Read reads one article.
// A panic in the analysis of a text comes back as a *PanicError, so that one article cannot end a job.
func (r *Reader) Read(ctx context.Context, a article.Article, trace Trace) (_ Reading, err error) {
	defer caught(&err)
	l, doc, err := r.analyse(ctx, a)
	if err != nil {
		return Reading{}, err
	}
	reading := Reading{Article: a, Document: doc}
	reading.warnOfPieces()
	published, _ := time.Parse(time.DateOnly, a.Published) // zero if unknown
	doc = l.extractor.MendTraced(doc, trace.Sentence)
	statements, err := l.extractor.Extract(ctx, doc, extract.Options{Article: a.ID, Published: published, Trace: trace.Proposition, Warn: reading.warn})
	if err != nil {
		return Reading{}, fmt.Errorf("extract: %w", err)
	}
	result, err := resolve.Resolve(ctx, doc, statements, resolve.Options{Schema: r.schema, Lexicon: l.Lexicon, Antecedents: l.antecedents()})
	if err != nil {
		return Reading{}, fmt.Errorf("resolve: %w", err)
	}
	reading.Result = result
	reading.sortWarnings()
	return reading, nil
}

// Tuples reads the open tuples of one article: phrases as they stand, without types and entities.
func (r *Reader) Tuples(ctx context.Context, a article.Article) (_ []extract.Tuple, _ Reading, err error) {
	defer caught(&err)
	l, doc, err := r.analyse(ctx, a)
	if err != nil {
		return nil, Reading{}, err
	}
	reading := Reading{Article: a, Document: doc}
	reading.warnOfPieces()
	tuples, err := l.extractor.OpenTuples(ctx, l.extractor.Mend(doc), extract.Options{Article: a.ID, Warn: reading.warn})
	reading.sortWarnings()
	return tuples, reading, err
}

func (r *Reader) analyse(ctx context.Context, a article.Article) (*language, *nlp.Document, error) {
	l, err := r.language(a.Language)
	if err != nil {
		return nil, nil, err
	}
	engine, err := l.open()
	if err != nil {
		return nil, nil, fmt.Errorf("open the models of %s: %w", l.Name, err)
	}
	doc, err := engine.Analyze(ctx, a.Text)
	if err != nil {
		return nil, nil, fmt.Errorf("analyse: %w", err)
	}
	return l, doc, nil
}

// warn notes what a limit did to a sentence.
func (r *Reading) warn(s *nlp.Sentence, why extract.Reason) {
	r.Warnings = append(r.Warnings, Warning{Start: s.Start, Words: len(s.Words), Reason: why})
}

func (r *Reading) sortWarnings() {
	slices.SortStableFunc(r.Warnings, func(a, b Warning) int { return cmp.Compare(a.Start, b.Start) })
}

// warnOfPieces notes which sentences the analysis has cut.
func (r *Reading) warnOfPieces() {
	inside := false
	for _, s := range r.Document.Sentences {
		switch {
		case s.Cut && inside:
			r.Warnings[len(r.Warnings)-1].Words += len(s.Words)
		case s.Cut:
			r.warn(s, InPieces)
		}
		inside = s.Cut
	}
}

// caught turns a panic into an error.
func caught(err *error) {
	if v := recover(); v != nil {
		*err = &PanicError{Value: v, Stack: string(debug.Stack())}
	}
}

// A PanicError is a fault of the program that one article has laid open.
type PanicError struct {
	Value any
	Stack string
}

// Error implements error.
func (e *PanicError) Error() string { return fmt.Sprintf("internal fault: %v", e.Value) }

// Graph is the article as a store takes it.
func (r *Reader) Graph(reading Reading) (*graph.Graph, error) {
	return graph.Build(r.node(reading.Article), reading.Result, r.schema)
}

// node is an article's own node. Its hash covers all that a second reading could read differently.
func (r *Reader) node(a article.Article) graph.Article {
	h := sha256.New()
	for _, part := range []string{fmt.Sprint(ReadingVersion), r.digest, a.Language, a.Published, a.Title, a.Text} {
		fmt.Fprintf(h, "%d:%s", len(part), part)
	}
	return graph.Article{
		ID: a.ID, URL: a.Source, Title: a.Title, Language: a.Language, Published: a.Published,
		Hash: hex.EncodeToString(h.Sum(nil)[:16]), Bands: article.BandsOf(a.Title, a.Text),
	}
}

// schemaDigest covers types and wordings.
func schemaDigest(s *schema.Schema) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s %s\n%+v\n%+v\n", s.Name, s.Version, s.Entities, s.Relations)
	for _, code := range s.Languages() {
		io.WriteString(h, code)
		w := s.Wordings(code)
		for _, lemma := range w.Lemmas() {
			fmt.Fprintf(h, "%s %+v\n", lemma, w.Of(lemma))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
