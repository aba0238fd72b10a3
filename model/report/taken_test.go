package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cpts/content/money"
	"cpts/model/budget"
	"cpts/model/sheet"
)

// computed works a formula out from the cells of a sheet: sums and differences of cells
// and of ranges are all that a workbook of ours uses.
func computed(t *testing.T, s *sheet.Sheet, formula string) (sum money.Amount) {
	t.Helper()
	value := func(name string) money.Amount {
		m := regexp.MustCompile(`^([A-Z])(\d+)$`).FindStringSubmatch(name)
		if m == nil {
			t.Fatalf("%s: what is %q?", formula, name)
		}
		row, _ := strconv.Atoi(m[2])
		if cells, column := s.Rows[row-1], int(m[1][0]-'A'); column < len(cells) {
			return cells[column].Amount
		}
		return 0
	}
	for _, term := range regexp.MustCompile(`([+-]?)(SUM\(([A-Z])(\d+):([A-Z])(\d+)\)|[A-Z]\d+)`).FindAllStringSubmatch(formula, -1) {
		amount := money.Amount(0)
		if term[3] == "" {
			amount = value(term[2])
		} else {
			from, _ := strconv.Atoi(term[4])
			to, _ := strconv.Atoi(term[6])
			for row := from; row <= to; row++ {
				for column := term[3][0]; column <= term[5][0]; column++ {
					amount += value(string(column) + strconv.Itoa(row))
				}
			}
		}
		if term[1] == "-" {
			amount = -amount
		}
		sum += amount
	}
	return sum
}

// Every formula of the workbook comes to the value that is stored beside it.
func TestWorkbookComputes(t *testing.T) {
	f := fill(t)
	f.answers(map[string]string{"population": "27143", "aci_signe_le": "15/12/2027", "debut_acces_soins": "15/06/2028", "part_variable": "50", "crise_comptee": "oui", "membres": "80", "cotisation": "100", "tresorerie_depart": "3 500,50"})
	f.rows("aides", "ARS|30 000|2027")
	f.rows("depenses", "local|200 000,25|2028|locaux", "site|3 000|2029|numerique", "loyer|100|2028|locaux|03|2031")
	none := fill(t)
	none.answers(map[string]string{"population": "27143", "signature_souhaitee_le": "15/12/2027"})
	grants := fill(t)
	grants.rows("aides", "ARS|30 000|2027")
	for name, p := range map[string]filling{"everything": f, "nothing planned": none, "no income but grants": grants} {
		m := MoneyOf(p.Project, today)
		book := m.Taken(p.Project).Workbook("x")
		formulas := 0
		for _, s := range book.Sheets {
			for r, row := range s.Rows {
				for c, cell := range row {
					if cell.Formula == "" {
						continue
					}
					formulas++
					if got := computed(t, s, cell.Formula); got != cell.Amount {
						t.Errorf("%s, %s, %s: %s comes to %v, %v is stored", name, s.Name, sheet.At(c, r+1), cell.Formula, got, cell.Amount)
					}
				}
			}
		}
		if formulas == 0 || len(book.Sheets) == 0 {
			t.Errorf("%s: %d sheets, %d formulas", name, len(book.Sheets), formulas)
		}
		if _, err := book.XLSX(); err != nil {
			t.Error(err)
		}
	}
	taken := MoneyOf(f.Project, today).Taken(f.Project)
	names := []string{}
	for _, s := range taken.Workbook("x").Sheets {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, " "); got != "Prévisionnel Trimestres Contrat Versements Commissaire" {
		t.Error(got)
	}
	if empty := (Money{Scale: catalog(t).ScaleOn(today), Situation: budget.Situation{}}).Taken(nil); len(empty.Workbook("x").Sheets) != 0 {
		t.Error("a sheet of nothing")
	}
}
