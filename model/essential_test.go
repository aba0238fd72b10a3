package model

import (
	"slices"
	"strings"
	"testing"

	"cpts/content"
)

// put are the questions of a rubrique that she is led through.
func put(p *Project, section string) (ids []string) {
	for _, q := range p.catalog.Section(section).Questions {
		if p.Put(q) {
			ids = append(ids, q.ID.Name)
		}
	}
	return ids
}

// With the essential only, what is needed is put, and what was said of; nothing that
// was said ever hides.
func TestEssential(t *testing.T) {
	for name, c := range map[string]struct {
		say  func(p *Project)
		want string
	}{
		"nothing said": {func(*Project) {}, "nom avancement"},
		"an answer":    {func(p *Project) { set(t, p, "objectifs", "Soigner") }, "nom avancement objectifs"},
		"a no":         {func(p *Project) { set(t, p, "projet_existant", "non") }, "nom avancement projet_existant"},
		"a note":       {func(p *Project) { must(t, p.SetNote("objectifs", "à voir", noon)) }, "nom avancement objectifs"},
		"a draft":      {func(p *Project) { p.SetDraft("objectifs", []string{"Soi"}, noon) }, "nom avancement objectifs"},
		"a line begun": {func(p *Project) { p.SetDraft("objectifs/+", []string{"12/12"}, noon) }, "nom avancement objectifs"},
		"an odd value": {func(p *Project) { p.odd["objectifs"] = []byte("7") }, "nom avancement objectifs"},
	} {
		p := blank(t)
		all := put(p, "projet")
		p.SetWalk(Essential)
		c.say(p)
		if got := strings.Join(put(p, "projet"), " "); got != c.want {
			t.Errorf("%s: put %q, want %q", name, got, c.want)
		}
		aside := p.Spared(p.catalog.Section("projet"))
		if n := len(put(p, "projet")) + len(aside); n != len(all) {
			t.Errorf("%s: %d questions put or aside, of %d", name, n, len(all))
		}
		p.SetWalk(Everything)
		if got := put(p, "projet"); !slices.Equal(got, all) || p.Spared(p.catalog.Section("projet")) != nil {
			t.Errorf("%s: everything is %q, want %q", name, got, all)
		}
	}
}

// What follows, comes before, is counted and opens a rubrique goes by her choice.
func TestWalks(t *testing.T) {
	for _, c := range []struct {
		walk                     Walk
		at, following, preceding string
		rank, of                 int
		section, entry           string
	}{
		{Everything, "population", "population_annee", "communes", 4, 8, "territoire", "departement"},
		{Essential, "population", "", "communes", 4, 4, "territoire", "departement"},
		{Essential, "departement", "region", "avancement", 1, 4, "lettre", "lettre_resume"},
		{Everything, "departement", "region", "lettre_souhaitee_le", 1, 8, "lettre", "lettre_trame"},
		{Essential, "perimetre", "", "population", 5, 5, "projet", "nom"}, // on the screen, so counted
		{Essential, "nom", "avancement", "", 1, 2, "projet", "nom"},
	} {
		p := blank(t)
		p.SetWalk(c.walk)
		name := func(q *content.Question) string { return AtQuestion(q).ID() }
		q := p.catalog.Question(c.at)
		if got := name(p.Following(q)); got != c.following {
			t.Errorf("%q: after %s comes %q, want %q", c.walk, c.at, got, c.following)
		}
		if got := name(p.Preceding(q)); got != c.preceding {
			t.Errorf("%q: before %s comes %q, want %q", c.walk, c.at, got, c.preceding)
		}
		if rank, of := p.Rank(q); rank != c.rank || of != c.of {
			t.Errorf("%q: %s is %d of %d, want %d of %d", c.walk, c.at, rank, of, c.rank, c.of)
		}
		if got := name(p.Entry(p.catalog.Section(c.section), p.Overview(today))); got != c.entry {
			t.Errorf("%q: %s opens on %q, want %q", c.walk, c.section, got, c.entry)
		}
	}
}

// The choice is in the file, beside where she is; a version that does not know it, or
// its value, passes it on.
func TestWalkInTheFile(t *testing.T) {
	p := with(t, "nom=Lac")
	if strings.Contains(string(p.JSON()), "parcours") {
		t.Error("a choice that was not made is in the file")
	}
	p.SetWalk(Essential)
	p.SetPosition(p.catalog.Question("population"))
	if q := again(t, p); q.Walk() != Essential || q.Position().Question != "population" {
		t.Errorf("read again: %+v", q.Position())
	}
	joined, err := with(t, "nom=Lac").Join(p, 0)
	if err == nil && joined.Project.Walk() != Essential {
		t.Error("the choice is lost in a join")
	}
	newer := `{"format":1,"position":{"question":"nom","parcours":"sur-mesure","onglet":2},"reponses":{"nom":"Lac"}}`
	q, err := Read(p.catalog, []byte(newer))
	must(t, err)
	q.SetPosition(q.catalog.Question("population"))
	if text := string(q.JSON()); q.Walk() != Everything || !strings.Contains(text, `"parcours": "sur-mesure"`) || !strings.Contains(text, `"onglet": 2`) {
		t.Errorf("a choice of a newer version is not passed on:\n%s", text)
	}
}
