package model

import (
	"maps"
	"slices"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
)

// waiting are the actions of the first stages that are left to do.
func waiting(p *Project, on dates.Day, stages int) (ids []string) {
	for _, s := range p.catalog.Stages[:stages] {
		for _, section := range s.Sections {
			for _, t := range p.Tasks(section, on) {
				if t.Waits() {
					ids = append(ids, t.Action.ID.Name)
				}
			}
		}
	}
	return ids
}

// A project where only dates were given, no box ticked: nothing that they tell is
// left to do.
func TestDatesAlone(t *testing.T) {
	p := with(t, "nom=Test", "region=nouvelle-aquitaine", "intention_signalee_le=01/09/2026", "lettre_deposee_le=01/03/2027", "lettre_validee_le=20/06/2027",
		"statuts_adoptes_le=01/09/2027", "assemblee_le=01/09/2027", "association_declaree_le=15/09/2027", "publication_le=20/09/2027", "compte_ouvert_le=01/10/2027",
		"projet_depose_le=01/02/2028", "projet_valide_le=01/04/2028", "aci_demande_le=15/04/2028", "aci_signe_le=01/09/2028")
	left := waiting(p, day(t, "2028-09-02"), 5)
	for _, id := range []string{"E1-20", "E2-14", "E2-16", "E2-17", "E3-01", "E3-02", "E3-12", "E3-14", "E3-17", "E4-24", "E4-25", "E4-26", "E5-01", "E5-04", "E5-05", "E5-08", "E5-10"} {
		if slices.Contains(left, id) {
			t.Errorf("%s is left to do: « %s »", id, p.catalog.Action(id).Label)
		}
	}
	for _, id := range []string{"E1-09", "E1-10", "E2-05", "E2-13", "E4-19"} { // they only led to what was validated since
		if slices.Contains(left, id) {
			t.Errorf("%s is left to do: « %s »", id, p.catalog.Action(id).Label)
		}
	}
	for _, id := range []string{"E2-19", "E3-03", "E4-15"} { // no date tells them
		if !slices.Contains(left, id) {
			t.Errorf("%s is not left to do: « %s »", id, p.catalog.Action(id).Label)
		}
	}
}

// The example, its boxes unticked: what is left of its two first stages is what no
// answer tells.
func TestExampleUnticked(t *testing.T) {
	p := haut(t, today)
	for id := range maps.Clone(p.actions) {
		must(t, p.SetAction(id, ActionState{Status: ToDo}, noon))
	}
	want := []string{"E1-02", "E1-07", "E1-12", "E1-09", "E2-07", "E2-17", "E2-19"}
	if got := waiting(p, today, 2); !slices.Equal(got, want) {
		t.Errorf("left to do: %q\nwant %q", got, want)
	}
}

// Each action that answers may settle, or make one's concern, can be: by the very
// answers that it names and no other.
func TestEveryFactCanBeTold(t *testing.T) {
	c := catalog(t)
	for _, id := range c.ActionIDs() {
		a := c.Action(id)
		p := blank(t)
		if len(a.Sizes) > 0 {
			size := c.ScaleOn(today).Sizes[a.Sizes[0]-1]
			must(t, p.SetAnswer(KeyPopulation.id, size.From, noon))
		}
		if a.If != nil {
			tellFact(t, p, &a.If.Telling)
		}
		if p.Task(a, today).OffTopic {
			t.Errorf("%s concerns nobody, though all that it asks for is told", id)
		}
		for i, f := range a.SettledBy {
			if i > 0 && p.Task(a, today).Settled() {
				t.Errorf("%s is settled before « %s » is told", id, f.Question)
			}
			tellFact(t, p, &f.Telling)
		}
		if got, want := p.Task(a, today).Settled(), len(a.SettledBy) > 0; got != want {
			t.Errorf("%s: settled %t, want %t", id, got, want)
		}
	}
}

// tellFact answers a question, and what it depends on, as a fact asks for.
func tellFact(t *testing.T, p *Project, f *content.Telling) {
	t.Helper()
	q := p.catalog.Question(f.Question.Name)
	if q.If != nil && !p.Asked(q) {
		tellFact(t, p, &content.Telling{Question: q.If.Question, In: q.If.In[:1]})
	}
	if q.Kind != content.Rows {
		if err := p.SetAnswer(q.ID.Name, plausible(&q.Field, f.In, f.All), noon); err != nil {
			t.Fatalf("%s: %v", q.ID, err)
		}
		return
	}
	values := f.All
	if f.Core {
		values = p.Scale(today).Core()
	}
	if len(values) == 0 && len(f.In) > 0 {
		values = f.In[:1]
	}
	rows := p.Rows(q.ID.Name)
	for i := range max(len(values), f.Lines, 1) {
		row := Row{}
		for _, col := range q.Columns {
			switch needed := col.Required || col.ID.Name == f.With.Name; {
			case col.ID.Name == f.Column.Name && len(values) > 0:
				row[col.ID.Name] = plausible(&col.Field, values[min(i, len(values)-1):][:1], nil)
			case needed || col.ID.Name == f.Column.Name:
				row[col.ID.Name] = plausible(&col.Field, nil, nil)
			}
		}
		rows = append(rows, row)
	}
	if err := p.SetAnswer(q.ID.Name, rows, noon); err != nil {
		t.Fatalf("%s: %v", q.ID, err)
	}
}

// plausible is an answer of a field, one of in when it says which, with all of all.
func plausible(f *content.Field, in, all []string) Value {
	switch f.Kind {
	case content.Number:
		if f.Max != nil {
			return *f.Max
		}
		return int64(100)
	case content.Amount:
		return money.Amount(100)
	case content.Date:
		return today
	case content.YesNo:
		return len(in) == 0 || in[0] == "oui"
	case content.List:
		return []string{"un", "deux", "trois"}
	case content.Choice:
		return append(slices.Clone(in), f.Options[0].ID.Name)[0]
	case content.Choices:
		if len(all) > 0 {
			return all
		}
		return append(slices.Clone(in), f.Options[0].ID.Name)[:1]
	}
	return "un"
}
