package values

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"relata/nlp"
)

// Stage adds the values of a document to its mentions. A value within a name is none: "20 Minutes".
func (g *Grammar) Stage() nlp.Stage {
	return nlp.Stage{
		Name:  "values",
		Needs: nlp.Tokens | nlp.Sentences | nlp.Tags | nlp.Names,
		Fills: nlp.Values,
		Run: func(ctx context.Context, d *nlp.Document) error {
			for _, s := range d.Sentences {
				if err := ctx.Err(); err != nil {
					return err
				}
				g.read(s)
			}
			return nil
		},
	}
}

// A reading is a sentence with its words in lower case.
type reading struct {
	g    *Grammar
	s    *nlp.Sentence
	form []string // form[i] is of the word i+1
}

// A found value covers the words from first to last (indices).
type found struct {
	first, last int
	typ         nlp.MentionType
	value       string
}

func (g *Grammar) read(s *nlp.Sentence) {
	r := reading{g: g, s: s, form: make([]string, len(s.Words))}
	for i := range s.Words {
		r.form[i] = strings.ToLower(strings.ReplaceAll(s.Words[i].Form, "’", "'"))
	}
	var all []nlp.Mention
	for i := 0; i < len(s.Words); i++ {
		f, ok := r.at(i)
		if !ok || !uncover(s, &f) {
			continue
		}
		all = append(all, nlp.Mention{
			Span: s.WordSpan(f.first+1, f.last+1), First: f.first + 1, Last: f.last + 1, Type: f.typ, Value: f.value, Sure: 1,
		})
		i = f.last
	}
	if all == nil {
		return
	}
	s.Mentions = append(s.Mentions, all...)
	s.SortMentions()
}

// uncover says whether no name lies in a value. The name that the recogniser made of the last word of a sum alone, "12 M$ CA", is taken out.
func uncover(s *nlp.Sentence, f *found) bool {
	unit := -1
	for i, m := range s.Mentions {
		if m.First > f.last+1 || m.Last < f.first+1 {
			continue
		}
		if f.typ != nlp.Money || m.First != f.last+1 || m.Last != m.First {
			return false
		}
		unit = i
	}
	if unit >= 0 {
		s.Mentions = slices.Delete(s.Mentions, unit, unit+1)
	}
	return true
}

// at reads the value that begins with a word. The order matters: "3 mars 2024" is no number of anything.
func (r *reading) at(i int) (found, bool) {
	for _, read := range []func(int) (found, bool){r.date, r.bounded} {
		if f, ok := read(i); ok {
			return f, true
		}
	}
	return found{}, false
}

// key looks up the longest entry of a section that stands at i; n is its number of words, 0 if there is none.
func (r *reading) key(section string, i int) (value string, n int) {
	for n := min(r.g.longest[section], len(r.form)-i); n > 0; n-- {
		if v, ok := r.g.sections[section][strings.Join(r.form[i:i+n], " ")]; ok {
			return v, n
		}
	}
	return "", 0
}

// is says whether an entry of a section stands at i.
func (r *reading) is(section string, i int) bool {
	_, n := r.key(section, i)
	return n > 0
}

// bounded reads an amount, with the words that bound it: "plus de 49 %".
func (r *reading) bounded(i int) (found, bool) {
	sign, n := r.key(bound, i)
	f, ok := r.amount(i + n)
	if !ok {
		return f, false
	}
	if n > 0 {
		f.first = i
		f.value = sign + " " + f.value
	}
	return f, true
}

// amount reads money, a percentage or a quantity.
func (r *reading) amount(i int) (found, bool) {
	if i >= len(r.form) {
		return found{}, false
	}
	if code, n := r.key(currency, i); n > 0 { // "$ 5.10"
		if v, m := r.number(i+n, true); m > 0 {
			return found{i, i + n + m - 1, nlp.Money, code + " " + text(v)}, true
		}
	}
	v, n := r.number(i, false)
	if n == 0 {
		return found{}, false
	}
	j := i + n
	if _, n := r.key(percent, j); n > 0 {
		return found{i, j + n - 1, nlp.Percent, text(v)}, true
	}
	if _, n := r.key(link, j); n > 0 && j+n < len(r.form) && (r.is(currency, j+n) || r.is(unit, j+n)) {
		j += n
	}
	if code, n := r.key(currency, j); n > 0 {
		if _, m := r.number(j+n, true); m > 0 && r.digit(j+n) && !r.digit(i) {
			return found{}, false // the article of "a £3bn bid" counts no pounds
		}
		return found{i, j + n - 1, nlp.Money, code + " " + text(v)}, true
	}
	if u, n := r.key(unit, j); n > 0 {
		return found{i, j + n - 1, nlp.Quantity, u + " " + text(v)}, true
	}
	return found{}, false
}

// number reads digits or number words, with multipliers behind them; n is how many words that takes, 0 if it is no number. A letter multiplies money
// alone: "62 M€" is millions, "62 m" are metres.
func (r *reading) number(i int, money bool) (v float64, n int) {
	if i >= len(r.form) {
		return 0, 0
	}
	v, n = r.plain(i)
	if n == 0 {
		return 0, 0
	}
	for i+n < len(r.form) {
		m, k := r.key(multiplier, i+n)
		if k == 0 {
			if m, k = r.key(suffix, i+n); k == 0 || !money && !r.is(currency, i+n+k) {
				break
			}
		}
		f, _ := strconv.ParseFloat(m, 64)
		v *= f
		n += k
	}
	return v, n
}

// plain reads a number in digits, or in words without millions: "1 234,5", "deux cent mille".
func (r *reading) plain(i int) (float64, int) {
	if v, ok := r.digits(r.form[i]); ok {
		return v, 1
	}
	if v, n := r.words(i); n > 0 {
		return v, n
	}
	// "5bn" in one word
	k := strings.IndexFunc(r.form[i], func(c rune) bool { return !unicode.IsDigit(c) && c != '.' && c != ',' })
	if k > 0 {
		if v, ok := r.digits(r.form[i][:k]); ok {
			if m, ok := r.g.sections[suffix][r.form[i][k:]]; ok {
				f, _ := strconv.ParseFloat(m, 64)
				return v * f, 1
			}
		}
	}
	return 0, 0
}

// digit says whether the word at i begins with a digit.
func (r *reading) digit(i int) bool { return unicode.IsDigit(rune(r.form[i][0])) }

// digits reads a number written in digits, thousands parted by spaces or by the sign that is not the decimal one.
func (r *reading) digits(form string) (float64, bool) {
	if form == "" || form[0] < '0' || form[0] > '9' || len(form) > 40 {
		return 0, false
	}
	clean := strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c), c == '\'':
			return -1
		case string(c) == r.g.decimal:
			return '.'
		case c == '.', c == ',':
			return -1
		}
		return c
	}, form)
	// A sign that does not part thousands is a decimal one, whatever the language says: "3.5" in French.
	if other := strings.IndexAny(form, ".,"); other >= 0 && !strings.Contains(form, r.g.decimal) && len(form)-other-1 != 3 && strings.Count(form, string(form[other])) == 1 {
		clean = strings.Replace(form, string(form[other]), ".", 1)
	}
	v, err := strconv.ParseFloat(clean, 64)
	return v, err == nil
}

// text writes a number without exponent and without needless digits.
func text(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
