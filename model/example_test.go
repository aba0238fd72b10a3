package model

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"cpts/content"
	"cpts/content/dates"
)

func haut(t *testing.T, on dates.Day) *Project {
	t.Helper()
	p, err := Example(catalog(t), on)
	must(t, err)
	return p
}

func TestExampleIsSound(t *testing.T) {
	p := haut(t, today)
	if len(p.odd) > 0 || len(p.Unknown()) > 0 || len(p.extra) > 0 || len(p.Journal()) > 0 || p.ReadOnly() {
		t.Errorf("odd %v, unknown %v, extra %v, %d journal entries", p.odd, p.Unknown(), p.extra, len(p.Journal()))
	}
	for _, id := range p.catalog.QuestionIDs() {
		q := p.catalog.Question(id)
		if trouble := p.Trouble(q); trouble != "" {
			t.Errorf("%s: %s", id, trouble)
		}
		v := p.Answer(id)
		if v != nil && !p.Asked(q) {
			t.Errorf("%s is answered, but it is not asked", id)
		}
		if rows, table := v.([]Row); table {
			soundRows(t, q, rows)
		} else if v != nil {
			typedAgain(t, id, &q.Field, v)
		}
	}
	for id := range p.actions {
		a := p.Action(id)
		if a.Status == Done && a.On.IsZero() || a.Status == Pointless && a.Reason == "" || today.Before(a.On) {
			t.Errorf("%s: %+v, want a past date or a reason", id, a)
		}
	}
	if !bytes.Equal(p.JSON(), content.Example()) {
		t.Error("the example is not written as the program would write it")
	}
}

// soundRows checks that every cell could have been typed, and that those needed
// are there.
func soundRows(t *testing.T, q *content.Question, rows []Row) {
	t.Helper()
	for i, row := range rows {
		for id := range row {
			if q.Column(id) == nil && id != lineID {
				t.Errorf("%s, line %d: no column %q", q.ID, i, id)
			}
		}
		for _, col := range q.Columns {
			if v, has := row[col.ID.Name]; has {
				typedAgain(t, q.ID.Name+"/"+col.ID.Name, &col.Field, v)
			} else if col.Required {
				t.Errorf("%s, line %d: no %s", q.ID, i, col.ID)
			}
		}
	}
}

// typedAgain checks that a value is what one gets by typing it.
func typedAgain(t *testing.T, where string, f *content.Field, v Value) {
	t.Helper()
	typed := Typed(f, v)
	back, err := Parse(f, typed)
	if err != nil || string(encode(back, nil)) != string(encode(v, nil)) {
		t.Errorf("%s: typing %q gives %v (%v), want %v", where, typed, back, err, v)
	}
}

func TestExampleIsCaughtAtStageTwo(t *testing.T) {
	p := haut(t, today)
	o := p.Overview(today)
	if got := o.Stage().Stage.ID.Name; got != "premiers-contacts" {
		t.Errorf("current stage %s", got)
	}
	first, second := o.Stages[0], o.Stages[1]
	if first.Status != Finished || second.Status != InProgress || second.Finished != 4 || len(second.Sections) != 6 {
		t.Errorf("stage 1 %s, stage 2 %s with %d of %d rubriques", first.Status, second.Status, second.Finished, len(second.Sections))
	}
	for _, s := range first.Sections {
		for _, q := range s.Section.Questions {
			if p.Asked(q) && !p.Answered(q) {
				t.Errorf("%s has no answer", q.ID)
			}
		}
	}
	left := p.Left().Question
	if left == nil || left.ID.Name != "envies" {
		t.Fatalf("left at %+v", left)
	}
	if rank, of := p.Rank(left); rank != 2 || of != 3 {
		t.Errorf("question %d of %d, want 2 of 3", rank, of)
	}
	if on, has := KeyCommittee.Of(p); !has || on.ISO() != "2026-12-15" {
		t.Errorf("committee on %s, want 15 December", on)
	}
	if told := p.Contradictions(); told != nil {
		t.Errorf("contradictions in the example: %+v", told)
	}
	if _, valid := KeyLetterValid.Of(p); valid {
		t.Error("the letter is not validated yet")
	}
}

