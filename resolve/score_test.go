package resolve

import (
	"regexp"
	"testing"
)

// Each feature says by an example which antecedent it speaks of for which anaphor.
func TestFeatures(t *testing.T) {
	t.Parallel()
	antecedent, anaphor := regexp.MustCompile(`\*[^*]+\*`), regexp.MustCompile(`\{[^}]+\}`)
	seen := map[string]bool{}
	for _, f := range features {
		if f.name == "" || seen[f.name] || f.weight == 0 || f.value == nil {
			t.Errorf("%q: a feature has a name of its own, a weight and a value", f.name)
		}
		seen[f.name] = true
		if !antecedent.MatchString(f.example) || len(anaphor.FindAllString(f.example, -1)) != 1 {
			t.Errorf("%s: %q has no *antecedent* or no {anaphor}", f.name, f.example)
		}
	}
}
