// Package values reads dates, sums of money, quantities and percentages by grammar, as mentions with a normalised value.
//
// Documents with words and tags come in and get value mentions; a grammar is the table of a language (ParseGrammar) over patterns that
// both languages share. What a relative date means on a given day is left to package when.
package values

import (
	"fmt"
	"strconv"
	"strings"
)

// A Grammar is the vocabulary of one language. The keys are lower-case words joined by a space.
type Grammar struct {
	decimal       string // the decimal sign
	sections      map[string]map[string]string
	longest       map[string]int // words of the longest key of a section
	capitalMonths bool           // a month's name in lower case is another word
	dayFirst      bool           // "03/04/2024" is in April
}

// The sections of a grammar file, by what their values are.
const (
	number     = "number"     // a number: "deux" 2
	joint      = "joint"      // nothing: within a number in words, "and"
	multiplier = "multiplier" // a factor: "million" 1000000
	suffix     = "suffix"     // a factor written after digits: "bn" 1000000000
	currency   = "currency"   // ISO 4217 code
	percent    = "percent"    // nothing: "%", "pour cent"
	unit       = "unit"       // symbol of the unit: "kilomètre" km
	link       = "link"       // nothing: what may stand between number and unit, "de"
	bound      = "bound"      // sign: "plus de" >, "environ" ~
	month      = "month"      // 1 to 12
	weekday    = "weekday"    // 1 (Monday) to 7
	day        = "day"        // a value: "hier" D-1
	span       = "span"       // letter of a calendar unit: "an" Y, "mois" M, "semaine" W, "jour" D
	last       = "last"       // before or after such a unit or a weekday: the one before
	next       = "next"
	this       = "this"
	agoBefore  = "ago-before" // before a length: "il y a"
	agoAfter   = "ago-after"  // after one: "ago"
	ahead      = "ahead"      // before a length that is still to come: "dans"
	ordinal    = "ordinal"    // nothing: "1er", "3rd" are days by their ending
	yearAfter  = "year-after" // sign: words after which a bare year stands: "en" "", "depuis" >, "d'ici à" <
	season     = "season"     // EDTF code: "automne" 23, "premier trimestre" 33
	interval   = "interval"   // the word between two dates that this one opens: "entre" et
	decade     = "decade"     // nothing: "années" before a round year
	article    = "article"    // nothing: "le", "the", within dates
)

// ParseGrammar reads a grammar: "decimal" and its sign, "months" and "capitalised" if they are, "dates" and "day-first" where they are always written so, then sections "[name]" of lines KEY, tab, VALUE. A line that begins with "# " and
// an empty one say nothing.
func ParseGrammar(name, text string) (*Grammar, error) {
	g := &Grammar{sections: map[string]map[string]string{}, longest: map[string]int{}}
	section, n := "", 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\r\n")
		key, value, _ := strings.Cut(line, "\t")
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
			g.sections[section] = map[string]string{}
		case section == "" && key == "decimal":
			g.decimal = value
		case section == "" && key == "months" && value == "capitalised":
			g.capitalMonths = true
		case section == "" && key == "dates" && value == "day-first":
			g.dayFirst = true
		case section == "":
			return nil, fmt.Errorf("%s:%d: %q before the first section", name, n, line)
		default:
			if _, err := strconv.ParseFloat(value, 64); err != nil && (section == number || section == multiplier || section == suffix || section == month || section == weekday) {
				return nil, fmt.Errorf("%s:%d: %q is not a number", name, n, value)
			}
			g.sections[section][key] = value
			g.longest[section] = max(g.longest[section], strings.Count(key, " ")+1)
		}
	}
	if g.decimal == "" {
		return nil, fmt.Errorf("%s: no decimal sign", name)
	}
	return g, nil
}
