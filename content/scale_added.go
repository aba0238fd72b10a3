package content

import (
	"path/filepath"
	"regexp"
	"slices"

	"cpts/content/french"
)

// addScales takes scales from outside, which stand beside those built in: each holds
// from its first day on, and ends the one before it. They come before anything is
// linked, since a mission that one adds is a choice wherever the others are. A file with
// a fault is left out, and the fault is kept in Ignored.
func (c *Catalog) addScales(files []OutsideFile) {
	if len(files) == 0 {
		return
	}
	slices.SortStableFunc(c.Scales, byFirstDay)
	for _, f := range files {
		if f.Trouble != "" {
			c.ignore(f.Path, fault{what: f.Trouble})
			continue
		}
		s, faults := c.readScale(f.Path, f.Text)
		if len(faults) == 0 {
			faults = c.placeFaults(s)
		}
		if len(faults) > 0 {
			c.ignore(f.Path, faults...)
			continue
		}
		s.from = filepath.Base(f.Path)
		c.where[s] = f.Path
		c.Scales = append(c.Scales, s)
	}
	slices.SortStableFunc(c.Scales, byFirstDay)
	for i, next := range c.Scales[1:] {
		if before := c.Scales[i]; before.from != "" || next.from != "" {
			before.Until.Day = next.Since.AddDays(-1)
		}
	}
}

func byFirstDay(a, b *Scale) int { return a.Since.Compare(b.Since.Day) }

// lineID is how the id of a line is written: it is a part of the keys of the answers.
var lineID = regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`)

// placeFaults are what keeps a scale from standing beside the others.
func (c *Catalog) placeFaults(s *Scale) (faults []fault) {
	report := func(line int, format string, args ...any) {
		faults = append(faults, fault{line: max(line, 1), what: french.Say(format, args...)})
	}
	for _, other := range c.Scales {
		named := "le " + c.modelName(other)
		if other.ID.Name == s.ID.Name {
			report(s.ID.Line, "« %s » est déjà %s ; donnez un autre id et un autre titre", s.ID, named)
		}
		if other.Since.Day == s.Since.Day {
			report(s.Since.Line, "%s commence aussi le %s : écrivez sous « depuis » le jour où vos montants valent", named, s.Since)
		}
	}
	for _, l := range s.Lines {
		if !lineID.MatchString(l.ID.Name) {
			report(l.ID.Line, "l’identifiant « %s » s’écrit en minuscules sans accent, avec des tirets bas : « acces_soins »", l.ID)
		}
	}
	return faults
}

// modelName names a scale, and the file of one from outside.
func (c *Catalog) modelName(s *Scale) string {
	if s.from != "" {
		return french.Say("barème « %s », de %s", s.ID, s.from)
	}
	return french.Say("barème « %s »", s.ID)
}

// OutsideScale is the name of the file that a scale was read in, beside those built in;
// "" for one of them.
func (s *Scale) OutsideScale() string { return s.from }
