package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/contenttest"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/governance"
	"cpts/model/modeltest"
	"cpts/model/page"
	"cpts/model/sheet"
	"cpts/model/territory"
)

// moneyed is a project of the small content with all that is asked of money.
func moneyed(t testing.TB, more ...string) *model.Project {
	p := model.New(contenttest.Money(t), now)
	modeltest.Set(t, p, now, more...)
	return p
}

// planning is what it plans to receive and to spend, some of it badly.
var planning = []string{
	"nom=Projet du Lac", "options=qualite", "membres=12", "part_variable=50", "tresorerie_depart=5000", "taux_indemnite=45",
	`aides=[{"financeur":"ARS","montant":20000,"annee":2018},{"financeur":"Mairie","montant":12000,"annee":2019},{"financeur":"Rien"}]`,
	`depenses=[{"libelle":"Local","montant":1200.5,"annee":2018,"poste":"locaux"},{"libelle":"Site","montant":900,"annee":2020}]`,
	`postes_coordination=[{"fonction":"coordination","quotite":80,"cout":54000,"annee":2018}]`,
	`indemnites_prevues=[{"qui":"Présidence","membre":true,"heures":1000,"annee":2026},{"qui":"Référents","membre":true,"heures":3,"annee":2026,"personnes":3},{"qui":"Ailleurs","membre":false,"heures":3,"annee":2027},{"qui":"Plus tard","membre":true,"heures":2,"annee":2040}]`,
	`scenarios=[{"nom":"plus grand","population":12000,"membres":60},{"variable":100,"crise":true},{"nom":"un nom bien trop long pour tenir au-dessus d’une colonne","qualite":false},{"nom":"de trop"}]`,
}

// pagesOf are all the pages that are told of a project.
func pagesOf(p *model.Project) map[string]*page.Page {
	m := MoneyOf(p, today)
	pages := map[string]*page.Page{
		"rights": Rights(m), "cash": Cash(m), "scenarios": Scenarios(p, m), "forecast": Forecast(p, m), "checks": Checks(p, m),
		"budget document": BudgetDocument(p.Name(), m),
		"changes":         Changes(p, today.AddDays(-1)), "no change": Changes(p, today.AddDays(1)), "calendar": Calendar(p, today), "governance": Control(p, governance.Control),
	}
	for _, kind := range content.Insets {
		for i, d := range Inset(kind, p, m) {
			pages[fmt.Sprintf("inset %s %d", kind, i)] = d
		}
	}
	if len(Inset("rien", p, m)) > 0 {
		pages["inset of nothing"] = &page.Page{}
	}
	if plan := budget.NewPlan(m.Scale, m.Situation); plan != nil {
		var all []*budget.Explanation
		for _, year := range []int{0, 1, 2, 3, 4, 5, 6} {
			all = append(all, plan.Explain("parcours", year))
		}
		pages["explanation"] = Explanation(m, all[1])
		m.Origin, m.Notes = "D’un fichier à vous.", []string{"Une note."}
		pages["explanation document"] = ExplanationDocument(m, all)
		pages["remarks"] = &page.Page{Blocks: []page.Block{page.Bullets{Items: slices.Concat(m.Remarks(), []string{"--"}, m.Reserves())}}}
	}
	return pages
}

// setOut writes pages one under the other, by name, with the places that one can go to.
func setOut(pages map[string]*page.Page) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		fmt.Fprintf(&b, "#### %s", name)
		for _, block := range pages[name].Blocks {
			if place, is := block.(page.Anchor); is {
				fmt.Fprintf(&b, " #%s", place)
			}
		}
		fmt.Fprintf(&b, "\n%s\n", pages[name].Text(80, page.Style{}))
	}
	return b.String()
}

