package ui

import "charm.land/bubbles/v2/key"

// keys are the same on every screen. Inside a field letters are text, and in a
// choice they go to an option: only Escape, function keys and Ctrl chords act
// there. Ctrl+J is Enter, as terminals without bracketed paste send it. Keys of two
// ways are in two halves: back, then on.
var keys = struct {
	choose, scroll, pages, ends           key.Binding
	open, back, quit, leave               key.Binding
	help, advice, undo, redo              key.Binding
	search, words, sources, note          key.Binding
	add, remove, move                     key.Binding
	tick, pointless, finish, due          key.Binding
	nextField, previousField, saveRow     key.Binding
	newLine, validate, validateText, skip key.Binding
	check, takeBack, putAgain             key.Binding
	nextTab, otherTab                     key.Binding
}{
	choose:        bind("↑↓", "choisir", "up", "down"),
	scroll:        bind("↑↓", "défiler", "up", "down"),
	pages:         bind("pgup/pgdn", "page", "pgup", "pgdown"),
	ends:          bind("début, fin", "aller au début, à la fin", "home", "end"),
	open:          bind("entrée", "ouvrir", "enter"),
	back:          bind("échap", "retour", "esc"),
	quit:          bind("q", "quitter", "q"),
	leave:         bind("ctrl+c", "quitter", "ctrl+c"),
	help:          bind("?", "aide", "?"),
	advice:        bind("F1", "aide", "f1"),
	search:        bind("/", "chercher", "/"),
	words:         bind("g", "mots", "g"),
	sources:       bind("S", "sources", "S"),
	note:          bind("n", "note", "n"),
	undo:          bind("u", "annuler", "u"),
	redo:          bind("U", "refaire", "U"),
	add:           bind("a", "ajouter", "a"),
	remove:        bind("s", "supprimer", "s"),
	move:          bind("maj+↑↓", "déplacer", "shift+up", "shift+down"),
	tick:          bind("espace", "faite", "space"),
	pointless:     bind("o", "sans objet", "o"),
	due:           bind("d", "échéance", "d"),
	finish:        bind("f", "suite", "f"),
	nextField:     bind("entrée", "suivant", "enter", "ctrl+j"),
	previousField: bind("maj+tab", "précédent", "shift+tab"),
	saveRow:       bind("ctrl+s", "finir", "ctrl+s"),
	newLine:       bind("entrée", "à la ligne", "enter", "alt+enter", "ctrl+j"),
	validate:      bind("entrée", "valider", "enter", "ctrl+j"),
	skip:          bind("entrée", "passer (je ne sais pas encore)", "enter", "ctrl+j"),
	validateText:  bind("ctrl+s", "valider", "ctrl+s"),
	takeBack:      bind("ctrl+z", "", "ctrl+z"),
	putAgain:      bind("ctrl+y", "", "ctrl+y", "ctrl+shift+z"),
	check:         bind("espace", "cocher", "space"),
	nextTab:       bind("tab", "vues", "shift+tab", "tab"),
	otherTab:      bind("←→", "vue d'avant, vue d'après", "left", "right"),
}

func bind(shown, does string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, does))
}
