package assembly

import (
	"strings"
	"testing"
)

func TestDateline(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"PARIS ( AFP ) – Le maire est parti":                    5,
		"LONDON , March 4 ( Reuters ) - The mayor has left":     8,
		"Marseille , le 4 mars 2024 ( AFP ) – « Nous partons »": 10,
		"HELENA , Mont. ( AP ) — The mayor has left":            7,
		"( Reuters ) - The mayor has left":                      4,
		"LONDON – The mayor has left":                           2,
		"Paul Roy ( PS ) – maire de Lyon":                       0,
		"IBM – a firm of New York – has left":                   0,
		"NASA - The agency has left":                            2,
		"Le maire de Lyon ( Rhône ) - Paul Roy - est parti":     0,
		"The firm of the mayor ( ABC ) - He has left":           0,
		"Paul Roy – Le maire":                                   0,
		"LONDON –":                                              0,
		"":                                                      0,
		"– Le maire est parti":                                  0,
		strings.Repeat("A ", 40) + "- The mayor":                0,
	} {
		if got := dateline(strings.Fields(text)); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}
