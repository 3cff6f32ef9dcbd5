package schema_test

import (
	"testing"

	"relata/schema"
)

func TestBuiltin(t *testing.T) {
	s, err := schema.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Relations {
		t.Log(e.Name, e.From, e.To)
	}
}
