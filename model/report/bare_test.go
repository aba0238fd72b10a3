package report

import (
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
	"cpts/model"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/governance"
	"cpts/model/page"
)

// A content that lacks the questions, the delays and the actions that the rules read
// by name keeps nothing from being told: they are then unanswered.
func TestContentWithoutTheNamedQuestions(t *testing.T) {
	for name, c := range map[string]*content.Catalog{"asks little": contenttest.Catalog(t), "asks nothing": contenttest.Bare(t)} {
		t.Run(name, func(t *testing.T) {
			p := model.New(c, now)
			if got := p.Milestones(); len(got) > 0 {
				t.Errorf("an empty project has %v", got)
			}
			governance.Of(p)
			calendar.Events(p, today)
			calendar.Retro(p, today)
			calendar.TwoHundred(p, today)
			budget.Unread(p)
			m := MoneyOf(p, today)
			for what, d := range map[string]*page.Page{
				"report": Build(p, today, WithNotes()), "calendar": Calendar(p, today), "rights": Rights(m), "cash": Cash(m),
				"scenarios": Scenarios(p, m), "forecast": Forecast(p, m), "checks": Checks(p, m), "region": YourRegion(p),
				"workshops": Workshops(c), "traps": Traps(c), "laws": Laws(c), "tools": Tools(p), "words": Glossary(c, ""), "sources": AllSources(c),
				"letter": Circuit(p, content.LetterCircuit, content.Legs), "help": Help(p, model.AtSection(c.Stages[0].Sections[0]), ""),
			} {
				if len(d.Blocks) > 0 && d.Text(80, page.Style{}) == "" {
					t.Errorf("the page of %s tells nothing", what)
				}
			}
		})
	}
}
