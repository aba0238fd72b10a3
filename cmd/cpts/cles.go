package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/template"
)

// keysTopic is the page of the help that lists the keys.
const keysTopic = template.KeysTopic

// unknownKeys names, for each key that names nothing, those it is close to.
func unknownKeys(c *content.Catalog, keys []string) error {
	lines := make([]string, len(keys))
	for i, key := range keys {
		lines[i] = say("La clé « %s » n’existe pas. Les plus proches : %s.", key, strings.Join(nearestKeys(c, key), ", "))
	}
	return &usageError{strings.Join(append(lines, say("Rien n’a été enregistré. Toutes les clés : cpts aide %s", keysTopic)), "\n")}
}

// nearestKeys are at most three keys that key may stand for: those a slip away,
// then those whose question speaks of it; failing both, the least far.
func nearestKeys(c *content.Catalog, key string) []string {
	const most = 3
	known := slices.Concat(asked(c), c.ActionIDs())
	found := french.Nearest(key, known, most, french.Slips(key))
	if word := french.Key(key); len(word) > 3 {
		for _, id := range asked(c) {
			if q := c.Question(id); strings.Contains(french.Key(id+" "+q.Short+" "+q.Label), word) {
				found = append(found, id)
			}
		}
	}
	if len(found) == 0 {
		return french.Nearest(key, asked(c), most, math.MaxInt)
	}
	var out []string
	for _, id := range found {
		if !slices.Contains(out, id) && len(out) < most {
			out = append(out, id)
		}
	}
	return out
}

// asked are the ids of the questions that are asked still.
func asked(c *content.Catalog) []string {
	return slices.DeleteFunc(slices.Clone(c.QuestionIDs()), func(id string) bool { return c.Question(id).Retired })
}

// keyList is the page of all keys, with what each stands for, by stage and
// rubrique.
func keyList(c *content.Catalog) string {
	var b strings.Builder
	line := func(key, name string) { fmt.Fprintf(&b, "    %-25s %s\n", key, name) }
	for _, stage := range c.Stages {
		fmt.Fprintln(&b, stage.Title)
		for _, section := range stage.Sections {
			fmt.Fprintf(&b, "  %s\n", section.Title)
			for _, q := range slices.Concat(section.Questions, section.Elsewhere) {
				if q.Retired {
					continue
				}
				line(q.ID.Name, q.Short)
				for _, column := range q.Columns {
					line("  "+q.ID.Name+"."+column.ID.Name, column.Label)
				}
			}
			for _, action := range section.Actions {
				line(action.ID.Name, action.Label)
			}
		}
	}
	fmt.Fprintf(&b, "\n%s\n", say("Dans un modèle Word (cpts document --modele), une clé s’écrit {{%s}}, la colonne\nd’un tableau {{%s.nom}}, le nombre de ses lignes {{%[2]s:nombre}}, le jour {{%s}}.",
		model.KeyName.ID(), model.KeyTeam.ID(), content.TodayName))
	return b.String()
}

// completeKeys gives the shell the keys, then the values of the one that is typed;
// files are its own affair.
func completeKeys(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := readContent()
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	if key, value, valued := strings.Cut(typed, "="); valued {
		return completeValue(c, key, value)
	}
	var out []string
	for _, id := range asked(c) {
		if strings.HasPrefix(id, typed) {
			out = append(out, cobra.CompletionWithDesc(id+"=", c.Question(id).Short))
		}
	}
	for _, id := range c.ActionIDs() {
		if strings.HasPrefix(id, typed) {
			out = append(out, cobra.CompletionWithDesc(id+"=", c.Action(id).Label))
		}
	}
	return out, cobra.ShellCompDirectiveNoSpace
}

// completeValue gives the shell what a key can be given, where it is one word among
// a few: of several, the last one typed.
func completeValue(c *content.Catalog, key, typed string) ([]string, cobra.ShellCompDirective) {
	settled, last := key+"=", typed
	q := c.Question(key)
	if q != nil && q.Kind == content.Choices {
		if i := strings.LastIndexAny(typed, ";,"); i >= 0 {
			settled, last = key+"="+typed[:i+1], typed[i+1:]
		}
	}
	var out []string
	add := func(word, means string) {
		if strings.HasPrefix(word, last) {
			out = append(out, cobra.CompletionWithDesc(settled+word, means))
		}
	}
	directive := cobra.ShellCompDirectiveNoFileComp
	switch {
	case c.Action(key) != nil:
		for _, word := range actionWords {
			add(word.word, word.means)
		}
		directive |= cobra.ShellCompDirectiveNoSpace // a reason or a date may follow
	case q == nil:
	case q.Kind == content.YesNo:
		add("oui", q.Short)
		add("non", q.Short)
	case q.Kind == content.Choice, q.Kind == content.Choices:
		for _, o := range q.Options {
			add(o.ID.Name, o.Label)
		}
	}
	return out, directive
}
