package main

import (
	"cpts/content"
	"cpts/model/store"
)

// readContent is what the assistant knows, with the scales and the regions that the
// leader or her regional union put in the configuration folder.
func readContent() (*content.Catalog, error) {
	c, err := content.LoadWith(store.Added(store.ScalesDir()))
	if err != nil {
		return nil, err
	}
	c.AddRegions(store.Added(store.RegionsDir()))
	return c, nil
}

// mostIgnored is how many faults of those files a verb tells: they are not what it was
// asked for.
const mostIgnored = 3

// catalog is readContent for a verb. A file with a fault stops nothing:
// it is left out, and told beside the result.
func (a *app) catalog() (*content.Catalog, error) {
	c, err := readContent()
	if err != nil {
		return nil, err
	}
	faults := c.Ignored()
	for _, fault := range faults[:min(mostIgnored, len(faults))] {
		a.say("Fichier laissé de côté : %s", fault)
	}
	if len(faults) > mostIgnored {
		a.say("Le reste de ce qui est à corriger dans ces fichiers : cpts verifier")
	}
	return c, nil
}
