package content

import (
	"slices"
	"strings"

	"cpts/content/french"
)

// missionsOf are the missions that a list of listes.yaml offers, whatever its scales
// have: it names them under « bareme ».
type missionsOf string

const (
	everyLine    missionsOf = "lignes"    // what may be paid for: optional or not
	everyMission missionsOf = "missions"  // the same, by name
	coreMissions missionsOf = "socle"     // what every CPTS carries
	withVariable missionsOf = "variables" // what has a variable part
	optional     missionsOf = "options"   // what one chooses
)

// takes tells whether a line of a scale belongs to a list.
func (m missionsOf) takes(l *ScaleLine) bool {
	switch m {
	case coreMissions:
		return !l.Optional
	case withVariable:
		return len(l.Variable) > 0
	case optional:
		return l.Optional
	}
	return m == everyLine || m == everyMission
}

// linkMissions puts in the lists the missions that a scale has and that they do not:
// a scale is a file, and a mission it adds is a choice wherever the others are. Each
// goes after those of its kind, and says from which day there is such a mission.
func (c *Catalog) linkMissions(lists []*list) {
	for _, l := range lists {
		for _, s := range c.Scales {
			for _, line := range s.Lines {
				if line.Nature != Functioning && l.Missions.takes(line) && !offers(l.Options, line.ID.Name) {
					l.Options = slices.Insert(l.Options, c.afterItsKind(l.Options, line.Optional), l.Missions.option(s, line))
				}
			}
		}
	}
}

func offers(options []*Option, id string) bool {
	return slices.ContainsFunc(options, func(o *Option) bool { return o.ID.Name == id })
}

// option is the choice of a mission.
func (m missionsOf) option(s *Scale, line *ScaleLine) *Option {
	o := &Option{ID: line.ID, Label: french.Uncapital(line.Label), Help: "à partir du " + s.Since.Day.String()}
	if line.Optional && m != optional {
		o.Label += " (option)"
	}
	return o
}

// afterItsKind is the rank after the last option that is a mission of a kind, optional
// or not; after all, where there is none.
func (c *Catalog) afterItsKind(options []*Option, optional bool) int {
	for i := len(options) - 1; i >= 0; i-- {
		for _, s := range c.Scales {
			if l := s.Line(options[i].ID.Name); l != nil && l.Nature != Functioning && l.Optional == optional {
				return i + 1
			}
		}
	}
	return len(options)
}

// otherMissions is the line of the question that asks when a mission starts which has
// no question of its own: it stands for as many as the scales have.
const (
	otherMissions = "autres"
	missionHole   = "{mission}"
)

// startsOf are the questions of a rubrique, with one for each mission in the place of
// that of the others.
func (c *Catalog) startsOf(questions []*Question) (all []*Question) {
	for _, q := range questions {
		if q.Starts.Name != otherMissions {
			all = append(all, q)
			continue
		}
		asked := map[string]bool{}
		for _, s := range c.Stages {
			for _, section := range s.Sections {
				for _, other := range section.Questions {
					asked[other.Starts.Name] = true
					asked[strings.TrimPrefix(other.ID.Name, q.ID.Name)] = true // by its id, whatever it says
				}
			}
		}
		for _, line := range c.missions() {
			if !asked[line.ID.Name] {
				all = append(all, q.startOf(line))
			}
		}
	}
	return all
}

// missions are those of all scales, each once.
func (c *Catalog) missions() (all []*ScaleLine) {
	known := map[string]bool{}
	for _, s := range c.Scales {
		for _, line := range s.Lines {
			if line.Nature != Functioning && !known[line.ID.Name] {
				known[line.ID.Name] = true
				all = append(all, line)
			}
		}
	}
	return all
}

// startOf is the question of one mission, made from that of the others.
func (q *Question) startOf(line *ScaleLine) *Question {
	one := *q
	one.ID.Name += line.ID.Name
	one.Starts.Name = line.ID.Name
	of(line, &one.Label, &one.Short, &one.Event, &one.Why, &one.Help)
	if line.Optional {
		one.If = &Cond{Question: ID{Name: optionsQuestion, Line: q.ID.Line}, In: []string{line.ID.Name}}
	}
	return &one
}

const optionsQuestion = "options"

// of names a mission in texts that are of any.
func of(line *ScaleLine, texts ...*string) {
	for _, text := range texts {
		*text = strings.ReplaceAll(*text, missionHole, french.Uncapital(line.Label))
	}
}

// columnsOf are the columns of a table, with one for each option in the place of that
// of the others.
func (c *Catalog) columnsOf(columns []*Column) (all []*Column) {
	for _, col := range columns {
		if col.Line.Name != otherMissions {
			all = append(all, col)
			continue
		}
		for _, line := range c.missions() {
			there := slices.ContainsFunc(columns, func(other *Column) bool { return other.ID.Name == line.ID.Name })
			if line.Optional && !there {
				one := *col
				one.ID.Name = line.ID.Name
				of(line, &one.Label)
				all = append(all, &one)
			}
		}
	}
	return all
}

// linkCore puts, in the place of a fact on the start of the core missions, one on each
// of them that a scale has.
func (c *Catalog) linkCore() {
	for _, a := range c.actions {
		var all []*Fact
		for _, f := range a.SettledBy {
			if q := c.questions[f.Question.Name]; !f.Core || q == nil || q.Starts.Name == "" {
				all = append(all, f)
				continue
			}
			for _, line := range c.missions() {
				if q := c.StartOf(line.ID.Name); q != nil && !line.Optional {
					one := *f
					one.Question.Name = q.ID.Name
					all = append(all, &one)
				}
			}
		}
		a.SettledBy = all
	}
}

// factsOf are the lines of a document, with one for each mission in the place of that of
// the others.
func (c *Catalog) factsOf(lines []*Line) (all []*Line) {
	for _, l := range lines {
		if l == nil || l.For.Name != otherMissions {
			all = append(all, l)
			continue
		}
		for _, line := range c.missions() {
			q := c.StartOf(line.ID.Name)
			named := func(other *Line) bool {
				return q == nil || other != nil && other != l && strings.Contains(other.Value.Text, "{"+q.ID.Name)
			}
			if !slices.ContainsFunc(lines, named) {
				one := *l
				of(line, &one.Label)
				one.Label = french.Capital(one.Label)
				one.Value.Text = strings.ReplaceAll(one.Value.Text, startHole, "{"+q.ID.Name)
				all = append(all, &one)
			}
		}
	}
	return all
}

const startHole = "{debut_"
