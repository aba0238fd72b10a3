package model

import (
	"encoding/json"
	"errors"

	"slices"
	"strings"
	"testing"
	"time"

	"cpts/content/contenttest"
	"cpts/content/dates"
)

// little is a project of the small content.
func little(t testing.TB) *Project { return New(contenttest.Catalog(t), noon) }

func raw(text string) json.RawMessage {
	if text == "" {
		return nil
	}
	return json.RawMessage(text)
}

// A change is told by what it is about, from what to what, whatever was changed and
// whatever the file holds of it.
func TestChangesAreTold(t *testing.T) {
	zero, one := 0, 1
	p := little(t)
	for _, c := range []struct {
		e               Entry
		about, from, to string
		doing           string
	}{
		{Entry{Key: "nom", After: raw(`"Lac"`)}, "Nom", "non renseigné", "Lac", ""},
		{Entry{Key: "nom", Before: raw(`"Lac"`), After: raw("null"), Undo: true}, "Nom", "Lac", "non renseigné", "annulé"},
		{Entry{Key: "population", Before: raw("1200"), After: raw(`"mille"`), Redo: true}, "Population", "1 200", `"mille"`, "refait"},
		{Entry{Key: "milieux", Before: raw(`["ville"]`), After: raw("[]"), Aside: true, Undo: true}, "Milieux", "la ville", "aucun de ceux-là", "mis de côté"},
		{Entry{Key: "communes", Before: raw("[]"), After: raw(`["Ambre","Brise"]`)}, "Communes", "aucun", "Ambre, Brise", ""},
		{Entry{Key: "accord_le", After: raw(`"2026-11-02"`)}, "Accord depuis", "non renseigné", "2 novembre 2026", ""},
		{Entry{Key: "A-01", Before: raw("null"), After: raw(`{"etat":"faite","le":"2026-11-02"}`)}, "Écrire les objectifs à plusieurs", "à faire", "faite le 2 novembre 2026", ""},
		{Entry{Key: "A-01", Before: raw(`{"etat":"faite"}`), After: raw(`{"etat":"sans_objet"}`)}, "Écrire les objectifs à plusieurs", "faite", "sans objet", ""},
		{Entry{Key: "A-01", Before: raw(`{"etat":"sans_objet","motif":"ailleurs"}`), After: raw(`{"etat":"a_faire","echeance":"2026-12-01"}`)}, "Écrire les objectifs à plusieurs", "sans objet, ailleurs", "à faire, pour le 1er décembre 2026", ""},
		{Entry{Key: "A-01", Before: raw("3"), After: nil}, "Écrire les objectifs à plusieurs", "3", "à faire", ""},
		{Entry{Key: "notes/nom", Before: raw(`"a\nb"`), After: raw("null")}, "Note sur « Nom »", "a b", "aucune", ""},
		{Entry{Key: "notes/A-02", Before: raw("4"), After: raw(`"x"`)}, "Note sur « Prévenir la mairie »", "aucune", "x", ""},
		{Entry{Key: "ailleurs", Before: raw(`{"a":1}`), After: raw(`"\u001b[2J"`)}, "ailleurs", `{"a":1}`, `"\u001b[2J"`, ""},
		{Entry{Key: "equipe", Row: &zero, Before: raw("null"), After: raw(`{"nom":"Sacha","profession":"infirmier"}`)}, "Équipe, Sacha", "absente", "Nom Sacha, Métier infirmier", ""},
		{Entry{Key: "equipe", Row: &zero, Before: raw(`{"nom":"Sacha","profession":"infirmier","benevole":true}`), After: raw(`{"nom":"Alix","profession":"infirmier"}`)}, "Équipe, Alix", "Nom Sacha, Bénévole oui", "Nom Alix, Bénévole non renseigné", ""},
		{Entry{Key: "equipe", Row: &zero, Before: raw(`{"nom":"Sacha"}`), After: raw("null")}, "Équipe, Sacha", "Nom Sacha", "absente", ""},
		{Entry{Key: "equipe", Row: &zero, Before: raw(`{"nom":"Sacha"}`), After: raw(`{"nom":"Sacha"}`)}, "Équipe, Sacha", "comme avant", "comme avant", ""},
		{Entry{Key: "equipe", Row: &zero, To: &one, Before: raw(`{"nom":"Sacha"}`), After: raw(`{"nom":"Sacha"}`)}, "Équipe, Sacha", "rang 1", "rang 2", ""},
		{Entry{Key: "equipe", Row: &zero, After: raw(`{"profession":"inconnue"}`)}, "Équipe", "absente", "Métier inconnue", ""},
	} {
		got := p.Tell(c.e)
		if plainText(got.About) != c.about || plainText(got.From) != c.from || plainText(got.To) != c.to || got.Doing != c.doing {
			t.Errorf("%s: %q: %q → %q, %q", c.e.Key, got.About, got.From, got.To, got.Doing)
		}
	}
	if got := plainText(p.Tell(Entry{Key: "nom", After: raw(`"Lac"`)}).Sentence()); got != "Nom : non renseigné → Lac" {
		t.Errorf("%q", got)
	}
}

