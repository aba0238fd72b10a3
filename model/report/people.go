package report

import (
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/french"
	"cpts/model/page"
)

// Columns of the two tables that the report sets out in its own way.
const (
	nameCell       = "nom"
	professionCell = "profession"
	needCell       = "besoin"
	publicCell     = "public"
	sourceCell     = "constat"
	missionCell    = "mission"
)

// memberCells are what is said of a member after the name, in this order.
var memberCells = []string{"role", "structure", "exercice", "college"}

// team lists the members by profession, in the order of the list of professions.
func (b *builder) team() {
	b.Part(teamPart)
	q := b.catalog.Question(model.TeamID())
	members := b.project.Team()
	if len(members) == 0 {
		b.unansweredTable(q)
		return
	}
	groups := groupBy(q, members, professionCell, "Profession à préciser")
	b.Say("%s, %s.", french.Count(len(members), "personne", "personnes"),
		french.Count(named(groups), "profession", "professions"))
	for _, g := range groups {
		b.Section(counted(g.label, len(g.rows)))
		items := make([]string, len(g.rows))
		for i, r := range g.rows {
			items[i] = member(q, r)
		}
		b.List(page.Dash, items)
	}
}

func member(q *content.Question, r model.Row) string {
	name := cell(q.Column(nameCell), r)
	if name == "" {
		name = "Nom à préciser"
	}
	parts := []string{name}
	for _, id := range memberCells {
		if text := cell(q.Column(id), r); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, dot)
}

// needs lists the needs by whom they concern, each with its mission.
func (b *builder) needs() {
	b.Part(needsPart)
	q := b.catalog.Question(model.NeedsID())
	needs := b.project.Needs()
	if len(needs) == 0 {
		b.unansweredTable(q)
		return
	}
	for _, g := range groupBy(q, needs, publicCell, "Public à préciser") {
		b.Section(counted(g.label, len(g.rows)))
		items := make([]string, len(g.rows))
		for i, r := range g.rows {
			items[i] = need(q, r)
		}
		b.List(page.Dash, items)
	}
}

func need(q *content.Question, r model.Row) string {
	text := cell(q.Column(needCell), r)
	if text == "" {
		text = "Besoin à préciser"
	}
	mission := cell(q.Column(missionCell), r)
	if mission == "" {
		mission = "à rattacher"
	}
	text += dot + "Mission" + colon + mission
	if from := cell(q.Column(sourceCell), r); from != "" {
		text += dot + "Constat" + colon + from
	}
	return text
}

// unansweredTable says that a table which has its own part is empty.
func (b *builder) unansweredTable(q *content.Question) {
	b.Add(page.Facts{{Label: q.Short, Value: unanswered, Tone: page.Faint}})
}

// group is the rows that hold the same option in a column.
type group struct {
	label string // the option's, or that of the rows which hold none
	none  bool
	rows  []model.Row
}

// groupBy parts rows by the option they hold, in the order of the options; those
// that hold none of them come last. Groups without rows are left out.
func groupBy(q *content.Question, rows []model.Row, column, otherwise string) []group {
	options := q.Column(column).Options
	rank := make(map[string]int, len(options))
	all := make([]group, len(options)+1)
	for i, o := range options {
		rank[o.ID.Name] = i
		all[i].label = french.Capital(o.Label)
	}
	all[len(options)] = group{label: otherwise, none: true}
	for _, r := range rows {
		i, known := rank[r.Text(column)]
		if !known {
			i = len(options)
		}
		all[i].rows = append(all[i].rows, r)
	}
	var out []group
	for _, g := range all {
		if len(g.rows) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// named counts the groups whose rows hold an option.
func named(groups []group) int {
	n := len(groups)
	if n > 0 && groups[n-1].none {
		n--
	}
	return n
}

func counted(label string, n int) string {
	return label + french.NBSP + "(" + french.Number(int64(n)) + ")"
}
