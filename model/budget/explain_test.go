package budget

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/french"
	"cpts/content/money"
)

func text(e *Explanation) string {
	var b strings.Builder
	b.WriteString(e.Title + "\n")
	for _, s := range e.Steps {
		b.WriteString(s.Text + "\n")
	}
	for _, p := range e.Printed {
		b.WriteString(p.Text + "\n")
	}
	for _, s := range e.Sources {
		b.WriteString(s.ID.Name + " (" + string(s.Status) + ")\n")
	}
	return b.String()
}

// plain puts plain spaces back, as tests are typed.
func plain(s string) string { return strings.ReplaceAll(s, french.NBSP, " ") }

func TestExplain(t *testing.T) {
	signed := day(t, "2026-01-15")
	late := map[string]dates.Day{"parcours": day(t, "2026-07-16"), "prevention": day(t, "2028-02-01"), "qualite": day(t, "2036-01-01")}
	both := []string{"qualite", "accompagnement"}
	cases := []struct {
		scale string
		s     Situation
		line  string
		year  int
		want  []string
	}{
		{"2022", Situation{Size: 1}, "fonctionnement", 1, []string{"Montant de base en taille 1 : 50 000 €", "À la signature : la première année est versée en entier, 50 000 €.", "senat-2025 (source de terrain)", "50 000 € dans le tableau imprimé", "comme le donne la règle"}},
		{"2022", Situation{Size: 1, Signed: signed}, "fonctionnement", 2, []string{"À l’anniversaire, le 15 janvier 2027 : l’avance de l’année 2, 75 % de 50 000 €, soit 37 500 €."}},
		{"2022", Situation{Size: 1, Signed: signed}, "fonctionnement", 3, []string{"le solde de l’année 2, 50 000 € de droit moins 37 500 € d’avance, soit 12 500 €.", "En tout, 50 000 € en année 3 du contrat."}},
		{"2022", Situation{Size: 1, Signed: signed, Starts: late}, "parcours", 1, []string{"il reste 5 mois entiers : le droit de l’année est 5/12 de 25 000 €, soit 10 416,67 €.", "Au démarrage, le 16 juillet 2026 : l’avance de l’année 1, 75 % de 10 416,67 €, soit 7 812,50 €.", "7 812,50 € en année 1 du contrat, arrondis à 7 813 €", "suppose un démarrage le jour de la signature"}},
		{"2022", Situation{Size: 1, Signed: signed, Starts: late}, "prevention", 1, []string{"le départ est prévu le 1er février 2028, en année 3."}},
		{"2022", Situation{Size: 1, Signed: signed, Starts: late, Options: both}, "qualite", 4, []string{"vient après la fin du contrat"}},
		{"2022", Situation{Size: 1, Variable: map[string]int64{"": 80}}, "acces_soins", 2, []string{"la part variable de l’année 1, 80 % attendus sur 25 000 € au plus, soit 20 000 €."}},
		{"2022", Situation{Size: 1, Variable: map[string]int64{"": 80}}, "acces_soins", 6, []string{"ce qui est versé après la fin du contrat", "le solde de l’année 5"}},
		{"2022", Situation{Size: 1, Crisis: true}, "crise", 2, []string{"la mise à jour du plan, 50 % de 25 000 €, soit 12 500 €.", "Quand la crise survient : 150 % de 25 000 €, soit 37 500 €. Cette somme n’est pas acquise."}},
		{"2022", Situation{Size: 2, Options: both}, "accompagnement", 1, []string{"l’avance de l’année 1, 75 % de 7 500 €, soit 5 625 €.", "3 750 € dans le tableau imprimé", "la règle donne 5 625 €. Le montant imprimé est celui de la taille 1"}},
		{"2022", Situation{Size: 4, Members: 120}, "acces_soins", 1, []string{"Majoration de 10 % à partir de 100 membres : 11 000 € de plus, soit 121 000 €.", "avant majoration"}},
		{"2022", Situation{Size: 4, Signed: day(t, "2022-06-01")}, "fonctionnement_additionnel", 1, []string{"en est 75 %, soit 67 500 €", "signé avant le 30 septembre 2022", "56 250 € dans le tableau imprimé"}},
		{"2019", Situation{Size: 1}, "acces_soins", 0, []string{"Dont moyens : 15 000 €", "enveloppe fléchée, réservée au traitement", "75 000 € dans le tableau imprimé", "am-na-2021 (source de terrain)", "aci-2019 (texte officiel)"}},
		{"2022", Situation{Size: 1}, "crise", 0, []string{"Crise sanitaire : l’année où le plan est écrit", "Montant de base en taille 1 : 25 000 € l’année où le plan est écrit, puis 12 500 € par an."}},
		{"2022", Situation{Size: 4, Members: 120}, "crise", 2, []string{"50 000 € l’année où le plan est écrit, puis 25 000 € par an", "soit 55 000 €", "50 % de 55 000 €, soit 27 500 €"}},
		{"2022", Situation{Size: 1, Signed: day(t, "2022-06-01")}, "fonctionnement_additionnel", 0, []string{"Fonctionnement additionnel : une seule fois", "Fonctionnement d’une année en taille 1 : 50 000 €.", "Le fonctionnement additionnel est versé une seule fois, la première année"}},
		{"2022", Situation{Size: 1, Signed: day(t, "2022-06-01")}, "fonctionnement_additionnel", 1, []string{"À la signature, le 1er juin 2022 : le fonctionnement additionnel est versé une seule fois, 37 500 €, car"}},
		{"2022", Situation{Size: 1}, "total", 0, []string{"Total des droits d’une année, part fixe", "Crise sanitaire : 25 000 € l’année où le plan est écrit, puis 12 500 € par an.", "En tout, 165 000 € l’année où le plan de crise est écrit, puis 152 500 € par an."}},
		{"2019", Situation{Size: 1}, "total", 0, []string{"En tout, 145 000 €."}},
		{"2022", Situation{Size: 4, Members: 100}, "total", 1, []string{"Accès aux soins : 90 750 €, dont majoration de 10 % : 8 250 €.", "Fonctionnement : 90 000 €.", "En tout, 293 500 €, dont majoration de 10 % : 18 500 €."}},
		{"2022", Situation{Size: 4, Members: 100}, "annee_2", 0, []string{"En tout, 293 000 €, dont majoration de 10 % : 20 500 €."}},
		{"2022", Situation{Size: 1}, "total", 1, []string{"Fonctionnement : 50 000 €.", "En tout, 142 500 €."}},
		{"2022", Situation{Size: 4}, "annee_2_variable_options", 0, []string{"En tout, 532 500 €.", "497 500 € dans le tableau imprimé"}},
		{"2022", Situation{Size: 3}, "annee_2_variable_options", 0, []string{"446 250 €. La source n’imprime pas ce total"}},
		{"2022", Situation{Size: 4}, "annee_1", 0, []string{"275 000 € dans le tableau imprimé", "185 000 € dans le tableau imprimé", "celle de la taille 2, recopiée"}},
		{"2022", Situation{Size: 1}, "maximum_annuel", 0, []string{"En tout, 287 500 €.", "pas un budget"}},
	}
	for _, c := range cases {
		e := NewPlan(scaleNamed(t, c.scale), c.s).Explain(c.line, c.year)
		if e == nil {
			t.Errorf("%s, year %d: no explanation", c.line, c.year)
			continue
		}
		got := text(e)
		for _, want := range c.want {
			if !strings.Contains(plain(got), want) {
				t.Errorf("%s, year %d: %q is not in\n%s", c.line, c.year, want, got)
			}
		}
		if got != french.Typography(got) {
			t.Errorf("%s, year %d: spaces to mend in\n%s", c.line, c.year, got)
		}
	}
}

