package content

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"cpts/content/french"
)

// OutsideFile is a file that is not of this package, already read: whoever reads
// it answers for its size, and for what it is written in. Its text is UTF-8.
type OutsideFile struct {
	Path    string
	Text    []byte
	Trouble string // why it could not be read, a French sentence without its full stop
}

// What a text from outside may hold, far above what an author writes. The reader
// compares the keys of a group two by two, and follows an alias each time it is
// met: a small file could keep it busy for hours.
const (
	mostKeys  = 200
	mostDepth = 64
)

// outsideTree is the tree of a text from outside, nil when it cannot be read as
// one, and what it holds that is not to be given to the reader.
func outsideTree(text []byte) (*yaml.Node, []fault) {
	var document yaml.Node
	if yaml.Unmarshal(text, &document) != nil || len(document.Content) == 0 {
		return nil, nil
	}
	var faults []fault
	var look func(node *yaml.Node, depth int)
	look = func(node *yaml.Node, depth int) {
		report := func(format string, args ...any) {
			faults = append(faults, fault{line: node.Line, what: french.Say(format, args...)})
		}
		switch {
		case node.Kind == yaml.AliasNode:
			report("le renvoi « *%s » n’est pas lu : recopiez ici ce qu’il désigne", node.Value)
			return
		case node.Anchor != "":
			report("la marque « &%s » n’est pas lue : retirez-la", node.Anchor)
		case node.Kind == yaml.MappingNode && len(node.Content) > 2*mostKeys:
			report("ce groupe a trop de clés pour être lu")
			return
		case depth > mostDepth:
			report("ce groupe est dans trop d’autres pour être lu")
			return
		}
		for _, child := range node.Content {
			look(child, depth+1)
		}
	}
	look(document.Content[0], 1)
	const enough = 20 // they are all of a kind
	return document.Content[0], slices.Clip(faults[:min(len(faults), enough)])
}
