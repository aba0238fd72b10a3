package kit

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// Tabs are the views of one page, one of them shown.
type Tabs[T ~int] struct {
	Names []string
	Tab   T
}

// Turns go from one view to the next, by show; arrows tells that ← and → do too.
func (t *Tabs[T]) Turns(show func(T), arrows bool) []Act {
	turn := func(way int) { show(T((int(t.Tab) + way + len(t.Names)) % len(t.Names))) }
	next := Either(Keys.nextTab, turn)
	next.Does = "vue suivante ; maj+tab, la précédente"
	if arrows {
		return append([]Act{next}, Quietly(Either(Keys.otherTab, turn))...)
	}
	return []Act{next}
}

// Ranks goes to a view by its rank, by show.
func (t *Tabs[T]) Ranks(show func(T)) Act {
	var digits []string
	for i := range t.Names {
		digits = append(digits, strconv.Itoa(i+1))
	}
	return Act{On: Bind("1 à "+strconv.Itoa(len(digits)), "vue", digits...), Does: "aller à la vue de ce rang", Run: func(press tea.KeyPressMsg) tea.Cmd {
		show(T(slices.Index(digits, press.String())))
		return nil
	}}
}

// Line names the views; brackets tell the one shown.
func (t *Tabs[T]) Line(look *Styles) string {
	line := " "
	for i, name := range t.Names {
		if T(i) == t.Tab {
			line += look.Accent.Render("[" + name + "]")
		} else {
			line += look.Faint.Render(" " + name + " ")
		}
	}
	return line
}
