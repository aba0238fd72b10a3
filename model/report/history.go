package report

import (
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/page"
)

// WithChangesSince begins the document with what has changed from a day on.
func WithChangesSince(day dates.Day) Option { return func(b *builder) { b.since = day } }

// changes sets out what has changed since the day asked, each thing once.
func (b *builder) changes() {
	if !b.since.IsZero() {
		b.Join(ChangesPart(b.project, b.since))
	}
}

// ChangesPart is what has changed from a day on, as a part of a document.
func ChangesPart(p *model.Project, since dates.Day) *page.Page {
	d := &page.Page{}
	d.Part(sentence("Ce qui a changé depuis le %s", since))
	changed(d, p, since)
	return d
}

// changed tells what has changed in a project from a day on.
func changed(d *page.Page, p *model.Project, since dates.Day) {
	all, whole := p.ChangesSince(since)
	if len(all) == 0 {
		d.Say("Rien n’a changé.")
	}
	var list page.Facts
	for _, c := range all {
		list = append(list, page.Fact{Label: french.Line(c.About), Value: french.Line(c.From) + " → " + french.Line(c.To)})
	}
	if len(list) > 0 {
		d.Say("%s.", french.Count(len(list), "changement", "changements"))
		d.Add(list)
	}
	if !whole {
		d.Aside("L’historique gardé ne remonte pas jusqu’à ce jour : ce qui a changé avant n’est pas dit.")
	}
}

// Changes is what has changed in a project from a day on, as a document.
func Changes(p *model.Project, since dates.Day) *page.Page {
	d := &page.Page{}
	changed(d, p, since)
	return d
}
