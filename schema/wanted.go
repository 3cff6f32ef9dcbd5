package schema

import (
	"fmt"
	"regexp"
	"strings"
)

// A Wanted is a statement that an example asks for.
type Wanted struct {
	Relation, Subject, Object string
	Negated                   bool
	Modality                  string            // "asserted" unless the example says otherwise
	Qualifiers                map[string]string // by name; "by" is who says so
}

var (
	wantedHead = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_]*)\((.+?), (.+)\)((?: [^()]*)?)$`)
	wantedFlag = regexp.MustCompile(`^ ([a-z]+)(?:="([^"]*)")?`)
)

// ParseWanted reads the notation of examples:
//
//	TYPE(subject, object) [not] [planned|possible|conditional|question] [name="value"]…
//
// where name is a qualifier, or "by" for who says so.
func ParseWanted(text string) (Wanted, error) {
	m := wantedHead.FindStringSubmatch(text)
	if m == nil {
		return Wanted{}, fmt.Errorf("%q is no wanted statement: write TYPE(subject, object)", text)
	}
	w := Wanted{Relation: m[1], Subject: m[2], Object: m[3], Modality: "asserted"}
	for rest := m[4]; strings.TrimSpace(rest) != ""; {
		f := wantedFlag.FindStringSubmatch(rest)
		if f == nil {
			return Wanted{}, fmt.Errorf("%q: %q is neither a flag nor name=\"value\"", text, strings.TrimSpace(rest))
		}
		rest = rest[len(f[0]):]
		switch name := f[1]; {
		case strings.HasSuffix(f[0], `"`):
			if name != "by" && !isQualifier(name) {
				return Wanted{}, fmt.Errorf("%q: there is no qualifier %q", text, name)
			}
			if w.Qualifiers == nil {
				w.Qualifiers = map[string]string{}
			}
			w.Qualifiers[name] = f[2]
		case name == "not":
			w.Negated = true
		case isModality(name):
			w.Modality = name
		default:
			return Wanted{}, fmt.Errorf("%q: there is no flag %q", text, name)
		}
	}
	return w, nil
}

func isQualifier(name string) bool {
	switch name {
	case "time", "place", "amount", "share", "role", "of", "to", "from", "kinship", "class", "date":
		return true
	}
	return false
}

func isModality(name string) bool {
	switch name {
	case "asserted", "planned", "possible", "conditional", "question":
		return true
	}
	return false
}
