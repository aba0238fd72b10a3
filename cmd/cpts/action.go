package main

import (
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/dates"
	"cpts/model/french"
)

// readAction reads what became of an action: faite (today), a day, a_faire,
// nothing, or sans_objet:motif.
func readAction(text string, today dates.Day) (model.ActionState, error) {
	word, rest, _ := strings.Cut(text, ":")
	switch strings.ReplaceAll(french.Fold(strings.TrimSpace(word)), " ", "_") {
	case "", string(model.ToDo):
		return model.ActionState{Status: model.ToDo}, nil
	case string(model.Pointless):
		reason, err := model.Parse(&content.Field{Kind: content.Text}, rest)
		if err == nil && reason == nil {
			err = problem("Dites pourquoi, par exemple sans_objet:'équipe interne'.")
		}
		if err != nil {
			return model.ActionState{}, err
		}
		return model.ActionState{Status: model.Pointless, Reason: reason.(string)}, nil
	case string(model.Done):
		if strings.TrimSpace(rest) == "" {
			return model.ActionState{Status: model.Done, On: today}, nil
		}
		word = rest
	}
	if !strings.ContainsAny(word, "0123456789") {
		return model.ActionState{}, problem("Indiquez faite, une date, a_faire, ou sans_objet:motif.")
	}
	on, err := model.Parse(&content.Field{Kind: content.Date}, word)
	if err != nil {
		return model.ActionState{}, err
	}
	return model.ActionState{Status: model.Done, On: on.(dates.Day)}, nil
}
