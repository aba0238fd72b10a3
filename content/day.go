package content

import (
	"go.yaml.in/yaml/v4"

	"cpts/content/dates"
	"cpts/content/french"
)

// Day is a day given in a file, written AAAA-MM-JJ, and the line it stands on. The
// zero Day is none; one that cannot be read keeps its line.
type Day struct {
	dates.Day
	Line int
}

// notADay is what stands where a day is expected.
type notADay string

func (text notADay) Error() string {
	return french.Say("« %s » n’est pas un jour : écrivez-le AAAA-MM-JJ, par exemple '2026-12-31'", string(text))
}

// UnmarshalYAML keeps the line the day stands on.
func (d *Day) UnmarshalYAML(node *yaml.Node) (err error) {
	if node.Kind == yaml.ScalarNode && (node.Value == "" || node.Tag == "!!null") {
		return nil
	}
	d.Line = node.Line
	if node.Kind != yaml.ScalarNode {
		return notADay("…")
	}
	if d.Day, err = dates.ParseISO(node.Value); err != nil {
		return notADay(node.Value)
	}
	return nil
}

// written is the day as a file holds it; "" where none is given.
func (d Day) written() string {
	if d.Line == 0 {
		return ""
	}
	return d.ISO()
}
