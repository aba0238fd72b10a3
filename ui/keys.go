package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// keys are the same on every screen. Inside a field letters are text, and in a
// choice they go to an option: only Escape, function keys and Ctrl chords act
// there. Ctrl+J is Enter, as terminals without bracketed paste send it.
var keys = struct {
	open, back, quit, leave           key.Binding
	help, advice, undo, redo          key.Binding
	search, words, sources, note      key.Binding
	add, remove, move                 key.Binding
	tick, pointless, finish, due      key.Binding
	nextField, previousField, saveRow key.Binding
	validate, validateText, skip      key.Binding
	check                             key.Binding
}{
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
	validate:      bind("entrée", "valider", "enter", "ctrl+j"),
	skip:          bind("entrée", "passer (je ne sais pas encore)", "enter", "ctrl+j"),
	validateText:  bind("ctrl+s", "valider", "ctrl+s"),
	check:         bind("espace", "cocher", "space"),
}

// validates are the acts that give what stands in a field of one line or a choice.
func validates(on key.Binding, run func() tea.Cmd) []act {
	return []act{does(on, run), does(keys.validateText, run).also("ctrl+s", "ctrl+s")}
}
