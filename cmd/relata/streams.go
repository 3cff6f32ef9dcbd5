package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	width    int  // columns of the terminal that out is; 0: out is no terminal
	live     bool // err is a terminal, so progress may be drawn on it
}

func standardStreams() streams {
	s := streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, live: term.IsTerminal(int(os.Stderr.Fd()))}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		s.width = 100
		if w, _, err := term.GetSize(fd); err == nil && w > 20 {
			s.width = w
		}
	}
	return s
}
