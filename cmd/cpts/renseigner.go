package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/model"
	"cpts/model/dates"
	"cpts/model/store"
)

// renseigner records answers without opening the wizard, under the same rules:
// all of them, or none.
func (a *app) renseigner() *cobra.Command {
	return &cobra.Command{
		Use:   "renseigner [FICHIER] CLE=VALEUR …",
		Short: "Enregistrer des réponses sans ouvrir l'assistant",
		Long: "Enregistre des réponses, avec les mêmes contrôles que l'assistant : toutes, ou\n" +
			"aucune. Une valeur vide efface. Une liste se sépare par des virgules, un tableau\n" +
			"s'écrit en JSON. Les actions se notent de même : faite, une date, a_faire, ou\n" +
			"sans_objet:motif.",
		Example: "cpts renseigner population=27143 departement=87\n" +
			"cpts renseigner essai.json lettre_deposee_le=10/11/2026\n" +
			"cpts renseigner E1-05=faite E2-12=sans_objet:'ingénierie interne'",
		RunE: func(cmd *cobra.Command, args []string) error {
			var files []string
			if len(args) > 0 && !strings.Contains(args[0], "=") {
				files, args = args[:1], args[1:]
			}
			if len(args) == 0 {
				return misuse("Indiquez ce qu'il faut enregistrer, par exemple : cpts renseigner population=27143")
			}
			return a.record(files, args)
		},
	}
}

func (a *app) record(files, pairs []string) error {
	c, err := content.Load()
	if err != nil {
		return err
	}
	given, err := readPairs(c, pairs)
	if err != nil {
		return err
	}
	path := a.path(files)
	file, project, err := store.Open(c, path)
	if errors.Is(err, fs.ErrNotExist) {
		if !slices.ContainsFunc(given, func(g assignment) bool { return g.key == model.NameID() && g.text != "" }) {
			return problem("Il n'y a pas encore de projet dans %s. Pour en commencer un : %s, ou donnez aussi nom=…", path, opening(path))
		}
		file, project, err = store.At(path), model.New(c, a.now().Truncate(time.Second)), nil
	}
	if err != nil {
		return err
	}
	if err := a.assign(project, given); err != nil {
		return err
	}
	if err := file.Save(project); err != nil {
		return err
	}
	for _, g := range given {
		fmt.Fprintln(a.out, say("%s : %s", g.name(c), g.result(c, project)))
	}
	return nil
}

// assignment is one CLE=VALEUR.
type assignment struct{ key, text string }

// readPairs splits the words, and refuses a key that names nothing.
func readPairs(c *content.Catalog, pairs []string) ([]assignment, error) {
	var out []assignment
	for _, pair := range pairs {
		key, text, has := strings.Cut(pair, "=")
		if !has {
			return nil, misuse("« %s » ne s'écrit pas CLE=VALEUR, par exemple population=27143.", pair)
		}
		if c.Question(key) == nil && c.Action(key) == nil {
			return nil, unknownKey(c, key)
		}
		out = append(out, assignment{key, text})
	}
	return out, nil
}

func unknownKey(c *content.Catalog, key string) error {
	known := slices.Clone(c.QuestionIDs())
	for _, s := range c.Stages {
		for _, section := range s.Sections {
			for _, action := range section.Actions {
				known = append(known, action.ID.Name)
			}
		}
	}
	near := nearest(key, known, 3, max(slips(key), 3))
	if len(near) == 0 {
		return misuse("La clé « %s » n'existe pas. Les clés sont celles du fichier du projet, par exemple nom, population ou lettre_deposee_le.", key)
	}
	return misuse("La clé « %s » n'existe pas. Les plus proches : %s.", key, strings.Join(near, ", "))
}

// assign gives the project every value, or says which one is refused. Dates are
// tried again until none moves: two that agree together may be given in any
// order.
func (a *app) assign(p *model.Project, given []assignment) error {
	left := given
	for len(left) > 0 {
		var refused []assignment
		var why error
		for _, g := range left {
			err := a.assignOne(p, g)
			if errors.Is(err, model.ErrReadOnly) {
				return err
			}
			if err != nil && why == nil {
				why = problem("%s : %s", g.key, err)
			}
			if err != nil {
				refused = append(refused, g)
			}
		}
		if len(refused) == len(left) {
			return why
		}
		left = refused
	}
	return nil
}

func (a *app) assignOne(p *model.Project, g assignment) error {
	at := a.now().Truncate(time.Second)
	if p.Catalog().Action(g.key) != nil {
		state, err := a.actionState(g.text)
		if err != nil {
			return err
		}
		return p.SetAction(g.key, state, at)
	}
	q := p.Catalog().Question(g.key)
	v, err := model.ParseText(q, g.text)
	if err != nil {
		return err
	}
	return p.SetAnswer(g.key, v, at)
}

// actionState reads what became of an action.
func (a *app) actionState(text string) (model.ActionState, error) {
	word, reason, _ := strings.Cut(strings.TrimSpace(text), ":")
	switch word {
	case "", string(model.ToDo):
		return model.ActionState{Status: model.ToDo}, nil
	case string(model.Done):
		if reason == "" {
			return model.ActionState{Status: model.Done, On: a.today()}, nil
		}
		word = reason
	case string(model.Pointless):
		if strings.TrimSpace(reason) == "" {
			return model.ActionState{}, problem("donnez un motif, par exemple sans_objet:'ingénierie interne'.")
		}
		return model.ActionState{Status: model.Pointless, Reason: strings.TrimSpace(reason)}, nil
	}
	on, err := dates.Parse(word)
	if err != nil {
		return model.ActionState{}, problem("indiquez faite, une date, a_faire, ou sans_objet:motif.")
	}
	return model.ActionState{Status: model.Done, On: on}, nil
}

func (g assignment) name(c *content.Catalog) string {
	if action := c.Action(g.key); action != nil {
		return action.Label
	}
	return c.Question(g.key).Short
}

// result is what is now recorded.
func (g assignment) result(c *content.Catalog, p *model.Project) string {
	if c.Action(g.key) != nil {
		switch state := p.Action(g.key); state.Status {
		case model.Done:
			return "faite le " + state.On.String()
		case model.Pointless:
			return "sans objet, " + state.Reason
		}
		return "à faire"
	}
	q, v := c.Question(g.key), p.Answer(g.key)
	if v == nil {
		return "effacé"
	}
	if picked, several := v.([]string); several && len(picked) == 0 && q.None != "" {
		return q.None
	}
	return model.Display(&q.Field, v)
}