// What has changed since a day is told once for each thing, from what it then was; what
// came back to it is not.
func TestChangesSince(t *testing.T) {
	p := little(t)
	before, since, later := noon.AddDate(0, 0, -2), dates.Of(noon), noon.Add(time.Hour)
	must(t, p.SetAnswer("nom", "Lac", before))
	must(t, p.InsertRow("besoins", 0, Row{"besoin": "a"}, before))
	must(t, p.InsertRow("besoins", 1, Row{"besoin": "b"}, before))
	must(t, p.SetAnswer("population", int64(10), before))
	must(t, p.SetAnswer("nom", "Mer", noon))
	must(t, p.SetAnswer("population", int64(11), noon))
	must(t, p.ReplaceRow("besoins", 1, Row{"besoin": "B"}, noon))
	must(t, p.MoveRow("besoins", 1, 0, noon))
	must(t, p.SetAnswer("nom", "Océan", later))
	must(t, p.SetAnswer("population", int64(10), later))
	must(t, p.ReplaceRow("besoins", 0, Row{"besoin": "C"}, later))
	must(t, p.SetNote("nom", "à revoir", later))
	tell := func(day dates.Day) (out []string, whole bool) {
		changes, whole := p.ChangesSince(day)
		for _, c := range changes {
			out = append(out, plainText(c.Sentence()))
		}
		return out, whole
	}
	got, whole := tell(since)
	if want := []string{"Nom : Lac → Océan", "Besoins, C : Besoin b → Besoin C", "Note sur « Nom » : aucune → à revoir"}; !slices.Equal(got, want) || !whole {
		t.Errorf("%q, whole %v", got, whole)
	}
	if got, whole := tell(since.AddDays(-10)); len(got) != 5 || !whole || got[0] != "Besoins, a : absente → Besoin a" || got[1] != "Nom : non renseigné → Océan" {
		t.Errorf("%q, whole %v", got, whole)
	}
	if got, whole := tell(since.AddDays(1)); len(got) != 0 || !whole {
		t.Errorf("%q, whole %v", got, whole)
	}
	p.forget(4)
	if got, whole := tell(since); len(got) != 3 || whole {
		t.Errorf("the journal begins that day: %q, whole %v", got, whole)
	}
	// A table given whole is told line by line.
	rows := p.Needs()
	must(t, p.SetAnswer("besoins", []Row{rows[0], {"besoin": "neuf"}}, later))
	if got, _ := tell(since); len(got) != 5 || got[3] != "Besoins, neuf : absente → Besoin neuf" && got[4] != "Besoins, neuf : absente → Besoin neuf" {
		t.Errorf("%q", got)
	}
}

// PutBack gives a thing what it was before a change, or what it became, whatever came
// since.
func TestPutBack(t *testing.T) {
	p := little(t)
	threeNeeds(p)
	must(t, p.SetAnswer("nom", "Lac", noon))
	must(t, p.SetAnswer("nom", "Mer", noon))
	must(t, p.ReplaceRow("besoins", 1, Row{"besoin": "B"}, noon))
	must(t, p.RemoveRow("besoins", 2, noon))
	must(t, p.MoveRow("besoins", 0, 1, noon))
	journal := slices.Clone(p.Journal())
	names := func() string { return strings.Join(needs(p), "") }
	for i, c := range []struct {
		entry int
		after bool
		want  string
	}{
		{4, false, "Lac"}, {4, true, "Mer"}, {3, false, ""}, {3, true, "Lac"},
	} {
		must(t, p.PutBack(journal[c.entry], c.after, noon))
		if p.Name() != c.want {
			t.Errorf("step %d: %q, want %q", i, p.Name(), c.want)
		}
	}
	for i, c := range []struct {
		entry int
		after bool
		want  string
	}{
		{5, false, "ba"}, {5, true, "Ba"}, {6, false, "Bac"}, {6, false, "Bac"}, {6, true, "Ba"}, {6, true, "Ba"}, {1, false, "a"}, {1, true, "ab"},
	} {
		must(t, p.PutBack(journal[c.entry], c.after, noon))
		if names() != c.want {
			t.Errorf("step %d: %q, want %q", i, names(), c.want)
		}
	}
	if err := p.PutBack(journal[7], false, noon); !errors.Is(err, ErrGone) {
		t.Errorf("a move is put back: %v", err)
	}
}

