package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model/budget"
	"cpts/model/french"
)

// budgetPage is the scale for the project's size, or the four sizes while the
// population is unknown.
type budgetPage struct {
	scroller
	app *app
}

func newBudget(a *app) *budgetPage { return &budgetPage{app: a} }

func (p *budgetPage) update(msg tea.Msg) tea.Cmd {
	p.scroll(msg, len(p.text()))
	return nil
}
func (p *budgetPage) lines() []string { return p.window(p.text()) }
func (p *budgetPage) keys() []key.Binding {
	return []key.Binding{bind("↑↓", "défiler"), keys.back, keys.help, keys.quit}
}
func (p *budgetPage) crumb() (string, string) {
	return p.app.styles.title.Render("Budget"), p.app.catalog.DefaultScale().Title
}

func (p *budgetPage) text() []string {
	t := p.app.budgetFor(nil, nil)
	if t == nil {
		return p.sizes()
	}
	lines := append([]string{""}, p.app.budgetLines(t, p.width)...)
	for _, l := range t.Lines {
		if l.Event > 0 {
			lines = append(lines, " "+content.Typography("Si une crise survient, en plus : "+l.Event.String()+"."))
		}
	}
	advance := strconv.FormatInt(t.Scale.Rates.Advance, 10)
	notes := []string{
		content.Typography("La deuxième année, le fonctionnement est versé en avance, à " + advance + " % ; le solde suit l'année d'après."),
		content.Typography("Maximum théorique d'une année, tout compris : " + t.Totals.Maximum.String() + ". Ce n'est pas un budget : il suppose les options, toute la part variable et une crise."),
		"Ces montants supposent que toutes les missions démarrent le jour de la signature ; plus tard, l'avance de la première année est réduite.",
	}
	for _, note := range notes {
		lines = append(lines, styled(indent(wrap(note, p.width-3), 1), p.app.styles.faint.Render)...)
	}
	return lines
}

// sizes sets the four sizes side by side; in a narrow terminal, each amount
// stands under the name of its size.
func (p *budgetPage) sizes() []string {
	look := p.app.styles
	scale := p.app.catalog.DefaultScale()
	names := min(40, p.width-40)
	row := func(label, first, second, variable string) []string {
		amounts := right(first, 12) + right(second, 12) + right(variable, 14)
		if p.width < wide && label != "" {
			return []string{" " + label, fill("", names+1) + amounts}
		}
		return []string{" " + fill(label, names) + amounts}
	}
	lines := append([]string{""}, indent(wrap("La population n'est pas encore connue. Voici les quatre tailles.", p.width-3), 1)...)
	lines = append(lines, "")
	lines = append(lines, styled(row("", "Année 1", "Année 2", "Variable"), look.faint.Render)...)
	for _, size := range scale.Sizes {
		t := budget.Compute(scale, budget.Situation{Population: size.From})
		label := content.Typography("Taille " + strconv.Itoa(size.Number) + " · " + size.Label)
		lines = append(lines, row(label, t.Totals.Year1.String(), t.Totals.Year2.String(), french.Number(t.Totals.VariableMax.Whole())+french.NBSP+"€")...)
	}
	note := content.Typography(scale.Title + " · " + scale.Caution)
	return append(append(lines, ""), styled(indent(wrap(note, p.width-3), 1), look.faint.Render)...)
}
