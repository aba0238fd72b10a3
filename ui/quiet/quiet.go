// Package quiet keeps the libraries that draw from asking around what the terminal
// can do. As it is loaded, Lip Gloss finds out the colours for a printer that cpts
// does not use: it looks for the user in the system's list, which goes through a
// socket, and starts tmux, which goes through another. It asks nothing when
// NO_COLOR is set.
//
// So NO_COLOR is set before Lip Gloss is loaded, and put back by End. Go loads
// packages in the order of their paths, each once those it imports are: this one,
// which imports nothing but os, comes before any of github.com, which Lip Gloss
// waits for. A test runs the program where a socket is its end.
package quiet

import "os"

const variable = "NO_COLOR"

var before, given = os.LookupEnv(variable)

func init() {
	os.Setenv(variable, "1")
	os.Unsetenv("TTY_FORCE") // a screen drawn in memory would pass for a terminal, and the same be asked
}

// End gives the environment back, once everything is loaded.
func End() {
	if given {
		os.Setenv(variable, before)
	} else {
		os.Unsetenv(variable)
	}
}