// Another state of a project is taken as changes, which can be taken back one by one.
func TestBecomingAnotherState(t *testing.T) {
	p := little(t)
	must(t, p.SetAnswer("nom", "Lac", noon))
	must(t, p.SetNote("nom", "à revoir", noon))
	state := p.Snapshot()
	must(t, p.SetAnswer("nom", "Mer", noon))
	must(t, p.SetAnswer("accord", true, noon))
	must(t, p.SetAction("A-01", ActionState{Status: Done, On: today}, noon))
	p.Replaced("nom", "", raw(`"Lac"`), raw(`"Étang"`))
	changes := p.Changes()
	must(t, p.Become(state, noon))
	if p.Name() != "Lac" || p.Answer("accord") != nil || p.Action("A-01").Settled() || p.Note("nom") != "à revoir" || len(p.Clashes()) > 0 {
		t.Errorf("%s, %v, %v, %q, %v", p.Name(), p.Answer("accord"), p.Action("A-01"), p.Note("nom"), p.Clashes())
	}
	if p.Changes() != changes+3 {
		t.Errorf("%d changes for three things", p.Changes()-changes)
	}
	if _, ok, err := p.Undo(noon); !ok || err != nil {
		t.Errorf("%v, %v", ok, err)
	}
	if !p.SameAs(state) || p.SameAs(New(p.Catalog(), noon.Add(time.Hour))) {
		t.Error("a project is not told from another")
	}
	must(t, p.Become(p.Snapshot(), noon))
	if p.Changes() != changes+4 {
		t.Errorf("becoming itself is %d changes", p.Changes()-changes-4)
	}
}

// What was removed is nowhere in a project whose history is forgotten, nor in a copy to
// send; the answers stay.
func TestForgetting(t *testing.T) {
	p := little(t)
	must(t, p.SetAnswer("nom", "Secret", noon))
	must(t, p.SetAnswer("nom", "Lac", noon))
	p.SetDraft("nom", []string{"Secret"}, noon)
	p.Replaced("nom", "", raw(`"Mer"`), raw(`"Secret"`))
	p, err := Read(p.catalog, []byte(strings.Replace(string(p.JSON()), `"brouillons": {`, `"brouillons": {"odd": "Secret",`, 1)))
	must(t, err)
	if len(p.Unknown()) != 1 {
		t.Fatalf("%q is kept", p.Unknown())
	}
	for name, one := range map[string]*Project{"bare": p.Bare(), "forgotten": func() *Project { c := p.Snapshot(); c.ForgetHistory(); return c }()} {
		if text := string(one.JSON()); strings.Contains(text, "Secret") || !strings.Contains(text, "Lac") {
			t.Errorf("%s:\n%s", name, text)
		}
		if one.Forgotten() != 2 || one.Changes() != 2 || len(one.Journal()) > 0 || one.Draft("nom") != nil || len(one.Clashes()) > 0 {
			t.Errorf("%s: %d changes forgotten of %d", name, one.Forgotten(), one.Changes())
		}
	}
	if p.Forgotten() != 0 || p.Draft("nom") == nil {
		t.Error("the project itself has forgotten")
	}
}

