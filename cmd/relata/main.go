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
	status := run(ctx, os.Args[1:], standardStreams())
	stop()
	os.Exit(status)
}
