package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/ui/kit"
)

// keys are the same on every screen. Inside a field letters are text, and in a
// choice they go to an option: only Escape, function keys and Ctrl chords act
// there. Ctrl+J is Enter, as terminals without bracketed paste send it.
var keys = struct {
	open, back, quit, leave           key.Binding
	help, advice, undo, redo, redraw  key.Binding
	search, words, sources, note      key.Binding
	before                            key.Binding
	walk                              key.Binding
	add, remove, move                 key.Binding
	tick, pointless, finish           key.Binding
	due, doneOn                       key.Binding
	nextField, previousField, saveRow key.Binding
	validate, validateText, skip      key.Binding
	check, write, count               key.Binding
}{
	open:          kit.Bind("entrée", "ouvrir", "enter"),
	back:          kit.Bind("échap", "retour", "esc"),
	quit:          kit.Bind("q", "quitter", "q"),
	leave:         kit.Bind("ctrl+c", "quitter", "ctrl+c"),
	before:        kit.Bind("maj+tab", "précédente", "shift+tab"),
	walk:          kit.Bind("e", "l’essentiel", "e"),
	help:          kit.Bind("?", "aide", "?"),
	advice:        kit.Bind("F1", "aide", "f1"),
	search:        kit.Bind("/", "chercher", "/"),
	words:         kit.Bind("g", "mots", "g"),
	sources:       kit.Bind("S", "sources", "S"),
	note:          kit.Bind("n", "note", "n"),
	redraw:        kit.Bind("ctrl+l", "redessiner l’écran", "ctrl+l"),
	undo:          kit.Bind("u", "annuler", "u"),
	redo:          kit.Bind("U", "refaire", "U"),
	add:           kit.Bind("a", "ajouter", "a"),
	remove:        kit.Bind("s", "supprimer", "s"),
	move:          kit.Bind("maj+↑↓", "déplacer", "shift+up", "shift+down"),
	tick:          kit.Bind("espace", "faite", "space"),
	pointless:     kit.Bind("o", "sans objet", "o"),
	due:           kit.Bind("d", "échéance", "d"),
	doneOn:        kit.Bind("d", "jour", "d"),
	finish:        kit.Bind("f", "suite", "f"),
	nextField:     kit.Bind("entrée", "suivant", "enter", "ctrl+j"),
	previousField: kit.Bind("maj+tab", "précédent", "shift+tab"),
	saveRow:       kit.Bind("ctrl+s", "finir", "ctrl+s"),
	validate:      kit.Bind("entrée", "valider", "enter", "ctrl+j"),
	skip:          kit.Bind("entrée", "passer (je ne sais pas encore)", "enter", "ctrl+j"),
	validateText:  kit.Bind("ctrl+s", "valider", "ctrl+s"),
	write:         kit.Bind("w", "écrire", "w"),
	count:         kit.Bind("c", "compter dans un annuaire", "c"),
	check:         kit.Bind("espace", "cocher", "space"),
}

// validates are the acts that give what stands in a field of one line or a choice.
func validates(on key.Binding, run func() tea.Cmd) []kit.Act {
	return []kit.Act{kit.Does(on, run), kit.Does(keys.validateText, run).Also("ctrl+s", "ctrl+s")}
}
