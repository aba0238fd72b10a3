package model

import (
	"strings"
	"testing"
)

// A line that bears no id is found by what it holds, the nearest to its rank; one that
// does, by its id alone.
func TestLineAt(t *testing.T) {
	columns := catalog(t).Question("besoins").Columns
	a, b := Row{"besoin": "a"}, Row{"besoin": "b"}
	rows := []Row{a, b, a, b, a, {"besoin": "a", lineID: "x"}}
	for _, c := range []struct {
		line Row
		rank int
		want int
	}{
		{a, 0, 0}, {a, 1, 0}, {a, 2, 2}, {a, 3, 2}, {a, 4, 4}, {a, 9, 5}, {b, 0, 1}, {b, 2, 1}, {b, 3, 3}, {b, 9, 3}, {Row{"besoin": "c"}, 0, -1},
		{Row{"besoin": "b", lineID: "x"}, 0, 5}, {Row{"besoin": "a", lineID: "y"}, 0, -1},
	} {
		if got := lineAt(rows, c.line, c.rank, columns); got != c.want {
			t.Errorf("%v, once at %d: %d, want %d", c.line, c.rank, got, c.want)
		}
	}
}

// What was undone is done again, and what stands is taken back, when the journal holds
// nothing before.
func TestUndoAtTheStartOfTheJournal(t *testing.T) {
	p := little(t)
	must(t, p.SetAnswer("nom", "Lac", noon))
	if _, ok, err := p.Undo(noon); !ok || err != nil || p.Name() != "" {
		t.Fatalf("%v, %v", ok, err)
	}
	p.forget(1) // the undo is the first there is
	if _, ok, err := p.Redo(noon); !ok || err != nil || p.Name() != "Lac" {
		t.Errorf("redone: %v, %v, %q", ok, err, p.Name())
	}
	if _, ok, _ := p.Redo(noon); ok {
		t.Error("there is something more to do again")
	}
}

// A contradiction is that of both its dates, and of no other.
func TestContradictionOfEither(t *testing.T) {
	p := little(t)
	set(t, p, "lettre_deposee_le", "02/11/2026")
	set(t, p, "aci_signe_le", "01/10/2026")
	set(t, p, "signature_souhaitee_le", "01/06/2027")
	for id, want := range map[string]bool{"lettre_deposee_le": true, "aci_signe_le": true, "signature_souhaitee_le": false, "nom": false} {
		if c, found := p.ContradictionOf(id); found != want || found && (c.Before.ID.Name != "lettre_deposee_le" || c.After.ID.Name != "aci_signe_le") {
			t.Errorf("%s: %v, %+v", id, found, c)
		}
	}
	set(t, p, "lettre_deposee_le", "01/01/1950") // one date alone surprises
	if c, found := p.ContradictionOf("lettre_deposee_le"); !found || c.Before != nil {
		t.Errorf("%v, %+v", found, c)
	}
	if _, found := p.ContradictionOf("aci_signe_le"); found {
		t.Error("a date surprises for another")
	}
}

// A text, and an element of a list, may be as long as is said.
func TestLongestTexts(t *testing.T) {
	for _, id := range []string{"nom", "communes"} {
		f := &little(t).catalog.Question(id).Field
		for n, ok := range map[int]bool{maxText: true, maxText + 1: false} {
			if _, err := Parse(f, strings.Repeat("é", n)); (err == nil) != ok {
				t.Errorf("%s, %d characters: %v", id, n, err)
			}
		}
	}
}

// A stage waits for the nearest gate before it that is not passed, whatever stands
// between.
func TestBlockedByWhatIsMissing(t *testing.T) {
	p := little(t)
	second := p.catalog.Stage("suite")
	if need := p.blocked(second, []bool{false, false}, today); need == nil || need.Rule.Name != "equipe-deux-professions" {
		t.Errorf("%+v", need)
	}
	if need := p.blocked(second, []bool{true, false}, today); need != nil {
		t.Errorf("a stage behind blocks: %+v", need)
	}
	if need := p.blocked(second, []bool{false, true}, today); need != nil {
		t.Errorf("a stage behind is blocked: %+v", need)
	}
}

// A value of the other hand that cannot be given stays to be settled.
func TestClashThatCannotBeTaken(t *testing.T) {
	p := little(t)
	must(t, p.SetAnswer("population", int64(10), noon))
	c := Clash{Key: "population", Theirs: raw(`"beaucoup"`)}
	if !p.Replaced(c.Key, "", raw("9"), c.Theirs) {
		t.Fatal("nothing to settle")
	}
	if err := p.Settle(c, true, noon); err == nil || len(p.Clashes()) != 1 {
		t.Errorf("%v, %v waits", err, p.Clashes())
	}
	must(t, p.Settle(c, false, noon))
	if n, _ := p.Population(); n != 10 || len(p.Clashes()) > 0 {
		t.Errorf("%d, %v waits", n, p.Clashes())
	}
}

// The population follows the communes, in a content that does not ask of which year.
func TestPopulationFollowsWithoutItsYear(t *testing.T) {
	p := little(t)
	must(t, p.SetAnswer("communes", []string{"Castelnaudary"}, noon))
	if n, known := p.Population(); !known || n < 10000 {
		t.Errorf("%d inhabitants", n)
	}
}
