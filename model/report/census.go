package report

import (
	"slices"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/census"
	"cpts/model/page"
)

// Census sets out who was counted on the territory of a project, on a day: by
// profession, beside the national figure where one is known, then by commune; the
// establishments that were found; what the counts leave out.
func Census(p *model.Project, c *census.Census, today dates.Day) *page.Page {
	d := &headcount{reading: newReading(p.Catalog()), Census: c, what: p.Catalog().Directory()}
	if d.people = p.Territory().People; d.people == 0 {
		d.people, _ = p.Population()
	}
	d.Add(page.Title("Les professionnels et les structures du territoire"))
	if !c.OfSites {
		d.Say("%s", d.opening(today))
	}
	if c.OfSites && len(c.Sites) == 0 {
		d.Say("Ce fichier n’a aucune structure de vos communes, parmi celles que cpts retient. Vérifiez vos communes, ou le fichier.")
	}
	d.professions()
	d.places()
	d.sites()
	d.left(p)
	if len(d.relied) > 0 {
		d.Part("Les sources")
		d.Add(d.numbered())
	}
	return d.Page
}

// headcount is that page in the making.
type headcount struct {
	*reading
	*census.Census
	what   *content.Directory
	people int64 // who live there
}

func (d *headcount) opening(today dates.Day) string {
	if len(d.Counts) == 0 {
		return "L’annuaire n’a personne dans vos communes. Vérifiez-les, ou le fichier."
	}
	if d.Day.IsZero() {
		return "Le nom du fichier ne dit pas sa date."
	}
	age := d.Day.DaysUntil(today)
	if age < 2 {
		return sentence("Annuaire du %s.", d.Day)
	}
	return sentence("Annuaire du %s, il y a %s.", d.Day, dates.Span(age))
}

func (d *headcount) professions() {
	if len(d.Counts) == 0 {
		return
	}
	t := page.Table{Caption: d.cited("Personnes qui exercent sur le territoire, comptées une fois", d.what.Sources), Columns: []page.Column{
		{Title: "Profession"}, {Title: "Libéral", Right: true}, {Title: "Salariat", Right: true}, {Title: "Total", Right: true},
		{Title: sentence("Pour %s", french.Number(d.what.Per)), Right: true}, {Title: "France", Right: true}, {Title: "Écart", Right: true},
	}}
	for _, c := range d.Counts {
		if c.Total() == 0 {
			continue // they only stand in for others: told below
		}
		cells := []string{d.name(c), french.Number(int64(c.Liberal)), french.Number(int64(c.Salaried)), french.Number(int64(c.Total())), "", "", ""}
		if c.Profession != nil && c.Profession.LiberalOnly {
			cells[2], cells[3] = "", ""
		}
		if who := c.Profession; who != nil && who.France > 0 && d.people > 0 {
			n := c.Liberal
			if who.Compare == content.AllPeople {
				n = c.Total()
			}
			cells[4] = french.Number(d.density(n))
			cells[5] = d.cited(french.Number(who.France), who.Sources)
			cells[6] = apartFrom(d.density(n), who.France)
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells})
	}
	d.Add(t)
	d.Aside("%s", d.what.Caution)
}

// density is how many there are for the inhabitants that densities are told for,
// rounded.
func (d *headcount) density(n int) int64 { return (int64(n)*d.what.Per + d.people/2) / d.people }

// apartFrom says how far a density is from the national one.
func apartFrom(here, there int64) string {
	const alike = 5 // in per cent
	switch percent := (here - there) * 100 / there; {
	case percent > alike:
		return sentence("%d %% de plus", percent)
	case percent < -alike:
		return sentence("%d %% de moins", -percent)
	}
	return "comme en France"
}

func (d *headcount) name(c census.Count) string {
	if c.Profession != nil {
		return c.Profession.Name
	}
	return french.Capital(french.Line(c.Label))
}

// places sets out the communes, with the professions that are compared to France: they
// are those that a territory is judged by.
func (d *headcount) places() {
	if len(d.Places) < 2 {
		return
	}
	t := page.Table{Caption: "Par commune", Columns: []page.Column{{Title: "Commune"}}}
	var ranks []int
	for i, c := range d.Counts {
		if c.Profession != nil && c.Profession.France > 0 {
			ranks = append(ranks, i)
			t.Columns = append(t.Columns, page.Column{Title: d.name(c), Right: true})
		}
	}
	names := communes.Read()
	for _, here := range d.Places {
		cells := []string{names.Name(here.Place)}
		for _, i := range ranks {
			cells = append(cells, french.Number(int64(here.People[i])))
		}
		t.Rows = append(t.Rows, page.Row{Cells: cells})
	}
	if len(ranks) > 0 {
		d.Add(t)
	}
}

func (d *headcount) sites() {
	if len(d.Sites) == 0 {
		return
	}
	d.Aside("%s", d.cited("Ceux que le répertoire dit en activité", d.what.SiteSources))
	for _, kind := range d.what.Sites {
		var names []string
		for _, s := range d.Sites {
			if s.Kind == kind {
				names = append(names, sentence("%s, %s", french.Line(s.Name), s.Commune))
			}
		}
		if len(names) > 0 {
			d.Theme(sentence("%s : %d", french.Capital(d.catalog.StructureLabel(kind.Type.Name)), len(names)))
			d.List(page.Dash, names)
		}
	}
}

// left says what the counts leave out, and what they count too much.
func (d *headcount) left(p *model.Project) {
	var said []string
	add := func(n int, one, many string) {
		if n > 0 {
			said = append(said, french.Count(n, one, many)+".")
		}
	}
	replacing := 0
	for _, c := range d.Counts {
		replacing += c.Replacing
	}
	add(replacing, "personne ne fait que remplacer et n’est pas comptée", "personnes ne font que remplacer et ne sont pas comptées")
	add(d.Unplaced, "personne n’est pas comptée, faute de commune dans l’annuaire, avec un code postal du territoire", "personnes ne sont pas comptées, faute de commune dans l’annuaire, avec un code postal du territoire")
	add(d.Skipped, "ligne du fichier n’a pas pu être lue", "lignes du fichier n’ont pas pu être lues")
	if d.Unskilled && len(d.Counts) > 0 {
		said = append(said, sentence("Ce fichier ne dit pas les spécialités : tous les médecins sont comptés ensemble."))
	}
	var partly []string
	for _, e := range p.Territory().Entries {
		if e.Partly && e.Known() {
			partly = append(partly, communes.Read().Name(e.Place))
		}
	}
	if len(partly) > 0 {
		slices.Sort(partly)
		said = append(said, sentence("Du territoire en partie seulement, mais comptés en entier : %s.", french.Enumerate(partly, "et")))
	}
	if missed := NotCounted(p); missed != "" {
		said = append(said, missed+".")
	}
	if len(said) > 0 {
		d.Theme("Ce que ces chiffres ne disent pas")
		d.List(page.Dash, said)
	}
}
