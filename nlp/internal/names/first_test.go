package names

import "testing"

func TestFirst(t *testing.T) {
	for name, sex := range map[string]string{"helene": "f", "paul": "m", "judith": "f", "camille": "mf", "zzz": ""} {
		if got := First()[name]; got != sex {
			t.Errorf("%s: got %q, want %q", name, got, sex)
		}
	}
}
