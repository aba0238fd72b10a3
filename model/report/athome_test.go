package report

import (
	"slices"
	"strings"
	"testing"

	"cpts/model/calendar"
	"cpts/model/modeltest"
)

// The days that come first are told soonest first; what is only proposed gives way to
// what is due within a year.
func TestNextDays(t *testing.T) {
	p := modeltest.With(t, "signature_souhaitee_le=30/06/2028", "lettre_deposee_le=02/11/2026", "passage_le=15/12/2026",
		`rendez_vous=[{"objet":"Bien plus tard","date":"2029-01-10"},{"objet":"Point","date":"2027-05-01"}]`)
	s := StandingOf(p, today)
	var told []string
	for _, d := range s.NextDays(3) {
		told = append(told, plain(d.In+", "+d.On+" : "+d.Label))
	}
	if told[0] != "dans 22 jours, 15 déc. : Passage en comité" || !slices.ContainsFunc(told, func(one string) bool { return strings.HasSuffix(one, "1er mai : Point") }) {
		t.Errorf("%q", told)
	}
	for _, d := range s.NextDays(100) {
		if d.Label == "Bien plus tard" && d.On != "10/01/29" {
			t.Errorf("without its year: %q", d.On)
		}
	}
}

// One advice stands for all those on the next step; nothing to do, nothing to know.
func TestToKnow(t *testing.T) {
	s := StandingOf(modeltest.With(t), today)
	if one := s.ToKnow(); one == nil || one.Text == "" {
		t.Error("nothing to know at the very beginning")
	}
	s.Next.To.Section, s.Next.To.Question, s.Next.To.Action = nil, nil, nil
	if s.ToKnow() != nil {
		t.Error("something to know of nothing")
	}
}

// The money of each year is told as the budget counts it; nothing without a size.
func TestPaid(t *testing.T) {
	if _, known := StandingOf(modeltest.With(t), today).Paid(); known {
		t.Error("an amount without a population")
	}
	s := StandingOf(modeltest.With(t, "population=27143"), today)
	paid, known := s.Paid()
	if !known || len(paid.Bars) != 5 || plain(paid.Bars[0].Amount) != "142 500" || s.ToNextSize() == "" {
		t.Errorf("%v, %q", paid, s.ToNextSize())
	}
}

// A stage is told in few words: what it waits for, how far it is.
func TestStagesInBrief(t *testing.T) {
	var told []string
	for _, line := range StandingOf(modeltest.With(t, "nom=Val"), today).Stages {
		told = append(told, line.Shape()+" "+plain(line.Brief))
	}
	for _, want := range []string{"◐ En cours", "○ quand la lettre sera validée", "○ quand le projet sera validé"} {
		if !slices.Contains(told, want) {
			t.Errorf("%q is not among %q", want, told)
		}
	}
}

// A day is told by how far it is and which it is; its month is told where no heading
// does.
func TestEventLine(t *testing.T) {
	for want, c := range map[string]struct {
		e     calendar.Event
		under bool
	}{
		"dans  8 jours|mar.  1|Réunion":       {calendar.Event{Label: "réunion", Day: today.AddDays(8)}, true},
		"demain|mar. 24|◇ Finir":              {calendar.Event{Label: "finir", Nature: calendar.Proposal, Day: today.AddDays(1)}, true},
		"! 22 jours|dim.  1 nov.|Envoi":       {calendar.Event{Label: "envoi", Late: true, Day: today.AddDays(-22)}, false},
		"depuis 3 jours|ven. 20 nov.|Passage": {calendar.Event{Label: "passage", Nature: calendar.ToNote, Day: today.AddDays(-3)}, false},
		"|dim. 23/11/25|Dépôt":                {calendar.Event{Label: "dépôt", Done: true, Day: today.AddDays(-365)}, false},
	} {
		line := EventLine(c.e, today, c.under)
		if got := plain(line.Away + "|" + line.On + "|" + line.Label); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
