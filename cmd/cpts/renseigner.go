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
	"cpts/content/dates"
	"cpts/model"
	"cpts/model/report"
	"cpts/model/store"
)

// renseigner records answers without opening the wizard, under the same rules:
// all of them, or none.
func (a *app) renseigner() *cobra.Command {
	return &cobra.Command{
		Use:   "renseigner [FICHIER] CLE=VALEUR …",
		Short: "Enregistrer des réponses sans ouvrir l’assistant",
		Long: "Enregistre des réponses, avec les mêmes contrôles que l’assistant : toutes, ou\n" +
			"aucune. Une valeur vide efface. Une liste se sépare par des points-virgules, ou\n" +
			"par des virgules si ce sont des noms ; un tableau s’écrit en JSON, ou se complète\n" +
			"d’un fichier CSV, précédé de @ : voyez cpts aide " + sheetTopic + ". Ce qui est à faire se\n" +
			"note de même : faite, une date, a_faire, sans_objet:motif, ou echeance:date. Des\n" +
			"dates qui se contredisent, un SIRET qui surprend sont pris, et signalés. Toutes\n" +
			"les clés : cpts aide " + keysTopic,
		Example: "cpts renseigner population=27143 departement=87\n" +
			"cpts renseigner essai.json lettre_deposee_le=10/11/2026 nom='CPTS du Haut-Vallon'\n" +
			"cpts renseigner 'equipe=[{\"nom\":\"Camille\",\"profession\":\"infirmier\"}]'\n" +
			"cpts renseigner contacts=@contacts.csv\n" +
			"cpts renseigner E1-05=faite E1-06=2026-10-02 E2-12=sans_objet:'équipe interne'\n" +
			"cpts renseigner E2-07=echeance:2026-12-01",
		ValidArgsFunction: completeKeys,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.record(args)
		},
	}
}

// record carries out [FICHIER] CLE=VALEUR …
func (a *app) record(args []string) error {
	var files []string
	if len(args) > 0 && !strings.Contains(args[0], "=") {
		files, args = args[:1], args[1:]
	}
	if len(args) == 0 {
		return misuse("Indiquez ce qu’il faut enregistrer, par exemple : cpts renseigner population=27143")
	}
	c, err := a.catalog()
	if err != nil {
		return err
	}
	given, err := readPairs(c, args, a.today())
	if err != nil {
		return err
	}
	project, err := a.recordIn(c, files, given)
	if err != nil {
		return err
	}
	a.contradictions(project, given)
	for _, g := range given {
		for _, told := range g.taken.Told {
			a.say("%s", told)
		}
	}
	for _, g := range given {
		if _, err := fmt.Fprintln(a.out, g.name()+say(" : %s", g.result(project, a.today()))); err != nil {
			return err
		}
	}
	return a.towns(project, given)
}

// towns says what followed from a list of communes: the population, and those that
// it does not count.
func (a *app) towns(p *model.Project, given []assignment) error {
	places := func(g assignment) bool { return g.question != nil && g.question.Places }
	population := func(g assignment) bool { return g.key == model.KeyPopulation.ID() }
	if !slices.ContainsFunc(given, places) || slices.ContainsFunc(given, population) {
		return nil
	}
	if missed := report.NotCounted(p); missed != "" {
		a.say("%s", missed)
	}
	if follows := report.PopulationFollows(p); follows != "" {
		_, err := fmt.Fprintln(a.out, follows)
		return err
	}
	return nil
}

// recordIn gives the project its values, and saves it; it returns it as the file
// then holds it. Two commands may begin the same project at once: the second one
// records in what the first has begun.
func (a *app) recordIn(c *content.Catalog, files []string, given []assignment) (*model.Project, error) {
	for first := true; ; first = false {
		file, project, err := a.openOrCreate(c, files, given)
		if err != nil {
			return nil, err
		}
		if project.ReadOnly() {
			return nil, model.ErrReadOnly
		}
		project.Localize()
		if err := assign(project, given, a.now()); err != nil {
			return nil, err
		}
		project.Localize() // the department may be among them
		fresh := !file.There()
		joined, err := file.Save(project)
		switch {
		case errors.Is(err, store.ErrAppeared) && first:
			continue
		case err != nil:
			return nil, err
		case fresh:
			a.say("Nouveau projet créé dans %s", file.Path())
		}
		if joined == nil {
			return project, nil
		}
		a.tell(joined)
		return joined.Project, nil
	}
}

// tell says what became of values that another program changed at the same instant.
func (a *app) tell(joined *model.Joined) {
	for _, clash := range joined.Clashes {
		told := joined.Project.TellClash(clash)
		a.say("%s : %s, changé ailleurs au même instant, est remplacé par %s. L’autre valeur reste dans l’historique.", told.About, told.From, told.To)
	}
	for _, told := range joined.TellLost() {
		a.say("Mis de côté, ce que cela touchait n’est plus là : %s", told.Sentence())
	}
}

// openOrCreate is the project to record in. A new one begins with its name.
func (a *app) openOrCreate(c *content.Catalog, files []string, given []assignment) (*store.File, *model.Project, error) {
	path, err := a.path(files)
	if err != nil {
		return nil, nil, err
	}
	file, project, err := store.Open(c, path)
	if !errors.Is(err, fs.ErrNotExist) {
		return file, project, unopened(path, err)
	}
	named := func(g assignment) bool { return g.key == model.KeyName.ID() && (g.value != nil || g.refusal != nil) }
	if !slices.ContainsFunc(given, named) {
		return nil, nil, problem("Il n’y a pas encore de projet dans %s. Donnez-lui aussi un nom (nom=…), ou commencez-le dans l’assistant : %s", path, opening(path))
	}
	return store.At(path), model.Begin(c, a.now()), nil
}

