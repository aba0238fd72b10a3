package budget

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/content/money"
)

// Every printed cell and total of both scales is what the rule gives, or a listed
// slip says why not; and every cell of a slip explains something.
func TestPrintedCells(t *testing.T) {
	for id, want := range map[string]struct{ cells, gaps int }{"2022": {29*4 - 3, 8}, "2019": {19 * 4, 0}} {
		sc := scaleNamed(t, id)
		record := sc.AsPrinted()
		cells := 0
		for _, row := range record.Printed {
			for size, printed := range row.Amounts {
				if _, ok := Reference(sc, size+1, row.Period, row.Line.Name); !ok {
					t.Errorf("%s: nothing is computed for %s, %s", id, row.Period, row.Line)
				}
				if printed != nil {
					cells++
				}
			}
		}
		gaps := Gaps(sc)
		if cells != want.cells || len(gaps) != want.gaps {
			t.Errorf("%s: %d cells and %d gaps, want %+v", id, cells, len(gaps), want)
		}
		explained := map[string]bool{}
		for _, g := range gaps {
			if g.Slip == nil {
				t.Errorf("%s: no slip explains size %d, %s, %s: computed %v", id, g.Size, g.Period, g.Line, g.Computed)
				continue
			}
			explained[fmt.Sprint(g.Slip.ID.Name, g.Size, g.Period, g.Line)] = true
		}
		for _, slip := range record.Slips {
			for _, c := range slip.Cells {
				if !explained[fmt.Sprint(slip.ID.Name, c.Size, c.Period, c.Line.Name)] {
					t.Errorf("%s: slip %s explains nothing in size %d, %s, %s", id, slip.ID, c.Size, c.Period, c.Line)
				}
			}
		}
	}
}

// What Gaps must not let pass: a cell misprinted without a slip, a slip with other
// amounts.
func TestGapsSeeMore(t *testing.T) {
	sc := *scaleNamed(t, "2022")
	sc.Lines = append([]*content.ScaleLine{}, sc.Lines...)
	line := *sc.Lines[1]
	line.Fixed = []int64{55000, 70000, 90000, 110004}
	sc.Lines[1] = &line
	unexplained := 0
	for _, g := range Gaps(&sc) {
		if g.Slip == nil {
			unexplained++
		}
	}
	if unexplained < 8 { // two cells, and the totals they enter
		t.Errorf("a base amount off by 4 leaves %d cells unexplained", unexplained)
	}
}

// The record holds every row of the audit of the sources, as it was written down.
func TestRecordHoldsTheTable(t *testing.T) {
	data, err := os.ReadFile("testdata/imprime.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	lines := []struct{ in, id string }{
		{"additionnel", "fonctionnement"}, {"fonctionnement", "fonctionnement"},
		{"SNP compensation", "acces_soins.compensation"}, {"SNP traitement", "acces_soins.enveloppe_flechee"},
		{"accès", "acces_soins"}, {"parcours", "parcours"}, {"prévention", "prevention"}, {"crise", "crise"},
		{"qualité", "qualite"}, {"accompagnement", "accompagnement"},
	}
	count := 0
	for _, row := range rows[1:] {
		source, period, label := row[0], row[2], row[3]
		var line string
		for _, l := range lines {
			if strings.Contains(label, l.in) {
				line = l.id
				break
			}
		}
		where := map[string]content.Period{
			"annee_1": content.Year1, "annee_2": content.Year2, "plafond_annuel": content.VariableMax, "si_survenue": content.Event,
			"une_fois_si_ACI_avant_2022-09-30": content.ExtraShare, "annuel": content.Rights,
		}[period]
		scaleID := map[string]string{"000": "2022", "003": "2019"}[source]
		if source == "003" {
			switch {
			case strings.Contains(label, "variable"):
				where = content.VariableMax
			case strings.Contains(line, "."):
				where = content.ComponentShare
			case line == "acces_soins":
				where, line = content.ComponentShare, "acces_soins.moyens"
			}
		}
		var size int
		var amount int64
		if _, err := fmt.Sscan(row[1]+" "+row[5], &size, &amount); err != nil {
			t.Fatal(row, err)
		}
		printed, _ := scaleNamed(t, scaleID).AsPrinted().At(size, where, line)
		if printed == nil || *printed != amount {
			t.Errorf("%v: the record does not hold it (%s, %s)", row, where, line)
		}
		count++
	}
	if count != 84+52 {
		t.Errorf("%d rows, want 136", count)
	}
}

// What the scale of 2019 gives a year, compulsory missions only.
func TestCompulsoryOf2019(t *testing.T) {
	for size, want := range []int64{195000, 252000, 320000, 380000} {
		p := NewPlan(scaleNamed(t, "2019"), Situation{Size: size + 1, Variable: map[string]int64{"": 100}})
		if p.Years[0].Due() != money.Euros(want) {
			t.Errorf("size %d: %v, want %d", size+1, p.Years[0].Due(), want)
		}
	}
}

// A slip explains a gap only where it tells the very amounts of it.
func TestSlipsExplainTheirAmounts(t *testing.T) {
	printed, other := int64(6100), int64(6200)
	gap := Gap{Size: 2, Period: content.Year1, Line: "parcours", Printed: &printed, Computed: money.Euros(6000)}
	for name, c := range map[string]struct {
		cell content.SlipCell
		gap  Gap
		want bool
	}{
		"the same":          {content.SlipCell{Size: 2, Period: content.Year1, Line: content.ID{Name: "parcours"}, Printed: &printed, Computed: 6000}, gap, true},
		"another size":      {content.SlipCell{Size: 1, Period: content.Year1, Line: content.ID{Name: "parcours"}, Printed: &printed, Computed: 6000}, gap, false},
		"another column":    {content.SlipCell{Size: 2, Period: content.Year2, Line: content.ID{Name: "parcours"}, Printed: &printed, Computed: 6000}, gap, false},
		"another line":      {content.SlipCell{Size: 2, Period: content.Year1, Line: content.ID{Name: "crise"}, Printed: &printed, Computed: 6000}, gap, false},
		"printed otherwise": {content.SlipCell{Size: 2, Period: content.Year1, Line: content.ID{Name: "parcours"}, Printed: &other, Computed: 6000}, gap, false},
		"not printed":       {content.SlipCell{Size: 2, Period: content.Year1, Line: content.ID{Name: "parcours"}, Computed: 6000}, gap, false},
		"another rule":      {content.SlipCell{Size: 2, Period: content.Year1, Line: content.ID{Name: "parcours"}, Printed: &printed, Computed: 6001}, gap, false},
		"printed nowhere":   {content.SlipCell{Size: 2, Period: content.Year1, Line: content.ID{Name: "parcours"}, Computed: 6000}, Gap{Size: 2, Period: content.Year1, Line: "parcours", Computed: money.Euros(6000)}, true},
	} {
		if got := explains(&content.Slip{Cells: []*content.SlipCell{{Size: 9}, &c.cell}}, c.gap); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	// A slip of the cell that tells other amounts explains nothing.
	full := contenttest.Money(t).Scale("2018")
	full.AsPrinted().Slips[0].Cells[0].Computed++
	if gaps := Gaps(full); len(gaps) != 2 || gaps[0].Slip != nil || gaps[1].Slip == nil {
		t.Errorf("%+v", gaps)
	}
}
