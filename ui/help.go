package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cpts/content"
)

// helpScreen says what the keys of the screen below do, and on a question, how
// to answer it and where what is said of it comes from.
type helpScreen struct {
	scroller
	app   *app
	below screen
}

func newHelp(a *app, below screen) *helpScreen { return &helpScreen{app: a, below: below} }

func (h *helpScreen) keys() []key.Binding {
	return []key.Binding{bind("↑↓", "défiler"), keys.back}
}
func (h *helpScreen) crumb() (string, string) {
	return h.app.styles.title.Render("Aide"), ""
}

func (h *helpScreen) update(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); isKey && key.Matches(press, keys.open) {
		h.app.back()
		return nil
	}
	h.scroll(msg, len(h.text()))
	return nil
}

func (h *helpScreen) lines() []string { return h.window(h.text()) }

func (h *helpScreen) text() []string {
	look := h.app.styles
	var lines []string
	if q := h.question(); q != nil {
		lines = append(lines, styled(indent(wrap(q.Label, h.width-4), 2), look.title.Render)...)
		for _, text := range []string{q.Why, q.Help} {
			if text != "" {
				lines = append(lines, indent(wrap(text, h.width-4), 2)...)
			}
		}
		lines = append(lines, styled(indent(wrap(h.app.sourcesOf(q.Sources), h.width-4), 2), look.faint.Render)...)
		lines = append(lines, "")
	}
	lines = append(lines, "  "+look.title.Render("Les touches"))
	for _, b := range h.below.keys() {
		if help := b.Help(); help.Key != "" && help.Key != keys.back.Help().Key && help.Key != keys.undo.Help().Key {
			lines = append(lines, "  "+fill(help.Key, 14)+look.faint.Render(help.Desc))
		}
	}
	for _, line := range [][2]string{
		{"échap", "revenir en arrière ; ce qui est tapé vous attend"},
		{"u, ctrl+z", "annuler le dernier changement (ctrl+z dans un champ)"},
		{"ctrl+c", "quitter tout de suite ; les réponses validées sont enregistrées"},
	} {
		lines = append(lines, "  "+fill(line[0], 14)+look.faint.Render(line[1]))
	}
	lines = append(lines, "", "  "+look.title.Render("Bon à savoir"))
	for _, text := range []string{
		"Chaque réponse est enregistrée dès que vous la validez. Rien ne quitte votre ordinateur.",
		"Laissez vide ce que vous ne savez pas encore : la rubrique reste ouverte, et vous avancez.",
		"Cet outil n'est pas officiel. Montants et délais sont à confirmer avec l'ARS et la CPAM.",
		"N'y notez jamais de donnée de patient.",
	} {
		lines = append(lines, styled(indent(wrap(text, h.width-4), 2), look.faint.Render)...)
	}
	if h.app.project != nil && !h.app.example {
		lines = append(lines, styled(indent(wrap(content.Typography("Votre fichier : ")+h.app.file.Path(), h.width-4), 2), look.faint.Render)...)
	}
	return styledTypography(lines)
}

// question is the question on the screen below, if it puts one.
func (h *helpScreen) question() *content.Question {
	switch s := h.below.(type) {
	case *question:
		return s.q
	case *rowsPage:
		return s.q
	}
	return nil
}

// sourcesOf names sources with their publisher, year and standing.
func (a *app) sourcesOf(ids []content.ID) string {
	var out []string
	for _, id := range ids {
		for _, s := range a.catalog.Sources {
			if s.ID.Name == id.Name {
				out = append(out, s.Title+", "+s.Publisher+", "+s.Year+" ("+string(s.Status)+")")
			}
		}
	}
	return "Sources : " + strings.Join(out, " ; ")
}

func splitLines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }
