package parser

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"relata/nlp/internal/features"
)

// A rule makes a lemma of a form: "l|2|er" lower-cases it, cuts two code points off its end
// and adds "er"; "k" in place of "l" keeps the case.
type rule struct {
	keep   bool
	cut    int
	suffix string
}

func parseRule(text string) (rule, error) {
	parts := strings.SplitN(text, "|", 3)
	if len(parts) != 3 || parts[0] != "l" && parts[0] != "k" {
		return rule{}, fmt.Errorf("lemma rule %q is not case|cut|suffix", text)
	}
	cut, err := strconv.Atoi(parts[1])
	if err != nil || cut < 0 {
		return rule{}, fmt.Errorf("lemma rule %q: cut is no number", text)
	}
	return rule{keep: parts[0] == "k", cut: cut, suffix: parts[2]}, nil
}

func (r rule) apply(form string) string {
	lemma := features.Normalise(form)
	if !r.keep {
		lemma = strings.ToLower(lemma)
	}
	for range r.cut {
		_, size := utf8.DecodeLastRuneInString(lemma)
		lemma = lemma[:len(lemma)-size]
		if lemma == "" {
			break
		}
	}
	if r.suffix == "" {
		return lemma
	}
	return lemma + r.suffix
}
