package report

import (
	"slices"
	"strconv"
	"strings"

	"cpts/content"
	"cpts/content/communes"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/page"
	"cpts/model/territory"
)

var (
	sumOfTowns     = content.NewPhrase("somme-des-communes", "annee")
	twoPopulations = content.NewPhrase("deux-populations")
)

// PopulationNote says where a population comes from that follows the communes, and
// what to ask when it is near a bound of the sizes; "" for nothing.
func PopulationNote(p *model.Project, people int64, today dates.Day) string {
	var note []string
	if sum, year, told := p.SumOfTowns(); told && sum == people {
		of := ""
		if year > 0 {
			of = ", " + strconv.Itoa(year)
		}
		note = append(note, p.Catalog().Tell(sumOfTowns, of))
	}
	const near = 50 // one in so many, the most by which two populations differ
	for _, size := range budget.ScaleOf(p, today).Sizes {
		if bound := size.Up + 1; size.Up > 0 && max(people-bound, bound-people)*near <= bound {
			note = append(note, p.Catalog().Tell(twoPopulations))
		}
	}
	return strings.Join(note, " ")
}

// PopulationFollows says that the population is the sum of the communes, and of which
// year; "" when it is another, or none.
func PopulationFollows(p *model.Project) string {
	people, _ := p.Population()
	sum, year, told := p.SumOfTowns()
	switch {
	case !told || sum != people:
		return ""
	case year == 0:
		return sentence("Population : %s, somme des communes", french.Number(people))
	}
	return sentence("Population : %s, somme des communes (Insee, %d)", french.Number(people), year)
}

// NotCounted says which communes of the list were not understood, or count no
// inhabitants; "" for none.
func NotCounted(p *model.Project) string {
	t := p.Territory()
	if len(t.Not) == 0 {
		return ""
	}
	const most = 5
	names := t.Not[:min(len(t.Not), most)]
	more := ""
	if n := len(t.Not) - len(names); n > 0 {
		more = sentence(" et %d de plus", n)
	}
	return sentence("À préciser, la population ne les compte pas : %s%s", strings.Join(names, ", "), more)
}

// TerritoryTotal adds up the communes of a project: how many, who lives there, the
// size that makes and how far the next one is; what comes last can be spared.
func TerritoryTotal(p *model.Project, today dates.Day) []string {
	t := p.Territory()
	if len(t.Entries) == 0 {
		return nil
	}
	line := french.Count(len(t.Entries), "commune", "communes")
	switch {
	case len(t.Twice) > 0:
		return []string{sentence("%s comptée deux fois : gardez la ville, ou ses arrondissements", t.Twice[0])}
	case len(t.Not) > 0 && t.People > 0:
		return []string{line, sentence("%s habitants, sans %d à préciser", french.Number(t.People), len(t.Not))}
	case len(t.Not) > 0:
		return []string{line, sentence("%d à préciser", len(t.Not))}
	}
	total := []string{line, french.Count(int(t.People), "habitant", "habitants")}
	table := budget.Compute(budget.ScaleOf(p, today), budget.Situation{Population: t.People})
	if table == nil {
		return total
	}
	total = append(total, sentence("taille %d", table.Size.Number))
	if table.ToNext > 0 {
		total = append(total, sentence("%s avant la taille %d", french.Number(table.ToNext), table.Size.Number+1))
	}
	return total
}

// PlaceNote says of a place where it is and who lives there: « Hérault · 45 337
// habitants ».
func PlaceNote(p communes.Place) string {
	t := communes.Read()
	note := t.Department(p).Name
	if today := t.Today(p); today != p {
		note += " · aujourd’hui " + t.Name(today)
	}
	if n, told := t.People(p); told {
		note += " · " + french.Count(int(n), "habitant", "habitants")
	}
	return french.Typography(note)
}

// GroupNote says of a group how many communes it has.
func GroupNote(rank int) string {
	return french.Count(len(communes.Read().Members(rank)), "commune", "communes")
}

// Pasted says what was understood of a pasted text: « 38 reconnues · 3 à choisir ·
// 2 inconnues ».
func Pasted(entries []territory.Entry) string {
	var known, choose, unknown int
	for _, e := range entries {
		switch {
		case e.Known():
			known++
		case len(e.Choices) > 0:
			choose++
		default:
			unknown++
		}
	}
	said := french.Count(known, "reconnue", "reconnues")
	if choose > 0 {
		said += " · " + strconv.Itoa(choose) + french.NBSP + "à choisir"
	}
	if unknown > 0 {
		said += " · " + french.Count(unknown, "inconnue", "inconnues")
	}
	return said
}

// towns sets out the communes by intercommunality: which are whole, which are cut.
func (b *builder) towns() {
	t := b.project.Understood()
	if t == nil || len(t.Places) == 0 {
		return
	}
	people := map[communes.Place]int64{}
	for _, e := range t.Entries {
		if e.Place == communes.None {
			continue
		}
		n, _ := communes.Read().People(e.Place)
		if e.Partly {
			n = e.People
		}
		people[communes.Read().Commune(e.Place)] += n
	}
	table := page.Table{
		Caption: "Les communes par intercommunalité",
		Columns: []page.Column{{Title: "Intercommunalité"}, {Title: "Communes", Right: true}, {Title: "Habitants", Right: true}, {Title: "Il manque"}},
	}
	for _, s := range territory.Shares(t.Places) {
		var here int64
		for _, p := range s.In {
			here += people[p]
		}
		table.Rows = append(table.Rows, page.Row{Cells: []string{
			groupCell(s), strconv.Itoa(len(s.In)) + " sur " + strconv.Itoa(len(s.In)+len(s.Missing)), french.Number(here), missing(s),
		}})
	}
	if t.Whole() && len(table.Rows) > 1 {
		table.Rows = append(table.Rows, page.Row{Cells: []string{"Ensemble", strconv.Itoa(len(t.Places)), french.Number(t.People), ""}, Tone: page.Strong})
	}
	b.Add(table)
	if names := departments(t.Places); len(names) > 1 {
		b.Aside("Le territoire s’étend sur plusieurs départements : %s.", strings.Join(names, ", "))
	}
}

func groupCell(s territory.Share) string {
	if s.Group.Code == "" {
		return "sans intercommunalité"
	}
	return french.Typography(s.Group.Name)
}

// missing names the communes that a cut group lacks, where they are few.
func missing(s territory.Share) string {
	const few = 3
	var names []string
	for _, p := range s.Missing {
		names = append(names, communes.Read().Name(p))
	}
	if len(names) > few {
		return french.Count(len(names), "commune", "communes")
	}
	return strings.Join(names, ", ")
}

// departments are those that places are in, that of the most first.
func departments(places []communes.Place) []string {
	count := map[string]int{}
	var names []string
	for _, p := range places {
		name := communes.Read().Department(p).Name
		if count[name]++; count[name] == 1 {
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return count[b] - count[a] })
	return names
}
