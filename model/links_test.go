package model

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

// addLine adds a line to a table: « column=text ».
func addLine(t testing.TB, p *Project, table string, cells ...string) {
	t.Helper()
	row := Row{}
	for _, cell := range cells {
		column, text, _ := strings.Cut(cell, "=")
		row[column] = text
	}
	must(t, p.InsertRow(table, len(p.Rows(table)), row, noon))
}

func rewrite(t testing.TB, p *Project, table string, i int, column, text string) {
	t.Helper()
	row := Row{}
	for id, v := range p.Rows(table)[i] {
		row[id] = v
	}
	row[column] = text
	must(t, p.ReplaceRow(table, i, row, noon))
}

func cellsIn(p *Project, table, column string) (cells []string) {
	for _, row := range p.Rows(table) {
		cells = append(cells, text(row, column))
	}
	return cells
}

// network is a project whose tables name the same things.
func network(t testing.TB) *Project {
	p := blank(t)
	addLine(t, p, "structures_locales", "nom=MSP des Sources", "type=msp")
	addLine(t, p, "structures_locales", "nom=Centre de la Gare", "type=cds")
	addLine(t, p, "acteurs", "acteur=MSP des Sources", "etat=associe")
	addLine(t, p, "acteurs", "acteur=msp des sources", "etat=associe") // as somebody else typed it
	addLine(t, p, "representants", "structure=MSP des Sources")
	addLine(t, p, "engagements", "acteur=MSP des Sources", "engagement=garder deux créneaux")
	addLine(t, p, "engagements", "acteur=la mairie", "engagement=prêter une salle")
	return p
}

// What is known elsewhere is proposed, what the table lacks first, each once.
func TestKnown(t *testing.T) {
	p := network(t)
	set(t, p, "objectifs", "- Un médecin pour tous ;\n- Des retours préparés")
	for _, c := range []struct {
		table, column string
		want          []string
	}{
		{"acteurs", "acteur", []string{"Centre de la Gare", "MSP des Sources"}},
		{"engagements", "acteur", []string{"Centre de la Gare", "MSP des Sources"}},
		{"objectifs_missions", "objectif", []string{"Un médecin pour tous", "Des retours préparés"}},
		{"equipe", "structure", []string{"MSP des Sources", "Centre de la Gare"}},
		{"equipe", "role", nil},
	} {
		q := p.catalog.Question(c.table)
		if got := p.Known(q, q.Column(c.column)); !slices.Equal(got, c.want) {
			t.Errorf("%s.%s proposes %q, want %q", c.table, c.column, got, c.want)
		}
	}
}

// A rename follows wherever the name was taken, in one change: one undo takes it
// all back, to the letter, and one redo does it again.
func TestRenameFollows(t *testing.T) {
	p := network(t)
	before := p.JSON()
	changes := p.Changes()
	rewrite(t, p, "structures_locales", 0, "nom", "Maison des Sources")
	renamed := func(when string) {
		t.Helper()
		if got := strings.Join(slices.Concat(cellsIn(p, "acteurs", "acteur"), cellsIn(p, "representants", "structure"), cellsIn(p, "engagements", "acteur")), ", "); got !=
			"Maison des Sources, Maison des Sources, Maison des Sources, Maison des Sources, la mairie" {
			t.Errorf("%s: %s", when, got)
		}
	}
	renamed("renamed")
	if p.Changes() != changes+1 {
		t.Errorf("%d changes, want one", p.Changes()-changes)
	}
	told := p.Tell(p.Journal()[len(p.Journal())-1]).Sentence()
	if want := "Structures du territoire, Maison des Sources\u00a0: Nom MSP des Sources → Nom Maison des Sources (repris dans Acteurs associés, Représentants des structures et Engagements)"; told != want {
		t.Errorf("told %q,\nwant %q", told, want)
	}
	p = again(t, p) // the journal is kept
	_, _, err := p.Undo(noon)
	must(t, err)
	if got, want := answersOf(t, p.JSON()), answersOf(t, before); !bytes.Equal(got, want) {
		t.Errorf("taken back:\n%s\nwant\n%s", got, want)
	}
	_, _, err = p.Redo(noon)
	must(t, err)
	renamed("done again")
}

