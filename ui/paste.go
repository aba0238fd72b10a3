package ui

import (
	"cpts/content"
	"cpts/model"
	"cpts/ui/kit"
)

// newLineFor is the field of one line that a question or a cell is typed in.
func newLineFor(a *app, f *content.Field) *kit.Line {
	line := kit.NewLine(a.styles, placeholder(f), pastedIn(f))
	line.Unit(f.Counts())
	return line
}

// newLongFor is the field of several lines that a question is typed in.
func newLongFor(a *app, f *content.Field) *kit.Long {
	return kit.NewLong(a.styles, placeholder(f), pastedIn(f))
}

// pastedIn is what becomes of a paste in a field, so that it does not read two cells
// as one.
func pastedIn(f *content.Field) func(string) string {
	return func(text string) string { return model.Pasted(f, text) }
}

// placeholder shows an example for what it is: not an answer.
func placeholder(f *content.Field) string {
	if f.Example == "" {
		return ""
	}
	return "par exemple " + f.Example
}
