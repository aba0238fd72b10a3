// Package template fills the Word file that somebody else wrote, a region for instance,
// with the answers of a project, and tells what it could not fill.
package template

import (
	"errors"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/docx/fill"
	"cpts/model/store"
)

// KeysTopic is the page of the help of the command line that gives the keys.
const KeysTopic = "cles"

// most is more than a document with pictures takes, in bytes.
const most = 64 << 20

// ErrNothing is for a file that holds no key to fill.
var ErrNothing = errors.New("no key to fill")

// Fill is the file at a path with the answers of a project where its keys are, and
// sentences on what was filled and what could not be, even when nothing was. No file
// there: the error is fs.ErrNotExist; no key in it: ErrNothing; else a *store.Problem.
func Fill(p *model.Project, today dates.Day, options document.Options, path string) (file []byte, told []string, err error) {
	data, err := store.ReadBinary(path, most)
	if err != nil {
		return nil, nil, err
	}
	file, came, err := fill.Fill(data, document.FieldsOf(p, today, options))
	var fault fill.Fault
	switch {
	case errors.As(err, &fault):
		return nil, nil, &store.Problem{Path: path, What: fault.Error()}
	case err != nil:
		return nil, nil, err
	case came.Filled == 0 && came.Empty == nil:
		return nil, left(p.Catalog(), came), ErrNothing
	}
	filled := french.Count(came.Filled, "clé remplie", "clés remplies") + "."
	return file, append([]string{filled}, left(p.Catalog(), came)...), nil
}

// left tells the keys of a template that got no answer, and why.
func left(c *content.Catalog, told fill.Told) (sentences []string) {
	say := func(format string, args ...any) { sentences = append(sentences, french.Say(format, args...)) }
	if len(told.Empty) > 0 {
		say("Sans réponse encore, marquées « à compléter » : %s.", french.Few(told.Empty))
	}
	if len(told.Unknown) > 0 {
		names := make([]string, len(told.Unknown))
		for i, key := range told.Unknown {
			names[i] = "{{" + key + "}}"
			if near := nearestField(c, key); near != "" {
				names[i] = french.Say("{{%s}} (peut-être %s)", key, near)
			}
		}
		say("Clés inconnues, laissées telles quelles : %s. Toutes les clés : cpts aide %s", french.Few(names), KeysTopic)
	}
	if len(told.Outside) > 0 {
		say("Clés laissées dans un dessin, un graphique ou une remarque, où rien n’est rempli : %s.", french.Few(told.Outside))
	}
	return sentences
}

// asked are the ids of the questions that are put.
func asked(c *content.Catalog) []string {
	return slices.DeleteFunc(slices.Clone(c.QuestionIDs()), func(id string) bool { return c.Question(id).Retired })
}

// nearestField is the key of a template that one may stand for; "" when none is near.
func nearestField(c *content.Catalog, key string) string {
	key = strings.ToLower(key)
	table, column, parted := strings.Cut(key, ".")
	if q := c.Question(table); parted && q != nil {
		var names []string
		for _, one := range q.Columns {
			names = append(names, one.ID.Name)
		}
		return joined(table+".", french.Nearest(column, names, 1, french.Slips(column)))
	}
	if parted {
		tables := slices.DeleteFunc(asked(c), func(id string) bool { return c.Question(id).Kind != content.Rows })
		if near := french.Nearest(table, tables, 1, french.Slips(table)); len(near) > 0 {
			return near[0] + "." + column
		}
		return ""
	}
	return joined("", french.Nearest(key, append(asked(c), content.TodayName), 1, french.Slips(key)))
}

// joined is what is found behind what leads to it; "" for nothing.
func joined(lead string, found []string) string {
	if len(found) == 0 {
		return ""
	}
	return lead + found[0]
}
