// Command relata reads French and English news articles into a knowledge graph, and asks the graph.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interruption ends the program at once, whatever the first has it wait for: stores are safe from that
	status := run(ctx, os.Args[1:], standardStreams())
	stop()
	os.Exit(status)
}