func answersOf(t testing.TB, file []byte) []byte {
	t.Helper()
	from := bytes.Index(file, []byte(`"reponses"`))
	to := bytes.Index(file, []byte(`"actions"`))
	return file[from:to]
}

// A name that another line bears too, a cell emptied, a line moved or taken out,
// rename nothing.
func TestRenameLeavesWhatIsInDoubt(t *testing.T) {
	p := network(t)
	addLine(t, p, "structures_locales", "nom=MSP des Sources", "type=msp")
	rewrite(t, p, "structures_locales", 0, "nom", "Maison des Sources")
	rewrite(t, p, "structures_locales", 1, "commune", "Ambrezat")
	must(t, p.MoveRow("structures_locales", 0, 1, noon))
	if got := cellsIn(p, "acteurs", "acteur"); got[0] != "MSP des Sources" {
		t.Errorf("renamed %q: another structure is still called so", got)
	}
	for _, e := range p.Journal() {
		if len(e.Also) > 0 {
			t.Errorf("%+v renames %+v", e, e.Also)
		}
	}
}

// Undone once somebody has named a place otherwise, a rename leaves it.
func TestRenameUndoneLeavesWhatCameSince(t *testing.T) {
	p := network(t)
	rewrite(t, p, "structures_locales", 0, "nom", "Maison des Sources")
	last := p.Journal()[len(p.Journal())-1]
	rewrite(t, p, "representants", 0, "structure", "Pôle des Sources")
	must(t, p.PutBack(last, false, noon))
	if got := cellsIn(p, "representants", "structure")[0]; got != "Pôle des Sources" {
		t.Errorf("the representative is of %q", got)
	}
	if got := cellsIn(p, "acteurs", "acteur")[0]; got != "MSP des Sources" {
		t.Errorf("the actor is %q", got)
	}
}

// Of what followed a rename, the file may tell anything: only a text goes where a text
// stood.
func TestRenameUndoneWritesTextsOnly(t *testing.T) {
	p := blank(t)
	addLine(t, p, "structures_locales", "nom=MSP des Sources")
	addLine(t, p, "besoins", "besoin=des retours préparés")
	addLine(t, p, "rendez_vous", "date=2027-01-12", "objet=MSP des Sources")
	set(t, p, "besoins_prioritaires", "des retours préparés")
	set(t, p, "nom", "Les Sources")
	line := p.Rows("rendez_vous")[0].ID()
	answers := string(p.answersJSON())
	for name, f := range map[string]Followed{
		"text in a date":      {Key: "rendez_vous", Line: line, Column: "date", From: "", To: "jamais"},
		"id of the line":      {Key: "rendez_vous", Line: line, Column: "id", From: line, To: "autre"},
		"column of none":      {Key: "rendez_vous", Line: line, Column: "couleur", From: "", To: "bleu"},
		"choice":              {Key: "rendez_vous", Line: line, Column: "genre", From: "", To: "autre"},
		"empty cell":          {Key: "rendez_vous", Line: line, Column: "lieu", From: "", To: "mairie"},
		"control sequence":    {Key: "rendez_vous", Line: line, Column: "objet", From: "MSP des Sources", To: "MSP\x1b[2J"},
		"nothing":             {Key: "rendez_vous", Line: line, Column: "objet", From: "MSP des Sources", To: ""},
		"endless":             {Key: "rendez_vous", Line: line, Column: "objet", From: "MSP des Sources", To: chars(maxText + 1)},
		"no text":             {Key: "nom", From: "Les Sources", To: "Autre"},
		"no question":         {Key: "nulle_part", From: "a", To: "b"},
		"control in a list":   {Key: "besoins_prioritaires", From: "des retours préparés", To: "\x00"},
		"two items of a list": {Key: "besoins_prioritaires", From: "des retours préparés", To: "un\ndeux"},
	} {
		p.rename(&Entry{Key: "structures_locales", Undo: true, Also: []Followed{f}})
		if got := string(p.answersJSON()); got != answers {
			t.Fatalf("%s: %s", name, got)
		}
	}
	e := &Entry{Undo: true, Also: []Followed{{Key: "rendez_vous", Line: line, Column: "objet", From: "MSP des Sources", To: "MSP"}}}
	p.rename(e)
	if got := cellsIn(p, "rendez_vous", "objet")[0]; got != "MSP" || len(e.Also) != 1 {
		t.Errorf("a text is not taken back: %q", got)
	}
}

