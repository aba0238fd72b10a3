package kit

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Act is what keys do on a screen. The footer and the help are drawn from the acts
// that the app carries out, so that they cannot tell otherwise than what happens.
type Act struct {
	On    key.Binding // the keys, and what the footer says of them; no key tells what other keys do
	Does  string      // what the help says, where there is more to say
	Run   func(tea.KeyPressMsg) tea.Cmd
	Off   string // why it does nothing now
	Quiet bool   // told by the help only: a footer has no room for all
	Keep  Keep   // how it gives way where the footer has no room
	To    string // where it leads, which the footer says where it has room

	// Letters tells an act that takes letters where they are typed: those of its
	// keys or, without any, all of them.
	Letters bool
}

// Keep is how an act gives way in a footer that has no room for all.
type Keep int

// The first give way before any other, the last never.
const (
	Spare Keep = iota
	Wanted
	Kept
)

// Does is an act that does the same whatever the key.
func Does(on key.Binding, run func() tea.Cmd) Act {
	return Act{On: on, Run: func(tea.KeyPressMsg) tea.Cmd { return run() }}
}

// Either is an act of two ways: the first half of its keys go back, the others on.
func Either(on key.Binding, move func(way int)) Act {
	return Act{On: on, Run: func(press tea.KeyPressMsg) tea.Cmd {
		way, names := 1, on.Keys()
		if slices.Index(names, press.String()) < len(names)/2 {
			way = -1
		}
		move(way)
		return nil
	}}
}

// unless says why an act is off; with no reason it is not.
func (a Act) unless(why string) Act {
	a.Off = why
	return a
}

// Also is the same act on other keys, which the help tells beside its own; it is not
// for an act of two ways.
func (a Act) Also(shown string, keys ...string) Act {
	a.On = Bind(shown, a.On.Help().Desc, keys...)
	a.Quiet = true
	return a
}

// Then does something more after acts.
func Then(acts []Act, more func() tea.Cmd) []Act {
	for i, one := range acts {
		acts[i].Run = func(press tea.KeyPressMsg) tea.Cmd { return tea.Batch(one.Run(press), more()) }
	}
	return acts
}

// Quietly leaves acts to the help.
func Quietly(acts ...Act) []Act {
	for i := range acts {
		acts[i].Quiet = true
	}
	return acts
}

// Takes tells whether a key asks for the act.
func (a Act) Takes(press tea.KeyPressMsg, typing bool) bool {
	if typing && press.Text != "" && !a.Letters {
		return false
	}
	return key.Matches(press, a.On) || a.Letters && len(a.On.Keys()) == 0 && press.Text != ""
}

// Typed tells an act whose keys are all letters: where letters are typed it is not
// there.
func (a Act) Typed() bool {
	return !a.Letters && !slices.ContainsFunc(a.On.Keys(), func(name string) bool { return len(name) > 1 })
}

// Told is what the help says of an act.
func (a Act) Told() string {
	if a.Does != "" {
		return a.Does
	}
	return a.On.Help().Desc
}
