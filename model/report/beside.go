package report

import (
	"strconv"

	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
)

// What stands beside the contract: what came of it, what the CPAM announces, the quotes,
// what the actions would cost.

// inEurosCaption is the unit of a table whose amounts are written without theirs.
const inEurosCaption = "Montants en euros"

// beside are their themes, for the report and for the screen alike; a theme without
// anything to tell is left out.
func beside(d *page.Page, p *model.Project, today dates.Day) {
	d.Under("Les versements reçus", received(p, today))
	d.Under("Le total annoncé", announced(p, today))
	d.Under("Les devis", quotes(p))
	d.Under("Le coût des missions", missionCosts(p, today))
	d.Under("La part variable en jeu", missionStakes(p, today))
}

// received sets what came against what was to come, line by line.
func received(p *model.Project, today dates.Day) *page.Page {
	d := &page.Page{}
	r := budget.ReceivedOf(p, today)
	if r == nil {
		return d
	}
	for _, alert := range r.Alerts {
		d.Add(page.Paragraph{Text: alert, Tone: page.Alert})
	}
	if len(r.Lines) > 0 {
		t := page.Table{Caption: sentence("Au %s, sans la part variable, en euros", r.Day), Columns: []page.Column{{Title: "Ligne"}, {Title: "Attendu", Right: true}, {Title: "Reçu", Right: true}, {Title: "Manque", Right: true}}}
		row := func(l budget.ReceivedLine, tone page.Tone) {
			t.Rows = append(t.Rows, page.Row{Cells: []string{l.Label, exactly(l.Expected), exactly(l.Received), exactly(l.Missing())}, Tone: tone})
		}
		for _, l := range r.Lines {
			row(l, page.Plain)
		}
		row(r.Total, page.Strong)
		d.Add(t)
	}
	if r.Variable > 0 {
		d.Say("Part variable reçue : %s.", r.Variable)
	}
	d.List(page.Dash, cleaned(r.Notes))
	return d
}

func announced(p *model.Project, today dates.Day) *page.Page {
	d := &page.Page{}
	if text := budget.Announced(p, today); text != "" {
		d.Add(page.Paragraph{Text: text})
	}
	return d
}

// quotes sets the quotes side by side, then those chosen against the budget for it.
func quotes(p *model.Project) *page.Page {
	d := &page.Page{}
	all, kept, planned := budget.Quotes(p)
	if len(all) == 0 {
		return d
	}
	t := page.Table{Caption: inEurosCaption, Columns: []page.Column{{Title: "Prestataire"}, {Title: "Montant", Right: true}, {Title: "De plus que le moins cher", Right: true}, {Title: "Retenu"}}}
	for _, q := range all {
		chosen := ""
		if q.Kept {
			chosen = "oui"
		}
		t.Rows = append(t.Rows, page.Row{Cells: []string{q.By, exactly(q.Amount), exactly(q.More), chosen}})
	}
	d.Add(t)
	switch {
	case kept == 0 || planned == 0:
	case kept > planned:
		d.Add(page.Paragraph{Text: sentence("Les devis retenus font %s, %s de plus que le budget d’ingénierie, %s.", kept, kept-planned, planned), Tone: page.Alert})
	default:
		d.Say("Les devis retenus font %s ; il reste %s sur le budget d’ingénierie, %s.", kept, planned-kept, planned)
	}
	return d
}

// missionCosts sets what the actions of each mission would cost against what it brings.
func missionCosts(p *model.Project, today dates.Day) *page.Page {
	d := &page.Page{}
	missions := budget.MissionCosts(p, today)
	if len(missions) == 0 {
		return d
	}
	t := page.Table{Caption: inEurosCaption, Columns: []page.Column{{Title: "Mission"}, {Title: "Actions", Right: true}, {Title: "Sans coût", Right: true}, {Title: "Coût", Right: true}, {Title: "Part fixe d’un an", Right: true}, {Title: "Reste", Right: true}}}
	for _, m := range missions {
		t.Rows = append(t.Rows, page.Row{Cells: []string{m.Label, strconv.Itoa(m.Sheets), count(m.Uncosted), exactly(m.Cost), exactly(m.Brings), exactly(m.Brings - m.Cost)}})
	}
	d.Add(t)
	d.Say("Le coût est celui des fiches-actions. Il n’entre pas dans le prévisionnel : reportez-y, dans les dépenses, ce que vous paierez chaque année.")
	return d
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return french.Number(int64(n))
}

// missionStakes sets what the indicators of each mission put at stake against the most
// that its variable part may be.
func missionStakes(p *model.Project, today dates.Day) *page.Page {
	d := &page.Page{}
	t := page.Table{Caption: inEurosCaption, Columns: []page.Column{{Title: "Mission"}, {Title: "Indicateurs", Right: true}, {Title: "Euros en jeu", Right: true}, {Title: "Part variable, jusqu’à", Right: true}, {Title: "Écart", Right: true}}}
	for _, m := range budget.MissionStakes(p, today) {
		t.Rows = append(t.Rows, page.Row{Cells: []string{m.Label, strconv.Itoa(m.Indicators), exactly(m.Stake), exactly(m.Most), exactly(m.Stake - m.Most)}})
	}
	if len(t.Rows) > 0 {
		d.Add(t)
	}
	return d
}
