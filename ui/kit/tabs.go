package kit

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content/french"
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
	next.Quiet = true // the ranks are said
	next.Does = french.Typography("vue suivante ; maj+tab, la précédente")
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
	return Act{On: Bind("1-"+strconv.Itoa(len(digits)), "vue", digits...), Does: "aller à la vue de ce rang", Run: func(press tea.KeyPressMsg) tea.Cmd {
		show(T(slices.Index(digits, press.String())))
		return nil
	}}
}

// Lines name the views by their rank, and underline the one shown, over the whole
// width. Where there is no room for all, the ranks give way.
func (t *Tabs[T]) Lines(look *Styles, width int) []string {
	names, gap := t.ranked(), 3
	for ; gap > 1 && t.width(names, gap) > width; gap-- {
	}
	if t.width(names, gap) > width {
		names, gap = t.Names, 2
	}
	line, rule := " ", look.Rule.Render("─")
	for i, name := range names {
		style, under := look.Faint, look.Rule.Render(strings.Repeat("─", ansi.StringWidth(name)))
		if T(i) == t.Tab {
			style, under = look.On(), look.Accent.Render(strings.Repeat("━", ansi.StringWidth(name)))
		}
		between := gap
		if i == len(names)-1 {
			between = max(width-t.width(names, gap), 0)
		}
		line += style.Render(name) + strings.Repeat(" ", between)
		rule += under + look.Rule.Render(strings.Repeat("─", between))
	}
	return []string{Cut(line, width), Cut(rule, width)}
}

func (t *Tabs[T]) ranked() []string {
	names := make([]string, len(t.Names))
	for i, name := range t.Names {
		names[i] = strconv.Itoa(i+1) + " " + name
	}
	return names
}

// width is that of the names, so far apart.
func (t *Tabs[T]) width(names []string, gap int) int {
	return 1 + ansi.StringWidth(strings.Join(names, strings.Repeat(" ", gap)))
}
