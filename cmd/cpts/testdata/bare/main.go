// Command bare is the smallest Bubble Tea and huh program: what the first paint
// of cpts is measured beside.
package main

import (
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

type root struct{ form *huh.Form }

func (r root) Init() tea.Cmd { return r.form.Init() }
func (r root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := r.form.Update(msg)
	return r, cmd
}
func (r root) View() tea.View {
	v := tea.NewView(r.form.View())
	v.AltScreen = true
	return v
}

func main() {
	form := huh.NewForm(huh.NewGroup(huh.NewInput().Title("À faire maintenant")))
	if _, err := tea.NewProgram(root{form}).Run(); err != nil {
		os.Exit(1)
	}
}
