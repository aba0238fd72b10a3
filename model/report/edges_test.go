package report

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
	"cpts/content/money"
	"cpts/model/budget"
	"cpts/model/calendar"
	"cpts/model/page"
)

func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// Steps that several explanations begin with are told with the first only; a year
// that goes like the one before, in a line.
func TestSharedStepsAreToldOnce(t *testing.T) {
	plan := budget.NewPlan(catalog(t).Scale("2022"), budget.Situation{Size: 1, Signed: dates.Day{Year: 2027, Month: 1, Day: 1}})
	var all []*budget.Explanation
	for year := 1; year <= budget.Years; year++ {
		all = append(all, plan.Explain("parcours", year))
	}
	shared := Shared(all)
	if shared == 0 {
		t.Fatal("nothing is shared: nothing is tried")
	}
	text := flat(plain(ExplanationDocument(Money{Scale: plan.Scale, Today: today}, all).Text(100, page.Style{})))
	for _, step := range all[0].Steps[:shared] {
		if n := strings.Count(text, flat(plain(step.Text))); n != 1 {
			t.Errorf("%q is told %d times", step.Text, n)
		}
	}
	for i, e := range all {
		if n := strings.Count(text, flat(plain(e.Title))); n != 1 {
			t.Errorf("%q is told %d times", e.Title, n)
		}
		if like := strings.Contains(text, flat(plain(e.Title+colon+e.Result.String()+", comme l’année d’avant."))); like != (i > 2) {
			t.Errorf("year %d goes like the one before: %v", i+1, like)
		}
	}
	same := []*budget.Explanation{{Steps: []budget.Step{{Text: "a"}, {Text: "b"}, {Text: "c"}}}, {Steps: []budget.Step{{Text: "a"}, {Text: "x"}, {Text: "c"}}}}
	for n, all := range map[int][]*budget.Explanation{1: same, 2: same[:1], 0: {same[0], {Steps: []budget.Step{{Text: "a"}}}}} {
		if got := Shared(all); got != n {
			t.Errorf("%d steps shared, want %d: the last of each is its own", got, n)
		}
	}
}

// The report looks a year ahead, that day included; days are counted up to a month.
func TestHorizon(t *testing.T) {
	for away, c := range map[int]struct{ shown, counted bool }{0: {true, true}, 31: {true, true}, 32: {true, false}, 365: {true, false}, 366: {false, false}} {
		day := today.AddDays(away)
		f := fill(t)
		if err := f.SetDue("E1-05", day, now); err != nil {
			t.Fatal(err)
		}
		text := flat(plain(Build(f.Project, today).Text(100, page.Style{})))
		_, text, _ = strings.Cut(text, "Les échéances")
		label := f.Catalog().Action("E1-05").Label
		text = text[:min(len(text), 400)]
		if strings.Contains(text, plain(day.String()+" "+label)) != c.shown || strings.Contains(text, "Et 1 date à plus d’un an") == c.shown {
			t.Errorf("%d days ahead: shown %v in %q", away, !c.shown, text)
		}
		if strings.Contains(text, label+" ("+plain(dates.In(away))+")") != c.counted {
			t.Errorf("%d days ahead: counted %v in %q", away, !c.counted, text)
		}
	}
}

func TestByMonth(t *testing.T) {
	var events []calendar.Event
	for _, iso := range []string{"2026-11-23", "2026-11-30", "2026-12-01", "2027-12-01", "2027-12-31"} {
		day, err := dates.ParseISO(iso)
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, calendar.Event{Day: day})
	}
	var sizes []int
	for _, month := range byMonth(events) {
		sizes = append(sizes, len(month))
	}
	if len(sizes) != 3 || sizes[0] != 2 || sizes[1] != 1 || sizes[2] != 2 {
		t.Errorf("months of %v days, want 2, 1 and 2", sizes)
	}
}

// The name of a scenario over its column, at the longest.
func TestShortened(t *testing.T) {
	for name, want := range map[string]string{
		"": "", strings.Repeat("é", 40): strings.Repeat("é", 40), strings.Repeat("é", 41): strings.Repeat("é", 39) + "…",
		strings.Repeat("é", 38) + " et la suite": strings.Repeat("é", 38) + "…",
	} {
		if got := shortened(name); got != want {
			t.Errorf("%q is shortened to %q", name, got)
		}
	}
}

