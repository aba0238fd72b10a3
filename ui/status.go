package ui

import "cpts/model"

// shaped is a status as screens show it: its shape, then a word for it.
func shaped(s model.Status, word string) string {
	if shape := s.Shape(); shape != "" && word != "" {
		return shape + " " + word
	}
	return word
}

// inStatus is a text in the look of a status: the accent for what is done, the alert
// for what is late or wrong, grey for the rest.
func (a *app) inStatus(s model.Status, text string) string {
	switch s {
	case model.Finished:
		return a.styles.Accent.Render(text)
	case model.Trouble:
		return a.styles.Alert.Render(text)
	}
	return a.styles.Faint.Render(text)
}
