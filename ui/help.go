package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"cpts/content"
	"cpts/model/report"
)

// newHelp is the panel of advice: on a question, an action or a rubrique, what is
// worth knowing; everywhere, what the words mean, what the keys do, and where it
// all comes from.
func newHelp(a *app, below screen) *helpScreen {
	shown := shownText(below)
	bindings, typing := below.keys(), below.typing()
	about, has := subjectOf(below)
	h := &helpScreen{newReader(a, "Aide", func(p *prose) {
		if has && a.project != nil {
			told, sources := report.Help(a.project, about, shown).Cut(sourcesAnchor)
			p.page(told)
			helpKeys(p, bindings, typing)
			p.page(sources)
			return
		}
		helpKeys(p, bindings, typing)
		helpGeneral(p, a)
		p.page(report.WordsIn(a.catalog, shown))
	})}
	if has {
		h.title = "Conseils · " + about.Name()
	}
	return h
}

// helpScreen is told from other pages to read, so that help is not asked on help.
type helpScreen struct{ *reader }

func (h *helpScreen) keys() []key.Binding {
	return []key.Binding{bind("↑↓", "défiler"), keys.back, keys.sources, keys.words}
}

// helpKeys says what the keys do on a screen. Where letters are text, only the
// others act.
func helpKeys(p *prose, bindings []key.Binding, typing bool) {
	p.anchor("touches")
	p.heading("Les touches")
	line := func(name, does string) {
		for i, part := range wrap(content.Typography(does), p.width-18) {
			if i > 0 {
				name = ""
			}
			p.put("  " + fill(name, 14) + p.styles.faint.Render(part))
		}
	}
	everywhere := [][2]string{
		{"échap", "revenir en arrière ; ce qui est tapé vous attend"},
		{"F1, ?", "conseils sur cet écran"},
		{"F2, n", "écrire une note"},
		{"/", "chercher partout"},
		{"g", "les mots et les sigles"},
		{"S", "les sources"},
		{"u, ctrl+z", "annuler le dernier changement"},
		{"q", "quitter, depuis l'accueil"},
		{"ctrl+c", "quitter tout de suite ; les réponses validées sont enregistrées"},
	}
	if typing {
		everywhere = [][2]string{
			{"échap", "revenir en arrière ; ce qui est tapé vous attend"},
			{"F1", "conseils ; puis g pour les mots, S pour les sources"},
			{"F2", "écrire une note"},
			{"ctrl+z", "annuler ce que vous venez de taper ; ctrl+y le rétablit"},
			{"ctrl+c", "quitter tout de suite ; les réponses validées sont enregistrées"},
		}
	}
	said := map[string]bool{keys.back.Help().Key: true, keys.advice.Help().Key: true, keys.help.Help().Key: true, keys.search.Help().Key: true, keys.undo.Help().Key: true, keys.words.Help().Key: true, keys.sources.Help().Key: true, keys.note.Help().Key: true, keys.quit.Help().Key: true}
	for _, b := range bindings {
		if help := b.Help(); help.Key != "" && !said[help.Key] {
			line(help.Key, help.Desc)
		}
	}
	for _, l := range everywhere {
		line(l[0], l[1])
	}
}

func helpGeneral(p *prose, a *app) {
	p.heading("Bon à savoir")
	for _, text := range []string{
		"Chaque réponse est enregistrée dès que vous la validez. Rien ne quitte votre ordinateur.",
		"Laissez vide ce que vous ne savez pas encore : la rubrique reste ouverte, et vous avancez.",
		"Cet outil n'est pas officiel. Montants et délais sont à confirmer avec l'ARS et la CPAM.",
		"N'y notez jamais de donnée de patient.",
	} {
		p.aside(text)
	}
	if a.project != nil && !a.example {
		p.aside("Votre fichier : " + oneLine(a.file.Path()))
	}
}

func splitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }
