package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/ui/kit"
)

// carry carries out the act that a key asks for, one of the screen's or else one of
// those that are the same everywhere; off, it says why.
func (a *app) carry(press tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	typing := a.top().typing()
	for _, acts := range [][]kit.Act{a.top().acts(), a.everywhere()} {
		for _, one := range acts {
			switch {
			case !one.Takes(press, typing):
			case one.Off != "":
				a.notice = one.Off
				return nil, true
			default:
				return one.Run(press), true
			}
		}
	}
	return nil, false
}

// leads is the act of going somewhere.
func (a *app) leads(on key.Binding, to want) kit.Act {
	return kit.Does(on, func() tea.Cmd { return a.open(to) })
}

// everywhere are the acts of all screens, those that make sense on the one on top.
func (a *app) everywhere() []kit.Act {
	acts := []kit.Act{a.goBack(), a.giveAdvice(), a.giveHelp()}
	if a.project != nil {
		switch a.top().(type) {
		case *home, *stagePage, *sectionPage:
			acts = append(acts, a.chooseWalk())
		}
		if a.before() != nil {
			acts = append(acts, a.goBefore())
		}
		note := a.makeNote()
		acts = append(acts, note.Also("F2", "f2"), note, a.goSearch(), a.giveWords(), a.giveSources())
		if !a.top().typing() { // there, Ctrl+Z takes back typing only
			back, again := a.takeBack(), a.putAgain()
			acts = append(acts, back, back.Also("ctrl+z", "ctrl+z"), again, again.Also("ctrl+y", "ctrl+y"))
		}
	}
	redraw := kit.Does(keys.redraw, func() tea.Cmd { return tea.ClearScreen })
	return append(acts, redraw, a.quitHere(), a.leaveAtOnce())
}

func (a *app) goBack() kit.Act {
	back := kit.Act{On: keys.back, Does: french.Typography("revenir en arrière ; ce qui est tapé vous attend"), Run: func(tea.KeyPressMsg) tea.Cmd { a.back(); return nil }}
	switch {
	case a.atFirst() && a.example:
		back.Run = func(tea.KeyPressMsg) tea.Cmd { return a.leaveExample() }
		back.To, back.Keep = "commencer le vôtre", kit.Kept
		return back
	case a.atFirst():
		back.Off = french.Typography("C’est le premier écran : q quitte.")
		return back
	}
	back.To, back.Keep = kit.Cut(a.below(), max(a.width/4, 12)), kit.Kept
	return back
}

// goBefore goes back to the question before, with its answer. Elsewhere than on a
// question, it is the one she was on last.
func (a *app) goBefore() kit.Act {
	before := a.before()
	act := kit.Act{On: keys.before, Does: "revenir à la question d’avant, avec sa réponse", Keep: kit.Kept, Run: func(tea.KeyPressMsg) tea.Cmd { return a.walkBack(before) }}
	switch q := a.asks().place.Question; {
	case before != nil:
	case q != nil && !q.InJourney():
		act.Off = french.Typography("Cette question se pose à part : échap ramène d’où vous venez.")
	default:
		act.Off = "C’est la toute première question."
	}
	return act
}

// chooseWalk turns from the essential to all the questions, and back.
func (a *app) chooseWalk() kit.Act {
	to, said := model.Essential, french.Typography("L’essentiel d’abord : les questions facultatives attendent dans leur rubrique. La touche e les remet.")
	act := kit.Act{On: keys.walk, Does: "l’essentiel d’abord, ou toutes les questions"}
	if a.project.Walk() == model.Essential {
		act.On = kit.Bind("e", "toutes les questions", "e")
		to, said = model.Everything, "Toutes les questions seront posées. La touche e revient à l’essentiel."
	}
	act.Run = func(tea.KeyPressMsg) tea.Cmd {
		a.walk(to)
		a.top().refresh()
		a.notice = said
		return nil
	}
	return act
}

// giveHelp opens the advice and the keys of the screen on top; giveAdvice does, from
// a field too.
func (a *app) giveHelp() kit.Act {
	help := a.leads(keys.help, want{room: roomHelp})
	help.Does = "conseils sur cet écran"
	if _, helping := a.top().(*helpScreen); helping {
		help.Off = french.Typography("L’aide est ouverte : échap la ferme.")
	}
	return help
}

func (a *app) giveAdvice() kit.Act {
	help := a.giveHelp()
	help.On = keys.advice
	if a.top().typing() {
		help.Does = french.Typography("conseils ; puis g pour les mots, S pour les sources")
	}
	return help
}

// makeNote opens the note of what the screen on top is about.
func (a *app) makeNote() kit.Act {
	about, _ := subjectOf(a.top())
	note := a.leads(keys.note, want{room: roomNote, place: about})
	note.Does = "écrire une note"
	switch {
	case about.ID() == "":
		note.Off = french.Typography("Choisissez d’abord une question, ou une chose à faire : la note s’y attache.")
	case a.project.ReadOnly():
		note.Off = onlyRead
	}
	return note
}

func (a *app) goSearch() kit.Act {
	search := a.leads(keys.search, want{room: roomSearch})
	search.Does = "chercher partout"
	return search
}

// within goes to a place of the text on top; it tells whether there is one.
func (a *app) within(anchor string) bool {
	text, reading := a.top().(interface{ jump(string) bool })
	return reading && text.jump(anchor)
}

func (a *app) giveWords() kit.Act {
	words := kit.Does(keys.words, func() tea.Cmd {
		if a.within(wordsAnchor) {
			return nil
		}
		return a.open(want{room: roomWordsHere})
	})
	words.Does = "les mots et les sigles"
	return words
}

func (a *app) giveSources() kit.Act {
	sources := kit.Does(keys.sources, func() tea.Cmd {
		if a.within(sourcesAnchor) {
			return nil
		}
		if _, has := subjectOf(a.top()); has {
			return a.open(want{room: roomHelp, at: sourcesAnchor})
		}
		return a.open(want{room: roomSources})
	})
	sources.Does = "les sources"
	return sources
}

func (a *app) takeBack() kit.Act {
	undo := kit.Does(keys.undo, func() tea.Cmd { a.undo(); return nil })
	undo.Does = "annuler le dernier changement"
	return undo
}

func (a *app) putAgain() kit.Act {
	redo := kit.Does(keys.redo, func() tea.Cmd { a.redo(); return nil })
	redo.Does = "refaire ce qui vient d’être annulé"
	return redo
}

func (a *app) quitHere() kit.Act {
	quit := kit.Does(keys.quit, a.leave)
	quit.Does, quit.Keep = "quitter, depuis l’accueil", kit.Wanted
	if !a.atFirst() {
		quit.Off = "Échap ramène à l’accueil, d’où q quitte. Ctrl+C quitte."
	}
	return quit
}

// leaveAtOnce acts before all others, even where nothing is drawn.
func (a *app) leaveAtOnce() kit.Act {
	leave := kit.Does(keys.leave, a.quit)
	leave.Does = french.Typography("quitter tout de suite ; les réponses validées sont enregistrées")
	return leave
}
