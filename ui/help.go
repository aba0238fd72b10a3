package ui

import (
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model/report"
	"cpts/ui/kit"
)

var notOfficial = content.NewPhrase("a-confirmer-aupres")

// newHelp is the panel of advice: on a question, an action or a rubrique, what is
// worth knowing; everywhere, what the words mean, what the keys do, and where it
// all comes from.
func newHelp(a *app, below screen) *helpScreen {
	shown := shownText(below)
	keysTold := a.toldOf(below)
	about, has := subjectOf(below)
	h := &helpScreen{newReader(a, "Aide", func(p *prose) {
		if has && a.project != nil {
			told, sources := report.Help(a.project, about, shown).Cut(sourcesAnchor)
			p.page(told)
			helpKeys(p, keysTold)
			p.page(sources)
			return
		}
		helpKeys(p, keysTold)
		helpGeneral(p, a)
		p.page(report.WordsIn(a.catalog, shown))
	})}
	if has {
		h.title = "Conseils · " + about.Name()
	}
	return h
}

func (h *helpScreen) startingAt(anchor string) *helpScreen {
	h.at = anchor
	return h
}

// helpScreen is told from other pages to read, so that help is not asked on help.
type helpScreen struct{ *reader }

func (h *helpScreen) acts() []kit.Act {
	a := h.app
	return append(h.moves(), a.goBack(), a.giveSources(), a.giveWords(), a.goBack().Also("entrée", "enter"))
}

// toldOf is what the help says of keys on a screen: what each does and the keys that
// do it, those of the screen before those that act everywhere.
func (a *app) toldOf(s screen) (told []toldKeys) {
	everywhere := a.everywhere()
	common := map[string]bool{}
	for _, one := range everywhere {
		common[one.Told()] = true
	}
	add := func(one kit.Act) {
		if s.typing() && one.Typed() && len(one.On.Keys()) > 0 {
			return // text there
		}
		name, does := one.On.Help().Key, one.Told()
		for i, before := range told {
			if before.does == does {
				if !slices.Contains(before.names, name) {
					told[i].names = append(before.names, name)
				}
				return
			}
		}
		told = append(told, toldKeys{[]string{name}, does})
	}
	for _, one := range s.acts() {
		if !common[one.Told()] {
			add(one)
		}
	}
	for _, one := range slices.Concat(everywhere, s.acts()) {
		if common[one.Told()] {
			add(one)
		}
	}
	return told
}

// toldKeys are keys that do the same.
type toldKeys struct {
	names []string
	does  string
}

// helpKeys says what the keys do on a screen.
func helpKeys(p *prose, told []toldKeys) {
	p.anchor("touches")
	p.heading("Les touches")
	for _, one := range told {
		name := strings.Join(one.names, ", ")
		for i, part := range kit.Wrap(french.Typography(one.does), p.width-18) {
			if i > 0 {
				name = ""
			}
			p.put("  " + kit.Fill(name, 14) + p.styles.Faint.Render(part))
		}
	}
}

func helpGeneral(p *prose, a *app) {
	p.heading("Bon à savoir")
	for _, text := range []string{
		"Chaque réponse est enregistrée dès que vous la validez. Rien ne quitte votre ordinateur.",
		french.Typography("Laissez vide ce que vous ne savez pas encore : la rubrique reste ouverte, et vous avancez."),
		a.catalog.Tell(notOfficial),
		"N’y notez jamais de donnée de patient.",
	} {
		p.aside(text)
	}
	if a.project != nil && !a.example {
		p.aside(french.Say("Votre fichier : %s", kit.OneLine(a.file.Path())))
	}
}
