package article

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is one kind of file that holds articles. A format is added by one file with its Read, and one row of Formats.
type Format struct {
	Name       string
	Extensions []string               // lower case, with the dot; these files are read when they stand in a folder
	Sniff      func(head []byte) bool // whether a file that starts so is of this format; at most 512 bytes
	// Read yields the articles of one file, at least one of them or an error. Of an article it fills Text and Encoding,
	// and Title, ID, Language and Published where the file states them; the rest is filled by the caller.
	Read func(ctx context.Context, data []byte) iter.Seq2[Article, error]
}

// Formats is the table of formats, the more special ones first.
func Formats() []Format {
	return []Format{
		textFormat(),
	}
}

// formatOf chooses by content, since a file's name proves nothing.
func formatOf(data []byte) (Format, error) {
	start := data[:min(len(data), 512)]
	for _, f := range Formats() {
		if f.Sniff(start) {
			return f, nil
		}
	}
	kind, _, _ := strings.Cut(http.DetectContentType(start), ";")
	if kind == "application/octet-stream" {
		return Format{}, fmt.Errorf("%w: binary data", ErrBinary)
	}
	return Format{}, fmt.Errorf("%w: %s", ErrFormat, kind)
}

// hasFormat says whether a file of this name is read when it stands in a folder.
func hasFormat(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	for _, f := range Formats() {
		if slices.Contains(f.Extensions, ext) {
			return true
		}
	}
	return false
}

func extensions() string {
	var all []string
	for _, f := range Formats() {
		all = append(all, f.Extensions...)
	}
	return strings.Join(all, ", ")
}

// isText says whether bytes start like plain text: no control characters, no mark of another format.
func isText(start []byte) bool {
	if bytes.HasPrefix(start, []byte("%PDF-")) {
		return false
	}
	return strings.HasPrefix(http.DetectContentType(start), "text/plain")
}
