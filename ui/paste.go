package ui

import (
	tea "charm.land/bubbletea/v2"

	"cpts/content"
	"cpts/model"
)

// asPasted makes a paste such as a field can hold without reading two cells as one;
// any other message is left as it is.
func asPasted(f *content.Field, msg tea.Msg) tea.Msg {
	if paste, is := msg.(tea.PasteMsg); is {
		return tea.PasteMsg{Content: model.Pasted(f, paste.Content)}
	}
	return msg
}
