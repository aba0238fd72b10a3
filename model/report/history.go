package report

import (
	"cpts/model"
	"cpts/model/dates"
	"cpts/model/french"
)

// WithChangesSince begins the document with what has changed from a day on.
func WithChangesSince(day dates.Day) Option { return func(b *builder) { b.since = day } }

// changes sets out what has changed since the day asked, each thing once.
func (b *builder) changes() {
	if b.since.IsZero() {
		return
	}
	b.part(sentence("Ce qui a changé depuis le %s", b.since))
	b.Document.changes(b.project.ChangesSince(b.since))
}

func (d *Document) changes(all []model.Change, whole bool) {
	if len(all) == 0 {
		d.say("Rien n'a changé.")
	}
	var list facts
	for _, c := range all {
		list = append(list, fact{label: clean(c.About), value: clean(c.From) + " → " + clean(c.To)})
	}
	if len(list) > 0 {
		d.say("%s.", french.Count(len(list), "changement", "changements"))
		d.add(list)
	}
	if !whole {
		d.aside("L'historique gardé ne remonte pas jusqu'à ce jour : ce qui a changé avant n'est pas dit.")
	}
}

// Changes is what has changed in a project from a day on, as a document.
func Changes(p *model.Project, since dates.Day) *Document {
	d := &Document{}
	d.changes(p.ChangesSince(since))
	return d
}
