package calendar

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/model"
)

func step(t *testing.T, plan *Plan, id string) Step {
	t.Helper()
	for _, s := range plan.Steps {
		if s.Section.ID.Name == id {
			return s
		}
	}
	t.Fatalf("no step %s", id)
	return Step{}
}

func has(plan *Plan, id string) bool {
	return slices.ContainsFunc(plan.Steps, func(s Step) bool { return s.Section.ID.Name == id })
}

// With the usual durations, a project takes one to two years.
func TestUsualLength(t *testing.T) {
	plan := Retro(with(t, "signature_souhaitee_le=01/06/2029"), today)
	weeks := today.DaysUntil(plan.Goals[0].Earliest) / 7
	if weeks < 52 || weeks > 104 {
		t.Errorf("%d weeks from nothing to the signature, want one to two years", weeks)
	}
	if n := len(plan.Steps); n != 35 {
		t.Errorf("%d steps, want all the rubriques but what follows the signature", n)
	}
}

// No proposal begins before what it waits for ends, none ends in the past, and
// the last one ends on the day aimed at.
func TestProposalsFollowEachOther(t *testing.T) {
	for _, answers := range [][]string{
		{"signature_souhaitee_le=01/06/2029"},
		{"signature_souhaitee_le=01/06/2027"}, // too soon
		{"signature_souhaitee_le=01/06/2020"}, // past
		{"signature_souhaitee_le=01/06/2029", "lettre_souhaitee_le=01/03/2027"},
		{"signature_souhaitee_le=01/06/2029", "lettre_souhaitee_le=01/03/2029"},
		{"lettre_souhaitee_le=01/12/2026"},
		{"signature_souhaitee_le=31/12/2100"},
		{"signature_souhaitee_le=01/06/2029", `durees_rubriques=[{"rubrique":"groupes","semaines":104},{"rubrique":"projet","semaines":0}]`},
	} {
		p := with(t, answers...)
		plan := Retro(p, today)
		end := map[string]Step{}
		for _, s := range plan.Steps {
			end[s.Section.ID.Name] = s
		}
		for _, s := range plan.Steps {
			if s.Start.Before(today) || s.End.Before(s.Start) {
				t.Errorf("%q: %s from %s to %s", answers, s.Section.ID, s.Start.ISO(), s.End.ISO())
			}
			if got := s.Start.DaysUntil(s.End); got != 7*s.Weeks {
				t.Errorf("%q: %s takes %d days, not %d weeks", answers, s.Section.ID, got, s.Weeks)
			}
			for _, ref := range s.from.After {
				if before, planned := end[ref.Name]; planned && s.Start.Before(before.End) {
					t.Errorf("%q: %s begins on %s, before %s ends on %s", answers, s.Section.ID, s.Start.ISO(), ref, before.End.ISO())
				}
			}
		}
		for _, e := range Events(p, today) {
			if e.Nature == Proposal && e.Late {
				t.Errorf("%q: the proposal %s is late", answers, e.Label)
			}
		}
	}
}

// Where the association comes before the letter, so it does in what is proposed.
func TestRegionalOrder(t *testing.T) {
	for region, before := range map[string]bool{"seine-saint-denis": true, "paca": false} {
		plan := Retro(with(t, "signature_souhaitee_le=01/06/2029", "region="+region), today)
		if got := !step(t, plan, "lettre").Start.Before(step(t, plan, "association").End); got != before {
			t.Errorf("%s: the association before the letter: %v, want %v", region, got, before)
		}
	}
}

