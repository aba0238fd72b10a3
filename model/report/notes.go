package report

import (
	"slices"

	"cpts/content"
	"cpts/model/page"
)

// notes sets out what was noted beside the questions and actions of a rubrique,
// when the leader wants it there.
func (b *builder) notes(s *content.Section) {
	if items := b.noted(s); len(items) > 0 {
		b.Add(page.Facts{{Label: counted("Notes", len(items)), Items: items}})
	}
}

// noted are the notes of a rubrique, each behind what it is about.
func (b *builder) noted(s *content.Section) (items []string) {
	if !b.withNotes {
		return nil
	}
	note := func(about, id string) {
		if text := cleanLines(b.project.Note(id)); text != "" {
			items = append(items, about+colon+text)
		}
	}
	for _, q := range slices.Concat(s.Questions, s.Elsewhere) {
		note(q.Short, q.ID.Name)
	}
	for _, a := range s.Actions {
		note(a.Label, a.ID.Name)
	}
	return items
}
