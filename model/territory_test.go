package model

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// inHerault is a project of the Hérault, with these communes.
func inHerault(t *testing.T, towns ...string) *Project {
	t.Helper()
	p := New(catalog(t), day0)
	must(t, p.SetAnswer("departement", "34", day0))
	must(t, p.SetAnswer("communes", towns, day0.Add(time.Minute)))
	return p
}

var day0 = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func people(p *Project) int64 { n, _ := p.Population(); return n }

func TestPopulationFollowsTheCommunes(t *testing.T) {
	p := inHerault(t, "Sète", "Mèze")
	if people(p) != 45_337+12_669 || keyPopulationYear.In(p) != 2023 || keyPopulationSource.In(p) != populationSource {
		t.Errorf("%d inhabitants of %d, from %q", people(p), keyPopulationYear.In(p), keyPopulationSource.In(p))
	}
	must(t, p.SetAnswer("communes", []string{"Sète"}, day0.Add(2*time.Minute)))
	if people(p) != 45_337 {
		t.Errorf("%d inhabitants once Mèze is out", people(p))
	}
	if told := p.Contradictions(); len(told) > 0 {
		t.Errorf("told: %s", told[0].Sentence)
	}
	// Through a list that cannot be added up, it still follows.
	must(t, p.SetAnswer("communes", []string{"Mèze", "le port"}, day0.Add(4*time.Minute)))
	must(t, p.SetAnswer("communes", []string{"Mèze"}, day0.Add(5*time.Minute)))
	if people(p) != 12_669 {
		t.Errorf("%d inhabitants once the port is out", people(p))
	}
	must(t, p.SetAnswer("communes", []string{"Sète"}, day0.Add(6*time.Minute)))
	// What is not understood leaves it as it was, and does not count.
	must(t, p.SetAnswer("communes", []string{"Sète", "les quartiers nord"}, day0.Add(3*time.Minute)))
	if people(p) != 45_337 || len(p.Contradictions()) > 0 {
		t.Errorf("%d inhabitants, %d contradictions", people(p), len(p.Contradictions()))
	}
}

func TestPopulationGivenByHandStaysAndIsTold(t *testing.T) {
	p := New(catalog(t), day0)
	must(t, p.SetAnswer("population", int64(58_500), day0))
	must(t, p.SetAnswer("departement", "34", day0))
	must(t, p.SetAnswer("communes", []string{"Sète", "Mèze"}, day0))
	if people(p) != 58_500 {
		t.Errorf("%d inhabitants", people(p))
	}
	told, wrong := p.ContradictionOf("population")
	if !wrong || !strings.Contains(told.Sentence, "58\u00a0500") || !strings.Contains(told.Sentence, "58\u00a0006") || !strings.Contains(told.Sentence, "2023") {
		t.Errorf("told: %q", told.Sentence)
	}
	if p.Trouble(p.catalog.Question("population")) == "" {
		t.Error("nothing is told on the question")
	}
	must(t, p.SetAnswer("population_annee", int64(2021), day0))
	if len(p.Contradictions()) > 0 {
		t.Error("a population of another year is still told")
	}
	must(t, p.SetAnswer("population", int64(58_006), day0))
	must(t, p.SetAnswer("communes", []string{"Sète"}, day0))
	if people(p) != 45_337 {
		t.Errorf("the sum, given by hand, does not follow: %d", people(p))
	}
}

// A figure given in place of the sum is not said to be the sum, and stays.
func TestPopulationChangedByHandLosesItsSource(t *testing.T) {
	p := inHerault(t, "Sète")
	must(t, p.SetAnswer("population", int64(46_000), day0.Add(time.Hour)))
	if _, dated := keyPopulationYear.Of(p); dated || keyPopulationSource.In(p) != "" {
		t.Errorf("46 000 is said to be of %d, from %q", keyPopulationYear.In(p), keyPopulationSource.In(p))
	}
	must(t, p.SetAnswer("communes", []string{"Sète", "Mèze"}, day0.Add(2*time.Hour)))
	if people(p) != 46_000 {
		t.Errorf("it gave way to %d", people(p))
	}
	for range 2 {
		_, _, err := p.Undo(day0.Add(3 * time.Hour))
		must(t, err)
	}
	if people(p) != 45_337 || keyPopulationSource.In(p) != populationSource || keyPopulationYear.In(p) != 2023 {
		t.Errorf("undone, %d inhabitants of %d, from %q", people(p), keyPopulationYear.In(p), keyPopulationSource.In(p))
	}
}

func TestUndoTakesBackWhatFollows(t *testing.T) {
	p := inHerault(t, "Sète")
	must(t, p.SetAnswer("communes", []string{"Sète", "Mèze"}, day0.Add(2*time.Minute)))
	stood := p.JSON()
	done, ok, err := p.Undo(day0.Add(3 * time.Minute))
	if !ok || err != nil || done.Key != "communes" || people(p) != 45_337 || len(p.Towns()) != 1 {
		t.Fatalf("%v %v: %s taken back, %d inhabitants in %q", ok, err, done.Key, people(p), p.Towns())
	}
	done, ok, err = p.Redo(day0.Add(4 * time.Minute))
	if !ok || err != nil || done.Key != "communes" || people(p) != 58_006 || len(p.Towns()) != 2 {
		t.Fatalf("%v %v: %s done again, %d inhabitants in %q", ok, err, done.Key, people(p), p.Towns())
	}
	if !bytes.Equal(territoryIn(stood), territoryIn(p.JSON())) {
		t.Errorf("undone and done again, the project differs:\n%s\n%s", stood, p.JSON())
	}
	for range 3 {
		_, _, err = p.Undo(day0.Add(5 * time.Minute))
		must(t, err)
	}
	if _, given := p.Population(); given || p.Towns() != nil || p.reckoned != nil || keyDepartment.In(p) != "" {
		t.Errorf("all is not taken back: %q", p.JSON())
	}
}

