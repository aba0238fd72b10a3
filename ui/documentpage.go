package ui

import (
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/formats"
	pages "cpts/model/page"
	"cpts/ui/kit"
)

// documentPage is a document to read, under how far it is and what it lacks; from there
// it is completed, and written to a file.
type documentPage struct {
	*reportPage
	document *content.Document
	standing document.Standing
	options  document.Options
	whole    *pages.Page
	byHand   int  // places that are filled by hand
	naming   bool // it names people, or would
}

func newDocumentPage(a *app, d *content.Document) *documentPage {
	p := &documentPage{document: d}
	p.reportPage = newDocument(a, d.Title, toPrint, func() *pages.Page { return p.whole })
	p.above = p.readiness
	p.read()
	return p
}

// read composes the document from the answers as they are now.
func (p *documentPage) read() {
	a := p.app
	p.standing = document.Of(a.project, p.document, a.today())
	var missing []document.Missing
	p.whole, missing = document.Build(a.project, p.document, a.today(), p.options)
	p.byHand = 0
	for _, one := range missing {
		if one.To.Nowhere() {
			p.byHand++
		}
	}
	other, _ := document.Build(a.project, p.document, a.today(), document.Options{Anonymous: !p.options.Anonymous})
	p.naming = !reflect.DeepEqual(p.whole.Blocks, other.Blocks)
}

func (p *documentPage) refresh() {
	p.read()
	p.compose()
}

// mostTold is how many of the answers that are missing are named above the document.
const mostTold = 5

// readiness is how far the document is, and what it lacks.
func (p *documentPage) readiness(width int) (lines []string) {
	look := p.app.styles
	head := " " + item{shape: p.standing.Status().Shape()}.drawnShape(look) + " "
	lacks := p.standing.ByQuestion()
	if len(lacks) == 0 {
		return append(lines, head+look.Strong.Render("Prêt")+look.Faint.Render(p.handwritten()), look.Rule.Render(" "+strings.Repeat("─", width-2)), "")
	}
	lines = append(lines, head+look.Strong.Render(p.standing.Told())+look.Faint.Render(french.Typography(" ; il manque :")))
	for i, one := range lacks {
		if left := len(lacks) - i; i == mostTold-1 && left > 1 {
			lines = append(lines, look.Faint.Render("   · et "+french.Count(left, "autre réponse", "autres réponses")))
			break
		}
		lines = append(lines, kit.Indent(kit.Wrap("· "+french.Capital(one.What)+look.Faint.Render(" ("+one.To.Section.Title+")"), width-4), 3)...)
	}
	return append(lines, look.Rule.Render(" "+strings.Repeat("─", width-2)), "")
}

// handwritten is what a document that lacks no answer still wants.
func (p *documentPage) handwritten() string {
	if p.byHand == 0 {
		return french.Typography(" : rien n’y manque.")
	}
	return french.Say(" : vos réponses y sont ; %s à la main.", french.Count(p.byHand, "endroit se remplit", "endroits se remplissent"))
}

func (p *documentPage) crumb() (string, string) {
	return "Documents › " + p.app.styles.Title.Render(p.document.Title), p.standing.Told()
}

// complete opens the questions that the document lacks.
func (p *documentPage) complete() kit.Act {
	act := p.app.leads(kit.Bind("m", "ce qui manque", "m"), want{room: roomMissing, at: p.document.ID.Name})
	act.Keep = kit.Wanted
	if p.standing.Complete() {
		act.Off = "Rien ne manque à ce document."
	}
	return act
}

// unname leaves functions in the place of names, or puts the names back.
func (p *documentPage) unname() kit.Act {
	on := kit.Bind("a", "sans les noms", "a")
	if p.options.Anonymous {
		on = kit.Bind("a", "avec les noms", "a")
	}
	act := kit.Does(on, func() tea.Cmd {
		p.options.Anonymous = !p.options.Anonymous
		p.refresh()
		p.app.notice = "Les noms sont de retour."
		if p.options.Anonymous {
			p.app.notice = french.Typography("Plus personne n’est nommé : les fonctions sont à la place. Ce qui s’écrit sera ainsi.")
		}
		return nil
	})
	if !p.naming {
		act.Off = "Ce document ne nomme personne."
	}
	return act
}

// out is the document to be written, as it is read.
func (p *documentPage) out() *outing {
	d, today, options := p.document, p.app.today(), p.options
	return &outing{title: d.Title, stem: d.ID.Name, formats: laidOut, make: func(project *model.Project, format string) ([]byte, error) {
		options.Drawn = formats.Draws(format)
		doc, _ := document.Build(project, project.Catalog().Document(d.ID.Name), today, options)
		return formats.As(format, doc)
	}}
}

func (p *documentPage) acts() []kit.Act {
	a := p.app
	write := kit.Does(keys.write, func() tea.Cmd { return a.open(want{room: roomWrite, of: p.out()}) })
	write.Keep = kit.Wanted
	missing := p.complete()
	acts := append(p.reading(), missing, missing.Also("entrée", "enter"), write, p.unname())
	return append(acts, a.goBack(), p.nextPart(), a.giveHelp())
}
