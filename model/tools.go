package model

// KeyTools is the table of the digital tools.
var KeyTools = NewKey[[]Row]("outils_cpts")

var (
	toolName     = NewCell[string](KeyTools, "outil")
	toolFamily   = NewCell[string](KeyTools, "famille")
	toolStanding = NewCell[string](KeyTools, "statut")
)

// Tools are the digital tools noted in a family, each with its standing (« à
// étudier », « en place »…); family "" gives those of no family.
func (p *Project) Tools(family string) []string {
	var out []string
	for _, row := range KeyTools.In(p) {
		name := toolName.In(row)
		if toolFamily.In(row) != family || name == "" {
			continue
		}
		if standing := toolStanding.Column(p.catalog).Option(toolStanding.In(row)); standing != nil {
			name += ", " + standing.Label
		}
		out = append(out, name)
	}
	return out
}
