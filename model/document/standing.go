package document

import (
	"cpts/content/french"
	"cpts/model"
)

// Status is how far a document is, among the statuses of all that is done here.
func (s Standing) Status() model.Status {
	switch {
	case s.Complete():
		return model.Finished
	case s.Done == 0:
		return model.NotStarted
	}
	return model.InProgress
}

// Told is how far it is, in few words: « 7 parties sur 10 ».
func (s Standing) Told() string {
	if s.Complete() {
		return "prêt"
	}
	return french.Say("%s sur %d", french.Count(s.Done, "partie", "parties"), s.Parts)
}
