package model

import (
	"cmp"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/french"
)

// settle answers every needed question and settles every action of a rubrique,
// but for those left out.
func settle(t testing.TB, p *Project, section string, but ...string) {
	t.Helper()
	left := strings.Join(but, " ") + " "
	s := p.catalog.Section(section)
	for _, q := range s.Questions {
		if !q.Required || p.Answered(q) || strings.Contains(left, q.ID.Name+" ") {
			continue
		}
		var v Value
		switch q.Kind {
		case content.Number:
			v = int64(100)
		case content.Date:
			v = today
		case content.List:
			v = []string{"un"}
		case content.Choice:
			v = cmp.Or(p.Proposed(q), q.Options[0].ID.Name)
		case content.Choices:
			v = []string{q.Options[0].ID.Name}
		case content.Rows:
			v = []Row{{q.Columns[0].ID.Name: "un"}}
		default:
			v = "un"
		}
		must(t, p.SetAnswer(q.ID.Name, v, noon))
	}
	for _, a := range s.Actions {
		if !strings.Contains(left, a.ID.Name+" ") {
			must(t, p.SetAction(a.ID.Name, ActionState{Status: Done, On: today}, noon))
		}
	}
}

func TestSectionStatus(t *testing.T) {
	settled := func(section string, but ...string) *Project {
		p := founded(t)
		settle(t, p, section, but...)
		return p
	}
	cases := []struct {
		name    string
		p       *Project
		section string
		status  Status
		reason  string
	}{
		{"nothing said", blank(t), "territoire", NotStarted, ""},
		{"one answer", with(t, "departement=87"), "territoire", InProgress, "1 réponse attendue, 4 choses à faire"},
		{"an answer not needed", with(t, "population_annee=2023"), "territoire", InProgress, "2 réponses attendues, 4 choses à faire"},
		{"one answer missing", settled("territoire", "region"), "territoire", InProgress, "1 réponse attendue"},
		{"one action missing", settled("territoire", "E1-17"), "territoire", InProgress, "1 chose à faire"},
		{"all that is needed", settled("territoire"), "territoire", Finished, ""},
		{"only actions", settled("equipe-projet"), "equipe-projet", Finished, ""},
		{"stage not yet possible", founded(t), "groupes", NotYet, "la lettre"},
		{"ahead of the path", settled("groupes", "E4-05"), "groupes", InProgress, "1 chose à faire"},
		{"finished ahead of the path", settled("groupes"), "groupes", Finished, ""},
		{"odd answer", read(t, `{"population":"beaucoup"}`, `{}`), "territoire", Trouble, "« Population » contient \"beaucoup\", à corriger"},
		{"long odd answer", read(t, `{"population":"`+strings.Repeat("x", 50)+`"}`, `{}`), "territoire", Trouble, "« Population » contient \"" + strings.Repeat("x", 28) + "…, à corriger"},
	}
	for _, c := range cases {
		o := c.p.Overview(today)
		got := o.Section(c.p.catalog.Section(c.section))
		if plain := strings.ReplaceAll(got.Reason, "\u00a0", " "); got.Status != c.status || !strings.HasPrefix(plain, c.reason) || (c.reason == "") != (plain == "") {
			t.Errorf("%s: %s %q, want %s %q", c.name, got.Status, plain, c.status, c.reason)
		}
	}
}

func TestSectionCounts(t *testing.T) {
	p := with(t, "departement=87", "population_annee=2023")
	must(t, p.SetAction("E1-01", ActionState{Status: Done, On: today}, noon))
	must(t, p.SetAction("E1-16", ActionState{Status: Pointless, Reason: "fait par la MSP"}, noon))
	got := p.Overview(today).Section(p.catalog.Section("territoire"))
	if got.Answered != 2 || got.Missing != 2 || got.ToDo != 2 {
		t.Errorf("%d answered, %d missing, %d to do; want 2, 2, 2", got.Answered, got.Missing, got.ToDo)
	}
}

func TestStageStatus(t *testing.T) {
	complete := func(p *Project, stages ...int) *Project {
		for _, i := range stages {
			for _, s := range p.catalog.Stages[i].Sections {
				settle(t, p, s.ID.Name)
			}
		}
		return p
	}
	cases := []struct {
		name     string
		p        *Project
		stage    int
		status   Status
		reason   string
		finished int
	}{
		{"nothing", blank(t), 0, NotStarted, "", 0},
		{"begun", with(t, "nom=Vallon"), 0, InProgress, "", 0},
		{"complete", complete(founded(t), 0), 0, Finished, "", 7},
		{"everything but the gate", complete(with(t, "nom=Vallon"), 0), 0, InProgress, "", 7},
		{"gate passed, nothing else", founded(t, "lettre_validee_le=20/11/2026"), 1, InProgress, "il reste ", 0},
		{"said to be behind", with(t, "avancement=progression"), 1, NotStarted, "il reste ", 0},
		{"not yet possible", blank(t), 1, NotYet, p0(t).Missing, 0},
		{"ahead", with(t, "lettre_deposee_le=10/11/2026"), 1, InProgress, "en avance : " + p0(t).Missing, 0},
		{"possible", founded(t), 1, NotStarted, "", 0},
		{"problem", read(t, `{"population":"beaucoup"}`, `{}`), 0, Trouble, "Le territoire : « Population »", 0},
		{"the 200 days, signed", with(t, "aci_signe_le=20/11/2026"), 5, NotStarted, "", 0},
		{"the 200 days complete", complete(with(t, "aci_signe_le=20/11/2026"), 5), 5, Finished, "", 6},
	}
	for _, c := range cases {
		got := c.p.Overview(today).Stages[c.stage]
		plain := strings.ReplaceAll(got.Reason, "\u00a0", " ")
		if got.Status != c.status || !strings.HasPrefix(plain, c.reason) || (c.reason == "") != (plain == "") || got.Finished != c.finished {
			t.Errorf("%s: %s %q, %d finished; want %s %q, %d", c.name, got.Status, plain, got.Finished, c.status, c.reason, c.finished)
		}
	}
}

