package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// commandLine is a line of the Makefile's target demo that runs the program.
var commandLine = regexp.MustCompile(`(?m)^\tbin/relata (.+)$`)

// TestReadme runs the commands of "make demo" and of the README's other console blocks, and holds that they print what the README shows.
// How long reading took is left out.
func TestReadme(t *testing.T) {
	if strings.Contains(stores(), "without") {
		t.Skip("the embedded store needs cgo")
	}
	root := filepath.Join("..", "..")
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "demo.db")
	_, demo, _ := strings.Cut(string(makefile), "\ndemo:")
	demo, _, _ = strings.Cut(demo, "\n\n")
	var lines []string
	for _, m := range commandLine.FindAllStringSubmatch(demo, -1) {
		lines = append(lines, m[1])
	}
	if len(lines) != 2 {
		t.Fatalf("make demo: got %d commands, want 2", len(lines))
	}
	blocks := strings.Split(string(readme), "```console\n$ ")[1:]
	if len(blocks) == 0 {
		t.Fatal("the README has no console block")
	}
	for _, block := range blocks {
		block, _, _ = strings.Cut(block, "\n```")
		command, want, _ := strings.Cut(block, "\n")
		todo := []string{strings.TrimPrefix(command, "bin/relata ")}
		switch {
		case command == "make demo":
			todo = lines
		case !strings.HasPrefix(command, "bin/relata "):
			continue
		}
		var got bytes.Buffer
		for _, line := range todo {
			got.WriteString(runLine(t, root, strings.ReplaceAll(line, "demo.db", db)))
		}
		if diff := cmp.Diff(tidyOutput(want), tidyOutput(got.String())); diff != "" {
			t.Errorf("$ %s: -README +output\n%s", command, diff)
		}
	}
}

// runLine runs a command line in the repository's folder with the program under test in place of bin/relata. The shell
// only cuts the line into words.
func runLine(t *testing.T, dir, line string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "sh", "-c", `exec "$RELATA_SELF" `+line)
	c.Dir = dir
	c.Env = append(os.Environ(), "RELATA_SELF="+self, "RELATA_TEST_AS_PROGRAM=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", line, err, out)
	}
	return string(out)
}

var took = regexp.MustCompile(`, in [0-9.]+(ms|s|m[0-9.]+s)$`)

func tidyOutput(s string) []string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i := range lines {
		lines[i] = took.ReplaceAllString(strings.TrimRight(lines[i], " "), "")
	}
	return lines
}
