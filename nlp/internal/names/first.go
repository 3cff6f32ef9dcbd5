package names

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed first_names.tsv
var firstNames string

// First are the first names known, folded (lower case, no accents), with the sex of those who bear them: "m", "f" or "mf".
// The map is shared and must not be changed.
var First = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 10_000)
	for line := range strings.Lines(firstNames) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if name, sex, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			m[name] = sex
		}
	}
	return m
})
