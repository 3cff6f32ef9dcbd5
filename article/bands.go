package article

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Papers print one dispatch under their own headline, with an agency's name before it, cut at the end. Such copies are no independent
// witnesses. They are found by MinHash (Broder, "On the resemblance and containment of documents", 1997) with banding: of the shingles
// of a text the smallest under each of a few hash functions are kept, a few of these smallest make a band, and two texts that share a band
// are copies. The chance of that rises steeply with the share of shingles that they have in common. Half of the bands are of the whole text,
// half of its beginning, which a paper keeps when it cuts. docs/decisions/0009-copies-of-a-dispatch.md has the figures.

const (
	// Bands is how many bands an article has.
	Bands       = 8
	bandRows    = 3   // smallest hashes in a band
	shingleSize = 5   // words
	leadWords   = 100 // of the beginning
	fewWords    = 50  // of a text whose copies must be whole: one phrase in common would be enough
)

// BandsOf are the bands of an article's text; nil if it has no word. They depend on nothing but the words: not on case, punctuation, spaces
// or the title.
func BandsOf(title, text string) []int64 {
	body := strings.TrimPrefix(text, title)
	all := words(body)
	if len(all) == 0 {
		if all = words(text); len(all) == 0 {
			return nil
		}
	}
	out := make([]int64, 0, Bands)
	size := shingleSize
	if len(all) < fewWords {
		size = len(all)
	}
	for half, ws := range [][]string{all, all[:min(len(all), leadWords)]} {
		out = append(out, bands(uint64(half), shingles(ws, size))...)
	}
	return out
}

// words are the runs of letters and digits, in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFKC.String(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) })
}

// shingles are the hashes of all runs of some words.
func shingles(ws []string, size int) []uint64 {
	out := make([]uint64, 0, len(ws))
	for i := 0; i+size <= len(ws); i++ {
		h := fnv.New64a()
		for _, w := range ws[i : i+size] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		out = append(out, h.Sum64())
	}
	return out
}

// bands are those of a set of shingles; half keeps whole texts and beginnings apart.
func bands(half uint64, set []uint64) []int64 {
	out := make([]int64, Bands/2)
	for b := range out {
		h := fnv.New64a()
		for row := range bandRows {
			seed := mix(half<<32 | uint64(b)<<16 | uint64(row))
			least := uint64(math.MaxUint64)
			for _, s := range set {
				least = min(least, mix(s^seed))
			}
			var buf [8]byte
			binary.LittleEndian.PutUint64(buf[:], least)
			h.Write(buf[:])
		}
		out[b] = int64(mix(h.Sum64() ^ half<<32 ^ uint64(b))) //nolint:gosec // all bits are wanted
	}
	return out
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014): each bit of the result depends on each bit of x.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
