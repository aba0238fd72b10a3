package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content/french"
	"cpts/model"
	"cpts/model/store"
	"cpts/ui/kit"
)

// encodingPage asks before a file that another program wrote in another encoding
// is converted: opened as it is, its accents would be lost.
type encodingPage struct {
	page
	found *store.OtherEncoding
	name  string // of the project, once converted
	fault string
}

func newEncoding(a *app, found *store.OtherEncoding) *encodingPage {
	p := &encodingPage{page: newPage(a), found: found}
	if project, err := model.Read(a.catalog, found.Text); err == nil {
		p.name = kit.OneLine(project.Name())
	}
	p.setItems([]item{
		{label: "Le convertir, et l’ouvrir", detail: "Le fichier tel qu’il est devient une copie, à laquelle vous pourrez revenir.", open: func() tea.Cmd {
			file, c := a.file, a.catalog
			return func() tea.Msg {
				project, err := file.Convert(c)
				return converted{project, err}
			}
		}},
		{label: "Quitter sans y toucher", open: a.quit},
	})
	return p
}

// converted reports the end of a conversion.
type converted struct {
	project *model.Project
	err     error
}

func (p *encodingPage) refresh() {}
func (p *encodingPage) crumb() (string, string) {
	return p.app.styles.Title.Render("Un fichier d’un autre programme"), ""
}

func (p *encodingPage) acts() []kit.Act { // there is no project yet
	return append(p.menu.Moves(), p.opens(keys.open), p.app.goBack(), p.app.giveHelp(), p.app.quitHere())
}

func (p *encodingPage) update(msg tea.Msg) tea.Cmd {
	done, is := msg.(converted)
	switch {
	case !is:
	case done.err != nil:
		p.fault = "! " + done.err.Error()
	default:
		p.app.opens(done.project)
	}
	return nil
}

func (p *encodingPage) lines() []string {
	look := p.app.styles
	above := []string{""}
	put := func(text string, style func(...string) string) {
		above = append(above, kit.Styled(kit.Indent(kit.Wrap(kit.OneLine(french.Typography(text)), p.width-4), 2), style)...)
	}
	put("Ce fichier est écrit en "+p.found.Name+", et non en UTF-8.", look.Title.Render)
	put("Un autre programme l’a sans doute réenregistré. Converti, il s’ouvrira avec tous ses accents.", look.Faint.Render)
	if p.name != "" {
		put(french.Say("Il contient : « %s ».", p.name), look.Faint.Render)
	}
	if p.fault != "" {
		put(p.fault, look.Alert.Render)
	}
	return p.around(append(above, ""), nil)
}
