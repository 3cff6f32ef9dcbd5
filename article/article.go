// Package article reads news articles: bytes come in, Articles with exact text go out. Which formats there are is one table (Formats);
// what the text says is left to package nlp.
package article

// An Article is a text to be read, with what is known about it.
type Article struct {
	ID        string // by default the file name without extension
	Source    string // path or URL it came from, "-" for standard input
	Title     string // first line, if it stands apart as a title line
	Text      string // the whole text as read, valid UTF-8; offsets count its code points
	Language  string // ISO 639-1
	Published string // ISO 8601 date, "" if not known
}
