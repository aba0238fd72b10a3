package main

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"cpts/content"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/docx"
	"cpts/model/docx/fill"
	"cpts/model/page"
	"cpts/model/store"
)

// mostTemplate is more than a document with pictures takes, in bytes.
const mostTemplate = 64 << 20

// filledFile is somebody else's document with the answers in it.
var filledFile = export{the: "le document rempli", saved: "Document rempli, enregistré", kinds: "un fichier Word"}

// fillTemplate writes a Word file of her own, or of her region, with the answers where its
// keys are, and tells what it could not fill.
func (a *app) fillTemplate(p *model.Project, project string, template, into filePath, options document.Options) error {
	switch {
	case into == "":
		return misuse("Dites où écrire le document rempli : --modele %s --sortie document.docx", template)
	case sameFile(string(into), string(template)):
		return misuse("%s est le modèle lui-même : donnez un autre nom au document rempli.", into)
	case !strings.EqualFold(filepath.Ext(string(into)), ".docx"):
		return misuse("Le document rempli est un fichier Word : donnez-lui un nom qui finit par .docx, par exemple %s.", strings.TrimSuffix(string(into), filepath.Ext(string(into)))+".docx")
	}
	data, err := store.ReadBinary(string(template), mostTemplate)
	if errors.Is(err, fs.ErrNotExist) {
		return problem("Il n’y a pas de fichier %s. Vérifiez le chemin. Pour un modèle d’exemple : cpts document --exemple-modele trame.docx", template)
	} else if err != nil {
		return err
	}
	filled, told, err := fill.Fill(data, document.FieldsOf(p, a.today(), options))
	var fault fill.Fault
	switch {
	case errors.As(err, &fault):
		return &store.Problem{Path: string(template), What: fault.Error()}
	case err != nil:
		return err
	case told.Filled == 0 && told.Empty == nil:
		a.tellLeft(p.Catalog(), told)
		return problem("Rien à remplir dans %s : une clé s’y écrit {{%s}}, entre deux paires d’accolades. Toutes les clés : cpts aide %s", template, model.KeyName.ID(), keysTopic)
	}
	if err := a.deliverBytes(filledFile, filled, into, project); err != nil {
		return err
	}
	a.say("%s.", french.Count(told.Filled, "clé remplie", "clés remplies"))
	a.tellLeft(p.Catalog(), told)
	return nil
}

// tellLeft tells the keys of a template that got no answer, and why.
func (a *app) tellLeft(c *content.Catalog, told fill.Told) {
	if len(told.Empty) > 0 {
		a.say("Sans réponse encore, marquées « à compléter » : %s.", few(told.Empty))
	}
	if len(told.Unknown) > 0 {
		names := make([]string, len(told.Unknown))
		for i, key := range told.Unknown {
			names[i] = "{{" + key + "}}"
			if near := nearestField(c, key); near != "" {
				names[i] = say("{{%s}} (peut-être %s)", key, near)
			}
		}
		a.say("Clés inconnues, laissées telles quelles : %s. Toutes les clés : cpts aide %s", few(names), keysTopic)
	}
	if len(told.Outside) > 0 {
		a.say("Clés laissées dans un dessin, un graphique ou une remarque, où rien n’est rempli : %s.", few(told.Outside))
	}
}

// few puts names in a row, and counts those beyond a few.
func few(names []string) string {
	const most = 12
	if more := len(names) - most; more > 0 {
		return strings.Join(names[:most], ", ") + say(" et %s", french.Count(more, "autre", "autres"))
	}
	return strings.Join(names, ", ")
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

// writeTemplateExample writes a small template of all the keys of the first stage, to be
// changed in Word.
func (a *app) writeTemplateExample(c *content.Catalog, into filePath) error {
	if exists(string(into)) {
		return problem("%s existe déjà : rien n’y a été changé. Donnez un autre nom.", into)
	}
	var b bytes.Buffer
	if err := docx.Write(&b, templateExample(c), docx.Meta{Title: "Modèle d’exemple"}); err != nil {
		return err
	}
	what := export{the: "le modèle d’exemple", saved: "Modèle d’exemple enregistré", kinds: "un fichier Word", elsewhere: laidOut, formats: []string{"docx"}, is: "docx"}
	if err := a.deliverBytes(what, b.Bytes(), into, ""); err != nil {
		return err
	}
	a.say("Changez-le dans Word, puis : cpts document --modele %s --sortie document.docx", quoted(string(into)))
	return nil
}

// templateExample is a page whose answers are keys.
func templateExample(c *content.Catalog) *page.Page {
	d := &page.Page{}
	d.Add(page.Title(hole(model.KeyName.ID())))
	d.Say("Écrit le %s.", hole(content.TodayName))
	d.Aside("Modèle d’exemple : chaque nom entre accolades laisse sa place à votre réponse. Gardez ce qui vous sert, effacez le reste et cette phrase, mettez-le à vos couleurs.")
	for _, s := range c.Stages[0].Sections {
		d.Part(s.Title)
		var facts page.Facts
		flush := func() {
			if facts != nil {
				d.Add(facts)
			}
			facts = nil
		}
		for _, q := range s.Questions {
			switch {
			case !q.InJourney():
			case q.Kind == content.Rows:
				flush()
				d.Add(exampleTable(q))
			default:
				facts = append(facts, page.Fact{Label: q.Short, Value: hole(q.ID.Name)})
			}
		}
		flush()
	}
	return d
}

// exampleTable is a table of one row, told again for each line of the answer.
func exampleTable(q *content.Question) page.Table {
	const most = 4
	t := page.Table{Caption: q.Short, Rows: []page.Row{{}}}
	for _, c := range q.Columns[:min(len(q.Columns), most)] {
		t.Columns = append(t.Columns, page.Column{Title: c.Label})
		t.Rows[0].Cells = append(t.Rows[0].Cells, hole(q.ID.Name+"."+c.ID.Name))
	}
	return t
}

// hole is a key as it stands in a template.
func hole(key string) string { return "{{" + key + "}}" }
