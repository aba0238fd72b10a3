package ui

import (
	"iter"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/census"
	"cpts/model/control"
	"cpts/model/store"
)

// want is where something leads: an item, a key or a page says it, and open goes
// there. It can be compared.
type want struct {
	room    room
	place   model.Place // what the room is of; by itself, the place to go to
	at      string      // what to show first there, or which one it is: a heading, a line, a day
	of      any         // what the room is of, when that is no place of the journey
	returns bool        // once answered, the question leads back here instead of to the next
	starts  bool        // it is one of the first things asked of a project that is further along
}

func (w want) nowhere() bool { return w.room == "" && w.place.Nowhere() }

// toQuestion leads to a question and back; nowhere when the content has none of
// that id.
func (a *app) toQuestion(id string) want {
	return want{place: model.AtQuestion(a.catalog.Question(id)), returns: true}
}

// room is a screen that is not itself a place of the journey.
type room string

const (
	roomHome         room = "home"
	roomWelcome      room = "welcome"
	roomOpening      room = "another project"
	roomEncoding     room = "a file of another encoding" // of a *store.OtherEncoding
	roomGuide        room = "guide"
	roomReview       room = "review"
	roomHistory      room = "history"
	roomChange       room = "a change"        // of a *model.Entry
	roomChangesSince room = "changes since"   // at a day
	roomSinceWhen    room = "since which day" // leads to the former
	roomCopies       room = "copies"          // of the file
	roomBareCopy     room = "a copy to send"  // asks where
	roomOtherPlace   room = "another place"   // asks where
	roomForget       room = "forget the past" // asks first
	roomVersions     room = "two versions"    // of what was changed here and elsewhere
	roomLeaving      room = "leaving unsaved" // asks what to do
	roomBudget       room = "budget"
	roomExplanation  room = "why this amount" // of a *budget.Explanation
	roomCalendar     room = "calendar"
	roomReport       room = "report"
	roomDocuments    room = "documents"
	roomDocument     room = "document"              // at its id
	roomMissing      room = "what a document lacks" // at its id
	roomWrite        room = "write to a file"       // an *outing
	roomReplace      room = "replace a file"        // of an *outgoing: asks first
	roomTemplate     room = "fill a template"       // asks which
	roomFilled       room = "a template filled"     // of a *filled
	roomCensus       room = "count in a directory"  // for the table at a place: asks which
	roomCounted      room = "what was counted"      // of a *census.Census
	roomControl      room = "control"               // at its id
	roomSearch       room = "search"
	roomStage        room = "stage"          // at its id
	roomPassed       room = "a gate passed"  // that of the stage at its id
	roomLine         room = "a line"         // of the table at a place; at its id, « + » for a new one
	roomNote         room = "note"           // on a place
	roomReason       room = "not called for" // an action
	roomDue          room = "deadline"       // of an action
	roomDoneOn       room = "done on"        // an action
	roomHelp         room = "advice"         // on what stands below
	roomToKnow       room = "what to know of a place"
	roomAdvice       room = "advice there" // on a place, which it opens below
	roomYourRegion   room = "your region"
	roomRegion       room = "region" // at its id
	roomFeedback     room = "feedback"
	roomTraps        room = "traps"
	roomLaws         room = "what the law says"
	roomTools        room = "tools"
	roomWords        room = "words"
	roomWordsHere    room = "words here" // those of the screen below first
	roomSources      room = "sources"
)

// open goes where something leads, at once: the keys that follow in the same packet
// are for the screen it shows. In a stage that is not possible yet, it asks first.
func (a *app) open(w want) tea.Cmd {
	if w.nowhere() {
		return nil
	}
	answers := w.place.Question != nil && (w.room == "" || w.room == roomLine)
	if answers || w.room == roomReason {
		return a.unlessAhead(w.place.Section.Stage, func() tea.Cmd { return a.enter(w, a.push) })
	}
	return a.enter(w, a.push)
}

// unlessAhead goes on at once, but in a stage that is not possible yet: there it
// asks once, as real projects do not go straight.
func (a *app) unlessAhead(s *content.Stage, then func() tea.Cmd) tea.Cmd {
	need := a.overview.Stages[s.Index].Blocked
	if need == nil || a.ahead[s.ID.Name] {
		return then()
	}
	a.push(newAhead(a, s, need, then))
	return nil
}

// tellWon shows once that a gate is passed: after the answer that passed it or, when
// a day or another hand did, on home.
func (a *app) tellWon(answered bool) tea.Cmd {
	if a.project == nil || a.project.ReadOnly() || a.quitting || len(a.screens) == 0 {
		return nil
	}
	if _, atHome := a.top().(*home); !answered && !atHome {
		return nil
	}
	var won *content.Stage
	for _, s := range a.project.NoteWon(a.overview) {
		if s.Stage.Passing != nil {
			won = s.Stage
		}
	}
	if won == nil {
		return nil
	}
	a.dirty = true
	return a.open(want{room: roomPassed, at: won.ID.Name})
}

