package territory

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cpts/content/communes"
)

// settle decides what each draft is: the code or the department that it says; else
// what the department of the project has; else what those of the others have, by
// their votes. What is left is asked.
func settle(t *communes.Table, drafts []draft, near Near) []Entry {
	votes := count(t, drafts, near)
	out := make([]Entry, len(drafts))
	tried := 0
	for i, d := range drafts {
		out[i] = d.Entry
		if d.Group != NoGroup {
			continue
		}
		if d.empty() && tried < mostSlips {
			tried++
			out[i].Choices = likely(t, d.Text, near, votes)
			continue
		}
		p, choices := choose(t, d, near, votes)
		if p != communes.None && !d.told && votes.alone(t, p) { // so far from the others, it may be a slip for one near
			choices = append([]communes.Place{p}, likely(t, d.Text, near, votes)...)
			p = communes.None
		}
		if p == communes.None && tried < mostSlips {
			tried++
			choices = append(longer(t, d.Text, votes), choices...)
		}
		out[i].Place, out[i].Choices = p, choices
	}
	return out
}

// longer are the places of the departments voted for whose name goes on after a
// text: « Sainte-Colombe », for Sainte-Colombe-sur-l'Hers.
func longer(t *communes.Table, text string, votes votes) (out []communes.Place) {
	words := Words(text)
	const most = 4
	if len(words) == 0 || len(votes.departments) == 0 {
		return nil
	}
	for _, f := range named(t, words) {
		if f.rank == begins && slices.Contains(votes.departments, t.Department(f.place).Code) && t.Kind(f.place) == communes.Commune && len(out) < most {
			out = append(out, f.place)
		}
	}
	return out
}

// mostSlips is how many names of a list that are in doubt are compared with all the names:
// beyond, it is no list of communes.
const mostSlips = 200

// mostChoices is how many places are worth choosing from.
const mostChoices = 12

// votes are where the places of a list are that are sure, and those that the project
// has already.
type votes struct {
	departments []string       // that of the project first, then by how many there are
	regions     map[string]int // how many each has; that of the project has enough
}

// hardly a vote is less than one of so many.
const hardly = 10

func count(t *communes.Table, drafts []draft, near Near) votes {
	departments, all := map[string]int{}, 0
	v := votes{regions: map[string]int{}}
	add := func(p communes.Place) {
		d := t.Department(p)
		departments[d.Code]++
		v.regions[d.Region]++
		all++
	}
	for _, p := range near.Places {
		add(p)
	}
	for _, d := range drafts {
		if todays := distinct(t, slices.Concat(d.named, d.alike)); len(todays) == 1 {
			add(todays[0])
		}
	}
	for _, code := range slices.Sorted(maps.Keys(departments)) {
		if departments[code]*hardly >= all && code != near.Department {
			v.departments = append(v.departments, code)
		}
	}
	slices.SortStableFunc(v.departments, func(a, b string) int { return departments[b] - departments[a] })
	if d, known := t.DepartmentNamed(near.Department); known {
		v.departments = slices.Insert(v.departments, 0, near.Department)
		v.regions[d.Region] += 2
	}
	return v
}

// alone tells that a place is the only one of its region, and others are not.
func (v votes) alone(t *communes.Table, p communes.Place) bool {
	return len(v.regions) > 1 && v.regions[t.Department(p).Region] < 2
}

// choose is the place that a draft is, or those it may be.
func choose(t *communes.Table, d draft, near Near, votes votes) (communes.Place, []communes.Place) {
	for _, code := range votes.departments {
		within := func(p communes.Place) bool { return t.Department(p).Code == code }
		for _, some := range [][]communes.Place{d.named, d.alike} {
			here := distinct(t, slices.DeleteFunc(slices.Clone(some), func(p communes.Place) bool { return !within(p) }))
			if len(here) == 1 {
				return here[0], nil
			}
			if len(here) > 1 {
				return communes.None, sorted(t, here, near)
			}
		}
	}
	for _, some := range [][]communes.Place{d.named, d.alike} {
		if all := distinct(t, some); len(all) == 1 {
			return all[0], nil
		} else if len(all) > 1 {
			return communes.None, sorted(t, all, near)
		}
	}
	return communes.None, nil
}

// distinct are places of which no two are one commune today: of a name that a commune
// still bears, the commune.
func distinct(t *communes.Table, places []communes.Place) (out []communes.Place) {
	at := map[communes.Place]int{}
	for _, p := range places {
		today := t.Today(p)
		i, again := at[today]
		switch {
		case !again:
			at[today] = len(out)
			out = append(out, p)
		case p == today:
			out[i] = p
		}
	}
	return out
}

// sorted are places to choose from, nearest first, then the most inhabited.
func sorted(t *communes.Table, places []communes.Place, near Near) []communes.Place {
	around := neighbourhood(t, near)
	slices.SortStableFunc(places, func(a, b communes.Place) int {
		return cmp.Compare(around.order(t, ranked{place: a}), around.order(t, ranked{place: b}))
	})
	return places[:min(len(places), 4*mostChoices)]
}

// likely are the places that an unknown name may be a slip for; where the others
// are, if that is known.
func likely(t *communes.Table, text string, near Near, votes votes) (out []communes.Place) {
	name, _ := sayings(bareText(text))
	name, _ = apartNumbers(name)
	words := Words(name)
	whole := strings.Join(words, " ")
	const letters = 4
	if len(whole) < letters {
		return nil
	}
	found := slips(t, whole)
	if len(words) > 0 {
		found = append(found, named(t, words)...)
	}
	for _, f := range places(t, found, near, 4*mostChoices) {
		if len(votes.departments) == 0 || votes.regions[t.Department(f.Place).Region] > 1 || len(votes.regions) == 1 {
			out = append(out, f.Place)
		}
	}
	return out[:min(len(out), mostChoices)]
}
