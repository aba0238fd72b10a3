package main

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"cpts/content"
	"cpts/model"
	"cpts/model/document"
	"cpts/model/docx"
	"cpts/model/page"
	"cpts/model/template"
)

// filledFile is somebody else's document with the answers in it.
var filledFile = export{the: "le document rempli", saved: "Document rempli, enregistré", kinds: "un fichier Word"}

// fillTemplate writes a Word file of her own, or of her region, with the answers where its
// keys are, and tells what it could not fill.
func (a *app) fillTemplate(p *model.Project, project string, from, into filePath, options document.Options) error {
	switch {
	case into == "":
		return misuse("Dites où écrire le document rempli : --modele %s --sortie document.docx", from)
	case sameFile(string(into), string(from)):
		return misuse("%s est le modèle lui-même : donnez un autre nom au document rempli.", into)
	case !strings.EqualFold(filepath.Ext(string(into)), ".docx"):
		return misuse("Le document rempli est un fichier Word : donnez-lui un nom qui finit par .docx, par exemple %s.", strings.TrimSuffix(string(into), filepath.Ext(string(into)))+".docx")
	}
	filled, told, err := template.Fill(p, a.today(), options, string(from))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem("Il n’y a pas de fichier %s. Vérifiez le chemin. Pour un modèle d’exemple : cpts document --exemple-modele trame.docx", from)
	case errors.Is(err, template.ErrNothing):
		a.sayEach(told)
		return problem("Rien à remplir dans %s : une clé s’y écrit {{%s}}, entre deux paires d’accolades. Toutes les clés : cpts aide %s", from, model.KeyName.ID(), keysTopic)
	case err != nil:
		return err
	}
	if err := a.deliverBytes(filledFile, filled, into, project); err != nil {
		return err
	}
	a.sayEach(told)
	return nil
}

// sayEach says each sentence on a line of its own.
func (a *app) sayEach(sentences []string) {
	for _, one := range sentences {
		a.say("%s", one)
	}
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