// The territory is the one described at the end of seed 003.
func TestExampleTerritory(t *testing.T) {
	p := haut(t, today)
	if n, _ := p.Population(); n != 27143 || p.Name() != "CPTS du Haut-Vallon" {
		t.Errorf("%s, %d inhabitants", p.Name(), n)
	}
	towns := p.Towns()
	if unique := slices.Compact(slices.Sorted(slices.Values(towns))); len(unique) != 43 || len(towns) != 43 {
		t.Errorf("%d communes, %d of them different, want 43", len(towns), len(unique))
	}
	count := map[string]int{}
	for _, row := range p.Rows("structures_locales") {
		count[text(row, "type")]++
		if town := text(row, "commune"); town != "" && !slices.Contains(towns, town) {
			t.Errorf("%s is in %s, which is not one of the communes", text(row, "nom"), town)
		}
	}
	for kind, want := range map[string]int{
		"msp": 2, "cabinet": 4, "esp": 2, "consultations": 1, "hopital": 3, "clinique": 1,
		"ehpad": 3, "aide-domicile": 6, "had": 2, "esat": 1, "social": 2,
	} {
		if count[kind] != want {
			t.Errorf("%d structures of type %s, want %d", count[kind], kind, want)
		}
	}
	professions := map[string]bool{}
	for _, m := range p.Team() {
		professions[text(m, "profession")] = true
	}
	tied := 0
	for _, need := range p.Needs() {
		if text(need, "mission") != "" {
			tied++
		}
	}
	if len(p.Team()) < 7 || len(p.Team()) > 9 || len(professions) < 5 {
		t.Errorf("%d members of %d professions", len(p.Team()), len(professions))
	}
	if n := len(p.Needs()); n < 8 || n > 10 || tied <= n/2 || tied == n {
		t.Errorf("%d needs, %d of them tied to a mission", n, tied)
	}
}

func TestExampleNeverAges(t *testing.T) {
	for on, shift := range map[string]int{
		"2026-11-23": 0, "2026-11-29": 0, "2026-11-30": 7, "2027-11-23": 364,
		"2026-11-22": -7, "2026-11-16": -7, "2026-11-15": -14, "2020-02-29": -2464, "2099-12-31": 26698,
	} {
		d := day(t, on)
		then, now := haut(t, today), haut(t, d)
		if got := today.DaysUntil(dates.Of(now.Modified())); got != shift || shift%7 != 0 {
			t.Errorf("%s: moved by %d days, want %d", on, got, shift)
			continue
		}
		if d.Before(dates.Of(now.Modified())) {
			t.Errorf("%s: last changed on %s, which is to come", on, now.Modified())
		}
		// Every date of the file moves by as much, the journal stays empty.
		moved := string(then.JSON())
		for _, iso := range isoDays(moved) {
			moved = strings.ReplaceAll(moved, iso, "@"+iso)
		}
		for _, iso := range isoDays(moved) {
			moved = strings.ReplaceAll(moved, "@"+iso, day(t, iso).AddDays(shift).ISO())
		}
		if string(now.JSON()) != moved {
			t.Errorf("%s: the example differs by more than %d days", on, shift)
		}
		o := now.Overview(d)
		if o.Stage().Stage.ID.Name != "premiers-contacts" || o.Stage().Finished != 4 {
			t.Errorf("%s: at %s with %d rubriques finished", on, o.Stage().Stage.ID, o.Stage().Finished)
		}
	}
}

// isoDays are the different days written in a text.
func isoDays(text string) (out []string) {
	for i := 0; i+10 <= len(text); i++ {
		if _, err := dates.ParseISO(text[i : i+10]); err == nil && !slices.Contains(out, text[i:i+10]) {
			out = append(out, text[i:i+10])
		}
	}
	return out
}

// Two copies do not share what they hold.
func TestExampleIsANewCopyEachTime(t *testing.T) {
	content.Example()[0] = 'x'
	a, b := haut(t, today), haut(t, today)
	must(t, a.RemoveRow(KeyTeam.ID(), 0, noon))
	set(t, a, "nom", "Autre")
	if b.Name() == "Autre" || len(b.Team()) == len(a.Team()) {
		t.Error("a change of one example reaches the next")
	}
}