// p0 is what a leader is told first of stage 2 on an empty project.
func p0(t *testing.T) *content.Need { return catalog(t).Stages[0].Gate[0] }

// A status that stops the leader always says why, whatever the project.
func TestStatusAlwaysHasItsReason(t *testing.T) {
	for _, p := range []*Project{blank(t), founded(t), with(t, "aci_signe_le=20/11/2026"), read(t, oddFile(), `{}`), haut(t, today)} {
		for _, s := range p.Overview(today).Stages {
			if (s.Status == NotYet || s.Status == Trouble) && s.Reason == "" {
				t.Errorf("%s is %s without a reason", s.Stage.ID, s.Status)
			}
			if s.Status.Word() == "" || s.Reason != french.Typography(s.Reason) {
				t.Errorf("%s: %q %q lacks its word or its spaces", s.Stage.ID, s.Status.Word(), s.Reason)
			}
			for _, r := range s.Sections {
				if (r.Status == NotYet || r.Status == Trouble) && r.Reason == "" {
					t.Errorf("%s is %s without a reason", r.Section.ID, r.Status)
				}
			}
		}
	}
}

// A contradiction that a file holds is a problem that names both dates.
func TestContradictionInTheFile(t *testing.T) {
	p := read(t, `{"lettre_deposee_le":"2026-11-10","lettre_validee_le":"2026-11-09"}`, `{}`)
	state := p.Overview(today).Section(p.catalog.Section("depot"))
	plain := strings.ReplaceAll(state.Reason, "\u00a0", " ")
	if state.Status != Trouble || !strings.Contains(plain, "9 novembre 2026") || !strings.Contains(plain, "10 novembre 2026") {
		t.Errorf("%s %q, want a problem naming both dates", state.Status, plain)
	}
	set(t, p, "lettre_validee_le", "18/12/2026")
	if trouble := p.Trouble(p.catalog.Question("lettre_validee_le")); trouble != "" {
		t.Errorf("mended, but still: %s", trouble)
	}
}

// What a stage still needs is what its rubriques do, and its word says whether its gate
// is behind.
func TestRemaining(t *testing.T) {
	p := founded(t, "lettre_validee_le=20/11/2026")
	o := p.Overview(today)
	for i := range o.Stages {
		s, n := &o.Stages[i], 0
		for _, section := range s.Sections {
			n += section.Missing + section.ToDo + len(section.ToSettle())
		}
		if s.Remaining() != n || (s.Word() == "Franchie") != (i < 2) {
			t.Errorf("%s: %s, %d left of %d", s.Stage.ID, s.Word(), s.Remaining(), n)
		}
	}
	p = with(t, "avancement=progression") // said at the start, and nothing dated
	o = p.Overview(today)
	for i := range o.Stages {
		s := &o.Stages[i]
		if (s.Word() == "Laissée derrière") != (i < o.Current) || s.Word() == "Franchie" || i < o.Current && !strings.HasPrefix(s.Reason, "il reste") {
			t.Errorf("%s: %s, %s, said to be behind: %v", s.Stage.ID, s.Word(), s.Reason, i < o.Current)
		}
	}
	if o.Current == 0 {
		t.Error("nothing is behind")
	}
}

// To do a thing and to note its day are one thing, that counts once, and its answer is a
// thing of its own once the leader said that it is done.
func TestAnActionAndItsAnswerCountOnce(t *testing.T) {
	p := founded(t)
	signed := p.catalog.Question(KeySigned.id)
	before := p.Overview(today).Section(signed.Section)
	var ways []*content.Action
	for _, a := range signed.Section.Actions {
		if a.ToldBy(signed) {
			ways = append(ways, a)
		}
	}
	if len(ways) == 0 || p.WaitsAlone(signed, today) || !p.Lacks(signed) {
		t.Fatalf("%d actions; waits alone: %v", len(ways), p.WaitsAlone(signed, today))
	}
	for _, a := range ways {
		must(t, p.SetAction(a.ID.Name, ActionState{Status: Done, On: today}, noon))
	}
	after := p.Overview(today).Section(signed.Section)
	if !p.WaitsAlone(signed, today) || after.Missing <= before.Missing || after.ToDo != before.ToDo-len(ways) {
		t.Errorf("%+v, then %+v", before, after)
	}
}

// No count of what is left is ever above what is needed, whatever was ticked or given.
func TestNoMoreLeftThanNeeded(t *testing.T) {
	for _, ticked := range []bool{false, true} {
		p := founded(t)
		for _, s := range p.catalog.Stages {
			for _, section := range s.Sections {
				for _, a := range section.Actions {
					if ticked {
						must(t, p.SetAction(a.ID.Name, ActionState{Status: Done, On: today}, noon))
					}
				}
				if got := p.Overview(today).Section(section); got.Missing+got.ToDo > got.Needed {
					t.Errorf("%s, ticked %v: %d and %d left of %d", section.ID, ticked, got.Missing, got.ToDo, got.Needed)
				}
			}
		}
	}
}
