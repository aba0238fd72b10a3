// Package pattern holds regular expressions back until they serve: most runs of
// the program match few of them, and compiling them all takes as long as reading
// the whole content.
package pattern

import (
	"regexp"
	"sync"
)

// Of is the regular expression, compiled the first time it is asked for.
func Of(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