// Two scenarios never look the same for having been cut: they are told from where they
// differ.
func TestNamesOfScenariosStayApart(t *testing.T) {
	long := strings.Repeat("avec deux communes de plus ", 12)
	word := strings.Repeat("é", 300)
	for _, c := range []struct{ names, want []string }{
		{[]string{"Votre situation", "sans option"}, []string{"Votre situation", "sans option"}},
		{[]string{"a", "a", "a"}, []string{"a", "a (2)", "a (3)"}},
		{[]string{long + "au nord", long + "au sud"}, []string{"…au nord", "…au sud"}},
		{[]string{long + "et le nord", long + "en juin", long + "en juillet"}, []string{"…plus et le nord", "…en juin", "…en juillet"}},
		{[]string{word + "à", word + "è"}, []string{"…à", "…è"}},
		{[]string{long + "x", long + "x"}, []string{"…plus x", "…plus x (2)"}},
		{[]string{long + "au", long + "au nord"}, []string{"…plus au", "…plus au nord"}},
		{nil, nil},
	} {
		if got := apartNames(c.names); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := firstNames(slices.Repeat([]string{"un"}, 37)); got != "un, un, un, un, un, un et 31\u00a0autres" {
		t.Errorf("those left out: %q", got)
	}
}

// The years of a contract stand abreast; what follows the last year noted is told apart.
func TestForecastTables(t *testing.T) {
	for years, tables := range map[int]int{1: 1, 6: 1, 7: 2} {
		f := fill(t)
		for n := range years {
			f.rows("depenses", "bureau|4 800|"+dates.Day{Year: 2027 + n, Month: 1, Day: 1}.ISO()[:4]+"|locaux")
		}
		d := forecast(f.Project, today)
		got := 0
		for _, b := range d.Blocks {
			if table, is := b.(page.Table); is {
				if got++; len(table.Columns) > 1+yearsAbreast {
					t.Errorf("%d years: %d columns", years, len(table.Columns))
				}
			}
		}
		if got != tables {
			t.Errorf("%d years: %d tables, want %d", years, got, tables)
		}
	}
	for _, c := range []struct {
		years []budget.ForecastYear
		want  int
	}{
		{nil, 0}, {[]budget.ForecastYear{{Year: 2027, Contract: 1}}, 0}, {[]budget.ForecastYear{{Year: 2027, Grants: 1}, {Year: 2028}}, 2027},
		{[]budget.ForecastYear{{Year: 2027, Grants: 1}, {Year: 2028, Expenses: 1}, {Year: 2029, Contract: 1}}, 2028},
	} {
		if got := lastNoted(c.years); got != c.want {
			t.Errorf("%+v: noted up to %d, want %d", c.years, got, c.want)
		}
	}
}

// A difference bears its sign, and none stands beside the project itself.
func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		cell budget.Compared
		at   int
		want string
	}{
		{budget.Compared{Known: true, Difference: money.Euros(1000)}, 1, "+1 000"}, {budget.Compared{Known: true, Difference: money.Euros(-1000)}, 2, "−1 000"},
		{budget.Compared{Known: true}, 1, "0"}, {budget.Compared{Difference: money.Euros(1)}, 1, ""}, {budget.Compared{Known: true, Difference: money.Euros(1)}, 0, ""},
	} {
		if got := plain(differenceOf(c.cell, c.at)); got != c.want {
			t.Errorf("%+v in column %d: %q, want %q", c.cell, c.at, got, c.want)
		}
	}
}

// What a line of the scale is made of is told, with the amounts of the size.
func TestComponentsAreTold(t *testing.T) {
	scale := catalog(t).Scale("2019")
	for size, want := range map[int]string{1: "moyens (15 000 €)", 4: "moyens (30 000 €)"} {
		m := Money{Scale: scale, Situation: budget.Situation{Size: size}, Today: today}.of()
		if got := plain(strings.Join(components(m), "\n")); !strings.Contains(got, want) {
			t.Errorf("size %d: %q, want %q", size, got, want)
		}
	}
	if got := components(Money{Scale: catalog(t).Scale("2022"), Situation: budget.Situation{Size: 1}, Today: today}.of()); len(got) > 0 {
		t.Errorf("components that the scale does not have: %q", got)
	}
	if scale.HasCrisis() || !catalog(t).Scale("2022").HasCrisis() || new(content.Scale).HasCrisis() {
		t.Error("which scales pay for a crisis")
	}
}
