package values

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"relata/nlp"
)

// date reads an expression of time; the values are those of package when.
func (r *reading) date(i int) (found, bool) {
	for _, read := range []func(int) (found, bool){r.interval, r.calendar, r.fixedDay, r.ago, r.relative, r.weekday, r.year, r.decade, r.season} {
		if f, ok := read(i); ok {
			f.typ = nlp.Date
			return f, true
		}
	}
	return found{}, false
}

func (r *reading) int(i int, low, high int) (int, bool) {
	if i >= len(r.form) {
		return 0, false
	}
	form := r.form[i]
	for ending := range r.g.sections[ordinal] {
		if rest, ok := strings.CutSuffix(form, ending); ok && rest != "" {
			form = rest
			break
		}
	}
	n, err := strconv.Atoi(form)
	return n, err == nil && n >= low && n <= high
}

func (r *reading) month(i int) (int, bool) {
	if i >= len(r.form) {
		return 0, false
	}
	v, ok := r.g.sections[month][r.form[i]]
	if !ok {
		return 0, false
	}
	if form := r.s.Words[i].Form; r.g.capitalMonths && form == strings.ToLower(form) {
		return 0, false
	}
	// "May" is a verb too: the tagger knows.
	switch r.s.Words[i].UPOS {
	case nlp.VERB, nlp.AUX, nlp.ADV:
		return 0, false
	}
	n, _ := strconv.Atoi(v)
	return n, true
}

func (r *reading) comma(i int) int {
	if i < len(r.form) && r.form[i] == "," {
		return i + 1
	}
	return i
}

// interval reads "entre 2010 et 2015", "from March to May 2021" as one.
func (r *reading) interval(i int) (found, bool) {
	to, n := r.key(interval, i)
	if n == 0 {
		return found{}, false
	}
	a, ok := r.endpoint(i + n)
	if !ok || a.last+1 >= len(r.form) || r.form[a.last+1] != to {
		return found{}, false
	}
	b, ok := r.endpoint(a.last + 2)
	if !ok {
		return found{}, false
	}
	if strings.HasPrefix(a.value, "--") && len(b.value) > 4 && b.value[0] != '-' {
		a.value = b.value[:4] + a.value[1:] // the year is told once
	}
	if a.value[0] == '-' || b.value[0] == '-' || a.value > b.value {
		return found{}, false
	}
	return found{first: i, last: b.last, value: a.value + "/" + b.value}, true
}

// endpoint is a day, month or year of the calendar at one end of an interval.
func (r *reading) endpoint(i int) (found, bool) {
	if _, n := r.key(article, i); n > 0 {
		i += n
	}
	if i >= len(r.form) {
		return found{}, false
	}
	if r.isYear(i) {
		return found{first: i, last: i, value: r.form[i]}, true
	}
	return r.calendar(i)
}

// numeric is the date of a word such as "2024-03-03", "14/07/2023", "14.07.2023". Where the order is not known, only the year is: "03/04/2023" in English.
func (r *reading) numeric(form string) (string, bool) {
	if t, err := time.Parse(time.DateOnly, form); err == nil {
		return t.Format(time.DateOnly), true
	}
	parts := strings.FieldsFunc(form, func(c rune) bool { return c == '/' || c == '.' })
	if len(parts) != 3 || len(parts[2]) != 4 || strings.ContainsRune(form, '/') == strings.ContainsRune(form, '.') {
		return "", false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 {
			return "", false
		}
		n[i] = v
	}
	day, month, year := n[0], n[1], n[2]
	switch {
	case year < 1000:
		return "", false
	case r.g.dayFirst, day > 12:
	case month > 12:
		day, month = month, day
	case day != month && day <= 12:
		return strconv.Itoa(year), true
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), t.Day() == day && int(t.Month()) == month
}

// calendar reads "3 mars 2024", "mardi 3 mars", "March 3, 2024", "mars 2024", "2024-03-03", "14/07/2023".
func (r *reading) calendar(i int) (found, bool) {
	j := i
	if r.is(weekday, j) {
		_, n := r.key(weekday, j)
		j = r.comma(j + n)
		if _, n := r.key(article, j); n > 0 {
			j += n
		}
	}
	if j < len(r.form) {
		if day, ok := r.numeric(r.form[j]); ok {
			return found{first: i, last: j, value: day}, true
		}
	}
	if d, ok := r.int(j, 1, 31); ok {
		k := j + 1
		if _, n := r.key(link, k); n > 0 { // "the 3rd of March"
			k += n
		}
		if m, ok := r.month(k); ok {
			return r.withYear(i, k, m, d), true
		}
	}
	m, ok := r.month(j)
	if !ok {
		return found{}, false
	}
	if d, ok := r.int(j+1, 1, 31); ok && !r.isYear(j+1) {
		return r.withYear(i, j+1, m, d), true
	}
	if !ok {
		return found{}, false
	}
	if y, ok := r.int(r.comma(j+1), 1000, 2199); ok {
		return found{first: i, last: r.comma(j + 1), value: fmt.Sprintf("%04d-%02d", y, m)}, true
	}
	return found{first: i, last: j, value: fmt.Sprintf("--%02d", m)}, true
}

// withYear ends a day of a month, whose last word is at j, with the year behind it if there is one.
func (r *reading) withYear(i, j, m, d int) found {
	if y, ok := r.int(r.comma(j+1), 1000, 2199); ok {
		return found{first: i, last: r.comma(j + 1), value: fmt.Sprintf("%04d-%02d-%02d", y, m, d)}
	}
	return found{first: i, last: j, value: fmt.Sprintf("--%02d-%02d", m, d)}
}