// assignment is one CLE=VALEUR, read: the answer to a question, or what became
// of an action; or why its value is not taken.
type assignment struct {
	key      string
	question *content.Question
	action   *content.Action
	text     string // as it was given
	value    model.Value
	state    model.ActionState
	refusal  error
	sheet    string      // the text of a spreadsheet's file, for a table
	taken    model.Sheet // what was taken of it
}

// readPairs reads the words. A word without « = », a key that names nothing or
// that comes twice is a misuse; a refused value is kept, for assign to tell.
func readPairs(c *content.Catalog, pairs []string, today dates.Day) ([]assignment, error) {
	var (
		out     []assignment
		unknown []string
	)
	for _, pair := range pairs {
		key, text, has := strings.Cut(pair, "=")
		g := assignment{key: key, question: c.Question(key), action: c.Action(key)}
		switch {
		case !has || key == "":
			return nil, misuse("« %s » ne s’écrit pas CLE=VALEUR, par exemple population=27143.", pair)
		case slices.ContainsFunc(out, func(other assignment) bool { return other.key == key }):
			return nil, misuse("« %s » est donné deux fois : gardez une seule valeur.", key)
		case g.action != nil:
			g.state, g.refusal = readAction(text, today)
		case g.question != nil && g.question.Retired:
			return nil, misuse("cpts ne demande plus « %s ». %s", g.question.Short, instead(c, g.question))
		case g.question != nil && g.question.Kind == content.Rows && strings.HasPrefix(text, "@"):
			g.sheet, g.refusal = readSheet(strings.TrimPrefix(text, "@"))
		case g.question != nil:
			g.text = text
			g.value, g.refusal = model.ParseText(g.question, text)
		default:
			unknown = append(unknown, key)
		}
		out = append(out, g)
	}
	if len(unknown) > 0 {
		return nil, unknownKeys(c, unknown)
	}
	return out, nil
}

// instead says where what a question asked is asked now.
func instead(c *content.Catalog, q *content.Question) string {
	if b := c.Became(q.ID.Name); b != nil {
		return say("Cela se note maintenant sous %s : « %s ».", b.To.ID, b.To.Short)
	}
	return say("Toutes les clés : cpts aide %s", keysTopic)
}

// assign gives the project every value, or says all that is refused.
func assign(p *model.Project, given []assignment, at time.Time) error {
	var refused []string
	for i, g := range given {
		if g.sheet != "" {
			taken, err := p.ReadSheet(g.question, g.sheet)
			given[i].taken, given[i].value, given[i].refusal = taken, taken.Rows, err
			g = given[i]
		} else if g.text != "" && g.refusal != nil { // the choices may have the names of her department now
			given[i].value, given[i].refusal = model.ParseText(g.question, g.text)
			g = given[i]
		}
		if g.refusal != nil {
			refused = append(refused, g.refuse(g.refusal))
		}
	}
	if len(refused) > 0 {
		return nothingRecorded(refused)
	}
	for _, g := range given {
		if err := g.apply(p, at.Truncate(time.Second)); err != nil {
			return err
		}
	}
	return nil
}

// contradictions tells, once each, the dates that do not stand with those just
// given, and the numbers that are not of their register. They are recorded all the same.
func (a *app) contradictions(p *model.Project, given []assignment) {
	var told []model.Contradiction
	about := func(c model.Contradiction, key string) bool {
		return c.After.ID.Name == key || c.Before != nil && c.Before.ID.Name == key
	}
	for _, c := range p.Contradictions() {
		if slices.ContainsFunc(given, func(g assignment) bool { return about(c, g.key) }) {
			told = append(told, c)
		}
	}
	for _, g := range given {
		c, wrong := p.ContradictionOf(g.key)
		if !wrong || slices.ContainsFunc(told, func(other model.Contradiction) bool {
			return about(other, g.key) || other.After == c.After
		}) {
			continue
		}
		told = append(told, c)
	}
	for _, c := range told {
		if c.After.Kind == content.Date {
			a.say("À vérifier, une de ces dates surprend : %s.", c.Sentence)
		} else {
			a.say("À vérifier : %s.", c.Sentence)
		}
	}
}

func nothingRecorded(refused []string) error {
	return &projectError{strings.Join(append(refused, say("Rien n’a été enregistré.")), "\n")}
}

func (g assignment) apply(p *model.Project, at time.Time) error {
	switch {
	case g.action != nil && g.state.Status == "":
		return p.SetDue(g.key, g.state.Due, at)
	case g.action != nil:
		return p.SetAction(g.key, g.state, at)
	}
	return p.SetAnswer(g.key, g.value, at)
}

// refuse says which key a reason is about.
func (g assignment) refuse(why error) string { return g.key + say(" : %s", why) }

// name is what the key stands for, as a leader reads it.
func (g assignment) name() string {
	if g.action != nil {
		return g.key + ", " + g.action.Label
	}
	return g.question.Short
}

// result is what is now recorded.
func (g assignment) result(p *model.Project, today dates.Day) string {
	if g.action != nil {
		state := p.Task(g.action, today)
		switch {
		case len(state.By) > 0:
			return say("faite : %s", p.AccordingTo(state))
		case state.Status == model.Done:
			return "faite le " + state.On.String()
		case state.Status == model.Pointless:
			return "sans objet, " + state.Reason
		case !state.Due.IsZero():
			return "à faire avant le " + state.Due.String()
		}
		return "à faire"
	}
	v := p.Answer(g.key)
	if g.sheet != "" {
		return g.taken.String()
	}
	if v == nil {
		return "non renseigné"
	}
	if picked, several := v.([]string); several && len(picked) == 0 {
		if g.question.None != "" {
			return g.question.None
		}
		return "aucun"
	}
	return model.Display(&g.question.Field, v)
}
