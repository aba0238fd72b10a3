package report

import (
	"strings"
	"testing"

	"cpts/model/budget"
	"cpts/model/page"
)

// Each part of the money is there when there is something to show, and only then.
func TestPartsOfTheMoney(t *testing.T) {
	always := []string{"Les droits de chaque année", "La trésorerie", "Le commissaire aux comptes", "Le maximum théorique"}
	cases := map[string]struct {
		answers map[string]string
		rows    map[string]string
		want    []string
		never   []string
	}{
		"no population": {nil, nil, []string{"Hors options", "Avec toutes les options"}, append(always, "Le budget prévisionnel\n──", "Les scénarios", "Les indemnités\n──")},
		"a population":  {map[string]string{"population": "27143"}, nil, always, []string{"Les scénarios", "Les indemnités\n──", "Le budget prévisionnel\n──"}},
		"an expense": {map[string]string{"population": "27143"}, map[string]string{"depenses": "bureau|4 800|2027|locaux"},
			[]string{"Le budget prévisionnel\n──", "Le contrat n’y est pas encore compté", "4 800"}, []string{"Solde, sans variable", "Encaissé − dépensé"}},
		"an expense too many": {map[string]string{"population": "27143", "aci_signe_le": "01/06/2027"}, map[string]string{"depenses": "bureau|150 000|2027|locaux"},
			[]string{"À la fin de 2027, il manque 7 500 €", "−7 500", "2028, 2029, 2030, 2031 et 2032 : aucune dépense n’est notée"}, nil},
		"care acts": {map[string]string{"population": "27143"}, map[string]string{"depenses": "bureau|1|2027|"}, []string{"ne paie pas d’actes de soins", "Autres dépenses"}, nil},
		"a grant that crosses": {map[string]string{"population": "27143", "aci_signe_le": "01/06/2027"}, map[string]string{"aides": "ARS|30 000|2027"},
			[]string{"2027 30 000 € 142 500 € 19 500 € dessus 165 000 € 42 000 € dessus"}, nil},
		"over the ceiling": {nil, map[string]string{"indemnites_prevues": "présidence|oui|1 300|2026|40|"},
			[]string{"présidence 2026 52 000 € 52 000 € 48 060 €", "soit 3 940 € de trop"}, nil},
		"cash in bank": {map[string]string{"population": "27143", "aci_signe_le": "01/06/2027", "tresorerie_depart": "10 000"}, map[string]string{"depenses": "bureau|1 000|2027|locaux"},
			[]string{"En banque à la signature 10 000", "Solde, sans variable ni crise 151 500 — —", "2030", "2032", "aucune dépense n’est notée"}, nil},
		"a wished signature": {map[string]string{"population": "27143", "signature_souhaitee_le": "01/06/2027"}, map[string]string{"aides": "ARS|30 000|2027"},
			[]string{"2027 30 000 € 142 500 € 19 500 € dessus 165 000 € 42 000 € dessus", "supposé signé le 1er juin 2027, la date que vous souhaitez"}, []string{"Sans date de signature, le contrôle"}},
		"a grant alone":    {nil, map[string]string{"aides": "ARS|160 000|2027"}, []string{"2027 160 000 € 7 000 € dessus"}, nil},
		"several people":   {nil, map[string]string{"indemnites_prevues": "référentes|oui|40|2026|20|3"}, []string{"référentes 2026 800 € 2 400 € 48 060 €"}, nil},
		"a crisis counted": {map[string]string{"population": "27143", "crise_comptee": "oui"}, nil, []string{"La crise est comptée"}, []string{"Si une crise sanitaire survient"}},
		"payments received": {map[string]string{"population": "27143", "aci_signe_le": "01/06/2026"}, map[string]string{"versements_aci": "fonctionnement|50 000|20/06/2026|fonctionnement"},
			[]string{"Les versements reçus", "Fonctionnement 50 000 50 000 0", "Total 142 500 50 000 92 500", "Il manque 92 500 €, attendus depuis le 1er juin 2026 : écrivez à la CPAM"}, nil},
		"a total announced": {map[string]string{"population": "27143", "montants_confirmes": "oui", "montant_annonce": "165 000"}, nil,
			[]string{"Le total annoncé", "font 142 500 €, soit 22 500 € de plus ; les droits de l’année font 165 000 €, la même somme"}, nil},
		"fees": {map[string]string{"population": "27143", "aci_signe_le": "01/06/2027", "membres": "80", "cotisation": "100"}, map[string]string{"depenses": "bureau|1 000|2027|locaux"}, []string{"Cotisations 8 000"}, nil},
		"hope": {map[string]string{"population": "27143", "aci_signe_le": "01/06/2027", "part_variable": "50", "crise_comptee": "oui"}, map[string]string{"depenses": "bureau|1 000|2028|locaux"},
			[]string{"Part variable espérée 0 30 000 30 000", "Crise éventuelle 0 37 500 0", "Solde, si elles arrivent", "Total sûr 142 500 140 000", "Total part fixe 165 000"}, nil},
		"the account by quarters": {map[string]string{"population": "27143", "aci_signe_le": "15/12/2027"}, map[string]string{"depenses": "local|200 000|2028|locaux"},
			[]string{"Au plus bas, le 14 décembre 2028, il y aurait −48 210 € sur le compte.", "2028, 4e trim. 140 000 50 273 82 500 −48 210 14/12/28", "entre le 17 septembre et le 14 décembre"}, []string{"Le report des années d’avant le couvre"}},
		"actions that have a cost": {map[string]string{"population": "27143"}, map[string]string{"fiches_actions": "un médecin pour tous|acces_soins||||||||||||4 500"}, []string{"Accès aux soins 1 4 500 55 000 50 500"}, nil},
		"indicators": {map[string]string{"population": "27143"}, map[string]string{"indicateurs": "médecins trouvés|acces_soins||2|3|4|6|30 000|CPAM|relevé|trimestre"},
			[]string{"Accès aux soins 30 000 € en jeu, plus que la part variable du barème, 25 000 € : vérifiez avec la CPAM."}, nil},
		"an indicator within": {map[string]string{"population": "27143"}, map[string]string{"indicateurs": "médecins trouvés|acces_soins||2|3|4|6|12 000"},
			[]string{"12 000 € en jeu, sur une part variable de 25 000 € au plus."}, nil},
		"a scenario": {map[string]string{"population": "27143"}, map[string]string{"scenarios": "plus grand|40 000"},
			[]string{"Écart avec votre situation", "+230 000"}, nil},
	}
	for name, c := range cases {
		f := fill(t)
		f.answers(c.answers)
		for id, row := range c.rows {
			f.rows(id, row)
		}
		text := strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " ")
		for _, want := range c.want {
			if !strings.Contains(text, want) && !strings.Contains(flat(text), want) {
				t.Errorf("%s: %q is missing", name, want)
			}
		}
		for _, never := range c.never {
			if strings.Contains(text, never) {
				t.Errorf("%s: %q is there", name, never)
			}
		}
	}
}

