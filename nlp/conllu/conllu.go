// Package conllu reads, checks and writes CoNLL-U, the file format of Universal Dependencies
// (https://universaldependencies.org/format.html).
//
// Read turns a file into a document whose text is put together from the tokens; Write prints the
// sentences of a document. What one wrote, the other reads back as it was. Names travel in MISC as
// NE=B-Person, NE=I-Person, values as Value=B-Date:2021-03, Value=I-Date. Empty nodes and the column DEPS are dropped. The package leaves the
// meaning of tags and relations to others: it only checks that heads are in range.
package conllu

import (
	"fmt"
	"slices"
	"strings"
)

// A Sentence is one sentence of a file: what nlp.Sentence has no place for.
type Sentence struct {
	Comments []string // lines before the words, with their "#"
	Misc     []string // MISC of each word, without what nlp.Sentence holds; nil if all are empty
}

// NewDocument says whether a document begins with the sentence: whether it has a comment "# newdoc".
func (s Sentence) NewDocument() bool {
	return slices.ContainsFunc(s.Comments, func(c string) bool {
		f := strings.Fields(c)
		return len(f) > 1 && f[1] == "newdoc"
	})
}

// An Error is what is wrong with a line.
type Error struct {
	Line   int    // from 1
	Column string // name of the CoNLL-U column, "" if the line as a whole is meant
	Msg    string
}

func (e *Error) Error() string {
	if e.Column != "" {
		return fmt.Sprintf("line %d: %s: %s", e.Line, e.Column, e.Msg)
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Msg)
}
