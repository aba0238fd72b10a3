package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
)

// retryDue and draftDue are when a save that failed is tried again, and when what
// is being typed is put on the disk.
type (
	retryDue struct{}
	draftDue struct{}
)

const (
	retryAfter = 5 * time.Second
	draftAfter = time.Second
)

func after[M tea.Msg](wait time.Duration, msg M) tea.Cmd {
	return tea.Tick(wait, func(time.Time) tea.Msg { return msg })
}

// draftLater sees to it that what is typed is on the disk a moment later.
func (a *app) draftLater() tea.Cmd {
	if _, types := a.top().(drafter); !types || a.typed || a.project == nil || !a.writable() {
		return nil
	}
	a.typed = true
	return after(draftAfter, draftDue{})
}

// unkept tells that what is being typed is not on the disk yet, even as a draft.
func (a *app) unkept() bool {
	d, types := a.top().(drafter)
	if !types || !a.typed {
		return false
	}
	key, texts := d.draft()
	return !slices.Equal(texts, a.kept(key))
}

// keepOf keeps what is being typed on a screen, and what stood there when it was
// begun.
func (a *app) keepOf(d drafter) {
	key, texts := d.draft()
	a.keep(key, texts)
	if q, is := d.(*question); is && texts != nil {
		a.project.DraftFrom(key, q.was)
	}
}

// keepDrafts keeps what is being typed and not validated, on every screen open.
func (a *app) keepDrafts() {
	for d := range a.drafters() {
		if a.project != nil {
			a.keepOf(d)
		}
	}
}

// keepBoth keeps what is being typed where another hand's text has taken its place:
// that one goes beside.
func (a *app) keepBoth() {
	for d := range a.drafters() {
		if key, texts := d.draft(); texts != nil && !slices.Equal(texts, a.kept(key)) {
			a.project.KeepBoth(key, texts, a.now())
			a.dirty = true
		}
	}
}

// saveEnded takes the end of a save into account, and says what it brings.
func (a *app) saveEnded(w written) tea.Cmd {
	if w.joined != nil || w.replaced != nil {
		a.keepDrafts() // what is being typed outlives the project it was typed in
	}
	failing := a.failure != nil
	a.wrote(w)
	if w.joined != nil && w.err == nil {
		a.keepBoth()
	}
	if w.asked && w.err != nil {
		a.lasting = w.err.Error()
	}
	if w.replaced != nil && w.err == nil {
		a.home()
		a.lasting = w.said
	}
	if w.joined != nil {
		a.lasting = a.merged()
		a.top().refresh()
	}
	if failing != (a.failure != nil) {
		a.fit() // the reason takes lines, or gives them back
	}
	if a.failure != nil && a.taken == nil && !a.retrying {
		a.retrying = true
		return after(retryAfter, retryDue{})
	}
	return nil
}

// merged says what became of what was done here, once another program had
// written the file.
func (a *app) merged() string {
	switch {
	case len(a.project.Clashes()) > 0:
		return french.Say("Le fichier avait changé ailleurs. %s deux valeurs : choisissez depuis l’accueil, « Deux versions ».", french.Count(len(a.project.Clashes()), "réponse a", "réponses ont"))
	case len(a.lost) > 0:
		return french.Say("Le fichier avait changé ailleurs. %s : voyez à l’accueil, « Deux versions ».", french.Count(len(a.lost), "changement n’a pas pu être réuni", "changements n’ont pas pu être réunis"))
	}
	return french.Typography("Le fichier avait changé : les deux versions sont réunies.")
}
