package report

import (
	"strings"
	"testing"

	"cpts/model"
	"cpts/model/page"
)

// invented is the project of the example.
func invented(t *testing.T) *model.Project {
	t.Helper()
	p, err := model.Example(catalog(t), today)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The pictures are those of the screens: the same days in the same order, the same stages,
// the same amounts.
func TestPictures(t *testing.T) {
	p := invented(t)
	s := StandingOf(p, today)
	rows, line := Timeline(s.events, today), DaysPicture(s.events, today)
	if len(line.Moments) != len(rows) || len(rows) == 0 {
		t.Fatalf("%d moments for %d rows", len(line.Moments), len(rows))
	}
	before := 0.0
	for i, m := range line.Moments {
		if m.Label != rows[i].Label || m.When != rows[i].Day.String() || (m.State == page.Now) != rows[i].Now || (m.State == page.Late) != rows[i].Late {
			t.Errorf("%v is drawn as %v", rows[i], m)
		}
		if m.At < before || m.At > 1 {
			t.Errorf("%s is at %v, after %v", m.Label, m.At, before)
		}
		before = m.At
	}
	if line.Moments[0].At != 0 || before != 1 {
		t.Errorf("from %v to %v", line.Moments[0].At, before)
	}
	stages := StagesFigure(s)
	for i, bar := range stages.Bars {
		if line := s.Stages[i]; !strings.HasPrefix(bar.Amount, line.Word) || bar.Size < 0 || bar.Size > 1 || (bar.Size == 1) != (line.Finished == len(line.Sections)) {
			t.Errorf("%s: %v", line.Title, bar)
		}
	}
	cash := CashFigure(s.Money.plan)
	if len(cash.Bars) < 5 || cash.Bars[0].Size <= 0 {
		t.Errorf("bars of the cash: %v", cash.Bars)
	}
	if none := CashFigure(nil); none.Whole() != 0 {
		t.Errorf("bars of nothing: %v", none)
	}
}

// A document without pictures is as it was; one that has them tells everything else as
// before.
func TestWithPictures(t *testing.T) {
	p := invented(t)
	plain, drawn := Build(p, today), Build(p, today, WithPictures())
	kinds := map[string]int{}
	rest := &page.Page{}
	for _, b := range drawn.Blocks {
		switch b.(type) {
		case page.Figure:
			kinds["figure"]++
		case page.Timeline:
			kinds["timeline"]++
		default:
			rest.Add(b)
		}
	}
	if kinds["figure"] != 2 || kinds["timeline"] != 1 {
		t.Errorf("pictures: %v", kinds)
	}
	if rest.Text(80, page.Style{}) != plain.Text(80, page.Style{}) {
		t.Error("the rest is not the same")
	}
}
