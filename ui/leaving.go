package ui

import (
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// leavingPage is shown on leaving while the project cannot be saved: nothing that
// was said to be recorded is thrown away without her knowing where it goes.
type leavingPage struct{ page }

// leave leaves, or says first that the project is not saved.
func (a *app) leave() tea.Cmd {
	a.keepDrafts()
	if a.failure == nil || !a.unsaved() {
		return a.quit()
	}
	return a.open(want{room: roomLeaving})
}

func newLeaving(a *app) *leavingPage {
	p := &leavingPage{newPage(a)}
	items := []item{
		{label: "Enregistrer dans un autre fichier", detail: "Vous choisissez où. La suite s’y enregistrera.", to: want{room: roomOtherPlace}},
		{label: "Quitter", detail: "Une copie de secours complète sera écrite dans " + filepath.Dir(store.DefaultPath()) + ", et la commande qui la rouvre vous sera dite.", open: a.quit},
		{label: "Revenir", open: func() tea.Cmd { a.back(); return nil }},
	}
	if a.taken == nil {
		items = append([]item{{label: "Essayer encore d’enregistrer", detail: "Une fois libérée la place, ou rendus les droits.", open: func() tea.Cmd {
			a.dirty = true
			a.back()
			return nil
		}}}, items...)
	}
	p.setItems(items)
	return p
}

func (p *leavingPage) refresh() {}
func (p *leavingPage) crumb() (string, string) {
	return p.app.styles.Title.Render("Avant de quitter"), ""
}
func (p *leavingPage) lines() []string {
	look := p.app.styles
	above := append([]string{""}, kit.Styled(kit.Indent(kit.Wrap("Vos derniers changements ne sont pas enregistrés.", p.width-4), 2), look.Title.Render)...)
	above = append(above, kit.Styled(kit.Indent(kit.Wrap(kit.OneLine(p.app.whyNot()), p.width-4), 2), look.Alert.Render)...)
	return p.around(append(above, ""), nil)
}

// versionsPage settles what was changed both here and elsewhere, and tells what
// could not be joined.
type versionsPage struct{ page }

func newVersions(a *app) *versionsPage {
	p := &versionsPage{newPage(a)}
	p.refresh()
	return p
}

func (p *versionsPage) refresh() {
	a := p.app
	var items []item
	waiting := a.project.Clashes()
	for _, c := range waiting {
		told := a.project.TellClash(c)
		items = append(items, item{label: told.About})
		choose := func(label, value string, take bool) item {
			return item{label: french.Say("%s : %s", label, short(value)), detail: value, open: func() tea.Cmd { return p.settle(c, told, take) }}
		}
		items = append(items, choose("Garder celle d’ici", told.To, false), choose("Prendre celle d’ailleurs", told.From, true), item{})
	}
	for i, told := range a.lost {
		if i == 0 {
			items = append(items, item{label: "N’ont pas pu être réunis, ce qu’ils touchaient n’étant plus là"})
		}
		items = append(items, item{label: told.About, note: short(told.From + " → " + told.To), detail: told.Sentence(), to: want{room: roomChange, of: &told.Entry}})
	}
	done := "Revenir, j’ai vu"
	if len(waiting) > 0 {
		done = "Revenir"
	}
	items = append(items, item{label: done, open: func() tea.Cmd {
		a.lost = nil
		a.back()
		return nil
	}})
	p.setItems(items)
}

// settle keeps one of two values; the other stays in the history.
func (p *versionsPage) settle(c model.Clash, told model.Change, take bool) tea.Cmd {
	a := p.app
	if err := a.change(func(at time.Time) error { return a.project.Settle(c, take, at) }); err != nil {
		a.refuse(err)
		return nil
	}
	a.dirty = true // what waits is in the file
	a.lasting = french.Say("C’est noté. L’autre valeur de « %s » reste dans l’historique.", told.About)
	if len(a.project.Clashes())+len(a.lost) == 0 {
		a.back()
		return nil
	}
	p.refresh()
	return nil
}

func (p *versionsPage) crumb() (string, string) {
	return p.app.styles.Title.Render("Deux versions"), ""
}
func (p *versionsPage) lines() []string {
	intro := french.Typography("Ce projet a été changé ici et ailleurs en même temps. Tout a été réuni, sauf ceci. Rien n’est perdu : ce que vous ne gardez pas reste dans l’historique.")
	return p.around(append(kit.Styled(kit.Indent(kit.Wrap(intro, p.width-4), 2), p.app.styles.Faint.Render), ""), nil)
}