// Two hands on one value: what stands is told beside what the other did, until it is
// settled one way or the other.
func TestClashesAreSettled(t *testing.T) {
	for _, line := range []bool{false, true} {
		for _, take := range []bool{false, true} {
			p := little(t)
			threeNeeds(p)
			must(t, p.SetAnswer("nom", "Lac", noon))
			key, id, was, theirs := "nom", "", raw(`"Étang"`), raw(`"Mer"`)
			if line {
				key, id = "besoins", p.Needs()[1].ID()
				theirs = encode(Row{lineID: id, "besoin": "Mer"}, p.catalog.Question(key).Columns)
			}
			if p.Replaced(key, id, theirs, theirs) || p.Replaced(key, id, was, p.Standing(key, id)) {
				t.Error("there is something to settle of what is the same")
			}
			if !p.Replaced(key, id, was, theirs) || len(p.Clashes()) != 1 {
				t.Fatalf("%v waits", p.Clashes())
			}
			told := p.TellClash(p.Clashes()[0])
			if !strings.Contains(told.From, "Mer") || strings.Contains(told.To, "Mer") || told.From == told.To {
				t.Errorf("%q, elsewhere %q", told.To, told.From)
			}
			must(t, p.Settle(p.Clashes()[0], take, noon))
			if got := string(p.Standing(key, id)); strings.Contains(got, "Mer") != take || len(p.Clashes()) > 0 {
				t.Errorf("line %v, taken %v: %s, %v waits", line, take, got, p.Clashes())
			}
		}
	}
	p := little(t)
	if got := string(p.Standing("besoins", "nulle")); got != "null" {
		t.Errorf("a line that is not there stands as %s", got)
	}
}

// Drafts are kept apart from answers, the latest first, another hand's beside one's own.
func TestDraftsOfTwoHands(t *testing.T) {
	p := little(t)
	if !p.SetDraft("a", []string{"1"}, noon) || p.SetDraft("a", []string{"1"}, noon.Add(time.Minute)) || !p.SetDraft("b", []string{"2"}, noon.Add(time.Second)) || !p.SetDraft("c", []string{"3"}, noon) {
		t.Error("a draft is news once")
	}
	if got := p.Drafts(); !slices.Equal(got, []string{"b", "a", "c"}) {
		t.Errorf("%q", got)
	}
	p.DraftFrom("a", raw(`"x"`))
	p.DraftFrom("rien", raw(`"x"`))
	if string(p.DraftStood("a")) != `"x"` || p.DraftStood("b") != nil || p.DraftStood("rien") != nil || len(p.Drafts()) != 3 {
		t.Errorf("begun over %s, %s", p.DraftStood("a"), p.DraftStood("b"))
	}
	p.KeepBoth("a", []string{"mine"}, noon)
	p.KeepBoth("b", []string{"2"}, noon)
	p.KeepBoth("d", []string{"4"}, noon)
	other := func(key string) string { return strings.Join(p.Draft(key+otherDraft), "") }
	if other("a") != "1" || p.Draft("a")[0] != "mine" || other("b") != "" || other("d") != "" || p.Draft("d")[0] != "4" {
		t.Errorf("beside: %q, %q, %q", other("a"), other("b"), other("d"))
	}
	p.SwapDraft("a", noon)
	if other("a") != "mine" || p.Draft("a")[0] != "1" {
		t.Errorf("swapped: %q and %q", p.Draft("a"), other("a"))
	}
	for key, want := range map[string]bool{"a": false, "a" + otherDraft: true} {
		if own, is := OtherDraft(key); own != "a" || is != want {
			t.Errorf("%s is %q, %v", key, own, is)
		}
	}
	p.SetDraft("a", nil, noon)
	if p.Draft("a") != nil || slices.Contains(p.Drafts(), "a") {
		t.Error("a draft thrown away stays")
	}
}

// The tools noted are told by family, with where they stand.
func TestToolsByFamily(t *testing.T) {
	p := little(t)
	must(t, p.SetAnswer("outils_cpts", []Row{{"outil": "un cahier", "famille": "ecrire", "statut": "choisi"}, {"outil": "une ardoise", "famille": "ecrire"}, {"outil": "une cloche"}, {"famille": "ecrire"}}, noon))
	if got := p.Tools("ecrire"); !slices.Equal(got, []string{"un cahier, choisi", "une ardoise"}) {
		t.Errorf("%q", got)
	}
	if got := p.Tools(""); !slices.Equal(got, []string{"une cloche"}) {
		t.Errorf("%q", got)
	}
}

// Of the parts of a file that could not be read, those of the history are forgotten with
// it, the others stay for whoever can mend them.
func TestForgettingDamagedParts(t *testing.T) {
	p, err := Read(little(t).catalog, []byte(`{"format": 1, "position": 4, "brouillons": 3, "reponses": 7}`))
	must(t, err)
	if got := p.Damaged(); !slices.Equal(got, []string{"brouillons", "position", "reponses"}) {
		t.Fatalf("%q", got)
	}
	p.ForgetHistory()
	if got := p.Damaged(); !slices.Equal(got, []string{"position", "reponses"}) {
		t.Errorf("%q", got)
	}
}