// instead goes there from the screen on top, which it replaces.
func (a *app) instead(w want) tea.Cmd { return a.enter(w, a.replace) }

// enter makes the screen, and puts it on the stack. A screen that shows another in
// part comes above it.
func (a *app) enter(w want, put func(screen)) tea.Cmd {
	var below tea.Cmd
	switch w.room {
	case roomHome:
		a.home()
		return nil
	case roomAdvice:
		below = a.enter(want{place: model.AtSection(w.place.Section), at: w.place.ID()}, a.push)
	case roomLine:
		if table, on := a.top().(*rowsPage); !on || table.q != w.place.Question {
			below = a.enter(want{place: w.place, returns: w.returns}, a.push)
		}
	case "":
		if w.place.Question != nil {
			a.goTo(w.place.Question)
		}
	}
	s := a.screenOf(w)
	put(s)
	if begins, has := s.(interface{ init() tea.Cmd }); has {
		return tea.Batch(below, begins.init())
	}
	return below
}

// screenOf makes the screen of a want. No other function of the program makes one.
func (a *app) screenOf(w want) screen {
	switch w.room {
	case roomWelcome:
		return newWelcome(a)
	case roomOpening:
		return newOpening(a)
	case roomEncoding:
		return newEncoding(a, w.of.(*store.OtherEncoding))
	case roomGuide:
		return newGuide(a)
	case roomReview:
		return newReview(a)
	case roomHistory:
		return newHistory(a)
	case roomChange:
		return newChange(a, *w.of.(*model.Entry))
	case roomChangesSince:
		day, _ := dates.ParseISO(w.at)
		return newChangesSince(a, day)
	case roomSinceWhen:
		return newSinceWhen(a)
	case roomCopies:
		return newCopies(a)
	case roomBareCopy:
		return newBareCopy(a)
	case roomOtherPlace:
		return newOtherPlace(a)
	case roomForget:
		return newForget(a)
	case roomVersions:
		return newVersions(a)
	case roomLeaving:
		return newLeaving(a)
	case roomBudget:
		return newBudget(a)
	case roomExplanation:
		return newExplanation(a, w.of.(*budget.Explanation))
	case roomCalendar:
		return newCalendar(a)
	case roomReport:
		return newReport(a)
	case roomDocuments:
		return newDocuments(a)
	case roomDocument:
		return newDocumentPage(a, a.catalog.Document(w.at))
	case roomMissing:
		return newMissing(a, a.catalog.Document(w.at))
	case roomWrite:
		if o := w.of.(*outing); len(o.formats) > 1 {
			return newFormats(a, o)
		}
		return newWriting(a, w.of.(*outing))
	case roomReplace:
		return newReplace(a, w.of.(*outgoing))
	case roomTemplate:
		return newTemplate(a)
	case roomFilled:
		return newFilled(a, w.of.(*filled))
	case roomCensus:
		return newCensus(a, w.place.Question)
	case roomCounted:
		return newCounted(a, w.of.(*census.Census))
	case roomControl:
		return newControl(a, control.Named(w.at))
	case roomSearch:
		return newSearch(a)
	case roomStage:
		return newStage(a, a.catalog.Stage(w.at))
	case roomPassed:
		return newPassed(a, a.catalog.Stage(w.at))
	case roomLine:
		return newRowForm(a.top().(*rowsPage), w.at)
	case roomNote:
		return newNote(a, w.place)
	case roomReason:
		return newReason(a, w.place.Action)
	case roomDue:
		return newDue(a, w.place.Action)
	case roomDoneOn:
		return newDoneOn(a, w.place.Action)
	case roomHelp, roomAdvice:
		return newHelp(a, a.top()).startingAt(w.at)
	case roomToKnow:
		return newToKnow(a, w.place)
	case roomYourRegion:
		return newRegionPage(a).startingAt(w.at)
	case roomRegion:
		return newRegion(a, w.at)
	case roomFeedback:
		return newWorkshops(a).startingAt(w.at)
	case roomTraps:
		return newTraps(a).startingAt(w.at)
	case roomLaws:
		return newLaws(a).startingAt(w.at)
	case roomTools:
		return newToolsPage(a).startingAt(w.at)
	case roomWords:
		return newGlossary(a, "").startingAt(w.at)
	case roomWordsHere:
		return newGlossary(a, shownText(a.top()))
	case roomSources:
		return newSources(a).startingAt(w.at)
	}
	switch q := w.place.Question; {
	case q == nil:
		return newSection(a, w.place.Section).startingAt(w.place.ID() + w.at)
	case q.Kind == content.Rows:
		return newRows(a, w).startingAt(w.at)
	default:
		return newQuestion(a, w)
	}
}