// Every cell of a plan has an explanation that comes to it, with sources.
func TestExplainEveryCell(t *testing.T) {
	for _, id := range []string{"2019", "2022"} {
		for size := 1; size <= 4; size++ {
			p := NewPlan(scaleNamed(t, id), Situation{
				Size: size, Members: 150, Options: []string{"qualite", "accompagnement"}, Crisis: true, Variable: map[string]int64{"": 37},
				Signed: day(t, "2022-05-10"), Starts: map[string]dates.Day{"parcours": day(t, "2023-01-01"), "qualite": day(t, "2024-12-24")},
			})
			for year := 1; year <= 6; year++ {
				for _, l := range p.Lines {
					want := l.After
					if year <= Years {
						want = l.Years[year-1].Paid
					}
					e := p.Explain(l.ID, year)
					if e.Result != want || len(e.Sources) == 0 || len(e.Steps) < 2 {
						t.Errorf("%s, size %d, %s, year %d: %v, want %v", id, size, l.ID, year, e, want)
					}
					if last := e.Steps[len(e.Steps)-1]; want > 0 && last.Amount != want {
						t.Errorf("%s, size %d, %s, year %d: ends on %q", id, size, l.ID, year, last.Text)
					}
				}
				want := p.After
				if year <= Years {
					want = p.Years[year-1].Paid
				}
				if e := p.Explain(TotalLine, year); e.Result != want {
					t.Errorf("%s, size %d, total of year %d: %v, want %v", id, size, year, e.Result, want)
				}
			}
			for _, total := range content.TotalIDs {
				e := p.Explain(total, 0)
				var sum money.Amount
				for _, s := range e.Steps {
					if !strings.HasPrefix(s.Text, "En tout") && !strings.HasPrefix(s.Text, "Aucune") {
						sum += s.Amount
					}
				}
				if sum != e.Result {
					t.Errorf("%s, size %d, %s: its steps make %v, not %v", id, size, total, sum, e.Result)
				}
			}
		}
	}
	p := NewPlan(scale(t), Situation{Size: 1})
	if p.Explain("piscine", 1) != nil || p.Explain("qualite", 1) != nil || p.Explain("crise", 7) != nil || p.Explain("crise", -1) != nil {
		t.Error("what is not in the plan has no explanation")
	}
}

