package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cpts/content/french"
)

// twice is a file of before, in which the same things were asked twice.
func twice(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/format-1/deux-tableaux.json")
	must(t, err)
	return data
}

func opened(t testing.TB, data []byte) *Project {
	t.Helper()
	p, err := Read(catalog(t), data)
	must(t, err)
	return p
}

// amend is the file of before, as a program of before changed it.
func amend(t testing.TB, change func(answers map[string]any), entries ...string) []byte {
	t.Helper()
	var top map[string]json.RawMessage
	must(t, json.Unmarshal(twice(t), &top))
	var answers map[string]any
	must(t, json.Unmarshal(top["reponses"], &answers))
	change(answers)
	top["reponses"], _ = json.Marshal(answers)
	var journal []json.RawMessage // to the letter: two copies know their common beginning by it
	must(t, json.Unmarshal(top["journal"], &journal))
	for _, e := range entries {
		journal = append(journal, json.RawMessage(e))
	}
	top["journal"], _ = json.Marshal(journal)
	data, err := json.Marshal(top)
	must(t, err)
	return data
}

// Every text of the answers of a file is somewhere once it has moved.
func TestMovedTextsAreAllThere(t *testing.T) {
	for path, data := range kept(t) {
		if strings.Contains(path, "a-la-main") {
			continue // spelt otherwise, and written back so
		}
		var top struct {
			Reponses any `json:"reponses"`
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		must(t, dec.Decode(&top))
		all := french.Key(string(opened(t, data).JSON()))
		var look func(v any)
		look = func(v any) {
			switch v := v.(type) {
			case string:
				quoted := strings.Trim(string(plain(v)), `"`)
				if !strings.Contains(all, french.Key(quoted)) {
					t.Errorf("%s: lost %q", path, v)
				}
			case []any:
				for _, inner := range v {
					look(inner)
				}
			case map[string]any:
				for _, inner := range v {
					look(inner)
				}
			}
		}
		look(top.Reponses)
	}
}

// What has moved stays: read again, nothing moves any more.
func TestMovedOnce(t *testing.T) {
	p := opened(t, twice(t))
	if once, again := string(p.JSON()), string(again(t, p).JSON()); once != again {
		t.Errorf("moved twice: %s", difference(again, once))
	}
	for _, id := range []string{"reunions", "fiches_moyens", "assurances_souscrites", "contrat_range"} {
		if p.Answer(id) != nil || p.Note(id) != "" {
			t.Errorf("%s is still there: %v, %q", id, p.Answer(id), p.Note(id))
		}
	}
}

// A line begun is found where it went, each text in its column.
func TestMovedDrafts(t *testing.T) {
	p := opened(t, twice(t))
	got := map[string]map[string]string{}
	for _, key := range p.Drafts() {
		cells := map[string]string{}
		for i, name := range p.columnsOf(strings.TrimSuffix(key, otherDraft)) {
			if text := p.Draft(key)[i]; text != "" {
				cells[name] = text
			}
		}
		got[key] = cells
	}
	meeting, sheet := p.Rows("rendez_vous")[0].ID(), p.Rows("fiches_actions")[0].ID()
	want := map[string]map[string]string{
		"rendez_vous/+":           {"date": "01/05/2027", "objet": "dialogue", "lieu": "préfecture", "note": "à confirmer"},
		"rendez_vous/+~":          {"date": "12/04/2027", "lieu": "collège", "objet": "rencontre des kinés", "genre": "réunion d’information"},
		"rendez_vous/" + meeting:  {"date": "14/12/2026", "lieu": "mairie de Vallonne", "objet": "présentation aux maires", "participants": "9", "genre": "comité ou réunion départementale", "note": "apporter la carte"},
		"fiches_actions/+":        {"titre": "Plan de crise", "mission": "réponse aux crises sanitaires", "porteur": "cadre de santé", "debut": "01/01/2029", "cout": "800"},
		"fiches_actions/" + sheet: {"titre": "Un médecin traitant pour tous", "mission": "accès aux soins", "besoin": "1 habitant sur 9 sans médecin traitant", "objectif": "200 patients accueillis", "porteur": "médecin généraliste", "debut": "01/09/2028", "cout": "4\u00a0500", "partenaires": "CPAM et MSA", "moyens": "une demi-journée de coordination", "indicateur": "patients ayant trouvé un médecin"},
		"outils_cpts/+":           {"outil": "visio", "famille": "communication interne", "statut": "à étudier", "raison": "se voir sans route"},
		"pieces/+":                {"piece": "contrat ACI signé", "lieu": "coffre"},
		"equipe/+":                {"nom": "Noé d'Artemare", "role": "tient la caisse"},
	}
	for key, cells := range want {
		if fmt.Sprint(got[key]) != fmt.Sprint(cells) {
			t.Errorf("%s holds %q, want %q", key, got[key], cells)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d drafts, want %d: %q", len(got), len(want), p.Drafts())
	}
	// Kept again, they know their columns.
	if now := again(t, p); fmt.Sprint(now.Draft("outils_cpts/+")) != fmt.Sprint(p.Draft("outils_cpts/+")) {
		t.Errorf("read again, %q", now.Draft("outils_cpts/+"))
	}
}

// What waits to be settled is about the line as it now stands.
func TestMovedClash(t *testing.T) {
	p := opened(t, twice(t))
	waiting := p.Clashes()
	if len(waiting) != 2 || waiting[0].Key != "rendez_vous" || waiting[1].Key != "commissaire" {
		t.Fatalf("waiting: %+v", waiting)
	}
	if told := p.TellClash(waiting[0]); told.From != "Lieu officine de la Gare" || told.To != "Lieu officine du Pont" {
		t.Errorf("told %q, %q", told.From, told.To)
	}
	for _, c := range waiting {
		must(t, p.Settle(c, true, noon))
	}
	if got := cellsIn(p, "rendez_vous", "lieu"); !slices.Contains(got, "officine de la Gare") || slices.Contains(got, "officine du Pont") {
		t.Errorf("settled, the meetings are at %q", got)
	}
	if p.Answer("commissaire") != "non" {
		t.Errorf("settled, the auditor is %v", p.Answer("commissaire"))
	}
}

// A journal that speaks of an old table is told in words, and taken back where its
// lines went, to the first.
func TestMovedJournalIsTakenBack(t *testing.T) {
	p := opened(t, twice(t))
	for _, e := range p.Journal() {
		c := p.Tell(e)
		if c.About == e.Key || strings.Contains(c.Sentence(), "{") {
			t.Errorf("told %q", c.Sentence())
		}
	}
	// The last change: the means of a sheet. Then the notes; then a line moved and
	// moved back; a line taken out; one put in; 27 people who were 23.
	undo := func() Entry {
		t.Helper()
		e, _, err := p.Undo(noon)
		if err != nil && err != ErrGone {
			t.Fatal(err)
		}
		return e
	}
	undo()
	if got := text(p.Rows("fiches_actions")[2], "moyens"); got != "" {
		t.Errorf("taken back, the means are %q", got)
	}
	for e := undo(); e.Key == "" || NotedThing(e.Key) != "" || e.Aside; e = undo() {
	}
	if got := cellsIn(p, "rendez_vous", "objet"); !slices.Contains(got, "réunion annulée") {
		t.Errorf("a line taken out does not come back: %q", got)
	}
	undo()
	if got := cellsIn(p, "rendez_vous", "objet"); slices.Contains(got, "réunion annulée") {
		t.Errorf("it does not go again: %q", got)
	}
	undo()
	if got := p.Rows("rendez_vous")[2]["participants"]; got != int64(23) {
		t.Errorf("%v people, want the 23 of before", got)
	}
	if _, _, err := p.Redo(noon); err != nil || p.Rows("rendez_vous")[2]["participants"] != int64(27) {
		t.Errorf("done again, %v people (%v)", p.Rows("rendez_vous")[2]["participants"], err)
	}
	for _, ok, _ := p.Undo(noon); ok; _, ok, _ = p.Undo(noon) {
	}
	if left := p.Rows("rendez_vous"); len(left) > 1 {
		t.Errorf("all taken back, %v are left", left)
	}
}

// A program of before writes on, in the tables that it knows, beside those of
// today: what it adds moves too, what it knew already does not come twice.
func TestMovedAgain(t *testing.T) {
	p := opened(t, twice(t))
	var top map[string]any
	must(t, json.Unmarshal(p.JSON(), &top))
	top["reponses"].(map[string]any)["reunions"] = []any{
		map[string]any{"id": "ausyym6bg7", "date": "2026-10-20", "objet": "première soirée"},
		map[string]any{"id": "nouvelle99", "date": "2027-06-01", "objet": "assemblée", "zz_tarif": 3},
	}
	data, err := json.Marshal(top)
	must(t, err)
	now := opened(t, data)
	if got := len(now.Rows("rendez_vous")); got != len(p.Rows("rendez_vous"))+1 {
		t.Errorf("%d meetings, want one more than %d", got, len(p.Rows("rendez_vous")))
	}
	last := now.Rows("rendez_vous")[len(now.Rows("rendez_vous"))-1]
	if last.ID() != "nouvelle99" || string(last["zz_tarif"].(json.RawMessage)) != "3" {
		t.Errorf("the line added is %v", last)
	}
}

// A table that cannot be read takes nothing: what was to move stays where it is.
func TestMovedNowhere(t *testing.T) {
	p := opened(t, amend(t, func(answers map[string]any) { answers["rendez_vous"] = "une liste" }))
	if len(p.Rows("reunions")) != 3 || p.Odd("rendez_vous") == "" {
		t.Errorf("%d meetings of before, %q", len(p.Rows("reunions")), p.Odd("rendez_vous"))
	}
	if got := again(t, p); len(got.Rows("reunions")) != 3 {
		t.Error("they are lost")
	}
}

// Two lines that an old file gave one id, and that say two things, are two.
func TestMovedUnderOneID(t *testing.T) {
	p := opened(t, []byte(`{"format":1,"reponses":{"rendez_vous":[{"id":"a","date":"2026-12-01","objet":"comité"}],"reunions":[{"id":"a","date":"2026-12-02","objet":"soirée"}]}}`))
	if got := cellsIn(p, "rendez_vous", "objet"); fmt.Sprint(got) != "[comité soirée]" || p.Rows("rendez_vous")[0].ID() == p.Rows("rendez_vous")[1].ID() {
		t.Errorf("the meetings are %q, %v", got, p.Rows("rendez_vous"))
	}
	if once, again := string(p.JSON()), string(again(t, p).JSON()); once != again {
		t.Errorf("moved twice: %s", difference(again, once))
	}
}

// Two meetings of one day and one subject, that stood apart, stay two and keep their
// ids: what is taken back is done to the one it was about.
func TestMovedApart(t *testing.T) {
	const morning, evening = `{"id":"matinaaaaa","date":"2026-12-01","objet":"soirée","lieu":"mairie"}`, `{"id":"soiraaaaaa","date":"2026-12-01","objet":"Soirée","lieu":"hôpital","participants":20}`
	const more = `{"id":"soiraaaaaa","date":"2026-12-01","objet":"Soirée","lieu":"hôpital","participants":25}`
	const journal = `[{"quand":"2026-02-01T10:00:00Z","cle":"reunions","ligne":1,"main":"m","avant":` + evening + `,"apres":` + more + `}]`
	for there, want := range map[string]string{
		``: `[matinaaaaa soiraaaaaa]`,
		`{"id":"pris","date":"2026-12-01","objet":"soirée","lieu":"mairie","participants":8}`: `[pris soiraaaaaa]`,
	} {
		p := opened(t, []byte(`{"format":1,"reponses":{"rendez_vous":[`+there+`],"reunions":[`+morning+`,`+more+`]},"journal":`+journal+`}`))
		if got := fmt.Sprint(cellsIn(p, "rendez_vous", "id")); got != want {
			t.Errorf("the meetings are %s, want %s", got, want)
		}
		if _, _, err := p.Undo(noon); err != nil || p.Rows("rendez_vous")[1]["participants"] != int64(20) || p.Rows("rendez_vous")[0]["participants"] == int64(20) {
			t.Errorf("taken back, the meetings are %v (%v)", p.Rows("rendez_vous"), err)
		}
	}
}

// A meeting taken out before comes back as itself, though another of its day and
// subject is there.
func TestMovedApartComesBack(t *testing.T) {
	const morning, evening = `{"id":"matinaaaaa","date":"2026-12-01","objet":"soirée","lieu":"mairie"}`, `{"id":"soiraaaaaa","date":"2026-12-01","objet":"Soirée","lieu":"hôpital"}`
	p := opened(t, []byte(`{"format":1,"reponses":{"reunions":[`+morning+`]},"journal":[
		{"quand":"2026-02-01T10:00:00Z","cle":"reunions","ligne":0,"main":"m","avant":null,"apres":`+morning+`},
		{"quand":"2026-02-01T10:01:00Z","cle":"reunions","ligne":1,"main":"m","avant":null,"apres":`+evening+`},
		{"quand":"2026-02-01T10:02:00Z","cle":"reunions","ligne":1,"main":"m","avant":`+evening+`,"apres":null}]}`))
	for _, want := range []string{"[mairie hôpital]", "[mairie]", "[]"} {
		if _, _, err := p.Undo(noon); err != nil || fmt.Sprint(cellsIn(p, "rendez_vous", "lieu")) != want {
			t.Errorf("taken back, the meetings are at %q, want %s (%v)", cellsIn(p, "rendez_vous", "lieu"), want, err)
		}
	}
}

// What a copy of before goes on doing to a line that joined another reaches that
// other, what it was known by too; what another hand changed there waits.
func TestMovedChangeReachesTheLineJoined(t *testing.T) {
	meeting := `{"id":"tvwoxe44p6","date":"2026-12-14","lieu":"mairie de Vallonne","objet":"présentation aux élus","participants":9}`
	sheet := `{"id":"c7t3otjnfp","action":"Un médecin traitant pour tous","moyens":"un tableau partagé"}`
	for _, c := range []struct{ key, before, old, with, to, column, want string }{
		{"reunions", meeting, "2026-12-14", "2026-12-15", "rendez_vous", "date", "2026-12-15"},
		{"reunions", meeting, "aux élus", "aux maires", "rendez_vous", "objet", "présentation aux maires"},
		{"reunions", meeting, "mairie de", "école de", "rendez_vous", "lieu", "école de Vallonne"},
		{"fiches_moyens", sheet, "Un médecin", "Trois médecins", "fiches_actions", "titre", "Trois médecins traitant pour tous"},
		{"fiches_moyens", sheet, "un tableau partagé", "un agenda", "fiches_actions", "moyens", "une demi-journée de coordination\u00a0; un agenda"},
		{"fiches_moyens", sheet, sheet, "null", "fiches_actions", "moyens", "une demi-journée de coordination"},
	} {
		old := amend(t, func(map[string]any) {}, `{"quand":"2028-09-06T10:00:00Z","cle":"`+c.key+`","ligne":1,"main":"vieux1","avant":`+c.before+`,"apres":`+strings.Replace(c.before, c.old, c.with, 1)+`}`)
		disk := opened(t, twice(t))
		j, err := disk.Join(opened(t, old), disk.Changes())
		must(t, err)
		row := j.Project.Rows(c.to)[0]
		if got := Typed(&j.Project.catalog.Question(c.to).Column(c.column).Field, row[c.column]); got != Typed(&j.Project.catalog.Question(c.to).Column(c.column).Field, cell(t, j.Project, c.to, c.column, c.want)) {
			t.Errorf("%s of the line is %q, want %q", c.column, got, c.want)
		}
		if len(j.Clashes) > 0 || len(j.LeftOut) > 0 {
			t.Errorf("%s: %+v, %+v", c.want, j.Clashes, j.LeftOut)
		}
	}
}

// What a copy of before takes out of an answer that moved stays, and is told; what it
// adds comes.
func TestMovedAnswerTakenOutIsTold(t *testing.T) {
	for _, c := range []struct {
		key, before, after string
		told               bool
	}{
		{"contrat_range", `"dossier partagé du bureau, chemise bleue"`, `null`, true},
		{"assurances_souscrites", `["civile","dirigeants"]`, `null`, true},
		{"assurances_souscrites", `["civile","dirigeants"]`, `["civile","locaux"]`, true},
		{"assurances_souscrites", `["civile","dirigeants"]`, `["civile","dirigeants","locaux"]`, false},
		{"contrat_range", `"dossier partagé du bureau, chemise bleue"`, `"coffre"`, false},
	} {
		old := amend(t, func(map[string]any) {}, `{"quand":"2028-09-06T10:00:00Z","cle":"`+c.key+`","main":"vieux1","avant":`+c.before+`,"apres":`+c.after+`}`)
		disk := opened(t, twice(t))
		j, err := disk.Join(opened(t, old), disk.Changes())
		must(t, err)
		if told := len(j.TellLost()) == 1; told != c.told {
			t.Errorf("%s, %s: told %v", c.key, c.after, j.TellLost())
		}
		journal := j.Project.Journal()
		if last := journal[len(journal)-1]; last.Key != c.key || last.Aside != c.told {
			t.Errorf("%s, %s: the journal ends with %s", c.key, c.after, plain(last))
		}
		if got := cellsIn(j.Project, "assurances_contrats", "objet"); slices.Contains(got, "locaux") != strings.Contains(c.after, "locaux") || !slices.Contains(got, "dirigeants") {
			t.Errorf("%s, %s: insured for %q", c.key, c.after, got)
		}
	}
}

// A program of before, that finds its answer empty, gives it again and again: the
// last one stands, beside what others wrote.
func TestMovedAnswerGivenAgain(t *testing.T) {
	p := opened(t, []byte(`{"format":1,"reponses":{"pieces":[{"id":"a","piece":"contrat","lieu":"chez Léa"}],"contrat_range":"coffre"},"journal":[{"quand":"2026-02-01T10:00:00Z","cle":"contrat_range","main":"m","avant":null,"apres":"coffre"}]}`))
	for i, place := range []string{"coffre", "armoire", "Coffre", "armoire du fond"} {
		must(t, p.apply(Entry{When: noon.Add(time.Duration(i)), Key: "contrat_range", After: plain(place)}))
		p = again(t, p)
		if got, want := fmt.Sprint(cellsIn(p, "pieces", "lieu")), "[chez Léa\u00a0; "+place+"]"; !strings.EqualFold(got, want) {
			t.Errorf("the contract is at %s, want %s", got, want)
		}
	}
}

// cell is a value as the file would hold it in a column.
func cell(t testing.TB, p *Project, table, column, value string) Value {
	t.Helper()
	v, err := decode(&p.catalog.Question(table).Column(column).Field, nil, plain(value))
	must(t, err)
	return v
}

// What waits on a line that joined another says the same there, its day included.
func TestMovedClashOfTheLineJoined(t *testing.T) {
	var top map[string]json.RawMessage
	must(t, json.Unmarshal(twice(t), &top))
	top["deux_versions"] = json.RawMessage(`[{"cle":"reunions","ligne":"tvwoxe44p6","ailleurs":{"id":"tvwoxe44p6","date":"2026-12-20","lieu":"mairie de Vallonne","objet":"présentation aux élus","participants":9}},
		{"cle":"fiches_moyens","ligne":"c7t3otjnfp","ailleurs":{"id":"c7t3otjnfp","action":"Titre venu d'ailleurs","moyens":"un tableau partagé"}}]`)
	data, err := json.Marshal(top)
	must(t, err)
	waiting := opened(t, data).Clashes()
	if len(waiting) != 2 || !strings.Contains(string(waiting[0].Theirs), "2026-12-20") || !strings.Contains(string(waiting[1].Theirs), "Titre venu") {
		t.Errorf("waiting: %s", plain(waiting))
	}
}

// What a line says more is told by whole items, not by the letters of another.
func TestMovedTextIsAdded(t *testing.T) {
	for _, c := range []struct{ here, there, want string }{
		{"Bourgvallon", "Vallon", "Bourgvallon\u00a0; Vallon"},
		{"CPAM ; MSA", "msa", "CPAM ; MSA"},
		{"CPAM", "MSA ; CPAM ; ARS", "CPAM\u00a0; MSA\u00a0; ARS"},
		{"", "MSA", "MSA"},
	} {
		if got := withText(c.here, c.there, french.Typography(" ; ")); got != c.want {
			t.Errorf("%q and %q make %q, want %q", c.here, c.there, got, c.want)
		}
	}
}

// A copy of before, that a program of before went on with, joins a copy that has
// moved and went on too, one way and the other: both have what each did.
func TestMovedCopiesJoin(t *testing.T) {
	added := `{"quand":"2028-09-06T10:00:00Z","cle":"reunions","ligne":3,"main":"vieux1","avant":null,"apres":{"id":"vieuxlot22","date":"2027-09-09","objet":"réunion des kinés"}}`
	edited := `{"quand":"2028-09-06T10:01:00Z","cle":"reunions","ligne":2,"main":"vieux1","avant":{"id":"3xmjaq72yd","date":"2027-01-18","lieu":"officine du Pont"},"apres":{"id":"3xmjaq72yd","date":"2027-01-18","lieu":"officine du Pont","participants":14}}`
	dropped := `{"quand":"2028-09-06T10:02:00Z","cle":"reunions","ligne":0,"main":"vieux1","avant":{"id":"ausyym6bg7","date":"2026-10-20","lieu":"salle des fêtes de Vallonne","objet":"première soirée","participants":27},"apres":null}`
	means := `{"quand":"2028-09-06T10:03:00Z","cle":"fiches_moyens","ligne":0,"main":"vieux1","avant":{"id":"xucn3zvzec","action":"un médecin traitant pour tous","partenaires":"CPAM, centre de santé","moyens":"une demi-journée de coordination","indicateur":"patients ayant trouvé un médecin"},"apres":{"id":"xucn3zvzec","action":"un médecin traitant pour tous","partenaires":"CPAM, MSA","moyens":"une demi-journée de coordination","indicateur":"patients ayant trouvé un médecin"}}`
	old := amend(t, func(answers map[string]any) {
		rows := answers["reunions"].([]any)
		rows[2].(map[string]any)["participants"] = 14
		answers["reunions"] = append(rows[1:], map[string]any{"id": "vieuxlot22", "date": "2027-09-09", "objet": "réunion des kinés"})
		answers["fiches_moyens"].([]any)[0].(map[string]any)["partenaires"] = "CPAM, MSA"
	}, added, edited, dropped, means)
	common := opened(t, twice(t)).Changes()
	for _, way := range []string{"the old one is on the disk", "the new one is on the disk"} {
		mine := opened(t, twice(t))
		later := noon.AddDate(2, 0, 0)
		row := Row{}
		for id, v := range mine.Rows("rendez_vous")[3] {
			row[id] = v
		}
		row["decide"] = "se revoir"
		must(t, mine.ReplaceRow("rendez_vous", 3, row, later))
		must(t, mine.InsertRow("rendez_vous", 4, Row{"date": day(t, "2027-10-01"), "objet": "assemblée"}, later.Add(time.Minute)))
		theirs := opened(t, old)
		if way == "the new one is on the disk" {
			mine, theirs = theirs, mine
		}
		j, err := theirs.Join(mine, common)
		must(t, err)
		objects := cellsIn(j.Project, "rendez_vous", "objet")
		slices.Sort(objects)
		if want := "[ assemblée bureau présentation aux élus réunion des kinés]"; fmt.Sprint(objects) != want {
			t.Errorf("%s: the meetings are %q", way, objects)
		}
		for _, row := range j.Project.Rows("rendez_vous") {
			if row.ID() == "3xmjaq72yd" && (row["participants"] != int64(14) || text(row, "decide") != "se revoir" || text(row, "genre") != "information") {
				t.Errorf("%s: both did not change the meeting: %v", way, row)
			}
		}
		if got := text(j.Project.Rows("fiches_actions")[0], "partenaires"); got != "CPAM, MSA" {
			t.Errorf("%s: the partners are %q", way, got)
		}
		if len(j.LeftOut) > 0 {
			t.Errorf("%s: left out %+v", way, j.TellLost())
		}
	}
}