// advance goes on after a question, as it was asked for: back to the list it was opened
// from, or to the next question of the rubrique, or to the rubrique's page after the
// last. A project that is further along is asked first what every stage builds on.
func (a *app) advance(from want) tea.Cmd {
	q := from.place.Question
	switch further := q.ID.Name == model.KeyProgress.ID() && a.overview.Current > q.Section.Stage.Index; {
	case from.returns:
		a.back()
		return nil
	case further, from.starts:
		if ground := a.project.Ground(q); ground != nil {
			cmd := a.instead(want{place: model.AtQuestion(ground), starts: true})
			if further {
				a.notice = french.Typography("D’abord ce dont toutes les étapes dépendent : où, et combien d’habitants.")
			}
			return cmd
		}
		a.home() // « À faire maintenant » leads to the stage she is at
		a.notice = "Les étapes d’avant attendent sans vous bloquer."
		return nil
	}
	if next := a.project.Following(q); next != nil {
		return a.instead(want{place: model.AtQuestion(next)})
	}
	a.pop()
	if under, isSection := a.top().(*sectionPage); isSection && under.section == q.Section {
		under.refresh()
		under.goneThrough()
		a.fit()
		return nil
	}
	cmd := a.open(want{place: model.AtSection(q.Section)})
	a.top().(*sectionPage).goneThrough()
	return cmd
}

// asks is what led to the question on top; nowhere when the screen puts none.
func (a *app) asks() want {
	switch s := a.top().(type) {
	case *question:
		return s.asked
	case *rowsPage:
		return s.asked
	}
	return want{}
}

// before is the question that comes before the one on top or, where none is put, the
// last one she was on; nil when there is none.
func (a *app) before() *content.Question {
	if q := a.asks().place.Question; q != nil {
		return a.project.Preceding(q)
	}
	switch a.top().(type) {
	case *home, *stagePage, *sectionPage:
		if last := a.catalog.Question(a.project.Position().Question); last != nil && a.project.Asked(last) {
			return last
		}
	}
	return nil
}

// walkBack goes to a question that came before, from where the next ones follow again.
// What is typed on the one she leaves waits for her.
func (a *app) walkBack(q *content.Question) tea.Cmd {
	from := a.asks()
	to := want{place: model.AtQuestion(q), starts: from.starts}
	if from.nowhere() {
		return a.open(to)
	}
	return a.unlessAhead(q.Section.Stage, func() tea.Cmd {
		if d, typed := a.top().(drafter); typed {
			a.keepOf(d)
		}
		return a.instead(to)
	})
}

// below names the screen that going back leads to.
func (a *app) below() string {
	s := a.screens[len(a.screens)-2]
	switch s := s.(type) {
	case *home:
		return "accueil"
	case *welcome:
		return "début"
	case *stagePage:
		return s.stage.Title
	case *question:
		return s.q.Short
	case *rowsPage:
		return s.q.Short
	}
	left, _ := s.crumb()
	parts := strings.Split(ansi.Strip(left), " › ")
	name, _, _ := strings.Cut(parts[len(parts)-1], "   ") // without what is said after it
	return name
}

func (a *app) top() screen { return a.screens[len(a.screens)-1] }

// empty tells that there is no screen yet: the project is still being read.
func (a *app) empty() bool { return len(a.screens) == 0 }

// atFirst tells that there is nothing to go back to.
func (a *app) atFirst() bool { return len(a.screens) == 1 }

// drafters are the screens where something is typed.
func (a *app) drafters() iter.Seq[drafter] {
	return func(yield func(drafter) bool) {
		for _, s := range a.screens {
			if d, types := s.(drafter); types && !yield(d) {
				return
			}
		}
	}
}

func (a *app) push(s screen) {
	a.screens = append(a.screens, s)
	a.fit()
}

// replace puts a screen in place of the one on top.
func (a *app) replace(s screen) {
	a.screens[len(a.screens)-1] = s
	a.fit()
}

// back goes one level up; from the first screen it does nothing.
func (a *app) back() {
	if a.atFirst() {
		return
	}
	if d, typed := a.top().(drafter); typed {
		a.keepOf(d)
	}
	a.pop()
}

// pop takes the screen on top away: it has done what it was for.
func (a *app) pop() {
	a.screens = a.screens[:len(a.screens)-1]
	a.top().refresh()
	a.fit()
}

// home makes the home screen the only one.
func (a *app) home() {
	a.clear()
	a.push(newHome(a))
}

func (a *app) clear() { a.screens = nil }
