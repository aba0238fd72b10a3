package budget

import (
	"strings"
	"testing"

	"cpts/content/french"
	"cpts/content/money"
)

func TestIndemnities(t *testing.T) {
	hours := func(n int64) int64 { return 60 * n }
	at := money.Euros(40)
	cases := []struct {
		name  string
		lines []Indemnity
		want  []PersonYear // Person, Year, Paid, Ceiling, Over, NotMember, Refused, NoRate
		says  string
	}{
		{"under", []Indemnity{{"Présidence", true, 0, hours(100), at, 2026}},
			[]PersonYear{{Person: "Présidence", Year: 2026, Paid: money.Euros(4000), Ceiling: money.Euros(48060)}}, "Il reste 44 060 € avant le plafond de 48 060 €."},
		{"at the ceiling", []Indemnity{{"T", true, 0, hours(1), money.Euros(41136), 2022}},
			[]PersonYear{{Person: "T", Year: 2022, Paid: money.Euros(41136), Ceiling: money.Euros(41136)}}, "Il reste 0 €"},
		{"a centime above", []Indemnity{{"T", true, 0, hours(1), money.Euros(41136) + 1, 2022}},
			[]PersonYear{{Person: "T", Year: 2022, Paid: money.Euros(41136) + 1, Ceiling: money.Euros(41136), Over: 1}}, "soit 0,01 € de trop"},
		{"two lines of a person", []Indemnity{{"Présidence", true, 0, hours(800), at, 2025}, {"presidence", true, 0, hours(400), at, 2025}},
			[]PersonYear{{Person: "Présidence", Year: 2025, Paid: money.Euros(48000), Ceiling: money.Euros(47100), Over: money.Euros(900)}}, "900 € de trop"},
		{"two years", []Indemnity{{"P", true, 0, hours(10), at, 2025}, {"P", true, 0, hours(10), at, 2024}},
			[]PersonYear{{Person: "P", Year: 2024, Paid: money.Euros(400), Ceiling: money.Euros(46368)}, {Person: "P", Year: 2025, Paid: money.Euros(400), Ceiling: money.Euros(47100)}}, "2024"},
		{"a group, each against the ceiling", []Indemnity{{"Bureau", true, 6, hours(500), at, 2026}},
			[]PersonYear{{Person: "Bureau", Year: 2026, Paid: money.Euros(20000), Ceiling: money.Euros(48060)}}, "20 000 €"},
		{"year without a value", []Indemnity{{"P", true, 0, hours(10), at, 2027}},
			[]PersonYear{{Person: "P", Year: 2027, Paid: money.Euros(400), Ceiling: money.Euros(48060), MarkOf: 2026}}, "Le plafond de 2027 n’est pas connu ici"},
		{"not a member", []Indemnity{{"P", false, 0, hours(10), at, 2026}},
			[]PersonYear{{Person: "P", Year: 2026, Ceiling: money.Euros(48060), NotMember: true, Refused: money.Euros(400)}}, "400 € ne peuvent pas être versés, car seul un membre peut être indemnisé"},
		{"not a member, no rate", []Indemnity{{"P", false, 0, hours(10), 0, 2026}},
			[]PersonYear{{Person: "P", Year: 2026, Ceiling: money.Euros(48060), NotMember: true}}, "rien ne peut être versé"},
		{"no rate", []Indemnity{{"P", true, 0, hours(10), 0, 2026}},
			[]PersonYear{{Person: "P", Year: 2026, Ceiling: money.Euros(48060), NoRate: true}}, "des heures n’ont pas de taux"},
		{"half an hour", []Indemnity{{"P", true, 0, 450, money.Amount(4333), 2026}}, // 7 h 30 at 43,33 €
			[]PersonYear{{Person: "P", Year: 2026, Paid: money.Amount(32498), Ceiling: money.Euros(48060)}}, "324,98 €"},
	}
	for _, c := range cases {
		r := Indemnities(catalog(t), c.lines)
		if len(r.People) != len(c.want) {
			t.Fatalf("%s: %+v", c.name, r.People)
		}
		for i, want := range c.want {
			got := r.People[i]
			said := got.Text
			got.Text = ""
			if got != want || said == "" || said != french.Typography(said) {
				t.Errorf("%s: %+v (%q), want %+v", c.name, got, said, want)
			}
		}
		if !strings.Contains(plain(r.People[0].Text), c.says) {
			t.Errorf("%s: %q is not in %q", c.name, c.says, r.People[0].Text)
		}
		if len(r.Notes) != 2 || len(r.Sources) < 3 {
			t.Errorf("%s: notes %q, %d sources", c.name, r.Notes, len(r.Sources))
		}
	}
	r := Indemnities(catalog(t), []Indemnity{{"Bureau", true, 6, hours(500), at, 2026}, {"P", false, 0, 60, at, 2026}})
	if r.Total[2026] != money.Euros(120000) || len(r.Alerts()) != 1 {
		t.Errorf("total %v, %d alerts", r.Total[2026], len(r.Alerts()))
	}
}