func (r *reading) isYear(i int) bool {
	_, ok := r.int(i, 1000, 2199)
	return ok && len(r.form[i]) == 4
}

// fixedDay reads "hier", "tomorrow".
func (r *reading) fixedDay(i int) (found, bool) {
	v, n := r.key(day, i)
	return found{first: i, last: i + n - 1, value: v}, n > 0
}

// ago reads lengths of time before or after now: "il y a dix ans", "ten years ago", "dans deux mois".
func (r *reading) ago(i int) (found, bool) {
	sign, j := "", i
	if _, n := r.key(agoBefore, i); n > 0 {
		sign, j = "-", i+n
	} else if _, n := r.key(ahead, i); n > 0 {
		sign, j = "+", i+n
	}
	v, n := r.number(j, false)
	if n == 0 || v != float64(int(v)) || v > 5000 {
		return found{}, false
	}
	u, k := r.key(span, j+n)
	if k == 0 {
		return found{}, false
	}
	end := j + n + k
	if sign == "" {
		_, m := r.key(agoAfter, end)
		if m == 0 {
			return found{}, false
		}
		sign, end = "-", end+m
	}
	if v == 0 {
		sign = "+"
	}
	return found{first: i, last: end - 1, value: u + sign + strconv.Itoa(int(v))}, true
}

// relative reads calendar units beside this one: "l'année dernière", "cette semaine", "next month".
func (r *reading) relative(i int) (found, bool) {
	j := i
	offset := ""
	for _, o := range []struct{ section, value string }{{last, "-1"}, {next, "+1"}, {this, "+0"}} {
		if _, n := r.key(o.section, i); n > 0 && r.is(span, i+n) {
			offset, j = o.value, i+n
		}
	}
	if offset == "" {
		_, n := r.key(article, i)
		j = i + n
	}
	u, n := r.key(span, j)
	if n == 0 {
		return found{}, false
	}
	if offset != "" {
		return found{first: i, last: j + n - 1, value: u + offset}, true
	}
	if m, sign := r.lastOrNext(j + n); m > 0 {
		return found{first: i, last: j + n + m - 1, value: u + sign + "1"}, true
	}
	return found{}, false
}

// weekday reads "mardi", "mardi dernier", "next Tuesday".
func (r *reading) weekday(i int) (found, bool) {
	first, sign := r.lastOrNext(i)
	v, n := r.key(weekday, i+first)
	if n == 0 {
		return found{}, false
	}
	end := i + first + n
	if sign == "" {
		first, sign = r.lastOrNext(end)
		end += first
	}
	return found{first: i, last: end - 1, value: "WD" + v + sign}, true
}

// lastOrNext is how many words say there that the last or the next one is meant, and the sign for it.
func (r *reading) lastOrNext(i int) (words int, sign string) {
	if _, n := r.key(last, i); n > 0 {
		return n, "-"
	}
	if _, n := r.key(next, i); n > 0 {
		return n, "+"
	}
	return 0, ""
}

// year reads a bare year behind a word that asks for one: "en 2019", "depuis 2019". The word itself is not part of the mention.
func (r *reading) year(i int) (found, bool) {
	if !r.isYear(i) || r.s.Words[i].UPOS != nlp.NUM && r.s.Words[i].UPOS != nlp.NOUN && r.s.Words[i].UPOS != nlp.PROPN {
		return found{}, false
	}
	for n := min(r.g.longest[yearAfter], i); n > 0; n-- {
		sign, ok := r.g.sections[yearAfter][strings.Join(r.form[i-n:i], " ")]
		if !ok {
			continue
		}
		if i+1 < len(r.form) && r.s.Words[i+1].UPOS == nlp.NOUN { // "de 2000 salariés"
			return found{}, false
		}
		value := r.form[i]
		switch sign {
		case ">":
			value += "/"
		case "<":
			value = "/" + value
		}
		return found{first: i, last: i, value: value}, true
	}
	return found{}, false
}

// decade reads "les années 1990", "the 1990s".
func (r *reading) decade(i int) (found, bool) {
	if stem, ok := strings.CutSuffix(r.form[i], "0s"); ok && len(stem) == 3 {
		if _, err := strconv.Atoi(stem); err == nil {
			return found{first: i, last: i, value: stem + "0/" + stem + "9"}, true
		}
	}
	if _, n := r.key(decade, i); n > 0 && r.isYear(i+n-1+1) && strings.HasSuffix(r.form[i+n], "0") {
		stem := r.form[i+n][:3]
		return found{first: i, last: i + n, value: stem + "0/" + stem + "9"}, true
	}
	return found{}, false
}

// season reads "à l'automne", "last spring", "in the third quarter of 2024" with its year, if one follows.
func (r *reading) season(i int) (found, bool) {
	first, sign := r.lastOrNext(i)
	v, n := r.key(season, i+first)
	if n == 0 || n == 1 && r.s.Words[i+first].UPOS != nlp.NOUN && r.s.Words[i+first].UPOS != nlp.PROPN {
		return found{}, false
	}
	end := i + first + n
	if sign == "" {
		first, sign = r.lastOrNext(end)
		end += first
	}
	if sign != "" {
		return found{first: i, last: end - 1, value: "S" + v + sign}, true
	}
	_, of := r.key(link, end)
	if y := end + of; r.isYear(y) {
		return found{first: i, last: y, value: r.form[y] + "-" + v}, true
	}
	return found{first: i, last: end - 1, value: "S" + v}, true
}
