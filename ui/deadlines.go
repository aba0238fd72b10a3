package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/model/calendar"
	"cpts/model/dates"
	"cpts/model/french"
)

// deadlines lists the days to come, soonest first, and where each comes from.
type deadlines struct{ page }

func newDeadlines(a *app) *deadlines {
	d := &deadlines{newPage(a)}
	d.refresh()
	return d
}

func (d *deadlines) refresh() {
	today := d.app.today()
	var items []item
	events := calendar.Events(d.app.project, today)
	for _, due := range append(calendar.Late(events), calendar.Ahead(events)...) {
		when := french.Capital(dates.In(today.DaysUntil(due.Day)))
		if due.Late {
			when = "En retard"
		}
		items = append(items, item{
			label: fill(due.Day.String(), 18) + " " + oneLine(due.Label), detail: when + ". " + due.Rule,
			open: func() tea.Cmd { return nil },
		})
	}
	d.setItems(items)
}

func (d *deadlines) crumb() (string, string) {
	return d.app.styles.title.Render("Échéances"), d.app.today().String()
}

func (d *deadlines) lines() []string {
	if len(d.items) == 0 {
		return append([]string{""}, indent(wrap("Aucune date à venir. Elles apparaîtront avec le dépôt de la lettre, celui du projet de santé et la signature de l'ACI.", d.width-4), 2)...)
	}
	return d.around([]string{""}, nil)
}

func (d *deadlines) update(msg tea.Msg) tea.Cmd { return d.choose(msg) }
func (d *deadlines) keys() []key.Binding {
	return []key.Binding{keys.up, keys.back, keys.help, keys.quit}
}
