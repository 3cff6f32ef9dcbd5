package names

import (
	"regexp"
	"slices"

	"relata/nlp"
)

// address matches what leads to somebody and names nobody: "https://example.com/news", "www.example.com", "example.com/news", "ada@example.com", "@adaroy".
// A domain alone may be a firm: "Booking.com".
var address = regexp.MustCompile(`^(?:[A-Za-z]+://|(?i:mailto:|www\.)|[@＠][\pL\pN_]|[^@\s]+@[^@\s]+\.\pL|(?:[\pL\pN-]+\.)+\p{Ll}{2,}/)`)

// dropAddresses takes out of a document the addresses that the recogniser read as names, and off the names beside which they stand.
func dropAddresses(d *nlp.Document) {
	for _, s := range d.Sentences {
		s.Mentions = slices.DeleteFunc(s.Mentions, func(m nlp.Mention) bool {
			return m.Type.IsName() && !slices.ContainsFunc(s.Words[m.First-1:m.Last], func(w nlp.Word) bool { return !address.MatchString(w.Form) })
		})
	}
	for s, m := range names(d) {
		for address.MatchString(s.Word(m.First).Form) {
			m.First++
		}
		for address.MatchString(s.Word(m.Last).Form) {
			m.Last--
		}
		m.Span = s.WordSpan(m.First, m.Last)
	}
}
