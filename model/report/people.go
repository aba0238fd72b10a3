package report

import (
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// The columns of the two tables that the report sets out in its own way.
var (
	memberName       = model.NewCell[string](model.KeyTeam, "nom")
	memberProfession = model.NewCell[string](model.KeyTeam, "profession")
	needTold         = model.NewCell[string](model.KeyNeeds, "besoin")
	needPublic       = model.NewCell[string](model.KeyNeeds, "public")
	needSource       = model.NewCell[string](model.KeyNeeds, "constat")
	needMission      = model.NewCell[string](model.KeyNeeds, "mission")

	// What is said of a member after the name, in this order.
	memberDetails = []model.Cell[string]{
		model.NewCell[string](model.KeyTeam, "role"), model.NewCell[string](model.KeyTeam, "structure"),
		model.NewCell[string](model.KeyTeam, "exercice"), model.NewCell[string](model.KeyTeam, "college"),
	}
)

// team lists the members by profession, in the order of the list of professions.
func (b *builder) team() {
	b.Part(teamPart)
	members := b.project.Team()
	if len(members) == 0 {
		b.unansweredTable(model.KeyTeam)
		return
	}
	groups := groupBy(b.catalog, members, memberProfession, "Profession à préciser")
	b.Say("%s, %s.", french.Count(len(members), "personne", "personnes"),
		french.Count(known(groups), "profession", "professions"))
	for _, g := range groups {
		b.Section(counted(g.label, len(g.rows)))
		items := make([]string, len(g.rows))
		for i, r := range g.rows {
			items[i] = member(b.catalog, r)
		}
		b.List(page.Dash, items)
	}
}

func member(c *content.Catalog, r model.Row) string {
	name := cell(memberName.Column(c), r)
	if name == "" {
		name = "Nom à préciser"
	}
	parts := []string{name}
	for _, detail := range memberDetails {
		if text := cell(detail.Column(c), r); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, dot)
}

// needs lists the needs by whom they concern, each with its mission.
func (b *builder) needs() {
	b.Part(needsPart)
	needs := b.project.Needs()
	if len(needs) == 0 {
		b.unansweredTable(model.KeyNeeds)
		return
	}
	for _, g := range groupBy(b.catalog, needs, needPublic, "Public à préciser") {
		b.Section(counted(g.label, len(g.rows)))
		items := make([]string, len(g.rows))
		for i, r := range g.rows {
			items[i] = need(b.catalog, r)
		}
		b.List(page.Dash, items)
	}
}

func need(c *content.Catalog, r model.Row) string {
	text := cell(needTold.Column(c), r)
	if text == "" {
		text = "Besoin à préciser"
	}
	mission := cell(needMission.Column(c), r)
	if mission == "" {
		mission = "à rattacher"
	}
	text += dot + "Mission" + colon + mission
	if from := cell(needSource.Column(c), r); from != "" {
		text += dot + "Constat" + colon + from
	}
	return text
}

// unansweredTable says that a table which has its own part is empty.
func (b *builder) unansweredTable(table model.Key[[]model.Row]) {
	b.Add(page.Facts{{Label: table.Place(b.catalog).Name(), Value: unanswered, Tone: page.Faint}})
}

// group is the rows that hold the same option in a column.
type group struct {
	label string // the option's, or that of the rows which hold none
	none  bool
	rows  []model.Row
}

// groupBy parts rows by the option they hold, in the order of the options; those
// that hold none of them come last. Groups without rows are left out.
func groupBy(c *content.Catalog, rows []model.Row, column model.Cell[string], otherwise string) []group {
	options := column.Column(c).Options
	rank := make(map[string]int, len(options))
	all := make([]group, len(options)+1)
	for i, o := range options {
		rank[o.ID.Name] = i
		all[i].label = french.Capital(o.Label)
	}
	all[len(options)] = group{label: otherwise, none: true}
	for _, r := range rows {
		i, known := rank[column.In(r)]
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

// known counts the groups whose rows hold an option.
func known(groups []group) int {
	n := len(groups)
	if n > 0 && groups[n-1].none {
		n--
	}
	return n
}

func counted(label string, n int) string {
	return label + french.NBSP + "(" + french.Number(int64(n)) + ")"
}
