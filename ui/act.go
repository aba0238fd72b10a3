package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// act is what keys do on a screen. The footer and the help are drawn from the acts
// that the app carries out, so that they cannot tell otherwise than what happens.
type act struct {
	on    key.Binding // the keys, and what the footer says of them; no key tells what other keys do
	does  string      // what the help says, where there is more to say
	run   func(tea.KeyPressMsg) tea.Cmd
	off   string // why it does nothing now
	quiet bool   // told by the help only: a footer has no room for all

	// letters tells an act that takes letters where they are typed: those of its
	// keys or, without any, all of them.
	letters bool
}

func does(on key.Binding, run func() tea.Cmd) act {
	return act{on: on, run: func(tea.KeyPressMsg) tea.Cmd { return run() }}
}

// either is an act of two ways: the first half of its keys go back, the others on.
func either(on key.Binding, move func(way int)) act {
	return act{on: on, run: func(press tea.KeyPressMsg) tea.Cmd {
		way, names := 1, on.Keys()
		if slices.Index(names, press.String()) < len(names)/2 {
			way = -1
		}
		move(way)
		return nil
	}}
}

// unless says why an act is off; with no reason it is not.
func (a act) unless(why string) act {
	a.off = why
	return a
}

// also is the same act on other keys, which the help tells beside its own.
func (a act) also(shown string, keys ...string) act {
	a.on = bind(shown, a.on.Help().Desc, keys...)
	a.quiet = true
	return a
}

// then does something more after acts.
func then(acts []act, more func() tea.Cmd) []act {
	for i, one := range acts {
		acts[i].run = func(press tea.KeyPressMsg) tea.Cmd { return tea.Batch(one.run(press), more()) }
	}
	return acts
}

func quietly(acts ...act) []act {
	for i := range acts {
		acts[i].quiet = true
	}
	return acts
}

// takes tells whether a key asks for the act.
func (a act) takes(press tea.KeyPressMsg, typing bool) bool {
	if typing && press.Text != "" && !a.letters {
		return false
	}
	return key.Matches(press, a.on) || a.letters && len(a.on.Keys()) == 0 && press.Text != ""
}

// typed tells an act whose keys are all letters: where letters are typed it is not
// there.
func (a act) typed() bool {
	return !a.letters && !slices.ContainsFunc(a.on.Keys(), func(name string) bool { return len(name) > 1 })
}

// told is what the help says of an act.
func (a act) told() string {
	if a.does != "" {
		return a.does
	}
	return a.on.Help().Desc
}
