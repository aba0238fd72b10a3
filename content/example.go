package content

import (
	"bytes"
	_ "embed"
)

//go:embed exemple.json
var example []byte

// Example is a project file: an invented CPTS caught while its letter of intent
// waits for its committee. Its dates are those of the day it was last changed;
// model.Example brings them to today.
func Example() []byte { return bytes.Clone(example) }