// Five scenarios: three are compared, the others named.
func TestMostScenarios(t *testing.T) {
	f := fill(t)
	f.answer("population", "27143")
	f.rows("scenarios", "un|1", "deux|2", "trois|3", "quatre|4", "cinq|5")
	text := flat(strings.ReplaceAll(Build(f.Project, today).Text(100, page.Style{}), "\u00a0", " "))
	if !strings.Contains(text, "3 scénarios sont comparés au plus. Restent : quatre, cinq.") {
		t.Error("the scenarios left out are not named")
	}
}

// What crosses the threshold for the same reason is said once.
func TestCrossingsShareASentence(t *testing.T) {
	plan := budget.NewPlan(catalog(t).ScaleOn(today), budget.Situation{Size: 2})
	r := budget.Audit(plan, nil, 0)
	told := yearsTold(r, r.Crossing())
	if len(told) != 3 || !strings.HasPrefix(told[2], "Années 3, 4, 5 du contrat\u00a0: 197\u00a0500\u00a0€") {
		t.Errorf("%q", told)
	}
}

// Totals are the sums of what is shown, in every table of the plan.
func TestTablesAddUp(t *testing.T) {
	plan := budget.NewPlan(catalog(t).ScaleOn(today), budget.Situation{Size: 3, Options: []string{"qualite"}, Variable: map[string]int64{"": 33}, Crisis: true})
	for name, tb := range map[string]page.Table{"rights": rightsTable(plan), "cash": cashTable(plan)} {
		for column := 1; column < len(tb.Columns); column++ {
			sum := 0
			for _, r := range tb.Rows {
				n := 0
				for _, d := range r.Cells[column] {
					if d >= '0' && d <= '9' {
						n = 10*n + int(d-'0')
					}
				}
				if r.Tone != page.Strong {
					sum += n
				} else if n != sum {
					t.Errorf("%s, %s, %s: %d shown, %d added up", name, tb.Columns[column].Title, r.Cells[0], n, sum)
				}
			}
		}
	}
}
