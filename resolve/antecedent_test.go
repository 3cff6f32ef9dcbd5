package resolve_test

import (
	"testing"

	"relata/nlp"
	"relata/nlp/lang/en"
	"relata/nlp/lang/fr"
	"relata/resolve"
)

// Opening passes over what does not fit, so that an article is read all the same; here it must not.
func TestOpenAntecedents(t *testing.T) {
	t.Parallel()
	for _, lang := range []nlp.Language{fr.Language(), en.Language()} {
		if resolve.OpenAntecedents(lang) == nil {
			t.Errorf("%s: no network of antecedents", lang.Code)
		}
	}
	if resolve.OpenAntecedents(nlp.Language{Code: "xx"}) != nil {
		t.Error("xx: a network for a language without vectors")
	}
}
