package when_test

import (
	"testing"
	"time"

	"relata/nlp/when"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	monday := time.Date(2024, 3, 11, 0, 0, 0, 0, time.UTC)
	for value, want := range map[string]string{
		"2019": "2019", "2019/": "2019/", "/2026": "/2026", "1990/1999": "1990/1999", "2024-03-03": "2024-03-03",
		"D-1": "2024-03-10", "D+0": "2024-03-11", "W+0": "2024-W11", "W-1": "2024-W10", "M-1": "2024-02", "M+1": "2024-04", "Y-10": "2014", "Y-1": "2023",
		"WD1": "2024-03-11", "WD1-": "2024-03-04", "WD1+": "2024-03-18", "WD2": "2024-03-05", "WD2+": "2024-03-12", "WD7": "2024-03-10",
		"--03-03": "2024-03-03", "--12-24": "2023-12-24", "--02": "2024-02", "--11": "2023-11", "S23": "2024-23",
		"S21-": "2023-21", "S23-": "2023-23", "S24-": "2023-24", "S23+": "2024-23", "S34-": "2023-34", "S35+": "2024-35", "S41-": "2023-41",
		"": "", "D": "", "X-1": "", "WD9": "", "--99": "", "Y-9999": "",
	} {
		if got, ok := when.Resolve(value, monday, when.Either); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", value, got, ok, want)
		}
	}
	if got, ok := when.Resolve("Y-1", time.Time{}, when.Either); ok {
		t.Errorf("last year of no day: %q", got)
	}
}

func TestTense(t *testing.T) {
	t.Parallel()
	monday := time.Date(2024, 3, 11, 0, 0, 0, 0, time.UTC)
	for value, want := range map[string][2]string{ // in the past, in the future
		"--03": {"2024-03", "2024-03"}, "--05": {"2023-05", "2024-05"}, "--12-24": {"2023-12-24", "2024-12-24"}, "--03-11": {"2024-03-11", "2024-03-11"},
		"WD1": {"2024-03-11", "2024-03-11"}, "WD5": {"2024-03-08", "2024-03-15"}, "WD5-": {"2024-03-08", "2024-03-08"},
		"S22": {"2023-22", "2024-22"}, "S24": {"2023-24", "2024-24"}, "2019": {"2019", "2019"},
	} {
		for i, tense := range []when.Tense{when.Past, when.Future} {
			if got, ok := when.Resolve(value, monday, tense); got != want[i] || !ok {
				t.Errorf("%q, %d: got %q, %v, want %q", value, tense, got, ok, want[i])
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("WD2+")
	f.Add("--03-03")
	f.Add("S23")
	f.Add("S24-")
	f.Fuzz(func(t *testing.T, value string) {
		day := time.Date(2024, 3, 11, 0, 0, 0, 0, time.UTC)
		if iso, ok := when.Resolve(value, day, when.Either); ok && iso == "" {
			t.Errorf("%q resolves to nothing", value)
		}
	})
}
