package model

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/contenttest"
)

// counted are the days that rules count, as « date id », the rank after the id of
// one that falls due several times.
func counted(t *testing.T, p *Project) (out []string) {
	t.Helper()
	for _, d := range p.Dues() {
		id := d.Delay.ID.Name
		if d.Rank > 0 {
			id += "-" + itoa(d.Rank)
		}
		if d.Label == "" || d.Rule == "" {
			t.Errorf("%s %s has no label or no rule", d.Day, id)
		}
		out = append(out, d.Day.ISO()+" "+id)
	}
	return out
}

func TestDues(t *testing.T) {
	signed := []string{
		"2027-05-20 debut-acces", "2027-05-20 debut-crise", "2027-06-08 deux-cents-jours",
		"2027-11-20 debut-parcours", "2027-11-20 debut-prevention",
		"2028-05-20 plein-acces", "2028-05-20 plein-crise", "2028-11-20 plein-parcours", "2028-11-20 plein-prevention",
		"2027-11-20 anniversaire-1", "2028-11-20 anniversaire-2", "2029-11-20 anniversaire-3", "2030-11-20 anniversaire-4",
		"2031-11-20 anniversaire-5", "2031-11-20 fin-contrat", "2031-05-20 renouvellement",
	}
	without := func(ids ...string) (left []string) {
		for _, due := range signed {
			if !slices.Contains(ids, due[11:]) {
				left = append(left, due)
			}
		}
		return left
	}
	cases := []struct {
		name string
		p    *Project
		want []string
	}{
		{"nothing", blank(t), nil},
		{"a date that starts nothing", with(t, "passage_le=15/12/2026"), nil},
		{"silence", with(t, "projet_depose_le=15/05/2023"), []string{"2023-07-16 silence"}},
		{"silence broken", with(t, "projet_depose_le=15/05/2023", "projet_valide_le=20/06/2023"), nil},
		{"silence to come", with(t, "projet_depose_le=15/05/2023", "reponse_projet=attente"), []string{"2023-07-16 silence"}},
		{"papers asked for suspend nothing", with(t, "projet_depose_le=15/05/2023", "reponse_projet=remarques"), []string{"2023-07-16 silence"}},
		{"opposition", with(t, "projet_depose_le=15/05/2023", "reponse_projet=opposition"), nil},
		{"sent again", with(t, "projet_depose_le=15/05/2023", "projet_depose_le=01/09/2023"), []string{"2023-11-02 silence"}},
		{"after the signature", with(t, "aci_signe_le=20/11/2026"), signed},
		{"missions begun", with(t, "aci_signe_le=20/11/2026", "debut_acces_soins=21/11/2026", "debut_crise=01/03/2027"), without("debut-acces", "debut-crise")},
	}
	for _, c := range cases {
		if got := counted(t, c.p); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%q\nwant\n%q", c.name, got, c.want)
		}
	}
}

// dueOn is the day a rule falls due, the rank after its id for one that repeats.
func dueOn(t *testing.T, p *Project, id string, rank int) string {
	t.Helper()
	for _, d := range p.Dues() {
		if d.Delay.ID.Name == id && d.Rank == rank {
			return d.Day.ISO()
		}
	}
	return ""
}

