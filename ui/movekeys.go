package ui

import "charm.land/bubbles/v2/key"

// kitKeys move in lists, texts, views and fields. Those of two ways are in two
// halves: back, then on. Ctrl+J is Enter, as terminals without bracketed paste send
// it.
var kitKeys = struct {
	choose, scroll, pages, ends key.Binding
	nextTab, otherTab           key.Binding
	newLine, takeBack, putAgain key.Binding
}{
	choose:   bind("↑↓", "choisir", "up", "down"),
	scroll:   bind("↑↓", "défiler", "up", "down"),
	pages:    bind("pgup/pgdn", "page", "pgup", "pgdown"),
	ends:     bind("début, fin", "aller au début, à la fin", "home", "end"),
	nextTab:  bind("tab", "vues", "shift+tab", "tab"),
	otherTab: bind("←→", "vue d'avant, vue d'après", "left", "right"),
	newLine:  bind("entrée", "à la ligne", "enter", "alt+enter", "ctrl+j"),
	takeBack: bind("ctrl+z", "", "ctrl+z"),
	putAgain: bind("ctrl+y", "", "ctrl+y", "ctrl+shift+z"),
}

func bind(shown, does string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, does))
}
