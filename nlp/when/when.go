// Package when says what the value of a date mention means on a given day.
//
// A value comes in, as nlp.Mention has it, with the day on which the text was published; an ISO 8601 date, month, week, year or interval goes
// out. Values that depend on no day are ISO 8601 (EDTF for seasons and quarters) already. The others are
//
//	D-1  W+0  M+1  Y-10   days, weeks, months, years before or after the one of publication
//	WD2  WD2-  WD2+       a weekday (1 is Monday): the last one up to that day; the one before that day; the one after it
//	--05  --03-03         a month or a day of no given year: the nearest
//	S23                   a season (EDTF: 21 spring to 24 winter, 33 to 36 quarters, 40 and 41 half-years) of no given year: the one of publication
//	S23-  S23+            the last one that was over by that day; the next one to begin
//
// Where the clause is known to tell of the past, or of the future, those of no given year or week are the last ones up to that day, or the first ones from it on.
package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Tense says on which side of the day of publication a date lies.
type Tense int

// The sides.
const (
	Either Tense = iota // the text does not tell
	Past
	Future
)

// Resolve turns a value into ISO 8601; ok is false if it depends on a day and none is known, or if it is no date.
func Resolve(value string, published time.Time, tense Tense) (iso string, ok bool) {
	switch {
	case value == "":
		return "", false
	case value[0] >= '0' && value[0] <= '9' || value[0] == '/':
		return value, true
	case published.IsZero():
		return "", false
	case strings.HasPrefix(value, "--"):
		return nearest(value[2:], published, tense)
	case strings.HasPrefix(value, "WD"):
		return weekday(value[2:], published, tense)
	case value[0] == 'S':
		return season(value[1:], published, tense)
	}
	return offset(value, published)
}

const day = "2006-01-02"

func offset(value string, p time.Time) (string, bool) {
	n, err := strconv.Atoi(value[1:])
	if err != nil || n > 10_000 || n < -10_000 {
		return "", false
	}
	switch value[0] {
	case 'D':
		return p.AddDate(0, 0, n).Format(day), true
	case 'W':
		y, w := p.AddDate(0, 0, 7*n).ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w), true
	case 'M':
		first := time.Date(p.Year(), p.Month(), 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, n, 0).Format("2006-01"), true
	case 'Y':
		y := p.Year() + n
		if y < 1 {
			return "", false
		}
		return fmt.Sprintf("%04d", y), true
	}
	return "", false
}

func weekday(value string, p time.Time, tense Tense) (string, bool) {
	if value == "" || value[0] < '1' || value[0] > '7' {
		return "", false
	}
	want := int(value[0] - '0')
	have := int(p.Weekday())
	if have == 0 {
		have = 7
	}
	back := (have - want + 7) % 7
	switch value[1:] {
	case "":
		if tense == Future {
			back = -(7 - back) % 7
		}
		return p.AddDate(0, 0, -back).Format(day), true
	case "-":
		if back == 0 {
			back = 7
		}
		return p.AddDate(0, 0, -back).Format(day), true
	case "+":
		return p.AddDate(0, 0, 7-back).Format(day), true
	}
	return "", false
}

// season puts a season, a quarter or a half-year into a year. Seasons are those of the north, of three whole months; a winter bears the year of its December.
func season(value string, p time.Time, tense Tense) (string, bool) {
	if len(value) < 2 {
		return "", false
	}
	code, err := strconv.Atoi(value[:2])
	from, months := 3, 3 // the month that the first one of its kind begins with
	first := 21
	switch {
	case err != nil:
		return "", false
	case code >= 33 && code <= 36:
		first, from = 33, 1
	case code == 40 || code == 41:
		first, from, months = 40, 1, 6
	case code < 21 || code > 24:
		return "", false
	}
	year := p.Year()
	begin := func() time.Time {
		return time.Date(year, time.Month(from+months*(code-first)), 1, 0, 0, 0, 0, time.UTC)
	}
	switch value[2:] {
	case "":
		switch {
		case tense == Past && begin().After(p):
			year--
		case tense == Future && !begin().AddDate(0, months, 0).After(p):
			year++
		}
	case "-":
		for begin().AddDate(0, months, 0).After(p) {
			year--
		}
	case "+":
		for !begin().After(p) {
			year++
		}
	default:
		return "", false
	}
	return fmt.Sprintf("%04d-%02d", year, code), true
}

// nearest puts a month or a day into the year that brings it closest to publication, on its side.
func nearest(value string, p time.Time, tense Tense) (string, bool) {
	layout := "2006-01"
	if len(value) == 5 {
		layout = day
	}
	best, gap := "", time.Duration(1<<62)
	for y := p.Year() - 1; y <= p.Year()+1; y++ {
		text := fmt.Sprintf("%04d-%s", y, value)
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		last := t
		if layout != day {
			last = t.AddDate(0, 1, -1)
		}
		if tense == Past && t.After(p) || tense == Future && last.Before(p.Truncate(24*time.Hour)) {
			continue
		}
		if layout != day {
			t = t.AddDate(0, 0, 14)
		}
		if d := t.Sub(p).Abs(); d < gap {
			best, gap = text, d
		}
	}
	return best, best != ""
}
