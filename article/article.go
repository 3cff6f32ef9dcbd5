// Package article reads news articles: files, folders, globs and standard input come in, Articles with exact text go out.
//
//	for a, err := range article.Read(ctx, []string{"news/"}, article.Options{}) { … }
//
// Which formats there are is one table (Formats). Bytes in another encoding than UTF-8 are converted, and the article says
// so; nothing else is changed, so that offsets count the characters that a reader sees. What the text says is left to
// package nlp.
package article

// An Article is a text to be read, with what is known about it.
type Article struct {
	ID        string // by default the file name without extension
	Source    string // path or URL it came from, "-" for standard input
	Title     string // first line, if it stands apart as a title line
	Text      string // the whole text as read, valid UTF-8; offsets count its code points
	Language  string // ISO 639-1
	Published string // ISO 8601 date, "" if not known
	Encoding  string // what the bytes were in: "utf-8", or the encoding that Text was converted from
}

// Options say how to read. The zero value is the sensible default.
type Options struct {
	Language  string   // ISO 639-1 code of all the articles; "": each one's is detected
	Languages []string // codes accepted by detection; nil: "en" and "fr"
	Published string   // ISO 8601 date of all the articles, "" if not known
	ID        IDRule   // what an article is called
	MaxBytes  int64    // largest file read; 0: DefaultMaxBytes
	Stdin     Stdin    // what "-" reads; nil: "-" is an error
}

// DefaultMaxBytes is the largest file that is read unless Options say otherwise: far beyond any article, and
// small enough that its analysis fits in memory.
const DefaultMaxBytes = 4 << 20

// An IDRule says what an article is called.
type IDRule string

// The rules for IDs.
const (
	IDName IDRule = ""     // the file name without extension
	IDPath IDRule = "path" // the path as given, with slashes, without extension
)
