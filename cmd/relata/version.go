package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"relata/graph"
)

// release is set at link time (-X main.release=…).
var release string

func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development version"
}

func versionCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "version",
		Usage:        "print the version, and what this program holds",
		OnUsageError: usageOf,
		Action: func(*cli.Context) error {
			fmt.Fprintf(s.out, "relata %s\n%s %s/%s\ngraph model %d\nlanguages:", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, graph.ModelVersion)
			for _, l := range languages() {
				fmt.Fprintf(s.out, " %s", l.Name)
			}
			fmt.Fprintf(s.out, "\nstores: %s\n", stores())
			return nil
		},
	}
}
