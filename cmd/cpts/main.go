// Command cpts accompanies the making of a CPTS, from the first colleagues to
// the signed contract and the 200 days after it. This package is the command
// line: it resolves paths, calls the model and the screens, and turns what went
// wrong into a French sentence and an exit code.
package main

import (
	"os"

	"cpts/ui/quiet"
)

func init() { quiet.End() }

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
