package budget

import (
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
)

// A word of the scale changes the reading that is counted; the other is told in euros,
// beside the amount and where it is explained.
func TestReadings(t *testing.T) {
	late := map[string]dates.Day{"acces_soins": day(t, "2027-01-02")}
	s := Situation{Size: 1, Signed: day(t, "2027-01-01"), Starts: late}
	for _, c := range []struct {
		readings             content.Readings
		right, first, second int64 // of the first year; paid in it and in the next
		beside, why, note    string
	}{
		{content.Readings{}, 50417, 37813, 53854, "il reste 11 mois entiers avant l’anniversaire, soit 50 417 € de part fixe cette année-là. Compté au jour près, ce serait 54 849 €",
			"Compté au jour près, ce serait 41 137 €", "un jour de retard coûte un douzième, un mois entamé ne compte pas. Au jour près, le contrat entier changerait de +4 432 €"},
		{content.Readings{Prorata: content.ByMonths, Balance: content.OfFull}, 51563, 37813, 55000, "soit 51 563 € de part fixe cette année-là. Compté au jour près, ce serait 54 887 €",
			"Compté au jour près, ce serait 41 137 €", "S’il l’était, le contrat entier changerait de −1 146 €"},
		{content.Readings{Prorata: content.ByDays}, 54849, 41137, 54962, "il reste 364 jours avant l’anniversaire, soit 54 849 € de part fixe cette année-là. Compté en mois entiers, ce serait 50 417 €",
			"Compté en mois entiers, ce serait 37 813 €", "En mois entiers, le contrat entier changerait de −4 432 €"},
	} {
		sc := *scale(t)
		sc.Readings = c.readings
		p := NewPlan(&sc, s)
		addsUp(t, p)
		l := p.Line("acces_soins")
		if l.Years[0].Rights.Whole() != c.right || l.Years[0].Paid.Whole() != c.first || l.Years[1].Paid.Whole() != c.second {
			t.Errorf("%+v: right %v, paid %v then %v", c.readings, l.Years[0].Rights, l.Years[0].Paid, l.Years[1].Paid)
		}
		if got := plain(strings.Join(p.Starting(), "\n")); !strings.Contains(got, c.beside) {
			t.Errorf("%+v: beside: %s", c.readings, got)
		}
		var why []string
		for _, step := range p.Explain("acces_soins", 1).Steps {
			why = append(why, plain(step.Text))
		}
		if !strings.Contains(strings.Join(why, "\n"), c.why) {
			t.Errorf("%+v: why: %q", c.readings, why)
		}
		if !noted(p, c.note) {
			t.Errorf("%+v: notes: %q", c.readings, p.Notes())
		}
	}
	if p := NewPlan(scale(t), Situation{Size: 1, Signed: day(t, "2027-01-01")}); p.Starting() != nil || p.readingNotes() != nil {
		t.Error("every mission starts with the contract: no reading moves anything")
	}
	// A month not whole pays nothing, a day of it does when days count.
	s.Starts = map[string]dates.Day{"acces_soins": day(t, "2027-12-31")}
	days := *scale(t)
	days.Readings.Prorata = content.ByDays
	if got := NewPlan(&days, s).Line("acces_soins").Years[0].Rights.Whole(); got != 151 {
		t.Errorf("a day of 55 000 €: %d", got)
	}
	if got := NewPlan(scale(t), s); got.Line("acces_soins").Years[0].Rights != 0 || !strings.Contains(plain(strings.Join(got.Starting(), "")), "il reste 0 mois entier avant l’anniversaire, soit 0 €") {
		t.Errorf("less than a month: %q", got.Starting())
	}
}
