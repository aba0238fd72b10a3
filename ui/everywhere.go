package ui

import (
	tea "charm.land/bubbletea/v2"
)

// carry carries out the act that a key asks for, one of the screen's or else one of
// those that are the same everywhere; off, it says why.
func (a *app) carry(press tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	typing := a.top().typing()
	for _, acts := range [][]act{a.top().acts(), a.everywhere()} {
		for _, one := range acts {
			switch {
			case !one.takes(press, typing):
			case one.off != "":
				a.notice = one.off
				return nil, true
			default:
				return one.run(press), true
			}
		}
	}
	return nil, false
}

// everywhere are the acts of all screens, those that make sense on the one on top.
func (a *app) everywhere() []act {
	acts := []act{a.goBack(), a.giveAdvice(), a.giveHelp()}
	if a.project != nil {
		note := a.makeNote()
		acts = append(acts, note.also("F2", "f2"), note, a.goSearch(), a.giveWords(), a.giveSources())
		if !a.top().typing() { // there, Ctrl+Z takes back typing only
			back, again := a.takeBack(), a.putAgain()
			acts = append(acts, back, back.also("ctrl+z", "ctrl+z"), again, again.also("ctrl+y", "ctrl+y"))
		}
	}
	return append(acts, a.quitHere(), a.leaveAtOnce())
}

func (a *app) goBack() act {
	back := act{on: keys.back, does: "revenir en arrière ; ce qui est tapé vous attend", run: func(tea.KeyPressMsg) tea.Cmd { a.back(); return nil }}
	if len(a.screens) == 1 {
		back.off = "C'est le premier écran : q quitte."
	}
	return back
}

// giveHelp opens the advice and the keys of the screen on top; giveAdvice does, from
// a field too.
func (a *app) giveHelp() act {
	help := does(keys.help, func() tea.Cmd { a.push(newHelp(a, a.top())); return nil })
	help.does = "conseils sur cet écran"
	if _, helping := a.top().(*helpScreen); helping {
		help.off = "L'aide est ouverte : échap la ferme."
	}
	return help
}

func (a *app) giveAdvice() act {
	help := a.giveHelp()
	help.on = keys.advice
	if a.top().typing() {
		help.does = "conseils ; puis g pour les mots, S pour les sources"
	}
	return help
}

// makeNote opens the note of what the screen on top is about.
func (a *app) makeNote() act {
	about, _ := subjectOf(a.top())
	note := does(keys.note, func() tea.Cmd { a.push(newNote(a, about)); return nil })
	note.does = "écrire une note"
	switch {
	case about.ID() == "":
		note.off = "Choisissez d'abord une question ou une action : la note s'y attache."
	case a.project.ReadOnly():
		note.off = "Ce fichier vient d'une version plus récente : il se lit, sans se modifier."
	}
	return note
}

func (a *app) goSearch() act {
	search := does(keys.search, a.search)
	search.does = "chercher partout"
	return search
}

// within goes to a place of the text on top; it tells whether there is one.
func (a *app) within(anchor string) bool {
	text, reading := a.top().(interface{ jump(string) bool })
	return reading && text.jump(anchor)
}

func (a *app) giveWords() act {
	words := does(keys.words, func() tea.Cmd {
		if !a.within(wordsAnchor) {
			a.push(newGlossary(a, a.top()))
		}
		return nil
	})
	words.does = "les mots et les sigles"
	return words
}

func (a *app) giveSources() act {
	sources := does(keys.sources, func() tea.Cmd {
		switch _, has := subjectOf(a.top()); {
		case a.within(sourcesAnchor):
		case has:
			h := newHelp(a, a.top())
			h.startingAt(sourcesAnchor)
			a.push(h)
		default:
			a.push(newSources(a))
		}
		return nil
	})
	sources.does = "les sources"
	return sources
}

func (a *app) takeBack() act {
	undo := does(keys.undo, func() tea.Cmd { a.undo(); return nil })
	undo.does = "annuler le dernier changement"
	return undo
}

func (a *app) putAgain() act {
	redo := does(keys.redo, func() tea.Cmd { a.redo(); return nil })
	redo.does = "refaire ce qui vient d'être annulé"
	return redo
}

func (a *app) quitHere() act {
	quit := does(keys.quit, a.leave)
	quit.does = "quitter, depuis l'accueil"
	if len(a.screens) > 1 {
		quit.off = "Échap ramène à l'accueil, d'où q quitte. Ctrl+C quitte."
	}
	return quit
}

// leaveAtOnce acts before all others, even where nothing is drawn.
func (a *app) leaveAtOnce() act {
	leave := does(keys.leave, a.quit)
	leave.does = "quitter tout de suite ; les réponses validées sont enregistrées"
	return leave
}
