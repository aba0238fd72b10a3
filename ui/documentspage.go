package ui

import (
	"slices"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/document"
	"cpts/ui/kit"
)

// documentsPage lists what can be written from the answers, by the moment it is of use,
// each with how far it is. Enter opens one.
type documentsPage struct {
	page
	standings map[string]document.Standing // by the id of the item
	right     kept
	of        int // the item that what is at the right tells of
}

// newDocuments opens on the first document of the stage under way.
func newDocuments(a *app) *documentsPage {
	p := &documentsPage{page: newPage(a)}
	p.refresh()
	if at := slices.IndexFunc(p.items, func(it item) bool { return it.strong }); at >= 0 {
		p.menu.MoveTo(at)
	}
	return p
}

func (p *documentsPage) refresh() {
	a := p.app
	p.standings, p.right = map[string]document.Standing{}, kept{}
	var items []item
	moment := ""
	for _, s := range document.List(a.project, a.today()) {
		if title := a.catalog.MomentTitle(s.Document); title != moment {
			moment = title
			items = append(items, item{label: moment})
		}
		it := documentItem(s)
		it.strong = a.ofStage(s.Document, a.overview.Stage().Stage)
		p.standings[it.id] = s
		items = append(items, it)
	}
	p.setItems(append(items, a.othersToTake()...))
}

// documentItem is a document in a list: it opens it.
func documentItem(s document.Standing) item {
	return item{
		id: s.Document.ID.Name, label: s.Document.Title, note: s.Told(), shape: s.Status().Shape(), detail: s.Document.Purpose,
		to: want{room: roomDocument, at: s.Document.ID.Name},
	}
}

// ofStage tells whether a document is offered in a rubrique of a stage.
func (a *app) ofStage(d *content.Document, stage *content.Stage) bool {
	return slices.ContainsFunc(d.Sections, func(id content.ID) bool {
		section := a.catalog.Section(id.Name)
		return section != nil && section.Stage == stage
	})
}

// othersToTake are the other things to take away, which no document holds.
func (a *app) othersToTake() []item {
	return []item{
		{label: "À emporter aussi"},
		{label: "Calendrier", note: "pour votre agenda", detail: french.Typography("Les dates du projet dans un fichier .ics, que l’agenda d’un téléphone ou d’un ordinateur ouvre. Importé de nouveau, il met les dates à jour sans les doubler."), to: want{room: roomWrite, of: a.agendaOut()}},
		{label: "Budget", note: "pour un tableur", detail: french.Typography("Les versements, le prévisionnel et les trimestres : un classeur qui recalcule, ou un tableau simple."), to: want{room: roomWrite, of: a.budgetOut()}},
		{label: "Rapport complet", note: "tout ce qui est su", detail: "Toutes les réponses, le budget entier et ce qui reste à faire, à lire ou à écrire.", to: want{room: roomReport}},
		{label: "Remplir le modèle Word de votre région", detail: french.Typography("Un fichier Word où des clés comme {{nom}} laissent leur place à vos réponses. Il reste tel quel ; le document rempli s’écrit à côté."), to: want{room: roomTemplate}},
	}
}

// aside is what there is to say of the document under the cursor: what it is for, and
// what it lacks.
func (p *documentsPage) aside(width, height int) []string {
	if p.of != p.menu.Cursor {
		p.of, p.right = p.menu.Cursor, kept{}
	}
	return p.right.lay(p.app.styles, width, height, func(text *prose) {
		it := p.selected()
		text.heading(it.label)
		text.say(it.detail)
		s, is := p.standings[it.id]
		if !is {
			return
		}
		text.blank()
		text.flow(s.Status().Shape()+" "+french.Capital(s.Told()), text.margin, text.styles.Strong.Render)
		text.lacking(s, height)
	})
}

// lacking lists what a document lacks, as far as so many lines go.
func (p *prose) lacking(s document.Standing, height int) {
	lacks := s.ByQuestion()
	if len(lacks) == 0 {
		p.aside("Rien n’y manque.")
		return
	}
	p.aside(french.Typography("Il manque :"))
	for i, one := range lacks {
		left := len(lacks) - i
		if len(p.lines)+2 > height && left > 1 {
			p.aside("et " + french.Count(left, "autre réponse", "autres réponses"))
			return
		}
		p.hang(p.margin, "· ", french.Capital(one.What))
	}
}

func (p *documentsPage) crumb() (string, string) {
	ready := 0
	for _, s := range p.standings {
		if s.Complete() {
			ready++
		}
	}
	return p.app.styles.Title.Render("Documents"), french.Count(ready, "document prêt", "documents prêts")
}

func (p *documentsPage) lines() []string {
	p.foot = 2
	if p.app.right > 0 { // what is at the right tells it
		p.foot = 0
	}
	return p.around(nil, nil)
}

// documentsOf are the documents offered at the end of a rubrique, under a heading.
func (a *app) documentsOf(section *content.Section, today dates.Day) (items []item) {
	for _, d := range a.catalog.DocumentsOf(section.ID.Name) {
		items = append(items, documentItem(document.Of(a.project, d, today)))
	}
	if len(items) > 0 {
		items = slices.Insert(items, 0, item{label: "Documents"})
	}
	return items
}

// missingPage lists the questions that a document lacks. Enter opens one and, once it is
// answered, comes back to what is left.
type missingPage struct {
	page
	document *content.Document
}

func newMissing(a *app, d *content.Document) *missingPage {
	p := &missingPage{newPage(a), d}
	p.refresh()
	return p
}

func (p *missingPage) refresh() {
	a := p.app
	var items []item
	for _, one := range document.Of(a.project, p.document, a.today()).ByQuestion() {
		q := one.To.Question
		items = append(items, item{id: q.ID.Name, label: french.Capital(one.What), note: q.Section.Title, detail: q.Label, to: a.toQuestion(q.ID.Name)})
	}
	p.setItems(items)
}

// subject is the question under the cursor.
func (p *missingPage) subject() model.Place {
	about, _ := p.app.about(p.selected().id)
	return about
}

func (p *missingPage) crumb() (string, string) {
	return p.document.Title + " › " + p.app.styles.Title.Render("ce qui manque"), french.Count(len(p.items), "réponse", "réponses")
}

func (p *missingPage) lines() []string {
	if len(p.items) == 0 {
		return append([]string{""}, kit.Indent(kit.Wrap(french.Typography("Rien ne manque plus : ce document est prêt."), p.width-4), 2)...)
	}
	return p.around(nil, nil)
}