// sheets writes a workbook, a row a line.
func sheets(w *sheet.Workbook) string {
	var b strings.Builder
	for _, s := range w.Sheets {
		fmt.Fprintf(&b, "#### sheet %s\n", s.Name)
		for _, row := range s.Rows {
			for _, c := range row {
				switch {
				case c.Number:
					fmt.Fprintf(&b, "%s {%s}", c.Amount, c.Formula)
				case !c.Day.IsZero():
					b.WriteString(c.Day.ISO())
				}
				fmt.Fprintf(&b, "%s%s | ", c.Text, map[bool]string{true: "*"}[c.Strong])
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// Every view of the money, before anything is known, before the signature, and after.
func TestPagesOfTheMoney(t *testing.T) {
	for name, answers := range map[string][]string{
		"nothing": nil, "plans": planning,
		"wished": append([]string{"population=10000", "signature_souhaitee_le=01/06/2018", "debut_parcours=15/09/2018"}, planning...),
		"signed": append([]string{"population=9999", "aci_signe_le=01/02/2018", "crise_comptee=oui", "debut_parcours=15/09/2018", "debut_qualite=01/01/2030"}, planning...),
		"raised": {"population=12000", "membres=50", "aci_signe_le=01/06/2018", "options=qualite, accueil"},
		"plain":  {"population=12000", "aci_signe_le=01/06/2026"},
		"bound":  {"population=10000", "membres=50", "aci_signe_le=01/06/2018"},
	} {
		p := moneyed(t, answers...)
		golden(t, "money-"+name+".txt", setOut(pagesOf(p))+sheets(MoneyOf(p, today).Taken(p).Workbook(name)))
	}
}

// What the guide tells, with a region and without; on a question, an action, a rubrique.
func TestPagesOfTheGuide(t *testing.T) {
	alone, p := modeltest.Small(t), full(t)
	golden(t, "guide-without.txt", setOut(map[string]*page.Page{
		"your region": YourRegion(alone), "letter": Circuit(alone, content.LetterCircuit, content.Legs), "tools": Tools(alone),
		"advice": Advice(alone, model.PlaceOf(alone.Catalog(), "depot")), "help": Help(alone, model.PlaceOf(alone.Catalog(), "nom"), "rien"),
	}))
	c := p.Catalog()
	pages := map[string]*page.Page{
		"your region": YourRegion(p), "workshops": Workshops(c), "traps": Traps(c), "laws": Laws(c), "tools": Tools(p),
		"words": Glossary(c, ""), "words of a text": Glossary(c, "L’ACI et les collèges"), "only those": WordsIn(c, "un collège"), "no word": WordsIn(c, "rien"),
		"sources": AllSources(c), "letter": Circuit(p, content.LetterCircuit, content.Legs), "one leg": Circuit(p, content.ProjectCircuit, content.Legs[:1]),
		"region": Region(c, c.Knowledge().Region("autre")),
	}
	for _, id := range []string{"nom", "population", "couleur", "equipe", "A-02", "projet", "depot"} {
		at := model.PlaceOf(c, id)
		pages["advice on "+id], pages["help on "+id] = Advice(p, at), Help(p, at, "le collège")
	}
	golden(t, "guide-with.txt", setOut(pages))
	for _, a := range c.Knowledge().Advice {
		if s := SectionOf(c, a); s == nil {
			t.Errorf("%s is about nothing", a.ID)
		}
	}
}

// A day is told on a line with all that is known of it.
func TestEventsInDetail(t *testing.T) {
	var b strings.Builder
	for _, e := range calendar.Events(full(t), today) {
		fmt.Fprintf(&b, "%s %s: %s\n", e.Day.ISO(), e.Label, EventDetail(e, today))
	}
	for _, p := range []*model.Project{full(t), modeltest.Small(t, "lettre_deposee_le=01/09/2026")} {
		fmt.Fprintf(&b, "\n%s", Calendar(p, today).Text(80, page.Style{}))
	}
	for _, due := range []string{"2028-11-23", "2027-11-23", "2026-12-24"} { // further on than a report looks, just within, soon
		far := modeltest.Small(t, "A-01=>"+due)
		d := &builder{reading: newReading(far.Catalog()), project: far, today: today, standing: StandingOf(far, today), events: calendar.Events(far, today)}
		d.deadlines()
		fmt.Fprintf(&b, "\n%s", d.Text(80, page.Style{}))
	}
	golden(t, "events.txt", b.String())
}

// The lines that screens draw: the review, where the project stands, the line of time,
// the countdown, what comes next.
func TestLinesOfScreens(t *testing.T) {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	for _, p := range []*model.Project{
		modeltest.Small(t), full(t), modeltest.Small(t, "population=9990", "communes=Ambre", "signature_souhaitee_le=01/06/2028", "lettre_deposee_le=01/09/2026", "A-01=>2026-11-01"),
		moneyed(t, append([]string{"population=9999", "aci_signe_le=01/02/2018"}, planning...)...), moneyed(t, "aci_signe_le=01/06/2028"),
	} {
		say("#### %s", p.Name())
		for _, line := range Review(p) {
			say("%s|%s|%v|%s: %s (%s)", line.Heading, line.Of.ID(), line.IsNote, line.Label, line.Note, line.Trouble)
		}
		answered, asked := Answers(p)
		s := StandingOf(p, today)
		say("%d of %d; %s", answered, asked, s.Stage())
		for _, line := range s.Stages {
			say("%s: %s, %s", line.Title, line.Word, line.Note)
		}
		for _, g := range s.Goals {
			say("goal: %s", g.Sentence)
		}
		for _, one := range Timeline(calendar.Events(p, today), today) {
			say("%c %s %s %v %v", one.Mark, one.Day, one.Label, one.Now, one.Late)
		}
		head, gone, themes, dated := Countdown(p, today)
		say("%s %.2f %v %v", head, gone, themes, dated)
		if plan := calendar.Retro(p, today); plan != nil {
			for _, step := range plan.Steps {
				line := stepLine(step)
				say("%s: %s, %s, %s %v", line.Section.Title, line.Note, line.Reason, line.Detail, line.Late)
			}
		}
		for _, most := range []int{0, 2, 99} {
			list := Upcoming(p, today, most)
			say("%d next:", len(list))
			for _, one := range list {
				say("  %s: %s %s", one.To.ID(), one.Label, one.Detail)
			}
		}
		for _, people := range []int64{1, 9799, 9800, 10000, 10200, 10201, 20000} {
			say("%d: %q", people, PopulationNote(p, people, today))
		}
		say("%q %q %q", PopulationFollows(p), NotCounted(p), TerritoryTotal(p, today))
	}
	golden(t, "lines.txt", b.String())
}

// What is said of a territory: places known, to choose, unknown, in part, told twice.
func TestTerritoryIsTold(t *testing.T) {
	var b strings.Builder
	for _, towns := range []string{"Castelnaudary", "Castelnaudary, Revel", "Castelnaudary, Nulle-Part, Ailleurs-Aussi", "Nulle-Part", "Un-Lieu, Deux-Lieux, Trois-Lieux, Quatre-Lieux, Cinq-Lieux, Six-Lieux, Sept-Lieux", "Paris, Paris 1er Arrondissement", "CC Castelnaudary Lauragais Audois"} {
		p := modeltest.Small(t, "communes="+towns)
		fmt.Fprintf(&b, "#### %s\n%q\n%q\n%q\n", towns, TerritoryTotal(p, today), NotCounted(p), PopulationFollows(p))
		entries := territory.Read(strings.Split(towns, ", "), territory.Near{})
		fmt.Fprintf(&b, "%q\n", Pasted(entries))
		for _, e := range entries {
			if e.Place != communes.None {
				fmt.Fprintf(&b, "%q\n", PlaceNote(e.Place))
			}
			if e.Group != territory.NoGroup {
				fmt.Fprintf(&b, "%q\n", GroupNote(e.Group))
			}
		}
		_, identity, _ := strings.Cut(Build(p, today).Text(80, page.Style{}), "Identité\n")
		identity, _, _ = strings.Cut(identity, "Où en est le projet")
		fmt.Fprintf(&b, "%s\n", identity)
	}
	golden(t, "territory.txt", b.String())
}