// Two months from the day after the deposit; a day that the month does not have
// falls back to its last. Holidays and week-ends count like any day.
func TestSilence(t *testing.T) {
	for sent, want := range map[string]string{
		"2023-05-15": "2023-07-16",
		"2024-12-31": "2025-03-01", // no 31 February
		"2024-12-30": "2025-03-01",
		"2024-12-29": "2025-03-01",
		"2024-12-28": "2025-03-01", // 28 February, then the day after
		"2024-12-27": "2025-02-28",
		"2023-12-31": "2024-03-01", // a leap year: 29 February, then the day after
		"2023-12-29": "2024-03-01",
		"2023-12-28": "2024-02-29",
		"2024-02-29": "2024-04-30", // deposited on 29 February
		"2025-02-28": "2025-04-29",
		"2024-01-31": "2024-04-01", // 31 March, then the day after
		"2024-04-30": "2024-07-01",
		"2024-06-30": "2024-08-31",
		"2024-07-31": "2024-10-01", // no 31 September
		"2024-08-31": "2024-11-01", // falls on All Saints' Day
		"2024-10-31": "2025-01-01", // and on New Year's Day
		"2024-11-30": "2025-01-31",
		"2025-01-01": "2025-03-02", // deposited on New Year's Day
		"2024-05-01": "2024-07-02", // on May Day
		"2024-07-14": "2024-09-15", // on Bastille Day
		"2024-08-15": "2024-10-16", // on Assumption Day
		"2024-12-25": "2025-02-26", // at Christmas
		"2024-11-09": "2025-01-10", // on a Saturday
		"2099-12-31": "2100-03-01", // 2100 does not leap
	} {
		p := with(t, "projet_depose_le="+sent)
		if got := dueOn(t, p, "silence", 0); got != want {
			t.Errorf("sent on %s: deemed validated on %s, want %s", sent, got, want)
		}
		eve, on := day(t, want), day(t, want)
		if eve = eve.AddDays(-1); p.projectValid(eve) || !p.projectValid(on) {
			t.Errorf("sent on %s: valid on %s %v, on %s %v", sent, eve, p.projectValid(eve), on, p.projectValid(on))
		}
	}
}

// Each anniversary is counted from the signature: a contract of a 29 February
// comes back to it in leap years.
func TestAnniversaries(t *testing.T) {
	cases := []struct {
		signed string
		want   [4]string
		end    string
		renew  string
		half   string // six months after
		full   string // eighteen months after
	}{
		{"2026-11-20", [4]string{"2027-11-20", "2028-11-20", "2029-11-20", "2030-11-20"}, "2031-11-20", "2031-05-20", "2027-05-20", "2028-05-20"},
		{"2024-02-29", [4]string{"2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"}, "2029-02-28", "2028-08-28", "2024-08-29", "2025-08-29"},
		{"2025-08-31", [4]string{"2026-08-31", "2027-08-31", "2028-08-31", "2029-08-31"}, "2030-08-31", "2030-02-28", "2026-02-28", "2027-02-28"},
		{"2022-12-31", [4]string{"2023-12-31", "2024-12-31", "2025-12-31", "2026-12-31"}, "2027-12-31", "2027-06-30", "2023-06-30", "2024-06-30"},
		{"2023-08-30", [4]string{"2024-08-30", "2025-08-30", "2026-08-30", "2027-08-30"}, "2028-08-30", "2028-02-29", "2024-02-29", "2025-02-28"},
	}
	for _, c := range cases {
		p := with(t, "aci_signe_le="+c.signed)
		for i, want := range c.want {
			if got := dueOn(t, p, "anniversaire", i+1); got != want {
				t.Errorf("signed on %s: anniversary %d on %s, want %s", c.signed, i+1, got, want)
			}
		}
		for id, want := range map[string]string{
			"anniversaire-5": c.end, "fin-contrat": c.end, "renouvellement": c.renew, "debut-acces": c.half, "plein-crise": c.full,
		} {
			if got := dueOn(t, p, id, 0); got != want {
				t.Errorf("signed on %s: %s on %s, want %s", c.signed, id, got, want)
			}
		}
	}
	for signed, want := range map[string]string{"2026-11-20": "2027-06-08", "2023-12-31": "2024-07-18", "2024-12-31": "2025-07-19"} {
		if got := dueOn(t, with(t, "aci_signe_le="+signed), "deux-cents-jours", 0); got != want {
			t.Errorf("signed on %s: day 200 on %s, want %s", signed, got, want)
		}
	}
}

