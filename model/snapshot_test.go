package model

import (
	"bytes"
	"testing"
)

// A snapshot is written to disk while the leader goes on: nothing she then does
// may reach it, nor what is done to it reach her.
func TestSnapshotIsApart(t *testing.T) {
	start := func() *Project {
		p, err := Read(catalog(t), []byte(everything))
		must(t, err)
		must(t, p.SetAnswer("population_annee", int64(2023), noon))
		return p
	}
	changes := map[string]func(*Project) error{
		"answer":         answer("nom", "Autre"),
		"new answer":     answer("region", "paca"),
		"answer removed": answer("population", nil),
		"odd answer":     answer("population", int64(3)),
		"action":         action("E1-05", ActionState{Status: Pointless, Reason: "x"}),
		"new action":     action("E1-06", ActionState{Status: Pointless, Reason: "x"}),
		"action undone":  action("E1-05", ActionState{Status: ToDo}),
		"row added":      func(p *Project) error { return p.InsertRow(KeyTeam.ID(), 0, Row{"nom": "x"}, noon) },
		"row changed":    func(p *Project) error { return p.ReplaceRow(KeyTeam.ID(), 0, Row{"nom": "x"}, noon) },
		"row removed":    func(p *Project) error { return p.RemoveRow(KeyTeam.ID(), 1, noon) },
		"row moved":      func(p *Project) error { return p.MoveRow(KeyTeam.ID(), 0, 1, noon) },
		"undo":           func(p *Project) error { _, _, err := p.Undo(noon); return err },
		"position":       func(p *Project) error { p.SetPosition(p.catalog.Question("nom")); return nil },
	}
	for name, do := range changes {
		p := start()
		kept := p.Snapshot()
		before := kept.JSON()
		if !bytes.Equal(before, p.JSON()) {
			t.Fatal("a snapshot is not the project")
		}
		must(t, do(p))
		if bytes.Equal(p.JSON(), before) {
			t.Errorf("%s: changes nothing", name)
		}
		if !bytes.Equal(kept.JSON(), before) {
			t.Errorf("%s: reaches the snapshot", name)
		}
		p = start()
		before = p.JSON()
		kept = p.Snapshot()
		must(t, do(kept))
		if !bytes.Equal(p.JSON(), before) {
			t.Errorf("%s: done to the snapshot, reaches the project", name)
		}
	}
}

// A table that has room to grow is not changed in place either.
func TestSnapshotOfAGrowingTable(t *testing.T) {
	p := blank(t)
	for i := range 9 {
		must(t, insert(i, itoa(i))(p))
		kept := p.Snapshot()
		before := kept.JSON()
		must(t, insert(0, "x")(p))
		must(t, remove(0)(p))
		must(t, insert(0, "x")(p.Snapshot()))
		if !bytes.Equal(kept.JSON(), before) || len(p.Needs()) != i+1 || text(p.Needs()[0], "besoin") != "0" {
			t.Fatalf("with %d lines: a snapshot and the project share them", i+1)
		}
	}
}

// Both go on from the same journal, each with its own.
func TestSnapshotJournalsPart(t *testing.T) {
	p := with(t, "nom=a", "nom=b", "nom=c")
	kept := p.Snapshot()
	set(t, p, "nom", "d")
	set(t, kept, "nom", "e")
	if got, other := string(p.journal[3].After), string(kept.journal[3].After); got != `"d"` || other != `"e"` {
		t.Errorf("last entries %s and %s, want each its own", got, other)
	}
}

// A caller that keeps changing what it handed over does not change the project.
func TestValuesAreTakenAsTheyAre(t *testing.T) {
	p := blank(t)
	towns, row := []string{"Ambrezat"}, Row{"nom": "Camille"}
	must(t, p.SetAnswer("communes", towns, noon))
	must(t, p.InsertRow(KeyTeam.ID(), 0, row, noon))
	towns[0], row["nom"] = "Bersanges", "Solène"
	if p.Towns()[0] != "Ambrezat" || text(p.Team()[0], "nom") != "Camille" {
		t.Errorf("%v, %v", p.Towns(), p.Team())
	}
}