func TestGoals(t *testing.T) {
	cases := []struct {
		name    string
		answers []string
		want    []string
	}{
		{"no aim", []string{"nom=Val"}, nil},
		{"held", []string{"signature_souhaitee_le=01/12/2028"},
			[]string{"Signature souhaitée le 1er décembre 2028 : c’est tenable, avec 23 semaines de marge."}},
		{"just held", []string{"signature_souhaitee_le=19/06/2028"},
			[]string{"Signature souhaitée le 19 juin 2028 : c’est tenable, sans marge."}},
		{"a day short", []string{"signature_souhaitee_le=18/06/2028"},
			[]string{"Signature souhaitée le 18 juin 2028 : il manque 1 semaine. Au plus tôt, avec ces durées : le 19 juin 2028."}},
		{"much too soon", []string{"signature_souhaitee_le=01/06/2027"},
			[]string{"Signature souhaitée le 1er juin 2027 : il manque 55 semaines. Au plus tôt, avec ces durées : le 19 juin 2028."}},
		{"shorter durations", []string{"signature_souhaitee_le=01/06/2027", `durees_rubriques=[{"rubrique":"groupes","semaines":1},{"rubrique":"diagnostic-approfondi","semaines":1}]`},
			[]string{"Signature souhaitée le 1er juin 2027 : il manque 44 semaines. Au plus tôt, avec ces durées : le 3 avril 2028."}},
		{"the law is not shortened", []string{"signature_souhaitee_le=18/06/2028", `durees_rubriques=[]`}, // nothing to change it with
			[]string{"Signature souhaitée le 18 juin 2028 : il manque 1 semaine. Au plus tôt, avec ces durées : le 19 juin 2028."}},
		{"the letter alone", []string{"lettre_souhaitee_le=01/06/2027"},
			[]string{"Lettre souhaitée le 1er juin 2027 : c’est tenable, avec 2 semaines de marge."}},
		{"both", []string{"lettre_souhaitee_le=01/06/2027", "signature_souhaitee_le=01/12/2028"}, []string{
			"Lettre souhaitée le 1er juin 2027 : c’est tenable, avec 2 semaines de marge.",
			"Signature souhaitée le 1er décembre 2028 : c’est tenable, avec 23 semaines de marge.",
		}},
		{"a letter too late for the signature", []string{"lettre_souhaitee_le=01/06/2028", "signature_souhaitee_le=01/12/2028"}, []string{
			"Lettre souhaitée le 1er juin 2028 : c’est tenable, avec 54 semaines de marge. Pour tenir la suite, visez au plus tard le 29 octobre 2027.",
			"Signature souhaitée le 1er décembre 2028 : c’est tenable, avec 23 semaines de marge.",
		}},
		{"the letter is sent", []string{"lettre_souhaitee_le=01/06/2026", "lettre_deposee_le=10/11/2026"}, nil},
		{"signed", []string{"signature_souhaitee_le=01/06/2026", "aci_signe_le=10/11/2026"}, nil},
		{"the signature has its day", []string{"signature_souhaitee_le=01/06/2026", "aci_signe_le=18/12/2028"},
			[]string{"ACI signé le 18 décembre 2028 : c’est tenable, avec 26 semaines de marge."}},
		{"the signature noted too soon", []string{"aci_signe_le=01/12/2026"},
			[]string{"ACI signé le 1er décembre 2026 : il manque 81 semaines. Au plus tôt, avec ces durées : le 19 juin 2028."}},
		{"a wish that is past", []string{"signature_souhaitee_le=01/06/2026"},
			[]string{"Signature souhaitée le 1er juin 2026. Cette date est passée. Au plus tôt : le 19 juin 2028."}},
		{"a letter wished, the contract signed", []string{"lettre_souhaitee_le=01/06/2027", "aci_signe_le=10/11/2026"}, nil},
		{"further along", []string{"avancement=derniere-ligne-droite", "signature_souhaitee_le=01/06/2028"},
			[]string{"Signature souhaitée le 1er juin 2028 : c’est tenable, avec 30 semaines de marge."}},
	}
	for _, c := range cases {
		var got []string
		if plan := Retro(with(t, c.answers...), today); plan != nil {
			for _, g := range plan.Goals {
				got = append(got, plain(g.Sentence))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

// A date given stays as it is: nothing is proposed in its place, and what waits
// for it begins after it.
func TestKnownDatesStay(t *testing.T) {
	p := with(t, "signature_souhaitee_le=01/06/2029", "lettre_deposee_le=15/01/2027", "passage_le=20/07/2027", "statuts_adoptes_le=01/10/2026",
		"projet_depose_le=01/03/2028")
	plan := Retro(p, today)
	if s := step(t, plan, "lettre"); !s.Known || s.End.ISO() != "2027-01-15" {
		t.Errorf("the letter ends on %s, known %v", s.End.ISO(), s.Known)
	}
	if s := step(t, plan, "depot"); s.Start.ISO() != "2027-01-15" || s.End.Before(day(t, "2027-07-20")) {
		t.Errorf("the letter is looked at from %s to %s, want after the committee", s.Start.ISO(), s.End.ISO())
	}
	if s := step(t, plan, "depot-projet"); !s.Known || s.Start.ISO() != "2028-03-01" || s.End.ISO() != "2028-05-02" {
		t.Errorf("the two months run from %s to %s, known %v", s.Start.ISO(), s.End.ISO(), s.Known)
	}
	if has(plan, "statuts") {
		t.Error("the statutes are adopted, and still planned")
	}
	for _, e := range Events(p, today) {
		for _, id := range []string{"lettre", "depot-projet", "dossier", "statuts"} {
			if origin(e) == "rubrique-"+id {
				t.Errorf("%s is proposed, its date is known", id)
			}
		}
	}
}

// The two months run from the deposit, whatever the usual duration; an opposition
// leaves the usual one.
func TestDepositRuns(t *testing.T) {
	p := with(t, "signature_souhaitee_le=01/06/2029", "projet_depose_le=31/10/2026")
	if s := step(t, Retro(p, today), "depot-projet"); s.End.ISO() != "2027-01-01" || !s.Known || !s.Begun {
		t.Errorf("deposited on 31 October: over on %s, known %v", s.End.ISO(), s.Known)
	}
	set(t, p, "reponse_projet=opposition")
	if s := step(t, Retro(p, today), "depot-projet"); s.Known {
		t.Errorf("opposed: over on %s, known", s.End.ISO())
	}
	if plan := Retro(with(t, "signature_souhaitee_le=01/06/2029", "projet_depose_le=31/08/2026"), today); has(plan, "depot-projet") || has(plan, "dossier") {
		t.Error("the two months are over: nothing is left of the deposit")
	}
}

// What has begun counts for what is left of it; what is finished, for nothing.
func TestBegunAndFinished(t *testing.T) {
	p := with(t, "signature_souhaitee_le=01/06/2029")
	fresh := step(t, Retro(p, today), "signaler")
	set(t, p, "intention_destinataires=ars", "E1-20=faite")
	if begun := step(t, Retro(p, today), "signaler"); !begun.Begun || begun.Weeks >= fresh.Weeks {
		t.Errorf("half done: %d weeks left of %d, begun %v", begun.Weeks, fresh.Weeks, begun.Begun)
	}
	set(t, p, "intention_signalee_le=01/10/2026")
	if has(Retro(p, today), "signaler") {
		t.Error("done, and still planned")
	}
	set(t, p, "intention_signalee_le=01/10/2027")
	if s := step(t, Retro(p, today), "signaler"); !s.Known || s.End.ISO() != "2027-10-01" {
		t.Errorf("planned by the leader on 1 October 2027, not %s", s.End.ISO())
	}
}

func TestChosenDurations(t *testing.T) {
	p := with(t, "signature_souhaitee_le=01/06/2029", `durees_rubriques=[{"rubrique":"groupes","semaines":20},{"rubrique":"groupes","semaines":30}]`)
	if s := step(t, Retro(p, today), "groupes"); s.Weeks != 30 || !s.Chosen {
		t.Errorf("groups take %d weeks, chosen %v, want the 30 of the last line", s.Weeks, s.Chosen)
	}
	if catalog(t).Question("durees_rubriques").Column("rubrique").Option("depot-projet") != nil {
		t.Error("the two months of the law are offered to be changed")
	}
	for _, answers := range []string{
		`"signature_souhaitee_le":"2029-06-01","durees_rubriques":[{"rubrique":"groupes","semaines":-4},{"rubrique":"lune","semaines":4},{"semaines":4},{"rubrique":"depot-projet","semaines":0},{"rubrique":"projet","semaines":9999}]`,
	} {
		plan := Retro(read(t, answers), today)
		if g, d, first := step(t, plan, "groupes"), step(t, plan, "depot-projet"), step(t, plan, "projet"); g.Weeks != 12 || d.Weeks != 9 || first.Weeks != 2 {
			t.Errorf("odd lines change durations: %d, %d, %d weeks", g.Weeks, d.Weeks, first.Weeks)
		}
	}
}

// Dates that make no sense together are reckoned with all the same.
func TestRetroOfHostileDates(t *testing.T) {
	c := catalog(t)
	for _, first := range []string{"1900-01-01", "2026-11-23", "2028-02-29", "2100-12-31"} {
		for _, back := range []bool{false, true} {
			p := model.New(c, noon)
			d := day(t, first)
			for _, id := range c.QuestionIDs() {
				if c.Question(id).Kind != content.Date {
					continue
				}
				if d.Year < 1900 || d.Year > 2100 {
					break // such a day is no answer
				}
				must(t, p.SetAnswer(id, d, noon))
				if d = d.AddDays(37); back {
					d = d.AddDays(-74)
				}
			}
			must(t, p.SetAnswer("aci_signe_le", nil, noon))
			events := Events(p, today)
			if !slices.IsSortedFunc(events, func(a, b Event) int { return a.Day.Time().Compare(b.Day.Time()) }) {
				t.Errorf("from %s: events out of order", first)
			}
			if plan := Retro(p, today); plan != nil {
				for _, g := range plan.Goals {
					if g.Sentence == "" || strings.Contains(g.Sentence, "inconnu") {
						t.Errorf("from %s: %q", first, g.Sentence)
					}
				}
			}
			if _, err := ICS(p, events); err != nil {
				t.Errorf("from %s: %v", first, err)
			}
		}
	}
}

func TestTwoHundred(t *testing.T) {
	if c := TwoHundred(with(t, "nom=Val"), today); c != nil {
		t.Errorf("not signed, and counted: %+v", c)
	}
	cases := []struct {
		signed       string
		number, left int
		end          string
	}{
		{"2026-11-23", 0, 200, "2027-06-11"},
		{"2026-11-22", 1, 199, "2027-06-10"},
		{"2026-05-07", 200, 0, "2026-11-23"},
		{"2026-05-06", 201, -1, "2026-11-22"},
		{"2026-12-01", -8, 208, "2027-06-19"},
		{"2024-02-29", 998, -798, "2024-09-16"},
	}
	for _, c := range cases {
		got := TwoHundred(with(t, "aci_signe_le="+c.signed), today)
		if got.Number != c.number || got.Left != c.left || got.End.ISO() != c.end || len(got.Themes) != 6 {
			t.Errorf("signed on %s: day %d, %d left, until %s, %d themes; want %d, %d, %s, 6", c.signed, got.Number, got.Left, got.End.ISO(), len(got.Themes), c.number, c.left, c.end)
		}
	}
}

func TestThemes(t *testing.T) {
	p := with(t, "aci_signe_le=01/09/2026", "J-30=faite", "J-22=sans_objet")
	for _, theme := range TwoHundred(p, today).Themes {
		if theme.Total == 0 || theme.Done > theme.Total || theme.Status == "" {
			t.Errorf("%s: %d of %d, %q", theme.Section.ID, theme.Done, theme.Total, theme.Status)
		}
		if doing := theme.Section.ID.Name == "actions-concretes"; doing != (theme.Done == 2) || doing != (theme.Due == day(t, "2027-03-01")) || theme.Late {
			t.Errorf("%s: %d of %d, due on %s", theme.Section.ID, theme.Done, theme.Total, theme.Due.ISO())
		}
	}
	set(t, p, "debut_acces_soins=01/10/2026", "debut_crise=01/10/2026")
	for _, theme := range TwoHundred(p, today).Themes {
		if theme.Due != (dates.Day{}) {
			t.Errorf("%s is due on %s, the missions have begun", theme.Section.ID, theme.Due.ISO())
		}
	}
	set(t, p, "debut_acces_soins=", "aci_signe_le=01/05/2026")
	if theme := TwoHundred(p, today).Themes[2]; !theme.Late || theme.Due.ISO() != "2026-11-01" || !strings.Contains(theme.Label, "accès") {
		t.Errorf("a mission late: %+v", theme)
	}
}

// The order is right: the association before the health project is deposited, the aid
// once the association can be paid, and early; in Seine-Saint-Denis the association
// before the letter.
func TestOrderOfThePlan(t *testing.T) {
	for region, order := range map[string][][2]string{
		"nouvelle-aquitaine": {{"lettre", "statuts"}, {"statuts", "association"}, {"association", "dossier"}, {"association", "banque"}, {"banque", "aides"}, {"dossier", "depot-projet"}},
		"seine-saint-denis":  {{"statuts", "association"}, {"association", "lettre"}, {"association", "dossier"}, {"banque", "aides"}, {"lettre", "depot"}},
		"":                   {{"lettre", "statuts"}, {"association", "dossier"}},
	} {
		answers := []string{"signature_souhaitee_le=01/06/2029"}
		if region != "" {
			answers = append(answers, "region="+region)
		}
		plan := Retro(with(t, answers...), today)
		for _, pair := range order {
			if before, after := step(t, plan, pair[0]), step(t, plan, pair[1]); after.Start.Before(before.End) {
				t.Errorf("%s: %s begins on %s, %s ends on %s", region, pair[1], after.Start.ISO(), pair[0], before.End.ISO())
			}
		}
		for _, s := range plan.Steps {
			if s.Start.Before(s.From) || s.By.Before(s.End) {
				t.Errorf("%s: %s is proposed from %s to %s, out of %s to %s", region, s.Section.ID, s.Start.ISO(), s.End.ISO(), s.From.ISO(), s.By.ISO())
			}
		}
		bank, aid := step(t, plan, "banque"), step(t, plan, "aides")
		if !aid.Early || aid.Start != bank.End || !aid.End.Before(aid.By.AddDays(-180)) {
			t.Errorf("%s: the aid is asked for from %s to %s, the account is open on %s", region, aid.Start.ISO(), aid.End.ISO(), bank.End.ISO())
		}
	}
}

// What is proposed says which of its days it is.
func TestProposalsSayWhichDay(t *testing.T) {
	for wish, want := range map[string][2]string{
		"01/06/2029": {"finir « Les groupes de travail » au plus tard", "finir « Les aides »"},
		"01/06/2027": {"finir « Les groupes de travail »", "finir « Les aides »"},
	} {
		events := Events(with(t, "signature_souhaitee_le="+wish), today)
		if late, early := find(t, events, "rubrique-groupes"), find(t, events, "rubrique-aides"); plain(late.Label) != want[0] || plain(early.Label) != want[1] {
			t.Errorf("%s: %q, %q", wish, late.Label, early.Label)
		}
	}
}
