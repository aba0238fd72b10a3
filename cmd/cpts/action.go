package main

import (
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
)

// dueWord begins the deadline given to an action.
const dueWord = "echeance"

// actionWords are what an action can be given, as a shell completes it.
var actionWords = []struct{ word, means string }{
	{string(model.Done), french.Typography("faite aujourd’hui, ou le jour qui suit « : »")},
	{string(model.ToDo), "encore à faire"},
	{string(model.Pointless) + ":", "sans objet, et pourquoi"},
	{dueWord + ":", "à faire pour le jour qui suit"},
}

// readAction reads what became of an action: faite (today), a day, a_faire,
// nothing, or sans_objet:motif; or its deadline, echeance:day, which changes
// nothing else and has no status.
func readAction(text string, today dates.Day) (model.ActionState, error) {
	word, rest, _ := strings.Cut(text, ":")
	switch strings.ReplaceAll(french.Key(word), " ", "_") {
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
	case dueWord:
		due, err := model.Parse(&content.Field{Kind: content.Date}, rest)
		if err != nil || due == nil {
			return model.ActionState{}, err
		}
		return model.ActionState{Due: due.(dates.Day)}, nil
	case string(model.Done):
		if strings.TrimSpace(rest) == "" {
			return model.ActionState{Status: model.Done, On: today}, nil
		}
		word = rest
	}
	if !strings.ContainsAny(word, "0123456789") {
		return model.ActionState{}, problem("Indiquez faite, une date, a_faire, sans_objet:motif ou echeance:date.")
	}
	on, err := model.Parse(&content.Field{Kind: content.Date}, word)
	if err != nil {
		return model.ActionState{}, err
	}
	return model.ActionState{Status: model.Done, On: on.(dates.Day)}, nil
}
