package content

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// place is where a thing stands in a YAML file, to find the lines of what it
// holds. The zero place knows no line.
type place struct{ node *yaml.Node }

// placeOf is the top of a file. What cannot be read has no places: whoever reads
// it into a struct says why.
func placeOf(data []byte) place {
	var doc yaml.Node
	if yaml.Unmarshal(data, &doc) != nil || len(doc.Content) == 0 {
		return place{}
	}
	return place{doc.Content[0]}
}

// of goes down a path of keys and ranks; the place stays the last one found.
func (p place) of(path ...any) place {
	at, _ := p.walk(path)
	return at
}

// key is the line where a part is named, by its key or by its rank; of what is
// not there, the line where it would be looked for.
func (p place) key(path ...any) int {
	_, line := p.walk(path)
	return max(line, 1)
}

// walk goes down a path as far as it leads, and gives the line of the last key,
// or of the last element, that was met.
func (p place) walk(path []any) (at place, line int) {
	line = p.line(0)
	for _, step := range path {
		next, named := p.child(step)
		if next == nil {
			break
		}
		p, line = place{next}, named
	}
	return p, line
}

// child is the part under a key or at a rank, and the line that leads to it.
func (p place) child(step any) (child *yaml.Node, line int) {
	if p.node == nil {
		return nil, 0
	}
	switch step := step.(type) {
	case string:
		for i := 0; i+1 < len(p.node.Content) && p.node.Kind == yaml.MappingNode; i += 2 {
			if p.node.Content[i].Value == step {
				child, line = p.node.Content[i+1], p.node.Content[i].Line
			}
		}
	case int:
		if p.node.Kind == yaml.SequenceNode && step < len(p.node.Content) {
			child = p.node.Content[step]
			line = child.Line
		}
	default:
		panic(fmt.Sprintf("content: a path holds keys and ranks, not %T", step))
	}
	return child, line
}

// has tells whether a place holds a key.
func (p place) has(key string) bool {
	child, _ := p.child(key)
	return child != nil
}

// line is the line of the place, or another one where it is not known.
func (p place) line(otherwise int) int {
	if p.node == nil {
		return otherwise
	}
	return p.node.Line
}