// Every year of a plan has an explanation of its rights that comes to them.
func TestExplainRights(t *testing.T) {
	for size := 1; size <= 4; size++ {
		p := NewPlan(scale(t), Situation{
			Size: size, Members: 150, Options: []string{"qualite", "accompagnement"}, Crisis: true, Variable: map[string]int64{"": 37},
			Signed: day(t, "2022-05-10"), Starts: map[string]dates.Day{
				"parcours": day(t, "2023-01-01"), "qualite": day(t, "2024-12-24"), "prevention": day(t, "2023-05-01"), "accompagnement": day(t, "2036-01-01")},
		})
		for year := 1; year <= Years; year++ {
			for _, l := range p.Lines {
				e, want := p.ExplainRights(l.ID, year), l.Years[year-1].Due()
				if e.Result != want || len(e.Sources) == 0 || e.Steps[len(e.Steps)-1].Amount != want {
					t.Errorf("size %d, %s, year %d: %v, want %v", size, l.ID, year, text(e), want)
				}
			}
			e := p.ExplainRights(TotalLine, year)
			var sum money.Amount
			for _, s := range e.Steps[:len(e.Steps)-1] {
				sum += s.Amount
			}
			if e.Result != p.Years[year-1].Due() || sum != e.Result {
				t.Errorf("size %d, total of year %d: %v, steps %v, want %v", size, year, e.Result, sum, p.Years[year-1].Due())
			}
		}
	}
	signed := day(t, "2026-01-15")
	s := Situation{Size: 1, Signed: signed, Starts: map[string]dates.Day{"parcours": day(t, "2026-07-16"), "prevention": day(t, "2026-12-20")},
		Variable: map[string]int64{"": 80}, Crisis: true}
	p := NewPlan(scale(t), s)
	for _, c := range []struct {
		line string
		year int
		want string
	}{
		{"parcours", 1, "il reste 5 mois entiers, soit 5/12 de 25 000 € : 10 416,67 €, arrondis à 10 417 €."},
		{"parcours", 2, "Part fixe : l’année entière, 25 000 €."},
		{"parcours", 2, "80 % de 25 000 € au plus, soit 20 000 €."},
		{"crise", 1, "le plan de crise s’écrit cette année, 25 000 €."},
		{"crise", 2, "la mise à jour du plan, 50 % de 25 000 €, soit 12 500 €."},
		{"crise", 2, "En tout, 50 000 € de droits en année 2 du contrat."},
		{"crise", 3, "25 000 € l’année où le plan est écrit, puis 12 500 € par an"},
		{"prevention", 1, "il ne reste pas un mois entier"},
		{TotalLine, 2, "Accès aux soins, part variable attendue : 20 000 €."},
	} {
		if got := text(p.ExplainRights(c.line, c.year)); !strings.Contains(plain(got), c.want) || got != french.Typography(got) {
			t.Errorf("%s, year %d: %q is not in\n%s", c.line, c.year, c.want, got)
		}
	}
	if p.ExplainRights("piscine", 1) != nil || p.ExplainRights("qualite", 1) != nil || p.ExplainRights("crise", 0) != nil || p.ExplainRights(TotalLine, 6) != nil {
		t.Error("what is unknown has no explanation")
	}
}

