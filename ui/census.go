package ui

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model/census"
	pages "cpts/model/page"
	"cpts/model/report"
	"cpts/ui/kit"
)

// counting is the reading of a file that she has downloaded, away from the screen.
type counting struct {
	from    *askPage
	stop    context.CancelFunc
	percent atomic.Int32
	over    bool
}

// counted reports its end, and stillCounting comes again and again until then.
type counted struct {
	*counting
	found *census.Census
	err   error
}

type stillCounting struct{ *counting }

// beat is how often the footer says how far a reading is.
const beat = 200 * time.Millisecond

// newCensus asks for the file to count in.
func newCensus(a *app, of *content.Question) *askPage {
	p := a.asking(&askPage{
		title: of.Short + " › compter", ask: french.Typography("Quel fichier avez-vous téléchargé ?"), example: "Téléchargements/PS_LibreAcces.zip",
		help: french.Typography("L’extraction en libre accès de l’Annuaire santé, qui compte les professionnels de vos communes, ou le fichier FINESS+, qui en donne les structures : tels quels, zip compris. Aucun nom de personne n’est gardé."),
	})
	var last *counting
	p.record = func(typed string) (tea.Cmd, error) {
		path, places := fromHome(typed), a.project.Territory().Places
		switch {
		case path == "":
			return nil, errors.New("Tapez le nom d’un fichier, par exemple Téléchargements/PS_LibreAcces.zip.")
		case len(places) == 0:
			return nil, errors.New(french.Typography("On compte dans vos communes : donnez-les d’abord, à la question du territoire."))
		case last != nil && !last.over:
			return nil, nil
		}
		p.fault = ""
		ctx, stop := context.WithCancel(context.Background())
		last = &counting{from: p, stop: stop}
		now, what := last, a.catalog.Directory()
		read := func() tea.Msg {
			found, err := census.Read(ctx, path, census.AreaOf(places), what, func(done float64) { now.percent.Store(int32(done * 100)) })
			return counted{now, found, err}
		}
		return tea.Batch(read, after(beat, stillCounting{now})), nil
	}
	return p
}

// goOnCounting says how far a reading is; it stops one whose page was left.
func (a *app) goOnCounting(c stillCounting) tea.Cmd {
	switch {
	case c.over:
		return nil
	case a.top() != screen(c.from):
		c.stop()
		return nil
	}
	a.notice = french.Say("Lecture du fichier : %d %%", c.percent.Load())
	return after(beat, c)
}

// countingEnded shows what was found, or says why nothing was.
func (a *app) countingEnded(c counted) tea.Cmd {
	c.over = true
	c.stop()
	if a.top() != screen(c.from) {
		return nil // she has gone
	}
	a.notice = ""
	if c.err != nil {
		c.from.fault = "! " + c.err.Error()
		return nil
	}
	return a.instead(want{room: roomCounted, of: c.found})
}

// countedPage tells what was counted, to be read before it is recorded.
type countedPage struct {
	*reader
	found *census.Census
}

func newCounted(a *app, found *census.Census) *countedPage {
	return &countedPage{newPageReader(a, "Recensement", func() *pages.Page { return report.Census(a.project, found, a.today()) }), found}
}

func (p *countedPage) acts() []kit.Act {
	keep := kit.Does(kit.Bind("ctrl+s", "enregistrer dans le projet", "ctrl+s"), p.keep)
	keep.Keep = kit.Wanted
	if !p.found.Useful() {
		keep.Off = "Il n’y a rien à enregistrer."
	}
	return append([]kit.Act{keep}, p.reader.acts()...)
}

// keep records what was counted, which the key of undo takes back, and goes back to
// the table.
func (p *countedPage) keep() tea.Cmd {
	a := p.app
	var kept census.Kept
	err := a.change(func(at time.Time) (err error) {
		kept, err = p.found.Record(a.project, at)
		return err
	})
	if err != nil {
		a.refuse(err)
		return nil
	}
	a.back()
	a.lasting = kept.String()
	return nil
}
