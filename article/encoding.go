package article

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns bytes into valid UTF-8 and says what they were in. A byte order mark is believed and dropped. Bytes that
// are no UTF-8 are Windows-1252, of which Latin-1 is the printable part, unless most of the characters beyond ASCII are
// whole UTF-8: then the text is damaged UTF-8, and its stray bytes become U+FFFD.
func decode(data []byte) (text, from string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return convert(data, "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return convert(data, "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM))
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", "", fmt.Errorf("%w: NUL character at byte %d", ErrBinary, i)
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", nil
	}
	whole, stray, undefined := census(data)
	switch {
	case whole > stray:
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD"))), "utf-8, damaged", nil
	case undefined > 0 && undefined*20 > stray:
		return "", "", fmt.Errorf("%w: neither UTF-8 nor Windows-1252", ErrBinary)
	}
	return convert(data, "windows-1252", charmap.Windows1252)
}

func convert(data []byte, name string, enc encoding.Encoding) (text, from string, err error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", fmt.Errorf("as %s: %w", name, err)
	}
	if i := bytes.IndexByte(out, 0); i >= 0 {
		return "", "", fmt.Errorf("%w: NUL character in %s", ErrBinary, name)
	}
	return string(out), name, nil
}

// census counts the characters beyond ASCII that are whole UTF-8, the bytes that are not, and among those the ones that
// Windows-1252 does not define.
func census(data []byte) (whole, stray, undefined int) {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			stray++
			switch data[0] {
			case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
				undefined++
			}
		case n > 1:
			whole++
		}
		data = data[n:]
	}
	return whole, stray, undefined
}