// The steps that have a name are the parts of the amount: they add up to it, but for its
// rounding.
func TestNamedStepsAddUp(t *testing.T) {
	p := NewPlan(scaleNamed(t, "2022"), Situation{
		Size: 4, Members: 120, MembersKnown: true, Signed: day(t, "2022-06-15"), Options: []string{"qualite", "accompagnement"}, Variable: map[string]int64{"": 70},
		Crisis: true, Starts: map[string]dates.Day{"parcours": day(t, "2022-11-20"), "qualite": day(t, "2024-02-01")},
	})
	named := 0
	for _, l := range p.Lines {
		for year := 1; year <= Years; year++ {
			for what, e := range map[string]*Explanation{"cash": p.Explain(l.ID, year), "rights": p.ExplainRights(l.ID, year)} {
				var sum money.Amount
				for _, step := range e.Steps {
					if step.Name != "" {
						sum += step.Amount
						named++
					}
				}
				if off := sum - e.Result; off < money.Euros(-1) || off > money.Euros(1) {
					t.Errorf("%s of %s, year %d: parts of %s make %s", what, l.Label, year, e.Result, sum)
				}
			}
		}
	}
	if named == 0 {
		t.Error("no step has a name")
	}
}

// A part of the total is explained by what each line brings to it.
func TestPartsOfTheTotalAreExplained(t *testing.T) {
	p := NewPlan(scaleNamed(t, "2022"), Situation{Size: 1, Options: []string{"qualite"}, Variable: map[string]int64{"": 50}, Crisis: true})
	for year := 1; year <= Years; year++ {
		cell := p.Years[year-1]
		for line, want := range map[string][2]money.Amount{
			SureLine: {cell.Sure(), cell.Rights}, VariableLine: {cell.Hoped.Variable, cell.Variable}, EventLine: {cell.Hoped.Event, cell.Event},
		} {
			for i, e := range []*Explanation{p.Explain(line, year), p.ExplainRights(line, year)} {
				var sum money.Amount
				for _, step := range e.Steps[:len(e.Steps)-1] {
					sum += step.Amount
				}
				if e.Result != want[i] || sum != want[i] || len(e.Sources) == 0 {
					t.Errorf("%s, year %d: %s of %s, with %d sources, want %s", line, year, e.Result, sum, len(e.Sources), want[i])
				}
			}
		}
	}
	if p.Explain(SureLine, 0) != nil || p.Explain(SureLine, Years+1) != nil || p.ExplainRights(SureLine, 0) != nil {
		t.Error("a part of the total is explained in a year that is none")
	}
}
