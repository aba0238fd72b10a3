package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
)

// asPasted is a paste such as a field for f can hold it without reading two cells
// as one. Without f there are no cells.
func asPasted(f *content.Field, text string) tea.Msg {
	if f != nil {
		text = model.Pasted(f, text)
	}
	return tea.PasteMsg{Content: text}
}
