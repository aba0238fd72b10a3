package ui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// tabs are the views of one page, one of them shown.
type tabs[T ~int] struct {
	names []string
	tab   T
}

// turns go from one view to the next, by show; arrows tells that ← and → do too.
func (t *tabs[T]) turns(show func(T), arrows bool) []act {
	turn := func(way int) { show(T((int(t.tab) + way + len(t.names)) % len(t.names))) }
	next := either(kitKeys.nextTab, turn)
	next.does = "vue suivante ; maj+tab, la précédente"
	if arrows {
		return append([]act{next}, quietly(either(kitKeys.otherTab, turn))...)
	}
	return []act{next}
}

// ranks goes to a view by its rank, by show.
func (t *tabs[T]) ranks(show func(T)) act {
	var digits []string
	for i := range t.names {
		digits = append(digits, strconv.Itoa(i+1))
	}
	return act{on: bind("1 à "+strconv.Itoa(len(digits)), "vue", digits...), does: "aller à la vue de ce rang", run: func(press tea.KeyPressMsg) tea.Cmd {
		show(T(slices.Index(digits, press.String())))
		return nil
	}}
}

// line names the views; brackets tell the one shown.
func (t *tabs[T]) line(look *styles) string {
	line := " "
	for i, name := range t.names {
		if T(i) == t.tab {
			line += look.accent.Render("[" + name + "]")
		} else {
			line += look.faint.Render(" " + name + " ")
		}
	}
	return line
}
