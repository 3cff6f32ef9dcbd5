// Package features turns the form of a unit into the input vector of a network, as
// docs/model-format.md describes under "Features of a unit, version 1".
//
// A form comes in, a vector goes out: the sum of embeddings of the form, its beginnings, its
// ends and its shape, and of a pretrained word vector, brought to mean 0 and variance 1. What a
// unit is, is left to the tokenizers; nlp/train/features.py computes the same for training.
package features

import (
	"hash/crc32"
	"strings"
	"unicode"
	"unicode/utf8"
)

var typographic = strings.NewReplacer("’", "'", "«", `"`, "»", `"`, "“", `"`, "”", `"`)

// Normalise replaces typographic apostrophes and quotation marks by plain ones.
func Normalise(form string) string { return typographic.Replace(form) }

// shape is letters as X or x, digits as d, the rest as it is, runs cut to two, ten signs at most.
func shape(form string) string {
	out := make([]rune, 0, 16)
	for _, r := range form {
		switch {
		case unicode.IsLetter(r) && unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if n := len(out); n >= 2 && out[n-1] == r && out[n-2] == r {
			continue
		}
		if out = append(out, r); len(out) == 10 {
			break
		}
	}
	return string(out)
}

// hashedTables are the names of the tables in the order of hashes.
var hashedTables = [...]string{"p1", "p2", "p3", "s1", "s2", "s3", "s4", "sh"}

// hashes are the checksums of the keys of a normalised form in each table.
func hashes(form, lower string) (h [len(hashedTables)]uint32) {
	for i, part := range [...]string{
		first(lower, 1), first(lower, 2), first(lower, 3),
		last(lower, 1), last(lower, 2), last(lower, 3), last(lower, 4), shape(form),
	} {
		h[i] = crc32.Update(crc32.ChecksumIEEE([]byte(hashedTables[i])), crc32.IEEETable, []byte(part))
	}
	return h
}

// first is the first n code points of s.
func first(s string, n int) string {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

// last is the last n code points of s.
func last(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// capitalised is lower with its first letter in upper case.
func capitalised(lower string) string {
	r, size := utf8.DecodeRuneInString(lower)
	return string(unicode.ToUpper(r)) + lower[size:]
}
