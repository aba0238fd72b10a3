package ui

import "charm.land/bubbles/v2/key"

// keys are the same on every screen. Inside a field letters are text, and in a
// choice they go to an option: only Escape, function keys and Ctrl chords act
// there. Ctrl+J is Enter, as terminals without bracketed paste send it.
var keys = struct {
	up, down, pageUp, pageDown, home, end key.Binding
	open, back, quit, leave               key.Binding
	help, advice, undo, redo              key.Binding
	search, words, sources, note          key.Binding
	add, remove, raise, lower             key.Binding
	tick, pointless, finish, due          key.Binding
	nextField, previousField, saveRow     key.Binding
	newLine, validate, validateText       key.Binding
	choose, takeBack, putAgain            key.Binding
}{
	up:            bind("↑↓", "choisir", "up", "k"),
	down:          bind("", "", "down", "j"),
	pageUp:        bind("", "", "pgup"),
	pageDown:      bind("pgup/pgdn", "page", "pgdown"),
	home:          bind("", "", "home"),
	end:           bind("", "", "end"),
	open:          bind("entrée", "ouvrir", "enter"),
	back:          bind("échap", "retour", "esc"),
	quit:          bind("q", "quitter", "q"),
	leave:         bind("ctrl+c", "quitter", "ctrl+c"),
	help:          bind("?", "aide", "?"),
	advice:        bind("F1", "aide", "f1"),
	search:        bind("/", "chercher", "/"),
	words:         bind("g", "mots", "g"),
	sources:       bind("S", "sources", "S"),
	note:          bind("n", "note", "n", "f2"),
	undo:          bind("u", "annuler", "u", "ctrl+z"),
	redo:          bind("U", "refaire", "U", "ctrl+y"),
	add:           bind("a", "ajouter", "a"),
	remove:        bind("s", "supprimer", "s", "delete"),
	raise:         bind("", "", "shift+up", "ctrl+up", "K"),
	lower:         bind("maj+↑↓", "déplacer", "shift+down", "ctrl+down", "J"),
	tick:          bind("espace", "faite", "space"),
	pointless:     bind("o", "sans objet", "o"),
	due:           bind("d", "échéance", "d"),
	finish:        bind("f", "suite", "f"),
	nextField:     bind("entrée", "suivant", "enter", "tab", "ctrl+j"),
	previousField: bind("maj+tab", "précédent", "shift+tab"),
	saveRow:       bind("ctrl+s", "finir", "ctrl+s"),
	newLine:       bind("entrée", "à la ligne", "enter", "alt+enter", "ctrl+j"),
	validate:      bind("entrée", "valider", "enter", "ctrl+j", "ctrl+s"),
	validateText:  bind("ctrl+s", "valider", "ctrl+s"),
	takeBack:      bind("ctrl+z", "", "ctrl+z"),
	putAgain:      bind("ctrl+y", "", "ctrl+y", "ctrl+shift+z"),
	choose:        bind("espace", "cocher", "space"),
}

func bind(shown, does string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(shown, does))
}
