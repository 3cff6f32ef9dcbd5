package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

const bashCompletion = `# relata completion for bash: source <(relata completion bash)
_relata() {
  local cur="${COMP_WORDS[COMP_CWORD]}" words
  words=$("${COMP_WORDS[@]:0:COMP_CWORD}" --generate-bash-completion 2>/dev/null)
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -o bashdefault -F _relata relata
`

const zshCompletion = `#compdef relata
# relata completion for zsh: source <(relata completion zsh)
_relata() {
  local -a found
  found=("${(@f)$(relata ${words[2,CURRENT-1]} --generate-bash-completion 2>/dev/null)}")
  _describe relata found || _files
}
compdef _relata relata
`

const fishCompletion = `# relata completion for fish: relata completion fish | source
complete -c relata -a '(set -l t (commandline -opc); $t --generate-bash-completion 2>/dev/null)'
`

func completionCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:         "completion",
		Usage:        "print a completion script for bash, zsh or fish",
		ArgsUsage:    "bash|zsh|fish",
		OnUsageError: usageOf,
		Description:  "  source <(relata completion bash)",
		Action: func(c *cli.Context) error {
			scripts := map[string]string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
			script, ok := scripts[c.Args().First()]
			if !ok {
				return usagef("completion", "which shell? bash, zsh or fish")
			}
			_, err := fmt.Fprint(s.out, script)
			return err
		},
	}
}