// A list that takes its items from a table follows it too.
func TestRenameFollowsInAList(t *testing.T) {
	p := blank(t)
	addLine(t, p, "besoins", "besoin=un lieu où se réunir")
	addLine(t, p, "besoins", "besoin=des retours préparés")
	if typed, from := p.Offered(p.catalog.Question("besoins_prioritaires")); typed != "un lieu où se réunir\ndes retours préparés" || from.ID.Name != "besoins" {
		t.Errorf("offered %q from %v", typed, from)
	}
	set(t, p, "besoins_prioritaires", "des retours préparés")
	rewrite(t, p, "besoins", 1, "besoin", "des retours à domicile préparés")
	list := func() string { return strings.Join(p.Answer("besoins_prioritaires").([]string), ", ") }
	if list() != "des retours à domicile préparés" {
		t.Errorf("the first needs are %s", list())
	}
	_, _, err := p.Undo(noon)
	must(t, err)
	if list() != "des retours préparés" {
		t.Errorf("taken back, the first needs are %s", list())
	}
}

// Two copies: one renames, the other takes the old name meanwhile. Joined, both are
// renamed.
func TestRenameJoined(t *testing.T) {
	p := network(t)
	mine, theirs := again(t, p), again(t, p)
	rewrite(t, mine, "structures_locales", 1, "nom", "Centre Simone-Veil")
	must(t, theirs.InsertRow("acteurs", 2, Row{"acteur": "Centre de la Gare", "etat": "associe"}, noon.Add(time.Hour)))
	j, err := theirs.Join(mine, p.Changes())
	must(t, err)
	if got := cellsIn(j.Project, "acteurs", "acteur")[2]; got != "Centre Simone-Veil" {
		t.Errorf("joined, the actor is %q", got)
	}
}

// What is proposed is no answer, and is gone once there is one.
func TestOffered(t *testing.T) {
	p := with(t, "nom=CPTS du Lac")
	q := p.catalog.Question("denomination")
	if typed, from := p.Offered(q); typed != "CPTS du Lac" || from.ID.Name != "nom" {
		t.Errorf("offered %q from %v", typed, from)
	}
	if p.Answer("denomination") != nil {
		t.Error("what is offered is an answer")
	}
	set(t, p, "denomination", "Association du Lac")
	if typed, _ := p.Offered(q); typed != "" {
		t.Errorf("answered, %q is still offered", typed)
	}
	if typed, _ := blank(t).Offered(q); typed != "" {
		t.Errorf("offered %q of nothing", typed)
	}
}

// What keeps the name of a line taken out is told, unless another line bears it.
func TestStillNamed(t *testing.T) {
	p := network(t)
	gone := p.Rows("structures_locales")[0]
	must(t, p.RemoveRow("structures_locales", 0, noon))
	if got := p.StillNamed("structures_locales", gone); got != "Acteurs associés, Représentants des structures et Engagements" {
		t.Errorf("still named in %q", got)
	}
	if got := cellsIn(p, "acteurs", "acteur")[0]; got != "MSP des Sources" {
		t.Errorf("the actor is %q", got)
	}
	addLine(t, p, "structures_locales", "nom=MSP des sources", "type=msp")
	if got := p.StillNamed("structures_locales", gone); got != "" {
		t.Errorf("still named in %q, and in the table itself", got)
	}
}