// A rule that falls due several times says each time which.
func TestDueWords(t *testing.T) {
	p := with(t, "aci_signe_le=20/11/2026")
	for _, d := range p.Dues() {
		if d.Delay.ID.Name == "anniversaire" && d.Rank == 3 {
			if want := "troisième anniversaire du contrat, solde de l’année 3 et avance de l’année 4"; d.Label != want {
				t.Errorf("%q, want %q", d.Label, want)
			}
			return
		}
	}
	t.Error("no third anniversary")
}

func TestMilestones(t *testing.T) {
	p := with(t, "aci_signe_le=20/11/2026", "lettre_deposee_le=10/11/2025", "debut_qualite=01/02/2027")
	for _, on := range []string{"2025-06-12", "2025-04-09", "2025-10-01"} {
		must(t, p.InsertRow(KeyMeetings.ID(), 0, Row{"date": day(t, on), "genre": Talk}, noon))
	}
	var got []string
	for _, m := range p.Milestones() {
		got = append(got, m.Day.ISO()+" "+m.Label)
	}
	want := []string{"2025-04-09 première réunion", "2025-11-10 lettre déposée", "2026-11-20 ACI signé"} // the option is not chosen
	if !slices.Equal(got, want) {
		t.Errorf("milestones\n%q\nwant\n%q", got, want)
	}
}

// A mission that the scale of the contract does not have is neither asked for nor
// due, and is asked for again under the one that has it.
func TestMissionOfAnotherScale(t *testing.T) {
	c := contenttest.Amended(t)
	for signed, want := range map[string]bool{"2027-03-31": false, "2027-04-01": true} {
		p, err := Read(c, []byte(`{"format":1,"reponses":{"aci_signe_le":"`+signed+`","debut_soins_de_nuit":"2027-12-01"}}`))
		must(t, err)
		if got := p.Asked(c.Question("debut_soins_de_nuit")); got != want || len(p.Starts()) > 0 != want {
			t.Errorf("signed on %s: asked for %v, starts %v", signed, got, p.Starts())
		}
		p, err = Read(c, []byte(`{"format":1,"reponses":{"aci_signe_le":"`+signed+`"}}`))
		must(t, err)
		if got := slices.ContainsFunc(p.Dues(), func(d Due) bool { return d.Delay.ID.Name == "debut-soins-de-nuit" }); got != want {
			t.Errorf("signed on %s: its limit is there: %v", signed, got)
		}
	}
}

// An anniversary tells the advance of the scale of its contract.
func TestAnniversariesFollowTheScale(t *testing.T) {
	c := contenttest.Amended(t)
	c.Scale("2027").Rates.Advance = 80
	for signed, want := range map[string]string{"2027-03-31": "75\u00a0%", "2027-04-01": "80\u00a0%"} {
		p, err := Read(c, []byte(`{"format":1,"reponses":{"aci_signe_le":"`+signed+`"}}`))
		must(t, err)
		due := p.Dues()
		at := slices.IndexFunc(due, func(d Due) bool { return d.Rank == 1 })
		if at < 0 || !strings.Contains(due[at].Rule, want+" de la part fixe") {
			t.Errorf("signed on %s: %q, want %s", signed, due[max(at, 0)].Rule, want)
		}
	}
}

// Each landmark can be replaced by the date of the contract, and nothing else can.
func TestLandmarksAreAskedOfTheContract(t *testing.T) {
	c := catalog(t)
	var landmarks, asked []string
	for _, d := range c.Delays {
		if d.Nature == content.Landmark {
			landmarks = append(landmarks, d.ID.Name)
		}
	}
	for _, o := range c.Question(keyContractDates.id).Column("quoi").Options {
		asked = append(asked, o.ID.Name)
	}
	slices.Sort(landmarks)
	slices.Sort(asked)
	if !slices.Equal(landmarks, asked) {
		t.Errorf("the landmarks are %q, the contract is asked for %q", landmarks, asked)
	}
}
