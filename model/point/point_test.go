package point

import (
	"slices"
	"testing"

	"cpts/content"
)

func TestFindingsAreSaid(t *testing.T) {
	said := &content.Point{Holds: "a", Wanting: "b", ToSay: "c"}
	for state, want := range map[State]string{Held: "a", Wanting: "b", Unknown: "c", OffTopic: ""} {
		if got := (Finding{Point: said, State: state}).Advice(); got != want {
			t.Errorf("%s: %q", state, got)
		}
		if state.Word() == "" || !slices.Contains(States, state) {
			t.Errorf("%s has no word or no place", state)
		}
	}
}

func TestStanding(t *testing.T) {
	of := func(states ...State) (findings []Finding) {
		for _, state := range states {
			findings = append(findings, Finding{State: state})
		}
		return findings
	}
	cases := []struct {
		findings []Finding
		words    string
		worst    State
	}{
		{nil, "rien à régler", Held},
		{of(Held, OffTopic), "rien à régler", Held},
		{of(Unknown, Held), "1\u00a0point à préciser", Unknown},
		{of(Unknown, Wanting, Wanting), "2\u00a0points à régler", Wanting},
	}
	for _, c := range cases {
		if words, worst := Standing(c.findings); words != c.words || worst != c.worst {
			t.Errorf("%v: %q, %s; want %q, %s", c.findings, words, worst, c.words, c.worst)
		}
	}
}
