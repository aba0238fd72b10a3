package model

import (
	"cpts/content"
	"cpts/content/french"
)

// numbered tells whether a stage bears a number: a gate ends it. The 200 days, which
// no gate ends, follow the numbered stages.
func numbered(s *content.Stage) bool { return len(s.Gate) > 0 }

// Numbered is how many stages of the journey bear a number.
func Numbered(c *content.Catalog) (n int) {
	for _, s := range c.Stages {
		if numbered(s) {
			n++
		}
	}
	return n
}

// StageRank is how a sentence refers to a stage: « étape 2 », or by its title for one
// without a number.
func StageRank(s *content.Stage) string {
	if !numbered(s) {
		return s.Title
	}
	return french.Say("étape %d", s.Index+1)
}

// StageNumber is how far along the journey a stage stands, before its title: « Étape 2
// sur 5 · »; "" for one without a number.
func StageNumber(c *content.Catalog, s *content.Stage) string {
	if !numbered(s) {
		return ""
	}
	return french.Say("Étape %d sur %d · ", s.Index+1, Numbered(c))
}

// StageHeading is the name of a stage over what is told of it: « Étape 2 sur 5 ·
// Premiers contacts ».
func StageHeading(c *content.Catalog, s *content.Stage) string { return StageNumber(c, s) + s.Title }
