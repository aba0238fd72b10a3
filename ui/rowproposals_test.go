package ui

import (
	"testing"

	"cpts/content"
	"cpts/model"
)

// indicators is the table of indicators of a project that has one already.
func indicators(t *testing.T) *driver {
	t.Helper()
	c, err := content.Load()
	must(t, err)
	p := model.New(c, clock())
	must(t, p.InsertRow("indicateurs", 0, model.Row{"indicateur": "Nouveaux installés aidés", "mission": "accompagnement"}, clock()))
	d := start(t, p)
	for _, s := range c.Stages {
		d.app.ahead[s.ID.Name] = true
	}
	d.open("indicateurs")
	d.press("a")
	return d
}

// A line that is picked fills the cells of the form: hers to correct, and recorded only
// when she says so.
func TestProposalFillsTheForm(t *testing.T) {
	d := indicators(t)
	d.write("crise mis")
	d.shows("Plan de crise mis à jour dans l’année", "réponse aux crises sanitaires")
	d.press("down", "enter")
	d.shows("rien n’est encore enregistré", "plan daté où se voient les changements")
	if n := len(d.app.project.Rows("indicateurs")); n != 1 {
		t.Errorf("%d lines recorded before she says so", n)
	}
	d.press("ctrl+s")
	row := d.app.project.Rows("indicateurs")[1]
	for column, want := range map[string]string{
		"indicateur": "Plan de crise mis à jour dans l’année", "mission": "crise", "source": "référent de la mission",
		"preuve": "plan daté où se voient les changements", "frequence": "annee",
	} {
		if row[column] != want {
			t.Errorf("%s is %v, want %q", column, row[column], want)
		}
	}
	if len(row) != 6 { // and its id
		t.Errorf("the line holds %v", row)
	}
}

// What she typed in a cell stays; a mission that she chose narrows what is offered to
// it; and what the table has already is not offered again.
func TestProposalLeavesWhatIsTyped(t *testing.T) {
	d := indicators(t)
	form := d.app.top().(*rowForm)
	offers := func() (labels []string) {
		for _, o := range form.proposed(form.columns()[0]) {
			labels = append(labels, o.Label)
		}
		return labels
	}
	all := len(form.app.catalog.Knowledge().ProposalsFor("indicateurs", "indicateur"))
	if got := len(offers()); got != all-1 {
		t.Errorf("%d lines offered, want all of the %d but the one of the table", got, all)
	}
	form.inputs[1].Set("accompagnement des professionnels (option)")
	form.inputs[9].Set("nos registres")
	got := offers()
	if len(got) != 2 {
		t.Errorf("for one mission, offered %q", got)
	}
	form.fill(form.columns()[0], got[0])
	if form.inputs[9].Text() != "nos registres" || form.inputs[8].Text() == "" {
		t.Errorf("the proof is %q, its place %q", form.inputs[9].Text(), form.inputs[8].Text())
	}
}
