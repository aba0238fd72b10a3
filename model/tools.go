package model

import "cpts/content"

var keyTools = declare[[]Row]("outils_cpts", content.Rows)

// ToolsID is the table of the digital tools.
func ToolsID() string { return keyTools.id }

// Tools are the digital tools noted in a family, each with its standing (« à
// étudier », « en place »…); family "" gives those of no family.
func (p *Project) Tools(family string) []string {
	q := p.catalog.Question(keyTools.id)
	rows, _ := keyTools.of(p)
	var out []string
	for _, row := range rows {
		name := row.Text("outil")
		if row.Text("famille") != family || name == "" {
			continue
		}
		if standing := q.Column("statut").Option(row.Text("statut")); standing != nil {
			name += ", " + standing.Label
		}
		out = append(out, name)
	}
	return out
}
