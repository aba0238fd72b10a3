package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/report"
	"cpts/model/search"
	"cpts/ui/kit"
)

// searchPage finds anything the program knows, and anything the leader wrote, as
// she types. Enter goes there.
type searchPage struct {
	page
	input *kit.Line
	asked string
	found []search.Doc
	own   *search.Index // her answers and notes; nil while they are being read
	as    int           // how many changes the project had when they were
}

// mostFound is how many results are worth a look.
const mostFound = 60

// indexed is what the leader wrote, made ready to be searched.
type indexed struct{ own *search.Index }

// newSearch is an empty search. What the leader wrote is made ready meanwhile, since
// that takes a time that grows with it.
func newSearch(a *app) *searchPage {
	p := &searchPage{page: newPage(a), input: kit.NewLine(a.styles, "un mot, un sigle, le début d’une question", nil)}
	p.input.Limit(1000)
	p.input.Focus()
	return p
}

func (p *searchPage) init() tea.Cmd { return p.read() }

// read makes what the leader wrote ready to be searched.
func (p *searchPage) read() tea.Cmd {
	p.own, p.as = nil, len(p.app.project.Journal())
	snapshot, synonyms := p.app.project.Snapshot(), p.app.catalog.Knowledge().Synonyms
	return func() tea.Msg { return indexed{search.New(search.Project(snapshot), synonyms)} }
}

// again reads what she wrote anew when it has changed since.
func (p *searchPage) again() tea.Cmd {
	if p.own != nil || p.as == len(p.app.project.Journal()) {
		return nil
	}
	return p.read()
}

func (p *searchPage) typing() bool { return true }

// refresh looks again: what was found may have been changed since. Her own words
// are read anew at the next key, which may ask for it.
func (p *searchPage) refresh() {
	if p.as != len(p.app.project.Journal()) {
		p.own = nil
	}
	p.find()
}

func (p *searchPage) resize(width, height int) {
	p.page.resize(width, height)
	p.foot = 2
	if height >= airyFrom { // what is found is told at more length
		p.foot = 3
	}
	p.input.Resize(width - 8)
}

func (p *searchPage) crumb() (string, string) {
	end := ""
	if p.asked != "" {
		end = french.Count(len(p.found), "résultat", "résultats")
		if len(p.found) == mostFound {
			end = "les " + french.Number(mostFound) + " premiers"
		}
	}
	return p.app.styles.Title.Render("Chercher"), end
}

func (p *searchPage) acts() []kit.Act {
	there := p.opens(kit.Bind("entrée", "y aller", "enter"))
	if there.Off != "" {
		there.Off = french.Typography("Rien à ouvrir : tapez un mot, ou son début.")
	}
	return slices.Concat(kit.Then(p.menu.Moves(), p.again), []kit.Act{there, p.app.goBack()}, p.input.Acts(p.ask))
}

func (p *searchPage) lines() []string {
	look := p.app.styles
	above := []string{" " + look.Accent.Render("> ") + p.input.View(), ""}
	switch {
	case p.asked == "":
		above = append(above, kit.Styled(kit.Indent(kit.Wrap(french.Typography("Questions, choses à faire, conseils, sigles, régions, outils, sources, et ce que vous avez noté. Les accents et les majuscules ne comptent pas ; une faute de frappe est permise."), p.width-4), 2), look.Faint.Render)...)
	case len(p.found) == 0:
		above = append(above, kit.Indent(kit.Wrap(french.Say("Rien ne répond à « %s ». Essayez un seul mot, ou son début.", kit.Cut(p.asked, 40)), p.width-4), 2)...)
	}
	return p.around(styledTypography(above), nil)
}

func (p *searchPage) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case indexed:
		p.own = msg.own
		p.find()
		return nil
	case tea.KeyPressMsg:
		return tea.Batch(p.again(), p.typed(msg))
	}
	return p.typed(msg)
}

// typed types a letter and looks again.
func (p *searchPage) typed(msg tea.Msg) tea.Cmd {
	cmd := p.input.Update(msg)
	p.ask()
	return cmd
}

// ask looks again when what is typed has changed.
func (p *searchPage) ask() {
	if tidy, _ := french.Tidy(p.input.Text(), false); tidy != p.asked {
		p.asked = tidy
		p.menu.Cursor = 0
		p.find()
	}
}

// find looks up what is asked.
func (p *searchPage) find() {
	p.found = slices.DeleteFunc(search.Find(p.asked, mostFound, p.own, p.app.all()), p.app.offTopic)
	items := make([]item, len(p.found))
	for i, doc := range p.found {
		note := string(doc.Kind)
		if doc.Where != "" {
			note += " · " + doc.Where
		}
		items[i] = item{id: doc.ID, label: kit.OneLine(doc.Title), note: french.Typography(kit.OneLine(note)), detail: kit.OneLine(doc.Text), to: p.app.leadTo(doc)}
	}
	p.setItems(items)
}

// offTopic tells a thing to do that concerns nobody here.
func (a *app) offTopic(doc search.Doc) bool {
	return doc.Kind == search.Action && a.project.Task(a.catalog.Action(doc.ID), a.today()).OffTopic
}

// leadTo leads to a thing found; going back leads to the results.
func (a *app) leadTo(doc search.Doc) want {
	switch doc.Kind {
	case search.Answer:
		to := a.toQuestion(doc.ID)
		if rows := a.project.Rows(doc.ID); doc.Row < len(rows) {
			to.at = rows[doc.Row].ID()
		}
		return to
	case search.Question, search.Action, search.Note:
		return want{place: model.PlaceOf(a.catalog, doc.ID), returns: true}
	case search.Section:
		return want{place: model.AtSection(a.catalog.Section(doc.ID))}
	case search.Document:
		return want{room: roomDocument, at: doc.ID}
	case search.Word:
		return want{room: roomWords, at: report.WordPlace(doc.ID)}
	case search.Region:
		return want{room: roomRegion, at: doc.ID}
	case search.Tool:
		return want{room: roomTools, at: doc.ID}
	case search.Source:
		return want{room: roomSources, at: report.SourcePlace(doc.ID)}
	case search.Advice:
		return a.foundAdvice(doc.ID)
	}
	return want{}
}

// foundAdvice leads to an advice among those it is told with or, else, where it helps
// first: on its question or action, in its rubrique.
func (a *app) foundAdvice(id string) want {
	all := a.catalog.Knowledge().Advice
	at := slices.IndexFunc(all, func(one *content.Advice) bool { return one.ID.Name == id })
	if at < 0 {
		return want{}
	}
	switch advice := all[at]; {
	case advice.Theme != "":
		return want{room: roomFeedback, at: id}
	case advice.Axis == content.Trap:
		return want{room: roomTraps, at: id}
	case advice.Axis == content.Law:
		return want{room: roomLaws, at: id}
	default:
		place := model.AtSection(report.SectionOf(a.catalog, advice))
		for _, about := range slices.Backward(advice.About) {
			if on := model.PlaceOf(a.catalog, about.Name); on.Section == place.Section {
				place = on
			}
		}
		return want{room: roomAdvice, place: place, at: id}
	}
}