func territoryIn(file []byte) []byte {
	_, rest, _ := bytes.Cut(file, []byte(`"reponses"`))
	answers, _, _ := bytes.Cut(rest, []byte(`"journal"`))
	return answers
}

func TestFileTellsTheTerritory(t *testing.T) {
	p := inHerault(t, "Sète", "Mauguio (en partie : Carnon, 5 000 habitants)", "le port")
	written := string(p.JSON())
	for _, line := range []string{
		`"territoire": {"departement":"34","annee":2023,"communes":[`,
		`    {"nom":"Sète","code":"34301","epci":"200066355","population":45337},`,
		`    {"nom":"Mauguio (en partie : Carnon, 5 000 habitants)","code":"34154","epci":"243400470","part":"partie","precision":"Carnon","population":5000},`,
		`    {"nom":"le port"}`,
	} {
		if !strings.Contains(written, line) {
			t.Errorf("the file lacks %s\n%s", line, written)
		}
	}
	again, err := Read(p.catalog, []byte(written))
	must(t, err)
	if string(again.JSON()) != written {
		t.Errorf("read and written again:\n%s", again.JSON())
	}
}

// TestFileOfAnotherVersion holds that what was understood of another list, or is no
// territory, is left aside, and that a list is looked up only once it changes.
func TestFileOfAnotherVersion(t *testing.T) {
	for name, territory := range map[string]string{
		"of another list":       `{"departement": "34", "population": 9, "communes": [{"nom": "Mèze"}]}`,
		"of another department": `{"departement": "30", "population": 9, "communes": [{"nom": "Sète"}]}`,
		"below none":            `{"departement": "34", "population": -5, "communes": [{"nom": "Sète"}]}`,
		"more than France":      `{"departement": "34", "communes": [{"nom": "Sète", "population": 1000000000000000000}]}`,
		"no commune":            `{"departement": "34", "communes": [{"nom": "Sète", "code": "99999"}]}`,
		"no code":               `{"departement": "34", "communes": [{"nom": "Sète", "code": "34\u001b["}]}`,
		"no group":              `{"departement": "34", "communes": [{"nom": "Sète", "epci": "34"}]}`,
		"no year":               `{"departement": "34", "annee": 9, "communes": [{"nom": "Sète"}]}`,
		"no part":               `{"departement": "34", "communes": [{"nom": "Sète", "part": "moitié"}]}`,
		"control sequence":      `{"departement": "34", "communes": [{"nom": "Sète", "precision": "\u001b[2J"}]}`,
		"a number":              `3`, "nothing": `null`, "rows that are none": `{"communes": [1]}`,
	} {
		p, err := Read(catalog(t), []byte(`{"format": 1, "reponses": {"departement": "34", "communes": ["Sète"], "population": 5}, "territoire": `+territory+`}`))
		must(t, err)
		if p.reckoned != nil || len(p.Contradictions()) > 0 || len(p.Damaged()) > 0 || bytes.Contains(p.JSON(), []byte("territoire")) {
			t.Errorf("%s: %s", name, p.JSON())
		}
	}
}

// A list that an older version changed is looked up again when the population is said
// to be the sum of it: it is told if it is not.
func TestSumOfAnotherListIsTold(t *testing.T) {
	written := inHerault(t, "Sète", "Mèze").JSON()
	older := bytes.Replace(written, []byte("\"Sète\",\n      \"Mèze\""), []byte(`"Sète"`), 1)
	if bytes.Equal(older, written) {
		t.Fatalf("the list is not changed: %s", written)
	}
	p, err := Read(catalog(t), older)
	must(t, err)
	if told, wrong := p.ContradictionOf("population"); !wrong || !strings.Contains(told.Sentence, "45\u00a0337") {
		t.Errorf("told: %q", told.Sentence)
	}
	if sum, _, ok := p.SumOfTowns(); !ok || sum != 45_337 || !bytes.Contains(p.JSON(), []byte(`{"nom":"Sète","code":"34301"`)) {
		t.Errorf("the list is not looked up again: %s", p.JSON())
	}
}

func TestJoinedCommunesAreCountedOnce(t *testing.T) {
	mine := inHerault(t, "Sète")
	theirs, err := Read(mine.catalog, mine.JSON())
	must(t, err)
	must(t, mine.SetAnswer("nom", "Thau", day0.Add(2*time.Minute)))
	must(t, theirs.SetAnswer("communes", []string{"Sète", "Mèze"}, day0.Add(3*time.Minute)))
	joined, err := theirs.Join(mine, mine.Changes()-1)
	must(t, err)
	p := joined.Project
	if people(p) != 58_006 || len(joined.Clashes) > 0 || p.reckoned == nil || p.reckoned.People != 58_006 {
		t.Errorf("%d inhabitants, %d clashes", people(p), len(joined.Clashes))
	}
}
