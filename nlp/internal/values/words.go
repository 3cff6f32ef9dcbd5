package values

import (
	"strconv"
	"strings"
)

// maxWords bounds a number in words.
const maxWords = 12

// words reads a number in words below a million: "deux cent mille", "twenty-five", "one hundred and fifty". The table has
// the simple ones; a word goes on with a number that is less than the last digit place before it leaves open.
func (r *reading) words(i int) (float64, int) {
	var total, group, last float64
	n := 0
	for n < maxWords && i+n < len(r.form) {
		at := i + n
		if n > 0 && r.is(joint, at) {
			x, _, k := r.word(at + 1)
			if k == 0 || !goesOn(last, x) || x >= 100 {
				break
			}
			at++
		}
		if m, k := r.key(multiplier, at); k > 0 && n > 0 {
			f, _ := strconv.ParseFloat(m, 64)
			switch {
			case f == 100 && group > 0 && group < 10:
				group *= 100
			case f == 1000 && group >= 1 && total == 0:
				total, group = group*1000, 0
			default:
				return total + group, n
			}
			n, last = at+k-i, f
			continue
		}
		x, end, k := r.word(at)
		if k == 0 || n > 0 && !goesOn(last, x) {
			break
		}
		switch {
		case x == 100 && n > 0 && group > 1 && group < 10:
			group *= 100
		case x == 1000:
			total += x
		default:
			group += x
		}
		n, last = at+k-i, end
	}
	return total + group, n
}

// goesOn says whether a number may follow one that ends in last: "cent" then "deux", "vingt" then "cinq", "soixante" then "douze".
func goesOn(last, x float64) bool {
	switch {
	case x != float64(int(x)) || last != float64(int(last)):
		return false
	case last >= 1000:
		return x < 1000
	case last >= 100:
		return x < 100
	case last >= 20 && int(last)%10 == 0:
		return x < 10 || (last == 60 || last == 80) && x < 20
	case last > 1 && last < 10:
		return x == 100
	}
	return false
}

// word is a number of the table, or several joined by hyphens in one word; end is the last of them and k the number of words.
func (r *reading) word(i int) (v, end float64, k int) {
	if i >= len(r.form) {
		return 0, 0, 0
	}
	if s, k := r.key(number, i); k > 0 {
		f, _ := strconv.ParseFloat(s, 64)
		return f, f, k
	}
	parts := strings.Split(r.form[i], "-")
	if len(parts) < 2 || len(parts) > maxWords {
		return 0, 0, 0
	}
	for n, p := range parts {
		if _, ok := r.g.sections[joint][p]; ok && n > 0 && n+1 < len(parts) {
			continue
		}
		s, ok := r.g.sections[number][p]
		if !ok {
			s, ok = r.g.sections[number][strings.TrimSuffix(p, "s")]
		}
		x, err := strconv.ParseFloat(s, 64)
		switch {
		case !ok || err != nil:
			return 0, 0, 0
		case end == 4 && x == 20: // "quatre-vingt-douze"
			v, end = v+76, 80
		case x == 100 && end > 1 && end < 10:
			v, end = v+end*99, 100
		case n > 0 && !goesOn(end, x):
			return 0, 0, 0
		default:
			v, end = v+x, x
		}
	}
	return v, end, 1
}
