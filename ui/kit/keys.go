package kit

import "charm.land/bubbles/v2/key"

// Keys move in lists, texts, views and fields. Those of two ways are in two
// halves: back, then on. Ctrl+J is Enter, as terminals without bracketed paste send
// it.
var Keys = struct {
	Choose, scroll, Pages, Ends key.Binding
	NextPage, Last              key.Binding
	nextTab, otherTab           key.Binding
	NewLine, takeBack, putAgain key.Binding
}{
	Choose:   Bind("↑↓", "choisir", "up", "down"),
	scroll:   Bind("↑↓", "défiler", "up", "down"),
	Pages:    Bind("pg↑/pg↓", "page", "pgup", "pgdown"),
	Ends:     Bind("début, fin", "aller au début, à la fin", "home", "end"),
	NextPage: Bind("espace", "page suivante", "space"),
	Last:     Bind("G", "aller à la fin", "G"),
	nextTab:  Bind("tab", "vues", "shift+tab", "tab"),
	otherTab: Bind("←→", "vue d’avant, vue d’après", "left", "right"),
	NewLine:  Bind("entrée", "à la ligne", "enter", "alt+enter", "ctrl+j"),
	takeBack: Bind("ctrl+z", "", "ctrl+z"),
	putAgain: Bind("ctrl+y", "", "ctrl+y", "ctrl+shift+z"),
}

// Bind is keys, by their names in Bubble Tea, and what is shown of them.
func Bind(shown, does string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, does))
}
