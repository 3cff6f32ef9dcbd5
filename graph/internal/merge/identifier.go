package merge

import (
	"regexp"
	"strings"
)

// Labels and relationship types become part of queries. Those of a schema are checked when it is loaded; what a store returns may have
// been written by somebody else, and is checked here.

var identifier = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// IsIdentifier says whether a label or relationship type that a store returned may become part of a query.
func IsIdentifier(s string) bool { return identifier.MatchString(s) }

// TypeOf is the type with which an entity's ID begins.
func TypeOf(id string) string { t, _, _ := strings.Cut(id, ":"); return t }

// sound is the entity with its type, from the ID if it has lost it. It is false if that is no name of a type.
func (r Ref) sound() (Ref, bool) {
	if !IsIdentifier(r.Type) {
		r.Type = TypeOf(r.ID)
	}
	return r, IsIdentifier(r.Type)
}

func (k Key) sound() (Key, bool) {
	var a, b bool
	k.Subject, a = k.Subject.sound()
	k.Object, b = k.Object.sound()
	return k, a && b && IsIdentifier(k.Type)
}
